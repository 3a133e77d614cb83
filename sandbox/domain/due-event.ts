import type { Instant } from '../lib/clock.ts';
import type { RefundStep } from './refund.ts';

/** Something that falls due on the world's clock; run by due instant, then by arrival. */
export interface DueEvent {
  /** Order of arrival within the world: the second key of the due order, and the event's identity. */
  arrival: number;
  dueAt: Instant;
  action:
    | { type: 'POST_CREDIT'; identity: string }
    | { type: 'ADVANCE_REFUND'; refundId: string; to: RefundStep['to'] };
}
