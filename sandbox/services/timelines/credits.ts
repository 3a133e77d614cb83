import type { HeldCredit, ReturnReason } from '../../domain/credit.ts';
import { nextHalfHour, paymentIdentity, settlesHalfHourly } from '../../domain/payment-rail.ts';
import type { TransactionBatch } from '../../domain/transaction-batch.ts';
import type { Transaction } from '../../domain/transaction-stream.ts';
import { Problem } from '../../lib/errors.ts';
import { formatAmount } from '../../lib/money.ts';
import { sortableSequence } from '../../stores/collections.ts';
import { reversalOfCredit } from '../entries.ts';
import type { Unit } from '../unit.ts';
import { MOST_EVENTS, type Timeline, type TimelineEvent, timelineOf } from './event.ts';
import { refundEvents } from './refunds.ts';

const REASONS: Readonly<Record<ReturnReason, string>> = {
  VIRTUAL_ACCOUNT_UNKNOWN: 'no virtual account had this number',
  VIRTUAL_ACCOUNT_NOT_ACTIVE: 'the account was not active on that day',
  PAYMENT_MODE_NOT_ALLOWED: 'the account does not allow this payment mode',
  REMITTER_NOT_ALLOWED: 'the remitter is not one of those that the account allows',
  AMOUNT_NOT_ALLOWED: "the amount does not fit the account's amount rule",
};

/** An entry of a stream, as its virtual account and it itself tell of it. */
export function entryEvent(entry: Transaction): TimelineEvent {
  const { transactionReferenceNumber: id, amount, paymentMode, remitter, sequenceNumber } = entry;
  const mark = { object: 'TRANSACTION', id, kind: 'CREATED' } as const;
  const account = { object: 'VIRTUAL_ACCOUNT', id: entry.virtualAccountNumber };
  const place = `entry ${sequenceNumber} of physical account ${entry.physicalAccountNumber}`;
  const original = entry.originalTransactionReferenceNumber;
  if (original !== undefined) {
    const why = entry.reversalReason === undefined ? '' : `: ${entry.reversalReason}`;
    return {
      at: entry.postedAt,
      what: 'CREDIT_REVERSED',
      words: `Credit ${original} of ${formatAmount(amount)} was reversed by ${id}, ${place}${why}.`,
      links: [account, { object: 'TRANSACTION', id: original }, { object: 'TRANSACTION', id }],
      mark,
    };
  }
  return {
    at: entry.postedAt,
    what: 'CREDIT_POSTED',
    words: `${paymentMode} credit of ${formatAmount(amount)} from ${remitter.name}, UTR ${entry.utr}, posted as ${id}, ${place}.`,
    links: [account, { object: 'TRANSACTION', id }],
    mark,
  };
}

/** A payment that waits for its half hour, or went back. */
export function heldEvents({
  identity,
  notice,
  receivedAt,
  outcome,
  dueAt,
  reason,
}: HeldCredit): TimelineEvent[] {
  const { paymentMode, amount, utr } = notice;
  const payment = `${paymentMode} credit of ${formatAmount(amount)} with UTR ${utr}`;
  const links = [{ object: 'HELD_CREDIT', id: identity }];
  const isQueued = settlesHalfHourly(paymentMode);
  const judgedAt = dueAt ?? (isQueued ? nextHalfHour(receivedAt) : receivedAt);
  const mark = { object: 'HELD_CREDIT', id: identity, kind: 'CREATED' } as const;
  const events: TimelineEvent[] = [];
  if (isQueued) {
    const words = `${payment} came in and waits for the next half hour of its rail.`;
    events.push({ at: receivedAt, what: 'CREDIT_QUEUED', words, links, mark });
  }
  if (outcome === 'RETURNED') {
    const why = reason === undefined ? '' : `: ${REASONS[reason]} (${reason})`;
    const returned = isQueued ? ({ ...mark, kind: 'CHANGED' } as const) : mark;
    const words = `${payment} went back to its remitter${why}.`;
    events.push({ at: judgedAt, what: 'CREDIT_RETURNED', words, links, mark: returned });
  }
  return events;
}

/** The batch that took an entry: batches lie end to end, so halving the numbers finds it. */
async function batchOf(unit: Unit, entry: Transaction): Promise<TransactionBatch | undefined> {
  const { physicalAccountNumber, sequenceNumber } = entry;
  const stream = await unit.tx.get('streams', physicalAccountNumber);
  if (stream === undefined || sequenceNumber > stream.lastBatched) return undefined;
  const prefix = `${physicalAccountNumber}|`;
  for (let low = 1, high = stream.lastBatchNumber; low <= high; ) {
    const middle = Math.floor((low + high) / 2);
    const after = prefix + sortableSequence(middle - 1);
    const [batch] = await unit.tx.scan('batches', 'byNumber', prefix, { after, limit: 1 });
    if (batch === undefined || sequenceNumber < batch.firstSequence) high = middle - 1;
    else if (sequenceNumber >= batch.firstSequence + batch.numberOfTransactions) low = middle + 1;
    else return batch;
  }
  return undefined;
}

function deliveryEvents(batch: TransactionBatch): TimelineEvent[] {
  const { batchId, batchNumber, numberOfTransactions, fetchedAt, acknowledgedAt } = batch;
  const links = [{ object: 'TRANSACTION_BATCH', id: batchId }];
  const name = `batch ${batchNumber}, ${batchId}`;
  const others = numberOfTransactions === 1 ? 'alone' : `with ${numberOfTransactions - 1} others`;
  const mark = { object: 'TRANSACTION_BATCH', id: batchId } as const;
  const events: TimelineEvent[] = [
    {
      at: fetchedAt,
      what: 'BATCH_FORMED',
      words: `Taken into ${name}, ${others}.`,
      links,
      mark: { ...mark, kind: 'CREATED' },
    },
  ];
  if (acknowledgedAt !== undefined) {
    events.push({
      at: acknowledgedAt,
      what: 'BATCH_ACKNOWLEDGED',
      words: `Acknowledged with ${name}.`,
      links,
      mark: { ...mark, kind: 'CHANGED' },
    });
  }
  return events;
}

/** NEFT comes in before it posts; the row of the waiting is gone, the write that made it is not. */
function queuedEvents({ paymentMode, utr, valueDate, amount, postedAt }: Transaction): TimelineEvent[] {
  if (!settlesHalfHourly(paymentMode)) return [];
  const id = paymentIdentity(paymentMode, utr, valueDate);
  const words = `${paymentMode} credit of ${formatAmount(amount)} with UTR ${utr} was queued for this half hour.`;
  const mark = { object: 'HELD_CREDIT', id, kind: 'CREATED' } as const;
  return [{ at: postedAt, what: 'CREDIT_QUEUED', words, links: [], mark }];
}

/**
 * How a credit came in, was delivered, refunded, reversed.
 * @throws Problem TRANSACTION_NOT_FOUND
 */
export async function creditTimeline(unit: Unit, reference: string): Promise<Timeline> {
  const entry = await unit.tx.get('transactions', reference);
  if (entry === undefined)
    throw new Problem('TRANSACTION_NOT_FOUND', `There is no transaction ${reference}.`);
  const batch = await batchOf(unit, entry);
  const reversal = await reversalOfCredit(unit, reference);
  const refunds = await unit.tx.scan('refunds', 'byCredit', `${reference}|`, { limit: MOST_EVENTS });
  const steps: TimelineEvent[] = [];
  for (const refund of refunds) steps.push(...(await refundEvents(unit, refund)));
  return timelineOf(
    unit,
    { object: 'TRANSACTION', id: reference },
    [
      ...queuedEvents(entry),
      entryEvent(entry),
      ...(batch === undefined ? [] : deliveryEvents(batch)),
      ...steps,
      ...(reversal === undefined ? [] : [entryEvent(reversal)]),
    ],
    refunds.length < MOST_EVENTS,
  );
}
