import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EXIT, exitCodeOf, OUTCOMES, type Outcome } from './outcome.ts';

const one = (outcome: Outcome, isRequired = true, isFlaky = false) => ({ outcome, isRequired, isFlaky });

describe('the exit code', () => {
  test('is 0 when all passes, warns, informs, does not apply or is known to fail', () => {
    const fine: Outcome[] = ['PASS', 'WARN', 'INFO', 'NOT_APPLICABLE', 'EXPECTED_FAIL'];
    expect(
      exitCodeOf(
        fine.map((outcome) => one(outcome)),
        true,
      ),
    ).toBe(EXIT.ok);
  });

  test.each(['PASS', 'WARN', 'INFO', 'EXPECTED_FAIL'] as const)(
    'is 0 where %s is all there is',
    (outcome) => {
      expect(exitCodeOf([one(outcome)], true)).toBe(EXIT.ok);
    },
  );

  test('is 3 for what is required and was not seen, or is only attested', () => {
    expect(exitCodeOf([one('NOT_EXERCISED')], true)).toBe(EXIT.incomplete);
    expect(exitCodeOf([one('ATTESTED')], true)).toBe(EXIT.incomplete);
    expect(exitCodeOf([one('PASS'), one('NOT_EXERCISED')], true)).toBe(EXIT.incomplete);
    expect(exitCodeOf([one('PASS'), one('ATTESTED')], true)).toBe(EXIT.incomplete);
    expect(exitCodeOf([one('PASS'), one('NOT_EXERCISED', false), one('ATTESTED', false)], true)).toBe(
      EXIT.ok,
    );
    expect(exitCodeOf([one('NOT_EXERCISED', false), one('NOT_APPLICABLE')], true)).toBe(EXIT.incomplete);
  });

  test('is 3 for a flaky check, required or not, and for an interrupted run', () => {
    expect(exitCodeOf([one('PASS', false, true)], true)).toBe(EXIT.incomplete);
    expect(exitCodeOf([one('PASS')], false)).toBe(EXIT.incomplete);
  });

  test('follows the precedence 4, 1, 3, 0 whatever the order', () => {
    const grounds = fc.array(
      fc.record({ outcome: fc.constantFrom(...OUTCOMES), isRequired: fc.boolean(), isFlaky: fc.boolean() }),
    );
    fc.assert(
      fc.property(grounds, fc.boolean(), (results, isComplete) => {
        const has = (...outcomes: Outcome[]) => results.some(({ outcome }) => outcomes.includes(outcome));
        const code = exitCodeOf(results, isComplete);
        if (!isComplete) expect(code).toBe(EXIT.incomplete);
        else if (has('HARNESS_ERROR')) expect(code).toBe(EXIT.harness);
        else if (has('FAIL', 'STALE_EXPECTATION')) expect(code).toBe(EXIT.failed);
        else if (results.some(({ isFlaky }) => isFlaky)) expect(code).toBe(EXIT.incomplete);
        expect(exitCodeOf([...results].reverse(), isComplete)).toBe(code);
      }),
    );
  });
});
