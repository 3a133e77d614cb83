import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { packageRoot } from '../lib/package-root.ts';

/** Languages that a driver can be begun in. */
export const DRIVER_LANGUAGES = ['ts', 'python', 'java', 'go'] as const;
export type DriverLanguage = (typeof DRIVER_LANGUAGES)[number];

/** Where it is begun. */
export interface InitOptions {
  readonly language: DriverLanguage;
  /** The partner's project. */
  readonly directory: string;
  /** Version of Node, `22.18.0`: whether it runs TypeScript by itself. */
  readonly nodeVersion: string;
}

/** What has been written. */
export interface InitResult {
  /** Files, seen from the project. */
  readonly written: readonly string[];
  /** The configuration that was there already, and stays as it is. */
  readonly kept: string | undefined;
  /** How the driver is started. */
  readonly command: readonly string[];
}

/** The driver cannot be begun: one line that says why and what to do. */
export class DriverInitError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'DriverInitError';
  }
}

const CONFIGURATION = 'khata.config.json';

/** The template of each language, and where it goes. Go wants a folder of its own for a program. */
const FILES: Readonly<Record<DriverLanguage, { readonly template: string; readonly target: string }>> = {
  ts: { template: 'ts/driver.ts', target: 'driver.ts' },
  python: { template: 'python/driver.py', target: 'driver.py' },
  java: { template: 'java/Driver.java', target: 'Driver.java' },
  go: { template: 'go/driver.go', target: 'driver/driver.go' },
};

/** Templates are data: they stand in the package as they stand in the sources, wherever this code is bundled to. */
function templateFolder(): string {
  return join(packageRoot(), 'conformance', 'drivers', 'templates');
}

/** Since 22.18 and 23.6, Node runs TypeScript whose types can be erased. */
function runsTypeScript(nodeVersion: string): boolean {
  const [major = 0, minor = 0] = nodeVersion.split('.').map(Number);
  return major > 23 || (major === 23 && minor >= 6) || (major === 22 && minor >= 18);
}

function commandFor(language: DriverLanguage, nodeVersion: string): string[] {
  const { target } = FILES[language];
  switch (language) {
    case 'ts':
      return runsTypeScript(nodeVersion) ? ['node', target] : ['npx', 'tsx', target];
    case 'python':
      return ['python3', target];
    case 'java':
      return ['java', target];
    case 'go':
      return ['go', 'run', target];
  }
}

async function writeNew(file: string, text: string): Promise<boolean> {
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text, { flag: 'wx' });
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    throw new DriverInitError(`${file} cannot be written (${code})`, { cause: error });
  }
}

/** The language that is meant. @throws DriverInitError when there is no template for it */
export function driverLanguage(text: string): DriverLanguage {
  const language = DRIVER_LANGUAGES.find((one) => one === text.toLowerCase());
  if (language !== undefined) return language;
  const known = DRIVER_LANGUAGES.join(', ');
  throw new DriverInitError(`there is no driver template for "${text.slice(0, 40)}"; there is ${known}`);
}

/**
 * Writes the beginning of a driver, and khata.config.json when there is none.
 * @throws DriverInitError when the driver's file is there already, or cannot be written
 */
export async function initDriver({ language, directory, nodeVersion }: InitOptions): Promise<InitResult> {
  const { template, target } = FILES[language];
  const text = await readFile(join(templateFolder(), template), 'utf8');
  if (!(await writeNew(join(directory, target), text))) {
    throw new DriverInitError(
      `${target} is there already and stays as it is. Move it away, or begin in another folder`,
    );
  }
  const command = commandFor(language, nodeVersion);
  const configuration = { profile: 'standard', driver: { command } };
  const isNew = await writeNew(join(directory, CONFIGURATION), `${JSON.stringify(configuration, null, 2)}\n`);
  const written = isNew ? [target, CONFIGURATION] : [target];
  return { written, kept: isNew ? undefined : CONFIGURATION, command };
}
