import { type ChildProcess, spawn } from 'node:child_process';
import { builtCommand } from './built.ts';

/** The ready line of `khata serve --json`. */
export interface ReadyLine {
  readonly url: string;
  readonly controlUrl: string;
  readonly apiKey: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly clientName: string;
  readonly virtualAccountPrefix: string;
  readonly physicalAccountNumber: string;
}

/** How a process ended and what it said. */
export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A process that was started, with everything it has said so far. */
export interface Running {
  readonly pid: number;
  /** Resolves when it is gone and its output is complete. */
  readonly ending: Promise<Ending>;
  readonly stdout: string;
  readonly stderr: string;
  kill(signal: NodeJS.Signals): void;
  /** Resolves once standard output matches; rejects with what was said when the process ends before. */
  until(pattern: RegExp): Promise<void>;
}

/** A server that is ready. */
export interface ServerProcess extends Running, ReadyLine {
  readonly port: number;
}

export interface RunOptions {
  /** Variables beside those of this process, from which every KHATA_… is left out. */
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Signals go to everything that it starts, too: for npx, which passes none on. */
  readonly group?: boolean;
}

/** What runs, with its way of being signalled. */
const children = new Map<ChildProcess, (signal: NodeJS.Signals) => void>();

/** Ends what this file has started and what still runs. For afterEach and afterAll. */
export async function endProcesses(): Promise<void> {
  const left = [...children];
  await Promise.all(
    left.map(([child, kill]) => {
      const closed = new Promise((resolve) => child.once('close', resolve));
      kill('SIGKILL');
      return closed;
    }),
  );
}

process.once('exit', () => {
  for (const kill of children.values()) kill('SIGKILL');
});

function environment(more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(?:KHATA_|VITEST|NODE_)/.test(name));
  return { ...Object.fromEntries(inherited), ...more };
}

function signaller(child: ChildProcess, group: boolean): (signal: NodeJS.Signals) => void {
  return (signal) => {
    // A child that has not started has no id, and one that is gone needs no signal.
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    if (group) process.kill(-child.pid, signal);
    else child.kill(signal);
  };
}

/** Starts a program with its output kept. */
export function run(
  program: string,
  args: readonly string[],
  { env, cwd, group = false }: RunOptions = {},
): Running {
  const child = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: environment(env),
    detached: group,
    ...(cwd !== undefined && { cwd }),
  });
  const kill = signaller(child, group);
  children.set(child, kill);
  const said = { stdout: '', stderr: '' };
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    said.stdout += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said.stderr += text;
  });
  const ending = new Promise<Ending>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      children.delete(child);
      resolve({ code, signal, ...said });
    });
  });
  return {
    pid: child.pid ?? 0,
    ending,
    get stdout() {
      return said.stdout;
    },
    get stderr() {
      return said.stderr;
    },
    kill,
    until: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (pattern.test(said.stdout)) resolve();
        };
        child.stdout?.on('data', look);
        look();
        ending.then((end) => reject(new Error(`ended before it was ready: ${JSON.stringify(end)}`)), reject);
      }),
  };
}

/** Runs `khata` to its end. */
export function runKhata(args: readonly string[], options: RunOptions = {}): Promise<Ending> {
  return startKhata(args, options).ending;
}

/** Starts `khata`, whatever it is asked. */
export function startKhata(args: readonly string[], options: RunOptions = {}): Running {
  return run(process.execPath, [builtCommand(), ...args], options);
}

/** Waits for the ready line of a process that was started with --json. */
export async function whenReady(running: Running): Promise<ServerProcess> {
  await running.until(/\n/);
  const ready = JSON.parse(running.stdout) as ReadyLine;
  const port = Number(new URL(ready.url).port);
  // The getters stay getters: what is said later is seen too.
  return Object.defineProperties({} as ServerProcess, {
    ...Object.getOwnPropertyDescriptors(running),
    ...Object.getOwnPropertyDescriptors({ ...ready, port }),
  });
}

/** Starts `khata serve --json --port 0 …` and waits until it is ready. */
export function startServer(
  args: readonly string[] = ['--memory'],
  options: RunOptions = {},
): Promise<ServerProcess> {
  return whenReady(startKhata(['serve', '--json', '--port', '0', ...args], options));
}
