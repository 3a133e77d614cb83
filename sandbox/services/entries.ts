import type { Transaction } from '../domain/transaction-stream.ts';
import type { Unit } from './unit.ts';

/** The REVERSAL of a credit, if one was posted. */
export async function reversalOfCredit(unit: Unit, reference: string): Promise<Transaction | undefined> {
  const [reversal] = await unit.tx.scan('transactions', 'byOriginal', reference, { limit: 1 });
  return reversal;
}
