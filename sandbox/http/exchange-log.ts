import type { Instant } from '../lib/clock.ts';

/** One request and its answer, as the control plane shows it. */
export interface Exchange {
  /** 1, 2, 3 … since the server started. */
  number: number;
  requestId: string;
  /** On the world's clock. */
  at: Instant;
  method: string;
  path: string;
  operationId?: string | undefined;
  applicationId?: string | undefined;
  status: number;
  problemCode?: string | undefined;
  durationMicroseconds: number;
  requestBytes: number;
  responseBytes: number;
  /** As received and as sent; {@link excerpt} makes text of them when somebody asks. */
  requestBody?: Uint8Array | undefined;
  responseBody?: string | Uint8Array | undefined;
}

/** Exchanges kept per world. */
const CAPACITY = 1000;
/** Bytes shown of a body, and kept of a larger one. */
const BODY_EXCERPT = 4096;
/** Characters shown of a path. */
const PATH_LENGTH = 4096;

/** The last requests of one world, in a ring: bounded, and nothing moves when one is added. */
export class ExchangeLog {
  readonly #ring: (Exchange | undefined)[] = new Array(CAPACITY);
  #last = 0;

  /** Takes the exchange and gives it its number. */
  add(exchange: Exchange): void {
    this.#last++;
    exchange.number = this.#last;
    // Small bodies are kept as they are; of a large one a copy of its head, which frees the whole.
    if (exchange.requestBytes > BODY_EXCERPT) exchange.requestBody = head(exchange.requestBody);
    if (exchange.responseBytes > BODY_EXCERPT) exchange.responseBody = head(exchange.responseBody);
    this.#ring[this.#last % CAPACITY] = exchange;
  }

  /** Newest first, those that `matches` keeps, at most `limit`. */
  latest(limit: number, matches: (exchange: Exchange) => boolean): Exchange[] {
    const found: Exchange[] = [];
    for (let n = this.#last; n > 0 && n > this.#last - CAPACITY && found.length < limit; n--) {
      const exchange = this.#ring[n % CAPACITY];
      if (exchange && matches(exchange)) found.push(exchange);
    }
    return found;
  }

  clear(): void {
    this.#ring.fill(undefined);
    this.#last = 0;
  }
}

/** A path as the log shows it: as it was sent, without the world's prefix, in visible ASCII. */
export function shownPath(path: string): string {
  const plain = path.replace(/^\/w\/[^/]+/, '').slice(0, PATH_LENGTH);
  return plain.replace(/[^\x21-\x7e]/g, '?') || '/';
}

function head(body: string | Uint8Array | undefined): Uint8Array {
  if (typeof body === 'string') return Buffer.from(body.slice(0, BODY_EXCERPT));
  return Buffer.from(body?.subarray(0, BODY_EXCERPT) ?? []);
}

/** The kept part of a body as text. */
export function excerpt(body: string | Uint8Array | undefined): string | undefined {
  if (body === undefined || body.length === 0) return undefined;
  return typeof body === 'string' ? body : Buffer.from(body).toString();
}
