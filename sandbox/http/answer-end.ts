import type { RequestRecord } from './call.ts';
import type { Exchange, ExchangeLog } from './exchange-log.ts';

/** Microseconds since a moment of performance.now(). */
export function microsecondsSince(moment: number): number {
  return Math.round((performance.now() - moment) * 1000);
}

/**
 * Lets an exchange know how its answer ended on the wire: when the last byte was handed to the connection, or
 * when the connection closed before that, and whether it was the client who closed it. In process there is no wire.
 */
export function watchAnswerEnd({ c, started }: RequestRecord, exchange: Exchange, log: ExchangeLog): void {
  const outgoing = c.env?.outgoing;
  if (outgoing === undefined) return;
  if (outgoing.destroyed) {
    // Gone before there was an answer: it is not known since when.
    exchange.isClientGone = true;
    exchange.closedMicroseconds = exchange.durationMicroseconds;
    return;
  }
  outgoing.once('close', () => {
    const microseconds = microsecondsSince(started);
    if (outgoing.writableFinished) exchange.answeredMicroseconds = microseconds;
    else {
      exchange.closedMicroseconds = microseconds;
      const fate = exchange.fault?.connection;
      exchange.isClientGone = fate !== 'RESET' && fate !== 'CUT';
    }
    log.ended(exchange);
  });
}
