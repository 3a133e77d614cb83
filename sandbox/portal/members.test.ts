import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeSignInLink } from '../services/accounts.ts';
import { contentsOf } from '../test/portal-decisions.ts';
import { PASSWORD, type Person, type PortalSandbox, portalSandbox } from '../test/portal-sandbox.ts';

let sandbox: PortalSandbox;
beforeAll(async () => {
  sandbox = await portalSandbox();
});
afterAll(async () => {
  expect(sandbox.faults).toEqual([]);
  await sandbox.close();
});

const LAST_ADMIN = { status: 409, body: { code: 'LAST_ADMIN' } };

/** An organisation of its own for each test, with an administrator. */
let firms = 0;
async function firm(): Promise<{ id: string; admin: Person }> {
  firms += 1;
  const id = `firm-${firms}`;
  const name = `Firm ${firms}`;
  await sandbox.run(({ tx, now }) =>
    tx.put('organisations', {
      organisationId: id,
      name,
      foldedName: name.toLowerCase(),
      description: '',
      customFields: {},
      clientName: name,
      virtualAccountPrefix: `F${firms.toString().padStart(4, '0')}`,
      accountPlanId: 'account-standard',
      createdAt: now,
    }),
  );
  return { id, admin: await sandbox.person('ORG_ADMIN', id) };
}

describe('the members of an organisation', () => {
  it('are listed for all of them, page by page, and for nobody else', async () => {
    const { id, admin } = await firm();
    const developer = await sandbox.person('DEVELOPER', id);
    await sandbox.person('DEVELOPER', 'org-beta');
    const first = (await developer.get('/members?limit=1')).body;
    const second = (await developer.get(`/members?limit=1&cursor=${first.nextCursor}`)).body;
    const names = [...first.data, ...second.data].map((member: { username: string }) => member.username);
    expect(names.sort()).toEqual([admin.user.username, developer.user.username].sort());
    expect(second.nextCursor).toBeNull();
    expect(JSON.stringify([first, second])).not.toContain('scrypt');
  });

  it('change role: their sessions end, and the new role holds at the next sign-in', async () => {
    const { id, admin } = await firm();
    const developer = await sandbox.person('DEVELOPER', id);
    const { userId, username } = developer.user;
    expect(await admin.patch(`/members/${userId}`, { role: 'ORG_ADMIN' })).toMatchObject({
      status: 200,
      body: { role: 'ORG_ADMIN', status: 'ACTIVE' },
    });
    expect((await developer.get('/session')).status).toBe(401);
    expect((await developer.signIn(username, PASSWORD)).body.role).toBe('ORG_ADMIN');
  });

  it('are suspended and reinstated', async () => {
    const { id, admin } = await firm();
    const developer = await sandbox.person('DEVELOPER', id);
    const { userId, username } = developer.user;
    const link = await sandbox.run((unit) => makeSignInLink(unit, username));
    expect((await admin.patch(`/members/${userId}`, { status: 'SUSPENDED' })).status).toBe(200);
    expect((await developer.get('/session')).status).toBe(401);
    expect((await developer.post('/link-sessions', { token: link })).status).toBe(401);
    expect((await developer.signIn(username, PASSWORD)).status).toBe(401);
    expect((await admin.patch(`/members/${userId}`, { status: 'ACTIVE' })).status).toBe(200);
    expect((await developer.signIn(username, PASSWORD)).status).toBe(201);
  });

  it('keep their sessions when nothing changes', async () => {
    const { id, admin } = await firm();
    const developer = await sandbox.person('DEVELOPER', id);
    const before = await contentsOf(sandbox);
    expect((await admin.patch(`/members/${developer.user.userId}`, { role: 'DEVELOPER' })).status).toBe(200);
    expect(await contentsOf(sandbox)).toBe(before);
  });

  it('are removed, which frees user name and address', async () => {
    const { id, admin } = await firm();
    const developer = await sandbox.person('DEVELOPER', id, 'comes.back');
    const { userId } = developer.user;
    expect(await admin.delete(`/members/${userId}`)).toMatchObject({
      status: 200,
      body: { status: 'REMOVED' },
    });
    expect((await developer.get('/session')).status).toBe(401);
    expect((await sandbox.visitor().signIn('comes.back', PASSWORD)).status).toBe(401);
    expect((await admin.get('/members')).body.data).toHaveLength(1);
    expect(await sandbox.run(({ tx }) => tx.get('users', userId))).not.toHaveProperty('passwordHash');
    await sandbox.person('DEVELOPER', 'org-beta', 'comes.back');
    expect((await sandbox.visitor().signIn('comes.back', PASSWORD)).status).toBe(201);
    expect((await admin.delete(`/members/${userId}`)).status).toBe(404);
  });

  it('who are not activated cannot be reinstated past their activation', async () => {
    const { id, admin } = await firm();
    const { user } = await sandbox.person('DEVELOPER', id);
    await sandbox.run(({ tx }) => tx.put('users', { ...user, status: 'PENDING_ACTIVATION' }));
    for (const status of ['ACTIVE', 'SUSPENDED']) {
      expect(await admin.patch(`/members/${user.userId}`, { status })).toMatchObject({
        status: 409,
        body: { code: 'MEMBER_STATE_CONFLICT' },
      });
    }
  });

  it('of another organisation are as if they had never existed', async () => {
    const { admin } = await firm();
    const other = await sandbox.person('ORG_ADMIN', 'org-beta');
    const before = await contentsOf(sandbox);
    const plain = ({ status, body }: { status: number; body: Record<string, unknown> }, id: string) => {
      const { requestId: _, ...rest } = body;
      return JSON.stringify([status, rest]).replaceAll(id, 'ID');
    };
    for (const id of [other.user.userId, 'bank-admin']) {
      for (const [method, body] of [
        ['PATCH', { role: 'DEVELOPER' }],
        ['DELETE', undefined],
      ] as const) {
        const foreign = await admin.call(method, `/members/${id}`, body);
        const nobody = await admin.call(method, '/members/KU0000000000', body);
        expect(foreign.status).toBe(404);
        expect(plain(foreign, id)).toBe(plain(nobody, 'KU0000000000'));
      }
    }
    expect(await contentsOf(sandbox)).toBe(before);
  });

  it('are managed by administrators only', async () => {
    const { id, admin } = await firm();
    const developer = await sandbox.person('DEVELOPER', id);
    const path = `/members/${admin.user.userId}`;
    for (const answer of [
      await developer.patch(path, { role: 'DEVELOPER' }),
      await developer.delete(path),
      await developer.get('/invitations'),
      await developer.patch('/organisation', { description: 'Mine.' }),
    ]) {
      expect(answer).toMatchObject({ status: 403, body: { code: 'ROLE_REQUIRED' } });
    }
  });
});

describe('the last administrator', () => {
  it('cannot be removed, suspended or made a developer, not even by their own hand', async () => {
    const { id, admin } = await firm();
    const suspended = await sandbox.person('ORG_ADMIN', id);
    const path = `/members/${admin.user.userId}`;
    await admin.patch(`/members/${suspended.user.userId}`, { status: 'SUSPENDED' });
    const before = await contentsOf(sandbox);
    expect(await admin.delete(path)).toMatchObject(LAST_ADMIN);
    expect(await admin.patch(path, { status: 'SUSPENDED' })).toMatchObject(LAST_ADMIN);
    expect(await admin.patch(path, { role: 'DEVELOPER' })).toMatchObject(LAST_ADMIN);
    expect(await contentsOf(sandbox)).toBe(before);
  });

  it('remains whatever administrators do to each other', async () => {
    const command = fc.record({
      by: fc.nat(4),
      to: fc.nat(4),
      what: fc.constantFrom('ADMIN', 'DEVELOPER', 'SUSPEND', 'REINSTATE', 'REMOVE'),
    });
    const bodies: Record<string, unknown> = {
      ADMIN: { role: 'ORG_ADMIN' },
      DEVELOPER: { role: 'DEVELOPER' },
      SUSPEND: { status: 'SUSPENDED' },
      REINSTATE: { status: 'ACTIVE' },
    };
    let refusals = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 20, maxLength: 40 }), async (commands) => {
        const { id, admin } = await firm();
        const people = [admin];
        while (people.length < 5) people.push(await sandbox.person('ORG_ADMIN', id));
        /** What should be: role and status of each, as a reader of portal.md would keep them. */
        const model = people.map(() => ({ role: 'ORG_ADMIN', status: 'ACTIVE', signedIn: true }));
        for (const { by, to, what } of commands) {
          const actor = model[by] as (typeof model)[0];
          const subject = model[to] as (typeof model)[0];
          const path = `/members/${people[to]?.user.userId}`;
          const answer =
            what === 'REMOVE' ? await people[by]?.delete(path) : await people[by]?.patch(path, bodies[what]);
          const next = { ...subject };
          if (what === 'ADMIN') next.role = 'ORG_ADMIN';
          if (what === 'DEVELOPER') next.role = 'DEVELOPER';
          if (what === 'SUSPEND') next.status = 'SUSPENDED';
          if (what === 'REINSTATE') next.status = 'ACTIVE';
          if (what === 'REMOVE') next.status = 'REMOVED';
          const changed = next.role !== subject.role || next.status !== subject.status;
          const others = model.filter(
            (member) => member !== subject && member.role === 'ORG_ADMIN' && member.status === 'ACTIVE',
          );
          const wasAdmin = subject.role === 'ORG_ADMIN' && subject.status === 'ACTIVE';
          const isAdmin = next.role === 'ORG_ADMIN' && next.status === 'ACTIVE';
          let expected = 200;
          if (!actor.signedIn) expected = 401;
          else if (subject.status === 'REMOVED') expected = 404;
          else if (wasAdmin && !isAdmin && others.length === 0) expected = 409;
          expect([what, answer?.status]).toEqual([what, expected]);
          if (expected === 409) refusals += 1;
          if (expected === 200 && changed) Object.assign(subject, next, { signedIn: false });
          expect(
            model.filter(({ role, status }) => role === 'ORG_ADMIN' && status === 'ACTIVE').length,
          ).toBeGreaterThan(0);
        }
      }),
      { numRuns: 40 },
    );
    expect(refusals).toBeGreaterThan(0);
  });
});
