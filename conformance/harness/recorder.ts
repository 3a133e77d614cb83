import type { components } from '../../spec/generated/control.types.ts';
import type { RecordedExchange, SessionTime } from '../judge/evidence.ts';
import type { SessionWorld } from './session-world.ts';

type Exchange = components['schemas']['Exchange'];

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

/** Whether the integration sent it, for this session: the kit's own calls come by no connection. */
function isIntegrations(exchange: Exchange, kitApplicationId: string): boolean {
  return (
    exchange.door === 'BANK' &&
    exchange.connection !== undefined &&
    exchange.credentialOf === undefined &&
    exchange.applicationId !== kitApplicationId
  );
}

/** The exchanges of one world as its session's evidence: the integration's own, in order. */
export class Recorder {
  readonly #kept: ReadonlyMap<number, Exchange>;
  readonly #listeners: SessionWorld['listeners'];
  readonly #kitApplicationId: string;
  /** When the session began, in milliseconds of performance.now(). */
  readonly #base: number;
  readonly #labels: ReadonlyMap<string, string>;

  /**
   * @param kept exchanges of the world by their number, as they come
   * @param labels names of fault scripts by their id, filled by whoever arms them
   */
  constructor({ kept, listeners, kit }: SessionWorld, base: number, labels: ReadonlyMap<string, string>) {
    this.#kept = kept;
    this.#listeners = listeners;
    this.#kitApplicationId = kit.applicationId;
    this.#base = base;
    this.#labels = labels;
  }

  /** All of the integration's exchanges up to now; those under way are said to end at this moment. */
  all(now: SessionTime): RecordedExchange[] {
    return [...this.#kept.values()]
      .filter((one) => isIntegrations(one, this.#kitApplicationId))
      .sort((one, other) => one.number - other.number)
      .map((one) => this.#record(one, now));
  }

  /**
   * Calls back once, in the very moment in which the bank has done the integration's next call of this operation.
   * @returns calls it off
   */
  onNext(operation: string, callBack: () => void): () => void {
    const listener = (exchange: Exchange) => {
      if (exchange.operationId !== operation || !isIntegrations(exchange, this.#kitApplicationId)) return;
      callOff();
      callBack();
    };
    const callOff = () => void this.#listeners.delete(listener);
    this.#listeners.add(listener);
    return callOff;
  }

  /** Whether a request of the integration still waits for its answer. */
  isAnyOpen(): boolean {
    return [...this.#kept.values()].some(
      ({ connection, answeredMicroseconds, closedMicroseconds }) =>
        connection !== undefined && answeredMicroseconds === undefined && closedMicroseconds === undefined,
    );
  }

  #times(
    exchange: Exchange,
    now: SessionTime,
  ): Pick<RecordedExchange, 'startedAt' | 'endedAt' | 'abandonedAt'> {
    const { answeredMicroseconds: answered, closedMicroseconds: closed } = exchange;
    const since = (microseconds: number) =>
      Math.round(exchange.arrivedMicroseconds + microseconds - this.#base * 1000) / 1000;
    const startedAt = since(0);
    const end = answered ?? closed;
    const endedAt = end === undefined ? Math.max(now, startedAt) : since(end);
    return { startedAt, endedAt, abandonedAt: exchange.clientGone === true ? endedAt : undefined };
  }

  #record(exchange: Exchange, now: SessionTime): RecordedExchange {
    const { fault } = exchange;
    return {
      number: exchange.number,
      operation: exchange.operationId,
      method: exchange.method,
      path: exchange.path,
      query: exchange.query,
      ...this.#times(exchange, now),
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
