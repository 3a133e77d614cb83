import { html } from 'hono/html';
import type { Coverage, Covered, CoveredOperation, RunReport } from '../../framework/report.ts';
import type { Evidence } from '../../judge/evidence.ts';
import { coverageFigures, type Share, STATE_WORDS, STATES, share } from '../coverage-words.ts';
import { counted, sentence } from '../words.ts';
import { type Markup, NOTHING, prose } from './markup.ts';

function tile(name: string, { met, all }: Share, parts: Markup): Markup {
  return html`<div><dt>${name}</dt><dd><b>${met}</b> of ${all}</dd><dd class="bar" aria-hidden="true">${parts}</dd></div>`;
}

/** Plain figures: neither colour says good or bad, since nobody must meet everything. */
function plainTile(name: string, figures: Share): Markup {
  const { met, all } = figures;
  const parts = html`${met > 0 ? html`<span class="met" style="flex-grow:${met}"></span>` : NOTHING}${all > met ? html`<span class="left" style="flex-grow:${all - met}"></span>` : NOTHING}`;
  return tile(name, figures, parts);
}

function tiles(coverage: Coverage): Markup {
  const { requirements, operations, statuses, codes, fields } = coverageFigures(coverage);
  const byState = STATES.map((state) => {
    const count = coverage.requirements.filter((one) => one.state === state).length;
    const { tone } = STATE_WORDS[state];
    return count === 0 ? NOTHING : html`<span class="${tone}" style="flex-grow:${count}"></span>`;
  });
  return html`<dl class="tiles">
${tile('Requirements verified', requirements, html`${byState}`)}
${plainTile('Operations called', operations)}
${plainTile('Statuses met', statuses)}
${plainTile('Problem codes met', codes)}
${plainTile('Response fields met', fields)}</dl>`;
}

function openRequirements({ requirements }: Coverage): Markup {
  const open = STATES.filter((state) => state !== 'VERIFIED').flatMap((state) =>
    requirements.filter((one) => one.state === state),
  );
  if (open.length === 0) return html`<p class="note">Every requirement was verified.</p>`;
  return html`<details class="part"><summary><span class="name">Requirements not verified</span> <b>${share({ met: open.length, all: requirements.length })}</b></summary>
<ul class="rows">${open.map(({ id, text, state, checks, reason }) => {
    const { label, symbol, tone } = STATE_WORDS[state];
    const links = checks.map((check) => html` <a href="#check-${check}">${check}</a>`);
    return html`<li><p><span class="badge ${tone}"><span aria-hidden="true">${symbol}</span> ${label}</span> <span class="id">${id}</span>${links}</p><p>${prose(text)}</p>${reason === undefined ? NOTHING : html`<p class="soft">${prose(sentence(reason))}</p>`}</li>`;
  })}</ul></details>`;
}

function chips(names: readonly string[]): Markup {
  return html`<ul class="chips">${names.map((name) => html`<li><code>${name}</code></li>`)}</ul>`;
}

function sides({ met, notMet }: Covered, noun: string): Markup {
  return html`${met.length > 0 ? html`<h4>${noun} met</h4>${chips(met)}` : NOTHING}
${notMet.length > 0 ? html`<h4>${noun} not met</h4>${chips(notMet)}` : NOTHING}`;
}

function length({ met, notMet }: Covered): Share {
  return { met: met.length, all: met.length + notMet.length };
}

function operationRow(one: CoveredOperation): Markup {
  const { operation, method, path, calls, unanswered, statuses, undocumentedStatuses, fields } = one;
  const { notMet } = fields;
  const figures = length(fields);
  return html`<li><details class="op"><summary><span class="name">${operation}</span> <span class="soft">${counted(calls, 'call')}, ${share(length(statuses))} statuses${figures.all > 0 ? `, ${share(figures)} fields` : ''}</span></summary>
<p><code>${method} ${path}</code>${unanswered > 0 ? html` <span class="soft">${counted(unanswered, 'call')} without an answer</span>` : NOTHING}</p>
${sides(statuses, 'Statuses')}
${undocumentedStatuses.length > 0 ? html`<h4>Statuses met that are not the contract’s</h4>${chips(undocumentedStatuses)}` : NOTHING}
${notMet.length > 0 ? html`<h4>Fields not met</h4>${chips(notMet)}` : NOTHING}</details></li>`;
}

function operationList({ operations }: Coverage): Markup {
  const called = operations.filter(({ calls }) => calls > 0);
  const others = operations.filter(({ calls }) => calls === 0).map(({ operation }) => operation);
  return html`<details class="part"><summary><span class="name">Operations, their statuses and fields</span> <b>${share({ met: called.length, all: operations.length })}</b></summary>
<ul class="rows">${called.map(operationRow)}${others.length > 0 ? html`<li><h4>Operations not called</h4>${chips(others)}</li>` : NOTHING}</ul></details>`;
}

function codeList({ problemCodes }: Coverage): Markup {
  const { met, notMet } = problemCodes;
  if (met.length + notMet.length === 0) return NOTHING;
  return html`<details class="part"><summary><span class="name">Problem codes</span> <b>${share(length(problemCodes))}</b></summary>
<div class="rows"><div>${sides(problemCodes, 'Codes')}</div></div></details>`;
}

/** What of the contract the run has shown to the integration, and what not. */
export function coverageSection({ coverage }: RunReport<Evidence>): Markup {
  return html`<section id="coverage"><h2>What this run covered</h2>
<p class="note">What of the contract reached the integration in this run. It is no score: what was not met was not tested, and much of it a program in order never meets. Statuses, codes and fields are counted of the operations that were called.</p>
${tiles(coverage)}
<div class="parts">${openRequirements(coverage)}${operationList(coverage)}${codeList(coverage)}</div>
</section>`;
}
