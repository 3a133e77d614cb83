import { nextStep, type Refund } from '../../domain/refund.ts';
import type { Instant } from '../../lib/clock.ts';
import { Problem } from '../../lib/errors.ts';
import { formatAmount } from '../../lib/money.ts';
import { sortable } from '../../stores/collections.ts';
import type { Unit } from '../unit.ts';
import { type EventKind, type Timeline, type TimelineEvent, timelineOf } from './event.ts';

/**
 * The steps of a refund. Its row keeps the instants of the first and the last one; those between were due at
 * the distances of the world's limits, unless the control plane took them sooner.
 */
export async function refundEvents(unit: Unit, refund: Refund): Promise<TimelineEvent[]> {
  const { refundId, transactionReferenceNumber, attempt, amount, status, acceptedAt, updatedAt } = refund;
  const links = [
    { object: 'REFUND', id: refundId },
    { object: 'TRANSACTION', id: transactionReferenceNumber },
  ];
  const event = (at: Instant, what: EventKind, words: string): TimelineEvent => ({
    at,
    what,
    words,
    links,
    mark: { object: 'REFUND', id: refundId, kind: what === 'REFUND_ACCEPTED' ? 'CREATED' : 'CHANGED' },
  });
  const accepted = `Refund ${refundId} of ${formatAmount(amount)} for credit ${transactionReferenceNumber}, attempt ${attempt}, was accepted.`;
  const events = [event(acceptedAt, 'REFUND_ACCEPTED', accepted)];
  const scheduled = (as: Refund['status']): Instant =>
    Math.min(updatedAt, nextStep({ ...refund, status: as }, unit.settings)?.dueAt ?? updatedAt);
  if (status !== 'ACCEPTED') {
    events.push(event(scheduled('ACCEPTED'), 'REFUND_IN_PROCESS', 'The payment to the remitter was begun.'));
  }
  if (status === 'PROCESSED' || status === 'RETURNED') {
    const utr = refund.utr === undefined ? '' : `, UTR ${refund.utr}`;
    const at = status === 'PROCESSED' ? updatedAt : scheduled('IN_PROCESS');
    events.push(event(at, 'REFUND_PROCESSED', `It was paid to the remitter${utr}.`));
  }
  const why = refund.failureReason ?? 'no reason is known';
  if (status === 'FAILED')
    events.push(event(updatedAt, 'REFUND_FAILED', `It failed: ${why}. The credit can be refunded again.`));
  if (status === 'RETURNED')
    events.push(
      event(updatedAt, 'REFUND_RETURNED', `The money came back: ${why}. The credit can be refunded again.`),
    );
  return [...events, ...(await dueStep(unit, refund, links))];
}

async function dueStep(
  { tx }: Unit,
  { status, updatedAt, pendingStep }: Refund,
  links: TimelineEvent['links'],
): Promise<TimelineEvent[]> {
  const due = pendingStep === undefined ? undefined : await tx.get('dueEvents', sortable(pendingStep));
  if (due?.action.type !== 'ADVANCE_REFUND') {
    if (status !== 'IN_PROCESS') return [];
    const words = 'It is stuck: no step falls due by itself. The control plane can settle or fail it.';
    return [{ at: updatedAt, what: 'REFUND_STEP_DUE', words, links }];
  }
  return [{ at: due.dueAt, what: 'REFUND_STEP_DUE', words: `Falls due then: ${due.action.to}.`, links }];
}

/** Each step of a refund. @throws Problem REFUND_NOT_FOUND */
export async function refundTimeline(unit: Unit, refundId: string): Promise<Timeline> {
  const refund = await unit.tx.get('refunds', refundId);
  if (refund === undefined) throw new Problem('REFUND_NOT_FOUND', `There is no refund ${refundId}.`);
  return timelineOf(unit, { object: 'REFUND', id: refundId }, await refundEvents(unit, refund));
}
