import { describe, expect, it } from 'vitest';
import { evidenceOf, ledgerOf, problemOf } from '../test/evidence.ts';
import type { RecordedExchange } from './evidence.ts';
import { hasRead, isLive, refundReadings, refundStates, sentRefunds } from './refunds.ts';

const refund = { refundId: 'R1', transactionReferenceNumber: 'KT1', status: 'ACCEPTED' };
const answer = (operation: string | undefined, body: unknown, parts: Partial<RecordedExchange> = {}) => ({
  operation,
  path: '/v1/refunds',
  status: 200,
  responseBody: JSON.stringify(body),
  ...parts,
});
const readings = (...exchanges: Partial<RecordedExchange>[]) => refundReadings(evidenceOf({ exchanges }));

describe('what could be read of refunds', () => {
  it('stands in answers to a request, to a question and to a list, in the order of the questions', () => {
    const told = readings(
      answer('listRefunds', {
        data: [
          { ...refund, status: 'PROCESSED' },
          { ...refund, refundId: 'R2' },
        ],
      }),
      answer('getRefund', { ...refund, status: 'IN_PROCESS' }, { startedAt: 20 }),
      answer('initiateRefund', { ...refund, nextPollAfterSeconds: 3 }, { startedAt: 10, status: 201 }),
    );
    expect(told.map(({ exchange: { number }, ...reading }) => [number, reading])).toEqual([
      [3, { refundId: 'R1', reference: 'KT1', status: 'ACCEPTED', nextPollAfterSeconds: 3 }],
      [2, { refundId: 'R1', reference: 'KT1', status: 'IN_PROCESS', nextPollAfterSeconds: 0 }],
      [1, { refundId: 'R1', reference: 'KT1', status: 'PROCESSED', nextPollAfterSeconds: 0 }],
      [1, { refundId: 'R2', reference: 'KT1', status: 'ACCEPTED', nextPollAfterSeconds: 0 }],
    ]);
  });

  it('stands in no other answer, and in none that did not come', () => {
    expect(readings(answer('getTransaction', refund))).toEqual([]);
    expect(readings(answer(undefined, refund))).toEqual([]);
    expect(readings(answer('getRefund', refund, { abandonedAt: 5 }))).toEqual([]);
    expect(readings({ ...answer('getRefund', {}), ...problemOf(404, 'REFUND_NOT_FOUND') })).toEqual([]);
  });

  it.each(['refundId', 'transactionReferenceNumber', 'status'])('is nothing without %s', (name) => {
    expect(readings(answer('getRefund', { ...refund, [name]: 7 }))).toEqual([]);
    expect(readings(answer('listRefunds', { data: [{ ...refund, [name]: undefined }, 7] }))).toEqual([]);
  });

  it('says when to ask again in whole numbers, or not at all', () => {
    const told = readings(answer('getRefund', { ...refund, nextPollAfterSeconds: '9' }));
    expect(told[0]?.nextPollAfterSeconds).toBe(0);
  });

  it.each([
    ['ACCEPTED', true],
    ['IN_PROCESS', true],
    ['PROCESSED', false],
    ['FAILED', false],
    ['RETURNED', false],
    ['UNKNOWN_WORD', false],
  ])('is open at %s: %s', (status, is) => {
    expect(isLive({ status })).toBe(is);
  });

  it('had been read when the answer had come before the moment', () => {
    const told = readings(answer('getRefund', refund, { startedAt: 100, endedAt: 120 }));
    const had = (reference: string, statuses: readonly string[], before: number) =>
      hasRead(told, reference, statuses, before);
    expect(had('KT1', ['FAILED', 'ACCEPTED'], 120)).toBe(true);
    expect(had('KT1', ['ACCEPTED'], 119)).toBe(false);
    expect(had('KT1', ['FAILED'], 120)).toBe(false);
    expect(had('KT2', ['ACCEPTED'], 120)).toBe(false);
  });
});

it('a ledger tells the states of the refunds of one credit', () => {
  const state = (transactionReferenceNumber: string, is: string) =>
    ({ transactionReferenceNumber, state: is }) as never;
  const ledger = ledgerOf([], {
    refunds: [state('KT1', 'PENDING'), state('KT2', 'PAID'), state('KT1', 'PAID')],
  });
  expect(refundStates(ledger, 'KT1')).toEqual(['PENDING', 'PAID']);
});

describe('requests for a refund', () => {
  const ask = (
    reference: unknown,
    idempotencyKey: string | undefined,
    parts: Partial<RecordedExchange> = {},
  ) => ({
    operation: 'initiateRefund',
    requestBody: JSON.stringify({ transactionReferenceNumber: reference }),
    idempotencyKey,
    ...parts,
  });
  const sent = (...exchanges: Partial<RecordedExchange>[]) =>
    sentRefunds(evidenceOf({ exchanges })).map(({ reference, exchange }) => [reference, exchange.number]);

  it('count once for each key, by the first attempt', () => {
    expect(sent(ask('KT1', 'a'), ask('KT1', 'b'), ask('KT1', 'a', { startedAt: 1 }))).toEqual([
      ['KT1', 3],
      ['KT1', 2],
    ]);
  });

  it('count each time without a key', () => {
    expect(sent(ask('KT1', undefined), ask('KT1', undefined))).toEqual([
      ['KT1', 1],
      ['KT1', 2],
    ]);
  });

  it('have an empty reference where they name none, and are no other calls', () => {
    expect(sent(ask(7, 'a'), ask('KT1', 'b', { operation: 'getRefund' }))).toEqual([['', 1]]);
  });
});
