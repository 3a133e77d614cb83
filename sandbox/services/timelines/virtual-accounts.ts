import type { VirtualAccount } from '../../domain/virtual-account.ts';
import { DAY, startOfIstDate } from '../../lib/clock.ts';
import { Problem } from '../../lib/errors.ts';
import type { Unit } from '../unit.ts';
import { entryEvent, heldEvents } from './credits.ts';
import { MOST_EVENTS, type Timeline, type TimelineEvent, timelineOf } from './event.ts';
import { refundEvents } from './refunds.ts';

function lifeOf(account: VirtualAccount, now: number): TimelineEvent[] {
  const { virtualAccountNumber: id, applicationId, physicalAccountNumber, validFrom, validTo } = account;
  const { revision, createdAt, updatedAt, deletedAt, deletionReason } = account;
  const mark = { object: 'VIRTUAL_ACCOUNT', id } as const;
  const until = validTo === undefined ? '' : ` to ${validTo}`;
  const links = [
    { object: 'APPLICATION', id: applicationId },
    { object: 'PHYSICAL_ACCOUNT', id: physicalAccountNumber },
  ];
  const events: TimelineEvent[] = [
    {
      at: createdAt,
      what: 'VIRTUAL_ACCOUNT_CREATED',
      words: `Opened by application ${applicationId} on physical account ${physicalAccountNumber}; valid, as it stands, from ${validFrom}${until}.`,
      links,
      mark: { ...mark, kind: 'CREATED' },
    },
  ];
  const modifications = revision - (deletedAt === undefined ? 1 : 2);
  if (modifications > 0 && deletedAt === undefined) {
    const words = `Modified, for the last time: revision ${revision}.`;
    const at = updatedAt;
    events.push({
      at,
      what: 'VIRTUAL_ACCOUNT_MODIFIED',
      words,
      links: [],
      mark: { ...mark, kind: 'CHANGED' },
    });
  }
  const endsAt = validTo === undefined ? undefined : startOfIstDate(validTo) + DAY;
  if (endsAt !== undefined && endsAt <= now && (deletedAt === undefined || endsAt < deletedAt)) {
    const words = `Its last day, ${validTo}, was over: credits go back to their remitters.`;
    events.push({ at: endsAt, what: 'VIRTUAL_ACCOUNT_EXPIRED', words, links: [] });
  }
  if (deletedAt !== undefined) {
    const before = modifications > 0 ? ` It had been modified ${modifications} times.` : '';
    const words = `Deleted: ${deletionReason}.${before} Its number stays taken.`;
    events.push({
      at: deletedAt,
      what: 'VIRTUAL_ACCOUNT_DELETED',
      words,
      links: [],
      mark: { ...mark, kind: 'CHANGED' },
    });
  }
  return events;
}

/**
 * The life of a virtual account, and of each payment to its number.
 * @throws Problem VIRTUAL_ACCOUNT_NOT_FOUND when the number was never an account's, nor a payment's
 */
export async function virtualAccountTimeline(unit: Unit, number: string): Promise<Timeline> {
  const { tx, now } = unit;
  const limit = { limit: MOST_EVENTS };
  const account = await tx.get('virtualAccounts', number);
  const held = await tx.scan('heldCredits', 'byVirtualAccount', `${number}|`, limit);
  if (account === undefined && held.length === 0) {
    throw new Problem('VIRTUAL_ACCOUNT_NOT_FOUND', `No virtual account has the number ${number}.`);
  }
  const entries = await tx.scan('transactions', 'byVirtualAccount', `${number}|`, limit);
  const events = [
    ...(account === undefined ? [] : lifeOf(account, now)),
    ...held.flatMap(heldEvents),
    ...entries.map(entryEvent),
  ];
  let refunds = 0;
  for (const { transactionReferenceNumber, entryType } of entries) {
    if (entryType !== 'CREDIT' || refunds >= MOST_EVENTS) continue;
    const found = await tx.scan('refunds', 'byCredit', `${transactionReferenceNumber}|`, { limit: 5 });
    refunds += found.length;
    for (const refund of found) events.push(...(await refundEvents(unit, refund)));
  }
  const complete = Math.max(held.length, entries.length, refunds) < MOST_EVENTS;
  return timelineOf(unit, { object: 'VIRTUAL_ACCOUNT', id: number }, events, complete);
}
