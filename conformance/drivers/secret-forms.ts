/** In so many ways bytes can stand to the groups of three that base64 writes as four letters. */
const SHIFTS = [0, 1, 2] as const;
const BYTE_BITS = 8;
const LETTER_BITS = 6;
/** Shorter values would be found by chance, encoded as they are. */
const SHORTEST_ENCODED = 12;

/**
 * What base64 of any text has inside when the text has this value inside: the letters that hang on the value alone.
 * So `Basic base64(id:secret)` is found whatever the id is, and a dump that is encoded as a whole too.
 */
function base64Cores(value: string): string[] {
  const bytes = Buffer.from(value);
  return SHIFTS.flatMap((shift) => {
    const from = Math.ceil((shift * BYTE_BITS) / LETTER_BITS);
    const to = Math.floor(((shift + bytes.length) * BYTE_BITS) / LETTER_BITS);
    const shifted = Buffer.concat([Buffer.alloc(shift), bytes, Buffer.alloc(2)]);
    return (['base64', 'base64url'] as const).map((alphabet) => shifted.toString(alphabet).slice(from, to));
  });
}

/** Percent-encoded, with the hexadecimal digits of either case. */
function percentEncoded(value: string): string[] {
  const upper = encodeURIComponent(value);
  return [upper, upper.replace(/%[\dA-F]{2}/g, (digits) => digits.toLowerCase())];
}

/**
 * The ways in which a secret is written where it must not be: as it is, percent-encoded, as JSON of languages that escape
 * slashes, inside of base64 (as Basic credentials are), in hexadecimal; of a notification secret also without its prefix.
 * @returns literal texts, the longest first
 */
export function writtenForms(value: string): readonly string[] {
  const bare = [...new Set([value, value.replace(/^whsec_/, '')])];
  const forms = bare.flatMap((one) => {
    const encoded = percentEncoded(one);
    const plain = [one, ...encoded, one.replaceAll('/', '\\/')];
    if (one.length < SHORTEST_ENCODED) return plain;
    const digits = Buffer.from(one).toString('hex');
    return [...plain, digits, digits.toUpperCase(), ...[one, ...encoded].flatMap(base64Cores)];
  });
  return [...new Set(forms)].sort((one, other) => other.length - one.length || (one < other ? -1 : 1));
}

/**
 * What has the form of the bank's access tokens: 256 bits as base64url, alone or behind an escape, as in `Bearer%20…` and `\n…`.
 * Nobody tells them to the kit.
 */
export const TOKEN_FORM =
  /(?:(?<![\w-])|(?<=%[\dA-Fa-f]{2})|(?<=\\[bfnrt])|(?<=\\u[\dA-Fa-f]{4}))[\w-]{43}(?![\w-])/g;
