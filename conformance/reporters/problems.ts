import type { Finding } from '../framework/check.ts';
import { OUTCOMES } from '../framework/outcome.ts';
import type { CheckInScenario, CheckResult, RunReport } from '../framework/report.ts';
import type { Evidence, RecordedExchange } from '../judge/evidence.ts';
import { isKeptNow, standingOf } from './words.ts';

/** A finding with all that is known of where it was made. */
export interface Problem {
  readonly finding: Finding;
  readonly judged: CheckInScenario;
  /** What the session recorded; undefined when the report was stripped of its evidence. */
  readonly evidence: Evidence | undefined;
}

/** A check that a reader must look at, with its findings; the gravest first. */
export interface Concern {
  readonly result: CheckResult;
  readonly problems: readonly Problem[];
}

/** Outcomes that a reader must look at whether or not the profile demands the check. */
const GRAVE = new Set(['HARNESS_ERROR', 'FAIL', 'STALE_EXPECTATION', 'WARN', 'EXPECTED_FAIL']);

/** What one session recorded. */
export function evidenceOf(
  report: RunReport<Evidence>,
  session: Pick<CheckInScenario, 'scenario' | 'seed' | 'attempt'>,
): Evidence | undefined {
  return report.evidence.find(
    ({ scenario, seed, attempt }) =>
      scenario === session.scenario && seed === session.seed && attempt === session.attempt,
  );
}

/** Every check that is not simply in order: failures, warnings, and whatever keeps the run from being whole. */
export function concernsOf(report: RunReport<Evidence>): readonly Concern[] {
  return report.results
    .filter((result) => GRAVE.has(result.outcome) || standingOf(result) === 'unproven')
    .sort((a, b) => OUTCOMES.indexOf(a.outcome) - OUTCOMES.indexOf(b.outcome))
    .map((result) => ({
      result,
      problems: result.judged.flatMap((judged) =>
        judged.findings.map((finding) => ({ finding, judged, evidence: evidenceOf(report, judged) })),
      ),
    }));
}

/** The exchanges that a finding names, in its order; numbers that were not recorded are left out. */
export function exchangesOf({ finding, evidence }: Problem): readonly RecordedExchange[] {
  return (finding.exchanges ?? []).flatMap(
    (number) => evidence?.exchanges.find((exchange) => exchange.number === number) ?? [],
  );
}

/** `exchange #12, #14`, or nothing. */
export function exchangeNumbers(finding: Finding): string {
  const numbers = finding.exchanges ?? [];
  if (numbers.length === 0) return '';
  return `exchange${numbers.length === 1 ? '' : 's'} ${numbers.map((number) => `#${number}`).join(', ')}`;
}

/** How the driver is named on a command line. */
function driverWords({ driver }: RunReport<Evidence>): string {
  if (driver.kind === 'http') return `--driver-url ${driver.command}`;
  return driver.kind === 'command' ? `-- ${driver.command}` : '-- your-driver';
}

/** The program as it was called, and the configuration where it has another name than the usual. */
function programWords({ calledAs }: RunReport<Evidence>): string {
  return `${calledAs?.program ?? 'khata'} conform`;
}

function configurationWords({ configuration }: RunReport<Evidence>): string {
  return configuration === undefined || configuration === 'khata.config.json'
    ? ''
    : ` --config ${configuration}`;
}

/** The command that looks at this check alone, with the same seed. */
export function rerunCommand(report: RunReport<Evidence>, check: string, seed: number): string {
  const [program, configuration] = [programWords(report), configurationWords(report)];
  if (report.driver.kind === 'passive') return `${program} serve --only ${check}${configuration}`;
  return `${program} run --only ${check} --seed ${seed}${configuration} ${driverWords(report)}`;
}

/** The command that plays the session of a report again. */
export function replayCommand(
  report: RunReport<Evidence>,
  session: Pick<CheckInScenario, 'scenario' | 'seed'>,
): string {
  const file = `${report.calledAs?.reports ?? 'reports/khata'}/report.json`;
  return `${programWords(report)} replay ${file} --scenario ${session.scenario} --seed ${session.seed}${configurationWords(report)} ${driverWords(report)}`;
}

/** The command that tells a check in plain words. */
export function explainCommand(report: RunReport<Evidence>, check: string): string {
  return `${programWords(report)} explain ${check}`;
}

/** Why a result matters and what to change: the check's own words, except where the driver or the kit is at fault. */
export function adviceOf(
  report: RunReport<Evidence>,
  result: CheckResult,
): { readonly why: string; readonly fix: string } {
  const { id, outcome, explain, witness } = result;
  if (isKeptNow(result)) {
    return {
      why: 'A deviation that is not needed any more would hide the same mistake, should it come back.',
      fix: 'Take the deviation of this check out of the configuration.',
    };
  }
  if (outcome === 'NOT_EXERCISED') {
    const fix = `Let the kit see it: ${witness}. ${explainCommand(report, id)} says how it is tested.`;
    return { why: explain.why, fix };
  }
  if (outcome !== 'HARNESS_ERROR') return { why: explain.why, fix: explain.fix };
  return {
    why: 'Nothing is known of this duty until the driver works; nothing is held against the integration.',
    fix: `Mend the driver: ${programWords(report)} doctor ${driverWords(report)} looks for what is wrong with it.`,
  };
}
