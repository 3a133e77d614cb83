import type { DriverSource } from './drivers/driver.ts';
import type { HelloResult } from './drivers/protocol.ts';
import { EXIT, exitCodeOf, OUTCOMES, type Outcome } from './framework/outcome.ts';
import type { CheckResult, RunReport, ScenarioResult } from './framework/report.ts';
import type { Evidence } from './judge/evidence.ts';
import { counted } from './reporters/words.ts';
import type { RunOptions } from './run.ts';

/** What a finished run knows. */
export interface FinishedRun {
  readonly options: RunOptions;
  readonly source: DriverSource;
  readonly hello: HelloResult;
  readonly results: readonly CheckResult[];
  readonly scenarios: readonly ScenarioResult[];
  readonly evidence: readonly Evidence[];
  readonly strays: RunReport['strays'];
  readonly startedAt: Date;
  readonly endedAt: Date;
  readonly isComplete: boolean;
}

/** The verdict in words that need no knowledge of checks. */
function verdictOf(
  exitCode: number,
  counts: Readonly<Record<Outcome, number>>,
  results: readonly CheckResult[],
): RunReport['verdict'] {
  const duties = results.filter(({ level }) => level === 'MUST').length;
  if (exitCode === EXIT.harness) {
    const sentence = `No verdict: the kit or the driver failed in ${counted(counts.HARNESS_ERROR, 'check')}.`;
    return { tone: 'open', sentence };
  }
  if (exitCode === EXIT.failed) {
    const broken = counts.FAIL + counts.STALE_EXPECTATION;
    return {
      tone: 'bad',
      sentence: `Not safe with money yet: ${broken} of ${counted(duties, 'duty', 'duties')} broken.`,
    };
  }
  if (exitCode === EXIT.incomplete && counts.FAIL > 0) {
    const sentence = `Interrupted, and not safe with money: ${counts.FAIL} of ${duties} duties are broken, others were not tested.`;
    return { tone: 'bad', sentence };
  }
  if (exitCode === EXIT.incomplete) {
    return { tone: 'open', sentence: 'Not proved: nothing broken was seen, but not everything was tested.' };
  }
  const warned = counts.WARN === 0 ? '' : ` ${counted(counts.WARN, 'recommendation')} not followed.`;
  const known =
    counts.EXPECTED_FAIL === 0 ? '' : ` ${counted(counts.EXPECTED_FAIL, 'known deviation')} remain.`;
  return { tone: 'good', sentence: `Every duty that was tested is kept.${warned}${known}` };
}

/** The report of a run. */
export function reportOf(run: FinishedRun): RunReport<Evidence> {
  const { options, hello, results } = run;
  const counts = Object.fromEntries(
    OUTCOMES.map((outcome) => [outcome, results.filter((one) => one.outcome === outcome).length]),
  ) as Record<Outcome, number>;
  const exitCode = exitCodeOf(results, run.isComplete);
  const whole = options.only === undefined && run.isComplete;
  return {
    schemaVersion: 1,
    tool: { name: 'khata', version: options.toolVersion },
    contractVersion: options.contractVersion,
    profile: options.profile.name,
    seeds: options.seeds,
    startedAt: run.startedAt.toISOString(),
    endedAt: run.endedAt.toISOString(),
    isComplete: run.isComplete,
    isCertifiable: whole && exitCode === EXIT.ok && ['command', 'http'].includes(run.source.kind),
    driver: {
      kind: run.source.kind,
      command: run.source.name,
      name: hello.name,
      version: hello.version,
      ...(hello.build !== undefined && { build: hello.build }),
      capabilities: hello.capabilities,
    },
    ...(options.configuration !== undefined && { configuration: options.configuration }),
    results,
    scenarios: run.scenarios,
    counts,
    exitCode,
    verdict: verdictOf(exitCode, counts, results),
    strays: run.strays,
    evidence: run.evidence,
  };
}
