import type { operations } from '../../spec/generated/control.types.ts';
import { type Exchange, type ExchangeLog, shownPath } from '../http/exchange-log.ts';
import type { Timer } from '../lib/clock.ts';
import { Problem } from '../lib/errors.ts';
import { archiveOf } from './exchange-archive.ts';
import { presentExchange } from './exchange-presenter.ts';
import { exchangeStream } from './exchange-stream.ts';
import type { ControlHandlers } from './wire.ts';

const DEFAULT_EXCHANGES = 50;

type Filters = NonNullable<operations['exportExchanges']['parameters']['query']>;

function concerns(exchange: Exchange, objectId: string): boolean {
  return (
    exchange.changes?.some(({ id }) => id === objectId) === true ||
    shownPath(exchange.url).split('/').includes(objectId)
  );
}

function matcherOf(filters: Filters): (exchange: Exchange) => boolean {
  const { operationId, status, problemCode, door, applicationId, requestId, objectId } = filters;
  return (exchange) =>
    (operationId === undefined || exchange.operationId === operationId) &&
    (status === undefined || exchange.status === status) &&
    (problemCode === undefined || exchange.problemCode === problemCode) &&
    (door === undefined || exchange.door === door) &&
    (applicationId === undefined || exchange.applicationId === applicationId) &&
    (requestId === undefined || exchange.requestId === requestId) &&
    (objectId === undefined || concerns(exchange, objectId));
}

/** @throws Problem VALIDATION_FAILED when it is no number of an exchange */
function lastEventId(text: string | undefined): number | undefined {
  if (text === undefined || text === '') return undefined;
  if (/^[0-9]{1,15}$/.test(text)) return Number(text);
  const detail = '/header/Last-Event-ID must be the number of an exchange';
  throw new Problem('VALIDATION_FAILED', detail, {
    errors: [{ pointer: '/header/Last-Event-ID', code: 'WRONG_FORMAT', detail }],
  });
}

/** Where to begin: after what was seen last, else from now on. Numbers of a world that is gone mean nothing. */
function startOf(log: ExchangeLog, seen: number | undefined): number {
  if (seen === undefined) return log.last;
  return seen > log.last ? 0 : seen;
}

type Served = 'listExchanges' | 'getExchange' | 'followExchanges' | 'exportExchanges';

/**
 * What the doors of the world were asked and answered.
 * @param recording whether exchanges are kept at all
 */
export function exchangeOperations(timer: Timer, recording: boolean): Pick<ControlHandlers, Served> {
  return {
    listExchanges({ query }, { world }) {
      const { limit = DEFAULT_EXCHANGES, afterNumber = 0 } = query;
      const found = world.exchanges.latest(limit, matcherOf(query), afterNumber);
      const { dropped } = world.exchanges;
      return { status: 200, body: { data: found.map(presentExchange), dropped, recording } };
    },

    getExchange({ path }, { world }) {
      const exchange = world.exchanges.get(path.exchangeNumber);
      if (exchange === undefined) {
        const words = `No exchange with the number ${path.exchangeNumber} is held.`;
        throw new Problem('EXCHANGE_NOT_FOUND', words);
      }
      return { status: 200, body: presentExchange(exchange) };
    },

    followExchanges({ query }, context) {
      const log = context.world.exchanges;
      const after = startOf(log, lastEventId(context.header('last-event-id')) ?? query.afterNumber);
      const stream = exchangeStream({ log, after, timer, matches: matcherOf(query) });
      return {
        status: 200,
        headers: { 'cache-control': 'no-store' },
        rendered: { payload: '', mediaType: 'text/event-stream; charset=utf-8', stream },
      };
    },

    exportExchanges({ query }, { world }) {
      const { afterNumber = 0 } = query;
      const matches = matcherOf(query);
      const held = [...world.exchanges.held()].filter((one) => one.number > afterNumber && matches(one));
      return { status: 200, body: archiveOf(held) };
    },
  };
}
