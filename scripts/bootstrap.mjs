// What `npm start` and `npm test` share: on a fresh clone, install and build what is missing.
// Plain JavaScript with no dependency: it runs before there is anything to import.
import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Says in one line what is wrong and stops. */
export function stop(message, code = 1) {
  process.stderr.write(`khata: ${message}\n`);
  process.exit(code);
}

/** Runs a program with our terminal; stops with its exit code when it fails. */
export function run(command, args, options = {}) {
  const result = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options });
  if (result.error) stop(`cannot run ${command}: ${result.error.message}`);
  if (result.status !== 0) process.exit(result.status ?? 1);
}

/** Whether a version fits a range of `^a.b.c` and `>=a.b.c` alternatives: all that our engines field uses. */
function fits(version, range) {
  return range.split('||').some((alternative) => {
    const [, operator, text] = /^\s*(\^|>=)([0-9.]+)\s*$/.exec(alternative) ?? [];
    const wanted = (text ?? '').split('.').map(Number);
    const differs = version.findIndex((part, i) => part !== wanted[i]);
    if (operator === '^' && version[0] !== wanted[0]) return false;
    return differs === -1 || version[differs] > wanted[differs];
  });
}

function checkNode() {
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  if (fits(process.versions.node.split('.').map(Number), engines.node)) return;
  stop(`needs Node ${engines.node}; this is ${process.versions.node}. Install another one from nodejs.org.`);
}

/** npm writes node_modules/.package-lock.json last, so an older one means an unfinished or outdated install. */
function installed() {
  const marker = join(root, 'node_modules', '.package-lock.json');
  return existsSync(marker) && statSync(marker).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs;
}

/** Installs the locked dependencies when they are missing or older than the lock file. */
export function ensureInstalled() {
  checkNode();
  const modules = join(root, 'node_modules');
  if (installed()) return;
  // npm follows a link and empties what it leads to: in a linked worktree that is somebody else's installation.
  if (existsSync(modules) && lstatSync(modules).isSymbolicLink()) {
    stop('node_modules is a link to another checkout, and older than package-lock.json: run npm ci there');
  }
  process.stderr.write('khata: installing dependencies (npm ci), about a minute on a fresh machine …\n');
  // KHATA_NO_PREPARE: the build follows by itself where it is wanted.
  // Output goes to standard error: `npm start -- --json` promises one line on standard output.
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel', 'error'], {
    env: { ...process.env, KHATA_NO_PREPARE: '1' },
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
}

/** Of the Python client nothing is built, and running it writes a cache beside its files. */
const NOT_BUILT = join('reference', 'python');

function newest(path) {
  if (path.endsWith(NOT_BUILT)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

const SOURCES = [
  'sandbox',
  'conformance',
  'spec/generated',
  'scripts/khata.ts',
  'scripts/bundle.mjs',
  'package.json',
];

/** Builds dist when a source is newer than the last build. */
export function ensureBuilt() {
  const stamp = join(root, 'dist', '.built');
  const sources = SOURCES.map((path) => join(root, path)).filter(existsSync);
  if (existsSync(stamp) && statSync(stamp).mtimeMs >= Math.max(...sources.map(newest))) return;
  process.stderr.write('khata: building …\n');
  run(process.execPath, [join(root, 'scripts', 'build.mjs')], { stdio: ['ignore', 2, 2] });
}
