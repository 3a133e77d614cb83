import type { DueEvent } from '../domain/due-event.ts';
import { sortable } from '../stores/collections.ts';
import type { Awaitable } from '../stores/store.ts';
import { postQueuedCredit } from './credits.ts';
import { takeRefundStep } from './refunds.ts';
import type { Unit } from './unit.ts';

const NOTHING_DUE: DueEvent[] = [];

/**
 * Runs everything that has fallen due, by due instant and then by arrival, each judged at its due instant
 * (contract.md, "Credits, the stream and batches"). An event may make another one, which runs in the same
 * order if it is due too; so the queue is asked anew after each.
 * @returns how many events ran
 */
export function runDue(unit: Unit): Awaitable<number> {
  const due = firstDue(unit);
  // Nearly every request finds nothing due: it is told so without a promise.
  if (!(due instanceof Promise) && due.length === 0) return 0;
  return runAll(unit, due);
}

function firstDue(unit: Unit): Awaitable<DueEvent[]> {
  // Where nothing waits at all, there is no key to make and no index to look into.
  if (unit.tx.count('dueEvents') === 0) return NOTHING_DUE;
  return unit.tx.scan('dueEvents', 'byDue', '', { before: sortable(unit.now + 1), limit: 1 });
}

async function runAll(unit: Unit, first: Awaitable<DueEvent[]>): Promise<number> {
  let ran = 0;
  for (let due = first; ; due = firstDue(unit)) {
    const [event] = await due;
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
