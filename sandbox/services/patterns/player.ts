import { type PaymentMode, utrFrom } from '../../domain/payment-rail.ts';
import type { Remitter, Transaction } from '../../domain/transaction-stream.ts';
import type { NewVirtualAccount, VirtualAccount } from '../../domain/virtual-account.ts';
import { LAST_INSTANT } from '../../domain/world.ts';
import { formatInstant, type Instant } from '../../lib/clock.ts';
import { Problem } from '../../lib/errors.ts';
import { drawBelow } from '../../lib/ids.ts';
import type { Paise } from '../../lib/money.ts';
import { setClock } from '../clock.ts';
import { type CreditInput, type CreditOutcome, postCredit, reverseCredit } from '../credits.ts';
import type { Caller, Unit } from '../unit.ts';
import { createVirtualAccounts, deleteVirtualAccounts } from '../virtual-accounts.ts';

/** One step of a pattern, as it was played. */
export interface PatternStep {
  readonly what: string;
  /** On the world's clock. */
  readonly at: Instant;
  /** Of a credit. */
  readonly notice?: CreditInput;
  /** What became of the credit; absent where it was refused. */
  readonly outcome?: CreditOutcome;
  /** Why the credit was refused. */
  readonly problem?: Problem;
  readonly reversal?: Transaction;
}

/** What a step changes of the credit that a player would make by itself. */
export type CreditChange = Partial<CreditInput>;

const PEOPLE = [
  'Meera Iyer',
  'Ravi Kumar',
  'Fatima Sheikh',
  'Harpreet Singh',
  'Anjali Deshpande',
  'Konkan Steel Works LLP',
  'Sharma Textiles',
  'Nilgiri Traders',
] as const;
const BANKS = ['ICIC0000045', 'HDFC0000060', 'SBIN0001234', 'UTIB0000789'] as const;

/**
 * Plays the steps of a pattern within one unit of work, and keeps what became of them. Amounts and names are
 * drawn from a key; references and UTRs from the world, so that they are new each time.
 */
export class PatternPlayer {
  readonly unit: Unit;
  /** The account that the pattern is for. */
  readonly account: VirtualAccount;
  /** How many credits, where the caller chose. */
  readonly count: number | undefined;
  readonly steps: PatternStep[] = [];
  /** What is left to somebody else. */
  readonly left: string[] = [];
  readonly #key: number;
  #draws = 0;

  constructor(unit: Unit, account: VirtualAccount, key: number, count: number | undefined) {
    this.unit = unit;
    this.account = account;
    this.#key = key;
    this.count = count;
  }

  /** A whole number from 0 up to, not including, `limit`. */
  below(limit: number): number {
    this.#draws++;
    return drawBelow(this.#key, this.#draws, limit);
  }

  pick<T>(choices: readonly T[]): T {
    return choices[this.below(choices.length)] as T;
  }

  /** From ₹1.00 up to ₹50,000.00: every rail but RTGS carries it. */
  amount(): Paise {
    return 100 + this.below(50_000_00 - 99);
  }

  digits(length: number): string {
    return Array.from({ length }, () => this.below(10)).join('');
  }

  remitter(name: string = this.pick(PEOPLE)): Remitter {
    return { name, accountNumber: `${1 + this.below(9)}${this.digits(11)}`, ifsc: this.pick(BANKS) };
  }

  /** A UTR that no payment of this world has had from a pattern. */
  utr(mode: PaymentMode): string {
    return utrFrom(mode, this.unit.nextId('utr'));
  }

  /** The notice of a credit to the pattern's account, with what is not given drawn. */
  notice(change: CreditChange = {}): CreditInput {
    return {
      virtualAccountNumber: this.account.virtualAccountNumber,
      amount: change.amount ?? this.amount(),
      paymentMode: 'UPI',
      remitter: change.remitter ?? this.remitter(),
      ...change,
    };
  }

  /** Lets a credit come in. A refusal is a step too. */
  async credit(what: string, notice: CreditInput): Promise<CreditOutcome | undefined> {
    const { unit } = this;
    const step = { what, at: unit.now, notice };
    try {
      const outcome = await unit.tx.attempt(() => postCredit(unit, notice));
      this.steps.push({ ...step, outcome });
      return outcome;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.steps.push({ ...step, problem: error });
      return undefined;
    }
  }

  async reverse(what: string, reference: string): Promise<void> {
    const reversal = await reverseCredit(this.unit, reference, 'played by a pattern');
    this.steps.push({ what, at: this.unit.now, reversal });
  }

  /**
   * Moves the world's clock on to an instant and runs what falls due; one that has passed moves nothing.
   * @throws Problem VALIDATION_FAILED beyond the years that a clock has
   */
  async moveTo(instant: Instant): Promise<void> {
    if (instant > LAST_INSTANT) {
      const detail = `the clock goes no further than ${formatInstant(LAST_INSTANT)}, and the next such edge is later`;
      throw new Problem('VALIDATION_FAILED', detail, {
        errors: [{ pointer: '/pattern', code: 'OUT_OF_RANGE', detail }],
      });
    }
    if (instant > this.unit.now) await setClock(this.unit, { now: instant });
  }

  /** Opens another account under the physical account of the pattern's one. */
  async open(
    rules: Omit<NewVirtualAccount, 'virtualAccountNumber'>,
    applicationId?: string,
  ): Promise<string> {
    const { organisationId, physicalAccountNumber } = this.account;
    const organisation = await this.unit.tx.get('organisations', organisationId);
    const prefix = organisation?.virtualAccountPrefix ?? '';
    const virtualAccountNumber = `${prefix}${this.unit.nextId('utr').slice(-10)}`;
    await createVirtualAccounts(this.unit, this.#caller(applicationId), {
      physicalAccountNumber,
      atomic: true,
      items: [{ virtualAccountNumber, ...rules }],
    });
    return virtualAccountNumber;
  }

  async delete(virtualAccountNumber: string): Promise<void> {
    await deleteVirtualAccounts(this.unit, this.#caller(), {
      physicalAccountNumber: this.account.physicalAccountNumber,
      atomic: true,
      items: [{ virtualAccountNumber, reason: 'CUSTOMER_EXITED' }],
    });
  }

  #caller(applicationId = this.account.applicationId): Caller {
    return { organisationId: this.account.organisationId, applicationId, apis: [] };
  }
}
