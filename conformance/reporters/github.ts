import { appendFileSync } from 'node:fs';
import { OUTCOMES } from '../framework/outcome.ts';
import type { Reporter, RunReport } from '../framework/report.ts';
import type { Evidence } from '../judge/evidence.ts';
import { requirementWords, wireWords } from './coverage-words.ts';
import { adviceOf, type Concern, concernsOf, exchangeNumbers, rerunCommand } from './problems.ts';
import { configurationUri } from './sarif.ts';
import { oneLine, shortened } from './visible.ts';
import { areaNameOf, byArea, counted, durationOf, OUTCOME_WORDS, standingOf, told } from './words.ts';

/** GitHub shows ten annotations of a step and drops the rest. */
const MOST_ANNOTATIONS = 10;
/** GitHub refuses a summary above 1 MiB as a whole. */
const MOST_CHARACTERS = 900_000 / 4;
const MOST_CONCERNS = 40;
const MOST_TEXT = 1500;

/** Text in Markdown that stays text: every character that could begin a construct, a link or a tag is an entity. */
export function markdownText(text: string): string {
  return shortened(oneLine(text), MOST_TEXT).replace(
    /[&<>"'`*_[\]()#+!|~\\{}:@$=^-]/g,
    (character) => `&#${character.charCodeAt(0)};`,
  );
}

/** A piece of a workflow command, escaped as the runner reads it. */
export function commandData(text: string): string {
  return oneLine(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** The same for a property, where commas and colons end the value. */
function commandProperty(text: string): string {
  return commandData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

function annotation(report: RunReport<Evidence>, { result, problems }: Concern): string {
  const { label, tone } = OUTCOME_WORDS[result.outcome];
  const finding = problems[0]?.finding;
  const text =
    finding === undefined ? result.reason : `Expected: ${finding.expected}. Observed: ${finding.observed}.`;
  const title = commandProperty(`${result.id} ${label}: ${shortened(result.title, 120)}`);
  const file = commandProperty(configurationUri(report.configuration));
  return `::${tone === 'bad' ? 'error' : 'warning'} file=${file},line=1,title=${title}::${commandData(shortened(text, MOST_TEXT))}`;
}

/** At most ten workflow commands, the gravest first; the last one counts what found no place. */
export function githubAnnotations(report: RunReport<Evidence>): readonly string[] {
  const concerns = concernsOf(report);
  const fits = concerns.length <= MOST_ANNOTATIONS;
  const shown = concerns.slice(0, fits ? MOST_ANNOTATIONS : MOST_ANNOTATIONS - 1);
  const rest = concerns.length - shown.length;
  const lines = shown.map((concern) => annotation(report, concern));
  if (rest > 0) lines.push(`::warning title=Khata::${rest} more; see the summary of the job`);
  return lines;
}

/** Findings that say something of their own, at most three. */
function different(problems: Concern['problems']): Concern['problems'] {
  const said = new Map(problems.map((problem) => [problem.finding.observed, problem]));
  return [...said.values()].slice(0, 3);
}

function concernSection(report: RunReport<Evidence>, { result, problems }: Concern): string {
  const { symbol, label } = OUTCOME_WORDS[result.outcome];
  const findings = different(problems).flatMap(({ finding, judged }) => [
    `- **Expected:** ${markdownText(finding.expected)}`,
    `- **Observed:** ${markdownText(finding.observed)}`,
    `- **Where:** ${markdownText(`${judged.scenario} with seed ${judged.seed} ${exchangeNumbers(finding)}`)}`,
  ]);
  const seed = problems[0]?.judged.seed ?? report.seeds[0] ?? 1;
  const { why, fix } = adviceOf(report, result);
  return [
    `### ${symbol} ${label}: ${result.id} ${markdownText(result.title)}`,
    '',
    ...(findings.length > 0 ? findings : [markdownText(result.reason)]),
    '',
    `**Why it matters.** ${markdownText(why)}`,
    '',
    `**What to change.** ${markdownText(fix)}`,
    '',
    `<pre>${markdownText(rerunCommand(report, result.id, seed))}</pre>`,
    '',
  ].join('\n');
}

function areaTable(report: RunReport<Evidence>): string {
  const rows = byArea(report.results).map(([code, results]) => {
    const judged = results.filter(({ outcome }) => outcome !== 'INFO');
    const passed = judged.filter(({ outcome }) => outcome === 'PASS').length;
    const open = results.filter(
      (result) => standingOf(result) === 'failed' || standingOf(result) === 'unproven',
    );
    return `| ${areaNameOf(code)} | ${passed} of ${judged.length} | ${open.map(({ id }) => id).join(', ')} |`;
  });
  return ['| Area | Passed | To look at |', '| --- | --- | --- |', ...rows, ''].join('\n');
}

/** The Markdown of a job's summary: verdict, counts, findings, areas. */
export function githubSummary(report: RunReport<Evidence>): string {
  const concerns = concernsOf(report);
  const symbol = { good: '✅', bad: '❌', open: '⚠️' }[report.verdict.tone];
  const counts = OUTCOMES.filter((outcome) => report.counts[outcome] > 0)
    .map((outcome) => `${report.counts[outcome]} ${OUTCOME_WORDS[outcome].label.toLowerCase()}`)
    .join(', ');
  const { driver } = report;
  const head = [
    `## ${symbol} ${markdownText(report.verdict.sentence)}`,
    '',
    `${markdownText(`${driver.name} ${driver.version}`)}, profile ${markdownText(report.profile)}: ${counts}; ${counted(report.scenarios.length, 'session')} in ${told(durationOf(report))}.`,
    '',
    `Coverage of this run: ${requirementWords(report.coverage)}; ${wireWords(report.coverage)}.`,
    ...(report.isComplete
      ? []
      : ['', '**Incomplete:** the run was interrupted. What is missing was not looked at.']),
    '',
  ];
  let text = [...head, areaTable(report)].join('\n');
  let shown = 0;
  for (const concern of concerns.slice(0, MOST_CONCERNS)) {
    const section = concernSection(report, concern);
    if (text.length + section.length > MOST_CHARACTERS) break;
    text += `\n${section}`;
    shown += 1;
  }
  const rest = concerns.length - shown;
  return rest > 0 ? `${text}\n${counted(rest, 'more check')} to look at: see the report.\n` : text;
}

/** Tells a run to GitHub Actions: annotations on the job's log, and the summary in the file that the runner names. */
export function githubReporter(options: {
  readonly stream: NodeJS.WritableStream;
  /** `GITHUB_STEP_SUMMARY`. */
  readonly summaryFile: string | undefined;
}): Reporter<Evidence> {
  return {
    onEnd(report) {
      for (const line of githubAnnotations(report)) options.stream.write(`${line}\n`);
      if (options.summaryFile) appendFileSync(options.summaryFile, `${githubSummary(report)}\n`);
    },
  };
}
