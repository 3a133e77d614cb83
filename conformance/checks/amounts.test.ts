import { describe, expect, it } from 'vitest';
import {
  acknowledgementOf,
  batchOf,
  bookingOf,
  commandOf,
  type EvidenceParts,
  evidenceOf,
  fetchOf,
  ledgerOf,
  problemOf,
  transactionOf,
} from '../test/evidence.ts';
import { amountChecks } from './amounts.ts';

const [exact, large] = amountChecks as [(typeof amountChecks)[0], (typeof amountChecks)[0]];

const plain = transactionOf(1, { amount: '42949672.96' });
const traps = [transactionOf(2, { amount: '9999999999999.99' }), transactionOf(3, { amount: '4.35' })];
const plainBatch = batchOf('B1', [plain]);
const trapBatch = batchOf('B2', traps);
const references = traps.map(({ transactionReferenceNumber }) => transactionReferenceNumber);

const SOUND: EvidenceParts = {
  facts: { exactReferences: references, largeReferences: [plain.transactionReferenceNumber] },
  truth: { transactions: [plain, ...traps] },
  commands: [commandOf({})],
  exchanges: [
    fetchOf(plainBatch),
    acknowledgementOf(plainBatch),
    fetchOf(trapBatch),
    acknowledgementOf(trapBatch),
  ],
  ledgers: [ledgerOf([plain, ...traps].map((one) => bookingOf(one)))],
};

describe('VA-C-AMT-01', () => {
  it('is content with what is booked and added exactly', () => {
    expect(exact.judge(evidenceOf(SOUND))).toEqual({ witnessed: 2, findings: [] });
  });

  it('is content with parking, and with an acknowledgement that needed a second attempt', () => {
    const exchanges = [
      fetchOf(trapBatch),
      acknowledgementOf(trapBatch, { status: 503, handledStatus: 503 }),
      fetchOf(trapBatch),
      acknowledgementOf(trapBatch),
    ];
    const ledgers = [ledgerOf(traps.map((one) => bookingOf(one, { state: 'PARKED' })))];
    expect(exact.judge(evidenceOf({ ...SOUND, exchanges, ledgers }))).toEqual({ witnessed: 2, findings: [] });
  });

  it('finds an amount that is booked as another', () => {
    const wrong = bookingOf(traps[1] as never, { amount: '4.34' });
    const ledgers = [ledgerOf([bookingOf(plain), bookingOf(traps[0] as never), wrong])];
    expect(exact.judge(evidenceOf({ ...SOUND, ledgers }))).toEqual({
      witnessed: 1,
      findings: [{ expected: 'KT000000000003 with 4.35', observed: 'KT000000000003 with 4.34' }],
    });
  });

  it('finds a control sum that is another than the exact one', () => {
    const wrong = acknowledgementOf(trapBatch, {
      requestBody: JSON.stringify({ numberOfTransactions: 2, controlSum: '10000000000004.33' }),
      ...problemOf(422, 'ACKNOWLEDGEMENT_MISMATCH'),
    });
    const { witnessed, findings } = exact.judge(
      evidenceOf({ ...SOUND, exchanges: [fetchOf(trapBatch), wrong] }),
    );
    expect(witnessed).toBe(0);
    expect(findings).toEqual([
      {
        expected: 'batch B2 acknowledged with the exact sum of its 2 records, 10000000000004.34',
        observed: 'the control sum 10000000000004.33',
        exchanges: [2, 1],
      },
    ]);
  });

  it('finds a batch that is refused though its totals agree, where another was acknowledged', () => {
    const again = [fetchOf(trapBatch), fetchOf(trapBatch)];
    const exchanges = [fetchOf(plainBatch), acknowledgementOf(plainBatch), ...again];
    const { findings } = exact.judge(evidenceOf({ ...SOUND, exchanges }));
    expect(findings.map(({ observed }) => observed)).toEqual([
      'it was served 2 times and never acknowledged, though its totals agree and another batch was acknowledged',
    ]);
  });

  it('says nothing of an integration that acknowledges nothing at all, or was cut short', () => {
    const none = { ...SOUND, exchanges: [fetchOf(plainBatch), fetchOf(trapBatch), fetchOf(trapBatch)] };
    expect(exact.judge(evidenceOf(none)).findings).toEqual([]);
    const late = commandOf({ reply: { kind: 'LATE', afterMilliseconds: 8000 } });
    const exchanges = [fetchOf(plainBatch), acknowledgementOf(plainBatch), fetchOf(trapBatch)];
    expect(exact.judge(evidenceOf({ ...SOUND, commands: [late], exchanges })).findings).toEqual([]);
  });

  it('witnesses nothing where nothing was served, told or booked', () => {
    const nothing = { witnessed: 0, findings: [] };
    expect(exact.judge(evidenceOf({ ...SOUND, exchanges: [] }))).toEqual(nothing);
    expect(exact.judge(evidenceOf({ ...SOUND, ledgers: [] }))).toEqual(nothing);
    expect(exact.judge(evidenceOf({ ...SOUND, ledgers: [ledgerOf([])] }))).toEqual(nothing);
  });
});

describe('VA-C-AMT-02', () => {
  it('is content with large amounts as they came', () => {
    expect(large.judge(evidenceOf(SOUND))).toEqual({ witnessed: 1, findings: [] });
  });

  it('finds one that has overflowed', () => {
    const ledgers = [ledgerOf([bookingOf(plain, { amount: '0.00' })])];
    expect(large.judge(evidenceOf({ ...SOUND, ledgers }))).toEqual({
      witnessed: 0,
      findings: [{ expected: 'KT000000000001 with 42949672.96', observed: 'KT000000000001 with 0.00' }],
    });
  });

  it('finds an integration that ends over it, and only then', () => {
    const commands = [commandOf({ reply: { kind: 'GONE', reason: 'exit code 1' } })];
    const gone: EvidenceParts = { ...SOUND, commands, ledgers: [] };
    const { findings } = large.judge(evidenceOf(gone));
    expect(findings.map(({ observed }) => observed)).toEqual([
      'the integration ended before it answered syncTransactions: exit code 1',
    ]);
    expect(large.judge(evidenceOf({ ...gone, exchanges: [] })).findings).toEqual([]);
  });

  it('witnesses nothing on an empty session', () => {
    expect(large.judge(evidenceOf())).toEqual({ witnessed: 0, findings: [] });
  });
});
