import type { TransactionBatch } from '../../domain/transaction-batch.ts';
import type { Transaction } from '../../domain/transaction-stream.ts';
import { formatInstant } from '../../lib/clock.ts';
import { formatAmount } from '../../lib/money.ts';
import { presentTransaction } from '../../presenters/transaction.ts';
import type { Wire } from '../wire.ts';

/** A frozen batch with its entries: the same bytes at every delivery, whatever happened since. */
export function presentBatch(
  batch: TransactionBatch,
  transactions: readonly Transaction[],
): Wire['TransactionBatchResponse'] {
  return {
    batch: {
      batchId: batch.batchId,
      batchNumber: batch.batchNumber,
      physicalAccountNumber: batch.physicalAccountNumber,
      fetchedAt: formatInstant(batch.fetchedAt),
      numberOfTransactions: batch.numberOfTransactions,
      controlSum: formatAmount(BigInt(batch.controlSum)),
      moreAvailable: batch.moreAvailable,
      transactions: transactions.map(presentTransaction),
    },
    nextPollAfterSeconds: batch.nextPollAfterSeconds,
  };
}

/** A batch without its entries, for lists. */
export function presentBatchSummary(batch: TransactionBatch): Wire['TransactionBatchSummary'] {
  return {
    batchId: batch.batchId,
    batchNumber: batch.batchNumber,
    physicalAccountNumber: batch.physicalAccountNumber,
    status: batch.acknowledgedAt === undefined ? 'OPEN' : 'ACKNOWLEDGED',
    fetchedAt: formatInstant(batch.fetchedAt),
    ...(batch.acknowledgedAt !== undefined && { acknowledgedAt: formatInstant(batch.acknowledgedAt) }),
    numberOfTransactions: batch.numberOfTransactions,
    controlSum: formatAmount(BigInt(batch.controlSum)),
  };
}

/** The answer to an acknowledgement. */
export function presentAcknowledgement(batch: TransactionBatch): Wire['Acknowledgement'] {
  return {
    batchId: batch.batchId,
    batchNumber: batch.batchNumber,
    acknowledgedAt: formatInstant(batch.acknowledgedAt ?? batch.fetchedAt),
    numberOfTransactions: batch.numberOfTransactions,
    controlSum: formatAmount(BigInt(batch.controlSum)),
  };
}
