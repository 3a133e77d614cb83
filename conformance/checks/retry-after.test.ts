import { describe, expect, test } from 'vitest';
import type { RecordedExchange } from '../judge/evidence.ts';
import { createCall, refusedBefore } from '../test/creates.ts';
import { type EvidenceParts, evidenceOf, fetchOf } from '../test/evidence.ts';
import { retryAfterChecks } from './retry-after.ts';

function judge(id: string, parts: EvidenceParts) {
  const check = retryAfterChecks.find((one) => one.id === `VA-C-${id}`);
  if (check === undefined) throw new Error(`no check ${id}`);
  return check.judge(evidenceOf(parts));
}

const create = (startedAt: number, parts: Partial<RecordedExchange> = {}) =>
  createCall('k', ['C1'], { startedAt, endedAt: startedAt + 10, ...parts });

describe.each(retryAfterChecks)('$id', (check) => {
  test('sees nothing where nothing happened', () => {
    expect(check.judge(evidenceOf())).toMatchObject({ witnessed: 0, findings: [] });
  });
});

describe.each([
  ['RTY-03', 'limited', refusedBefore('limited', 429, '2'), {}],
  [
    'RTY-04',
    'closed',
    refusedBefore('closed', 503, 'Mon, 23 Nov 2026 00:00:03 GMT'),
    { retryAfterSeconds: 3 },
  ],
])('VA-C-%s', (id, _, told, facts) => {
  const first = create(100, told);

  test('is content with waiting at least as long, also within 50 ms of it', () => {
    expect(judge(id, { facts, exchanges: [first, create(2110)] })).toEqual({ witnessed: 1, findings: [] });
    expect(judge(id, { facts, exchanges: [first, create(2060)] })).toEqual({ witnessed: 1, findings: [] });
    expect(judge(id, { facts, exchanges: [first, create(60_000)] })).toEqual({ witnessed: 1, findings: [] });
  });

  test('finds an attempt that came too early', () => {
    const { findings } = judge(id, { facts, exchanges: [first, create(2059), create(3000)] });
    expect(findings).toHaveLength(1);
    expect(findings[0]?.expected).toContain('not before 2.00 s had passed');
    expect(findings[0]?.observed).toBe('it came after 1.95 s');
    expect(findings[0]?.exchanges).toEqual([2, 1]);
  });

  test('has seen nothing without a later success, or without the header', () => {
    expect(judge(id, { facts, exchanges: [first] }).witnessed).toBe(0);
    const bare = { ...first, responseHeaders: {} };
    expect(judge(id, { facts, exchanges: [bare, create(110)] })).toEqual({ witnessed: 0, findings: [] });
  });
});

describe('VA-C-RTY-07', () => {
  const told = create(100, refusedBefore('limited', 429, '2'));
  const fetches = (from: number, count: number) =>
    Array.from({ length: count }, (_, at) => fetchOf(null, { startedAt: from + at * 10 }));
  const after = [create(2200), ...fetches(2300, 3)];

  test('is content with silence, with a trickle, and with what was under way', () => {
    expect(judge('RTY-07', { exchanges: [told, ...after] })).toEqual({ witnessed: 4, findings: [] });
    expect(judge('RTY-07', { exchanges: [told, ...fetches(900, 2), ...after] }).findings).toEqual([]);
    expect(judge('RTY-07', { exchanges: [told, ...fetches(120, 9), ...after] }).findings).toEqual([]);
  });

  test('finds other work at full speed', () => {
    expect(judge('RTY-07', { exchanges: [told, ...fetches(900, 3), ...after] }).findings).toEqual([
      {
        expected: 'hardly any call for 2.00 s after ACCOUNT_PLAN_LIMIT_EXCEEDED',
        observed: '3 other calls in that time (fetchTransactionBatch)',
        exchanges: [2, 3, 4, 1],
      },
    ]);
  });

  test('has seen nothing when one of the two was not done after it', () => {
    expect(judge('RTY-07', { exchanges: [told, create(2200)] }).witnessed).toBe(0);
    expect(judge('RTY-07', { exchanges: [told, ...fetches(2300, 3)] }).witnessed).toBe(0);
  });
});
