/** Small evidence of refunds: two credits with one UTR, what was asked, sent and read of them. */
import type { LedgerRefund, WorkResult } from '../drivers/protocol.ts';
import type { RecordedExchange } from '../judge/evidence.ts';
import { commandOf, resultOf, transactionOf } from './evidence.ts';

/** Two credits with one UTR. */
export const imps = transactionOf(1, {
  utr: '004200000042',
  amount: '500.00',
  virtualAccountNumber: 'ACME1',
});
export const upi = transactionOf(2, {
  utr: '004200000042',
  amount: '700.00',
  virtualAccountNumber: 'ACME2',
  paymentMode: 'UPI',
});
export const [IMPS, UPI] = [imps.transactionReferenceNumber, upi.transactionReferenceNumber];

/** A command that asks for the refund of a credit; each has a name of its own. */
export function asked(
  { utr, virtualAccountNumber, amount }: typeof imps,
  sentAt = 0,
  result: WorkResult = { outcome: 'SUCCEEDED' },
) {
  const input = { utr, virtualAccountNumber, amount };
  const commandId = sentAt === 0 ? 'c-1' : `c-at-${sentAt}`;
  return commandOf({ operation: 'requestRefund', commandId, sentAt, input, reply: resultOf(result) });
}

/** A request for a refund, taken by the bank. */
export function sentOf(reference: string, parts: Partial<RecordedExchange> = {}): Partial<RecordedExchange> {
  return {
    operation: 'initiateRefund',
    status: 201,
    idempotencyKey: `key of ${reference}`,
    requestBody: JSON.stringify({ clientName: 'Acme', transactionReferenceNumber: reference }),
    responseBody: refundBody(reference, 'ACCEPTED'),
    ...parts,
  };
}

/** What the bank says of a refund. */
export function refundBody(reference: string, status: string): string {
  const refundId = `R-${reference}`;
  return JSON.stringify({ refundId, transactionReferenceNumber: reference, status, nextPollAfterSeconds: 1 });
}

/** A question for a refund and its answer. */
export function readOf(reference: string, status: string, startedAt: number): Partial<RecordedExchange> {
  const responseBody = refundBody(reference, status);
  const path = `/v1/refunds/R-${reference}`;
  return { operation: 'getRefund', method: 'GET', path, responseBody, startedAt };
}

/** What the books say of a refund. */
export const state = (transactionReferenceNumber: string, of: LedgerRefund['state']): LedgerRefund => ({
  transactionReferenceNumber,
  state: of,
});
