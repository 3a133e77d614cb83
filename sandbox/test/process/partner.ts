import { Agent, type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import type { ReadyLine } from './server-process.ts';

/** An answer that arrived whole. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<IncomingHttpHeaders>;
  readonly text: string;
  /** Whether the stored answer of an earlier request was sent once more. */
  readonly replayed: boolean;
}

export interface Call {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  readonly path: string;
  readonly body?: unknown;
  /** The Idempotency-Key. */
  readonly key?: string;
}

/** No whole answer came: what became of the request is unknown. */
export class Unanswered extends Error {
  constructor(cause: unknown) {
    super('no whole answer came', { cause });
    this.name = 'Unanswered';
  }
}

/** The body of an answer, as whoever asks knows it to be. */
export function bodyOf<T>(answer: Answer): T {
  return JSON.parse(answer.text) as T;
}

function readText(response: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    response.setEncoding('utf8');
    response.on('data', (part: string) => {
      text += part;
    });
    response.once('end', () => resolve(text));
    // Cut in the middle of its answer.
    response.once('error', reject);
  });
}

/** The demo partner on one connection of its own, one request at a time. Never repeats a call by itself. */
export class Partner {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  readonly #url: string;
  readonly #apiKey: string;

  constructor({ url, apiKey }: Pick<ReadyLine, 'url' | 'apiKey'>) {
    this.#url = url;
    this.#apiKey = apiKey;
  }

  /** @throws Unanswered */
  async call(call: Call): Promise<Answer> {
    try {
      return await this.#send(call);
    } catch (error) {
      throw new Unanswered(error);
    }
  }

  async #send({ method, path, body, key }: Call): Promise<Answer> {
    const sent = body === undefined ? undefined : JSON.stringify(body);
    const headers = {
      ...(path.startsWith('/sandbox/') ? {} : { 'x-api-key': this.#apiKey }),
      ...(sent === undefined
        ? {}
        : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(sent) }),
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    };
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const outgoing = request(this.#url + path, { method, headers, agent: this.#agent }, resolve);
      outgoing.once('error', reject);
      outgoing.end(sent);
    });
    const text = await readText(response);
    const replayed = response.headers['idempotency-replayed'] === 'true';
    return { status: response.statusCode ?? 0, headers: response.headers, text, replayed };
  }

  get(path: string): Promise<Answer> {
    return this.call({ method: 'GET', path });
  }

  post(path: string, body: unknown, key?: string): Promise<Answer> {
    return this.call({ method: 'POST', path, body, ...(key !== undefined && { key }) });
  }

  /** Every row of a list, page by page. */
  async list<T>(path: string): Promise<T[]> {
    const rows: T[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const answer: Answer = await this.get(`${path}${path.includes('?') ? '&' : '?'}limit=100${cursor}`);
      if (answer.status !== 200) throw new Error(`GET ${path} answered ${answer.status}: ${answer.text}`);
      const page = bodyOf<{ data: T[]; nextCursor: string | null }>(answer);
      rows.push(...page.data);
      cursor = page.nextCursor === null ? null : `&cursor=${encodeURIComponent(page.nextCursor)}`;
    }
    return rows;
  }

  close(): void {
    this.#agent.destroy();
  }
}
