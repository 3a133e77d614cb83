import picocolors from 'picocolors';
import { OUTCOMES } from '../framework/outcome.ts';
import type { RunReport } from '../framework/report.ts';
import type { Evidence } from '../judge/evidence.ts';
import { requirementWords, wireWords } from './coverage-words.ts';
import {
  adviceOf,
  type Concern,
  concernsOf,
  exchangeNumbers,
  explainCommand,
  type Problem,
  rerunCommand,
} from './problems.ts';
import { oneLine, shortened } from './visible.ts';
import { counted, durationOf, EXIT_WORDS, OUTCOME_WORDS, type Tone, told } from './words.ts';

/** Where and how plain text is shown. */
export interface TextStyle {
  readonly isColoured: boolean;
  /** Columns; lines are broken before them. */
  readonly width: number;
}

const COLOURS = { bad: 'red', warn: 'yellow', open: 'magenta', quiet: 'gray', good: 'green' } as const;
/** Findings of one check that are told; the report has all. */
const MOST_FINDINGS = 3;
const LABEL_WIDTH = 10;

/** A text in the colour of a tone, or plain. */
export function toned(style: TextStyle, tone: Tone, text: string): string {
  return picocolors.createColors(style.isColoured)[COLOURS[tone]](text);
}

/**
 * One line of what came from outside, safe on a terminal and in the log of a CI job, where a line that begins with `::` or
 * carries `##[` is a command to the runner.
 */
export function logText(text: string): string {
  return oneLine(text).replace(/##\[/g, '# #[').replace(/^::/, ': :');
}

/** Words broken into lines of at most so many columns; a longer word stands alone on its line. */
export function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = '';
    }
    line = line === '' ? word : `${line} ${word}`;
  }
  // A break must not bring to the front what is a command there.
  return [...lines, line].map((one) => one.replace(/^::/, ': :'));
}

function row(style: TextStyle, label: string, text: string): readonly string[] {
  const { dim } = picocolors.createColors(style.isColoured);
  const lines = wrapped(logText(text), Math.max(30, style.width - LABEL_WIDTH - 3));
  return lines.map((line, index) => `  ${dim((index === 0 ? label : '').padEnd(LABEL_WIDTH))} ${line}`);
}

/** A command on one line, however long: broken lines could not be copied. */
function commandRow(style: TextStyle, label: string, command: string): string {
  const { dim } = picocolors.createColors(style.isColoured);
  return `  ${dim(label.padEnd(LABEL_WIDTH))} ${logText(command)}`;
}

function whereWords(report: RunReport<Evidence>, problem: Problem): string {
  const { judged, finding } = problem;
  const title = report.scenarios.find(({ id }) => id === judged.scenario)?.title;
  const numbers = exchangeNumbers(finding);
  const commands = finding.commands ?? [];
  return [
    `${judged.scenario} with seed ${judged.seed}${judged.attempt > 1 ? ` (attempt ${judged.attempt})` : ''}`,
    ...(numbers === '' ? [] : [numbers]),
    ...(commands.length === 0 ? [] : [`command ${commands.join(', ')}`]),
  ]
    .join(', ')
    .concat(title === undefined ? '' : `: ${title}`);
}

function concernLines(style: TextStyle, report: RunReport<Evidence>, concern: Concern): readonly string[] {
  const { result, problems } = concern;
  const { label, symbol, tone } = OUTCOME_WORDS[result.outcome];
  const { bold } = picocolors.createColors(style.isColoured);
  const flaky = result.isFlaky ? ' (flaky: two runs disagreed)' : '';
  // The id stands in front of the title's first line, which has so much less room.
  const before = symbol.length + label.length + result.id.length + 5;
  const [first = '', ...others] = wrapped(
    `${'_'.repeat(before)} ${logText(result.title)}${flaky}`,
    style.width,
  );
  const lines = [
    `${toned(style, tone, `${symbol} ${label}`)}  ${bold(result.id)} ${first.slice(before)}`,
    ...others.map((line) => `  ${line}`),
  ];
  const seen = new Set<string>();
  for (const problem of problems) {
    const said = `${problem.finding.expected}\n${problem.finding.observed}`;
    if (seen.has(said) || seen.size >= MOST_FINDINGS) continue;
    seen.add(said);
    lines.push(...row(style, 'expected', problem.finding.expected));
    lines.push(...row(style, 'observed', problem.finding.observed));
    lines.push(...row(style, 'where', whereWords(report, problem)));
  }
  const rest = problems.length - seen.size;
  if (rest > 0) lines.push(...row(style, '', `and ${counted(rest, 'more finding')}, in the report`));
  if (problems.length === 0) {
    lines.push(...row(style, 'reason', result.reason));
    if (result.outcome === 'NOT_EXERCISED') lines.push(...row(style, 'must see', result.witness));
  }
  const { why, fix } = adviceOf(report, result);
  lines.push(...row(style, 'why', why), ...row(style, 'fix', fix));
  const seed = problems[0]?.judged.seed ?? report.seeds[0] ?? 1;
  lines.push(commandRow(style, 'again', rerunCommand(report, result.id, seed)), '');
  return lines;
}

/** `39 passed, 3 failed`, the gravest first. */
export function countWords(style: TextStyle, { counts }: Pick<RunReport, 'counts'>): string {
  return OUTCOMES.filter((outcome) => counts[outcome] > 0)
    .map((outcome) =>
      toned(
        style,
        OUTCOME_WORDS[outcome].tone,
        `${counts[outcome]} ${OUTCOME_WORDS[outcome].label.toLowerCase()}`,
      ),
    )
    .join(', ');
}

function strayLines(style: TextStyle, { strays }: RunReport<Evidence>): readonly string[] {
  if (strays.length === 0) return [];
  const lines = strays
    .slice(0, 5)
    .flatMap(({ method, path, count, words }) =>
      row(style, `${count} times`, `${method} ${shortened(path, 200)}: ${words}`),
    );
  return [toned(style, 'warn', 'Requests that reached no session'), ...lines, ''];
}

function coverageLines({ width }: TextStyle, { coverage }: RunReport<Evidence>): readonly string[] {
  const others = wrapped(wireWords(coverage), width - 2).map((line) => `  ${line}`);
  return [...wrapped(`Coverage: ${requirementWords(coverage)}`, width), ...others];
}

/** The end of a run in plain text: verdict, findings, counts, and where to look further. */
export function summaryText(
  run: RunReport<Evidence>,
  style: TextStyle,
  places: { readonly reports?: readonly string[] } = {},
): string {
  const { bold } = picocolors.createColors(style.isColoured);
  const concerns = concernsOf(run);
  const tone = run.verdict.tone === 'open' ? 'open' : run.verdict.tone;
  const first = concerns[0]?.result.id;
  const sessions = `${counted(run.scenarios.length, 'session')} in ${told(durationOf(run))}`;
  return [
    ...concerns.flatMap((concern) => concernLines(style, run, concern)),
    ...strayLines(style, run),
    bold(toned(style, tone, logText(run.verdict.sentence))),
    ...(run.isComplete
      ? []
      : [toned(style, 'open', 'Incomplete: interrupted; what is missing was not looked at.')]),
    `${countWords(style, run)}; ${sessions}`,
    ...coverageLines(style, run),
    ...(places.reports ?? []).map((place) => `  ${place}`),
    ...(first === undefined ? [] : [`${logText(explainCommand(run, first))} tells more.`]),
    `exit ${run.exitCode} (${EXIT_WORDS[run.exitCode] ?? 'unknown'})`,
    '',
  ].join('\n');
}
