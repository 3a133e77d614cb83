import type { Application } from '../domain/application.ts';
import { NOTIFICATION_SECRET_PURPOSE, type NotificationEndpoint } from '../domain/notification.ts';
import { type Instant, SECOND } from '../lib/clock.ts';
import { Problem } from '../lib/errors.ts';
import { webhookUrlFault } from '../lib/webhook-address.ts';
import { type Actor, recordAudit } from './portal.ts';
import type { Unit } from './unit.ts';

/** What webhooks of an application are signed with, as its people may read it. */
export interface NotificationSecret {
  readonly applicationId: string;
  /** `whsec_…` */
  readonly secret: string;
  /** On the host's clock. */
  readonly createdAt: Instant;
  /** Until when the secret before signs as well, on the host's clock. */
  readonly previousEndsAt?: Instant;
}

/**
 * Refuses an address that this sandbox will not send to. What its name resolves to is judged at each delivery.
 * @throws Problem VALIDATION_FAILED
 */
export function refuseNotificationUrl(unit: Unit, url: string): void {
  const { notifications } = unit;
  // A host that sends none still takes no address that the usual one would not.
  const detail = notifications ? notifications.urlFault(url) : webhookUrlFault(url, 'LOOPBACK');
  if (detail === undefined) return;
  const errors = [{ pointer: '/notificationUrl', code: 'REFUSED_ADDRESS', detail }];
  throw new Problem('VALIDATION_FAILED', 'Notifications are not sent to this address.', { errors });
}

/**
 * Makes ready what an application needs for being told of events, where its settings name an address: its
 * secret is there to be read before the first notification arrives.
 */
export async function prepareEndpoint(unit: Unit, application: Application): Promise<void> {
  const { applicationId, notificationUrl } = application;
  if (notificationUrl === undefined) return;
  const endpoint = await ensureEndpoint(unit, applicationId);
  if (endpoint.goneUrl !== undefined && endpoint.goneUrl !== notificationUrl) {
    await reviveEndpoint(unit, endpoint);
  }
  // What is due later may have somebody to be told of it now.
  unit.notifications?.wake(unit.tx.worldId);
}

/** The application's endpoint; made with a secret of its own where there is none. */
export async function ensureEndpoint(unit: Unit, applicationId: string): Promise<NotificationEndpoint> {
  const known = await unit.tx.get('notificationEndpoints', applicationId);
  return known ?? (await keep(unit, applicationId, newWebhookSecret(unit)));
}

/** `whsec_` and the base64 of 32 bytes, as Standard Webhooks writes it. */
function newWebhookSecret(unit: Unit): string {
  return `whsec_${Buffer.from(unit.newSecret(), 'base64url').toString('base64')}`;
}

async function keep(
  unit: Unit,
  applicationId: string,
  secret: string,
  previous?: NotificationEndpoint['previous'],
): Promise<NotificationEndpoint> {
  const sealedSecret = unit.vault.seal(secret, NOTIFICATION_SECRET_PURPOSE);
  const endpoint: NotificationEndpoint = { applicationId, sealedSecret, secretCreatedAt: unit.hostNow };
  if (previous !== undefined) endpoint.previous = previous;
  await unit.tx.put('notificationEndpoints', endpoint);
  return endpoint;
}

/** Lets an address that had answered 410 be used again. */
export async function reviveEndpoint(unit: Unit, { goneUrl: _gone, ...rest }: NotificationEndpoint) {
  await unit.tx.put('notificationEndpoints', rest);
}

/**
 * The secrets that sign now, newest first: one, or two while an old one gives way.
 * @throws Error when they were sealed under another server key
 */
export function signingSecrets(unit: Unit, endpoint: NotificationEndpoint): string[] {
  const { sealedSecret, previous } = endpoint;
  const sealed = [sealedSecret];
  if (previous !== undefined && previous.endsAt > unit.hostNow) sealed.push(previous.sealedSecret);
  return sealed.map((text) => unit.vault.open(text, NOTIFICATION_SECRET_PURPOSE));
}

async function ownApplication(unit: Unit, actor: Actor, applicationId: string): Promise<Application> {
  const application = await unit.tx.get('applications', applicationId);
  if (application === undefined || application.organisationId !== actor.organisationId) {
    throw new Problem('APPLICATION_NOT_FOUND', `There is no application ${applicationId}.`);
  }
  return application;
}

/**
 * What receivers verify webhooks of an application with.
 * @throws Problem APPLICATION_NOT_FOUND, or NOTIFICATION_SECRET_NOT_FOUND where it never had an address
 */
export async function getNotificationSecret(
  unit: Unit,
  actor: Actor,
  applicationId: string,
): Promise<NotificationSecret> {
  await ownApplication(unit, actor, applicationId);
  const endpoint = await unit.tx.get('notificationEndpoints', applicationId);
  if (endpoint === undefined) {
    const words = `The application ${applicationId} has no secret for notifications: it never had a notificationUrl.`;
    throw new Problem('NOTIFICATION_SECRET_NOT_FOUND', words);
  }
  return readable(unit, endpoint);
}

function readable(unit: Unit, endpoint: NotificationEndpoint): NotificationSecret {
  const { applicationId, sealedSecret, secretCreatedAt, previous } = endpoint;
  return {
    applicationId,
    secret: unit.vault.open(sealedSecret, NOTIFICATION_SECRET_PURPOSE),
    createdAt: secretCreatedAt,
    ...(previous !== undefined && previous.endsAt > unit.hostNow && { previousEndsAt: previous.endsAt }),
  };
}

/**
 * A new secret. It is asked for when the old one may have leaked: in whatever state the application is.
 * @param overlap for how many seconds of the host's clock the old one signs as well; 0: no more
 * @throws Problem APPLICATION_NOT_FOUND
 */
export async function rotateNotificationSecret(
  unit: Unit,
  actor: Actor,
  applicationId: string,
  overlap: number,
): Promise<NotificationSecret> {
  const { organisationId } = await ownApplication(unit, actor, applicationId);
  const old = await unit.tx.get('notificationEndpoints', applicationId);
  const previous =
    old === undefined || overlap === 0
      ? undefined
      : { sealedSecret: old.sealedSecret, endsAt: unit.hostNow + overlap * SECOND };
  const endpoint = await keep(unit, applicationId, newWebhookSecret(unit), previous);
  if (old?.goneUrl !== undefined) {
    endpoint.goneUrl = old.goneUrl;
    await unit.tx.put('notificationEndpoints', endpoint);
  }
  await recordAudit(unit, actor, {
    action: 'notification-secret.rotated',
    subjectId: applicationId,
    organisationId,
    after: { overlap },
  });
  return readable(unit, endpoint);
}

/** What a test sets of an application's webhooks in one call. */
export interface EndpointSetting {
  /** null: nowhere. */
  readonly notificationUrl: string | null;
  /** `whsec_…`, for a receiver that has one already; left out, the present one or a random one. */
  readonly secret?: string | undefined;
}

/**
 * Sets an application's address for notifications without approval, and its secret. Its revision stays: what
 * waits for approval is still what was looked at.
 * @returns what is signed with from now on; undefined where nothing is sent
 * @throws Problem APPLICATION_NOT_FOUND or VALIDATION_FAILED
 */
export async function setNotificationEndpoint(
  unit: Unit,
  actor: Actor,
  applicationId: string,
  { notificationUrl, secret }: EndpointSetting,
): Promise<NotificationSecret | undefined> {
  const before = await unit.tx.get('applications', applicationId);
  if (before === undefined) {
    throw new Problem('APPLICATION_NOT_FOUND', `There is no application ${applicationId}.`);
  }
  const { notificationUrl: old, ...rest } = before;
  if (notificationUrl !== null) refuseNotificationUrl(unit, notificationUrl);
  const after: Application = { ...rest, ...(notificationUrl !== null && { notificationUrl }) };
  await unit.tx.put('applications', after);
  await recordAudit(unit, actor, {
    action: 'application.notification-url-set',
    subjectId: applicationId,
    organisationId: before.organisationId,
    before: { notificationUrl: old ?? null },
    after: { notificationUrl },
  });
  if (secret !== undefined) await keep(unit, applicationId, secret);
  if (notificationUrl === null) return undefined;
  const endpoint = await ensureEndpoint(unit, applicationId);
  // Set anew, so tried anew.
  if (endpoint.goneUrl !== undefined) await reviveEndpoint(unit, endpoint);
  await prepareEndpoint(unit, after);
  return readable(unit, endpoint);
}
