import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Canary, leaks, type Place, seenWhereTheyBelong, spellingsOf } from '../canary.ts';
import { PortalClient } from '../portal-client.ts';
import { textOf } from '../smtp-catcher.ts';
import { receiveWebhooks } from '../webhook-receiver.ts';
import { liveInThePortal } from './canary-portal.ts';
import { ADMIN, CANARY_CLIENT, openScene, type Scene, SECRETS, tell } from './canary-scene.ts';
import { basicHeader } from './example-calls.ts';

/** A part of the scenario. Whatever secret it sends or gets becomes a canary; add steps at the end. */
type Step = (scene: Scene) => Promise<void>;

const CONTROL = { authorization: `Bearer ${SECRETS.controlToken}` };
const JSON_TYPE = { 'content-type': 'application/json' };

function post(scene: Scene, path: string, body: unknown, headers: Record<string, string>): Promise<Response> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return scene.send(new Request(scene.url + path, { method: 'POST', headers, body: text }));
}

function get(scene: Scene, path: string, headers: Record<string, string>): Promise<Response> {
  return scene.send(new Request(scene.url + path, { headers }));
}

async function expectStatus(answer: Response | Promise<Response>, status: number): Promise<Response> {
  const response = await answer;
  if (response.status !== status) {
    const { pathname } = new URL(response.url);
    throw new Error(`${pathname}: ${response.status} instead of ${status}`);
  }
  return response;
}

const sendCredentials: Step = async (scene) => {
  tell(scene, 'client secret', SECRETS.clientSecret);
  const grant = 'grant_type=client_credentials';
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const basic = { ...form, authorization: basicHeader(CANARY_CLIENT, SECRETS.clientSecret) };
  const granted = await expectStatus(post(scene, '/oauth2/token', grant, basic), 200);
  const { access_token: token } = (await granted.json()) as { access_token: string };
  tell(scene, 'access token', token, /^answer POST \/oauth2\/token 200$/);
  const bearer = { authorization: `Bearer ${token}` };
  await expectStatus(get(scene, '/v1/refunds', bearer), 200);
  // Where it does not belong, and next to something else that is wrong.
  await expectStatus(get(scene, `/v1/refunds?access_token=${token}`, bearer), 401);
  await expectStatus(
    get(scene, '/v1/refunds', { ...bearer, 'x-api-key': CANARY_CLIENT, cookie: token }),
    200,
  );
  const inBody = `${grant}&client_id=${CANARY_CLIENT}&client_secret=`;
  await expectStatus(post(scene, '/oauth2/token', inBody + SECRETS.clientSecret, form), 200);
  const wrong = 'canary_wrong_client_secret_5b';
  tell(scene, 'wrong client secret', wrong);
  await expectStatus(post(scene, '/oauth2/token', inBody + encodeURIComponent(wrong), form), 401);
  const both = { ...form, authorization: basicHeader(CANARY_CLIENT, wrong) };
  await expectStatus(post(scene, '/oauth2/token', `${inBody}${encodeURIComponent(wrong)}`, both), 400);
};

const signInAndOut: Step = async (scene) => {
  tell(scene, 'password', SECRETS.password);
  const wrong = 'canary wr0ng p@ssword/1';
  tell(scene, 'wrong password', wrong);
  const path = '/portal/v1/session';
  const both = { username: ADMIN, password: SECRETS.password };
  await expectStatus(post(scene, path, { username: ADMIN, password: wrong }, JSON_TYPE), 401);
  await expectStatus(post(scene, path, { ...both, nonsense: wrong }, JSON_TYPE), 400);
  await expectStatus(post(scene, path, `{"username":"${ADMIN}","password":"${wrong}"`, JSON_TYPE), 400);
  await expectStatus(post(scene, path, { ...both, password: wrong.repeat(100) }, JSON_TYPE), 400);
  await expectStatus(post(scene, path, { ...both, password: `${wrong}\0` }, JSON_TYPE), 400);
  const client = new PortalClient(scene.send, scene.url);
  const { status } = await client.signIn(ADMIN, SECRETS.password);
  if (status !== 201) throw new Error(`signing in was answered with ${status}`);
  tell(
    scene,
    'session cookie',
    client.cookies.get('khata_session'),
    /^answer POST \/portal\/v1\/session 201$/,
  );
  tell(scene, 'CSRF token', client.csrfToken, /^answer (?:GET|POST|DELETE) \/portal\/v1\/session 20[01]$/);
  await client.get('/session');
  await client.delete('/session', { 'x-csrf-token': wrong });
  await client.delete('/session', { 'x-csrf-token': client.csrfToken ?? '', origin: 'https://evil.example' });
  await client.get('/mails');
  await client.get('/audit-entries');
  await client.get('/mails/KL00000000000Z');
  await client.signOut();
  await client.get('/session');
};

const useControlPlane: Step = async (scene) => {
  tell(scene, 'control token', SECRETS.controlToken);
  const wrong = 'canary-wrong-control-token-123';
  tell(scene, 'wrong control token', wrong);
  await expectStatus(get(scene, '/sandbox/v1/world', { authorization: `Bearer ${wrong}` }), 401);
  const headers = { ...CONTROL, ...JSON_TYPE };
  const made = await expectStatus(
    post(scene, '/sandbox/v1/sign-in-links', { username: ADMIN }, headers),
    201,
  );
  const { url } = (await made.json()) as { url: string };
  tell(scene, 'sign-in link', url.split('#')[1], /^answer POST \/sandbox\/v1\/sign-in-links 201$/);
  await expectStatus(post(scene, '/sandbox/v1/sign-in-links', { username: 'nobody' }, headers), 404);
};

const readMails: Step = async (scene) => {
  tell(
    scene,
    'mail link',
    SECRETS.mailLink,
    /^answer GET \/sandbox\/v1\/mails\/KL\w+ 200$/,
    /^mail to asha@acme\.example$/,
  );
  tell(scene, 'SMTP password', SECRETS.smtpPassword);
  tell(scene, 'server key', SECRETS.serverKey);
  // In hex and base64 it could be the key's bytes as well as its text.
  tell(scene, 'server key, bytes', Buffer.from(SECRETS.serverKey, 'base64url').toString('hex'));
  const list = await get(scene, '/sandbox/v1/mails?to=asha@acme.example', CONTROL);
  const { data } = (await list.json()) as { data: { mailId: string }[] };
  await expectStatus(get(scene, `/sandbox/v1/mails/${data[0]?.mailId}`, CONTROL), 200);
};

const beTold: Step = async (scene) => {
  const receiver = await receiveWebhooks();
  const shown = /^answer PUT \/sandbox\/v1\/applications\/app-canary\/notification-endpoint 200$/;
  tell(scene, 'secret of a receiver', SECRETS.webhookSecret, shown);
  const headers = { ...CONTROL, ...JSON_TYPE };
  const setting = JSON.stringify({ notificationUrl: receiver.url, secret: SECRETS.webhookSecret });
  const endpoint = `${scene.url}/sandbox/v1/applications/app-canary/notification-endpoint`;
  await expectStatus(scene.send(new Request(endpoint, { method: 'PUT', headers, body: setting })), 200);
  const remitter = { name: 'Canary', accountNumber: '004501567823' };
  const credit = { virtualAccountNumber: 'ACME00000001', amount: '1.00', paymentMode: 'UPI', remitter };
  await expectStatus(post(scene, '/sandbox/v1/credits', credit, headers), 201);
  const [webhook] = await receiver.arrived(1);
  tell(scene, 'signature', webhook?.headers['webhook-signature'] as string);
  await receiver.close();
  const list = await get(scene, '/sandbox/v1/notifications', CONTROL);
  const { data } = (await list.json()) as { data: { notificationId: string }[] };
  const path = `/sandbox/v1/notifications/${data[0]?.notificationId}`;
  await expectStatus(post(scene, `${path}/resend`, '', CONTROL), 200);
  await expectStatus(get(scene, path, CONTROL), 200);
};

const lookAround: Step = async (scene) => {
  for (const path of ['exchanges?limit=200', 'world', 'mails?limit=200', 'approval-switches', 'invariants']) {
    await expectStatus(get(scene, `/sandbox/v1/${path}`, CONTROL), 200);
  }
};

/** Not a secret: written on purpose where everything can see it. */
const ON_PURPOSE: Canary = { name: 'negative control', value: 'Canary on purpose' };

const writeOnPurpose: Step = async (scene) => {
  const items = [{ virtualAccountNumber: 'ACME00020001', accountName: ON_PURPOSE.value }];
  const headers = { ...JSON_TYPE, 'x-api-key': 'khata_demo_key_none_0001', 'idempotency-key': 'canary' };
  const body = { physicalAccountNumber: '123456789012', items };
  await expectStatus(post(scene, '/v1/virtual-accounts', body, headers), 207);
};

const SCENARIO: readonly Step[] = [
  sendCredentials,
  signInAndOut,
  useControlPlane,
  readMails,
  writeOnPurpose,
  liveInThePortal,
  beTold,
  lookAround,
];

let scene: Scene | undefined;
let canaries: readonly Canary[];
let places: readonly Place[];

beforeAll(async () => {
  scene = await openScene();
  for (const step of SCENARIO) await step(scene);
  canaries = scene.canaries;
  places = await scene.finish();
});
afterAll(() => scene?.clean());

describe('a sandbox at log level debug, after a scenario with a secret at every place', () => {
  it('has written and answered none of them where it does not belong', () => {
    expect(leaks(canaries, places)).toEqual([]);
  });

  it('has handed out those that it makes, where the search can see them', () => {
    const handedOut = canaries.filter(({ belongs = [] }) => belongs.length > 0).map(({ name }) => name);
    expect(handedOut.length).toBeGreaterThan(12);
    expect(seenWhereTheyBelong(canaries, places).sort()).toEqual(handedOut.sort());
  });

  it('was searched everywhere: answers, a mail, output, journal', () => {
    const kinds = [
      'answer POST',
      'answer GET /sandbox/v1/exchanges',
      'answer GET /portal/v1/audit-entries 200',
    ];
    for (const kind of [...kinds, 'mail to', 'standard error', 'file ']) {
      expect(places.map(({ name }) => name)).toContainEqual(expect.stringContaining(kind));
    }
    expect(canaries.length).toBeGreaterThan(25);
    expect(new Set(canaries.map(({ value }) => value)).size).toBe(canaries.length);
  });
});

describe('the mail that was queued before the start', () => {
  it('arrived with a link to where the sandbox listens', () => {
    const [mail] = scene?.smtp.caught ?? [];
    expect(mail?.to).toEqual(['asha@acme.example']);
    const link = `${scene?.url}/portal/activation#${SECRETS.mailLink}`;
    expect(textOf(mail?.source ?? '')).toContain(link);
  });
});

describe('the search', () => {
  it('finds what was written on purpose: in the journal, in the exchanges, in an answer', () => {
    const found = leaks([ON_PURPOSE], places);
    expect(found).toContainEqual(expect.stringMatching(/ in file journal/));
    expect(found).toContainEqual(expect.stringContaining('answer GET /sandbox/v1/exchanges 200'));
    expect(found).toContainEqual(expect.stringContaining('answer POST /v1/virtual-accounts 207'));
  });

  it('finds a value in every spelling, whatever stands around it', () => {
    const value = 'canary p@ss/wörd+1';
    const around = [0, 1, 2, 3].map((n) => randomBytes(n).toString('latin1'));
    for (const before of around) {
      const text = Buffer.from(`${before}${value}and more`);
      const spelt = [
        text,
        text.toString('hex'),
        text.toString('base64'),
        text.toString('base64url'),
        `q=${encodeURIComponent(value)}`,
        new URLSearchParams({ q: value }).toString(),
        JSON.stringify({ value }),
      ];
      for (const content of spelt) {
        expect([before, leaks([{ name: 'it', value }], [{ name: 'there', content }])]).toEqual([
          before,
          ['it in there'],
        ]);
      }
    }
  });

  it('takes nothing else for it', () => {
    expect(spellingsOf('canary').every((spelling) => spelling.length >= 6)).toBe(true);
    expect(leaks([{ name: 'it', value: 'canary-1' }], [{ name: 'there', content: 'canary-2' }])).toEqual([]);
  });
});
