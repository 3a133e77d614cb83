import type { Recorded } from './recording.ts';
import { type Target, TargetError } from './target.ts';

/** A whole answer. */
export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** What came of a request. */
export type Outcome =
  | ({ readonly kind: 'WHOLE' } & Answered)
  | { readonly kind: 'BROKEN'; readonly words: string }
  | { readonly kind: 'LATE'; readonly seconds: number };

/** Milliseconds that an answer may take. */
const USUAL_WAIT = 30_000;
/** The same where a fault holds it back: the longest stall that can be asked for, and some more. */
const LONGEST_WAIT = 310_000;

/** What a connection that was there breaks with; anything else is a server that is not there. */
const BREAKS: readonly unknown[] = ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'];

function causeOf(error: unknown): { readonly words: string; readonly code: unknown } {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  if (!(cause instanceof Error)) return { words: String(cause), code: undefined };
  return { words: cause.message, code: (cause as { code?: unknown }).code };
}

async function answerTo(target: Target, request: Request): Promise<Outcome> {
  let response: Response;
  try {
    response = await target.send(request);
  } catch (error) {
    const { words, code } = causeOf(error);
    if (BREAKS.includes(code)) return { kind: 'BROKEN', words };
    if (!(error instanceof TypeError) || target.ownsClock) throw error;
    throw new TargetError(`${new URL(request.url).origin} does not answer: ${words}`);
  }
  const { status, headers } = response;
  try {
    return { kind: 'WHOLE', status, headers, text: await response.text() };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return { kind: 'BROKEN', words: `its answer broke off: ${causeOf(error).words}` };
  }
}

/**
 * Sends a request and waits for its answer, a bounded time.
 * @param isHeldBack whether a fault held back the answer that was recorded
 * @throws TargetError when there is no server
 */
export async function outcomeOf(target: Target, request: Request, isHeldBack = false): Promise<Outcome> {
  const wait = isHeldBack ? LONGEST_WAIT : USUAL_WAIT;
  const giveUp = new AbortController();
  // A timer that keeps the process alive: a sandbox in it, which holds an answer back, does not.
  const timer = setTimeout(() => giveUp.abort(), wait);
  try {
    return await answerTo(target, new Request(request, { signal: giveUp.signal }));
  } catch (error) {
    if (!giveUp.signal.aborted) throw error;
    return { kind: 'LATE', seconds: wait / 1000 };
  } finally {
    clearTimeout(timer);
  }
}

/** Whether the recorded connection broke before the answer was whole. */
export function isBroken({ connection }: Recorded): boolean {
  return connection === 'RESET' || connection === 'CUT';
}

/** Where a connection broke in one of the two only, or nothing came in time. */
export function connectionDifference(recorded: Recorded, outcome: Outcome): string | undefined {
  if (outcome.kind === 'LATE') return `the answer: expected one, got none within ${outcome.seconds} seconds`;
  if (isBroken(recorded)) {
    if (outcome.kind === 'BROKEN') return undefined;
    return `the connection: expected it to break, got a whole answer with status ${outcome.status}`;
  }
  if (outcome.kind === 'WHOLE') return undefined;
  return `the connection: expected a whole answer with status ${recorded.status}, got a broken one (${outcome.words})`;
}
