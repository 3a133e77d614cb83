import sortedBtree from 'sorted-btree';
import { bulkLoad } from 'sorted-btree/extended/bulkLoad.js';
import {
  COLLECTIONS,
  type CollectionDefinition,
  type CollectionName,
  type Entities,
} from '../collections.ts';
import type { ScanOptions, WorldContents } from '../store.ts';
import { KeyMap, type KeyMapCopy } from './key-map.ts';
import { ascendingOrder } from './key-order.ts';

/**
 * What lowdb's `Low<State>` holds: every world's collections with their indexes, and the commits that no
 * write has taken yet. Collections come into being at their first write: most worlds are small and many.
 */

/** An entity of any collection; which one is known to the collection that holds it. */
export type Entity = object;

type Definition = CollectionDefinition<Entity>;
// Each definition takes its own collection's entities, and is only ever given those.
const DEFINITIONS = COLLECTIONS as unknown as Readonly<Record<CollectionName, Definition>>;
/** Every collection, in the order in which snapshots write them. */
export const COLLECTION_NAMES = Object.keys(COLLECTIONS) as CollectionName[];

// Node hands a CommonJS default export over as `{ default }`; vitest has unwrapped it already.
type BTreeClass = typeof sortedBtree.default;
const imported: BTreeClass | { default: BTreeClass } = sortedBtree;
const BTree: BTreeClass = 'default' in imported ? imported.default : imported;
type Tree = sortedBtree.default<string, Entity>;

const TREE_NODE_SIZE = 64;

function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a === b ? 0 : 1;
}

interface Index {
  readonly name: string;
  readonly keyOf: (entity: Entity) => string | undefined;
  tree: Tree;
}

const scratch: [string, Entity] = ['', {}];

function emptyIndexes(name: CollectionName): Index[] {
  return Object.entries(DEFINITIONS[name].indexes).map(([index, keyOf]) => ({
    name: index,
    keyOf,
    tree: new BTree<string, Entity>(undefined, byCodeUnits, TREE_NODE_SIZE),
  }));
}

/** The entities of one collection of one world. */
export class Collection {
  readonly name: CollectionName;
  readonly entities: KeyMap<Entity>;
  readonly keyOf: (entity: Entity) => string;
  readonly #indexes: readonly Index[];

  constructor(name: CollectionName, entities = new KeyMap<Entity>(), indexes = emptyIndexes(name)) {
    this.name = name;
    this.keyOf = DEFINITIONS[name].key;
    this.entities = entities;
    this.#indexes = indexes;
  }

  /** A collection with the same entities that goes its own way. Map and trees copy what they change, when they do. */
  clone(): Collection {
    const indexes = this.#indexes.map((index) => ({ ...index, tree: index.tree.clone() }));
    return new Collection(this.name, this.entities.clone(), indexes);
  }

  /** As the port's `scan`. @throws RangeError for an index that is not declared */
  scan(indexName: string, prefix: string, options: ScanOptions): Entity[] {
    const index = this.#indexes.find(({ name }) => name === indexName);
    if (index === undefined) throw new RangeError(`no index ${indexName} of ${this.name}`);
    const { after, before, limit } = options;
    const start = after !== undefined && after > prefix ? after : prefix;
    const found: Entity[] = [];
    for (const [key, entity] of index.tree.entries(start, scratch)) {
      if (!key.startsWith(prefix) || (before !== undefined && key >= before)) break;
      if (key === after) continue;
      if (found.push(entity) >= limit) break;
    }
    return found;
  }

  /** Puts or, without an entity, deletes, leaving the indexes to {@link buildIndexes}: for recovery only. */
  load(key: string, entity: Entity | undefined): void {
    if (entity === undefined) this.entities.delete(key);
    else this.entities.set(key, entity);
  }

  /**
   * Makes the indexes of what was loaded: sorting once is several times quicker than a million insertions.
   * @throws Error when two entities have one index key
   */
  buildIndexes(): void {
    for (const index of this.#indexes) {
      const keys: string[] = [];
      const entities: Entity[] = [];
      for (const some of this.entities.values()) {
        for (const entity of some) {
          const key = index.keyOf(entity);
          if (key === undefined) continue;
          // Looking at a letter makes a joined string flat: joined ones are larger, and slow to compare.
          key.charCodeAt(0);
          keys.push(key);
          entities.push(entity);
        }
      }
      index.tree = this.#treeOf(index.name, keys, entities);
    }
  }

  #treeOf(indexName: string, keys: readonly string[], entities: readonly Entity[]): Tree {
    const sortedKeys: string[] = [];
    const sortedEntities: Entity[] = [];
    for (const position of ascendingOrder(keys)) {
      const [key, entity] = [keys[position], entities[position]];
      if (key === undefined || entity === undefined) continue;
      if (key === sortedKeys.at(-1)) throw new Error(`${this.name}: two entities have ${indexName} ${key}`);
      sortedKeys.push(key);
      sortedEntities.push(entity);
    }
    return bulkLoad(sortedKeys, sortedEntities, TREE_NODE_SIZE, byCodeUnits);
  }

  /**
   * Puts `after` where `before` stood, in the map and in every index; undefined is nothing there.
   * @throws Error, changing nothing, when an index key belongs to another entity or cannot be made
   */
  replace(key: string, before: Entity | undefined, after: Entity | undefined): void {
    let moved = 0;
    try {
      for (const index of this.#indexes) {
        reindex(index, before, after);
        moved += 1;
      }
    } catch (error) {
      for (const index of this.#indexes.slice(0, moved)) reindex(index, after, before);
      throw error;
    }
    if (after === undefined) this.entities.delete(key);
    else this.entities.set(key, after);
  }
}

/** Moves an index entry. @throws Error, having changed nothing, when the new key is taken */
function reindex(index: Index, before: Entity | undefined, after: Entity | undefined): void {
  const oldKey = before === undefined ? undefined : index.keyOf(before);
  const newKey = after === undefined ? undefined : index.keyOf(after);
  if (newKey !== undefined && after !== undefined) {
    const same = newKey === oldKey;
    const added = index.tree.set(newKey, after, same);
    if (!added && !same) throw new Error(`key ${newKey} of index ${index.name} belongs to another entity`);
  }
  if (oldKey !== undefined && oldKey !== newKey) index.tree.delete(oldKey);
}

/** One write of a transaction, enough to journal it and to undo it. */
export interface Change {
  readonly collection: Collection;
  readonly key: string;
  readonly before: Entity | undefined;
  readonly after: Entity | undefined;
}

/** Takes changes back, last first, down to the first `keep` of them. */
export function undo(changes: Change[], keep: number): void {
  while (changes.length > keep) {
    const change = changes.pop();
    change?.collection.replace(change.key, change.after, change.before);
  }
}

type Collections = Partial<Record<CollectionName, Collection>>;

/** What a world held when it was captured: its collections themselves, which nobody writes any more. */
export class CapturedContents implements WorldContents {
  readonly collections: Collections;

  constructor(collections: Collections) {
    this.collections = collections;
  }

  *rows<C extends CollectionName>(name: C): Iterable<Entities[C]> {
    for (const some of this.collections[name]?.entities.values() ?? []) yield* some as Iterable<Entities[C]>;
  }
}

/**
 * Any contents as collections with their indexes.
 * @throws Error when two rows have one key or one index key
 */
export function contentsAsCollections(contents: WorldContents): Collections {
  if (contents instanceof CapturedContents) return contents.collections;
  const collections: Collections = {};
  for (const name of COLLECTION_NAMES) {
    const collection = new Collection(name);
    let rows = 0;
    for (const row of contents.rows(name)) {
      collection.load(collection.keyOf(row), row);
      rows += 1;
    }
    if (collection.entities.size < rows) throw new Error(`two rows of ${name} have one key`);
    if (rows === 0) continue;
    collection.buildIndexes();
    collections[name] = collection;
  }
  return collections;
}

/** One world's collections. */
export class WorldState {
  readonly id: string;
  #collections: Collections = {};
  /** Collections that captured contents hold too, and that are cloned before they are written. */
  readonly #shared = new Set<CollectionName>();
  /** Writes of the transaction that is running, already applied; a snapshot leaves them out. */
  uncommitted: readonly Change[] = [];

  constructor(id: string) {
    this.id = id;
  }

  /** The collection, if it has ever been written. */
  find(name: CollectionName): Collection | undefined {
    return this.#collections[name];
  }

  /** The collection to be written: made when it is new, and this world's own. */
  collection(name: CollectionName): Collection {
    const known = this.#collections[name];
    if (known !== undefined && !this.#shared.delete(name)) return known;
    const own = known?.clone() ?? new Collection(name);
    this.#collections[name] = own;
    return own;
  }

  /** What the world holds now. Not to be called while a transaction runs. */
  capture(): CapturedContents {
    for (const name of Object.keys(this.#collections) as CollectionName[]) this.#shared.add(name);
    return new CapturedContents({ ...this.#collections });
  }

  /** Holds other collections from now on, which somebody else may hold as well. */
  replace(collections: Collections): void {
    this.#collections = { ...collections };
    this.#shared.clear();
    for (const name of Object.keys(collections) as CollectionName[]) this.#shared.add(name);
  }

  buildIndexes(): void {
    for (const collection of Object.values(this.#collections)) collection.buildIndexes();
  }

  /** Whether it holds no entity at all. */
  get empty(): boolean {
    for (const name of COLLECTION_NAMES) {
      const collection = this.#collections[name];
      if (collection !== undefined && collection.entities.size > 0) return false;
    }
    return true;
  }

  clear(): void {
    this.#collections = {};
    this.#shared.clear();
  }
}

/** A committed transaction on its way to the journal. */
export interface Commit {
  readonly worldId: string;
  /** Whether everything before it is forgotten. */
  readonly clears: boolean;
  readonly changes: readonly Pick<Change, 'collection' | 'key' | 'after'>[];
}

export interface State {
  readonly worlds: Map<string, WorldState>;
  /** Committed, in order, and not yet taken by a write. */
  readonly pending: Commit[];
}

export function emptyState(): State {
  return { worlds: new Map(), pending: [] };
}

/** The world's state, made when it is new. */
export function worldOf(state: State, worldId: string): WorldState {
  let world = state.worlds.get(worldId);
  if (world === undefined) {
    world = new WorldState(worldId);
    state.worlds.set(worldId, world);
  }
  return world;
}

/** A part of a {@link captureState} that a snapshot writes together. */
export interface CapturedCollection {
  readonly worldId: string;
  readonly name: CollectionName;
  /** The committed entities at the moment of capture, some thousands at a time. */
  read(): Generator<readonly Entity[]>;
  /** To be called when nobody will read (on): the collection then keeps nothing for it any more. */
  release(): void;
}

/** Everything committed so far, to be read while later transactions go on: entities are never mutated. */
export function captureState(state: State): CapturedCollection[] {
  const captured: CapturedCollection[] = [];
  for (const world of state.worlds.values()) {
    for (const name of COLLECTION_NAMES) {
      const collection = world.find(name);
      if (collection === undefined) continue;
      const committed = committedBefore(world.uncommitted, collection);
      if (collection.entities.size === 0 && committed.size === 0) continue;
      const copy = collection.entities.copy();
      captured.push({
        worldId: world.id,
        name,
        read: () => readCommitted(collection, copy, committed),
        release: () => copy.release(),
      });
    }
  }
  return captured;
}

/** What stood where the running transaction has written, by key. */
function committedBefore(
  uncommitted: readonly Change[],
  collection: Collection,
): Map<string, Entity | undefined> {
  const before = new Map<string, Entity | undefined>();
  for (const change of uncommitted) {
    if (change.collection === collection && !before.has(change.key)) before.set(change.key, change.before);
  }
  return before;
}

function* readCommitted(
  collection: Collection,
  copy: KeyMapCopy<Entity>,
  committed: ReadonlyMap<string, Entity | undefined>,
): Generator<readonly Entity[]> {
  for (const entities of copy.read()) {
    yield committed.size === 0
      ? entities
      : entities.filter((entity) => !committed.has(collection.keyOf(entity)));
  }
  yield [...committed.values()].filter((entity) => entity !== undefined);
}
