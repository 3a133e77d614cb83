import type { BankWire, FaultStage } from './stage.ts';
import { FETCH } from './stage.ts';

/** How a client goes about its books; a careless one leaves something out. */
export interface Habits {
  /** Books a reference that it has booked before once more. */
  readonly booksTwice?: boolean;
  /** Takes the totals from the batch instead of computing them. */
  readonly echoesTotals?: boolean;
}

/** What came of draining the stream. */
export interface Drained {
  /** Times booked, by reference. */
  readonly booked: ReadonlyMap<string, number>;
  /** Whether the stream came to its end. */
  readonly ended: boolean;
  readonly calls: number;
}

type Batch = BankWire['TransactionBatch'];

async function answerOf<T>(asked: Promise<Response>): Promise<T | undefined> {
  try {
    const answer = await asked;
    if (!answer.ok || answer.headers.get('content-type') !== 'application/json') return undefined;
    return (await answer.json()) as T;
  } catch {
    return undefined; // No answer: unknown.
  }
}

function totalsOf(transactions: Batch['transactions']) {
  const paise = transactions.reduce((sum, { amount }) => sum + BigInt(amount.replace('.', '')), 0n);
  const digits = paise.toString().padStart(3, '0');
  return {
    numberOfTransactions: transactions.length,
    controlSum: `${digits.slice(0, -2)}.${digits.slice(-2)}`,
  };
}

/**
 * Drains the stream as the contract asks: fetch until there is no batch, book each reference once, acknowledge
 * what was counted when it agrees with the batch, and take no answer for an answer that is none.
 * @param most calls after which it gives up
 */
export async function drain(stage: FaultStage, habits: Habits = {}, most = 2000): Promise<Drained> {
  const booked = new Map<string, number>();
  let calls = 0;
  while (calls < most) {
    calls++;
    const fetched = await answerOf<{ batch: Batch | null }>(stage.call(FETCH));
    if (fetched === undefined) continue;
    const { batch } = fetched;
    if (batch === null) return { booked, ended: true, calls };
    const { numberOfTransactions, controlSum } = batch;
    const own = habits.echoesTotals ? { numberOfTransactions, controlSum } : totalsOf(batch.transactions);
    if (own.numberOfTransactions !== numberOfTransactions || own.controlSum !== controlSum) continue;
    for (const { transactionReferenceNumber: reference } of batch.transactions) {
      const before = booked.get(reference) ?? 0;
      booked.set(reference, habits.booksTwice ? before + 1 : 1);
    }
    calls++;
    const ask = stage.acknowledgement(batch.batchId, own);
    // Without an answer, fetching tells: the same batch once more, or the next.
    await answerOf(stage.call(ask));
  }
  return { booked, ended: false, calls };
}
