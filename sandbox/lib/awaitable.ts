/** A value now or soon. What answers at once costs no promise; see {@link chain}. */
export type Awaitable<T> = T | Promise<T>;

/**
 * Goes on with a value: at once where it is there, else when it comes. For the few paths that every request
 * takes: an `async` function would make a promise even where there is nothing to wait for.
 */
export function chain<T, R>(value: Awaitable<T>, next: (value: T) => Awaitable<R>): Awaitable<R> {
  return value instanceof Promise ? value.then(next) : next(value);
}
