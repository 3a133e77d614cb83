/** Calls that open accounts, built by hand for the tests of checks. */
import type { BankSchema, RecordedCommand, RecordedExchange } from '../judge/evidence.ts';
import { resultOf } from './evidence.ts';

/** A fault that a call met. */
export function met(label: string, type: string): RecordedExchange['fault'] {
  const connection =
    type === 'RESET' || type === 'LOST' ? 'RESET' : type.startsWith('STALL') ? 'HELD_BACK' : 'KEPT';
  return { label, type, connection };
}

/** A create for these customers, answered 207 with an account for each. */
export function createCall(
  key: string,
  customers: readonly string[],
  parts: Partial<RecordedExchange> = {},
): Partial<RecordedExchange> {
  const items = customers.map((customerReference) => ({
    virtualAccountNumber: `ACME${customerReference}00000`,
    accountName: customerReference,
    customerReference,
  }));
  const results = items.map((virtualAccount, index) => ({ index, status: 201, virtualAccount }));
  const requestBody = JSON.stringify({ physicalAccountNumber: '123456789012', items });
  const responseBody = JSON.stringify({ summary: {}, results });
  return {
    operation: 'createVirtualAccounts',
    idempotencyKey: key,
    requestHeaders: {
      'content-type': 'application/json',
      authorization: 'Bearer [redacted]',
      'idempotency-key': key,
    },
    requestBody,
    status: 207,
    handledStatus: 207,
    handledBody: responseBody,
    responseBody,
    ...parts,
  };
}

/** An account at the bank; without a reference, known by its name at best. */
export function accountOf(
  customerReference: string | undefined,
  virtualAccountNumber: string,
  accountName = '',
) {
  const reference = customerReference === undefined ? {} : { customerReference };
  return { ...reference, virtualAccountNumber, accountName } as BankSchema<'VirtualAccount'>;
}

/** A create for one account that says whose it is by its name only. */
export function bareCall(key: string, virtualAccountNumber: string, accountName: string) {
  const requestBody = JSON.stringify({ items: [{ virtualAccountNumber, accountName }] });
  return createCall(key, [], { requestBody });
}

/** What becomes of a create whose answer never left: the bank has done it, or (RESET) not even read it. */
export function unanswered(label: string, type: 'LOST' | 'RESET'): Partial<RecordedExchange> {
  const handled = type === 'LOST' ? {} : { handledStatus: 444, handledBody: undefined };
  return { fault: met(label, type), status: undefined, responseBody: undefined, ...handled };
}

/** What becomes of a create that the bank refuses before it looks at it. */
export function refusedBefore(label: string, status: number, retryAfter: string): Partial<RecordedExchange> {
  return {
    fault: met(label, 'STATUS'),
    status,
    handledStatus: status,
    handledBody: undefined,
    responseBody: '{"code":"STORAGE_UNAVAILABLE"}',
    responseHeaders: { 'retry-after': retryAfter },
  };
}

/** A token that was issued. */
export function tokenCall(parts: Partial<RecordedExchange> = {}): Partial<RecordedExchange> {
  return {
    operation: 'issueToken',
    path: '/oauth2/token',
    requestHeaders: {
      'content-type': 'application/x-www-form-urlencoded',
      authorization: 'Basic [redacted]',
    },
    requestBody: 'grant_type=client_credentials',
    responseBody: '{}',
    ...parts,
  };
}

/** A command to open accounts for these customers. */
export function createCommand(
  customers: readonly string[],
  outcome: 'SUCCEEDED' | 'FAILED' | 'UNKNOWN',
  parts: Partial<RecordedCommand> & { readonly code?: string } = {},
): Partial<RecordedCommand> {
  const { code, ...rest } = parts;
  const accounts = customers.map((customerReference) => ({
    customerReference,
    accountName: customerReference,
  }));
  return {
    operation: 'createAccounts',
    input: { physicalAccountNumber: '123456789012', accounts },
    reply: resultOf({ outcome, ...(code !== undefined && { code }) }),
    ...rest,
  };
}
