import type { Timer } from '../lib/clock.ts';
import type { WorldStore } from '../stores/store.ts';
import { runUnit } from './run-unit.ts';
import { PlanMeter } from './throttle.ts';
import { type Host, openUnit, type Unit } from './unit.ts';
import { UsageMeter } from './usage.ts';

/** Milliseconds for which counted calls may wait for a flush: what a crash takes of the analytics. */
const FLUSH_INTERVAL = 5_000;
/** Records that may wait; more are flushed at once. */
const FLUSH_SIZE = 2_000;

export interface MeterOptions {
  readonly store: WorldStore;
  readonly host: Host;
  readonly timer: Timer;
  /** Told of a flush that failed; the store's own failures show in every answer anyway. */
  readonly onFault: (error: unknown) => void;
}

/** What one world keeps of its callers' traffic: plans, and usage. */
export class WorldMeter {
  readonly plans = new PlanMeter();
  readonly usage = new UsageMeter();
  readonly #options: MeterOptions;
  #flushing: Promise<void> | undefined;
  #cancel: (() => void) | undefined;

  constructor(options: MeterOptions) {
    this.#options = options;
  }

  /** Runs one unit of work of the world. */
  readonly run = async <R>(work: (unit: Unit) => Promise<R>): Promise<R> =>
    await runUnit(this.#options.store, this.#options.host, work);

  /** To be called after something was counted: sees to it that it will be written. */
  schedule(): void {
    if (this.usage.size > FLUSH_SIZE && this.#flushing === undefined) this.#flushSoon();
    else this.#cancel ??= this.#options.timer.after(FLUSH_INTERVAL, () => this.#flushSoon());
  }

  /** Writes what was counted. Several calls share one transaction. */
  flush(): Promise<void> {
    this.#flushing ??= this.#write().finally(() => {
      this.#flushing = undefined;
    });
    return this.#flushing;
  }

  /** Writes everything, and gives back the hits that were reserved and not used. */
  async close(): Promise<void> {
    try {
      // One that runs already may have begun before the last call was counted.
      await this.#flushing;
      await this.flush();
      await this.#options.store.transact((tx) => this.plans.giveBack(tx));
    } catch (error) {
      // A disk that failed has kept what it has: closing must still let go of it.
      this.#options.onFault(error);
    }
  }

  /** Writes everything, and counts on from what is written: what is captured next shows no hit too many. */
  async settle(): Promise<void> {
    await this.#flushing;
    await this.flush();
    await this.#options.store.transact(async (tx) => {
      await this.plans.giveBack(tx);
      // Within the transaction: no call is counted between the two.
      this.plans.clear();
    });
  }

  /** Forgets everything: the world is another one now. */
  clear(): void {
    this.#cancelTimer();
    this.plans.clear();
    this.usage.clear();
  }

  async #write(): Promise<void> {
    this.#cancelTimer();
    await this.#options.store.transact(async (tx) => {
      // A world that is being replaced has nothing that these calls belong to.
      if ((await tx.get('worldSettings', 'settings')) === undefined) return;
      // Opened, but not run: a flush moves neither the world's clock nor its identifiers.
      const unit = await openUnit(tx, this.#options.host);
      await this.usage.flush(tx, unit.now);
      await this.plans.purge(tx, unit);
    });
  }

  #flushSoon(): void {
    this.flush().catch(this.#options.onFault);
  }

  #cancelTimer(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }
}
