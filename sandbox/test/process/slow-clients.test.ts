import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Listener, listen, type Timeouts } from '../../http/listener.ts';
import { createSandbox, type Sandbox } from '../../index.ts';
import { besideHealthyTraffic } from './healthy-traffic.ts';
import { RawConnection, requestBytes } from './raw-connection.ts';
import type { ReadyLine } from './server-process.ts';

/** Clients that hold a connection and give little: the server's time-outs end them, and nobody else. */

const TIMEOUTS: Timeouts = { headers: 500, request: 1_000, keepAlive: 1_000, check: 50 };
const DRIP_MS = 20;
const FETCH = '/v1/transaction-batches';

let sandbox: Sandbox;
let listener: Listener;
let server: ReadyLine & { port: number };
const faults: unknown[] = [];

beforeAll(async () => {
  sandbox = await createSandbox({ plans: 'off', onFault: (error) => faults.push(error) });
  listener = await listen(sandbox.fetch, { host: '127.0.0.1', port: 0, timeouts: TIMEOUTS });
  const { url } = listener;
  server = { ...sandbox.partner, url, controlUrl: `${url}/sandbox/v1`, port: Number(new URL(url).port) };
});

afterAll(async () => {
  await listener.close(0);
  await sandbox.close();
  expect(faults).toEqual([]);
});

/** Sends one byte at a time until the connection is gone. Stops short of the last one. */
async function drip(connection: RawConnection, bytes: Buffer): Promise<void> {
  let sent = 0;
  const timer = setInterval(() => {
    if (sent < bytes.length - 1) connection.send(bytes.subarray(sent, ++sent));
  }, DRIP_MS);
  await connection.closed;
  clearInterval(timer);
}

/** The server's end of the next connection. */
function nextAccepted(): Promise<Socket> {
  return new Promise((resolve) => {
    const take = (message: unknown) => {
      unsubscribe('net.server.socket', take);
      resolve((message as { socket: Socket }).socket);
    };
    subscribe('net.server.socket', take);
  });
}

const body = `{"physicalAccountNumber":"000000000"}${' '.repeat(200)}`;

describe('a client that is slow', () => {
  it('with its headers is told so and cut', async () => {
    await besideHealthyTraffic(server, async () => {
      const connection = await RawConnection.open(server.port);
      await drip(connection, requestBytes(server, { target: FETCH, body }));
      expect((await connection.answer())?.status).toBe(408);
    });
  });

  it('with its body is told so and cut', async () => {
    await besideHealthyTraffic(server, async () => {
      const connection = await RawConnection.open(server.port);
      const whole = requestBytes(server, { target: FETCH, body });
      const headEnd = whole.indexOf('\r\n\r\n') + 4;
      connection.send(whole.subarray(0, headEnd));
      await drip(connection, whole.subarray(headEnd));
      expect((await connection.answer())?.status).toBe(408);
    });
  });

  it('with its chunks is told so and cut', async () => {
    await besideHealthyTraffic(server, async () => {
      const connection = await RawConnection.open(server.port);
      const headers = ['Content-Type: application/json', 'Transfer-Encoding: chunked'];
      connection.send(requestBytes(server, { method: 'POST', target: FETCH, headers }));
      await drip(connection, Buffer.from('1\r\n \r\n'.repeat(100)));
      expect((await connection.answer())?.status).toBe(408);
    });
  });

  it('but within its time is served', async () => {
    const connection = await RawConnection.open(server.port);
    const whole = requestBytes(server, { target: FETCH, body: body.trim() });
    for (const byte of whole) connection.send(Uint8Array.of(byte));
    expect((await connection.answer())?.status).toBe(404);
    connection.reset();
  });
});

describe('a client that is silent', () => {
  it('from the first is cut', async () => {
    await besideHealthyTraffic(server, async () => {
      const silent = await Promise.all(Array.from({ length: 200 }, () => RawConnection.open(server.port)));
      await Promise.all(silent.map((connection) => connection.closed));
    });
  });

  it('after an answer is cut', async () => {
    const connection = await RawConnection.open(server.port);
    connection.send(requestBytes(server, { target: '/v1/virtual-accounts?limit=1' }));
    expect((await connection.answer())?.status).toBe(200);
    await connection.closed;
    expect(connection.rest).toBe('');
  });

  it.each([
    ['that was refused', 'garbage\r\n\r\n'],
    ['that began an answerable request', 'GET / HTTP/1.1\r\nHos'],
  ])('and never closes its side is cut all the same: one %s', async (_name, bytes) => {
    const accepted = nextAccepted();
    const connection = await RawConnection.open(server.port, '127.0.0.1', true);
    const socket = await accepted;
    // Only the server's end of it can tell: the client is sent nothing more.
    const gone = new Promise((resolve) => socket.once('close', resolve));
    connection.send(bytes);
    expect((await connection.answer())?.status).toBeGreaterThanOrEqual(400);
    await gone;
    connection.reset();
  });

  it('no more, but noisy after its refusal, is cut all the same', async () => {
    await besideHealthyTraffic(server, async () => {
      const connection = await RawConnection.open(server.port, '127.0.0.1', true);
      connection.send('garbage\r\n\r\n');
      expect((await connection.answer())?.status).toBe(400);
      const timer = setInterval(() => connection.send('more of it'), DRIP_MS);
      await connection.closed;
      clearInterval(timer);
    });
  });
});

describe('a server that closes', () => {
  it('waits for no client that has asked nothing', async () => {
    const second = await listen(sandbox.fetch, {
      host: '127.0.0.1',
      port: 0,
      timeouts: { ...TIMEOUTS, headers: 60_000, request: 60_000 },
    });
    const port = Number(new URL(second.url).port);
    const silent = await RawConnection.open(port);
    const served = await RawConnection.open(port);
    served.send(requestBytes({ ...server, port }, { target: '/v1/virtual-accounts?limit=1' }));
    expect((await served.answer())?.status).toBe(200);
    // A grace beyond the test's own time: only connections that are let go of make this resolve.
    await second.close(2 ** 30);
    await Promise.all([silent.closed, served.closed]);
  });
});
