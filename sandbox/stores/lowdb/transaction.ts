import type { CollectionName, Entities, IndexName } from '../collections.ts';
import type { ScanOptions, StoreTransaction } from '../store.ts';
import { type Change, undo, type WorldState } from './state.ts';

const NOTHING: readonly Change[] = [];

/**
 * A transaction writes in place and remembers how to undo it: reading its own writes costs nothing, and
 * nobody else can look, since its world runs one at a time. All but `attempt` answer at once.
 */
export class LowdbTransaction implements StoreTransaction {
  readonly #world: WorldState;
  readonly #changes: Change[] = [];
  #attempts = 0;
  #overlapped = false;
  #ended = false;

  constructor(world: WorldState) {
    this.#world = world;
    world.uncommitted = this.#changes;
  }

  get worldId(): string {
    return this.#world.id;
  }

  get dirty(): boolean {
    return this.#changes.length > 0;
  }

  get<C extends CollectionName>(collection: C, key: string): Entities[C] | undefined {
    this.#assertRunning();
    return this.#world.find(collection)?.entities.get(key) as Entities[C] | undefined;
  }

  scan<C extends CollectionName>(
    collection: C,
    index: IndexName<C>,
    prefix: string,
    options: ScanOptions,
  ): Entities[C][] {
    this.#assertRunning();
    return (this.#world.find(collection)?.scan(index, prefix, options) ?? []) as Entities[C][];
  }

  count(collection: CollectionName): number {
    this.#assertRunning();
    return this.#world.find(collection)?.entities.size ?? 0;
  }

  /** @throws Error when an index key of the entity belongs to another one */
  put<C extends CollectionName>(collection: C, entity: Entities[C]): void {
    this.#assertRunning();
    const target = this.#world.collection(collection);
    const key = target.keyOf(entity);
    const before = target.entities.get(key);
    target.replace(key, before, entity);
    this.#changes.push({ collection: target, key, before, after: entity });
  }

  delete(collection: CollectionName, key: string): void {
    this.#assertRunning();
    const before = this.#world.find(collection)?.entities.get(key);
    if (before === undefined) return;
    const target = this.#world.collection(collection);
    target.replace(key, before, undefined);
    this.#changes.push({ collection: target, key, before, after: undefined });
  }

  async attempt<R>(step: () => Promise<R>): Promise<R> {
    this.#assertRunning();
    const keep = this.#changes.length;
    this.#attempts += 1;
    const depth = this.#attempts;
    try {
      return await step();
    } catch (error) {
      if (!this.#ended) undo(this.#changes, keep);
      throw error;
    } finally {
      if (this.#attempts !== depth) this.#overlapped = true;
      this.#attempts -= 1;
    }
  }

  /**
   * Ends the transaction and hands over what it wrote.
   * @throws Error when two attempts ran at the same time: each may have undone writes of the other
   */
  finish(): readonly Change[] {
    if (this.#overlapped) throw new Error('attempts of one transaction must be nested or one after another');
    this.#end();
    return this.#changes;
  }

  /** Ends the transaction and undoes what it wrote. */
  rollBack(): void {
    undo(this.#changes, 0);
    this.#end();
  }

  #end(): void {
    this.#ended = true;
    this.#world.uncommitted = NOTHING;
  }

  #assertRunning(): void {
    if (this.#ended) throw new Error('the transaction has ended: a promise of it was not awaited');
  }
}
