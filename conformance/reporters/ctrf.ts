import type { CheckResult, RunReport } from '../framework/report.ts';
import type { Evidence } from '../judge/evidence.ts';
import { adviceOf, evidenceOf, exchangeNumbers, rerunCommand } from './problems.ts';
import { withVisibleText } from './visible.ts';
import { areaCodeOf, areaNameOf, durationOf, standingOf } from './words.ts';

const SPEC_VERSION = '0.0.0';
/** A check that is not proved is no pass; CTRF's `other` is not red everywhere, so it is `failed`. `rawStatus` has our word. */
const STATUS = { ok: 'passed', failed: 'failed', unproven: 'failed', aside: 'skipped' } as const;

function test(report: RunReport<Evidence>, result: CheckResult) {
  const findings = result.judged.flatMap((judged) => judged.findings.map((finding) => ({ judged, finding })));
  const first = findings[0];
  const sessions = report.scenarios.filter(({ id, seed, attempt }) =>
    result.judged.some((one) => one.scenario === id && one.seed === seed && one.attempt === attempt),
  );
  const trace = findings.map(
    ({ judged, finding }) =>
      `expected: ${finding.expected}\nobserved: ${finding.observed}\nwhere: ${judged.scenario} with seed ${judged.seed} ${exchangeNumbers(finding)}`,
  );
  return {
    name: `${result.id} ${result.title}`,
    status: STATUS[standingOf(result)],
    rawStatus: result.outcome,
    duration: Math.round(sessions.reduce((sum, { durationMilliseconds }) => sum + durationMilliseconds, 0)),
    suite: ['khata', areaNameOf(areaCodeOf(result.id))],
    type: 'conformance',
    tags: [result.level, ...result.requirements],
    flaky: result.isFlaky,
    message: first ? first.finding.observed : result.reason,
    ...(trace.length > 0 ? { trace: trace.join('\n\n') } : {}),
    extra: {
      id: result.id,
      isRequired: result.isRequired,
      witness: result.witness,
      ...adviceOf(report, result),
      again: rerunCommand(report, result.id, first?.judged.seed ?? report.seeds[0] ?? 1),
      recordedExchanges: result.judged.reduce(
        (sum, judged) => sum + (evidenceOf(report, judged)?.exchanges.length ?? 0),
        0,
      ),
    },
  };
}

/** The report in the Common Test Report Format (ctrf.io), a test for each check. */
export function ctrfJson(run: RunReport<Evidence>): string {
  const report = withVisibleText({ ...run, evidence: run.evidence });
  const tests = report.results.map((result) => test(report, result));
  const having = (status: string) => tests.filter((one) => one.status === status).length;
  const start = Date.parse(report.startedAt) || 0;
  const document = {
    reportFormat: 'CTRF',
    specVersion: SPEC_VERSION,
    timestamp: report.endedAt,
    generatedBy: `${report.tool.name} ${report.tool.version}`,
    results: {
      tool: { name: report.tool.name, version: report.tool.version },
      summary: {
        tests: tests.length,
        passed: having('passed'),
        failed: having('failed'),
        skipped: having('skipped'),
        pending: 0,
        other: 0,
        flaky: tests.filter(({ flaky }) => flaky).length,
        suites: new Set(tests.map(({ suite }) => suite[1])).size,
        start,
        stop: start + durationOf(report),
        duration: durationOf(report),
        extra: { exitCode: report.exitCode, isComplete: report.isComplete, verdict: report.verdict.sentence },
      },
      tests,
      environment: {
        reportName: 'khata conform',
        appName: report.driver.name,
        appVersion: report.driver.version,
        ...(report.driver.build === undefined ? {} : { buildName: report.driver.build }),
        healthy: report.counts.HARNESS_ERROR === 0,
        extra: { profile: report.profile, contractVersion: report.contractVersion, seeds: report.seeds },
      },
    },
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
