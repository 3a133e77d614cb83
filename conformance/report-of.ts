import type { DriverSource } from './drivers/driver.ts';
import type { HelloResult } from './drivers/protocol.ts';
import { EXIT, exitCodeOf } from './framework/outcome.ts';
import type { CheckResult, RunReport, ScenarioResult } from './framework/report.ts';
import { coverageOf } from './judge/coverage.ts';
import type { Evidence } from './judge/evidence.ts';
import type { RunOptions } from './run.ts';
import { countsOf, verdictOf } from './verdict.ts';

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

/** The report of a run. */
export function reportOf(run: FinishedRun): RunReport<Evidence> {
  const { options, hello, results } = run;
  const counts = countsOf(results);
  const exitCode = exitCodeOf(results, run.isComplete);
  const whole = options.only === undefined && run.isComplete;
  // A listed breach lets a run pass, and is a breach for all that.
  const isKept = !results.some(({ isRequired, outcome }) => isRequired && outcome === 'EXPECTED_FAIL');
  const inProfile = options.profile.judges?.length ?? options.checks.length;
  const selection = options.only === undefined ? undefined : { checks: results.length, of: inProfile };
  return {
    schemaVersion: 1,
    tool: { name: 'khata', version: options.toolVersion },
    contractVersion: options.contractVersion,
    profile: options.profile.name,
    ...(selection !== undefined && { selection }),
    seeds: options.seeds,
    startedAt: run.startedAt.toISOString(),
    endedAt: run.endedAt.toISOString(),
    isComplete: run.isComplete,
    isCertifiable: whole && isKept && exitCode === EXIT.ok && ['command', 'http'].includes(run.source.kind),
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
    verdict: verdictOf({ exitCode, counts, results, selection }),
    strays: run.strays,
    coverage: coverageOf(run.evidence, results),
    evidence: run.evidence,
  };
}
