import { type JsonObject, jsonOf, objectOf } from '../lib/json.ts';
import type { Evidence, RecordedCommand, RecordedExchange } from './evidence.ts';

/**
 * Reading what went over the wire: which requests are attempts at one piece of work, what the bank did, what the
 * integration could know of it, and how long it paused. Nothing here judges.
 */

/** Lower bounds of time are held to this many milliseconds less: clocks tick, and sockets are not instant. */
export const TOLERANCE_MILLISECONDS = 50;

/** Operations that carry an Idempotency-Key, as the contract lists them. */
const KEYED = new Set<string | undefined>([
  'createVirtualAccounts',
  'modifyVirtualAccounts',
  'deleteVirtualAccounts',
  'initiateRefund',
]);

/** The endpoint of tokens: no hit of a plan, no piece of work. */
export const TOKEN_OPERATION = 'issueToken';

/** What stands in place of a value that must not be recorded. */
export const MASK = '[redacted]';

/** Attempts at one piece of work, in the order in which they began. */
export interface PieceOfWork {
  readonly operation: string | undefined;
  /** Of operations that carry one. */
  readonly idempotencyKey: string | undefined;
  readonly attempts: readonly [RecordedExchange, ...RecordedExchange[]];
}

/** The value as a list of objects; what is no object in it is an empty one. Empty when it is no list. */
export function listOf(value: unknown): readonly JsonObject[] {
  return Array.isArray(value) ? value.map(objectOf) : [];
}

/** The value when it is a text. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The JSON object of a request's body; empty when it is none. */
export function requestOf({ requestBody }: RecordedExchange): JsonObject {
  return objectOf(jsonOf(requestBody));
}

/** The Idempotency-Key of a request; in quotes or bare it is the same key. */
export function keyOf({ idempotencyKey }: RecordedExchange): string | undefined {
  return idempotencyKey?.replace(/^"(.*)"$/, '$1');
}

/** Whether the contract wants an Idempotency-Key with this operation. */
export function isKeyed({ operation }: RecordedExchange): boolean {
  return KEYED.has(operation);
}

/** Whether this is a call of the bank's services: everything but tokens and what no operation takes. */
export function isServiceCall({ operation }: RecordedExchange): boolean {
  return operation !== undefined && operation !== TOKEN_OPERATION && !OAUTH_OPERATIONS.has(operation);
}
const OAUTH_OPERATIONS = new Set(['authorize', 'revokeToken', 'getAuthorizationServerMetadata']);

/** Exchanges in the order in which they began. */
export function byStart(exchanges: readonly RecordedExchange[]): readonly RecordedExchange[] {
  return [...exchanges].sort((a, b) => a.startedAt - b.startedAt || a.number - b.number);
}

/** Those of one operation (or of several), in the order in which they began. */
export function callsOf(
  { exchanges }: Pick<Evidence, 'exchanges'>,
  ...operations: readonly string[]
): readonly RecordedExchange[] {
  const wanted = new Set<string | undefined>(operations);
  return byStart(exchanges).filter(({ operation }) => wanted.has(operation));
}

/** Whether the bank did what was asked, whatever became of its answer. */
export function isDone({ handledStatus }: RecordedExchange): boolean {
  return isSuccess(handledStatus);
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

/** Faults that give something for an answer that is not the contracted JSON. */
export const RUBBISH: ReadonlySet<string> = new Set([
  'GATEWAY_HTML',
  'BAD_JSON',
  'TRUNCATE',
  'EMPTY_ANSWER',
  'WRONG_CONTENT_TYPE',
]);

/** Faults after which nobody has a whole answer, or one that cannot be read. */
const UNREADABLE = new Set(['RESET', 'LOST', 'STALL_HEADERS', 'STALL_BODY', 'SLOW_DRIP', ...RUBBISH]);

/**
 * Whether a whole answer of the contract reached the integration: a status, and JSON under a JSON type. One that was
 * held back counts when the integration waited for it.
 */
export function isAnswered(exchange: RecordedExchange): boolean {
  const { status, fault, abandonedAt } = exchange;
  if (status === undefined || abandonedAt !== undefined) return false;
  if (fault === undefined || !UNREADABLE.has(fault.type)) return true;
  return fault.connection === 'HELD_BACK';
}

/** Whether the integration read a success. */
export function isReadAsSuccess(exchange: RecordedExchange): boolean {
  return isAnswered(exchange) && isSuccess(exchange.status ?? 0);
}

/** The problem code that the integration could read; undefined for any other answer, and for none. */
export function readCode(exchange: RecordedExchange): string | undefined {
  const { status = 0, responseBody } = exchange;
  if (!isAnswered(exchange) || status < 400) return undefined;
  return textOf(objectOf(jsonOf(responseBody))['code']);
}

/** Whether the answer, or its absence, leaves open what became of the call: none, not JSON, or a 5xx. */
export function isOpenEnded(exchange: RecordedExchange): boolean {
  return !isAnswered(exchange) || (exchange.status ?? 0) >= 500;
}

/**
 * Compares what two requests asked. What the bank refused before it read it is recorded in another form (without
 * white space, secrets masked), so that JSON is compared by its members and their order.
 * @returns UNKNOWN where one of the two was not recorded as a whole
 */
export function compareBodies(a: RecordedExchange, b: RecordedExchange): 'SAME' | 'OTHER' | 'UNKNOWN' {
  // The lengths are those of the bytes that came: they tell white space apart, which the record does not keep.
  if (a.requestBytes > 0 && b.requestBytes > 0 && a.requestBytes !== b.requestBytes) return 'OTHER';
  if (a.requestBody !== undefined && a.requestBody === b.requestBody) return 'SAME';
  const [one, other] = [a, b].map(({ requestBody }) => jsonOf(requestBody));
  if (one === undefined || other === undefined) return 'UNKNOWN';
  const [text, otherText] = [JSON.stringify(one), JSON.stringify(other)];
  if (text === otherText) return 'SAME';
  return text.includes(MASK) || otherText.includes(MASK) ? 'UNKNOWN' : 'OTHER';
}

/** What a call asks, as one text: method, path, query and the body by its members. */
export function askOf({ method, path, query, requestBody }: RecordedExchange): string {
  const value = jsonOf(requestBody);
  return [method, path, query ?? '', value === undefined ? (requestBody ?? '') : JSON.stringify(value)].join(
    ' ',
  );
}

/** Whether nothing more is to be expected of a call without key: read as a success, or as a refusal for good. */
function isSettled(exchange: RecordedExchange): boolean {
  const { status = 0 } = exchange;
  return isAnswered(exchange) && status < 500 && status !== 429 && status !== 401;
}

/**
 * Groups calls into pieces of work. With a key: operation and key, for ever. Without: the same method, path, query and
 * body, until one of them was settled; the next such call is a new piece (the next fetch after an acknowledgement).
 * Calls of the token endpoint and of no operation are left out.
 */
export function piecesOfWork(exchanges: readonly RecordedExchange[]): readonly PieceOfWork[] {
  const pieces: {
    operation: string | undefined;
    idempotencyKey: string | undefined;
    attempts: RecordedExchange[];
  }[] = [];
  const open = new Map<string, (typeof pieces)[number]>();
  for (const exchange of byStart(exchanges)) {
    if (!isServiceCall(exchange)) continue;
    const { operation } = exchange;
    const key = isKeyed(exchange) ? keyOf(exchange) : undefined;
    const name = `${operation} ${key ?? askOf(exchange)}`;
    let piece = open.get(name);
    if (piece === undefined) {
      piece = { operation, idempotencyKey: key, attempts: [] };
      pieces.push(piece);
      open.set(name, piece);
    }
    piece.attempts.push(exchange);
    if (key === undefined && isSettled(exchange)) open.delete(name);
  }
  return pieces as unknown as readonly PieceOfWork[];
}

/** Attempts with what followed: `[attempt, the next attempt of the same piece]`. */
export function repetitionsOf(
  pieces: readonly PieceOfWork[],
): readonly (readonly [first: RecordedExchange, next: RecordedExchange])[] {
  return pieces.flatMap(({ attempts }) =>
    attempts.slice(1).map((next, at) => [attempts[at] as RecordedExchange, next] as const),
  );
}

/** Milliseconds from the end of one answer to the beginning of another request; negative when they overlapped. */
export function pauseBetween(before: RecordedExchange, after: RecordedExchange): number {
  return after.startedAt - before.endedAt;
}

/** Milliseconds as a reader likes them: `0.25 s`. */
export function inSeconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}

/** When a mark was set, in session time; undefined when the scenario did not come so far. */
export function markedAt({ marks }: Pick<Evidence, 'marks'>, name: string | undefined): number | undefined {
  return marks.find((mark) => mark.name === name)?.at;
}

/**
 * Calls that began from one mark to another, in the order in which they began.
 * @param from undefined: from the beginning. Nothing when it was never set
 * @param to undefined, or never set: to the end
 */
export function callsBetween(
  evidence: Pick<Evidence, 'exchanges' | 'marks'>,
  from?: string,
  to?: string,
): readonly RecordedExchange[] {
  const never = Number.POSITIVE_INFINITY;
  const start = from === undefined ? Number.NEGATIVE_INFINITY : (markedAt(evidence, from) ?? never);
  const end = markedAt(evidence, to) ?? never;
  return byStart(evidence.exchanges).filter(({ startedAt }) => startedAt >= start && startedAt < end);
}

/** Calls that met a fault of this label. */
export function callsThatMet(
  { exchanges }: Pick<Evidence, 'exchanges'>,
  label: string,
): readonly RecordedExchange[] {
  return byStart(exchanges).filter(({ fault }) => fault?.label === label);
}

/** `Retry-After` in whole seconds; undefined when the integration got none, or it is a date. */
export function retryAfterSecondsOf(exchange: RecordedExchange): number | undefined {
  const value = exchange.responseHeaders['retry-after'] ?? '';
  return exchange.status !== undefined && /^[0-9]{1,9}$/.test(value) ? Number(value) : undefined;
}

/** What the driver said a command came to. `outcome` is undefined when it did not answer with a result. */
export function workOf(command: RecordedCommand): {
  readonly outcome: 'SUCCEEDED' | 'FAILED' | 'UNKNOWN' | undefined;
  readonly code: string | undefined;
  readonly items: readonly JsonObject[];
} {
  const result = command.reply.kind === 'RESULT' ? objectOf(command.reply.result) : {};
  const outcome = result['outcome'];
  return {
    outcome: outcome === 'SUCCEEDED' || outcome === 'FAILED' || outcome === 'UNKNOWN' ? outcome : undefined,
    code: textOf(result['code']),
    items: listOf(result['items']),
  };
}

/** What a create asked for, item by item; texts that are none are left out. */
export function createdItemsOf(exchange: RecordedExchange): readonly {
  readonly customerReference: string | undefined;
  readonly accountName: string | undefined;
  readonly virtualAccountNumber: string | undefined;
}[] {
  return listOf(requestOf(exchange)['items']).map((item) => ({
    customerReference: textOf(item['customerReference']),
    accountName: textOf(item['accountName']),
    virtualAccountNumber: textOf(item['virtualAccountNumber']),
  }));
}

/** The results of a bulk answer of the bank, whether or not it reached the integration. */
export function bulkResultsOf({ handledBody }: RecordedExchange): readonly {
  readonly index: number;
  readonly status: number;
  readonly code: string | undefined;
  readonly virtualAccountNumber: string | undefined;
}[] {
  return listOf(objectOf(jsonOf(handledBody))['results']).map((result) => ({
    index: Number(result['index']),
    status: Number(result['status']),
    code: textOf(objectOf(result['problem'])['code']),
    virtualAccountNumber: textOf(objectOf(result['virtualAccount'])['virtualAccountNumber']),
  }));
}
