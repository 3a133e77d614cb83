/** Timers that go off when the test says so. */
export class ManualTimers {
  readonly waiting = new Map<object, { work: () => void; milliseconds: number }>();

  /** As `StartTimer` of the mail forwarder. */
  readonly start = (work: () => void, milliseconds: number): (() => void) => {
    const key = {};
    this.waiting.set(key, { work, milliseconds });
    return () => this.waiting.delete(key);
  };

  /** Lets the one timer that waits go off. @returns how long it would have waited, in milliseconds */
  fire(): number {
    const [[key, timer] = [undefined, undefined], ...others] = [...this.waiting];
    if (timer === undefined || others.length > 0) {
      throw new Error(`${this.waiting.size} timers wait, not one`);
    }
    this.waiting.delete(key as object);
    timer.work();
    return timer.milliseconds;
  }
}
