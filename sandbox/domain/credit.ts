import type { Instant } from '../lib/clock.ts';
import type { Paise } from '../lib/money.ts';
import type { PaymentMode } from './payment-rail.ts';
import type { Remitter } from './transaction-stream.ts';

/** A payment as the rail announces it, before the bank has judged it. */
export interface CreditNotice {
  virtualAccountNumber: string;
  amount: Paise;
  paymentMode: PaymentMode;
  utr: string;
  remitter: Remitter;
  remittanceInformation?: string;
}

/** Why a payment went back to its remitter instead of being posted. */
export type ReturnReason =
  | 'VIRTUAL_ACCOUNT_UNKNOWN'
  | 'VIRTUAL_ACCOUNT_NOT_ACTIVE'
  | 'PAYMENT_MODE_NOT_ALLOWED'
  | 'REMITTER_NOT_ALLOWED'
  | 'AMOUNT_NOT_ALLOWED';

/**
 * A notice that is not (yet) in a stream: QUEUED until its NEFT half hour, or RETURNED. A posted one is
 * found by its transaction; keeping no row for it saves memory where there are a million of them.
 */
export interface HeldCredit {
  /** Rail and UTR, and the value date for 12-digit references: what names one payment. */
  identity: string;
  notice: CreditNotice;
  receivedAt: Instant;
  outcome: 'QUEUED' | 'RETURNED';
  dueAt?: Instant;
  reason?: ReturnReason;
}

/**
 * Whether two notices of one identity agree in every field: the same payment told twice. Otherwise two
 * payments claim one reference, UTR_CONFLICT (contract.md, "Credits, the stream and batches").
 * A transaction is a notice that posted and compares like one.
 */
export function sameNotice(a: CreditNotice, b: CreditNotice): boolean {
  return (
    a.virtualAccountNumber === b.virtualAccountNumber &&
    a.amount === b.amount &&
    a.paymentMode === b.paymentMode &&
    a.utr === b.utr &&
    a.remitter.name === b.remitter.name &&
    a.remitter.accountNumber === b.remitter.accountNumber &&
    a.remitter.ifsc === b.remitter.ifsc &&
    a.remittanceInformation === b.remittanceInformation
  );
}
