import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY } from '../lib/clock.ts';
import { contentsOf, decideNext, registrationOf } from '../test/portal-decisions.ts';
import { type OpenedMail, PASSWORD, type PortalSandbox, portalSandbox } from '../test/portal-sandbox.ts';

let sandbox: PortalSandbox;
beforeAll(async () => {
  sandbox = await portalSandbox();
});
afterAll(async () => {
  expect(sandbox.faults).toEqual([]);
  await sandbox.close();
});

const LINK_INVALID = { status: 404, body: { code: 'LINK_INVALID' } };
let count = 0;

async function invited(role = 'DEVELOPER') {
  count += 1;
  const admin = await sandbox.person('ORG_ADMIN', 'org-acme');
  const email = `guest${count}@people.example`;
  const { status, body } = await admin.post('/invitations', { email, role });
  expect(status).toBe(201);
  return { admin, email, invitationId: body.invitationId as string, token: await newestToken(email) };
}

async function newestToken(email: string): Promise<string> {
  return ((await sandbox.mailsTo(email)).at(-1) as OpenedMail).token as string;
}

function guest(token: string, more: Record<string, unknown> = {}) {
  return {
    token,
    firstName: 'Rohan',
    lastName: 'Mehta',
    username: `guest.${count}`,
    password: PASSWORD,
    ...more,
  };
}

const accept = (body: unknown) => sandbox.visitor().post('/invitation-acceptances', body);
const look = (token: string) => sandbox.visitor().post('/invitation-lookups', { token });

describe('an invitation', () => {
  it('lets the person invited in, in the role offered and without another approval', async () => {
    const { admin, email, token } = await invited('ORG_ADMIN');
    expect(await look(token)).toMatchObject({
      status: 200,
      body: { organisationName: 'Acme Retail Pvt Ltd', email, role: 'ORG_ADMIN' },
    });
    expect(await accept(guest(token, { username: 'new.admin' }))).toMatchObject({
      status: 201,
      body: { username: 'new.admin' },
    });
    const client = sandbox.visitor();
    expect(await client.signIn('new.admin', PASSWORD)).toMatchObject({
      status: 201,
      body: { role: 'ORG_ADMIN', organisationId: 'org-acme', email },
    });
    expect((await admin.get('/invitations')).body.data).toEqual([]);
    expect(await sandbox.run(({ tx }) => tx.scan('approvals', 'open', '', { limit: 1 }))).toEqual([]);
  });

  it('is good for one use, also side by side', async () => {
    const { token } = await invited();
    const answers = await Promise.all([1, 2, 3].map((n) => accept(guest(token, { username: `racer.${n}` }))));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 404, 404]);
    const before = await contentsOf(sandbox);
    expect(await accept(guest(token, { username: 'too.late' }))).toMatchObject(LINK_INVALID);
    expect(await look(token)).toMatchObject(LINK_INVALID);
    expect(await contentsOf(sandbox)).toBe(before);
  });

  it('expires after seven days, stays listed, and can be sent again', async () => {
    const { admin, email, invitationId, token } = await invited();
    sandbox.clock.advance(7 * DAY);
    const before = await contentsOf(sandbox);
    expect(await accept(guest(token))).toMatchObject(LINK_INVALID);
    expect(await contentsOf(sandbox)).toBe(before);
    const again = await sandbox.person('ORG_ADMIN', 'org-acme');
    const listed = (await again.get('/invitations')).body.data;
    expect(listed).toMatchObject([{ invitationId, state: 'PENDING', invitedBy: admin.user.userId }]);
    const resent = await again.post(`/invitations/${invitationId}/resends`);
    expect(resent.status).toBe(200);
    expect(Date.parse(resent.body.expiresAt)).toBe(sandbox.clock.now() + 7 * DAY);
    const newer = await newestToken(email);
    expect(newer).not.toBe(token);
    expect((await accept(guest(newer))).status).toBe(201);
  });

  it('that is sent again voids the link before', async () => {
    const { admin, email, invitationId, token } = await invited();
    sandbox.clock.advance(1000);
    await admin.post(`/invitations/${invitationId}/resends`);
    expect(await look(token)).toMatchObject(LINK_INVALID);
    expect((await look(await newestToken(email))).status).toBe(200);
    await admin.delete(`/invitations/${invitationId}`);
  });

  it('can be revoked, once, and is then not sent again', async () => {
    const { admin, invitationId, token, email } = await invited();
    expect(await admin.delete(`/invitations/${invitationId}`)).toMatchObject({
      status: 200,
      body: { state: 'REVOKED' },
    });
    const before = await contentsOf(sandbox);
    expect(await accept(guest(token))).toMatchObject(LINK_INVALID);
    const conflict = { status: 409, body: { code: 'INVITATION_STATE_CONFLICT' } };
    expect(await admin.delete(`/invitations/${invitationId}`)).toMatchObject(conflict);
    expect(await admin.post(`/invitations/${invitationId}/resends`)).toMatchObject(conflict);
    expect(await contentsOf(sandbox)).toBe(before);
    expect((await admin.post('/invitations', { email, role: 'DEVELOPER' })).status).toBe(201);
  });

  it('to an address that is invited already is refused, in any spelling', async () => {
    const { admin, email } = await invited();
    expect(await admin.post('/invitations', { email: email.toUpperCase(), role: 'DEVELOPER' })).toMatchObject(
      {
        status: 409,
        body: { code: 'INVITATION_PENDING' },
      },
    );
    const other = await sandbox.person('ORG_ADMIN', 'org-beta');
    expect((await other.post('/invitations', { email, role: 'DEVELOPER' })).status).toBe(201);
  });

  it('tells the administrator nothing of whether the address has an account; the mail tells its owner', async () => {
    const admin = await sandbox.person('ORG_ADMIN', 'org-acme');
    const { user } = await sandbox.person('DEVELOPER', 'org-beta', 'has.account');
    const known = await admin.post('/invitations', { email: user.email, role: 'DEVELOPER' });
    const unknown = await admin.post('/invitations', {
      email: 'no.account@people.example',
      role: 'DEVELOPER',
    });
    expect(Object.keys(known.body)).toEqual(Object.keys(unknown.body));
    expect([known.status, known.body.state]).toEqual([unknown.status, unknown.body.state]);
    const [mail] = await sandbox.mailsTo(user.email);
    expect(mail).toMatchObject({ kind: 'INVITATION' });
    expect(mail).not.toHaveProperty('sealedLink');
    const resent = await admin.post(`/invitations/${known.body.invitationId}/resends`);
    expect(resent.status).toBe(200);
    for (const { invitationId } of [known.body, unknown.body])
      await admin.delete(`/invitations/${invitationId}`);
  });

  it('of another organisation is as if it had never existed', async () => {
    const { invitationId } = await invited();
    const other = await sandbox.person('ORG_ADMIN', 'org-beta');
    const before = await contentsOf(sandbox);
    for (const id of [invitationId, 'KI0000000000']) {
      const answers = [
        await other.delete(`/invitations/${id}`),
        await other.post(`/invitations/${id}/resends`),
      ];
      for (const answer of answers) {
        expect(answer).toMatchObject({
          status: 404,
          body: { code: 'INVITATION_NOT_FOUND', detail: `The organisation has no invitation ${id}.` },
        });
      }
    }
    expect(await contentsOf(sandbox)).toBe(before);
  });
});

describe('whoever accepts an invitation', () => {
  it('is told that a user name is taken, and keeps the link', async () => {
    const { token } = await invited();
    await sandbox.person('DEVELOPER', 'org-beta', 'taken.name');
    await sandbox.visitor().post('/registrations', registrationOf('Waiting Name'));
    for (const username of ['Taken.Name', 'waiting.name']) {
      const before = await contentsOf(sandbox);
      expect(await accept(guest(token, { username }))).toMatchObject({
        status: 409,
        body: { code: 'USERNAME_TAKEN' },
      });
      expect(await contentsOf(sandbox)).toBe(before);
    }
    expect((await accept(guest(token, { username: 'free.name' }))).status).toBe(201);
    await sandbox.run((unit) => decideNext(unit, 'Cleared away.'));
  });

  it('is told that the address got an account meanwhile', async () => {
    const { token, email } = await invited();
    await sandbox.person('DEVELOPER', 'org-beta', email.slice(0, email.indexOf('@')));
    expect(await accept(guest(token))).toMatchObject({ status: 409, body: { code: 'ACCOUNT_EXISTS' } });
  });

  it('is held to the policy for passwords and to the form', async () => {
    const { token, email } = await invited();
    const before = await contentsOf(sandbox);
    for (const password of [email, 'Acme Retail Pvt Ltd', 'qwertyuiop']) {
      expect(await accept(guest(token, { password }))).toMatchObject({
        status: 422,
        body: { code: 'PASSWORD_REFUSED' },
      });
    }
    for (const more of [{ role: 'ORG_ADMIN' }, { organisationId: 'org-beta' }, { email: 'x@y.example' }]) {
      expect(await accept(guest(token, more))).toMatchObject({ status: 400 });
    }
    expect(await contentsOf(sandbox)).toBe(before);
  });
});
