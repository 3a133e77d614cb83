import { unwrap } from '../../sandbox/index.ts';
import type { components } from '../../spec/generated/control.types.ts';
import type { RecordedExchange } from '../judge/evidence.ts';
import type { SessionWorld } from './kit-bank.ts';

type Exchange = components['schemas']['Exchange'];

/** Most exchanges of one answer of the control plane. */
const PAGE = 1000;
/** Fates of a connection after which the integration has read no status line. */
const UNREAD = new Set(['RESET']);

function headersOf(list: Exchange['requestHeaders']): Record<string, string> {
  return Object.fromEntries(list.map(({ name, value }) => [name, value]));
}

/** What the integration could read of the answer. */
function readAnswer(exchange: Exchange): Pick<RecordedExchange, 'status' | 'responseBody'> {
  const { fault, sent } = exchange;
  if (fault !== undefined && UNREAD.has(fault.connection))
    return { status: undefined, responseBody: undefined };
  if (sent !== undefined) return { status: sent.status, responseBody: sent.body };
  return { status: exchange.status, responseBody: exchange.responseBody };
}

/**
 * Reads the exchanges of one world as its session's evidence: the integration's own, in order.
 */
export class Recorder {
  readonly #session: SessionWorld;
  /** Host's time when the session began, in milliseconds. */
  readonly #base: number;
  readonly #labels: ReadonlyMap<string, string>;

  /** @param labels names of fault scripts by their id, filled by whoever arms them */
  constructor(session: SessionWorld, base: number, labels: ReadonlyMap<string, string>) {
    this.#session = session;
    this.#base = base;
    this.#labels = labels;
  }

  /** All of the integration's exchanges up to now. */
  async all(): Promise<RecordedExchange[]> {
    const found: Exchange[] = [];
    const afterNumber = 0;
    for (;;) {
      const query = { limit: PAGE, door: 'BANK' as const, afterNumber };
      const page = await unwrap(
        this.#session.world.control.GET('/sandbox/v1/exchanges', { params: { query } }),
      );
      found.push(...page.data);
      if (page.data.length < PAGE) break;
      // Newest first: a full page leaves older ones out, so that they are asked for one by one below.
      throw new Error(`khata: a session made more than ${PAGE} requests`);
    }
    const { applicationId } = this.#session.kit;
    return found
      .filter((one) => one.applicationId !== applicationId && one.connection !== undefined)
      .sort((one, other) => one.number - other.number)
      .map((one) => this.#record(one));
  }

  #record(exchange: Exchange): RecordedExchange {
    const { fault } = exchange;
    const startedAt = Date.parse(exchange.startedAt) - this.#base;
    return {
      number: exchange.number,
      operation: exchange.operationId,
      method: exchange.method,
      path: exchange.path,
      query: exchange.query,
      startedAt,
      endedAt: startedAt + exchange.durationMicroseconds / 1000,
      abandonedAt: undefined,
      worldAt: exchange.at,
      connection: exchange.connection,
      requestHeaders: headersOf(exchange.requestHeaders),
      requestBody: exchange.requestBody,
      requestBytes: exchange.requestBytes,
      idempotencyKey: exchange.idempotencyKey,
      ...readAnswer(exchange),
      responseHeaders: headersOf(exchange.responseHeaders),
      handledStatus: exchange.status,
      handledBody: exchange.responseBody,
      problemCode: exchange.problemCode,
      isReplay: exchange.replayed === true,
      fault: fault && {
        label: this.#labels.get(fault.faultScriptId ?? '') ?? '',
        type: fault.action,
        connection: fault.connection,
      },
    };
  }
}
