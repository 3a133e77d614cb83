import { describe, expect, test } from 'vitest';
import { createCall, createCommand, tokenCall } from '../test/creates.ts';
import { type EvidenceParts, evidenceOf, fetchOf, problemOf, resultOf } from '../test/evidence.ts';
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
    expect(judge('REQ-01', { exchanges: [bad] }).findings.map(({ observed }) => observed)).toEqual([
      'fetchTransactionBatch sends all in the body, which the contract does not have there',
    ]);
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

describe('VA-C-REQ-01, where much is wrong,', () => {
  test('tells of five breaches, with five exchanges each', () => {
    const unknown = (path: string) => ({ operation: undefined, method: 'GET', path });
    const paths = ['/1', '/2', '/3', '/4', '/5', '/6'];
    const { findings, witnessed } = judge('REQ-01', { exchanges: paths.map(unknown) });
    expect(witnessed).toBe(0);
    expect(findings.map(({ observed }) => observed)).toEqual(
      paths
        .slice(0, 5)
        .map((path) => `An unknown request sends GET ${path}, which is no operation of the contract`),
    );
    const often = judge('REQ-01', { exchanges: Array.from({ length: 6 }, () => unknown('/1')) }).findings;
    expect(often.map(({ exchanges }) => exchanges)).toEqual([[1, 2, 3, 4, 5]]);
    expect(often[0]?.observed).toContain('(6 times)');
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

  test('names three of the calls that asked for the garbled account, and no other', () => {
    const other = createCall('k', ['N2', 'N3']);
    const calls = ['a', 'b', 'c', 'd'].map((key) => createCall(key, ['N2', 'N1']));
    const { findings } = judge('REQ-02', { commands, truth: truth('?'), exchanges: [other, ...calls] });
    expect(findings.map(({ exchanges }) => exchanges)).toEqual([[2, 3, 4]]);
  });

  test.each(['MALFORMED_JSON', 'UNSUPPORTED_MEDIA_TYPE'])('finds a body that met %s', (code) => {
    const unread = createCall('k', ['N1'], { ...problemOf(400, code) });
    expect(judge('REQ-02', { commands, exchanges: [unread] }).findings).toEqual([
      {
        expected: 'a JSON body in UTF-8 under application/json',
        observed: `the bank could not read the body (${code})`,
        exchanges: [1],
      },
    ]);
  });

  const typed = (type: string) => ({
    commands,
    exchanges: [createCall('k', ['N1'], { requestHeaders: { 'content-type': type } })],
  });

  test.each([
    ['application/json; charset=ISO-8859-1', 'ISO-8859-1'],
    ['application/json;charset="windows-1252"', 'windows-1252'],
    ['application/json; charset=utf-80', 'utf-80'],
    ['application/json; charset=x-utf-8', 'x-utf-8'],
  ])('finds the charset of %s', (type, charset) => {
    expect(judge('REQ-02', typed(type)).findings).toEqual([
      {
        expected: 'JSON in UTF-8',
        observed: `createVirtualAccounts says that its body is in ${charset}`,
        exchanges: [1],
      },
    ]);
  });

  test.each(['application/json', 'application/json; charset=UTF-8', 'application/json;charset="utf8"'])(
    'is content with %s',
    (type) => {
      expect(judge('REQ-02', typed(type)).findings).toEqual([]);
    },
  );

  test('looks at accounts that a create asked for by name, and at no others', () => {
    const foreign = [{ ...commands[0], operation: 'modifyAccounts' as const }];
    expect(judge('REQ-02', { commands: foreign, truth: truth('?') })).toEqual({ witnessed: 0, findings: [] });
    const nameless = [{ ...commands[0], input: { accounts: [{ customerReference: 'N1' }] } }];
    expect(judge('REQ-02', { commands: nameless, truth: truth('?') }).findings).toEqual([]);
    const unreferenced = { virtualAccounts: [{ accountName: '?' } as never] };
    const asked = [{ ...commands[0], input: { accounts: [{ accountName: 'Zoë' }] } }];
    expect(judge('REQ-02', { commands: asked, truth: unreferenced }).findings).toEqual([]);
  });

  test('tells of five, and no more', () => {
    const unread = Array.from({ length: 6 }, () => createCall('k', ['N1'], problemOf(400, 'MALFORMED_JSON')));
    expect(judge('REQ-02', { commands, exchanges: unread }).findings).toHaveLength(5);
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

  test('counts calls that were taken, of which each had at most 100', () => {
    const calls = [
      createCall('a', customers(1, 100)),
      createCall('b', customers(101, 5), { status: 503, handledStatus: 503 }),
      createCall('c', customers(1, 101)),
    ];
    expect(judge('REQ-03', { exchanges: calls, truth: opened(101) }).witnessed).toBe(1);
  });

  test('takes a part that shares an account, or has none, for a repetition; and calls without a key for parts', () => {
    const first = createCall('a', ['B1', 'B2']);
    const none = createCall('a', ['B1'], { requestBody: '{"items":[{}]}' });
    expect(judge('REQ-03', { exchanges: [first, createCall('a', ['B2', 'B3']), none] }).findings).toEqual([]);
    const bare = ['B1', 'B2'].map((one) => createCall('', [one], { idempotencyKey: undefined }));
    expect(judge('REQ-03', { exchanges: bare }).findings).toEqual([]);
  });

  test('tells of five, and no more', () => {
    const large = Array.from({ length: 6 }, (_, at) => createCall(`k${at}`, customers(1, 101)));
    expect(judge('REQ-03', { exchanges: large }).findings).toHaveLength(5);
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
    const six = judge('REQ-04', { exchanges: calls(10, (at) => at % 6) });
    expect([six.witnessed, six.findings.length]).toEqual([4, 1]);
  });

  test('says nothing of few calls, or where there are no connections', () => {
    expect(judge('REQ-04', { exchanges: calls(9, (at) => at) })).toEqual({ witnessed: 0, findings: [] });
    expect(judge('REQ-04', { exchanges: calls(20, () => undefined) })).toEqual({
      witnessed: 0,
      findings: [],
    });
  });
});
