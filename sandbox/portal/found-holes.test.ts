import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashPassword } from '../lib/password.ts';
import { hashSecret } from '../lib/vault.ts';
import { type PortalSandbox, portalSandbox } from '../test/portal-sandbox.ts';

/** Holes that an attacker of ours found; each was open once. */

let sandbox: PortalSandbox;
beforeEach(async () => {
  sandbox = await portalSandbox();
});
afterEach(() => sandbox.close());

describe('a member who is removed', () => {
  it('does not come back by an invitation made before', async () => {
    const keeper = await sandbox.person('ORG_ADMIN', 'org-acme');
    const leaver = await sandbox.person('ORG_ADMIN', 'org-acme');
    await leaver.post('/invitations', { email: 'back.door@leaver.example', role: 'ORG_ADMIN' });
    const [mail] = await sandbox.mailsTo('back.door@leaver.example');
    expect((await keeper.delete(`/members/${leaver.user.userId}`)).status).toBe(200);
    const accepted = await sandbox.visitor().post('/invitation-acceptances', {
      token: mail?.token,
      firstName: 'Back',
      lastName: 'Door',
      username: 'back.door',
      password: 'correct horse battery staple',
    });
    expect(accepted).toMatchObject({ status: 404, body: { code: 'LINK_INVALID' } });
  });

  it('takes along what was granted to applications, also when suspended and reinstated', async () => {
    const keeper = await sandbox.person('ORG_ADMIN', 'org-acme');
    const { user } = await sandbox.person('DEVELOPER', 'org-acme');
    await sandbox.run(async ({ tx, now }) => {
      const common = { apiKey: 'test_key_acme', applicationId: 'app-acme', scopes: [], userId: user.userId };
      const [tokenHash, grantId] = [hashSecret('a token'), 'grant'];
      await tx.put('accessTokens', { ...common, tokenHash, grantId, issuedAt: now, expiresAt: now + 1 });
      await tx.put('refreshTokens', { ...common, tokenHash, grantId, expiresAt: now + 1, used: false });
    });
    await keeper.patch(`/members/${user.userId}`, { status: 'SUSPENDED' });
    await keeper.patch(`/members/${user.userId}`, { status: 'ACTIVE' });
    const left = await sandbox.run(async ({ tx }) => [
      await tx.count('accessTokens'),
      await tx.count('refreshTokens'),
    ]);
    expect(left).toEqual([0, 0]);
  });
});

describe('a registration', () => {
  it('finds the default plan among more than the form can offer', async () => {
    const admin = await sandbox.person('PORTAL_ADMIN');
    for (let n = 0; n < 101; n++) {
      const plan = { name: `A plan ${n}`, description: 'One of many.', hits: 1, period: 'DAY', tps: 1 };
      expect((await admin.post('/account-plans', plan)).status).toBe(201);
    }
    const form = await sandbox.visitor().get('/registration-form');
    expect(form.body.accountPlans).toHaveLength(100);
    expect(form.body.accountPlans.filter((one: { isDefault: boolean }) => one.isDefault)).toHaveLength(1);
  });
});

describe('answers to custom fields', () => {
  it('of questions that are asked no more go with the next answers', async () => {
    const admin = await sandbox.person('PORTAL_ADMIN');
    const developer = await sandbox.person('DEVELOPER', 'org-acme');
    const field = { form: 'APPLICATION', label: 'Question', kind: 'TEXT', required: false, choices: [] };
    const [old, young] = [
      await admin.post('/custom-fields', field),
      await admin.post('/custom-fields', field),
    ];
    const first = { name: 'App', platform: 'Server', description: 'One.' };
    const { applicationId } = (await developer.post('/applications', first)).body;
    const answer = async (customFieldId: string, revision: number) =>
      await developer.patch(`/applications/${applicationId}`, {
        revision,
        customFields: [{ customFieldId, value: 'Yes' }],
      });
    expect((await answer(old.body.customFieldId, 1)).status).toBe(200);
    expect((await admin.delete(`/custom-fields/${old.body.customFieldId}`)).status).toBe(200);
    const after = await answer(young.body.customFieldId, 2);
    expect(after.body.customFields).toEqual([{ customFieldId: young.body.customFieldId, value: 'Yes' }]);
  });
});

describe('passwords', () => {
  it('are hashed two at a time, so that strangers do not hold up the journal’s threads', async () => {
    const order: number[] = [];
    const hashes = [0, 1, 2, 3].map(async (n) => {
      await hashPassword(`password number ${n}`);
      order.push(n);
    });
    await Promise.race(hashes);
    // The first two are under way; the last two wait for a place.
    expect(order.every((n) => n < 2)).toBe(true);
    await Promise.all(hashes);
    expect([...order].sort()).toEqual([0, 1, 2, 3]);
  });
});
