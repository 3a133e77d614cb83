import { setImmediate } from 'node:timers';
import { Low, Memory } from 'lowdb';
import { type Store, StoreUnavailableError, type WorldStore } from '../store.ts';
import { JournalAdapter } from './adapter.ts';
import { errnoOf, messageOf, StoreOpenError } from './errors.ts';
import { type FileSystem, nodeFileSystem } from './file-system.ts';
import type { RecoveryProgress } from './recovery.ts';
import type { SnapshotSize } from './snapshot.ts';
import { type Commit, emptyState, type State } from './state.ts';
import { type CommitQueue, LowdbWorldStore, WorldLocks } from './world-store.ts';

export interface LowdbStoreOptions {
  /** Data directory, made when missing; undefined keeps everything in memory and nothing on disk. */
  directory: string | undefined;
  /** Default: the machine's. */
  fileSystem?: FileSystem;
  /** Called while a recovery reads, in bytes per phase. */
  onProgress?: (progress: RecoveryProgress) => void;
  /** Called with one line about something that went on nevertheless, such as a torn tail that was cut. */
  onWarning?: (text: string) => void;
  /** Called after each compaction with the new snapshot's size. */
  onCompacted?: (size: SnapshotSize) => void;
  /** Journal bytes after which a snapshot is written. Default: 64 MiB. */
  compactAfterBytes?: number;
}

const COMPACT_AFTER_BYTES = 64 << 20;
const ignore = (): void => undefined;

/**
 * Opens the embedded store: state in memory as lowdb's `Low<State>`, made durable by {@link JournalAdapter}.
 * @throws StoreOpenError with a line for the console when the directory is in use, unusable or damaged
 */
export async function openLowdbStore(options: LowdbStoreOptions): Promise<Store> {
  const { directory } = options;
  if (directory === undefined) {
    return new LowdbStore(new Low<State>(new Memory<State>(), emptyState()), undefined);
  }
  let fail: (error: unknown) => void = ignore;
  const adapter = new JournalAdapter({
    directory,
    fileSystem: options.fileSystem ?? nodeFileSystem,
    compactAfterBytes: options.compactAfterBytes ?? COMPACT_AFTER_BYTES,
    onProgress: options.onProgress ?? ignore,
    onWarning: options.onWarning ?? ignore,
    onCompacted: options.onCompacted ?? ignore,
    onFailure: (error) => fail(error),
  });
  const low = new Low<State>(adapter, emptyState());
  try {
    await low.read();
  } catch (error) {
    await adapter.close();
    // A failed system call is the operator's to mend; anything else is a fault of ours and keeps its stack.
    if (errnoOf(error) === '') throw error;
    const message = `cannot use the data directory ${directory}: ${messageOf(error)}`;
    throw new StoreOpenError('UNUSABLE', message, { cause: error });
  }
  const store = new LowdbStore(low, adapter);
  fail = (error) => store.fail(error);
  return store;
}

interface Waiter {
  /** Number of commits that must be durable. */
  readonly commits: number;
  readonly promise: Promise<void>;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

function waiterFor(commits: number): Waiter {
  let settle: Pick<Waiter, 'resolve' | 'reject'> = { resolve: ignore, reject: ignore };
  const promise = new Promise<void>((resolve, reject) => {
    settle = { resolve, reject };
  });
  // Whoever waits handles it; that nobody does is no reason to bring the process down.
  promise.catch(ignore);
  return { commits, promise, ...settle };
}

/** Commits in memory at once and on disk in groups: while one fsync is under way, the next frame gathers. */
class LowdbStore implements Store, CommitQueue {
  readonly #low: Low<State>;
  readonly #adapter: JournalAdapter | undefined;
  readonly #locks: WorldLocks;
  /** Commits made, and how many of them are durable. */
  #commits = 0;
  #durable = 0;
  #waiters: Waiter[] = [];
  #flushing = false;
  #failure: StoreUnavailableError | undefined;
  #closing: Promise<void> | undefined;

  constructor(low: Low<State>, adapter: JournalAdapter | undefined) {
    this.#low = low;
    this.#adapter = adapter;
    this.#locks = new WorldLocks(low.data);
  }

  world(worldId: string): WorldStore {
    return new LowdbWorldStore(worldId, this.#low.data, this.#locks, this);
  }

  worlds(): string[] {
    const ids: string[] = [];
    for (const world of this.#low.data.worlds.values()) if (!world.empty) ids.push(world.id);
    return ids.sort();
  }

  get journalled(): boolean {
    return this.#adapter !== undefined;
  }

  assertAvailable(): void {
    if (this.#failure !== undefined) throw this.#failure;
    if (this.#closing !== undefined) throw new StoreUnavailableError('the store is closed');
  }

  commit(commit: Commit): void {
    if (this.#adapter === undefined) return;
    this.#commits += 1;
    this.#low.data.pending.push(commit);
    if (this.#flushing) return;
    // Requests that arrived together commit in one turn of the loop, and share the frame.
    this.#flushing = true;
    setImmediate(() => this.#flush());
  }

  durable(): Promise<void> | undefined {
    if (this.#failure !== undefined) return Promise.reject(this.#failure);
    if (this.#durable === this.#commits) return undefined;
    let waiter = this.#waiters.at(-1);
    if (waiter === undefined || waiter.commits < this.#commits) {
      waiter = waiterFor(this.#commits);
      this.#waiters.push(waiter);
    }
    return waiter.promise;
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  /** From now on nothing is acknowledged: what is in memory may show more than the disk will keep. */
  fail(cause: unknown): void {
    if (this.#failure !== undefined) return;
    const message = `the data directory failed (${messageOf(cause)}); nothing is accepted until a restart`;
    this.#failure = new StoreUnavailableError(message, { cause });
    this.#low.data.pending.length = 0;
    this.#adapter?.stop();
    for (const waiter of this.#waiters.splice(0)) waiter.reject(this.#failure);
  }

  async #flush(): Promise<void> {
    const { pending } = this.#low.data;
    try {
      while (pending.length > 0) {
        await this.#low.write();
        if (this.#failure !== undefined) return;
        this.#durable = this.#commits - pending.length;
        this.#resolveWaiters();
      }
      // In the same turn as the last look at `pending`: a commit in between would never be flushed.
      this.#flushing = false;
    } catch (error) {
      this.fail(error);
    }
  }

  #resolveWaiters(): void {
    const waiters = this.#waiters;
    for (let first = waiters[0]; first !== undefined && first.commits <= this.#durable; first = waiters[0]) {
      waiters.shift();
      first.resolve();
    }
  }

  async #close(): Promise<void> {
    try {
      // Also after a failure, which matters only to commits that it has cost.
      if (this.#durable < this.#commits) await this.durable();
    } finally {
      await this.#adapter?.close();
    }
  }
}
