import type { ApiKey, Application } from '../domain/application.ts';
import { foldName } from '../domain/fold.ts';
import type { PhysicalAccount } from '../domain/organisation.ts';
import { DEFAULT_UPI_LIMIT } from '../domain/payment-rail.ts';
import { DEFAULT_REFUND_WINDOW_DAYS } from '../domain/refund.ts';
import { DEFAULT_BATCH_LIMIT } from '../domain/transaction-batch.ts';
import { emptyStream } from '../domain/transaction-stream.ts';
import { type NewVirtualAccount, parseAmountRule } from '../domain/virtual-account.ts';
import type { WorldSettings } from '../domain/world.ts';
import type {
  FixtureApplication,
  FixtureCredit,
  FixtureOrganisation,
  FixtureVirtualAccount,
  WorldFixture,
} from '../domain/world-fixture.ts';
import { parseAmount } from '../lib/money.ts';
import { hashSecret } from '../lib/vault.ts';
import type { WorldStore } from '../stores/store.ts';
import { seedCatalogue, UNLIMITED_ACCOUNT_PLAN, UNLIMITED_API_PLAN } from './catalogue.ts';
import { type CreditInput, postCredit } from './credits.ts';
import { readAll } from './page.ts';
import { restorePortal } from './portal-snapshot.ts';
import { type Caller, closeUnit, type Host, openUnit, type Unit } from './unit.ts';
import { createVirtualAccounts } from './virtual-accounts.ts';

/**
 * Fills an empty world from a fixture, in one transaction. Its accounts and credits go through the same rules
 * as a partner's and a rail's, at the world's present instant, so they are valid whatever the date.
 * @throws Error when the world has been seeded before, or the fixture holds what the bank would refuse
 */
export async function seedWorld(world: WorldStore, host: Host, fixture: WorldFixture): Promise<void> {
  refuseAmbiguousPrefixes(fixture);
  await world.transact(async (tx) => {
    if ((await tx.get('worldSettings', 'settings')) !== undefined) {
      throw new Error('khata: this world is seeded already; clear it first');
    }
    await tx.put('worldSettings', settingsOf(fixture));
    if (fixture.portal === undefined) await seedCatalogue(tx);
    else await tx.put('worldCounters', { id: 'counters', ...fixture.portal.counters, lastInstant: 0 });
    const unit = await openUnit(tx, host);
    if (fixture.portal !== undefined) await restorePortal(unit, fixture.portal, secretsOf(fixture));
    for (const organisation of fixture.organisations) {
      if (fixture.portal === undefined) await seedOrganisation(unit, organisation);
      await seedVirtualAccounts(unit, organisation);
      for (const credit of organisation.credits) await seedCredit(unit, credit);
    }
    await closeUnit(unit);
  });
}

function settingsOf({ name, seed, settings = {} }: WorldFixture): WorldSettings {
  return {
    id: 'settings',
    fixture: name,
    seed,
    clock: { mode: 'REAL' },
    batchLimit: settings.batchLimit ?? DEFAULT_BATCH_LIMIT,
    upiLimit: settings.upiLimit === undefined ? DEFAULT_UPI_LIMIT : parseAmount(settings.upiLimit),
    refundWindowDays: settings.refundWindowDays ?? DEFAULT_REFUND_WINDOW_DAYS,
  };
}

/** A number must begin with one organisation's prefix only (contract.md, Virtual account). */
function refuseAmbiguousPrefixes({ organisations }: WorldFixture): void {
  const prefixes = organisations.map((organisation) => organisation.virtualAccountPrefix);
  for (const [i, prefix] of prefixes.entries()) {
    const clash = prefixes.find((other, j) => i !== j && other.startsWith(prefix));
    if (clash !== undefined)
      throw new Error(`khata: fixture prefixes ${prefix} and ${clash} are not prefix-free`);
  }
}

async function seedOrganisation(unit: Unit, organisation: FixtureOrganisation): Promise<void> {
  const { organisationId, name, clientName, virtualAccountPrefix } = organisation;
  await unit.tx.put('organisations', {
    organisationId,
    name,
    foldedName: foldName(name),
    description: '',
    customFields: {},
    clientName,
    virtualAccountPrefix,
    accountPlanId: organisation.accountPlanId ?? UNLIMITED_ACCOUNT_PLAN,
    createdAt: unit.now,
  });
  for (const { number, ifsc } of organisation.physicalAccounts) {
    const account: PhysicalAccount = { physicalAccountNumber: number, organisationId, ifsc };
    await unit.tx.put('physicalAccounts', account);
    await unit.tx.put('streams', emptyStream(number, organisationId));
  }
  for (const application of organisation.applications) {
    await seedApplication(unit, organisationId, application);
  }
}

function secretsOf({ organisations }: WorldFixture): ReadonlyMap<string, string> {
  const keys = organisations.flatMap(({ applications }) => applications);
  return new Map(keys.flatMap(({ apiKey, clientSecret }) => (clientSecret ? [[apiKey, clientSecret]] : [])));
}

async function seedApplication(
  { tx, now }: Unit,
  organisationId: string,
  {
    applicationId,
    name,
    oauth,
    clientType,
    apis,
    apiKey,
    clientSecret,
    callbackUrls = [],
  }: FixtureApplication,
): Promise<void> {
  const eula = { version: 1, acceptedBy: 'fixture', acceptedAt: now };
  const application: Application = {
    applicationId,
    organisationId,
    name,
    platform: 'SERVER',
    description: '',
    customFields: {},
    state: 'ENABLED',
    revision: 1,
    createdBy: 'fixture',
    createdAt: now,
    updatedAt: now,
    subscriptions: apis.map((api) => ({ api, apiPlanId: UNLIMITED_API_PLAN, eula })),
    oauth,
    clientType: clientType ?? 'CONFIDENTIAL',
    callbackUrls,
  };
  await tx.put('applications', application);
  const key: ApiKey = { keyId: `key-${applicationId}`, apiKey, applicationId, oauth, createdAt: now };
  if (clientSecret !== undefined) key.secretHash = hashSecret(clientSecret);
  await tx.put('apiKeys', key);
}

async function seedVirtualAccounts(unit: Unit, organisation: FixtureOrganisation): Promise<void> {
  const { organisationId, virtualAccounts } = organisation;
  const application = organisation.applications[0];
  const standard = organisation.physicalAccounts[0]?.number;
  const groups = new Map<string, NewVirtualAccount[]>();
  for (const { physicalAccountNumber = standard, ...account } of virtualAccounts) {
    if (physicalAccountNumber === undefined || application === undefined) {
      throw new Error(`khata: fixture organisation ${organisationId} has accounts, but nowhere to open them`);
    }
    const items = groups.get(physicalAccountNumber) ?? [];
    groups.set(physicalAccountNumber, [...items, newVirtualAccount(account)]);
  }
  if (application === undefined) return;
  const { applicationId, apis } = application;
  const caller: Caller = { organisationId, applicationId, apis };
  for (const [physicalAccountNumber, items] of groups) {
    await createVirtualAccounts(unit, caller, { physicalAccountNumber, atomic: true, items });
  }
}

function newVirtualAccount(account: Omit<FixtureVirtualAccount, 'physicalAccountNumber'>): NewVirtualAccount {
  const { amountRule, ...rest } = account;
  return amountRule === undefined ? rest : { ...rest, amountRule: parseAmountRule(amountRule) };
}

async function seedCredit(unit: Unit, credit: FixtureCredit): Promise<void> {
  const input: CreditInput = { ...credit, amount: parseAmount(credit.amount) };
  const { outcome, reason, isNew } = await postCredit(unit, input);
  if (outcome === 'RETURNED' || !isNew) {
    const why = reason ?? 'it is there already';
    throw new Error(`khata: fixture credit to ${credit.virtualAccountNumber} did not post: ${why}`);
  }
}

/** A world in one glance. */
export interface WorldSummary {
  readonly organisations: number;
  readonly applications: number;
  readonly physicalAccounts: number;
  /** Deleted ones included. */
  readonly virtualAccounts: number;
  /** Reversed ones included, reversals not. */
  readonly credits: number;
  /** Entries that no acknowledged batch holds; an open batch counts. */
  readonly undelivered: number;
  readonly batches: number;
  readonly refunds: number;
}

/** Counts what the world holds; costs as much as it has physical accounts. */
export async function summariseWorld({ tx }: Unit): Promise<WorldSummary> {
  let credits = 0;
  let undelivered = 0;
  for await (const accounts of readAll(tx, 'physicalAccounts', 'byOrganisation')) {
    for (const { physicalAccountNumber } of accounts) {
      const stream = await tx.get('streams', physicalAccountNumber);
      if (stream === undefined) continue;
      credits += stream.lastSequence - stream.reversals;
      undelivered += stream.lastSequence - stream.lastAcknowledged;
    }
  }
  return {
    organisations: await tx.count('organisations'),
    applications: await tx.count('applications'),
    physicalAccounts: await tx.count('physicalAccounts'),
    virtualAccounts: await tx.count('virtualAccounts'),
    credits,
    undelivered,
    batches: await tx.count('batches'),
    refunds: await tx.count('refunds'),
  };
}
