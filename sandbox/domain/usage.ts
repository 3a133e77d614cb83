import type { Instant } from '../lib/clock.ts';

/**
 * What the gateway counts of its calls, per application, operation and hour. Latencies are kept as a
 * histogram of fixed buckets, each wider than the one before by the same factor: whatever the number of
 * calls, an hour stays small, and hours add up to days.
 */

/** First digit of the answer's status. */
export const STATUS_CLASSES = ['2xx', '4xx', '5xx'] as const;
export type StatusClass = (typeof STATUS_CLASSES)[number];

/** Calls of one status class. */
export interface UsageCell {
  readonly calls: number;
  /** Bucket and count, bucket and count, … ascending; empty buckets left out. */
  readonly latency: readonly number[];
}

/** One hour of one operation as an application used it. */
export interface UsageHour {
  applicationId: string;
  organisationId: string;
  operationId: string;
  /** The service that the operation belongs to. */
  api: string;
  /** First instant of the hour in India, on the world's clock. */
  hour: Instant;
  classes: Readonly<Partial<Record<StatusClass, UsageCell>>>;
  /** Calls that the gateway did not let in, by problem code; they are among the calls of a class. */
  rejected: Readonly<Record<string, number>>;
  /** Calls that were answered with a stored answer: no hits. */
  replays: number;
}

/** When a key was used last, to the nearest flush. */
export interface KeyUse {
  apiKey: string;
  /** On the world's clock. */
  lastUsedAt: Instant;
}

/** From 64 microseconds to about 47 seconds, by the square root of two. */
export const LATENCY_BUCKETS = 40;
const SMALLEST = 64;
const PER_DOUBLING = 2;

/** The bucket of a latency: the first whose upper bound is not below it, or the last. */
export function bucketOf(microseconds: number): number {
  if (microseconds <= SMALLEST) return 0;
  return Math.min(LATENCY_BUCKETS - 1, Math.ceil(Math.log2(microseconds / SMALLEST) * PER_DOUBLING));
}

/** The upper bound of a bucket, in whole microseconds. */
export function bucketBound(bucket: number): number {
  return Math.round(SMALLEST * 2 ** (bucket / PER_DOUBLING));
}

/** Counts that grow; the one thing here that is changed in place. */
export interface UsageSum {
  calls: number;
  readonly byClass: Record<StatusClass, number>;
  readonly latency: Float64Array;
  readonly rejected: Map<string, number>;
  replays: number;
}

export function emptySum(): UsageSum {
  return {
    calls: 0,
    byClass: { '2xx': 0, '4xx': 0, '5xx': 0 },
    latency: new Float64Array(LATENCY_BUCKETS),
    rejected: new Map(),
    replays: 0,
  };
}

/** Adds an hour to a sum. */
export function addTo(sum: UsageSum, { classes, rejected, replays }: UsageHour): void {
  for (const name of STATUS_CLASSES) {
    const cell = classes[name];
    if (cell === undefined) continue;
    sum.calls += cell.calls;
    sum.byClass[name] += cell.calls;
    addLatency(sum.latency, cell.latency);
  }
  for (const [code, count] of Object.entries(rejected)) {
    sum.rejected.set(code, (sum.rejected.get(code) ?? 0) + count);
  }
  sum.replays += replays;
}

function addLatency(counts: Float64Array, latency: readonly number[]): void {
  for (let i = 0; i + 1 < latency.length; i += 2) {
    const bucket = latency[i] as number;
    counts[bucket] = (counts[bucket] ?? 0) + (latency[i + 1] as number);
  }
}

/** Two records of one hour as one. */
export function mergeHours(a: UsageHour | undefined, b: UsageHour): UsageHour {
  if (a === undefined) return b;
  const classes: Partial<Record<StatusClass, UsageCell>> = {};
  for (const name of STATUS_CLASSES) {
    const cell = mergeCells(a.classes[name], b.classes[name]);
    if (cell !== undefined) classes[name] = cell;
  }
  const rejected: Record<string, number> = { ...a.rejected };
  for (const [code, count] of Object.entries(b.rejected)) rejected[code] = (rejected[code] ?? 0) + count;
  return { ...b, classes, rejected, replays: a.replays + b.replays };
}

function mergeCells(a: UsageCell | undefined, b: UsageCell | undefined): UsageCell | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  const counts = new Float64Array(LATENCY_BUCKETS);
  addLatency(counts, a.latency);
  addLatency(counts, b.latency);
  return { calls: a.calls + b.calls, latency: sparse(counts) };
}

/** The counts of all buckets in the form of {@link UsageCell.latency}. */
export function sparse(counts: Float64Array): number[] {
  const pairs: number[] = [];
  for (const [bucket, count] of counts.entries()) if (count > 0) pairs.push(bucket, count);
  return pairs;
}

/**
 * The latency that the given share of calls did not exceed, in microseconds, to the bound of its bucket.
 * @param share 0 < share ≤ 1
 * @returns undefined when there were no calls
 */
export function percentile(counts: Float64Array, share: number): number | undefined {
  let total = 0;
  for (const count of counts) total += count;
  if (total === 0) return undefined;
  const rank = Math.ceil(total * share);
  let seen = 0;
  for (const [bucket, count] of counts.entries()) {
    seen += count;
    if (seen >= rank) return bucketBound(bucket);
  }
  return undefined;
}
