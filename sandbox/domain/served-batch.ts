import { acknowledgementFault, type ControlTotals, type TransactionBatch } from './transaction-batch.ts';

/**
 * How a batch was served, once a fault has served it with totals that are not its own. A partner can only
 * acknowledge what it was shown: accepted are the totals of the servings that were sound in themselves.
 */
export interface ServedBatch {
  batchId: string;
  /** Whether it was also served as it is. */
  isReal: boolean;
  /** Totals of the servings that held more records than the batch, each true of the records it showed. */
  totals: readonly { numberOfTransactions: number /** In paise, as decimal digits. */; controlSum: string }[];
}

/** One serving by a fault; `sound` when its totals are those of the records in it. */
export interface FaultyServing {
  readonly batchId: string;
  readonly sound: boolean;
  readonly totals: ControlTotals;
}

/** Different servings kept of one batch. */
const SERVINGS_KEPT = 20;

/**
 * The row after a faulty serving.
 * @param before undefined when this is the first one
 * @param wasServed whether the batch had been served as it is, when there is no row that knows
 */
export function withServing(
  before: ServedBatch | undefined,
  { batchId, sound, totals }: FaultyServing,
  wasServed: boolean,
): ServedBatch {
  const row = before ?? { batchId, isReal: wasServed, totals: [] };
  if (!sound) return row;
  const served = { ...totals, controlSum: totals.controlSum.toString() };
  const others = row.totals.filter(
    (known) =>
      known.numberOfTransactions !== served.numberOfTransactions || known.controlSum !== served.controlSum,
  );
  return { ...row, totals: [...others.slice(1 - SERVINGS_KEPT), served] };
}

/**
 * The batch with the totals that an acknowledgement names, when it was served with them.
 * @param served undefined for nearly every batch: no fault ever touched it
 * @throws Problem ACKNOWLEDGEMENT_MISMATCH when it was not
 */
export function batchAsServed(
  batch: TransactionBatch,
  served: ServedBatch | undefined,
  totals: ControlTotals,
): TransactionBatch {
  const asServed = served?.totals
    .map((own) => ({ ...batch, ...own }))
    .find((candidate) => acknowledgementFault(candidate, totals) === undefined);
  if (asServed !== undefined) return asServed;
  // Never shown as it is, its own totals are a guess.
  const fault =
    served?.isReal === false
      ? acknowledgementFault({ ...batch, numberOfTransactions: -1 }, totals)
      : acknowledgementFault(batch, totals);
  if (fault !== undefined) throw fault;
  return batch;
}
