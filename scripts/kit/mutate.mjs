// `npm run mutate:judge`: mutates the judge (judge, checks, their arithmetic, the decision), runs the unit tests beside it,
// prints the mutants that no test noticed and the score of each file, and fails below 85 % over all: see CONTRIBUTING.md.
// usage: node scripts/kit/mutate.mjs [FILE …] [--static] [flags of Stryker]; with files only those are mutated.
// Mutants of module constants (sets of codes, patterns) are left out unless --static is given: each of them loads the kit
// anew and runs every test, so that they are an eighth of the mutants and most of the time.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root, stop } from '../bootstrap.mjs';

const stryker = join(root, 'node_modules/@stryker-mutator/core/bin/stryker.js');
// It installs nothing by itself: `npm ci` empties node_modules, which in a git worktree may be a link to another's.
if (!existsSync(stryker)) stop('mutate:judge needs Stryker: run npm ci first', 2);
const flagsFrom = process.argv.findIndex((word, at) => at > 1 && word.startsWith('-'));
const files = process.argv.slice(2, flagsFrom === -1 ? undefined : flagsFrom);
const flags =
  flagsFrom === -1
    ? []
    : process.argv.slice(flagsFrom).filter((word) => word !== '--' && word !== '--static');
if (!process.argv.includes('--static')) flags.push('--ignoreStatic');
for (const file of files) {
  if (existsSync(join(root, file.replace(/:\d+(:\d+)?-\d+(:\d+)?$/, '')))) continue;
  stop(`mutate:judge: there is no file ${file}; name it from the root: conformance/judge/wire.ts`, 2);
}
const only = files.length === 0 ? [] : ['--mutate', files.join(',')];
const config = 'scripts/kit/mutate/stryker.config.mjs';
const { status } = spawnSync(process.execPath, [stryker, 'run', config, ...only, ...flags], {
  cwd: root,
  stdio: 'inherit',
});
process.exit(status ?? 1);
