import type { Instant } from '../lib/clock.ts';
import type { OutgoingAnswer } from './errors.ts';
import type { ConnectionFate } from './fault-transport.ts';

/** The doors of the sandbox, as exchanges name them. */
export type DoorName = 'BANK' | 'PORTAL' | 'CONTROL';

/** A change of the world's state, in the nouns of the API. */
export interface StateChange {
  readonly object: string;
  readonly id?: string;
  readonly kind: 'CREATED' | 'CHANGED' | 'DELETED';
}

/** A fault on purpose, and what became of the connection. */
export interface PlayedFault {
  readonly faultScriptId?: string;
  readonly mischief?: string;
  readonly action: string;
  readonly connection: ConnectionFate;
}

/** What a fault let out instead of an answer. */
export interface SentInstead {
  readonly status: number;
  readonly contentType?: string;
  readonly bytes: number;
  body: string | Uint8Array | undefined;
}

/** One request and its answer, redacted. Texts that cost to form are formed when somebody asks. */
export interface Exchange {
  /** 1, 2, 3 … since the server started or the world was reset. */
  number: number;
  requestId: string;
  door: DoorName;
  /** On the world's clock. */
  at: Instant;
  /** On the host's clock. */
  startedAt: Instant;
  /** Arrival on a clock of the process that is never put: only differences mean something. */
  arrivedMicroseconds: number;
  /** The connection that it came by, numbered by its listener; undefined in process. */
  connection: number | undefined;
  /** From arrival to when the answer was ready; like all that follow, on the clock that is never put. */
  durationMicroseconds: number;
  /** From arrival to the last byte of the request's body; undefined where none was read. */
  bodyReadMicroseconds: number | undefined;
  /** From arrival to when the last byte of the answer was handed to the connection. */
  answeredMicroseconds: number | undefined;
  /** From arrival to when the connection closed before the answer was whole. */
  closedMicroseconds: number | undefined;
  /** Of these, waited until everything the answer shows was on disk. */
  diskMicroseconds: number;
  method: string;
  /** As it came, without the query. */
  url: string;
  /** Without the question mark; empty when there is none. */
  query: string;
  operationId: string | undefined;
  applicationId: string | undefined;
  /** Of a person in the portal. */
  userId: string | undefined;
  /** Name, value, name, value … */
  requestHeaders: readonly string[];
  responseHeaders: OutgoingAnswer['headers'];
  status: number;
  problemCode: string | undefined;
  isReplay: boolean;
  /** The client closed the connection before the answer was whole. */
  isClientGone: boolean;
  /** Its path names a world that is not there. */
  isStray: boolean;
  /** The world that knows its credentials, where the one that it was for does not. */
  credentialOf: string | undefined;
  requestBytes: number;
  responseBytes: number;
  requestBody: string | Uint8Array | undefined;
  responseBody: string | Uint8Array | undefined;
  /** The fault that it met; status and body are then still what the server had answered. */
  fault: PlayedFault | undefined;
  /** What left instead of the answer, where a fault changed it. */
  sent: SentInstead | undefined;
  changes: readonly StateChange[] | undefined;
  /** Bytes that it counts for in the log; set by the log. */
  weight: number;
}

/** How much a log holds. */
export interface ExchangeBounds {
  /** Exchanges kept per world. */
  readonly most: number;
  /** Bytes kept per world, about. */
  readonly bytes: number;
  /** A body of up to so many bytes is kept whole; of a longer one, its beginning. */
  readonly wholeBody: number;
}

/**
 * As many as come in some minutes of a busy test, and all of a short one. A thousand exchanges of a usual size take 1 to
 * 2 MB; a world that is asked little takes next to nothing, and a thousand such worlds live in one process.
 */
const USUAL_BOUNDS: ExchangeBounds = { most: 1000, bytes: 4 * 1024 * 1024, wholeBody: 32 * 1024 };

/** Who is told of each exchange, at once and within the call. */
export interface ExchangeListener {
  /** The answer was made; it is about to leave. */
  added(exchange: Exchange): void;
  /** The answer has left, or its connection has closed: the exchange says which, and when. */
  ended(exchange: Exchange): void;
}

/** Bytes kept of a larger body. */
const BODY_EXCERPT = 4096;
/** What an exchange takes beside its bodies, about: measured with a request of eight headers. */
const FIXED_BYTES = 1024;
const FIRST_SLOTS = 16;
/** Characters shown of a path or query. */
const PATH_LENGTH = 4096;

/** The last exchanges of one world: bounded by number and by bytes, and as small as what it holds. */
export class ExchangeLog {
  #ring: (Exchange | undefined)[] = [];
  /** Number of the oldest that is held. */
  #first = 1;
  #last = 0;
  #bytes = 0;
  readonly #followers = new Set<() => void>();
  readonly #bounds: ExchangeBounds;
  readonly #listener: ExchangeListener | undefined;
  #epoch = 0;

  /** @param bounds those that are left out are the usual ones */
  constructor(bounds: Partial<ExchangeBounds> = {}, listener?: ExchangeListener) {
    this.#bounds = { ...USUAL_BOUNDS, ...bounds };
    this.#listener = listener;
  }

  /** Takes the exchange and gives it its number. */
  add(exchange: Exchange): void {
    this.#last += 1;
    exchange.number = this.#last;
    const { bytes, wholeBody } = this.#bounds;
    const { requestBody, responseBody, sent } = exchange;
    if (requestBody !== undefined) exchange.requestBody = bounded(requestBody, wholeBody);
    if (responseBody !== undefined) exchange.responseBody = bounded(responseBody, wholeBody);
    if (sent?.body !== undefined) sent.body = bounded(sent.body, wholeBody);
    exchange.weight = bytesOf(exchange);
    this.#bytes += exchange.weight;
    if (this.#last - this.#first >= this.#ring.length) this.#makeRoom();
    this.#ring[this.#last % this.#ring.length] = exchange;
    while (this.#bytes > bytes && this.#first < this.#last) this.#dropOldest();
    if (this.#followers.size > 0) for (const wake of [...this.#followers]) wake();
    this.#listener?.added(exchange);
  }

  /** Tells that an exchange has been told how its answer ended. */
  ended(exchange: Exchange): void {
    if (this.#listener !== undefined && this.get(exchange.number) === exchange)
      this.#listener.ended(exchange);
  }

  /** Changes when the log is cleared: who follows it then follows another world. */
  get epoch(): number {
    return this.#epoch;
  }

  /** How many were held once and are gone. */
  get dropped(): number {
    return this.#first - 1;
  }

  /** Bytes that count towards the bound. */
  get bytes(): number {
    return this.#bytes;
  }

  /** The newest number; 0 before the first. */
  get last(): number {
    return this.#last;
  }

  get(number: number): Exchange | undefined {
    if (number < this.#first || number > this.#last) return undefined;
    return this.#ring[number % this.#ring.length];
  }

  /** Newest first down to the one after `after`, those that `matches` keeps, at most `limit`. */
  latest(limit: number, matches: (exchange: Exchange) => boolean, after = 0): Exchange[] {
    const found: Exchange[] = [];
    const first = Math.max(this.#first, after + 1);
    for (let n = this.#last; n >= first && found.length < limit; n--) {
      const exchange = this.get(n);
      if (exchange && matches(exchange)) found.push(exchange);
    }
    return found;
  }

  /** Oldest first, all that are held. */
  *held(): Generator<Exchange> {
    for (let n = this.#first; n <= this.#last; n++) {
      const exchange = this.get(n);
      if (exchange) yield exchange;
    }
  }

  /** Calls `wake` after each one that is added, and when the log is cleared. @returns ends that */
  follow(wake: () => void): () => void {
    this.#followers.add(wake);
    return () => this.#followers.delete(wake);
  }

  /** Forgets everything; who follows is told. */
  clear(): void {
    this.#ring = [];
    this.#first = 1;
    this.#last = 0;
    this.#bytes = 0;
    this.#epoch += 1;
    for (const wake of [...this.#followers]) wake();
  }

  /** Drops the oldest where the ring has its full size; else doubles it. */
  #makeRoom(): void {
    const size = this.#ring.length;
    const { most } = this.#bounds;
    if (size === most) {
      this.#dropOldest();
      return;
    }
    const wider = new Array<Exchange | undefined>(Math.min(most, Math.max(FIRST_SLOTS, size * 2)));
    for (let n = this.#first; n < this.#last; n++) wider[n % wider.length] = this.#ring[n % size];
    this.#ring = wider;
  }

  #dropOldest(): void {
    const at = this.#first % this.#ring.length;
    const oldest = this.#ring[at];
    if (oldest) this.#bytes -= oldest.weight;
    this.#ring[at] = undefined;
    this.#first += 1;
  }
}

function bytesOf({ requestBody, responseBody, sent, url, query, changes }: Exchange): number {
  const bodies = (requestBody?.length ?? 0) + (responseBody?.length ?? 0) + (sent?.body?.length ?? 0);
  return FIXED_BYTES + bodies + url.length + query.length + (changes?.length ?? 0) * 100;
}

/** Small bodies are kept as they are; of a large one a copy of its head, which frees the whole. */
function bounded(body: string | Uint8Array, wholeBody: number): string | Uint8Array {
  if (body.length > wholeBody) {
    return typeof body === 'string' ? Buffer.from(body.slice(0, BODY_EXCERPT)) : copyOf(body, BODY_EXCERPT);
  }
  // A small view may hold on to the large piece of memory that it was cut from.
  if (typeof body !== 'string' && body.buffer.byteLength > 4 * body.length + 64)
    return copyOf(body, body.length);
  return body;
}

function copyOf(body: Uint8Array, length: number): Uint8Array {
  return new Uint8Array(body.subarray(0, length));
}

/**
 * A path as the log shows it: as it was sent, without host and world, in visible ASCII.
 * @param isStray whether the world is shown as well, since there is none of its name
 */
export function shownPath(url: string, isStray = false): string {
  const start = url.startsWith('/') ? 0 : url.indexOf('/', url.indexOf('://') + 3);
  const path = url.slice(start);
  const plain = (isStray ? path : path.replace(/^\/w\/[^/]+/, '')).slice(0, PATH_LENGTH);
  return plain.replace(/[^\x21-\x7e]/g, '?') || '/';
}

/** A query as the log shows it. */
export function shownQuery(query: string): string {
  return query.slice(0, PATH_LENGTH).replace(/[^\x21-\x7e]/g, '?');
}

/** The kept part of a body as text. */
export function excerpt(body: string | Uint8Array | undefined): string | undefined {
  if (body === undefined || body.length === 0) return undefined;
  return typeof body === 'string' ? body : Buffer.from(body).toString();
}
