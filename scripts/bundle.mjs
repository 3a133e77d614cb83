// What dist consists of (ADR 0021): declarations by tsc, and by esbuild the public doors and the command, as ES modules
// that share chunks, and once more as CommonJS for test runners that know nothing else.
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { build, transform } from 'esbuild';
import ts from 'typescript';
import { root, run } from './bootstrap.mjs';

/** Packages that are loaded late, when they are needed at all: they stay where npm puts them. */
const LATE = ['pino', 'nodemailer', '@zxcvbn-ts/language-common', '@node-oauth/oauth2-server'];

/** The public doors that a program in CommonJS may ask for, too. */
const DOORS = ['sandbox/index.ts', 'sandbox/client/index.ts', 'sandbox/jest.ts', 'conformance/suite.ts'];
/** The last one is a program of its own: the client that `khata conform selftest` plays. */
const ESM_ONLY = ['sandbox/vitest.ts', 'scripts/khata.ts', 'conformance/reference/ts/main.ts'];
/** Programs of their own as well: the drivers that it plays to see that they pass nothing. */
const BROKEN = 'conformance/reference/broken';
const PROGRAMS = readdirSync(join(root, BROKEN))
  .filter((name) => !['index.ts', 'speaker.ts'].includes(name))
  .map((name) => `${BROKEN}/${name}`);

const TARGET = 'node20.19';
/** CommonJS packages inside an ES module still ask for `require`. */
const BANNER =
  "import { createRequire as khataRequire } from 'node:module'; const require = khataRequire(import.meta.url);";

async function buildModules(dist) {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [...DOORS, ...ESM_ONLY, ...PROGRAMS],
    outbase: root,
    outdir: dist,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: TARGET,
    external: LATE,
    chunkNames: 'chunks/[name]-[hash]',
    banner: { js: BANNER },
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  });
  return metafile;
}

/**
 * The same files once more as CommonJS, one for one: what is loaded late in one is loaded late in the other.
 * Inside jest's vm `import()` needs a flag of Node's; `require` does not.
 */
async function convertToCommonJs(dist, { outputs }) {
  for (const path of Object.keys(outputs)) {
    const name = relative(dist, join(root, path));
    if ([...ESM_ONLY, ...PROGRAMS].includes(name.replace(/\.js$/, '.ts'))) continue;
    const { code } = await transform(readFileSync(join(root, path), 'utf8').replace(BANNER, ''), {
      format: 'cjs',
      platform: 'node',
      target: TARGET,
      supported: { 'dynamic-import': false },
      minifyWhitespace: true,
      define: { 'import.meta.url': 'khataUrl' },
      banner: "const khataUrl = require('node:url').pathToFileURL(__filename).href;",
    });
    const target = join(dist, 'cjs', name.replace(/\.js$/, '.cjs'));
    mkdirSync(dirname(target), { recursive: true });
    // Only paths of our own chunks begin with a dot.
    writeFileSync(target, code.replace(/require\("(\.[^"]+)\.js"\)/g, 'require("$1.cjs")'));
  }
}

/** Declarations for who asks by `require`: the same types, seen from CommonJS. */
function writeCommonJsTypes(dist, { outputs }) {
  for (const source of DOORS) {
    const name = source.replace(/\.ts$/, '.js');
    const place = join(dist, 'cjs', name.replace(/\.js$/, '.d.cts'));
    const module = relative(dirname(place), join(dist, name));
    const values = outputs[relative(root, join(dist, name))].exports;
    const lines = [
      `import type * as door from '${module}' with { 'resolution-mode': 'import' };`,
      `export type * from '${module}' with { 'resolution-mode': 'import' };`,
      ...values.map((value) => `export declare const ${value}: typeof door.${value};`),
      // A class is a type as well, and the line above hides the one that came by `export type *`.
      ...values
        .filter((value) => /^[A-Z]/.test(value))
        .map((value) => `export type ${value} = door.${value};`),
    ];
    writeFileSync(place, `${lines.join('\n')}\n`);
  }
}

/** Leaves only the declarations that a public door leads to: nobody can import the others. */
function pruneDeclarations(dist) {
  const kept = new Set();
  const follow = (file) => {
    if (kept.has(file) || !existsSync(file)) return;
    kept.add(file);
    for (const { fileName } of ts.preProcessFile(readFileSync(file, 'utf8')).importedFiles) {
      if (fileName.startsWith('.')) follow(join(dirname(file), fileName.replace(/\.[jt]s$/, '.d.ts')));
    }
  };
  for (const source of [...DOORS, ...ESM_ONLY]) follow(join(dist, source.replace(/\.ts$/, '.d.ts')));
  const folders = readdirSync(dist, { recursive: true, withFileTypes: true });
  for (const entry of folders.filter((it) => it.isFile() && it.name.endsWith('.d.ts'))) {
    const file = join(entry.parentPath, entry.name);
    if (!kept.has(file)) rmSync(file);
  }
}

/** The notices of the packages that are inside our files, as their licences want. */
function writeNotices(dist, { inputs }) {
  const names = new Set(
    Object.keys(inputs).flatMap((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []),
  );
  const notices = [...names].sort().map((name) => {
    const folder = dirname(join(root, 'node_modules', name, 'package.json'));
    const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    const text = file ? readFileSync(join(folder, file), 'utf8').trim() : `Licence: ${license}`;
    return `${name} ${version} (${license})\n\n${text}\n`;
  });
  const words = 'Parts of these packages are inside the files beside this one.\n';
  writeFileSync(join(dist, 'THIRD-PARTY-NOTICES.txt'), [words, ...notices].join(`\n${'-'.repeat(80)}\n\n`));
}

/** Builds everything into an empty folder below the root. */
export async function buildInto(dist) {
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  run(process.execPath, [tsc, '-p', join(root, 'scripts', 'tsconfig.build.json'), '--outDir', dist]);
  pruneDeclarations(dist);
  const metafile = await buildModules(dist);
  await convertToCommonJs(dist, metafile);
  writeCommonJsTypes(dist, metafile);
  writeNotices(dist, metafile);
  chmodSync(join(dist, 'scripts', 'khata.js'), 0o755);
  writeFileSync(join(dist, '.built'), '');
}

/** Makes a finished build the one that is used. */
export function putInPlace(dist) {
  const place = join(root, 'dist');
  rmSync(place, { recursive: true, force: true });
  renameSync(dist, place);
}
