import type { ReadyLine } from '../server-process.ts';

/** What the clients of a killed server know: what they sent, and what was answered. */

/** One way of breaking a promise of quality.md. */
export type Breach =
  /** Acknowledged, and gone or different. */
  | 'lost'
  /** Unanswered, and done in part or twice. */
  | 'half done'
  /** The key of an unanswered request does not tell what became of it. */
  | 'key forgotten'
  /** A batch came back after its acknowledgement, or an entry in a second batch. */
  | 'served again'
  /** An open batch came back with other bytes. */
  | 'rewritten'
  /** The books do not add up. */
  | 'unsound'
  /** An answer that nothing explains. */
  | 'unexpected';

export interface Finding {
  readonly breach: Breach;
  readonly words: string;
}

/** A request with a key; `answer` is the acknowledged text, undefined while there is none. */
export interface Keyed {
  readonly key: string;
  readonly body: Readonly<Record<string, unknown>>;
  answer?: string;
}

export interface Creation extends Keyed {
  readonly numbers: readonly string[];
}

export interface Refund extends Keyed {
  readonly reference: string;
}

/** A notice of money, which its UTR names. */
export interface Credit {
  readonly utr: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** The entry as it was acknowledged. */
  answer?: Entry;
}

export interface Entry {
  readonly transactionReferenceNumber: string;
  readonly sequenceNumber: number;
  readonly amount: string;
}

export interface Batch {
  readonly batchId: string;
  readonly batchNumber: number;
  readonly controlSum: string;
  readonly transactions: readonly Entry[];
}

/** A batch as it was delivered first. */
export interface Delivery {
  readonly batch: Batch;
  readonly text: string;
  acknowledgementSent: boolean;
  /** The answer to its acknowledgement, and how many acknowledgements had been answered with it. */
  acknowledged?: { readonly text: string; readonly order: number };
}

/** Everything that one data folder was asked. */
export class Ledger {
  readonly creations: Creation[] = [];
  readonly credits: Credit[] = [];
  readonly refunds: Refund[] = [];
  readonly deliveries = new Map<string, Delivery>();
  /** References of credits that no refund was asked for yet. */
  readonly refundable: string[] = [];
  readonly findings: Finding[] = [];
  acknowledgements = 0;
  /** Requests whose fate was unknown after a kill, and how many of them had been done. */
  unanswered = 0;
  unansweredDone = 0;
  #numbers = 0;

  breach(breach: Breach, words: string): void {
    this.findings.push({ breach, words: words.slice(0, 500) });
  }

  /** 1, 2, 3 …: for keys, account numbers and UTRs that are used once. */
  next(): number {
    return ++this.#numbers;
  }

  get acknowledgedWrites(): number {
    const answered = (list: readonly { answer?: unknown }[]) =>
      list.filter((it) => it.answer !== undefined).length;
    return answered(this.creations) + answered(this.credits) + answered(this.refunds) + this.acknowledgements;
  }
}

/** The ledger beside the server that it is about. */
export interface Subject {
  readonly server: ReadyLine;
  readonly ledger: Ledger;
}
