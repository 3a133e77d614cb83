import { PROBLEMS } from '../../../spec/generated/problems.ts';
import type { BankOperation, Behaviour, Trouble } from './behaviour.ts';
import type { Life } from './life.ts';
import { isProblem } from './shapes.ts';
import type { Credential, Tokens } from './tokens.ts';
import type { Exchange, Wire } from './wire.ts';

/** How long and how often a piece of work may try. */
export interface Budget {
  /** Monotonic milliseconds by which it must have ended. */
  readonly endsAt: number;
  /** Attempts per call. */
  readonly tries: number;
}

/** One call of the bank, with what makes it up attempt for attempt. */
export interface Call {
  readonly operation: BankOperation;
  readonly method: string;
  readonly path: string;
  readonly body?: string | undefined;
  /** The Idempotency-Key, where the operation takes one. */
  readonly key?: string | undefined;
  /** Whether it was sent in an earlier run of the program, and its fate never learnt. */
  readonly mayHaveHappened?: boolean;
  /** Whether a success has the contracted form. */
  isGood(answer: { status: number; body: Readonly<Record<string, unknown>> | undefined }): boolean;
  /** Told of each attempt before it is sent. */
  onSend?(): void;
  /** Asked before each repetition; false ends the call with what is known. */
  isStillWanted?(): boolean;
}

/** What came of a call. FAILED: it did not happen. UNKNOWN: it may have, or may still be done later. */
export type Answered =
  | { readonly kind: 'DONE'; readonly status: number; readonly body: Readonly<Record<string, unknown>> }
  | { readonly kind: 'FAILED' | 'UNKNOWN'; readonly code: string };

/** Codes after which the same request may succeed: the catalogue's, and any 5xx or 429 that it does not know. */
export function isTransientCode(code: string, status: number): boolean {
  const known = Object.hasOwn(PROBLEMS, code) ? PROBLEMS[code as keyof typeof PROBLEMS] : undefined;
  return known ? known.retryable : status >= 500 || status === 429;
}

/** Refusals before the bank looked at the work itself: they say nothing about earlier attempts. */
const AT_THE_DOOR = [401, 403, 429];

/** Calls the bank until there is an answer, for as long as that makes sense. */
export class Bank {
  readonly #wire: Wire;
  readonly #tokens: Tokens;
  readonly #behaviour: Behaviour;
  readonly #life: Life;
  readonly #log: (line: string) => void;
  /** When calls of that name may go on, by the name of the gate; monotonic milliseconds. */
  readonly #gates = new Map<string, number>();
  #calls = 0;

  constructor(wire: Wire, tokens: Tokens, behaviour: Behaviour, life: Life, log: (line: string) => void) {
    this.#wire = wire;
    this.#tokens = tokens;
    this.#behaviour = behaviour;
    this.#life = life;
    this.#log = log;
  }

  /** Never rejects for what a bank or a network does. @throws Killed */
  async call(call: Call, budget: Budget): Promise<Answered> {
    const { operation } = call;
    this.#calls += 1;
    const name = `call ${this.#calls}`;
    let mayHaveHappened = call.mayHaveHappened ?? false;
    let code = 'NO_TIME_LEFT';
    let renewals = 0;
    let attempt = 1;
    let after: Trouble['kind'] | undefined;
    for (;;) {
      const passed = await this.#pass([operation, name], budget);
      if (passed === 'NO_TIME') return { kind: 'UNKNOWN', code: this.#behaviour.codeTold(code) };
      const got = await this.#tokens.get();
      const exchange =
        'refusal' in got
          ? got.refusal
          : await this.#send(call, { number: attempt, after }, got.credential, passed);
      const wasSent = !('refusal' in got);
      const done = wasSent ? doneBy(call, exchange) : undefined;
      if (done) return done;
      if (wasSent && isUnauthorised(exchange) && this.#tokens.isRenewable) {
        this.#tokens.forget(got.credential.value);
        if (this.#behaviour.renewsAfter401(renewals)) {
          renewals += 1;
          if (renewals > 1) await this.#life.sleep(20 * renewals);
          continue;
        }
      }
      const seen = troubleOf(exchange);
      code = seen.code;
      mayHaveHappened ||= wasSent && seen.mayHaveHappened;
      const trouble: Trouble = {
        operation,
        kind: seen.kind,
        code,
        isTransient: seen.isTransient,
        mayHaveHappened: mayHaveHappened && (seen.mayHaveHappened || seen.isAtTheDoor || !wasSent),
        attempt,
        tries: budget.tries,
        draw: this.#life.draw(),
      };
      const wait = this.#behaviour.retryAfterMilliseconds(exchange.retryAfter, this.#life.wallClock());
      if (wait > 0) this.#close(this.#behaviour.gateOf(code, operation, name), wait);
      const decision = this.#behaviour.afterTrouble(trouble);
      if (decision.verb === 'STOP') return { kind: decision.outcome, code: this.#behaviour.codeTold(code) };
      if (!(await this.#pause(decision.afterMilliseconds, budget)) || call.isStillWanted?.() === false)
        return { kind: 'UNKNOWN', code: this.#behaviour.codeTold(code) };
      attempt += 1;
      after = seen.kind;
    }
  }

  async #send(
    { operation, method, path, body, key, isGood, onSend }: Call,
    { number, after }: { readonly number: number; readonly after: Trouble['kind'] | undefined },
    credential: Credential,
    passed: 'AT_ONCE' | 'WAITED',
  ): Promise<Exchange> {
    const attempt = this.#behaviour.attemptOf({ operation, key, body }, number, after);
    const request = {
      path,
      headers: {
        ...(attempt.body !== undefined && { 'content-type': 'application/json' }),
        ...(attempt.key !== undefined && { 'idempotency-key': attempt.key }),
      } as Record<string, string>,
    };
    this.#behaviour.present(request, credential);
    onSend?.();
    const copies = Array.from({ length: this.#behaviour.copiesOf(passed === 'WAITED') }, () =>
      this.#wire.exchange({ method, ...request, body: attempt.body }),
    );
    const exchange = await Promise.race(copies);
    const came = exchange.kind === 'ANSWER' ? exchange.status : exchange.reason;
    this.#log(`${operation} attempt ${number}: ${came}${this.#behaviour.loggable(request.headers)}`);
    if (exchange.kind === 'NONE') return exchange;
    const { status, body: answer, retryAfter } = exchange;
    const isContracted = status < 300 ? isGood({ status, body: answer }) : isProblem(answer);
    return isContracted ? exchange : { kind: 'NONE', reason: 'FOREIGN', status, retryAfter };
  }

  /** Shuts a gate for so long; it is never opened earlier than was told before. */
  #close(gate: string, milliseconds: number): void {
    this.#gates.set(gate, Math.max(this.#gates.get(gate) ?? 0, this.#life.now() + milliseconds));
  }

  /** Waits until the gates are open, if there is time. */
  async #pass(names: readonly string[], budget: Budget): Promise<'AT_ONCE' | 'WAITED' | 'NO_TIME'> {
    for (let passed: 'AT_ONCE' | 'WAITED' = 'AT_ONCE'; ; passed = 'WAITED') {
      const opensAt = Math.max(...['*', ...names].map((name) => this.#gates.get(name) ?? 0));
      const wait = opensAt - this.#life.now();
      if (wait <= 0) return passed;
      if (!(await this.#pause(wait, budget))) return 'NO_TIME';
    }
  }

  async #pause(milliseconds: number, { endsAt }: Budget): Promise<boolean> {
    const now = this.#life.now();
    const wait = spread(milliseconds, this.#life.draw());
    if (now + wait >= endsAt) return false;
    await this.#life.sleep(wait);
    return true;
  }
}

/** A little more than told, and not the same for all: timers may fire early, and crowds hurt a bank that comes back. */
function spread(milliseconds: number, draw: number): number {
  return milliseconds + 10 + draw * Math.min(200, milliseconds / 4);
}

function doneBy({ isGood }: Call, exchange: Exchange): Answered | undefined {
  if (exchange.kind === 'ANSWER') {
    const { status, body } = exchange;
    return status < 300 ? { kind: 'DONE', status, body } : undefined;
  }
  const { reason, status = 0 } = exchange;
  return reason === 'FOREIGN' && isGood({ status, body: undefined })
    ? { kind: 'DONE', status, body: {} }
    : undefined;
}

function isUnauthorised(exchange: Exchange): boolean {
  return exchange.kind === 'ANSWER' && exchange.status === 401;
}

/** What an answer that is no success says. */
function troubleOf(exchange: Exchange) {
  if (exchange.kind === 'NONE') {
    const { reason: kind, status } = exchange;
    return {
      kind,
      code: status === undefined || status < 300 ? `NO_ANSWER_${kind}` : `NO_ANSWER_${status}`,
      isTransient: true,
      mayHaveHappened: true,
      isAtTheDoor: false,
    };
  }
  const { status, body } = exchange;
  const error = body['error'];
  const code = isProblem(body) ? body.code : typeof error === 'string' ? error.toUpperCase() : '';
  return {
    kind: 'REFUSED' as const,
    code: code === '' ? `STATUS_${status}` : code,
    isTransient: isTransientCode(code, status),
    mayHaveHappened: status === 500,
    isAtTheDoor: AT_THE_DOOR.includes(status),
  };
}
