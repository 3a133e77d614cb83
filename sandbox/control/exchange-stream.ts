import type { Exchange, ExchangeLog } from '../http/exchange-log.ts';
import { SECOND, type Timer } from '../lib/clock.ts';
import { presentExchange } from './exchange-presenter.ts';

/** How often a comment keeps the connection from looking dead, to proxies as well. */
const HEARTBEAT = 15 * SECOND;
/** Characters handed over at a time: what waits for a slow consumer beside the log itself. */
const PIECE = 64 * 1024;

export interface Following {
  readonly log: ExchangeLog;
  /** The number after which to begin. */
  readonly after: number;
  readonly timer: Timer;
  matches(exchange: Exchange): boolean;
}

/**
 * The exchanges of a log as server-sent events, from a number on. It holds a number, never exchanges: what a slow
 * consumer has not read waits in the log, and when it had to make room there, a `gap` says so. Ends when the log is
 * cleared.
 */
export function exchangeStream({ log, after, timer, matches }: Following): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const { epoch } = log;
  let next = after + 1;
  let isGreeted = false;
  let isCancelled = false;
  let leave = () => {};

  const take = (): string => {
    let text = '';
    if (next <= log.dropped) {
      text = `event: gap\ndata: ${JSON.stringify({ from: next, to: log.dropped })}\n\n`;
      next = log.dropped + 1;
    }
    for (; next <= log.last && text.length < PIECE; next++) {
      const exchange = log.get(next);
      if (exchange !== undefined && matches(exchange)) text += eventOf(exchange);
    }
    return text;
  };
  /** Resolves with false when nothing has come for a while. */
  const somethingNew = (): Promise<boolean> =>
    new Promise((resolve) => {
      const end = (isNew: boolean) => {
        unfollow();
        cancel();
        resolve(isNew);
      };
      const unfollow = log.follow(() => end(true));
      const cancel = timer.after(HEARTBEAT, () => end(false));
      leave = () => end(true);
    });

  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const send = (text: string) => controller.enqueue(encoder.encode(text));
        if (!isGreeted) {
          // At once: a client that waits for the head of the answer must not wait for an exchange.
          isGreeted = true;
          send(`retry: 1000\n: following after ${after}\n\n`);
          return;
        }
        for (;;) {
          if (isCancelled) return;
          if (log.epoch !== epoch) {
            controller.close();
            return;
          }
          const text = take();
          if (text !== '') {
            send(text);
            return;
          }
          if (!(await somethingNew())) {
            send(': still here\n\n');
            return;
          }
        }
      },
      cancel() {
        isCancelled = true;
        leave();
      },
    },
    // Nothing is read ahead of the consumer.
    { highWaterMark: 0 },
  );
}

function eventOf(exchange: Exchange): string {
  return `id: ${exchange.number}\nevent: exchange\ndata: ${JSON.stringify(presentExchange(exchange))}\n\n`;
}
