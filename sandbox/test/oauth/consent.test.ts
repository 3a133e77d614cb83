import { None } from 'oauth4webapi';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CALLBACK, PUBLIC_CLIENT, SIGNER } from '../oauth-parties.ts';
import { Client } from './client.ts';
import { type PortalSession, Stage } from './stage.ts';

let stage: Stage;
let client: Client;
let asha: PortalSession;

const CHALLENGE = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';

beforeAll(async () => {
  stage = await new Stage().open();
  client = await Client.discover(stage, PUBLIC_CLIENT, None());
  asha = await stage.signIn('asha');
});

afterAll(() => stage.close());

async function authorize(more: Record<string, string | undefined> = {}): Promise<Response> {
  return await fetch(client.authorizationUrl(CHALLENGE, more), { redirect: 'manual' });
}

async function requestId(): Promise<string> {
  const location = (await authorize()).headers.get('location') ?? '';
  return new URL(location, stage.url).searchParams.get('request') ?? '';
}

async function ask(session: PortalSession, id: string): Promise<unknown[]> {
  const response = await fetch(`${stage.url}/portal/v1/authorization-requests/${id}`, {
    headers: { cookie: session.cookie },
  });
  return [response.status, (await response.json()) as unknown];
}

describe('an authorization request', () => {
  it('sends the browser to the consent page, where a member of the organisation sees who asks for what', async () => {
    const response = await authorize({ scope: 'refund-details transaction-details', unknown: 'ignored' });
    expect(response.status).toBe(302);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('location')).toMatch(/^\/portal\/authorize\?request=KZ[0-9A-Z]{12}$/);
    const id = new URL(response.headers.get('location') ?? '', stage.url).searchParams.get('request') ?? '';
    expect(await ask(asha, id)).toEqual([
      200,
      {
        authorizationRequestId: id,
        applicationId: 'app-public',
        applicationName: 'Application app-public',
        scopes: ['transaction-details', 'refund-details'],
        redirectUri: CALLBACK,
        expiresAt: '2026-11-23T11:10:00.000+05:30',
      },
    ]);
  });

  it.each([
    { what: 'an unknown client', more: { client_id: 'nobody' } },
    { what: 'a client without OAuth 2.0', more: { client_id: SIGNER.key } },
    { what: 'an unregistered redirect URI', more: { redirect_uri: 'https://evil.example/' } },
    {
      what: 'a redirect URI that only begins like a registered one',
      more: { redirect_uri: `${CALLBACK}/x` },
    },
    { what: 'a redirect URI in another spelling', more: { redirect_uri: CALLBACK.replace('http', 'HTTP') } },
  ])('of $what is a problem, and no redirect', async ({ more }) => {
    const response = await authorize(more);
    expect(response.headers.has('location')).toBe(false);
    expect([response.status, (await response.json()) as unknown]).toMatchObject([
      400,
      { code: 'AUTHORIZATION_REQUEST_REFUSED' },
    ]);
  });

  it.each([
    { what: 'no response_type', more: { response_type: undefined }, error: 'invalid_request' },
    { what: 'another response_type', more: { response_type: 'token' }, error: 'unsupported_response_type' },
    { what: 'no challenge', more: { code_challenge: undefined }, error: 'invalid_request' },
    { what: 'plain PKCE', more: { code_challenge_method: 'plain' }, error: 'invalid_request' },
    {
      what: 'no method, which means plain',
      more: { code_challenge_method: undefined },
      error: 'invalid_request',
    },
    { what: 'a challenge that is no SHA-256', more: { code_challenge: 'short' }, error: 'invalid_request' },
    { what: 'an unknown scope', more: { scope: 'everything' }, error: 'invalid_scope' },
  ])('with $what goes back to the callback URL as $error, with state and iss', async ({ more, error }) => {
    const response = await authorize(more);
    const back = new URL(response.headers.get('location') ?? '');
    expect([response.status, `${back.origin}${back.pathname}`]).toEqual([302, CALLBACK]);
    expect(back.searchParams.get('error')).toBe(error);
    expect(back.searchParams.get('state')).toBe('the state');
    expect(back.searchParams.get('iss')).toBe(stage.url);
  });

  it.each(['PENDING_APPROVAL', 'REJECTED', 'DISABLED'] as const)(
    'of an application that is %s leads nowhere: nobody may have approved its callback URLs',
    async (state) => {
      await stage.changeApplication('app-public', { state });
      const response = await authorize();
      await stage.changeApplication('app-public', { state: 'ENABLED' });
      expect([response.status, response.headers.get('location')]).toEqual([400, null]);
    },
  );
});

describe('a decision', () => {
  it('to deny goes back as access_denied, with state and iss', async () => {
    const { status, redirectTo } = await stage.decide(asha, await requestId(), 'DENY');
    expect(status).toBe(200);
    const { searchParams } = new URL(redirectTo);
    expect(Object.fromEntries(searchParams)).toEqual({
      error: 'access_denied',
      state: 'the state',
      iss: stage.url,
    });
  });

  it('is made once', async () => {
    const id = await requestId();
    expect((await stage.decide(asha, id)).status).toBe(200);
    for (const decision of ['APPROVE', 'DENY'] as const)
      expect(await stage.decide(asha, id, decision)).toMatchObject({
        status: 404,
        code: 'AUTHORIZATION_REQUEST_NOT_FOUND',
      });
  });

  it('is for members of the organisation; for others the request is like one that never existed', async () => {
    const bela = await stage.signIn('bela');
    const id = await requestId();
    const unknown = 'KZ000000000000';
    const seen = async (of: string) => JSON.stringify(await ask(bela, of)).replaceAll(of, '<id>');
    const masked = async (of: string) => (await seen(of)).replace(/request-\d+/, '<request>');
    expect(await masked(id)).toBe(await masked(unknown));
    expect(await stage.decide(bela, id)).toMatchObject({ status: 404 });
    expect((await stage.decide(asha, id)).status).toBe(200);
  });

  it('needs the session and its CSRF token', async () => {
    const id = await requestId();
    const none = { cookie: '', csrfToken: asha.csrfToken };
    expect(await stage.decide(none, id)).toMatchObject({ status: 401, code: 'SIGN_IN_REQUIRED' });
    const forged = { ...asha, csrfToken: 'forged' };
    expect(await stage.decide(forged, id)).toMatchObject({ status: 403, code: 'CROSS_SITE_REFUSED' });
    expect((await stage.decide(asha, id)).status).toBe(200);
  });

  it('comes too late ten minutes of the clock of the host after the request', async () => {
    const own = await new Stage().open();
    const session = await own.signIn('asha');
    const ownClient = await Client.discover(own, PUBLIC_CLIENT, None());
    const ids = [];
    for (let i = 0; i < 2; i++) {
      const sent = await fetch(ownClient.authorizationUrl(CHALLENGE), { redirect: 'manual' });
      ids.push(new URL(sent.headers.get('location') ?? '', own.url).searchParams.get('request') ?? '');
    }
    await own.advanceWorld(86_400);
    own.clock.advance(599_999);
    expect((await own.decide(session, ids[0] ?? '')).status).toBe(200);
    own.clock.advance(1);
    expect((await own.decide(session, ids[1] ?? '')).status).toBe(404);
    await own.close();
  });

  it('for a callback URL that is not registered any more does not go there', async () => {
    const id = await requestId();
    await stage.changeApplication('app-public', { callbackUrls: ['https://other.example/'] });
    expect((await stage.decide(asha, id)).status).toBe(404);
    await stage.changeApplication('app-public', { callbackUrls: [CALLBACK] });
    expect((await stage.decide(asha, id)).status).toBe(200);
  });

  it('stands in the audit log, without the code', async () => {
    const { redirectTo } = await stage.decide(asha, await requestId());
    const code = new URL(redirectTo).searchParams.get('code') ?? '';
    await stage.world.transact(async (tx) => {
      const entries = await tx.scan('auditEntries', 'byNumber', '', { limit: 1000 });
      const last = entries.at(-1);
      expect(last).toMatchObject({
        action: 'authorization.approved',
        subjectId: 'app-public',
        userId: 'user-asha',
        organisationId: 'org-acme',
      });
      expect(JSON.stringify(entries)).not.toContain(code);
    });
  });
});
