import type { Instant, IstDate } from '../lib/clock.ts';
import type { BankApi } from './application.ts';
import type { PaymentMode } from './payment-rail.ts';
import type { Remitter } from './transaction-stream.ts';
import type { NewVirtualAccount, WrittenAmountRule } from './virtual-account.ts';
import type { WorldSettings } from './world.ts';

/** The fixtures that ship with Khata: files of fixtures/worlds. */
export const FIXTURES = ['demo', 'empty', 'conformance'] as const;

/** Their names in a sentence: `demo, empty or conformance`, or with `and`. */
export function fixtureNames(word: 'or' | 'and'): string {
  const type = word === 'or' ? 'disjunction' : 'conjunction';
  return new Intl.ListFormat('en-GB', { type }).format(FIXTURES);
}

/**
 * The state that a world starts from: data only, as in fixtures/worlds/*.json. Everything in it goes through
 * the rules of the services, so that a fixture cannot hold what the bank would have refused.
 */
export interface WorldFixture {
  /** Its name, by which a world is seeded and reset. */
  readonly name: string;
  /** Seed of the world's identifiers. */
  readonly seed: string;
  readonly settings?: FixtureSettings;
  readonly organisations: readonly FixtureOrganisation[];
  /** The portal as its own services left it; organisations and applications are then taken from here. */
  readonly portal?: PortalSnapshot | undefined;
}

/** Rows of the portal's collections, by collection. Made by a script through the services, never by hand. */
export interface PortalSnapshot {
  /** Epoch milliseconds. Every instant in the rows is moved by what has passed since. */
  readonly takenAt: Instant;
  /** Draws of identifiers and arrivals that the rows have used up. */
  readonly counters: { readonly ids: number; readonly arrivals: number };
  readonly rows: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
}

/** What a fixture sets otherwise than the defaults. */
export interface FixtureSettings {
  readonly batchLimit?: WorldSettings['batchLimit'];
  /** Wire form, `"100000.00"`. */
  readonly upiLimit?: string;
  readonly refundWindowDays?: WorldSettings['refundWindowDays'];
}

export interface FixtureOrganisation {
  readonly organisationId: string;
  readonly name: string;
  readonly clientName: string;
  readonly virtualAccountPrefix: string;
  /** Left out: the unlimited one. */
  readonly accountPlanId?: string;
  readonly physicalAccounts: readonly { readonly number: string; readonly ifsc: string }[];
  readonly applications: readonly FixtureApplication[];
  /** Opened under the first physical account unless one is named. */
  readonly virtualAccounts: readonly FixtureVirtualAccount[];
  readonly credits: readonly FixtureCredit[];
}

/** An ENABLED application with one key. Keys and secrets in fixtures are test values and say so. */
export interface FixtureApplication {
  readonly applicationId: string;
  readonly name: string;
  readonly oauth: 'NONE' | '1.0' | '2.0';
  readonly clientType?: 'PUBLIC';
  readonly apis: readonly BankApi[];
  readonly apiKey: string;
  /** With OAuth 2.0, where only its hash reaches the store, and with 1.0, where it is sealed. */
  readonly clientSecret?: string;
  /** With OAuth 2.0: where authorization codes go. */
  readonly callbackUrls?: readonly string[];
}

/** A new account, with amounts in wire form. */
export interface FixtureVirtualAccount extends Omit<NewVirtualAccount, 'amountRule'> {
  readonly physicalAccountNumber?: string;
  readonly amountRule?: WrittenAmountRule;
  readonly validFrom?: IstDate;
}

/** A credit that has come in before the world begins, with the amount in wire form. */
export interface FixtureCredit {
  readonly virtualAccountNumber: string;
  readonly amount: string;
  readonly paymentMode: PaymentMode;
  readonly utr?: string;
  readonly remitter: Remitter;
  readonly remittanceInformation?: string;
}
