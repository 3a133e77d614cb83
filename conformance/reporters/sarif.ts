import { createHash } from 'node:crypto';
import type { Outcome } from '../framework/outcome.ts';
import type { CheckResult, RunReport } from '../framework/report.ts';
import type { Evidence } from '../judge/evidence.ts';
import { type Concern, concernsOf, exchangeNumbers, rerunCommand } from './problems.ts';
import { oneLine, withVisibleText } from './visible.ts';

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';
const CONFIGURATION = 'khata.config.json';

const RULE_LEVELS = { MUST: 'error', SHOULD: 'warning', INFO: 'note' } as const;
const RESULT_LEVELS: Partial<Record<Outcome, 'error' | 'warning'>> = {
  FAIL: 'error',
  STALE_EXPECTATION: 'error',
  EXPECTED_FAIL: 'error',
  WARN: 'warning',
};

/** The configuration's path as a relative URI; one outside the working folder would break an upload. */
export function configurationUri(path: string | undefined): string {
  const parts = (path ?? CONFIGURATION).replaceAll('\\', '/').split('/');
  const isInside = !parts.includes('..') && parts[0] !== '' && !/^[A-Za-z]:$/.test(parts[0] ?? '');
  const kept = isInside ? parts.filter((part) => part !== '.' && part !== '') : [CONFIGURATION];
  return kept.map((part) => encodeURIComponent(part)).join('/');
}

function rule({ id, title, level, explain, requirements }: CheckResult) {
  return {
    id,
    name: id.replaceAll('-', ''),
    shortDescription: { text: oneLine(title) },
    fullDescription: { text: oneLine(explain.how) },
    help: { text: `Why it matters: ${explain.why}\n\nWhat to change: ${explain.fix}` },
    defaultConfiguration: { level: RULE_LEVELS[level] },
    properties: { tags: ['conformance', ...requirements] },
  };
}

function messages({ result, problems }: Concern, report: RunReport<Evidence>) {
  if (problems.length === 0) return [{ place: '', text: oneLine(result.reason) }];
  return problems.map(({ finding, judged }) => {
    const place = `${judged.scenario} with seed ${judged.seed}`;
    const where = [place, exchangeNumbers(finding)].filter((part) => part !== '').join(', ');
    const again = rerunCommand(report, result.id, judged.seed);
    return {
      place,
      text: `Expected: ${finding.expected}\nObserved: ${finding.observed}\nWhere: ${where}\nAgain: ${again}`,
    };
  });
}

function results(report: RunReport<Evidence>, concern: Concern, ruleIndex: number) {
  const { result } = concern;
  const location = {
    physicalLocation: {
      artifactLocation: { uri: configurationUri(report.configuration), uriBaseId: '%SRCROOT%' },
      region: { startLine: 1 },
    },
    logicalLocations: [{ name: result.id, kind: 'member' }],
  };
  const level = RESULT_LEVELS[result.outcome];
  return messages(concern, report).map(({ place, text }) => ({
    ruleId: result.id,
    ruleIndex,
    // What was not seen is no breach: SARIF calls that open, and an open result has no level.
    ...(level === undefined ? { kind: 'open', level: 'none' } : { kind: 'fail', level }),
    message: { text },
    locations: [location],
    partialFingerprints: {
      'khataFinding/v1': createHash('sha256').update(`${result.id}|${place}`).digest('hex'),
    },
    ...(result.outcome === 'EXPECTED_FAIL'
      ? { suppressions: [{ kind: 'external', status: 'accepted', justification: oneLine(result.reason) }] }
      : {}),
    properties: { outcome: result.outcome, isRequired: result.isRequired, isFlaky: result.isFlaky },
  }));
}

/**
 * SARIF 2.1.0. An integration's source is unknown to the kit, and a result without a location breaks uploads: each stands at the
 * first line of the configuration file.
 */
export function sarifJson(run: RunReport<Evidence>): string {
  const report = withVisibleText(run);
  const concerns = concernsOf(report);
  const indexOf = (id: string) => report.results.findIndex((result) => result.id === id);
  const broken = concerns.filter(({ result }) => result.outcome === 'HARNESS_ERROR');
  const told = concerns.filter(({ result }) => result.outcome !== 'HARNESS_ERROR');
  const document = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: report.tool.name,
            semanticVersion: report.tool.version,
            rules: report.results.map(rule),
          },
        },
        automationDetails: { id: `khata-conform/${report.profile}/` },
        invocations: [
          {
            executionSuccessful: report.isComplete && broken.length === 0,
            exitCode: report.exitCode,
            startTimeUtc: report.startedAt,
            endTimeUtc: report.endedAt,
            toolExecutionNotifications: broken.map(({ result }) => ({
              level: 'error',
              message: { text: `${result.id}: ${oneLine(result.reason)}` },
              associatedRule: { id: result.id, index: indexOf(result.id) },
            })),
          },
        ],
        results: told.flatMap((concern) => results(report, concern, indexOf(concern.result.id))),
      },
    ],
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
