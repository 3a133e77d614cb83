import {
  type DeliveryState,
  deliveryRange,
  deliveryState,
  type EntryType,
  type SequenceRange,
  type Transaction,
  type TransactionStream,
} from '../domain/transaction-stream.ts';
import { type Awaitable, chain } from '../lib/awaitable.ts';
import { DAY, type IstDate, startOfIstDate } from '../lib/clock.ts';
import { Problem } from '../lib/errors.ts';
import { sortableSequence } from '../stores/collections.ts';
import { EMPTY_PAGE, type Page, type PageRequest, SCAN_BUDGET } from './page.ts';
import { ownsPhysicalAccount, physicalAccountNumbers } from './physical-accounts.ts';
import type { Caller, Unit } from './unit.ts';

/** @throws Problem TRANSACTION_NOT_FOUND when there is none or it is another's */
export function getTransaction(unit: Unit, caller: Caller, reference: string): Awaitable<Transaction> {
  return chain(unit.tx.get('transactions', reference), (transaction) => {
    if (transaction?.organisationId !== caller.organisationId) {
      throw new Problem('TRANSACTION_NOT_FOUND', `There is no transaction ${reference}.`);
    }
    return transaction;
  });
}

export interface TransactionFilter {
  readonly physicalAccountNumber?: string | undefined;
  readonly virtualAccountNumber?: string | undefined;
  readonly utr?: string | undefined;
  /** First value date, included. */
  readonly fromDate?: IstDate | undefined;
  /** Last value date, included. */
  readonly toDate?: IstDate | undefined;
  readonly entryType?: EntryType | undefined;
  readonly deliveryState?: DeliveryState | undefined;
}

/**
 * The organisation's entries in posting order. Positions are arrivals, which ascend with the sequence numbers
 * of every stream. Streams are dense and their `postedAt` never descends, so that days, delivery states and
 * positions are ranges of sequence numbers, found by halving: a page costs the same whatever the length of
 * the stream. A filter that names nothing of the caller's finds nothing.
 */
export async function listTransactions(
  unit: Unit,
  caller: Caller,
  filter: TransactionFilter,
  page: PageRequest,
): Promise<Page<Transaction>> {
  const after = page.after === undefined ? 0 : Number(page.after);
  if (!Number.isSafeInteger(after)) throw new Problem('CURSOR_INVALID', 'the cursor holds no position');
  if (filter.utr !== undefined) return entriesOfUtr(unit, caller, filter, filter.utr, after, page.limit);
  const numbers = await streamsToRead(unit, caller, filter);
  const parts: Part[] = [];
  for (const number of numbers) {
    const stream = await unit.tx.get('streams', number);
    if (stream !== undefined) parts.push(await readPart(unit, stream, filter, after, page.limit));
  }
  return mergeParts(parts, page.limit);
}

/** The physical accounts whose streams can hold what the filter asks for; all are the caller's. */
async function streamsToRead(unit: Unit, caller: Caller, filter: TransactionFilter): Promise<string[]> {
  const { physicalAccountNumber, virtualAccountNumber } = filter;
  if (virtualAccountNumber !== undefined) {
    const account = await unit.tx.get('virtualAccounts', virtualAccountNumber);
    if (account?.organisationId !== caller.organisationId) return [];
    const number = account.physicalAccountNumber;
    return physicalAccountNumber === undefined || physicalAccountNumber === number ? [number] : [];
  }
  if (physicalAccountNumber === undefined) return physicalAccountNumbers(unit, caller.organisationId);
  return (await ownsPhysicalAccount(unit, caller, physicalAccountNumber)) ? [physicalAccountNumber] : [];
}

/** What one stream has for a page. */
interface Part {
  /** At most one more than the page takes. */
  readonly rows: readonly Transaction[];
  /** The arrival up to which the stream was read, when the budget ended before the stream did. */
  readonly readUpTo?: number;
}

/** The page over several streams: their rows in order of arrival, as far as all of them were read. */
function mergeParts(parts: readonly Part[], limit: number): Page<Transaction> {
  const readUpTo = Math.min(...parts.map((part) => part.readUpTo ?? Number.POSITIVE_INFINITY));
  const rows = parts.flatMap((part) => part.rows).filter((row) => row.arrival <= readUpTo);
  if (parts.length > 1) rows.sort((a, b) => a.arrival - b.arrival);
  const data = rows.slice(0, limit);
  const last = data.at(-1);
  if (rows.length > limit && last !== undefined) return { data, next: last.arrival.toString() };
  return { data, next: Number.isFinite(readUpTo) ? readUpTo.toString() : null };
}

async function readPart(
  unit: Unit,
  stream: TransactionStream,
  filter: TransactionFilter,
  after: number,
  limit: number,
): Promise<Part> {
  const range = await sequenceRange(unit, stream, filter, after);
  const place = entryIndex(stream, filter);
  const before = place.prefix + sortableSequence(range.last + 1);
  const rows: Transaction[] = [];
  let sequence = range.first - 1;
  for (let examined = 0; examined < SCAN_BUDGET; ) {
    const from = place.prefix + sortableSequence(sequence);
    const found = await unit.tx.scan('transactions', place.index, place.prefix, {
      after: from,
      before,
      limit: limit + 1,
    });
    for (const row of found)
      if (filter.entryType === undefined || row.entryType === filter.entryType) rows.push(row);
    const last = found.at(-1);
    if (rows.length > limit || found.length <= limit || last === undefined) return { rows };
    sequence = last.sequenceNumber;
    examined += found.length;
    if (examined >= SCAN_BUDGET) return { rows, readUpTo: last.arrival };
  }
  return { rows };
}

/** The index that narrows most. Each of them goes by sequence number within its prefix. */
function entryIndex(
  { physicalAccountNumber }: TransactionStream,
  { virtualAccountNumber, entryType }: TransactionFilter,
): {
  readonly index: 'bySequence' | 'byVirtualAccount' | 'reversalsBySequence' | 'reversalsByVirtualAccount';
  readonly prefix: string;
} {
  const reversals = entryType === 'REVERSAL';
  return virtualAccountNumber === undefined
    ? { index: reversals ? 'reversalsBySequence' : 'bySequence', prefix: `${physicalAccountNumber}|` }
    : {
        index: reversals ? 'reversalsByVirtualAccount' : 'byVirtualAccount',
        prefix: `${virtualAccountNumber}|`,
      };
}

/** The sequence numbers that days, delivery state and position leave over. */
async function sequenceRange(
  unit: Unit,
  stream: TransactionStream,
  { fromDate, toDate, deliveryState: state }: TransactionFilter,
  after: number,
): Promise<SequenceRange> {
  let { first, last } = deliveryRange(stream, state);
  const narrow = (reached: (entry: Transaction) => boolean) =>
    firstSequence(unit, stream.physicalAccountNumber, { first, last }, reached);
  if (after > 0) first = await narrow((entry) => entry.arrival > after);
  if (fromDate !== undefined) {
    const start = startOfIstDate(fromDate);
    first = await narrow((entry) => entry.postedAt >= start);
  }
  if (toDate !== undefined) {
    const end = startOfIstDate(toDate) + DAY;
    last = (await narrow((entry) => entry.postedAt >= end)) - 1;
  }
  return { first, last };
}

/** The first sequence number of the range that has reached something, one past its end when none has. */
async function firstSequence(
  unit: Unit,
  physicalAccountNumber: string,
  range: SequenceRange,
  reached: (entry: Transaction) => boolean,
): Promise<number> {
  let low = range.first;
  let high = range.last + 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const key = `${physicalAccountNumber}|${sortableSequence(middle)}`;
    const [entry] = await unit.tx.scan('transactions', 'bySequence', key, { limit: 1 });
    if (entry === undefined) throw new RangeError(`stream ${physicalAccountNumber} has no entry ${middle}`);
    if (reached(entry)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The entries that carry one UTR: a handful, so they are filtered and put in posting order here. */
async function entriesOfUtr(
  unit: Unit,
  caller: Caller,
  filter: TransactionFilter,
  utr: string,
  after: number,
  limit: number,
): Promise<Page<Transaction>> {
  const streams = new Map<string, TransactionStream>();
  for (const number of await streamsToRead(unit, caller, filter)) {
    const stream = await unit.tx.get('streams', number);
    if (stream !== undefined) streams.set(number, stream);
  }
  if (streams.size === 0) return EMPTY_PAGE;
  const found = (await unit.tx.scan('transactions', 'byUtr', `${utr}|`, { limit: SCAN_BUDGET })).filter(
    (entry) => {
      const stream = streams.get(entry.physicalAccountNumber);
      return stream !== undefined && entry.arrival > after && entryMatches(entry, stream, filter);
    },
  );
  found.sort((a, b) => a.arrival - b.arrival);
  const data = found.slice(0, limit);
  const last = data.at(-1);
  return { data, next: last === undefined || found.length <= limit ? null : last.arrival.toString() };
}

function entryMatches(entry: Transaction, stream: TransactionStream, filter: TransactionFilter): boolean {
  const { virtualAccountNumber, fromDate, toDate, entryType, deliveryState: state } = filter;
  return (
    (virtualAccountNumber === undefined || entry.virtualAccountNumber === virtualAccountNumber) &&
    (entryType === undefined || entry.entryType === entryType) &&
    (fromDate === undefined || entry.valueDate >= fromDate) &&
    (toDate === undefined || entry.valueDate <= toDate) &&
    (state === undefined || deliveryState(stream, entry.sequenceNumber) === state)
  );
}
