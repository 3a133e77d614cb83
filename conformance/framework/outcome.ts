/**
 * How a check ends. PASS: its witness was seen and nothing spoke against it. FAIL: a MUST was broken; WARN: a SHOULD.
 * INFO: told, never judged. NOT_APPLICABLE: the integration has no such feature, and the profile allows that.
 * NOT_EXERCISED: what must be seen before it may pass was never seen. ATTESTED: somebody vouches for it in the
 * configuration. HARNESS_ERROR: the kit or the driver failed, so nothing is known. EXPECTED_FAIL: a failure that the
 * configuration lists; STALE_EXPECTATION: it lists one that does not fail any more.
 */
export type Outcome =
  | 'PASS'
  | 'FAIL'
  | 'WARN'
  | 'INFO'
  | 'NOT_APPLICABLE'
  | 'NOT_EXERCISED'
  | 'ATTESTED'
  | 'HARNESS_ERROR'
  | 'EXPECTED_FAIL'
  | 'STALE_EXPECTATION';

/** Every outcome, the ones that a reader must see first in front. */
export const OUTCOMES: readonly Outcome[] = [
  'HARNESS_ERROR',
  'FAIL',
  'STALE_EXPECTATION',
  'NOT_EXERCISED',
  'WARN',
  'EXPECTED_FAIL',
  'ATTESTED',
  'INFO',
  'NOT_APPLICABLE',
  'PASS',
];

/** The program's exit codes, by precedence: usage 2, harness 4, failed 1, incomplete 3, else 0. */
export const EXIT = { ok: 0, failed: 1, usage: 2, incomplete: 3, harness: 4 } as const;

/** What the exit code is made of. */
export interface ExitGrounds {
  readonly outcome: Outcome;
  /** Whether the profile demands it. */
  readonly isRequired: boolean;
  /** Whether two runs of it disagreed. */
  readonly isFlaky: boolean;
}

/** What says something of the integration, and is no failure. */
const DECIDED: readonly Outcome[] = ['PASS', 'WARN', 'INFO', 'EXPECTED_FAIL'];

/**
 * The exit code of a run that could be started. An interrupted one is incomplete whatever it has seen: what it would
 * have seen is not known, and its report tells what it has.
 * @param isComplete false when it was interrupted
 */
export function exitCodeOf(results: readonly ExitGrounds[], isComplete: boolean): number {
  if (!isComplete) return EXIT.incomplete;
  const some = (test: (one: ExitGrounds) => boolean) => results.some(test);
  if (some(({ outcome }) => outcome === 'HARNESS_ERROR')) return EXIT.harness;
  if (some(({ outcome }) => outcome === 'FAIL' || outcome === 'STALE_EXPECTATION')) return EXIT.failed;
  const open = ({ outcome, isRequired, isFlaky }: ExitGrounds) =>
    isFlaky || (isRequired && (outcome === 'NOT_EXERCISED' || outcome === 'ATTESTED'));
  // A run in which nothing was decided has proved nothing, whatever the profile demands.
  const isDecided = some(({ outcome }) => DECIDED.includes(outcome));
  return !isDecided || some(open) ? EXIT.incomplete : EXIT.ok;
}
