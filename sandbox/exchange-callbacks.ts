import { presentExchange } from './control/exchange-presenter.ts';
import type { ExchangeCallback } from './exchange-callback.ts';
import type { Exchange, ExchangeListener } from './http/exchange-log.ts';

/** Who in this process wants to be told of exchanges. */
export interface ExchangeCallbacks {
  /** Told of each one as it is added to the log, within the call. */
  readonly onExchange?: ExchangeCallback | undefined;
  /** Told of it again when its answer has left, or its connection has closed. */
  readonly onExchangeEnd?: ExchangeCallback | undefined;
  /** Told of what a callback throws: the call that it was told of goes on. */
  readonly onFault: (error: unknown, requestId: string) => void;
}

/** The listeners of the worlds' logs; undefined where nobody wants to be told, so that nothing is shown for nobody. */
export function exchangeListeners({
  onExchange,
  onExchangeEnd,
  onFault,
}: ExchangeCallbacks): ((worldId: string) => ExchangeListener) | undefined {
  if (onExchange === undefined && onExchangeEnd === undefined) return undefined;
  const tell = (callback: ExchangeCallback | undefined, worldId: string, exchange: Exchange) => {
    try {
      callback?.(worldId, presentExchange(exchange));
    } catch (error) {
      onFault(error, exchange.requestId);
    }
  };
  return (worldId) => ({
    added: (exchange) => tell(onExchange, worldId, exchange),
    ended: (exchange) => tell(onExchangeEnd, worldId, exchange),
  });
}
