import type { Unknown } from '../match.ts';
import type { Delivery, Mode, Notice, Payer, RefundState, Tenant } from '../subject.ts';

/** A text that the bank may choose, known to the model once the bank has said it. */
export type Said = string | Unknown;

export function textOf(said: Said): string | undefined {
  return typeof said === 'string' ? said : said.value;
}

/** One entry of the one log in which the model keeps all streams, in posting order. */
export interface Entry {
  reference: Unknown;
  sequence: number;
  kind: 'CREDIT' | 'REVERSAL';
  original?: Entry;
  account: string;
  physical: string;
  tenant: Tenant;
  amount: number;
  mode: Mode;
  utr: Said;
  remitter: Payer;
  words?: string;
  day: string;
  postedAt: number;
  customerReference?: string;
  references: string[];
}

export interface Batch {
  id: Unknown;
  number: number;
  physical: string;
  tenant: Tenant;
  fetchedAt: number;
  more: boolean;
  entries: Entry[];
  acknowledgedAt?: number;
}

export interface Refund {
  id: Unknown;
  message: Unknown;
  credit: Entry;
  tenant: Tenant;
  client: string;
  reason?: string;
  state: RefundState;
  utr?: Unknown;
  failure?: Said;
  acceptedAt: number;
  updatedAt: number;
}

/** What became of a notice, under its identity. */
export interface Payment {
  notice: Notice;
  state: 'QUEUED' | 'POSTED' | 'RETURNED';
  dueAt?: number;
  reason?: string;
  entry?: Entry;
}

/** Sum of amounts in paise, as digits. */
export function sumOf(entries: readonly Entry[]): string {
  return entries.reduce((sum, entry) => sum + BigInt(entry.amount), 0n).toString();
}

/** Where an entry stands, told from the batches alone. */
export function deliveryOf(entry: Entry, batches: readonly Batch[]): Delivery {
  const batch = batches.find((one) => one.entries.includes(entry));
  if (!batch) return 'UNDELIVERED';
  return batch.acknowledgedAt === undefined ? 'IN_OPEN_BATCH' : 'ACKNOWLEDGED';
}

export function showEntry(entry: Entry): object {
  return {
    transactionReferenceNumber: entry.reference,
    sequenceNumber: entry.sequence,
    entryType: entry.kind,
    originalTransactionReferenceNumber: entry.original?.reference,
    virtualAccountNumber: entry.account,
    physicalAccountNumber: entry.physical,
    amount: entry.amount,
    paymentMode: entry.mode,
    utr: entry.utr,
    remitter: entry.remitter,
    remittanceInformation: entry.words,
    valueDate: entry.day,
    postedAt: entry.postedAt,
    customerReference: entry.customerReference,
    references: entry.references,
  };
}

export function showBatch(batch: Batch): object {
  return {
    batchId: batch.id,
    batchNumber: batch.number,
    physicalAccountNumber: batch.physical,
    fetchedAt: batch.fetchedAt,
    numberOfTransactions: batch.entries.length,
    controlSum: sumOf(batch.entries),
    moreAvailable: batch.more,
    transactions: batch.entries.map(showEntry),
  };
}

export function showReceipt(batch: Batch): object {
  return {
    batchId: batch.id,
    batchNumber: batch.number,
    acknowledgedAt: batch.acknowledgedAt,
    numberOfTransactions: batch.entries.length,
    controlSum: sumOf(batch.entries),
  };
}

export function showSummary(batch: Batch): object {
  return {
    ...showReceipt(batch),
    physicalAccountNumber: batch.physical,
    status: batch.acknowledgedAt === undefined ? 'OPEN' : 'ACKNOWLEDGED',
    fetchedAt: batch.fetchedAt,
  };
}

export function showRefund(refund: Refund): object {
  return {
    refundId: refund.id,
    messageId: refund.message,
    status: refund.state,
    amount: refund.credit.amount,
    transactionReferenceNumber: refund.credit.reference,
    clientName: refund.client,
    reason: refund.reason,
    utr: refund.utr,
    failureReason: refund.failure,
    acceptedAt: refund.acceptedAt,
    updatedAt: refund.updatedAt,
  };
}
