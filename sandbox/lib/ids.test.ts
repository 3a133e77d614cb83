import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ID_PREFIXES, makeId, permute, seedKey } from './ids.ts';

describe('identifiers', () => {
  it('have the form of the contract', () => {
    for (const kind of ['transaction', 'batch', 'refund', 'message'] as const) {
      expect(makeId(kind, seedKey('demo'), 1)).toMatch(
        new RegExp(`^${ID_PREFIXES[kind]}[0-9A-HJKMNP-TV-Z]{12}$`),
      );
    }
  });

  it('never collide within a world, also far apart', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.uniqueArray(fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }), { minLength: 2, maxLength: 50 }),
        (seed, counters) => {
          const key = seedKey(seed);
          expect(new Set(counters.map((counter) => permute(key, counter))).size).toBe(counters.length);
        },
      ),
    );
    const key = seedKey('demo');
    const drawn = new Set(Array.from({ length: 200_000 }, (_, counter) => permute(key, counter)));
    expect(drawn.size).toBe(200_000);
  });

  it('come out the same for one seed and differ between seeds', () => {
    const draws = (seed: string) => Array.from({ length: 20 }, (_, n) => permute(seedKey(seed), n)).join();
    expect(draws('demo')).toBe(draws('demo'));
    expect(draws('demo')).not.toBe(draws('empty'));
  });
});
