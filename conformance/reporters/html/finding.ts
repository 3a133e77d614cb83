import { html } from 'hono/html';
import type { RunReport } from '../../framework/report.ts';
import type { Evidence } from '../../judge/evidence.ts';
import {
  adviceOf,
  type Concern,
  exchangeNumbers,
  exchangesOf,
  explainCommand,
  type Problem,
  replayCommand,
  rerunCommand,
} from '../problems.ts';
import { counted, OUTCOME_WORDS, sentence } from '../words.ts';
import { tellingWords } from './body-lines.ts';
import { exchangeCard } from './exchange.ts';
import { badge, type Markup, NOTHING, prose } from './markup.ts';
import { sessionTrace } from './trace.ts';

/** Different findings of one check that are shown in full. */
const MOST_PROBLEMS = 4;
/** Exchanges of one finding that are shown. */
const MOST_EXCHANGES = 6;

/** Findings that say the same, met in several sessions. */
function alike(problems: readonly Problem[]): readonly (readonly [Problem, ...Problem[]])[] {
  const groups = new Map<string, [Problem, ...Problem[]]>();
  for (const problem of problems) {
    const key = JSON.stringify([problem.finding.expected, problem.finding.observed, problem.judged.scenario]);
    const group = groups.get(key);
    if (group) group.push(problem);
    else groups.set(key, [problem]);
  }
  return [...groups.values()];
}

function sessionWords({ judged, finding }: Problem): string {
  const again = judged.attempt > 1 ? `, attempt ${judged.attempt}` : '';
  const numbers = exchangeNumbers(finding);
  return `${judged.scenario} with seed ${judged.seed}${again}${numbers === '' ? '' : `, ${numbers}`}`;
}

function whereMarkup(report: RunReport<Evidence>, problem: Problem, others: readonly Problem[]): Markup {
  const words = tellingWords(problem.finding);
  const exchanges = exchangesOf(problem).slice(0, MOST_EXCHANGES);
  const telling = new Set(problem.finding.exchanges ?? []);
  const commands = problem.finding.commands ?? [];
  const { evidence, judged } = problem;
  const title = report.scenarios.find(({ id }) => id === judged.scenario)?.title;
  return html`<section class="where"><h4>Where</h4>
${title === undefined ? NOTHING : html`<p>${sentence(title)}</p>`}<p>Session <b>${sessionWords(problem)}</b>${commands.length > 0 ? html`, command <code>${commands.join(', ')}</code>` : NOTHING}.${
    others.length > 0 ? html` The same in ${others.map(sessionWords).join('; ')}.` : NOTHING
  }</p>
${exchanges.map((exchange, index) => exchangeCard(exchange, words, index === 0))}
${
  evidence && evidence.exchanges.length > 0
    ? html`<details class="more"><summary>The whole session: ${counted(evidence.exchanges.length, 'request')}</summary>${sessionTrace(evidence, telling)}</details>`
    : NOTHING
}</section>`;
}

function problemMarkup(
  report: RunReport<Evidence>,
  [problem, ...others]: readonly [Problem, ...Problem[]],
): Markup {
  return html`<div class="problem">
<div class="pair">
<section class="expected"><h4>Expected</h4><p>${problem.finding.expected}</p></section>
<section class="observed"><h4>Observed</h4><p>${problem.finding.observed}</p></section>
</div>
${whereMarkup(report, problem, others)}
</div>`;
}

function commandLine(words: string, command: string): Markup {
  return html`<p class="soft">${words}</p><pre tabindex="0"><code>${command}</code></pre>`;
}

function reproduceMarkup(report: RunReport<Evidence>, { result, problems }: Concern): Markup {
  const judged = problems[0]?.judged ?? result.judged[0];
  const seed = judged?.seed ?? report.seeds[0] ?? 1;
  const replay =
    judged && judged.findings.length > 0 && report.driver.kind !== 'passive'
      ? commandLine('the recorded session, against the build of today', replayCommand(report, judged))
      : NOTHING;
  return html`<section class="reproduce"><h4>How to reproduce</h4>
${commandLine('this check alone', rerunCommand(report, result.id, seed))}
${replay}
${commandLine('what it asks for, at length', explainCommand(report, result.id))}</section>`;
}

/** A check that a reader must look at: expected, observed, why, where, how to reproduce. */
export function concernArticle(report: RunReport<Evidence>, concern: Concern): Markup {
  const { result } = concern;
  const { why, fix } = adviceOf(report, result);
  const groups = alike(concern.problems);
  const rest = groups.length - MOST_PROBLEMS;
  return html`<article class="finding ${OUTCOME_WORDS[result.outcome].tone}" id="finding-${result.id}">
<header>
<p class="line1">${badge(result.outcome)} <a class="id" href="#check-${result.id}">${result.id}</a> <span class="level">${result.level}</span>${
    result.isRequired ? NOTHING : html` <span class="level">not required by the profile</span>`
  }${result.isFlaky ? html` <span class="badge open">flaky: two runs disagreed</span>` : NOTHING}</p>
<h3>${prose(result.title)}</h3>
${groups.length === 0 ? html`<p class="reason">${prose(result.reason)}</p>` : NOTHING}
</header>
<div class="advice">
<section class="wide"><h4>What the kit did</h4><p>${prose(result.explain.how)}</p></section>
<section><h4>Why it matters</h4><p>${prose(why)}</p></section>
<section><h4>What to change</h4><p>${prose(fix)}</p></section>
</div>
${result.outcome === 'EXPECTED_FAIL' || result.outcome === 'STALE_EXPECTATION' ? html`<p class="reason">In the configuration: ${prose(result.reason)}</p>` : NOTHING}
${groups.slice(0, MOST_PROBLEMS).map((group) => problemMarkup(report, group))}
${rest > 0 ? html`<p class="note">${counted(rest, 'more finding')} of this check in report.json.</p>` : NOTHING}
${groups.length === 0 ? html`<p class="note">To pass, the kit must have seen: ${prose(sentence(result.witness))}</p>` : NOTHING}
${reproduceMarkup(report, concern)}
</article>`;
}
