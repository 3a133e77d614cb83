import type { Awaitable, StoreTransaction, WorldContents, WorldStore } from '../store.ts';
import { type Commit, contentsAsCollections, type State, worldOf } from './state.ts';
import { LowdbTransaction } from './transaction.ts';

/** What a world asks of the store that it belongs to. */
export interface CommitQueue {
  /** @throws StoreUnavailableError when nothing may be read or committed any more */
  assertAvailable(): void;
  /** Whether commits go to a journal. */
  readonly journalled: boolean;
  /** Queues a commit for the journal. */
  commit(commit: Commit): void;
  durable(): Promise<void> | undefined;
}

/** First come, first served. */
class Lock {
  #taken = false;
  readonly #waiting: (() => void)[] = [];

  /** Takes the lock at once and returns undefined, or promises it. */
  take(): Promise<void> | undefined {
    if (!this.#taken) {
      this.#taken = true;
      return undefined;
    }
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
    });
  }

  /** Hands the lock to whoever has waited longest; it stays taken in between. Tells whether nobody has. */
  pass(): boolean {
    const next = this.#waiting.shift();
    if (next === undefined) this.#taken = false;
    else next();
    return next === undefined;
  }
}

/** The worlds' locks. A world that is empty and idle leaves no trace: anyone may ask for any name. */
export class WorldLocks {
  readonly #state: State;
  readonly #locks = new Map<string, Lock>();

  constructor(state: State) {
    this.#state = state;
  }

  /** Takes a world's lock at once and returns undefined, or promises it. */
  take(worldId: string): Promise<void> | undefined {
    let lock = this.#locks.get(worldId);
    if (lock === undefined) {
      lock = new Lock();
      this.#locks.set(worldId, lock);
    }
    return lock.take();
  }

  /** Gives a world's lock to the next who waits for it. */
  pass(worldId: string): void {
    if (this.#locks.get(worldId)?.pass() !== true || this.#state.worlds.get(worldId)?.empty === false) return;
    this.#locks.delete(worldId);
    this.#state.worlds.delete(worldId);
  }
}

/** One world of the embedded store. */
export class LowdbWorldStore implements WorldStore {
  readonly #id: string;
  readonly #state: State;
  readonly #locks: WorldLocks;
  readonly #queue: CommitQueue;

  constructor(id: string, state: State, locks: WorldLocks, queue: CommitQueue) {
    this.#id = id;
    this.#state = state;
    this.#locks = locks;
    this.#queue = queue;
  }

  transact<R>(work: (transaction: StoreTransaction) => Awaitable<R>): Awaitable<R> {
    const turn = this.#locks.take(this.#id);
    return turn === undefined ? this.#run(work) : turn.then(() => this.#run(work));
  }

  /** Runs the work with the lock taken. Nearly every read answers at once, and no promise is made for it. */
  #run<R>(work: (transaction: StoreTransaction) => Awaitable<R>): Awaitable<R> {
    let transaction: LowdbTransaction | undefined;
    try {
      this.#queue.assertAvailable();
      transaction = new LowdbTransaction(worldOf(this.#state, this.#id));
      const result = work(transaction);
      if (result instanceof Promise) return this.#awaited(transaction, result);
      this.#commit(transaction);
      this.#locks.pass(this.#id);
      return result;
    } catch (error) {
      transaction?.rollBack();
      this.#locks.pass(this.#id);
      return Promise.reject(error);
    }
  }

  async #awaited<R>(transaction: LowdbTransaction, work: Promise<R>): Promise<R> {
    try {
      const result = await work;
      this.#commit(transaction);
      return result;
    } catch (error) {
      transaction.rollBack();
      throw error;
    } finally {
      this.#locks.pass(this.#id);
    }
  }

  #commit(transaction: LowdbTransaction): void {
    this.#queue.assertAvailable();
    const changes = transaction.finish();
    if (changes.length > 0) this.#queue.commit({ worldId: this.#id, clears: false, changes });
  }

  durable(): Promise<void> | undefined {
    return this.#queue.durable();
  }

  clear(): Promise<void> {
    return this.#apart(() => {
      const world = this.#state.worlds.get(this.#id);
      if (world === undefined || world.empty) return;
      world.clear();
      this.#queue.commit({ worldId: this.#id, clears: true, changes: [] });
    });
  }

  capture(): Promise<WorldContents> {
    return this.#apart(() => worldOf(this.#state, this.#id).capture());
  }

  async replace(contents: WorldContents): Promise<void> {
    // Before the lock: making the indexes of foreign contents takes its time, and may fail.
    const collections = contentsAsCollections(contents);
    await this.#apart(() => {
      worldOf(this.#state, this.#id).replace(collections);
      if (!this.#queue.journalled) return;
      const changes = Object.values(collections).flatMap((collection) =>
        collection.entities
          .values()
          .flatMap((rows) => [...rows].map((after) => ({ collection, key: collection.keyOf(after), after }))),
      );
      this.#queue.commit({ worldId: this.#id, clears: true, changes });
    });
  }

  /** Runs the work while no transaction of the world does. */
  async #apart<R>(work: () => R): Promise<R> {
    const turn = this.#locks.take(this.#id);
    if (turn !== undefined) await turn;
    try {
      this.#queue.assertAvailable();
      return work();
    } finally {
      this.#locks.pass(this.#id);
    }
  }
}
