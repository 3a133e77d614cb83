import type { Instant, IstDate } from '../lib/clock.ts';
import type { Paise } from '../lib/money.ts';
import type { PaymentMode } from './payment-rail.ts';

/** Who sent the money. */
export interface Remitter {
  name: string;
  accountNumber?: string;
  ifsc?: string;
}

/** CREDIT: money came in. REVERSAL: a credit is taken back whole, as an entry of its own. */
export type EntryType = 'CREDIT' | 'REVERSAL';

/** One entry of a physical account's stream. Never changed once posted; corrections are new entries. */
export interface Transaction {
  transactionReferenceNumber: string;
  /** 1, 2, 3 … without gaps within its physical account. */
  sequenceNumber: number;
  /** Its place in the world's order of arrival: posting order over several physical accounts. */
  arrival: number;
  entryType: EntryType;
  /** The credit that a REVERSAL takes back. */
  originalTransactionReferenceNumber?: string;
  /** Why a REVERSAL was made, in the words of the control plane; not shown to the partner. */
  reversalReason?: string;
  virtualAccountNumber: string;
  physicalAccountNumber: string;
  organisationId: string;
  amount: Paise;
  paymentMode: PaymentMode;
  utr: string;
  remitter: Remitter;
  remittanceInformation?: string;
  valueDate: IstDate;
  postedAt: Instant;
  /** Echoed from the virtual account as it was when the credit posted. */
  customerReference?: string;
  references: readonly string[];
}

/**
 * Where a physical account's stream stands. Entries 1..lastAcknowledged are acknowledged,
 * lastAcknowledged+1..lastBatched are in the open batch, lastBatched+1..lastSequence are undelivered.
 */
export interface TransactionStream {
  physicalAccountNumber: string;
  organisationId: string;
  lastSequence: number;
  lastBatched: number;
  lastAcknowledged: number;
  lastBatchNumber: number;
  /** How many of the entries are REVERSALs; the others are credits. */
  reversals: number;
  /** The open batch, of which there is at most one. */
  openBatchId?: string;
}

/** The stream of a physical account that has never been credited. */
export function emptyStream(physicalAccountNumber: string, organisationId: string): TransactionStream {
  return {
    physicalAccountNumber,
    organisationId,
    lastSequence: 0,
    lastBatched: 0,
    lastAcknowledged: 0,
    lastBatchNumber: 0,
    reversals: 0,
  };
}

/** The stream after its next entry was posted. */
export function streamAfter(stream: TransactionStream, entryType: EntryType): TransactionStream {
  return {
    ...stream,
    lastSequence: stream.lastSequence + 1,
    reversals: stream.reversals + (entryType === 'REVERSAL' ? 1 : 0),
  };
}

/** Where an entry stands on its way to the partner. It only moves forward. */
export type DeliveryState = 'UNDELIVERED' | 'IN_OPEN_BATCH' | 'ACKNOWLEDGED';

export function deliveryState(stream: TransactionStream, sequenceNumber: number): DeliveryState {
  if (sequenceNumber <= stream.lastAcknowledged) return 'ACKNOWLEDGED';
  return sequenceNumber <= stream.lastBatched ? 'IN_OPEN_BATCH' : 'UNDELIVERED';
}

/** Sequence numbers first … last, both included; empty when last < first. */
export interface SequenceRange {
  first: number;
  last: number;
}

/** The entries of a stream in one delivery state, or all of them. */
export function deliveryRange(stream: TransactionStream, state?: DeliveryState): SequenceRange {
  switch (state) {
    case 'ACKNOWLEDGED':
      return { first: 1, last: stream.lastAcknowledged };
    case 'IN_OPEN_BATCH':
      return { first: stream.lastAcknowledged + 1, last: stream.lastBatched };
    case 'UNDELIVERED':
      return { first: stream.lastBatched + 1, last: stream.lastSequence };
    case undefined:
      return { first: 1, last: stream.lastSequence };
  }
}

/** What an entry has for itself, apart from the payment that it books. */
export type EntryPlace = Pick<
  Transaction,
  'transactionReferenceNumber' | 'sequenceNumber' | 'arrival' | 'postedAt' | 'valueDate'
>;

/**
 * The contra entry that takes a credit back: the original's UTR, party, words and full positive amount, with
 * its own reference and place in the stream (contract.md, Reversal).
 */
export function reversalOf(credit: Transaction, place: EntryPlace, reason: string | undefined): Transaction {
  const reversal: Transaction = {
    ...credit,
    ...place,
    entryType: 'REVERSAL',
    originalTransactionReferenceNumber: credit.transactionReferenceNumber,
  };
  if (reason !== undefined) reversal.reversalReason = reason;
  return reversal;
}
