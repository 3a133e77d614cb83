/** A partner's own integration, small and whole: it knows nothing of the kit. Node 22.18 or newer runs it as it is. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Bank {
  baseUrl: string;
  apiKey: string;
  clientName: string;
  virtualAccountPrefix: string;
  /** Milliseconds after which an unanswered request is given up. */
  deadline: number;
}

interface Transaction {
  transactionReferenceNumber: string;
  originalTransactionReferenceNumber?: string;
  entryType: 'CREDIT' | 'REVERSAL';
  virtualAccountNumber: string;
  utr: string;
  amount: string;
  postedAt: string;
}

export interface Entry extends Transaction {
  businessDate: string;
  state: 'BOOKED' | 'SUSPENSE' | 'PARKED';
}

interface Batch {
  batchId: string;
  numberOfTransactions: number;
  controlSum: string;
  transactions: Transaction[];
}

/** What the bank's answers have, as far as we read it. */
interface Answer {
  batch: Batch | null;
  results: { index: number; problem?: { code: string } }[];
  code: string;
}

/** Whom an account is opened for; `validTo` ends it after that day. */
export interface Customer {
  reference: string;
  name: string;
  validTo?: string | undefined;
}

/** The bank said no. */
export class Refused extends Error {}
/** No answer that counts: what was asked may have happened. */
export class Unanswered extends Error {}

const ATTEMPTS = 6;
const DAY_IN_INDIA = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Kolkata' });
const paise = (amount: string): bigint => BigInt(amount.replace('.', ''));
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

function rupees(total: bigint): string {
  const digits = total.toString().padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

function pauseBefore(attempt: number, retryAfter: string | null): number {
  if (retryAfter === null) return 100 * 2 ** attempt * (0.5 + Math.random());
  const seconds = Number(retryAfter);
  return Number.isNaN(seconds) ? Math.max(0, Date.parse(retryAfter) - Date.now()) : seconds * 1000;
}

/** What must survive: accounts by customer, entries and refunds by the bank's reference. */
interface Book {
  accounts: Record<string, string>;
  entries: Record<string, Entry>;
  refunds: Record<string, 'PENDING' | 'PAID' | 'RESTORED'>;
}

export class Collections {
  readonly #bank: Bank;
  readonly #file: string;
  readonly book: Book;
  /** Until when the limit of the whole account is used up, in milliseconds since 1970. */
  #quietUntil = 0;

  constructor(bank: Bank, folder: string) {
    this.#bank = bank;
    mkdirSync(folder, { recursive: true });
    this.#file = join(folder, 'book.json');
    try {
      this.book = JSON.parse(readFileSync(this.#file, 'utf8'));
    } catch {
      this.book = { accounts: {}, entries: {}, refunds: {} };
    }
  }

  /** Whole or not at all: a killed program leaves the old file or the new one. */
  #keep(): void {
    writeFileSync(`${this.#file}.new`, JSON.stringify(this.book));
    renameSync(`${this.#file}.new`, this.#file);
  }

  /** Asks, and asks again with the same key and bytes while there is no answer that counts. */
  async #call(path: string, body: object, key?: string): Promise<Answer> {
    const headers: Record<string, string> = {
      'x-api-key': this.#bank.apiKey,
      'content-type': 'application/json',
    };
    if (key !== undefined) headers['idempotency-key'] = key;
    const text = JSON.stringify(body);
    for (let attempt = 1; ; attempt += 1) {
      let retryAfter: string | null = null;
      await pause(this.#quietUntil - Date.now());
      try {
        const signal = AbortSignal.timeout(this.#bank.deadline);
        const answer = await fetch(this.#bank.baseUrl + path, {
          method: 'POST',
          headers,
          body: text,
          signal,
        });
        retryAfter = answer.headers.get('retry-after');
        const json = (await answer.json()) as Answer;
        if (answer.ok) return json;
        if (json.code === 'ACCOUNT_PLAN_LIMIT_EXCEEDED')
          this.#quietUntil = Date.now() + pauseBefore(attempt, retryAfter);
        const mayRepeat =
          answer.status === 429 || answer.status >= 500 || json.code === 'IDEMPOTENCY_IN_PROGRESS';
        if (!mayRepeat) throw new Refused(json.code);
      } catch (error) {
        if (error instanceof Refused) throw error;
      }
      if (attempt === ATTEMPTS) throw new Unanswered(`no answer to ${path}`);
      await pause(pauseBefore(attempt, retryAfter));
    }
  }

  /** Opens an account for each customer; numbers and key follow from the action, so that it can be resumed. */
  async open(physicalAccountNumber: string, customers: Customer[], action: string) {
    for (const { reference } of customers) {
      const next = String(Object.keys(this.book.accounts).length + 1).padStart(8, '0');
      this.book.accounts[reference] ??= this.#bank.virtualAccountPrefix + next;
    }
    this.#keep();
    const opened: { reference: string; number: string; code?: string | undefined }[] = [];
    for (let from = 0; from < customers.length; from += 100) {
      const items = customers.slice(from, from + 100).map(({ reference, name, validTo }) => ({
        virtualAccountNumber: this.book.accounts[reference] as string,
        accountName: name,
        customerReference: reference,
        ...(validTo !== undefined && { validTo }),
      }));
      const body = { physicalAccountNumber, items };
      const { results } = await this.#call('/v1/virtual-accounts', body, `${action}-${from}`);
      for (const [at, { customerReference: reference, virtualAccountNumber: number }] of items.entries()) {
        opened.push({ reference, number, code: results.find(({ index }) => index === at)?.problem?.code });
      }
    }
    return opened;
  }

  /** Fetches, books and acknowledges until nothing waits. */
  async collect(...physicalAccountNumbers: string[]): Promise<void> {
    for (const number of physicalAccountNumbers) await this.#drain(number);
  }

  async #drain(physicalAccountNumber: string): Promise<void> {
    for (;;) {
      const { batch } = await this.#call('/v1/transaction-batches', { physicalAccountNumber });
      if (batch === null) return;
      const { transactions } = batch;
      const totals = {
        numberOfTransactions: transactions.length,
        controlSum: rupees(transactions.reduce((sum, { amount }) => sum + paise(amount), 0n)),
      };
      if (
        totals.numberOfTransactions !== batch.numberOfTransactions ||
        totals.controlSum !== batch.controlSum
      )
        continue;
      // Credits first: a reversal may stand before its credit.
      for (const one of transactions.filter(({ entryType }) => entryType === 'CREDIT')) this.#enter(one);
      for (const one of transactions.filter(({ entryType }) => entryType !== 'CREDIT')) this.#enter(one);
      this.#keep();
      await this.#call(`/v1/transaction-batches/${batch.batchId}/acknowledgement`, totals);
    }
  }

  #enter(one: Transaction): void {
    const isOurs = Object.values(this.book.accounts).includes(one.virtualAccountNumber);
    const original = this.book.entries[one.originalTransactionReferenceNumber ?? ''];
    const isOrphan = one.entryType === 'REVERSAL' && original === undefined;
    this.book.entries[one.transactionReferenceNumber] ??= {
      ...one,
      businessDate: DAY_IN_INDIA.format(new Date(one.postedAt)),
      state: isOrphan ? 'PARKED' : isOurs ? 'BOOKED' : 'SUSPENSE',
    };
  }

  /** Everything that is booked. */
  entries(): Entry[] {
    return Object.values(this.book.entries);
  }

  /** Everything that was sent back, and what became of it. */
  refunds() {
    return Object.entries(this.book.refunds).map(([transactionReferenceNumber, state]) => ({
      transactionReferenceNumber,
      state,
    }));
  }

  /** Sends a payment back, whole and once. */
  async refund(utr: string, virtualAccountNumber: string, amount: string): Promise<void> {
    const credit = Object.values(this.book.entries).find(
      (one) => one.utr === utr && one.virtualAccountNumber === virtualAccountNumber && one.amount === amount,
    );
    if (credit === undefined) throw new Refused('NO_SUCH_CREDIT');
    const { transactionReferenceNumber } = credit;
    const isReversed = Object.values(this.book.entries).some(
      (one) => one.originalTransactionReferenceNumber === transactionReferenceNumber,
    );
    if (isReversed) throw new Refused('CREDIT_REVERSED');
    if (this.book.refunds[transactionReferenceNumber] !== undefined) return;
    const { clientName } = this.#bank;
    await this.#call(
      '/v1/refunds',
      { clientName, transactionReferenceNumber },
      `refund-${transactionReferenceNumber}`,
    );
    this.book.refunds[transactionReferenceNumber] = 'PENDING';
    this.#keep();
  }
}
