import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Context } from 'hono';
import { type FaultAction, LONGEST_HOLD } from '../domain/fault-action.ts';
import type { Awaitable } from '../lib/awaitable.ts';
import { type Instant, SECOND, type Timer } from '../lib/clock.ts';
import type { OutgoingAnswer } from './errors.ts';
import type { Env } from './request.ts';

/**
 * What a fault does to an answer on its way out: to its bytes, and to the connection. On a socket the raw
 * request and response of Node's server are used; in process the same shows as `fetch` would show it.
 */

/** What became of the connection. */
export type ConnectionFate = 'KEPT' | 'RESET' | 'CUT' | 'HELD_BACK';

/** In process: the connection died. The shape in which Node's `fetch` throws it. */
export class ConnectionLostError extends TypeError {
  constructor() {
    super('fetch failed', { cause: Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }) });
  }
}

/** What a gateway in front of the bank says when the bank does not. */
export function gatewayPage(status: number): OutgoingAnswer {
  const title = status === 200 ? 'Please wait' : `${status} Bad Gateway`;
  const body = `<!DOCTYPE html>\n<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>\n`;
  return { status, contentType: 'text/html; charset=utf-8', body, headers: {} };
}

/** Whether what was thrown is the answer itself: the connection died, or the caller gave up waiting. */
export function isNoAnswer(error: unknown, c: Context<Env>): boolean {
  if (error instanceof ConnectionLostError) return true;
  // On a socket nothing waits in a promise; there every throw is a fault of ours.
  return !c.env?.incoming && c.req.raw.signal.aborted && error === c.req.raw.signal.reason;
}

/** The answer as the fault lets it out, before the connection has its say. */
export function disturbed(answer: OutgoingAnswer, action: FaultAction, hostNow: Instant): OutgoingAnswer {
  switch (action.type) {
    case 'GATEWAY_HTML':
      return gatewayPage(action.status ?? 200);
    case 'EMPTY_ANSWER':
      return {
        status: 200,
        contentType: 'application/json',
        body: action.body === 'OBJECT' ? '{}' : '',
        headers: {},
      };
    case 'BAD_JSON': {
      const text = Buffer.from(answer.body).toString();
      return { ...answer, body: text.slice(0, Math.ceil(text.length / 2)) || '{' };
    }
    case 'WRONG_CONTENT_TYPE':
      return { ...answer, contentType: action.contentType ?? 'text/html' };
    case 'CLOCK_SKEW': {
      const date = new Date(hostNow + action.seconds * SECOND).toUTCString();
      return { ...answer, headers: { ...answer.headers, date } };
    }
    default:
      return answer;
  }
}

/** How an answer leaves: pauses before the head and before each piece of the body, and the end. */
interface Departure {
  readonly headAfter: number;
  readonly pieces: readonly { readonly after: number; readonly bytes: Uint8Array }[];
  readonly isCut: boolean;
}

function departureOf(action: FaultAction, body: Uint8Array): Departure | undefined {
  const half = Math.ceil(body.length / 2);
  const first = { after: 0, bytes: body.subarray(0, half) };
  switch (action.type) {
    case 'STALL_HEADERS':
      return { headAfter: action.milliseconds, pieces: [{ after: 0, bytes: body }], isCut: false };
    case 'STALL_BODY':
      return {
        headAfter: 0,
        pieces: [first, { after: action.milliseconds, bytes: body.subarray(half) }],
        isCut: false,
      };
    case 'SLOW_DRIP':
      return { headAfter: 0, pieces: dripsOf(body, action), isCut: false };
    case 'TRUNCATE':
      // Half of a body that is nothing or a single byte would be all of it.
      return { headAfter: 0, pieces: body.length > 1 ? [first] : [], isCut: true };
    default:
      return undefined;
  }
}

function dripsOf(
  body: Uint8Array,
  { bytes, milliseconds }: { bytes: number; milliseconds: number },
): Departure['pieces'] {
  const most = Math.max(1, Math.floor(LONGEST_HOLD / milliseconds));
  const length = Math.max(bytes, Math.ceil(body.length / most));
  const pieces = [];
  for (let at = 0; at < body.length; at += length) {
    pieces.push({ after: milliseconds, bytes: body.subarray(at, at + length) });
  }
  return pieces;
}

/** What becomes of the connection of a call that meets this fault. */
export function fateOf({ type }: FaultAction): ConnectionFate {
  if (type === 'RESET' || type === 'LOST') return 'RESET';
  if (type === 'TRUNCATE') return 'CUT';
  return type === 'STALL_HEADERS' || type === 'STALL_BODY' || type === 'SLOW_DRIP' ? 'HELD_BACK' : 'KEPT';
}

const HELD_BACK = Symbol('held back');

/** Answers that a fault holds back. */
const heldBack = new WeakSet<ServerResponse>();

/** Calls back when a fault holds this answer back, now or later: a server that closes does not wait for it. */
export function whenHeldBack(outgoing: ServerResponse, callBack: () => void): void {
  if (heldBack.has(outgoing)) callBack();
  else outgoing.once(HELD_BACK, callBack);
}

/** Status, headers, and bytes of an answer that is ready to leave. */
export interface Ready {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: string | Uint8Array;
}

/**
 * Lets an answer out in the way of the fault; undefined when it leaves as any other.
 * @throws ConnectionLostError by rejecting, in process, where a connection would be reset
 */
export function depart(
  c: Context<Env>,
  action: FaultAction,
  ready: Ready,
  timer: Timer,
): Awaitable<Response> | undefined {
  const { incoming, outgoing } = c.env ?? {};
  if (action.type === 'RESET' || action.type === 'LOST') {
    if (!incoming) return Promise.reject(new ConnectionLostError());
    incoming.socket.resetAndDestroy();
    return alreadySent();
  }
  const bytes = Buffer.from(ready.body);
  const departure = departureOf(action, bytes);
  if (departure === undefined) return undefined;
  // The length is that of the whole: who gets less can tell.
  const length = action.type === 'TRUNCATE' ? Math.max(2, bytes.length) : bytes.length;
  const whole: Ready = { ...ready, headers: { ...ready.headers, 'content-length': `${length}` } };
  if (incoming && outgoing) {
    heldBack.add(outgoing);
    outgoing.emit(HELD_BACK);
    onSocket(incoming, outgoing, whole, departure, timer);
    return alreadySent();
  }
  return inProcess(c.req.raw.signal, whole, departure, timer);
}

/** Tells node-server that the answer is none of its business any more. */
function alreadySent(): Response {
  const response = new Response(null, { headers: { 'x-hono-already-sent': 'true' } });
  // Its light Response would be written out as it is: looking at it makes it a real one, whose mark is seen.
  void response.body;
  return response;
}

/**
 * Does the steps one after the other, each after its pause.
 * @param keepsAlive whether the process waits for them: in process there is no socket that it waits for
 * @returns calls off what is left
 */
function inTurn(
  steps: readonly { readonly after: number; readonly work: () => void }[],
  timer: Timer,
  keepsAlive = false,
): () => void {
  let callOff = () => {};
  const go = (at: number) => {
    const step = steps[at];
    if (step === undefined) return;
    const take = () => {
      step.work();
      go(at + 1);
    };
    if (step.after === 0) take();
    else callOff = timer.after(step.after, take, keepsAlive);
  };
  go(0);
  return () => callOff();
}

function onSocket(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  { status, headers }: Ready,
  { headAfter, pieces, isCut }: Departure,
  timer: Timer,
): void {
  const { socket } = incoming;
  const head = () => {
    outgoing.writeHead(status, headers as Record<string, string | string[]>);
    outgoing.flushHeaders();
  };
  const end = () => {
    if (!isCut) outgoing.end();
    // Behind the bytes that were written: they arrive, the end does not.
    else outgoing.write('', () => setImmediate(() => socket.destroySoon()));
  };
  const callOff = inTurn(
    [
      { after: headAfter, work: head },
      ...pieces.map(({ after, bytes }) => ({ after, work: () => void outgoing.write(bytes) })),
      { after: 0, work: end },
    ],
    timer,
  );
  outgoing.once('close', callOff);
}

/** As a fetch over a socket would see it: late, in pieces, or with a body that breaks off. */
function inProcess(
  signal: AbortSignal,
  { status, headers }: Ready,
  { headAfter, pieces, isCut }: Departure,
  timer: Timer,
): Awaitable<Response> {
  const respond = () => {
    let callOff = () => {};
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        const abort = () => {
          callOff();
          controller.error(signal.reason);
        };
        if (signal.aborted) return abort();
        signal.addEventListener('abort', abort, { once: true });
        const steps = pieces.map(({ after, bytes }) => ({ after, work: () => controller.enqueue(bytes) }));
        const end = () => {
          signal.removeEventListener('abort', abort);
          if (isCut) controller.error(new TypeError('terminated'));
          else controller.close();
        };
        callOff = inTurn([...steps, { after: 0, work: end }], timer, true);
      },
      cancel: () => callOff(),
    });
    return new Response(body, { status, headers: headers as Record<string, string> });
  };
  if (headAfter === 0) return respond();
  return new Promise((resolve, reject) => {
    const late = () => {
      signal.removeEventListener('abort', abort);
      resolve(respond());
    };
    // In process no socket keeps the program alive that waits for the answer.
    const callOff = timer.after(headAfter, late, true);
    const abort = () => {
      callOff();
      reject(signal.reason);
    };
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
  });
}
