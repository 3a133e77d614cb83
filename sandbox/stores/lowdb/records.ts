import { COLLECTIONS, type CollectionName } from '../collections.ts';
import type { Interner } from './interner.ts';
import { type Commit, type State, type WorldState, worldOf } from './state.ts';

/**
 * A committed transaction as one line of JSON: `["world",["collection",{…entity…}],["collection","key"],…]`,
 * where an entity is put and a bare key deleted; `["world","clear",…]` first forgets the world.
 */

const CLEAR = 'clear';

/** The line of a commit, with its line feed. */
export function encodeCommit(commit: Commit): string {
  let line = `[${JSON.stringify(commit.worldId)}`;
  if (commit.clears) line += `,"${CLEAR}"`;
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
 * Does to `state` what a frame's lines say, but for the indexes, which are made once everything is loaded.
 * @throws Error, SyntaxError when a line is none that {@link encodeCommit} writes
 */
export function applyRecords(state: State, lines: string, interner: Interner): void {
  // One call instead of one per line: a line feed stands in no JSON text but between the records.
  const records = JSON.parse(`[${lines.trimEnd().replaceAll('\n', ',')}]`) as unknown[];
  for (const record of records) {
    if (!Array.isArray(record) || typeof record[0] !== 'string') throw new Error('not a transaction');
    applyRecord(worldOf(state, record[0]), record, interner);
  }
}

function applyRecord(world: WorldState, record: readonly unknown[], interner: Interner): void {
  const clears = record[1] === CLEAR;
  if (clears) world.clear();
  for (let i = clears ? 2 : 1; i < record.length; i++) {
    const change = record[i];
    if (!Array.isArray(change)) throw new Error('not a transaction');
    const collection = world.collection(collectionNamed(change[0]));
    const after: unknown = change[1];
    if (typeof after === 'string') {
      collection.load(after, undefined);
    } else if (typeof after === 'object' && after !== null) {
      const entity = interner.shared(collection.name, after);
      collection.load(collection.keyOf(entity), entity);
    } else {
      throw new Error('not a transaction');
    }
  }
}
