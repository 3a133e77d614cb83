import { describe, expect, test } from 'vitest';
import { jsonOf, objectOf } from '../lib/json.ts';
import { commandOf, evidenceOf, exchangeOf, problemOf, resultOf } from '../test/evidence.ts';
import {
  askOf,
  bulkResultsOf,
  byStart,
  callsBetween,
  callsOf,
  callsThatMet,
  compareBodies,
  createdItemsOf,
  inSeconds,
  isAnswered,
  isDone,
  isKeyed,
  isOpenEnded,
  isReadAsSuccess,
  isServiceCall,
  keyOf,
  listOf,
  markedAt,
  pauseBetween,
  piecesOfWork,
  readCode,
  repetitionsOf,
  retryAfterSecondsOf,
  textOf,
  workOf,
} from './wire.ts';

const create = (key: string, parts = {}) =>
  exchangeOf({ operation: 'createVirtualAccounts', idempotencyKey: key, requestBody: '{"a":1}', ...parts });
const fetch = (startedAt: number, parts = {}) =>
  exchangeOf({
    operation: 'fetchTransactionBatch',
    path: '/v1/transaction-batches',
    requestBody: '{"physicalAccountNumber":"1"}',
    startedAt,
    ...parts,
  });
const lost = { type: 'LOST', label: 'lost', connection: 'RESET' };

describe('what could be known', () => {
  test('a lost answer is done by the bank, and open for the integration', () => {
    const call = create('k', { status: undefined, handledStatus: 207, fault: lost });
    expect([isDone(call), isAnswered(call), isReadAsSuccess(call), isOpenEnded(call)]).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });

  test('an answer that never came is none, with a fault and without', () => {
    expect(isAnswered(create('k', { status: undefined, fault: lost }))).toBe(false);
    const cut = create('k', { status: undefined, handledStatus: 207, responseBody: '{"code":"X"}' });
    expect([isAnswered(cut), isReadAsSuccess(cut), readCode(cut), isOpenEnded(cut)]).toEqual([
      false,
      false,
      undefined,
      true,
    ]);
  });

  test.each([
    'RESET',
    'LOST',
    'STALL_HEADERS',
    'STALL_BODY',
    'SLOW_DRIP',
    'TRUNCATE',
    'BAD_JSON',
    'GATEWAY_HTML',
    'EMPTY_ANSWER',
    'WRONG_CONTENT_TYPE',
  ])('a 200 with %s is no answer', (type) => {
    const fault = { type, label: 'f', connection: type === 'TRUNCATE' ? 'CUT' : 'KEPT' };
    expect(isReadAsSuccess(create('k', { status: 200, fault }))).toBe(false);
  });

  test.each([
    [199, false],
    [200, true],
    [299, true],
    [300, false],
  ])('a status of %d is a success: %s', (status, is) => {
    expect(isDone(create('k', { handledStatus: status, status: 503 }))).toBe(is);
    expect(isReadAsSuccess(create('k', { status, handledStatus: 503 }))).toBe(is);
  });

  test('an answer that was held back counts when it was waited for, and not when it was given up', () => {
    const fault = { type: 'STALL_BODY', label: 'stall', connection: 'HELD_BACK' };
    expect(isAnswered(create('k', { status: 207, fault }))).toBe(true);
    expect(isAnswered(create('k', { status: 207, fault, abandonedAt: 5 }))).toBe(false);
  });

  test('a harmless fault leaves an answer', () => {
    const fault = { type: 'UNKNOWN_FIELD', label: 'f', connection: 'KEPT' };
    expect(isReadAsSuccess(create('k', { status: 207, fault }))).toBe(true);
  });

  test('reads the code of a problem, and none of a success or of a page', () => {
    expect(readCode(exchangeOf(problemOf(409, 'UTR_CONFLICT')))).toBe('UTR_CONFLICT');
    expect(readCode(exchangeOf({ status: 502, responseBody: '<html>' }))).toBeUndefined();
    expect(readCode(exchangeOf({ status: 207, responseBody: '{"code":"X"}' }))).toBeUndefined();
    expect(readCode(exchangeOf({ status: 400, responseBody: '{"code":"X"}' }))).toBe('X');
    expect(readCode(exchangeOf({ status: 400, responseBody: '{"code":7}' }))).toBeUndefined();
    const given = exchangeOf({ ...problemOf(409, 'UTR_CONFLICT'), abandonedAt: 5 });
    expect(readCode(given)).toBeUndefined();
  });

  test('a 5xx is open-ended, a 409 is not', () => {
    expect(isOpenEnded(create('k', { status: 503 }))).toBe(true);
    expect(isOpenEnded(create('k', { status: 500 }))).toBe(true);
    expect(isOpenEnded(create('k', { status: 409 }))).toBe(false);
  });
});

describe('calls', () => {
  test.each([
    ['createVirtualAccounts', true],
    ['modifyVirtualAccounts', true],
    ['deleteVirtualAccounts', true],
    ['initiateRefund', true],
    ['fetchTransactionBatch', false],
    [undefined, false],
  ])('of %s want a key: %s', (operation, is) => {
    expect(isKeyed(exchangeOf({ operation }))).toBe(is);
  });

  test.each([
    ['fetchTransactionBatch', true],
    ['issueToken', false],
    ['revokeToken', false],
    ['authorize', false],
    ['getAuthorizationServerMetadata', false],
    [undefined, false],
  ])('of %s are of the services: %s', (operation, is) => {
    expect(isServiceCall(exchangeOf({ operation }))).toBe(is);
  });

  test.each([
    ['"a"', 'a'],
    ['a', 'a'],
    ['"ab"', 'ab'],
    ['a"b"', 'a"b"'],
    ['"a"b', '"a"b'],
    [undefined, undefined],
  ])('with the key %s have the key %s', (idempotencyKey, key) => {
    expect(keyOf(exchangeOf({ idempotencyKey }))).toBe(key);
  });

  test('come in the order in which they began, then as they were handled', () => {
    const exchanges = [exchangeOf({ startedAt: 5 }, 3), exchangeOf({ startedAt: 5 }, 2), fetch(1)];
    expect(byStart(exchanges).map(({ startedAt, number }) => [startedAt, number])).toEqual([
      [1, 1],
      [5, 2],
      [5, 3],
    ]);
  });

  test('are found by their operations, and what is none is never found', () => {
    const evidence = evidenceOf({
      exchanges: [fetch(30), create('a', { startedAt: 20 }), { operation: undefined }],
    });
    const found = callsOf(evidence, 'fetchTransactionBatch', 'createVirtualAccounts');
    expect(found.map(({ startedAt }) => startedAt)).toEqual([20, 30]);
    expect(callsOf(evidence, 'fetchTransactionBatch')).toHaveLength(1);
    expect(callsOf(evidence)).toEqual([]);
  });
});

describe('pieces of work', () => {
  test('one key is one piece, whatever comes between', () => {
    const calls = [
      create('a', { startedAt: 1 }),
      create('b', { startedAt: 2 }),
      create('"a"', { startedAt: 3 }),
    ];
    const pieces = piecesOfWork(calls);
    expect(pieces.map(({ idempotencyKey, attempts }) => [idempotencyKey, attempts.length])).toEqual([
      ['a', 2],
      ['b', 1],
    ]);
    expect(repetitionsOf(pieces).map(([first, next]) => [first.startedAt, next.startedAt])).toEqual([[1, 3]]);
  });

  test('without a key a piece ends with its answer, and the next such call is another', () => {
    const calls = [fetch(1, { status: 503 }), fetch(2, { status: 429 }), fetch(3), fetch(4)];
    expect(piecesOfWork(calls).map(({ attempts }) => attempts.map(({ startedAt }) => startedAt))).toEqual([
      [1, 2, 3],
      [4],
    ]);
  });

  test.each([{ status: undefined }, { status: 401 }, { status: 500 }, { abandonedAt: 3 }])(
    'without a key a piece goes on after %o',
    (parts) => {
      const [piece, ...others] = piecesOfWork([fetch(1, parts), fetch(2)]);
      expect(piece).toMatchObject({ operation: 'fetchTransactionBatch', idempotencyKey: undefined });
      expect([piece?.attempts.length, others.length]).toEqual([2, 0]);
    },
  );

  test('a key counts where the contract wants one, and nowhere else', () => {
    const reads = [fetch(1, { status: 503, idempotencyKey: 'a' }), fetch(2, { idempotencyKey: 'b' })];
    expect(
      piecesOfWork(reads).map(({ idempotencyKey, attempts }) => [idempotencyKey, attempts.length]),
    ).toEqual([[undefined, 2]]);
    const bare = { idempotencyKey: undefined };
    const writes = [create('', bare), create('', { ...bare, requestBody: '{"a":2}' }), create('', bare)];
    expect(piecesOfWork(writes).map(({ attempts }) => attempts.length)).toEqual([1, 1, 1]);
    expect(piecesOfWork([create('a'), create('a')]).map(({ attempts }) => attempts.length)).toEqual([2]);
    const removed = create('a', { operation: 'deleteVirtualAccounts' });
    expect(piecesOfWork([create('a'), removed])).toHaveLength(2);
  });

  test('a refusal for good ends it, too, and other bodies are other pieces', () => {
    const calls = [
      fetch(1, { status: 404 }),
      fetch(2),
      fetch(3, { requestBody: '{"physicalAccountNumber":"2"}' }),
    ];
    expect(piecesOfWork(calls)).toHaveLength(3);
  });

  test('token calls and calls that no operation takes are no work', () => {
    const calls = [exchangeOf({ operation: 'issueToken' }), exchangeOf({ operation: undefined })];
    expect(piecesOfWork(calls)).toEqual([]);
  });

  test('an ask is method, path, query and the members of the body', () => {
    expect(askOf(fetch(1, { query: 'a=1', requestBody: '{ "b": 2 }' }))).toBe(
      'POST /v1/transaction-batches a=1 {"b":2}',
    );
    expect(askOf(exchangeOf({ method: 'GET', path: '/v1/refunds' }))).toBe('GET /v1/refunds  ');
    expect(askOf(exchangeOf({ path: '/v1/refunds', requestBody: '{"a"' }))).toBe('POST /v1/refunds  {"a"');
  });
});

describe('bodies', () => {
  test.each([
    ['{"a":1}', '{"a":1}', 'SAME'],
    ['{"a": 1}', '{"a":1}', 'OTHER'],
    ['{"a":1}', '{"a":2}', 'OTHER'],
    ['{"a":1,"b":2}', '{"b":2,"a":1}', 'OTHER'],
    ['{"a":1}', undefined, 'UNKNOWN'],
    [undefined, undefined, 'UNKNOWN'],
    [undefined, '{"a":1}', 'UNKNOWN'],
    ['{"a":1', '{"a":2', 'UNKNOWN'],
    ['a=1', 'a=1', 'SAME'],
    ['{"a":"xxxxxxxxxx"}', '{"a":"[redacted]"}', 'UNKNOWN'],
    ['{"a":"[redacted]"}', '{"a":"xxxxxxxxxx"}', 'UNKNOWN'],
  ])('%s and %s are %s', (one, other, verdict) => {
    expect(compareBodies(create('a', { requestBody: one }), create('a', { requestBody: other }))).toBe(
      verdict,
    );
  });

  test('a body that was written anew is the same when its length was', () => {
    const refused = create('a', { requestBody: '{"a":1}', requestBytes: 8 });
    expect(compareBodies(refused, create('a', { requestBody: '{"a": 1}' }))).toBe('SAME');
    expect(compareBodies(create('a', { requestBytes: 0 }), create('a'))).toBe('SAME');
  });

  test('reads rubbish without a throw', () => {
    expect(jsonOf('{')).toBeUndefined();
    expect(jsonOf(undefined)).toBeUndefined();
    expect(objectOf([1])).toEqual({});
    expect(objectOf(null)).toEqual({});
    expect(listOf({})).toEqual([]);
    expect(listOf([1, { a: 1 }])).toEqual([{}, { a: 1 }]);
    expect([textOf('a'), textOf(7), textOf(null)]).toEqual(['a', undefined, undefined]);
  });

  test('reads what a create asked for, and what the bank answered to each item', () => {
    const call = create('a', {
      requestBody: '{"items":[{"customerReference":"C1","virtualAccountNumber":"ACME1"},7]}',
      handledBody:
        '{"results":[{"index":0,"status":201,"virtualAccount":{"virtualAccountNumber":"ACME1"}},{"index":1,"status":409,"problem":{"code":"VIRTUAL_ACCOUNT_NUMBER_TAKEN"}}]}',
    });
    expect(createdItemsOf(call)).toEqual([
      { customerReference: 'C1', virtualAccountNumber: 'ACME1' },
      { customerReference: undefined, virtualAccountNumber: undefined },
    ]);
    expect(bulkResultsOf(call)).toEqual([
      { index: 0, status: 201, code: undefined, virtualAccountNumber: 'ACME1' },
      { index: 1, status: 409, code: 'VIRTUAL_ACCOUNT_NUMBER_TAKEN', virtualAccountNumber: undefined },
    ]);
  });
});

describe('time', () => {
  test('a pause is measured from the end of an answer to the next request', () => {
    expect(pauseBetween(fetch(0, { endedAt: 30 }), fetch(100))).toBe(70);
    expect(inSeconds(1234)).toBe('1.23 s');
  });

  test('finds calls between marks, and none after a mark that was never set', () => {
    const evidence = evidenceOf({
      exchanges: [fetch(10), fetch(20), fetch(30)],
      marks: [
        { name: 'a', at: 15, afterExchange: 1 },
        { name: 'b', at: 30, afterExchange: 2 },
      ],
    });
    expect(callsBetween(evidence, 'a', 'b').map(({ startedAt }) => startedAt)).toEqual([20]);
    expect(callsBetween(evidence, 'a', 'never')).toHaveLength(2);
    expect(callsBetween(evidence, undefined, 'a')).toHaveLength(1);
    expect(callsBetween(evidence, 'never')).toEqual([]);
    expect(callsBetween(evidence)).toHaveLength(3);
    expect(callsBetween(evidence, 'b').map(({ startedAt }) => startedAt)).toEqual([30]);
    expect([markedAt(evidence, 'b'), markedAt(evidence, 'never'), markedAt(evidence, undefined)]).toEqual([
      30,
      undefined,
      undefined,
    ]);
  });

  test('finds calls that met a fault', () => {
    const evidence = evidenceOf({ exchanges: [fetch(10), fetch(20, { fault: lost })] });
    expect(callsThatMet(evidence, 'lost').map(({ startedAt }) => startedAt)).toEqual([20]);
  });

  test.each([
    [{ 'retry-after': '3' }, 3],
    [{ 'retry-after': 'Sun, 06 Nov 1994 08:49:37 GMT' }, undefined],
    [{ 'retry-after': '123456789' }, 123_456_789],
    [{ 'retry-after': '1234567890' }, undefined],
    [{ 'retry-after': '-3' }, undefined],
    [{ 'retry-after': '3 s' }, undefined],
    [{}, undefined],
  ])('Retry-After of %j is %s', (responseHeaders, seconds) => {
    expect(retryAfterSecondsOf(exchangeOf({ status: 503, responseHeaders }))).toBe(seconds);
    expect(retryAfterSecondsOf(exchangeOf({ status: undefined, responseHeaders }))).toBeUndefined();
  });
});

test('reads what the driver said a command came to', () => {
  const reply = resultOf({ outcome: 'FAILED', code: 'X', items: [{ outcome: 'FAILED' }] });
  expect(workOf(commandOf({ reply }))).toEqual({
    outcome: 'FAILED',
    code: 'X',
    items: [{ outcome: 'FAILED' }],
  });
  const odd = resultOf({ outcome: 'DONE' as never, code: 7 as never });
  expect(workOf(commandOf({ reply: odd }))).toEqual({ outcome: undefined, code: undefined, items: [] });
  expect(workOf(commandOf({ reply: resultOf({ outcome: 'UNKNOWN' }) })).outcome).toBe('UNKNOWN');
  expect(workOf(commandOf({ reply: { kind: 'GONE', reason: 'killed' } }))).toEqual({
    outcome: undefined,
    code: undefined,
    items: [],
  });
});
