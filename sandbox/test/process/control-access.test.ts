import { readFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONTROL_OPERATIONS } from '../../../spec/generated/control.operations.ts';
import { PROBLEMS } from '../../../spec/generated/problems.ts';
import { createSandbox } from '../../index.ts';
import { packageRoot } from '../../lib/package-root.ts';
import { type RawAnswer, RawConnection, type RawRequest, requestBytes } from './raw-connection.ts';
import { endProcesses, type ServerProcess, startServer } from './server-process.ts';

/** Who may pull the sandbox's levers, over real sockets. */

const TOKEN = 'a-control-token-for-tests';
const WORLD = '/sandbox/v1/world';

let open: ServerProcess;
let guarded: ServerProcess;
let everywhere: ServerProcess;

beforeAll(async () => {
  open = await startServer();
  guarded = await startServer(['--memory', '--host', '0.0.0.0'], { env: { KHATA_CONTROL_TOKEN: TOKEN } });
  everywhere = await startServer(['--memory', '--host', '0.0.0.0']);
});

afterAll(endProcesses);

async function ask(server: ServerProcess, bytes: string | Buffer, host?: string): Promise<RawAnswer> {
  const connection = await RawConnection.open(server.port, host);
  connection.send(bytes);
  const answer = await connection.answer();
  connection.reset();
  if (!answer) throw new Error('no answer');
  return answer;
}

function send(server: ServerProcess, request: Partial<RawRequest>, host?: string): Promise<RawAnswer> {
  return ask(server, requestBytes(server, { target: WORLD, ...request }), host);
}

/** Status and code: `200`, `403 CONTROL_PLANE_FORBIDDEN`. */
async function verdict(answer: Promise<RawAnswer>): Promise<string> {
  const { status, body } = await answer;
  const { code } = JSON.parse(body) as { code?: string };
  return code === undefined ? String(status) : `${status} ${code}`;
}

/** An address of this machine that is no loopback, if it has any. */
function outerAddress(): string | undefined {
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return addresses.find((address) => !address.internal && address.family === 'IPv4')?.address;
}

function withHost(server: ServerProcess, host: string): string {
  return `GET ${WORLD} HTTP/1.1\r\nHost: ${host}\r\n\r\n`.replace('PORT', String(server.port));
}

describe('without a token, the control plane', () => {
  it('serves this machine', async () => {
    expect(await verdict(send(open, {}))).toBe('200');
    for (const host of [
      'localhost',
      'localhost:PORT',
      'LOCALHOST',
      '127.0.0.1:PORT',
      '127.0.0.2',
      '[::1]:PORT',
    ]) {
      expect([host, await verdict(ask(open, withHost(open, host)))]).toEqual([host, '200']);
    }
  });

  it.each([
    'Origin: http://127.0.0.1:4010',
    'Origin: https://evil.example',
    'Origin: null',
    'Origin:',
    'X-Forwarded-For: 127.0.0.1',
    'X-Forwarded-Host: 127.0.0.1',
    'X-Real-IP: 127.0.0.1',
    'Forwarded: for=127.0.0.1',
  ])('refuses what a web page or a proxy sends: %s', async (line) => {
    expect(await verdict(send(open, { headers: [line] }))).toBe('403 CONTROL_PLANE_FORBIDDEN');
  });

  it.each([
    'evil.example',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    'evil.example:PORT',
    'localhost:PORT.evil.example',
    '0.0.0.0:PORT',
    '10.0.0.1',
    '[::]:PORT',
    'localhost.',
  ])('refuses a name that is not this machine, as a rebound DNS name would be: %s', async (host) => {
    const answer = await verdict(ask(open, withHost(open, host)));
    expect(['403 CONTROL_PLANE_FORBIDDEN', '400 AMBIGUOUS_REQUEST']).toContain(answer);
  });

  it('refuses every operation to a web page, and does nothing of it', async () => {
    const before = (await send(open, { target: `${WORLD}` })).body.replace(/"now":"[^"]*"/, '');
    const operations = Object.values(CONTROL_OPERATIONS);
    expect(operations.length).toBeGreaterThan(10);
    for (const { method, path } of operations) {
      const target = path.replace(/\{[^}]+\}/g, 'KT00000000000000');
      const request = {
        method: method.toUpperCase(),
        target,
        headers: ['Origin: https://evil.example'],
        body: '{}',
      };
      expect([target, await verdict(send(open, request))]).toEqual([target, '403 CONTROL_PLANE_FORBIDDEN']);
    }
    const after = (await send(open, { target: `${WORLD}` })).body.replace(/"now":"[^"]*"/, '');
    expect(after).toBe(before);
  });

  it('refuses another machine', async () => {
    const address = outerAddress();
    // This machine by its outer address is another machine to the server.
    if (address !== undefined) {
      expect(await verdict(send(everywhere, {}, address))).toBe('403 CONTROL_PLANE_FORBIDDEN');
    }
    const sandbox = await createSandbox();
    const incoming = (remoteAddress: string, localAddress: string) => ({
      socket: { remoteAddress, localAddress },
      url: WORLD,
      headers: { host: '127.0.0.1:4010' },
      rawHeaders: ['Host', '127.0.0.1:4010'],
    });
    const statusFor = async (remote: string, local: string) =>
      (
        await sandbox.fetch(new Request(`http://127.0.0.1:4010${WORLD}`), {
          incoming: incoming(remote, local),
        })
      ).status;
    expect(await statusFor('192.0.2.7', '127.0.0.1')).toBe(403);
    expect(await statusFor('127.0.0.1', '192.0.2.1')).toBe(403);
    expect(await statusFor('::ffff:192.0.2.7', '::ffff:127.0.0.1')).toBe(403);
    expect(await statusFor('::ffff:127.0.0.1', '::ffff:127.0.0.1')).toBe(200);
    await sandbox.close();
  });

  it('works at the address that the ready line names, also when the server listens on all of them', async () => {
    expect(new URL(everywhere.url).hostname).toBe('127.0.0.1');
    expect((await fetch(`${everywhere.controlUrl}/world`)).status).toBe(200);
  });
});

describe('with a token, the control plane', () => {
  it('serves whoever shows it, from anywhere and by whatever way', async () => {
    const shown = `Authorization: Bearer ${TOKEN}`;
    const address = outerAddress();
    if (address !== undefined)
      expect(await verdict(send(guarded, { headers: [shown] }, address))).toBe('200');
    for (const line of [
      'Origin: https://console.example',
      'X-Forwarded-For: 192.0.2.7',
      'Forwarded: for=192.0.2.7',
    ]) {
      expect([line, await verdict(send(guarded, { headers: [shown, line] }))]).toEqual([line, '200']);
    }
    expect(
      await verdict(ask(guarded, `GET ${WORLD} HTTP/1.1\r\nHost: bank.example\r\n${shown}\r\n\r\n`)),
    ).toBe('200');
  });

  it('asks for it where it is not shown', async () => {
    const headers = ['X-Forwarded-For: 192.0.2.7'];
    expect(await verdict(send(guarded, { headers }))).toBe('401 CREDENTIALS_MISSING');
    const address = outerAddress();
    if (address !== undefined)
      expect(await verdict(send(guarded, {}, address))).toBe('401 CREDENTIALS_MISSING');
  });

  it.each([`${TOKEN}x`, TOKEN.slice(0, -1), TOKEN.toUpperCase(), 'undefined', 'khata_demo_key_none_0001'])(
    'refuses one that is not it, also from this machine: %s',
    async (wrong) => {
      const headers = [`Authorization: Bearer ${wrong}`];
      expect(await verdict(send(guarded, { headers }))).toBe('401 CREDENTIALS_INVALID');
      expect(await verdict(send(open, { headers }))).toBe('401 CREDENTIALS_INVALID');
    },
  );

  it('takes it in no other place', async () => {
    const proxied = 'X-Forwarded-For: 192.0.2.7';
    expect(await verdict(send(guarded, { target: `${WORLD}?token=${TOKEN}`, headers: [proxied] }))).not.toBe(
      '200',
    );
    const refused = await verdict(send(guarded, { headers: [proxied, `Cookie: token=${TOKEN}`] }));
    expect(refused).toBe('401 CREDENTIALS_MISSING');
  });

  it('never repeats it', async () => {
    await send(guarded, { headers: [`Authorization: Bearer ${TOKEN}`] });
    await send(guarded, { headers: [`Authorization: Bearer ${TOKEN}x`] });
    const exchanges = await send(guarded, {
      target: '/sandbox/v1/exchanges',
      headers: [`Authorization: Bearer ${TOKEN}`],
    });
    expect(exchanges.body + guarded.stdout + guarded.stderr).not.toContain(TOKEN);
  });
});

describe('the documents', () => {
  it.each(['bank', 'control'])('has the contract that the server follows: %s', async (name) => {
    const answer = await send(open, { target: `/openapi/${name}.json` });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/json']);
    const file = join(packageRoot(), 'spec', 'generated', `${name}.json`);
    expect(JSON.parse(answer.body)).toEqual(JSON.parse(readFileSync(file, 'utf8')));
  });

  it('have a page for every problem', async () => {
    for (const [code, { title, status }] of Object.entries(PROBLEMS)) {
      const answer = await send(open, { target: `/problems/${code}` });
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=UTF-8']);
      expect(answer.body).toContain(`<h1>${code}</h1>`);
      expect(answer.body).toContain(`<dd>${status}</dd>`);
      expect(title.length).toBeGreaterThan(0);
    }
  });

  it.each(['NO_SUCH_CODE', '__proto__', 'constructor', '<script>'])(
    'have none for what is no problem: %s',
    async (code) => {
      expect(await verdict(send(open, { target: `/problems/${code}` }))).toBe('404 ROUTE_NOT_FOUND');
    },
  );
});
