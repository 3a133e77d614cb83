import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginningsOf, prefixCandidates } from './virtual-account-prefix.ts';

const DRAW = '4Z0M8Q2R7XKD';

describe('candidates for a prefix', () => {
  it('begin with the beginning of the name, without accents and signs', () => {
    expect([...prefixCandidates('Café & Söhne', DRAW)].slice(0, 4)).toEqual([
      'CAFE',
      'CAFES',
      'CAFESO',
      'CAF4Z0',
    ]);
  });

  it('are made of the draw for a name without Latin letters', () => {
    expect([...prefixCandidates('पुणे', DRAW)][0]).toBe('4Z0M8Q');
  });

  it('are all 4 to 6 capital letters and digits, and there are some for every name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (name) => {
        const candidates = [...prefixCandidates(name, DRAW)];
        expect(candidates.length).toBeGreaterThan(5);
        for (const prefix of candidates) expect(prefix).toMatch(/^[A-Z0-9]{4,6}$/);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the beginnings of a prefix', () => {
  it('end with itself', () => {
    expect(beginningsOf('ACME1')).toEqual(['A', 'AC', 'ACM', 'ACME', 'ACME1']);
  });
});
