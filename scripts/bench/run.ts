/**
 * `npm run bench`: Khata against bare node:http (the floor) and Hono, in one run. The server is pinned to
 * one core and the load generator to another; rounds are interleaved; medians; only ratios are results.
 * `npm run bench -- --quick` takes fewer and shorter rounds; `--size N` puts N credits into the stream.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { packageRoot } from '../../sandbox/lib/package-root.ts';
import { ensureBuilt } from '../bootstrap.mjs';

const root = packageRoot();
const args = process.argv.slice(2);
const quick = args.includes('--quick');
const ROUNDS = quick ? 3 : 7;
const SECONDS = quick ? 2 : 4;
const pinned = existsSync('/usr/bin/taskset');

interface Server {
  url: string;
  port: number;
  ready: Record<string, string>;
  child: ChildProcess;
}

interface LoadResult {
  requests: number;
  /** With those of the warm-up. */
  answered: number;
  seconds: number;
  errors: number;
  nextId: number;
}

interface Template {
  head: string;
  body: string;
  unique?: boolean;
}

function spawnOn(core: number, argv: string[], env: NodeJS.ProcessEnv = {}): ChildProcess {
  const [command, ...rest] = pinned
    ? ['taskset', '-c', String(core), process.execPath, ...argv]
    : [process.execPath, ...argv];
  return spawn(command as string, rest, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
}

async function firstLine(child: ChildProcess): Promise<string> {
  for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) return line;
  throw new Error('the server ended before it was ready');
}

async function startServer(argv: string[], env: NodeJS.ProcessEnv = {}): Promise<Server> {
  const child = spawnOn(0, argv, env);
  const ready = JSON.parse(await firstLine(child)) as Record<string, string>;
  const url = ready['url'] as string;
  return { url, port: Number(new URL(url).port), ready, child };
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.child.once('exit', () => resolve());
    server.child.kill('SIGKILL');
  });
}

let nextId = 0;

/** One measurement: answers per second, and the server's own processor time for one of them. */
interface Sample {
  perSecond: number;
  cpuMicroseconds: number;
}

/** User and system time of a process in microseconds, all threads; NaN where there is no /proc. */
function cpuTime(pid: number | undefined): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) * 10_000;
  } catch {
    return Number.NaN;
  }
}

async function measure(server: Server, template: Template): Promise<Sample> {
  const child = spawnOn(1, [join('scripts', 'bench', 'load.mjs')]);
  const options = {
    port: server.port,
    connections: 64,
    seconds: SECONDS,
    warmupSeconds: 0.7,
    firstId: nextId,
    ...template,
  };
  child.stdin?.end(JSON.stringify(options));
  const before = cpuTime(server.child.pid);
  const result = JSON.parse(await firstLine(child)) as LoadResult;
  const cpu = cpuTime(server.child.pid) - before;
  if (result.errors > 0)
    throw new Error(`${result.errors} answers were not 2xx; the measurement means nothing`);
  nextId = result.nextId;
  return { perSecond: result.requests / result.seconds, cpuMicroseconds: cpu / result.answered };
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] as number;
}

interface Contender {
  name: string;
  server: Server;
  template: Template;
}

/** Medians of each contender, by name, over interleaved rounds. */
async function race(title: string, contenders: Contender[]): Promise<Map<string, Sample>> {
  const samples = new Map<string, Sample[]>(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const { name, server, template } of contenders) {
      samples.get(name)?.push(await measure(server, template));
      process.stderr.write(`\r${title}: round ${round + 1} of ${ROUNDS}, ${name}          `);
    }
  }
  process.stderr.write('\r'.padEnd(79));
  process.stderr.write('\r');
  return new Map(
    [...samples].map(([name, values]) => [
      name,
      {
        perSecond: median(values.map((sample) => sample.perSecond)),
        cpuMicroseconds: median(values.map((sample) => sample.cpuMicroseconds)),
      },
    ]),
  );
}

function report(title: string, results: Map<string, Sample>, target: number | undefined): void {
  const [[floorName, floor]] = [...results] as [[string, Sample]];
  console.log(`\n${title}`);
  for (const [name, { perSecond: value, cpuMicroseconds }] of results) {
    const ratio = value / floor.perSecond;
    const cpu = `${cpuMicroseconds.toFixed(1).padStart(7)} µs of processor (${(floor.cpuMicroseconds / cpuMicroseconds).toFixed(3)})`;
    const wanted =
      name === 'khata' && target !== undefined
        ? ` (asked ≥ ${target}: ${ratio >= target ? 'reached' : 'NOT reached'})`
        : '';
    console.log(
      `  ${name.padEnd(12)} ${Math.round(value).toString().padStart(7)} /s   ${ratio.toFixed(3)} of ${floorName}  ${cpu}${wanted}`,
    );
  }
}

const FLOOR = join('scripts', 'bench', 'floor.mjs');
const KHATA = join('dist', 'scripts', 'khata.js');

function head(method: string, path: string, extra: string[] = []): string {
  return [`${method} ${path} HTTP/1.1`, 'host: 127.0.0.1', ...extra].join('\r\n');
}

async function khata(
  extra: string[] = [],
  env: NodeJS.ProcessEnv = {},
): Promise<Server & { folder: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'khata-bench-'));
  return {
    ...(await startServer([KHATA, 'serve', '--json', '--port', '0', '--data', folder, ...extra], env)),
    folder,
  };
}

async function benchReads(): Promise<void> {
  const server = await khata();
  const floor = await startServer([FLOOR, 'small']);
  const hono = await startServer([FLOOR, 'hono']);
  const key = [`x-api-key: ${server.ready['apiKey']}`];
  const results = await race('GET', [
    {
      name: 'node:http',
      server: floor,
      template: { head: head('GET', '/v1/virtual-accounts/ACME00000001', key), body: '' },
    },
    {
      name: 'hono',
      server: hono,
      template: { head: head('GET', '/v1/virtual-accounts/ACME00000001', key), body: '' },
    },
    {
      name: 'khata',
      server,
      template: { head: head('GET', '/v1/virtual-accounts/ACME00000001', key), body: '' },
    },
  ]);
  report('A small authenticated GET (getVirtualAccount), 64 connections', results, 0.55);
  await Promise.all([server, floor, hono].map(stop));
  rmSync(server.folder, { recursive: true });
}

async function benchCreates(): Promise<void> {
  const server = await khata();
  const floor = await startServer([FLOOR, 'post']);
  const hono = await startServer([FLOOR, 'hono']);
  const extra = [
    `x-api-key: ${server.ready['apiKey']}`,
    'content-type: application/json',
    'idempotency-key: bench-{id}',
  ];
  const body = JSON.stringify({
    physicalAccountNumber: server.ready['physicalAccountNumber'],
    items: [{ virtualAccountNumber: 'ACME{id}', accountName: 'Asha Verma', customerReference: 'bench' }],
  });
  const template = { head: head('POST', '/v1/virtual-accounts', extra), body, unique: true };
  const results = await race('POST', [
    { name: 'node:http', server: floor, template },
    { name: 'hono', server: hono, template },
    { name: 'khata', server, template },
  ]);
  report('A durable createVirtualAccounts of one item, 64 connections', results, 0.3);
  await Promise.all([server, floor, hono].map(stop));
  rmSync(server.folder, { recursive: true });
}

async function benchBatches(): Promise<void> {
  const server = await khata();
  const extra = [`x-api-key: ${server.ready['apiKey']}`, 'content-type: application/json'];
  const body = JSON.stringify({ physicalAccountNumber: server.ready['physicalAccountNumber'] });
  const answer = await fetch(`${server.url}/v1/transaction-batches`, {
    method: 'POST',
    headers: { 'x-api-key': server.ready['apiKey'] as string, 'content-type': 'application/json' },
    body,
  });
  const records = await answer.text();
  const floor = await startServer([FLOOR, 'batch'], { KHATA_BENCH_RECORDS: records });
  const template = { head: head('POST', '/v1/transaction-batches', extra), body };
  const results = await race('batch', [
    { name: 'node:http', server: floor, template },
    { name: 'khata', server, template },
  ]);
  report(
    `An open batch of 100 (${Math.round(records.length / 1000)} kB) against node:http that stringifies it`,
    results,
    1.5,
  );
  await Promise.all([server, floor].map(stop));
  rmSync(server.folder, { recursive: true });
}

/** Milliseconds from spawn to the first answered request. */
async function startUp(argv: string[], path: string): Promise<number> {
  const started = performance.now();
  const server = await startServer(argv);
  await (await fetch(`${server.url}${path}`)).text();
  const elapsed = performance.now() - started;
  await stop(server);
  return elapsed;
}

async function benchStartUp(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'khata-bench-'));
  const serve = [KHATA, 'serve', '--json', '--port', '0', '--data', folder];
  await startUp(serve, '/');
  const hono: number[] = [];
  const own: number[] = [];
  for (let round = 0; round < (quick ? 7 : 15); round++) {
    hono.push(await startUp([FLOOR, 'hono'], '/'));
    own.push(await startUp(serve, '/sandbox/v1/clock'));
  }
  const ratio = median(own) / median(hono);
  console.log('\nStart-up to the first answered request');
  console.log(`  hono hello   ${median(hono).toFixed(0).padStart(5)} ms`);
  console.log(
    `  khata        ${median(own).toFixed(0).padStart(5)} ms   ${ratio.toFixed(2)} of hono (asked ≤ 2.5: ${ratio <= 2.5 ? 'reached' : 'NOT reached'})`,
  );
  rmSync(folder, { recursive: true });
}

const SUITES: Record<string, () => Promise<void>> = {
  reads: benchReads,
  creates: benchCreates,
  batches: benchBatches,
  start: benchStartUp,
};

ensureBuilt();
if (!pinned) console.error('bench: no taskset here; servers and load share the cores, ratios are rougher');
const chosen = args.filter((arg) => !arg.startsWith('--'));
console.log(
  `node ${process.version}, ${spawnSync('nproc').stdout?.toString().trim() ?? '?'} cores, ${ROUNDS} rounds of ${SECONDS} s, medians`,
);
for (const name of chosen.length > 0 ? chosen : Object.keys(SUITES)) {
  const suite = SUITES[name];
  if (!suite) throw new Error(`no suite ${name}; there are ${Object.keys(SUITES).join(', ')}`);
  await suite();
}
