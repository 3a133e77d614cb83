import { cpSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../../lib/package-root.ts';
import { installPackage, succeed } from './installed.ts';
import { removeScratch } from './scratch.ts';
import { endProcesses, run } from './server-process.ts';

/** The example projects as a partner has them: outside of this repository, with the published package. */

const root = packageRoot();
/** The runners are ours: the examples must need no network. */
const RUNNERS = ['vitest', 'jest', 'typescript', '@types'];
let examples: string;

/** What is wrong with a run; also one that found nothing to run is wrong. */
async function report(example: string, program: string, args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await run(program, args, {
    cwd: join(examples, example),
    env: { CI: '1' },
  }).ending;
  const said = stripVTControlCharacters(stdout + stderr);
  if (code !== 0) throw new Error(`${example}: ended with ${code}:\n${said}`);
  return said;
}

const tool = (...path: string[]) => join(root, 'node_modules', ...path);

beforeAll(async () => {
  const project = await installPackage();
  for (const name of RUNNERS) symlinkSync(tool(name), join(project, 'node_modules', name));
  examples = join(project, 'examples');
  cpSync(join(root, 'examples'), examples, { recursive: true });
}, 120_000);

afterAll(async () => {
  await endProcesses();
  removeScratch();
});

describe('the example projects', () => {
  it('are all run here', () => {
    const folders = readdirSync(examples, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.map(({ name }) => name).sort()).toEqual([
      'any-language',
      // A workflow to copy: its steps are tried by conformance/test/documents.test.ts.
      'ci',
      // Runs against the kit, not as a test of a partner's: conformance/test/drivers/smoke.test.ts.
      'driver',
      'jest-partner',
      'node-test',
      'vitest-partner',
    ]);
  });

  it('vitest: two files side by side, a world for each test', async () => {
    const said = await report('vitest-partner', process.execPath, [tool('vitest', 'vitest.mjs'), 'run']);
    expect(said).toMatch(/Test Files +2 passed \(2\)/);
    expect(said).toMatch(/Tests +6 passed \(6\)/);
  });

  it('vitest: its TypeScript compiles', async () => {
    const compiler = tool('typescript', 'bin', 'tsc');
    await succeed(process.execPath, [compiler, '-p', '.'], join(examples, 'vitest-partner'));
  });

  it('jest: two files side by side, in CommonJS, without a flag', async () => {
    const said = await report('jest-partner', process.execPath, [tool('jest', 'bin', 'jest.js')]);
    expect(said).toMatch(/Test Suites: +2 passed, 2 total/);
    expect(said).toMatch(/Tests: +6 passed, 6 total/);
  });

  it('node --test: over a port that is chosen by itself', async () => {
    const said = await report('node-test', process.execPath, ['--test', 'test/']);
    expect(said).toMatch(/pass 5$/m);
    expect(said).toMatch(/fail 0$/m);
  });

  it('any language: a script in Python beside the server', async () => {
    const python = await run('sh', ['-c', 'command -v python3'], {}).ending;
    // Nothing but Node is needed to work on Khata; where there is no Python, the script is only looked for.
    if (python.code !== 0) expect(readdirSync(join(examples, 'any-language'))).toContain('collect.py');
    else expect(await report('any-language', 'python3', ['collect.py'])).toMatch(/^250 booked$/m);
  });
});
