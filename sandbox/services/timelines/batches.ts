import { Problem } from '../../lib/errors.ts';
import { formatAmount } from '../../lib/money.ts';
import type { Unit } from '../unit.ts';
import { type Timeline, type TimelineEvent, timelineOf } from './event.ts';

/** When a batch was frozen and acknowledged. @throws Problem TRANSACTION_BATCH_NOT_FOUND */
export async function batchTimeline(unit: Unit, batchId: string): Promise<Timeline> {
  const batch = await unit.tx.get('batches', batchId);
  if (batch === undefined) throw new Problem('TRANSACTION_BATCH_NOT_FOUND', `There is no batch ${batchId}.`);
  const { batchNumber, physicalAccountNumber, firstSequence, numberOfTransactions, controlSum } = batch;
  const last = firstSequence + numberOfTransactions - 1;
  const links = [{ object: 'PHYSICAL_ACCOUNT', id: physicalAccountNumber }];
  const total = formatAmount(BigInt(controlSum));
  const mark = { object: 'TRANSACTION_BATCH', id: batchId } as const;
  const events: TimelineEvent[] = [
    {
      at: batch.fetchedAt,
      what: 'BATCH_FORMED',
      words: `Batch ${batchNumber} of physical account ${physicalAccountNumber} was frozen: entries ${firstSequence} to ${last}, ${numberOfTransactions} over ${total}.`,
      links,
      mark: { ...mark, kind: 'CREATED' },
    },
  ];
  if (batch.acknowledgedAt !== undefined) {
    const words = `Acknowledged with its totals, ${numberOfTransactions} over ${total}.`;
    events.push({
      at: batch.acknowledgedAt,
      what: 'BATCH_ACKNOWLEDGED',
      words,
      links,
      mark: { ...mark, kind: 'CHANGED' },
    });
  }
  return timelineOf(unit, { object: 'TRANSACTION_BATCH', id: batchId }, events);
}
