import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { besideHealthyTraffic } from './healthy-traffic.ts';
import { type RawAnswer, RawConnection, type RawRequest, requestBytes } from './raw-connection.ts';
import { endProcesses, type ServerProcess, startServer } from './server-process.ts';

/** Requests that no honest client sends: each is refused or cut, and nobody else notices. */

const LIMIT = 256 * 1024;
const FETCH = '/v1/transaction-batches';
const CREATE = '/v1/virtual-accounts';
/** What a refusal with a body carries, and nothing else. */
const PROBLEM_HEADERS = [
  'connection',
  'content-length',
  'content-type',
  'date',
  'keep-alive',
  'x-request-id',
];

let server: ServerProcess;

beforeAll(async () => {
  server = await startServer();
});

afterAll(async () => {
  server.kill('SIGTERM');
  const { code, stdout, stderr } = await server.ending;
  await endProcesses();
  // Through all of it: no crash, not a word on standard error, one line on standard output.
  expect({ code, stderr, lines: stdout.split('\n').length }).toEqual({ code: 0, stderr: '', lines: 2 });
});

interface Refusal {
  readonly status: number;
  readonly code?: string;
}

/** Judges an answer as a refusal: its form is always the same. */
function refusalOf(answer: RawAnswer | undefined): Refusal | 'cut' {
  if (answer === undefined) return 'cut';
  const { status, headers, body } = answer;
  if (body === '') return { status };
  expect(headers.get('content-type')).toBe('application/problem+json');
  const extra = [...headers.keys()].filter((name) => !PROBLEM_HEADERS.includes(name));
  expect(extra).toEqual(status === 405 ? ['allow'] : []);
  expect(body).not.toMatch(/\bat .*:\d+:\d+|node:|node_modules|\.[jt]s:/);
  const problem = JSON.parse(body) as Record<string, unknown>;
  expect(problem['status']).toBe(status);
  expect(problem['requestId']).toBe(headers.get('x-request-id'));
  expect(problem['type']).toBe(`/problems/${problem['code']}`);
  return { status, code: String(problem['code']) };
}

/** Sends bytes on a fresh connection, beside healthy traffic, and judges the first answer. */
async function sendBytes(...parts: (string | Uint8Array)[]): Promise<Refusal | 'cut'> {
  return besideHealthyTraffic(server, async () => {
    const connection = await RawConnection.open(server.port);
    connection.send(...parts);
    const refusal = refusalOf(await connection.answer());
    connection.reset();
    return refusal;
  });
}

function sendRequest(request: RawRequest): Promise<Refusal | 'cut'> {
  return sendBytes(requestBytes(server, request));
}

/** Header lines of a request with any body whatever. */
function head(target: string, ...lines: string[]): string {
  const own = [
    `Host: 127.0.0.1:${server.port}`,
    `X-Api-Key: ${server.apiKey}`,
    'Content-Type: application/json',
  ];
  return `${[`POST ${target} HTTP/1.1`, ...own, ...lines].join('\r\n')}\r\n\r\n`;
}

/** A sound body, padded to `size` bytes with the white space that JSON allows. */
function padded(size: number): string {
  const json = '{"physicalAccountNumber":"000000000"}';
  return json.padEnd(size, ' ');
}

describe('the size of a body', () => {
  it('is accepted up to 256 KiB exactly', async () => {
    expect(await sendRequest({ target: FETCH, body: padded(LIMIT) })).toEqual({
      status: 404,
      code: 'PHYSICAL_ACCOUNT_NOT_FOUND',
    });
  });

  it('is refused from one byte more', async () => {
    const refusal = { status: 413, code: 'BODY_TOO_LARGE' };
    expect(await sendRequest({ target: FETCH, body: padded(LIMIT + 1) })).toEqual(refusal);
  });

  it('is refused by its declared length before a byte of it was sent', async () => {
    const refusal = { status: 413, code: 'BODY_TOO_LARGE' };
    expect(await sendBytes(head(FETCH, `Content-Length: ${LIMIT + 1}`))).toEqual(refusal);
    expect(await sendBytes(head(FETCH, 'Content-Length: 9007199254740991'))).toEqual(refusal);
  });

  it('is refused without an invitation to a client that asks before it sends', async () => {
    const asking = head(FETCH, 'Expect: 100-continue', `Content-Length: ${LIMIT + 1}`);
    expect(await sendBytes(asking)).toEqual({ status: 413, code: 'BODY_TOO_LARGE' });
  });

  it('is counted where nothing is declared', async () => {
    const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
    const parts = [head(FETCH, 'Transfer-Encoding: chunked'), ...Array<string>(5).fill(chunk), '0\r\n\r\n'];
    expect(await sendBytes(...parts)).toEqual({ status: 413, code: 'BODY_TOO_LARGE' });
  });

  it('is not inflated: a gzip bomb is refused by its name', async () => {
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024));
    expect(bomb.length).toBeLessThan(LIMIT);
    const encodings = ['gzip', 'deflate', 'br', 'x-gzip', 'gzip, gzip'];
    for (const encoding of encodings) {
      const refusal = await sendRequest({
        target: FETCH,
        headers: [`Content-Encoding: ${encoding}`],
        body: bomb,
      });
      expect([encoding, refusal]).toEqual([encoding, { status: 415, code: 'UNSUPPORTED_MEDIA_TYPE' }]);
    }
  });
});

describe('the JSON of a body', () => {
  const keyed = (body: string) =>
    sendRequest({ target: CREATE, headers: ['Idempotency-Key: hostile'], body });
  const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;

  it('may nest 32 levels and no more', async () => {
    expect(await keyed(nested(32))).toEqual({ status: 400, code: 'VALIDATION_FAILED' });
    expect(await keyed(nested(33))).toEqual({ status: 400, code: 'NESTING_TOO_DEEP' });
    expect(await keyed(nested(100_000))).toEqual({ status: 400, code: 'NESTING_TOO_DEEP' });
    expect(await keyed('{"a":'.repeat(50_000))).toEqual({ status: 400, code: 'NESTING_TOO_DEEP' });
    expect(await keyed(`${'['.repeat(32)}"${'['.repeat(1_000)}"${']'.repeat(32)}`)).toEqual({
      status: 400,
      code: 'VALIDATION_FAILED',
    });
  });

  it.each([
    '{"items":[],"items":[]}',
    '{"items":[],"\\u0069tems":[]}',
    '{"items":[{"accountName":"a","accountName":"b"}]}',
    '{"constructor":1,"constructor":2}',
    '{"__proto__":{},"__proto__":{}}',
  ])('may not say a name twice: %s', async (body) => {
    const refusal = await keyed(body);
    expect(refusal).toMatchObject({
      status: 400,
      code: expect.stringMatching(/DUPLICATE_JSON_KEY|VALIDATION_FAILED/),
    });
  });

  it.each(['__proto__', '\\u005f_proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'])(
    'may not reach for the object behind the object: %s',
    async (name) => {
      const nestedToo = [`{"${name}":{"isAdmin":true}}`, `{"items":[{"${name}":{"isAdmin":true}}]}`];
      for (const body of nestedToo) {
        expect(await keyed(body)).toEqual({ status: 400, code: 'VALIDATION_FAILED' });
      }
    },
  );

  it.each([
    ['an empty body', ''],
    ['half a body', '{"items":['],
    ['two bodies', '{}{}'],
    ['a byte order mark', '\ufeff{}'],
    ['a lone quote', '"'],
    ['backslashes without end', `"${'\\'.repeat(200_001)}`],
    ['a NUL', '{"a":"\0"}'],
    ['a number that is none', '{"a":NaN}'],
    ['a trap of colons in a string', `{"${':'.repeat(100_000)}":`],
  ])('is JSON or refused: %s', async (_name, body) => {
    expect(await keyed(body)).toEqual({ status: 400, code: 'MALFORMED_JSON' });
  });

  it('is UTF-8 or refused', async () => {
    const body = Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]);
    const refusal = await sendRequest({ target: CREATE, headers: ['Idempotency-Key: hostile'], body });
    expect(refusal).toEqual({ status: 400, code: 'MALFORMED_JSON' });
  });
});

describe('a message that two readers could read differently', () => {
  const ambiguous = { status: 400, code: 'AMBIGUOUS_REQUEST' };

  it('has one Host', async () => {
    const headers = ['Host: evil.example'];
    expect(await sendRequest({ target: CREATE, headers })).toEqual(ambiguous);
    expect(await sendRequest({ target: '/sandbox/v1/world', headers })).toEqual(ambiguous);
    expect(await sendRequest({ target: '/nowhere', headers })).toMatchObject({ status: expect.any(Number) });
    expect(await sendBytes(`GET ${CREATE} HTTP/1.1\r\nX-Api-Key: ${server.apiKey}\r\n\r\n`)).toEqual(
      ambiguous,
    );
    expect(await sendBytes(`GET ${CREATE} HTTP/1.1\r\nHost: a b/c\r\n\r\n`)).toEqual(ambiguous);
  });

  it.each(['X-Api-Key: another', 'Authorization: Bearer a\r\nAuthorization: Bearer b'])(
    'has one credential of a kind: %s',
    async (line) => {
      expect(await sendRequest({ target: CREATE, headers: [line] })).toEqual(ambiguous);
    },
  );

  it.each([
    [['Content-Length: 2', 'Content-Length: 2']],
    [['Content-Length: 2', 'Content-Length: 3']],
    [['Content-Length: 2, 2']],
    [['Content-Length: -1']],
    [['Content-Length: +2']],
    [['Content-Length: 0x2']],
    [['Content-Length: 99999999999999999999']],
    [['Content-Length: 2', 'Transfer-Encoding: chunked']],
    [['Transfer-Encoding: chunked', 'Content-Length: 2']],
    [['Transfer-Encoding: chunked', 'Transfer-Encoding: chunked']],
    [['Transfer-Encoding: chunked, identity']],
    [['Transfer-Encoding: xchunked']],
    [['Transfer-Encoding : chunked']],
    [['X-Folded: a\r\n b']],
    [['X-Bare: a\nX-Smuggled: b\0']],
  ])('says in one way how long it is: %j', async (lines) => {
    expect(await sendBytes(head(FETCH, ...lines), '{}\r\n0\r\n\r\n')).toEqual(ambiguous);
  });

  it.each([
    'zz\r\n{}\r\n0\r\n\r\n',
    '-2\r\n{}\r\n0\r\n\r\n',
    '2\r\n{}}}\r\n0\r\n\r\n',
    `${'f'.repeat(17)}\r\n{}`,
  ])('has chunks that add up: %j', async (chunks) => {
    expect(await sendBytes(head(FETCH, 'Transfer-Encoding: chunked'), chunks)).toEqual(ambiguous);
  });

  it('never has its refusal taken for the answer to the sound request before it', async () => {
    const connection = await RawConnection.open(server.port);
    const first = requestBytes(server, { target: `${CREATE}?limit=1` });
    connection.send(Buffer.concat([first, Buffer.from('garbage\r\n\r\n')]));
    const answer = await connection.answer();
    expect([answer?.status, answer?.headers.get('connection')]).toEqual([200, 'close']);
    await connection.closed;
  });
});

describe('a path', () => {
  const ambiguous = { status: 400, code: 'AMBIGUOUS_REQUEST' };

  it.each([
    '/v1/../sandbox/v1/world',
    '/v1/./virtual-accounts',
    '/v1/%2e%2e/sandbox/v1/world',
    '/v1/.%2E/sandbox/v1/world',
    '/v1/virtual-accounts/..',
    '/sandbox/v1/world/.',
    '//v1/virtual-accounts',
    '//sandbox/v1/world',
    '/v1//virtual-accounts',
    '/v1%2Fvirtual-accounts',
    '/sandbox%2fv1%2fworld',
    '/v1/virtual-accounts/ACME%2F00000001',
    '/v1\\virtual-accounts',
    '/v1/..\\sandbox/v1/world',
    '/%76%31/virtual-accounts',
  ])('is written in one way: %s', async (target) => {
    expect(await sendRequest({ target })).toEqual(ambiguous);
  });

  it.each([
    '/v1/virtual-accounts/%00',
    '/v1/virtual-accounts/%zz',
    '/v1/virtual-accounts/%c0%af',
    '/v1/virtual-accounts/%',
  ])('names nothing by bytes that are no name: %s', async (target) => {
    expect(await sendRequest({ target })).toMatchObject({ status: 400 });
  });

  it.each([
    '/v1/virtual-accounts/\0',
    '/v1/virtual accounts',
    '\\\\evil',
    '*',
    'v1/virtual-accounts',
    '/v1/\x7f',
  ])('begins with a slash and holds no control characters: %j', async (target) => {
    expect(await sendRequest({ target })).toEqual(ambiguous);
  });

  it('may stand in absolute form for this very host, as RFC 9112 asks of a server', async () => {
    const connection = await RawConnection.open(server.port);
    connection.send(requestBytes(server, { target: `http://127.0.0.1:${server.port}${CREATE}?limit=1` }));
    expect((await connection.answer())?.status).toBe(200);
    connection.reset();
  });

  it.each([
    'http://evil.example/sandbox/v1/world',
    'https://evil.example/v1/virtual-accounts',
    'ftp://evil.example/',
  ])('names no other host than the Host header: %s', async (target) => {
    expect(await sendRequest({ target })).toEqual(ambiguous);
    const traversal = `http://127.0.0.1:${server.port}/v1/../sandbox/v1/world`;
    expect(await sendRequest({ target: traversal })).toEqual(ambiguous);
  });

  it('is no tunnel to somewhere else', async () => {
    expect(await sendRequest({ method: 'CONNECT', target: 'evil.example:443' })).toBe('cut');
  });

  it('is at most as long as the headers may be', async () => {
    expect(await sendRequest({ target: `/v1/${'a'.repeat(20_000)}` })).toEqual({ status: 431 });
    expect(await sendRequest({ target: CREATE, headers: [`X-Long: ${'a'.repeat(20_000)}`] })).toEqual({
      status: 431,
    });
    const many = Array.from({ length: 5_000 }, (_, i) => `X-${i}: a`);
    expect(await sendRequest({ target: CREATE, headers: many })).toEqual({ status: 431 });
  });
});

describe('a connection', () => {
  it.each(['TRACE', 'PROPFIND', 'DELETE', 'OPTIONS'])('knows no method of its own: %s', async (method) => {
    expect(await sendRequest({ method, target: CREATE })).toEqual({
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
    expect(await sendBytes(bytes)).toEqual({ status: 400, code: 'AMBIGUOUS_REQUEST' });
  });

  it('of HTTP/1.0 is answered and closed', async () => {
    const connection = await RawConnection.open(server.port);
    const request = requestBytes(server, { target: `${CREATE}?limit=1` })
      .toString()
      .replace('HTTP/1.1', 'HTTP/1.0');
    connection.send(request);
    expect((await connection.answer())?.status).toBe(200);
    await connection.closed;
  });

  it('that pipelines gets each answer, in order', async () => {
    await besideHealthyTraffic(server, async () => {
      const connection = await RawConnection.open(server.port);
      const targets = Array.from({ length: 100 }, (_, i) => `${CREATE}?limit=${i}`);
      connection.send(Buffer.concat(targets.map((target) => requestBytes(server, { target }))));
      for (const target of targets) {
        const answer = await connection.answer();
        const limit = Number(target.split('=')[1]);
        expect(answer?.status).toBe(limit === 0 ? 400 : 200);
        if (limit > 0) expect(JSON.parse(answer?.body ?? '').data).toHaveLength(Math.min(limit, 10));
      }
      connection.reset();
    });
  });

  it('that is lost in the middle of a body leaves nothing done', async () => {
    await besideHealthyTraffic(server, async () => {
      const number = `${server.virtualAccountPrefix}77000001`;
      const items = [{ virtualAccountNumber: number, accountName: 'Half a request' }];
      const body = JSON.stringify({ physicalAccountNumber: server.physicalAccountNumber, items });
      const whole = requestBytes(server, { target: CREATE, headers: ['Idempotency-Key: half'], body });
      for (const hangUp of ['reset', 'end', 'reset', 'end'] as const) {
        const connection = await RawConnection.open(server.port);
        connection.send(whole.subarray(0, -1));
        connection[hangUp]();
        await connection.closed;
      }
      const connection = await RawConnection.open(server.port);
      connection.send(requestBytes(server, { target: `${CREATE}/${number}` }));
      expect(refusalOf(await connection.answer())).toEqual({
        status: 404,
        code: 'VIRTUAL_ACCOUNT_NOT_FOUND',
      });
      connection.reset();
    });
  });

  it('that is lost in the middle of an answer disturbs nobody', async () => {
    await besideHealthyTraffic(server, async () => {
      for (let i = 0; i < 20; i++) {
        const connection = await RawConnection.open(server.port);
        connection.send(requestBytes(server, { target: '/openapi/bank.json' }));
        connection.send(requestBytes(server, { target: `${CREATE}?limit=100` }));
        if (i % 2 === 0) await connection.answer();
        connection.reset();
        await connection.closed;
      }
    });
  });

  it('that does nothing disturbs nobody, and neither do 200 of them', async () => {
    const idle = await Promise.all(Array.from({ length: 200 }, () => RawConnection.open(server.port)));
    await besideHealthyTraffic(server, async () => {
      for (const connection of idle) {
        connection.send(requestBytes(server, { target: `${CREATE}?limit=1` }));
        expect((await connection.answer())?.status).toBe(200);
      }
    });
    for (const connection of idle) connection.reset();
    await Promise.all(idle.map((connection) => connection.closed));
  });
});
