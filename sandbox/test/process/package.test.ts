import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { homedir, tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { build } from 'esbuild';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../../lib/package-root.ts';
import { installPackage, succeed } from './installed.ts';
import { Partner } from './partner.ts';
import { removeScratch } from './scratch.ts';
import { endProcesses, run, whenReady } from './server-process.ts';

/** The package as it is published: packed, installed into an empty project, and used from there. */

const root = packageRoot();
let project: string;
let installed: string;

beforeAll(async () => {
  project = await installPackage();
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
  it('holds the compiled sandbox and kit, the contract, the fixtures, and nothing else', () => {
    const top = new Set(filesBelow(installed).map((file) => file.split('/')[0]));
    const expected = ['LICENSE', 'README.md', 'conformance', 'dist', 'fixtures', 'package.json', 'spec'];
    expect([...top].sort()).toEqual(expected);
    // Of the kit only data: what drivers begin from, what the selftest compares with, and the client in Python.
    const kit = filesBelow(join(installed, 'conformance')).filter(
      (file) =>
        !/^(?:drivers\/templates\/(?:ts|python|java|go)\/[\w.]+|reference\/kill-matrix\.json|reference\/python\/.+\.py)$/.test(
          file,
        ),
    );
    expect(kit).toEqual([]);
  });

  it('holds no tests and no sources', () => {
    const strangers = filesBelow(installed).filter((file) =>
      /(?:\.test\.|(?:^|\/)tests?\/|(?<!conformance\/)suite|\.map$)/.test(file),
    );
    expect(strangers).toEqual([]);
    const sources = filesBelow(join(installed, 'dist')).filter(
      (file) => !/\.(?:js|cjs|d\.c?ts)$|^\.built$|^THIRD-PARTY-NOTICES\.txt$/.test(file),
    );
    expect(sources).toEqual([]);
  });

  it('imports only what it depends on', async () => {
    const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
    };
    const known = new Set([...Object.keys(manifest.dependencies), ...builtinModules]);
    const files = filesBelow(join(installed, 'dist')).filter((file) => /\.c?js$/.test(file));
    // By a parser: bundled code has the words of an import in its texts and comments, too.
    const { metafile } = await build({
      absWorkingDir: join(installed, 'dist'),
      entryPoints: files,
      outdir: 'nowhere',
      bundle: true,
      write: false,
      packages: 'external',
      platform: 'node',
      format: 'esm',
      metafile: true,
      logLevel: 'silent',
    });
    const unknown = Object.entries(metafile.inputs).flatMap(([file, { imports }]) =>
      imports
        .filter(({ path, external }) => external === true && path !== '<runtime>')
        .filter(({ path }) => {
          const [first = '', second] = path.replace(/^node:/, '').split('/');
          return !known.has(first.startsWith('@') ? `${first}/${second}` : first);
        })
        .map(({ path }) => `${file}: ${path}`),
    );
    expect(Object.keys(metafile.inputs).length).toBe(files.length);
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
    expect(bytes).toBeLessThan(12_000_000);
    const lock = JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8')) as { packages: object };
    // The project itself, khata, and what khata needs: a third of it for the kit's live console and its XML.
    expect(Object.keys(lock.packages).length).toBeLessThan(70);
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

  it('is a CommonJS library, too, and its doors share what they hold', async () => {
    const script = `
      const { createSandbox, ProblemError } = require('khata');
      const client = require('khata/client');
      const { useSandbox } = require('khata/jest');
      createSandbox().then(async (sandbox) => {
        const world = await sandbox.world();
        const { data } = await world.bank.GET('/v1/virtual-accounts', { params: { query: { limit: 2 } } });
        const page = await sandbox.fetch('/portal/v1/session');
        console.log(data.data.length, page.status, typeof useSandbox, client.ProblemError === ProblemError);
        await sandbox.close();
      });
    `;
    const path = join(project, 'library.cjs');
    writeFileSync(path, script);
    expect(await succeed(process.execPath, [path], project)).toBe('2 401 function true\n');
  });

  it.each([
    ['ESM', 'suite.mjs', "import { conformanceTests } from 'khata/conformance';"],
    ['CommonJS', 'suite.cjs', "const { conformanceTests } = require('khata/conformance');"],
  ])('registers the conformance kit’s scenarios in a test runner, as %s', async (_, file, load) => {
    // A runner of its own: what is registered is what vitest and jest would run.
    const script = `${load}
      const [suites, tests] = [[], []];
      const runner = {
        describe: (name, body) => { suites.push(name); body(); },
        test: (name, body, timeout) => tests.push([name.split(':')[0], typeof body, timeout > 1000].join(' ')),
        beforeAll: () => {},
        afterAll: () => {},
      };
      conformanceTests(runner, { driver: () => ({ handle: async () => ({ unsupported: '' }) }), only: ['AMT-01'] });
      console.log(suites.join(), tests.join());
    `;
    const path = join(project, file);
    writeFileSync(path, script);
    expect(await succeed(process.execPath, [path], project)).toBe(
      'conformance EXACT_AMOUNTS function true\n',
    );
  });

  it('has a client that brings no sandbox along', async () => {
    const folder = join(installed, 'dist', 'sandbox', 'client');
    const seen = new Set<string>();
    const follow = (file: string): void => {
      if (seen.has(file)) return;
      seen.add(file);
      for (const { fileName } of ts.preProcessFile(readFileSync(file, 'utf8'), true, true).importedFiles) {
        if (fileName.startsWith('.')) follow(join(dirname(file), fileName));
      }
    };
    follow(join(folder, 'index.js'));
    const bytes = [...seen].reduce((sum, file) => sum + statSync(file).size, 0);
    expect(seen.size).toBeGreaterThan(1);
    expect(bytes).toBeLessThan(100_000);
  });

  it.each([
    ['modules and CommonJS', ['consumer.mts', 'consumer.cts'], 'NodeNext', 'NodeNext'],
    ['a bundler', ['consumer.ts'], 'ESNext', 'Bundler'],
    ['CommonJS of old', ['consumer-old.cts'], 'CommonJS', 'Node10'],
  ])('has types that compile in a strict project of %s', async (_, files, module, moduleResolution) => {
    const program = `
      import { createSandbox, type Sandbox, type SandboxOptions, type SandboxWorld } from 'khata';
      import { type BankSchema, createBankClient, ProblemError, unwrap } from 'khata/client';
      import { useSandbox } from 'khata/jest';
      export async function use(): Promise<BankSchema<'Refund'>['status']> {
        const options: SandboxOptions = { fixture: 'empty', onFault: (error, id) => { void [error, id]; } };
        const sandbox: Sandbox = await createSandbox(options);
        const answer: Response = await sandbox.fetch(new Request(\`http://bank/\${sandbox.partner.apiKey}\`));
        const world: SandboxWorld = await sandbox.world('mine', { seed: 'a-seed' });
        // @ts-expect-error the options are closed
        void [createSandbox({ fixtures: 'demo' }), answer, useSandbox()];
        const bank = createBankClient({ baseUrl: world.baseUrl, fetch: world.fetch, apiKey: world.partner.apiKey });
        const path = { refundId: 'KR000000000000' };
        // @ts-expect-error without its parameter
        void bank.GET('/v1/refunds/{refundId}');
        try {
          return (await unwrap(bank.GET('/v1/refunds/{refundId}', { params: { path } }))).status;
        } catch (error) {
          throw new Error(error instanceof ProblemError ? error.code : 'unknown');
        }
      }
    `;
    for (const file of files) writeFileSync(join(project, file), program);
    const compilerOptions = {
      module,
      moduleResolution,
      target: 'ES2023',
      lib: ['ES2023'],
      strict: true,
      exactOptionalPropertyTypes: true,
      // What we declare must be sound by itself, too; once is enough.
      skipLibCheck: moduleResolution !== 'NodeNext',
      noEmit: true,
      types: ['node'],
      typeRoots: [join(root, 'node_modules', '@types')],
    };
    writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }));
    const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
    await succeed(process.execPath, [compiler, '-p', project], project);
  });
});
