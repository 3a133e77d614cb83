import type { AuditEntry } from '../domain/audit.ts';
import { foldName } from '../domain/fold.ts';
import type { Mail, MailKind } from '../domain/mail.ts';
import type { LinkPurpose, Role } from '../domain/user.ts';
import type { Instant } from '../lib/clock.ts';
import { Problem } from '../lib/errors.ts';
import { hashSecret } from '../lib/vault.ts';
import type { Identity, Unit } from './unit.ts';

/** Who does something in the portal: a signed-in person, somebody without a session, or the sandbox itself. */
export interface Actor extends Identity {
  /** Absent for the sandbox itself and for people without a session. */
  readonly userId?: string;
  /** As the audit log shows them. */
  readonly name: string;
  readonly role?: Role;
  /** Of the request that does it. */
  readonly requestId: string;
}

/** What the audit log is told beside who and when. */
export type AuditNote = Pick<AuditEntry, 'action' | 'subjectId'> &
  Partial<Pick<AuditEntry, 'organisationId' | 'before' | 'after'>>;

/** Appends a line to the audit log, in the transaction of the change. `before` and `after` hold no secrets. */
export async function recordAudit(unit: Unit, actor: Actor, note: AuditNote): Promise<void> {
  const entry: AuditEntry = {
    number: unit.nextArrival(),
    at: unit.now,
    actor: actor.name,
    requestId: actor.requestId,
    ...note,
  };
  if (actor.userId !== undefined) entry.userId = actor.userId;
  await unit.tx.put('auditEntries', entry);
}

/** Old rows forgotten per new one: bounded work, and the heap of dead ones still shrinks. */
const PURGE_BATCH = 8;

/** A mail as the change that causes it knows it. */
export interface MailDraft {
  readonly kind: MailKind;
  readonly to: string;
  readonly organisationId?: string | undefined;
  readonly subject: string;
  /** Plain text with `{link}` where the link goes. */
  readonly text: string;
  /** Path and token of a one-time link. */
  readonly link?: string;
}

/** What a sealed link of a mail is bound to. */
export const MAIL_LINK_PURPOSE = 'mail-link';

/** Writes a mail to the outbox, in the transaction of the change that it tells of. */
export async function postMail(unit: Unit, { link, organisationId, ...draft }: MailDraft): Promise<void> {
  const { tx, onMailQueued } = unit;
  const mail: Mail = {
    ...draft,
    subject: oneLine(draft.subject),
    foldedTo: foldName(draft.to),
    mailId: unit.nextId('mail'),
    arrival: unit.nextArrival(),
    createdAt: unit.now,
    delivery: onMailQueued === undefined ? 'STORED' : 'QUEUED',
    attempts: 0,
  };
  if (organisationId !== undefined) mail.organisationId = organisationId;
  if (link !== undefined) mail.sealedLink = unit.vault.seal(link, MAIL_LINK_PURPOSE);
  await tx.put('mails', mail);
  if ((await tx.count('mails')) > MAILS_KEPT) {
    for (const old of await tx.scan('mails', 'byTime', '', { limit: PURGE_BATCH })) {
      await tx.delete('mails', old.mailId);
    }
  }
  onMailQueued?.();
}

/** Mails that a world keeps; each new one beyond drives out a few of the oldest, sent or not. */
export const MAILS_KEPT = 10_000;

/** A subject is a header: whatever could end its line becomes a space. */
function oneLine(subject: string): string {
  return subject.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}

/**
 * Makes a one-time link; an earlier one of the same purpose and subject is void from now on.
 * @param lifetime in milliseconds, on the host's clock
 * @returns the token, which is kept only as a hash
 */
export async function makeLink(
  unit: Unit,
  purpose: LinkPurpose,
  subjectId: string,
  lifetime: Instant,
): Promise<string> {
  await voidLinks(unit, purpose, subjectId);
  for (const link of await unit.tx.scan('oneTimeLinks', 'byExpiry', '', { limit: PURGE_BATCH })) {
    if (link.expiresAt <= unit.hostNow) await unit.tx.delete('oneTimeLinks', link.tokenHash);
  }
  const token = unit.newSecret();
  const expiresAt = unit.hostNow + lifetime;
  await unit.tx.put('oneTimeLinks', { tokenHash: hashSecret(token), purpose, subjectId, expiresAt });
  return token;
}

/** Voids the links of a purpose and subject. */
export async function voidLinks(unit: Unit, purpose: LinkPurpose, subjectId: string): Promise<void> {
  const prefix = `${subjectId}|${purpose}|`;
  for (const link of await unit.tx.scan('oneTimeLinks', 'bySubject', prefix, { limit: 100 })) {
    await unit.tx.delete('oneTimeLinks', link.tokenHash);
  }
}

/**
 * Looks at a one-time link without using it up.
 * @returns whom it is for; undefined when it is unknown, used, expired, or for another purpose
 */
export async function readLink(unit: Unit, purpose: LinkPurpose, token: string): Promise<string | undefined> {
  const link = await unit.tx.get('oneTimeLinks', hashSecret(token));
  if (link?.purpose !== purpose || link.expiresAt <= unit.hostNow) return undefined;
  return link.subjectId;
}

/**
 * Uses up a one-time link.
 * @returns whom it is for; undefined when it is unknown, used, expired, or for another purpose
 */
export async function useLink(unit: Unit, purpose: LinkPurpose, token: string): Promise<string | undefined> {
  const subjectId = await readLink(unit, purpose, token);
  if (subjectId !== undefined) await unit.tx.delete('oneTimeLinks', hashSecret(token));
  return subjectId;
}

/** Why a one-time link opens nothing; the same words for every reason. */
export function invalidLink(): Problem {
  return new Problem('LINK_INVALID', 'The link is unknown, used up, replaced by a newer one, or expired.');
}
