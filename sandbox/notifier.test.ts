import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GIVE_UP_AFTER, type Notification, retryPause } from './domain/notification.ts';
import { DAY, HOUR, type ManualClock, manualClock, SECOND } from './lib/clock.ts';
import { createVault } from './lib/vault.ts';
import { composeNotification } from './notification-payload.ts';
import { MOST_PER_APPLICATION, Notifier } from './notifier.ts';
import { postCredit } from './services/credits.ts';
import { setNotificationEndpoint } from './services/notification-endpoints.ts';
import { resendNotification } from './services/notifications.ts';
import type { Actor } from './services/portal.ts';
import { runUnit } from './services/run-unit.ts';
import type { Host, Unit } from './services/unit.ts';
import { createVirtualAccounts } from './services/virtual-accounts.ts';
import { seedWorld } from './services/worlds.ts';
import { openLowdbStore } from './stores/lowdb/lowdb-store.ts';
import type { Store } from './stores/store.ts';
import { AnsweringSender } from './test/answering-sender.ts';
import { ManualTimers } from './test/manual-timers.ts';
import {
  ACME,
  ACME_MAIN,
  accountItem,
  BETA,
  BETA_MAIN,
  creditInput,
  refusal,
  START,
  TWO_FIRMS,
} from './test/service-world.ts';

const VAULT = createVault(new Uint8Array(32).fill(5));
const OPERATOR: Actor = { organisationId: '', applicationId: '', name: 'test', requestId: 'test' };
const ACME_URL = 'https://acme.example/hook';
const BETA_URL = 'https://beta.example/hook';

let clock: ManualClock;
let timers: ManualTimers;
let store: Store;
let host: Host;
let notifier: Notifier;
let warnings: string[];
let sender: AnsweringSender;

async function open(directory?: string): Promise<void> {
  store = await openLowdbStore({ directory });
  timers = new ManualTimers();
  sender = new AnsweringSender();
  host = {
    now: () => clock.now(),
    vault: VAULT,
    notifications: {
      compose: composeNotification,
      urlFault: () => undefined,
      wake: (worldId) => notifier.wake(worldId),
    },
  };
  const timer = { after: (ms: number, task: () => void) => timers.start(task, ms) };
  notifier = new Notifier({
    store,
    host,
    sender: sender.send,
    timer,
    onWarning: (message) => warnings.push(message),
  });
}

const run = async <R>(work: (unit: Unit) => R | Promise<R>): Promise<R> =>
  await runUnit(store.world('default'), host, async (unit) => await work(unit));

async function seed(): Promise<void> {
  await seedWorld(store.world('default'), host, TWO_FIRMS);
  await run(async (unit) => {
    await createVirtualAccounts(unit, ACME, {
      physicalAccountNumber: ACME_MAIN,
      atomic: true,
      items: [accountItem(1)],
    });
    const item = { ...accountItem(1), virtualAccountNumber: 'BETA00000001' };
    await createVirtualAccounts(unit, BETA, {
      physicalAccountNumber: BETA_MAIN,
      atomic: true,
      items: [item],
    });
    await setNotificationEndpoint(unit, OPERATOR, 'app-acme', { notificationUrl: ACME_URL });
    await setNotificationEndpoint(unit, OPERATOR, 'app-beta', { notificationUrl: BETA_URL });
  });
}

beforeEach(async () => {
  clock = manualClock(START);
  warnings = [];
  await open();
  await seed();
});

afterEach(async () => {
  sender.automatic = { status: 204 };
  for (const request of sender.sent) request.answer({ status: 204 });
  await notifier.close();
  await store.close();
});

const credit = (more: Parameters<typeof creditInput>[0] = {}) =>
  run(async (unit) => await postCredit(unit, creditInput(more)));
const rows = (): Promise<Notification[]> =>
  run(async ({ tx }) => [...(await tx.scan('notifications', 'newest', '', { limit: 1000 }))].reverse());
const row = async (): Promise<Notification> => (await rows())[0] as Notification;
const setApplication = (change: object) =>
  run(async ({ tx }) => {
    const application = await tx.get('applications', 'app-acme');
    if (application !== undefined) await tx.put('applications', { ...application, ...change });
  });
const fireUntilSent = async (count: number): Promise<void> => {
  timers.fire();
  await sender.reached(count);
};

describe('a notification', () => {
  it('is sent again with growing pauses for 24 hours, then given up', async () => {
    sender.automatic = { status: 500 };
    await notifier.start();
    await credit();
    await notifier.settled();
    const { notificationId } = await row();
    const pauses: number[] = [];
    while ((await row()).state === 'PENDING') {
      // However the notifier slices its waiting, it sends when the time has come and not before.
      const before = sender.sent.length;
      const due = (await row()).nextAttemptAt ?? 0;
      pauses.push(due - clock.now());
      clock.set(due - 1);
      await notifier.settled();
      expect(sender.sent).toHaveLength(before);
      clock.set(due);
      await notifier.settled();
      expect(sender.sent).toHaveLength(before + 1);
    }
    expect(clock.now() - START).toBe(GIVE_UP_AFTER);
    expect(pauses.slice(0, -1)).toEqual(pauses.slice(0, -1).map((_, i) => retryPause(notificationId, i + 1)));
    expect(pauses.length).toBeGreaterThan(8);
    expect(pauses.length).toBeLessThan(20);
    expect(await row()).toMatchObject({ state: 'FAILED', attemptCount: pauses.length + 1 });
    expect(new Set(sender.sent.map(({ id, payload }) => `${id} ${payload}`)).size).toBe(1);
    expect(new Set(sender.sent.map(({ at }) => at)).size).toBe(sender.sent.length);
    const attempts = sender.sent.length;
    expect(warnings).toEqual([`notification ${notificationId} is given up after ${attempts} attempts`]);
  });

  it('has a timer for its next attempt, and none once it is delivered', async () => {
    sender.automatic = { status: 503 };
    await notifier.start();
    await credit();
    await notifier.settled();
    sender.automatic = { status: 200 };
    const { nextAttemptAt = 0, notificationId } = await row();
    expect(nextAttemptAt - START).toBe(retryPause(notificationId, 1));
    const [[, waiting] = []] = [...timers.waiting];
    expect(waiting?.milliseconds).toBe(retryPause(notificationId, 1));
    clock.set(nextAttemptAt);
    timers.fire();
    await notifier.settled();
    expect(await row()).toMatchObject({ state: 'DELIVERED', attemptCount: 2 });
    expect(timers.waiting.size).toBe(0);
  });

  it.each([301, 302, 404, 429, 500])('that is answered with %d is tried again', async (status) => {
    sender.automatic = { status };
    await notifier.start();
    await credit();
    await notifier.settled();
    expect(await row()).toMatchObject({ state: 'PENDING', attempts: [{ status }] });
  });

  it('that is answered with 410 is the last to that address until it is set anew', async () => {
    sender.automatic = { status: 410 };
    await notifier.start();
    await credit();
    await notifier.settled();
    expect(await row()).toMatchObject({ state: 'FAILED', attemptCount: 1 });
    await credit();
    await notifier.settled();
    expect((await rows())[1]).toMatchObject({ state: 'CANCELLED', attemptCount: 0 });
    expect(sender.sent).toHaveLength(1);
    sender.automatic = { status: 204 };
    await run((unit) => setNotificationEndpoint(unit, OPERATOR, 'app-acme', { notificationUrl: ACME_URL }));
    await credit();
    await notifier.settled();
    expect((await rows())[2]).toMatchObject({ state: 'DELIVERED' });
  });

  it.each([
    ['disabled', { state: 'DISABLED' }, 'the application is DISABLED'],
    ['without the API', { subscriptions: [] }, 'the application is not subscribed to transaction-details'],
  ])('of an application that is %s meanwhile is cancelled', async (_, change, cancelReason) => {
    await notifier.start();
    await credit();
    await setApplication(change);
    await notifier.settled();
    expect(await row()).toMatchObject({ state: 'CANCELLED', cancelReason, attemptCount: 0 });
    expect(sender.sent).toHaveLength(0);
    await credit();
    expect(await rows()).toHaveLength(1);
    const { notificationId } = await row();
    expect(await refusal(run((unit) => resendNotification(unit, notificationId)))).toBe(
      'NOTIFICATION_UNDELIVERABLE',
    );
  });

  it('of an application that was deleted meanwhile is cancelled', async () => {
    await notifier.start();
    await credit();
    await run(({ tx }) => tx.delete('applications', 'app-acme'));
    await notifier.settled();
    expect(await row()).toMatchObject({ state: 'CANCELLED', cancelReason: 'the application was deleted' });
  });

  it('goes to the address that the application has when its turn comes', async () => {
    await notifier.start();
    await credit();
    await setApplication({ notificationUrl: 'https://acme.example/other' });
    await fireUntilSent(1);
    expect(sender.sent[0]?.url).toBe('https://acme.example/other');
  });

  it('is signed with both secrets while one gives way to another', async () => {
    await notifier.start();
    await run(async ({ tx, vault }) => {
      const seal = (secret: string) => vault.seal(secret, 'notification-secret');
      const previous = { sealedSecret: seal('whsec_b2xk'), endsAt: START + HOUR };
      const fresh = { sealedSecret: seal('whsec_bmV3'), secretCreatedAt: START };
      await tx.put('notificationEndpoints', { applicationId: 'app-acme', ...fresh, previous });
    });
    await credit();
    await fireUntilSent(1);
    expect(sender.sent[0]?.secrets).toEqual(['whsec_bmV3', 'whsec_b2xk']);
    sender.sent[0]?.answer({ status: 500 });
    await notifier.settled();
    clock.advance(HOUR);
    timers.fire();
    await sender.reached(2);
    expect(sender.sent[1]?.secrets).toEqual(['whsec_bmV3']);
  });

  it('whose secret was sealed under another server key fails and says so', async () => {
    await notifier.start();
    const sealedSecret = createVault(new Uint8Array(32).fill(6)).seal('whsec_b2xk', 'notification-secret');
    await run(({ tx }) =>
      tx.put('notificationEndpoints', { applicationId: 'app-acme', sealedSecret, secretCreatedAt: START }),
    );
    await credit();
    await notifier.settled();
    expect(await row()).toMatchObject({ state: 'PENDING', attempts: [{ fault: 'SECRET_UNREADABLE' }] });
    expect(sender.sent).toHaveLength(0);
  });
});

describe('an asked-for attempt', () => {
  it('that fails leaves a delivered notification delivered', async () => {
    sender.automatic = { status: 204 };
    await notifier.start();
    await credit();
    await notifier.settled();
    const { notificationId } = await row();
    sender.automatic = { status: 500 };
    clock.advance(2 * DAY);
    await run((unit) => resendNotification(unit, notificationId));
    await notifier.settled();
    expect(await row()).toMatchObject({ state: 'DELIVERED', attemptCount: 2 });
    expect(sender.sent).toHaveLength(2);
  });

  it('is made also when another one was under way, and nothing is delivered twice at the same time', async () => {
    await notifier.start();
    await credit();
    await fireUntilSent(1);
    const { notificationId } = await row();
    await run((unit) => resendNotification(unit, notificationId));
    timers.fire();
    await new Promise<void>((resolve) => setImmediate(resolve));
    expect(sender.sent).toHaveLength(1);
    sender.automatic = { status: 204 };
    sender.sent[0]?.answer({ status: 204 });
    await notifier.settled();
    expect(sender.sent).toHaveLength(2);
    expect(await row()).toMatchObject({ state: 'DELIVERED', attemptCount: 2 });
  });
});

describe('a receiver that answers slowly', () => {
  it('holds up no other, and takes no more than its share', async () => {
    await notifier.start();
    for (let i = 0; i < 30; i++) await credit();
    await credit({ virtualAccountNumber: 'BETA00000001' });
    await fireUntilSent(MOST_PER_APPLICATION + 1);
    await new Promise<void>((resolve) => setImmediate(resolve));
    const urls = sender.sent.map(({ url }) => url);
    expect(urls.filter((url) => url === ACME_URL)).toHaveLength(MOST_PER_APPLICATION);
    expect(urls.filter((url) => url === BETA_URL)).toHaveLength(1);
    sender.automatic = { status: 204 };
    for (const request of sender.sent) request.answer({ status: 204 });
    await notifier.settled();
    expect((await rows()).every(({ state }) => state === 'DELIVERED')).toBe(true);
    expect(sender.sent).toHaveLength(31);
  });
});

describe('what falls due by itself', () => {
  it('is run and told without a request', async () => {
    sender.automatic = { status: 204 };
    await notifier.start();
    await credit({ paymentMode: 'NEFT' });
    await notifier.settled();
    expect(sender.sent).toHaveLength(0);
    const halfHour = START + 23 * 60 * SECOND;
    clock.set(halfHour);
    timers.fire();
    await notifier.settled();
    expect(sender.sent).toHaveLength(1);
    expect(await row()).toMatchObject({ state: 'DELIVERED', occurredAt: halfHour });
  });
});

describe('a crash', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'khata-notifier-'));
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  it('between the answer and the mark sends it again, with the same id and body', async () => {
    await notifier.close();
    await store.close();
    await open(directory);
    await seed();
    await notifier.start();
    await credit();
    await fireUntilSent(1);
    const [first] = sender.sent;
    // The store is gone before the answer can be written down, as in a crash.
    await store.close();
    first?.answer({ status: 204 });
    await notifier.settled();
    await notifier.close();
    expect(warnings).toHaveLength(1);

    await open(directory);
    sender.automatic = { status: 204 };
    await notifier.start();
    await notifier.settled();
    expect(sender.sent).toHaveLength(1);
    expect([sender.sent[0]?.id, sender.sent[0]?.payload]).toEqual([first?.id, first?.payload]);
    expect(await row()).toMatchObject({ state: 'DELIVERED' });
  });
});

describe('a world that is cleared', () => {
  it('calls deliveries off, and writes nothing of them into what takes its place', async () => {
    await notifier.start();
    await credit();
    await fireUntilSent(1);
    const [first] = sender.sent;
    sender.heedsAbort = false;
    await store.world('default').clear();
    notifier.forget('default');
    expect(first?.signal.aborted).toBe(true);
    await seed();
    await credit();
    // Of the old world's notification; the same seed and calls made the same id in the new one.
    first?.answer({ status: 204 });
    for (let turn = 0; turn < 20; turn++) await new Promise<void>((resolve) => setImmediate(resolve));
    expect(await row()).toMatchObject({ notificationId: first?.id, state: 'PENDING', attemptCount: 0 });
    await fireUntilSent(2);
  });
});

describe('closing', () => {
  it('waits for what is being delivered', async () => {
    await notifier.start();
    await credit();
    await fireUntilSent(1);
    const closing = notifier.close();
    sender.sent[0]?.answer({ status: 204 });
    await closing;
    expect(await row()).toMatchObject({ state: 'DELIVERED' });
  });

  it('calls off what takes longer than the grace, to be sent again', async () => {
    await notifier.start();
    await credit();
    await fireUntilSent(1);
    const closing = notifier.close();
    expect(timers.fire()).toBe(2 * SECOND);
    await closing;
    expect(sender.sent[0]?.signal.aborted).toBe(true);
    expect(await row()).toMatchObject({ state: 'PENDING', attemptCount: 0 });
  });
});
