import {
  closeSync,
  existsSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { LedgerEntry, WorkResult } from '../../drivers/protocol.ts';
import type { BankOperation, BatchMark } from './behaviour.ts';
import type { Life } from './life.ts';

/** One keyed call, fixed before it is sent for the first time. */
export interface PlannedCall {
  readonly operation: BankOperation;
  readonly method: string;
  readonly path: string;
  readonly key: string;
  /** The exact text of the body. */
  readonly body: string;
  /** What it is about, in the order of the body. */
  readonly items: readonly PlannedItem[];
  readonly physicalAccountNumber: string;
}

/** One item of a planned call. */
export interface PlannedItem {
  readonly transactionReferenceNumber?: string | undefined;
  readonly virtualAccountNumber: string;
  readonly customerReference?: string | undefined;
}

/** What came of one planned item, as the journal keeps it. */
export interface AnsweredItem extends PlannedItem {
  readonly outcome: 'SUCCEEDED' | 'FAILED';
  readonly code?: string | undefined;
}

/** An entry in the book. */
export interface BookedEntry extends LedgerEntry {
  /** What it is de-duplicated by. */
  readonly key: string;
  readonly sequenceNumber: number;
  readonly physicalAccountNumber: string;
  readonly paymentMode: string;
  /** Of a reversal: the credit that it takes back. */
  readonly original?: string | undefined;
}

/** What is known of a refund. */
export interface BookedRefund {
  readonly commandId: string;
  readonly refundId: string;
  readonly transactionReferenceNumber: string;
  readonly status: string;
  /** When it may be asked for again, milliseconds since 1970: a restart must not ask sooner. */
  readonly pollAt: number;
}

/** One line of the journal. */
export type JournalRecord =
  | {
      readonly kind: 'command';
      readonly commandId: string;
      readonly operation: string;
      readonly input: unknown;
    }
  | { readonly kind: 'plan'; readonly commandId: string; readonly calls: readonly PlannedCall[] }
  | {
      readonly kind: 'answered';
      readonly commandId: string;
      /** Its place among the planned calls of the command. */
      readonly call: number;
      readonly operation: BankOperation;
      readonly physicalAccountNumber: string;
      readonly items: readonly AnsweredItem[];
    }
  | { readonly kind: 'done'; readonly commandId: string; readonly result: WorkResult }
  | {
      readonly kind: 'entries';
      readonly batch: BatchMark | null;
      readonly entries: readonly BookedEntry[];
      /** Keys of parked entries that found their place. */
      readonly settled: readonly { readonly key: string; readonly state: LedgerEntry['state'] }[];
    }
  | ({ readonly kind: 'refund' } & BookedRefund);

export type RecordKind = JournalRecord['kind'];

/** A line that is no record, with more behind it: not a torn tail, and nothing to go on with. */
export class JournalDamaged extends Error {
  constructor(path: string, line: number) {
    super(`${path}: line ${line} is no record; restore the file, or give an empty data folder`);
    this.name = 'JournalDamaged';
  }
}

/**
 * What must survive a kill: one JSON line per record, only ever appended, on disk before {@link append} returns. A last
 * line that was torn by a kill is cut off.
 */
export class Journal {
  readonly #file: number;
  readonly #life: Life;
  /** What it held when it was opened. */
  readonly records: readonly JournalRecord[];

  /** @throws JournalDamaged */
  constructor(folder: string, life: Life) {
    this.#life = life;
    mkdirSync(folder, { recursive: true });
    const path = join(folder, 'journal.jsonl');
    const bytes = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
    const whole = bytes.lastIndexOf(0x0a) + 1;
    const lines = bytes.subarray(0, whole).toString('utf8').split('\n').slice(0, -1);
    this.records = lines.map((line, index) => {
      try {
        return JSON.parse(line) as JournalRecord;
      } catch {
        throw new JournalDamaged(path, index + 1);
      }
    });
    this.#file = openSync(path, 'a');
    if (whole < bytes.length) ftruncateSync(this.#file, whole);
  }

  /** @throws Killed when the client is dead */
  append(record: JournalRecord): void {
    this.#life.check();
    const bytes = Buffer.from(`${JSON.stringify(record)}\n`);
    for (let from = 0; from < bytes.length; ) from += writeSync(this.#file, bytes, from);
    fsyncSync(this.#file);
  }

  close(): void {
    closeSync(this.#file);
  }
}
