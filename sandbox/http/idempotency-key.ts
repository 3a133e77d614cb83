import { Problem } from '../lib/errors.ts';

const VISIBLE_ASCII = /^[\x21-\x7e]{1,255}$/;
const QUOTED = /^"(?:[^"\\]|\\["\\])*"$/;

/**
 * The Idempotency-Key header: 1 to 255 visible ASCII characters; quoted (a structured-field string, as the
 * IETF draft writes it) or bare are the same key.
 * @throws Problem IDEMPOTENCY_KEY_REQUIRED or IDEMPOTENCY_KEY_INVALID
 */
export function parseIdempotencyKey(header: string | undefined): string {
  if (header === undefined || header === '') {
    throw new Problem(
      'IDEMPOTENCY_KEY_REQUIRED',
      'Send an Idempotency-Key header: a new one per business action, the same one on every repeat of it.',
    );
  }
  const key = QUOTED.test(header) ? header.slice(1, -1).replace(/\\(["\\])/g, '$1') : header;
  if (!VISIBLE_ASCII.test(key)) {
    throw new Problem('IDEMPOTENCY_KEY_INVALID', 'Idempotency-Key must be 1 to 255 visible ASCII characters.');
  }
  return key;
}
