import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listen } from '../http/listener.ts';
import { HOUR, MINUTE } from '../lib/clock.ts';
import { advanceClock } from '../services/clock.ts';
import type { HeaderChange } from '../test/portal-client.ts';
import { contentsOf } from '../test/portal-decisions.ts';
import { PASSWORD, type PortalSandbox, portalSandbox } from '../test/portal-sandbox.ts';

const COOKIE = 'khata_session';
let sandbox: PortalSandbox;
beforeAll(async () => {
  sandbox = await portalSandbox();
});
afterAll(async () => {
  expect(sandbox.faults).toEqual([]);
  await sandbox.close();
});

describe('a session', () => {
  it('is opened by user name and password, shown, and closed', async () => {
    const { user } = await sandbox.person('DEVELOPER', 'org-acme', 'rohan.mehta');
    const client = sandbox.visitor();
    const refused = await client.get('/session');
    expect(refused.status).toBe(401);
    expect(refused.headers.get('www-authenticate')).toBe('Session realm="khata-portal"');
    const signedIn = await client.signIn('Rohan.Mehta', PASSWORD);
    expect(signedIn).toMatchObject({ status: 201, body: { userId: user.userId, role: 'DEVELOPER' } });
    expect((await client.get('/session')).body).toEqual(signedIn.body);
    const kept = client.cookies.get(COOKIE) as string;
    const closed = await client.signOut();
    expect(closed.status).toBe(200);
    expect(closed.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^khata_session=; Max-Age=0; Path=\//),
    ]);
    client.cookies.set(COOKIE, kept);
    expect(await client.get('/session')).toMatchObject({ status: 401, body: { code: 'SIGN_IN_REQUIRED' } });
  });

  it('is kept in a cookie that scripts and other sites do not get', async () => {
    await sandbox.person('DEVELOPER', 'org-acme', 'cookie.holder');
    const { headers } = await sandbox.visitor().signIn('cookie.holder', PASSWORD);
    const [line = '', mark = '', ...others] = headers.getSetCookie();
    expect(others).toEqual([]);
    const [pair, ...attributes] = line.split('; ');
    expect(pair).toMatch(/^khata_session=[A-Za-z0-9_-]{43}$/);
    expect(attributes.sort()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Lax']);
    expect(mark).toMatch(/^khata_device=/);
    expect(mark.split('; ').slice(1).sort()).toEqual([
      'HttpOnly',
      'Max-Age=15552000',
      'Path=/',
      'SameSite=Lax',
    ]);
  });

  it('has a cookie with the prefix __Host- where the portal is reached by https', async () => {
    const secure = await portalSandbox({ publicUrl: 'https://sandbox.bank.example' });
    await secure.person('DEVELOPER', 'org-acme', 'cookie.holder');
    const client = secure.visitor('https://sandbox.bank.example');
    const { headers } = await client.signIn('cookie.holder', PASSWORD);
    const [line = '', mark = ''] = headers.getSetCookie();
    const [pair, ...attributes] = line.split('; ');
    expect(pair).toMatch(/^__Host-khata_session=/);
    expect(attributes.sort()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Lax', 'Secure']);
    expect(mark).toMatch(/^__Host-khata_device=.*; Secure/);
    expect((await client.get('/session')).status).toBe(200);
    const plain = secure.visitor('https://sandbox.bank.example');
    plain.cookies.set(COOKIE, client.cookies.get('__Host-khata_session') as string);
    expect((await plain.get('/session')).status).toBe(401);
    await secure.close();
  });

  it('and the mark of the browser go over the wire as a line each', async () => {
    await sandbox.person('DEVELOPER', 'org-acme', 'on.the.wire');
    const server = await listen(sandbox.fetch, { host: '127.0.0.1', port: 0 });
    const answer = await fetch(`${server.url}/portal/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: server.url },
      body: JSON.stringify({ username: 'on.the.wire', password: PASSWORD }),
    });
    expect(answer.status).toBe(201);
    expect(answer.headers.getSetCookie().map((line) => line.slice(0, line.indexOf('=')))).toEqual([
      'khata_session',
      'khata_device',
    ]);
    await answer.arrayBuffer();
    await server.close(0);
  });

  it('gets a new cookie at each sign-in, and the old one is worth nothing', async () => {
    const client = await sandbox.person('DEVELOPER', 'org-acme', 'twice.in');
    const before = client.cookies.get(COOKIE) as string;
    const { csrfToken } = client;
    client.cookies.set(COOKIE, before);
    expect((await client.signIn('twice.in', PASSWORD)).status).toBe(201);
    expect(client.cookies.get(COOKIE)).not.toBe(before);
    expect(client.csrfToken).not.toBe(csrfToken);
    const thief = sandbox.visitor();
    thief.cookies.set(COOKIE, before);
    expect((await thief.get('/session')).status).toBe(401);
  });

  it('never takes a cookie that somebody else made up', async () => {
    await sandbox.person('DEVELOPER', 'org-acme', 'fixated');
    const client = sandbox.visitor();
    const fixed = 'A'.repeat(43);
    client.cookies.set(COOKIE, fixed);
    await client.signIn('fixated', PASSWORD);
    expect(client.cookies.get(COOKIE)).not.toBe(fixed);
  });

  it('ends half an hour after its last use', async () => {
    const client = await sandbox.person('DEVELOPER', 'org-acme');
    for (let i = 0; i < 4; i++) {
      sandbox.clock.advance(25 * MINUTE);
      expect((await client.get('/session')).status).toBe(200);
    }
    sandbox.clock.advance(30 * MINUTE);
    expect((await client.get('/session')).status).toBe(401);
  });

  it('ends after twelve hours however much it is used', async () => {
    const client = await sandbox.person('DEVELOPER', 'org-acme');
    const end = sandbox.clock.now() + 12 * HOUR;
    while (sandbox.clock.now() + 20 * MINUTE < end) {
      sandbox.clock.advance(20 * MINUTE);
      expect((await client.get('/session')).status).toBe(200);
    }
    sandbox.clock.set(end - 1);
    expect((await client.get('/session')).status).toBe(200);
    sandbox.clock.set(end);
    expect((await client.get('/session')).status).toBe(401);
  });

  it("does not end when the world's clock is moved", async () => {
    const client = await sandbox.person('DEVELOPER', 'org-acme');
    await sandbox.run((unit) => advanceClock(unit, 48 * HOUR));
    expect((await client.get('/session')).status).toBe(200);
  });

  it('is looked at without a write', async () => {
    const client = await sandbox.person('DEVELOPER', 'org-acme');
    const before = await contentsOf(sandbox);
    sandbox.clock.advance(4 * MINUTE);
    expect((await client.get('/session')).status).toBe(200);
    expect(await contentsOf(sandbox)).toBe(before);
  });

  it('is over for whoever is not active any more', async () => {
    const client = await sandbox.person('DEVELOPER', 'org-acme');
    await sandbox.run(({ tx }) => tx.put('users', { ...client.user, status: 'SUSPENDED' }));
    expect((await client.get('/session')).status).toBe(401);
  });

  it('lets nobody in whose role does not have the operation', async () => {
    const developer = await sandbox.person('DEVELOPER', 'org-acme');
    const bank = await sandbox.person('PORTAL_ADMIN');
    expect(await developer.get('/settings')).toMatchObject({ status: 403, body: { code: 'ROLE_REQUIRED' } });
    expect(await bank.get('/organisation')).toMatchObject({ status: 403, body: { code: 'ROLE_REQUIRED' } });
    expect((await bank.get('/settings')).status).toBe(200);
  });
});

describe('an unsafe request of a session', () => {
  const commands: [string, string, unknown][] = [
    ['DELETE', '/session', undefined],
    ['PATCH', '/organisation', { description: 'Taken over.' }],
    ['POST', '/invitations', { email: 'evil@evil.example', role: 'ORG_ADMIN' }],
    ['PUT', '/password', { currentPassword: PASSWORD, newPassword: 'another long password' }],
  ];
  it.each(commands)(
    '%s %s is refused without the csrfToken of this very session',
    async (method, path, body) => {
      const client = await sandbox.person('ORG_ADMIN', 'org-acme');
      const other = await sandbox.person('ORG_ADMIN', 'org-acme');
      const right = client.csrfToken as string;
      const before = await contentsOf(sandbox);
      const wrong = [
        null,
        '',
        'A'.repeat(43),
        other.csrfToken as string,
        right.slice(1),
        right.toLowerCase(),
      ];
      for (const shown of wrong) {
        const answer = await client.call(method, path, body, { 'x-csrf-token': shown });
        expect(answer).toMatchObject({ status: 403, body: { code: 'CROSS_SITE_REFUSED' } });
      }
      expect(await contentsOf(sandbox)).toBe(before);
      expect((await client.call(method, path, body)).status).toBeLessThan(300);
    },
  );

  const foreign: HeaderChange[] = [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://evil.example', host: 'localhost' },
    { origin: 'null', host: 'localhost' },
    { origin: 'http://localhost:81', host: 'localhost' },
    { origin: 'https://localhost', host: 'localhost' },
    { origin: 'http://localhost', host: 'local host' },
    { origin: 'https://evil.example', host: 'localhost', 'sec-fetch-site': 'same-origin' },
  ];
  it.each(foreign)('is refused when it says %j, with a token or without a session', async (headers) => {
    const client = await sandbox.person('ORG_ADMIN', 'org-acme');
    const before = await contentsOf(sandbox);
    const answers = [
      await client.patch('/organisation', { description: 'Taken over.' }, headers),
      await sandbox
        .visitor()
        .post('/session', { username: client.user.username, password: PASSWORD }, headers),
      await sandbox.visitor().post('/password-resets', { email: client.user.email }, headers),
    ];
    for (const answer of answers) {
      expect(answer).toMatchObject({ status: 403, body: { code: 'CROSS_SITE_REFUSED' } });
    }
    expect(await contentsOf(sandbox)).toBe(before);
    // A link from another site may lead here.
    expect((await client.get('/session', headers)).status).toBe(200);
  });

  const own: HeaderChange[] = [
    {},
    { 'sec-fetch-site': 'same-origin' },
    { 'sec-fetch-site': 'none' },
    { origin: 'http://localhost', host: 'localhost' },
    { origin: 'http://LOCALHOST:4010', host: 'localhost:4010' },
  ];
  it.each(own)('is taken when it says %j', async (headers) => {
    const client = await sandbox.person('ORG_ADMIN', 'org-acme');
    expect((await client.patch('/organisation', { description: 'Our own words.' }, headers)).status).toBe(
      200,
    );
  });

  it('must come from the public address where there is one', async () => {
    const secure = await portalSandbox({ publicUrl: 'https://sandbox.bank.example' });
    const client = await secure.person('ORG_ADMIN', 'org-acme');
    const send = (origin: string) =>
      client.patch('/organisation', { description: 'Words.' }, { origin, host: '127.0.0.1:4010' });
    expect((await send('https://sandbox.bank.example')).status).toBe(200);
    expect((await send('http://127.0.0.1:4010')).status).toBe(403);
    expect((await send('http://sandbox.bank.example')).status).toBe(403);
    await secure.close();
  });
});
