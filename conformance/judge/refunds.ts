import { type JsonObject, jsonOf, objectOf } from '../lib/json.ts';
import type { Evidence, RecordedExchange, RecordedLedger, SessionTime } from './evidence.ts';
import { byStart, isReadAsSuccess, keyOf, listOf, requestOf, textOf } from './wire.ts';

/** Reading what the integration asked and learned of refunds. Nothing here judges. */

/** What one answer told of one refund. */
export interface RefundReading {
  readonly refundId: string;
  readonly reference: string;
  /** ACCEPTED, IN_PROCESS, PROCESSED, FAILED, RETURNED; or a word that this contract does not know. */
  readonly status: string;
  readonly nextPollAfterSeconds: number;
  readonly exchange: RecordedExchange;
}

const LIVE = new Set(['ACCEPTED', 'IN_PROCESS']);

/** Whether the outcome was open when this was told. */
export function isLive({ status }: Pick<RefundReading, 'status'>): boolean {
  return LIVE.has(status);
}

function readingOf(refund: JsonObject, exchange: RecordedExchange): readonly RefundReading[] {
  const refundId = textOf(refund['refundId']);
  const reference = textOf(refund['transactionReferenceNumber']);
  const status = textOf(refund['status']);
  if (refundId === undefined || reference === undefined || status === undefined) return [];
  const next = refund['nextPollAfterSeconds'];
  const nextPollAfterSeconds = typeof next === 'number' ? next : 0;
  return [{ refundId, reference, status, nextPollAfterSeconds, exchange }];
}

/** Everything that the integration could read of refunds, in the order in which it asked. */
export function refundReadings({ exchanges }: Pick<Evidence, 'exchanges'>): readonly RefundReading[] {
  return byStart(exchanges).flatMap((exchange) => {
    if (!isReadAsSuccess(exchange)) return [];
    const body = objectOf(jsonOf(exchange.responseBody));
    if (exchange.operation === 'listRefunds') {
      return listOf(body['data']).flatMap((refund) => readingOf(refund, exchange));
    }
    if (exchange.operation !== 'getRefund' && exchange.operation !== 'initiateRefund') return [];
    return readingOf(body, exchange);
  });
}

/** Whether the integration had read such a status of a credit's refund before a moment. */
export function hasRead(
  readings: readonly RefundReading[],
  reference: string,
  statuses: readonly string[],
  before: SessionTime,
): boolean {
  return readings.some(
    (one) => one.reference === reference && statuses.includes(one.status) && one.exchange.endedAt <= before,
  );
}

/** The states that a ledger tells of a credit's refund. */
export function refundStates(ledger: RecordedLedger, reference: string): readonly string[] {
  return ledger.refunds
    .filter((refund) => refund.transactionReferenceNumber === reference)
    .map(({ state }) => state);
}

/** The credit that a request for a refund names, as it was sent; undefined when it names none. */
export function referenceOf(exchange: RecordedExchange): string | undefined {
  return textOf(requestOf(exchange)['transactionReferenceNumber']);
}

/** A refund that was asked for on the wire. */
export interface SentRefund {
  /** As it was sent, whatever it is; empty when there was none. */
  readonly reference: string;
  readonly exchange: RecordedExchange;
}

/** Requests for a refund, each piece of work (each key) once, by its first attempt. */
export function sentRefunds({ exchanges }: Pick<Evidence, 'exchanges'>): readonly SentRefund[] {
  const seen = new Set<string>();
  return byStart(exchanges).flatMap((exchange) => {
    if (exchange.operation !== 'initiateRefund') return [];
    const key = keyOf(exchange);
    if (key !== undefined && seen.has(key)) return [];
    if (key !== undefined) seen.add(key);
    return [{ reference: referenceOf(exchange) ?? '', exchange }];
  });
}
