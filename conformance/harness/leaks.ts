import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { StartInput } from '../drivers/protocol.ts';
import { TOKEN_FORM, writtenForms } from '../drivers/secret-forms.ts';
import type { Leak } from '../judge/evidence.ts';
import { LOG_FILE } from '../lib/log-file.ts';

/** Shorter values could be there by chance. */
const SHORTEST = 12;
/** So many different strings of a token's form are remembered. */
const MOST_TRIED = 100;
/** Hardly any text has such, and only in one of them there can be a token: the search for that costs more. */
const LONG_RUN = /[\w-]{43,}/g;
/** A token with what stands before and behind it. */
const TOKEN_REACH = 64;

/**
 * Looks for the secrets of one session in a log as it comes, whatever its length: of what has gone by only so much is kept
 * that a secret is found which comes in two pieces.
 */
export class LeakFinder {
  readonly #place: string;
  readonly #forms: readonly { readonly secret: string; readonly bytes: Buffer }[];
  readonly #reach: number;
  readonly #found = new Map<string, number>();
  /** What has the form of an access token, with its place. */
  readonly #candidates = new Map<string, number>();
  #kept: Buffer = Buffer.alloc(0);
  /** Bytes before what is kept. */
  #before = 0;

  /** @param place the log's name for the report */
  constructor(place: string, { credentials, notificationSecret }: StartInput) {
    const { apiKey, clientSecret } = credentials;
    this.#place = place;
    this.#forms = Object.entries({ apiKey, clientSecret, notificationSecret }).flatMap(([secret, value]) =>
      value === undefined || value.length < SHORTEST
        ? []
        : writtenForms(value).map((form) => ({ secret, bytes: Buffer.from(form) })),
    );
    this.#reach = Math.max(TOKEN_REACH, ...this.#forms.map(({ bytes }) => bytes.length));
  }

  /** Takes the next bytes of the log. */
  push(chunk: Uint8Array): void {
    const seen = this.#kept.length === 0 ? Buffer.from(chunk) : Buffer.concat([this.#kept, chunk]);
    this.#look(seen, false);
    const from = Math.max(0, seen.length - this.#reach);
    // A copy: a part of a larger buffer would keep the whole of it.
    this.#kept = Buffer.from(seen.subarray(from));
    this.#before += from;
  }

  /** Bytes of the log so far. */
  get searchedBytes(): number {
    return this.#before + this.#kept.length;
  }

  /**
   * Where secrets stood: their kinds and places, never their values. The kit does not know access tokens, since the bank tells
   * them to the integration alone: whatever has their form is shown to the bank.
   * @param isToken whether the bank knows it as an access token
   */
  async leaks(isToken: (value: string) => Promise<boolean>): Promise<Leak[]> {
    this.#look(this.#kept, true);
    const found = [...this.#found].map(([secret, offset]) => ({ secret, place: this.#place, offset }));
    for (const [value, offset] of this.#candidates) {
      if (await isToken(value)) return [...found, { secret: 'accessToken', place: this.#place, offset }];
    }
    return found;
  }

  #look(bytes: Buffer, isEnd: boolean): void {
    for (const { secret, bytes: form } of this.#forms) {
      const at = bytes.indexOf(form);
      if (at === -1) continue;
      const first = this.#found.get(secret) ?? Number.POSITIVE_INFINITY;
      this.#found.set(secret, Math.min(first, this.#before + at));
    }
    // One letter for each byte, so that places are places of bytes.
    const text = bytes.toString('latin1');
    for (const { 0: run, index } of text.matchAll(LONG_RUN)) {
      // What comes next may go on with it.
      const isWhole = isEnd || index + run.length < text.length;
      const from = Math.max(0, index - 1);
      const [token] = isWhole ? text.slice(from, index + run.length + 1).matchAll(TOKEN_FORM) : [];
      if (token === undefined || this.#candidates.has(token[0])) continue;
      if (this.#candidates.size < MOST_TRIED)
        this.#candidates.set(token[0], this.#before + from + token.index);
    }
  }
}

/** Paths of the log files in a folder, sorted. */
async function logFilesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((place) => LOG_FILE.test(place))
    .sort();
}

/**
 * Looks through the log files that the integration keeps in its data folder.
 * @returns a finder for each, in order of their names
 */
export async function searchLogFiles(start: StartInput): Promise<readonly LeakFinder[]> {
  const finders: LeakFinder[] = [];
  for (const place of await logFilesIn(start.dataDir)) {
    const finder = new LeakFinder(place, start);
    finders.push(finder);
    for await (const chunk of createReadStream(join(start.dataDir, place))) finder.push(chunk as Buffer);
  }
  return finders;
}
