/**
 * `npm run kit:long`: whether the kit says the same each time. First the whole kill matrix (`kit:matrix`), then both
 * reference clients, side by side, through the standard profile, 10 times on an otherwise idle machine and 5 times with the
 * processor oversubscribed twofold, with 3 seeds: every table of verdicts must be the same, byte for byte. Writes conformance/reference/long-run.md.
 * `-- --idle N --busy N --seeds N` shorten it, `--no-matrix` leaves the matrix out; a shortened run says so in what it writes.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CHECKS } from '../../conformance/checks/index.ts';
import { commandDriver } from '../../conformance/drivers/command.ts';
import type { DriverSource } from '../../conformance/drivers/driver.ts';
import { packageRoot } from '../../conformance/lib/package-root.ts';
import { profileOf } from '../../conformance/profiles/profiles.ts';
import { runConformance } from '../../conformance/run.ts';
import { SCENARIOS } from '../../conformance/scenarios/index.ts';
import { programOf } from '../../conformance/test/reference-program.ts';

const ASKED = { idle: '10', busy: '5', seeds: '3' } as const;
const { values } = parseArgs({
  options: {
    idle: { type: 'string', default: ASKED.idle },
    busy: { type: 'string', default: ASKED.busy },
    seeds: { type: 'string', default: ASKED.seeds },
    'no-matrix': { type: 'boolean', default: false },
  },
});

const root = packageRoot();
const mainFile = await programOf(join(root, 'conformance/reference/ts/main.ts'));
const environment = process.env;
const clients: readonly (readonly [string, DriverSource])[] = [
  ['TypeScript', commandDriver([process.execPath, mainFile], { environment })],
  ['Python', commandDriver(['python3', join(root, 'conformance/reference/python')], { environment })],
];

interface Run {
  readonly client: string;
  readonly seed: number;
  readonly isBusy: boolean;
  readonly seconds: number;
  /** `VA-C-AUT-01 PASS` for each check. */
  readonly table: string;
}

/** Programs that do nothing, twice as many as there are cores. */
function oversubscribe(): ChildProcess[] {
  return Array.from({ length: 2 * availableParallelism() }, () =>
    spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' }),
  );
}

async function runOnce(client: string, source: DriverSource, seed: number, isBusy: boolean): Promise<Run> {
  const startedAt = performance.now();
  const { results } = await runConformance({
    source,
    checks: CHECKS,
    scenarios: SCENARIOS,
    profile: profileOf('standard', CHECKS),
    seeds: [seed],
    contractVersion: '1.0.0',
    toolVersion: '0.0.0',
  });
  const seconds = (performance.now() - startedAt) / 1000;
  const table = results
    .map(({ id, outcome, isFlaky }) => `${id} ${outcome}${isFlaky ? ' flaky' : ''}`)
    .join('\n');
  const bad = table.split('\n').filter((line) => !/ (PASS|INFO)$/.test(line));
  console.log(
    `${client} seed ${seed} ${isBusy ? 'busy' : 'idle'} ${seconds.toFixed(1)} s ${bad.join(', ') || 'all pass'}`,
  );
  return { client, seed, isBusy, seconds, table };
}

async function runAll(isBusy: boolean, times: number): Promise<Run[]> {
  const idlers = isBusy ? oversubscribe() : [];
  const runs: Run[] = [];
  try {
    for (let time = 0; time < times; time += 1) {
      for (let seed = 1; seed <= Number(values.seeds); seed += 1) {
        // Side by side: a run mostly waits, and neither knows of the other.
        const both = clients.map(async ([client, source]) => await runOnce(client, source, seed, isBusy));
        runs.push(...(await Promise.all(both)));
      }
    }
  } finally {
    for (const idler of idlers) idler.kill('SIGKILL');
  }
  return runs;
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0;
}

function line(client: string, runs: readonly Run[]): string {
  const own = runs.filter((run) => run.client === client);
  const tables = new Set(own.map(({ table }) => table));
  const digest = createHash('sha256')
    .update([...tables].join('\n\n'))
    .digest('hex')
    .slice(0, 16);
  const of = (isBusy: boolean) => own.filter((run) => run.isBusy === isBusy);
  const seconds = (isBusy: boolean) => median(of(isBusy).map((run) => run.seconds)).toFixed(1);
  return `| ${client} | ${of(false).length} | ${of(true).length} | ${tables.size} | \`${digest}\` | ${seconds(false)} s | ${seconds(true)} s |`;
}

if (!values['no-matrix']) {
  const done = spawnSync('npm', ['run', '-s', 'kit:matrix'], { cwd: root, stdio: 'inherit' });
  if (done.status !== 0) process.exit(1);
}
const runs = [...(await runAll(false, Number(values.idle))), ...(await runAll(true, Number(values.busy)))];
const isWhole = Object.entries(ASKED).every(([name, asked]) => values[name as keyof typeof ASKED] === asked);
const names = clients.map(([client]) => client);
const text = `# The long run

Written by \`npm run kit:long\`${isWhole ? '' : ` (shortened: ${values.idle} idle and ${values.busy} busy runs, ${values.seeds} seeds)`}. Both reference clients, the standard
profile, ${values.seeds} seeds, the two side by side; "busy" means two programs without end for each core. One table of verdicts for each client is what must be.

| client | idle runs | busy runs | different tables | digest | idle, median | busy, median |
| ------ | --------- | --------- | ---------------- | ------ | ------------ | ------------ |
${names.map((client) => line(client, runs)).join('\n')}
`;
writeFileSync(join(root, 'conformance/reference/long-run.md'), text);
console.log(text);
const isStable = names.every(
  (client) => new Set(runs.filter((run) => run.client === client).map(({ table }) => table)).size === 1,
);
process.exitCode = isStable ? 0 : 1;
