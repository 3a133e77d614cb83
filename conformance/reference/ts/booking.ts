import type { Origin, Place } from './behaviour.ts';
import type { Book } from './book.ts';
import type { BookedEntry, JournalRecord } from './journal.ts';
import type { Session } from './session.ts';
import type { Batch, Transaction } from './shapes.ts';

type Settled = (JournalRecord & { kind: 'entries' })['settled'];

let deliveries = 0;

/**
 * Books the records of a batch that are not in the book, on disk when it returns. Nothing else runs between the look
 * and the writing, so that several workers may bring the same batch.
 * @returns false when a record stands in the way and the batch must not be acknowledged
 * @throws Killed
 */
export function bookBatch(session: Session, batch: Batch, worker: number): boolean {
  const { behaviour, book } = session;
  const { batchId, batchNumber, physicalAccountNumber } = batch;
  if (behaviour.skipsBatch(batch, book.batches)) return true;
  deliveries += 1;
  const seen = new Map<string, number>();
  const brought = behaviour.recordsOf(batch).map((transaction) => {
    const occurrence = seen.get(transaction.transactionReferenceNumber) ?? 0;
    seen.set(transaction.transactionReferenceNumber, occurrence + 1);
    const delivery = `${deliveries}/${seen.size}/${occurrence}`;
    return { transaction, origin: { route: 'STREAM', batchId, occurrence, worker, delivery } as const };
  });
  return bookAll(session, brought, { batchId, batchNumber, physicalAccountNumber });
}

/** Books what a notification told of. @throws Killed */
export function bookNotified(session: Session, transaction: Transaction): void {
  deliveries += 1;
  const origin = { batchId: '', occurrence: 0, worker: 0, delivery: String(deliveries) };
  bookAll(session, [{ transaction, origin: { route: 'NOTIFICATION', ...origin } }], null);
}

function bookAll(
  session: Session,
  brought: readonly { readonly transaction: Transaction; readonly origin: Origin }[],
  batch: (JournalRecord & { kind: 'entries' })['batch'],
): boolean {
  const { behaviour, book } = session;
  const entries: BookedEntry[] = [];
  const taken = new Set<string>();
  const highest = new Map<string, number>();
  // Those of the whole batch: a reversal may stand before its credit, in any order.
  const credits = new Set(
    [...book.entries, ...brought.map(({ transaction }) => transaction)]
      .filter(({ entryType }) => entryType === 'CREDIT')
      .map(({ transactionReferenceNumber }) => transactionReferenceNumber),
  );
  for (const { transaction, origin } of brought) {
    const { physicalAccountNumber, sequenceNumber } = transaction;
    const top = highest.get(physicalAccountNumber) ?? book.highest(physicalAccountNumber);
    highest.set(physicalAccountNumber, Math.max(top, sequenceNumber));
    const key = behaviour.bookingKey(transaction, origin);
    if (taken.has(key) || book.hasKey(key) || behaviour.skips(transaction, top)) continue;
    const place = behaviour.placeOf(transaction, {
      account: accountState(book, transaction.virtualAccountNumber),
      isOriginalKnown: credits.has(transaction.originalTransactionReferenceNumber ?? ''),
    });
    if (place === 'BLOCK') return false;
    if (place === 'DROP') continue;
    taken.add(key);
    entries.push(entryOf(session, transaction, key, place));
  }
  const settled = settledBy(session, entries);
  if (entries.length > 0 || batch) book.write({ kind: 'entries', batch, entries, settled });
  return true;
}

function accountState(book: Book, virtualAccountNumber: string): 'OPEN' | 'DELETED' | 'UNKNOWN' {
  const account = book.account(virtualAccountNumber);
  if (!account) return 'UNKNOWN';
  return account.isDeleted ? 'DELETED' : 'OPEN';
}

function entryOf(
  { behaviour }: Session,
  transaction: Transaction,
  key: string,
  state: Exclude<Place, 'BLOCK' | 'DROP'>,
): BookedEntry {
  const { transactionReferenceNumber, physicalAccountNumber, sequenceNumber } = transaction;
  const original = transaction.originalTransactionReferenceNumber ?? undefined;
  return {
    key,
    transactionReferenceNumber,
    physicalAccountNumber,
    sequenceNumber,
    entryType: behaviour.entryTypeOf(transaction),
    virtualAccountNumber: behaviour.textOf(transaction.virtualAccountNumber),
    utr: behaviour.textOf(transaction.utr),
    amount: behaviour.amountOf(transaction.amount),
    businessDate: behaviour.businessDate(transaction),
    paymentMode: behaviour.modeOf(transaction.paymentMode),
    state,
    ...(original !== undefined && { original }),
  };
}

/** Parked reversals whose credit has come now. */
function settledBy({ book }: Session, entries: readonly BookedEntry[]): Settled {
  const come = new Set(
    entries.filter((one) => one.entryType === 'CREDIT').map((one) => one.transactionReferenceNumber),
  );
  return book.entries
    .filter(({ state, original }) => state === 'PARKED' && original !== undefined && come.has(original))
    .map(({ key, virtualAccountNumber }) => ({
      key,
      state: book.account(virtualAccountNumber) ? 'BOOKED' : 'SUSPENSE',
    }));
}
