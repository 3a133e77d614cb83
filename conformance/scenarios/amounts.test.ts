import { describe, expect, it } from 'vitest';
import { amountOf, paiseOf, sumOf } from '../lib/money.ts';
import { AMOUNTS_BEYOND_FLOATS, LARGE_AMOUNTS } from './amounts.ts';

const byValue = [...AMOUNTS_BEYOND_FLOATS].sort((one, other) => Number(one) - Number(other));
const ORDERS = {
  'as served': AMOUNTS_BEYOND_FLOATS,
  reversed: [...AMOUNTS_BEYOND_FLOATS].reverse(),
  'smallest first': byValue,
  'largest first': [...byValue].reverse(),
};

describe('the amounts that binary floats add up wrongly', () => {
  const exact = sumOf(AMOUNTS_BEYOND_FLOATS) ?? 0n;

  it('have a sum beyond 2^53 paise', () => {
    expect(amountOf(exact)).toBe('110000000000081.65');
    expect(exact).toBeGreaterThan(2n ** 53n);
  });

  it.each(Object.entries(ORDERS))('are summed wrongly by every float there is, %s', (_order, amounts) => {
    const rupees = amounts.map(Number);
    const atTheEnd = rupees.reduce((sum, amount) => sum + amount, 0).toFixed(2);
    const atEachStep = rupees.reduce((sum, amount) => Number((sum + amount).toFixed(2)), 0);
    const paise = rupees.reduce((sum, amount) => sum + Math.round(amount * 100), 0);
    expect(atTheEnd).not.toBe(amountOf(exact));
    expect(atEachStep.toFixed(2)).not.toBe(amountOf(exact));
    expect(BigInt(paise)).not.toBe(exact);
  });

  it('lose a paisa when a float is multiplied by 100 and cut', () => {
    const cut = AMOUNTS_BEYOND_FLOATS.filter(
      (amount) => BigInt(Math.trunc(Number(amount) * 100)) !== paiseOf(amount),
    );
    expect(cut).toContain('4.35');
  });

  it('fit into one batch, beside amounts around 32 bits', () => {
    expect(AMOUNTS_BEYOND_FLOATS.length).toBeLessThanOrEqual(100);
    expect(LARGE_AMOUNTS.map((amount) => paiseOf(amount))).toEqual([
      2n ** 31n - 1n,
      2n ** 31n,
      2n ** 32n - 1n,
      2n ** 32n,
      999_999_999_999_999n,
    ]);
  });
});
