import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentsOf, decideNext, registrationOf } from '../test/portal-decisions.ts';
import { type Person, type PortalSandbox, portalSandbox } from '../test/portal-sandbox.ts';

let sandbox: PortalSandbox;
let bank: Person;
beforeAll(async () => {
  sandbox = await portalSandbox();
  bank = await sandbox.person('PORTAL_ADMIN');
});
afterAll(async () => {
  expect(sandbox.faults).toEqual([]);
  await sandbox.close();
});

const INDUSTRY = {
  form: 'REGISTRATION',
  label: 'Your industry',
  kind: 'CHOICE',
  required: true,
  choices: ['Retail', 'Lending'],
};

describe('custom fields', () => {
  it('are asked for by the registration form, and kept with the organisation', async () => {
    const { body: industry } = await bank.post('/custom-fields', INDUSTRY);
    const { body: site } = await bank.post('/custom-fields', {
      form: 'REGISTRATION',
      label: 'Web site',
      kind: 'TEXT',
      required: false,
    });
    const visitor = sandbox.visitor();
    expect((await visitor.get('/registration-form')).body.customFields).toHaveLength(2);
    const answer = (customFieldId: string, value: string) => ({ customFieldId, value });
    const register = (customFields: unknown) =>
      visitor.post('/registrations', registrationOf('Field Works', { customFields }));
    const faults: [unknown, string][] = [
      [[], '/customFields'],
      [[answer(industry.customFieldId, '  ')], '/customFields'],
      [[answer(industry.customFieldId, 'Mining')], '/customFields/0/value'],
      [[answer(industry.customFieldId, 'Retail'), answer('KF0', 'x')], '/customFields/1/customFieldId'],
      [
        [answer(industry.customFieldId, 'Retail'), answer(industry.customFieldId, 'Lending')],
        '/customFields/1/customFieldId',
      ],
    ];
    const before = await contentsOf(sandbox);
    for (const [customFields, pointer] of faults) {
      expect(await register(customFields)).toMatchObject({
        status: 422,
        body: { code: 'CUSTOM_FIELD_VALUES_INVALID', errors: [{ pointer }] },
      });
    }
    expect(await contentsOf(sandbox)).toBe(before);
    expect(
      (await register([answer(industry.customFieldId, 'Retail'), answer(site.customFieldId, '')])).status,
    ).toBe(202);
    await sandbox.run(decideNext);
    const { data } = (await bank.get('/organisations')).body;
    const made = data.find(({ name }: { name: string }) => name === 'Field Works');
    expect(made.customFields).toEqual([answer(industry.customFieldId, 'Retail')]);
    const admin = await sandbox.person('ORG_ADMIN', made.organisationId);
    const changed = await admin.patch('/organisation', {
      customFields: [answer(industry.customFieldId, 'Lending')],
    });
    expect(changed.body.customFields).toEqual([answer(industry.customFieldId, 'Lending')]);
    expect((await admin.patch('/organisation', { customFields: [] })).status).toBe(422);
    for (const { customFieldId } of [industry, site]) await bank.delete(`/custom-fields/${customFieldId}`);
  });

  it('are listed by form for everybody who is signed in, and changed by the bank only', async () => {
    const { body: field } = await bank.post('/custom-fields', { ...INDUSTRY, form: 'APPLICATION' });
    const developer = await sandbox.person('DEVELOPER', 'org-acme');
    expect((await developer.get('/custom-fields?form=APPLICATION')).body.data).toEqual([field]);
    expect((await developer.get('/custom-fields?form=REGISTRATION')).body.data).toEqual([]);
    const path = `/custom-fields/${field.customFieldId}`;
    for (const answer of [
      await developer.post('/custom-fields', INDUSTRY),
      await developer.patch(path, { required: false }),
      await developer.delete(path),
      await developer.put('/settings', {}),
    ]) {
      expect(answer).toMatchObject({ status: 403, body: { code: 'ROLE_REQUIRED' } });
    }
    expect(await bank.patch(path, { required: false, choices: ['Retail'] })).toMatchObject({
      status: 200,
      body: { required: false, choices: ['Retail'], label: 'Your industry' },
    });
    expect((await bank.delete(path)).status).toBe(200);
    expect((await bank.delete(path)).body.code).toBe('CUSTOM_FIELD_NOT_FOUND');
    expect((await bank.patch(path, { required: true })).body.code).toBe('CUSTOM_FIELD_NOT_FOUND');
  });

  it('have choices if and only if one is to be chosen', async () => {
    const before = await contentsOf(sandbox);
    for (const change of [{ choices: [] }, { choices: undefined }, { kind: 'TEXT' }]) {
      expect(await bank.post('/custom-fields', { ...INDUSTRY, ...change })).toMatchObject({
        status: 422,
        body: { code: 'CUSTOM_FIELD_INVALID' },
      });
    }
    expect((await bank.post('/custom-fields', { ...INDUSTRY, choices: ['A', 'A'] })).status).toBe(400);
    expect(await contentsOf(sandbox)).toBe(before);
  });
});

describe('the settings of the portal', () => {
  it('count another text of the disclaimer as a new version, which must be accepted', async () => {
    const { body: settings } = await bank.get('/settings');
    const { approvals } = settings;
    const same = await bank.put('/settings', { approvals, disclaimerText: settings.disclaimer.text });
    expect(same.body.disclaimer.version).toBe(settings.disclaimer.version);
    const next = await bank.put('/settings', { approvals, disclaimerText: 'Other terms.' });
    expect(next.body.disclaimer).toEqual({ version: settings.disclaimer.version + 1, text: 'Other terms.' });
    const visitor = sandbox.visitor();
    expect((await visitor.get('/registration-form')).body.disclaimer).toEqual(next.body.disclaimer);
    expect(await visitor.post('/registrations', registrationOf('Old Terms'))).toMatchObject({
      status: 409,
      body: { code: 'DISCLAIMER_OUTDATED' },
    });
    const form = registrationOf('New Terms', { disclaimerVersion: next.body.disclaimer.version });
    expect((await visitor.post('/registrations', form)).status).toBe(202);
  });
});

describe('the audit log', () => {
  it('has a row for each change, with who and what, and no secret', async () => {
    const world = await portalSandbox();
    const admin = await world.person('PORTAL_ADMIN');
    const form = registrationOf('Audited Ltd');
    await world.visitor().post('/registrations', form);
    world.clock.advance(1000);
    await world.run(decideNext);
    const token = (await world.mailsTo(form.email)).at(-1)?.token;
    const client = world.visitor();
    await client.post('/activations', { token });
    await client.signIn(form.username, form.password);
    const { organisationId } = (await client.get('/organisation')).body;
    await client.patch('/organisation', { description: 'Known.' });
    await client.post('/invitations', { email: 'guest@audited.example', role: 'DEVELOPER' });
    const invitation = (await world.mailsTo('guest@audited.example'))[0]?.token;
    const guest = {
      token: invitation,
      firstName: 'A',
      lastName: 'B',
      username: 'guest.one',
      password: form.password,
    };
    const { userId } = (await world.visitor().post('/invitation-acceptances', guest)).body;
    await client.patch(`/members/${userId}`, { status: 'SUSPENDED' });
    await client.delete(`/members/${userId}`);
    await client.put('/password', { currentPassword: form.password, newPassword: 'the next long password' });
    await admin.post(`/organisations/${organisationId}/physical-accounts`);
    await client.signOut();
    const rows = await world.run(({ tx }) =>
      tx.scan('auditEntries', 'byOrganisation', `${organisationId}|`, { limit: 100 }),
    );
    expect(rows.map(({ action, actor }) => `${actor}: ${action}`)).toEqual([
      'bank.admin: organisation.created',
      'bank.admin: user.created',
      'audited.ltd: user.activated',
      'audited.ltd: session.created',
      'audited.ltd: organisation.modified',
      'audited.ltd: invitation.created',
      'guest.one: invitation.accepted',
      'guest.one: user.created',
      'audited.ltd: member.modified',
      'audited.ltd: member.removed',
      'audited.ltd: password.changed',
      `${admin.user.username}: physical-account.created`,
      'audited.ltd: session.deleted',
    ]);
    expect(rows.every(({ requestId }) => /^(request-[0-9]{8}|decision)$/.test(requestId))).toBe(true);
    const all = await world.run(({ tx }) => tx.scan('auditEntries', 'byNumber', '', { limit: 1000 }));
    const text = JSON.stringify(all);
    const secrets = [form.password, 'the next long password', token, invitation, client.csrfToken, 'scrypt'];
    for (const secret of secrets) expect(text).not.toContain(secret);
    await world.close();
  });
});
