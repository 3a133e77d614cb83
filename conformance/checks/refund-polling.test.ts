import { describe, expect, it } from 'vitest';
import type { RecordedExchange } from '../judge/evidence.ts';
import { type EvidenceParts, evidenceOf, ledgerOf } from '../test/evidence.ts';
import { IMPS, readOf, refundBody, sentOf, state, UPI } from '../test/refund-evidence.ts';
import { onlyProcessedIsPaid as polling } from './refund-polling.ts';

const nothing = { witnessed: 0, findings: [] };

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

  it('takes a list for a question about those refunds that it can tell of', () => {
    const list = (query: string | undefined, startedAt = 300) => ({
      operation: 'listRefunds',
      query,
      startedAt,
    });
    const findings = (query: string | undefined) => judged([pending], accepted, list(query)).findings;
    expect(findings('status=RETURNED&limit=100')).toEqual([]);
    expect(findings(`transactionReferenceNumber=${IMPS}`)).toEqual([]);
    for (const query of [undefined, 'limit=100', 'status=PROCESSED', `transactionReferenceNumber=${UPI}`]) {
      expect(findings(query).map(({ observed }) => observed)).toEqual(['asked too soon once after 0.19 s']);
    }
  });

  it('lets a repeated answer neither begin a pause anew nor end one', () => {
    const replay = sentOf(UPI, { startedAt: 1000, isReplay: true });
    expect(judged([pending], accepted, replay, readOf(UPI, 'IN_PROCESS', 1110)).findings).toEqual([]);
    expect(
      judged([pending], { ...accepted, isReplay: true }, readOf(UPI, 'IN_PROCESS', 300)).findings,
    ).toEqual([
      {
        expected: `refund R-${UPI} asked for again after 1 s, as the answer told`,
        observed: 'asked too soon once after 0.19 s',
        exchanges: [2, 1],
      },
    ]);
  });

  it('measures each refund by itself, from the last answer that had come', () => {
    const other = sentOf(IMPS, { startedAt: 900 });
    expect(judged([pending], accepted, other, readOf(UPI, 'IN_PROCESS', 1110)).findings).toEqual([]);
    const two = [readOf(UPI, 'IN_PROCESS', 1060), readOf(UPI, 'IN_PROCESS', 1065)];
    expect(judged([pending], accepted, ...two).findings).toEqual([]);
    const atOnce = [readOf(UPI, 'IN_PROCESS', 1060), readOf(UPI, 'IN_PROCESS', 1070)];
    expect(judged([pending], accepted, ...atOnce).findings).toHaveLength(1);
  });

  it('looks at each ledger with what had been read by then, and at the last for the witness', () => {
    const processed = readOf(UPI, 'PROCESSED', 1200);
    const at = (moment: number) =>
      ledgerOf([], { label: 'asked', at: moment, refunds: [state(UPI, 'PAID')] });
    expect(judged([at(1210)], accepted, processed)).toEqual({ witnessed: 1, findings: [] });
    expect(judged([at(1209)], accepted, processed).witnessed).toBe(0);
    expect(judged([at(1209)], accepted, processed).findings).toHaveLength(1);
    expect(judged([at(110)], accepted).findings[0]?.expected).toContain('had told ACCEPTED');
    expect(judged([at(109)], accepted).findings[0]).toEqual({
      expected: `the refund of ${UPI} PENDING: the bank had told nothing, never PROCESSED`,
      observed: 'PAID on the ledger "asked"',
    });
    expect(judged([paid, pending], accepted, processed).witnessed).toBe(0);
    expect(judged([paid], sentOf(IMPS), processed).witnessed).toBe(0);
  });
});
