import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeCursor, encodeCursor } from './cursor.ts';

describe('cursors', () => {
  it('give back their position to the question that they came from', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 1, unit: 'grapheme' }), (scope, position) => {
        expect(decodeCursor(scope, encodeCursor(scope, position))).toEqual({ position });
      }),
    );
  });

  it('are refused by another question as a mismatch', () => {
    const cursor = encodeCursor('["listRefunds","org-1",[]]', '42');
    expect(decodeCursor('["listRefunds","org-2",[]]', cursor)).toEqual({ fault: 'CURSOR_MISMATCH' });
  });

  it('are invalid when a character of them was changed or cut off', () => {
    const cursor = encodeCursor('scope', 'ACME00000001');
    for (let i = 0; i < cursor.length; i++) {
      const changed = cursor.slice(0, i) + (cursor[i] === 'A' ? 'B' : 'A') + cursor.slice(i + 1);
      expect(decodeCursor('scope', changed)).not.toHaveProperty('position');
    }
    expect(decodeCursor('scope', `${cursor}A`)).toEqual({ fault: 'CURSOR_INVALID' });
    expect(decodeCursor('scope', cursor.slice(0, 20))).toEqual({ fault: 'CURSOR_INVALID' });
    expect(decodeCursor('scope', 'x')).toEqual({ fault: 'CURSOR_INVALID' });
  });
});
