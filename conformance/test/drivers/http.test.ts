import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type HttpDriverOptions, httpDriver } from '../../drivers/http.ts';
import type { OutgoingCommand } from '../../drivers/protocol.ts';
import { freePort } from '../free-port.ts';

const program = (name: string) => fileURLToPath(new URL(`./programs/${name}`, import.meta.url));
const SYNC: OutgoingCommand = {
  operation: 'syncTransactions',
  session: 's1',
  commandId: 'k1',
  input: { physicalAccountNumbers: ['123456789'] },
};
const HELLO = { protocolVersion: 1, name: 'n', version: '1', capabilities: ['SYNC'] };
const DEADLINE = 20_000;

let folder: string;
const servers: Server[] = [];
const pids: string[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'khata-http-'));
});
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
  for (const file of pids.splice(0)) process.kill(Number(readFileSync(file, 'utf8')), 'SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const source = (address: string, options: Partial<HttpDriverOptions> = {}) =>
  httpDriver(address, { environment: process.env, ...options });

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/driver`;
}

/** Answers hello well and everything else by what is given. */
function afterHello(
  answer: (id: string, response: Parameters<RequestListener>[1]) => void,
  capabilities = ['SYNC'],
) {
  return serve(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    const { id, operation } = JSON.parse(body) as { id: string; operation: string };
    if (operation !== 'hello') return answer(id, response);
    response.setHeader('content-type', 'application/json; charset=utf-8');
    response.end(JSON.stringify({ id, result: { ...HELLO, capabilities, instanceId: 'one' } }));
  });
}

async function whyNot(address: string, options: Partial<HttpDriverOptions> = {}): Promise<string> {
  const open = async () => await source(address, options).open(folder);
  const error = await open().then(
    () => new Error('it started'),
    (failure: Error) => failure,
  );
  expect(error.message).not.toContain('\n');
  return error.message;
}

describe('an address that is no driver', () => {
  it('is told to be no address', async () => {
    expect(await whyNot('localhost:8080')).toContain('"localhost:8080" is no http:// or https:// address');
    expect(await whyNot('http://me:hush@localhost/')).toBe(
      `the driver's address "localhost" must carry no user and password`,
    );
  });

  it('is told when nothing listens there', async () => {
    const port = await freePort();
    expect(await whyNot(`http://127.0.0.1:${port}/`)).toBe(
      `the driver at http://127.0.0.1:${port}/ cannot be reached: nothing listens there (connection refused). Start the driver before the kit, and look at host and port`,
    );
  });

  it('is told when it speaks no TLS', async () => {
    const address = await serve((_, response) => response.end());
    expect(await whyNot(address.replace('http:', 'https:'))).toContain('it speaks no TLS there');
  });

  it.each<[string, RequestListener, string]>([
    [
      'a page',
      (_, response) =>
        response.setHeader('content-type', 'text/html').end('<!doctype html><title>Hi</title>'),
      'answered with Content-Type text/html, where application/json must be: "<!doctype html>',
    ],
    [
      'a redirect',
      (_, response) => response.writeHead(302, { location: '/login' }).end(),
      'a redirect (302) to /login',
    ],
    [
      'another status',
      (_, response) => response.writeHead(404).end('no route'),
      'status 404, where every answer',
    ],
    ['no type', (_, response) => response.end('{}'), 'Content-Type missing'],
    [
      'no JSON',
      (_, response) => response.setHeader('content-type', 'application/json').end('{'),
      'answered with what is no JSON object: "{"',
    ],
    [
      'another id',
      (_, response) => response.setHeader('content-type', 'application/json').end('{"id":"x","result":{}}'),
      "another id than the command's",
    ],
    ['a reset', (request) => request.socket.resetAndDestroy(), 'before an answer came'],
  ])('is told for %s', async (_, listener, line) => {
    expect(await whyNot(await serve(listener))).toContain(line);
  });

  it('is told to be silent', async () => {
    expect(await whyNot(await serve(() => {}), { helloMilliseconds: 100 })).toContain(
      'did not answer hello within 0.1 s',
    );
  });

  it('is ended when its answer has no end', async () => {
    const flood: RequestListener = (_, response) => {
      response.setHeader('content-type', 'application/json');
      const more = () => {
        while (response.write('x'.repeat(65_536)));
        response.once('drain', more);
      };
      more();
    };
    expect(await whyNot(await serve(flood))).toContain('answered with more than 8388608 bytes');
  });
});

describe('a session over HTTP', () => {
  it('posts the same JSON and takes the answer for the reply', async () => {
    const address = await afterHello((id, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ id, result: { outcome: 'SUCCEEDED' } }));
    });
    const driver = await source(address).open(folder);
    expect(driver.hello.instanceId).toBe('one');
    expect(await driver.send(SYNC, DEADLINE)).toEqual({ kind: 'RESULT', result: { outcome: 'SUCCEEDED' } });
  });

  it('is late after the deadline', async () => {
    const driver = await source(await afterHello(() => {})).open(folder);
    expect(await driver.send(SYNC, 50)).toEqual({ kind: 'LATE', afterMilliseconds: 50 });
  });

  it('takes several sessions only where that is claimed, and never with restarts', async () => {
    const alone = source(await afterHello(() => {}));
    await alone.open(folder);
    expect(alone.mostSessions).toBe(1);
    const address = await afterHello(() => {}, ['SYNC', 'PARALLEL_SESSIONS']);
    const several = source(address);
    await several.open(folder);
    expect(several.mostSessions).toBeGreaterThan(1);
    const killed = source(address, { restart: ['true'] });
    await killed.open(folder);
    expect(killed.mostSessions).toBe(1);
  });

  it('cannot be killed without a restart command', async () => {
    const plain = source(await afterHello(() => {}));
    expect(plain.canRestart).toBe(false);
    await expect((await plain.open(folder)).kill()).rejects.toThrow('no restart command was given');
  });
});

describe('killing a service', () => {
  async function startService(): Promise<{ address: string; restart: string[] }> {
    const port = String(await freePort());
    const pidFile = join(folder, 'pid');
    spawn(process.execPath, [program('service.mjs'), port, pidFile], { stdio: 'ignore' });
    await vi.waitUntil(() => existsSync(pidFile) && readFileSync(pidFile, 'utf8') !== '', {
      timeout: 10_000,
    });
    pids.push(pidFile);
    const restart = [process.execPath, program('restart-service.mjs'), port, pidFile];
    return { address: `http://127.0.0.1:${port}/`, restart };
  }

  it('runs the restart command and waits for a hello with a new instanceId', async () => {
    const { address, restart } = await startService();
    const driver = await source(address, { restart }).open(folder);
    const before = driver.hello.instanceId;
    const waiting = driver.send({ operation: 'ledger', session: 's' }, DEADLINE);
    await driver.kill();
    expect(await waiting).toEqual({ kind: 'GONE', reason: 'the kit killed it' });
    const hello = await driver.restart();
    expect(hello.instanceId).not.toBe(before);
    expect((await driver.send(SYNC, DEADLINE)).kind).toBe('RESULT');
  });

  it('tells when the command fails, and when nothing new comes back', async () => {
    const address = await afterHello(() => {});
    const script = ['-e', 'console.log("no such unit"); process.exit(5)'];
    const failing = await source(address, { restart: [process.execPath, ...script] }).open(folder);
    await expect(failing.kill()).rejects.toThrow(/ended with exit code 5; its last line: "no such unit"$/);
    const idle = await source(address, { restart: ['true'], restartMilliseconds: 300 }).open(folder);
    await expect(idle.kill()).rejects.toThrow('it still says hello with the instanceId of before');
    const missing = await source(address, { restart: ['no-such-program'] }).open(folder);
    await expect(missing.kill()).rejects.toThrow('could not be started: ENOENT');
  });
});
