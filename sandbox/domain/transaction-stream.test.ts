import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  acknowledgementFault,
  formBatch,
  nextBatchSize,
  streamAcknowledged,
  streamWithBatch,
} from './transaction-batch.ts';
import {
  deliveryRange,
  deliveryState,
  emptyStream,
  reversalOf,
  streamAfter,
  type Transaction,
  type TransactionStream,
} from './transaction-stream.ts';

const STATES = ['ACKNOWLEDGED', 'IN_OPEN_BATCH', 'UNDELIVERED'] as const;
const MADE = { batchId: 'KB000000000001', arrival: 900, now: 77 };

function entry(sequenceNumber: number, amount = 100): Transaction {
  return {
    transactionReferenceNumber: `KT${sequenceNumber.toString().padStart(12, '0')}`,
    sequenceNumber,
    arrival: sequenceNumber,
    entryType: 'CREDIT',
    virtualAccountNumber: 'ACME00000001',
    physicalAccountNumber: '123456789012',
    organisationId: 'org-acme',
    amount,
    paymentMode: 'IMPS',
    utr: '000000000001',
    remitter: { name: 'Sharma', accountNumber: '12345' },
    remittanceInformation: 'Invoice 1',
    valueDate: '2026-11-22',
    postedAt: 5,
    customerReference: 'C-1',
    references: ['r'],
  };
}

function streamOf(entries: number): TransactionStream {
  let stream = emptyStream('123456789012', 'org-acme');
  for (let i = 0; i < entries; i++) stream = streamAfter(stream, 'CREDIT');
  return stream;
}

function entriesFrom(first: number, count: number): Transaction[] {
  return Array.from({ length: count }, (_, i) => entry(first + i));
}

describe('a stream', () => {
  it('begins empty and counts its entries, reversals apart', () => {
    const stream = streamAfter(streamAfter(emptyStream('1', 'o'), 'CREDIT'), 'REVERSAL');
    expect(stream).toMatchObject({ lastSequence: 2, reversals: 1, lastBatched: 0, lastAcknowledged: 0 });
  });

  it('puts each entry in exactly one delivery state, whose ranges meet without gap', () => {
    fc.assert(
      fc.property(fc.tuple(fc.nat(50), fc.nat(50), fc.nat(50)), ([acknowledged, open, pending]) => {
        const stream = {
          ...streamOf(0),
          lastAcknowledged: acknowledged,
          lastBatched: acknowledged + open,
          lastSequence: acknowledged + open + pending,
        };
        let next = 1;
        for (const state of STATES) {
          const { first, last } = deliveryRange(stream, state);
          expect(first).toBe(next);
          for (let n = first; n <= last; n++) expect(deliveryState(stream, n)).toBe(state);
          next = last + 1;
        }
        expect(deliveryRange(stream)).toEqual({ first: 1, last: next - 1 });
      }),
    );
  });
});

describe('formBatch', () => {
  it('takes as many of the oldest as it can, and tells whether more were waiting', () => {
    const stream = streamOf(7);
    expect(nextBatchSize(stream, 5)).toBe(5);
    const batch = formBatch(stream, entriesFrom(1, 5), MADE);
    expect(batch).toMatchObject({
      batchNumber: 1,
      firstSequence: 1,
      numberOfTransactions: 5,
      moreAvailable: true,
    });
    expect(batch.nextPollAfterSeconds).toBe(0);
    const acknowledged = streamAcknowledged(streamWithBatch(stream, batch));
    expect(acknowledged).not.toHaveProperty('openBatchId');
    expect(nextBatchSize(acknowledged, 5)).toBe(2);
    const second = formBatch(acknowledged, entriesFrom(6, 2), MADE);
    expect(second).toMatchObject({ batchNumber: 2, firstSequence: 6, moreAvailable: false });
    expect(second.nextPollAfterSeconds).toBeGreaterThan(0);
  });

  it('adds beyond 2^53 paise to the last one', () => {
    const most = 1e15 - 1;
    const entries = Array.from({ length: 100 }, (_, i) => entry(i + 1, most - (i % 2)));
    expect(formBatch(streamOf(100), entries, MADE).controlSum).toBe((BigInt(most) * 100n - 50n).toString());
  });

  it('adds any amounts as BigInt does', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 1e15 - 1 }), { minLength: 1, maxLength: 100 }),
        (amounts) => {
          const entries = amounts.map((amount, i) => entry(i + 1, amount));
          const sum = amounts.reduce((total, amount) => total + BigInt(amount), 0n);
          expect(formBatch(streamOf(amounts.length), entries, MADE).controlSum).toBe(sum.toString());
        },
      ),
    );
  });

  it('refuses entries with a hole, out of turn, or none at all', () => {
    const stream = streamOf(5);
    expect(() => formBatch(stream, [], MADE)).toThrow(RangeError);
    expect(() => formBatch(stream, [entry(2)], MADE)).toThrow(RangeError);
    expect(() => formBatch(stream, [entry(1), entry(3)], MADE)).toThrow(RangeError);
  });
});

describe('acknowledgementFault', () => {
  const batch = formBatch(streamOf(3), entriesFrom(1, 3), MADE);

  it.each([
    [3, 300n, undefined],
    [2, 300n, 'ACKNOWLEDGEMENT_MISMATCH'],
    [3, 299n, 'ACKNOWLEDGEMENT_MISMATCH'],
    [3, 301n, 'ACKNOWLEDGEMENT_MISMATCH'],
    [3, 30_000n, 'ACKNOWLEDGEMENT_MISMATCH'],
  ])('of %i records over %i paise is %s', (numberOfTransactions, controlSum, code) => {
    expect(acknowledgementFault(batch, { numberOfTransactions, controlSum })?.code).toBe(code);
    const again = { ...batch, acknowledgedAt: 99 };
    expect(acknowledgementFault(again, { numberOfTransactions, controlSum })?.code).toBe(code);
  });

  it('does not give the right totals away', () => {
    const fault = acknowledgementFault(batch, { numberOfTransactions: 9, controlSum: 12_345n });
    expect(fault?.detail).toContain('9 transactions over 123.45');
    expect(fault?.detail).not.toContain('3.00');
  });
});

describe('reversalOf', () => {
  it('is a contra entry of its own with what the credit showed', () => {
    const place = {
      transactionReferenceNumber: 'KTX',
      sequenceNumber: 9,
      arrival: 12,
      postedAt: 8,
      valueDate: '2026-11-23',
    };
    expect(reversalOf(entry(4), place, 'Sent twice')).toEqual({
      ...entry(4),
      ...place,
      entryType: 'REVERSAL',
      originalTransactionReferenceNumber: 'KT000000000004',
      reversalReason: 'Sent twice',
    });
    expect(reversalOf(entry(4), place, undefined)).not.toHaveProperty('reversalReason');
  });
});
