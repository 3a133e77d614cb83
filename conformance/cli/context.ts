import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../lib/package-root.ts';
import type { TextStyle } from '../reporters/summary.ts';

/** What a command has of the process it runs in. */
export interface CliContext {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Absolute. */
  readonly workingFolder: string;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  /** What a person types to call this program: `npx khata`. Left out, `khata`. */
  readonly program?: string;
  /** Version of the package. */
  readonly version: string;
  /** Of Node: `22.18.0`. */
  readonly nodeVersion: string;
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number;
  /** Milliseconds since 1970. */
  readonly epochNow: () => number;
  /** Calls back at each Ctrl-C or request to end, instead of ending. @returns what takes the listener away again */
  readonly onInterrupt: (listener: () => void) => () => void;
  /** What the process ends with when it has nothing left to do. */
  readonly setExitCode: (code: number) => void;
  /** Ends the process at once. */
  readonly exit: (code: number) => never;
}

/** What was typed cannot be meant: one line that says what to type. */
export class UsageError extends Error {
  /** @param message one line */
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

const NARROWEST = 60;
const WIDEST = 120;

/** How text is shown on a stream: coloured on a terminal, unless NO_COLOR says otherwise. */
export function styleOf({ environment, stdout }: CliContext): TextStyle {
  const forced = environment['FORCE_COLOR'];
  const isColoured =
    forced === undefined
      ? stdout.isTTY === true && !environment['NO_COLOR']
      : !['', '0', 'false'].includes(forced);
  const width = Math.min(WIDEST, Math.max(NARROWEST, (stdout.columns ?? 100) - 1));
  return { isColoured, width };
}

/** Whether the picture may be redrawn: on a terminal that is not a CI job's log. */
export function isLive({ environment, stdout }: CliContext): boolean {
  return stdout.isTTY === true && !environment['CI'] && environment['TERM'] !== 'dumb';
}

/** Version of the bank's contract that the kit checks against. */
export function contractVersion(): string {
  const text = readFileSync(join(packageRoot(), 'spec', 'generated', 'bank.json'), 'utf8');
  return (JSON.parse(text) as { info: { version: string } }).info.version;
}
