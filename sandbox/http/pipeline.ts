import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import type { AnyAnswer, AnyHandler, OperationDescriptor } from '../contract/operation.ts';
import type { OperationServer } from '../contract/router.ts';
import { assertResponse, validatorsFor } from '../contract/validation.ts';
import { type Awaitable, chain } from '../lib/awaitable.ts';
import { Problem } from '../lib/errors.ts';
import { findStoredAnswer, storeAnswer } from '../services/idempotency.ts';
import { runUnit } from '../services/run-unit.ts';
import type { Identity, Unit } from '../services/unit.ts';
import type { Written } from '../stores/store.ts';
import { microsecondsSince, watchAnswerEnd } from './answer-end.ts';
import { headersInit } from './answer-headers.ts';
import {
  Call,
  callOutsideUnits,
  contractPath,
  idempotencyScope,
  type RequestRecord,
  type ResponseCheck,
  render,
  replay,
  type Served,
} from './call.ts';
import {
  assertThere,
  type CallContext,
  type Door,
  type PipelineOptions,
  type WorldContext,
  type WorldRuntime,
} from './door.ts';
import { errorAnswer, type OutgoingAnswer } from './errors.ts';
import { doorOf, exchangeOf } from './exchange.ts';
import { depart } from './fault-transport.ts';
import { faultBefore, letOut, rewrittenAnswer } from './faults.ts';
import { isStorable, parseIdempotencyKey } from './idempotency-key.ts';
import { admitted, letIn, refusedCaller } from './let-in.ts';
import { countCall } from './metering.ts';
import { parseCall, parseParameters, readBodyOf } from './parse-call.ts';
import { addRateLimits } from './rate-limit.ts';
import { asRefusal } from './refusal.ts';
import { type Env, headerOf, publicOrigin, refuseAmbiguity, worldNameOf, worldPrefix } from './request.ts';
import { isOfNobodyHere, traceCredentials } from './shown-credentials.ts';
import { CHANGES_KEPT, changesOf } from './state-changes.ts';
import { isTokenEndpoint } from './token-form.ts';

/** The call may meet a fault: it goes on in steps. */
const MAY_FAIL = Symbol('may fail');
const NO_BODY = new Uint8Array(0);

/**
 * Serves the operations of one door, each as the same list of named steps, in the contract's order. A read whose
 * every step answers at once is answered at once: promises, and what node-server does around them, cost a
 * third of a small answer.
 */
export class Pipeline {
  readonly #door: Door;
  readonly #options: PipelineOptions;

  constructor(door: Door, options: PipelineOptions) {
    this.#door = door;
    this.#options = options;
  }

  /** The server of one operation, for the router. */
  serve(operation: OperationDescriptor): OperationServer<Env> {
    const served = this.#served(operation);
    return (c) => {
      const record = this.#begin(c, operation);
      try {
        const answer = this.#run(served, record);
        if (answer instanceof Promise) return this.#finish(record, answer);
        const settled = this.#settle(record);
        if (settled === undefined) return this.#end(record, answer);
        return this.#finish(record, answer, settled);
      } catch (error) {
        return this.#refuse(record, error);
      }
    };
  }

  #enter(record: RequestRecord, world: WorldRuntime): void {
    record.world = world;
    record.worldId = world.id;
    record.logEpoch = world.exchanges.epoch;
  }

  /** Answers a request that no operation takes: an unknown path, a method the path does not have. */
  refuse(c: Context<Env>, problem: Problem): Awaitable<Response> {
    const record = this.#begin(c, undefined);
    const world = this.#options.logWorldOf(c);
    record.isStray = world.id !== worldNameOf(c);
    this.#enter(record, world);
    const answer = errorAnswer(problem, record.requestId, contractPath(c));
    if (!record.isStray) return this.#end(record, answer);
    return traceCredentials(record, this.#options).then(() => this.#end(record, answer));
  }

  #served(operation: OperationDescriptor): Served {
    const validators = validatorsFor(this.#door.validators, operation);
    const worldHandler = this.#door.worldHandlers?.[operation.operationId];
    const handler = this.#door.handlers[operation.operationId] ?? missingHandler;
    if (handler === missingHandler && !worldHandler)
      throw new Error(`no handler for ${operation.operationId}`);
    const check: ResponseCheck = this.#options.validateResponses
      ? (status, body) => assertResponse(operation, validators, status, body)
      : () => {};
    const metered = this.#door.metered && operation.scope !== undefined;
    const { publicUrl } = this.#options;
    const addressOf = (c: Context<Env>) => ({ origin: publicOrigin(c, publicUrl), prefix: worldPrefix(c) });
    return { operation, validators, handler, worldHandler, check, metered, addressOf };
  }

  #begin(c: Context<Env>, operation: OperationDescriptor | undefined): RequestRecord {
    const arrivedAt = this.#options.host.now();
    return {
      requestId: this.#options.nextRequestId(c),
      worldId: '',
      isLetIn: false,
      isReplay: false,
      started: performance.now(),
      c,
      operation,
      at: arrivedAt,
      arrivedAt,
      logEpoch: 0,
      diskMicroseconds: 0,
      isValid: false,
    };
  }

  /**
   * What must have happened before any answer leaves: the call's hits are reserved, and everything that the
   * answer shows is on disk. Undefined when there is nothing to wait for.
   */
  #settle({ world, admission }: RequestRecord): Promise<void> | undefined {
    if (admission === undefined || !world?.meter?.plans.mustReserve(admission)) return world?.store.durable();
    return world.meter.plans.reserve(admission, world.meter.run).then(() => world.store.durable());
  }

  /** @param settled what is being waited for already, when the answer itself is there */
  async #finish(
    record: RequestRecord,
    pending: Awaitable<OutgoingAnswer>,
    settled?: Promise<void>,
  ): Promise<Response> {
    try {
      const given = await pending;
      const answer = record.armed ? await this.#rewritten(record, given) : given;
      const waiting = settled ?? this.#settle(record);
      if (waiting) await this.#waited(record, waiting);
      return this.#end(record, answer);
    } catch (error) {
      return await this.#refuse(record, error);
    }
  }

  async #waited(record: RequestRecord, waiting: Promise<void>): Promise<void> {
    const since = performance.now();
    await waiting;
    record.diskMicroseconds = microsecondsSince(since);
  }

  /** What a fault makes of the answer of a call that may meet one. */
  #rewritten(record: RequestRecord, answer: OutgoingAnswer): Awaitable<OutgoingAnswer> {
    const { faultBench: bench } = this.#door;
    const { world } = record;
    if (!world || bench === undefined) return answer;
    return rewrittenAnswer(record, answer, { world, host: this.#options.host, bench });
  }

  async #refuse(record: RequestRecord, error: unknown): Promise<Response> {
    let refusal = asRefusal(error, record, this.#options);
    if (refusal.status < 500) {
      // A refusal shows state as well (404, 409): it too waits until what it saw is on disk.
      try {
        await this.#settle(record);
      } catch (unavailable) {
        refusal = asRefusal(unavailable, record, this.#options);
      }
    }
    if (isOfNobodyHere(refusal, this.#door)) await traceCredentials(record, this.#options);
    // What a fault of ours interrupted was undone.
    if (refusal.status >= 500) record.changes = undefined;
    const answer = errorAnswer(refusal, record.requestId, contractPath(record.c));
    if (record.operation && isTokenEndpoint(record.operation)) answer.headers['cache-control'] = 'no-store';
    return this.#end(record, answer);
  }

  #run(served: Served, record: RequestRecord): Awaitable<OutgoingAnswer> {
    const { c } = record;
    const { operation, worldHandler } = served;
    refuseAmbiguity(c);
    const world = this.#options.worldOf(c);
    this.#enter(record, world);
    const apart = this.#door.authenticatesApart?.(c, operation) === true;
    if (operation.body !== undefined || operation.idempotencyKey || worldHandler || apart) {
      return this.#runInSteps(served, record, world, apart);
    }
    // Nothing to wait for between telling who calls and answering: one transaction does both.
    const outcome = runUnit(world.store, this.#options.host, (unit) =>
      chain(this.#authenticate(unit, served, record, world), (caller) => {
        // Faults are asked in a unit of their own, which must not be undone with this one.
        if (record.armed) return MAY_FAIL;
        const call = parseParameters(c, operation, served.validators);
        record.isValid = true;
        const answer = served.handler(call, new Call(unit, caller, world, record, served));
        return chain<AnyAnswer, OutgoingAnswer>(answer, (given) => {
          if (unit.tx.dirty) record.changes = changesOf(unit.tx.written());
          return render(given, served.check);
        });
      }),
    );
    return chain<OutgoingAnswer | typeof MAY_FAIL, OutgoingAnswer>(outcome, (answer) =>
      answer === MAY_FAIL ? this.#runInSteps(served, record, world, apart) : answer,
    );
  }

  async #runInSteps(
    served: Served,
    record: RequestRecord,
    world: WorldRuntime,
    apart: boolean,
  ): Promise<OutgoingAnswer> {
    const { c } = record;
    const { operation, worldHandler } = served;
    const known = record.armed ? record.caller : undefined;
    const caller = known ?? (await this.#authenticateFirst(served, record, world, apart));
    // Before the call has any effect: whatever survives a crash has had its hit reserved.
    if (record.admission && world.meter?.plans.mustReserve(record.admission)) {
      await world.meter.plans.reserve(record.admission, world.meter.run);
    }
    const bodyLimit = this.#door.bodyLimits?.[operation.operationId] ?? this.#door.bodyLimit;
    if (record.armed) {
      if (operation.body) await readBodyOf(record, c, bodyLimit);
      const instead = await faultBefore(record, operation, world, this.#options.host);
      if (instead !== undefined) return instead;
    }
    const key = operation.idempotencyKey ? parseIdempotencyKey(headerOf(c, 'idempotency-key')) : undefined;
    const call = await parseCall(c, served, bodyLimit, record, caller.assertBody);
    record.isValid = true;
    assertThere(world);
    if (worldHandler) {
      const context: WorldContext<Identity> = {
        ...callOutsideUnits(record, served, world, caller),
        run: async (work) => await this.#unit(record, world, work),
        runIn: async (other, work) => await runUnit(other.store, this.#options.host, work),
      };
      return render(await worldHandler(call, context), served.check);
    }
    const handle = (unit: Unit) => served.handler(call, new Call(unit, caller, world, record, served));
    if (key !== undefined) return await this.#answerOnce(served, record, world, handle, { caller, key });
    return await this.#unit(record, world, async (unit) => {
      record.at = unit.now;
      return render(await handle(unit), served.check);
    });
  }

  /** One unit of a call's work; what it wrote is noted when it is committed. */
  async #unit<R>(record: RequestRecord, world: WorldRuntime, work: (unit: Unit) => Promise<R>): Promise<R> {
    let written: readonly Written[] = [];
    const result = await runUnit(world.store, this.#options.host, async (unit) => {
      assertThere(world);
      const done = await work(unit);
      written = unit.tx.dirty ? unit.tx.written() : [];
      return done;
    });
    const changes = changesOf(written);
    if (changes !== undefined)
      record.changes = [...(record.changes ?? []), ...changes].slice(0, CHANGES_KEPT);
    return result;
  }

  /** Tells who calls in a unit of its own. @param keep whether what it wrote stays when it refuses */
  async #authenticateFirst(
    served: Served,
    record: RequestRecord,
    world: WorldRuntime,
    keep: boolean,
  ): Promise<Identity> {
    const outcome = await runUnit(world.store, this.#options.host, async (unit) => {
      try {
        return await this.#authenticate(unit, served, record, world);
      } catch (error) {
        if (keep && error instanceof Problem) return error;
        throw error;
      }
    });
    if (outcome instanceof Problem) throw outcome;
    return outcome;
  }

  /** Who calls, once the plans have let the call in. @throws Problem 401, 403 or 429 */
  #authenticate(
    unit: Unit,
    { operation, metered }: Served,
    record: RequestRecord,
    { meter }: WorldRuntime,
  ): Awaitable<Identity> {
    record.at = unit.now;
    const held = metered ? meter : undefined;
    const enter = this.#door.faultBench === undefined ? admitted : letIn;
    let caller: Awaitable<Identity>;
    try {
      caller = this.#door.authenticate(record.c, operation, unit, record);
    } catch (error) {
      return refusedCaller(error, unit, held, record);
    }
    if (caller instanceof Promise) {
      return caller.then(
        (known) => enter(known, unit, operation, held, record),
        (error) => refusedCaller(error, unit, held, record),
      );
    }
    return enter(caller, unit, operation, held, record);
  }

  async #answerOnce(
    served: Served,
    record: RequestRecord,
    world: WorldRuntime,
    handle: (unit: Unit) => Promise<AnyAnswer> | AnyAnswer,
    { caller, key }: { caller: Identity; key: string },
  ): Promise<OutgoingAnswer> {
    const scope = idempotencyScope(caller, served.operation, key);
    const fingerprint = createHash('sha256')
      .update(`${contractPath(record.c)}\n`)
      .update(record.requestBody ?? NO_BODY)
      .digest('hex');
    if (world.inFlight.has(scope)) {
      throw new Problem('IDEMPOTENCY_IN_PROGRESS', 'A request with this Idempotency-Key is still running.');
    }
    world.inFlight.add(scope);
    try {
      return await this.#unit(record, world, async (unit) => {
        record.at = unit.now;
        const stored = await findStoredAnswer(unit, scope, fingerprint);
        if (stored) {
          record.isReplay = true;
          if (record.admission) world.meter?.plans.uncount(record.admission);
          return replay(stored);
        }
        let answer: OutgoingAnswer;
        try {
          answer = await unit.tx.attempt(async () => render(await handle(unit), served.check));
        } catch (error) {
          if (!(error instanceof Problem) || !isStorable(error)) throw error;
          answer = errorAnswer(error, record.requestId, contractPath(record.c));
        }
        const { status, contentType = '', body } = answer;
        await storeAnswer(unit, scope, fingerprint, { status, contentType, body: body as string });
        return answer;
      });
    } finally {
      world.inFlight.delete(scope);
    }
  }

  #end(record: RequestRecord, given: OutgoingAnswer): Awaitable<Response> {
    const { world, fault } = record;
    const answer = fault ? letOut(record, given, fault, this.#options.host) : given;
    const { headers } = answer;
    if (answer.contentType !== undefined) headers['content-type'] = answer.contentType;
    headers['x-request-id'] = record.requestId;
    if (this.#door.private) headers['cache-control'] ??= 'no-store';
    if (record.admission) addRateLimits(headers, record.admission);
    if (world) this.#log(record, world, answer);
    const { status, body } = answer;
    // Not awaited by anybody here: in process, a connection that dies is a promise that breaks.
    const departing = fault && depart(record.c, fault.action, { status, headers, body }, this.#options.timer);
    if (departing !== undefined) return departing;
    const bodiless = answer.contentType === undefined;
    const init = { status, headers: headersInit(headers) };
    return new Response(bodiless ? null : (answer.stream ?? (body as string)), init);
  }

  /** Keeps the exchange, and counts the call. */
  #log(record: RequestRecord, world: WorldRuntime, answer: OutgoingAnswer): void {
    const { c, operation, at } = record;
    const { status, problemCode } = answer;
    const microseconds = microsecondsSince(record.started);
    if (world.meter && this.#door.metered && operation?.scope !== undefined) {
      countCall(world.meter, operation, record, { at, status, problemCode, microseconds });
    }
    if (!this.#options.keepsExchanges || record.logEpoch !== world.exchanges.epoch) return;
    const { method } = c.req;
    const door = operation === undefined ? doorOf(c) : this.#door.name;
    // Who only looks at the control plane changes nothing: a recorded run is played again without it.
    if (door === 'CONTROL' && (method === 'GET' || method === 'HEAD')) return;
    const members = operation && this.#door.members[operation.operationId];
    const exchange = exchangeOf(record, door, members, answer, microseconds);
    watchAnswerEnd(record, exchange, world.exchanges);
    world.exchanges.add(exchange);
  }
}

const missingHandler: AnyHandler<CallContext<Identity>> = () => {
  throw new Error('a world operation has no handler of its own');
};
