import { describe, expect, it } from 'vitest';
import type { LedgerRefund, WorkResult } from '../drivers/protocol.ts';
import type { RecordedExchange } from '../judge/evidence.ts';
import {
  commandOf,
  type EvidenceParts,
  evidenceOf,
  ledgerOf,
  problemOf,
  resultOf,
  transactionOf,
} from '../test/evidence.ts';
import { refundChecks } from './refunds.ts';

type RefundCheck = (typeof refundChecks)[0];
const [byReference, polling, restored, reversed] = refundChecks as readonly [
  RefundCheck,
  RefundCheck,
  RefundCheck,
  RefundCheck,
];
const nothing = { witnessed: 0, findings: [] };

const imps = transactionOf(1, { utr: '004200000042', amount: '500.00', virtualAccountNumber: 'ACME1' });
const upi = transactionOf(2, {
  utr: '004200000042',
  amount: '700.00',
  virtualAccountNumber: 'ACME2',
  paymentMode: 'UPI',
});
const [IMPS, UPI] = [imps.transactionReferenceNumber, upi.transactionReferenceNumber];

function asked(
  { utr, virtualAccountNumber, amount }: typeof imps,
  sentAt = 0,
  result: WorkResult = { outcome: 'SUCCEEDED' },
) {
  const input = { utr, virtualAccountNumber, amount };
  const commandId = sentAt === 0 ? 'c-1' : `c-at-${sentAt}`;
  return commandOf({ operation: 'requestRefund', commandId, sentAt, input, reply: resultOf(result) });
}

/** A request for a refund, taken by the bank. */
function sentOf(reference: string, parts: Partial<RecordedExchange> = {}): Partial<RecordedExchange> {
  return {
    operation: 'initiateRefund',
    status: 201,
    idempotencyKey: `key of ${reference}`,
    requestBody: JSON.stringify({ clientName: 'Acme', transactionReferenceNumber: reference }),
    responseBody: refundBody(reference, 'ACCEPTED'),
    ...parts,
  };
}

function refundBody(reference: string, status: string): string {
  const refundId = `R-${reference}`;
  return JSON.stringify({ refundId, transactionReferenceNumber: reference, status, nextPollAfterSeconds: 1 });
}

/** A question for a refund and its answer. */
function readOf(reference: string, status: string, startedAt: number): Partial<RecordedExchange> {
  const responseBody = refundBody(reference, status);
  const path = `/v1/refunds/R-${reference}`;
  return { operation: 'getRefund', method: 'GET', path, responseBody, startedAt };
}

const state = (transactionReferenceNumber: string, of: LedgerRefund['state']): LedgerRefund => ({
  transactionReferenceNumber,
  state: of,
});

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

describe('VA-C-RFD-02', () => {
  const pending = ledgerOf([], { label: 'asked', at: 500, refunds: [state(UPI, 'PENDING')] });
  const paid = ledgerOf([], { refunds: [state(UPI, 'PAID')] });
  const judged = (ledgers: EvidenceParts['ledgers'], ...exchanges: Partial<RecordedExchange>[]) =>
    polling.judge(evidenceOf({ ledgers: ledgers ?? [], exchanges }));
  const accepted = sentOf(UPI, { startedAt: 100 });

  it('is content with questions in time, one by one or in a list', () => {
    const seen = { witnessed: 1, findings: [] };
    const patient = [readOf(UPI, 'IN_PROCESS', 1110), readOf(UPI, 'PROCESSED', 5000)];
    expect(judged([pending, paid], accepted, ...patient)).toEqual(seen);
    const data = [JSON.parse(refundBody(UPI, 'PROCESSED'))];
    const list = { operation: 'listRefunds', responseBody: JSON.stringify({ data }), startedAt: 1062 };
    expect(judged([paid], accepted, list)).toEqual(seen);
  });

  it('lets a list come early for one refund when it is in time for another', () => {
    const data = [JSON.parse(refundBody(UPI, 'PROCESSED'))];
    const list = { operation: 'listRefunds', responseBody: JSON.stringify({ data }), startedAt: 1200 };
    expect(judged([paid], accepted, sentOf(IMPS, { startedAt: 900 }), list).findings).toEqual([]);
    expect(judged([paid], sentOf(IMPS, { startedAt: 900 }), list).findings).toHaveLength(1);
  });

  it('finds what is paid before the bank has said so', () => {
    const tooSoon = ledgerOf([], { label: 'asked', at: 500, refunds: [state(UPI, 'PAID')] });
    const { findings } = judged([tooSoon, paid], accepted, readOf(UPI, 'PROCESSED', 1200));
    expect(findings).toEqual([
      {
        expected: `the refund of ${UPI} PENDING: the bank had told ACCEPTED, never PROCESSED`,
        observed: 'PAID on the ledger "asked"',
        exchanges: [1],
      },
    ]);
    expect(judged([paid]).findings[0]?.expected).toContain('the bank had told nothing');
  });

  it('finds questions that come too soon, in one finding by the soonest', () => {
    const hot = [
      readOf(UPI, 'IN_PROCESS', 1010),
      readOf(UPI, 'IN_PROCESS', 1070),
      readOf(UPI, 'IN_PROCESS', 3000),
    ];
    expect(judged([pending], accepted, ...hot).findings).toEqual([
      {
        expected: `refund R-${UPI} asked for again after 1 s, as the answer told`,
        observed: 'asked too soon 2 times, once after 0.05 s',
        exchanges: [3, 2],
      },
    ]);
    expect(judged([pending], accepted, readOf(UPI, 'IN_PROCESS', 1059)).findings[0]?.observed).toBe(
      'asked too soon once after 0.95 s',
    );
  });

  it('measures no pause after an outcome, or after an answer that could not be read', () => {
    const done = [readOf(UPI, 'PROCESSED', 1200), readOf(UPI, 'PROCESSED', 1300)];
    expect(judged([paid], accepted, ...done).findings).toEqual([]);
    const broken = { ...accepted, status: undefined };
    expect(judged([pending], broken, readOf(UPI, 'IN_PROCESS', 300)).findings).toEqual([]);
  });

  it('witnesses nothing without both states, or while the ledger has it open', () => {
    expect(judged([paid], readOf(UPI, 'PROCESSED', 1200)).witnessed).toBe(0);
    expect(judged([pending], accepted, readOf(UPI, 'PROCESSED', 1200))).toEqual(nothing);
    expect(judged([], accepted)).toEqual(nothing);
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
