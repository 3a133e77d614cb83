import { BANK_APIS } from '../domain/application.ts';
import type { NewVirtualAccount } from '../domain/virtual-account.ts';
import type { FixtureOrganisation, WorldFixture } from '../domain/world-fixture.ts';
import { type ManualClock, manualClock, parseInstant } from '../lib/clock.ts';
import { Problem } from '../lib/errors.ts';
import { createVault } from '../lib/vault.ts';
import type { CreditInput } from '../services/credits.ts';
import { runUnit } from '../services/run-unit.ts';
import type { Caller, Unit } from '../services/unit.ts';
import { seedWorld } from '../services/worlds.ts';
import { openLowdbStore } from '../stores/lowdb/lowdb-store.ts';
import type { WorldStore } from '../stores/store.ts';

/** A Sunday, 10:07 in India: no edge of a day, of a month or of a half hour near. */
export const START = parseInstant('2026-11-22T10:07:00+05:30');

/** Two physical accounts of Acme, one of Beta. */
export const ACME_MAIN = '123456789012';
export const ACME_SECOND = '123456789013';
export const BETA_MAIN = '210987654321';

function organisation(
  prefix: string,
  name: string,
  accounts: readonly string[],
): Omit<FixtureOrganisation, 'virtualAccounts' | 'credits'> {
  const id = prefix.toLowerCase();
  return {
    organisationId: `org-${id}`,
    name,
    clientName: name,
    virtualAccountPrefix: prefix,
    physicalAccounts: accounts.map((number, i) => ({ number, ifsc: `KHTA000000${i + 1}` })),
    applications: [
      { applicationId: `app-${id}`, name, oauth: 'NONE', apis: BANK_APIS, apiKey: `test_key_${id}` },
    ],
  };
}

/** Two organisations with nothing in them. */
export const TWO_FIRMS: WorldFixture = {
  name: 'two-firms',
  seed: 'unit tests',
  organisations: [
    {
      ...organisation('ACME', 'Acme Retail Pvt Ltd', [ACME_MAIN, ACME_SECOND]),
      virtualAccounts: [],
      credits: [],
    },
    { ...organisation('BETA', 'Beta Traders LLP', [BETA_MAIN]), virtualAccounts: [], credits: [] },
  ],
};

export const ACME: Caller = { organisationId: 'org-acme', applicationId: 'app-acme', apis: BANK_APIS };
export const BETA: Caller = { organisationId: 'org-beta', applicationId: 'app-beta', apis: BANK_APIS };

/** A seeded world in memory, on a clock that stands until it is moved. */
export interface ServiceWorld {
  readonly store: WorldStore;
  readonly host: ManualClock;
  /** Runs one unit of work. */
  run<R>(work: (unit: Unit) => R | Promise<R>): Promise<R>;
}

export async function serviceWorld(fixture: WorldFixture = TWO_FIRMS, start = START): Promise<ServiceWorld> {
  const store = (await openLowdbStore({ directory: undefined })).world('default');
  const host = { ...manualClock(start), vault: createVault() };
  await seedWorld(store, host, fixture);
  return { store, host, run: async (work) => await runUnit(store, host, async (unit) => work(unit)) };
}

/** The code with which something is refused, or what it gave instead. */
export async function refusal(work: Promise<unknown>): Promise<unknown> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
}

/** Item for an account of Acme; the number's last digits from `n`. */
export function accountItem(n: number, more: Partial<NewVirtualAccount> = {}): NewVirtualAccount {
  return { virtualAccountNumber: `ACME${n.toString().padStart(8, '0')}`, accountName: `Store ${n}`, ...more };
}

/** A UPI credit of ₹1,250.00 to account 1. */
export function creditInput(more: Partial<CreditInput> = {}): CreditInput {
  return {
    virtualAccountNumber: 'ACME00000001',
    amount: 1250_00,
    paymentMode: 'UPI',
    remitter: { name: 'Sharma Textiles', accountNumber: '004501567823', ifsc: 'ICIC0000045' },
    ...more,
  };
}
