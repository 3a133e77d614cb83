import { Problem } from '../lib/errors.ts';

/** Visible ASCII without the double quote; the quotes around it are no part of the key. */
const KEY = /^("?)([!#-~]{1,255})\1$/;

/** The key of an Idempotency-Key header; undefined when there is none that is well-formed. */
export function readIdempotencyKey(header: string | undefined): string | undefined {
  return header === undefined ? undefined : KEY.exec(header)?.[2];
}

/**
 * The Idempotency-Key header: 1 to 255 visible ASCII characters other than the double quote; quoted (as the
 * IETF draft writes it) or bare are the same key. Sent twice it arrives joined by a blank, and is malformed.
 * @throws Problem IDEMPOTENCY_KEY_REQUIRED or IDEMPOTENCY_KEY_INVALID
 */
export function parseIdempotencyKey(header: string | undefined): string {
  if (header === undefined) {
    throw new Problem(
      'IDEMPOTENCY_KEY_REQUIRED',
      'Send an Idempotency-Key header: a new one per business action, the same one on every repeat of it.',
    );
  }
  const key = readIdempotencyKey(header);
  if (key === undefined) {
    const words =
      'Idempotency-Key must be 1 to 255 visible ASCII characters without the double quote, sent once.';
    throw new Problem('IDEMPOTENCY_KEY_INVALID', words);
  }
  return key;
}

/** Stored are 2xx and 207, and 404, 409 and 422 whose code is not retryable (contract.md, Idempotency). */
export function isStorable(problem: Problem): boolean {
  return [404, 409, 422].includes(problem.status) && !problem.retryable;
}
