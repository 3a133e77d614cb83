import { beforeEach, describe, expect, it } from 'vitest';
import { basicHeader, bearerToken, type Wire } from './example-calls.ts';
import { advance, type ControlWire, codeOf } from './journey-steps.ts';
import { openSandbox, type WatchedSandbox } from './watched-sandbox.ts';

const APIS = [
  'create-virtual-account',
  'modify-virtual-account',
  'delete-virtual-account',
  'transaction-details',
  'refund-details',
];

let bank: WatchedSandbox;

beforeEach(async () => {
  bank = await openSandbox();
});

const ask = (body: Record<string, string>, headers: Record<string, string> = {}) =>
  bank.call<Wire['TokenResponse'] & Wire['TokenError']>('issueToken', {
    body: { grant_type: 'client_credentials', ...body },
    headers,
  });

const byBasic = (body: Record<string, string> = {}) =>
  ask(body, { authorization: basicHeader(bank.partner.clientId, bank.partner.clientSecret) });
const inBody = (body: Record<string, string> = {}) =>
  ask({ client_id: bank.partner.clientId, client_secret: bank.partner.clientSecret, ...body });

/** A call by token alone, or with a key beside it. */
const withToken = (token: string, apiKey: string | null = null, scheme = 'Bearer') =>
  bank.call('listRefunds', { headers: { 'x-api-key': apiKey, authorization: `${scheme} ${token}` } });

describe('an access token', () => {
  it.each([
    { place: 'by Basic', issue: () => byBasic() },
    { place: 'in the body', issue: () => inBody() },
  ])('is issued to credentials $place, for all APIs of the application and an hour', async ({ issue }) => {
    const { status, headers, body } = await issue();
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(body).toEqual({
      access_token: body.access_token,
      token_type: 'Bearer',
      expires_in: 3600,
      scope: APIS.join(' '),
    });
    expect((await withToken(body.access_token)).status).toBe(200);
  });

  it('is another one each time, and the earlier stays good', async () => {
    const [first, second] = [await bearerToken(bank), await bearerToken(bank)];
    expect(first).not.toBe(second);
    expect((await withToken(first)).status).toBe(200);
    expect((await withToken(second)).status).toBe(200);
  });

  it('carries the scopes that were asked for, and opens nothing else', async () => {
    const { body } = await byBasic({ scope: 'transaction-details create-virtual-account' });
    expect(body.scope.split(' ').sort()).toEqual(['create-virtual-account', 'transaction-details']);
    const headers = { 'x-api-key': null, authorization: `Bearer ${body.access_token}` };
    expect((await bank.call('listTransactions', { headers })).status).toBe(200);
    expect((await bank.call('listVirtualAccounts', { headers })).status).toBe(200);
    const refused = await bank.call('listRefunds', { headers });
    expect([refused.status, codeOf(refused)]).toEqual([403, 'INSUFFICIENT_SCOPE']);
  });

  it('is not issued with a scope beyond the application', async () => {
    expect((await byBasic({ scope: 'refund-details everything' })).body.error).toBe('invalid_scope');
  });

  it('ignores parameters that RFC 6749 does not know, and takes an empty one for none', async () => {
    expect((await inBody({ nonsense: '1' })).status).toBe(200);
    expect((await inBody({ scope: '' })).body.scope).toBe(APIS.join(' '));
  });

  it('is not issued for a wrong secret, by either way, and the answers do not tell which part was wrong', async () => {
    const wrongSecret = await inBody({ client_secret: 'wrong' });
    const wrongId = await inBody({ client_id: 'nobody' });
    expect([wrongSecret.status, wrongSecret.body.error]).toEqual([401, 'invalid_client']);
    expect(wrongId.text).toBe(wrongSecret.text);
    const basic = await ask({}, { authorization: basicHeader(bank.partner.clientId, 'wrong') });
    expect(basic.text).toBe(wrongSecret.text);
    expect(basic.headers.get('www-authenticate')).toMatch(/^Basic /);
  });

  it('expires by the clock of the world', async () => {
    const token = await bearerToken(bank);
    await advance(bank, 3599);
    expect((await withToken(token)).status).toBe(200);
    await advance(bank, 1);
    const expired = await withToken(token);
    expect([expired.status, codeOf(expired)]).toEqual([401, 'TOKEN_EXPIRED']);
    expect((await withToken(await bearerToken(bank))).status).toBe(200);
  });

  it('is void when it was changed, and after a reset of the world', async () => {
    const token = await bearerToken(bank);
    expect(codeOf(await withToken(`${token}x`))).toBe('CREDENTIALS_INVALID');
    await bank.call('resetWorld');
    expect(codeOf(await withToken(token))).toBe('CREDENTIALS_INVALID');
  });

  it('may have the key of its own application beside it, and no other', async () => {
    const token = await bearerToken(bank);
    expect((await withToken(token, bank.partner.clientId)).status).toBe(200);
    for (const other of [bank.partner.apiKey, 'nobody'])
      expect(codeOf(await withToken(token, other))).toBe('CREDENTIALS_MISMATCH');
  });

  it('is taken under any spelling of its scheme, and under no other scheme', async () => {
    const token = await bearerToken(bank);
    expect((await withToken(token, null, 'bearer')).status).toBe(200);
    expect(codeOf(await withToken(token, null, 'Token'))).toBe('CREDENTIALS_INVALID');
    expect(codeOf(await withToken(token, bank.partner.apiKey, 'Basic'))).toBe('CREDENTIALS_INVALID');
  });
});

describe('an API key', () => {
  it('opens the bank alone for an application without OAuth', async () => {
    expect((await bank.call('listRefunds')).status).toBe(200);
  });

  it('opens nothing alone for an application with OAuth', async () => {
    const answer = await bank.call('listRefunds', { headers: { 'x-api-key': bank.partner.clientId } });
    expect(codeOf(answer)).toBe('CREDENTIALS_INVALID');
  });

  it('is refused like an unknown one when it is of another case', async () => {
    const answer = await bank.call('listRefunds', {
      headers: { 'x-api-key': bank.partner.apiKey.toUpperCase() },
    });
    expect(codeOf(answer)).toBe('CREDENTIALS_INVALID');
  });

  it.each(['x-api-key', 'apikey', 'api_key', 'access_token', 'token', 'client_secret', 'X-API-KEY'])(
    'in the URL as %s is refused before it is looked at',
    async (name) => {
      const query = `${name}=${bank.partner.apiKey}`;
      const answer = await bank.call('listRefunds', { query, headers: { 'x-api-key': null } });
      expect([answer.status, codeOf(answer)]).toEqual([401, 'CREDENTIALS_IN_URL']);
      expect(answer.text).not.toContain(bank.partner.apiKey);
    },
  );
});

describe('secrets', () => {
  it('stand in no exchange that the sandbox keeps', async () => {
    const token = await bearerToken(bank);
    await inBody();
    await withToken(token, bank.partner.clientId);
    await bank.call('listRefunds', { query: `client_secret=${bank.partner.clientSecret}` });
    const log = await bank.call<ControlWire['ExchangeList']>('listExchanges', { query: { limit: 200 } });
    expect(log.body.data).toHaveLength(4);
    for (const secret of [token, bank.partner.clientSecret, bank.partner.apiKey])
      expect(log.text).not.toContain(secret);
  });
});
