import type { TransactionBatch } from '../../domain/transaction-batch.ts';
import type { Transaction, TransactionStream } from '../../domain/transaction-stream.ts';
import { returnReason } from '../../domain/virtual-account.ts';
import { istDate } from '../../lib/clock.ts';
import { readAll } from '../page.ts';
import type { Unit } from '../unit.ts';
import type { Books } from './books.ts';
import type { Findings } from './finding.ts';
import { addend, checkRefundsOf, isAmount } from './refunds.ts';

/** What has been seen of a stream so far. */
interface Walk {
  readonly stream: TransactionStream;
  readonly books: Books;
  readonly findings: Findings;
  /** Paise left, by virtual account. */
  readonly available: Map<string, bigint>;
  /** Credits with their reversal's reference, where there is one. */
  readonly reversed: Map<string, string>;
  last: Transaction | undefined;
  entries: number;
  reversals: number;
}

/** Checks one stream from its first entry to its last, and its batches over it. */
export async function checkStream(
  unit: Unit,
  stream: TransactionStream,
  books: Books,
  findings: Findings,
): Promise<void> {
  const { physicalAccountNumber: number } = stream;
  const walk: Walk = {
    stream,
    books,
    findings,
    available: new Map(),
    reversed: new Map(),
    last: undefined,
    entries: 0,
    reversals: 0,
  };
  const batches = new BatchWalk(stream, await batchesOf(unit, number), findings);
  const originals = await readOriginals(unit, number);
  for await (const rows of readAll(unit.tx, 'transactions', 'bySequence', `${number}|`)) {
    for (const entry of rows) {
      checkEntry(walk, entry, unit.now);
      if (entry.entryType === 'CREDIT') checkCredit(walk, entry);
      else checkReversal(walk, entry, originals);
      batches.take(entry);
    }
  }
  batches.end();
  checkStreamRow(walk);
}

async function batchesOf(unit: Unit, number: string): Promise<TransactionBatch[]> {
  const batches: TransactionBatch[] = [];
  for await (const rows of readAll(unit.tx, 'batches', 'byNumber', `${number}|`)) batches.push(...rows);
  return batches;
}

/** The credits that reversals name; read for the reversals only, which are few. */
async function readOriginals(unit: Unit, number: string): Promise<Map<string, Transaction>> {
  const originals = new Map<string, Transaction>();
  for await (const rows of readAll(unit.tx, 'transactions', 'reversalsBySequence', `${number}|`)) {
    for (const { originalTransactionReferenceNumber: reference } of rows) {
      const original = reference === undefined ? undefined : await unit.tx.get('transactions', reference);
      if (original !== undefined) originals.set(original.transactionReferenceNumber, original);
    }
  }
  return originals;
}

function checkEntry(walk: Walk, entry: Transaction, now: number): void {
  const { findings, last } = walk;
  const reference = entry.transactionReferenceNumber;
  walk.entries += 1;
  walk.last = entry;
  findings.amounts.expect(isAmount(entry.amount), () => `entry ${reference} is of ${entry.amount} paise`);
  const inOrder =
    entry.sequenceNumber === walk.entries &&
    entry.arrival > (last?.arrival ?? 0) &&
    entry.postedAt >= (last?.postedAt ?? 0) &&
    entry.postedAt <= now &&
    entry.valueDate === istDate(entry.postedAt);
  findings.delivery.expect(inOrder, () => `entry ${reference} is out of the stream's order`);
  const account = walk.books.accounts.get(entry.virtualAccountNumber);
  findings.tenants.expect(
    entry.organisationId === walk.stream.organisationId && account?.organisationId === entry.organisationId,
    () => `entry ${reference} is not of the organisation of ${entry.physicalAccountNumber}`,
  );
}

function checkCredit(walk: Walk, credit: Transaction): void {
  const { books, findings, available } = walk;
  const reference = credit.transactionReferenceNumber;
  const refunds = books.refunds.get(reference) ?? [];
  const held = checkRefundsOf(credit, refunds, books, findings);
  books.refunds.delete(reference);
  const before = available.get(credit.virtualAccountNumber) ?? 0n;
  available.set(credit.virtualAccountNumber, before + addend(credit.amount) - held);
  if (held > 0n) walk.reversed.set(reference, 'refund');
  findings.admissions.expect(admitted(walk, credit), () => `credit ${reference} was not to be posted`);
}

/** As far as the account's present revision can tell of the instant of posting. */
function admitted({ books }: Walk, credit: Transaction): boolean {
  const account = books.accounts.get(credit.virtualAccountNumber);
  if (account === undefined || account.physicalAccountNumber !== credit.physicalAccountNumber) return false;
  if (account.createdAt > credit.postedAt) return false;
  if (account.deletedAt !== undefined) return account.deletedAt >= credit.postedAt;
  const unchanged = account.revision === 1 || account.updatedAt < credit.postedAt;
  return !unchanged || returnReason(account, credit, credit.valueDate) === undefined;
}

function checkReversal(walk: Walk, reversal: Transaction, originals: ReadonlyMap<string, Transaction>): void {
  const { findings, available, reversed } = walk;
  const reference = reversal.transactionReferenceNumber;
  walk.reversals += 1;
  const original = originals.get(reversal.originalTransactionReferenceNumber ?? '');
  const fits =
    original?.entryType === 'CREDIT' &&
    original.physicalAccountNumber === reversal.physicalAccountNumber &&
    original.virtualAccountNumber === reversal.virtualAccountNumber &&
    original.amount === reversal.amount &&
    original.utr === reversal.utr &&
    original.sequenceNumber < reversal.sequenceNumber;
  findings.reversals.expect(fits, () => `reversal ${reference} does not fit its credit`);
  const name = reversal.originalTransactionReferenceNumber ?? '';
  const before = reversed.get(name);
  findings.reversals.expect(
    before === undefined,
    () => `${name} was taken back by ${before ?? ''} and by ${reference}`,
  );
  reversed.set(name, reference);
  const left = available.get(reversal.virtualAccountNumber) ?? 0n;
  available.set(reversal.virtualAccountNumber, left - addend(reversal.amount));
}

function checkStreamRow({ stream, entries, reversals, available, findings }: Walk): void {
  const { physicalAccountNumber: number, lastSequence, lastBatched, lastAcknowledged } = stream;
  const ordered = 0 <= lastAcknowledged && lastAcknowledged <= lastBatched && lastBatched <= lastSequence;
  findings.delivery.expect(
    ordered && lastSequence === entries && stream.reversals === reversals,
    () => `stream ${number} counts ${lastSequence} entries and holds ${entries}`,
  );
  let total = 0n;
  for (const [account, left] of available) {
    total += left;
    findings.balances.expect(left >= 0n, () => `virtual account ${account} is short of ${-left} paise`);
  }
  findings.balances.expect(total >= 0n, () => `physical account ${number} is short of ${-total} paise`);
}

/** Walks the batches of a stream along with its entries. */
class BatchWalk {
  readonly #stream: TransactionStream;
  readonly #batches: readonly TransactionBatch[];
  readonly #findings: Findings;
  #at = 0;
  #count = 0;
  #sum = 0n;
  /** The sequence number at which the next batch must begin. */
  #next = 1;
  #acknowledged = 0;

  constructor(stream: TransactionStream, batches: readonly TransactionBatch[], findings: Findings) {
    this.#stream = stream;
    this.#batches = batches;
    this.#findings = findings;
  }

  take(entry: Transaction): void {
    const batch = this.#batches[this.#at];
    if (batch === undefined) return;
    this.#count += 1;
    this.#sum += addend(entry.amount);
    if (this.#count < batch.numberOfTransactions) return;
    this.#close(batch);
    this.#at += 1;
    this.#count = 0;
    this.#sum = 0n;
  }

  #close(batch: TransactionBatch): void {
    const { batchId, numberOfTransactions: size } = batch;
    const { batches, totals, tenants } = this.#findings;
    const isLast = this.#at === this.#batches.length - 1;
    const open = batch.acknowledgedAt === undefined;
    const inTurn =
      batch.batchNumber === this.#at + 1 && batch.firstSequence === this.#next && size >= 1 && size <= 100;
    batches.expect(inTurn, () => `batch ${batchId} does not follow the one before it`);
    batches.expect(
      open === (this.#stream.openBatchId === batchId) && (isLast || !open),
      () => `batch ${batchId} is ${open ? 'open' : 'acknowledged'}, and the stream has it otherwise`,
    );
    totals.expect(
      batch.controlSum === this.#sum.toString() && this.#count === size,
      () => `batch ${batchId} shows ${batch.controlSum} paise and holds ${this.#sum}`,
    );
    tenants.expect(
      batch.organisationId === this.#stream.organisationId,
      () => `batch ${batchId} is of another organisation than its stream`,
    );
    this.#next = batch.firstSequence + size;
    if (!open) this.#acknowledged = this.#next - 1;
  }

  end(): void {
    const { physicalAccountNumber: number, lastBatched, lastAcknowledged, lastBatchNumber } = this.#stream;
    const { batches, delivery } = this.#findings;
    batches.expect(
      this.#count === 0 && lastBatchNumber === this.#batches.length,
      () => `stream ${number} has ${this.#batches.length} batches and counts ${lastBatchNumber}`,
    );
    delivery.expect(
      this.#next - 1 === lastBatched && this.#acknowledged === lastAcknowledged,
      () => `stream ${number} and its batches disagree on what was delivered`,
    );
  }
}
