import type { components as Control } from '../../spec/generated/control.types.ts';
import type {
  Capability,
  DriverReply,
  InputOf,
  LedgerResult,
  WorkName,
  WorkResult,
} from '../drivers/protocol.ts';
import type { BankSchema, RecordedExchange } from '../judge/evidence.ts';

type ControlSchemas = Control['schemas'];
export type CreditNotice = ControlSchemas['CreditNotice'];
export type NewFaultScript = ControlSchemas['NewFaultScript'];
export type Transaction = BankSchema<'Transaction'>;

/** A credit to make come in; what is left out is filled with something plain: 1.00, IMPS, a remitter. */
export interface CreditInput {
  readonly virtualAccountNumber: string;
  /** Decimal string with two places. */
  readonly amount?: string;
  readonly paymentMode?: CreditNotice['paymentMode'];
  readonly utr?: string;
  readonly remitter?: CreditNotice['remitter'];
  readonly remittanceInformation?: string;
}

/** How a command ended, for scenarios that go on after one that was not answered. */
export interface Begun {
  readonly commandId: string;
  /** Resolves with whatever comes of it; never rejects. */
  readonly reply: Promise<DriverReply>;
}

/** What a scenario arms. `required` left out: it must act as often as `times` says (default 1), else nothing was exercised. */
export interface ArmedFault extends NewFaultScript {
  readonly required?: boolean;
  readonly times?: number;
}

/**
 * The integration, as a scenario asks it. Every method records the command. Where the reply is not a result
 * (unsupported, late, gone, broken), the scenario ends there, in good order, and what was recorded is judged.
 */
export interface Integration {
  /**
   * Opens accounts: `count` plain ones, or these.
   * @returns the numbers, by customerReference, of those that SUCCEEDED
   */
  openAccounts(
    accounts: number | InputOf<'createAccounts'>['accounts'],
    physicalAccountNumber?: string,
  ): Promise<ReadonlyMap<string, string>>;
  /** Pulls all streams of the session (or these) to their end. */
  sync(options?: {
    readonly physicalAccountNumbers?: readonly string[];
    readonly workers?: number;
  }): Promise<WorkResult>;
  /** Any other piece of work, with a commandId of its own unless one is given. */
  work<Name extends WorkName>(name: Name, input: InputOf<Name>, commandId?: string): Promise<WorkResult>;
  /** The same without waiting: the scenario goes on while it runs. */
  begin<Name extends WorkName>(name: Name, input: InputOf<Name>, commandId?: string): Begun;
  /** What it says of an earlier command now. */
  outcome(commandId: string): Promise<WorkResult>;
  /** What it has booked; recorded under the label. The end of a scenario records `end` by itself, where LEDGER is claimed. */
  ledger(label: string): Promise<LedgerResult>;
  /** Ends it at once. @throws when the driver cannot be killed: the scenario must need RESTART */
  kill(): Promise<void>;
  /** Starts it again, says hello and `start` with the same values. */
  restart(): Promise<void>;
}

/** The bank's side, which the scenario moves. None of it appears in the evidence's exchanges. */
export interface BankSide {
  readonly physicalAccountNumbers: readonly [string, string, string];
  /** Makes credits come in, in this order, and returns the entries. @throws when one is returned to its remitter */
  credit(...credits: readonly CreditInput[]): Promise<readonly Transaction[]>;
  /** A credit that waits or goes back is fine here. */
  offer(credit: CreditInput): Promise<ControlSchemas['CreditOutcome']>;
  /** Takes a credit back; the reversal enters the stream. */
  reverse(transactionReferenceNumber: string): Promise<Transaction>;
  /** Arms faults, asked in this order. The label names the script in the evidence. */
  arm(faults: Readonly<Record<string, ArmedFault>>): Promise<void>;
  /** Takes these away (all, when none is named); their accounting is kept for the evidence. */
  disarm(...labels: readonly string[]): Promise<void>;
  /** Moves the world's clock on; only while the integration is idle. */
  advance(seconds: number): Promise<void>;
  /** What the world's clock reads: milliseconds since 1970. */
  now(): Promise<number>;
  setLimits(limits: Partial<ControlSchemas['SetLimitsRequest']>): Promise<void>;
  /** Makes every access token of the integration invalid at once. */
  revokeTokens(): Promise<void>;
  /** Settles, fails or returns the live refund of this credit. */
  decideRefund(
    transactionReferenceNumber: string,
    outcome: 'settlement' | 'failure' | 'return',
  ): Promise<void>;
  /** Opens an account by another application of the organisation, behind the integration's back. @returns its number */
  openElsewhere(physicalAccountNumber?: string): Promise<string>;
  /** Deletes an account behind the integration's back, by another application. */
  deleteElsewhere(virtualAccountNumber: string): Promise<void>;
  /** Pulls and acknowledges everything by another application, as an earlier integration would have. */
  drainElsewhere(physicalAccountNumber?: string): Promise<readonly Transaction[]>;
  /** A notification as the bank would send it, signed by the session's secret. `skewSeconds` ages it, `tamper` changes the body after signing. */
  notification(
    entry: Transaction,
    options?: { readonly skewSeconds?: number; readonly tamper?: 'BODY' | 'SIGNATURE' | 'SECRET' },
  ): Promise<{ readonly headers: Record<string, string>; readonly body: string }>;
}

/** What a scenario plays on. */
export interface Session {
  readonly integration: Integration;
  readonly bank: BankSide;
  /** Whether it can be killed and started again, for stories that can be told without, and tell more with it. */
  readonly canKill: boolean;
  /** What the integration claims: for steps that a story does where it can, and stands without. */
  readonly capabilities: readonly Capability[];
  /** Drawn from the run's seed and the scenario's id: the same in each run with that seed. 0 ≤ n < 1. */
  readonly random: () => number;
  /** Names this moment for the checks. */
  mark(name: string): Promise<void>;
  /** Notes a fact for the checks. */
  note(name: string, value: string | number | boolean | readonly string[]): void;
  /** Requests of the integration up to now. */
  exchanges(): Promise<readonly RecordedExchange[]>;
  /**
   * Waits until this is so, looking again after every exchange.
   * @returns false when the time is up first: the scenario then goes on or ends as it sees fit
   */
  until(
    is: (exchanges: readonly RecordedExchange[]) => boolean,
    withinMilliseconds?: number,
  ): Promise<boolean>;
  /** Waits until the script of this label has acted so often (default 1). @returns false when the time is up first */
  untilApplied(label: string, times?: number, withinMilliseconds?: number): Promise<boolean>;
  /**
   * Kills the integration in the moment in which the bank has done its next call of this operation, before anything of the
   * answer leaves: no later than that, or what it does beside the call would be done.
   * @param begun the command in which it is awaited
   * @returns false when the command is answered first, and nothing was killed
   */
  killAtNext(operation: string, begun: Begun): Promise<boolean>;
  /** Lets real time pass, for what can only be seen by its absence (a poll that must not come). */
  pass(milliseconds: number): Promise<void>;
}
