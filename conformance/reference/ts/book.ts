import type { LedgerResult, WorkResult } from '../../drivers/protocol.ts';
import type { BatchMark, Behaviour } from './behaviour.ts';
import type {
  AnsweredItem,
  BookedEntry,
  BookedRefund,
  Journal,
  JournalRecord,
  PlannedCall,
} from './journal.ts';

/** An account that this integration opened, or meant to. */
export interface OwnAccount {
  readonly virtualAccountNumber: string;
  readonly physicalAccountNumber: string;
  readonly isDeleted: boolean;
}

/** A piece of work that was begun. */
export interface BegunWork {
  readonly operation: string;
  readonly input: unknown;
  readonly calls: PlannedCall[];
  /** By the place of the call. */
  readonly answers: Map<number, readonly AnsweredItem[]>;
  result: WorkResult | undefined;
}

/** Everything that the integration knows: the journal, read once and kept up with. */
export class Book {
  readonly #journal: Journal;
  readonly #behaviour: Behaviour;
  readonly #works = new Map<string, BegunWork>();
  readonly #accounts = new Map<string, OwnAccount>();
  readonly #entries: BookedEntry[] = [];
  /** Index in {@link #entries} by the key that they are de-duplicated by. */
  readonly #keys = new Map<string, number>();
  readonly #batches: BatchMark[] = [];
  readonly #highest = new Map<string, number>();
  readonly #refunds = new Map<string, BookedRefund>();

  constructor(journal: Journal, behaviour: Behaviour) {
    this.#journal = journal;
    this.#behaviour = behaviour;
    for (const record of journal.records) this.#apply(record);
    if (!behaviour.remembersBookings()) this.#keys.clear();
  }

  /** Puts it on disk, then takes note of it. @throws Killed */
  write(record: JournalRecord): void {
    const operation = record.kind === 'plan' ? record.calls[0]?.operation : undefined;
    if (this.#behaviour.persists(record.kind, operation)) this.#journal.append(record);
    this.#apply(record);
  }

  work(commandId: string): BegunWork | undefined {
    return this.#works.get(commandId);
  }

  account(virtualAccountNumber: string): OwnAccount | undefined {
    return this.#accounts.get(virtualAccountNumber);
  }

  /** In the order of their opening. */
  accountNumbers(): string[] {
    return [...this.#accounts.keys()];
  }

  get entries(): readonly BookedEntry[] {
    return this.#entries;
  }

  get batches(): readonly BatchMark[] {
    return this.#batches;
  }

  hasKey(key: string): boolean {
    return this.#keys.has(key);
  }

  /** The highest sequence number that was booked of a physical account's stream; 0 at first. */
  highest(physicalAccountNumber: string): number {
    return this.#highest.get(physicalAccountNumber) ?? 0;
  }

  /** The latest refund of each credit. */
  get refunds(): readonly BookedRefund[] {
    return [...this.#refunds.values()];
  }

  refund(transactionReferenceNumber: string): BookedRefund | undefined {
    return this.#refunds.get(transactionReferenceNumber);
  }

  /** What the driver tells of it. */
  ledger(): LedgerResult {
    const entries = this.#entries.map((one) => ({
      transactionReferenceNumber: one.transactionReferenceNumber,
      entryType: one.entryType,
      virtualAccountNumber: one.virtualAccountNumber,
      utr: one.utr,
      amount: one.amount,
      businessDate: one.businessDate,
      state: one.state,
    }));
    const refunds = this.refunds.map(({ transactionReferenceNumber, status }) => ({
      transactionReferenceNumber,
      state: this.#behaviour.refundState(status),
    }));
    return { entries, refunds: [...refunds, ...this.#asked()] };
  }

  /** Refunds that were asked for and of which the bank has said nothing yet: the money may be on its way. */
  #asked(): LedgerResult['refunds'] {
    const open = [...this.#works.values()].filter(({ result }) => result === undefined);
    return open
      .flatMap(({ calls }) => calls.flatMap(({ items }) => items))
      .flatMap(({ transactionReferenceNumber: asked }) =>
        asked === undefined || this.#refunds.has(asked)
          ? []
          : [{ transactionReferenceNumber: asked, state: this.#behaviour.unansweredRefundState() }],
      );
  }

  #begun(commandId: string): BegunWork {
    let work = this.#works.get(commandId);
    if (!work) {
      work = { operation: '', input: undefined, calls: [], answers: new Map(), result: undefined };
      this.#works.set(commandId, work);
    }
    return work;
  }

  #apply(record: JournalRecord): void {
    switch (record.kind) {
      case 'command': {
        const { commandId, operation, input } = record;
        const { calls, answers, result } = this.#begun(commandId);
        this.#works.set(commandId, { operation, input, calls, answers, result });
        return;
      }
      case 'plan':
        this.#begun(record.commandId).calls.push(...record.calls);
        for (const call of record.calls) if (call.operation === 'createVirtualAccounts') this.#meant(call);
        return;
      case 'answered':
        this.#begun(record.commandId).answers.set(record.call, record.items);
        for (const item of record.items) this.#answered(record, item);
        return;
      case 'done':
        this.#begun(record.commandId).result = record.result;
        return;
      case 'entries':
        this.#booked(record);
        return;
      case 'refund':
        this.#refunds.set(record.transactionReferenceNumber, record);
    }
  }

  /** From the moment of asking money may arrive on it: it is ours until we learn that it is not. */
  #meant({ items, physicalAccountNumber }: PlannedCall): void {
    for (const { virtualAccountNumber } of items) {
      if (this.#accounts.has(virtualAccountNumber)) continue;
      const account = { virtualAccountNumber, physicalAccountNumber, isDeleted: false };
      this.#accounts.set(virtualAccountNumber, account);
    }
  }

  #answered(
    { operation, physicalAccountNumber }: JournalRecord & { kind: 'answered' },
    { virtualAccountNumber, outcome }: AnsweredItem,
  ): void {
    const isDone = outcome === 'SUCCEEDED';
    const known = this.#accounts.get(virtualAccountNumber);
    if (operation === 'createVirtualAccounts') {
      if (isDone)
        this.#accounts.set(virtualAccountNumber, {
          virtualAccountNumber,
          physicalAccountNumber,
          isDeleted: known?.isDeleted ?? false,
        });
      else this.#accounts.delete(virtualAccountNumber);
    }
    if (operation === 'deleteVirtualAccounts' && isDone && known)
      this.#accounts.set(virtualAccountNumber, { ...known, isDeleted: true });
  }

  #booked({ batch, entries, settled }: JournalRecord & { kind: 'entries' }): void {
    for (const entry of entries) {
      this.#keys.set(entry.key, this.#entries.length);
      this.#entries.push(entry);
      const { physicalAccountNumber, sequenceNumber } = entry;
      this.#highest.set(physicalAccountNumber, Math.max(sequenceNumber, this.highest(physicalAccountNumber)));
    }
    for (const { key, state } of settled) {
      const index = this.#keys.get(key);
      const entry = index === undefined ? undefined : this.#entries[index];
      if (index !== undefined && entry) this.#entries[index] = { ...entry, state };
    }
    if (batch) this.#batches.push(batch);
  }
}
