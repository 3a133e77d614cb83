import { formatInstant } from '../lib/clock.ts';
import {
  getNotificationSecret,
  type NotificationSecret,
  rotateNotificationSecret,
} from '../services/notification-endpoints.ts';
import type { PortalHandlers, Wire } from './wire.ts';

/** Seconds for which the old secret signs as well where nothing else is said: a day, for a roll-out. */
const DEFAULT_OVERLAP = 86_400;

function present(found: NotificationSecret): Wire['NotificationSecret'] {
  const { applicationId, secret, createdAt, previousEndsAt } = found;
  return {
    applicationId,
    secret,
    createdAt: formatInstant(createdAt),
    ...(previousEndsAt !== undefined && { previousEndsAt: formatInstant(previousEndsAt) }),
  };
}

type Served = 'getNotificationSecret' | 'rotateNotificationSecret';

/** What receivers of an application's webhooks verify with. */
export const notificationSecretOperations: Pick<PortalHandlers, Served> = {
  async getNotificationSecret({ path }, { unit, caller }) {
    return { status: 200, body: present(await getNotificationSecret(unit, caller, path.applicationId)) };
  },

  async rotateNotificationSecret({ path, body }, { unit, caller }) {
    const { overlapSeconds = DEFAULT_OVERLAP } = body;
    const made = await rotateNotificationSecret(unit, caller, path.applicationId, overlapSeconds);
    return { status: 200, body: present(made) };
  },
};
