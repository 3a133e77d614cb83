import type { Awaitable } from '../lib/awaitable.ts';
import type { CollectionName, Entities, IndexName } from './collections.ts';

/**
 * The store port: all that services know of persistence. Two adapters implement it (lowdb/ embedded,
 * postgres/ shared) and one contract suite (store-suite.ts) holds both to it. Rules never live in a store.
 *
 * Entities handed out are the store's own and must not be mutated: a change is a `put` of a new object.
 */

export type { Awaitable };

export interface ScanOptions {
  /** Index key after which to start, exclusive; a full index key, prefix included. */
  after?: string;
  /** Index key at which to stop, exclusive. */
  before?: string;
  /** Largest number of entities to return, ≥ 1. */
  limit: number;
}

/** What can be read of one world. */
export interface StoreReader {
  /** The entity with this key, if there is one. */
  get<C extends CollectionName>(collection: C, key: string): Awaitable<Entities[C] | undefined>;
  /** Entities whose index key starts with `prefix`, ascending by index key. */
  scan<C extends CollectionName>(
    collection: C,
    index: IndexName<C>,
    prefix: string,
    options: ScanOptions,
  ): Awaitable<Entities[C][]>;
  /** How many entities the collection holds in this world. */
  count(collection: CollectionName): Awaitable<number>;
}

/** One transaction of one world: sees its own writes; all of them happen, or none. */
export interface StoreTransaction extends StoreReader {
  /** The world's id. */
  readonly worldId: string;
  put<C extends CollectionName>(collection: C, entity: Entities[C]): Awaitable<void>;
  delete(collection: CollectionName, key: string): Awaitable<void>;
  /** Runs `step`; when it throws, undoes what the step wrote, keeps what came before, and rethrows. */
  attempt<R>(step: () => Promise<R>): Promise<R>;
  /** Whether anything has been written (and not undone) in this transaction. */
  readonly dirty: boolean;
}

/** Everything that a world held at one moment. What is written later does not show in it. */
export interface WorldContents {
  /** The rows of a collection, in no particular order. */
  rows<C extends CollectionName>(collection: C): Iterable<Entities[C]>;
}

/** One world's part of a store. Transactions of a world are serialized. */
export interface WorldStore {
  /**
   * Runs `work` in a transaction and commits what it wrote; a throw rolls all of it back and is rethrown.
   * `work` must do no I/O but the transaction's, and may be run again on a serialization conflict.
   * A commit is visible at once to later transactions but durable only after {@link durable}.
   * Where the store and the work answer at once, so does this; it never throws but rejects.
   * @throws StoreUnavailableError after a failed write to disk, or when closed
   */
  transact<R>(work: (transaction: StoreTransaction) => Awaitable<R>): Awaitable<R>;
  /**
   * Resolves once every commit made so far in the store is on disk, undefined when it already is. Call it
   * before letting out any answer, reads included: an answer shows only what a crash cannot take back.
   * @throws StoreUnavailableError when the disk refused; nothing is acknowledged until a restart
   */
  durable(): Promise<void> | undefined;
  /** Forgets everything of this world, journalled like a transaction. */
  clear(): Promise<void>;
  /** What the world holds now; of an embedded world without copying a row. */
  capture(): Promise<WorldContents>;
  /**
   * Forgets everything of this world and takes over other contents, as one transaction: after a crash the world is
   * the old one or the new one. Contents that a store of this kind has captured are shared until they are written.
   * @throws Error, changing nothing, when two rows of the contents have one key or one index key
   */
  replace(contents: WorldContents): Promise<void>;
}

export interface Store {
  /** The world with this id, empty if it has never been written. */
  world(worldId: string): WorldStore;
  /** Ids of the worlds that hold anything. */
  worlds(): Awaitable<string[]>;
  /** Waits for everything committed to be durable, then releases files and locks. Idempotent. */
  close(): Promise<void>;
}

/** The store cannot promise durability any more (failed fsync, full disk, closed): 503 until restart. */
export class StoreUnavailableError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreUnavailableError';
  }
}
