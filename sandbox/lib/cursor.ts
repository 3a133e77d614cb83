import { createHash } from 'node:crypto';

/**
 * Opaque list cursors: a position in an index, bound to the list, its filter and its tenant, so that a
 * cursor taken from another question is refused instead of answering it wrongly.
 */

/** What a cursor may be wrong about: not one of ours, or one of another question. */
export type CursorFault = 'CURSOR_INVALID' | 'CURSOR_MISMATCH';

const BINDING_LENGTH = 16;
const TAG_LENGTH = 8;

function digest(text: string, length: number): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, length);
}

/**
 * @param scope the question: operation, tenant and filter, in one canonical string
 * @param position the index key after which the next page starts
 */
export function encodeCursor(scope: string, position: string): string {
  const binding = digest(scope, BINDING_LENGTH);
  const tag = digest(`${binding}|${position}`, TAG_LENGTH);
  return binding + tag + Buffer.from(position).toString('base64url');
}

/** The position of a cursor, or what is wrong with it. `scope` as in {@link encodeCursor}. */
export function decodeCursor(scope: string, cursor: string): { position: string } | { fault: CursorFault } {
  const binding = cursor.slice(0, BINDING_LENGTH);
  const tag = cursor.slice(BINDING_LENGTH, BINDING_LENGTH + TAG_LENGTH);
  const encoded = cursor.slice(BINDING_LENGTH + TAG_LENGTH);
  const position = Buffer.from(encoded, 'base64url').toString();
  // Base64 has several spellings of one value: only ours is a cursor that we gave.
  const canonical = Buffer.from(position).toString('base64url') === encoded;
  if (!canonical || position === '' || digest(`${binding}|${position}`, TAG_LENGTH) !== tag) {
    return { fault: 'CURSOR_INVALID' };
  }
  if (digest(scope, BINDING_LENGTH) !== binding) return { fault: 'CURSOR_MISMATCH' };
  return { position };
}
