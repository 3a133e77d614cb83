import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSandbox, ProblemError, type Sandbox, unwrap } from '../index.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await createSandbox();
});
afterEach(() => sandbox.close());

const OAUTH = 'app-acme-oauth';

async function token(form: Record<string, string> = {}, secret = sandbox.partner.clientSecret) {
  const { clientId } = sandbox.partner;
  const answer = await sandbox.fetch('/oauth2/token', {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${clientId}:${secret}`)}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', ...form }),
  });
  return ((await answer.json()) as { access_token: string }).access_token;
}

async function fate(bearer: string): Promise<string> {
  const answer = await sandbox.fetch('/v1/refunds', { headers: { authorization: `Bearer ${bearer}` } });
  if (answer.status === 200) return 'OK';
  expect(answer.headers.get('www-authenticate')).toContain('error="invalid_token"');
  return `${answer.status} ${((await answer.json()) as { code: string }).code}`;
}

const revoke = (applicationId: string) =>
  unwrap(
    sandbox.control.POST('/sandbox/v1/applications/{applicationId}/access-token-revocation', {
      params: { path: { applicationId } },
    }),
  );

describe('the revocation of access tokens', () => {
  it('ends all that the application has, and none that it gets', async () => {
    const old = [await token(), await token()];
    expect(await revoke(OAUTH)).toEqual({ revoked: 2 });
    expect(await revoke(OAUTH)).toEqual({ revoked: 0 });
    expect(await Promise.all(old.map(fate))).toEqual(['401 TOKEN_EXPIRED', '401 TOKEN_EXPIRED']);
    // Renewals by one of several that call in parallel: the others are still told that it has expired.
    const fresh = [await token(), await token()];
    expect(await Promise.all([...old, ...fresh].map(fate))).toEqual([
      '401 TOKEN_EXPIRED',
      '401 TOKEN_EXPIRED',
      'OK',
      'OK',
    ]);
    expect(await revoke(OAUTH)).toEqual({ revoked: 2 });
  });

  it('leaves other applications and the clock alone, and knows those that there are', async () => {
    const bearer = await token();
    const before = await unwrap(sandbox.control.GET('/sandbox/v1/clock'));
    expect(await revoke('app-acme-public')).toEqual({ revoked: 0 });
    expect(await fate(bearer)).toBe('OK');
    const after = await unwrap(sandbox.control.GET('/sandbox/v1/clock'));
    expect(after.mode).toBe(before.mode);
    await expect(revoke('app-nobody')).rejects.toThrow(ProblemError);
  });

  it('is forgotten with the tokens an hour later', async () => {
    const bearer = await token();
    await revoke(OAUTH);
    await unwrap(sandbox.control.POST('/sandbox/v1/clock/advance', { body: { seconds: 3_601 } }));
    await token();
    expect(await fate(bearer)).toBe('401 CREDENTIALS_INVALID');
  });
});

describe('an exchange of the token endpoint', () => {
  it('names the application that showed its credentials, whatever became of its request', async () => {
    await token();
    await token({ scope: 'no-such-scope' });
    await token({}, 'not-the-secret');
    const { clientId, clientSecret } = sandbox.partner;
    await sandbox.fetch('/oauth2/revoke', {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` },
      body: new URLSearchParams({ token: 'of-nobody' }),
    });
    const { data } = await unwrap(sandbox.control.GET('/sandbox/v1/exchanges'));
    expect(data.map(({ path, status, applicationId }) => [path, status, applicationId])).toEqual([
      ['/oauth2/revoke', 200, OAUTH],
      ['/oauth2/token', 401, undefined],
      ['/oauth2/token', 400, OAUTH],
      ['/oauth2/token', 200, OAUTH],
    ]);
    const params = { query: { applicationId: OAUTH } };
    const own = await unwrap(sandbox.control.GET('/sandbox/v1/exchanges', { params }));
    expect(own.data).toHaveLength(3);
  });
});
