import type { DueEvent } from '../domain/due-event.ts';
import { sortable } from '../stores/collections.ts';
import { postQueuedCredit } from './credits.ts';
import { takeRefundStep } from './refunds.ts';
import type { Unit } from './unit.ts';

/**
 * Runs everything that has fallen due, by due instant and then by arrival, each judged at its due instant
 * (contract.md, "Credits, the stream and batches"). An event may make another one, which runs in the same
 * order if it is due too; so the queue is asked anew after each.
 * @returns how many events ran
 */
export async function runDue(unit: Unit): Promise<number> {
  let ran = 0;
  for (;;) {
    const before = sortable(unit.now + 1);
    const [event] = await unit.tx.scan('dueEvents', 'byDue', '', { before, limit: 1 });
    if (event === undefined) return ran;
    await unit.tx.delete('dueEvents', sortable(event.arrival));
    await runEvent(unit.at(event.dueAt), event);
    ran += 1;
  }
}

async function runEvent(unit: Unit, { arrival, action }: DueEvent): Promise<void> {
  switch (action.type) {
    case 'POST_CREDIT':
      await postQueuedCredit(unit, action.identity);
      return;
    case 'ADVANCE_REFUND':
      await takeRefundStep(unit, arrival, action.refundId, action.to);
      return;
  }
}
