import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import type { Random } from './random.ts';

/**
 * Starts programs and kills them with SIGKILL, at an instant that they cannot foresee: what a machine's
 * operator does to a process, and what the out-of-memory killer does. The program says on stdout, a line at
 * a time, what it has promised; the caller compares that with what the next start finds.
 */

export interface ProgramOptions {
  /** Compiled module to run. */
  readonly path: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** A program under way. */
export class RunningProgram {
  readonly #process: ChildProcess;
  readonly #lines: string[] = [];
  readonly #ended: Promise<unknown>;
  #errors = '';
  #wake: () => void = () => undefined;

  constructor({ path, args = [], env = {} }: ProgramOptions) {
    this.#process = spawn(process.execPath, [path, ...args], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const { stdout, stderr } = this.#process;
    if (stdout === null || stderr === null) throw new Error('the program has no pipes');
    const lines = createInterface({ input: stdout });
    lines.on('line', (line) => {
      this.#lines.push(line);
      this.#wake();
    });
    stderr.on('data', (text) => {
      this.#errors += text;
    });
    // Closed pipes mean that everything it has said is here.
    this.#ended = Promise.all([once(this.#process, 'close'), once(lines, 'close')]);
    this.#process.once('close', () => this.#wake());
  }

  /** The whole lines it has written so far. */
  get lines(): readonly string[] {
    return this.#lines;
  }

  get pid(): number {
    return this.#process.pid ?? 0;
  }

  get running(): boolean {
    return this.#process.exitCode === null && this.#process.signalCode === null;
  }

  /** Waits until it has written that many lines. @throws Error with its stderr when it ends before */
  async written(count: number): Promise<void> {
    while (this.#lines.length < count) {
      if (!this.running) throw new Error(`the program ended by itself: ${this.#errors}`);
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  /** Kills it, waits until it is gone, and gives all the lines that it wrote. */
  async kill(): Promise<readonly string[]> {
    this.#process.kill('SIGKILL');
    await this.#ended;
    if (this.#errors !== '') throw new Error(`the program complained: ${this.#errors}`);
    return this.#lines;
  }
}

/**
 * Starts the program and kills it at a random instant: most often some time into its work, now and then
 * while it is still starting. The pause only spreads the instants; nothing depends on its length.
 * @returns the lines that it wrote
 */
export async function killOnce(options: ProgramOptions, random: Random): Promise<readonly string[]> {
  const program = new RunningProgram(options);
  try {
    if (random.chance(0.9)) await program.written(random.between(1, 150));
    else await wait(random.between(0, 60));
    await wait(random.next() * 5);
  } finally {
    await program.kill();
  }
  return program.lines;
}
