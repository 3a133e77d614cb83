import {
  type ControlTotals,
  formBatch,
  IDLE_POLL_SECONDS,
  nextBatchSize,
  streamAcknowledged,
  streamWithBatch,
  type TransactionBatch,
} from '../domain/transaction-batch.ts';
import type { Transaction, TransactionStream } from '../domain/transaction-stream.ts';
import type { Awaitable } from '../lib/awaitable.ts';
import { Problem } from '../lib/errors.ts';
import { sortableSequence } from '../stores/collections.ts';
import { EMPTY_PAGE, type Page, type PageRequest, readPage } from './page.ts';
import { ownPhysicalAccount, ownsPhysicalAccount, physicalAccountNumbers } from './physical-accounts.ts';
import { assertServed } from './served-batches.ts';
import type { Caller, Unit } from './unit.ts';

/** What a fetch gives. */
export interface FetchedBatch {
  /** Null when nothing is pending. */
  readonly batch: TransactionBatch | null;
  /** Whether this call formed it. */
  readonly isNew: boolean;
  /** Of the batch as it was formed, or of now when there is none. */
  readonly nextPollAfterSeconds: number;
}

/**
 * The open batch once more or, without one, the oldest undelivered entries frozen as a new batch. Costs as
 * much as the batch is long, whatever the length of the stream (contract.md, Fetch).
 * @param shorten how many entries a new batch takes instead of as many as it can: for faults
 * @throws Problem PHYSICAL_ACCOUNT_NOT_FOUND
 */
export async function fetchBatch(
  unit: Unit,
  caller: Caller,
  { physicalAccountNumber }: { readonly physicalAccountNumber: string },
  shorten: (size: number) => Awaitable<number> = (size) => size,
): Promise<FetchedBatch> {
  await ownPhysicalAccount(unit, caller, physicalAccountNumber);
  const stream = await streamOf(unit, physicalAccountNumber);
  const open = await openBatch(unit, stream);
  if (open !== undefined)
    return { batch: open, isNew: false, nextPollAfterSeconds: open.nextPollAfterSeconds };
  const { batchLimit, batchPollAfterSeconds: idlePollSeconds = IDLE_POLL_SECONDS } = unit.settings;
  const most = nextBatchSize(stream, batchLimit);
  if (most === 0) return { batch: null, isNew: false, nextPollAfterSeconds: idlePollSeconds };
  const size = await shorten(most);
  const entries = await entriesAfter(unit, physicalAccountNumber, stream.lastBatched, size);
  const batchId = unit.nextId('batch');
  const made = { batchId, arrival: unit.nextArrival(), now: unit.now, idlePollSeconds };
  const batch = formBatch(stream, entries, made);
  await unit.tx.put('batches', batch);
  await unit.tx.put('streams', streamWithBatch(stream, batch));
  return { batch, isNew: true, nextPollAfterSeconds: batch.nextPollAfterSeconds };
}

async function streamOf(unit: Unit, physicalAccountNumber: string): Promise<TransactionStream> {
  const stream = await unit.tx.get('streams', physicalAccountNumber);
  if (stream === undefined) throw new Error(`khata: physical account ${physicalAccountNumber} has no stream`);
  return stream;
}

async function openBatch(unit: Unit, stream: TransactionStream): Promise<TransactionBatch | undefined> {
  return stream.openBatchId === undefined ? undefined : await unit.tx.get('batches', stream.openBatchId);
}

async function entriesAfter(
  unit: Unit,
  physicalAccountNumber: string,
  sequence: number,
  limit: number,
): Promise<Transaction[]> {
  const prefix = `${physicalAccountNumber}|`;
  const after = prefix + sortableSequence(sequence);
  return await unit.tx.scan('transactions', 'bySequence', prefix, { after, limit });
}

/** The entries of a batch, in order; the same at every reading. */
export function transactionsOf(unit: Unit, batch: TransactionBatch): Promise<Transaction[]> {
  const { physicalAccountNumber, firstSequence, numberOfTransactions } = batch;
  return entriesAfter(unit, physicalAccountNumber, firstSequence - 1, numberOfTransactions);
}

/** Control totals for a batch. */
export interface Acknowledgement extends ControlTotals {
  readonly batchId: string;
}

/**
 * Takes all records of a batch out of the stream at once. Repeated with the same totals it changes nothing
 * and gives the same batch, with the totals that it was served with.
 * @throws Problem TRANSACTION_BATCH_NOT_FOUND; ACKNOWLEDGEMENT_MISMATCH, which leaves the batch as it was
 *   (contract.md, Acknowledge)
 */
export async function acknowledgeBatch(
  unit: Unit,
  caller: Caller,
  acknowledgement: Acknowledgement,
): Promise<TransactionBatch> {
  const batch = await getBatch(unit, caller, acknowledgement.batchId);
  const asServed = await assertServed(unit, batch, acknowledgement);
  if (batch.acknowledgedAt !== undefined) return asServed;
  const stream = await streamOf(unit, batch.physicalAccountNumber);
  const acknowledged: TransactionBatch = { ...batch, acknowledgedAt: unit.now };
  await unit.tx.put('batches', acknowledged);
  await unit.tx.put('streams', streamAcknowledged(stream));
  return { ...asServed, acknowledgedAt: unit.now };
}

/** @throws Problem TRANSACTION_BATCH_NOT_FOUND when there is none or it is another's */
export async function getBatch(unit: Unit, caller: Caller, batchId: string): Promise<TransactionBatch> {
  const batch = await unit.tx.get('batches', batchId);
  if (batch?.organisationId !== caller.organisationId) {
    throw new Problem('TRANSACTION_BATCH_NOT_FOUND', `no batch ${batchId}`);
  }
  return batch;
}

export interface BatchFilter {
  readonly physicalAccountNumber?: string | undefined;
  readonly status?: 'OPEN' | 'ACKNOWLEDGED' | undefined;
}

/** The organisation's batches, oldest first. Never moves a stream. */
export async function listBatches(
  unit: Unit,
  caller: Caller,
  { physicalAccountNumber, status }: BatchFilter,
  page: PageRequest,
): Promise<Page<TransactionBatch>> {
  if (
    physicalAccountNumber !== undefined &&
    !(await ownsPhysicalAccount(unit, caller, physicalAccountNumber))
  ) {
    return EMPTY_PAGE;
  }
  if (status === 'OPEN') return openBatches(unit, caller, physicalAccountNumber, page);
  const place =
    physicalAccountNumber === undefined
      ? { index: 'byOrganisation' as const, prefix: `${caller.organisationId}|` }
      : { index: 'byNumber' as const, prefix: `${physicalAccountNumber}|` };
  const keep =
    status === undefined ? undefined : (batch: TransactionBatch) => batch.acknowledgedAt !== undefined;
  return readPage(unit.tx, { collection: 'batches', ...place, keep }, page);
}

/** There is at most one for each physical account: the streams know them. Positions are arrivals. */
async function openBatches(
  unit: Unit,
  caller: Caller,
  physicalAccountNumber: string | undefined,
  { limit, after = '' }: PageRequest,
): Promise<Page<TransactionBatch>> {
  const numbers =
    physicalAccountNumber === undefined
      ? await physicalAccountNumbers(unit, caller.organisationId)
      : [physicalAccountNumber];
  const open: TransactionBatch[] = [];
  for (const number of numbers) {
    const batch = await openBatch(unit, await streamOf(unit, number));
    if (batch !== undefined && sortableSequence(batch.arrival) > after) open.push(batch);
  }
  open.sort((a, b) => a.arrival - b.arrival);
  const data = open.slice(0, limit);
  const last = data.at(-1);
  return { data, next: last === undefined || open.length <= limit ? null : sortableSequence(last.arrival) };
}
