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
    expect(findings).toEqual([
      {
        expected: 'batch B2 acknowledged with the exact sum of its 2 records, 10000000000004.34',
        observed:
          'it was served 2 times and never acknowledged, though its totals agree and another batch was acknowledged',
        exchanges: [4],
      },
    ]);
  });

  const refusing = (times: number, ...commands: Parameters<typeof commandOf>[0][]) => {
    const again = Array.from({ length: times }, () => fetchOf(trapBatch));
    const exchanges = [fetchOf(plainBatch), acknowledgementOf(plainBatch), ...again];
    return exact.judge(evidenceOf({ ...SOUND, commands, exchanges })).findings.length;
  };
  const late = { reply: { kind: 'LATE', afterMilliseconds: 8000 } } as const;

  it('gives a batch its time: a command that was answered, or a second serving', () => {
    expect(refusing(1, {})).toBe(1);
    expect(refusing(1, late)).toBe(0);
    expect(refusing(1)).toBe(0);
    expect(refusing(2, late)).toBe(1);
    expect(refusing(2)).toBe(1);
  });

  it('looks at the last command that pulls, and at no other', () => {
    expect(refusing(1, {}, late)).toBe(0);
    expect(refusing(1, late, {})).toBe(1);
    expect(refusing(1, {}, { ...late, operation: 'createAccounts' })).toBe(1);
    expect(refusing(1, { operation: 'createAccounts' })).toBe(0);
  });

  it('looks at sums of batches with such amounts alone, also where others are beside them', () => {
    const wrong = acknowledgementOf(plainBatch, {
      requestBody: '{"numberOfTransactions":1,"controlSum":"1.00"}',
    });
    expect(exact.judge(evidenceOf({ ...SOUND, exchanges: [fetchOf(plainBatch), wrong] })).findings).toEqual(
      [],
    );
    const mixed = batchOf('B3', [plain, ...traps]);
    const rounded = acknowledgementOf(mixed, { requestBody: '{"numberOfTransactions":3}' });
    expect(exact.judge(evidenceOf({ ...SOUND, exchanges: [fetchOf(mixed), rounded] })).findings).toEqual([
      {
        expected: 'batch B3 acknowledged with the exact sum of its 3 records, 10000042949677.30',
        observed: 'the control sum no text',
        exchanges: [2, 1],
      },
    ]);
  });

  it('witnesses amounts when one of several such batches was acknowledged', () => {
    const [one, two] = traps.map((trap, at) => batchOf(`T${at}`, [trap]));
    const exchanges = [fetchOf(one as never), acknowledgementOf(one as never), fetchOf(two as never)];
    expect(exact.judge(evidenceOf({ ...SOUND, exchanges })).witnessed).toBe(2);
  });

  it('witnesses an amount of its own entry, not one that another entry has', () => {
    const swapped = [
      bookingOf(traps[0] as never, { amount: '4.35' }),
      bookingOf(traps[1] as never, { amount: '9999999999999.99' }),
    ];
    const { witnessed, findings } = exact.judge(evidenceOf({ ...SOUND, ledgers: [ledgerOf(swapped)] }));
    expect([witnessed, findings.length]).toEqual([0, 2]);
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
    const others = [fetchOf(trapBatch)];
    expect(large.judge(evidenceOf({ ...gone, exchanges: others })).findings).toEqual([]);
    const mixed = [fetchOf(batchOf('B3', [plain, ...traps]))];
    expect(large.judge(evidenceOf({ ...gone, exchanges: mixed })).findings).toEqual([
      {
        expected: 'amounts up to 9999999999999.99 booked',
        observed: 'the integration ended before it answered syncTransactions: exit code 1',
      },
    ]);
    const create = commandOf({ operation: 'createAccounts', reply: { kind: 'GONE', reason: 'killed' } });
    expect(large.judge(evidenceOf({ ...gone, commands: [create] })).findings).toEqual([]);
    const late = commandOf({ reply: { kind: 'LATE', afterMilliseconds: 8000 } });
    expect(large.judge(evidenceOf({ ...gone, commands: [late] })).findings).toEqual([]);
  });

  it('witnesses nothing on an empty session', () => {
    expect(large.judge(evidenceOf())).toEqual({ witnessed: 0, findings: [] });
  });
});
