import {
  afterAttempt,
  type DeliveryAttempt,
  isGone,
  isTaken,
  type Notification,
  type NotificationEndpoint,
  undeliverableReason,
} from '../domain/notification.ts';
import type { Instant } from '../lib/clock.ts';
import { ensureEndpoint, reviveEndpoint, signingSecrets } from './notification-endpoints.ts';
import { cancelled, GONE, hasReceivers } from './notifications.ts';
import type { Unit } from './unit.ts';

/** A notification whose turn has come, with all that sending it needs. */
export interface DeliveryJob {
  readonly notificationId: string;
  readonly applicationId: string;
  readonly payload: string;
  readonly url: string;
  /** What it is signed with; empty when they were sealed under another server key. */
  readonly secrets: readonly string[];
  /** Goes back with the result, see {@link recordAttempt}. */
  readonly resends: number;
}

/** How much can be begun now. */
export interface Room {
  /** Over all applications. */
  readonly total: number;
  /** For one of them. */
  perApplication(applicationId: string): number;
  /** Whether it is being delivered already. */
  isRunning(notificationId: string): boolean;
}

/** What to deliver now, and when to look again. */
export interface Turn {
  readonly jobs: readonly DeliveryJob[];
  /** On the host's clock; undefined when nothing waits but what is being delivered. */
  readonly next: Instant | undefined;
  /** Whether something is due for which there was no room in all: to be asked for when some is free. */
  readonly starved: boolean;
}

/** Cancelled rows per application and look: the rest has its turn with the next one. */
const CANCEL_BATCH = 100;

/**
 * Whether a world has anything to do with notifications. Asked before a unit is opened: most worlds never have.
 */
export async function concernsNotifications({ tx }: Pick<Unit, 'tx'>): Promise<boolean> {
  // A world that is being reset just now has no settings; it wakes us when it has something to tell.
  if ((await tx.get('worldSettings', 'settings')) === undefined) return false;
  if (await hasReceivers({ tx })) return true;
  return (await tx.scan('notifications', 'pending', '', { limit: 1 })).length > 0;
}

/**
 * The notifications whose turn has come, fairly over the applications: each is asked for its own oldest ones,
 * so that a receiver with a long queue holds up no other. What is not to be delivered any more is CANCELLED.
 */
export async function takeTurn(unit: Unit, room: Room): Promise<Turn> {
  const jobs: DeliveryJob[] = [];
  let next = await nextDue(unit);
  let starved = false;
  for await (const first of firstOfEach(unit)) {
    const { applicationId } = first;
    const free = Math.min(room.perApplication(applicationId), room.total - jobs.length);
    const found = await dueOf(unit, applicationId, free, room);
    jobs.push(...found.jobs);
    if (found.next !== undefined) next = Math.min(next ?? found.next, found.next);
    starved ||= found.left && room.total === jobs.length;
  }
  return { jobs, next, starved };
}

/** The first pending row of each application that has one: one probe for each. */
async function* firstOfEach({ tx }: Unit): AsyncGenerator<Notification> {
  for (let after = ''; ; ) {
    const [row] = await tx.scan('notifications', 'pending', '', { limit: 1, ...(after && { after }) });
    if (row === undefined) return;
    yield row;
    after = `${row.applicationId}|~`;
  }
}

/** When something falls due by itself that somebody may want to be told of; never on a clock that stands. */
async function nextDue(unit: Unit): Promise<Instant | undefined> {
  if (unit.settings.clock.mode === 'FROZEN' || !(await hasReceivers(unit))) return undefined;
  const [event] = await unit.tx.scan('dueEvents', 'byDue', '', { limit: 1 });
  return event === undefined ? undefined : unit.hostNow + Math.max(1, event.dueAt - unit.now);
}

async function dueOf(
  unit: Unit,
  applicationId: string,
  free: number,
  room: Room,
): Promise<{ jobs: DeliveryJob[]; next: Instant | undefined; left: boolean }> {
  const jobs: DeliveryJob[] = [];
  const application = await unit.tx.get('applications', applicationId);
  const endpoint = application && (await ensureEndpoint(unit, applicationId));
  const prefix = `${applicationId}|`;
  const rows = await unit.tx.scan('notifications', 'pending', prefix, { limit: CANCEL_BATCH + free });
  let next: Instant | undefined;
  let left = false;
  for (const row of rows) {
    if (room.isRunning(row.notificationId)) continue;
    const reason =
      undeliverableReason(application, row.type) ??
      (endpoint?.goneUrl === application?.notificationUrl && row.resends === 0 ? GONE : undefined);
    if (application === undefined || endpoint === undefined || reason !== undefined) {
      await unit.tx.put('notifications', cancelled(row, reason ?? GONE));
      continue;
    }
    const dueAt = row.nextAttemptAt ?? 0;
    if (dueAt > unit.hostNow) {
      next = dueAt;
      break;
    }
    left = jobs.length === free;
    if (left) break;
    jobs.push(jobOf(unit, row, application.notificationUrl ?? '', endpoint));
  }
  // The rest of a long queue of cancelled ones.
  if (!left && next === undefined && rows.length >= CANCEL_BATCH) next = unit.hostNow + 1;
  return { jobs, next, left };
}

function jobOf(unit: Unit, row: Notification, url: string, endpoint: NotificationEndpoint): DeliveryJob {
  const { notificationId, applicationId, payload, resends } = row;
  let secrets: readonly string[] = [];
  try {
    secrets = signingSecrets(unit, endpoint);
  } catch {
    // Sealed under another server key: the attempt fails and says so.
  }
  return { notificationId, applicationId, payload, url, secrets, resends };
}

/**
 * Writes down what became of an attempt.
 * @param job as {@link takeTurn} gave it
 * @returns the notification as it stands; undefined when it is gone
 */
export async function recordAttempt(
  unit: Unit,
  job: DeliveryJob,
  attempt: DeliveryAttempt,
): Promise<Notification | undefined> {
  const before = await unit.tx.get('notifications', job.notificationId);
  if (before === undefined) return undefined;
  const after = afterAttempt(before, attempt, job.resends, unit.hostNow);
  await unit.tx.put('notifications', after);
  const endpoint = await unit.tx.get('notificationEndpoints', job.applicationId);
  if (endpoint === undefined) return after;
  if (isGone(attempt)) await unit.tx.put('notificationEndpoints', { ...endpoint, goneUrl: job.url });
  else if (isTaken(attempt) && endpoint.goneUrl === job.url) await reviveEndpoint(unit, endpoint);
  return after;
}
