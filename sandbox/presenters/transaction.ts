import type { components } from '../../spec/generated/bank.types.ts';
import type { Transaction } from '../domain/transaction-stream.ts';
import { formatInstant } from '../lib/clock.ts';
import { formatAmount } from '../lib/money.ts';

/** One entry of a stream, the same wherever it is shown: batch, enquiry, notification, control plane. */
export function presentTransaction(entry: Transaction): components['schemas']['Transaction'] {
  return {
    transactionReferenceNumber: entry.transactionReferenceNumber,
    sequenceNumber: entry.sequenceNumber,
    entryType: entry.entryType,
    ...(entry.originalTransactionReferenceNumber !== undefined && {
      originalTransactionReferenceNumber: entry.originalTransactionReferenceNumber,
    }),
    virtualAccountNumber: entry.virtualAccountNumber,
    physicalAccountNumber: entry.physicalAccountNumber,
    amount: formatAmount(entry.amount),
    currency: 'INR',
    paymentMode: entry.paymentMode,
    utr: entry.utr,
    remitter: entry.remitter,
    ...(entry.remittanceInformation !== undefined && { remittanceInformation: entry.remittanceInformation }),
    valueDate: entry.valueDate,
    postedAt: formatInstant(entry.postedAt),
    ...(entry.customerReference !== undefined && { customerReference: entry.customerReference }),
    ...(entry.references.length > 0 && { references: [...entry.references] }),
  };
}
