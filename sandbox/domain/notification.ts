import { DAY, HOUR, type Instant, SECOND } from '../lib/clock.ts';
import { seedKey } from '../lib/ids.ts';
import type { Application, BankApi } from './application.ts';
import type { Refund } from './refund.ts';
import type { Transaction } from './transaction-stream.ts';

/** The bank's webhooks by the `type` of their payload (contract.md, Bank operations). */
export const NOTIFICATION_TYPES = [
  'CREDIT_POSTED',
  'CREDIT_REVERSED',
  'REFUND_SETTLED',
  'REFUND_RETURNED',
] as const;
export type NotificationType = (typeof NOTIFICATION_TYPES)[number];

/** Something that happened and that a partner's application may want to know at once. */
export type NotificationEvent =
  | { readonly type: 'CREDIT_POSTED' | 'CREDIT_REVERSED'; readonly transaction: Transaction }
  | { readonly type: 'REFUND_SETTLED' | 'REFUND_RETURNED'; readonly refund: Refund };

/** The API that an application must be subscribed to for being told of an event. */
export function apiOf(type: NotificationType): BankApi {
  return type === 'CREDIT_POSTED' || type === 'CREDIT_REVERSED' ? 'transaction-details' : 'refund-details';
}

/** What an event is about: its reference, its organisation, and when it happened on the world's clock. */
export function subjectOf(event: NotificationEvent): {
  subjectId: string;
  organisationId: string;
  at: Instant;
} {
  if ('transaction' in event) {
    const { transactionReferenceNumber, organisationId, postedAt } = event.transaction;
    return { subjectId: transactionReferenceNumber, organisationId, at: postedAt };
  }
  const { refundId, organisationId, updatedAt } = event.refund;
  return { subjectId: refundId, organisationId, at: updatedAt };
}

/** The event of a refund that has just come to `status`; none for a step on the way. */
export function refundEvent(refund: Refund): NotificationEvent | undefined {
  switch (refund.status) {
    case 'PROCESSED':
    case 'FAILED':
      return { type: 'REFUND_SETTLED', refund };
    case 'RETURNED':
      return { type: 'REFUND_RETURNED', refund };
    case 'ACCEPTED':
    case 'IN_PROCESS':
      return undefined;
  }
}

export const NOTIFICATION_STATES = ['PENDING', 'DELIVERED', 'FAILED', 'CANCELLED'] as const;
/**
 * PENDING: it is tried until it is delivered. DELIVERED: answered with 2xx. FAILED: given up. CANCELLED: when
 * its turn came, the application was not to be told any more.
 */
export type NotificationState = (typeof NOTIFICATION_STATES)[number];

/** One try at delivering a notification, on the host's clock. */
export interface DeliveryAttempt {
  readonly at: Instant;
  /** How long it took, in milliseconds. */
  readonly duration: number;
  /** The HTTP status of the answer, where there was one. */
  readonly status?: number;
  /** Why it failed, as a word: REFUSED_ADDRESS, TIMED_OUT, ECONNREFUSED …; absent where the status says it. */
  readonly fault?: string;
}

/** What became of one try. */
export type DeliveryResult = Pick<DeliveryAttempt, 'status' | 'fault'>;

/** One event as it is told to one application. */
export interface Notification {
  /** The `webhook-id`: the same on every attempt. */
  notificationId: string;
  /** Its place in the world's order of arrival. */
  number: number;
  applicationId: string;
  organisationId: string;
  type: NotificationType;
  /** The transaction or refund it tells of. */
  subjectId: string;
  /** The body as it is sent and signed, byte for byte the same on every attempt. */
  payload: string;
  state: NotificationState;
  /** When the event happened, on the world's clock. */
  occurredAt: Instant;
  /** When it was written, on the host's clock; so are all instants below. */
  queuedAt: Instant;
  /** With PENDING: not before then. */
  nextAttemptAt?: Instant;
  /** From then on a failed attempt is the last. */
  giveUpAt: Instant;
  /** How often it was tried. */
  attemptCount: number;
  /** The latest attempts, oldest first. */
  attempts: readonly DeliveryAttempt[];
  /** Why it was CANCELLED, in words. */
  cancelReason?: string;
  /** How often somebody asked for another attempt: tells an attempt under way that one more is wanted. */
  resends: number;
  /** While an asked-for attempt at a finished one waits: the state it goes back to if that fails. */
  stateBefore?: Exclude<NotificationState, 'PENDING'>;
}

/** An application's side of its webhooks: what it is signed with. */
export interface NotificationEndpoint {
  applicationId: string;
  /** `whsec_…`, sealed in the vault. */
  sealedSecret: string;
  secretCreatedAt: Instant;
  /** The secret before, which also signs until then (host's clock). */
  previous?: { readonly sealedSecret: string; readonly endsAt: Instant };
  /** An address that answered 410: nothing is sent there until it is set anew. */
  goneUrl?: string;
}

/** What the sealed secrets are bound to in the vault. */
export const NOTIFICATION_SECRET_PURPOSE = 'notification-secret';

/** How long a notification is tried, in milliseconds of the host's clock (contract.md, Bank operations). */
export const GIVE_UP_AFTER = DAY;
const FIRST_PAUSE = 5 * SECOND;
const PAUSE_GROWTH = 4;
const LONGEST_PAUSE = 3 * HOUR;
/** A pause is longer by up to this part of it, so that what failed together does not come back together. */
const JITTER = 0.25;
/** Attempts kept per notification: a day of tries has fewer; only asked-for ones drive older ones out. */
export const ATTEMPTS_KEPT = 50;

/**
 * The pause after so many failed attempts, in milliseconds: from 5 s, four times longer each, at most 3 h; plus
 * up to a quarter, drawn from the notification's own id, so that a run can be repeated.
 */
export function retryPause(notificationId: string, attempts: number): number {
  const pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE * PAUSE_GROWTH ** (attempts - 1));
  const draw = seedKey(`${attempts} ${notificationId}`) / 2 ** 32;
  return Math.round(pause * (1 + JITTER * draw));
}

/** Whether a receiver took it: any 2xx (Standard Webhooks). */
export function isTaken({ status, fault }: DeliveryResult): boolean {
  return fault === undefined && status !== undefined && status >= 200 && status < 300;
}

/** Whether a receiver said that it wants nothing any more: 410 (Standard Webhooks). */
export function isGone({ status }: DeliveryResult): boolean {
  return status === 410;
}

/**
 * The notification after an attempt.
 * @param claimed how often another attempt had been asked for when this one began
 * @param now on the host's clock
 */
export function afterAttempt(
  before: Notification,
  attempt: DeliveryAttempt,
  claimed: number,
  now: Instant,
): Notification {
  const { nextAttemptAt, stateBefore, ...rest } = before;
  const attempts = [...before.attempts, attempt].slice(-ATTEMPTS_KEPT);
  const after: Notification = { ...rest, attempts, attemptCount: before.attemptCount + 1 };
  const taken = isTaken(attempt);
  if (before.state !== 'PENDING') return taken ? { ...after, state: 'DELIVERED' } : after;
  if (before.resends !== claimed) {
    // Another one was asked for meanwhile: it stays due, whatever became of this one.
    after.nextAttemptAt = nextAttemptAt ?? now;
    if (taken) after.stateBefore = 'DELIVERED';
    else if (stateBefore !== undefined) after.stateBefore = stateBefore;
    return after;
  }
  if (taken) return { ...after, state: 'DELIVERED' };
  if (stateBefore !== undefined) return { ...after, state: stateBefore };
  const pause = retryPause(before.notificationId, after.attemptCount);
  if (isGone(attempt) || now >= before.giveUpAt) return { ...after, state: 'FAILED' };
  // The last attempt is at the end of the day, not wherever the last long pause would have led.
  return { ...after, nextAttemptAt: Math.min(now + pause, before.giveUpAt) };
}

/** The notification with one more attempt due now, whatever became of it before. */
export function resent(before: Notification, now: Instant): Notification {
  const { cancelReason: _reason, ...rest } = before;
  const after: Notification = { ...rest, state: 'PENDING', nextAttemptAt: now, resends: before.resends + 1 };
  if (before.state !== 'PENDING') after.stateBefore = before.state;
  return after;
}

/** Why an application is not to be told of events of a type, in words; undefined when it is. */
export function undeliverableReason(
  application: Application | undefined,
  type: NotificationType,
): string | undefined {
  if (application === undefined) return 'the application was deleted';
  if (application.state !== 'ENABLED') return `the application is ${application.state}`;
  if (application.notificationUrl === undefined) return 'the application has no notificationUrl';
  const api = apiOf(type);
  if (application.subscriptions.every((subscription) => subscription.api !== api)) {
    return `the application is not subscribed to ${api}`;
  }
  return undefined;
}
