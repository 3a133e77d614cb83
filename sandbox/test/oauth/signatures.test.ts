import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { START } from '../contract/watched-sandbox.ts';
import { SIGNER } from '../oauth-parties.ts';
import { OAuthClient, type SigningChoices, signRequest } from '../signing.ts';
import { Stage } from './stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await new Stage().open();
});

afterAll(() => stage.close());

const NOW = START / 1000;
const METHODS = ['HMAC-SHA1', 'HMAC-SHA256'] as const;

interface Sent {
  readonly method?: string;
  readonly path?: string;
  readonly body?: string;
  readonly headers?: Record<string, string>;
  /** Of another request than the one that is sent. */
  readonly signedAs?: { method?: string; path?: string; body?: string };
  readonly consumer?: { key: string; secret: string };
  readonly choices?: Partial<SigningChoices>;
  /** Changes the header after it was signed. */
  readonly spoil?: (authorization: string) => string;
}

async function send(
  sent: Sent = {},
): Promise<{ status: number; code: string | undefined; challenge: string }> {
  const { method = 'GET', path = '/v1/refunds', body, signedAs = {}, consumer = SIGNER } = sent;
  const signed = signRequest(
    { method: signedAs.method ?? method, url: stage.url + (signedAs.path ?? path) },
    consumer,
    { timestamp: NOW, ...sent.choices },
  );
  const authorization = sent.spoil?.(signed) ?? signed;
  const response = await fetch(stage.url + path, {
    method,
    headers: {
      authorization,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...sent.headers,
    },
    ...(body !== undefined && { body }),
  });
  const { code } = (await response.json()) as { code?: string };
  return { status: response.status, code, challenge: response.headers.get('www-authenticate') ?? '' };
}

/** A request by the client library's own means, over the wire. */
function byLibrary(
  method: 'GET' | 'POST',
  path: string,
  choices: SigningChoices,
  body?: string,
): Promise<{ status: number; text: string }> {
  const client = new OAuthClient(SIGNER, choices);
  const url = stage.url + path;
  return new Promise((resolve, reject) => {
    const done = (error: unknown, text?: unknown, response?: { statusCode?: number | undefined }) =>
      response?.statusCode === undefined
        ? reject(error)
        : resolve({ status: response.statusCode, text: String(text) });
    if (method === 'GET') client.get(url, '', '', done);
    else client.post(url, '', '', body, 'application/json', done);
  });
}

const FETCH = JSON.stringify({ physicalAccountNumber: '999999999999' });

describe('a request that the oauth library signed', () => {
  it.each(METHODS)('with %s is served: GET, with a query, and POST', async (method) => {
    const choices = { method, timestamp: NOW };
    expect((await byLibrary('GET', '/v1/refunds', choices)).status).toBe(200);
    const page = await byLibrary('GET', '/v1/transactions?limit=2&fromDate=2026-11-01', choices);
    expect((JSON.parse(page.text) as { data: unknown[] }).data).toHaveLength(2);
    const fetched = await byLibrary('POST', '/v1/transaction-batches', choices, FETCH);
    // It passed the gate: the refusal is the account's.
    expect([fetched.status, fetched.text]).toEqual([
      404,
      expect.stringContaining('PHYSICAL_ACCOUNT_NOT_FOUND'),
    ]);
  });

  it('may have characters in its query that are written in several ways', async () => {
    const path = '/v1/virtual-accounts?customerReference=a%20b%2Bc%26d%3De+f~%21%2A%27%28%29%C3%A9%E2%82%B9';
    expect(await send({ path })).toMatchObject({ status: 200 });
  });

  it('is served whatever the case of the scheme, with realm, without a version, and with an empty token', async () => {
    const realm = (header: string) => header.replace('OAuth ', 'oauth realm="Photos", ');
    expect(await send({ spoil: realm })).toMatchObject({ status: 200 });
    const client = new OAuthClient(SIGNER, { timestamp: NOW });
    const sign = (extra: Record<string, string>) => client.headerOf('GET', `${stage.url}/v1/refunds`, extra);
    expect(await send({ spoil: () => sign({ oauth_token: '' }) })).toMatchObject({ status: 200 });
  });

  it('may have the API key beside it, and no other', async () => {
    expect(await send({ headers: { 'x-api-key': SIGNER.key } })).toMatchObject({ status: 200 });
    expect(await send({ headers: { 'x-api-key': 'khata_demo_key_none_0001' } })).toMatchObject({
      status: 401,
      code: 'CREDENTIALS_MISMATCH',
    });
  });

  it('covers its body when it carries the body’s hash', async () => {
    for (const method of METHODS) {
      const hash = (text: string) =>
        createHash(method === 'HMAC-SHA1' ? 'sha1' : 'sha256')
          .update(text)
          .digest('base64');
      const post = { method: 'POST', path: '/v1/transaction-batches', body: FETCH };
      const right = await send({ ...post, choices: { method, bodyHash: hash(FETCH) } });
      expect(right).toMatchObject({ status: 404, code: 'PHYSICAL_ACCOUNT_NOT_FOUND' });
      const wrong = await send({ ...post, choices: { method, bodyHash: hash(`${FETCH} `) } });
      expect(wrong).toMatchObject({ status: 401, code: 'SIGNATURE_INVALID' });
      const broken = await send({ ...post, body: '{', choices: { method, bodyHash: hash(FETCH) } });
      expect(broken).toMatchObject({ status: 401, code: 'SIGNATURE_INVALID' });
      expect(await send({ choices: { method, bodyHash: hash('') } })).toMatchObject({ status: 200 });
      expect(await send({ choices: { method, bodyHash: hash('x') } })).toMatchObject({ status: 401 });
    }
  });
});

describe('a signature', () => {
  const REFUSED: { what: string; sent: Sent }[] = [
    { what: 'of another path', sent: { signedAs: { path: '/v1/transactions' } } },
    {
      what: 'of another query',
      sent: { path: '/v1/refunds?limit=2', signedAs: { path: '/v1/refunds?limit=3' } },
    },
    { what: 'without the query', sent: { path: '/v1/refunds?limit=2', signedAs: { path: '/v1/refunds' } } },
    { what: 'of another method', sent: { signedAs: { method: 'POST' } } },
    { what: 'by another secret', sent: { consumer: { ...SIGNER, secret: 'wrong' } } },
    {
      what: 'of another timestamp',
      sent: { spoil: (h) => h.replace(`oauth_timestamp="${NOW}"`, `oauth_timestamp="${NOW + 1}"`) },
    },
    { what: 'of another nonce', sent: { spoil: (h) => h.replace('oauth_nonce="', 'oauth_nonce="x') } },
    { what: 'under another method', sent: { spoil: (h) => h.replace('HMAC-SHA256', 'HMAC-SHA1') } },
  ];

  it.each(REFUSED)('$what is refused', async ({ sent }) => {
    const answer = await send(sent);
    expect(answer).toMatchObject({ status: 401, code: 'SIGNATURE_INVALID' });
    expect(answer.challenge).toBe('OAuth realm="khata"');
  });

  const MALFORMED: { what: string; spoil: (header: string) => string }[] = [
    { what: 'nothing behind the scheme', spoil: () => 'OAuth' },
    { what: 'values without quotes', spoil: (h) => h.replaceAll('"', '') },
    { what: 'a doubled parameter', spoil: (h) => `${h},oauth_nonce="a"` },
    { what: 'an unknown parameter', spoil: (h) => `${h},oauth_verifier="a"` },
    { what: 'a token', spoil: (h) => `${h},oauth_token="a"` },
    { what: 'another version', spoil: (h) => h.replace('oauth_version="1.0"', 'oauth_version="2.0"') },
    { what: 'PLAINTEXT', spoil: (h) => h.replace('HMAC-SHA256', 'PLAINTEXT') },
    { what: 'no signature', spoil: (h) => h.replace(/,oauth_signature="[^"]*"/, '') },
    { what: 'no timestamp', spoil: (h) => h.replace(/oauth_timestamp="[^"]*",/, '') },
    { what: 'a timestamp that is no number', spoil: (h) => h.replace(`"${NOW}"`, '"soon"') },
    { what: 'a timestamp with a fraction', spoil: (h) => h.replace(`"${NOW}"`, `"${NOW}.5"`) },
    { what: 'no nonce', spoil: (h) => h.replace(/oauth_nonce="[^"]*",/, '') },
    { what: 'an endless nonce', spoil: (h) => h.replace('oauth_nonce="', `oauth_nonce="${'x'.repeat(128)}`) },
    { what: 'a broken escape', spoil: (h) => h.replace('oauth_nonce="', 'oauth_nonce="%zz') },
    { what: 'bytes that are no UTF-8', spoil: (h) => h.replace('oauth_nonce="', 'oauth_nonce="%ff') },
    { what: 'an unknown consumer key', spoil: (h) => h.replace(SIGNER.key, 'nobody') },
    {
      what: 'the key of an application without OAuth 1.0',
      spoil: (h) => h.replace(SIGNER.key, 'khata_demo_key_none_0001'),
    },
  ];

  it.each(MALFORMED)('with $what is refused as credentials', async ({ spoil }) => {
    expect(await send({ spoil })).toMatchObject({ status: 401, code: 'CREDENTIALS_INVALID' });
  });

  it.each([
    { shift: -300, status: 200 },
    { shift: 300, status: 200 },
    { shift: -301, status: 401 },
    { shift: 301, status: 401 },
  ])('whose timestamp is $shift seconds off is answered $status', async ({ shift, status }) => {
    const answer = await send({ choices: { timestamp: NOW + shift } });
    expect(answer).toMatchObject(status === 200 ? { status } : { status, code: 'TIMESTAMP_REFUSED' });
  });

  it('goes by the clock of the host: that of the world may be anywhere', async () => {
    const own = stage;
    await own.advanceWorld(86_400);
    expect(await send()).toMatchObject({ status: 200 });
  });

  it('is taken of no key that is revoked or over, and of none that may not sign', async () => {
    await stage.changeKey(SIGNER.key, { expiresAt: START });
    expect(await send()).toMatchObject({ status: 401, code: 'CREDENTIALS_INVALID' });
    await stage.changeKey(SIGNER.key, { expiresAt: START + 1e12 });
    await stage.changeApplication('app-signer', { oauth: 'NONE' });
    expect(await send()).toMatchObject({ status: 401, code: 'CREDENTIALS_INVALID' });
    await stage.changeApplication('app-signer', { oauth: '1.0' });
    expect(await send()).toMatchObject({ status: 200 });
    const byKey = await fetch(`${stage.url}/v1/refunds`, { headers: { 'x-api-key': SIGNER.key } });
    expect(byKey.status).toBe(401);
  });
});

describe('a nonce', () => {
  it('is taken once, for the same key and timestamp', async () => {
    const choices = { nonce: 'only-once' };
    expect(await send({ choices })).toMatchObject({ status: 200 });
    expect(await send({ choices })).toMatchObject({ status: 401, code: 'NONCE_REPLAYED' });
    expect(await send({ choices: { ...choices, timestamp: NOW - 1 } })).toMatchObject({ status: 200 });
    expect(await send({ path: '/v1/transactions', choices })).toMatchObject({ code: 'NONCE_REPLAYED' });
  });

  it('is not used up by a signature that is wrong: nobody else can spend it', async () => {
    const choices = { nonce: 'guessed' };
    const forged = { choices, consumer: { ...SIGNER, secret: 'wrong' } };
    expect(await send(forged)).toMatchObject({ code: 'SIGNATURE_INVALID' });
    expect(await send({ choices })).toMatchObject({ status: 200 });
  });

  it('is used up by a request that is then refused: by its subject, its form or its application', async () => {
    const refused: [string, Sent][] = [
      ['REFUND_NOT_FOUND', { path: '/v1/refunds/KR00000000000Z' }],
      ['VALIDATION_FAILED', { path: '/v1/refunds?limit=0' }],
      ['MALFORMED_JSON', { method: 'POST', path: '/v1/transaction-batches', body: '{' }],
      ['UNSUPPORTED_MEDIA_TYPE', { method: 'POST', path: '/v1/transaction-batches' }],
    ];
    for (const [code, sent] of refused) {
      const choices = { nonce: `refused-${code}` };
      expect(await send({ ...sent, choices })).toMatchObject({ code });
      expect(await send({ ...sent, choices })).toMatchObject({ code: 'NONCE_REPLAYED' });
    }
    const choices = { nonce: 'disabled' };
    await stage.changeApplication('app-signer', { state: 'DISABLED' });
    expect(await send({ choices })).toMatchObject({ code: 'APPLICATION_NOT_ENABLED' });
    await stage.changeApplication('app-signer', { state: 'ENABLED' });
    expect(await send({ choices })).toMatchObject({ code: 'NONCE_REPLAYED' });
  });

  it('is taken once of two requests at the same time', async () => {
    const choices = { nonce: 'at-once' };
    const answers = await Promise.all(Array.from({ length: 8 }, () => send({ choices })));
    const served = answers.filter(({ status }) => status === 200);
    expect(served).toHaveLength(1);
    expect(answers.filter(({ code }) => code === 'NONCE_REPLAYED')).toHaveLength(7);
  });

  it('is forgotten after its timestamp is too old to be taken, a few at each request', async () => {
    const own = await new Stage().open();
    const call = async (nonce: string) => {
      const url = `${own.url}/v1/refunds`;
      const timestamp = Math.floor(own.clock.now() / 1000);
      const authorization = signRequest({ method: 'GET', url }, SIGNER, { timestamp, nonce });
      expect((await fetch(url, { headers: { authorization } })).status).toBe(200);
    };
    const kept = async () => await own.world.transact(async (tx) => await tx.count('oauthNonces'));
    for (let i = 0; i < 10; i++) await call(`old-${i}`);
    expect(await kept()).toBe(10);
    own.clock.advance(16 * 60_000);
    await call('new-1');
    expect(await kept()).toBe(3);
    await call('new-2');
    expect(await kept()).toBe(2);
    await own.close();
  });
});

describe('a consumer secret', () => {
  it('stands neither in an answer nor in the log of exchanges', async () => {
    const signatures: string[] = [];
    const remember = (header: string) => {
      signatures.push(decodeURIComponent(/oauth_signature="([^"]+)"/.exec(header)?.[1] ?? ''));
      return header;
    };
    await send({ spoil: remember });
    await send({ consumer: { ...SIGNER, secret: 'wrong' }, spoil: remember });
    const exchanges = await (await fetch(`${stage.url}/sandbox/v1/exchanges?limit=200`)).text();
    expect(exchanges).toContain('SIGNATURE_INVALID');
    expect(signatures).toHaveLength(2);
    for (const secret of [SIGNER.secret, ...signatures]) expect(exchanges).not.toContain(secret);
  });
});
