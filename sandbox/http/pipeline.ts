import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import type { AnyAnswer, AnyHandler, OperationDescriptor } from '../contract/operation.ts';
import type { OperationServer } from '../contract/router.ts';
import { assertResponse, validatorsFor } from '../contract/validation.ts';
import { type Awaitable, chain } from '../lib/awaitable.ts';
import { Problem } from '../lib/errors.ts';
import { findStoredAnswer, storeAnswer } from '../services/idempotency.ts';
import type { WorldMeter } from '../services/metering.ts';
import { runUnit } from '../services/run-unit.ts';
import type { Identity, Unit } from '../services/unit.ts';
import {
  Call,
  contractPath,
  idempotencyScope,
  type RequestRecord,
  type ResponseCheck,
  render,
  replay,
  type Served,
} from './call.ts';
import type { CallContext, Door, PipelineOptions, WorldContext, WorldRuntime } from './door.ts';
import { errorAnswer, type OutgoingAnswer } from './errors.ts';
import { parseIdempotencyKey, readIdempotencyKey } from './idempotency-key.ts';
import { admitCall, countCall, describePlans } from './metering.ts';
import { parseCall, parseParameters } from './parse-call.ts';
import { addRateLimits } from './rate-limit.ts';
import { asRefusal } from './refusal.ts';
import { type Env, headerOf, publicOrigin, rawPath, refuseAmbiguity, worldPrefix } from './request.ts';
import { isTokenEndpoint } from './token-form.ts';

const NO_BODY = new Uint8Array(0);

/** Stored are 2xx and 207, and 404, 409 and 422 whose code is not retryable (contract.md, Idempotency). */
function isStorable(problem: Problem): boolean {
  return [404, 409, 422].includes(problem.status) && !problem.retryable;
}

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

  /** Answers a request that no operation takes: an unknown path, a method the path does not have. */
  refuse(c: Context<Env>, problem: Problem): Response {
    const record = this.#begin(c, undefined);
    return this.#end(record, errorAnswer(problem, record.requestId, contractPath(c)));
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
    return {
      requestId: this.#options.nextRequestId(),
      worldId: '',
      isLetIn: false,
      isReplay: false,
      started: performance.now(),
      c,
      operation,
      at: this.#options.host.now(),
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
      const answer = await pending;
      const waiting = settled ?? this.#settle(record);
      if (waiting) await waiting;
      return this.#end(record, answer);
    } catch (error) {
      return await this.#refuse(record, error);
    }
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
    const answer = errorAnswer(refusal, record.requestId, contractPath(record.c));
    if (record.operation && isTokenEndpoint(record.operation)) answer.headers['cache-control'] = 'no-store';
    return this.#end(record, answer);
  }

  #run(served: Served, record: RequestRecord): Awaitable<OutgoingAnswer> {
    const { c } = record;
    const { operation, worldHandler } = served;
    refuseAmbiguity(c);
    const world = this.#options.worldOf(c);
    record.world = world;
    record.worldId = world.id;
    const apart = this.#door.authenticatesApart?.(c, operation) === true;
    if (operation.body !== undefined || operation.idempotencyKey || worldHandler || apart) {
      return this.#runInSteps(served, record, world, apart);
    }
    // Nothing to wait for between telling who calls and answering: one transaction does both.
    return runUnit(world.store, this.#options.host, (unit) =>
      chain(this.#authenticate(unit, served, record, world), (caller) => {
        const call = parseParameters(c, operation, served.validators);
        const answer = served.handler(call, new Call(unit, caller, world, record, served));
        return chain<AnyAnswer, OutgoingAnswer>(answer, (given) => render(given, served.check));
      }),
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
    const { host } = this.#options;
    const caller = await this.#authenticateFirst(served, record, world, apart);
    // Before the call has any effect: whatever survives a crash has had its hit reserved.
    if (record.admission && world.meter?.plans.mustReserve(record.admission)) {
      await world.meter.plans.reserve(record.admission, world.meter.run);
    }
    const bodyLimit = this.#door.bodyLimits?.[operation.operationId] ?? this.#door.bodyLimit;
    const key = operation.idempotencyKey ? parseIdempotencyKey(headerOf(c, 'idempotency-key')) : undefined;
    const call = await parseCall(c, served, bodyLimit, record, caller.assertBody);
    if (worldHandler) {
      const context: WorldContext<Identity> = {
        world,
        caller,
        requestId: record.requestId,
        header: (name) => headerOf(c, name),
        address: () => served.addressOf(c),
        run: async (work) => await runUnit(world.store, host, work),
        runIn: async (other, work) => await runUnit(other.store, host, work),
      };
      return render(await worldHandler(call, context), served.check);
    }
    const handle = (unit: Unit) => served.handler(call, new Call(unit, caller, world, record, served));
    if (key !== undefined) return await this.#answerOnce(served, record, world, handle, { caller, key });
    return await runUnit(world.store, host, async (unit) => {
      record.at = unit.now;
      return render(await handle(unit), served.check);
    });
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
    let caller: Awaitable<Identity>;
    try {
      caller = this.#door.authenticate(record.c, operation, unit, record);
    } catch (error) {
      return refusedCaller(error, unit, held, record);
    }
    if (caller instanceof Promise) {
      return caller.then(
        (known) => admitted(known, unit, operation, held, record),
        (error) => refusedCaller(error, unit, held, record),
      );
    }
    return admitted(caller, unit, operation, held, record);
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
      return await runUnit(world.store, this.#options.host, async (unit) => {
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

  #end(record: RequestRecord, answer: OutgoingAnswer): Response {
    const { world } = record;
    const { headers } = answer;
    if (answer.contentType !== undefined) headers['content-type'] = answer.contentType;
    headers['x-request-id'] = record.requestId;
    if (this.#door.private) headers['cache-control'] ??= 'no-store';
    if (record.admission) addRateLimits(headers, record.admission);
    if (world && this.#door.logged) this.#log(record, world, answer);
    const bodiless = answer.contentType === undefined;
    const init = { status: answer.status, headers: headersInit(headers) };
    return new Response(bodiless ? null : (answer.body as string), init);
  }

  /** Keeps the exchange, and counts the call. */
  #log(record: RequestRecord, world: WorldRuntime, answer: OutgoingAnswer): void {
    const { c, operation, at } = record;
    const { status, problemCode } = answer;
    const microseconds = Math.round((performance.now() - record.started) * 1000);
    if (world.meter && this.#door.metered && operation?.scope !== undefined) {
      countCall(world.meter, operation, record, { at, status, problemCode, microseconds });
    }
    const secret = operation !== undefined && isTokenEndpoint(operation);
    world.exchanges.add({
      number: 0,
      requestId: record.requestId,
      at,
      method: c.req.method,
      path: rawPath(c),
      operationId: operation?.operationId,
      applicationId: record.caller?.applicationId,
      status,
      problemCode,
      durationMicroseconds: microseconds,
      requestBytes: record.requestBody?.length ?? 0,
      responseBytes: Buffer.byteLength(answer.body),
      requestBody: secret ? undefined : record.requestBody,
      responseBody: secret ? undefined : answer.body,
    });
  }
}

/** Only Set-Cookie may stand in an answer more than once; all others are plain, and need no Headers object. */
function headersInit(headers: OutgoingAnswer['headers']): Headers | Record<string, string> {
  const lines = headers['set-cookie'];
  if (!Array.isArray(lines)) return headers as Record<string, string>;
  const { 'set-cookie': _, ...others } = headers;
  const init = new Headers(others as Record<string, string>);
  for (const line of lines) init.append('set-cookie', line);
  return init;
}

/** Asks the plans for a caller that has shown who they are. */
function admitted(
  caller: Identity,
  unit: Unit,
  operation: OperationDescriptor,
  held: WorldMeter | undefined,
  record: RequestRecord,
): Awaitable<Identity> {
  record.caller = caller;
  if (held === undefined) return caller;
  const key = operation.idempotencyKey && readIdempotencyKey(headerOf(record.c, 'idempotency-key'));
  const scope = key ? idempotencyScope(caller, operation, key) : undefined;
  return chain(admitCall(unit, held, { operation, scope }, record), () => caller);
}

/** A known caller who may not is still told where the plans stand. */
async function refusedCaller(
  error: unknown,
  unit: Unit,
  held: WorldMeter | undefined,
  record: RequestRecord,
): Promise<never> {
  if (held && error instanceof Problem && error.status === 403) await describePlans(unit, held, record);
  throw error;
}

const missingHandler: AnyHandler<CallContext<Identity>> = () => {
  throw new Error('a world operation has no handler of its own');
};
