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
});
