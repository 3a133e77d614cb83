/** Paise of a decimal string with two places: `1250.00` is 125000. */
export function paiseOf(amount: string): bigint {
  return BigInt(amount.replace('.', ''));
}

/** The decimal string of so many paise. */
export function rupeesOf(paise: bigint): string {
  const digits = paise.toString().padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** The exact sum of amounts; it can pass what a number holds. */
export function sumOf(amounts: readonly string[]): string {
  return rupeesOf(amounts.reduce((sum, amount) => sum + paiseOf(amount), 0n));
}
