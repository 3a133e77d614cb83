import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
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

/** The form of the bank's access tokens. */
const TOKEN_FORM = /(?<![\w-])[\w-]{43}(?![\w-])/g;
/** So many different strings of that form are tried. */
const MOST_TRIED = 100;

/**
 * Access tokens in what the integration logged. The kit does not know them, since the bank tells them to the integration
 * alone: whatever has their form is shown to the bank.
 * @param isToken whether the bank knows it as an access token
 */
export async function findTokenLeaks(
  text: string,
  place: string,
  isToken: (value: string) => Promise<boolean>,
): Promise<Leak[]> {
  const seen = new Set<string>();
  for (const { 0: value, index } of text.matchAll(TOKEN_FORM)) {
    if (seen.has(value) || seen.size >= MOST_TRIED) continue;
    seen.add(value);
    if (!(await isToken(value))) continue;
    return [{ secret: 'accessToken', place, offset: Buffer.byteLength(text.slice(0, index)) }];
  }
  return [];
}

/** Larger files are no logs that a session of seconds has written. */
const MOST_LOG_BYTES = 4 * 1024 * 1024;

/** Log files that the integration keeps in its data folder: `*.log`, and whatever is in a folder `logs`. */
export async function logFiles(
  folder: string,
): Promise<readonly { readonly place: string; readonly text: string }[]> {
  const names = await readdir(folder, { recursive: true });
  const logs = names.filter((name) => /\.log$/.test(name) || /(?:^|\/)logs\//.test(name)).sort();
  const files: { place: string; text: string }[] = [];
  for (const place of logs) {
    const file = join(folder, place);
    const about = await stat(file);
    if (about.isFile() && about.size <= MOST_LOG_BYTES)
      files.push({ place, text: await readFile(file, 'utf8') });
  }
  return files;
}
