import { createHash } from 'node:crypto';
import type { OperationDescriptor } from '../contract/operation.ts';
import type { FaultCall } from '../domain/fault.ts';
import { type FaultAction, leavesWhole, standsBefore } from '../domain/fault-action.ts';
import { batchOf, type Past, rewrite, type WireObject } from '../domain/fault-rewriting.ts';
import { formatInstant, SECOND } from '../lib/clock.ts';
import { Problem } from '../lib/errors.ts';
import { parseControlSum } from '../lib/money.ts';
import { takeFault } from '../services/faults.ts';
import { runUnit } from '../services/run-unit.ts';
import { rememberRealServing, rememberServing } from '../services/served-batches.ts';
import type { Host, Unit } from '../services/unit.ts';
import { contractPath, type RequestRecord } from './call.ts';
import type { WorldRuntime } from './door.ts';
import { errorAnswer, type OutgoingAnswer } from './errors.ts';
import { disturbed, fateOf, gatewayPage } from './fault-transport.ts';
import { readIdempotencyKey } from './idempotency-key.ts';
import { headerOf } from './request.ts';
import { note } from './shortened-batch.ts';

/**
 * Faults on purpose, at the three places of a request where one can meet it: before the handler, when a batch is
 * formed, and on the answer. What then happens on the wire is fault-transport.ts.
 */

/** Status in the log of a call whose connection was reset before it was processed: nginx's own word for it. */
const NO_ANSWER = 444;
const NO_PAST: Past = { earlier: [], acknowledged: undefined };
/** Objects deeper in a body than this name no account. */
const DEPTH = 4;

/** The part of a door that knows how the bank shows what a partner has acknowledged before. */
export interface FaultBench {
  past(unit: Unit, physicalAccountNumber: string): Promise<Past>;
}

/** Collects what an input names under `name`, at any place that the contract has. */
function named(value: unknown, name: string, found: string[] = [], depth = 0): string[] {
  if (value === null || typeof value !== 'object' || depth > DEPTH) return found;
  for (const [key, child] of Object.entries(value)) {
    if (key === name && typeof child === 'string') found.push(child);
    else named(child, name, found, depth + 1);
  }
  return found;
}

/** A body as JSON, when it is some: a fault is asked about before the body is judged. */
function parsed(raw: string | Uint8Array | undefined): unknown {
  if (raw === undefined) return undefined;
  try {
    return JSON.parse(typeof raw === 'string' ? raw : Buffer.from(raw).toString());
  } catch {
    return undefined;
  }
}

function describe(record: RequestRecord, operation: OperationDescriptor): FaultCall {
  const { c, requestBody = new Uint8Array(0) } = record;
  const query = Object.fromEntries(new URL(c.req.url).searchParams);
  const given = [c.req.param(), query, parsed(requestBody)];
  const idempotencyKey = readIdempotencyKey(headerOf(c, 'idempotency-key'));
  const hash = createHash('sha256').update(`${operation.operationId}\n`);
  if (idempotencyKey === undefined)
    hash.update(c.req.url.slice(c.req.url.indexOf('/', 8))).update(requestBody);
  else hash.update(idempotencyKey);
  return {
    operationId: operation.operationId,
    requestId: record.requestId,
    applicationId: record.caller?.applicationId ?? '',
    idempotencyKey,
    virtualAccountNumbers: named(given, 'virtualAccountNumber'),
    physicalAccountNumbers: named(given, 'physicalAccountNumber'),
    hasToken: /^bearer /i.test(headerOf(c, 'authorization') ?? ''),
    work: `w${hash.digest('hex').slice(0, 24)}`,
  };
}

/**
 * Asks about a call before it is processed, in a unit of work of its own.
 * @returns what is answered instead of processing it; undefined when it is to be processed
 */
export async function faultBefore(
  record: RequestRecord,
  operation: OperationDescriptor,
  world: WorldRuntime,
  host: Host,
): Promise<OutgoingAnswer | undefined> {
  const call = describe(record, operation);
  record.faultCall = call;
  const taken = await runUnit(world.store, host, (unit) => takeFault(unit, call, 'BEFORE'));
  if (taken === undefined) return undefined;
  note(record, taken);
  return standsBefore(taken.action) ? answerInstead(taken.action, record, host) : undefined;
}

function answerInstead(action: FaultAction, record: RequestRecord, host: Host): OutgoingAnswer {
  const path = contractPath(record.c);
  switch (action.type) {
    case 'STATUS':
      return statusAnswer(action, record, host);
    case 'TOKEN_EXPIRED':
      return errorAnswer(
        new Problem('TOKEN_EXPIRED', 'The access token has expired. Get a new one.', {
          headers: { 'www-authenticate': 'Bearer realm="khata", error="invalid_token"' },
        }),
        record.requestId,
        path,
      );
    default:
      // RESET, and answers that are replaced on their way out.
      return { status: NO_ANSWER, contentType: undefined, body: '', headers: {} };
  }
}

function statusAnswer(
  action: FaultAction & { type: 'STATUS' },
  record: RequestRecord,
  host: Host,
): OutgoingAnswer {
  const {
    status,
    retryAfterForm,
    retryAfterSeconds = status === 429 || status === 503 ? 1 : undefined,
  } = action;
  const headers: Record<string, string> = {};
  if (retryAfterSeconds !== undefined) {
    headers['retry-after'] =
      retryAfterForm === 'DATE'
        ? new Date(host.now() + retryAfterSeconds * SECOND).toUTCString()
        : `${retryAfterSeconds}`;
  }
  if (status === 502 || status === 504) return { ...gatewayPage(status), headers };
  const answer = errorAnswer(
    problemOf(status, action, record.at + (retryAfterSeconds ?? 0) * SECOND),
    record.requestId,
    contractPath(record.c),
  );
  return { ...answer, headers: { ...answer.headers, ...headers } };
}

function problemOf(
  status: 429 | 500 | 503,
  { code }: FaultAction & { type: 'STATUS' },
  resetAt: number,
): Problem {
  if (status === 500) return new Problem('INTERNAL_ERROR', 'The sandbox was told to fail and did nothing.');
  if (status === 503) return new Problem('SHUTTING_DOWN', 'The sandbox was told to take no call.');
  const isApi = code === 'API_PLAN_LIMIT_EXCEEDED';
  return new Problem(code ?? 'ACCOUNT_PLAN_LIMIT_EXCEEDED', 'The sandbox was told to refuse this call.', {
    members: {
      violatedPolicies: [isApi ? 'api-tps' : 'account-tps'],
      limit: 1,
      resetAt: formatInstant(resetAt),
    },
  });
}

/** What a fault makes of the answer of a call that met none before, in a unit of work of its own. */
export async function rewrittenAnswer(
  record: RequestRecord,
  answer: OutgoingAnswer,
  { world, host, bench }: { world: WorldRuntime; host: Host; bench: FaultBench },
): Promise<OutgoingAnswer> {
  const { faultCall: call, fault } = record;
  if (call === undefined || answer.status >= 300 || answer.contentType !== 'application/json') return answer;
  const body = parsed(answer.body) as WireObject;
  if (fault !== undefined) {
    if (leavesWhole(fault.action)) await rememberReal(call, body, world, host);
    return answer;
  }
  const isFetch = call.operationId === 'fetchTransactionBatch';
  const served = await runUnit(world.store, host, async (unit) => {
    const [account = ''] = call.physicalAccountNumbers;
    const past = isFetch ? await bench.past(unit, account) : NO_PAST;
    const draw = { seed: unit.settings.seed, call: batchOf(body)?.batchId ?? '' };
    const made = (action: FaultAction) => rewrite(action, body, past, draw);
    const taken = await takeFault(unit, call, 'ANSWER', (action) => made(action) !== undefined);
    const rewritten = taken && made(taken.action);
    if (taken === undefined || rewritten === undefined) return undefined;
    if (rewritten.serving) {
      const { totals, ...serving } = rewritten.serving;
      const { numberOfTransactions, controlSum } = totals;
      const paise = { numberOfTransactions, controlSum: parseControlSum(controlSum) };
      await rememberServing(unit, { ...serving, totals: paise }, answer.status === 200);
    }
    return { taken, body: rewritten.body };
  });
  if (served === undefined) {
    await rememberReal(call, body, world, host);
    return answer;
  }
  note(record, served.taken);
  record.answered = answer;
  return asServed(served.taken.action, answer, served.body);
}

async function rememberReal(
  call: FaultCall,
  body: WireObject,
  world: WorldRuntime,
  host: Host,
): Promise<void> {
  const batch = batchOf(body);
  const shows = call.operationId === 'fetchTransactionBatch' || call.operationId === 'getTransactionBatch';
  if (shows && batch) await runUnit(world.store, host, (unit) => rememberRealServing(unit, batch.batchId));
}

function asServed(action: FaultAction, answer: OutgoingAnswer, body: WireObject): OutgoingAnswer {
  const text = JSON.stringify(body);
  if (action.type !== 'DUPLICATE_BATCH') return { ...answer, body: text };
  // As a new batch is: formed by this call, delivered for the first time.
  return { ...answer, status: 201, headers: { ...answer.headers, 'delivery-attempt': '1' }, body: text };
}

/** The answer of a faulted call as it leaves; its record keeps the handler's, and what became of the connection. */
export function letOut(
  record: RequestRecord,
  answer: OutgoingAnswer,
  fault: NonNullable<RequestRecord['fault']>,
  host: Host,
): OutgoingAnswer {
  const out = disturbed(answer, fault.action, host.now());
  fault.connection = fateOf(fault.action);
  if (out !== answer && !standsBefore(fault.action)) record.answered ??= answer;
  return out;
}
