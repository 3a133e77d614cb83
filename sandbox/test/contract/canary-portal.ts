import { createHash, randomBytes } from 'node:crypto';
import { BANK_APIS } from '../../domain/application.ts';
import { PortalClient } from '../portal-client.ts';
import { ADMIN, type Scene, SECRETS, tell } from './canary-scene.ts';

/** The part of the canary's scenario that people play: registration, keys, consent. Each secret becomes a canary. */

// biome-ignore lint/suspicious/noExplicitAny: the contract is held elsewhere; a missing field fails below
type Loose = any;

const EMAIL = 'canary@canary.example';
const CALLBACK = 'https://canary.example/callback';
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

async function did(client: PortalClient, method: string, path: string, body?: unknown): Promise<Loose> {
  const answer = await client.call(method, path, body);
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
  return answer.body;
}

/** The token of the newest mail's link, as a developer on a laptop reads it. */
async function linkToken(scene: Scene, name: string): Promise<string> {
  const headers = { authorization: `Bearer ${SECRETS.controlToken}` };
  const ask = (path: string) => scene.send(new Request(`${scene.url}/sandbox/v1/${path}`, { headers }));
  const list = (await (await ask(`mails?to=${EMAIL}`)).json()) as Loose;
  const mail = list.data.find((one: Loose) => one.hasLink !== false);
  const text = await (await ask(`mails/${mail.mailId}`)).text();
  const token = /#([A-Za-z0-9_-]{43})/.exec(text)?.[1];
  return tell(
    scene,
    name,
    token,
    /^answer GET \/sandbox\/v1\/mails\/KL\w+ 200$/,
    /^mail to canary@canary\.example$/,
  );
}

async function approveAll(admin: PortalClient): Promise<void> {
  const { data } = await did(admin, 'GET', '/approvals?state=OPEN&limit=100');
  for (const { approvalId, revision } of data as Loose[]) {
    await did(admin, 'POST', `/approvals/${approvalId}/decision`, { decision: 'APPROVE', revision });
  }
}

async function register(scene: Scene, admin: PortalClient): Promise<PortalClient> {
  const password = tell(scene, 'password of a registration', 'canary r&gistration p@ss+1');
  const visitor = new PortalClient(scene.send, scene.url);
  await did(visitor, 'POST', '/registrations', {
    firstName: 'Canary',
    lastName: 'Bird',
    email: EMAIL,
    username: 'canary.bird',
    password,
    disclaimerVersion: 1,
    organisationName: 'Canary Islands LLP',
    organisationDescription: 'Sings when it leaks.',
    customFields: [],
  });
  await approveAll(admin);
  await did(visitor, 'POST', '/activations', { token: await linkToken(scene, 'activation link') });
  await did(visitor, 'POST', '/session', { username: 'canary.bird', password });
  const session = /^answer POST \/portal\/v1\/session 201$/;
  tell(scene, 'cookie of a member', visitor.cookies.get('khata_session'), session);
  const shown = /^answer (?:GET \/portal\/v1\/session|PUT \/portal\/v1\/password) 200$/;
  tell(scene, 'CSRF token of a member', visitor.csrfToken, session, shown);
  const changed = tell(scene, 'changed password', 'canary ch@nged p@ss/2');
  await did(visitor, 'PUT', '/password', { currentPassword: password, newPassword: changed });
  await did(new PortalClient(scene.send, scene.url), 'POST', '/password-resets', { email: EMAIL });
  await linkToken(scene, 'reset link');
  return visitor;
}

interface Key {
  readonly apiKey: string;
  readonly clientSecret: string;
  readonly keyId: string;
  readonly applicationId: string;
}

async function application(admin: PortalClient, member: PortalClient, settings: object): Promise<Key> {
  const first = {
    name: `Canary ${JSON.stringify(settings).length}`,
    platform: 'Server',
    description: 'Sings.',
  };
  const { applicationId } = await did(member, 'POST', '/applications', first);
  const subscriptions = {
    apis: BANK_APIS.map((api) => ({ api, apiPlanId: 'api-unlimited' })),
    eulaAcceptances: BANK_APIS.map((api) => ({ api, version: 1 })),
  };
  await did(member, 'PATCH', `/applications/${applicationId}`, { revision: 1, subscriptions, ...settings });
  await did(member, 'POST', `/applications/${applicationId}/submission`);
  await approveAll(admin);
  const key = await did(member, 'POST', `/applications/${applicationId}/keys`, {});
  return { ...key, applicationId };
}

const MADE = /^answer POST \/portal\/v1\/applications\/KA\w+\/keys 201$/;
const ROTATED = /^answer POST \/portal\/v1\/applications\/KA\w+\/keys\/KY\w+\/rotation 20[01]$/;
const TOKENS = /^answer POST \/oauth2\/token 200$/;

async function consent(scene: Scene, member: PortalClient, { apiKey, clientSecret }: Key): Promise<void> {
  const verifier = tell(scene, 'PKCE verifier', randomBytes(32).toString('base64url'));
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: apiKey,
    redirect_uri: CALLBACK,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    state: 'of-the-canary',
  });
  const asked = await scene.send(
    new Request(`${scene.url}/oauth2/authorize?${query}`, { redirect: 'manual' }),
  );
  const id = /request=(KZ\w+)/.exec(asked.headers.get('location') ?? '')?.[1];
  const decided = await did(member, 'POST', `/authorization-requests/${id}/decision`, {
    decision: 'APPROVE',
  });
  const code = new URL(decided.redirectTo).searchParams.get('code');
  tell(
    scene,
    'authorization code',
    code,
    /^answer POST \/portal\/v1\/authorization-requests\/KZ\w+\/decision 200$/,
  );
  const basic = Buffer.from(`${apiKey}:${encodeURIComponent(clientSecret)}`).toString('base64');
  const exchange = async (parameters: Record<string, string>) => {
    const headers = { ...FORM, authorization: `Basic ${basic}` };
    const body = new URLSearchParams(parameters);
    const answer = await scene.send(
      new Request(`${scene.url}/oauth2/token`, { method: 'POST', headers, body }),
    );
    return (await answer.json()) as Loose;
  };
  const granted = await exchange({
    grant_type: 'authorization_code',
    code: code ?? '',
    redirect_uri: CALLBACK,
    code_verifier: verifier,
  });
  tell(scene, 'access token of a consent', granted.access_token, TOKENS);
  const refresh = tell(scene, 'refresh token', granted.refresh_token, TOKENS);
  const renewed = await exchange({ grant_type: 'refresh_token', refresh_token: refresh });
  tell(scene, 'renewed access token', renewed.access_token, TOKENS);
  await exchange({ grant_type: 'refresh_token', refresh_token: refresh });
}

async function readNotificationSecrets(scene: Scene, member: PortalClient, { applicationId }: Key) {
  const path = `/applications/${applicationId}/notification-secret`;
  const shown =
    /^answer (?:GET|POST) \/portal\/v1\/applications\/KA\w+\/notification-secret(?:\/rotation)? 200$/;
  const first = await did(member, 'POST', `${path}/rotation`, {});
  tell(scene, 'secret of notifications', first.secret, shown);
  const second = await did(member, 'POST', `${path}/rotation`, { overlapSeconds: 60 });
  tell(scene, 'rotated secret of notifications', second.secret, shown);
  await did(member, 'GET', path);
}

/** People register, make applications and keys, and consent; then they look at whatever the portal shows. */
export async function liveInThePortal(scene: Scene): Promise<void> {
  const admin = new PortalClient(scene.send, scene.url);
  await did(admin, 'POST', '/session', { username: ADMIN, password: SECRETS.password });
  const session = /^answer (?:POST|GET) \/portal\/v1\/session 20[01]$/;
  tell(scene, 'cookie of the administrator', admin.cookies.get('khata_session'), session);
  const member = await register(scene, admin);
  const settings = { oauth: '2.0', callbackUrls: [CALLBACK] };
  const client = await application(admin, member, settings);
  tell(scene, 'client secret of a new key', client.clientSecret, MADE);
  const signer = await application(admin, member, { oauth: '1.0' });
  tell(scene, 'consumer secret of a new key', signer.clientSecret, MADE);
  const rotation = `/applications/${signer.applicationId}/keys/${signer.keyId}/rotation`;
  const rotated = await did(member, 'POST', rotation, { overlapSeconds: 60 });
  tell(scene, 'consumer secret of a rotated key', rotated.clientSecret, ROTATED);
  await consent(scene, member, client);
  await readNotificationSecrets(scene, member, client);
  for (const path of ['/applications', '/mails', '/audit-entries', '/members', '/organisation']) {
    await did(member, 'GET', `${path}${path === '/organisation' ? '' : '?limit=100'}`);
  }
  for (const path of ['/mails?limit=100', '/audit-entries?limit=100', '/approvals?limit=100']) {
    await did(admin, 'GET', path);
  }
}
