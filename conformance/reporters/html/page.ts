import { html } from 'hono/html';
import { OUTCOMES } from '../../framework/outcome.ts';
import type { RunReport } from '../../framework/report.ts';
import type { Evidence } from '../../judge/evidence.ts';
import { type Concern, concernsOf } from '../problems.ts';
import { withVisibleText } from '../visible.ts';
import { counted, durationOf, OUTCOME_WORDS, told } from '../words.ts';
import { coverageSection } from './coverage.ts';
import { areasMarkup, deedsWords } from './deeds.ts';
import { concernArticle } from './finding.ts';
import { constant, type Markup, NOTHING, prose } from './markup.ts';
import { STYLE } from './style.ts';
import { checksSection, sessionsSection, straysSection } from './tables.ts';

const TONES = {
  good: { symbol: '✓', word: 'In order' },
  bad: { symbol: '✗', word: 'Not in order' },
  open: { symbol: '?', word: 'Not known yet' },
} as const;

const ADVICE = {
  good: 'Everything that the profile demands was seen to be done right, in this run, by this build. It is a test result, not an approval by any bank.',
  bad: 'This build should not meet real money. What is wrong stands below, the gravest first, each with what to change and how to see it again.',
  open: 'Nothing can be concluded yet: not everything that the profile demands was seen. What is missing stands below.',
} as const;

/** Passed, but only since the configuration lists what is broken. */
const BY_DEVIATION =
  'What is listed as known is still broken: until it is mended, this build should not meet real money without somebody who answers for it. Such a run can never be certified.';

function chosenWords({ checks, of }: NonNullable<RunReport['selection']>): string {
  return `${checks} of its ${of} checks`;
}

/** Whether it passes only since the configuration lists what is broken. */
function isKnown({ exitCode, counts }: RunReport<Evidence>): boolean {
  return exitCode === 0 && counts.EXPECTED_FAIL > 0;
}

function toneWord(report: RunReport<Evidence>): string {
  return isKnown(report) ? 'Known not to be in order' : TONES[report.verdict.tone].word;
}

function adviceLine(report: RunReport<Evidence>): string {
  const { verdict, exitCode, selection } = report;
  if (isKnown(report)) return BY_DEVIATION;
  if (exitCode === 0 && selection !== undefined)
    return `Only ${chosenWords(selection)} were chosen; this page says nothing of the others. It is a test result, not an approval by any bank.`;
  return ADVICE[verdict.tone];
}

const ZONES = [
  ['Asia/Kolkata', 'IST'],
  ['UTC', 'UTC'],
] as const;

/** An instant for people, in Indian time and UTC; as it came when it cannot be read. */
function whenTold(instant: string): string {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return instant;
  const format = (timeZone: string) =>
    new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'long', timeStyle: 'short' }).format(at);
  return ZONES.map(([zone, name]) => `${format(zone)} ${name}`).join(' · ');
}

function plainWords(concerns: readonly Concern[]): Markup {
  const failed = concerns.filter(({ result }) => ['FAIL', 'EXPECTED_FAIL'].includes(result.outcome));
  if (failed.length === 0) return NOTHING;
  return html`<div class="plain"><h2>In plain words</h2><ul>${failed.map(
    ({ result }) =>
      html`<li>${prose(result.explain.why)} <a href="#finding-${result.id}">${result.id}: ${prose(result.title)}</a></li>`,
  )}</ul></div>`;
}

function tally(report: RunReport<Evidence>): Markup {
  // The good first in the bar, as a gauge is read.
  const shown = [...OUTCOMES].reverse().filter((outcome) => report.counts[outcome] > 0);
  const words = shown
    .map((outcome) => `${report.counts[outcome]} ${OUTCOME_WORDS[outcome].label}`)
    .join(', ');
  return html`<div class="tallies">
<div class="bar" role="img" aria-label="${words}">${shown.map(
    (outcome) =>
      html`<span class="${OUTCOME_WORDS[outcome].tone}" style="flex-grow:${report.counts[outcome]}"></span>`,
  )}</div>
<ul class="legend">${shown.map(
    (outcome) =>
      html`<li><span class="mark ${OUTCOME_WORDS[outcome].tone}" aria-hidden="true">${OUTCOME_WORDS[outcome].symbol}</span> <b>${report.counts[outcome]}</b> ${OUTCOME_WORDS[outcome].label.toLowerCase()}</li>`,
  )}</ul></div>`;
}

function aboutRun(report: RunReport<Evidence>): Markup {
  const { driver } = report;
  const rows: readonly (readonly [string, string])[] = [
    ['Integration', `${driver.name} ${driver.version}`],
    ...(driver.build === undefined ? [] : ([['Build', driver.build]] as const)),
    [
      'Profile',
      report.selection === undefined ? report.profile : `${report.profile}, ${chosenWords(report.selection)}`,
    ],
    ['Contract version', report.contractVersion],
    [report.seeds.length === 1 ? 'Seed' : 'Seeds', report.seeds.join(', ')],
    ['Began', whenTold(report.startedAt)],
    ['Took', told(durationOf(report))],
    ['Driver', `${driver.kind}: ${driver.command}`],
    ['Can do', driver.capabilities.join(', ').toLowerCase().replaceAll('_', ' ')],
    ['Kit', `${report.tool.name} ${report.tool.version}`],
  ];
  return html`<dl class="facts about">${rows.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function hero(report: RunReport<Evidence>, concerns: readonly Concern[]): Markup {
  const { tone, sentence } = report.verdict;
  const deeds = deedsWords(report);
  const partial = report.isComplete
    ? NOTHING
    : html`<p class="partial"><b>Incomplete.</b> The run was interrupted. Whatever is not below was not looked at.</p>`;
  return html`<header class="hero ${tone}">
<p class="brand">Khata conformance report</p>
<div class="verdict"><span class="seal" aria-hidden="true">${isKnown(report) ? '≈' : TONES[tone].symbol}</span><div>
<p class="tone">${toneWord(report)}</p><h1>${sentence}</h1><p class="advice-line">${adviceLine(report)}</p></div></div>
${partial}${tally(report)}${plainWords(concerns)}${deeds === '' ? NOTHING : html`<p class="deeds">${deeds}</p>`}${areasMarkup(report)}${aboutRun(report)}
</header>`;
}

function navigation(report: RunReport<Evidence>, concerns: readonly Concern[]): Markup {
  return html`<nav aria-label="Sections">
${concerns.length > 0 ? html`<a href="#findings">Findings <b>${concerns.length}</b></a>` : NOTHING}
<a href="#checks">Checks <b>${report.results.length}</b></a>
<a href="#coverage">Coverage</a>
<a href="#sessions">Sessions <b>${report.scenarios.length}</b></a>
${report.strays.length > 0 ? html`<a href="#strays">Strays <b>${report.strays.length}</b></a>` : NOTHING}
</nav>`;
}

/**
 * The report as one HTML page that needs nothing else: no script, no font, no network. A policy in the page forbids
 * them, so that not even a mistake of ours could run what a partner's program had sent.
 */
export function htmlPage(run: RunReport<Evidence>): string {
  const report = withVisibleText(run);
  const concerns = concernsOf(report);
  const title = `${report.driver.name} ${report.driver.version}: ${toneWord(report).toLowerCase()}`;
  const findings =
    concerns.length === 0
      ? NOTHING
      : html`<section id="findings"><h2>${counted(concerns.length, 'finding')}</h2>${concerns.map((concern) => concernArticle(report, concern))}</section>`;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="generator" content="khata ${report.tool.version}">
<title>${title} · Khata conformance</title>
<style>${constant(STYLE)}</style>
</head>
<body>
<a class="skip" href="#main">To the findings</a>
${hero(report, concerns)}
${navigation(report, concerns)}
<main id="main">
${findings}
${checksSection(report, new Set(concerns.map(({ result }) => result.id)))}
${coverageSection(report)}
${sessionsSection(report)}
${straysSection(report)}
</main>
<footer><p>Khata is an independent, unofficial sandbox and conformance kit; no bank stands behind this page. A pass says what was seen in this run, not that there are no faults. The whole record is in <code>report.json</code> beside this file.</p></footer>
</body>
</html>
`;
  if (page instanceof Promise) throw new TypeError('nothing in a report is awaited');
  return page.toString();
}
