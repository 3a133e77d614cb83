import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CheckResult, RunReport } from '../../framework/report.ts';
import type { Evidence } from '../../judge/evidence.ts';
import { packageRoot } from '../../lib/package-root.ts';

const made: string[] = [];

/** A new empty folder, gone after {@link removeFolders}. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'khata-kit-process-'));
  made.push(folder);
  return folder;
}

export function removeFolders(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** The reference client's program, as the package has it. */
export const REFERENCE = join(packageRoot(), 'dist', 'conformance', 'reference', 'ts', 'main.js');

/** The program of a broken driver, as the package has it. */
export function brokenProgram(id: string): string {
  return join(packageRoot(), 'dist', 'conformance', 'reference', 'broken', `${id}.js`);
}

/** The reference client with an oddity: to be made a program of. */
export const ODD_CLIENT = join(packageRoot(), 'conformance', 'test', 'process', 'programs', 'odd-client.ts');

/** How a command ended. */
export interface KitEnding {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** `khata conform …`, running. */
export interface KitProcess {
  readonly ending: Promise<KitEnding>;
  interrupt(): void;
  /** Resolves when standard output or error has this; rejects when it ends first. */
  until(pattern: RegExp): Promise<void>;
}

/** Starts `khata conform …` in a folder. */
export function startKit(args: readonly string[], cwd: string): KitProcess {
  const command = join(packageRoot(), 'dist', 'scripts', 'khata.js');
  if (!existsSync(command)) throw new Error('dist is missing: run `npm run build`');
  const { FORCE_COLOR: _, GITHUB_ACTIONS: __, ...env } = process.env;
  const argv = [command, 'conform', ...args];
  const child = spawn(process.execPath, argv, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = { stdout: '', stderr: '' };
  let look = () => {};
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      said[name] += text;
      look();
    });
  }
  const ending = new Promise<KitEnding>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal, ...said }));
  });
  return {
    ending,
    interrupt: () => child.kill('SIGINT'),
    until: (pattern) =>
      new Promise((resolve, reject) => {
        look = () => {
          if (pattern.test(said.stdout) || pattern.test(said.stderr)) resolve();
        };
        look();
        void ending.then((end) => reject(new Error(`ended first: ${JSON.stringify(end)}`)), reject);
      }),
  };
}

/** Runs `khata conform …` to its end. */
export function kit(args: readonly string[], cwd: string): Promise<KitEnding> {
  return startKit(args, cwd).ending;
}

export function writeConfiguration(folder: string, configuration: unknown): void {
  const text = typeof configuration === 'string' ? configuration : JSON.stringify(configuration);
  writeFileSync(join(folder, 'khata.config.json'), text);
}

export const REPORT_FORMS = ['report.json', 'junit.xml', 'ctrf.json', 'report.sarif', 'report.html'];

/** A file of the report that a run left in its folder, or one with `--only` in the folder inside. */
export function reportFile(folder: string, name = 'report.json'): string {
  const whole = join(folder, 'reports', 'khata');
  const only = join(whole, 'only');
  return readFileSync(join(existsSync(only) ? only : whole, name), 'utf8');
}

export function reportIn(folder: string): RunReport<Evidence> {
  return JSON.parse(reportFile(folder)) as RunReport<Evidence>;
}

export function outcomesIn(folder: string): Readonly<Record<string, CheckResult['outcome']>> {
  return Object.fromEntries(reportIn(folder).results.map(({ id, outcome }) => [id, outcome]));
}
