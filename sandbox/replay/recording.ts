import { open } from 'node:fs/promises';
import * as v from 'valibot';

/** What stands in an exchange instead of a value that may not be kept. */
export const REDACTED = '[redacted]';

const LARGEST_FILE = 64 * 1024 * 1024;
const MOST_EXCHANGES = 20_000;

/** The recording cannot be replayed: one line for the console. */
export class RecordingError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'RecordingError';
  }
}

/** One request with its answer, whatever tool recorded it. */
export interface Recorded {
  /** As the file numbers it, from 1. */
  readonly number: number;
  readonly method: string;
  /** Path and query, without the world's prefix. */
  readonly target: string;
  /** By lower-case name. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string | undefined;
  /** Whether the body in the file is not all of what was sent. */
  readonly isBodyCut: boolean;
  /** The application that called, where the recording tells. */
  readonly applicationId: string | undefined;
  /** On the world's clock, where the recording tells. */
  readonly at: string | undefined;
  readonly status: number;
  /** By lower-case name; undefined where the recording has none. */
  readonly answerHeaders: ReadonlyMap<string, string> | undefined;
  /** As it left, where a fault changed it. */
  readonly answer: string | undefined;
  readonly isAnswerCut: boolean;
  /** Whether a fault put this answer in the place of another, whose headers these are. */
  readonly isInstead: boolean;
  /** Whether it met a fault on purpose. */
  readonly isFaulted: boolean;
  /** What became of the connection; only a fault breaks one, or holds an answer back. */
  readonly connection: Connection;
  /** What the call made or changed, in order. */
  readonly changes: readonly Change[];
}

/** What became of the connection of a recorded call. */
export type Connection = 'KEPT' | 'RESET' | 'CUT' | 'HELD_BACK';

/** One object that a call made or changed. */
export interface Change {
  readonly object: string;
  readonly kind: string;
  readonly id?: string | undefined;
}

/** A recording, and what its world began with where the file tells. */
export interface Recording {
  readonly kind: 'KHATA' | 'HAR';
  readonly exchanges: readonly Recorded[];
  readonly fixture: string | undefined;
  readonly seed: string | undefined;
  readonly clock: string | undefined;
}

const HeaderSchema = v.object({ name: v.string(), value: v.string() });

const FaultSchema = v.object({ connection: v.picklist(['KEPT', 'RESET', 'CUT', 'HELD_BACK']) });

const ChangesSchema = v.array(v.object({ object: v.string(), kind: v.string(), id: v.optional(v.string()) }));

const StatusSchema = v.pipe(v.number(), v.integer(), v.minValue(100), v.maxValue(599));

const SentSchema = v.object({
  status: StatusSchema,
  contentType: v.optional(v.string()),
  bytes: v.optional(v.number()),
  body: v.optional(v.string()),
});

const ExchangeSchema = v.object({
  number: v.pipe(v.number(), v.integer(), v.minValue(1)),
  at: v.optional(v.string()),
  method: v.string(),
  path: v.pipe(v.string(), v.startsWith('/')),
  query: v.optional(v.string()),
  applicationId: v.optional(v.string()),
  idempotencyKey: v.optional(v.string()),
  contentType: v.optional(v.string()),
  requestHeaders: v.optional(v.array(HeaderSchema)),
  requestBytes: v.optional(v.number()),
  requestBody: v.optional(v.string()),
  status: StatusSchema,
  responseHeaders: v.optional(v.array(HeaderSchema)),
  responseBytes: v.optional(v.number()),
  responseBody: v.optional(v.string()),
  fault: v.optional(FaultSchema),
  sent: v.optional(SentSchema),
  changes: v.optional(ChangesSchema),
});

const WorldSchema = v.object({
  fixture: v.optional(v.string()),
  seed: v.optional(v.string()),
  clock: v.optional(v.string()),
});

const HarEntrySchema = v.object({
  request: v.object({
    method: v.string(),
    url: v.string(),
    headers: v.array(HeaderSchema),
    bodySize: v.optional(v.number()),
    postData: v.optional(v.object({ mimeType: v.optional(v.string()), text: v.optional(v.string()) })),
  }),
  response: v.object({
    status: v.pipe(v.number(), v.integer()),
    headers: v.array(HeaderSchema),
    content: v.optional(
      v.object({
        size: v.optional(v.number()),
        text: v.optional(v.string()),
        encoding: v.optional(v.string()),
      }),
    ),
  }),
  _khata: v.optional(v.object({ fault: v.optional(FaultSchema), changes: v.optional(ChangesSchema) })),
});

function headerMap(headers: readonly { name: string; value: string }[]): Map<string, string> {
  return new Map(headers.map(({ name, value }) => [name.toLowerCase(), value]));
}

const withoutWorld = (path: string): string => path.replace(/^\/w\/[^/]+(?=\/)/, '');

/** Whether the file holds only the head of a body. A whole one may be shorter too: masked, or without its blanks. */
function isCut(text: string | undefined, bytes: number | undefined): boolean {
  if (bytes === undefined || bytes <= 0) return false;
  if (text === undefined) return true;
  if (Buffer.byteLength(text) >= bytes || isJson(text)) return false;
  return !text.includes(REDACTED) || /^\s*[[{]/.test(text);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function ownExchange(exchange: v.InferOutput<typeof ExchangeSchema>): Recorded {
  const { number, at, method, path, query, applicationId, idempotencyKey, contentType } = exchange;
  const headers = headerMap(exchange.requestHeaders ?? []);
  if (idempotencyKey !== undefined) headers.set('idempotency-key', idempotencyKey);
  if (contentType !== undefined) headers.set('content-type', contentType);
  return {
    number,
    method,
    target: withoutWorld(path) + (query === undefined ? '' : `?${query}`),
    headers,
    body: exchange.requestBody,
    isBodyCut: isCut(exchange.requestBody, exchange.requestBytes),
    applicationId,
    at,
    isFaulted: exchange.fault !== undefined,
    connection: exchange.fault?.connection ?? 'KEPT',
    changes: exchange.changes ?? [],
    ...answerThatLeft(exchange),
  };
}

type AnswerMembers = Pick<Recorded, 'status' | 'answerHeaders' | 'answer' | 'isAnswerCut' | 'isInstead'>;

/** The answer that the client got: what a fault let out, else what the server gave. */
function answerThatLeft(exchange: v.InferOutput<typeof ExchangeSchema>): AnswerMembers {
  const { sent, responseHeaders, responseBody, responseBytes } = exchange;
  if (sent === undefined) {
    return {
      status: exchange.status,
      answerHeaders: responseHeaders && headerMap(responseHeaders),
      answer: responseBody,
      isAnswerCut: isCut(responseBody, responseBytes),
      isInstead: false,
    };
  }
  const { status, contentType, body, bytes } = sent;
  // Broken JSON is what was sent there, and no sign of a body that was kept in part.
  const isAnswerCut = body === undefined ? (bytes ?? 0) > 0 : Buffer.byteLength(body) * 2 < (bytes ?? 0);
  const answerHeaders = new Map(contentType === undefined ? [] : [['content-type', contentType]]);
  return { status, answerHeaders, answer: body, isAnswerCut, isInstead: true };
}

function harExchange(entry: v.InferOutput<typeof HarEntrySchema>, index: number): Recorded {
  const { request, response } = entry;
  if (!URL.canParse(request.url)) throw new RecordingError(`entry ${index + 1} has no URL`);
  const { pathname, search } = new URL(request.url);
  const headers = headerMap(request.headers);
  const { text, encoding, size } = response.content ?? {};
  const answer = text !== undefined && encoding === 'base64' ? Buffer.from(text, 'base64').toString() : text;
  return {
    number: index + 1,
    method: request.method.toUpperCase(),
    target: withoutWorld(pathname) + search,
    headers,
    body: request.postData?.text,
    isBodyCut: isCut(request.postData?.text, request.postData && request.bodySize),
    applicationId: undefined,
    at: undefined,
    status: response.status,
    answerHeaders: headerMap(response.headers),
    answer,
    isAnswerCut: isCut(answer, size),
    isInstead: false,
    isFaulted: entry._khata?.fault !== undefined,
    connection: entry._khata?.fault?.connection ?? 'KEPT',
    changes: entry._khata?.changes ?? [],
  };
}

/** The first thing wrong with one exchange, in one line. */
function checked<S extends v.GenericSchema>(schema: S, value: unknown, what: string): v.InferOutput<S> {
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  const [issue] = result.issues;
  const place = issue.path?.map(({ key }) => String(key)).join('.') ?? '';
  throw new RecordingError(`${what}${place === '' ? '' : ` (${place})`}: ${issue.message.slice(0, 200)}`);
}

function listOf(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new RecordingError('this is neither a list of exchanges nor a HAR');
  if (value.length === 0) throw new RecordingError('it holds no exchange');
  if (value.length > MOST_EXCHANGES) {
    throw new RecordingError(`it holds ${value.length} exchanges; at most ${MOST_EXCHANGES} are replayed`);
  }
  return value;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Reads a recording: the answer of `GET /sandbox/v1/exchanges`, a bare list of exchanges, or a HAR 1.2.
 * @throws RecordingError in one line, for whatever is none of them
 */
export function readRecording(text: string): Recording {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new RecordingError('it is not JSON');
  }
  if (isObject(value) && isObject(value['log'])) {
    const entries = listOf(value['log']['entries']);
    const exchanges = entries.map((entry, i) =>
      harExchange(checked(HarEntrySchema, entry, `entry ${i + 1}`), i),
    );
    return { kind: 'HAR', exchanges, fixture: undefined, seed: undefined, clock: undefined };
  }
  const rows = listOf(isObject(value) ? value['data'] : value);
  const exchanges = rows.map((row, i) =>
    ownExchange(checked(ExchangeSchema, row, `exchange at place ${i + 1}`)),
  );
  // The log gives the newest first.
  exchanges.sort((a, b) => a.number - b.number);
  const twice = exchanges.find(({ number }, i) => exchanges[i + 1]?.number === number);
  if (twice !== undefined) throw new RecordingError(`exchange ${twice.number} stands there twice`);
  const world =
    isObject(value) && value['world'] !== undefined ? checked(WorldSchema, value['world'], 'world') : {};
  return {
    kind: 'KHATA',
    exchanges,
    fixture: world.fixture,
    seed: world.seed,
    clock: world.clock ?? exchanges[0]?.at,
  };
}

/** @throws RecordingError when the file is not there, too large, or no recording */
export async function loadRecording(file: string): Promise<Recording> {
  let text: string;
  try {
    const handle = await open(file, 'r');
    try {
      const { size } = await handle.stat();
      if (size > LARGEST_FILE)
        throw new RecordingError(`it has ${size} bytes; at most ${LARGEST_FILE} are read`);
      text = await handle.readFile('utf8');
    } finally {
      await handle.close();
    }
    return readRecording(text);
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    throw new RecordingError(`${file} cannot be replayed: ${words}`);
  }
}
