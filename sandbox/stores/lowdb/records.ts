import { COLLECTIONS, type CollectionName } from '../collections.ts';
import type { Interner } from './interner.ts';
import { type Commit, type Entity, type State, worldOf } from './state.ts';

/**
 * A committed transaction as one line of JSON: `["world",["collection",{…entity…}],["collection","key"],…]`,
 * where an entity is put and a bare key deleted; `["world","clear"]` forgets the world.
 */

const CLEAR = 'clear';

/** The line of a commit, with its line feed. */
export function encodeCommit(commit: Commit): string {
  let line = `[${JSON.stringify(commit.worldId)}`;
  if (commit.changes === undefined) return `${line},"${CLEAR}"]\n`;
  for (const { collection, key, after } of commit.changes) {
    line += `,["${collection.name}",${JSON.stringify(after ?? key)}]`;
  }
  return `${line}]\n`;
}

function isCollectionName(name: unknown): name is CollectionName {
  return typeof name === 'string' && Object.hasOwn(COLLECTIONS, name);
}

/** @throws Error when it is no collection of this version */
export function collectionNamed(name: unknown): CollectionName {
  if (!isCollectionName(name)) throw new Error(`unknown collection ${JSON.stringify(name)}`);
  return name;
}

/**
 * Does to `state` what the line says, but for the indexes, which are made once everything is loaded.
 * @throws Error, SyntaxError when the line is none that {@link encodeCommit} writes
 */
export function applyRecord(state: State, line: string, interner: Interner): void {
  const [worldId, ...changes] = JSON.parse(line) as [string, ...unknown[]];
  if (typeof worldId !== 'string') throw new Error('not a transaction');
  const world = worldOf(state, worldId);
  if (changes[0] === CLEAR) {
    world.clear();
    return;
  }
  for (const change of changes) {
    if (!Array.isArray(change)) throw new Error('not a transaction');
    const collection = world.collection(collectionNamed(change[0]));
    const after: unknown = change[1];
    if (typeof after === 'string') {
      collection.load(after, undefined);
    } else if (typeof after === 'object' && after !== null) {
      const entity = interner.shared(after as Entity);
      collection.load(collection.keyOf(entity), entity);
    } else {
      throw new Error('not a transaction');
    }
  }
}
