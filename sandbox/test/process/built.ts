import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../lib/package-root.ts';

/** What dist is made of. Tests are not: editing one makes no build stale. */
const SOURCES = [
  'sandbox',
  'conformance',
  'spec/generated',
  'scripts/khata.ts',
  'scripts/bundle.mjs',
  'package.json',
];
/** Running the Python client writes a cache beside its files. */
const NO_SOURCE = /\.test\.ts$|\.md$|\.pyc$/;

function newest(path: string): number {
  if (!statSync(path).isDirectory()) return NO_SOURCE.test(path) ? 0 : statSync(path).mtimeMs;
  const names = readdirSync(path).filter((name) => name !== 'test');
  return Math.max(0, ...names.map((name) => newest(join(path, name))));
}

/**
 * The compiled command, as users run it.
 * @throws Error with one line when dist is missing or older than the sources
 */
export function builtCommand(): string {
  const root = packageRoot();
  const stamp = join(root, 'dist', '.built');
  const command = join(root, 'dist', 'scripts', 'khata.js');
  if (!existsSync(stamp) || !existsSync(command)) {
    throw new Error('dist is missing: run `npm test`, which builds it, or `npm run build`');
  }
  const sources = SOURCES.map((path) => join(root, path)).filter(existsSync);
  if (Math.max(...sources.map(newest)) > statSync(stamp).mtimeMs) {
    throw new Error('dist is older than the sources: run `npm test`, which builds it, or `npm run build`');
  }
  return command;
}
