import type { CreditInput } from '../harness/session.ts';

/** Numbers of opened accounts, in the order of their opening. */
export function numbersOf(opened: ReadonlyMap<string, string>): readonly [string, ...string[]] {
  const [first = '', ...others] = opened.values();
  return [first, ...others];
}

/**
 * Credits to these accounts in turn, no two with one amount: so that a client that takes equal amounts for one payment
 * is not caught by every scenario.
 * @param from how many were made before
 */
export function variedCredits(accounts: readonly string[], count: number, from = 0): readonly CreditInput[] {
  return Array.from({ length: count }, (_, index) => {
    const paise = 10_000 + (from + index) * 137;
    return {
      virtualAccountNumber: accounts[index % accounts.length] as string,
      amount: `${Math.floor(paise / 100)}.${String(paise % 100).padStart(2, '0')}`,
    };
  });
}
