import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { homedir, tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../../lib/package-root.ts';
import { builtCommand } from './built.ts';
import { Partner } from './partner.ts';
import { removeScratch, scratchFolder } from './scratch.ts';
import { endProcesses, run, whenReady } from './server-process.ts';

/** The package as it is published: packed, installed into an empty project, and used from there. */

const root = packageRoot();
let project: string;
let installed: string;

async function succeed(program: string, args: readonly string[], cwd: string): Promise<string> {
  const { code, stdout, stderr } = await run(program, args, { cwd }).ending;
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${code}:\n${stdout}\n${stderr}`);
  return stdout;
}

beforeAll(async () => {
  builtCommand();
  const packed = scratchFolder();
  // Without scripts: `prepare` would rebuild dist under the tests that run beside this one.
  const options = ['--ignore-scripts', '--pack-destination', packed, '--loglevel', 'error'];
  await succeed('npm', ['pack', ...options], root);
  const [tarball = ''] = readdirSync(packed);
  project = scratchFolder();
  writeFileSync(join(project, 'package.json'), '{"name":"consumer","private":true,"type":"module"}');
  const flags = ['--omit=dev', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel', 'error'];
  await succeed('npm', ['install', join(packed, tarball), ...flags], project);
  installed = join(project, 'node_modules', 'khata');
}, 120_000);

afterAll(async () => {
  await endProcesses();
  removeScratch();
});

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

describe('the tarball', () => {
  it('holds the compiled sandbox, the contract and the fixtures, and nothing else', () => {
    const top = new Set(filesBelow(installed).map((file) => file.split('/')[0]));
    expect([...top].sort()).toEqual(['LICENSE', 'README.md', 'dist', 'fixtures', 'package.json', 'spec']);
  });

  it('holds no tests and no sources', () => {
    const strangers = filesBelow(installed).filter((file) =>
      /(?:\.test\.|(?:^|\/)tests?\/|suite|\.map$)/.test(file),
    );
    expect(strangers).toEqual([]);
    const sources = filesBelow(join(installed, 'dist')).filter(
      (file) => !/\.(?:js|cjs|d\.c?ts)$|^\.built$|^THIRD-PARTY-NOTICES\.txt$/.test(file),
    );
    expect(sources).toEqual([]);
  });

  it('imports only what it depends on', () => {
    const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
    };
    const known = new Set([...Object.keys(manifest.dependencies), ...builtinModules]);
    const unknown: string[] = [];
    for (const file of filesBelow(join(installed, 'dist'))) {
      const text = readFileSync(join(installed, 'dist', file), 'utf8');
      // By a scanner: bundled code has the words of an import in its texts and comments, too.
      const named = ts.preProcessFile(text, true, true).importedFiles.map((it) => it.fileName);
      for (const name of named.filter((it) => !it.startsWith('.'))) {
        const bare = name.replace(/^node:/, '').split('/');
        const asked = bare[0]?.startsWith('@') ? bare.slice(0, 2).join('/') : (bare[0] ?? '');
        if (!known.has(asked)) unknown.push(`${file}: ${name}`);
      }
    }
    expect(unknown).toEqual([]);
  });

  it('names no place on the machine that made it', () => {
    const places = [root, homedir(), '/home/', '/Users/', '/work/', `${tmpdir()}/`].filter(
      (it) => it.length > 1,
    );
    const found = filesBelow(installed).flatMap((file) => {
      const text = readFileSync(join(installed, file), 'utf8');
      return places.filter((place) => text.includes(place)).map((place) => `${file}: ${place}`);
    });
    expect(found).toEqual([]);
  });

  it('stays small, with few packages beside it', () => {
    const bytes = filesBelow(installed).reduce((sum, file) => sum + statSync(join(installed, file)).size, 0);
    expect(bytes).toBeLessThan(10_000_000);
    const lock = JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8')) as { packages: object };
    // The project itself, khata, and what khata needs.
    expect(Object.keys(lock.packages).length).toBeLessThan(50);
  });
});

describe('the installed package', () => {
  it('serves by npx, from a project that has nothing else', async () => {
    const args = ['khata', 'serve', '--json', '--memory', '--port', '0'];
    const server = await whenReady(run('npx', ['--no-install', ...args], { cwd: project, group: true }));
    const partner = new Partner(server);
    expect((await partner.get('/v1/virtual-accounts?limit=1')).status).toBe(200);
    expect((await partner.get('/openapi/bank.json')).status).toBe(200);
    expect((await partner.get('/problems/BODY_TOO_LARGE')).status).toBe(200);
    partner.close();
    server.kill('SIGTERM');
    await server.ending;
  });

  it('is a library whose sandbox answers in process', async () => {
    const script = `
      import { createSandbox } from 'khata';
      const sandbox = await createSandbox();
      const headers = { 'X-Api-Key': sandbox.partner.apiKey };
      const answer = await sandbox.fetch(new Request('http://bank/v1/virtual-accounts?limit=2', { headers }));
      console.log(answer.status, (await answer.json()).data.length);
      await sandbox.close();
    `;
    const path = join(project, 'library.mjs');
    writeFileSync(path, script);
    expect(await succeed(process.execPath, [path], project)).toBe('200 2\n');
  });

  it('has types that compile in a strict project', async () => {
    const program = `
      import { createSandbox, type Sandbox, type SandboxOptions } from 'khata';
      const options: SandboxOptions = { fixture: 'empty', onFault: (error, id) => { void [error, id]; } };
      const sandbox: Sandbox = await createSandbox(options);
      const answer: Response = await sandbox.fetch(new Request(\`http://bank/\${sandbox.partner.apiKey}\`));
      // @ts-expect-error the options are closed
      void [createSandbox({ fixtures: 'demo' }), answer];
    `;
    writeFileSync(join(project, 'consumer.ts'), program);
    const compilerOptions = {
      module: 'NodeNext',
      target: 'ES2023',
      lib: ['ES2023'],
      strict: true,
      exactOptionalPropertyTypes: true,
      skipLibCheck: false,
      noEmit: true,
      types: ['node'],
      typeRoots: [join(root, 'node_modules', '@types')],
    };
    writeFileSync(
      join(project, 'tsconfig.json'),
      JSON.stringify({ compilerOptions, files: ['consumer.ts'] }),
    );
    const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
    await succeed(process.execPath, [compiler, '-p', project], project);
  });
});
