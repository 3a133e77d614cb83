import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAmount, parseAmount, parseControlSum, sumAmounts } from './money.ts';

const paise = fc.integer({ min: 1, max: 1e15 - 1 });

describe('money', () => {
  it('reads back every amount that it writes', () => {
    fc.assert(fc.property(paise, (amount) => parseAmount(formatAmount(amount)) === amount));
  });

  it('writes two places and no exponent at both ends of the range', () => {
    expect(formatAmount(1)).toBe('0.01');
    expect(formatAmount(10)).toBe('0.10');
    expect(formatAmount(1e15 - 1)).toBe('9999999999999.99');
    expect(formatAmount(12345678901234567890n)).toBe('123456789012345678.90');
  });

  it.each(['0.00', '1', '1.0', '1.000', '01.00', '-1.00', '1e2', '10000000000000.00', ' 1.00', '१.००', ''])(
    'refuses %j as an amount',
    (text) => {
      expect(() => parseAmount(text)).toThrow(RangeError);
    },
  );

  it('adds exactly beyond 2^53 paise, where a float sum is wrong', () => {
    fc.assert(
      fc.property(fc.array(paise, { maxLength: 120 }), (amounts) => {
        expect(sumAmounts(amounts)).toBe(amounts.reduce((sum, amount) => sum + BigInt(amount), 0n));
      }),
    );
    const large = Array.from({ length: 100 }, (_, i) => 999_999_999_999_001 + 2 * i);
    const float = large.reduce((sum, amount) => sum + amount, 0);
    expect(sumAmounts(large)).not.toBe(BigInt(float));
  });

  it('reads the control sum of a full batch of the largest amounts', () => {
    const sum = sumAmounts(Array.from({ length: 100 }, () => 1e15 - 1));
    expect(parseControlSum(formatAmount(sum))).toBe(sum);
  });
});
