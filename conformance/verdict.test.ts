import { describe, expect, it } from 'vitest';
import { exitCodeOf, type Outcome } from './framework/outcome.ts';
import type { CheckResult } from './framework/report.ts';
import { countsOf, verdictOf } from './verdict.ts';

function result(id: string, outcome: Outcome, isBroken = false): CheckResult {
  const findings = isBroken ? [{ expected: 'one', observed: 'two' }] : [];
  return {
    id,
    level: 'MUST',
    title: 'MUST do it',
    requirements: [],
    evidence: [],
    outcome,
    reason: '',
    isRequired: true,
    isFlaky: false,
    judged: [{ scenario: 'PLAIN_DAY', seed: 1, attempt: 1, witnessed: 1, findings }],
    explain: { how: '', why: '', fix: '' },
    witness: '',
  };
}

function verdict(
  results: readonly CheckResult[],
  { selection, isComplete = true }: { selection?: { checks: number; of: number }; isComplete?: boolean } = {},
) {
  const counts = countsOf(results);
  return verdictOf({ exitCode: exitCodeOf(results, isComplete), counts, results, selection });
}

const passed = result('VA-C-IDM-01', 'PASS');

describe('The verdict', () => {
  it('says plainly that all is kept, and what was only recommended', () => {
    const warned = { ...result('VA-C-AUT-02', 'WARN', true), level: 'SHOULD' } as const;
    expect(verdict([passed])).toEqual({ tone: 'good', sentence: 'Every duty that was tested is kept.' });
    expect(verdict([passed, warned]).sentence).toBe(
      'Every duty that was tested is kept. 1 recommendation not followed.',
    );
  });

  it('counts what is broken among the duties', () => {
    expect(verdict([passed, result('VA-C-ACK-02', 'FAIL', true)])).toEqual({
      tone: 'bad',
      sentence: 'Not safe with money yet: 1 of 2 duties broken.',
    });
  });

  it('never calls a listed breach kept: it passes by the deviation only', () => {
    const known = result('VA-C-ACK-02', 'EXPECTED_FAIL', true);
    expect(verdict([passed, known])).toEqual({
      tone: 'open',
      sentence: 'Passes by 1 known deviation only: VA-C-ACK-02 is broken, and the configuration says so.',
    });
    expect(verdict([known, result('VA-C-DDP-01', 'EXPECTED_FAIL', true)]).sentence).toMatch(
      /^Passes by 2 known deviations only: VA-C-ACK-02 and 1 other are broken/,
    );
  });

  it('does not call a duty broken that is kept by now, though its deviation is still listed', () => {
    const kept = result('VA-C-AMT-01', 'STALE_EXPECTATION');
    expect(verdict([passed, kept])).toEqual({
      tone: 'open',
      sentence:
        'The configuration is out of date: 1 duty listed as broken is kept by now: take its deviation out of the configuration.',
    });
    const expired = result('VA-C-ACK-02', 'STALE_EXPECTATION', true);
    expect(verdict([passed, kept, expired])).toEqual({
      tone: 'bad',
      sentence:
        'Not safe with money yet: 1 of 3 duties broken. And 1 duty listed as broken is kept by now: take its deviation out of the configuration.',
    });
  });

  it('says of how many checks a chosen few are', () => {
    expect(verdict([passed], { selection: { checks: 1, of: 71 } })).toEqual({
      tone: 'good',
      sentence: '1 of 71 checks was looked at, and nothing broken was found.',
    });
  });

  it('concludes nothing from what was interrupted, not seen, or broken in the kit', () => {
    expect(verdict([result('VA-C-IDM-01', 'NOT_EXERCISED')]).sentence).toMatch(/^Not proved/);
    expect(verdict([result('VA-C-ACK-02', 'FAIL', true), passed], { isComplete: false })).toEqual({
      tone: 'bad',
      sentence: 'Interrupted, and not safe with money: 1 of 2 duties are broken, others were not tested.',
    });
    expect(verdict([result('VA-C-ACK-02', 'HARNESS_ERROR')])).toEqual({
      tone: 'open',
      sentence: 'No verdict: the kit or the driver failed in 1 check.',
    });
  });
});
