import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '../lib/clock.ts';
import { makeSetupLink, makeSignInLink, seedPortalAdmin } from '../services/accounts.ts';
import { contentsOf, decideNext, registrationOf } from '../test/portal-decisions.ts';
import { type OpenedMail, PASSWORD, type PortalSandbox, portalSandbox } from '../test/portal-sandbox.ts';
import { refusal } from '../test/service-world.ts';

const NEW = 'another long password';
const UNKNOWN = 'A'.repeat(43);
let sandbox: PortalSandbox;
beforeAll(async () => {
  sandbox = await portalSandbox();
});
afterAll(async () => {
  expect(sandbox.faults).toEqual([]);
  await sandbox.close();
});

const LINK_INVALID = { status: 404, body: { code: 'LINK_INVALID' } };

/** Registers and approves somebody, who then has an activation link. */
async function approved(name: string) {
  const form = registrationOf(name);
  await sandbox.visitor().post('/registrations', form);
  sandbox.clock.advance(1000);
  await sandbox.run(decideNext);
  return { form, mail: (await sandbox.mailsTo(form.email)).at(-1) as OpenedMail };
}

async function resetLinkOf(email: string): Promise<string> {
  sandbox.clock.advance(1000);
  await sandbox.visitor().post('/password-resets', { email });
  return (await sandbox.mailsTo(email)).at(-1)?.token as string;
}

describe('an activation link', () => {
  it('is good for one use', async () => {
    const { mail } = await approved('Once Ltd');
    expect(mail.link).toMatch(/^\/portal\/activation#[A-Za-z0-9_-]{43}$/);
    const { token } = mail;
    expect(await sandbox.visitor().post('/activations', { token })).toMatchObject({ status: 200 });
    const before = await contentsOf(sandbox);
    expect(await sandbox.visitor().post('/activations', { token })).toMatchObject(LINK_INVALID);
    expect(await contentsOf(sandbox)).toBe(before);
  });

  it('expires after seven days, and is sent anew to whoever says that the password is forgotten', async () => {
    const { form, mail } = await approved('Slow Ltd');
    sandbox.clock.advance(7 * DAY);
    const before = await contentsOf(sandbox);
    expect(await sandbox.visitor().post('/activations', { token: mail.token })).toMatchObject(LINK_INVALID);
    expect(await contentsOf(sandbox)).toBe(before);
    const token = await resetLinkOf(form.email);
    expect(token).not.toBe(mail.token);
    expect((await sandbox.visitor().post('/activations', { token })).status).toBe(200);
  });

  it('opens nothing else, and no other link activates', async () => {
    const { form, mail } = await approved('Mixed Ltd');
    const person = await sandbox.person('ORG_ADMIN', 'org-acme', 'mixed.links');
    const reset = await resetLinkOf(person.user.email);
    const signIn = await sandbox.run((unit) => makeSignInLink(unit, 'mixed.links'));
    const visitor = sandbox.visitor();
    const before = await contentsOf(sandbox);
    const names = { firstName: 'A', lastName: 'B', username: 'some.body' };
    const { token } = mail;
    const answers = [
      ...[UNKNOWN, reset, signIn].map((other) => visitor.post('/activations', { token: other })),
      ...[UNKNOWN, token, signIn].map((other) =>
        visitor.post('/password-reset-completions', { token: other, password: NEW }),
      ),
      ...[UNKNOWN, token, reset, signIn].flatMap((other) => [
        visitor.post('/invitation-lookups', { token: other }),
        visitor.post('/invitation-acceptances', { ...names, token: other, password: NEW }),
        visitor.post('/setups', { ...names, email: 'a@b.example', token: other, password: NEW }),
      ]),
    ];
    for (const answer of await Promise.all(answers)) expect(answer).toMatchObject(LINK_INVALID);
    for (const other of [UNKNOWN, token, reset]) {
      const refused = await visitor.post('/link-sessions', { token: other });
      expect(refused).toMatchObject({ status: 401, body: { code: 'SIGN_IN_REFUSED' } });
      expect(refused.headers.get('www-authenticate')).toBe('Session realm="khata-portal"');
    }
    expect(await contentsOf(sandbox)).toBe(before);
    expect(form.username).toBe('mixed.ltd');
  });
});

describe('a sign-in link', () => {
  it('opens one session and ends the one before', async () => {
    const client = await sandbox.person('DEVELOPER', 'org-acme', 'link.user');
    const before = new Map(client.cookies);
    const token = await sandbox.run((unit) => makeSignInLink(unit, 'Link.User'));
    const opened = await client.post('/link-sessions', { token });
    expect(opened).toMatchObject({ status: 201, body: { username: 'link.user' } });
    expect((await client.get('/session')).status).toBe(200);
    expect((await sandbox.visitor().post('/link-sessions', { token })).status).toBe(401);
    for (const [name, value] of before) client.cookies.set(name, value);
    expect((await client.get('/session')).status).toBe(401);
  });

  it('expires after a quarter of an hour, and a newer one voids it', async () => {
    await sandbox.person('DEVELOPER', 'org-acme', 'link.waits');
    const make = () => sandbox.run((unit) => makeSignInLink(unit, 'link.waits'));
    const [first, second] = [await make(), await make()];
    expect((await sandbox.visitor().post('/link-sessions', { token: first })).status).toBe(401);
    sandbox.clock.advance(15 * MINUTE);
    expect((await sandbox.visitor().post('/link-sessions', { token: second })).status).toBe(401);
  });

  it('is made for active people only', async () => {
    await approved('Unready Ltd');
    const make = (name: string) => refusal(sandbox.run((unit) => makeSignInLink(unit, name)));
    expect(await make('unready.ltd')).toBe('USER_NOT_FOUND');
    expect(await make('nobody')).toBe('USER_NOT_FOUND');
  });
});

describe('the first administrator', () => {
  const admin = {
    firstName: 'Meera',
    lastName: 'Iyer',
    email: 'meera.iyer@bank.example',
    username: 'bank.admin',
    password: NEW,
  };

  it('is set up by a link, once, and then there are no more such links', async () => {
    const fresh = await portalSandbox();
    const old = await fresh.run(makeSetupLink);
    const token = await fresh.run(makeSetupLink);
    const client = fresh.visitor();
    expect(await client.post('/setups', { ...admin, token: old })).toMatchObject(LINK_INVALID);
    expect(await client.post('/setups', { ...admin, token, password: 'password123' })).toMatchObject({
      status: 422,
    });
    const done = await client.post('/setups', { ...admin, token });
    expect(done).toMatchObject({ status: 201, body: { role: 'PORTAL_ADMIN', username: 'bank.admin' } });
    expect((await client.get('/settings')).status).toBe(200);
    expect(await client.post('/setups', { ...admin, token })).toMatchObject(LINK_INVALID);
    expect(await fresh.run(makeSetupLink)).toBeUndefined();
    expect((await fresh.visitor().signIn('bank.admin', NEW)).status).toBe(201);
    await fresh.close();
  });

  it('cannot be set up by a link that was made before somebody else was', async () => {
    const fresh = await portalSandbox();
    const token = await fresh.run(makeSetupLink);
    expect(await seedPortalAdmin(fresh.run, { ...admin, username: 'seeded' })).toBe(true);
    expect(await fresh.visitor().post('/setups', { ...admin, token })).toMatchObject(LINK_INVALID);
    await fresh.close();
  });

  it('is seeded once, under the policy for passwords', async () => {
    const fresh = await portalSandbox();
    expect(await refusal(seedPortalAdmin(fresh.run, { ...admin, password: 'bank.admin' }))).toBe(
      'PASSWORD_REFUSED',
    );
    expect(await seedPortalAdmin(fresh.run, admin)).toBe(true);
    expect(await seedPortalAdmin(fresh.run, { ...admin, password: 'yet another password' })).toBe(false);
    expect((await fresh.visitor().signIn('bank.admin', NEW)).status).toBe(201);
    await fresh.close();
  });
});

describe('a forgotten password', () => {
  it('is set anew by link: sessions end, other links too, and a mail tells', async () => {
    const client = await sandbox.person('DEVELOPER', 'org-acme', 'forgetful');
    const { email } = client.user;
    const signIn = await sandbox.run((unit) => makeSignInLink(unit, 'forgetful'));
    const token = await resetLinkOf(email);
    sandbox.clock.advance(1000);
    const done = await sandbox.visitor().post('/password-reset-completions', { token, password: NEW });
    expect(done.status).toBe(200);
    expect((await client.get('/session')).status).toBe(401);
    expect((await sandbox.visitor().post('/link-sessions', { token: signIn })).status).toBe(401);
    expect((await sandbox.visitor().signIn('forgetful', PASSWORD)).status).toBe(401);
    expect((await sandbox.visitor().signIn('forgetful', NEW)).status).toBe(201);
    expect((await sandbox.mailsTo(email)).at(-1)).toMatchObject({ kind: 'PASSWORD_CHANGED' });
    const again = { token, password: PASSWORD };
    expect(await sandbox.visitor().post('/password-reset-completions', again)).toMatchObject(LINK_INVALID);
  });

  it('has a link for an hour, which a newer one and a refused password leave as they should', async () => {
    await sandbox.person('DEVELOPER', 'org-acme', 'reset.waits');
    const complete = (token: string, password: string) =>
      sandbox.visitor().post('/password-reset-completions', { token, password });
    const old = await resetLinkOf('reset.waits@people.example');
    const token = await resetLinkOf('reset.waits@people.example');
    expect(await complete(old, NEW)).toMatchObject(LINK_INVALID);
    expect(await complete(token, 'Reset.Waits')).toMatchObject({
      status: 422,
      body: { code: 'PASSWORD_REFUSED' },
    });
    expect(await complete(token, 'acme retail pvt ltd')).toMatchObject({ status: 422 });
    sandbox.clock.advance(HOUR);
    expect(await complete(token, NEW)).toMatchObject(LINK_INVALID);
  });

  it('tells nobody whether the address has an account', async () => {
    const { user } = await sandbox.person('DEVELOPER', 'org-acme', 'asked.about');
    const suspended = await sandbox.person('DEVELOPER', 'org-acme', 'suspended.one');
    await sandbox.run(({ tx }) => tx.put('users', { ...suspended.user, status: 'SUSPENDED' }));
    const answers = [];
    for (const email of [user.email, suspended.user.email, 'nobody@people.example']) {
      const { status, text, headers } = await sandbox.visitor().post('/password-resets', { email });
      answers.push({ status, text, headers: [...headers.keys()] });
    }
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({ status: 202 });
    expect(await sandbox.mailsTo(user.email)).toHaveLength(1);
    expect(await sandbox.mailsTo(suspended.user.email)).toEqual([]);
    expect(await sandbox.mailsTo('nobody@people.example')).toEqual([]);
  });

  it('writes for an unknown address as for a known one, since waiting for the disk would tell', async () => {
    const { user } = await sandbox.person('DEVELOPER', 'org-acme', 'timed');
    for (const email of [user.email, 'nobody.timed@people.example']) {
      await sandbox.visitor().post('/password-resets', { email });
      const row = await sandbox.run(({ tx }) => tx.get('signInAttempts', `PASSWORD_RESET|${email}`));
      expect(row).toMatchObject({ failures: 1 });
    }
  });

  it('brings five mails an hour at most', async () => {
    const { user } = await sandbox.person('DEVELOPER', 'org-acme', 'impatient');
    const ask = () => sandbox.visitor().post('/password-resets', { email: user.email });
    for (let i = 0; i < 9; i++) expect((await ask()).status).toBe(202);
    expect(await sandbox.mailsTo(user.email)).toHaveLength(5);
    sandbox.clock.advance(HOUR);
    await ask();
    expect(await sandbox.mailsTo(user.email)).toHaveLength(6);
  });
});

describe('a change of password', () => {
  it('needs the present one, ends the other sessions and keeps this one', async () => {
    const client = await sandbox.person('ORG_ADMIN', 'org-beta', 'changer');
    const elsewhere = sandbox.visitor();
    await elsewhere.signIn('changer', PASSWORD);
    const change = (currentPassword: string, newPassword: string) =>
      client.put('/password', { currentPassword, newPassword });
    const before = await contentsOf(sandbox);
    expect(await change('not the present one', NEW)).toMatchObject({
      status: 403,
      body: { code: 'CURRENT_PASSWORD_WRONG' },
    });
    expect(await change(PASSWORD, 'Beta Traders LLP')).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/newPassword', code: 'PASSWORD_REFUSED' }] },
    });
    expect(await contentsOf(sandbox)).toBe(before);
    expect((await change(PASSWORD, NEW)).status).toBe(200);
    expect((await client.get('/session')).status).toBe(200);
    expect((await elsewhere.get('/session')).status).toBe(401);
    expect((await sandbox.visitor().signIn('changer', NEW)).status).toBe(201);
  });

  it('is slowed as a sign-in is when somebody guesses with a borrowed session', async () => {
    const client = await sandbox.person('ORG_ADMIN', 'org-beta', 'borrowed');
    const guess = () => client.put('/password', { currentPassword: 'a guess', newPassword: NEW });
    const statuses: number[] = [];
    for (let i = 0; i < 6; i++) statuses.push((await guess()).status);
    expect(statuses).toEqual([403, 403, 403, 403, 403, 429]);
  });
});
