import {
  GIVE_UP_AFTER,
  type Notification,
  type NotificationEvent,
  type NotificationState,
  type NotificationType,
  resent,
  subjectOf,
  undeliverableReason,
} from '../domain/notification.ts';
import { Problem } from '../lib/errors.ts';
import type { Awaitable } from '../stores/store.ts';
import { ensureEndpoint } from './notification-endpoints.ts';
import { readAll } from './page.ts';
import type { Unit } from './unit.ts';

/** Finished notifications that a world keeps; what is still to be delivered stays beyond. */
export const NOTIFICATIONS_KEPT = 10_000;
/** Old rows forgotten per new one: bounded work, and the heap of them still shrinks. */
const PURGE_BATCH = 8;
/** Applications of one organisation that can be told of an event. */
const MOST_RECEIVERS = 1000;

/**
 * Writes down an event for each application that is to be told of it, in the transaction of the event: both
 * are kept, or neither. `unit.now` is the event's instant.
 */
export async function announce(unit: Unit, event: NotificationEvent): Promise<void> {
  const { tx, notifications } = unit;
  if (notifications === undefined) return;
  const { subjectId, organisationId, at } = subjectOf(event);
  const receivers = await tx.scan('applications', 'notified', `${organisationId}|`, {
    limit: MOST_RECEIVERS,
  });
  let payload: string | undefined;
  for (const application of receivers) {
    if (undeliverableReason(application, event.type) !== undefined) continue;
    const { applicationId, notificationUrl } = application;
    const endpoint = await ensureEndpoint(unit, applicationId);
    payload ??= notifications.compose(event);
    const notification: Notification = {
      notificationId: unit.nextId('notification'),
      number: unit.nextArrival(),
      applicationId,
      organisationId,
      type: event.type,
      subjectId,
      payload,
      state: 'PENDING',
      occurredAt: at,
      queuedAt: unit.hostNow,
      nextAttemptAt: unit.hostNow,
      giveUpAt: unit.hostNow + GIVE_UP_AFTER,
      attemptCount: 0,
      attempts: [],
      resends: 0,
    };
    await tx.put(
      'notifications',
      endpoint.goneUrl === notificationUrl ? cancelled(notification, GONE) : notification,
    );
    await purge(unit);
  }
  if (payload !== undefined) notifications.wake(tx.worldId);
}

/** Why nothing goes to an address that answered 410. */
export const GONE = 'the address answered 410 and was not set anew since';

/** The notification when it is not to be delivered any more. */
export function cancelled(
  { nextAttemptAt: _next, ...rest }: Notification,
  cancelReason: string,
): Notification {
  return { ...rest, state: 'CANCELLED', cancelReason };
}

async function purge({ tx }: Unit): Promise<void> {
  if ((await tx.count('notifications')) <= NOTIFICATIONS_KEPT) return;
  for (const { notificationId } of await tx.scan('notifications', 'finished', '', { limit: PURGE_BATCH })) {
    await tx.delete('notifications', notificationId);
  }
}

/**
 * Something will fall due by itself: where an application waits to be told of events, it is run when it is due
 * and not only by the next request.
 */
export function expectDue(unit: Unit): Awaitable<void> {
  if (unit.notifications === undefined) return;
  const found = hasReceivers(unit);
  return found instanceof Promise ? found.then((has) => wakeIf(unit, has)) : wakeIf(unit, found);
}

function wakeIf({ tx, notifications }: Unit, has: boolean): void {
  if (has) notifications?.wake(tx.worldId);
}

/** Whether any application of the world is told of events. */
export function hasReceivers({ tx }: Pick<Unit, 'tx'>): Awaitable<boolean> {
  const found = tx.scan('applications', 'notified', '', { limit: 1 });
  return found instanceof Promise ? found.then((rows) => rows.length > 0) : found.length > 0;
}

/** What a list of notifications is about. */
export interface NotificationFilter {
  readonly applicationId?: string | undefined;
  readonly type?: NotificationType | undefined;
  readonly state?: NotificationState | undefined;
  /** The transaction or refund that they tell of. */
  readonly subjectId?: string | undefined;
  /** Only those that arrived later. */
  readonly afterNumber: number;
  readonly limit: number;
}

/** The newest notifications of the world that match, newest first. */
export async function latestNotifications(unit: Unit, filter: NotificationFilter): Promise<Notification[]> {
  const { applicationId, type, state, subjectId, afterNumber, limit } = filter;
  const rows =
    applicationId === undefined
      ? readAll(unit.tx, 'notifications', 'newest')
      : readAll(unit.tx, 'notifications', 'newestOfApplication', `${applicationId}|`);
  const found: Notification[] = [];
  for await (const chunk of rows) {
    for (const row of chunk) {
      if (row.number <= afterNumber || found.length === limit) return found;
      const matches =
        (type === undefined || row.type === type) &&
        (state === undefined || row.state === state) &&
        (subjectId === undefined || row.subjectId === subjectId);
      if (matches) found.push(row);
    }
  }
  return found;
}

/** @throws Problem NOTIFICATION_NOT_FOUND */
export async function getNotification(unit: Unit, notificationId: string): Promise<Notification> {
  const notification = await unit.tx.get('notifications', notificationId);
  if (notification === undefined) {
    throw new Problem('NOTIFICATION_NOT_FOUND', `There is no notification ${notificationId}.`);
  }
  return notification;
}

/**
 * One more attempt now, with the same `webhook-id` and body, whatever became of the notification before. When
 * it fails, a finished one is as it was; one that was PENDING goes on as planned.
 * @throws Problem NOTIFICATION_NOT_FOUND, or NOTIFICATION_UNDELIVERABLE when its application is not to be told
 */
export async function resendNotification(unit: Unit, notificationId: string): Promise<Notification> {
  const before = await getNotification(unit, notificationId);
  const application = await unit.tx.get('applications', before.applicationId);
  const reason = undeliverableReason(application, before.type);
  if (reason !== undefined) {
    throw new Problem('NOTIFICATION_UNDELIVERABLE', `${notificationId} cannot be delivered: ${reason}.`);
  }
  const after = resent(before, unit.hostNow);
  await unit.tx.put('notifications', after);
  unit.notifications?.wake(unit.tx.worldId);
  return after;
}
