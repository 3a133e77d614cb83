import { html } from 'hono/html';
import type { RunReport } from '../../framework/report.ts';
import type { Evidence } from '../../judge/evidence.ts';
import { areaNameOf, byArea, counted, standingOf } from '../words.ts';
import { type Markup, NOTHING } from './markup.ts';

/** What the run put an integration through, in one sentence for a reader who knows nothing of checks. */
export function deedsWords({ evidence, scenarios }: RunReport<Evidence>): string {
  if (evidence.length === 0) return '';
  const requests = scenarios.reduce((sum, one) => sum + one.requests, 0);
  const disturbed = evidence.reduce(
    (sum, { exchanges }) => sum + exchanges.filter(({ fault }) => fault !== undefined).length,
    0,
  );
  const kills = evidence.reduce((sum, one) => sum + one.kills.length, 0);
  const parts = [
    `In ${counted(scenarios.length, 'session')} it made ${counted(requests, 'request')}`,
    ...(disturbed > 0 ? [`${disturbed} of them were disturbed on purpose`] : []),
    ...(kills > 0
      ? [`it was killed and started again ${['', 'once', 'twice'][kills] ?? `${kills} times`}`]
      : []),
  ];
  const last = parts.pop();
  return parts.length === 0 ? `${last}.` : `${parts.join(', ')}, and ${last}.`;
}

/** The areas at a glance, each leading to its checks. */
export function areasMarkup({ results }: RunReport<Evidence>): Markup {
  if (results.length === 0) return NOTHING;
  return html`<ul class="glance">${byArea(results).map(([code, checks]) => {
    const judged = checks.filter(({ outcome }) => outcome !== 'INFO');
    const passed = judged.filter(({ outcome }) => outcome === 'PASS').length;
    const isBad = checks.some((check) => standingOf(check) === 'failed');
    const isOpen = checks.some((check) => standingOf(check) === 'unproven');
    const isWarned = checks.some(({ outcome }) => outcome === 'WARN' || outcome === 'EXPECTED_FAIL');
    const isWhole = passed === judged.length;
    const tone = isBad ? 'bad' : isOpen ? 'open' : isWarned ? 'warn' : isWhole ? 'good' : 'quiet';
    const symbol = { bad: '✗', open: '○', warn: '▲', good: '✓', quiet: '–' }[tone];
    return html`<li><a href="#area-${code}"><span class="mark ${tone}" aria-hidden="true">${symbol}</span> ${areaNameOf(code)} <span class="soft">${passed} of ${judged.length}</span></a></li>`;
  })}</ul>`;
}
