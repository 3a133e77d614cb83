import type { Evidence, RecordedExchange } from '../judge/evidence.ts';

/** Sessions of the sample that recorded something: scenario and seed. */
export const SESSIONS: readonly { readonly scenario: string; readonly seed: number }[] = [
  { scenario: 'KILLED_AT_ACKNOWLEDGEMENT', seed: 1 },
  { scenario: 'KILLED_AT_ACKNOWLEDGEMENT', seed: 2 },
  { scenario: 'RATE_LIMITED', seed: 1 },
  { scenario: 'AMOUNTS_EXACT', seed: 1 },
  { scenario: 'BATCH_250', seed: 1 },
  { scenario: 'LOOK_ALIKES', seed: 1 },
];

const JSON_HEADERS = { 'content-type': 'application/json' };

function exchange(
  number: number,
  operation: string,
  startedAt: number,
  parts: Partial<RecordedExchange>,
): RecordedExchange {
  const path: Record<string, string> = {
    issueToken: '/oauth2/token',
    fetchTransactionBatch: '/v1/transaction-batches',
    acknowledgeTransactionBatch: '/v1/transaction-batches/B00000001/acknowledgement',
    createVirtualAccounts: '/v1/virtual-accounts',
  };
  const status = 'status' in parts ? parts.status : 200;
  return {
    number,
    operation,
    method: 'POST',
    path: path[operation] ?? '/v1/virtual-accounts',
    query: undefined,
    startedAt,
    endedAt: startedAt + 11.4,
    abandonedAt: undefined,
    worldAt: '2026-11-22T23:10:31.207+05:30',
    connection: 1,
    requestHeaders: {
      authorization: 'Bearer [redacted]',
      'content-type': 'application/json',
      'user-agent': 'acme-collections/2.4.1',
    },
    requestBody: undefined,
    requestBytes: parts.requestBody?.length ?? 0,
    idempotencyKey: undefined,
    status,
    responseHeaders: { ...JSON_HEADERS, 'x-request-id': `req-0000000${number}` },
    responseBody: undefined,
    handledStatus: status ?? 200,
    handledBody: undefined,
    problemCode: undefined,
    isReplay: false,
    fault: undefined,
    ...parts,
  };
}

function entry(index: number, amount: string) {
  return {
    transactionReferenceNumber: `T202611220000${String(index).padStart(2, '0')}`,
    entryType: 'CREDIT',
    virtualAccountNumber: 'ACME00000042',
    utr: `N3260${String(88121 + index)}`,
    amount: { value: amount, currency: 'INR' },
    paymentMode: 'NEFT',
    valueDate: '2026-11-22',
  };
}

function batch(amounts: readonly string[]): string {
  const transactions = amounts.map((amount, index) => entry(index + 1, amount));
  return JSON.stringify({
    batch: { batchId: 'B00000001', batchNumber: 1, transactionCount: transactions.length, transactions },
    moreAvailable: false,
  });
}

const PROBLEM = JSON.stringify({
  type: 'urn:khata:problem:RATE_LIMIT_EXCEEDED',
  title: 'Too many requests',
  status: 429,
  code: 'RATE_LIMIT_EXCEEDED',
  detail: 'The plan allows 5 calls per second. Wait 3 seconds.',
});

const TOKEN = '{"access_token":"[redacted]","token_type":"Bearer","expires_in":1800}';
const FETCH = '{"physicalAccountNumber":"123456789012"}';

const EXCHANGES: Record<string, () => RecordedExchange[]> = {
  KILLED_AT_ACKNOWLEDGEMENT: () => [
    exchange(1, 'issueToken', 31.2, { responseBody: TOKEN }),
    exchange(2, 'createVirtualAccounts', 58.9, {
      idempotencyKey: 'a0c1f6de-create-1',
      requestBody: '{"accounts":[{"virtualAccountNumber":"ACME00000042","accountName":"अनिता शर्मा"}]}',
      status: 201,
      responseBody: '{"results":[{"virtualAccountNumber":"ACME00000042","status":"CREATED"}]}',
    }),
    exchange(3, 'fetchTransactionBatch', 402.7, { requestBody: FETCH, responseBody: '{"batch":null}' }),
    exchange(4, 'fetchTransactionBatch', 811.3, {
      requestBody: FETCH,
      responseBody: batch(Array.from({ length: 40 }, (_, index) => `${460 + index}.31`)),
    }),
    exchange(5, 'acknowledgeTransactionBatch', 829.6, {
      idempotencyKey: 'ack-B00000001',
      requestBody: '{"transactionCount":40,"totalAmount":{"value":"18412.50","currency":"INR"}}',
      status: undefined,
      responseHeaders: {},
      handledStatus: 200,
      handledBody: '{"batchId":"B00000001","status":"ACKNOWLEDGED"}',
      fault: { label: 'kill', type: 'LOST', connection: 'RESET' },
    }),
    exchange(6, 'issueToken', 2410.3, { responseBody: TOKEN, connection: 2 }),
    exchange(7, 'fetchTransactionBatch', 2466.1, {
      requestBody: FETCH,
      responseBody: '{"batch":null,"nextPollAfterSeconds":5}',
      connection: 2,
    }),
  ],
  RATE_LIMITED: () => [
    exchange(1, 'issueToken', 28.4, { responseBody: TOKEN }),
    exchange(2, 'fetchTransactionBatch', 61.7, {
      requestBody: FETCH,
      status: 429,
      responseHeaders: { 'content-type': 'application/problem+json', 'retry-after': '3' },
      responseBody: PROBLEM,
      problemCode: 'RATE_LIMIT_EXCEEDED',
      fault: { label: 'limit', type: 'STATUS', connection: 'KEPT' },
    }),
    exchange(3, 'fetchTransactionBatch', 485.2, { requestBody: FETCH, responseBody: '{"batch":null}' }),
  ],
  AMOUNTS_EXACT: () => [
    exchange(1, 'issueToken', 24, { responseBody: TOKEN }),
    exchange(2, 'fetchTransactionBatch', 80.1, {
      requestBody: FETCH,
      responseBody: batch(
        Array.from({ length: 20 }, (_, index) => (index === 16 ? '90071992547409.93' : `0.${index + 10}`)),
      ),
    }),
  ],
};

/** What a session of the sample recorded. */
export function sampleEvidence({ scenario, seed }: { scenario: string; seed: number }): Evidence {
  const plain = () => [
    exchange(1, 'issueToken', 30, { responseBody: TOKEN }),
    exchange(2, 'fetchTransactionBatch', 60, { requestBody: FETCH, responseBody: batch(['10.00', '10.00']) }),
    exchange(3, 'issueToken', 90, { responseBody: TOKEN }),
  ];
  return {
    scenario,
    seed,
    attempt: 1,
    session: {
      world: `kit-${scenario.toLowerCase()}-${seed}`,
      credentials: 'OAUTH2',
      requestDeadlineMilliseconds: 1000,
      physicalAccountNumbers: ['123456789012', '123456789013', '123456789014'],
      virtualAccountPrefix: 'ACME',
      capabilities: ['CREATE', 'SYNC', 'LEDGER', 'RESTART', 'OAUTH2'],
    },
    exchanges: (EXCHANGES[scenario] ?? plain)(),
    commands: [
      {
        operation: 'createAccounts',
        commandId: 'c-1',
        input: { physicalAccountNumber: '123456789012', accounts: [{ customerReference: 'r-1' }] },
        sentAt: 20,
        repliedAt: 75,
        reply: { kind: 'RESULT', result: { outcome: 'SUCCEEDED' } },
      },
      {
        operation: 'syncTransactions',
        commandId: 'c-2',
        input: { physicalAccountNumbers: ['123456789012'] },
        sentAt: 395,
        repliedAt: 840,
        reply: { kind: 'GONE', reason: 'the program was killed' },
      },
    ],
    ledgers: [{ label: 'end', at: 2600, entries: [], refunds: [] }],
    faults: [
      {
        label: 'kill',
        type: 'LOST',
        operation: 'acknowledgeTransactionBatch',
        calls: 1,
        applied: 1,
        isRequired: true,
        isConsumed: true,
      },
    ],
    kills: [],
    marks: [],
    leaks: [],
    searchedBytes: 812,
    truth: { transactions: [], virtualAccounts: [], refunds: [] },
    facts: {},
    ending: { kind: 'PLAYED' },
  };
}
