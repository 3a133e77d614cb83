import { describe, expect, it } from 'vitest';
import { amountOf, paiseOf, sumOf } from './money.ts';

describe('money of the kit', () => {
  it('reads decimal strings with two places, and nothing else', () => {
    expect(paiseOf('0.00')).toBe(0n);
    expect(paiseOf('1234.50')).toBe(123450n);
    expect(paiseOf('99999999999999999.99')).toBe(9_999_999_999_999_999_999n);
    for (const other of [
      '1234.5',
      '1234',
      '-1.00',
      '+1.00',
      '1e3',
      '01.00',
      '1,234.50',
      ' 1.00',
      '1.000',
      '',
      1.5,
      null,
    ])
      expect(paiseOf(other)).toBeUndefined();
    expect(paiseOf('999999999999999999.99')).toBeUndefined();
  });

  it('takes no number, even one that looks like an amount', () => {
    expect(paiseOf(12.55)).toBeUndefined();
  });

  it('writes what it reads', () => {
    for (const amount of ['0.00', '0.05', '0.50', '1.00', '9999999999999.99'])
      expect(amountOf(paiseOf(amount) as bigint)).toBe(amount);
    expect(amountOf(-5n)).toBe('-0.05');
    expect(amountOf(-12345n)).toBe('-123.45');
  });

  it('adds beyond 2^53 paise, and gives no sum of what is no amount', () => {
    expect(sumOf(['90071992547409.93', '0.01', '0.01'])).toBe(9_007_199_254_740_995n);
    expect(sumOf([])).toBe(0n);
    expect(sumOf(['1.00', '2'])).toBeUndefined();
  });
});
