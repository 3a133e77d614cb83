import { html } from 'hono/html';
import type { RecordedExchange } from '../../judge/evidence.ts';
import { bodyLines, isTellingLine } from './body-lines.ts';
import { type Markup, milliseconds, NOTHING } from './markup.ts';

/** Headers that explain nothing to anyone. */
const DULL = new Set([
  'host',
  'connection',
  'accept-encoding',
  'accept-language',
  'sec-fetch-mode',
  'date',
  'keep-alive',
]);

/** What became of the connection, after the name of the fault. */
const CONNECTIONS: Readonly<Record<string, string>> = {
  RESET: '; the connection was reset',
  CUT: '; the connection was cut',
  HELD_BACK: '; the answer was held back',
};

/** The status as the integration saw it. */
export function statusOf({ status }: RecordedExchange): Markup {
  if (status === undefined) return html`<span class="status none">no answer</span>`;
  const kind = status < 400 ? 'fine' : status < 500 ? 'refused' : 'broken';
  return html`<span class="status ${kind}">${status}</span>`;
}

/** Path and query. */
export function pathOf({ path, query }: RecordedExchange): string {
  return query === undefined ? path : `${path}?${query}`;
}

function bodyMarkup(body: string | undefined, words: readonly string[]): Markup {
  if (body === undefined || body === '') return NOTHING;
  // No white space between the lines: they are blocks, and it would show in a <pre>.
  const lines = bodyLines(body, words).map(({ number, text, isTelling }) =>
    number === undefined
      ? html`<span class="line gap">${text}</span>`
      : html`<span class="line${isTelling ? ' telling' : ''}">${isTelling ? html`<mark>${text}</mark>` : text}</span>`,
  );
  return html`<pre class="body" tabindex="0"><code>${lines}</code></pre>`;
}

function headerLines(headers: Readonly<Record<string, string>>, words: readonly string[]): Markup {
  const shown = Object.entries(headers).filter(([name]) => !DULL.has(name));
  if (shown.length === 0) return NOTHING;
  return html`<ul class="headers">${shown.map(([name, value]) => {
    const isTelling = isTellingLine(`${name}: ${value}`, words);
    const words_ = html`<b>${name}</b>: ${value}`;
    return html`<li>${isTelling ? html`<mark>${words_}</mark>` : words_}</li>`;
  })}</ul>`;
}

function fateOf(exchange: RecordedExchange): Markup {
  const facts: string[] = [];
  const { fault, handledStatus, status, abandonedAt, isReplay } = exchange;
  if (fault)
    facts.push(
      `Here the kit put the fault ${fault.type} (${fault.label})${CONNECTIONS[fault.connection] ?? ''}.`,
    );
  if (status !== handledStatus && handledStatus !== 444)
    facts.push(
      `The bank had carried it out and answered ${handledStatus}; the integration did not see that.`,
    );
  if (handledStatus === 444) facts.push('The connection ended before the bank had done anything.');
  if (abandonedAt !== undefined)
    facts.push(
      `The integration gave up ${milliseconds(abandonedAt - exchange.startedAt)} after it had asked.`,
    );
  if (isReplay) facts.push('The bank repeated a stored answer: it knew the key.');
  if (facts.length === 0) return NOTHING;
  return html`<p class="fate">${facts.join(' ')}</p>`;
}

/** One exchange in full. @param isOpen whether it is unfolded at first */
export function exchangeCard(exchange: RecordedExchange, words: readonly string[], isOpen: boolean): Markup {
  const { number, method, startedAt, endedAt, connection, idempotencyKey, worldAt } = exchange;
  const key =
    idempotencyKey === undefined
      ? NOTHING
      : html`<div><dt>Idempotency-Key</dt><dd><code>${idempotencyKey}</code></dd></div>`;
  return html`<details class="exchange"${isOpen ? html` open` : NOTHING}>
<summary><span class="number">#${number}</span> <span class="method">${method}</span> <span class="path">${pathOf(exchange)}</span> ${statusOf(exchange)}</summary>
<dl class="facts">
<div><dt>Asked</dt><dd>${milliseconds(startedAt)} into the session</dd></div>
<div><dt>Took</dt><dd>${milliseconds(endedAt - startedAt)}</dd></div>
<div><dt>Bank’s clock</dt><dd>${worldAt.replace('T', ' ').replace('+05:30', ' IST')}</dd></div>
${connection === undefined ? NOTHING : html`<div><dt>Connection</dt><dd>${connection}</dd></div>`}
${key}
</dl>
${fateOf(exchange)}
<div class="sides">
<section><h5>Request</h5>${headerLines(exchange.requestHeaders, words)}${bodyMarkup(exchange.requestBody, words)}</section>
<section><h5>Answer as it arrived</h5>${exchange.status === undefined ? html`<p class="none">None.</p>` : NOTHING}${headerLines(exchange.responseHeaders, words)}${bodyMarkup(exchange.responseBody, words)}</section>
</div>
</details>`;
}
