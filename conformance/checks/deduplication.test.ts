import { describe, expect, it } from 'vitest';
import {
  acknowledgementOf,
  batchOf,
  bookingOf,
  commandOf,
  type EvidenceParts,
  evidenceOf,
  fetchOf,
  killOf,
  ledgerOf,
  problemOf,
  TAKES,
  type TrueTransaction,
  transactionOf,
} from '../test/evidence.ts';
import { deduplicationChecks } from './deduplication.ts';

const judge = (id: string, parts: EvidenceParts) => {
  const check = deduplicationChecks.find((one) => one.id === `VA-C-${id}`);
  if (!check) throw new Error(`no check ${id}`);
  return check.judge(evidenceOf(parts));
};
const booked = (entries: readonly TrueTransaction[], label = 'end', at = 100_000) =>
  ledgerOf(
    entries.map((entry) => bookingOf(entry)),
    { label, at },
  );

const [one, two, three] = [transactionOf(1), transactionOf(2), transactionOf(3)];
const entries = [one, two, three];
const truth = { transactions: entries };
const a = batchOf('KBA', [one, two]);
const words = (sequence: number) =>
  `KT00000000000${sequence} once: credit of 100.00 on ACME00000001 (IMPS 00000000000${sequence})`;

describe.each(deduplicationChecks.map(({ id }) => id.replace('VA-C-', '')))('%s', (id) => {
  it('has seen nothing where nothing came twice, nor without a ledger', () => {
    const exchanges = [fetchOf(a), acknowledgementOf(a)];
    const silent = { commands: [commandOf({})], ledgers: [booked([one, one])], truth, exchanges };
    expect(judge(id, silent)).toEqual({ witnessed: 0, findings: [] });
    expect(judge(id, {})).toEqual({ witnessed: 0, findings: [] });
  });
});

describe('DDP-01, a batch again', () => {
  const exchanges = [fetchOf(a), acknowledgementOf(a), fetchOf(a)];

  it('lets who books once pass, acknowledging again or not', () => {
    for (const all of [exchanges, [...exchanges, acknowledgementOf(a)]])
      expect(judge('DDP-01', { truth, exchanges: all, ledgers: [booked([one, two])] })).toEqual({
        witnessed: 2,
        findings: [],
      });
  });

  it('finds what is booked twice', () => {
    const { findings } = judge('DDP-01', { truth, exchanges, ledgers: [booked([one, two, two])] });
    expect(findings).toEqual([
      { expected: words(2), observed: 'KT000000000002 is on the ledger 2 times', exchanges: [3] },
    ]);
  });

  it('has not seen it where nothing of it is on the ledger', () => {
    expect(judge('DDP-01', { truth, exchanges, ledgers: [booked([three])] }).witnessed).toBe(0);
  });
});

describe('DDP-02, a record twice in a batch', () => {
  const doubled = batchOf('KBA', [one, two, one]);
  const exchanges = [fetchOf(doubled), acknowledgementOf(doubled)];

  it('lets who counts all three pass, and who disagrees and fetches again', () => {
    const again = [fetchOf(doubled), fetchOf(a), acknowledgementOf(a)];
    for (const all of [exchanges, again])
      expect(judge('DDP-02', { truth, exchanges: all, ledgers: [booked([one, two])] })).toEqual({
        witnessed: 1,
        findings: [],
      });
  });

  it('finds the record that is booked twice, and no other', () => {
    const ledgers = [booked([one, two, one, two])];
    expect(judge('DDP-02', { truth, exchanges, ledgers }).findings).toEqual([
      { expected: words(1), observed: 'KT000000000001 is on the ledger 2 times', exchanges: [1] },
    ]);
  });

  it('has not seen it while the batch is open', () => {
    expect(
      judge('DDP-02', { truth, exchanges: [fetchOf(doubled)], ledgers: [booked([one])] }).witnessed,
    ).toBe(0);
  });
});

describe('DDP-03, an entry in two batches', () => {
  const overlapping = batchOf('KBB', [two, three]);
  const sound = batchOf('KBB', [three]);
  const before = [fetchOf(a), acknowledgementOf(a), fetchOf(overlapping)];
  const exchanges = [...before, acknowledgementOf(overlapping)];

  it('lets who books the new ones pass, and who disagrees and fetches again', () => {
    for (const all of [exchanges, [...before, fetchOf(sound), acknowledgementOf(sound)]])
      expect(judge('DDP-03', { truth, exchanges: all, ledgers: [booked(entries)] })).toEqual({
        witnessed: 1,
        findings: [],
      });
  });

  it('finds the entry of the overlap booked twice', () => {
    const ledgers = [booked([...entries, two])];
    expect(judge('DDP-03', { truth, exchanges, ledgers }).findings).toEqual([
      { expected: words(2), observed: 'KT000000000002 is on the ledger 2 times', exchanges: [1, 3] },
    ]);
  });

  it('has not seen it while the second batch is open', () => {
    expect(judge('DDP-03', { truth, exchanges: before, ledgers: [booked(entries)] }).witnessed).toBe(0);
  });
});

describe('DDP-04, over a restart', () => {
  const again = batchOf('KBB', [one, three]);
  const later = { startedAt: 2000 };
  const exchanges = [
    fetchOf(a),
    acknowledgementOf(a),
    fetchOf(again, later),
    acknowledgementOf(again, later),
  ];
  const kills = [killOf(500)];
  const restarted = booked([one, two], 'restarted', 1000);

  it('lets it pass, also where the ledger was empty and is healed later', () => {
    const ledgers = [restarted, booked(entries)];
    expect(judge('DDP-04', { truth, exchanges, kills, ledgers })).toEqual({ witnessed: 1, findings: [] });
    const lost = [booked([], 'restarted', 1000), booked(entries)];
    expect(judge('DDP-04', { truth, exchanges, kills, ledgers: lost })).toEqual({
      witnessed: 0,
      findings: [],
    });
  });

  it('finds what is booked again after it', () => {
    const ledgers = [restarted, booked([...entries, one])];
    expect(judge('DDP-04', { truth, exchanges, kills, ledgers }).findings).toEqual([
      { expected: words(1), observed: 'KT000000000001 is on the ledger 2 times', exchanges: [3] },
    ]);
  });

  it('has not seen it without a sure kill, or where nothing old came again', () => {
    const ledgers = [restarted, booked([...entries, one])];
    const unsure = [killOf(500, { isConnectionGone: false })];
    expect(judge('DDP-04', { truth, exchanges, kills: unsure, ledgers }).witnessed).toBe(0);
    const early = exchanges.slice(0, 2);
    expect(judge('DDP-04', { truth, exchanges: early, kills, ledgers })).toEqual({
      witnessed: 0,
      findings: [],
    });
  });
});

describe.each([
  ['DDP-05', 'lookAlikes'],
  ['DDP-06', 'oneNumber'],
])('%s, what only seems to be one', (id, fact) => {
  const facts = { [fact]: [one, two].map((entry) => entry.transactionReferenceNumber) };
  const exchanges = [fetchOf(a), acknowledgementOf(a)];

  it('lets each booked pass, in any order and state', () => {
    const parked = [ledgerOf([bookingOf(two, { state: 'PARKED' }), bookingOf(one)])];
    for (const ledgers of [[booked([one, two])], parked])
      expect(judge(id, { truth, facts, exchanges, ledgers })).toEqual({ witnessed: 1, findings: [] });
  });

  it('finds the one that was taken for the other', () => {
    expect(judge(id, { truth, facts, exchanges, ledgers: [booked([one])] }).findings).toEqual([
      { expected: words(2), observed: 'KT000000000002 is not on the ledger', exchanges: [1] },
    ]);
  });

  it('has not seen it while not all of them were delivered', () => {
    const b = batchOf('KBA', [one]);
    const part = [fetchOf(b), acknowledgementOf(b)];
    const parts = { truth, facts, exchanges: part, ledgers: [booked([one])] };
    expect(judge(id, parts)).toEqual({ witnessed: 0, findings: [] });
  });
});

describe('at the edges', () => {
  const b = batchOf('KBB', [three]);
  const shownAgain = [fetchOf(a), acknowledgementOf(a), fetchOf(a)];
  const all = [booked(entries)];
  const UNSEEN = { witnessed: 0, findings: [] };

  it('nothing is said without a ledger, whatever came again', () => {
    expect(judge('DDP-01', { truth, exchanges: shownAgain })).toEqual(UNSEEN);
    const facts = { lookAlikes: ['KT000000000001', 'KT000000000002'] };
    expect(judge('DDP-05', { truth, facts, exchanges: shownAgain })).toEqual(UNSEEN);
    expect(judge('DDP-04', { truth, exchanges: shownAgain, kills: [killOf(150)], ledgers: all })).toEqual(
      UNSEEN,
    );
  });

  it('DDP-01 wants the acknowledgement of this batch, taken, and over when the batch comes again', () => {
    const other = [fetchOf(a), acknowledgementOf(a), fetchOf(b), fetchOf(b)];
    expect(judge('DDP-01', { truth, exchanges: other, ledgers: all })).toEqual(UNSEEN);
    const refused = [fetchOf(a), acknowledgementOf(a, problemOf(422, 'ACKNOWLEDGEMENT_MISMATCH'))];
    expect(judge('DDP-01', { truth, exchanges: [...refused, fetchOf(a)], ledgers: all })).toEqual(UNSEEN);
    const touching = [fetchOf(a), acknowledgementOf(a), fetchOf(a, { startedAt: 200 + TAKES })];
    expect(judge('DDP-01', { truth, exchanges: touching, ledgers: all }).witnessed).toBe(2);
  });

  it('DDP-02 points at the batch that held the record twice, not at others that held it', () => {
    const doubled = batchOf('KBD', [one, one, two]);
    const plain = batchOf('KBP', [one]);
    const exchanges = [
      fetchOf(doubled),
      acknowledgementOf(doubled),
      fetchOf(plain),
      acknowledgementOf(plain),
    ];
    const { findings } = judge('DDP-02', { truth, exchanges, ledgers: [booked([one, one, two])] });
    expect(findings.map((finding) => finding.exchanges)).toEqual([[1]]);
  });

  it('DDP-04 wants an entry shown before the kill and again after the books were read', () => {
    const kills = [killOf(500)];
    const ledgers = [booked(entries, 'restarted', 1000), ...all];
    const first = [fetchOf(a), acknowledgementOf(a)];
    const fresh = [...first, fetchOf(b, { startedAt: 2000 })];
    expect(judge('DDP-04', { truth, exchanges: fresh, kills, ledgers })).toEqual(UNSEEN);
    const meanwhile = [...first, fetchOf(a, { startedAt: 1000 })];
    expect(judge('DDP-04', { truth, exchanges: meanwhile, kills, ledgers })).toEqual(UNSEEN);
    const atTheKill = [fetchOf(a, { startedAt: 500 }), fetchOf(a, { startedAt: 2000 })];
    expect(judge('DDP-04', { truth, exchanges: atTheKill, kills, ledgers })).toEqual(UNSEEN);
  });

  it('DDP-05 looks at the entries of the story alone, and leaves doubles to others', () => {
    const facts = { lookAlikes: ['KT000000000001'] };
    const exchanges = [fetchOf(a), acknowledgementOf(a)];
    for (const ledgers of [[booked([one])], [booked([one, one])]])
      expect(judge('DDP-05', { truth, facts, exchanges, ledgers })).toEqual({ witnessed: 1, findings: [] });
  });
});
