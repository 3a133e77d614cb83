import type { Transaction } from '../../domain/transaction-stream.ts';
import type { CollectionName, Entities, IndexName } from '../collections.ts';
import type { ScanOptions, Store, WorldStore } from '../store.ts';

/** What the suites know of the store that they test. */

export interface StoreUnderTest {
  /** Open and, at first, empty. */
  readonly store: Store;
  /** Closes the store and opens it again on the same data; left out where nothing outlives the process. */
  readonly reopen?: () => Promise<Store>;
  /** Closes the store that was opened last, and removes its data. */
  dispose(): Promise<void>;
}

/** The subject of the running test, and its world `w`. */
export type Current = () => { readonly subject: StoreUnderTest; readonly world: WorldStore };

/** Options of a scan without a limit. */
export const ALL = { limit: 1_000_000 };

type Listing = { [C in CollectionName]: readonly [C, IndexName<C>] }[CollectionName];

/** The collections that a dump shows, each with an index that holds all its entities. */
const LISTINGS: readonly Listing[] = [
  ['organisations', 'byPrefix'],
  ['virtualAccounts', 'byPhysicalAccount'],
  ['transactions', 'byUtr'],
  ['dueEvents', 'byDue'],
  ['idempotencyRecords', 'byExpiry'],
];

/** All that a world holds of these collections, and its counters, as one text: equal states, equal bytes. */
export async function dumpWorld(world: WorldStore): Promise<string> {
  return await world.transact(async (transaction) => {
    const lines = [JSON.stringify(await transaction.get('worldCounters', 'counters'))];
    for (const [name, index] of LISTINGS) {
      lines.push(`${name} ${await transaction.count(name)}`);
      // Name and index belong together, which the type of a pair cannot say.
      const entities = await transaction.scan(name, index as never, '', ALL);
      for (const entity of entities) lines.push(JSON.stringify(entity));
    }
    return lines.join('\n');
  });
}

/** The store after a restart, where it survives one; else the same store. */
export async function reopened(current: Current): Promise<{ store: Store }> {
  const { subject } = current();
  await subject.store.world('w').durable();
  return { store: subject.reopen === undefined ? subject.store : await subject.reopen() };
}

export async function put<C extends CollectionName>(world: WorldStore, name: C, ...entities: Entities[C][]) {
  await world.transact(async (transaction) => {
    for (const entity of entities) await transaction.put(name, entity);
  });
}

export function get<C extends CollectionName>(world: WorldStore, name: C, key: string) {
  return world.transact(async (transaction) => transaction.get(name, key));
}

export function scan<C extends CollectionName>(
  world: WorldStore,
  name: C,
  index: IndexName<C>,
  prefix: string,
  options: ScanOptions = ALL,
) {
  return world.transact(async (transaction) => transaction.scan(name, index, prefix, options));
}

export function sequences(transactions: readonly Transaction[]): number[] {
  return transactions.map((it) => it.sequenceNumber);
}

/** What a test throws to have its transaction undone. */
export class Refused extends Error {}
