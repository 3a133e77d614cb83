import type { Context } from 'hono';
import type { AnyHandler, OperationDescriptor, Rendered, ValidatorModule } from '../contract/operation.ts';
import type { OperationMembers } from '../contract/redaction.ts';
import type { Awaitable } from '../lib/awaitable.ts';
import type { Timer } from '../lib/clock.ts';
import { Problem } from '../lib/errors.ts';
import type { WorldMeter } from '../services/metering.ts';
import type { Caller, Host, Identity, Unit } from '../services/unit.ts';
import type { WorldStore } from '../stores/store.ts';
import type { DoorName, ExchangeLog } from './exchange-log.ts';
import type { FaultBench } from './faults.ts';
import type { Env } from './request.ts';
import type { RequestIds } from './request-ids.ts';
import type { ShownCredentials } from './shown-credentials.ts';

/** The world a request is for, with what the process keeps of it in memory. */
export interface WorldRuntime {
  readonly id: string;
  readonly store: WorldStore;
  /** Set when it was deleted: a call that began in it must not go on in another of the same name. */
  isGone?: boolean;
  readonly exchanges: ExchangeLog;
  /** Scopes of the keyed calls that are running, for 409 IDEMPOTENCY_IN_PROGRESS. */
  readonly inFlight: Set<string>;
  /** How often each open batch was fetched since the server started. */
  readonly deliveries: Map<string, number>;
  /** Of a reproducible world; in any other, request ids are the process's. Anew after a reset. */
  requestIds?: RequestIds | undefined;
  /** Plans and usage; absent where they are turned off. */
  readonly meter?: WorldMeter | undefined;
}

/** @throws Problem WORLD_NOT_FOUND when the world was deleted since the call began, be there another of its name */
export function assertThere({ id, isGone }: WorldRuntime): void {
  if (isGone)
    throw new Problem('WORLD_NOT_FOUND', `The world "${id}" was deleted while this call was under way.`);
}

/** How the caller reaches us. */
export interface Address {
  /** Scheme, host and port. */
  readonly origin: string;
  /** The world's prefix in every path, empty for the default world. */
  readonly prefix: string;
}

/** What every handler is given beside its validated call. */
export interface CallContext<I extends Identity = Caller> {
  readonly unit: Unit;
  readonly caller: I;
  readonly world: WorldRuntime;
  readonly requestId: string;
  /** One request header, for the operations whose contract reads one. */
  header(name: string): string | undefined;
  address(): Address;
  /** Tells which application has shown its credentials, where that is the handler's business: for the log. */
  knowClient(applicationId: string): void;
  /** How many entries a new batch takes, which is `most` unless a fault says less. */
  shortenBatch(most: number): Awaitable<number>;
  /** Validates and serialises a body that will be sent more than once. */
  render<T>(status: number, body: T): Rendered<T>;
}

/**
 * What a handler is given that cannot run inside one transaction: it replaces the world, or has slow work
 * (a password's hash) between two units.
 */
export interface WorldContext<I extends Identity = Caller>
  extends Pick<CallContext<I>, 'world' | 'requestId' | 'caller' | 'header' | 'address' | 'knowClient'> {
  /** Runs one unit of work of the world. */
  run<R>(work: (unit: Unit) => Promise<R>): Promise<R>;
  /** Runs one unit of work of another world. */
  runIn<R>(world: WorldRuntime, work: (unit: Unit) => Promise<R>): Promise<R>;
}

/** What is known of a request when its credentials are looked at. */
export interface ArrivedRequest {
  readonly requestId: string;
  readonly worldId: string;
  /** To be set as soon as it is known whose credentials they are, also when the call is then refused. */
  caller?: Identity;
}

/** One contract with its handlers and its way of telling who calls. */
export interface Door {
  readonly name: DoorName;
  readonly operations: Readonly<Record<string, OperationDescriptor>>;
  readonly validators: ValidatorModule;
  readonly handlers: Readonly<Record<string, AnyHandler<CallContext<Identity>>>>;
  /** Operations that cannot run inside one transaction of the world. */
  readonly worldHandlers?: Readonly<Record<string, AnyHandler<WorldContext<Identity>>>>;
  /** Whether its answers are for the asker only, and no cache may keep them. */
  readonly private?: boolean;
  /** What the bodies of its operations may hold, and which of it is secret. */
  readonly members: Readonly<Record<string, OperationMembers>>;
  /** Whether calls of operations with a scope are held to plans and counted. */
  readonly metered: boolean;
  /** What faults on purpose need of it; absent where its calls meet none. */
  readonly faultBench?: FaultBench;
  /** Largest request body, in bytes. */
  readonly bodyLimit: number;
  /** Operations whose bodies may be larger, or must be smaller. */
  readonly bodyLimits?: Readonly<Record<string, number>>;
  /**
   * Whether telling who calls uses something up, and so must stay done when the call is refused: it then has a
   * transaction of its own.
   */
  authenticatesApart?(c: Context<Env>, operation: OperationDescriptor): boolean;
  /** @throws Problem 401 or 403 */
  authenticate(
    c: Context<Env>,
    operation: OperationDescriptor,
    unit: Unit,
    request: ArrivedRequest,
  ): Promise<Identity> | Identity;
}

export interface PipelineOptions {
  readonly host: Host;
  readonly validateResponses: boolean;
  /** Whether requests and answers are kept. */
  readonly keepsExchanges: boolean;
  /** The origin by which the sandbox is reached from outside; left out, as Host says. */
  readonly publicUrl?: string | undefined;
  /** The world that a request's path names. @throws Problem WORLD_NOT_FOUND */
  worldOf(c: Context<Env>): WorldRuntime;
  /**
   * The world whose log keeps a request that no operation takes: where its path names none that is there, the default
   * one. Whoever wonders where their calls went looks where those without a prefix go.
   */
  logWorldOf(c: Context<Env>): WorldRuntime;
  /** The world that knows the credentials of a request that another one has refused. */
  credentialOwner(shown: ShownCredentials): Promise<string | undefined>;
  /** An id for a request that has just arrived: of its world where that is reproducible. */
  nextRequestId(c: Context<Env>): string;
  /** What an answer waits for that a fault holds back. */
  readonly timer: Timer;
  /** Told of faults of ours (5xx), with the request id; never of refusals. */
  readonly onFault: (error: unknown, requestId: string) => void;
}
