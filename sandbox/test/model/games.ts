import type { SequenceShape } from './arbitraries.ts';

/** Small batches, so that streams run through many of them; amounts at the edges of the rails. */
export const SMALL: SequenceShape = { batchLimit: 5, length: { min: 60, max: 200 } };

/** Batches as a bank has them, with sums beyond 2^53 paise. */
export const LARGE: SequenceShape = {
  batchLimit: 100,
  length: { min: 100, max: 200 },
  amounts: [999_999_999_999_999, 999_999_999_999_998, 12_500],
};
