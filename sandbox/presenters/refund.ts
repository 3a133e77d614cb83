import type { components } from '../../spec/generated/bank.types.ts';
import { type Refund, type RefundPace, refundPollSeconds } from '../domain/refund.ts';
import { formatInstant } from '../lib/clock.ts';
import { formatAmount } from '../lib/money.ts';

/** A refund as the contract shows it. @param pace the settings of its world */
export function presentRefund(refund: Refund, pace: RefundPace): components['schemas']['Refund'] {
  return {
    refundId: refund.refundId,
    status: refund.status,
    amount: formatAmount(refund.amount),
    currency: 'INR',
    transactionReferenceNumber: refund.transactionReferenceNumber,
    clientName: refund.clientName,
    ...(refund.reason !== undefined && { reason: refund.reason }),
    messageId: refund.messageId,
    ...(refund.utr !== undefined && { utr: refund.utr }),
    ...(refund.failureReason !== undefined && { failureReason: refund.failureReason }),
    acceptedAt: formatInstant(refund.acceptedAt),
    updatedAt: formatInstant(refund.updatedAt),
    nextPollAfterSeconds: refundPollSeconds(refund.status, pace),
  };
}
