import { describe, expect, it } from 'vitest';
import type { LedgerRefund } from '../drivers/protocol.ts';
import type { RecordedExchange } from '../judge/evidence.ts';
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
const nothing = { witnessed: 0, findings: [] };

describe('VA-C-RFD-01', () => {
  const judged = (...exchanges: Partial<RecordedExchange>[]) =>
    byReference.judge(
      evidenceOf({ truth: { transactions: [imps, upi] }, commands: [asked(upi)], exchanges }),
    );

  it('is content with the reference of the credit that was meant, repeated under its key or not', () => {
    expect(judged(sentOf(UPI))).toEqual({ witnessed: 1, findings: [] });
    expect(judged(sentOf(UPI), sentOf(UPI, { isReplay: true }))).toEqual({ witnessed: 1, findings: [] });
  });

  it('finds the other credit of the same UTR', () => {
    expect(judged(sentOf(IMPS)).findings).toEqual([
      {
        expected: `a refund of ${UPI}, credit of 700.00 on ACME2 (UPI 004200000042)`,
        observed: `${IMPS}, credit of 500.00 on ACME1 (IMPS 004200000042)`,
        exchanges: [1],
        commands: ['c-1'],
      },
    ]);
  });

  it('finds a UTR, or anything else, in place of a reference', () => {
    const refused = problemOf(400, 'VALIDATION_FAILED');
    expect(judged(sentOf('004200000042', refused)).findings[0]?.observed).toBe(
      'the UTR 004200000042 in place of a reference',
    );
    expect(judged(sentOf('nonsense', refused)).findings[0]?.observed).toBe(
      '"nonsense", which is no reference of the bank',
    );
  });

  it('witnesses nothing without a refund that was taken, of a credit with a twin', () => {
    expect(judged()).toEqual(nothing);
    expect(judged(sentOf(UPI, { handledStatus: 503 }))).toEqual(nothing);
    const alone = { truth: { transactions: [upi] }, commands: [asked(upi)], exchanges: [sentOf(UPI)] };
    expect(byReference.judge(evidenceOf(alone))).toEqual(nothing);
    expect(byReference.judge(evidenceOf({ exchanges: [sentOf(UPI)] }))).toEqual(nothing);
  });
});

describe('VA-C-RFD-03', () => {
  const both = [sentOf(IMPS, { startedAt: 100 }), sentOf(UPI, { startedAt: 150 })];
  const bad = [readOf(IMPS, 'FAILED', 1200), readOf(UPI, 'RETURNED', 1300)];
  const judged = (refunds: readonly LedgerRefund[], ...exchanges: Partial<RecordedExchange>[]) =>
    restored.judge(
      evidenceOf({
        truth: { transactions: [imps, upi] },
        commands: [asked(imps), asked(upi, 120)],
        ledgers: [ledgerOf([], { refunds })],
        exchanges,
      }),
    );
  const sound = [state(IMPS, 'RESTORED'), state(UPI, 'RESTORED')];

  it('is content with both restored, and with the same call again under its key', () => {
    expect(judged(sound, ...both, ...bad)).toEqual({ witnessed: 2, findings: [] });
    const again = sentOf(IMPS, { startedAt: 2000, isReplay: true });
    expect(judged(sound, ...both, ...bad, again)).toEqual({ witnessed: 2, findings: [] });
  });

  it('is content with a second refund that somebody asked for', () => {
    const exchanges = [...both, ...bad, sentOf(IMPS, { startedAt: 3100, idempotencyKey: 'new' })];
    const commands = [asked(imps), asked(upi, 120), asked(imps, 3000)];
    const ledgers = [ledgerOf([], { refunds: sound })];
    const truth = { transactions: [imps, upi] };
    expect(restored.judge(evidenceOf({ truth, commands, ledgers, exchanges })).findings).toEqual([]);
  });

  it('finds a refund that stays paid or open', () => {
    const { findings } = judged([state(IMPS, 'PAID'), state(UPI, 'PENDING')], ...both, ...bad);
    expect(findings).toEqual([
      {
        expected: `the refund of ${IMPS} RESTORED: the bank told that it is FAILED`,
        observed: 'PAID on the ledger',
        exchanges: [3],
      },
      {
        expected: `the refund of ${UPI} RESTORED: the bank told that it is RETURNED`,
        observed: 'PENDING on the ledger',
        exchanges: [4],
      },
    ]);
  });

  it('finds a blind repetition, and tells it once', () => {
    const blind = sentOf(IMPS, { startedAt: 2000, idempotencyKey: 'new' });
    const refunds = [state(IMPS, 'PENDING'), state(UPI, 'RESTORED')];
    expect(judged(refunds, ...both, ...bad, blind).findings).toEqual([
      {
        expected: `no second refund of ${IMPS} after FAILED, unless somebody asks for it`,
        observed: 'another refund was sent by itself',
        exchanges: [5, 3],
      },
    ]);
  });

  it('witnesses nothing until both were read and restored', () => {
    expect(judged(sound, ...both, bad[0] as never)).toEqual(nothing);
    expect(judged([], ...both, ...bad)).toEqual(nothing);
    expect(restored.judge(evidenceOf())).toEqual(nothing);
  });
});

describe('VA-C-RFD-04', () => {
  const undone = transactionOf(3, { virtualAccountNumber: 'ACME3', amount: '300.00' });
  const UNDONE = undone.transactionReferenceNumber;
  const reversal = transactionOf(4, { entryType: 'REVERSAL', originalTransactionReferenceNumber: UNDONE });
  const sound: EvidenceParts = {
    facts: { reversedReference: UNDONE },
    marks: [{ name: 'reversed', at: 50, afterExchange: 0 }],
    truth: { transactions: [upi, undone, reversal] },
    commands: [asked(undone, 60, { outcome: 'FAILED', code: 'CREDIT_REVERSED' }), asked(upi, 80)],
    exchanges: [sentOf(UPI)],
  };
  const judged = (parts: EvidenceParts) => reversed.judge(evidenceOf({ ...sound, ...parts }));

  it('is content with a refusal, told with a code or without', () => {
    expect(judged({})).toEqual({ witnessed: 1, findings: [] });
    const commands = [asked(undone, 60, { outcome: 'FAILED' })];
    expect(judged({ commands })).toEqual({ witnessed: 1, findings: [] });
  });

  it('finds a refund that is sent all the same', () => {
    const sent = sentOf(UNDONE, problemOf(409, 'CREDIT_REVERSED'));
    expect(judged({ exchanges: [sent] }).findings).toEqual([
      {
        expected: `no refund of ${UNDONE}: its reversal KT000000000004 was acknowledged before`,
        observed: 'a refund was sent (the bank: CREDIT_REVERSED)',
        exchanges: [1],
      },
    ]);
  });

  it('says nothing of an integration that has not acknowledged the reversal', () => {
    const truth = { transactions: [upi, undone, { ...reversal, isAcknowledged: false }] };
    expect(judged({ truth, exchanges: [sentOf(UNDONE)] })).toEqual(nothing);
  });

  it('witnesses nothing where every refund is refused, or the story did not come so far', () => {
    expect(judged({ exchanges: [] })).toEqual(nothing);
    expect(judged({ marks: [] })).toEqual(nothing);
    expect(judged({ commands: [asked(undone, 60)] })).toEqual(nothing);
  });
});
