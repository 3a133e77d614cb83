import type { Instant } from '../lib/clock.ts';
import { Problem } from '../lib/errors.ts';
import { formatAmount, sumAmounts } from '../lib/money.ts';
import type { Transaction, TransactionStream } from './transaction-stream.ts';

/**
 * A frozen batch: entries firstSequence … firstSequence + numberOfTransactions − 1 of its physical account.
 * Entries never change, so these bounds freeze its content; everything else it shows is stored here.
 */
export interface TransactionBatch {
  batchId: string;
  /** 1, 2, 3 … per physical account. */
  batchNumber: number;
  physicalAccountNumber: string;
  organisationId: string;
  /** Its place in the world's order of arrival, by which lists go. */
  arrival: number;
  firstSequence: number;
  numberOfTransactions: number;
  /** Exact sum of all amounts in paise, as decimal digits: it can pass 2^53. */
  controlSum: string;
  fetchedAt: Instant;
  /** As of the freezing instant. */
  moreAvailable: boolean;
  nextPollAfterSeconds: number;
  acknowledgedAt?: Instant;
}

/** Largest batch unless the world's settings say less: the page's "batch of 100 records". */
export const DEFAULT_BATCH_LIMIT = 100;

/** Seconds to wait before asking again when nothing (more) is pending, unless the world's settings say otherwise. */
export const IDLE_POLL_SECONDS = 60;

/** How many entries the next batch of a stream takes: as many as it can. */
export function nextBatchSize(stream: TransactionStream, batchLimit: number): number {
  return Math.min(stream.lastSequence - stream.lastBatched, batchLimit);
}

/**
 * The next batch of a stream.
 * @param made identity, place and instant of the batch, and what to wait when nothing is left
 * @param entries its oldest undelivered entries in order, at least one and as many as {@link nextBatchSize}
 * @throws RangeError when `entries` are not those: a stream with a hole must not be handed out
 */
export function formBatch(
  stream: TransactionStream,
  entries: readonly Transaction[],
  made: { batchId: string; arrival: number; now: Instant; idlePollSeconds?: number | undefined },
): TransactionBatch {
  const firstSequence = stream.lastBatched + 1;
  const dense = entries.every((entry, i) => entry.sequenceNumber === firstSequence + i);
  if (!dense || entries.length === 0) {
    throw new RangeError(
      `stream ${stream.physicalAccountNumber} has no entries in sequence from ${firstSequence}`,
    );
  }
  const moreAvailable = stream.lastBatched + entries.length < stream.lastSequence;
  return {
    batchId: made.batchId,
    batchNumber: stream.lastBatchNumber + 1,
    physicalAccountNumber: stream.physicalAccountNumber,
    organisationId: stream.organisationId,
    arrival: made.arrival,
    firstSequence,
    numberOfTransactions: entries.length,
    controlSum: sumAmounts(entries.map((entry) => entry.amount)).toString(),
    fetchedAt: made.now,
    moreAvailable,
    nextPollAfterSeconds: moreAvailable ? 0 : (made.idlePollSeconds ?? IDLE_POLL_SECONDS),
  };
}

/** The stream while `batch` is open. */
export function streamWithBatch(stream: TransactionStream, batch: TransactionBatch): TransactionStream {
  return {
    ...stream,
    lastBatched: batch.firstSequence + batch.numberOfTransactions - 1,
    lastBatchNumber: batch.batchNumber,
    openBatchId: batch.batchId,
  };
}

/** The stream after its open batch was acknowledged: all its records leave at once. */
export function streamAcknowledged(stream: TransactionStream): TransactionStream {
  const { openBatchId: _, ...rest } = stream;
  return { ...rest, lastAcknowledged: stream.lastBatched };
}

/** What a partner counted and added from the records it read. */
export interface ControlTotals {
  numberOfTransactions: number;
  /** In paise. */
  controlSum: bigint;
}

/** ACKNOWLEDGEMENT_MISMATCH when totals are not those of the batch, whether it is open or not. */
export function acknowledgementFault(batch: TransactionBatch, totals: ControlTotals): Problem | undefined {
  const matches =
    totals.numberOfTransactions === batch.numberOfTransactions &&
    totals.controlSum === BigInt(batch.controlSum);
  if (matches) return undefined;
  // Not telling the right totals: a partner must add its records, not copy the sum from a refusal.
  return new Problem(
    'ACKNOWLEDGEMENT_MISMATCH',
    `${totals.numberOfTransactions} transactions over ${formatAmount(totals.controlSum)} are not the ` +
      `totals of batch ${batch.batchId}`,
  );
}
