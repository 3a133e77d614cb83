// `npm run check`: everything that can be known without a long run. Stops at the first fault.
// `-- --no-tests` leaves the unit tests out, where `npm test` follows, which runs them too.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled, root, stop } from './bootstrap.mjs';

ensureInstalled();
const bin = (name) => join(root, 'node_modules', '.bin', name);
const STEPS = [
  [
    'format and lint',
    bin('biome'),
    ['check', '--error-on-warnings', '--max-diagnostics=30', '.'],
    'npm run format mends most of it',
  ],
  ['types', bin('tsc'), ['--noEmit', '-p', '.']],
  [
    'import law',
    bin('depcruise'),
    ['--config', '.dependency-cruiser.mjs', 'sandbox', 'conformance', 'scripts', 'spec'],
  ],
  ['generated files in sync', bin('tsx'), ['scripts/generate.ts', '--check']],
  ['fixtures in sync', bin('tsx'), ['scripts/make-demo-fixture.ts', '--check']],
  ['spec lint', bin('redocly'), ['lint', '--format', 'stylish']],
  ['unused code and dependencies', bin('knip'), []],
  ['tidy', bin('tsx'), ['scripts/tidy.ts']],
  [
    'unit tests',
    process.execPath,
    [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--project', 'unit', '--reporter', 'dot'],
  ],
];
const flags = process.argv.slice(2);
const unknown = flags.find((flag) => flag !== '--no-tests');
if (unknown !== undefined) stop(`check knows no ${unknown}; there is --no-tests`, 2);
const steps = flags.length > 0 ? STEPS.filter(([title]) => title !== 'unit tests') : STEPS;
for (const [title, command, args, hint] of steps) {
  const started = Date.now();
  process.stdout.write(`${title} … `);
  const result = spawnSync(command, args, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  if (result.status === 0) {
    process.stdout.write(`ok (${seconds} s)\n`);
    continue;
  }
  process.stdout.write(`FAILED (${seconds} s)\n${result.stdout ?? ''}${result.stderr ?? ''}`);
  if (result.error) process.stdout.write(`${result.error.message}\n`);
  if (hint) process.stdout.write(`${hint}\n`);
  process.stdout.write(`khata: check failed at: ${title}\n`);
  process.exit(1);
}
