import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { RunReport } from '../framework/report.ts';
import type { Evidence } from '../judge/evidence.ts';
import { FORM_NAMES, reportForms } from './forms.ts';

/** Nothing can be written there, or another run writes there: one line that says what to do. Of usage. */
export class ReportDirectoryError extends Error {
  /** @param message one line */
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ReportDirectoryError';
  }
}

const LOCK = '.khata-run';
const MARKER = 'INCOMPLETE.txt';
const MARKED =
  'A run began here and has not ended, or was ended by force. There is no report of it; run again.\n';

/** A folder that holds one run's report, and nobody else writes to. */
export interface ReportDirectory {
  /** As it was given. */
  readonly path: string;
  /** Puts all forms in place, each whole or not at all. */
  write(report: RunReport<Evidence>): void;
  /** Gives the folder free. What was written stays. */
  release(): void;
}

function codeOf(error: unknown): string {
  return String((error as NodeJS.ErrnoException).code ?? error);
}

/** Whether a process of this machine runs. Not to be allowed to ask it means that it does. */
export function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

function holderOf(lock: string): number | undefined {
  try {
    const pid = Number(readFileSync(lock, 'utf8'));
    return Number.isSafeInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

function take(path: string, folder: string, isAlive: (pid: number) => boolean): void {
  const lock = join(folder, LOCK);
  for (let attempt = 1; ; attempt++) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      return;
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
    const pid = holderOf(lock);
    if (attempt > 1 || (pid !== undefined && isAlive(pid))) {
      const who = pid === undefined ? 'another run' : `another run (process ${pid})`;
      throw new ReportDirectoryError(
        `${who} writes its report to ${path}; wait for it, or name another folder with --report`,
      );
    }
    // Its process is gone: what it left is nobody's.
    rmSync(lock, { force: true });
  }
}

function removeForms(folder: string): void {
  for (const name of FORM_NAMES) rmSync(join(folder, name), { force: true });
}

function putInPlace(folder: string, report: RunReport<Evidence>): void {
  const fresh = join(folder, `.new-${process.pid}`);
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh);
  const forms = reportForms(report);
  for (const [name, content] of forms) writeFileSync(join(fresh, name), content, { flush: true });
  for (const [name] of forms) renameSync(join(fresh, name), join(folder, name));
  rmSync(fresh, { recursive: true, force: true });
}

/**
 * Takes a folder for one run. An older report in it is removed at once, so that nobody reads it for this run's; other files
 * stay untouched.
 * @param isAlive whether a process runs; left out, of this machine
 * @throws ReportDirectoryError when another run writes there, or nothing can be written
 */
export function takeReportDirectory(
  path: string,
  isAlive: (pid: number) => boolean = isProcessAlive,
): ReportDirectory {
  const folder = resolve(path);
  const attempted = <T>(what: () => T): T => {
    try {
      return what();
    } catch (error) {
      if (error instanceof ReportDirectoryError) throw error;
      throw new ReportDirectoryError(
        `nothing can be written to ${path} (${codeOf(error)}); name a folder of your own with --report`,
        { cause: error },
      );
    }
  };
  attempted(() => {
    mkdirSync(folder, { recursive: true });
    take(path, folder, isAlive);
    removeForms(folder);
    writeFileSync(join(folder, MARKER), MARKED);
  });
  return {
    path,
    write: (report) =>
      attempted(() => {
        putInPlace(folder, report);
        rmSync(join(folder, MARKER), { force: true });
      }),
    release: () => rmSync(join(folder, LOCK), { force: true }),
  };
}
