import { openLowdbStore } from '../../stores/lowdb/lowdb-store.ts';
import type { Store, StoreTransaction } from '../../stores/store.ts';
import {
  sampleDueEvent,
  sampleIdempotencyRecord,
  sampleTransaction,
  sampleVirtualAccount,
} from '../../stores/suite/sample-entities.ts';
import { dumpWorld } from '../../stores/suite/subject.ts';

/**
 * A workload whose every state is known: commit number n writes what follows from n and its world alone, so
 * the state after any number of commits can be made again and compared byte for byte with a recovered one.
 */

export const WORLDS = ['a', 'b'] as const;
export type WorldId = (typeof WORLDS)[number];

/** Entities of a world are deleted again this many commits later, so that it stays small. */
const LIFETIME = 6;

/** What commit `n` writes: always the counters, which tell how far a world has come, and more besides. */
export async function writeCommit(transaction: StoreTransaction, n: number): Promise<void> {
  await transaction.put('transactions', sampleTransaction(n));
  await transaction.put('virtualAccounts', sampleVirtualAccount(n % 3, { revision: n, updatedAt: n }));
  if (n % 3 === 0) await transaction.put('idempotencyRecords', sampleIdempotencyRecord(n));
  if (n % 4 === 0) await transaction.put('dueEvents', sampleDueEvent(n % 8, n));
  if (n % 5 === 0) {
    const attempt = transaction.attempt(async () => {
      await transaction.put('transactions', sampleTransaction(n + 1_000_000));
      throw new Error('undone');
    });
    await attempt.catch(() => undefined);
  }
  await transaction.delete('transactions', sampleTransaction(n - LIFETIME).transactionReferenceNumber);
  await transaction.delete('idempotencyRecords', sampleIdempotencyRecord(n - LIFETIME).scope);
  await transaction.put('worldCounters', { id: 'counters', ids: n, arrivals: 0, lastInstant: n });
}

/** The state of both worlds as text. */
export async function textOf(store: Store): Promise<string> {
  const dumps: string[] = [];
  for (const id of WORLDS) dumps.push(await dumpWorld(store.world(id)));
  return dumps.join('\n');
}

/** A step of the history: a commit in a world, or its clearing (which leaves no counters behind). */
export interface Step {
  readonly world: WorldId;
  readonly clears: boolean;
}

/** Runs the workload and remembers its history. */
export class Workload {
  /** Step `n` is element `n - 1`. */
  readonly history: Step[] = [];
  /** The last step acknowledged: everything up to it must survive. */
  acknowledged = 0;

  /** @param history of a run that this one goes on with */
  constructor(history: readonly Step[] = []) {
    this.history.push(...history);
  }

  /** One commit; resolves with its number once the store calls it durable. */
  async commit(store: Store, world: WorldId, waits = true): Promise<number> {
    const n = await store.world(world).transact(async (transaction) => {
      const number = this.history.push({ world, clears: false });
      await writeCommit(transaction, number);
      return number;
    });
    // Not waiting is what a store does that acknowledges too early.
    if (waits) await store.world(world).durable();
    this.acknowledged = Math.max(this.acknowledged, n);
    return n;
  }

  /** Clears a world while nobody else works. */
  async clear(store: Store, world: WorldId): Promise<void> {
    const n = this.history.push({ world, clears: true });
    await store.world(world).clear();
    await store.world(world).durable();
    this.acknowledged = Math.max(this.acknowledged, n);
  }

  /** `writers` at a time until there are `commits` steps; stops at the first refusal and throws it. */
  async run(store: Store, commits: number, writers: number, waits = true): Promise<void> {
    const writer = async (world: WorldId): Promise<void> => {
      while (this.history.length < commits) await this.commit(store, world, waits);
    };
    await Promise.all(Array.from({ length: writers }, (_, i) => writer(WORLDS[i % 2] ?? 'a')));
  }
}

/** The states after 0, 1, 2 … steps of a history, by their text. */
export async function statesOf(history: readonly Step[]): Promise<Map<string, number>> {
  const store = await openLowdbStore({ directory: undefined });
  const states = new Map([[await textOf(store), 0]]);
  for (const [i, { world, clears }] of history.entries()) {
    if (clears) await store.world(world).clear();
    else await store.world(world).transact((transaction) => writeCommit(transaction, i + 1));
    states.set(await textOf(store), i + 1);
  }
  await store.close();
  return states;
}
