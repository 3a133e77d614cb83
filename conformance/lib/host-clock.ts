/** The host's clock, in milliseconds since 1970: for what people read and the bank signs. Nothing is judged by it. */
export function hostNow(): number {
  return Date.now();
}

/**
 * Milliseconds on the clock that nobody puts, to the microsecond: the one by which the bank, in this process, times
 * arrivals. What happened first must be known also where two things happen within a millisecond.
 */
export function tick(): number {
  return Math.round(performance.now() * 1000) / 1000;
}
