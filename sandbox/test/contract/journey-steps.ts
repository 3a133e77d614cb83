import type { components } from '../../../spec/generated/control.types.ts';
import type { Answer, ProblemBody } from './documented-answer.ts';
import type { Bank, Wire } from './example-calls.ts';
import type { Call } from './watched-sandbox.ts';

export type ControlWire = components['schemas'];

/** Steps of a partner's day and of the test behind it, each one call. */

export async function accounts(
  bank: Bank,
  command: 'createVirtualAccounts' | 'modifyVirtualAccounts' | 'deleteVirtualAccounts',
  items: readonly object[],
  more: { atomic?: boolean; headers?: Call['headers'] } = {},
): Promise<Answer<Wire['BulkResponse']>> {
  const { headers = {}, ...rest } = more;
  const body = { physicalAccountNumber: bank.partner.physicalAccountNumber, ...rest, items };
  return await bank.call(command, { headers, body });
}

/** What became of each item: its status, and the code where it was refused. */
export function fates({ body }: Answer<Wire['BulkResponse']>): [number, string | undefined][] {
  return body.results.map(({ status, problem }) => [status, problem?.code]);
}

/** The account of the only item of a command that took effect. */
export function accountOf({ body, text }: Answer<Wire['BulkResponse']>): Wire['VirtualAccount'] {
  const account = body.results[0]?.virtualAccount;
  if (account === undefined) throw new Error(`the item took no effect: ${text}`);
  return account;
}

export async function readAccount(bank: Bank, virtualAccountNumber: string): Promise<Wire['VirtualAccount']> {
  return (await bank.call<Wire['VirtualAccount']>('getVirtualAccount', { path: { virtualAccountNumber } }))
    .body;
}

export const REMITTER = { name: 'Sharma Textiles', accountNumber: '004501567823', ifsc: 'ICIC0000045' };

/** A payment of ₹1,250.00 by UPI to the demo's first account, or what is said instead. */
export async function pay(bank: Bank, more: object = {}): Promise<Answer<ControlWire['CreditOutcome']>> {
  const usual = {
    virtualAccountNumber: 'ACME00000001',
    amount: '1250.00',
    paymentMode: 'UPI',
    remitter: REMITTER,
  };
  return await bank.call('postCredit', { body: { ...usual, ...more } });
}

/** Like {@link pay}, for a payment that posts. */
export async function credit(bank: Bank, more: object = {}): Promise<Wire['Transaction']> {
  const { body, text } = await pay(bank, more);
  if (body.transaction === undefined) throw new Error(`the credit did not post: ${text}`);
  return body.transaction as Wire['Transaction'];
}

export async function advance(bank: Bank, seconds: number): Promise<ControlWire['AdvancedClock']> {
  return (await bank.call<ControlWire['AdvancedClock']>('advanceClock', { body: { seconds } })).body;
}

export async function refund(
  bank: Bank,
  transactionReferenceNumber: string,
  more: object = {},
): Promise<Answer<Wire['Refund']>> {
  const body = { clientName: bank.partner.clientName, transactionReferenceNumber, ...more };
  return await bank.call('initiateRefund', { body });
}

export async function readRefund(bank: Bank, refundId: string): Promise<Wire['Refund']> {
  return (await bank.call<Wire['Refund']>('getRefund', { path: { refundId } })).body;
}

export async function fetchAnswer(
  bank: Bank,
  physicalAccountNumber = bank.partner.physicalAccountNumber,
): Promise<Answer<Wire['TransactionBatchResponse']>> {
  return await bank.call('fetchTransactionBatch', { body: { physicalAccountNumber } });
}

export async function worldCounts(bank: Bank): Promise<ControlWire['WorldCounts']> {
  return (await bank.call<ControlWire['World']>('getWorld')).body.counts;
}

/** Every entry of a list, page by page. */
export async function wholeList<T>(
  bank: Bank,
  operationId: string,
  query: Record<string, string | number> = {},
): Promise<T[]> {
  const found: T[] = [];
  let cursor: string | null = null;
  do {
    const page: Answer<{ data: T[]; nextCursor: string | null }> = await bank.call(operationId, {
      query: { ...query, ...(cursor !== null && { cursor }) },
    });
    if (page.status !== 200) throw new Error(`${operationId}: ${page.text}`);
    found.push(...page.body.data);
    cursor = page.body.nextCursor;
  } while (cursor !== null);
  return found;
}

/** The code of a refusal. */
export function codeOf({ body }: Answer): string | undefined {
  return (body as ProblemBody).code;
}
