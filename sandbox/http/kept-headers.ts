import type { IncomingMessage } from 'node:http';
import type { Context } from 'hono';
import { REDACTED } from '../contract/redaction.ts';
import type { OutgoingAnswer } from './errors.ts';
import type { Env } from './request.ts';

/** Which headers an exchange keeps: an allow-list of names, and of credentials only that they were there. */

const SHOWN = [
  'accept',
  'accept-encoding',
  'accept-language',
  'cache-control',
  'connection',
  'content-encoding',
  'content-length',
  'content-type',
  'expect',
  'host',
  'idempotency-key',
  'if-match',
  'if-none-match',
  'origin',
  'sec-fetch-mode',
  'sec-fetch-site',
  'traceparent',
  'transfer-encoding',
  'user-agent',
];
const MASKED = ['authorization', 'cookie', 'proxy-authorization', 'x-api-key', 'x-csrf-token'];

interface Kept {
  readonly name: string;
  readonly isShown: boolean;
}

/** By name as clients write it: nearly all write a header in one of two ways. */
const REQUEST_HEADERS = new Map<string, Kept>();
for (const [names, isShown] of [
  [SHOWN, true],
  [MASKED, false],
] as const) {
  for (const name of names) {
    const kept = { name, isShown };
    REQUEST_HEADERS.set(name, kept);
    REQUEST_HEADERS.set(
      name.replace(/(?:^|-)[a-z]/g, (start) => start.toUpperCase()),
      kept,
    );
  }
}

/** Characters kept of a header's value. */
const VALUE_LENGTH = 1024;

/** The scheme stays where there is one: `Bearer [redacted]`. */
function maskedCredential(name: string, value: string): string {
  if (name !== 'authorization' && name !== 'proxy-authorization') return REDACTED;
  const scheme = /^(basic|bearer|oauth) /i.exec(value)?.[1];
  return scheme === undefined ? REDACTED : `${scheme} ${REDACTED}`;
}

function keep(into: string[], rawName: string, value: string): void {
  const kept = REQUEST_HEADERS.get(rawName) ?? REQUEST_HEADERS.get(rawName.toLowerCase());
  if (kept === undefined) return;
  const { name, isShown } = kept;
  into.push(name, isShown ? value : maskedCredential(name, value));
}

function keptOf({ rawHeaders }: IncomingMessage): string[] {
  const kept: string[] = [];
  for (let i = 0; i < rawHeaders.length; i += 2) {
    keep(kept, rawHeaders[i] as string, rawHeaders[i + 1] as string);
  }
  return kept;
}

/** What is kept of a request's headers: name, value, name, value … with lower-case names, as they came. */
export function keptRequestHeaders(c: Context<Env>): readonly string[] {
  const incoming = c.env?.incoming;
  if (incoming) return keptOf(incoming);
  const kept: string[] = [];
  c.req.raw.headers.forEach((value, name) => {
    keep(kept, name, value);
  });
  return kept;
}

/** Answers are ours: what their headers may be stands in the contracts. Two of them carry secrets. */
export function keptResponseHeaders(headers: OutgoingAnswer['headers']): OutgoingAnswer['headers'] {
  const { location } = headers;
  const cookies = headers['set-cookie'];
  if (location === undefined && cookies === undefined) return headers;
  return {
    ...headers,
    ...(typeof location === 'string' && { location: location.replace(/[?#].*$/s, `?${REDACTED}`) }),
    ...(cookies !== undefined && { 'set-cookie': REDACTED }),
  };
}

/** Kept headers as name and value, for showing them. */
export function headerPairs(
  kept: readonly string[] | OutgoingAnswer['headers'],
): { name: string; value: string }[] {
  const flat: string[] = [];
  if (Array.isArray(kept)) flat.push(...kept);
  else for (const [name, value] of Object.entries(kept)) flat.push(name, [value].flat().join(', '));
  const pairs: { name: string; value: string }[] = [];
  for (let i = 0; i < flat.length; i += 2) {
    pairs.push({ name: flat[i] as string, value: visible(flat[i + 1] as string) });
  }
  return pairs;
}

function visible(value: string): string {
  return value.slice(0, VALUE_LENGTH).replace(/[^\x20-\x7e]/g, '?');
}
