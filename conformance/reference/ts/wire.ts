import { type IncomingMessage, Agent as PlainAgent, request as plainRequest } from 'node:http';
import { Agent as SecureAgent, request as secureRequest } from 'node:https';
import type { Behaviour } from './behaviour.ts';
import { Killed, type Life } from './life.ts';

/** One HTTP request, before credentials. */
export interface WireRequest {
  readonly method: string;
  /** Behind the base URL, with its query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent as it is, attempt for attempt. */
  readonly body?: string | undefined;
}

/** Why there is no answer. FOREIGN: something came, and it is not the contracted JSON. */
export type NoAnswer = 'TIMEOUT' | 'BROKEN' | 'FOREIGN';

/** What came back of one request. */
export type Exchange =
  | {
      readonly kind: 'ANSWER';
      readonly status: number;
      readonly retryAfter: string | undefined;
      readonly body: Readonly<Record<string, unknown>>;
    }
  | {
      readonly kind: 'NONE';
      readonly reason: NoAnswer;
      /** With FOREIGN: a gateway's page has one too. */
      readonly status?: number;
      readonly retryAfter?: string | undefined;
    };

/** Sends requests to one bank over connections that are kept. */
export class Wire {
  readonly #base: string;
  readonly #deadline: number;
  readonly #behaviour: Behaviour;
  readonly #life: Life;
  readonly #agent: PlainAgent;
  readonly #request: typeof plainRequest;

  /**
   * @param base origin and prefix
   * @param deadline milliseconds for a whole answer, its last byte included
   */
  constructor(base: string, deadline: number, behaviour: Behaviour, life: Life) {
    this.#base = base.replace(/\/$/, '');
    this.#deadline = behaviour.answerDeadline(deadline);
    this.#behaviour = behaviour;
    this.#life = life;
    const isSecure = this.#base.startsWith('https:');
    const options = { keepAlive: behaviour.keepsConnections() };
    this.#agent = isSecure ? new SecureAgent(options) : new PlainAgent(options);
    this.#request = isSecure ? secureRequest : plainRequest;
  }

  /** Lets go of kept connections. */
  close(): void {
    this.#agent.destroy();
  }

  /**
   * Sends once and waits for the whole answer. Never rejects for what a bank or a network does.
   * @throws Killed
   */
  exchange(request: WireRequest): Promise<Exchange> {
    this.#life.check();
    const bytes = request.body === undefined ? undefined : this.#behaviour.encode(request.body);
    const headers = {
      ...request.headers,
      accept: 'application/json, application/problem+json',
      ...(bytes && { 'content-length': String(bytes.length) }),
    };
    return new Promise((resolve, reject) => {
      const sent = this.#request(this.#base + request.path, {
        method: request.method,
        headers,
        agent: this.#agent,
      });
      const die = () => end(() => reject(new Killed()));
      const giveUp = () => end(() => resolve({ kind: 'NONE', reason: 'TIMEOUT' }));
      // A timer of Infinity would fire at once.
      const timer = Number.isFinite(this.#deadline) ? setTimeout(giveUp, this.#deadline) : undefined;
      let isOver = false;
      const end = (settle: () => void) => {
        if (isOver) return;
        isOver = true;
        clearTimeout(timer);
        this.#life.signal.removeEventListener('abort', die);
        settle();
        sent.destroy();
      };
      const broken = () => end(() => resolve({ kind: 'NONE', reason: 'BROKEN' }));
      this.#life.signal.addEventListener('abort', die, { once: true });
      sent.on('error', broken);
      sent.on('close', broken);
      sent.on('response', (incoming) => {
        if (this.#behaviour.stopsClockAtHeaders()) clearTimeout(timer);
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', broken);
        incoming.on('end', () => {
          if (!incoming.complete || isOver) return broken();
          isOver = true;
          clearTimeout(timer);
          this.#life.signal.removeEventListener('abort', die);
          try {
            resolve(this.#read(incoming, Buffer.concat(chunks)));
          } catch (error) {
            reject(error);
          }
        });
      });
      sent.end(bytes);
    });
  }

  #read({ statusCode: status = 0, headers }: IncomingMessage, bytes: Buffer): Exchange {
    const retryAfter = headers['retry-after'];
    const body = this.#behaviour.parseAnswer({ status, contentType: headers['content-type'], bytes });
    const isOurs = this.#behaviour.acceptsClock(headers.date, this.#life.wallClock());
    return body === undefined || !isOurs
      ? { kind: 'NONE', reason: 'FOREIGN', status, retryAfter }
      : { kind: 'ANSWER', status, retryAfter, body };
  }
}
