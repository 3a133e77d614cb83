import { decodeCursor, encodeCursor } from '../lib/cursor.ts';
import { Problem } from '../lib/errors.ts';
import type { PageRequest } from '../services/page.ts';
import type { Identity } from '../services/unit.ts';

const DEFAULT_LIMIT = 50;

/** A list question: which page is asked for, and how the cursor of the next one is written. */
export interface ListQuestion {
  readonly page: PageRequest;
  nextCursor(position: string | null): string | null;
}

/**
 * Reads the paging parameters of a list. The cursor is bound to operation, tenant and filter.
 * @throws Problem CURSOR_INVALID or CURSOR_MISMATCH
 */
export function listQuestion(
  operationId: string,
  caller: Identity,
  query: { limit?: number; cursor?: string },
): ListQuestion {
  const filter = Object.entries(query)
    .filter(([name]) => name !== 'limit' && name !== 'cursor')
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const scope = JSON.stringify([operationId, caller.organisationId, filter]);
  return {
    page: { limit: query.limit ?? DEFAULT_LIMIT, after: query.cursor && positionOf(scope, query.cursor) },
    nextCursor: (position) => (position === null ? null : encodeCursor(scope, position)),
  };
}

function positionOf(scope: string, cursor: string): string {
  const decoded = decodeCursor(scope, cursor);
  if ('position' in decoded) return decoded.position;
  const words =
    decoded.fault === 'CURSOR_INVALID'
      ? 'The cursor is not one that a list has given.'
      : 'The cursor belongs to another list, filter or client. Send it with the query that it came from.';
  throw new Problem(decoded.fault, words, {
    errors: [{ pointer: '/query/cursor', code: decoded.fault, detail: words }],
  });
}
