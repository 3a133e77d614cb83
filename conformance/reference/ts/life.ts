import { setMaxListeners } from 'node:events';

/** Thrown in everything that is under way when the client is killed; nobody catches it. */
export class Killed extends Error {
  constructor() {
    super('the client was killed');
    this.name = 'Killed';
  }
}

/** Whether the client still lives, what waits in it, and what it draws by chance. One per session. */
export class Life {
  readonly #end = new AbortController();
  #state: number;

  /** @param seed for {@link draw}: the same seed, the same pauses */
  constructor(seed: number) {
    this.#state = seed >>> 0;
    // Everything under way listens for its end; many at one time are no leak.
    setMaxListeners(0, this.#end.signal);
  }

  /** Aborts when the client is killed. */
  get signal(): AbortSignal {
    return this.#end.signal;
  }

  /** @throws Killed once it is dead: before anything is written or sent */
  check(): void {
    if (this.#end.signal.aborted) throw new Killed();
  }

  /** Ends everything at once, as a power button would. */
  kill(): void {
    this.#end.abort();
  }

  /** Monotonic milliseconds: the machine's clock may be set while we wait. */
  now(): number {
    return performance.now();
  }

  /** Milliseconds since 1970, for the only thing that needs a calendar: Retry-After as a date. */
  wallClock(): number {
    return performance.timeOrigin + performance.now();
  }

  /** From 0 up to 1, by the seed (mulberry32). */
  draw(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** @throws Killed when it ends meanwhile */
  sleep(milliseconds: number): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.signal.aborted) return reject(new Killed());
      const stop = () => {
        clearTimeout(timer);
        reject(new Killed());
      };
      const timer = setTimeout(() => {
        this.signal.removeEventListener('abort', stop);
        resolve();
      }, milliseconds);
      this.signal.addEventListener('abort', stop, { once: true });
    });
  }
}
