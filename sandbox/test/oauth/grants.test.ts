import { ClientSecretBasic, ClientSecretPost, None } from 'oauth4webapi';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashSecret } from '../../lib/vault.ts';
import { CONFIDENTIAL, PUBLIC_CLIENT, SECOND_CALLBACK, STRANGER } from '../oauth-parties.ts';
import { Client, oauthError } from './client.ts';
import { type PortalSession, Stage } from './stage.ts';

let stage: Stage;
let asha: PortalSession;
let confidential: Client;
let publicClient: Client;
let stranger: Client;

beforeAll(async () => {
  stage = await new Stage().open();
  asha = await stage.signIn('asha');
  confidential = await Client.discover(stage, CONFIDENTIAL.key, ClientSecretBasic(CONFIDENTIAL.secret));
  publicClient = await Client.discover(stage, PUBLIC_CLIENT, None());
  stranger = await Client.discover(stage, STRANGER.key, ClientSecretPost(STRANGER.secret));
});

afterAll(() => stage.close());

const refreshOf = (issued: { refresh_token?: string }): string => issued.refresh_token ?? '';

describe('client credentials', () => {
  it.each([
    { place: 'by Basic', authentication: ClientSecretBasic(CONFIDENTIAL.secret) },
    { place: 'in the body', authentication: ClientSecretPost(CONFIDENTIAL.secret) },
  ])('$place give a token that opens the bank', async ({ authentication }) => {
    const client = await Client.discover(stage, CONFIDENTIAL.key, authentication);
    const issued = await client.token('refund-details');
    expect(issued).toMatchObject({ token_type: 'bearer', expires_in: 3600, scope: 'refund-details' });
    expect(issued).not.toHaveProperty('refresh_token');
    expect(await client.call(issued.access_token)).toEqual([200]);
    expect(await client.call(issued.access_token, '/v1/transactions')).toEqual([403, 'INSUFFICIENT_SCOPE']);
  });

  it('are not for PUBLIC applications', async () => {
    expect(await oauthError(publicClient.token())).toBe('unauthorized_client');
  });

  it('are refused with a secret where there is none, and without one where there is', async () => {
    const claiming = await Client.discover(stage, PUBLIC_CLIENT, ClientSecretPost('any'));
    expect(await oauthError(claiming.token())).toBe('invalid_client');
    const silent = await Client.discover(stage, CONFIDENTIAL.key, None());
    expect(await oauthError(silent.token())).toBe('invalid_client');
  });
});

describe('an authorization code with PKCE', () => {
  it.each([
    { type: 'PUBLIC', client: () => publicClient },
    { type: 'CONFIDENTIAL', client: () => confidential },
  ])('gives a $type application a token that opens the bank, and a refresh token', async ({ client }) => {
    const issued = await client().redeem(await client().consent(asha, { scope: 'refund-details' }));
    expect(issued).toMatchObject({ token_type: 'bearer', expires_in: 3600, scope: 'refund-details' });
    expect(await client().call(issued.access_token)).toEqual([200]);
    const next = await client().refresh(refreshOf(issued));
    expect(await client().call(next.access_token)).toEqual([200]);
    expect(refreshOf(next)).not.toBe(refreshOf(issued));
  });

  it('comes to a callback URL that has a query of its own, and without state where none was sent', async () => {
    const consented = await publicClient.consent(asha, { redirect_uri: SECOND_CALLBACK, state: undefined });
    expect(consented.answer.get('tenant')).toBe('7');
    expect(await publicClient.redeem(consented, SECOND_CALLBACK)).toHaveProperty('access_token');
  });

  it('is good once; the second time revokes what it gave', async () => {
    const consented = await publicClient.consent(asha);
    const issued = await publicClient.redeem(consented);
    const next = await publicClient.refresh(refreshOf(issued));
    expect(await oauthError(publicClient.redeem(consented))).toBe('invalid_grant');
    for (const { access_token } of [issued, next])
      expect(await publicClient.call(access_token)).toEqual([401, 'CREDENTIALS_INVALID']);
    expect(await oauthError(publicClient.refresh(refreshOf(next)))).toBe('invalid_grant');
  });

  it('is used up by a wrong verifier', async () => {
    const consented = await publicClient.consent(asha);
    const guess = { ...consented, verifier: 'wrong-verifier-of-forty-three-characters-or-more' };
    expect(await oauthError(publicClient.redeem(guess))).toBe('invalid_grant');
    expect(await oauthError(publicClient.redeem(consented))).toBe('invalid_grant');
  });

  it('is refused with another redirect URI than it was asked with', async () => {
    const consented = await publicClient.consent(asha);
    expect(await oauthError(publicClient.redeem(consented, SECOND_CALLBACK))).toBe('invalid_grant');
  });

  it('is of no use to another client, and stays good for its own', async () => {
    const consented = await confidential.consent(asha);
    expect(await oauthError(stranger.redeem(consented))).toBe('invalid_grant');
    expect(await confidential.redeem(consented)).toHaveProperty('access_token');
  });

  it('is over after 60 seconds of the clock of the world, though the clock of the host stands', async () => {
    const [early, late] = [await publicClient.consent(asha), await publicClient.consent(asha)];
    await stage.advanceWorld(59);
    expect(await publicClient.redeem(early)).toHaveProperty('access_token');
    await stage.advanceWorld(1);
    expect(await oauthError(publicClient.redeem(late))).toBe('invalid_grant');
  });

  it('needs a verifier, whoever the client is', async () => {
    const { answer } = await confidential.consent(asha);
    const body = new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: CONFIDENTIAL.key,
      client_secret: CONFIDENTIAL.secret,
      code: answer.get('code') ?? '',
      redirect_uri: 'http://127.0.0.1:8080/callback',
    });
    const response = await fetch(`${stage.url}/oauth2/token`, { method: 'POST', body });
    expect([response.status, (await response.json()) as unknown]).toMatchObject([
      400,
      { error: 'invalid_grant' },
    ]);
  });
});

describe('a refresh token', () => {
  it('is good once; the second time revokes its whole grant', async () => {
    const issued = await publicClient.redeem(await publicClient.consent(asha));
    const next = await publicClient.refresh(refreshOf(issued));
    expect(await oauthError(publicClient.refresh(refreshOf(issued)))).toBe('invalid_grant');
    expect(await publicClient.call(next.access_token)).toEqual([401, 'CREDENTIALS_INVALID']);
    expect(await oauthError(publicClient.refresh(refreshOf(next)))).toBe('invalid_grant');
  });

  it('gives fewer scopes when asked, never more, and loses none by it', async () => {
    const scope = 'transaction-details refund-details';
    const issued = await publicClient.redeem(await publicClient.consent(asha, { scope }));
    const more = publicClient.refresh(refreshOf(issued), 'create-virtual-account');
    expect(await oauthError(more)).toBe('invalid_scope');
    const fewer = await publicClient.refresh(refreshOf(issued), 'refund-details');
    expect(fewer.scope).toBe('refund-details');
    expect((await publicClient.refresh(refreshOf(fewer))).scope).toBe(scope);
  });

  it('is of no use to another client', async () => {
    const issued = await confidential.redeem(await confidential.consent(asha));
    expect(await oauthError(stranger.refresh(refreshOf(issued)))).toBe('invalid_grant');
    expect(await confidential.refresh(refreshOf(issued))).toHaveProperty('access_token');
  });

  it('is over after 30 days of the clock of the world; the access token after an hour', async () => {
    const issued = await publicClient.redeem(await publicClient.consent(asha));
    await stage.advanceWorld(3600);
    expect(await publicClient.call(issued.access_token)).toEqual([401, 'TOKEN_EXPIRED']);
    await stage.advanceWorld(30 * 86_400 - 3601);
    const next = await publicClient.refresh(refreshOf(issued));
    await stage.advanceWorld(30 * 86_400);
    expect(await oauthError(publicClient.refresh(refreshOf(next)))).toBe('invalid_grant');
  });
});

describe('what ends tokens', () => {
  const consented = async () => await confidential.redeem(await confidential.consent(asha));

  it('is their revocation: an access token alone, a refresh token with all of its grant', async () => {
    const issued = await consented();
    const next = await confidential.refresh(refreshOf(issued));
    await confidential.revoke(issued.access_token);
    expect(await confidential.call(issued.access_token)).toEqual([401, 'CREDENTIALS_INVALID']);
    expect(await confidential.call(next.access_token)).toEqual([200]);
    await confidential.revoke(refreshOf(next));
    expect(await confidential.call(next.access_token)).toEqual([401, 'CREDENTIALS_INVALID']);
    expect(await oauthError(confidential.refresh(refreshOf(next)))).toBe('invalid_grant');
  });

  it('is not a revocation by another client, nor of an unknown token, though both are answered alike', async () => {
    const issued = await consented();
    await stranger.revoke(issued.access_token);
    await stranger.revoke(refreshOf(issued));
    await stranger.revoke('unknown');
    expect(await confidential.call(issued.access_token)).toEqual([200]);
    const wrong = await Client.discover(stage, CONFIDENTIAL.key, ClientSecretPost('wrong'));
    expect(await oauthError(wrong.revoke(issued.access_token))).toBe('invalid_client');
    expect(await confidential.call(issued.access_token)).toEqual([200]);
  });

  it('is an application that is disabled after they were issued', async () => {
    const issued = await consented();
    const pending = await confidential.consent(asha);
    await stage.changeApplication('app-confidential', { state: 'DISABLED' });
    expect(await confidential.call(issued.access_token)).toEqual([403, 'APPLICATION_NOT_ENABLED']);
    expect(await oauthError(confidential.refresh(refreshOf(issued)))).toBe('unauthorized_client');
    expect(await oauthError(confidential.redeem(pending))).toBe('unauthorized_client');
    await stage.changeApplication('app-confidential', { state: 'ENABLED' });
    expect(await confidential.call(issued.access_token)).toEqual([200]);
  });

  it('is another OAuth setting, and a scope that the application lost', async () => {
    const issued = await consented();
    await stage.changeApplication('app-confidential', { oauth: 'NONE' });
    expect(await confidential.call(issued.access_token)).toEqual([401, 'CREDENTIALS_INVALID']);
    await stage.changeApplication('app-confidential', { oauth: '2.0', scopes: ['transaction-details'] });
    expect(await confidential.call(issued.access_token)).toEqual([403, 'INSUFFICIENT_SCOPE']);
    await stage.write(async (tx) => {
      const { scopes: _, ...rest } = (await tx.get('applications', 'app-confidential')) ?? {};
      await tx.put('applications', rest as never);
    });
    expect(await confidential.call(issued.access_token)).toEqual([200]);
  });

  it('is the expiry of their key on the clock of the world, and its revocation', async () => {
    const issued = await consented();
    const now = stage.clock.now();
    const until = async (expiresAt: number) => await stage.changeKey(CONFIDENTIAL.key, { expiresAt });
    await until(now);
    expect(await confidential.call(issued.access_token)).toEqual([401, 'CREDENTIALS_INVALID']);
    expect(await oauthError(confidential.token())).toBe('invalid_client');
    await until(now + 10 * 365 * 86_400_000);
    expect(await confidential.call(issued.access_token)).toEqual([200]);
    await stage.changeKey(CONFIDENTIAL.key, { revokedAt: now });
    expect(await confidential.call(issued.access_token)).toEqual([401, 'CREDENTIALS_INVALID']);
    expect(await oauthError(confidential.refresh(refreshOf(issued)))).toBe('invalid_client');
    await stage.write(async (tx) => {
      const { revokedAt: _, ...rest } = (await tx.get('apiKeys', CONFIDENTIAL.key)) ?? {};
      await tx.put('apiKeys', rest as never);
    });
  });

  it('is the suspension of the person who consented', async () => {
    const meera = await stage.signIn('meera');
    const issued = await publicClient.redeem(await publicClient.consent(meera));
    const status = async (to: 'ACTIVE' | 'SUSPENDED') =>
      await stage.write(async (tx) => {
        const user = await tx.get('users', 'user-meera');
        if (user) await tx.put('users', { ...user, status: to });
      });
    await status('SUSPENDED');
    expect(await publicClient.call(issued.access_token)).toEqual([401, 'CREDENTIALS_INVALID']);
    expect(await oauthError(publicClient.refresh(refreshOf(issued)))).toBe('invalid_grant');
    await status('ACTIVE');
    expect(await publicClient.call(issued.access_token)).toEqual([200]);
  });
});

describe('tokens and codes', () => {
  it('are kept as hashes only, and stand in no exchange', async () => {
    const consented = await confidential.consent(asha);
    const code = consented.answer.get('code') ?? '';
    const issued = await confidential.redeem(consented);
    await confidential.revoke(issued.access_token);
    const secrets = [code, consented.verifier, issued.access_token, refreshOf(issued), CONFIDENTIAL.secret];
    const exchanges = await (await fetch(`${stage.url}/sandbox/v1/exchanges?limit=200`)).text();
    expect(exchanges).toContain('"authorize"');
    expect(exchanges).toContain('"revokeToken"');
    for (const secret of secrets) expect(exchanges).not.toContain(secret);
    await stage.world.transact(async (tx) => {
      expect(await tx.get('authorizationCodes', hashSecret(code))).toMatchObject({ used: true });
      expect(await tx.get('refreshTokens', hashSecret(refreshOf(issued)))).toMatchObject({ used: false });
      expect(await tx.get('accessTokens', hashSecret(issued.access_token))).toBeUndefined();
    });
    for (const token of [code, issued.access_token, refreshOf(issued)])
      expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  });
});
