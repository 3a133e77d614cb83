import { describe, expect, it } from 'vitest';
import {
  acknowledgementOf,
  batchOf,
  bookingOf,
  commandOf,
  type EvidenceParts,
  evidenceOf,
  fetchOf,
  ledgerOf,
  PHYSICAL_ACCOUNTS,
  problemOf,
  resultOf,
  type TrueTransaction,
  transactionOf,
} from '../test/evidence.ts';
import { batchChecks } from './batches.ts';

const judge = (id: string, parts: EvidenceParts) => {
  const check = batchChecks.find((one) => one.id === `VA-C-${id}`);
  if (!check) throw new Error(`no check ${id}`);
  return check.judge(evidenceOf(parts));
};
const range = (from: number, to: number, parts: Partial<TrueTransaction> = {}) =>
  Array.from({ length: to - from + 1 }, (_, at) => transactionOf(from + at, parts));
const open = { isAcknowledged: false };
const booked = (entries: readonly TrueTransaction[]) => [ledgerOf(entries.map((entry) => bookingOf(entry)))];

const ALL = batchChecks.map(({ id }) => id.replace('VA-C-', ''));

describe.each(ALL)('%s', (id) => {
  it('has seen nothing where nothing happened', () => {
    const silent = { commands: [commandOf({})], ledgers: [ledgerOf([])] };
    expect(judge(id, silent)).toMatchObject({ witnessed: 0, findings: [] });
    expect(judge(id, {})).toMatchObject({ witnessed: 0, findings: [] });
  });

  it('says nothing of a client that is refused', () => {
    const refused = { operation: 'fetchTransactionBatch', ...problemOf(401, 'CREDENTIALS_INVALID') };
    const parts = {
      commands: [commandOf({ reply: resultOf({ outcome: 'FAILED' }) })],
      exchanges: [refused, refused],
      ledgers: [ledgerOf([])],
    };
    expect(judge(id, parts)).toMatchObject({ witnessed: 0, findings: [] });
  });
});

describe('BAT-01, pulling to null', () => {
  const a = batchOf('KBA', range(1, 100), { moreAvailable: true });
  const b = batchOf('KBB', range(101, 150), { batchNumber: 2 });
  const commands = [commandOf({})];

  it('lets one loop pass, and workers that fetch an open batch and null twice', () => {
    const loop = [fetchOf(a), acknowledgementOf(a), fetchOf(b), acknowledgementOf(b), fetchOf(null)];
    expect(judge('BAT-01', { commands, exchanges: loop })).toMatchObject({ witnessed: 1, findings: [] });
    const two = [fetchOf(a), fetchOf(a), acknowledgementOf(a), fetchOf(b), acknowledgementOf(b)];
    const ends = [...two, fetchOf(null), fetchOf(null)];
    expect(judge('BAT-01', { commands, exchanges: ends })).toMatchObject({ witnessed: 1, findings: [] });
  });

  it('finds who stops after a batch, and counts what is left', () => {
    const truth = { transactions: [...range(1, 100), ...range(101, 150, open)] };
    const { witnessed, findings } = judge('BAT-01', {
      commands,
      truth,
      exchanges: [fetchOf(a), acknowledgementOf(a)],
    });
    expect(witnessed).toBe(0);
    expect(findings).toEqual([
      {
        expected: 'a fetch after each acknowledged batch, until `batch` is null',
        observed:
          'after batch KBA of 100 entries nothing was fetched any more; 50 entries were left with the bank',
        exchanges: [1],
      },
    ]);
  });

  it('leaves a batch that the bank did not take to another check, and an unanswered command alone', () => {
    const exchanges = [fetchOf(a), acknowledgementOf(a, problemOf(422, 'ACKNOWLEDGEMENT_MISMATCH'))];
    expect(judge('BAT-01', { commands, exchanges }).findings).toEqual([]);
    const late = [commandOf({ reply: { kind: 'LATE', afterMilliseconds: 8000 } })];
    const taken = [fetchOf(a), acknowledgementOf(a)];
    expect(judge('BAT-01', { commands: late, exchanges: taken })).toEqual({ witnessed: 0, findings: [] });
  });

  it('has not seen it with a single batch', () => {
    const exchanges = [fetchOf(b), acknowledgementOf(b), fetchOf(null)];
    expect(judge('BAT-01', { commands, exchanges })).toMatchObject({ witnessed: 0, findings: [] });
  });
});

describe('BAT-02, acknowledging before the next fetch', () => {
  const a = batchOf('KBA', range(1, 5));
  const b = batchOf('KBB', range(6, 9), { batchNumber: 2 });

  it('lets a client pass that acknowledges late, or fetches again after an answer that it could not read', () => {
    const plain = [fetchOf(a), acknowledgementOf(a, { startedAt: 900 }), fetchOf(b, { startedAt: 1000 })];
    expect(judge('BAT-02', { exchanges: plain })).toMatchObject({ witnessed: 1, findings: [] });
    const unread = fetchOf(a, { status: undefined, responseBody: undefined });
    const again = [unread, fetchOf(a), acknowledgementOf(a), fetchOf(null)];
    expect(judge('BAT-02', { exchanges: again })).toMatchObject({ witnessed: 1, findings: [] });
  });

  it('keeps streams apart', () => {
    const other = batchOf('KBC', range(1, 2, { physicalAccountNumber: PHYSICAL_ACCOUNTS[1] }));
    const exchanges = [fetchOf(a), fetchOf(other), acknowledgementOf(a), acknowledgementOf(other)];
    expect(judge('BAT-02', { exchanges })).toMatchObject({ witnessed: 0, findings: [] });
  });

  it('says nothing of workers whose fetches go side by side, and nothing less of one that goes on alone', () => {
    const together = [
      fetchOf(a, { startedAt: 100, endedAt: 300 }),
      fetchOf(a, { startedAt: 299, endedAt: 310 }),
      fetchOf(a, { startedAt: 400 }),
      acknowledgementOf(a, { startedAt: 500 }),
      fetchOf(b, { startedAt: 600 }),
    ];
    expect(judge('BAT-02', { exchanges: together })).toEqual({ witnessed: 1, findings: [] });
    const inTurn = [fetchOf(a, { startedAt: 100, endedAt: 300 }), fetchOf(a, { startedAt: 300 })];
    expect(judge('BAT-02', { exchanges: inTurn }).findings).toHaveLength(1);
    const other = batchOf('KBC', range(1, 2, { physicalAccountNumber: PHYSICAL_ACCOUNTS[1] }));
    const apart = [
      fetchOf(a, { startedAt: 100, endedAt: 300 }),
      fetchOf(other, { startedAt: 200 }),
      fetchOf(a, { startedAt: 400 }),
    ];
    expect(judge('BAT-02', { exchanges: apart }).findings.map(({ exchanges }) => exchanges)).toEqual([
      [3, 1],
    ]);
  });

  it('finds who pulls ahead, with the pause', () => {
    const { findings } = judge('BAT-02', { exchanges: [fetchOf(a), fetchOf(a), acknowledgementOf(a)] });
    expect(findings).toEqual([
      {
        expected: 'batch KBA acknowledged before the next fetch',
        observed: 'fetched again 0.09 s later, before it was acknowledged',
        exchanges: [2, 1],
      },
    ]);
  });

  it('tells of five cases at most', () => {
    expect(judge('BAT-02', { exchanges: Array.from({ length: 9 }, () => fetchOf(a)) }).findings).toHaveLength(
      5,
    );
  });
});

describe('BAT-03, what is no end', () => {
  const full = batchOf('KBA', range(1, 100), { moreAvailable: true });
  const short = batchOf('KBB', range(101, 103), { moreAvailable: true });
  const stale = batchOf('KBC', range(104, 105));
  const last = batchOf('KBD', range(106, 205));
  const both = (...batches: (typeof full)[]) =>
    batches.flatMap((one) => [fetchOf(one), acknowledgementOf(one)]);
  const commands = [commandOf({})];
  const truth = { transactions: range(1, 205) };

  it('lets who goes on pass, whether or not it asks for null twice', () => {
    const exchanges = [...both(full, short, stale, last), fetchOf(null)];
    const ledgers = booked(range(1, 205));
    expect(judge('BAT-03', { commands, truth, exchanges, ledgers })).toEqual({ witnessed: 1, findings: [] });
    const twice = [...exchanges, fetchOf(null)];
    expect(judge('BAT-03', { commands, truth, exchanges: twice, ledgers })).toEqual({
      witnessed: 1,
      findings: [],
    });
  });

  it.each([
    ['a short batch', [full, short], 103, 'a batch of 3 entries with `moreAvailable: true`', 'KBB'],
    ['the hint', [full, short, stale], 105, 'a batch of 2 entries with `moreAvailable: false`', 'KBC'],
  ])('finds who takes %s for the end', (_, batches, upTo, words, batchId) => {
    const transactions = [...range(1, upTo), ...range(upTo + 1, 205, open)];
    const parts = { commands, truth: { transactions }, exchanges: both(...batches) };
    const { findings } = judge('BAT-03', { ...parts, ledgers: booked(range(1, upTo)) });
    expect(findings).toEqual([
      {
        expected: `another fetch after batch ${batchId}: ${205 - upTo} entries were waiting`,
        observed: `pulling ended after ${words}`,
        exchanges: [batches.length * 2 - 1],
      },
    ]);
  });

  it('leaves who stops after a full batch with more to come to BAT-01, and has not seen enough', () => {
    const transactions = [...range(1, 100), ...range(101, 105, open)];
    const parts = {
      commands,
      truth: { transactions },
      exchanges: both(full),
      ledgers: booked(range(1, 100)),
    };
    expect(judge('BAT-03', parts)).toEqual({ witnessed: 0, findings: [] });
  });

  it('has nothing against who stops where nothing is left', () => {
    const parts = { commands, truth: { transactions: range(101, 103) }, exchanges: both(short) };
    expect(judge('BAT-03', { ...parts, ledgers: booked(range(101, 103)) }).findings).toEqual([]);
  });
});

describe('BAT-05, the order inside a batch', () => {
  const credit = transactionOf(1);
  const reversal = transactionOf(2, {
    entryType: 'REVERSAL',
    originalTransactionReferenceNumber: credit.transactionReferenceNumber,
  });
  const truth = { transactions: [credit, reversal] };
  const batch = batchOf('KBA', [reversal, credit]);
  const exchanges = [fetchOf(batch), acknowledgementOf(batch)];

  it('lets both booked pass, in either order', () => {
    for (const entries of [
      [credit, reversal],
      [reversal, credit],
    ]) {
      const parts = { truth, exchanges, ledgers: booked(entries) };
      expect(judge('BAT-05', parts)).toEqual({ witnessed: 1, findings: [] });
    }
  });

  it('has not seen it when the order was the usual one', () => {
    const usual = batchOf('KBA', [credit, reversal]);
    const parts = { truth, exchanges: [fetchOf(usual), acknowledgementOf(usual)] };
    expect(judge('BAT-05', { ...parts, ledgers: booked([credit]) })).toEqual({ witnessed: 0, findings: [] });
  });

  it('finds what is missing, what stands aside, and what is booked as something else', () => {
    const { findings } = judge('BAT-05', { truth, exchanges, ledgers: booked([reversal]) });
    expect(findings.map(({ observed }) => observed)).toEqual(['KT000000000001 is not on the ledger']);
    expect(findings[0]?.exchanges).toEqual([1]);
    const parked = [ledgerOf([bookingOf(credit), bookingOf(reversal, { state: 'PARKED' })])];
    expect(judge('BAT-05', { truth, exchanges, ledgers: parked }).findings).toEqual([
      {
        expected: 'KT000000000002 booked: credit and reversal came in one batch',
        observed: 'KT000000000002 (REVERSAL of 100.00) is PARKED',
        exchanges: [1],
      },
    ]);
    const flipped = [ledgerOf([bookingOf(credit), bookingOf(reversal, { entryType: 'CREDIT' })])];
    const [wrong] = judge('BAT-05', { truth, exchanges, ledgers: flipped }).findings;
    expect(wrong?.observed).toBe('KT000000000002 as CREDIT');
  });
});

describe('BAT-06, several workers', () => {
  const entries = range(1, 3);
  const truth = { transactions: entries };
  const a = batchOf('KBA', entries);

  const atOnce = [fetchOf(a, { startedAt: 100, endedAt: 300 }), fetchOf(a, { startedAt: 299, endedAt: 310 })];
  const later = (startedAt: number) => ({ startedAt });

  it('lets a shared key pass, whoever of the two acknowledges', () => {
    const end = [fetchOf(null, later(600)), fetchOf(null, later(605))];
    const parts = { truth, ledgers: booked(entries) };
    const both = [...atOnce, acknowledgementOf(a, later(400)), acknowledgementOf(a, later(410)), ...end];
    expect(judge('BAT-06', { ...parts, exchanges: both })).toEqual({ witnessed: 1, findings: [] });
    const one = [...atOnce, acknowledgementOf(a, later(400)), ...end];
    expect(judge('BAT-06', { ...parts, exchanges: one })).toEqual({ witnessed: 1, findings: [] });
  });

  it('has not seen it where fetches go one after the other, or side by side on something else', () => {
    const unseen = (...exchanges: EvidenceParts['exchanges'] & object) =>
      expect(judge('BAT-06', { truth, exchanges, ledgers: booked(entries) })).toEqual({
        witnessed: 0,
        findings: [],
      });
    unseen(fetchOf(a), acknowledgementOf(a), fetchOf(null));
    unseen(fetchOf(a), fetchOf(a), acknowledgementOf(a), fetchOf(null), fetchOf(null));
    const touching = [fetchOf(a, { startedAt: 100, endedAt: 300 }), fetchOf(a, later(300))];
    unseen(...touching, acknowledgementOf(a, later(400)));
    const nulls = [fetchOf(null, { startedAt: 500, endedAt: 700 }), fetchOf(null, later(600))];
    unseen(fetchOf(a, later(100)), acknowledgementOf(a, later(200)), ...nulls);
    const b = batchOf('KBB', range(4, 5));
    const two = [fetchOf(a, { startedAt: 100, endedAt: 300 }), fetchOf(b, later(200))];
    unseen(...two, acknowledgementOf(a, later(400)));
    const unread = { ...fetchOf(a, later(200)), status: undefined, responseBody: undefined };
    unseen(fetchOf(a, { startedAt: 100, endedAt: 300 }), unread, acknowledgementOf(a, later(400)));
    unseen(...atOnce);
  });

  it('finds what both have booked', () => {
    const exchanges = [...atOnce, acknowledgementOf(a, later(400)), acknowledgementOf(a, later(410))];
    const ledgers = booked([...entries, ...entries]);
    expect(judge('BAT-06', { truth, exchanges, ledgers }).findings).toEqual([
      {
        expected: 'KT000000000001 once: credit of 100.00 on ACME00000001 (IMPS 000000000001)',
        observed: 'KT000000000001 is on the ledger 2 times; likewise KT000000000002, KT000000000003',
        exchanges: [1, 2],
      },
    ]);
  });
});

describe('BAT-07, equal batch numbers', () => {
  const here = range(1, 2);
  const there = range(3, 4, { physicalAccountNumber: PHYSICAL_ACCOUNTS[1] });
  const truth = { transactions: [...here, ...there] };
  const a = batchOf('KBA', here);
  const b = batchOf('KBB', there);
  const inTurn = [fetchOf(a), acknowledgementOf(a), fetchOf(b), acknowledgementOf(b)];

  it('lets both pass, in turn or at the same time', () => {
    const atOnce = [fetchOf(a), fetchOf(b), acknowledgementOf(b), acknowledgementOf(a)];
    for (const exchanges of [inTurn, atOnce]) {
      const parts = { truth, exchanges, ledgers: booked([...there, ...here]) };
      expect(judge('BAT-07', parts)).toEqual({ witnessed: 1, findings: [] });
    }
  });

  it('finds a batch that was passed over, and leaves one lost record to RCN-04', () => {
    const { findings } = judge('BAT-07', { truth, exchanges: inTurn, ledgers: booked(here) });
    expect(findings.map(({ observed, exchanges }) => [observed, exchanges])).toEqual([
      ['KT000000000003 is not on the ledger; likewise KT000000000004', [3]],
    ]);
    const one = { truth, exchanges: inTurn, ledgers: booked([...here, ...there.slice(1)]) };
    expect(judge('BAT-07', one).findings).toEqual([]);
  });

  it('has not seen it with different numbers', () => {
    const c = batchOf('KBB', there, { batchNumber: 2 });
    const exchanges = [fetchOf(a), acknowledgementOf(a), fetchOf(c), acknowledgementOf(c)];
    expect(judge('BAT-07', { truth, exchanges, ledgers: booked(here) })).toEqual({
      witnessed: 0,
      findings: [],
    });
  });
});
