import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockOf, noticeOf } from './hit-counter.ts';
import {
  addTo,
  bucketBound,
  bucketOf,
  emptySum,
  LATENCY_BUCKETS,
  mergeHours,
  percentile,
  sparse,
  type UsageHour,
} from './usage.ts';

const latencies = fc.array(fc.integer({ min: 0, max: 40_000_000 }), { minLength: 1, maxLength: 200 });

function histogram(values: readonly number[]): Float64Array {
  const counts = new Float64Array(LATENCY_BUCKETS);
  for (const value of values) counts[bucketOf(value)] = (counts[bucketOf(value)] ?? 0) + 1;
  return counts;
}

function hour(values: readonly number[], rejected: UsageHour['rejected'] = {}): UsageHour {
  return {
    applicationId: 'app',
    organisationId: 'org',
    operationId: 'getRefund',
    api: 'refund-details',
    hour: 0,
    classes: { '2xx': { calls: values.length, latency: sparse(histogram(values)) } },
    rejected,
    replays: 1,
  };
}

describe('a histogram of latencies', () => {
  it('puts each latency into the first bucket that holds it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000_000 }), (microseconds) => {
        const bucket = bucketOf(microseconds);
        expect(microseconds).toBeLessThanOrEqual(bucketBound(bucket) + 1);
        if (bucket > 0) expect(microseconds).toBeGreaterThan(bucketBound(bucket - 1) - 1);
      }),
    );
    expect(bucketOf(Number.MAX_SAFE_INTEGER)).toBe(LATENCY_BUCKETS - 1);
  });

  it('tells percentiles to the width of a bucket, never below the true one', () => {
    fc.assert(
      fc.property(latencies, fc.constantFrom(0.5, 0.95, 0.99, 1), (values, share) => {
        const sorted = [...values].sort((a, b) => a - b);
        const exact = sorted[Math.ceil(values.length * share) - 1] ?? 0;
        const told = percentile(histogram(values), share) ?? -1;
        expect(told).toBeGreaterThanOrEqual(exact - 1);
        expect(told).toBeLessThanOrEqual(Math.max(64, exact * Math.SQRT2 + 1));
      }),
    );
    expect(percentile(new Float64Array(LATENCY_BUCKETS), 0.5)).toBeUndefined();
  });
});

describe('hours of usage', () => {
  it('merged or added one by one come to the same', () => {
    fc.assert(
      fc.property(latencies, latencies, (a, b) => {
        const [first, second] = [
          hour(a, { TOKEN_EXPIRED: 1 }),
          hour(b, { TOKEN_EXPIRED: 2, PLAN_BLOCKED: 3 }),
        ];
        const added = emptySum();
        addTo(added, first);
        addTo(added, second);
        const merged = emptySum();
        addTo(merged, mergeHours(first, second));
        expect(merged).toEqual(added);
        expect(added.calls).toBe(a.length + b.length);
        expect(Object.fromEntries(added.rejected)).toEqual({ TOKEN_EXPIRED: 3, PLAN_BLOCKED: 3 });
        expect(mergeHours(undefined, first)).toEqual(first);
      }),
    );
  });
});

describe('hits', () => {
  it('are reserved by the hundredth, at least one and at most a thousand', () => {
    expect([1, 99, 100, 250, 99_999, 100_000, 1e9].map(blockOf)).toEqual([1, 1, 1, 2, 999, 1000, 1000]);
  });

  it('are told of from 80 per cent on, and when all are used', () => {
    expect([0, 79, 80, 99, 100, 120].map((used) => noticeOf(100, used))).toEqual([0, 0, 80, 80, 100, 100]);
    expect([0, 1].map((used) => noticeOf(1, used))).toEqual([0, 100]);
  });
});
