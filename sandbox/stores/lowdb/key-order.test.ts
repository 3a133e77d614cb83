import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ascendingOrder } from './key-order.ts';

function sorted(keys: string[]): (string | undefined)[] {
  return [...ascendingOrder(keys)].map((position) => keys[position]);
}

describe('the order of keys', () => {
  const letters = fc.string({
    unit: fc.constantFrom('a', 'b', '|', '0', '~', '\u007f', 'é', '漢', '\u0000'),
  });
  const lists = fc.tuple(
    fc.constantFrom('', 'ACME|', '4090|0000'),
    fc.array(letters, { maxLength: 400, size: 'max' }),
  );

  it('is that of their code units, whatever they begin with', () => {
    fc.assert(
      fc.property(lists, ([start, ends]) => {
        const keys = ends.map((end) => start + end);
        expect(sorted(keys)).toEqual([...keys].sort());
      }),
    );
  });

  it('is that of numbers for numbers of one length', () => {
    const keys = Array.from(
      { length: 50_000 },
      (_, n) => `409000611074|${((n * 7919) % 50_000).toString().padStart(9, '0')}`,
    );
    expect(sorted(keys)).toEqual([...keys].sort());
  });

  it('takes each position once, also of equal keys, none and one', () => {
    expect([...ascendingOrder(Array.from({ length: 100 }, () => 'same'))].sort((a, b) => a - b)).toEqual(
      Array.from({ length: 100 }, (_, n) => n),
    );
    expect(sorted([])).toEqual([]);
    expect(sorted(['one'])).toEqual(['one']);
  });
});
