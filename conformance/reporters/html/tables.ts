import { html } from 'hono/html';
import { OUTCOMES } from '../../framework/outcome.ts';
import type { CheckResult, RunReport, ScenarioResult } from '../../framework/report.ts';
import type { Evidence } from '../../judge/evidence.ts';
import { areaNameOf, byArea, counted, OUTCOME_WORDS, sentence, standingOf, told } from '../words.ts';
import { badge, type Markup, NOTHING, prose } from './markup.ts';

const EVIDENCE_WORDS = {
  WIRE: 'requests on the wire',
  DRIVER: 'what the driver answered',
  LEDGER: 'what was booked',
  KILL: 'what survived a kill',
} as const;

function seenWords({ judged }: CheckResult): string {
  const seen = judged.reduce((sum, { witnessed }) => sum + witnessed, 0);
  return seen === 0 ? 'never seen' : `seen ${seen === 1 ? 'once' : `${seen} times`}`;
}

function judgedWords({ judged }: CheckResult): string {
  const sessions = judged.map(({ scenario, seed }) => `${scenario} (seed ${seed})`);
  return sessions.length === 0 ? 'nowhere' : [...new Set(sessions)].join(', ');
}

function checkRow(result: CheckResult, hasFinding: boolean): Markup {
  const { id, title, outcome, level } = result;
  const isFine = standingOf(result) === 'ok' && (outcome === 'PASS' || outcome === 'INFO');
  const notes = result.judged.flatMap(({ note }) => note ?? []);
  return html`<details class="check${isFine || outcome === 'NOT_APPLICABLE' ? ' fine' : ''}" id="check-${id}">
<summary><span class="mark ${OUTCOME_WORDS[outcome].tone}" aria-hidden="true">${OUTCOME_WORDS[outcome].symbol}</span><span class="id">${id}</span><span class="title">${prose(title)}</span><span class="level">${level}</span>${badge(outcome)}</summary>
<div class="inside">
<p><b>${OUTCOME_WORDS[outcome].label}:</b> ${prose(sentence(result.reason))}${hasFinding ? html` <a href="#finding-${id}">See the finding</a>` : NOTHING}</p>
<dl class="facts">
<div><dt>Witness (${seenWords(result)})</dt><dd>${prose(result.witness)}</dd></div>
<div><dt>Judged in</dt><dd>${judgedWords(result)}</dd></div>
<div><dt>Judged by</dt><dd>${result.evidence.map((kind) => EVIDENCE_WORDS[kind]).join(', ')}</dd></div>
<div><dt>Requirement</dt><dd>${result.requirements.join(', ')}</dd></div>
<div><dt>Required</dt><dd>${result.isRequired ? 'by this profile' : 'no'}</dd></div>
${notes.length > 0 ? html`<div><dt>Measured</dt><dd>${[...new Set(notes)].join('; ')}</dd></div>` : NOTHING}
</dl>
<p><b>How.</b> ${prose(result.explain.how)}</p>
<p><b>Why.</b> ${prose(result.explain.why)}</p>
</div>
</details>`;
}

/** All checks by area, with a filter that needs no script. */
export function checksSection(report: RunReport<Evidence>, withFinding: ReadonlySet<string>): Markup {
  const areas = byArea(report.results).map(([code, results]) => {
    const judged = results.filter(({ outcome }) => outcome !== 'INFO');
    const passed = judged.filter(({ outcome }) => outcome === 'PASS').length;
    return html`<section class="area" id="area-${code}"><h3>${areaNameOf(code)} <span class="tally">${passed} of ${judged.length} passed</span></h3>
${results.map((result) => checkRow(result, withFinding.has(result.id)))}</section>`;
  });
  return html`<section id="checks"><h2>All checks</h2>
<fieldset class="filter"><legend>Show</legend>
<label><input type="radio" name="show" id="show-all" checked> all</label>
<label><input type="radio" name="show" id="show-open"> only what is not in order</label></fieldset>
<div class="areas">${areas}</div>
<details class="more"><summary>What the words mean</summary><dl class="words">${OUTCOMES.map(
    (outcome) => html`<div><dt>${badge(outcome)}</dt><dd>${OUTCOME_WORDS[outcome].meaning}</dd></div>`,
  )}</dl></details>
</section>`;
}

const ENDINGS: Readonly<Record<ScenarioResult['ending'], readonly [string, string]>> = {
  PLAYED: ['good', 'played to its end'],
  STOPPED: ['open', 'stopped early'],
  UNSUPPORTED: ['quiet', 'unsupported'],
  BROKEN: ['bad', 'broken by kit or driver'],
  LEFT_OUT: ['open', 'not begun'],
};

/** The sessions that were played. */
export function sessionsSection({ scenarios }: RunReport<Evidence>): Markup {
  return html`<section id="sessions"><h2>Sessions</h2>
<p class="note">Each session is a bank of its own: its own accounts, credentials, clock and faults.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Sessions"><table>
<thead><tr><th scope="col">Scenario</th><th scope="col">Seed</th><th scope="col">Ended</th><th scope="col" class="figure">Took</th><th scope="col" class="figure">Requests</th></tr></thead>
<tbody>${scenarios.map(({ id, title, seed, attempt, ending, why, durationMilliseconds, requests }) => {
    const [tone, words] = ENDINGS[ending];
    return html`<tr><td><code>${id}</code>${attempt > 1 ? html` <span class="level">attempt ${attempt}</span>` : NOTHING}<br><span class="soft">${title}</span></td><td>${seed}</td><td><span class="badge ${tone}">${words}</span>${why === '' ? NOTHING : html`<br><span class="soft">${why}</span>`}</td><td class="figure">${told(durationMilliseconds)}</td><td class="figure">${requests}</td></tr>`;
  })}</tbody></table></div></section>`;
}

/** Requests that belong to no session. */
export function straysSection({ strays }: RunReport<Evidence>): Markup {
  if (strays.length === 0) return NOTHING;
  const total = strays.reduce((sum, { count }) => sum + count, 0);
  return html`<section id="strays"><h2>Requests that reached no session</h2>
<p class="note">${counted(total, 'request')} came with a wrong address or with another session’s credentials. They were judged nowhere; most often a base URL stands in the integration’s own configuration.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Stray requests"><table>
<thead><tr><th scope="col">Call</th><th scope="col" class="figure">Times</th><th scope="col">What it was</th></tr></thead>
<tbody>${strays.map(({ method, path, count, words }) => html`<tr><td><code>${method} ${path}</code></td><td class="figure">${count}</td><td>${words}</td></tr>`)}</tbody></table></div></section>`;
}
