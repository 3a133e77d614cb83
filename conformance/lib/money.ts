/** The kit's own money, apart from the sandbox's on purpose: what judges must not share a mistake with what is judged. */

/** Two places, no sign, no grouping; leading zeros are no amount of the contract either. */
const AMOUNT = /^(?:0|[1-9][0-9]{0,16})\.[0-9]{2}$/;

/**
 * Paise of a decimal string with two places: `1234.50` is 123450.
 * @returns undefined for whatever is not such a string: `1234.5`, `-1.00`, `1e3`, a number
 */
export function paiseOf(amount: unknown): bigint | undefined {
  return typeof amount === 'string' && AMOUNT.test(amount) ? BigInt(amount.replace('.', '')) : undefined;
}

/** The decimal string of paise, with a sign only below nothing: -5 is `-0.05`. */
export function amountOf(paise: bigint): string {
  const digits = (paise < 0n ? -paise : paise).toString().padStart(3, '0');
  return `${paise < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/**
 * Exact sum in paise.
 * @returns undefined when one of them is no amount
 */
export function sumOf(amounts: Iterable<unknown>): bigint | undefined {
  let sum = 0n;
  for (const amount of amounts) {
    const paise = paiseOf(amount);
    if (paise === undefined) return undefined;
    sum += paise;
  }
  return sum;
}
