import type { components } from '../../../spec/generated/bank.types.ts';

type Schemas = components['schemas'];
export type Batch = Schemas['TransactionBatch'];
export type Transaction = Schemas['Transaction'];
export type Refund = Schemas['Refund'];
export type VirtualAccount = Schemas['VirtualAccount'];
export type BulkAnswer = Schemas['BulkResponse'];
export type BatchAnswer = Schemas['TransactionBatchResponse'];

type Body = Readonly<Record<string, unknown>>;

/** An object with members, which is what every contracted answer is. */
export function isObject(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isCount = (value: unknown): value is number => Number.isSafeInteger(value);
const isMoney = (value: unknown) => isText(value) && /^(?:0|[1-9][0-9]{0,16})\.[0-9]{2}$/.test(value);

/** The answer of the token endpoint. */
export function isToken(body: Body): body is Body & { access_token: string; expires_in: number } {
  const { access_token, expires_in } = body;
  return isText(access_token) && isCount(expires_in);
}

/** A refusal as the bank writes them; a gateway's is none. */
export function isProblem(body: Body): body is Body & { code: string } {
  return isText(body['code']) && isCount(body['status']);
}

/** One entry of the stream: everything that is booked is there. Whatever else it says is left alone. */
export function isTransaction(value: unknown): value is Transaction {
  if (!isObject(value)) return false;
  const { entryType, amount } = value;
  const texts = ['transactionReferenceNumber', 'virtualAccountNumber', 'utr', 'valueDate', 'postedAt'];
  return (
    texts.every((name) => isText(value[name])) &&
    isMoney(amount) &&
    (entryType === 'CREDIT' || entryType === 'REVERSAL')
  );
}

/** What a fetch answers. An empty object is none: `batch` must be there, and null only where it says so. */
export function isBatchAnswer(body: Body): boolean {
  const { batch } = body;
  if (batch === null) return isCount(body['nextPollAfterSeconds']);
  if (!isObject(batch)) return false;
  const { transactions, batchId, controlSum, numberOfTransactions } = batch;
  const isWhole = isText(batchId) && isMoney(controlSum) && isCount(numberOfTransactions);
  return isWhole && Array.isArray(transactions) && transactions.every(isTransaction);
}

/** The receipt of an acknowledgement. */
export function isReceiptForm(body: Body): boolean {
  const { batchId, acknowledgedAt, controlSum, numberOfTransactions } = body;
  return isText(batchId) && isText(acknowledgedAt) && isMoney(controlSum) && isCount(numberOfTransactions);
}

/** A 207 that tells of each of the items that were sent. */
export function isBulkAnswer(body: Body, count: number): boolean {
  const { results } = body;
  if (!Array.isArray(results) || results.length !== count) return false;
  return results.every((one) => isObject(one) && isCount(one['index']) && isCount(one['status']));
}

/** What became of a refund. */
export function isRefund(body: unknown): body is Refund {
  if (!isObject(body)) return false;
  const texts = ['refundId', 'status', 'transactionReferenceNumber'];
  return texts.every((name) => isText(body[name])) && isCount(body['nextPollAfterSeconds']);
}

/** One account as the bank holds it. */
export function isVirtualAccount(body: Body): boolean {
  return isText(body['virtualAccountNumber']) && isText(body['physicalAccountNumber']);
}

/** One page of a list. */
export function isPage(body: Body): boolean {
  const { data, nextCursor } = body;
  return Array.isArray(data) && (nextCursor === null || isText(nextCursor));
}
