import { html, raw } from 'hono/html';
import type { Outcome } from '../../framework/outcome.ts';
import { OUTCOME_WORDS } from '../words.ts';

/** A piece of markup in which everything that was put in is escaped. */
export type Markup = ReturnType<typeof html>;

/** Nothing. */
export const NOTHING: Markup = html``;

/** The badge of an outcome: symbol and word, so that colour is never needed. */
export function badge(outcome: Outcome): Markup {
  const { label, symbol, tone } = OUTCOME_WORDS[outcome];
  return html`<span class="badge ${tone}"><span aria-hidden="true">${symbol}</span> ${label}</span>`;
}

/** Words with the pieces between backticks as code, and everything escaped. */
export function prose(text: string): Markup {
  const parts = text.split('`');
  // An odd number of backticks is no pair: shown as it is.
  if (parts.length % 2 === 0) return html`${text}`;
  return html`${parts.map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part))}`;
}

/** A figure with its unit, kept on one line. */
export function milliseconds(value: number): string {
  return value < 1000 ? `${value.toFixed(value < 100 ? 1 : 0)} ms` : `${(value / 1000).toFixed(3)} s`;
}

/** Our own, constant text as it is. Never for anything that came from outside. */
export function constant(text: string): Markup {
  return raw(text);
}
