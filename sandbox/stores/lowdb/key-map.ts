/**
 * A map that stays quick and can be copied consistently while it changes. One large JavaScript `Map` stops
 * the world for 200 ms when it rehashes a million entries; many small ones never do, and each can be copied
 * on its own just before its first change, so that a snapshot costs no long pause either.
 */

const SPLIT_AT = 16_384;
/** A power of two. */
const SHARDS = 256;
const HASHED_LETTERS = 5;

/** Keys differ in their last letters: sequence numbers, random identifiers and account numbers all do. */
function slotOf(key: string): number {
  let hash = 0;
  for (let i = Math.max(0, key.length - HASHED_LETTERS); i < key.length; i++) {
    hash = (Math.imul(hash, 31) + key.charCodeAt(i)) | 0;
  }
  return (hash ^ (hash >>> 8)) & (SHARDS - 1);
}

export class KeyMap<T> {
  #shards: Map<string, T>[] = [new Map()];
  /** Shards that another map has as well, and that are copied before they change. */
  #shared = new Set<number>();
  #size = 0;
  #copy: KeyMapCopy<T> | undefined;

  get size(): number {
    return this.#size;
  }

  get(key: string): T | undefined {
    const shards = this.#shards;
    return shards[shards.length === 1 ? 0 : slotOf(key)]?.get(key);
  }

  set(key: string, value: T): void {
    const shard = this.#writable(key);
    const before = shard.size;
    shard.set(key, value);
    this.#size += shard.size - before;
    if (this.#size > SPLIT_AT && this.#shards.length === 1) this.#split(shard);
  }

  delete(key: string): void {
    if (this.#writable(key).delete(key)) this.#size -= 1;
  }

  /** The values, in parts. Not to be read while it changes. */
  values(): Iterable<T>[] {
    return this.#shards.map((shard) => shard.values());
  }

  /** The values as they are now, to be read at leisure. One copy at a time: a new one ends the last. */
  copy(): KeyMapCopy<T> {
    this.#copy = new KeyMapCopy(this.#shards);
    return this.#copy;
  }

  /** A map with the same values that goes its own way. Costs nothing until one of the two changes. */
  clone(): KeyMap<T> {
    const twin = new KeyMap<T>();
    twin.#shards = [...this.#shards];
    twin.#size = this.#size;
    for (const slot of this.#shards.keys()) {
      this.#shared.add(slot);
      twin.#shared.add(slot);
    }
    return twin;
  }

  #writable(key: string): Map<string, T> {
    const slot = this.#shards.length === 1 ? 0 : slotOf(key);
    if (this.#copy !== undefined && !this.#copy.keep(slot)) this.#copy = undefined;
    const shard = this.#shards[slot];
    if (shard === undefined) throw new RangeError(`no shard ${slot}`);
    if (!this.#shared.delete(slot)) return shard;
    const own = new Map(shard);
    this.#shards[slot] = own;
    return own;
  }

  #split(full: Map<string, T>): void {
    // A copy under way has the old map to itself from now on.
    this.#copy = undefined;
    this.#shared = new Set();
    this.#shards = Array.from({ length: SHARDS }, () => new Map<string, T>());
    for (const [key, value] of full) this.#shards[slotOf(key)]?.set(key, value);
  }
}

/** The values of a {@link KeyMap} at one moment. Read it once. */
export class KeyMapCopy<T> {
  readonly #shards: readonly Map<string, T>[];
  /** Per shard: its values if it has changed since, nothing yet, or that it has been read. */
  readonly #kept: (readonly T[] | undefined | 'read')[];
  #unread: number;

  constructor(shards: readonly Map<string, T>[]) {
    this.#shards = shards;
    this.#kept = new Array(shards.length).fill(undefined);
    this.#unread = shards.length;
  }

  /** Forgets what has not been read. */
  release(): void {
    this.#kept.fill('read');
    this.#unread = 0;
  }

  /** To be called before a shard changes. Tells whether the copy still needs such calls. */
  keep(slot: number): boolean {
    const shard = this.#shards[slot];
    if (this.#kept[slot] === undefined && shard !== undefined) this.#kept[slot] = [...shard.values()];
    return this.#unread > 0;
  }

  /** The values, some thousands at a time. */
  *read(): Generator<readonly T[]> {
    for (const [slot, shard] of this.#shards.entries()) {
      const kept = this.#kept[slot];
      const values = Array.isArray(kept) ? kept : [...shard.values()];
      this.#kept[slot] = 'read';
      this.#unread -= 1;
      yield values;
    }
  }
}
