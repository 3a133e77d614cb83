import type { StoreTransaction, WorldStore } from '../store.ts';
import type { Commit, WorldState } from './state.ts';
import { LowdbTransaction } from './transaction.ts';

/** What a world asks of the store that it belongs to. */
export interface CommitQueue {
  /** @throws StoreUnavailableError when nothing may be read or committed any more */
  assertAvailable(): void;
  /** Queues a commit for the journal. */
  commit(commit: Commit): void;
  durable(): Promise<void> | undefined;
}

/** One world of the embedded store: a first-come-first-served lock around its state. */
export class LowdbWorldStore implements WorldStore {
  readonly #state: WorldState;
  readonly #queue: CommitQueue;
  #busy = false;
  readonly #waiting: (() => void)[] = [];

  constructor(state: WorldState, queue: CommitQueue) {
    this.#state = state;
    this.#queue = queue;
  }

  async transact<R>(work: (transaction: StoreTransaction) => Promise<R>): Promise<R> {
    if (this.#busy) await this.#turn();
    else this.#busy = true;
    let transaction: LowdbTransaction | undefined;
    try {
      this.#queue.assertAvailable();
      transaction = new LowdbTransaction(this.#state);
      const result = await work(transaction);
      this.#queue.assertAvailable();
      const changes = transaction.finish();
      if (changes.length > 0) this.#queue.commit({ worldId: this.#state.id, changes });
      return result;
    } catch (error) {
      transaction?.rollBack();
      throw error;
    } finally {
      this.#pass();
    }
  }

  durable(): Promise<void> | undefined {
    return this.#queue.durable();
  }

  async clear(): Promise<void> {
    if (this.#busy) await this.#turn();
    else this.#busy = true;
    try {
      this.#queue.assertAvailable();
      if (this.#state.empty) return;
      this.#state.clear();
      this.#queue.commit({ worldId: this.#state.id, changes: undefined });
    } finally {
      this.#pass();
    }
  }

  #turn(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
    });
  }

  /** Hands the lock to whoever has waited longest; it stays taken in between. */
  #pass(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#busy = false;
    else next();
  }
}
