import { type Exchange, excerpt, type SentInstead, shownPath, shownQuery } from '../http/exchange-log.ts';
import { headerPairs } from '../http/kept-headers.ts';
import { formatInstant } from '../lib/clock.ts';
import type { Wire } from './wire.ts';

/** The value of one kept request header. */
export function requestHeader({ requestHeaders }: Exchange, name: string): string | undefined {
  for (let i = 0; i < requestHeaders.length; i += 2) {
    if (requestHeaders[i] === name) return requestHeaders[i + 1];
  }
  return undefined;
}

/** What is empty or does not apply is left out, not told as null. */
function given<T extends object>(members: T): Partial<{ [K in keyof T]: NonNullable<T[K]> }> {
  const present = Object.entries(members).filter(([, value]) => value !== undefined && value !== '');
  return Object.fromEntries(present) as Partial<{ [K in keyof T]: NonNullable<T[K]> }>;
}

function presentSent({ body, ...sent }: SentInstead): Wire['SentInstead'] {
  const text = excerpt(body);
  return { ...sent, ...(text !== undefined && { body: text }) };
}

/** An exchange as the control plane shows it: the texts are formed here, when somebody asks. */
export function presentExchange(exchange: Exchange): Wire['Exchange'] {
  const { number, requestId, door, status, method, durationMicroseconds, requestBytes, responseBytes } =
    exchange;
  return {
    number,
    requestId,
    door,
    at: formatInstant(exchange.at),
    startedAt: formatInstant(exchange.startedAt),
    arrivedMicroseconds: exchange.arrivedMicroseconds,
    ...given({ connection: exchange.connection }),
    method,
    path: shownPath(exchange.url, exchange.isStray),
    ...given({
      query: shownQuery(exchange.query),
      operationId: exchange.operationId,
      applicationId: exchange.applicationId,
      userId: exchange.userId,
      idempotencyKey: requestHeader(exchange, 'idempotency-key')
        ?.replace(/[^\x20-\x7e]/g, '?')
        .slice(0, 1024),
    }),
    status,
    ...given({
      problemCode: exchange.problemCode,
      replayed: exchange.isReplay || undefined,
      diskMicroseconds: exchange.diskMicroseconds || undefined,
    }),
    durationMicroseconds,
    ...given({
      bodyReadMicroseconds: exchange.bodyReadMicroseconds,
      answeredMicroseconds: exchange.answeredMicroseconds,
      closedMicroseconds: exchange.closedMicroseconds,
      clientGone: exchange.isClientGone || undefined,
    }),
    requestBytes,
    responseBytes,
    requestHeaders: headerPairs(exchange.requestHeaders),
    responseHeaders: headerPairs(exchange.responseHeaders),
    ...given({
      requestBody: excerpt(exchange.requestBody),
      responseBody: excerpt(exchange.responseBody),
      fault: exchange.fault,
      sent: exchange.sent && presentSent(exchange.sent),
      stray: exchange.isStray || undefined,
      credentialOf: exchange.credentialOf,
      changes: exchange.changes && [...exchange.changes],
    }),
  };
}
