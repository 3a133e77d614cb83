import { type BankClient, type BankSchema, unwrap } from 'khata/client';

/** The partner's own program: what it would run against a bank, too. */

type Transaction = BankSchema<'Transaction'>;

const paise = (amount: string): bigint => BigInt(amount.replace('.', ''));

/** The partner's book. A map stands for the database here. */
export class Ledger {
  readonly #entries = new Map<string, Transaction>();

  /** Books what is new. */
  book(transactions: readonly Transaction[]): void {
    for (const entry of transactions) this.#entries.set(entry.transactionReferenceNumber, entry);
  }

  get size(): number {
    return this.#entries.size;
  }

  find(virtualAccountNumber: string): Transaction[] {
    return [...this.#entries.values()].filter((entry) => entry.virtualAccountNumber === virtualAccountNumber);
  }
}

/** Opens an account for a customer. The key follows from the business action: a repetition opens nothing twice. */
export async function openAccount(
  bank: BankClient,
  physicalAccountNumber: string,
  item: { virtualAccountNumber: string; accountName: string },
): Promise<void> {
  const { results } = await unwrap(
    bank.POST('/v1/virtual-accounts', {
      params: { header: { 'Idempotency-Key': `open-${item.virtualAccountNumber}` } },
      body: { physicalAccountNumber, items: [item] },
    }),
  );
  const refusal = results[0]?.problem;
  if (refusal) throw new Error(`${refusal.code}: ${refusal.detail}`);
}

/** Fetches, books and acknowledges until nothing waits. */
export async function collect(
  bank: BankClient,
  physicalAccountNumber: string,
  ledger: Ledger,
): Promise<void> {
  for (;;) {
    const { batch } = await unwrap(bank.POST('/v1/transaction-batches', { body: { physicalAccountNumber } }));
    if (batch === null) return;
    const { batchId, numberOfTransactions, controlSum, transactions } = batch;
    // Counted from the records: an acknowledgement says what was received.
    const sum = transactions.reduce((total, { amount }) => total + paise(amount), 0n);
    if (transactions.length !== numberOfTransactions || sum !== paise(controlSum)) {
      throw new Error(`batch ${batchId} does not add up: book nothing`);
    }
    ledger.book(transactions);
    await unwrap(
      bank.POST('/v1/transaction-batches/{batchId}/acknowledgement', {
        params: { path: { batchId } },
        body: { numberOfTransactions, controlSum },
      }),
    );
  }
}

/** Sends a payment back, whole. */
export async function refund(
  bank: BankClient,
  clientName: string,
  transactionReferenceNumber: string,
): Promise<BankSchema<'Refund'>> {
  const header = { 'Idempotency-Key': `refund-${transactionReferenceNumber}` };
  const body = { clientName, transactionReferenceNumber };
  return await unwrap(bank.POST('/v1/refunds', { params: { header }, body }));
}
