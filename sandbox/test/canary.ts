/** Looking for secrets in everything that a sandbox writes and answers, in every spelling they could have. */

/** A secret that must not turn up anywhere. */
export interface Canary {
  readonly name: string;
  readonly value: string;
  /** Names of the places where it is meant to be: the answer that hands it out, the mail that carries it. */
  readonly belongs?: readonly RegExp[];
}

/** Something that was written or answered. */
export interface Place {
  readonly name: string;
  readonly content: string | Uint8Array;
}

/** Base64 of a text wherever it begins among other bytes, without the letters that its neighbours share. */
function base64Within(value: string): string[] {
  const bytes = Buffer.from(value);
  return [0, 1, 2].map((before) => {
    const encoded = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64url');
    const whole = Math.floor(((before + bytes.length) * 8) / 6);
    return encoded.slice(Math.ceil((before * 8) / 6), whole);
  });
}

/** A value in clear, URL-encoded, as a JSON text has it, in hex, base64 and base64url. */
export function spellingsOf(value: string): string[] {
  const base64url = base64Within(value);
  const base64 = base64url.map((text) => text.replaceAll('-', '+').replaceAll('_', '/'));
  const spellings = [
    value,
    encodeURIComponent(value),
    encodeURIComponent(value).replaceAll('%20', '+'),
    encodeURI(value),
    JSON.stringify(value).slice(1, -1),
    Buffer.from(value).toString('hex'),
    Buffer.from(value).toString('hex').toUpperCase(),
    ...base64url,
    ...base64,
    ...base64.map((text) => encodeURIComponent(text)),
  ];
  // As the places are read: one letter per byte.
  return [...new Set(spellings.map((text) => Buffer.from(text).toString('latin1')))];
}

function textOf({ content }: Place): string {
  // One letter per byte: nothing of a journal's frames is lost.
  return Buffer.from(content as Uint8Array).toString('latin1');
}

/** `canary in place` for each canary that stands in a place, whether or not it belongs there. */
function sightings(
  canaries: readonly Canary[],
  places: readonly Place[],
): { canary: Canary; place: string; belongs: boolean }[] {
  const spelt = canaries.map((canary) => ({ canary, spellings: spellingsOf(canary.value) }));
  return places.flatMap((place) => {
    const text = textOf(place);
    return spelt
      .filter(({ spellings }) => spellings.some((spelling) => text.includes(spelling)))
      .map(({ canary }) => ({
        canary,
        place: place.name,
        belongs: (canary.belongs ?? []).some((pattern) => pattern.test(place.name)),
      }));
  });
}

/** The canaries that are where they should not be: `name in place`. */
export function leaks(canaries: readonly Canary[], places: readonly Place[]): string[] {
  return sightings(canaries, places)
    .filter(({ belongs }) => !belongs)
    .map(({ canary, place }) => `${canary.name} in ${place}`);
}

/** The names of the canaries that were seen where they belong: those that the search is sure to find. */
export function seenWhereTheyBelong(canaries: readonly Canary[], places: readonly Place[]): string[] {
  const seen = sightings(canaries, places).filter(({ belongs }) => belongs);
  return [...new Set(seen.map(({ canary }) => canary.name))];
}
