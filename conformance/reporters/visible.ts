/** Ranges of code points that must not travel as they are: they move the cursor, turn the line or break XML. */
const HIDDEN: readonly (readonly [number, number])[] = [
  [0x00, 0x08],
  [0x0b, 0x1f],
  [0x7f, 0x9f],
  [0x61c, 0x61c],
  // Zero-width joiner and non-joiner (200C, 200D) stay: names in Indian scripts need them.
  [0x200b, 0x200b],
  [0x200e, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x206f],
  [0xd800, 0xdfff],
  [0xfeff, 0xfeff],
  [0xfff9, 0xfffb],
  [0xfffe, 0xffff],
  [0xe0000, 0xe007f],
];

function isHidden(codePoint: number): boolean {
  return HIDDEN.some(([from, to]) => codePoint >= from && codePoint <= to) || (codePoint & 0xfffe) === 0xfffe;
}

/**
 * Text whose control characters, direction marks, lone surrogates and the like are written out (`\u202e`), so that what a
 * partner's program sent can neither steer a terminal nor disguise itself in a report. Line feeds and tabs stay.
 */
export function visible(text: string): string {
  let result = '';
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    result += isHidden(codePoint) ? `\\u${codePoint.toString(16).padStart(4, '0')}` : character;
  }
  return result;
}

/** {@link visible} on one line: runs of white space become one blank. */
export function oneLine(text: string): string {
  return visible(text).replace(/\s+/g, ' ').trim();
}

/** A copy in which every string, keys included, is {@link visible}. */
export function withVisibleText<T>(value: T): T {
  if (typeof value === 'string') return visible(value) as T;
  if (Array.isArray(value)) return value.map((item) => withVisibleText(item)) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [visible(key), withVisibleText(item)]),
  ) as T;
}

/** At most so many characters, the cut marked. */
export function shortened(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
