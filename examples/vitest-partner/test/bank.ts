import { unwrap } from 'khata/client';
import { type SandboxFixtures, type SandboxWorld, sandboxFixtures } from 'khata/vitest';
import { test as base } from 'vitest';

/** Each test that names `world` gets a bank of its own, as the demo begins: 250 credits wait. */
export const test = base.extend<SandboxFixtures>(sandboxFixtures());

/** Has a customer pay into an account. At a bank nobody calls this: the payment simply arrives. */
export async function customerPays(
  { control }: SandboxWorld,
  virtualAccountNumber: string,
  amount: string,
): Promise<string> {
  const remitter = { name: 'Ravi Kumar', accountNumber: '50100012345678', ifsc: 'KHTA0000002' };
  const body = { virtualAccountNumber, amount, paymentMode: 'IMPS' as const, remitter };
  const { transaction } = await unwrap(control.POST('/sandbox/v1/credits', { body }));
  if (!transaction) throw new Error('the payment was not posted');
  return transaction.transactionReferenceNumber;
}
