import type { Context } from 'hono';
import type { AnyAnswer, AnyHandler, OperationDescriptor, Rendered } from '../contract/operation.ts';
import type { OperationValidators } from '../contract/validation.ts';
import type { FaultCall } from '../domain/fault.ts';
import type { Awaitable } from '../lib/awaitable.ts';
import type { Instant } from '../lib/clock.ts';
import type { TakenFault } from '../services/faults.ts';
import type { StoredAnswer } from '../services/idempotency.ts';
import type { Identity, Unit } from '../services/unit.ts';
import type { Address, CallContext, WorldContext, WorldRuntime } from './door.ts';
import type { OutgoingAnswer } from './errors.ts';
import type { StateChange } from './exchange-log.ts';
import type { ConnectionFate } from './fault-transport.ts';
import type { MeteredRequest } from './metering.ts';
import { type Env, headerOf, splitWorld } from './request.ts';
import { shortenedBatch } from './shortened-batch.ts';

/** Characters from which a body that is sent more than once is kept as bytes. */
const LONG_BODY = 4096;

/** What is known of a request while it runs; becomes its exchange. */
export interface RequestRecord extends MeteredRequest {
  readonly requestId: string;
  worldId: string;
  /** From performance.now(), in milliseconds. */
  readonly started: number;
  readonly c: Context<Env>;
  readonly operation: OperationDescriptor | undefined;
  at: Instant;
  world?: WorldRuntime;
  requestBody?: Uint8Array | undefined;
  /** When its last byte had come, from performance.now(). */
  bodyReadAt?: number;
  /** Its path names a world that is not there: it is kept in the default one's log. */
  isStray?: boolean;
  /** The world that knows its credentials, where the one that it is for does not. */
  credentialOf?: string;
  /** The application that the token endpoint knew by its credentials. */
  clientId?: string;
  /** Of the world's log when the request came: a call during which the world was replaced belongs to neither. */
  logEpoch: number;
  /** On the host's clock. */
  readonly arrivedAt: Instant;
  /** Waited until everything that the answer shows was on disk. */
  diskMicroseconds: number;
  /** Set when path, query and body have passed their schemas: they hold what the contract knows, nothing else. */
  isValid: boolean;
  /** What the call changed in the world. */
  changes?: readonly StateChange[] | undefined;
  /** Whether any fault may meet the call; settled when it is known who calls. */
  armed?: boolean;
  /** What fault scripts look at in it; there once they were asked. */
  faultCall?: FaultCall;
  /** The fault that it met, and what became of its connection. */
  fault?: TakenFault & { connection: ConnectionFate };
  /** What the handler answered, where a fault let out something else. */
  answered?: OutgoingAnswer;
}

/** @throws Problem RESPONSE_CONTRACT_VIOLATION when the contract does not have this answer */
export type ResponseCheck = (status: number, body: unknown) => void;

/** What one operation needs to be served. */
export interface Served {
  readonly operation: OperationDescriptor;
  readonly validators: OperationValidators;
  readonly handler: AnyHandler<CallContext<Identity>>;
  readonly worldHandler: AnyHandler<WorldContext<Identity>> | undefined;
  readonly check: ResponseCheck;
  /** Whether its calls are held to plans and counted. */
  readonly metered: boolean;
  readonly addressOf: (c: Context<Env>) => Address;
}

/** The path that a fingerprint covers: without the world's prefix and the query. */
export function contractPath(c: Context<Env>): string {
  return splitWorld(c.req.path).path;
}

/** What an Idempotency-Key is unique in; the world is the store's own scope. */
export function idempotencyScope(
  { organisationId, applicationId }: Identity,
  operation: OperationDescriptor,
  key: string,
): string {
  // Only the key, which is last, can contain the separator.
  return `${organisationId}|${applicationId}|${operation.operationId}|${key}`;
}

/** The handler's answer as bytes. @throws Problem RESPONSE_CONTRACT_VIOLATION */
export function render(answer: AnyAnswer, check: ResponseCheck): OutgoingAnswer {
  if (answer.rendered === undefined) check(answer.status, answer.body);
  const headers = { ...answer.headers };
  if (answer.rendered === undefined && answer.body === undefined)
    return { status: answer.status, contentType: undefined, body: '', headers };
  return {
    status: answer.status,
    contentType: answer.rendered?.mediaType ?? 'application/json',
    body: answer.rendered?.payload ?? JSON.stringify(answer.body),
    headers,
    stream: answer.rendered?.stream,
  };
}

/** The stored answer, byte for byte as it was sent first. */
export function replay({ status, contentType, body }: StoredAnswer): OutgoingAnswer {
  return { status, contentType, body, headers: { 'idempotency-replayed': 'true' } };
}

/** The context of one call. */
export class Call implements CallContext<Identity> {
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

  knowClient(applicationId: string): void {
    this.#record.clientId = applicationId;
  }

  shortenBatch(most: number): Awaitable<number> {
    return this.#record.faultCall === undefined ? most : shortenedBatch(this.#record, this.unit, most);
  }

  render<T>(status: number, body: T): Rendered<T> {
    this.#served.check(status, body);
    const text = JSON.stringify(body);
    // Node writes a short text and the headers in one piece; a long one is encoded once, here.
    return { payload: text.length < LONG_BODY ? text : Buffer.from(text) };
  }
}

/** What the context of a call that opens its own units has beside them. */
export function callOutsideUnits(
  record: RequestRecord,
  served: Served,
  world: WorldRuntime,
  caller: Identity,
): Omit<WorldContext<Identity>, 'run' | 'runIn'> {
  return {
    world,
    caller,
    requestId: record.requestId,
    header: (name) => headerOf(record.c, name),
    address: () => served.addressOf(record.c),
    knowClient: (applicationId) => {
      record.clientId = applicationId;
    },
  };
}
