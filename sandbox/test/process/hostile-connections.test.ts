import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf, Target } from './hostile-target.ts';
import { RawConnection, requestBytes } from './raw-connection.ts';

/** Connections that no honest client makes or ends so: each is refused or cut, and nobody else notices. */

const CREATE = '/v1/virtual-accounts';

let target: Target;

beforeAll(async () => {
  target = await Target.start();
});

afterAll(() => target.end());

describe('a connection', () => {
  it.each(['TRACE', 'PROPFIND', 'DELETE', 'OPTIONS'])('knows no method of its own: %s', async (method) => {
    expect(await target.sendRequest({ method, target: CREATE })).toEqual({
      status: 405,
      code: 'METHOD_NOT_ALLOWED',
    });
  });

  it.each([
    ['another protocol version', 'GET / HTTP/3.7\r\nHost: x\r\n\r\n'],
    ['HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['an invented method', 'STEAL /v1/virtual-accounts HTTP/1.1\r\nHost: x\r\n\r\n'],
    ['bare line feeds', 'GET /v1/virtual-accounts HTTP/1.1\nHost: x\n\n'],
    ['a TLS hello', Buffer.from('1603010200010001fc0303', 'hex')],
    ['noise', Buffer.from(Array.from({ length: 4_096 }, (_, i) => (i * 151 + 7) % 256))],
    ['nothing but line ends and noise', '\r\n\r\n\r\n\0\0\0\0'],
  ])('that speaks something else is refused: %s', async (_name, bytes) => {
    expect(await target.sendBytes(bytes)).toEqual({ status: 400, code: 'AMBIGUOUS_REQUEST' });
  });

  it('of HTTP/1.0 is answered and closed', async () => {
    const connection = await RawConnection.open(target.server.port);
    const request = requestBytes(target.server, { target: `${CREATE}?limit=1` })
      .toString()
      .replace('HTTP/1.1', 'HTTP/1.0');
    connection.send(request);
    expect((await connection.answer())?.status).toBe(200);
    await connection.closed;
  });

  it('that pipelines gets each answer, in order', async () => {
    await target.besideHealthyTraffic(async () => {
      const connection = await RawConnection.open(target.server.port);
      const paths = Array.from({ length: 100 }, (_, i) => `${CREATE}?limit=${i}`);
      connection.send(Buffer.concat(paths.map((path) => requestBytes(target.server, { target: path }))));
      for (const path of paths) {
        const answer = await connection.answer();
        const limit = Number(path.split('=')[1]);
        expect(answer?.status).toBe(limit === 0 ? 400 : 200);
        if (limit > 0) expect(JSON.parse(answer?.body ?? '').data).toHaveLength(Math.min(limit, 10));
      }
      connection.reset();
    });
  });

  it('that is lost in the middle of a body leaves nothing done', async () => {
    await target.besideHealthyTraffic(async () => {
      const number = `${target.server.virtualAccountPrefix}77000001`;
      const items = [{ virtualAccountNumber: number, accountName: 'Half a request' }];
      const body = JSON.stringify({ physicalAccountNumber: target.server.physicalAccountNumber, items });
      const whole = requestBytes(target.server, { target: CREATE, headers: ['Idempotency-Key: half'], body });
      for (const hangUp of ['reset', 'end', 'reset', 'end'] as const) {
        const connection = await RawConnection.open(target.server.port);
        connection.send(whole.subarray(0, -1));
        connection[hangUp]();
        await connection.closed;
      }
      const connection = await RawConnection.open(target.server.port);
      connection.send(requestBytes(target.server, { target: `${CREATE}/${number}` }));
      expect(refusalOf(await connection.answer())).toEqual({
        status: 404,
        code: 'VIRTUAL_ACCOUNT_NOT_FOUND',
      });
      connection.reset();
    });
  });

  it('that is lost in the middle of an answer disturbs nobody', async () => {
    await target.besideHealthyTraffic(async () => {
      for (let i = 0; i < 20; i++) {
        const connection = await RawConnection.open(target.server.port);
        connection.send(requestBytes(target.server, { target: '/openapi/bank.json' }));
        connection.send(requestBytes(target.server, { target: `${CREATE}?limit=100` }));
        if (i % 2 === 0) await connection.answer();
        connection.reset();
        await connection.closed;
      }
    });
  });

  it('that does nothing disturbs nobody, and neither do 200 of them', async () => {
    const idle = await Promise.all(Array.from({ length: 200 }, () => RawConnection.open(target.server.port)));
    await target.besideHealthyTraffic(async () => {
      for (const connection of idle) {
        connection.send(requestBytes(target.server, { target: `${CREATE}?limit=1` }));
        expect((await connection.answer())?.status).toBe(200);
      }
    });
    for (const connection of idle) connection.reset();
    await Promise.all(idle.map((connection) => connection.closed));
  });
});
