import { LARGEST_BATCH, type WireObject } from '../domain/fault-rewriting.ts';
import type { FaultBench } from '../http/faults.ts';
import { presentTransaction } from '../presenters/transaction.ts';
import { pastOf } from '../services/served-batches.ts';
import { presentBatch } from './transaction-batches/presenter.ts';

/** Shows what a partner has acknowledged as a batch and its transactions are always shown. */
export const faultBench: FaultBench = {
  async past(unit, physicalAccountNumber) {
    const { earlier, acknowledged } = await pastOf(unit, physicalAccountNumber, LARGEST_BATCH - 1);
    return {
      earlier: earlier.map((entry): WireObject => ({ ...presentTransaction(entry) })),
      acknowledged: acknowledged && { ...presentBatch(acknowledged.batch, acknowledged.entries) },
    };
  },
};
