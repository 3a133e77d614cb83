import { describe, expect, it } from 'vitest';
import type { Mail } from '../domain/mail.ts';
import type { Role, User } from '../domain/user.ts';
import { HOUR } from '../lib/clock.ts';
import { createVault } from '../lib/vault.ts';
import { refusal, type ServiceWorld, serviceWorld } from '../test/service-world.ts';
import {
  getMail,
  getMailOf,
  HIDDEN_LINK,
  latestMails,
  listMailsOf,
  MAIL_ATTEMPTS,
  pauseAfter,
  renderMail,
  textWithoutLink,
} from './mails.ts';
import { MAILS_KEPT, type MailDraft, postMail } from './portal.ts';
import { runUnit } from './run-unit.ts';
import type { Unit } from './unit.ts';

const draft: MailDraft = { kind: 'INVITATION', to: 'asha@acme.example', subject: 'Come in', text: 'Hello.' };

async function worldWithVault(): Promise<ServiceWorld> {
  const world = await serviceWorld();
  const host = { now: () => world.host.now(), vault: createVault() };
  return { ...world, run: async (work) => await runUnit(world.store, host, async (unit) => work(unit)) };
}

async function post(unit: Unit, ...drafts: readonly Partial<MailDraft>[]): Promise<Mail[]> {
  for (const one of drafts) await postMail(unit, { ...draft, ...one });
  return (await latestMails(unit, { afterNumber: 0, limit: drafts.length })).reverse();
}

function user(role: Role, email: string, organisationId?: string): User {
  return {
    userId: `user-${email}`,
    username: email,
    foldedUsername: email,
    email,
    foldedEmail: email,
    firstName: 'A',
    lastName: 'B',
    role,
    status: 'ACTIVE',
    createdAt: 0,
    ...(organisationId !== undefined && { organisationId }),
  };
}

const newest = { afterNumber: 0, limit: 10 };

describe('a mail of the outbox', () => {
  it('keeps its link sealed, and shows it to whoever renders it only', async () => {
    const { run, store } = await worldWithVault();
    const link = '/portal/activation#t0ken-$&-$1';
    const [mail] = await run((unit) => post(unit, { text: 'Go to {link}, or {link}.', link }));
    expect(JSON.stringify(mail)).not.toContain('t0ken');
    expect(
      JSON.stringify(await store.transact(async (tx) => tx.get('mails', mail?.mailId ?? ''))),
    ).not.toContain('t0ken');
    const rendered = await run((unit) => renderMail(unit, mail as Mail, 'https://bank.example/w/ci-1'));
    expect(rendered.link).toBe(`https://bank.example/w/ci-1${link}`);
    expect(rendered.text).toBe(`Go to ${rendered.link}, or ${rendered.link}.`);
    expect(textWithoutLink(mail as Mail)).toBe(`Go to ${HIDDEN_LINK}, or ${HIDDEN_LINK}.`);
  });

  it('without a link is shown as it stands, whatever its text says', async () => {
    const { run } = await worldWithVault();
    const [mail] = await run((unit) => post(unit, { text: 'Dear {link}' }));
    expect(await run((unit) => renderMail(unit, mail as Mail, 'https://bank.example'))).toEqual({
      text: 'Dear {link}',
    });
    expect(textWithoutLink(mail as Mail)).toBe('Dear {link}');
  });

  it('has a subject of one line, whatever is put into it', async () => {
    const { run } = await worldWithVault();
    const [mail] = await run((unit) => post(unit, { subject: ' A\r\nBcc: b@c.example\u0000\u2028x\u0085 ' }));
    expect(mail?.subject).toBe('A Bcc: b@c.example x');
  });

  it('that is not there is refused', async () => {
    const { run } = await worldWithVault();
    expect(await refusal(run((unit) => getMail(unit, 'KL00000000000Z')))).toBe('MAIL_NOT_FOUND');
  });
});

describe('the latest mails', () => {
  it('come newest first, by addressee in any case, by kind, and since a number', async () => {
    const { run } = await worldWithVault();
    const all = await run((unit) =>
      post(
        unit,
        { subject: '1' },
        { subject: '2', to: 'ravi@beta.example' },
        { subject: '3', kind: 'KEY_CHANGED' },
        { subject: '4', to: 'asha@acme.example|x' },
      ),
    );
    const found = async (filter: object) =>
      (await run((unit) => latestMails(unit, { ...newest, ...filter }))).map(({ subject }) => subject);
    expect(await found({})).toEqual(['4', '3', '2', '1']);
    expect(await found({ limit: 2 })).toEqual(['4', '3']);
    expect(await found({ to: 'ASHA@acme.example' })).toEqual(['3', '1']);
    expect(await found({ to: 'asha@acme.example', kind: 'INVITATION' })).toEqual(['1']);
    expect(await found({ afterNumber: all[1]?.arrival })).toEqual(['4', '3']);
    expect(await found({ to: 'nobody@acme.example' })).toEqual([]);
  });

  it('are kept up to a number per world; the oldest go first', async () => {
    const { run } = await worldWithVault();
    const extra = 20;
    await run(async (unit) => {
      for (let i = 0; i < MAILS_KEPT + extra; i++) await postMail(unit, { ...draft, subject: `${i}` });
    });
    await run(async (unit) => {
      const count = await unit.tx.count('mails');
      expect(count).toBeLessThanOrEqual(MAILS_KEPT);
      expect(count).toBeGreaterThan(MAILS_KEPT - extra);
      const [oldest] = await unit.tx.scan('mails', 'byTime', '', { limit: 1 });
      expect(Number(oldest?.subject)).toBe(MAILS_KEPT + extra - count);
    });
  });
});

describe('an inbox', () => {
  const READERS: readonly [string, User, readonly string[]][] = [
    ['the bank sees all', user('PORTAL_ADMIN', 'admin@bank.example'), ['6', '5', '4', '3', '2', '1']],
    [
      'an administrator sees the organisation’s',
      user('ORG_ADMIN', 'boss@acme.example', 'org-acme'),
      ['5', '2', '1'],
    ],
    [
      'a developer sees what is addressed to them',
      user('DEVELOPER', 'asha@acme.example', 'org-acme'),
      ['4', '1'],
    ],
    [
      'a developer of another organisation likewise',
      user('DEVELOPER', 'ravi@beta.example', 'org-beta'),
      ['3'],
    ],
    ['a developer without mails sees none', user('DEVELOPER', 'zoya@beta.example', 'org-beta'), []],
  ];

  it.each(READERS)('%s', async (_, reader, subjects) => {
    const { run } = await worldWithVault();
    const all = await run((unit) =>
      post(
        unit,
        { subject: '1', organisationId: 'org-acme' },
        { subject: '2', organisationId: 'org-acme', to: 'boss@acme.example' },
        { subject: '3', organisationId: 'org-beta', to: 'ravi@beta.example' },
        // Before there was an organisation.
        { subject: '4' },
        { subject: '5', organisationId: 'org-acme', to: 'asha@acme.example|' },
        // The same address, invited by somebody else.
        { subject: '6', organisationId: 'org-beta' },
      ),
    );
    const { data, next } = await run((unit) => listMailsOf(unit, reader, { limit: 10 }));
    expect(data.map(({ subject }) => subject)).toEqual(subjects);
    expect(next).toBeNull();
    for (const { mailId, subject } of all) {
      const got = await refusal(run((unit) => getMailOf(unit, reader, mailId)));
      if (subjects.includes(subject)) expect(got).toMatchObject({ subject });
      else expect(got).toBe('MAIL_NOT_FOUND');
    }
  });

  it('is read page by page, newest first, without a gap or a repetition', async () => {
    const { run } = await worldWithVault();
    const drafts = Array.from({ length: 25 }, (_, i) => ({ subject: `${i}`, organisationId: 'org-acme' }));
    await run((unit) => post(unit, ...drafts));
    for (const reader of READERS.slice(0, 3).map(([, reader]) => reader)) {
      const seen: string[] = [];
      let after: string | undefined;
      do {
        const page = await run((unit) => listMailsOf(unit, reader, { limit: 10, after }));
        seen.push(...page.data.map(({ subject }) => subject));
        after = page.next ?? undefined;
      } while (after !== undefined);
      expect(seen).toEqual(drafts.map(({ subject }) => subject).reverse());
    }
  });
});

describe('the pauses between attempts', () => {
  it('grow from a second to an hour', () => {
    const pauses = Array.from({ length: MAIL_ATTEMPTS - 1 }, (_, i) => pauseAfter(i + 1));
    expect(pauses.slice(0, 3)).toEqual([1000, 4000, 16_000]);
    expect(pauses.every((pause, i) => i === 0 || pause >= (pauses[i - 1] as number))).toBe(true);
    expect(pauses.at(-1)).toBe(HOUR);
  });
});
