import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Target } from './hostile-target.ts';
import { RawConnection, requestBytes } from './raw-connection.ts';

/** Requests that no honest client sends: each is refused, and nobody else notices. */

const LIMIT = 256 * 1024;
const FETCH = '/v1/transaction-batches';
const CREATE = '/v1/virtual-accounts';

let target: Target;

beforeAll(async () => {
  target = await Target.start();
});

afterAll(() => target.end());

/** A sound body, padded to `size` bytes with the white space that JSON allows. */
function padded(size: number): string {
  const json = '{"physicalAccountNumber":"000000000"}';
  return json.padEnd(size, ' ');
}

describe('the size of a body', () => {
  it('is accepted up to 256 KiB exactly', async () => {
    expect(await target.sendRequest({ target: FETCH, body: padded(LIMIT) })).toEqual({
      status: 404,
      code: 'PHYSICAL_ACCOUNT_NOT_FOUND',
    });
  });

  it('is refused from one byte more', async () => {
    const refusal = { status: 413, code: 'BODY_TOO_LARGE' };
    expect(await target.sendRequest({ target: FETCH, body: padded(LIMIT + 1) })).toEqual(refusal);
  });

  it('is refused by its declared length before a byte of it was sent', async () => {
    const refusal = { status: 413, code: 'BODY_TOO_LARGE' };
    expect(await target.sendBytes(target.head(FETCH, `Content-Length: ${LIMIT + 1}`))).toEqual(refusal);
    expect(await target.sendBytes(target.head(FETCH, 'Content-Length: 9007199254740991'))).toEqual(refusal);
  });

  it('is refused without an invitation to a client that asks before it sends', async () => {
    const asking = target.head(FETCH, 'Expect: 100-continue', `Content-Length: ${LIMIT + 1}`);
    expect(await target.sendBytes(asking)).toEqual({ status: 413, code: 'BODY_TOO_LARGE' });
  });

  it('is counted where nothing is declared', async () => {
    const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
    const parts = [
      target.head(FETCH, 'Transfer-Encoding: chunked'),
      ...Array<string>(5).fill(chunk),
      '0\r\n\r\n',
    ];
    expect(await target.sendBytes(...parts)).toEqual({ status: 413, code: 'BODY_TOO_LARGE' });
  });

  it('is not inflated: a gzip bomb is refused by its name', async () => {
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024));
    expect(bomb.length).toBeLessThan(LIMIT);
    const encodings = ['gzip', 'deflate', 'br', 'x-gzip', 'gzip, gzip'];
    for (const encoding of encodings) {
      const refusal = await target.sendRequest({
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
    target.sendRequest({ target: CREATE, headers: ['Idempotency-Key: hostile'], body });
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
    const refusal = await target.sendRequest({ target: CREATE, headers: ['Idempotency-Key: hostile'], body });
    expect(refusal).toEqual({ status: 400, code: 'MALFORMED_JSON' });
  });
});

describe('a message that two readers could read differently', () => {
  const ambiguous = { status: 400, code: 'AMBIGUOUS_REQUEST' };

  it('has one Host', async () => {
    const headers = ['Host: evil.example'];
    expect(await target.sendRequest({ target: CREATE, headers })).toEqual(ambiguous);
    expect(await target.sendRequest({ target: '/sandbox/v1/world', headers })).toEqual(ambiguous);
    expect(await target.sendRequest({ target: '/nowhere', headers })).toMatchObject({
      status: expect.any(Number),
    });
    expect(
      await target.sendBytes(`GET ${CREATE} HTTP/1.1\r\nX-Api-Key: ${target.server.apiKey}\r\n\r\n`),
    ).toEqual(ambiguous);
    expect(await target.sendBytes(`GET ${CREATE} HTTP/1.1\r\nHost: a b/c\r\n\r\n`)).toEqual(ambiguous);
  });

  it.each(['X-Api-Key: another', 'Authorization: Bearer a\r\nAuthorization: Bearer b'])(
    'has one credential of a kind: %s',
    async (line) => {
      expect(await target.sendRequest({ target: CREATE, headers: [line] })).toEqual(ambiguous);
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
    expect(await target.sendBytes(target.head(FETCH, ...lines), '{}\r\n0\r\n\r\n')).toEqual(ambiguous);
  });

  it.each([
    'zz\r\n{}\r\n0\r\n\r\n',
    '-2\r\n{}\r\n0\r\n\r\n',
    '2\r\n{}}}\r\n0\r\n\r\n',
    `${'f'.repeat(17)}\r\n{}`,
  ])('has chunks that add up: %j', async (chunks) => {
    expect(await target.sendBytes(target.head(FETCH, 'Transfer-Encoding: chunked'), chunks)).toEqual(
      ambiguous,
    );
  });

  it('never has its refusal taken for the answer to the sound request before it', async () => {
    const connection = await RawConnection.open(target.server.port);
    const first = requestBytes(target.server, { target: `${CREATE}?limit=1` });
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
  ])('is written in one way: %s', async (path) => {
    expect(await target.sendRequest({ target: path })).toEqual(ambiguous);
  });

  it.each([
    '/v1/virtual-accounts/%00',
    '/v1/virtual-accounts/%zz',
    '/v1/virtual-accounts/%c0%af',
    '/v1/virtual-accounts/%',
  ])('names nothing by bytes that are no name: %s', async (path) => {
    expect(await target.sendRequest({ target: path })).toMatchObject({ status: 400 });
  });

  it.each([
    '/v1/virtual-accounts/\0',
    '/v1/virtual accounts',
    '\\\\evil',
    '*',
    'v1/virtual-accounts',
    '/v1/\x7f',
  ])('begins with a slash and holds no control characters: %j', async (path) => {
    expect(await target.sendRequest({ target: path })).toEqual(ambiguous);
  });

  it('may stand in absolute form for this very host, as RFC 9112 asks of a server', async () => {
    const connection = await RawConnection.open(target.server.port);
    connection.send(
      requestBytes(target.server, { target: `http://127.0.0.1:${target.server.port}${CREATE}?limit=1` }),
    );
    expect((await connection.answer())?.status).toBe(200);
    connection.reset();
  });

  it.each([
    'http://evil.example/sandbox/v1/world',
    'https://evil.example/v1/virtual-accounts',
    'ftp://evil.example/',
  ])('names no other host than the Host header: %s', async (path) => {
    expect(await target.sendRequest({ target: path })).toEqual(ambiguous);
    const traversal = `http://127.0.0.1:${target.server.port}/v1/../sandbox/v1/world`;
    expect(await target.sendRequest({ target: traversal })).toEqual(ambiguous);
  });

  it('is no tunnel to somewhere else', async () => {
    expect(await target.sendRequest({ method: 'CONNECT', target: 'evil.example:443' })).toBe('cut');
  });

  it('is at most as long as the headers may be', async () => {
    expect(await target.sendRequest({ target: `/v1/${'a'.repeat(20_000)}` })).toEqual({ status: 431 });
    expect(await target.sendRequest({ target: CREATE, headers: [`X-Long: ${'a'.repeat(20_000)}`] })).toEqual({
      status: 431,
    });
    const many = Array.from({ length: 5_000 }, (_, i) => `X-${i}: a`);
    expect(await target.sendRequest({ target: CREATE, headers: many })).toEqual({ status: 431 });
  });
});
