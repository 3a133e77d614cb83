import type { Instant } from '../../lib/clock.ts';
import type { Unit } from '../unit.ts';

/** What can happen to an object whose story is told. */
export type EventKind =
  | 'VIRTUAL_ACCOUNT_CREATED'
  | 'VIRTUAL_ACCOUNT_MODIFIED'
  | 'VIRTUAL_ACCOUNT_EXPIRED'
  | 'VIRTUAL_ACCOUNT_DELETED'
  | 'CREDIT_QUEUED'
  | 'CREDIT_POSTED'
  | 'CREDIT_RETURNED'
  | 'CREDIT_REVERSED'
  | 'BATCH_FORMED'
  | 'BATCH_FETCHED_AGAIN'
  | 'BATCH_ACKNOWLEDGEMENT_REFUSED'
  | 'BATCH_ACKNOWLEDGED'
  | 'REFUND_REFUSED'
  | 'REFUND_ACCEPTED'
  | 'REFUND_IN_PROCESS'
  | 'REFUND_PROCESSED'
  | 'REFUND_FAILED'
  | 'REFUND_RETURNED'
  | 'REFUND_STEP_DUE'
  | 'APPLICATION_CHANGED'
  | 'KEY_CHANGED'
  | 'CALLS_REFUSED';

/** Another object, by the noun and identifier of the API. */
export interface ObjectLink {
  readonly object: string;
  readonly id: string;
}

/** One thing that happened to an object, or will. */
export interface TimelineEvent {
  readonly at: Instant;
  readonly what: EventKind;
  /** A sentence, with the reason. */
  readonly words: string;
  readonly links: readonly ObjectLink[];
  /** The write that it is known by: whoever made it brought the event about. */
  readonly mark?: ObjectLink & { readonly kind: 'CREATED' | 'CHANGED' | 'DELETED' };
  /** Of the call that did it, where a row has kept it. */
  readonly requestId?: string;
}

/** The story of one object, in order of time. */
export interface Timeline {
  readonly object: string;
  readonly id: string;
  readonly now: Instant;
  readonly events: readonly TimelineEvent[];
  /** Whether nothing was left out. */
  readonly complete: boolean;
}

/** Events of one kind that are read for a timeline. */
export const MOST_EVENTS = 500;

/** Puts events in order; those of one instant stay as they were told. */
export function timelineOf(
  unit: Unit,
  of: ObjectLink,
  events: readonly TimelineEvent[],
  complete = true,
): Timeline {
  return { ...of, now: unit.now, events: [...events].sort((a, b) => a.at - b.at), complete };
}
