import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { packageRoot } from '../../sandbox/lib/package-root.ts';

const root = packageRoot();
const quick = process.argv.includes('--quick');
export const ROUNDS = quick ? 3 : 7;
export const SECONDS = quick ? 2 : 4;
/** Without taskset the server and the load share the cores, and ratios are rougher. */
export const pinned = existsSync('/usr/bin/taskset');

export interface Server {
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

export interface Template {
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

export async function startServer(argv: string[], env: NodeJS.ProcessEnv = {}): Promise<Server> {
  const child = spawnOn(0, argv, env);
  const ready = JSON.parse(await firstLine(child)) as Record<string, string>;
  const url = ready['url'] as string;
  return { url, port: Number(new URL(url).port), ready, child };
}

export function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.child.once('exit', () => resolve());
    server.child.kill('SIGKILL');
  });
}

let nextId = 0;

/** One measurement: answers per second, and the server's own processor time for one of them. */
export interface Sample {
  perSecond: number;
  cpuMicroseconds: number;
}

/** User and system time of a process in microseconds, all threads; NaN where there is no /proc. */
export function cpuTime(pid: number | undefined): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) * 10_000;
  } catch {
    return Number.NaN;
  }
}

export async function measure(
  server: Server,
  template: Template,
  { seconds, warmupSeconds } = { seconds: SECONDS, warmupSeconds: 0.7 },
): Promise<Sample> {
  const child = spawnOn(1, [join('scripts', 'bench', 'load.mjs')]);
  const options = {
    port: server.port,
    connections: 64,
    seconds,
    warmupSeconds,
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

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] as number;
}

export interface Contender {
  name: string;
  server: Server;
  template: Template;
}

/** Medians of each contender, by name, over interleaved rounds. */
export async function race(title: string, contenders: Contender[]): Promise<Map<string, Sample>> {
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

export function report(title: string, results: Map<string, Sample>, target: number | undefined): void {
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

export const FLOOR = join('scripts', 'bench', 'floor.mjs');
export const KHATA = join('dist', 'scripts', 'khata.js');

export function head(method: string, path: string, extra: string[] = []): string {
  return [`${method} ${path} HTTP/1.1`, 'host: 127.0.0.1', ...extra].join('\r\n');
}

/** A sandbox on a folder of its own, as `khata serve` runs it. */
export async function khata(
  extra: string[] = [],
  env: NodeJS.ProcessEnv = {},
): Promise<Server & { folder: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'khata-bench-'));
  return {
    ...(await startServer(
      [KHATA, 'serve', '--json', '--port', '0', '--plans', 'off', '--data', folder, ...extra],
      env,
    )),
    folder,
  };
}
