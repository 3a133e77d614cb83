import type { Check, Judgement } from '../framework/check.ts';
import type { Evidence } from '../judge/evidence.ts';
import { cleanKills } from '../judge/kills.ts';
import { bookingsByReference, discrepanciesOf, ledgerOf } from '../judge/ledger.ts';
import {
  acknowledgementsOf,
  deliveredEntries,
  entriesOf,
  type Serving,
  servingsOf,
  takenBatches,
} from '../judge/stream.ts';
import { told, UNSEEN } from './told.ts';

/** Which of these references are on the ledger more than once. */
function bookedTwice(
  evidence: Evidence,
  references: ReadonlySet<string>,
  servings: readonly Serving[],
): Judgement {
  const ledger = ledgerOf(evidence);
  if (ledger === undefined || references.size === 0) return UNSEEN;
  const { transactions } = evidence.truth;
  const entries = transactions.filter((entry) => references.has(entry.transactionReferenceNumber));
  const twice = discrepanciesOf(ledger, entries).filter(({ kind }) => kind === 'TWICE');
  const bookings = bookingsByReference(ledger);
  const once = entries.filter((entry) => bookings.has(entry.transactionReferenceNumber));
  return { witnessed: once.length, findings: told(twice, servings) };
}

const wholeBatch: Check<Evidence> = {
  id: 'VA-C-DDP-01',
  level: 'MUST',
  title: 'MUST book a batch once that is delivered again',
  requirements: ['REQ-DDP-01'],
  evidence: ['LEDGER'],
  scenarios: ['REDELIVERIES'],
  needs: ['CREATE', 'SYNC', 'LEDGER'],
  witness: 'an acknowledged batch that was shown again, its entries on the ledger',
  explain: {
    how: 'After a batch was acknowledged, the bank shows it once more. The ledger must have each of its entries once.',
    why: 'Deliveries repeat after each failure of network or bank. A customer credited twice spends money that never came.',
    fix: 'Make `transactionReferenceNumber` a unique key of your entries, and let a second insert do nothing.',
  },
  // Right: a unique key over entries; passing over a batchId that is done.
  judge(evidence) {
    const servings = servingsOf(evidence);
    const taken = acknowledgementsOf(evidence).filter(({ isTaken }) => isTaken);
    const again = servings.filter(({ batchId, exchange }) =>
      taken.some((one) => one.batchId === batchId && one.exchange.endedAt <= exchange.startedAt),
    );
    return bookedTwice(evidence, new Set(again.flatMap(({ references }) => references)), again);
  },
};

const recordInBatch: Check<Evidence> = {
  id: 'VA-C-DDP-02',
  level: 'MUST',
  title: 'MUST book a `transactionReferenceNumber` once that comes twice in a batch',
  requirements: ['REQ-DDP-02'],
  evidence: ['LEDGER'],
  scenarios: ['REDELIVERIES'],
  needs: ['CREATE', 'SYNC', 'LEDGER'],
  witness: 'a batch with one record twice, acknowledged, and the entry on the ledger',
  explain: {
    how: 'A batch has its first record once more at its end, and totals that count it. The ledger must have the entry once.',
    why: 'Who remembers batches only, and not entries, books the repeated record twice.',
    fix: 'De-duplicate entry by entry, inside a batch too. Compute the control totals over all records as they stand there, or fetch again when yours disagree.',
  },
  // Right: counting all five and booking four; removing the repetition first, disagreeing, and fetching again.
  judge(evidence) {
    const taken = takenBatches(evidence);
    const doubled = servingsOf(evidence).filter(
      ({ batchId, references }) => taken.has(batchId) && new Set(references).size < references.length,
    );
    const repeated = doubled.flatMap(({ references }) =>
      references.filter((reference, at) => references.indexOf(reference) !== at),
    );
    return bookedTwice(evidence, new Set(repeated), doubled);
  },
};

const overlap: Check<Evidence> = {
  id: 'VA-C-DDP-03',
  level: 'MUST',
  title: 'MUST book a `transactionReferenceNumber` once that comes in several batches',
  requirements: ['REQ-DDP-03'],
  evidence: ['LEDGER'],
  scenarios: ['REDELIVERIES'],
  needs: ['CREATE', 'SYNC', 'LEDGER'],
  witness: 'an entry in two batches, the second one acknowledged, and the entry on the ledger',
  explain: {
    how: 'A new batch begins with entries of the one before it. The ledger must have each of them once.',
    why: 'Who takes a new `batchId` for new money books the entries of the overlap twice.',
    fix: 'Ask for each entry whether its `transactionReferenceNumber` is booked, whatever the batch is called.',
  },
  // Right: booking only the new ones and counting all; disagreeing with the totals, and fetching again.
  judge(evidence) {
    const taken = takenBatches(evidence);
    const servings = servingsOf(evidence).filter(({ batchId }) => taken.has(batchId));
    const inBatches = new Map<string, Set<string>>();
    for (const { batchId, references } of servings)
      for (const reference of references)
        inBatches.set(reference, (inBatches.get(reference) ?? new Set()).add(batchId));
    const shared = [...inBatches].filter(([, batchIds]) => batchIds.size > 1).map(([reference]) => reference);
    return bookedTwice(evidence, new Set(shared), servings);
  },
};

const overRestart: Check<Evidence> = {
  id: 'VA-C-DDP-04',
  level: 'MUST',
  title: 'MUST still know after a restart what it has booked',
  requirements: ['REQ-DDP-04'],
  evidence: ['KILL', 'LEDGER'],
  scenarios: ['KILL_AT_ACKNOWLEDGEMENT'],
  needs: ['CREATE', 'SYNC', 'LEDGER', 'RESTART'],
  witness:
    'an entry that was on the ledger before, shown again after the integration was killed and restarted',
  explain: {
    how: 'The integration is killed and started again. Then a batch comes that repeats entries from before the kill. The ledger must have each of them once.',
    why: 'Repetitions come with failures, and so do restarts. A list of booked references in memory is empty just when it is needed.',
    fix: 'Keep the references with the entries, in the same transaction of the same database, and ask there.',
  },
  // Right: a unique key in the database; a list in memory that is read anew from the ledger at start.
  judge(evidence) {
    const [kill] = cleanKills(evidence);
    const before = ledgerOf(evidence, 'restarted');
    if (kill === undefined || before === undefined) return UNSEEN;
    const known = bookingsByReference(before);
    const shown = servingsOf(evidence);
    const old = new Set(
      shown.filter(({ exchange }) => exchange.startedAt < kill.at).flatMap(({ references }) => references),
    );
    const again = shown.filter(({ exchange }) => exchange.startedAt > before.at);
    const references = again.flatMap((serving) => serving.references);
    return bookedTwice(
      evidence,
      new Set(references.filter((reference) => old.has(reference) && known.has(reference))),
      again,
    );
  },
};

/** Entries that the story speaks of by their references, as far as the integration was given them. */
function givenOf(evidence: Evidence, fact: string): Judgement {
  const ledger = ledgerOf(evidence);
  const references = evidence.facts[fact];
  if (ledger === undefined || !Array.isArray(references)) return UNSEEN;
  const named = deliveredEntries(evidence).filter((entry) =>
    references.includes(entry.transactionReferenceNumber),
  );
  const missing = discrepanciesOf(ledger, named, evidence.truth.transactions).filter(
    ({ kind }) => kind === 'MISSING',
  );
  const shown = servingsOf(evidence).filter(
    (serving) => entriesOf({ truth: { ...evidence.truth, transactions: named } }, [serving]).length > 0,
  );
  return { witnessed: named.length === references.length ? 1 : 0, findings: told(missing, shown) };
}

const lookAlikes: Check<Evidence> = {
  id: 'VA-C-DDP-05',
  level: 'MUST',
  title: 'MUST book two credits that look alike and have different references as two',
  requirements: ['REQ-DDP-05'],
  evidence: ['LEDGER'],
  scenarios: ['TWINS'],
  needs: ['CREATE', 'SYNC', 'LEDGER'],
  witness: 'credits of one remitter, account, amount, day and text with different references, delivered',
  explain: {
    how: 'A parent pays the same fee three times in one minute. Only the references differ. All three must be on the ledger.',
    why: 'Two children, two fees. Who guesses that the second is a repetition of the first keeps money that was paid.',
    fix: 'De-duplicate by `transactionReferenceNumber` alone. Amount, remitter and time say nothing about identity.',
  },
  // Right: three entries; three entries of which some are PARKED for a person to look at.
  judge: (evidence) => givenOf(evidence, 'lookAlikes'),
};

const oneNumber: Check<Evidence> = {
  id: 'VA-C-DDP-06',
  level: 'MUST',
  title: 'MUST NOT identify a transaction by its UTR',
  requirements: ['REQ-DDP-06'],
  evidence: ['LEDGER'],
  scenarios: ['TWINS'],
  needs: ['CREATE', 'SYNC', 'LEDGER'],
  witness: 'credits of one amount with one 12-digit number on IMPS and UPI and on two days, delivered',
  explain: {
    how: 'One 12-digit number comes by IMPS, by UPI, and by IMPS again on the next day, with the same amount for the same account from three payers. All three must be on the ledger.',
    why: 'IMPS and UPI count for themselves and begin anew: sooner or later two payments have one number, and the second is taken for a repetition.',
    fix: 'De-duplicate by `transactionReferenceNumber`. Keep the UTR to search by, never as a key, nor as a part of one.',
  },
  // Right: three entries booked; booked in any order.
  judge: (evidence) => givenOf(evidence, 'oneNumber'),
};

/** What binds de-duplication. */
export const deduplicationChecks: readonly Check<Evidence>[] = [
  wholeBatch,
  recordInBatch,
  overlap,
  overRestart,
  lookAlikes,
  oneNumber,
];
