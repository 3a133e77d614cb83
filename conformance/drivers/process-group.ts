import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { DriverStartError } from './driver-start-error.ts';

/** How to start a program: no shell reads any of it. */
export interface ProgramStart {
  readonly argv: readonly [string, ...string[]];
  /** The folder that it runs in. */
  readonly directory: string;
  /** The whole of its environment. */
  readonly environment: Readonly<Record<string, string>>;
}

/** Milliseconds after the program's end in which those who still hold its pipes may let go of them. */
const PIPES_MILLISECONDS = 1_000;
/** Milliseconds that the others of a killed group get to be gone, and how often they are looked at. */
const GROUP_MILLISECONDS = 250;
const LOOK_MILLISECONDS = 5;

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Leaders of groups that run: whatever way the kit ends, they end with it. */
const running = new Set<number>();

function signalGroup(leader: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(-leader, signal);
    return true;
  } catch {
    return false;
  }
}

function endAll(): void {
  for (const leader of running) signalGroup(leader, 'SIGKILL');
}

function onSignal(signal: NodeJS.Signals): void {
  // Somebody else who listens, as the command line does, decides whether the kit ends; its `exit` comes here, too.
  if (process.listenerCount(signal) > 1) return;
  endAll();
  process.removeListener(signal, onSignal);
  process.kill(process.pid, signal);
}

function watchOver(leader: number): void {
  if (running.size === 0) {
    process.on('exit', endAll);
    for (const signal of SIGNALS) process.on(signal, onSignal);
  }
  running.add(leader);
}

function letGo(leader: number): void {
  running.delete(leader);
  if (running.size > 0) return;
  process.removeListener('exit', endAll);
  for (const signal of SIGNALS) process.removeListener(signal, onSignal);
}

/** How a program ended. */
export interface ProgramEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A program in a process group of its own, so that it ends with everything that it started. */
export class ProcessGroup {
  /** Resolves when it has ended, its pipes are closed and everything that came through them was handed on. */
  readonly ended: Promise<ProgramEnd>;
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #leader: number;
  #hasExited = false;

  /** @param child spawned as the leader of its group */
  constructor(child: ChildProcessWithoutNullStreams, leader: number) {
    this.#child = child;
    this.#leader = leader;
    watchOver(leader);
    // Whoever reads no more is told of by its end; a write into the void is no fault of the kit's.
    child.stdin.on('error', () => {});
    child.on('error', () => {});
    this.ended = this.#untilEnd();
  }

  /** Sends a line to standard input. */
  write(line: string): void {
    if (this.#child.stdin.writable) this.#child.stdin.write(`${line}\n`);
  }

  /** Closes standard input: whoever reads lines from it ends by itself. */
  closeInput(): void {
    this.#child.stdin.end();
  }

  /** Hands on what it writes. */
  listen(onOutput: (chunk: Buffer) => void, onLog: (chunk: Buffer) => void): void {
    this.#child.stdout.on('data', onOutput);
    this.#child.stderr.on('data', onLog);
  }

  /** SIGKILL for the whole group; resolves when it is dead and its sockets are closed. */
  async kill(): Promise<ProgramEnd> {
    // After its end the number may be another program's.
    if (!this.#hasExited) signalGroup(this.#leader, 'SIGKILL');
    const end = await this.ended;
    for (
      let waited = 0;
      waited < GROUP_MILLISECONDS && signalGroup(this.#leader, 0);
      waited += LOOK_MILLISECONDS
    ) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_MILLISECONDS));
    }
    return end;
  }

  async #untilEnd(): Promise<ProgramEnd> {
    const child = this.#child;
    const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
    const end = await new Promise<ProgramEnd>((resolve) =>
      child.once('exit', (code, signal) => {
        this.#hasExited = true;
        // What it left behind would hold its pipes, and its sockets, for ever.
        signalGroup(this.#leader, 'SIGKILL');
        letGo(this.#leader);
        resolve({ code, signal });
      }),
    );
    const timer = setTimeout(() => {
      // Something left the group and still holds the pipes.
      child.stdout.destroy();
      child.stderr.destroy();
    }, PIPES_MILLISECONDS);
    await closed;
    clearTimeout(timer);
    return end;
  }
}

async function failureOf(error: unknown, start: ProgramStart): Promise<DriverStartError> {
  const { code = 'unknown fault' } = error as NodeJS.ErrnoException;
  const [program] = start.argv;
  const isFolder = await stat(start.directory).then(
    (entry) => entry.isDirectory(),
    () => false,
  );
  if (!isFolder) {
    const line = `the driver's folder ${start.directory} does not exist. Run the kit where the project is.`;
    return new DriverStartError('NO_FOLDER', line, { cause: error });
  }
  if (code === 'ENOENT') {
    const where = program.includes('/')
      ? `there is no such file, seen from ${start.directory}`
      : `no folder of PATH has it`;
    const line = `the driver's command "${program}" was not found: ${where}. Give the program first and each argument by itself; no shell reads the command.`;
    return new DriverStartError('NOT_FOUND', line, { cause: error });
  }
  if (code === 'EACCES') {
    const line = `the driver's command "${program}" may not be executed. Make it executable (chmod +x), or name its interpreter first, as in: python3 driver.py`;
    return new DriverStartError('NOT_EXECUTABLE', line, { cause: error });
  }
  const line = `the driver's command "${program}" could not be started: ${code}`;
  return new DriverStartError('NOT_EXECUTABLE', line, { cause: error });
}

/**
 * Starts a program in a process group of its own.
 * @throws DriverStartError when there is no such program, or it may not be executed
 */
export async function startProgram(start: ProgramStart): Promise<ProcessGroup> {
  const [program, ...args] = start.argv;
  try {
    const child = spawn(program, args, {
      cwd: start.directory,
      env: { ...start.environment },
      detached: true,
      shell: false,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    await new Promise<void>((resolve, reject) => {
      child.once('spawn', resolve);
      child.once('error', reject);
    });
    return new ProcessGroup(child, child.pid as number);
  } catch (error) {
    throw await failureOf(error, start);
  }
}
