import type { Refund } from '../../domain/refund.ts';
import type { TransactionBatch } from '../../domain/transaction-batch.ts';
import type { Transaction } from '../../domain/transaction-stream.ts';
import { type VirtualAccount, virtualAccountStatus } from '../../domain/virtual-account.ts';
import { istDate } from '../../lib/clock.ts';
import type { CreditOutcome } from '../../services/credits.ts';
import type { BulkResult } from '../../services/virtual-accounts.ts';
import type {
  AccountView,
  BatchSummaryView,
  BatchView,
  CreditView,
  EntryView,
  ItemResult,
  ReceiptView,
  RefundView,
} from './subject.ts';

/** What the contract shows of the services' entities, without what is internal to them. */

export function viewAccount(account: VirtualAccount, now: number): AccountView {
  const {
    organisationId: _,
    applicationId: __,
    arrival: ___,
    allowedPaymentModes,
    allowedRemitters,
    references,
    ...shown
  } = account;
  return {
    ...shown,
    allowedPaymentModes: [...allowedPaymentModes],
    allowedRemitters: [...allowedRemitters],
    references: [...references],
    status: virtualAccountStatus(account, istDate(now)),
  };
}

export function viewResult(result: BulkResult, now: number): ItemResult {
  return result.ok ? { account: viewAccount(result.virtualAccount, now) } : { code: result.problem.code };
}

export function viewEntry(entry: Transaction): EntryView {
  const { organisationId: _, arrival: __, reversalReason: ___, references, ...shown } = entry;
  return { ...shown, references: [...references] };
}

export function viewCredit({ transaction, ...outcome }: CreditOutcome): CreditView {
  return transaction === undefined ? outcome : { ...outcome, transaction: viewEntry(transaction) };
}

export function viewBatch(batch: TransactionBatch, entries: readonly Transaction[]): BatchView {
  const { batchId, batchNumber, physicalAccountNumber, fetchedAt, moreAvailable } = batch;
  const { numberOfTransactions, controlSum } = batch;
  const frame = { batchId, batchNumber, physicalAccountNumber, fetchedAt, moreAvailable };
  return { ...frame, numberOfTransactions, controlSum, transactions: entries.map(viewEntry) };
}

export function viewReceipt(batch: TransactionBatch): ReceiptView {
  const { batchId, batchNumber, acknowledgedAt = Number.NaN, numberOfTransactions, controlSum } = batch;
  return { batchId, batchNumber, acknowledgedAt, numberOfTransactions, controlSum };
}

export function viewSummary(batch: TransactionBatch): BatchSummaryView {
  const { batchId, batchNumber, physicalAccountNumber, fetchedAt, numberOfTransactions, controlSum } = batch;
  const frame = { batchId, batchNumber, physicalAccountNumber, fetchedAt, numberOfTransactions, controlSum };
  const { acknowledgedAt } = batch;
  return acknowledgedAt === undefined
    ? { ...frame, status: 'OPEN' }
    : { ...frame, status: 'ACKNOWLEDGED', acknowledgedAt };
}

export function viewRefund(refund: Refund): RefundView {
  const { refundId, messageId, status, amount, transactionReferenceNumber, clientName } = refund;
  const { reason, utr, failureReason, acceptedAt, updatedAt } = refund;
  const view: RefundView = {
    refundId,
    messageId,
    status,
    amount,
    transactionReferenceNumber,
    clientName,
    acceptedAt,
    updatedAt,
  };
  if (reason !== undefined) view.reason = reason;
  if (utr !== undefined) view.utr = utr;
  if (failureReason !== undefined) view.failureReason = failureReason;
  return view;
}
