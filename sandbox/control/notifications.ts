import type { DeliveryAttempt, Notification } from '../domain/notification.ts';
import { formatInstant } from '../lib/clock.ts';
import { setNotificationEndpoint } from '../services/notification-endpoints.ts';
import { getNotification, latestNotifications, resendNotification } from '../services/notifications.ts';
import { operator } from './portal-levers.ts';
import type { ControlHandlers, Wire } from './wire.ts';

const DEFAULT_NOTIFICATIONS = 50;

function presentAttempt({ at, duration, status, fault }: DeliveryAttempt): Wire['NotificationAttempt'] {
  return {
    at: formatInstant(at),
    durationMilliseconds: duration,
    ...(status !== undefined && { status }),
    ...(fault !== undefined && { fault }),
  };
}

function presentSummary(notification: Notification): Wire['NotificationSummary'] {
  const { notificationId, number, applicationId, organisationId, type, subjectId, state } = notification;
  const { occurredAt, queuedAt, attemptCount, attempts, nextAttemptAt, cancelReason } = notification;
  const last = attempts.at(-1);
  return {
    ...{ notificationId, number, applicationId, organisationId, type, subjectId, state, attemptCount },
    occurredAt: formatInstant(occurredAt),
    queuedAt: formatInstant(queuedAt),
    ...(last !== undefined && { lastAttempt: presentAttempt(last) }),
    ...(nextAttemptAt !== undefined && { nextAttemptAt: formatInstant(nextAttemptAt) }),
    ...(cancelReason !== undefined && { cancelReason }),
  };
}

function presentNotification(notification: Notification): Wire['Notification'] {
  const { giveUpAt, payload, attempts } = notification;
  return {
    ...presentSummary(notification),
    giveUpAt: formatInstant(giveUpAt),
    payload,
    attempts: attempts.map(presentAttempt),
  };
}

type Served = 'listNotifications' | 'getNotification' | 'resendNotification' | 'setNotificationEndpoint';

/** The webhooks of the bank as a test wants to see them. */
export const notificationOperations: Pick<ControlHandlers, Served> = {
  async listNotifications({ query }, { unit }) {
    const { afterNumber = 0, limit = DEFAULT_NOTIFICATIONS, ...filter } = query;
    const found = await latestNotifications(unit, { ...filter, afterNumber, limit });
    return { status: 200, body: { data: found.map(presentSummary) } };
  },

  async getNotification({ path }, { unit }) {
    return { status: 200, body: presentNotification(await getNotification(unit, path.notificationId)) };
  },

  async resendNotification({ path }, { unit }) {
    return { status: 200, body: presentNotification(await resendNotification(unit, path.notificationId)) };
  },

  async setNotificationEndpoint({ path, body }, { unit, requestId }) {
    const { applicationId } = path;
    const made = await setNotificationEndpoint(unit, operator(requestId), applicationId, body);
    const { notificationUrl } = body;
    return {
      status: 200,
      body: { applicationId, notificationUrl, ...(made !== undefined && { secret: made.secret }) },
    };
  },
};
