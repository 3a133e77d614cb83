import { XMLBuilder } from 'fast-xml-parser';
import type { CheckResult, RunReport } from '../framework/report.ts';
import type { Evidence } from '../judge/evidence.ts';
import { adviceOf, type Concern, concernsOf, exchangeNumbers, rerunCommand } from './problems.ts';
import { oneLine, visible } from './visible.ts';
import { areaNameOf, byArea, durationOf, OUTCOME_WORDS, standingOf } from './words.ts';

/** Attributes begin with `@`, text is `#`. */
type Node = Record<string, unknown>;

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
}

function told(report: RunReport<Evidence>, result: CheckResult, concern: Concern | undefined): string {
  const findings = (concern?.problems ?? []).map(({ finding, judged }) =>
    [
      `expected: ${finding.expected}`,
      `observed: ${finding.observed}`,
      `where: ${judged.scenario} with seed ${judged.seed}, attempt ${judged.attempt} ${exchangeNumbers(finding)}`.trim(),
    ].join('\n'),
  );
  const seed = concern?.problems[0]?.judged.seed ?? report.seeds[0] ?? 1;
  const { why, fix } = adviceOf(report, result);
  return visible(
    [
      `${OUTCOME_WORDS[result.outcome].label}: ${result.reason}`,
      ...findings,
      `why: ${why}`,
      `fix: ${fix}`,
      `again: ${rerunCommand(report, result.id, seed)}`,
    ].join('\n\n'),
  );
}

/** How long the sessions took in which it was judged. */
function timeOf(report: RunReport<Evidence>, { judged }: CheckResult): number {
  return report.scenarios
    .filter(({ id, seed, attempt }) =>
      judged.some((one) => one.scenario === id && one.seed === seed && one.attempt === attempt),
    )
    .reduce((sum, { durationMilliseconds }) => sum + durationMilliseconds, 0);
}

function testCase(report: RunReport<Evidence>, result: CheckResult, concern: Concern | undefined): Node {
  const standing = standingOf(result);
  const first = concern?.problems[0]?.finding.observed ?? result.reason;
  const message = oneLine(`${result.outcome}${result.isFlaky ? ' (flaky)' : ''}: ${first}`);
  const fault = { '@message': message, '@type': result.outcome, '#': told(report, result, concern) };
  return {
    '@name': oneLine(`${result.id} ${result.title}`),
    '@classname': `khata.${result.id}`,
    '@time': seconds(timeOf(report, result)),
    ...(standing === 'failed' ? { failure: fault } : {}),
    ...(standing === 'unproven' ? { error: fault } : {}),
    ...(standing === 'aside' ? { skipped: { '@message': message } } : {}),
    ...(standing === 'ok' && concern ? { 'system-out': fault['#'] } : {}),
  };
}

function suite(name: string, cases: readonly Node[]): Node {
  const having = (member: string) => cases.filter((one) => member in one).length;
  return {
    '@name': name,
    '@tests': cases.length,
    '@failures': having('failure'),
    '@errors': having('error'),
    '@skipped': having('skipped'),
    '@time': seconds(cases.reduce((sum, one) => sum + Number(one['@time']) * 1000, 0)),
    testcase: cases,
  };
}

/** A case of its own, since a run that was cut short must be red where only JUnit is read. */
function interruptedCase(): Node {
  const message = 'The run was interrupted: whatever is missing was not looked at.';
  return {
    '@name': 'the run is complete',
    '@classname': 'khata.run',
    '@time': '0.000',
    error: { '@message': message, '@type': 'INCOMPLETE', '#': message },
  };
}

/**
 * JUnit XML: a suite for each area, a case for each check. What keeps the exit code from 0 is a failure (broken) or an error (not
 * proved); only what was left out in good order is skipped.
 */
export function junitXml(report: RunReport<Evidence>): string {
  const concerns = new Map(concernsOf(report).map((concern) => [concern.result.id, concern]));
  const suites = byArea(report.results).map(([code, results]) =>
    suite(
      `${code} ${areaNameOf(code)}`,
      results.map((result) => testCase(report, result, concerns.get(result.id))),
    ),
  );
  if (!report.isComplete) suites.push(suite('run', [interruptedCase()]));
  const sum = (name: string) => suites.reduce((total, one) => total + Number(one[name]), 0);
  const builder = new XMLBuilder({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    textNodeName: '#',
    format: true,
    suppressEmptyNode: true,
    suppressBooleanAttributes: false,
  });
  const root = {
    '?xml': { '@version': '1.0', '@encoding': 'UTF-8' },
    testsuites: {
      '@name': oneLine(`khata conform: ${report.driver.name} ${report.driver.version}`),
      '@tests': sum('@tests'),
      '@failures': sum('@failures'),
      '@errors': sum('@errors'),
      '@skipped': sum('@skipped'),
      '@time': seconds(durationOf(report)),
      '@timestamp': oneLine(report.startedAt),
      testsuite: suites,
    },
  };
  return builder.build(root);
}
