import type { Check, Finding, Judgement } from '../framework/check.ts';
import type { Evidence } from '../judge/evidence.ts';
import { discrepanciesOf, ledgerOf } from '../judge/ledger.ts';
import {
  noResultWords,
  numbersOf,
  type ServedBatch,
  servedBatches,
  servedEntries,
  textsOfFact,
} from '../judge/served.ts';
import { callsOf, isDone, requestOf, textOf } from '../judge/wire.ts';
import { amountOf, sumOf } from '../lib/money.ts';

/** Compares what was booked of these references, as far as the integration was given them. */
function bookedAmounts(evidence: Evidence, references: readonly string[]): Judgement {
  const ledger = ledgerOf(evidence);
  if (ledger === undefined) return { witnessed: 0, findings: [] };
  const entries = servedEntries(evidence).filter(({ transactionReferenceNumber }) =>
    references.includes(transactionReferenceNumber),
  );
  const wrong = discrepanciesOf(ledger, [], entries).filter(({ kind }) => kind === 'AMOUNT');
  const booked = entries.filter(({ transactionReferenceNumber, amount }) =>
    ledger.entries.some(
      (one) => one.transactionReferenceNumber === transactionReferenceNumber && one.amount === amount,
    ),
  );
  return {
    witnessed: booked.length,
    findings: wrong.map(({ expected, observed }) => ({ expected, observed })),
  };
}

/** Acknowledgements of a batch, by what came of them. */
function acknowledgementsOf(evidence: Evidence, { batchId }: ServedBatch) {
  const path = `/v1/transaction-batches/${batchId}/acknowledgement`;
  const sent = callsOf(evidence, 'acknowledgeTransactionBatch').filter((exchange) => exchange.path === path);
  return { sent, isTaken: sent.some(isDone) };
}

/** Whether any batch was taken: then it is the sum of one that was not over which the integration stumbles. */
function acknowledges(evidence: Evidence): boolean {
  return servedBatches(evidence).some((batch) => acknowledgementsOf(evidence, batch).isTaken);
}

/** What is wrong with the sum that the integration made of this batch. */
function sumFinding(evidence: Evidence, batch: ServedBatch, times: number): Finding | undefined {
  const { batchId, references, exchange } = batch;
  const amounts = evidence.truth.transactions.filter(({ transactionReferenceNumber }) =>
    references.includes(transactionReferenceNumber),
  );
  const exact = amountOf(sumOf(amounts.map(({ amount }) => amount)) ?? 0n);
  const { sent, isTaken } = acknowledgementsOf(evidence, batch);
  const other = sent.find((one) => requestOf(one)['controlSum'] !== exact);
  const expected = `batch ${batchId} acknowledged with the exact sum of its ${references.length} records, ${exact}`;
  if (other !== undefined) {
    const sum = textOf(requestOf(other)['controlSum']) ?? 'no text';
    return { expected, observed: `the control sum ${sum}`, exchanges: [other.number, exchange.number] };
  }
  // One answer and no more may be a session cut short; served again and again, it was refused.
  const sync = evidence.commands.findLast(({ operation }) => operation === 'syncTransactions');
  const hadItsTime = sync?.reply.kind === 'RESULT' || times > 1;
  if (isTaken || !hadItsTime || !acknowledges(evidence)) return undefined;
  const observed = `it was served ${times} times and never acknowledged, though its totals agree and another batch was acknowledged`;
  return { expected, observed, exchanges: numbersOf([exchange]) };
}

function judgeExactAmounts(evidence: Evidence): Judgement {
  const references = textsOfFact(evidence, 'exactReferences');
  const booked = bookedAmounts(evidence, references);
  const batches = new Map<string, { batch: ServedBatch; times: number }>();
  for (const batch of servedBatches(evidence)) {
    if (!batch.references.some((reference) => references.includes(reference))) continue;
    batches.set(batch.batchId, { batch, times: (batches.get(batch.batchId)?.times ?? 0) + 1 });
  }
  const sums = [...batches.values()].flatMap(({ batch, times }) => sumFinding(evidence, batch, times) ?? []);
  const isAcknowledged = [...batches.values()].some(
    ({ batch }) => acknowledgementsOf(evidence, batch).isTaken,
  );
  return {
    witnessed: isAcknowledged ? booked.witnessed : 0,
    findings: [...sums, ...booked.findings],
  };
}

/**
 * Correct both: paise in a 64-bit or big integer; a decimal type with two places. The mutants add floats.
 * What is missing on the ledger is another check's; here speaks only what was booked, and the sum that was made of it.
 */
const exact: Check<Evidence> = {
  id: 'VA-C-AMT-01',
  level: 'MUST',
  title: 'MUST book and add amounts exact to the paisa',
  requirements: ['REQ-AMT-01'],
  evidence: ['LEDGER', 'WIRE'],
  scenarios: ['EXACT_AMOUNTS'],
  needs: ['CREATE', 'SYNC', 'LEDGER'],
  witness: 'amounts of the batch booked exactly, and the batch acknowledged with its exact sum',
  explain: {
    how: 'The bank serves a batch whose sum is beyond what a binary float can hold to the paisa. The kit compares each booked amount, and the control sum that is acknowledged, with the exact ones.',
    why: 'Floats are right nearly always: the one paisa that is lost shows up months later as books that do not balance, or as a batch that can never be acknowledged.',
    fix: 'Keep money as a whole number of paise in a 64-bit (or larger) integer, or in a decimal type, from the JSON string on. Never pass it through a float, a double or a JavaScript number with a fraction.',
  },
  judge: judgeExactAmounts,
};

/**
 * Correct both: 64-bit paise; decimals. An integration that falls over a large amount is seen by its reply.
 */
const large: Check<Evidence> = {
  id: 'VA-C-AMT-02',
  level: 'MUST',
  title: 'MUST book large amounts, up to 9999999999999.99',
  requirements: ['REQ-AMT-02'],
  evidence: ['LEDGER'],
  scenarios: ['EXACT_AMOUNTS'],
  needs: ['CREATE', 'SYNC', 'LEDGER'],
  witness: 'amounts beyond 32 bits of paise booked exactly',
  explain: {
    how: 'Credits come in just below and above what 32 bits of paise can hold, and one of the largest amount that the contract knows. The kit compares what was booked.',
    why: 'An amount that overflows is booked as another, often negative, one: a payment of two crore rupees becomes a few thousand, or a debt.',
    fix: 'Use 64 bits or a decimal type for every amount, in the database column too, and room for 17 digits before the point in sums.',
  },
  judge(evidence) {
    const references = textsOfFact(evidence, 'largeReferences');
    const booked = bookedAmounts(evidence, references);
    const [sync] = evidence.commands.filter(({ operation }) => operation === 'syncTransactions');
    const words = sync?.reply.kind === 'GONE' ? noResultWords(sync) : undefined;
    const wasServed = servedBatches(evidence).some((batch) =>
      batch.references.some((reference) => references.includes(reference)),
    );
    if (words === undefined || !wasServed) return booked;
    const fall = { expected: 'amounts up to 9999999999999.99 booked', observed: words };
    return { witnessed: booked.witnessed, findings: [fall, ...booked.findings] };
  },
};

export const amountChecks: readonly Check<Evidence>[] = [exact, large];
