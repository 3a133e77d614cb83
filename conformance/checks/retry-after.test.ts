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

const DATE = 'Mon, 23 Nov 2026 00:00:03 GMT';

describe('VA-C-RTY-03', () => {
  const limited = create(100, refusedBefore('limited', 429, '2'));
  const second = (startedAt: number, parts: Partial<RecordedExchange> = {}) =>
    createCall('k2', ['C2'], { startedAt, endedAt: startedAt + 10, ...parts });
  const longer = second(10_000, refusedBefore('longer', 429, '5'));
  const judged = (...exchanges: Partial<RecordedExchange>[]) => judge('RTY-03', { exchanges });

  test('is content with waiting at least as long each time, also within 50 ms of it', () => {
    expect(judged(limited, create(2110), longer, second(15_010))).toEqual({ witnessed: 2, findings: [] });
    expect(judged(limited, create(2060), longer, second(14_960))).toEqual({ witnessed: 2, findings: [] });
    expect(judged(limited, create(9000), longer, second(60_000))).toEqual({ witnessed: 2, findings: [] });
  });

  test('finds an attempt that came too early', () => {
    const { findings } = judged(limited, create(2059), create(3000), longer, second(15_010));
    expect(findings).toEqual([
      {
        expected: 'the next attempt not before 2.00 s had passed: Retry-After was in seconds',
        observed: 'it came after 1.95 s',
        exchanges: [2, 1],
      },
    ]);
  });

  test('finds a pause that is always the same', () => {
    expect(judged(limited, create(3000), longer, second(12_900))).toEqual({
      witnessed: 2,
      findings: [
        {
          expected: 'the next attempt not before 5.00 s had passed: Retry-After was in seconds',
          observed: 'it came after 2.89 s',
          exchanges: [4, 3],
        },
      ],
    });
  });

  test('counts for each what was done until the next one was told to wait', () => {
    const all = [create(2110), create(2200), create(2300, { handledStatus: 503 })];
    expect(judged(limited, ...all, longer, second(15_010)).witnessed).toBe(3);
  });

  test('has seen nothing while one of the two is missing, not done, or without its header', () => {
    const nothing = { witnessed: 0, findings: [] };
    expect(judged(limited, create(2110))).toEqual(nothing);
    expect(judged(longer, second(15_010))).toEqual(nothing);
    expect(judged(limited, create(2110), longer)).toEqual(nothing);
    expect(judged(limited, longer, second(15_010))).toEqual(nothing);
    const bare = { ...longer, responseHeaders: {} };
    expect(judged(limited, create(2110), bare, second(10_020))).toEqual(nothing);
    const byDate = { ...longer, responseHeaders: { 'retry-after': DATE } };
    expect(judged(limited, create(2110), byDate, second(10_020))).toEqual(nothing);
  });

  test('measures creates alone', () => {
    const other = fetchOf(null, { startedAt: 200 });
    expect(judged(limited, other, create(2110), longer, second(15_010)).findings).toEqual([]);
  });
});

describe('VA-C-RTY-04', () => {
  const closed = create(100, refusedBefore('closed', 503, DATE));
  const judged = (exchanges: readonly Partial<RecordedExchange>[], facts = { retryAfterSeconds: 3 }) =>
    judge('RTY-04', { facts, exchanges });

  test('is content with waiting until the date, which is cut to whole seconds', () => {
    expect(judged([closed, create(2060)])).toEqual({ witnessed: 1, findings: [] });
    expect(judged([closed, create(60_000)])).toEqual({ witnessed: 1, findings: [] });
  });

  test('finds an attempt that came too early', () => {
    expect(judged([closed, create(110), create(3000)])).toEqual({
      witnessed: 2,
      findings: [
        {
          expected: 'the next attempt not before 2.00 s had passed: Retry-After was a date',
          observed: 'it came after 0.00 s',
          exchanges: [2, 1],
        },
      ],
    });
  });

  test('has seen nothing without a later success, or where no date was told', () => {
    const nothing = { witnessed: 0, findings: [] };
    expect(judged([closed])).toEqual(nothing);
    expect(judge('RTY-04', { exchanges: [closed, create(110)] })).toEqual(nothing);
    for (const responseHeaders of [{}, { 'retry-after': '3' }, { 'retry-after': '30' }]) {
      expect(judged([{ ...closed, responseHeaders }, create(110)])).toEqual(nothing);
    }
    const oddly = { ...closed, responseHeaders: { 'retry-after': 'day 3' } };
    expect(judged([oddly, create(110)]).findings).toHaveLength(1);
    expect(
      judged([{ ...oddly, responseHeaders: { 'retry-after': '3 days' } }, create(110)]).findings,
    ).toHaveLength(1);
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

  test('looks at the time told, within 50 ms, and at calls of the services', () => {
    const findings = (...exchanges: Partial<RecordedExchange>[]) =>
      judge('RTY-07', { exchanges: [told, ...exchanges, ...after] }).findings;
    // The answer ended at 110: what comes until 310 was under way, from 2060 on the bank is open again.
    const at = (...starts: number[]) => starts.map((startedAt) => fetchOf(null, { startedAt }));
    expect(findings(...at(310, 2060, 900, 901))).toEqual([]);
    expect(findings(...at(311, 900, 901))).toHaveLength(1);
    expect(findings(...at(2059, 900, 901))).toHaveLength(1);
    const token = { operation: 'issueToken', startedAt: 900 };
    expect(findings(token, token, token, ...at(901, 902))).toEqual([]);
    const many = findings(...at(900, 901, 902, 903, 904, 905, 906));
    expect(many[0]?.exchanges).toEqual([2, 3, 4, 5, 6, 1]);
  });

  test('has seen nothing where nobody was told how long to wait', () => {
    const bare = { ...told, responseHeaders: {} };
    expect(judge('RTY-07', { exchanges: [bare, ...fetches(900, 3), ...after] })).toEqual({
      witnessed: 0,
      findings: [],
    });
    expect(judge('RTY-07', { exchanges: after })).toEqual({ witnessed: 0, findings: [] });
  });

  test('has seen both when they came just at the time told', () => {
    expect(judge('RTY-07', { exchanges: [told, create(2060), ...fetches(2060, 1)] }).witnessed).toBe(2);
    expect(judge('RTY-07', { exchanges: [told, create(2059), ...fetches(2060, 1)] }).witnessed).toBe(0);
    const undone = fetchOf(null, { startedAt: 2100, handledStatus: 503 });
    expect(judge('RTY-07', { exchanges: [told, create(2060), undone] }).witnessed).toBe(0);
  });

  test('has seen nothing when one of the two was not done after it', () => {
    expect(judge('RTY-07', { exchanges: [told, create(2200)] }).witnessed).toBe(0);
    expect(judge('RTY-07', { exchanges: [told, ...fetches(2300, 3)] }).witnessed).toBe(0);
  });
});
