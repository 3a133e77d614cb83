import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HIDDEN_LINK } from '../services/mails.ts';
import { postMail, recordAudit } from '../services/portal.ts';
import { type Person, type PortalSandbox, portalSandbox } from '../test/portal-sandbox.ts';

let sandbox: PortalSandbox;
let bank: Person;
let acmeAdmin: Person;
let acmeDeveloper: Person;
let betaAdmin: Person;

beforeAll(async () => {
  sandbox = await portalSandbox();
  bank = await sandbox.person('PORTAL_ADMIN');
  acmeAdmin = await sandbox.person('ORG_ADMIN', 'org-acme');
  acmeDeveloper = await sandbox.person('DEVELOPER', 'org-acme');
  betaAdmin = await sandbox.person('ORG_ADMIN', 'org-beta');
});
afterAll(() => sandbox.close());

const link = '/portal/activation#a-t0ken';

describe('the inbox at the portal’s door', () => {
  it('shows a mail to those whom it concerns, and to nobody its link', async () => {
    const { email } = acmeDeveloper.user;
    const draft = {
      to: email,
      subject: 'A new password',
      text: 'Go: {link}',
      organisationId: 'org-acme',
      link,
    };
    await sandbox.run((unit) => postMail(unit, { ...draft, kind: 'PASSWORD_RESET' }));
    const [mail] = await sandbox.mailsTo(email);
    for (const reader of [bank, acmeAdmin, acmeDeveloper]) {
      const list = await reader.get('/mails');
      expect(list.body).toMatchObject({ data: [{ mailId: mail?.mailId, hasLink: true }], nextCursor: null });
      const got = await reader.get(`/mails/${mail?.mailId}`);
      expect(got.body).toMatchObject({ to: email, text: `Go: ${HIDDEN_LINK}`, delivery: 'STORED' });
      expect(list.text + got.text).not.toContain('a-t0ken');
    }
    expect((await betaAdmin.get('/mails')).body.data).toEqual([]);
  });

  it('answers for another organisation’s mail as for one that never existed', async () => {
    await sandbox.run((unit) =>
      postMail(unit, {
        kind: 'KEY_CHANGED',
        to: 'x@acme.example',
        organisationId: 'org-acme',
        subject: 'S',
        text: 'T',
      }),
    );
    const [mail] = await sandbox.mailsTo('x@acme.example');
    const mailId = mail?.mailId ?? '';
    const foreign = await betaAdmin.get(`/mails/${mailId}`);
    const never = await betaAdmin.get('/mails/KL00000000000Z');
    expect(foreign.status).toBe(404);
    const words = (text: string, id: string) => text.replaceAll(id, 'ID').replace(/"requestId":"[^"]*"/, '');
    expect(words(foreign.text, mailId)).toBe(words(never.text, 'KL00000000000Z'));
    expect([...foreign.headers.keys()]).toEqual([...never.headers.keys()]);
  });

  it('binds a cursor to the person', async () => {
    for (let i = 0; i < 3; i++) {
      const mail = { kind: 'KEY_CHANGED', to: acmeDeveloper.user.email, organisationId: 'org-acme' } as const;
      await sandbox.run((unit) => postMail(unit, { ...mail, subject: `${i}`, text: 'T' }));
    }
    const first = await acmeAdmin.get('/mails?limit=1');
    const second = await acmeAdmin.get(`/mails?limit=1&cursor=${first.body.nextCursor}`);
    expect(second.body.data[0].mailId).not.toBe(first.body.data[0].mailId);
    const others = await acmeDeveloper.get(`/mails?limit=1&cursor=${first.body.nextCursor}`);
    expect(others.body.code).toBe('CURSOR_MISMATCH');
  });

  it('needs a session', async () => {
    for (const path of ['/mails', '/mails/KL00000000000Z', '/audit-entries']) {
      expect((await sandbox.visitor().get(path)).body.code).toBe('SIGN_IN_REQUIRED');
    }
  });
});

describe('the audit log at the portal’s door', () => {
  const read = async (reader: Person, query = '') => {
    const seen: { number: number; subjectId: string; organisationId?: string; action: string }[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: { status: number; body: { data: typeof seen; nextCursor: string | null } } =
        await reader.get(`/audit-entries?limit=2${query}${cursor && `&cursor=${cursor}`}`);
      expect(page.status).toBe(200);
      seen.push(...page.body.data);
      cursor = page.body.nextCursor;
    }
    return seen;
  };

  it('is read by the bank whole, by an administrator as far as it concerns them, oldest first', async () => {
    for (const organisationId of ['org-acme', 'org-beta', undefined]) {
      const note = { action: 'key.created', subjectId: `key-of-${organisationId}`, after: { name: 'A' } };
      await sandbox.run((unit) =>
        recordAudit(
          unit,
          {
            userId: acmeAdmin.user.userId,
            organisationId: '',
            applicationId: '',
            name: 'x',
            requestId: 'r-000001',
          },
          {
            ...note,
            ...(organisationId !== undefined && { organisationId }),
          },
        ),
      );
    }
    const whole = await read(bank);
    expect(whole.map(({ number }) => number)).toEqual(
      whole.map(({ number }) => number).sort((a, b) => a - b),
    );
    expect(new Set(whole.map(({ number }) => number)).size).toBe(whole.length);
    const own = await read(acmeAdmin);
    expect(own).toEqual(whole.filter(({ organisationId }) => organisationId === 'org-acme'));
    expect(own.map(({ action }) => action)).toContain('session.created');
    expect(await read(betaAdmin)).toEqual(
      whole.filter(({ organisationId }) => organisationId === 'org-beta'),
    );
  });

  it('is filtered by what was acted on, and shows nothing of another organisation by it', async () => {
    expect(await read(bank, '&subjectId=key-of-org-acme')).toHaveLength(1);
    expect(await read(acmeAdmin, '&subjectId=key-of-org-acme')).toHaveLength(1);
    expect(await read(betaAdmin, '&subjectId=key-of-org-acme')).toEqual([]);
    expect(await read(acmeAdmin, '&subjectId=key-of-undefined')).toEqual([]);
  });

  it('is not for developers', async () => {
    expect((await acmeDeveloper.get('/audit-entries')).body.code).toBe('ROLE_REQUIRED');
  });

  it('is changed and deleted by no operation', async () => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      for (const path of ['/audit-entries', '/audit-entries/1']) {
        expect([404, 405]).toContain((await bank.call(method, path)).status);
      }
    }
    expect(sandbox.faults).toEqual([]);
  });
});
