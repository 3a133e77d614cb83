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
import type { Address, CallContext, Door, PipelineOptions, WorldContext, WorldRuntime } from './door.ts';
import { errorAnswer, type OutgoingAnswer } from './errors.ts';
import { parseIdempotencyKey } from './idempotency-key.ts';
import { parseCall, parseParameters } from './parse-call.ts';
import {
  ClientGoneError,
  type Env,
  headerOf,
  publicOrigin,
  rawPath,
  refuseAmbiguity,
  worldPrefix,
} from './request.ts';
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
  const headers = { ...answer.headers };
  if (answer.rendered === undefined && answer.body === undefined)
    return { status: answer.status, contentType: undefined, body: '', headers };
  return {
    status: answer.status,
    contentType: 'application/json',
    body: answer.rendered?.payload ?? JSON.stringify(answer.body),
    headers,
  };
}

/** Stored are 2xx and 207, and 404, 409 and 422 whose code is not retryable (contract.md, Idempotency). */
function isStorable(problem: Problem): boolean {
  return [404, 409, 422].includes(problem.status) && !problem.retryable;
}

/** What is known of a request while it runs; becomes its exchange. */
interface RequestRecord {
  readonly requestId: string;
  /** From performance.now(), in milliseconds. */
  readonly started: number;
  readonly c: Context<Env>;
  readonly operation: OperationDescriptor | undefined;
  at: Instant;
  world?: WorldRuntime;
  caller?: Identity;
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
  readonly addressOf: (c: Context<Env>) => Address;
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

  address(): Address {
    return this.#served.addressOf(this.#record.c);
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
    const { publicUrl } = this.#options;
    const addressOf = (c: Context<Env>) => ({ origin: publicOrigin(c, publicUrl), prefix: worldPrefix(c) });
    const served: Served = { operation, validators, handler, worldHandler, check, addressOf };
    return async (c) => {
      const record = this.#begin(c, operation);
      let answer: OutgoingAnswer;
      try {
        answer = await this.#run(served, record);
        const synced = record.world?.store.durable();
        if (synced) await synced;
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
      started: performance.now(),
      c,
      operation,
      at: this.#options.host.now(),
    };
  }

  async #run(served: Served, record: RequestRecord): Promise<OutgoingAnswer> {
    const { c } = record;
    const { operation, worldHandler } = served;
    refuseAmbiguity(c);
    const world = this.#options.worldOf(c);
    record.world = world;
    const apart = this.#door.authenticatesApart?.(c, operation) === true;
    if (operation.body === undefined && !operation.idempotencyKey && !worldHandler && !apart) {
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
    const caller = await this.#authenticateFirst(served, record, world, apart);
    const key = operation.idempotencyKey ? parseIdempotencyKey(headerOf(c, 'idempotency-key')) : undefined;
    const call = await parseCall(c, served, this.#door.bodyLimit, record, caller.assertBody);
    if (worldHandler) {
      const { host } = this.#options;
      const context: WorldContext<Identity> = {
        world,
        caller,
        requestId: record.requestId,
        header: (name) => headerOf(c, name),
        address: () => served.addressOf(c),
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

  async #authenticate(
    unit: Unit,
    { operation }: Served,
    record: RequestRecord,
    world: WorldRuntime,
  ): Promise<Identity> {
    record.at = unit.now;
    const { requestId } = record;
    const caller = await this.#door.authenticate(record.c, operation, unit, { worldId: world.id, requestId });
    record.caller = caller;
    return caller;
  }

  async #answerOnce(
    served: Served,
    record: RequestRecord,
    world: WorldRuntime,
    handle: (unit: Unit) => Promise<AnyAnswer> | AnyAnswer,
    { caller, key }: { caller: Identity; key: string },
  ): Promise<OutgoingAnswer> {
    const { organisationId, applicationId } = caller;
    // Only the key, which is last, can contain the separator.
    const scope = `${organisationId}|${applicationId}|${served.operation.operationId}|${key}`;
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
        if (stored) return replay(stored);
        let answer: OutgoingAnswer;
        try {
          answer = await unit.tx.attempt(async () => render(await handle(unit), served.check));
        } catch (error) {
          if (!(error instanceof Problem) || !isStorable(error)) throw error;
          answer = errorAnswer(error, record.requestId, contractPath(record.c));
        }
        const { status, contentType, body } = answer;
        await storeAnswer(unit, scope, fingerprint, {
          status,
          contentType: contentType ?? '',
          body: body as string,
        });
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
        await record.world?.store.durable();
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
    const { c, world } = record;
    const { headers } = answer;
    if (answer.contentType !== undefined) headers['content-type'] = answer.contentType;
    headers['x-request-id'] = record.requestId;
    if (world && this.#door.logged) {
      const secret = record.operation !== undefined && isTokenEndpoint(record.operation);
      world.exchanges.add({
        number: 0,
        requestId: record.requestId,
        at: record.at,
        method: c.req.method,
        path: rawPath(c),
        operationId: record.operation?.operationId,
        applicationId: record.caller?.applicationId,
        status: answer.status,
        problemCode: answer.problemCode,
        durationMicroseconds: Math.round((performance.now() - record.started) * 1000),
        requestBytes: record.requestBody?.length ?? 0,
        responseBytes: Buffer.byteLength(answer.body),
        requestBody: secret ? undefined : record.requestBody,
        responseBody: secret ? undefined : answer.body,
      });
    }
    const bodiless = answer.contentType === undefined;
    return new Response(bodiless ? null : (answer.body as string), { status: answer.status, headers });
  }
}

/** The stored answer, byte for byte as it was sent first. */
function replay({ status, contentType, body }: StoredAnswer): OutgoingAnswer {
  return { status, contentType, body, headers: { 'idempotency-replayed': 'true' } };
}

const missingHandler: AnyHandler<CallContext<Identity>> = () => {
  throw new Error('a world operation has no handler of its own');
};
