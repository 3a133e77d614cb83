import type { Leak } from '../judge/evidence.ts';

/** Secrets that a session hands out, by their kind. */
export type Secrets = Readonly<Record<string, string | undefined>>;

/** Shorter values could be there by chance. */
const SHORTEST = 12;

/**
 * Where secrets stand in what the integration logged: their kinds and places, never their values.
 * @param text the log
 * @param place its name for the report
 */
export function findLeaks(text: string, place: string, secrets: Secrets): Leak[] {
  const leaks: Leak[] = [];
  for (const [secret, value] of Object.entries(secrets)) {
    if (value === undefined || value.length < SHORTEST) continue;
    for (const form of new Set([value, encodeURIComponent(value), value.replace(/^whsec_/, '')])) {
      const at = text.indexOf(form);
      if (at === -1) continue;
      leaks.push({ secret, place, offset: Buffer.byteLength(text.slice(0, at)) });
      break;
    }
  }
  return leaks;
}
