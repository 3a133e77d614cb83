/**
 * Money: integer paise inside, a decimal string with two places on the wire. One amount stays below 10^15
 * paise and so fits a JavaScript integer; a sum of them may not, and is a BigInt (quality.md, invariant 1).
 */

/** An amount in integer paise, 1 ≤ a < 10^15. */
export type Paise = number;

/** One more than the largest amount of a transaction, in paise: 9999999999999.99 is 10^15 − 1. */
export const AMOUNT_LIMIT: Paise = 1e15;

const WIRE_FORM = /^(0|[1-9][0-9]{0,16})\.[0-9]{2}$/;

/**
 * Reads the wire form of one amount, `"1250.00"`, into paise.
 * @throws RangeError when it is not a two-place decimal from 0.01 to 9999999999999.99
 */
export function parseAmount(text: string): Paise {
  if (!WIRE_FORM.test(text)) throw new RangeError(`not an amount with two decimal places: ${text}`);
  const paise = Number(text.replace('.', ''));
  if (paise < 1 || paise >= AMOUNT_LIMIT) throw new RangeError(`amount out of range: ${text}`);
  return paise;
}

/** Writes paise in the wire form: 125000 → `"1250.00"`. */
export function formatAmount(paise: Paise | bigint): string {
  const digits = paise.toString();
  if (digits.length > 2) return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
  return `0.${digits.padStart(2, '0')}`;
}

/** Adds amounts exactly. Chunks stay below 2^53 before they meet a BigInt, which is slow to add singly. */
export function sumAmounts(amounts: readonly Paise[]): bigint {
  let total = 0n;
  let chunk = 0;
  for (const amount of amounts) {
    if (chunk + amount > Number.MAX_SAFE_INTEGER) {
      total += BigInt(chunk);
      chunk = 0;
    }
    chunk += amount;
  }
  return total + BigInt(chunk);
}

/** Reads the wire form of a control sum (up to 17 digits before the point). @throws RangeError */
export function parseControlSum(text: string): bigint {
  if (!WIRE_FORM.test(text)) throw new RangeError(`not a sum with two decimal places: ${text}`);
  return BigInt(text.replace('.', ''));
}
