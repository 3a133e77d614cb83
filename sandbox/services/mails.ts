import { foldName } from '../domain/fold.ts';
import type { Mail, MailKind } from '../domain/mail.ts';
import type { User } from '../domain/user.ts';
import { HOUR, type Instant, SECOND } from '../lib/clock.ts';
import { Problem } from '../lib/errors.ts';
import { type Page, type PageRequest, readAll, readPage } from './page.ts';
import { MAIL_LINK_PURPOSE } from './portal.ts';
import type { Unit } from './unit.ts';

/** A mail as its addressee reads it. */
export interface RenderedMail {
  /** Plain text with the link in its place. */
  readonly text: string;
  /** The one-time link: whoever has it can use it. */
  readonly link?: string;
}

/** What stands for the link where only the mail itself may show it. */
export const HIDDEN_LINK = '[a one-time link, in the mail only]';

/**
 * The text of a mail with its link.
 * @param linkBase what the link's path is appended to: an origin, and the world's prefix
 * @throws Error when the link was sealed under another server key
 */
export function renderMail(unit: Unit, mail: Mail, linkBase: string): RenderedMail {
  if (mail.sealedLink === undefined) return { text: mail.text };
  const link = linkBase + unit.vault.open(mail.sealedLink, MAIL_LINK_PURPOSE);
  return { text: withLink(mail, link), link };
}

/** The text of a mail for somebody who may read it but not follow its link. */
export function textWithoutLink(mail: Mail): string {
  return mail.sealedLink === undefined ? mail.text : withLink(mail, HIDDEN_LINK);
}

function withLink({ text }: Mail, link: string): string {
  // A function, since a text as replacement has patterns of its own ($&).
  return text.replaceAll('{link}', () => link);
}

/** What a list of the outbox is about. */
export interface MailFilter {
  /** An address, in any case. */
  readonly to?: string | undefined;
  readonly kind?: MailKind | undefined;
  /** Only those that arrived later. */
  readonly afterNumber: number;
  readonly limit: number;
}

/** The newest mails of the world that match, newest first. */
export async function latestMails(unit: Unit, filter: MailFilter): Promise<Mail[]> {
  const { kind, afterNumber, limit } = filter;
  const foldedTo = filter.to === undefined ? undefined : foldName(filter.to);
  const rows =
    foldedTo === undefined
      ? readAll(unit.tx, 'mails', 'newest')
      : readAll(unit.tx, 'mails', 'newestByAddressee', `${foldedTo}|`);
  const found: Mail[] = [];
  for await (const chunk of rows) {
    for (const mail of chunk) {
      if (mail.arrival <= afterNumber || found.length === limit) return found;
      if (foldedTo !== undefined && mail.foldedTo !== foldedTo) continue;
      if (kind === undefined || mail.kind === kind) found.push(mail);
    }
  }
  return found;
}

/** @throws Problem MAIL_NOT_FOUND */
export async function getMail(unit: Unit, mailId: string): Promise<Mail> {
  const mail = await unit.tx.get('mails', mailId);
  if (mail === undefined) throw noMail(mailId);
  return mail;
}

function noMail(mailId: string): Problem {
  return new Problem('MAIL_NOT_FOUND', `There is no mail ${mailId}.`);
}

/**
 * Whether a person's inbox page shows a mail: all of the world for the bank, all of the organisation for its
 * administrator, for a developer those addressed to it.
 */
function mayRead({ role, organisationId, foldedEmail }: User, mail: Mail): boolean {
  if (role === 'PORTAL_ADMIN') return true;
  if (role === 'ORG_ADMIN') return mail.organisationId === organisationId;
  return (
    mail.foldedTo === foldedEmail &&
    (mail.organisationId === undefined || mail.organisationId === organisationId)
  );
}

/** One page of a person's inbox, newest first. */
export async function listMailsOf(unit: Unit, user: User, page: PageRequest): Promise<Page<Mail>> {
  const keep = (mail: Mail) => mayRead(user, mail);
  const listing = { collection: 'mails', keep } as const;
  switch (user.role) {
    case 'PORTAL_ADMIN':
      return await readPage(unit.tx, { collection: 'mails', index: 'newest', prefix: '' }, page);
    case 'ORG_ADMIN': {
      const prefix = `${user.organisationId ?? ''}|`;
      return await readPage(unit.tx, { ...listing, index: 'newestOfOrganisation', prefix }, page);
    }
    case 'DEVELOPER': {
      const prefix = `${user.foldedEmail}|`;
      return await readPage(unit.tx, { ...listing, index: 'newestByAddressee', prefix }, page);
    }
  }
}

/** @throws Problem MAIL_NOT_FOUND, also when the person may not read it */
export async function getMailOf(unit: Unit, user: User, mailId: string): Promise<Mail> {
  const mail = await unit.tx.get('mails', mailId);
  if (mail === undefined || !mayRead(user, mail)) throw noMail(mailId);
  return mail;
}

/** How the SMTP server took a mail. */
export type DeliveryOutcome =
  | { readonly taken: true }
  | {
      readonly taken: false;
      /** As {@link Mail.fault}. */
      readonly fault: string;
      /** SERVER: nothing can be sent now. MAIL: this one cannot. REFUSED: this one never will be. */
      readonly blame: 'SERVER' | 'MAIL' | 'REFUSED';
    };

/** Attempts before a mail is given up. */
export const MAIL_ATTEMPTS = 10;
const FIRST_PAUSE = SECOND;
const PAUSE_GROWTH = 4;
const LONGEST_PAUSE = HOUR;

/** The pause after so many failed attempts, in milliseconds: 1 s, 4 s, 16 s … and at most an hour. */
export function pauseAfter(attempts: number): number {
  return Math.min(LONGEST_PAUSE, FIRST_PAUSE * PAUSE_GROWTH ** (attempts - 1));
}

/**
 * The mail to hand over next.
 * @returns the mail, or the instant (host's clock) when the next one is due; undefined when none waits
 */
export async function nextQueuedMail(unit: Unit): Promise<Mail | Instant | undefined> {
  const [mail] = await unit.tx.scan('mails', 'queued', '', { limit: 1 });
  const dueAt = mail?.nextAttemptAt ?? 0;
  return mail === undefined || dueAt <= unit.hostNow ? mail : dueAt;
}

/** Writes down what became of an attempt. @returns the mail as it stands; undefined when it is gone */
export async function recordDelivery(
  unit: Unit,
  mailId: string,
  outcome: DeliveryOutcome,
): Promise<Mail | undefined> {
  const before = await unit.tx.get('mails', mailId);
  if (before === undefined || before.delivery !== 'QUEUED') return before;
  const { fault: _fault, nextAttemptAt: _next, ...rest } = before;
  const mail: Mail = { ...rest, attempts: before.attempts + 1 };
  if (outcome.taken) mail.delivery = 'SENT';
  else {
    mail.fault = outcome.fault;
    if (outcome.blame === 'REFUSED' || mail.attempts >= MAIL_ATTEMPTS) mail.delivery = 'FAILED';
    // A mail that waits for the server keeps its place in the queue: the forwarder pauses as a whole.
    else if (outcome.blame === 'MAIL') mail.nextAttemptAt = unit.hostNow + pauseAfter(mail.attempts);
  }
  await unit.tx.put('mails', mail);
  return mail;
}
