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
  durationMicroseconds: number;
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
  /** The client was gone when the answer was ready. */
  isClientGone: boolean;
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

/** Exchanges kept per world: some minutes of a busy test, and all of a short one. */
const CAPACITY = 1000;
/**
 * Bytes kept per world. A thousand exchanges of a usual size take 1 to 2 MB; a world that is asked little takes
 * next to nothing, and a thousand such worlds live in one process.
 */
const BYTES = 4 * 1024 * 1024;
/** A body up to here is kept whole, so that a recorded call can be made again. */
export const WHOLE_BODY = 32 * 1024;
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
  #epoch = 0;

  /** Takes the exchange and gives it its number. */
  add(exchange: Exchange): void {
    this.#last += 1;
    exchange.number = this.#last;
    if (exchange.requestBody !== undefined) exchange.requestBody = bounded(exchange.requestBody);
    if (exchange.responseBody !== undefined) exchange.responseBody = bounded(exchange.responseBody);
    if (exchange.sent?.body !== undefined) exchange.sent.body = bounded(exchange.sent.body);
    exchange.weight = bytesOf(exchange);
    this.#bytes += exchange.weight;
    if (this.#last - this.#first >= this.#ring.length) this.#makeRoom();
    this.#ring[this.#last % this.#ring.length] = exchange;
    while (this.#bytes > BYTES && this.#first < this.#last) this.#dropOldest();
    if (this.#followers.size > 0) for (const wake of [...this.#followers]) wake();
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

  /** Newest first, those that `matches` keeps, at most `limit`. */
  latest(limit: number, matches: (exchange: Exchange) => boolean): Exchange[] {
    const found: Exchange[] = [];
    for (let n = this.#last; n >= this.#first && found.length < limit; n--) {
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
    if (size === CAPACITY) {
      this.#dropOldest();
      return;
    }
    const wider = new Array<Exchange | undefined>(Math.min(CAPACITY, Math.max(FIRST_SLOTS, size * 2)));
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
function bounded(body: string | Uint8Array): string | Uint8Array {
  if (body.length > WHOLE_BODY) {
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

/** A path as the log shows it: as it was sent, without host and world, in visible ASCII. */
export function shownPath(url: string): string {
  const start = url.startsWith('/') ? 0 : url.indexOf('/', url.indexOf('://') + 3);
  const plain = url
    .slice(start)
    .replace(/^\/w\/[^/]+/, '')
    .slice(0, PATH_LENGTH);
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
