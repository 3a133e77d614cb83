import { createApp } from '../../app.ts';
import { demoPartner, readFixture } from '../../fixtures.ts';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../index.ts';
import { type ManualClock, manualClock, parseInstant } from '../../lib/clock.ts';
import { createVault } from '../../lib/vault.ts';
import { runUnit } from '../../services/run-unit.ts';
import type { Unit } from '../../services/unit.ts';
import { DEFAULT_WORLD } from '../../services/world-names.ts';
import { openLowdbStore } from '../../stores/lowdb/lowdb-store.ts';
import { type ContractOperation, operationOf } from './contract-bundle.ts';
import { type Answer, breachesOf, ContractBreach, operationFor } from './documented-answer.ts';

/** The day of the contract's examples: a Monday at eleven in India. */
export const START = parseInstant('2026-11-23T11:00:00+05:30');

/** The other organisation of the demo, which nothing of the partner's exists for. */
export const OTHER_KEY = otherOrganisation().applications[0]?.apiKey ?? '';
export const OTHER_ACCOUNT = otherOrganisation().physicalAccounts[0]?.number ?? '';

function otherOrganisation() {
  const other = readFixture('demo').organisations[1];
  if (other === undefined) throw new Error('the demo has a second organisation');
  return other;
}

type Scalar = string | number | boolean;

/** One call of an operation. What is left out takes what a well-behaved partner would send. */
export interface Call {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, Scalar>> | string;
  /** Over the usual ones; null leaves one out. */
  readonly headers?: Readonly<Record<string, string | null>>;
  /** As JSON, or as a form where the contract has one. */
  readonly body?: unknown;
  /** Instead of a body: the bytes themselves. */
  readonly raw?: string | Uint8Array<ArrayBuffer>;
}

export type Transport = (request: Request) => Response | Promise<Response>;

let keys = 0;

/** A key that no call of this process has had. */
export function freshKey(): string {
  keys++;
  return `key-${keys}`;
}

function usualHeaders(operation: ContractOperation, call: Call, apiKey: string): Record<string, string> {
  const headers: Record<string, string> = {};
  if (operation.scope !== undefined) headers['x-api-key'] = apiKey;
  if (operation.parameters.some(({ name }) => name === 'Idempotency-Key'))
    headers['idempotency-key'] = freshKey();
  const hasBody = call.body !== undefined || call.raw !== undefined;
  if (operation.body && hasBody) headers['content-type'] = operation.body.mediaType;
  return headers;
}

function bytesOf(
  operation: ContractOperation,
  { body, raw }: Call,
): string | Uint8Array<ArrayBuffer> | undefined {
  if (raw !== undefined || body === undefined) return raw;
  const isForm = operation.body?.mediaType === 'application/x-www-form-urlencoded';
  return isForm ? new URLSearchParams(body as Record<string, string>).toString() : JSON.stringify(body);
}

function queryString(query: Readonly<Record<string, Scalar>>): string {
  const pairs = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) pairs.append(name, String(value));
  return pairs.toString();
}

/** The request of a call, with the credentials and headers that its operation asks for. */
export function requestFor(
  operation: ContractOperation,
  call: Call,
  base: { url: string; apiKey: string },
): Request {
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = call.path?.[name];
    if (value === undefined) throw new Error(`${operation.operationId} needs the path parameter ${name}`);
    return encodeURIComponent(value);
  });
  const { query = {} } = call;
  const pairs = typeof query === 'string' ? query : queryString(query);
  const headers = new Headers(usualHeaders(operation, call, base.apiKey));
  for (const [name, value] of Object.entries(call.headers ?? {})) {
    if (value === null) headers.delete(name);
    else headers.set(name, value);
  }
  const body = bytesOf(operation, call);
  return new Request(`${base.url}${path}${pairs === '' ? '' : `?${pairs}`}`, {
    method: operation.method,
    headers,
    redirect: 'manual',
    ...(body !== undefined && { body }),
  });
}

/** The whole body; of a stream, which has no end, the first part. */
async function textOf(response: Response): Promise<string> {
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') === true;
  const reader = isStream ? response.body?.getReader() : undefined;
  if (reader === undefined) return await response.text();
  const { value } = await reader.read();
  await reader.cancel();
  return Buffer.from(value ?? []).toString();
}

async function readAnswer<T>(request: Request, response: Response): Promise<Answer<T>> {
  const text = await textOf(response);
  const contentType = response.headers.get('content-type') ?? '';
  const body = text !== '' && contentType.includes('json') ? JSON.parse(text) : undefined;
  return { operation: operationFor(request), status: response.status, headers: response.headers, text, body };
}

/**
 * Sends a request and reads its answer, which must be one that the contract documents: status, media type,
 * schema as published and closed, headers, problem code. A 5xx is documented too, and never what a test
 * expects unless it says so.
 * @throws ContractBreach otherwise
 */
export async function sendWatched<T>(
  transport: Transport,
  request: Request,
  may: { fail?: boolean } = {},
): Promise<Answer<T>> {
  const answer = await readAnswer<T>(request, await transport(request));
  const breaches = breachesOf(request, answer);
  if (answer.status >= 500 && may.fail !== true) breaches.push('the sandbox failed');
  if (breaches.length > 0) throw new ContractBreach(request, answer, breaches);
  return answer;
}

/** A sandbox in process whose every answer is held against the contract. */
export interface WatchedSandbox {
  readonly partner: Sandbox['partner'];
  /** The host's clock; it stands until it is moved. */
  readonly clock: ManualClock;
  readonly fetch: Transport;
  /** Faults of its own (5xx) that the sandbox has told of. */
  readonly faults: readonly unknown[];
  call<T = unknown>(operationId: string, call?: Call): Promise<Answer<T>>;
  send<T = unknown>(request: Request): Promise<Answer<T>>;
  /** Runs one unit of work below the doors, for what no door can make yet; absent with a data folder. */
  readonly run?: <R>(work: (unit: Unit) => Promise<R>) => Promise<R>;
  close(): Promise<void>;
}

/** A sandbox as createSandbox makes it; one in memory with its store within reach. */
async function openBelow(
  options: SandboxOptions & Required<Pick<SandboxOptions, 'clock' | 'onFault'>>,
): Promise<{
  sandbox: Pick<Sandbox, 'partner' | 'close'> & { readonly fetch: Transport };
  run?: NonNullable<WatchedSandbox['run']>;
}> {
  if (options.data !== undefined) {
    return { sandbox: await createSandbox(options) };
  }
  const { clock, onFault, controlToken } = options;
  const fixture = readFixture(options.fixture ?? 'demo');
  const store = await openLowdbStore({ directory: undefined });
  const host = { now: () => clock.now(), vault: createVault() };
  let requests = 0;
  const nextRequestId = () => `watched-${(++requests).toString().padStart(6, '0')}`;
  const validateResponses = options.validateResponses ?? true;
  const app = await createApp({
    store,
    host,
    fixture,
    readFixture,
    validateResponses,
    controlToken,
    nextRequestId,
    onFault,
    autoApprove: options.autoApprove,
    plans: options.plans,
    publicUrl: options.publicUrl,
    mostWorlds: options.mostWorlds,
  });
  return {
    sandbox: {
      fetch: app.fetch,
      partner: demoPartner(fixture),
      close: () => store.close(),
    },
    run: async (work) => await runUnit(store.world(DEFAULT_WORLD), host, work),
  };
}

/** A demo bank on a clock that stands at {@link START}. */
export async function openSandbox(
  options: SandboxOptions & { clock?: ManualClock } = {},
): Promise<WatchedSandbox> {
  const clock = options.clock ?? manualClock(START);
  const faults: unknown[] = [];
  const { sandbox, run } = await openBelow({ ...options, clock, onFault: (error) => faults.push(error) });
  const fetch: Transport = (request) => sandbox.fetch(request);
  const base = { url: 'http://localhost', apiKey: sandbox.partner.apiKey };
  return {
    partner: sandbox.partner,
    clock,
    fetch,
    faults,
    call: (operationId, call = {}) => sendWatched(fetch, requestFor(operationOf(operationId), call, base)),
    send: (request) => sendWatched(fetch, request),
    ...(run && { run }),
    close: () => sandbox.close(),
  };
}
