import { html } from 'hono/html';
import type { Evidence, RecordedExchange, SessionTime } from '../../judge/evidence.ts';
import { pathOf, statusOf } from './exchange.ts';
import { type Markup, milliseconds, NOTHING } from './markup.ts';

const MOST_ROWS = 80;

interface Row {
  readonly at: SessionTime;
  readonly markup: Markup;
  readonly isTelling: boolean;
}

/** What is no request of the integration: what it was told to do, and when it was killed. */
function aside(at: SessionTime, kind: string, words: Markup): Row {
  const markup = html`<tr class="${kind}"><td></td><td>${milliseconds(at)}</td><td colspan="4">${words}</td></tr>`;
  return { at, markup, isTelling: false };
}

function exchangeRow(exchange: RecordedExchange, isTelling: boolean): Row {
  const { number, startedAt: at, method, problemCode, fault, idempotencyKey } = exchange;
  const markup = html`<tr${isTelling ? html` class="telling"` : NOTHING}><td>${number}</td><td>${milliseconds(at)}</td><td><b>${method}</b> ${pathOf(exchange)}</td><td>${statusOf(exchange)}${problemCode === undefined ? NOTHING : html` <code>${problemCode}</code>`}</td><td>${fault?.type ?? ''}</td><td><code>${idempotencyKey ?? ''}</code></td></tr>`;
  return { at, markup, isTelling };
}

function rowsOf({ exchanges, commands, kills }: Evidence, telling: ReadonlySet<number>): readonly Row[] {
  return [
    ...exchanges.map((exchange) => exchangeRow(exchange, telling.has(exchange.number))),
    ...commands.map(({ operation, commandId, sentAt }) =>
      aside(
        sentAt,
        'command',
        html`The driver is given <b>${operation}</b>${commandId === undefined ? NOTHING : html` <code>${commandId}</code>`}`,
      ),
    ),
    ...kills.map(({ at }) => aside(at, 'kill', html`<b>The integration is killed</b> and started again`)),
  ].sort((a, b) => a.at - b.at);
}

/**
 * What happened in a session, a line each: what the driver was given, what the integration asked the bank, when it was killed.
 * @param telling numbers of the exchanges to mark
 */
export function sessionTrace(evidence: Evidence, telling: ReadonlySet<number>): Markup {
  const rows = rowsOf(evidence, telling);
  const from = Math.max(0, rows.findIndex(({ isTelling }) => isTelling) - MOST_ROWS / 2);
  const shown = rows.slice(from, from + MOST_ROWS);
  const rest = rows.length - shown.length;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="The session, line by line"><table class="trace">
<thead><tr><th scope="col">#</th><th scope="col">at</th><th scope="col">call</th><th scope="col">answer</th><th scope="col">fault</th><th scope="col">key</th></tr></thead>
<tbody>${shown.map(({ markup }) => markup)}</tbody></table></div>${rest > 0 ? html`<p class="note">${rest} more in report.json.</p>` : NOTHING}`;
}
