import type { Timer } from './lib/clock.ts';
import { type WebhookReach, webhookUrlFault } from './lib/webhook-address.ts';
import { composeNotification } from './notification-payload.ts';
import { Notifier } from './notifier.ts';
import type { Host } from './services/unit.ts';
import type { Store } from './stores/store.ts';
import type { WebhookSender } from './webhook-sender.ts';

/** Where notifications (webhooks) may go. */
export interface NotificationOptions {
  /**
   * true: to private networks and by http as well. false: to addresses of the Internet only. Left out: to those, and
   * to this machine where only this machine can say where notifications go.
   */
  readonly allowPrivate?: boolean | undefined;
  /** Whether only this machine reaches the sandbox. Left out: unless it has a `publicUrl`. */
  readonly localOnly?: boolean | undefined;
}

/**
 * Where webhooks may go. Whoever can set an address on a sandbox that only its own machine reaches is on that
 * machine and could send the request themselves; anybody else could make the sandbox their hand (ADR 0020).
 */
export function webhookReach(
  { allowPrivate, localOnly }: NotificationOptions,
  publicUrl: string | undefined,
): WebhookReach {
  if (allowPrivate !== undefined) return allowPrivate ? 'ANY' : 'PUBLIC';
  return (localOnly ?? publicUrl === undefined) ? 'LOOPBACK' : 'PUBLIC';
}

/** The way out, loaded at the first delivery: start-up does not pay for it. */
function lazySender(reach: WebhookReach, timer: Timer): WebhookSender {
  let sender: WebhookSender | undefined;
  return async (request, signal) => {
    sender ??= (await import('./webhook-sender.ts')).webhookSender({ reach, timer });
    return await sender(request, signal);
  };
}

/**
 * Makes what delivers notifications of a store's worlds.
 * @param base the host without it
 * @returns the host that lets services write notifications, and the notifier, to be started and closed
 */
export function openNotifier(
  store: Store,
  base: Host,
  options: {
    readonly notifications?: NotificationOptions | undefined;
    readonly publicUrl?: string | undefined;
    readonly timer: Timer;
    readonly onWarning?: ((message: string) => void) | undefined;
  },
): { host: Host; notifier: Notifier } {
  const { timer, notifications = {}, publicUrl, onWarning = () => {} } = options;
  const reach = webhookReach(notifications, publicUrl);
  const host: Host = {
    ...base,
    now: () => base.now(),
    notifications: {
      compose: composeNotification,
      urlFault: (url) => webhookUrlFault(url, reach),
      wake: (worldId) => notifier.wake(worldId),
    },
  };
  const notifier = new Notifier({ store, host, sender: lazySender(reach, timer), timer, onWarning });
  return { host, notifier };
}
