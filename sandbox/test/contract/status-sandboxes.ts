import { createApp } from '../../app.ts';
import type { FixtureOrganisation, WorldFixture } from '../../domain/world-fixture.ts';
import { readFixture } from '../../fixtures.ts';
import { type Listener, listen } from '../../http/listener.ts';
import { createSandbox } from '../../index.ts';
import { manualClock } from '../../lib/clock.ts';
import { createVault } from '../../lib/vault.ts';
import { openLowdbStore } from '../../stores/lowdb/lowdb-store.ts';
import type { StoreTransaction } from '../../stores/store.ts';
import { addParties } from '../oauth-parties.ts';
import { bearerToken } from './example-calls.ts';
import { openSandbox, START, type Transport, type WatchedSandbox } from './watched-sandbox.ts';

/**
 * Sandboxes in the states that some refusals need. Applications that are disabled or not subscribed cannot
 * be made through any door yet (the portal comes later): their state is set below the doors.
 */

export const DISABLED_KEY = 'test_key_of_a_disabled_application';
export const DISABLED_CLIENT = 'test_client_of_a_disabled_application';
export const DISABLED_SECRET = 'test_secret_of_a_disabled_application';
export const BLOCKED_KEY = 'test_key_of_an_application_whose_plan_is_blocked';
/** With one call per second, on a clock that stands. */
export const SLOW_API_KEY = 'test_key_of_an_application_with_a_slow_plan';
export const SLOW_ACCOUNT_KEY = 'test_key_of_an_organisation_with_a_slow_plan';
export const UNSUBSCRIBED_KEY = 'test_key_of_an_application_without_apis';

function strangeApplications(demo: WorldFixture): WorldFixture {
  const [acme, ...others] = demo.organisations;
  if (acme === undefined) throw new Error('the demo has organisations');
  const apis = acme.applications[0]?.apis ?? [];
  const planned = (applicationId: string, apiKey: string) => ({
    ...{ applicationId, name: applicationId, oauth: 'NONE' as const, apis, apiKey },
  });
  const applications = [
    ...acme.applications,
    planned('app-blocked', BLOCKED_KEY),
    planned('app-slow', SLOW_API_KEY),
    { applicationId: 'app-disabled', name: 'Disabled', oauth: 'NONE' as const, apis, apiKey: DISABLED_KEY },
    {
      applicationId: 'app-disabled-oauth',
      name: 'Disabled too',
      oauth: '2.0' as const,
      apis,
      apiKey: DISABLED_CLIENT,
      clientSecret: DISABLED_SECRET,
    },
    {
      applicationId: 'app-bare',
      name: 'No APIs',
      oauth: 'NONE' as const,
      apis: [],
      apiKey: UNSUBSCRIBED_KEY,
    },
  ];
  const slow: FixtureOrganisation = {
    organisationId: 'org-slow',
    name: 'Slow Traders LLP',
    clientName: 'Slow Traders LLP',
    virtualAccountPrefix: 'SLOW',
    accountPlanId: 'account-slow',
    physicalAccounts: [],
    applications: [planned('app-slow-account', SLOW_ACCOUNT_KEY)],
    virtualAccounts: [],
    credits: [],
  };
  // Without the portal's rows, which would stand for the applications instead of these.
  return { ...demo, portal: undefined, organisations: [{ ...acme, applications }, ...others, slow] };
}

/** Plans that no catalogue has, and who is on them. */
async function putPlans(tx: StoreTransaction): Promise<void> {
  const plan = { name: 'Test', description: '', period: 'DAY', isDefault: false } as const;
  await tx.put('accountPlans', { ...plan, accountPlanId: 'account-slow', hits: null, tps: 1 });
  await tx.put('apiPlans', { ...plan, apiPlanId: 'api-blocked', hits: 0, tps: null });
  await tx.put('apiPlans', { ...plan, apiPlanId: 'api-slow', hits: null, tps: 1 });
  for (const [id, apiPlanId] of [
    ['app-blocked', 'api-blocked'],
    ['app-slow', 'api-slow'],
  ] as const) {
    const application = await tx.get('applications', id);
    if (application === undefined) throw new Error(`the fixture has ${id}`);
    const subscriptions = application.subscriptions.map((row) => ({ ...row, apiPlanId }));
    await tx.put('applications', { ...application, subscriptions });
  }
}

/** A demo with applications that may not call, and with ones of every OAuth kind. */
export async function sandboxOfStrangers(): Promise<Transport> {
  const store = await openLowdbStore({ directory: undefined });
  const vault = createVault();
  const clock = manualClock(START);
  let requests = 0;
  const app = await createApp({
    store,
    host: { now: () => clock.now(), vault },
    fixture: strangeApplications(readFixture('demo')),
    validateResponses: true,
    controlToken: undefined,
    nextRequestId: () => `stranger-${++requests}`,
    onFault: () => {},
  });
  await addParties(store.world('default'), vault);
  await store.world('default').transact(async (tx) => {
    for (const id of ['app-disabled', 'app-disabled-oauth']) {
      const application = await tx.get('applications', id);
      if (application) await tx.put('applications', { ...application, state: 'DISABLED' });
    }
    await putPlans(tx);
  });
  return (request) => app.fetch(request);
}

/** A sandbox and a token of it that was good once. */
export async function sandboxAfterExpiry(): Promise<{ sandbox: WatchedSandbox; token: string }> {
  const sandbox = await openSandbox();
  const token = await bearerToken(sandbox);
  sandbox.clock.advance(3_600_000);
  return { sandbox, token };
}

/** A sandbox whose clock can be broken: the first reading of a request succeeds, the next one throws. */
export async function sandboxWithBreakableClock(): Promise<{
  transport: Transport;
  faults: unknown[];
  break(): void;
}> {
  const faults: unknown[] = [];
  let left = Number.POSITIVE_INFINITY;
  const clock = {
    now: () => {
      left--;
      if (left < 0) throw new Error('the clock is broken');
      return START;
    },
  };
  const sandbox = await createSandbox({ clock, onFault: (error) => faults.push(error) });
  return {
    transport: (request) => sandbox.fetch(request),
    faults,
    break: () => {
      left = 1;
    },
  };
}

/** A sandbox on a port, with a control token or without. */
export async function sandboxOnPort(
  controlToken: string | undefined,
): Promise<{ url: string; close(): Promise<void> }> {
  const sandbox = await createSandbox({ clock: manualClock(START), controlToken });
  const listener: Listener = await listen(sandbox.fetch, { host: '127.0.0.1', port: 0 });
  return {
    url: listener.url,
    close: async () => {
      await listener.close(100);
      await sandbox.close();
    },
  };
}
