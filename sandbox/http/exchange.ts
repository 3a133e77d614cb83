import type { Context } from 'hono';
import {
  type OperationMembers,
  REDACTED,
  redactForm,
  redactJson,
  redactParameters,
  suspectSegments,
  withoutNames,
} from '../contract/redaction.ts';
import { contractPath, type RequestRecord } from './call.ts';
import { connectionOf } from './connections.ts';
import type { OutgoingAnswer } from './errors.ts';
import type { DoorName, Exchange, SentInstead } from './exchange-log.ts';
import { keptRequestHeaders, keptResponseHeaders } from './kept-headers.ts';
import type { Env } from './request.ts';
import { ignoresUnknownQuery, isTokenEndpoint } from './token-form.ts';

/**
 * Makes the exchange of a request that has been answered, redacted (contract/redaction.ts). Every request pays
 * for this: what a closed schema has let pass, and holds no secret, is kept as it came without being looked at.
 * @param members what the operation's bodies may hold; undefined where they hold nothing to look at
 * @param sent the answer as it left; where a fault changed it, the record has the one that was given
 */
export function exchangeOf(
  record: RequestRecord,
  door: DoorName,
  members: OperationMembers | undefined,
  sent: OutgoingAnswer,
  microseconds: number,
): Exchange {
  const answer = record.answered ?? sent;
  const { c, operation, caller, requestBody } = record;
  const { url } = c.req;
  const queryAt = url.indexOf('?');
  const hidden: string[] = [];
  const exchange: Exchange = {
    number: 0,
    requestId: record.requestId,
    door,
    at: record.at,
    startedAt: record.arrivedAt,
    arrivedMicroseconds: Math.round(record.started * 1000),
    connection: connectionOf(c),
    durationMicroseconds: microseconds,
    bodyReadMicroseconds:
      record.bodyReadAt === undefined ? undefined : Math.round((record.bodyReadAt - record.started) * 1000),
    answeredMicroseconds: undefined,
    closedMicroseconds: undefined,
    diskMicroseconds: record.diskMicroseconds,
    method: c.req.method,
    url: queryAt === -1 ? url : url.slice(0, queryAt),
    query: queryAt === -1 ? '' : keptQuery(record, members, url.slice(queryAt + 1), hidden),
    operationId: operation?.operationId,
    applicationId: caller?.applicationId || record.clientId,
    userId: (caller as { userId?: string } | undefined)?.userId,
    requestHeaders: keptRequestHeaders(c),
    responseHeaders: keptResponseHeaders(answer.headers),
    status: answer.status,
    problemCode: answer.problemCode,
    isReplay: record.isReplay,
    isClientGone: false,
    isStray: record.isStray === true,
    credentialOf: record.credentialOf,
    requestBytes: requestBody?.length ?? 0,
    responseBytes: answer.contentType === undefined ? 0 : Buffer.byteLength(answer.body),
    requestBody: requestBody && keptRequestBody(record, members, requestBody, hidden),
    responseBody: keptAnswer(members, answer),
    fault: record.fault && playedFault(record.fault),
    sent: record.answered && sentInstead(members, sent),
    changes: record.changes,
    weight: 0,
  };
  if (operation === undefined) hideSuspects(exchange);
  if (hidden.length > 0 && typeof exchange.responseBody === 'string') {
    exchange.responseBody = withoutNames(exchange.responseBody, hidden);
  }
  return exchange;
}

function playedFault({ action, faultScriptId, mischief, connection }: NonNullable<RequestRecord['fault']>) {
  const by = faultScriptId === undefined ? { mischief: mischief ?? '' } : { faultScriptId };
  return { ...by, action: action.type, connection };
}

function sentInstead(members: OperationMembers | undefined, sent: OutgoingAnswer): SentInstead {
  const { status, contentType } = sent;
  return {
    status,
    ...(contentType !== undefined && { contentType }),
    bytes: Buffer.byteLength(sent.body),
    body: keptAnswer(members, sent),
  };
}

function keptQuery(
  { operation, isValid }: RequestRecord,
  members: OperationMembers | undefined,
  query: string,
  hidden: string[],
): string {
  if (operation === undefined) return redactParameters(query, () => false, hidden);
  const { queryParameters } = operation;
  const secret = members?.secretQuery ?? [];
  if (isValid && secret.length === 0 && !ignoresUnknownQuery(operation)) return query;
  // Of a query that was refused no value is trusted, and the refusal may repeat each.
  if (!isValid) hidden.push(...query.split(/[&;?=]/));
  return redactParameters(
    query,
    (name) => isValid && Object.hasOwn(queryParameters, name) && !secret.includes(name),
    hidden,
  );
}

function keptRequestBody(
  { operation, isValid }: RequestRecord,
  members: OperationMembers | undefined,
  body: Uint8Array,
  hidden: string[],
): string | Uint8Array | undefined {
  if (isValid && members?.hasSecretBody === false) return body;
  if (operation === undefined || members?.body === undefined) return undefined;
  const text = Buffer.from(body.buffer, body.byteOffset, body.length).toString();
  return isTokenEndpoint(operation) ? redactForm(text, members.body) : redactJson(text, members.body, hidden);
}

function keptAnswer(
  members: OperationMembers | undefined,
  { status, body }: OutgoingAnswer,
): string | Uint8Array | undefined {
  if (members?.answer === undefined || status >= 300) return body;
  return redactJson(typeof body === 'string' ? body : Buffer.from(body).toString(), members.answer);
}

/** The door whose paths begin like this one: for requests that no operation takes. */
export function doorOf(c: Context<Env>): DoorName {
  const path = contractPath(c);
  if (path.startsWith('/sandbox/')) return 'CONTROL';
  return path.startsWith('/portal/') ? 'PORTAL' : 'BANK';
}

/** A path that no contract has could be anything, a misplaced token too; so could the refusal that repeats it. */
function hideSuspects(exchange: Exchange): void {
  for (const segment of suspectSegments(exchange.url.replace(/^[a-z]+:\/\/[^/]*/, ''))) {
    exchange.url = exchange.url.replaceAll(segment, REDACTED);
    if (typeof exchange.responseBody === 'string') {
      exchange.responseBody = withoutNames(exchange.responseBody, [segment]);
    }
  }
}
