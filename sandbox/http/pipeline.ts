import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import type { AnyAnswer, AnyHandler, OperationDescriptor, Rendered } from '../contract/operation.ts';
import type { OperationServer } from '../contract/router.ts';
import { assertResponse, type OperationValidators, validatorsFor } from '../contract/validation.ts';
import type { Instant } from '../lib/clock.ts';
import { OAuthError, Problem } from '../lib/errors.ts';
import { findStoredAnswer, type StoredAnswer, storeAnswer } from '../services/idempotency.ts';
import { runUnit } from '../services/run-unit.ts';
import type { Identity, Unit } from '../services/unit.ts';
import { StoreUnavailableError } from '../stores/store.ts';
import type { CallContext, Door, PipelineOptions, WorldContext, WorldRuntime } from './door.ts';
import { errorAnswer, type OutgoingAnswer } from './errors.ts';
import { parseIdempotencyKey, readIdempotencyKey } from './idempotency-key.ts';
import { admitCall, countCall, describePlans, type MeteredRequest } from './metering.ts';
import { parseCall, parseParameters } from './parse-call.ts';
import { addRateLimits } from './rate-limit.ts';
import { ClientGoneError, type Env, headerOf, rawPath, refuseAmbiguity } from './request.ts';
import { isTokenEndpoint, tokenRefusal } from './token-form.ts';

const NO_BODY = new Uint8Array(0);
/** Characters from which a body that is sent more than once is kept as bytes. */
const LONG_BODY = 4096;

/** The path that a fingerprint covers: without the world's prefix and the query. */
function contractPath(c: Context<Env>): string {
  return c.req.path.replace(/^\/w\/[^/]+/, '');
}

function render(answer: AnyAnswer, check: (status: number, body: unknown) => void): OutgoingAnswer {
  if (answer.rendered === undefined) check(answer.status, answer.body);
  return {
    status: answer.status,
    contentType: answer.rendered?.mediaType ?? 'application/json',
    body: answer.rendered?.payload ?? JSON.stringify(answer.body),
    headers: { ...answer.headers },
  };
}

/** Stored are 2xx and 207, and 404, 409 and 422 whose code is not retryable (contract.md, Idempotency). */
function isStorable(problem: Problem): boolean {
  return [404, 409, 422].includes(problem.status) && !problem.retryable;
}

/** What is known of a request while it runs; becomes its exchange. */
interface RequestRecord extends MeteredRequest {
  readonly requestId: string;
  worldId: string;
  /** From performance.now(), in milliseconds. */
  readonly started: number;
  readonly c: Context<Env>;
  readonly operation: OperationDescriptor | undefined;
  at: Instant;
  world?: WorldRuntime;
  requestBody?: Uint8Array | undefined;
}

type ResponseCheck = (status: number, body: unknown) => void;

/** What one operation needs to be served. */
interface Served {
  readonly operation: OperationDescriptor;
  readonly validators: OperationValidators;
  readonly handler: AnyHandler<CallContext<Identity>>;
  readonly worldHandler: AnyHandler<WorldContext<Identity>> | undefined;
  readonly check: ResponseCheck;
  /** Whether its calls are held to plans and counted. */
  readonly metered: boolean;
}

/** What an Idempotency-Key is unique in; the world is the store's own scope. */
function idempotencyScope(
  { organisationId, applicationId }: Identity,
  operation: OperationDescriptor,
  key: string,
): string {
  // Only the key, which is last, can contain the separator.
  return `${organisationId}|${applicationId}|${operation.operationId}|${key}`;
}

/** The context of one call. */
class Call implements CallContext<Identity> {
  readonly unit: Unit;
  readonly caller: Identity;
  readonly world: WorldRuntime;
  readonly #record: RequestRecord;
  readonly #served: Served;

  constructor(unit: Unit, caller: Identity, world: WorldRuntime, record: RequestRecord, served: Served) {
    this.unit = unit;
    this.caller = caller;
    this.world = world;
    this.#record = record;
    this.#served = served;
  }

  get requestId(): string {
    return this.#record.requestId;
  }

  header(name: string): string | undefined {
    return headerOf(this.#record.c, name);
  }

  render<T>(status: number, body: T): Rendered<T> {
    this.#served.check(status, body);
    const text = JSON.stringify(body);
    // Node writes a short text and the headers in one piece; a long one is encoded once, here.
    return { payload: text.length < LONG_BODY ? text : Buffer.from(text) };
  }
}

/** Serves the operations of one door, each as the same list of named steps, in the contract's order. */
export class Pipeline {
  readonly #door: Door;
  readonly #options: PipelineOptions;

  constructor(door: Door, options: PipelineOptions) {
    this.#door = door;
    this.#options = options;
  }

  /** The server of one operation, for the router. */
  serve(operation: OperationDescriptor): OperationServer<Env> {
    const validators = validatorsFor(this.#door.validators, operation);
    const worldHandler = this.#door.worldHandlers?.[operation.operationId];
    const handler = this.#door.handlers[operation.operationId] ?? missingHandler;
    if (handler === missingHandler && !worldHandler)
      throw new Error(`no handler for ${operation.operationId}`);
    const check: ResponseCheck = this.#options.validateResponses
      ? (status, body) => assertResponse(operation, validators, status, body)
      : () => {};
    const metered = this.#door.metered && operation.scope !== undefined;
    const served: Served = { operation, validators, handler, worldHandler, check, metered };
    return async (c) => {
      const record = this.#begin(c, operation);
      let answer: OutgoingAnswer;
      try {
        answer = await this.#run(served, record);
        const settled = this.#settle(record);
        if (settled) await settled;
      } catch (error) {
        answer = await this.#refusal(error, record);
      }
      return this.#end(record, answer);
    };
  }

  /** Answers a request that no operation takes: an unknown path, a method the path does not have. */
  refuse(c: Context<Env>, problem: Problem): Response {
    const record = this.#begin(c, undefined);
    return this.#end(record, errorAnswer(problem, record.requestId, contractPath(c)));
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

  async #run(served: Served, record: RequestRecord): Promise<OutgoingAnswer> {
    const { c } = record;
    const { operation, worldHandler } = served;
    refuseAmbiguity(c);
    const world = this.#options.worldOf(c);
    record.world = world;
    record.worldId = world.id;
    if (operation.body === undefined && !operation.idempotencyKey && !worldHandler) {
      // Nothing to wait for between telling who calls and answering: one transaction does both.
      return await runUnit(world.store, this.#options.host, async (unit) => {
        const caller = await this.#authenticate(unit, served, record, world);
        const call = parseParameters(c, operation, served.validators);
        return render(
          await served.handler(call, new Call(unit, caller, world, record, served)),
          served.check,
        );
      });
    }
    const caller = await runUnit(world.store, this.#options.host, (unit) =>
      this.#authenticate(unit, served, record, world),
    );
    // Before the call has any effect: whatever survives a crash has had its hit reserved.
    if (record.admission && world.meter?.plans.mustReserve(record.admission)) {
      await world.meter.plans.reserve(record.admission, world.meter.run);
    }
    const key = operation.idempotencyKey ? parseIdempotencyKey(headerOf(c, 'idempotency-key')) : undefined;
    const call = await parseCall(c, served, this.#door.bodyLimit, record);
    if (worldHandler) {
      const { host } = this.#options;
      const context: WorldContext<Identity> = {
        world,
        caller,
        requestId: record.requestId,
        header: (name) => headerOf(c, name),
        run: (work) => runUnit(world.store, host, work),
      };
      return render(await worldHandler(call, context), served.check);
    }
    const handle = (unit: Unit) => served.handler(call, new Call(unit, caller, world, record, served));
    if (key !== undefined) return await this.#answerOnce(served, record, world, handle, { caller, key });
    return await runUnit(world.store, this.#options.host, async (unit) => {
      record.at = unit.now;
      return render(await handle(unit), served.check);
    });
  }

  async #authenticate(
    unit: Unit,
    { operation, metered }: Served,
    record: RequestRecord,
    { meter }: WorldRuntime,
  ): Promise<Identity> {
    record.at = unit.now;
    const held = metered ? meter : undefined;
    let caller: Identity;
    try {
      caller = await this.#door.authenticate(record.c, operation, unit, record);
    } catch (error) {
      if (held && error instanceof Problem && error.status === 403) await describePlans(unit, held, record);
      throw error;
    }
    record.caller = caller;
    if (held) {
      const key = operation.idempotencyKey && readIdempotencyKey(headerOf(record.c, 'idempotency-key'));
      const scope = key ? idempotencyScope(caller, operation, key) : undefined;
      const asked = admitCall(unit, held, { operation, scope }, record);
      if (asked) await asked;
    }
    return caller;
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
        const { status, contentType, body } = answer;
        await storeAnswer(unit, scope, fingerprint, { status, contentType, body: body as string });
        return answer;
      });
    } finally {
      world.inFlight.delete(scope);
    }
  }

  async #refusal(error: unknown, record: RequestRecord): Promise<OutgoingAnswer> {
    let refusal = this.#asRefusal(error, record);
    if (refusal.status < 500) {
      // A refusal shows state as well (404, 409): it too waits until what it saw is on disk.
      try {
        await this.#settle(record);
      } catch (unavailable) {
        refusal = this.#asRefusal(unavailable, record);
      }
    }
    const answer = errorAnswer(refusal, record.requestId, contractPath(record.c));
    if (record.operation && isTokenEndpoint(record.operation)) answer.headers['cache-control'] = 'no-store';
    return answer;
  }

  #asRefusal(error: unknown, record: RequestRecord): Problem | OAuthError {
    const { onFault, validateResponses } = this.#options;
    if (error instanceof OAuthError) return error;
    if (error instanceof StoreUnavailableError) {
      onFault(error, record.requestId);
      return new Problem('STORAGE_UNAVAILABLE', 'The sandbox cannot write to its disk any more. Restart it.');
    }
    if (!(error instanceof Problem)) {
      if (!(error instanceof ClientGoneError)) onFault(error, record.requestId);
      return new Problem(
        'INTERNAL_ERROR',
        'The sandbox failed and did nothing. Quote the requestId in a report.',
      );
    }
    let problem = error;
    if (record.operation && isTokenEndpoint(record.operation)) {
      const refusal = tokenRefusal(problem);
      if (refusal) return refusal;
    }
    if (validateResponses && record.operation?.problemCodes.includes(problem.code) === false) {
      const { operationId } = record.operation;
      const words = `${operationId} answered ${problem.code}, which its contract does not name: ${problem.detail}`;
      problem = new Problem('RESPONSE_CONTRACT_VIOLATION', words);
    }
    if (problem.code === 'RESPONSE_CONTRACT_VIOLATION') onFault(problem, record.requestId);
    return problem;
  }

  #end(record: RequestRecord, answer: OutgoingAnswer): Response {
    const { world } = record;
    const { headers } = answer;
    headers['content-type'] = answer.contentType;
    headers['x-request-id'] = record.requestId;
    if (record.admission) addRateLimits(headers, record.admission);
    if (world && this.#door.logged) this.#log(record, world, answer);
    return new Response(answer.body as string, { status: answer.status, headers });
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

/** The stored answer, byte for byte as it was sent first. */
function replay({ status, contentType, body }: StoredAnswer): OutgoingAnswer {
  return { status, contentType, body, headers: { 'idempotency-replayed': 'true' } };
}

const missingHandler: AnyHandler<CallContext<Identity>> = () => {
  throw new Error('a world operation has no handler of its own');
};
