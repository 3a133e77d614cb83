/** Style as a test: the habits that no linter knows. Prints each breach with its place. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { packageRoot } from '../sandbox/lib/package-root.ts';
import { type LockFile, missingFromLock } from './complete-lock.mjs';

const FILE_LINES = 400;
const FUNCTION_LINES = 70;
const root = packageRoot();

function trackedFiles(): string[] {
  const list = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root });
  return list
    .toString()
    .split('\n')
    .filter((file) => file !== '' && existsSync(join(root, file)));
}

const breaches: string[] = [];

function checkSize(file: string, text: string): void {
  const lines = text.split('\n').length - 1;
  if (lines > FILE_LINES) breaches.push(`${file}: ${lines} lines; at most ${FILE_LINES}`);
}

function checkFunctions(file: string, text: string): void {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const inTest = file.includes('.test.');
  const visit = (node: ts.Node): void => {
    // A describe block is a list of tests, not a function that must fit on a screen.
    if (ts.isFunctionLike(node) && !inTest) {
      const from = source.getLineAndCharacterOfPosition(node.getStart(source)).line;
      const to = source.getLineAndCharacterOfPosition(node.getEnd()).line;
      if (to - from + 1 > FUNCTION_LINES) {
        breaches.push(`${file}:${from + 1}: a function of ${to - from + 1} lines; at most ${FUNCTION_LINES}`);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
}

const CLOCKS: ReadonlySet<string> = new Set(['sandbox/lib/clock.ts', 'conformance/lib/host-clock.ts']);

const FORBIDDEN: [RegExp, string][] = [
  [/^\s*export \* from/m, 'export * hides what a module offers'],
  [/\b(?:it|test|describe)\.(?:skip|only|todo)\(/, 'a skipped, focused or missing test'],
  [
    /\bDate\.now\(\)|\bnew Date\(\)/,
    'time is injected: only sandbox/lib/clock.ts and conformance/lib/host-clock.ts read the host clock',
  ],
  [/\bMath\.random\(\)/, 'randomness is injected or seeded'],
  [/\bprocess\.env\b/, 'only config.ts reads the environment'],
  [/^\s*\/\/\s*(?:TODO|FIXME|XXX)\b/m, 'work left undone belongs in an issue'],
];

function checkForbidden(file: string, text: string): void {
  const product = /^(sandbox|conformance)\//.test(file) && !/(\.test\.ts$|\/test\/)/.test(file);
  for (const [pattern, reason] of FORBIDDEN) {
    const everywhere = /export|skipped|undone/.test(reason);
    if (!everywhere && !product) continue;
    if (CLOCKS.has(file) && reason.startsWith('time')) continue;
    if (file === 'sandbox/config.ts' && reason.includes('environment')) continue;
    if (file === 'scripts/tidy.ts') continue;
    const at = pattern.exec(text);
    if (at) breaches.push(`${file}:${text.slice(0, at.index).split('\n').length}: ${reason}`);
  }
}

/** The import law cannot see it: a door is handed the store's transaction with its unit. */
function checkDoor(file: string, text: string): void {
  if (!/^sandbox\/(bank|control|portal)\//.test(file) || file.endsWith('.test.ts')) return;
  // To undo a step as a whole is a door's business (a batch answers for each of its rows); reading is not.
  const at = /\btx\b(?!\.attempt\()/.exec(text);
  if (!at) return;
  const line = text.slice(0, at.index).split('\n').length;
  breaches.push(`${file}:${line}: a door reads or writes the store; a service does that`);
}

/** Every room says what lives in it. */
function checkReadmes(files: string[]): void {
  const rooms = new Set(
    files
      .filter((file) => /^(sandbox|conformance|spec)\/[^/]+\/.*\.(ts|yaml)$/.test(file))
      .map((file) => file.split('/').slice(0, 2).join('/')),
  );
  for (const room of rooms) {
    if (!files.includes(`${room}/README.md`))
      breaches.push(`${room}: has no README.md that says what lives there`);
  }
}

function checkLinks(file: string, text: string): void {
  for (const [, target] of text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)[^)]*\)/g)) {
    if (target && !existsSync(join(root, dirname(file), target)))
      breaches.push(`${file}: link to ${target}, which is not there`);
  }
}

const files = trackedFiles();
for (const file of files) {
  const generated = file.startsWith('spec/generated/') || file.startsWith('docs/reference/');
  if (generated) continue;
  const text = readFileSync(join(root, file), 'utf8');
  if (/\.(ts|mjs)$/.test(file)) {
    checkSize(file, text);
    checkFunctions(file, text);
    checkForbidden(file, text);
    checkDoor(file, text);
  } else if (file.endsWith('.md')) checkLinks(file, text);
  if (/utils?\.(ts|mjs)$/.test(file)) breaches.push(`${file}: "utils" says nothing; name what it does`);
  if (/"resolved": *"http/.test(file === 'package-lock.json' ? text : ''))
    breaches.push(`${file}: carries download addresses`);
}
checkReadmes(files);
const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as LockFile;
for (const name of missingFromLock(lock).keys()) {
  breaches.push(
    `package-lock.json: lists no ${name}; run npm run complete-lock, or npm ci fails on every machine`,
  );
}
if (breaches.length > 0) {
  console.error(breaches.join('\n'));
  process.exitCode = 1;
} else console.log(`tidy: ${files.length} files`);
