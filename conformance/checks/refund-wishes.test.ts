import { describe, expect, it } from 'vitest';
import type { LedgerRefund } from '../drivers/protocol.ts';
import type { RecordedCommand, RecordedExchange } from '../judge/evidence.ts';
import { type EvidenceParts, evidenceOf, ledgerOf, problemOf, transactionOf } from '../test/evidence.ts';
import { asked, IMPS, imps, readOf, sentOf, state, UPI, upi } from '../test/refund-evidence.ts';
import { refundChecks } from './refunds.ts';

type RefundCheck = (typeof refundChecks)[0];
const [byReference, , restored, reversed] = refundChecks as readonly [
  RefundCheck,
  RefundCheck,
  RefundCheck,
  RefundCheck,
];
const inWords = {
  imps: `${IMPS}, credit of 500.00 on ACME1 (IMPS 004200000042)`,
  upi: `${UPI}, credit of 700.00 on ACME2 (UPI 004200000042)`,
};

describe('VA-C-RFD-01, where refunds are sent later than they are asked for', () => {
  const judged = (
    commands: readonly RecordedCommand[],
    exchanges: readonly Partial<RecordedExchange>[],
    ...more: ReturnType<typeof transactionOf>[]
  ) => byReference.judge(evidenceOf({ truth: { transactions: [imps, upi, ...more] }, commands, exchanges }));
  const both = [asked(upi), asked(imps, 50)];
  const late = (reference: string, startedAt: number, parts: Partial<RecordedExchange> = {}) =>
    sentOf(reference, { startedAt, ...parts });

  it('is content with any order, whatever was asked for last', () => {
    expect(judged(both, [late(UPI, 1000), late(IMPS, 2000)])).toEqual({ witnessed: 2, findings: [] });
    expect(judged(both, [late(IMPS, 1000), late(UPI, 1000)])).toEqual({ witnessed: 2, findings: [] });
  });

  it('counts a wish for what was asked before it was sent only', () => {
    const early = judged([asked(upi), asked(imps, 1500)], [late(IMPS, 1000), late(UPI, 1400)]);
    expect(early).toEqual({
      witnessed: 1,
      findings: [
        {
          expected: `a refund of ${inWords.upi}`,
          observed: inWords.imps,
          exchanges: [1],
          commands: ['c-1'],
        },
      ],
    });
    expect(judged([asked(upi, 1000)], [late(UPI, 1000)])).toEqual({ witnessed: 1, findings: [] });
  });

  it('names every wish that is open when another credit is refunded', () => {
    const other = transactionOf(9, { virtualAccountNumber: 'ACME9' });
    const OTHER = other.transactionReferenceNumber;
    expect(judged(both, [late(OTHER, 1000)], other).findings).toEqual([
      {
        expected: `a refund of ${inWords.upi}, or of ${inWords.imps}`,
        observed: `${OTHER}, credit of 100.00 on ACME9 (IMPS 000000000009)`,
        exchanges: [1],
        commands: ['c-1', 'c-at-50'],
      },
    ]);
    const after = judged(both, [late(UPI, 900), late(OTHER, 1000)], other);
    expect(after.findings.map(({ expected }) => expected)).toEqual([`a refund of ${inWords.imps}`]);
    const beyond = judged(both, [late(UPI, 900), late(IMPS, 950), late(OTHER, 1000)], other);
    expect(beyond.findings.map(({ expected }) => expected)).toEqual([`a refund of ${inWords.upi}`]);
  });

  it('expects no refund of what was reversed, as long as there is another wish', () => {
    const reversal = transactionOf(8, { entryType: 'REVERSAL', originalTransactionReferenceNumber: UPI });
    const wrong = [late('nonsense', 1000)];
    const two = judged(both, wrong, reversal).findings;
    expect(two.map(({ expected }) => expected)).toEqual([`a refund of ${inWords.imps}`]);
    const one = judged([asked(upi)], wrong, reversal).findings;
    expect(one.map(({ expected }) => expected)).toEqual([`a refund of ${inWords.upi}`]);
  });

  it('finds one credit refunded twice while its twin never is', () => {
    const twice = [late(IMPS, 1000), late(IMPS, 2000, { idempotencyKey: 'another' })];
    expect(judged(both, twice)).toEqual({
      witnessed: 1,
      findings: [
        {
          expected: `a refund of ${inWords.upi}`,
          observed: inWords.imps,
          exchanges: [2],
          commands: ['c-1'],
        },
      ],
    });
    expect(judged(both, [...twice, late(UPI, 3000)])).toEqual({ witnessed: 2, findings: [] });
    const reversal = transactionOf(8, { entryType: 'REVERSAL', originalTransactionReferenceNumber: UPI });
    expect(judged(both, twice, reversal).findings).toEqual([]);
    const foreign = { ...upi, utr: '000000000077' };
    const others = evidenceOf({
      truth: { transactions: [imps, foreign] },
      commands: [asked(foreign), asked(imps, 50)],
      exchanges: twice,
    });
    expect(byReference.judge(others).findings).toEqual([]);
  });

  it('takes the same commandId once more for the same wish', () => {
    const again = { ...asked(imps, 50), sentAt: 1500 };
    const twice = [late(IMPS, 1000), late(IMPS, 2000, { idempotencyKey: 'another' })];
    expect(judged([...both, again], twice).findings).toHaveLength(1);
    expect(judged([...both, asked(imps, 1500)], twice)).toEqual({ witnessed: 2, findings: [] });
  });

  it('names no command where none has a name', () => {
    const nameless = { ...asked(upi), commandId: undefined };
    expect(judged([nameless], [late(IMPS, 1000)]).findings[0]).not.toHaveProperty('commands');
  });
});

describe('VA-C-RFD-03, where a failed refund is asked for again', () => {
  const both = [sentOf(IMPS, { startedAt: 100 }), sentOf(UPI, { startedAt: 150 })];
  const bad = [readOf(IMPS, 'FAILED', 1200), readOf(UPI, 'RETURNED', 1300)];
  const sound = [state(IMPS, 'RESTORED'), state(UPI, 'RESTORED')];
  const told = ledgerOf([], { label: 'told', at: 2000, refunds: sound });
  const pending = [state(IMPS, 'PENDING'), state(UPI, 'RESTORED')];
  const judged = (
    again: readonly RecordedCommand[],
    exchanges: readonly Partial<RecordedExchange>[],
    ledgers: EvidenceParts['ledgers'] = [told, ledgerOf([], { refunds: pending })],
  ) =>
    restored.judge(
      evidenceOf({
        truth: { transactions: [imps, upi] },
        commands: [asked(imps), asked(upi, 120), ...again],
        ledgers,
        exchanges: [...both, ...bad, ...exchanges],
      }),
    );
  const anew = sentOf(IMPS, { startedAt: 3100, idempotencyKey: 'new' });
  const old = sentOf(IMPS, { startedAt: 3100, isReplay: true });
  const fine = { witnessed: 2, findings: [] };
  const expected = `a new refund of ${IMPS} under an Idempotency-Key of its own: the first is FAILED, and somebody asked again`;

  it('is content with a new refund, and looks at the books before it', () => {
    expect(judged([asked(imps, 3000)], [anew])).toEqual(fine);
    const owed = ledgerOf([], { label: 'told', at: 2000, refunds: pending });
    expect(judged([asked(imps, 3000)], [anew], [owed]).findings[0]?.observed).toBe('PENDING on the ledger');
    const onTime = ledgerOf([], { label: 'told', at: 3000, refunds: sound });
    expect(judged([asked(imps, 3000)], [anew], [onTime])).toEqual(fine);
    expect(judged([asked(imps, 3000)], [old, anew])).toEqual(fine);
  });

  it('is content with a refusal, and with a wish that waits for a person', () => {
    expect(judged([asked(imps, 3000, { outcome: 'FAILED', code: 'ASK_US' })], [])).toEqual(fine);
    expect(judged([asked(imps, 3000, { outcome: 'UNKNOWN' })], [])).toEqual(fine);
  });

  it('finds the key of the first refund under the new wish', () => {
    expect(judged([asked(imps, 3000)], [old]).findings).toEqual([
      {
        expected,
        observed: `it was sent under the key of the first (key of ${IMPS}), and the bank repeated its old answer`,
        exchanges: [5, 3],
        commands: ['c-at-3000'],
      },
    ]);
    const quoted = { ...old, idempotencyKey: `"key of ${IMPS}"` };
    expect(judged([asked(imps, 3000)], [quoted]).findings).toHaveLength(1);
    expect(judged([asked(imps, 3100)], [old]).findings).toHaveLength(1);
  });

  it('finds a new wish that is told as done and never sent', () => {
    const finding = {
      expected,
      observed: 'SUCCEEDED was told, and nothing was sent',
      exchanges: [3],
      commands: ['c-at-3000'],
    };
    expect(judged([asked(imps, 3000)], []).findings).toEqual([finding]);
    const queued = asked(imps, 3000, { outcome: 'UNKNOWN' });
    const later = { ...asked(imps, 3000), sentAt: 4000 };
    expect(judged([queued, later], []).findings).toEqual([finding]);
    const another = sentOf(UPI, { startedAt: 3100, isReplay: true });
    expect(judged([asked(imps, 3000)], [another]).findings).toEqual([finding]);
  });

  it('goes by the first time that the end was read, and by nothing before it', () => {
    const reread = readOf(IMPS, 'FAILED', 3500);
    expect(judged([asked(imps, 3000)], [old, reread]).findings).toHaveLength(1);
    expect(judged([asked(imps, 1000)], [], [told]).findings).toEqual([]);
    expect(judged([asked(imps, 1210)], [], [told]).findings).toHaveLength(1);
    const early = ledgerOf([], { label: 'early', at: 1209, refunds: pending });
    expect(judged([], [], [early])).toEqual({ witnessed: 0, findings: [] });
    const dated = ledgerOf([], { label: 'at once', at: 1310, refunds: sound });
    expect(judged([], [], [early, dated])).toEqual(fine);
  });

  it('takes the same commandId once more for no new wish', () => {
    const again = { ...asked(imps, 3000), commandId: 'c-1' };
    expect(judged([again], [anew]).findings.map(({ observed }) => observed)).toEqual([
      'another refund was sent by itself',
    ]);
    expect(
      judged([asked(upi, 3000)], [anew, sentOf(UPI, { startedAt: 3200, idempotencyKey: 'u' })]).findings,
    ).toHaveLength(1);
  });

  it('finds a new refund that the books do not show at the end', () => {
    const taken = (status: string, parts: Partial<RecordedExchange> = {}) => ({
      ...anew,
      responseBody: JSON.stringify({
        refundId: 'R-new',
        transactionReferenceNumber: IMPS,
        status,
        nextPollAfterSeconds: 1,
      }),
      ...parts,
    });
    const end = (...refunds: readonly LedgerRefund[]) => ledgerOf([], { at: 5000, refunds });
    const wish = [asked(imps, 3000)];
    const finding = {
      expected: `a refund of ${IMPS} PENDING or PAID: after the one that came to nothing the bank has taken another (R-new)`,
      observed: 'only RESTORED on the ledger "end"',
      exchanges: [5],
    };
    expect(judged(wish, [taken('ACCEPTED')], [told, end(...sound)])).toEqual({
      witnessed: 2,
      findings: [finding],
    });
    for (const open of ['PENDING', 'PAID'] as const) {
      expect(judged(wish, [taken('ACCEPTED')], [told, end(state(IMPS, open), ...sound)])).toEqual(fine);
      expect(
        judged(wish, [taken('ACCEPTED')], [told, end(state(IMPS, open), state(UPI, 'RESTORED'))]),
      ).toEqual(fine);
    }
    // It came to nothing as well; it was never read; it was read after the last look; the books do not name it.
    const again = taken('FAILED', { operation: 'getRefund', startedAt: 4000 });
    expect(judged(wish, [taken('ACCEPTED'), again], [told, end(...sound)])).toEqual(fine);
    const lost = taken('ACCEPTED', { status: undefined, responseBody: undefined });
    expect(judged(wish, [lost], [told, end(...sound)])).toEqual(fine);
    expect(judged(wish, [taken('ACCEPTED')], [told])).toEqual(fine);
    expect(judged(wish, [taken('ACCEPTED')], [told, end(state(UPI, 'RESTORED'))])).toEqual(fine);
  });

  it('takes a wish for one that came before what was sent, and after the end was read', () => {
    const tooEarly = judged([asked(imps, 1209)], [anew]);
    expect(tooEarly.findings.map(({ observed }) => observed)).toEqual(['another refund was sent by itself']);
    const tooLate = judged([asked(imps, 3101)], [anew]);
    expect(tooLate.findings[0]?.observed).toBe('another refund was sent by itself');
    const exact = judged([asked(imps, 3100)], [anew]);
    expect(exact.findings).toEqual([]);
  });
});

describe('VA-C-RFD-03, what it witnesses', () => {
  const judged = (refunds: readonly LedgerRefund[], ...exchanges: Partial<RecordedExchange>[]) =>
    restored.judge(evidenceOf({ ledgers: [ledgerOf([], { refunds })], exchanges }));

  it('needs both words, of whichever credits, and counts what is restored', () => {
    const sound = [state(IMPS, 'RESTORED'), state(UPI, 'RESTORED')];
    const failed = [readOf(IMPS, 'FAILED', 100), readOf(UPI, 'FAILED', 200)];
    expect(judged(sound, ...failed).witnessed).toBe(0);
    expect(judged(sound.slice(1), readOf(IMPS, 'FAILED', 100), readOf(UPI, 'RETURNED', 200))).toEqual({
      witnessed: 1,
      findings: [],
    });
    expect(judged(sound, readOf(IMPS, 'PROCESSED', 100), readOf(UPI, 'RETURNED', 200)).witnessed).toBe(0);
  });

  it('says nothing of a credit that the books do not name', () => {
    expect(judged([], readOf(IMPS, 'FAILED', 100), readOf(UPI, 'RETURNED', 200))).toEqual({
      witnessed: 0,
      findings: [],
    });
  });
});

describe('VA-C-RFD-04, where refusals come late', () => {
  const undone = transactionOf(3, { virtualAccountNumber: 'ACME3', amount: '300.00' });
  const UNDONE = undone.transactionReferenceNumber;
  const reversal = transactionOf(4, { entryType: 'REVERSAL', originalTransactionReferenceNumber: UNDONE });
  const judged = (commands: readonly RecordedCommand[], exchanges: readonly Partial<RecordedExchange>[]) =>
    reversed.judge(
      evidenceOf({
        facts: { reversedReference: UNDONE },
        marks: [{ name: 'reversed', at: 50, afterExchange: 0 }],
        truth: { transactions: [upi, undone, reversal] },
        commands,
        exchanges,
      }),
    );

  it('takes a refusal that is told when the wish is asked for again', () => {
    const queued = asked(undone, 60, { outcome: 'UNKNOWN' });
    const refused = { ...asked(undone, 60, { outcome: 'FAILED' }), sentAt: 2000 };
    expect(judged([queued, refused], [sentOf(UPI)])).toEqual({ witnessed: 1, findings: [] });
    expect(judged([queued], [sentOf(UPI)])).toEqual({ witnessed: 0, findings: [] });
  });

  it('tells the answer by its status where it has no code, and counts only what was taken since', () => {
    const commands = [asked(undone, 60, { outcome: 'FAILED' })];
    const sent = sentOf(UNDONE, { startedAt: 70 });
    expect(judged(commands, [sent]).findings[0]?.observed).toBe('a refund was sent (the bank: 201)');
    expect(judged(commands, [sentOf(UNDONE, { startedAt: 50 })]).findings).toHaveLength(1);
    expect(judged(commands, [sentOf(UNDONE, { startedAt: 49 })])).toEqual({ witnessed: 0, findings: [] });
    expect(judged(commands, [sentOf(UPI, problemOf(503, 'STORAGE_UNAVAILABLE'))]).witnessed).toBe(0);
    expect(judged([asked(upi, 60, { outcome: 'FAILED' })], [sentOf(UPI)]).witnessed).toBe(0);
  });
});
