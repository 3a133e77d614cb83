import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { ENVIRONMENT } from '../../config.ts';
import { curlRequest, runCurl } from './curl-line.ts';
import { bodyOf, Partner } from './partner.ts';
import { removeScratch, scratchFolder } from './scratch.ts';
import {
  type Ending,
  endProcesses,
  type ReadyLine,
  run,
  runKhata,
  type ServerProcess,
  startKhata,
  startServer,
} from './server-process.ts';

/** `khata` as its users meet it: what it prints, what it takes, how it says no. */

const READY_KEYS = [
  'url',
  'controlUrl',
  'apiKey',
  'clientId',
  'clientSecret',
  'clientName',
  'virtualAccountPrefix',
  'physicalAccountNumber',
  'portalUrl',
];

afterEach(async () => {
  await endProcesses();
  removeScratch();
});

async function stop(server: ServerProcess): Promise<Ending> {
  server.kill('SIGTERM');
  return await server.ending;
}

/** Milliseconds of the fastest of a few runs: what it costs, not what else the machine does. */
async function fastest(start: () => Promise<Ending>): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 5; i++) {
    const began = performance.now();
    await start();
    best = Math.min(best, performance.now() - began);
  }
  return best;
}

describe('khata --help', () => {
  it('lists the command, and serve --help every option with its variable', async () => {
    const help = await runKhata(['--help']);
    expect(help).toMatchObject({ code: 0, stderr: '' });
    expect(help.stdout).toContain('serve');
    const serve = await runKhata(['serve', '--help']);
    expect(serve).toMatchObject({ code: 0, stderr: '' });
    for (const variable of Object.values(ENVIRONMENT)) expect(serve.stdout).toContain(variable);
    const options = ['--host', '--port', '--data', '--memory', '--fixture', '--json', '--log-level'];
    for (const option of options) expect(serve.stdout).toContain(`${option} `);
  });

  it('answers about as fast as node itself', async () => {
    const bare = await fastest(() => run(process.execPath, ['-e', '0']).ending);
    const help = await fastest(() => runKhata(['--help']));
    expect(help).toBeLessThan(4 * bare + 100);
  });

  it('goes with a version, and stands in for a missing command', async () => {
    expect((await runKhata(['--version'])).stdout).toMatch(/^[0-9]+\.[0-9]+\.[0-9]+\n$/);
    const nothing = await runKhata([]);
    expect(nothing).toMatchObject({ code: 2, stdout: '' });
    expect(nothing.stderr).toContain('Usage: khata');
  });
});

/** Uses every value of a ready line over HTTP. */
async function useEverything(ready: ReadyLine): Promise<void> {
  const partner = new Partner(ready);
  const number = `${ready.virtualAccountPrefix}70000001`;
  const { physicalAccountNumber, clientName } = ready;
  const items = [{ virtualAccountNumber: number, accountName: 'Asha Verma' }];
  const created = await partner.post('/v1/virtual-accounts', { physicalAccountNumber, items }, 'k1');
  expect(created.status).toBe(207);
  expect(bodyOf<{ summary: unknown }>(created).summary).toEqual({ total: 1, succeeded: 1, failed: 0 });
  const credit = await fetch(`${ready.controlUrl}/credits`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      virtualAccountNumber: number,
      amount: '10.00',
      paymentMode: 'IMPS',
      remitter: { name: 'Ravi Kumar', accountNumber: '50100012345678', ifsc: 'KHTA0000002' },
    }),
  });
  expect(credit.status).toBe(201);
  const { transaction } = (await credit.json()) as { transaction: { transactionReferenceNumber: string } };
  const { transactionReferenceNumber } = transaction;
  const refund = await partner.post('/v1/refunds', { clientName, transactionReferenceNumber }, 'k2');
  expect(refund.status).toBe(201);
  const token = await fetch(`${ready.url}/oauth2/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${ready.clientId}:${ready.clientSecret}`)}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  expect(token.status).toBe(200);
  const { access_token } = (await token.json()) as { access_token: string };
  const read = await fetch(`${ready.url}/v1/virtual-accounts/${number}`, {
    headers: { authorization: `Bearer ${access_token}` },
  });
  expect(read.status).toBe(200);
  partner.close();
}

describe('khata serve --json', () => {
  it.each(['demo', 'empty', 'conformance'])(
    'prints one line whose every value works, with the fixture %s',
    async (fixture) => {
      const server = await startServer(['--memory', '--fixture', fixture]);
      const ready = JSON.parse(server.stdout) as ReadyLine;
      // The demo has its administrator; the other one waits to be set up.
      const keys = fixture === 'demo' ? READY_KEYS : [...READY_KEYS, 'setupUrl'];
      expect(Object.keys(ready)).toEqual(keys);
      await useEverything(ready);
      const { code, stdout, stderr } = await stop(server);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toBe(`${JSON.stringify(ready)}\n`);
    },
  );

  it('prints nothing else on standard output when its folder had to be mended', async () => {
    const data = join(scratchFolder(), 'data');
    const first = await startServer(['--data', data]);
    first.kill('SIGKILL');
    await first.ending;
    const second = await startServer(['--data', data]);
    expect((await stop(second)).stdout.split('\n')).toHaveLength(2);
  });
});

describe('the greeting', () => {
  it('says where it listens, who the partner is, where the data lies, and gives three lines that work', async () => {
    const data = join(scratchFolder(), 'data');
    const greeted = startKhata(['serve', '--port', '0', '--data', data]);
    await greeted.until(/Ctrl-C/);
    const text = greeted.stdout;
    const url = /http:\/\/127\.0\.0\.1:[0-9]+/.exec(text)?.[0] ?? '';
    for (const shown of [
      `${url}/sandbox/v1`,
      data,
      'khata_demo_key_none_0001',
      'Acme Retail Pvt Ltd',
      '123456789012',
    ]) {
      expect(text).toContain(shown);
    }
    const lines = text.split('\n').filter((line) => line.startsWith('curl '));
    expect(lines).toHaveLength(3);
    const [opened, credited, fetched] = [
      await runCurl(lines[0] ?? ''),
      await runCurl(lines[1] ?? ''),
      await runCurl(lines[2] ?? ''),
    ];
    expect(opened.status).toBe(207);
    expect(JSON.parse(opened.body)).toMatchObject({ summary: { total: 1, succeeded: 1, failed: 0 } });
    expect(credited.status).toBe(201);
    expect(JSON.parse(credited.body)).toMatchObject({
      outcome: 'POSTED',
      transaction: { amount: '1250.00' },
    });
    expect(fetched.status).toBe(201);
    expect(JSON.parse(fetched.body)).toMatchObject({
      batch: { numberOfTransactions: 100, moreAvailable: true },
    });
    expect(greeted.stderr).toBe('');
    greeted.kill('SIGINT');
    expect((await greeted.ending).code).toBe(0);
  });

  it('speaks of no lever where the control plane is off', async () => {
    const greeted = startKhata(['serve', '--port', '0', '--memory', '--control', 'off']);
    await greeted.until(/Ctrl-C/);
    expect(greeted.stdout).not.toMatch(/sandbox\/v1|money|bank\.admin/);
    const lines = greeted.stdout.split('\n').filter((line) => line.startsWith('curl '));
    expect(lines).toHaveLength(2);
    for (const line of lines) expect([201, 207]).toContain((await runCurl(line)).status);
    greeted.kill('SIGINT');
    expect((await greeted.ending).code).toBe(0);
  });

  it('can be followed without curl: its lines are read as the requests they stand for', async () => {
    const line = `curl -s http://127.0.0.1:4010/v1/x -H 'X-Api-Key: a b' -H "Idempotency-Key: k" -d '{"a":"b c"}'`;
    const request = curlRequest(line);
    expect([request.method, request.url, await request.text()]).toEqual([
      'POST',
      'http://127.0.0.1:4010/v1/x',
      '{"a":"b c"}',
    ]);
    expect([request.headers.get('x-api-key'), request.headers.get('idempotency-key')]).toEqual(['a b', 'k']);
  });
});

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as { port: number };
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

async function fixtureOf({ controlUrl }: ReadyLine): Promise<string> {
  const world = (await (await fetch(`${controlUrl}/world`)).json()) as { fixture: string };
  return world.fixture;
}

describe('the environment', () => {
  it('says the same as the flags', async () => {
    const [home, port] = [scratchFolder(), await freePort()];
    const settings = {
      HOST: '127.0.0.2',
      PORT: String(port),
      DATA: join(home, 'env'),
      FIXTURE: 'empty',
      JSON: 'true',
    };
    const named = Object.entries({ ...settings, LOG_LEVEL: 'error', VALIDATE_RESPONSES: 'false' });
    const env = Object.fromEntries(named.map(([name, value]) => [`KHATA_${name}`, value]));
    const byEnvironment = startKhata(['serve'], { env });
    await byEnvironment.until(/\n/);
    const ready = JSON.parse(byEnvironment.stdout) as ReadyLine;
    expect(ready.url).toBe(`http://127.0.0.2:${port}`);
    expect(await fixtureOf(ready)).toBe('empty');
    expect(existsSync(join(home, 'env'))).toBe(true);
    byEnvironment.kill('SIGTERM');
    await byEnvironment.ending;
    const flags = [
      '--host',
      '127.0.0.2',
      '--port',
      String(port),
      '--data',
      join(home, 'env'),
      '--fixture',
      'empty',
    ];
    const byFlags = startKhata([
      'serve',
      '--json',
      '--log-level',
      'error',
      '--validate-responses',
      'false',
      ...flags,
    ]);
    await byFlags.until(/\n/);
    // The set-up link is a new one at each start, and voids the one before.
    const known = (line: string) => ({ ...(JSON.parse(line) as object), setupUrl: '' });
    expect(known(byFlags.stdout)).toEqual(known(byEnvironment.stdout));
  });

  it('gives way to a flag', async () => {
    const home = scratchFolder();
    const env = {
      KHATA_HOST: 'nowhere',
      KHATA_PORT: 'x',
      KHATA_DATA: join(home, 'env'),
      KHATA_FIXTURE: 'nope',
    };
    const flags = ['--host', '127.0.0.1', '--data', join(home, 'flag'), '--fixture', 'empty'];
    const server = await startServer(flags, { env });
    expect(await fixtureOf(server)).toBe('empty');
    expect(readdirSync(home)).toEqual(['flag']);
  });

  it('counts as absent where a variable is empty', async () => {
    const env = { KHATA_HOST: '', KHATA_PORT: '', KHATA_DATA: '', KHATA_CONTROL_TOKEN: '' };
    expect((await startServer(['--memory'], { env })).url).toMatch(/^http:\/\/127\.0\.0\.1:/);
  });
});

describe('a wrong setting', () => {
  const CANARY = 'canary-5f2e81';
  it.each([
    [['--port', 'abc'], {}, ['--port', '"abc"']],
    [['--port', '65536'], {}, ['--port', '"65536"']],
    [['--port', '-1'], {}, ['--port']],
    [['--port', ''], {}, ['--port', '""']],
    [['--port', '0x10'], {}, ['--port', '"0x10"']],
    [['--port', '1e3'], {}, ['--port', '"1e3"']],
    [['--port'], {}, ['--port']],
    [[], { KHATA_PORT: '4010.5' }, ['KHATA_PORT', '"4010.5"']],
    [['--host', 'a b'], {}, ['--host', '"a b"']],
    [['--host', ''], {}, ['--host', '""']],
    [[], { KHATA_HOST: 'http://127.0.0.1' }, ['KHATA_HOST', '"http://127.0.0.1"']],
    [['--fixture', 'demos'], {}, ['--fixture', '"demos"']],
    [[], { KHATA_FIXTURE: '../demo' }, ['KHATA_FIXTURE', '"../demo"']],
    [['--log-level', 'loud'], {}, ['--log-level', '"loud"']],
    [[], { KHATA_LOG_LEVEL: 'trace' }, ['KHATA_LOG_LEVEL', '"trace"']],
    [['--validate-responses', 'perhaps'], {}, ['--validate-responses', '"perhaps"']],
    [[], { KHATA_MEMORY: 'perhaps' }, ['KHATA_MEMORY', '"perhaps"']],
    [[], { KHATA_JSON: 'yes' }, ['KHATA_JSON', '"yes"']],
    [['--data', ''], {}, ['--data', '""']],
    [['--data', 'x', '--memory'], {}, ['--data', '--memory']],
    [['--memory'], { KHATA_DATA: 'x' }, ['--memory', 'KHATA_DATA']],
    [[], { KHATA_CONTROL_TOKEN: CANARY }, ['KHATA_CONTROL_TOKEN', '16']],
    [['--control-token', CANARY], {}, ['--control-token']],
    [[`--control-token=${CANARY}`], {}, ['--control-token']],
    [[`--control-token=it's-${CANARY}`], {}, ['--control-token']],
    [['--potr', '1'], {}, ['--potr']],
    [['stray'], {}, ['serve']],
  ])('is named in one line: %j %j', async (flags, env, named) => {
    const options = { env: { KHATA_CONTROL_TOKEN: `${CANARY}-long-enough`, ...env }, cwd: scratchFolder() };
    const { code, stdout, stderr } = await runKhata(['serve', ...flags], options);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^khata: [^\n]+\n$/);
    for (const part of named) expect(stderr).toContain(part);
    expect(stderr).not.toContain(CANARY);
    expect(readdirSync(options.cwd)).toEqual([]);
  });

  it('may be a command that does not exist', async () => {
    const { code, stdout, stderr } = await runKhata(['sevre']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^khata: [^\n]*'sevre'[^\n]*\n$/);
  });

  it('is never shown beside a secret, and neither is a right one', async () => {
    const env = { KHATA_CONTROL_TOKEN: `${CANARY}-long-enough` };
    const server = await startServer(['--memory', '--log-level', 'debug'], { env });
    await fetch(`${server.controlUrl}/world`, { headers: { authorization: `Bearer ${CANARY}-wrong` } });
    const greeted = startKhata(['serve', '--memory', '--port', '0', '--log-level', 'debug'], { env });
    await greeted.until(/Ctrl-C/);
    greeted.kill('SIGTERM');
    const [a, b] = [await stop(server), await greeted.ending];
    expect(a.stdout + a.stderr + b.stdout + b.stderr).not.toContain(CANARY);
  });
});
