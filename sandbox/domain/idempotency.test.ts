import { describe, expect, it } from 'vitest';
import { decideIdempotency, type IdempotencyRecord } from './idempotency.ts';

const record: IdempotencyRecord = {
  scope: 's',
  fingerprint: 'f',
  status: 207,
  contentType: 'application/json',
  body: '{}',
  storedAt: 0,
  expiresAt: 1000,
};

describe('decideIdempotency', () => {
  it('goes on with a key that was never used', () => {
    expect(decideIdempotency(undefined, 'f', 0)).toBe('none');
  });

  it('replays the same request until the record expires, and not at that instant', () => {
    expect(decideIdempotency(record, 'f', 999)).toBe('replay');
    expect(decideIdempotency(record, 'f', 1000)).toBe('none');
  });

  it('refuses another request under the key while the record lives', () => {
    expect(decideIdempotency(record, 'g', 999)).toBe('reused');
    expect(decideIdempotency(record, 'g', 1000)).toBe('none');
  });
});
