import type { Rendered } from '../contract/operation.ts';

/** Renderings kept per operation: at some 500 bytes each, about half a megabyte. */
const CAPACITY = 1024;

/**
 * Remembers what an operation rendered from an entity. Entities are never changed, only replaced, so the
 * entity itself is the key, and a new one is rendered anew; the oldest renderings are forgotten first.
 * One that was rendered in a transaction that failed is never asked for again: its entity is gone.
 */
export class RenderedOnce<E extends object, T> {
  readonly #known = new Map<E, { variant: string; rendered: Rendered<T> }>();

  /**
   * @param variant what the rendering depends on beside the entity, for example the day
   * @param render makes the rendering when it is not known
   */
  of(entity: E, variant: string, render: () => Rendered<T>): Rendered<T> {
    const known = this.#known.get(entity);
    if (known?.variant === variant) return known.rendered;
    const rendered = render();
    if (known === undefined && this.#known.size >= CAPACITY) {
      for (const oldest of this.#known.keys()) {
        this.#known.delete(oldest);
        break;
      }
    }
    this.#known.set(entity, { variant, rendered });
    return rendered;
  }
}
