import {
  COLLECTIONS,
  type CollectionDefinition,
  type CollectionName,
  type Entities,
  type IndexName,
} from '../stores/collections.ts';
import type { StoreReader } from '../stores/store.ts';

/** Which page of a list. */
export interface PageRequest {
  /** Largest number of entities, 1..100. */
  readonly limit: number;
  /** Position after which to go on, from the page before. */
  readonly after?: string | undefined;
}

/** A page of a list. It may be short, even empty, before the end: `next` null is the only end. */
export interface Page<T> {
  readonly data: readonly T[];
  /** Where the next page goes on. */
  readonly next: string | null;
}

/** How many entities one page may look at, so that a filter that finds little does not read the whole list. */
export const SCAN_BUDGET = 1000;

/** A list over one index. */
export interface Listing<C extends CollectionName> {
  readonly collection: C;
  readonly index: IndexName<C>;
  /** What all index keys of the list begin with, separator included; positions are what follows it. */
  readonly prefix: string;
  /** What the index does not decide; left out, everything under the prefix belongs to the list. */
  readonly keep?: ((entity: Entities[C]) => boolean) | undefined;
}

export const EMPTY_PAGE: Page<never> = { data: [], next: null };

/** One page of a list, oldest first; looks at no more than {@link SCAN_BUDGET} entities. */
export async function readPage<C extends CollectionName>(
  tx: StoreReader,
  listing: Listing<C>,
  request: PageRequest,
): Promise<Page<Entities[C]>> {
  const { collection, index, prefix, keep } = listing;
  const keyOf = indexKey(collection, index);
  const data: Entities[C][] = [];
  let after = request.after === undefined ? undefined : prefix + request.after;
  for (let examined = 0; ; ) {
    const limit = keep === undefined ? request.limit + 1 : SCAN_BUDGET / 10;
    const rows = await tx.scan(collection, index, prefix, after === undefined ? { limit } : { after, limit });
    for (const row of rows) {
      const belongs = keep === undefined || keep(row);
      if (examined === SCAN_BUDGET || (belongs && data.length === request.limit)) {
        return { data, next: after === undefined ? null : after.slice(prefix.length) };
      }
      if (belongs) data.push(row);
      after = keyOf(row);
      examined += 1;
    }
    if (rows.length < limit) return { data, next: null };
  }
}

/** What an index of a collection makes of an entity. */
function indexKey<C extends CollectionName>(
  collection: C,
  index: IndexName<C>,
): (entity: Entities[C]) => string | undefined {
  const definition = COLLECTIONS[collection] as unknown as CollectionDefinition<Entities[C]>;
  const keyOf = definition.indexes[index];
  if (keyOf === undefined) throw new TypeError(`no index ${index} in ${collection}`);
  return keyOf;
}

const CHUNK = 1000;

/** Everything under a prefix of an index, in chunks: for the few readers that must see all of it. */
export async function* readAll<C extends CollectionName>(
  tx: StoreReader,
  collection: C,
  index: IndexName<C>,
  prefix = '',
): AsyncGenerator<readonly Entities[C][]> {
  const keyOf = indexKey(collection, index);
  let after: string | undefined;
  for (;;) {
    const limit = CHUNK;
    const rows = await tx.scan(collection, index, prefix, after === undefined ? { limit } : { after, limit });
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < limit) return;
    after = keyOf(last);
  }
}
