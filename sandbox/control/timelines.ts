import { type Exchange, type ExchangeLog, excerpt, shownPath } from '../http/exchange-log.ts';
import { formatInstant } from '../lib/clock.ts';
import { applicationTimeline } from '../services/timelines/applications.ts';
import { batchTimeline } from '../services/timelines/batches.ts';
import { creditTimeline } from '../services/timelines/credits.ts';
import type { Timeline, TimelineEvent } from '../services/timelines/event.ts';
import { refundTimeline } from '../services/timelines/refunds.ts';
import { virtualAccountTimeline } from '../services/timelines/virtual-accounts.ts';
import type { ControlHandlers, Wire } from './wire.ts';

/** An event with the exchange that brought it about, as far as one is held. */
interface Told extends TimelineEvent {
  readonly exchange?: Exchange | undefined;
}

/** Held exchanges by what they wrote. */
type Causes = ReadonlyMap<string, readonly Exchange[]>;

function causesIn(log: ExchangeLog): Causes {
  const causes = new Map<string, Exchange[]>();
  for (const exchange of log.held()) {
    for (const { object, id, kind } of exchange.changes ?? []) {
      const name = `${object}|${id}|${kind}`;
      const known = causes.get(name);
      if (known === undefined) causes.set(name, [exchange]);
      else known.push(exchange);
    }
  }
  return causes;
}

/** The exchange that made the write by which an event is known. */
function causeOf(causes: Causes, { mark, at }: TimelineEvent): Exchange | undefined {
  if (mark === undefined) return undefined;
  const made = causes.get(`${mark.object}|${mark.id}|${mark.kind}`);
  // What fell due was run by a call at or after its instant; what was asked for happened at that of its call.
  return mark.kind === 'CREATED' ? made?.[0] : made?.find((exchange) => exchange.at >= at);
}

/** A payment was queued when its notice came, which only the exchange knows. */
function toldBy(causes: Causes, event: TimelineEvent): Told[] {
  const exchange = causeOf(causes, event);
  if (event.what !== 'CREDIT_QUEUED' || event.links.length > 0) return [{ ...event, exchange }];
  return exchange === undefined ? [] : [{ ...event, at: exchange.at, exchange }];
}

function detailOf(exchange: Exchange): string {
  try {
    const { detail } = JSON.parse(excerpt(exchange.responseBody) ?? '{}') as { detail?: string };
    return detail ?? `Answered with status ${exchange.status}.`;
  } catch {
    return `Answered with status ${exchange.status}.`;
  }
}

/**
 * What leaves no row: modifications before the last, a batch that is served again, acknowledgements and refunds that
 * are refused.
 */
function tracesOf(exchange: Exchange, { object, id }: Timeline): Told[] {
  const { operationId, problemCode, at } = exchange;
  const event = (what: TimelineEvent['what'], words: string): Told[] => [
    { at, what, words, links: [], exchange },
  ];
  if (object === 'TRANSACTION_BATCH') {
    if (operationId === 'fetchTransactionBatch' && exchange.changes === undefined) {
      const attempt = exchange.responseHeaders['delivery-attempt'];
      if (attempt === undefined || excerpt(exchange.responseBody)?.includes(`"${id}"`) !== true) return [];
      return event('BATCH_FETCHED_AGAIN', `The same batch was served again, attempt ${String(attempt)}.`);
    }
    const isOfBatch = shownPath(exchange.url).split('/').includes(id);
    if (operationId !== 'acknowledgeTransactionBatch' || !isOfBatch || problemCode === undefined) return [];
    return event('BATCH_ACKNOWLEDGEMENT_REFUSED', `${detailOf(exchange)} (${problemCode})`);
  }
  if (object === 'VIRTUAL_ACCOUNT') {
    if (operationId !== 'modifyVirtualAccounts') return [];
    const isOfAccount = exchange.changes?.some((change) => change.object === object && change.id === id);
    return isOfAccount === true ? event('VIRTUAL_ACCOUNT_MODIFIED', 'Modified.') : [];
  }
  if (object !== 'TRANSACTION' || operationId !== 'initiateRefund' || problemCode === undefined) return [];
  if (excerpt(exchange.requestBody)?.includes(`"${id}"`) !== true) return [];
  return event('REFUND_REFUSED', `${detailOf(exchange)} (${problemCode})`);
}

function presentEvent({ at, what, words, links, exchange, requestId }: Told): Wire['TimelineEvent'] {
  const call = exchange?.requestId ?? requestId;
  return {
    at: formatInstant(at),
    what,
    words: words.replace(/\p{Cc}/gu, ' ').slice(0, 600),
    links: [...links],
    ...(exchange !== undefined && { exchangeNumber: exchange.number }),
    // The sandbox's own doings have a word of theirs instead of a request.
    ...(call !== undefined && call.length >= 8 && { requestId: call }),
  };
}

function present(log: ExchangeLog, timeline: Timeline): Wire['Timeline'] {
  const { object, id, now, complete } = timeline;
  const causes = causesIn(log);
  const told = timeline.events.flatMap((event) => toldBy(causes, event));
  const known = new Set(told.map(({ exchange }) => exchange));
  const traces = [...log.held()].filter((exchange) => !known.has(exchange));
  const events = [...told, ...traces.flatMap((exchange) => tracesOf(exchange, timeline))];
  events.sort((a, b) => a.at - b.at);
  return { object, id, now: formatInstant(now), events: events.map(presentEvent), complete };
}

type Served =
  | 'getVirtualAccountTimeline'
  | 'getCreditTimeline'
  | 'getTransactionBatchTimeline'
  | 'getRefundTimeline'
  | 'getApplicationTimeline';

/** Why an object is as it is: from its rows, and from the exchanges that are still held. */
export const timelineOperations: Pick<ControlHandlers, Served> = {
  async getVirtualAccountTimeline({ path }, { unit, world }) {
    const timeline = await virtualAccountTimeline(unit, path.virtualAccountNumber);
    return { status: 200, body: present(world.exchanges, timeline) };
  },
  async getCreditTimeline({ path }, { unit, world }) {
    const timeline = await creditTimeline(unit, path.transactionReferenceNumber);
    return { status: 200, body: present(world.exchanges, timeline) };
  },
  async getTransactionBatchTimeline({ path }, { unit, world }) {
    return { status: 200, body: present(world.exchanges, await batchTimeline(unit, path.batchId)) };
  },
  async getRefundTimeline({ path }, { unit, world }) {
    return { status: 200, body: present(world.exchanges, await refundTimeline(unit, path.refundId)) };
  },
  async getApplicationTimeline({ path }, { unit, world }) {
    const timeline = await applicationTimeline(unit, path.applicationId);
    return { status: 200, body: present(world.exchanges, timeline) };
  },
};
