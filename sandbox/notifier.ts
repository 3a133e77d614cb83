import type { DeliveryAttempt, DeliveryResult } from './domain/notification.ts';
import { type Instant, MINUTE, SECOND, type Timer } from './lib/clock.ts';
import {
  concernsNotifications,
  type DeliveryJob,
  recordAttempt,
  type Turn,
  takeTurn,
} from './services/notification-queue.ts';
import { runUnit } from './services/run-unit.ts';
import type { Host } from './services/unit.ts';
import { isWorldName } from './services/world-names.ts';
import { type Store, StoreUnavailableError, type WorldStore } from './stores/store.ts';
import type { WebhookSender } from './webhook-sender.ts';

export interface NotifierOptions {
  readonly store: Store;
  readonly host: Host;
  readonly sender: WebhookSender;
  readonly timer: Timer;
  /** Told, in words without addresses, of what keeps notifications from being sent. */
  onWarning(message: string): void;
}

/** How long {@link Notifier.close} waits for deliveries under way, in milliseconds. */
const CLOSING_GRACE = 2 * SECOND;
/** Deliveries at the same time, over all worlds. */
const MOST_AT_ONCE = 64;
/** Deliveries at the same time to one application: a receiver that answers slowly takes no more of them. */
export const MOST_PER_APPLICATION = 4;
/** No timer of Node waits longer than 2^31 ms; whoever waits longer looks in between. */
const LONGEST_WAIT = 60 * MINUTE;

/** What is known of a world that has something to deliver. Gone with the world's data, see `forget`. */
interface WorldQueue {
  readonly id: string;
  readonly store: WorldStore;
  readonly running: Map<string, { readonly job: DeliveryJob; readonly abort: AbortController }>;
  /** The world was replaced: what comes of its deliveries is nobody's any more. */
  gone: boolean;
  looking: boolean;
  /** Asked for while it looked. */
  again: boolean;
  timer: { readonly at: Instant; cancel(): void } | undefined;
}

/**
 * Delivers notifications of every world as webhooks, at least once each: what a receiver took is marked
 * afterwards, so a crash in between sends it again, with the same `webhook-id` and body. Runs beside the
 * requests and never holds one up. Where somebody waits to be told, it also runs what falls due by itself.
 */
export class Notifier {
  readonly #options: NotifierOptions;
  readonly #queues = new Map<string, WorldQueue>();
  readonly #starved = new Set<WorldQueue>();
  readonly #work = new Set<Promise<void>>();
  #running = 0;
  #started = false;
  #closed = false;

  constructor(options: NotifierOptions) {
    this.#options = options;
  }

  /** Begins with what waits from before. */
  async start(): Promise<void> {
    this.#started = true;
    for (const worldId of (await this.#options.store.worlds()).filter(isWorldName)) this.wake(worldId);
  }

  /** There may be something to do in a world: it is looked for soon, but not within the caller's transaction. */
  wake(worldId: string): void {
    if (!this.#started || this.#closed) return;
    let queue = this.#queues.get(worldId);
    if (queue === undefined) {
      const store = this.#options.store.world(worldId);
      const state = { gone: false, looking: false, again: false, timer: undefined };
      queue = { id: worldId, store, running: new Map(), ...state };
      this.#queues.set(worldId, queue);
    }
    this.#lookAt(queue, this.#options.host.now());
  }

  /** A world was cleared or replaced: its deliveries are called off, and nothing of them is written down. */
  forget(worldId: string): void {
    const queue = this.#queues.get(worldId);
    if (queue === undefined) return;
    this.#queues.delete(worldId);
    this.#starved.delete(queue);
    queue.gone = true;
    queue.timer?.cancel();
    for (const { abort } of queue.running.values()) abort.abort();
  }

  /** Delivers what is due now. Resolves when nothing is being delivered or due: what failed waits on. */
  async settled(): Promise<void> {
    for (;;) {
      for (const queue of this.#queues.values()) {
        if (queue.timer === undefined || queue.timer.at > this.#options.host.now() || this.#closed) continue;
        queue.timer.cancel();
        this.#fire(queue);
      }
      if (this.#work.size === 0) return;
      await Promise.all(this.#work);
    }
  }

  /** Stops after what is being delivered; what takes too long is called off and sent again at the next start. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const queue of this.#queues.values()) queue.timer?.cancel();
    if (this.#work.size === 0) return;
    let cancel = () => {};
    const grace = new Promise<void>((resolve) => {
      cancel = this.#options.timer.after(CLOSING_GRACE, resolve, true);
    });
    await Promise.race([this.settled(), grace]);
    cancel();
    for (const worldId of [...this.#queues.keys()]) this.forget(worldId);
  }

  #lookAt(queue: WorldQueue, at: Instant): void {
    if (this.#closed || queue.gone) return;
    if (queue.looking) {
      queue.again = true;
      return;
    }
    if (queue.timer !== undefined && queue.timer.at <= at) return;
    queue.timer?.cancel();
    const wait = Math.min(LONGEST_WAIT, Math.max(0, at - this.#options.host.now()));
    queue.timer = { at, cancel: this.#options.timer.after(wait, () => this.#fire(queue)) };
  }

  #fire(queue: WorldQueue): void {
    queue.timer = undefined;
    this.#follow(this.#look(queue));
  }

  #follow(work: Promise<void>): void {
    this.#work.add(work);
    void work.finally(() => this.#work.delete(work));
  }

  async #look(queue: WorldQueue): Promise<void> {
    let next: Instant | undefined;
    queue.looking = true;
    try {
      do {
        queue.again = false;
        next = await this.#begin(queue);
      } while (queue.again && !this.#closed && !queue.gone);
    } catch (error) {
      next = this.#failed(error);
    }
    queue.looking = false;
    if (next !== undefined) this.#lookAt(queue, next);
    else if (queue.running.size === 0 && queue.timer === undefined && !queue.gone)
      this.#queues.delete(queue.id);
  }

  /** A store that has failed stays so until a restart; anything else passes. @returns when to look again */
  #failed(error: unknown): Instant | undefined {
    const forGood = error instanceof StoreUnavailableError;
    if (!this.#closed) {
      const words = `notifications are not sent ${forGood ? 'any more' : 'for now'}`;
      this.#options.onWarning(`${words}: ${(error as Error).message}`);
    }
    if (forGood) this.#closed = true;
    return forGood ? undefined : this.#options.host.now() + MINUTE;
  }

  /** Begins what is due in a world and there is room for. @returns when to look again, on the host's clock */
  async #begin(queue: WorldQueue): Promise<Instant | undefined> {
    const { host } = this.#options;
    if (!(await queue.store.transact((tx) => concernsNotifications({ tx })))) return undefined;
    const turn: Turn = await runUnit(queue.store, host, (unit) =>
      takeTurn(unit, {
        total: MOST_AT_ONCE - this.#running,
        perApplication: (applicationId) => MOST_PER_APPLICATION - runningFor(queue, applicationId),
        isRunning: (notificationId) => queue.running.has(notificationId),
      }),
    );
    // Only what a crash cannot take back is told to anybody.
    await queue.store.durable();
    if (this.#closed || queue.gone) return undefined;
    for (const job of turn.jobs) {
      const abort = new AbortController();
      queue.running.set(job.notificationId, { job, abort });
      this.#running += 1;
      this.#follow(this.#deliver(queue, job, abort.signal));
    }
    if (turn.starved) this.#starved.add(queue);
    return turn.next;
  }

  async #deliver(queue: WorldQueue, job: DeliveryJob, signal: AbortSignal): Promise<void> {
    const { host, onWarning } = this.#options;
    const at = host.now();
    let next: Instant | undefined;
    try {
      const result = await this.#send(job, at, signal);
      if (queue.gone) return;
      const attempt: DeliveryAttempt = { at, duration: Math.max(0, host.now() - at), ...result };
      const after = await runUnit(queue.store, host, (unit) => recordAttempt(unit, job, attempt));
      if (after?.state === 'FAILED') {
        onWarning(`notification ${job.notificationId} is given up after ${after.attemptCount} attempts`);
      }
    } catch (error) {
      // Not written down, so it is sent again: not at once, or a fault of ours would hammer a receiver.
      next = this.#failed(error);
    } finally {
      queue.running.delete(job.notificationId);
      this.#running -= 1;
      this.#lookAt(queue, next ?? host.now());
      for (const starved of this.#starved) this.#lookAt(starved, host.now());
      this.#starved.clear();
    }
  }

  async #send(job: DeliveryJob, at: Instant, signal: AbortSignal): Promise<DeliveryResult> {
    const { notificationId: id, url, payload, secrets } = job;
    if (secrets.length === 0) return { fault: 'SECRET_UNREADABLE' };
    try {
      return await this.#options.sender({ url, id, at, payload, secrets }, signal);
    } catch {
      return { fault: 'FAILED' };
    }
  }
}

function runningFor({ running }: WorldQueue, applicationId: string): number {
  let count = 0;
  for (const { job } of running.values()) if (job.applicationId === applicationId) count += 1;
  return count;
}
