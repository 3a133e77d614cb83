import { describe, expect, it } from 'vitest';
import { Problem } from '../lib/errors.ts';
import { parseIdempotencyKey } from './idempotency-key.ts';

function codeOf(header: string | undefined): string {
  try {
    return parseIdempotencyKey(header);
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
}

describe('Idempotency-Key', () => {
  it('is the same key quoted and bare', () => {
    expect(codeOf('"6f1c2a54"')).toBe(codeOf('6f1c2a54'));
  });

  it('is required', () => {
    expect(codeOf(undefined)).toBe('IDEMPOTENCY_KEY_REQUIRED');
  });

  it('has 1 to 255 visible ASCII characters', () => {
    expect(codeOf('x'.repeat(255))).toHaveLength(255);
    for (const header of ['', 'x'.repeat(256), 'two words', 'कुंजी', '""', 'tab\tbed']) {
      expect(codeOf(header)).toBe('IDEMPOTENCY_KEY_INVALID');
    }
  });
});
