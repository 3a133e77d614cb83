/** Letters to change, leave out, add or swap to get from one word to another. */
function distance(one: string, other: string): number {
  let before = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const now = [i];
    for (let j = 1; j <= other.length; j++) {
      const change = (before[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      now.push(Math.min(change, (before[j] ?? 0) + 1, (now[j - 1] ?? 0) + 1));
    }
    before = now;
  }
  return before[other.length] ?? 0;
}

const MOST_LETTERS = 80;

/**
 * What somebody may have meant, the nearest first; nothing when all is far away.
 * @param most how many
 */
export function nearest(word: string, known: readonly string[], most = 3): readonly string[] {
  const meant = word.toLowerCase().slice(0, MOST_LETTERS);
  const limit = Math.max(2, Math.floor(meant.length / 3));
  return known
    .map((one) => ({ one, far: distance(meant, one.toLowerCase()) }))
    .filter(({ one, far }) => far <= limit || (meant.length > 2 && one.toLowerCase().includes(meant)))
    .sort((a, b) => a.far - b.far || (a.one < b.one ? -1 : 1))
    .slice(0, most)
    .map(({ one }) => one);
}

/** `; did you mean A or B?`, or nothing. */
export function didYouMean(word: string, known: readonly string[]): string {
  const near = nearest(word, known);
  return near.length === 0 ? '' : `; did you mean ${near.join(' or ')}?`;
}
