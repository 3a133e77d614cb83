import { Problem } from '../lib/errors.ts';

/** Deepest nesting of a JSON body. Beyond ~10,000 JSON.stringify throws although JSON.parse does not. */
export const DEPTH_LIMIT = 32;

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

interface Shape {
  depth: number;
  /** How many member names the text has: colons outside of strings. */
  members: number;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;

/** One pass over the text, before anything recursive touches it. */
function measure(text: string): Shape {
  let depth = 0;
  let deepest = 0;
  let members = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === QUOTE) {
      i = endOfString(text, i);
    } else if (code === 0x7b || code === 0x5b) {
      depth++;
      if (depth > deepest) deepest = depth;
    } else if (code === 0x7d || code === 0x5d) depth--;
    else if (code === COLON) members++;
  }
  return { depth: deepest, members };
}

/** Index of the quote that closes the string opened at `start`; the text's end when none does. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end !== -1) {
    let slashes = 0;
    while (text.charCodeAt(end - 1 - slashes) === BACKSLASH) slashes++;
    if (slashes % 2 === 0) return end;
    end = text.indexOf('"', end + 1);
  }
  return text.length;
}

function countMembers(value: unknown): number {
  if (value === null || typeof value !== 'object') return 0;
  let members = 0;
  if (Array.isArray(value)) {
    for (const item of value) members += countMembers(item);
    return members;
  }
  for (const key of Object.keys(value)) {
    members += 1 + countMembers((value as Record<string, unknown>)[key]);
  }
  return members;
}

/**
 * Parses a request body strictly: UTF-8, at most {@link DEPTH_LIMIT} levels, no duplicate member names
 * (JSON.parse keeps the last silently; two readers of one message could then see two amounts). A member
 * `__proto__` becomes an own one, which the closed schemas refuse by its place like any unknown field.
 * @throws Problem MALFORMED_JSON, NESTING_TOO_DEEP or DUPLICATE_JSON_KEY
 */
export function parseJsonBody(raw: Uint8Array): unknown {
  let text: string;
  try {
    text = decoder.decode(raw);
  } catch {
    throw new Problem('MALFORMED_JSON', 'The body is not valid UTF-8.');
  }
  const shape = measure(text);
  if (shape.depth > DEPTH_LIMIT) {
    throw new Problem(
      'NESTING_TOO_DEEP',
      `The body nests ${shape.depth} levels; at most ${DEPTH_LIMIT} are read.`,
    );
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const reason = raw.length === 0 ? 'the body is empty' : syntaxFault(error as SyntaxError);
    throw new Problem('MALFORMED_JSON', `The body is not JSON: ${reason}.`);
  }
  // An escaped half of a surrogate pair is JSON, but no text: no strict client could read it back.
  if (text.includes('\\u') && !isWellFormed(value)) {
    throw new Problem('MALFORMED_JSON', 'The body escapes half of a surrogate pair, which is no character.');
  }
  // Fewer members than names in the text: some name stood twice and JSON.parse dropped its first value.
  if (countMembers(value) !== shape.members) {
    throw new Problem(
      'DUPLICATE_JSON_KEY',
      `The body has the member "${duplicateName(text)}" twice in one object.`,
    );
  }
  return value;
}

const LONE_SURROGATE = /\p{Surrogate}/u;

function isWellFormed(value: unknown): boolean {
  if (typeof value === 'string') return !LONE_SURROGATE.test(value);
  if (value === null || typeof value !== 'object') return true;
  return Object.entries(value).every(([name, member]) => !LONE_SURROGATE.test(name) && isWellFormed(member));
}

/** V8's words up to where it starts to quote the body, which may hold what no log should. */
function syntaxFault(error: SyntaxError): string {
  return (/^(.*?)(?:, "| in JSON| is not valid JSON|$)/s.exec(error.message)?.[1] ?? 'syntax error').slice(
    0,
    120,
  );
}

/** The first doubled name. Only runs on a body that is going to be refused; the text is valid JSON. */
function duplicateName(text: string): string {
  const open: (Set<string> | undefined)[] = [];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x7b) open.push(new Set());
    else if (code === 0x5b) open.push(undefined);
    else if (code === 0x7d || code === 0x5d) open.pop();
    else if (code === QUOTE) {
      const end = endOfString(text, i);
      let next = end + 1;
      while (' \t\r\n'.includes(text[next] ?? 'x')) next++;
      const names = open.at(-1);
      if (names && text.charCodeAt(next) === COLON) {
        const name = JSON.parse(text.slice(i, end + 1)) as string;
        if (names.has(name)) return name.slice(0, 100);
        names.add(name);
      }
      i = end;
    }
  }
  return '?';
}
