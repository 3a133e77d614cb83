import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Mail } from './domain/mail.ts';
import { type ManualClock, manualClock } from './lib/clock.ts';
import { createVault } from './lib/vault.ts';
import { MailForwarder } from './mail-forwarder.ts';
import { MAIL_ATTEMPTS, pauseAfter } from './services/mails.ts';
import { type MailDraft, postMail } from './services/portal.ts';
import { runUnit } from './services/run-unit.ts';
import type { Host } from './services/unit.ts';
import { seedWorld } from './services/worlds.ts';
import { type MailSender, smtpSender } from './smtp.ts';
import { openLowdbStore } from './stores/lowdb/lowdb-store.ts';
import type { Store } from './stores/store.ts';
import { ManualTimers } from './test/manual-timers.ts';
import { START, TWO_FIRMS } from './test/service-world.ts';
import {
  catchMails,
  decodeWords,
  headersOf,
  SMTP_USER,
  type SmtpCatcher,
  textOf,
} from './test/smtp-catcher.ts';

const FROM = 'khata@bank.example';
const VAULT = createVault(new Uint8Array(32).fill(3));

let clock: ManualClock;
let timers: ManualTimers;
let store: Store;
let host: Host;
let forwarder: MailForwarder | undefined;
let warnings: string[];
let catcher: SmtpCatcher | undefined;

async function open(directory?: string): Promise<void> {
  store = await openLowdbStore({ directory });
  host = { now: () => clock.now(), vault: VAULT, onMailQueued: () => forwarder?.wake() };
}

beforeEach(async () => {
  clock = manualClock(START);
  warnings = [];
  await open();
  await seedWorld(store.world('default'), host, TWO_FIRMS);
});

afterEach(async () => {
  await forwarder?.close();
  forwarder = undefined;
  await store.close();
  await catcher?.close();
  catcher = undefined;
});

function forward(sender: MailSender): MailForwarder {
  timers = new ManualTimers();
  forwarder = new MailForwarder({
    store,
    host,
    linkBase: () => 'https://portal.bank.example',
    sender,
    startTimer: timers.start,
    onWarning: (message) => warnings.push(message),
  });
  forwarder.start();
  return forwarder;
}

function forwardTo({ port }: SmtpCatcher, credentials = ''): MailForwarder {
  return forward(smtpSender(`smtp://${credentials}127.0.0.1:${port}`, FROM));
}

/** Lets the forwarder work once. @returns how long it had meant to wait */
async function pass(): Promise<number> {
  const waited = timers.fire();
  await forwarder?.settled();
  return waited;
}

const draft: MailDraft = {
  kind: 'PASSWORD_CHANGED',
  to: 'asha@acme.example',
  subject: 'Hello',
  text: 'Hello.',
};

async function post(...drafts: readonly Partial<MailDraft>[]): Promise<void> {
  await runUnit(store.world('default'), host, async (unit) => {
    for (const one of drafts) await postMail(unit, { ...draft, ...one });
  });
}

/** All mails, oldest first. */
async function mails(): Promise<Mail[]> {
  return await runUnit(store.world('default'), host, (unit) =>
    Promise.resolve(unit.tx.scan('mails', 'byTime', '', { limit: 1000 })),
  );
}

async function deliveries(): Promise<string[]> {
  return (await mails()).map(({ subject, delivery, attempts }) => `${subject} ${delivery} ${attempts}`);
}

const subjects = (server: SmtpCatcher) =>
  server.caught.map(({ source }) => headersOf(source).get('subject')?.join());

describe('a mail', () => {
  it('arrives with its link, and is marked as sent', async () => {
    catcher = await catchMails();
    forwardTo(catcher);
    await post({ text: 'Activate it:\n\n{link}\n', link: '/portal/activation#t0ken' });
    expect((await mails())[0]).toMatchObject({ delivery: 'QUEUED', attempts: 0 });
    await pass();
    expect(catcher.caught).toMatchObject([{ from: FROM, to: ['asha@acme.example'] }]);
    const [{ source = '' } = {}] = catcher.caught;
    expect(textOf(source).replaceAll('\r\n', '\n').trim()).toBe(
      'Activate it:\n\nhttps://portal.bank.example/portal/activation#t0ken',
    );
    expect(headersOf(source).get('auto-submitted')).toEqual(['auto-generated']);
    expect(await deliveries()).toEqual(['Hello SENT 1']);
    expect(timers.waiting.size).toBe(0);
  });

  it('arrives in the letters in which it was written', async () => {
    catcher = await catchMails();
    forwardTo(catcher);
    const subject = 'आपका पंजीकरण स्वीकृत हुआ – अब खाता खोलें, धन्यवाद और शुभकामनाएँ';
    const text = 'नमस्ते आशा, आपका खाता तैयार है। ₹1,250.00\nधन्यवाद';
    await post({ subject, text });
    await pass();
    const [{ source = '' } = {}] = catcher.caught;
    expect(decodeWords(headersOf(source).get('subject')?.join() ?? '')).toBe(subject);
    expect(textOf(source).replaceAll('\r\n', '\n').trim()).toBe(text);
    // Nothing but ASCII in the headers, whatever the server understands.
    expect(source.split('\r\n\r\n')[0]).toMatch(/^[\x20-\x7e\r\n]+$/);
  });

  it('goes to its one addressee only, whatever stands in its subject and text', async () => {
    catcher = await catchMails();
    forwardTo(catcher);
    await post({
      subject: 'Welcome\r\nBcc: eve@evil.example\r\n\r\nA text of one’s own\u2028\0',
      text: 'Dear X\r\n.\r\nMAIL FROM:<eve@evil.example>\r\n',
    });
    await pass();
    expect(catcher.caught.map(({ to }) => to)).toEqual([['asha@acme.example']]);
    const headers = headersOf(catcher.caught[0]?.source ?? '');
    expect([...headers.keys()]).not.toContain('bcc');
    expect(headers.get('subject')).toHaveLength(1);
    expect(decodeWords(headers.get('subject')?.join() ?? '')).toBe(
      'Welcome Bcc: eve@evil.example A text of one’s own',
    );
  });

  it.each([
    'asha@acme.example, eve@evil.example',
    'asha@acme.example>\r\nRCPT TO:<eve@evil.example',
    'Eve <eve@evil.example>',
  ])('to %j, which is more than one address, goes to nobody', async (to) => {
    catcher = await catchMails();
    forwardTo(catcher);
    await post({ to });
    await pass();
    expect(catcher.caught).toEqual([]);
    expect(await mails()).toMatchObject([{ delivery: 'FAILED', fault: 'EADDRESS' }]);
  });

  it('has one Message-ID at every attempt, so that a repetition can be told', async () => {
    catcher = await catchMails();
    forwardTo(catcher);
    await post({});
    await pass();
    // As after a crash between the server's answer and the mark.
    await runUnit(store.world('default'), host, async ({ tx }) => {
      const [mail] = await tx.scan('mails', 'byTime', '', { limit: 1 });
      if (mail) await tx.put('mails', { ...mail, delivery: 'QUEUED' });
    });
    forwarder?.wake();
    await pass();
    const ids = catcher.caught.map(({ source }) => headersOf(source).get('message-id')?.join());
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });

  it('of a change that was undone is never sent', async () => {
    catcher = await catchMails();
    forwardTo(catcher);
    const undone = runUnit(store.world('default'), host, async (unit) => {
      await postMail(unit, draft);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    await pass();
    expect(catcher.caught).toEqual([]);
  });

  it('whose link was sealed under another server key is given up, and the next one is sent', async () => {
    catcher = await catchMails();
    host = { ...host, vault: createVault() };
    await post({ subject: 'Lost', text: '{link}', link: '/portal/activation#lost' });
    host = { ...host, vault: VAULT };
    await post({ subject: 'Next' });
    forwardTo(catcher);
    await pass();
    expect(await deliveries()).toEqual(['Lost FAILED 1', 'Next SENT 1']);
    expect(subjects(catcher)).toEqual(['Next']);
  });
});

describe('without an SMTP server', () => {
  it('a mail is stored at once and never queued', async () => {
    host = { now: () => clock.now(), vault: VAULT };
    await post({});
    expect(await deliveries()).toEqual(['Hello STORED 0']);
    catcher = await catchMails();
    forwardTo(catcher);
    await pass();
    expect(catcher.caught).toEqual([]);
  });
});

describe('the outbox', () => {
  it('is sent in the order in which it was written, also within one instant', async () => {
    catcher = await catchMails();
    const numbered = Array.from({ length: 20 }, (_, i) => ({ subject: `Mail ${i}` }));
    await post(...numbered.slice(0, 10));
    forwardTo(catcher);
    await post(...numbered.slice(10));
    await pass();
    expect(subjects(catcher)).toEqual(numbered.map(({ subject }) => subject));
  });

  it('waits with growing pauses while the server is down, keeps its order, and goes out when it is up', async () => {
    catcher = await catchMails();
    const { port } = catcher;
    await catcher.close();
    forwardTo(catcher);
    await post({ subject: 'First' }, { subject: 'Second' });
    expect(await pass()).toBe(0);
    expect(await deliveries()).toEqual(['First QUEUED 1', 'Second QUEUED 0']);
    expect((await mails())[0]?.fault).toMatch(/^E[A-Z]+$/);
    // A new mail does not make it try sooner.
    clock.advance(400);
    await post({ subject: 'Third' });
    clock.advance(600);
    expect(await pass()).toBe(pauseAfter(1) - 400);
    clock.advance(pauseAfter(2));
    expect(await pass()).toBe(pauseAfter(2));
    catcher = await catchMails({ port });
    clock.advance(pauseAfter(3));
    expect(await pass()).toBe(pauseAfter(3));
    expect(subjects(catcher)).toEqual(['First', 'Second', 'Third']);
    expect(await deliveries()).toEqual(['First SENT 4', 'Second SENT 1', 'Third SENT 1']);
    expect((await mails()).map(({ fault }) => fault)).toEqual([undefined, undefined, undefined]);
    expect(warnings).toEqual([]);
  });

  it('gives up a mail whose recipient is refused, and goes on', async () => {
    catcher = await catchMails();
    catcher.refused.set('gone@acme.example', 550);
    forwardTo(catcher);
    await post({ subject: 'Refused', to: 'gone@acme.example' }, { subject: 'Next' });
    await pass();
    expect(subjects(catcher)).toEqual(['Next']);
    expect(await mails()).toMatchObject([
      { delivery: 'FAILED', attempts: 1, fault: 'EENVELOPE 550' },
      { delivery: 'SENT' },
    ]);
    expect(warnings).toEqual([expect.stringContaining('EENVELOPE 550')]);
    expect(warnings.join()).not.toContain('gone@acme.example');
  });

  it('puts off a mail whose recipient is refused for now, a bounded number of times', async () => {
    catcher = await catchMails();
    catcher.refused.set('full@acme.example', 452);
    forwardTo(catcher);
    await post({ subject: 'Full', to: 'full@acme.example' }, { subject: 'Next' });
    await pass();
    expect(await deliveries()).toEqual(['Full QUEUED 1', 'Next SENT 1']);
    for (let attempts = 1; attempts < MAIL_ATTEMPTS; attempts++) {
      clock.advance(pauseAfter(attempts));
      expect(await pass()).toBe(pauseAfter(attempts));
    }
    expect(await deliveries()).toEqual([`Full FAILED ${MAIL_ATTEMPTS}`, 'Next SENT 1']);
    expect(timers.waiting.size).toBe(0);
  });

  it('survives a restart: what was queued is sent then, with the attempts it had', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'khata-mail-'));
    try {
      await store.close();
      await open(directory);
      await seedWorld(store.world('default'), host, TWO_FIRMS);
      catcher = await catchMails();
      const { port } = catcher;
      await catcher.close();
      forwardTo(catcher);
      await post(
        { subject: 'First', text: '{link}', link: '/portal/activation#t0ken' },
        { subject: 'Second' },
      );
      await pass();
      await forwarder?.close();
      await store.close();
      await open(directory);
      catcher = await catchMails({ port });
      forwardTo(catcher);
      await pass();
      expect(subjects(catcher)).toEqual(['First', 'Second']);
      expect(textOf(catcher.caught[0]?.source ?? '')).toContain('#t0ken');
      expect(await deliveries()).toEqual(['First SENT 2', 'Second SENT 1']);
    } finally {
      await store.close();
      rmSync(directory, { recursive: true });
    }
  });

  it('is told to a server that asks for a password, and a wrong one holds it up without being shown', async () => {
    catcher = await catchMails({ password: 'p@ss word/1' });
    forwardTo(catcher, `${SMTP_USER}:wr0ng-passw0rd@`);
    await post({});
    await pass();
    expect(catcher.caught).toEqual([]);
    expect(await mails()).toMatchObject([{ delivery: 'QUEUED', fault: 'EAUTH 535' }]);
    await forwarder?.close();
    forwardTo(catcher, `${SMTP_USER}:${encodeURIComponent('p@ss word/1')}@`);
    await pass();
    expect(catcher.caught).toHaveLength(1);
    expect(JSON.stringify([await mails(), warnings])).not.toMatch(/p@ss|wr0ng/);
  });
});

describe('the forwarder', () => {
  it('stops on close: no timer is left, and nothing is sent any more', async () => {
    catcher = await catchMails();
    forwardTo(catcher);
    await post({});
    await forwarder?.close();
    expect(timers.waiting.size).toBe(0);
    await post({});
    expect(timers.waiting.size).toBe(0);
    expect(catcher.caught).toEqual([]);
  });

  it('does not wait for a server that does not answer when it is closed, nor does anybody who posts', async () => {
    let answer = () => {};
    forward(
      () =>
        new Promise((resolve) => {
          answer = () => resolve({ taken: true });
        }),
    );
    await post({ subject: 'First' });
    timers.fire();
    await post({ subject: 'Second' });
    const closed = forwarder?.close();
    timers.fire();
    await closed;
    expect(await deliveries()).toEqual(['First QUEUED 0', 'Second QUEUED 0']);
    answer();
    await forwarder?.settled();
    expect(await deliveries()).toEqual(['First SENT 1', 'Second QUEUED 0']);
  });

  it('goes on after a failure of its own, and says so', async () => {
    let failing = true;
    const world = store.world('default');
    forward(async () => {
      if (failing) await world.clear();
      return { taken: true };
    });
    await post({});
    await pass();
    expect(warnings).toEqual([expect.stringContaining('for now')]);
    failing = false;
    await seedWorld(world, host, TWO_FIRMS);
    await post({});
    await pass();
    expect(await deliveries()).toEqual(['Hello SENT 1']);
  });
});
