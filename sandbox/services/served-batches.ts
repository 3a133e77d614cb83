import { batchAsServed, type FaultyServing, withServing } from '../domain/served-batch.ts';
import type { ControlTotals, TransactionBatch } from '../domain/transaction-batch.ts';
import type { Transaction } from '../domain/transaction-stream.ts';
import { sortableSequence } from '../stores/collections.ts';
import type { Unit } from './unit.ts';

/**
 * Remembers that a fault served a batch with other totals than its own.
 * @param wasServed whether the batch had been served before this call
 */
export async function rememberServing(
  { tx }: Unit,
  serving: FaultyServing,
  wasServed: boolean,
): Promise<void> {
  const before = await tx.get('servedBatches', serving.batchId);
  const after = withServing(before, serving, wasServed);
  if (after !== before) await tx.put('servedBatches', after);
}

/** Remembers that a batch, which a fault has served otherwise before, was served as it is. */
export async function rememberRealServing({ tx }: Unit, batchId: string): Promise<void> {
  const before = await tx.get('servedBatches', batchId);
  if (before !== undefined && !before.isReal) await tx.put('servedBatches', { ...before, isReal: true });
}

/**
 * The batch with the totals that an acknowledgement names.
 * @throws Problem ACKNOWLEDGEMENT_MISMATCH when it was not served with them
 */
export async function assertServed(
  { tx }: Unit,
  batch: TransactionBatch,
  totals: ControlTotals,
): Promise<TransactionBatch> {
  return batchAsServed(batch, await tx.get('servedBatches', batch.batchId), totals);
}

/** What a stream gave before: for the faults that serve it again. */
export interface StreamPast {
  /** Acknowledged entries, the youngest last. */
  readonly earlier: readonly Transaction[];
  /** The batch acknowledged last, with its entries. */
  readonly acknowledged:
    | { readonly batch: TransactionBatch; readonly entries: readonly Transaction[] }
    | undefined;
}

/**
 * The last of what a physical account's partner has acknowledged.
 * @param limit greatest number of single entries
 */
export async function pastOf(
  { tx }: Unit,
  physicalAccountNumber: string,
  limit: number,
): Promise<StreamPast> {
  const stream = await tx.get('streams', physicalAccountNumber);
  if (stream === undefined || stream.lastAcknowledged === 0) return { earlier: [], acknowledged: undefined };
  const { lastAcknowledged, lastBatchNumber, openBatchId } = stream;
  const prefix = `${physicalAccountNumber}|`;
  const entries = async (after: number, count: number) =>
    await tx.scan('transactions', 'bySequence', prefix, {
      after: prefix + sortableSequence(after),
      limit: count,
    });
  const number = openBatchId === undefined ? lastBatchNumber : lastBatchNumber - 1;
  const [batch] = await tx.scan('batches', 'byNumber', prefix + sortableSequence(number), { limit: 1 });
  const count = Math.min(limit, lastAcknowledged);
  return {
    earlier: await entries(lastAcknowledged - count, count),
    acknowledged: batch && {
      batch,
      entries: await entries(batch.firstSequence - 1, batch.numberOfTransactions),
    },
  };
}
