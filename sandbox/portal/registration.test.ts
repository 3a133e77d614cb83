import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentsOf, decideNext, registrationOf } from '../test/portal-decisions.ts';
import { type PortalSandbox, portalSandbox } from '../test/portal-sandbox.ts';

let sandbox: PortalSandbox;
beforeAll(async () => {
  sandbox = await portalSandbox();
});
afterAll(async () => {
  expect(sandbox.faults).toEqual([]);
  await sandbox.close();
});

describe('the registration form', () => {
  it('offers the plans with the default one preselected, and the disclaimer', async () => {
    const { status, body } = await sandbox.visitor().get('/registration-form');
    expect(status).toBe(200);
    expect(body.accountPlans.filter((plan: { isDefault: boolean }) => plan.isDefault)).toHaveLength(1);
    expect(body.disclaimer.version).toBe(1);
    expect(body.customFields).toEqual([]);
  });
});

describe('a registration', () => {
  it('leads from form to approval to activation to first login', async () => {
    const visitor = sandbox.visitor();
    const admin = await sandbox.person('PORTAL_ADMIN');
    const form = registrationOf('Café Söhne & Co', { organisationDescription: 'Coffee.' });
    const received = await visitor.post('/registrations', form);
    expect(received).toMatchObject({ status: 202 });
    expect(await sandbox.mailsTo(form.email)).toMatchObject([{ kind: 'REGISTRATION_RECEIVED' }]);
    expect(await sandbox.mailsTo(admin.user.email)).toMatchObject([{ kind: 'APPROVAL_AWAITED' }]);
    expect(await visitor.signIn(form.username, form.password)).toMatchObject({ status: 401 });

    sandbox.clock.advance(1000);
    await sandbox.run(decideNext);
    expect(await visitor.signIn(form.username, form.password)).toMatchObject({ status: 401 });
    const [, approved] = await sandbox.mailsTo(form.email);
    expect(approved).toMatchObject({ kind: 'REGISTRATION_APPROVED' });
    expect(approved?.text).not.toContain(approved?.token);
    const activated = await visitor.post('/activations', { token: approved?.token });
    expect(activated).toMatchObject({ status: 200, body: { username: form.username } });

    expect(await visitor.signIn(form.username, form.password)).toMatchObject({
      status: 201,
      body: { role: 'ORG_ADMIN', firstName: 'Asha' },
    });
    const { body: organisation } = await visitor.get('/organisation');
    expect(organisation).toMatchObject({
      name: 'Café Söhne & Co',
      clientName: 'Café Söhne & Co',
      description: 'Coffee.',
      virtualAccountPrefix: 'CAFE',
      accountPlanId: 'account-standard',
      physicalAccounts: [
        { physicalAccountNumber: expect.stringMatching(/^[1-9][0-9]{11}$/), ifsc: 'KHTA0000001' },
      ],
    });
    const stream = await sandbox.run(({ tx }) =>
      tx.get('streams', organisation.physicalAccounts[0].physicalAccountNumber),
    );
    expect(stream).toMatchObject({ organisationId: organisation.organisationId, lastSequence: 0 });
  });

  it('keeps no password behind once it is decided', async () => {
    const visitor = sandbox.visitor();
    await visitor.post('/registrations', registrationOf('Kept Short'));
    const row = await sandbox.run(
      async ({ tx }) => (await tx.scan('registrations', 'byUsername', 'kept.short', { limit: 1 }))[0],
    );
    expect(row?.passwordHash).toMatch(/^\$scrypt\$/);
    await sandbox.run(decideNext);
    const decided = await sandbox.run(({ tx }) => tx.get('registrations', row?.registrationId ?? ''));
    expect(decided).toMatchObject({ state: 'APPROVED' });
    expect(decided).not.toHaveProperty('passwordHash');
  });

  it('tells a rejected person why, and frees user name, address and the name of the organisation', async () => {
    const visitor = sandbox.visitor();
    const form = registrationOf('Delta Foods');
    await visitor.post('/registrations', form);
    sandbox.clock.advance(1000);
    await sandbox.run((unit) => decideNext(unit, 'Send the certificate of incorporation.'));
    const mails = await sandbox.mailsTo(form.email);
    expect(mails.at(-1)).toMatchObject({ kind: 'REGISTRATION_REJECTED' });
    expect(mails.at(-1)?.text).toContain('Send the certificate of incorporation.');
    sandbox.clock.advance(1000);
    expect(await visitor.post('/registrations', form)).toMatchObject({ status: 202 });
    expect((await sandbox.mailsTo(form.email)).at(-1)).toMatchObject({ kind: 'REGISTRATION_RECEIVED' });
    sandbox.clock.advance(1000);
    await sandbox.run(decideNext);
    expect((await sandbox.mailsTo(form.email)).at(-1)).toMatchObject({ kind: 'REGISTRATION_APPROVED' });
  });

  it('is taken once when two come side by side', async () => {
    const send = (username: string) =>
      sandbox.visitor().post('/registrations', registrationOf(username, { organisationName: 'Twin Firm' }));
    const answers = await Promise.all([send('twin one'), send('twin two'), send('twin three')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 409, 409]);
    await sandbox.run((unit) => decideNext(unit, 'Cleared away.'));
  });

  it('is decided once', async () => {
    const visitor = sandbox.visitor();
    await visitor.post('/registrations', registrationOf('Once Only'));
    await sandbox.run(decideNext);
    await expect(sandbox.run(decideNext)).rejects.toThrow('nothing waits');
  });

  it('is approved at once where the portal says so', async () => {
    const admin = await sandbox.person('PORTAL_ADMIN');
    const { body: settings } = await admin.get('/settings');
    const put = (registration: boolean) =>
      admin.put('/settings', {
        approvals: { ...settings.approvals, registration },
        disclaimerText: settings.disclaimer.text,
      });
    expect(await put(false)).toMatchObject({ status: 200, body: { disclaimer: { version: 1 } } });
    const form = registrationOf('Laptop Labs');
    await sandbox.visitor().post('/registrations', form);
    expect(await sandbox.mailsTo(form.email)).toMatchObject([{ kind: 'REGISTRATION_APPROVED' }]);
    await put(true);
  });

  it('cannot be approved when the user name was taken meanwhile, and can still be rejected', async () => {
    const visitor = sandbox.visitor();
    const form = registrationOf('Late Comer');
    await visitor.post('/registrations', form);
    await sandbox.person('DEVELOPER', 'org-beta', 'Late.Comer');
    const before = await contentsOf(sandbox);
    await expect(sandbox.run(decideNext)).rejects.toMatchObject({ code: 'REGISTRATION_CONFLICT' });
    expect(await contentsOf(sandbox)).toBe(before);
    await sandbox.run((unit) => decideNext(unit, 'The user name is taken.'));
  });
});

describe('what a registration may not be', () => {
  const spellings = [
    'Acme Retail Pvt Ltd',
    'ACME RETAIL PVT LTD',
    'acme  retail\u00a0pvt ltd ',
    'Ａｃｍｅ Retail Pvt Ltd',
    'Acme Retail Pv\u200bt Ltd',
    'A\u00adcme Retail Pvt Ltd',
  ];
  it.each(spellings)('an organisation that is there already, spelt %j', async (organisationName) => {
    const before = await contentsOf(sandbox);
    const answer = await sandbox
      .visitor()
      .post('/registrations', registrationOf('Second Acme', { organisationName }));
    expect(answer).toMatchObject({ status: 409, body: { code: 'ORGANISATION_NAME_TAKEN' } });
    expect(answer.body.detail).toContain('invitation');
    expect(await contentsOf(sandbox)).toBe(before);
  });

  it('an organisation that waits for approval, in another spelling', async () => {
    const visitor = sandbox.visitor();
    await visitor.post('/registrations', registrationOf('Straße & Söhne'));
    const again = registrationOf('Other Person', { organisationName: 'STRASSE & SÖHNE' });
    expect(await visitor.post('/registrations', again)).toMatchObject({
      status: 409,
      body: { code: 'ORGANISATION_NAME_TAKEN' },
    });
    await sandbox.run((unit) => decideNext(unit, 'Cleared away.'));
  });

  const cases: [string, Record<string, unknown>, number, string][] = [
    ['a disclaimer of another version', { disclaimerVersion: 2 }, 409, 'DISCLAIMER_OUTDATED'],
    ['an unknown account plan', { accountPlanId: 'account-gold' }, 422, 'ACCOUNT_PLAN_UNKNOWN'],
    [
      'an answer nobody asked for',
      { customFields: [{ customFieldId: 'KF0', value: 'x' }] },
      422,
      'CUSTOM_FIELD_VALUES_INVALID',
    ],
    ['a common password', { password: 'Password123' }, 422, 'PASSWORD_REFUSED'],
    [
      'the user name as password',
      { username: 'gamma.asha', password: 'Gamma.Asha' },
      422,
      'PASSWORD_REFUSED',
    ],
    ['the organisation as password', { password: 'gamma  GOODS' }, 422, 'PASSWORD_REFUSED'],
    ['a short password', { password: 'q7#Rt!z' }, 400, 'VALIDATION_FAILED'],
    ['a name of spaces', { organisationName: '\u00a0 ' }, 400, 'VALIDATION_FAILED'],
    ['a role of its own choice', { role: 'PORTAL_ADMIN' }, 400, 'VALIDATION_FAILED'],
  ];
  it.each(cases)('%s', async (_what, change, status, code) => {
    const before = await contentsOf(sandbox);
    const answer = await sandbox.visitor().post('/registrations', registrationOf('Gamma Goods', change));
    expect(answer).toMatchObject({ status, body: { code } });
    if (typeof change['password'] === 'string') expect(answer.text).not.toContain(change['password']);
    expect(await contentsOf(sandbox)).toBe(before);
  });
});

describe('whether somebody has an account', () => {
  it('shows in nothing but a mail to the address', async () => {
    const { user } = await sandbox.person('DEVELOPER', 'org-acme', 'known.person');
    const visitor = sandbox.visitor();
    const send = (name: string, more: Record<string, unknown>) =>
      visitor.post('/registrations', registrationOf(name, more));
    const fresh = await send('Fresh Firm', {});
    const sameMail = await send('Mail Firm', { email: 'Known.Person@people.example' });
    const sameName = await send('Name Firm', { username: 'KNOWN.person' });
    const pendingMail = await send('Pending Firm', { email: 'fresh.firm@firms.example' });
    const pendingName = await send('Pending Name Firm', { username: 'Fresh.Firm' });
    for (const answer of [sameMail, sameName, pendingMail, pendingName]) {
      expect([answer.status, answer.text]).toEqual([fresh.status, fresh.text]);
      expect([...answer.headers.keys()]).toEqual([...fresh.headers.keys()]);
    }
    expect(await sandbox.mailsTo('Known.Person@people.example')).toMatchObject([
      { kind: 'REGISTRATION_NOT_POSSIBLE' },
    ]);
    expect(await sandbox.mailsTo('name.firm@firms.example')).toMatchObject([
      { kind: 'REGISTRATION_NOT_POSSIBLE' },
    ]);
    const waiting = await sandbox.run(({ tx }) => tx.scan('approvals', 'open', '', { limit: 100 }));
    expect(waiting.map(({ title }) => title)).toEqual(['Registration of Fresh Firm']);
    expect(user.status).toBe('ACTIVE');
    await sandbox.run((unit) => decideNext(unit, 'Cleared away.'));
  });

  it('does not fill the inbox of somebody else', async () => {
    await sandbox.person('DEVELOPER', 'org-acme', 'flooded');
    for (let i = 0; i < 6; i++) {
      const form = registrationOf(`Flood ${i}`, { email: 'flooded@people.example' });
      expect((await sandbox.visitor().post('/registrations', form)).status).toBe(202);
    }
    expect(await sandbox.mailsTo('flooded@people.example')).toHaveLength(5);
  });
});
