/** FNV-1a: a number from a text, so that each scenario of a run draws its own sequence. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/**
 * Draws numbers 0 ≤ n < 1 that follow from seed and name alone (mulberry32): the same in each run, on each machine.
 * @param seed of the run
 * @param name whose sequence it is: the scenario's id
 */
export function seededRandom(seed: number, name: string): () => number {
  let state = (seed ^ hashOf(name)) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
