import { describe, expect, test } from 'vitest';
import type { RecordedExchange } from '../judge/evidence.ts';
import { createCall, createCommand, tokenCall } from '../test/creates.ts';
import {
  type EvidenceParts,
  evidenceOf,
  exchangeOf,
  fetchOf,
  problemOf,
  resultOf,
} from '../test/evidence.ts';
import { breachesOf } from './request-contract.ts';
import { requestChecks } from './requests.ts';

function judge(id: string, parts: EvidenceParts) {
  const check = requestChecks.find((one) => one.id === `VA-C-${id}`);
  if (check === undefined) throw new Error(`no check ${id}`);
  return check.judge(evidenceOf(parts));
}

describe.each(requestChecks)('$id', (check) => {
  test('sees nothing where nothing happened', () => {
    expect(check.judge(evidenceOf())).toEqual({ witnessed: 0, findings: [] });
  });
});

describe('a request against the contract', () => {
  const breaches = (parts: Partial<RecordedExchange>) => breachesOf(exchangeOf(parts));
  const account = { virtualAccountNumber: 'ACME00000001', accountName: 'A' };
  const create = (item: object, parts: Partial<RecordedExchange> = {}) =>
    createCall('k', ['C1'], {
      requestBody: JSON.stringify({ physicalAccountNumber: '123456789012', items: [item] }),
      ...parts,
    });

  test('is content with the least, and with all there is', () => {
    expect(breaches(create(account))).toEqual([]);
    const full = { ...account, contact: { email: 'a@b.in' }, validTo: '2030-01-01', references: ['a', 'b'] };
    const headers = { 'content-type': 'Application/JSON; charset=utf-8', 'x-api-key': '[redacted]' };
    expect(breaches(create(full, { requestHeaders: headers, idempotencyKey: '"k"' }))).toEqual([]);
    expect(breaches(tokenCall())).toEqual([]);
    expect(
      breaches(tokenCall({ requestBody: 'grant_type=client_credentials&client_id=[redacted]&scope=' })),
    ).toEqual([]);
  });

  test.each([
    [
      { ...account, nickname: '[redacted]' },
      'items/0/nickname in the body, which the contract does not have there',
    ],
    [{ accountName: 'A' }, 'items/0/virtualAccountNumber missing in the body'],
    [{ ...account, accountName: 7 }, 'items/0/accountName (7) in the body, which must be string'],
  ])('finds what is wrong in %j', (item, words) => {
    expect(breaches(create(item))).toEqual([words]);
  });

  test('finds an amount that is a number', () => {
    const acknowledgement = {
      operation: 'acknowledgeTransactionBatch',
      path: '/v1/transaction-batches/KB00000000000001/acknowledgement',
      requestHeaders: { 'content-type': 'application/json', 'x-api-key': '[redacted]' },
      requestBody: '{"numberOfTransactions":1,"controlSum":1.5}',
    };
    expect(breaches(acknowledgement)).toContain('controlSum (1.5) in the body, which must be string');
  });

  test('finds what no operation takes, a missing key, a wrong type and missing credentials', () => {
    expect(breaches({ method: 'PUT', path: '/v1/refunds' })).toEqual([
      'PUT /v1/refunds, which is no operation of the contract',
    ]);
    expect(breaches(create(account, { idempotencyKey: undefined }))).toEqual(['no Idempotency-Key']);
    expect(breaches(create(account, { idempotencyKey: 'a b' }))).toEqual([
      'an Idempotency-Key that is not 1 to 255 visible ASCII characters',
    ]);
    expect(breaches(create(account, { requestHeaders: { 'content-type': 'text/plain' } }))).toEqual([
      'Content-Type text/plain where the contract has application/json',
      'no credentials',
    ]);
  });

  test('looks at the query by names and values, and lets masked values be', () => {
    const list = {
      operation: 'listVirtualAccounts',
      method: 'GET',
      requestHeaders: { 'x-api-key': '[redacted]' },
    };
    expect(breaches({ ...list, query: 'limit=100&cursor=[redacted]' })).toEqual([]);
    expect(breaches({ ...list, query: 'limit=[redacted]' })).toEqual([]);
    expect(breaches({ ...list, query: 'limit=500' })).toEqual([
      'limit (500) in the query, which must be <= 100',
    ]);
    expect(breaches({ ...list, query: 'limit=1&limit=2' })[0]).toBe('the query parameter limit twice');
    expect(breaches({ ...list, query: 'size=[redacted]' })).toEqual([
      'size in the query, which the contract does not have there',
    ]);
  });

  test('looks at the path', () => {
    const read = {
      operation: 'getVirtualAccount',
      method: 'GET',
      requestHeaders: { 'x-api-key': '[redacted]' },
    };
    expect(breaches({ ...read, path: '/v1/virtual-accounts/ACME00000001' })).toEqual([]);
    expect(breaches({ ...read, path: '/v1/virtual-accounts/acme' })[0]).toContain(
      'virtualAccountNumber ("acme") in the path',
    );
    expect(breaches({ ...read, path: '/v1/virtual-accounts/[redacted]' })).toEqual([]);
  });

  test('believes the bank where the record has no body', () => {
    const unread = create(account, { ...problemOf(400, 'MALFORMED_JSON'), requestBody: undefined });
    expect(breaches(unread)).toEqual(['a body that is not JSON in UTF-8 (the bank: MALFORMED_JSON)']);
    expect(breaches(create(account, { ...problemOf(409, 'VIRTUAL_ACCOUNT_NUMBER_TAKEN') }))).toEqual([]);
  });
});

describe('VA-C-REQ-01', () => {
  const good = fetchOf(null, {
    requestHeaders: { 'content-type': 'application/json', 'x-api-key': '[redacted]' },
  });

  test('counts requests that match and were taken', () => {
    expect(judge('REQ-01', { exchanges: [good, tokenCall(), { ...good, handledStatus: 503 }] })).toEqual({
      witnessed: 1,
      findings: [],
    });
  });

  test('tells one breach once, with its exchanges', () => {
    const bad = { ...good, requestBody: '{"physicalAccountNumber":"123456789012","all":"[redacted]"}' };
    expect(judge('REQ-01', { exchanges: [bad, good, bad] })).toEqual({
      witnessed: 1,
      findings: [
        {
          expected: 'requests that match the contract, with no field or address that it does not have',
          observed:
            'fetchTransactionBatch sends all in the body, which the contract does not have there (2 times)',
          exchanges: [1, 3],
        },
      ],
    });
  });
});

describe('VA-C-REQ-02', () => {
  const commands = [
    {
      ...createCommand([], 'SUCCEEDED'),
      input: {
        accounts: [
          { customerReference: 'N1', accountName: 'Zoë शर्मा' },
          { customerReference: 'N2', accountName: 'B' },
        ],
      },
    },
  ];
  const truth = (accountName: string) => ({
    virtualAccounts: [{ customerReference: 'N1', accountName, virtualAccountNumber: 'ACMEN100000' } as never],
  });

  test('is content with UTF-8, and with accents as two signs or capitals', () => {
    expect(judge('REQ-02', { commands, truth: truth('Zoë शर्मा') })).toEqual({ witnessed: 1, findings: [] });
    expect(judge('REQ-02', { commands, truth: truth('ZOË शर्मा'.normalize('NFD')) })).toEqual({
      witnessed: 1,
      findings: [],
    });
  });

  test('finds a garbled name, with the call that brought it', () => {
    const { witnessed, findings } = judge('REQ-02', {
      commands,
      truth: truth('ZoÃ« ?????'),
      exchanges: [createCall('k', ['N1'])],
    });
    expect(witnessed).toBe(0);
    expect(findings).toEqual([
      {
        expected: 'an account with the name Zoë शर्मा',
        observed: 'the bank was given the name ZoÃ« ?????',
        exchanges: [1],
      },
    ]);
  });

  test('finds a body that the bank could not read, and a charset that is another', () => {
    const unread = createCall('k', ['N1'], { ...problemOf(400, 'MALFORMED_JSON') });
    expect(judge('REQ-02', { commands, exchanges: [unread] }).findings[0]?.observed).toBe(
      'the bank could not read the body (MALFORMED_JSON)',
    );
    const latin = createCall('k', ['N1'], {
      requestHeaders: { 'content-type': 'application/json; charset=ISO-8859-1' },
    });
    expect(judge('REQ-02', { commands, exchanges: [latin] }).findings[0]?.observed).toBe(
      'createVirtualAccounts says that its body is in ISO-8859-1',
    );
  });

  test('knows an account without a reference by the number that was told, else by its name', () => {
    const items = [{ customerReference: 'N1', virtualAccountNumber: 'A1', outcome: 'SUCCEEDED' as const }];
    const told = [{ ...commands[0], reply: resultOf({ outcome: 'SUCCEEDED', items }) }];
    const bare = (accountName: string) => ({
      virtualAccounts: [{ accountName, virtualAccountNumber: 'A1' } as never],
    });
    expect(judge('REQ-02', { commands, truth: bare('Zoë शर्मा') })).toEqual({ witnessed: 1, findings: [] });
    expect(judge('REQ-02', { commands: told, truth: bare('Zo? ?????') }).findings[0]?.observed).toBe(
      'the bank was given the name Zo? ?????',
    );
    expect(judge('REQ-02', { commands, truth: bare('Zo? ?????') })).toEqual({ witnessed: 0, findings: [] });
  });

  test('plain names witness nothing', () => {
    const ascii = { virtualAccounts: [{ customerReference: 'N2', accountName: 'B' } as never] };
    expect(judge('REQ-02', { commands, truth: ascii })).toEqual({ witnessed: 0, findings: [] });
  });
});

describe('VA-C-REQ-03', () => {
  const customers = (from: number, count: number) =>
    Array.from({ length: count }, (_, at) => `B${from + at}`);
  const opened = (count: number) => ({ virtualAccounts: Array.from({ length: count }, () => ({}) as never) });

  test('is content with full parts, and with one call for each', () => {
    const parts = [createCall('a', customers(1, 100)), createCall('b', customers(101, 10))];
    expect(judge('REQ-03', { exchanges: parts, truth: opened(110) })).toEqual({ witnessed: 2, findings: [] });
    const single = customers(1, 101).map((customer) => createCall(customer, [customer]));
    expect(judge('REQ-03', { exchanges: single, truth: opened(101) })).toEqual({
      witnessed: 101,
      findings: [],
    });
  });

  test('finds a call that is too large', () => {
    const large = createCall('a', customers(1, 101), { handledStatus: 400 });
    expect(judge('REQ-03', { exchanges: [large] })).toEqual({
      witnessed: 0,
      findings: [
        { expected: 'at most 100 items in one call', observed: 'a call with 101 items', exchanges: [1] },
      ],
    });
  });

  test('finds two parts under one key, but not a repetition', () => {
    const exchanges = [createCall('a', ['B1']), createCall('a', ['B1']), createCall('a', ['B2'])];
    expect(judge('REQ-03', { exchanges }).findings).toEqual([
      {
        expected: 'a key of its own for each part',
        observed: 'two parts with different accounts under one Idempotency-Key (a)',
        exchanges: [3, 1],
      },
    ]);
  });

  test('has seen nothing when no more than 100 were opened', () => {
    expect(
      judge('REQ-03', { exchanges: [createCall('a', customers(1, 100))], truth: opened(100) }).witnessed,
    ).toBe(0);
  });
});

describe('VA-C-REQ-04', () => {
  const calls = (count: number, connectionOf: (at: number) => number | undefined) =>
    Array.from({ length: count }, (_, at) => fetchOf(null, { connection: connectionOf(at) }));

  test('is content with one connection, and with a few', () => {
    expect(judge('REQ-04', { exchanges: calls(10, () => 1) })).toEqual({ witnessed: 9, findings: [] });
    expect(judge('REQ-04', { exchanges: calls(10, (at) => at % 5) })).toEqual({ witnessed: 5, findings: [] });
  });

  test('finds a connection for each call', () => {
    expect(judge('REQ-04', { exchanges: calls(10, (at) => at) }).findings).toEqual([
      {
        expected: 'several requests on each connection',
        observed: '10 connections for 10 requests',
        exchanges: [1, 2, 3],
      },
    ]);
    expect(judge('REQ-04', { exchanges: calls(10, (at) => at % 6) }).findings).toHaveLength(1);
  });

  test('says nothing of few calls, or where there are no connections', () => {
    expect(judge('REQ-04', { exchanges: calls(9, (at) => at) })).toEqual({ witnessed: 0, findings: [] });
    expect(judge('REQ-04', { exchanges: calls(20, () => undefined) })).toEqual({
      witnessed: 0,
      findings: [],
    });
  });
});
