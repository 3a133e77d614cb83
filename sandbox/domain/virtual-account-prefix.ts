/** Prefixes of virtual account numbers: 4 to 6 capital letters and digits, none the beginning of another. */

const SHORTEST = 4;
const LONGEST = 6;

/** Capital letters and digits of a name, accents taken off: `Café & Söhne` → `CAFESOHNE`. */
function plainLetters(name: string): string {
  return name
    .normalize('NFKD')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');
}

/**
 * Prefixes for an organisation, the most telling first: the beginning of its name, then its beginning with
 * letters of the draw.
 * @param draw capital letters and digits that differ from one organisation to the next
 */
export function* prefixCandidates(name: string, draw: string): Generator<string> {
  const letters = plainLetters(name);
  for (let length = SHORTEST; length <= Math.min(LONGEST, letters.length); length++) {
    yield letters.slice(0, length);
  }
  for (let kept = Math.min(3, letters.length); kept >= 0; kept--) {
    for (let at = 0; at + LONGEST - kept <= draw.length; at++) {
      yield letters.slice(0, kept) + draw.slice(at, at + LONGEST - kept);
    }
  }
}

/** What a stored prefix must not equal: every beginning of this one that could be a prefix itself. */
export function beginningsOf(prefix: string): string[] {
  return Array.from({ length: prefix.length }, (_, i) => prefix.slice(0, i + 1));
}
