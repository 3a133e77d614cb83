import { DAY, type Instant } from '../lib/clock.ts';

/** A stored answer. It is written in the transaction of its effect, so that both exist or neither. */
export interface IdempotencyRecord {
  /** Scope: organisation, application, operation, key; the world is the store's own scope. */
  scope: string;
  /** SHA-256 of the path without its world prefix and of the raw body, lower-case hex. */
  fingerprint: string;
  status: number;
  contentType: string;
  /** The body exactly as it was sent. */
  body: string;
  storedAt: Instant;
  /** Not before which it may be forgotten: 24 h of the world's time. */
  expiresAt: Instant;
}

/** How long an answer is kept, in milliseconds of the world's clock. */
export const IDEMPOTENCY_RETENTION = DAY;

/** What a key means for a request: replay its answer, refuse it as reused, or go on. */
export type IdempotencyDecision = 'none' | 'replay' | 'reused';

/** An expired record is no record, also while it is not yet purged (contract.md, Idempotency). */
export function decideIdempotency(
  record: IdempotencyRecord | undefined,
  fingerprint: string,
  now: Instant,
): IdempotencyDecision {
  if (record === undefined || record.expiresAt <= now) return 'none';
  return record.fingerprint === fingerprint ? 'replay' : 'reused';
}
