import { describe, expect, it } from 'vitest';
import type { RecordedExchange, RecordedLedger } from '../judge/evidence.ts';
import {
  acknowledgementOf,
  batchOf,
  bookingOf,
  commandOf,
  type EvidenceParts,
  evidenceOf,
  fetchOf,
  GAP,
  ledgerOf,
  PHYSICAL_ACCOUNTS,
  resultOf,
  type TrueTransaction,
  transactionOf,
} from '../test/evidence.ts';
import { reconciliationChecks } from './reconciliation.ts';

const judge = (id: string, parts: EvidenceParts) => {
  const check = reconciliationChecks.find((one) => one.id === `VA-C-${id}`);
  if (!check) throw new Error(`no check ${id}`);
  return check.judge(evidenceOf(parts));
};
const booked = (entries: readonly TrueTransaction[], label = 'end', at = 100_000) =>
  ledgerOf(
    entries.map((entry) => bookingOf(entry)),
    { label, at },
  );
/** The exchange in the place that it would have alone, so that others can stand between. */
const numbered = (exchange: Partial<RecordedExchange>, place: number) => ({
  startedAt: place * GAP,
  ...exchange,
});
const [one, two] = [transactionOf(1), transactionOf(2, { amount: '250.50' })];
const truth = { transactions: [one, two] };

describe.each(reconciliationChecks.map(({ id }) => id.replace('VA-C-', '')))('%s', (id) => {
  it('has seen nothing where nothing happened', () => {
    const silent = { commands: [commandOf({})], ledgers: [ledgerOf([])] };
    expect(judge(id, silent)).toEqual({ witnessed: 0, findings: [] });
    expect(judge(id, {})).toEqual({ witnessed: 0, findings: [] });
  });
});

describe('RCN-01, totals that disagree', () => {
  const three = transactionOf(3, { amount: '7.00', physicalAccountNumber: PHYSICAL_ACCOUNTS[1] });
  const truth = { transactions: [one, two, three] };
  const sound = batchOf('KBA', [one, two]);
  const count = batchOf('KBA', [one, two], { numberOfTransactions: 3 });
  const soundSum = batchOf('KBS', [three]);
  const sum = batchOf('KBS', [three], { controlSum: '7.01' });
  const counted = [fetchOf(count), fetchOf(sound), acknowledgementOf(sound), fetchOf(null)];
  const summed = [fetchOf(sum), fetchOf(soundSum), acknowledgementOf(soundSum), fetchOf(null)];
  const healed = [...counted, ...summed];
  const commands = [commandOf({})];
  const marks = [
    { name: 'wrong count over', at: 150, afterExchange: 1 },
    { name: 'wrong sum over', at: 550, afterExchange: 5 },
  ];
  const told = (label: string, entries: readonly TrueTransaction[], at: number) => booked(entries, label, at);
  const ledgers = [told('wrong count', [], 140), told('wrong sum', [one, two], 540)];
  const all = { truth, commands, marks, ledgers };
  const PASSES = { witnessed: 1, findings: [] };

  it('lets who fetches again pass, in one run or the next, and who reads the batch by its id', () => {
    expect(judge('RCN-01', { ...all, exchanges: healed })).toEqual(PASSES);
    const failed = commandOf({ repliedAt: 150, reply: resultOf({ outcome: 'FAILED' }) });
    const runs = [failed, commandOf({ sentAt: 160 })];
    expect(judge('RCN-01', { ...all, commands: runs, exchanges: healed })).toEqual(PASSES);
    const read = (batch: typeof sound) => ({
      operation: 'getTransactionBatch',
      responseBody: JSON.stringify({ batch }),
    });
    const byId = [fetchOf(count), read(sound), acknowledgementOf(sound), fetchOf(null)];
    const more = [fetchOf(sum), read(soundSum), acknowledgementOf(soundSum)];
    expect(judge('RCN-01', { ...all, exchanges: [...byId, ...more] })).toEqual(PASSES);
  });

  it('has seen it only where both kinds came, came right, and the ledger was told before', () => {
    const unseen = (parts: EvidenceParts) =>
      expect(judge('RCN-01', { ...all, exchanges: healed, ...parts })).toEqual({
        witnessed: 0,
        findings: [],
      });
    unseen({ exchanges: counted });
    unseen({ exchanges: summed });
    for (const at of [0, 1]) unseen({ ledgers: ledgers.slice(at, at + 1) });
    for (const at of [0, 1]) unseen({ marks: marks.slice(at, at + 1) });
    unseen({ ledgers: [told('wrong count', [], 151), ledgers[1] as RecordedLedger] });
    const unknown = [commandOf({ reply: resultOf({ outcome: 'UNKNOWN' }) })];
    unseen({ commands: unknown, exchanges: [...counted, fetchOf(sum), fetchOf(soundSum)] });
    const before = [fetchOf(soundSum), fetchOf(sum), acknowledgementOf(soundSum, { startedAt: 490 })];
    expect(judge('RCN-01', { ...all, exchanges: [...counted, ...before] }).witnessed).toBe(0);
    const only = [fetchOf(sound), acknowledgementOf(sound), ...summed];
    unseen({ exchanges: only });
  });

  it('lets the raw records stand aside meanwhile, and a ledger be told in the moment of the mark', () => {
    const entry = bookingOf(one, { state: 'PARKED' });
    const parked = ledgerOf([entry], { label: 'wrong count', at: 150 });
    const parts = { ...all, exchanges: healed, ledgers: [parked, ...ledgers.slice(1)] };
    expect(judge('RCN-01', parts)).toEqual(PASSES);
  });

  it('finds who echoes the totals, and who acknowledges its own', () => {
    const expected = 'batch KBS fetched again: it says 1 and "7.01", and its records do not';
    const echo = [fetchOf(sum), acknowledgementOf(sum), fetchOf(null)];
    expect(judge('RCN-01', { truth, commands, exchanges: echo }).findings).toEqual([
      {
        expected,
        observed: 'acknowledged it with the totals that stood in it: 1 and "7.01"',
        exchanges: [2, 1],
      },
    ]);
    const own = [fetchOf(sum), acknowledgementOf(soundSum), fetchOf(null)];
    expect(judge('RCN-01', { truth, commands, exchanges: own }).findings).toEqual([
      { expected, observed: 'acknowledged it with totals of its own: 1 and "7.00"', exchanges: [2, 1] },
    ]);
    const nothing = [fetchOf(sum), acknowledgementOf(sum, { requestBody: '{}' }), fetchOf(null)];
    const [finding] = judge('RCN-01', { truth, commands, exchanges: nothing }).findings;
    expect(finding?.observed).toBe('acknowledged it with totals of its own: no count and no sum');
  });

  it('goes by the batch as it was last read', () => {
    const worse = [fetchOf(sound), fetchOf(count), acknowledgementOf(sound), fetchOf(null)];
    expect(judge('RCN-01', { truth, commands, exchanges: worse }).findings).toHaveLength(1);
    const unknown = [fetchOf(count), acknowledgementOf(batchOf('KBX', [one])), fetchOf(null)];
    expect(judge('RCN-01', { truth, commands, exchanges: unknown }).findings).toEqual([]);
  });

  it('finds what was booked blindly, of either kind, unless it was asked too late to tell', () => {
    const parts = { ...all, exchanges: healed };
    const blind = [told('wrong count', [one, two], 140), told('wrong sum', [one, two, three], 540)];
    expect(judge('RCN-01', { ...parts, ledgers: blind }).findings).toEqual([
      {
        expected: 'nothing booked of a batch whose totals disagree with its records',
        observed: '2 of its entries were on the ledger: KT000000000001, KT000000000002',
        exchanges: [1],
      },
      {
        expected: 'nothing booked of a batch whose totals disagree with its records',
        observed: '1 of its entries were on the ledger: KT000000000003',
        exchanges: [5],
      },
    ]);
    const late = [told('wrong count', [one, two], 151), told('wrong sum', [three], 551)];
    expect(judge('RCN-01', { ...parts, ledgers: late }).findings).toEqual([]);
    const early = [told('wrong count', [one, two], 100), ...ledgers.slice(1)];
    expect(judge('RCN-01', { ...parts, ledgers: early }).findings).toEqual([]);
    const before = [fetchOf(sound, { startedAt: 50 }), ...healed.map((one, at) => numbered(one, at + 1))];
    expect(judge('RCN-01', { ...parts, exchanges: before, ledgers: blind }).findings).toHaveLength(1);
  });

  it('takes an entry that the bank was asked for as read, and no other', () => {
    const blind = [told('wrong count', [one, two], 140), ...ledgers.slice(1)];
    const list = {
      operation: 'listTransactions',
      startedAt: 120,
      responseBody: JSON.stringify({ data: [{ ...one }, { ...two }] }),
    };
    const get = { operation: 'getTransaction', startedAt: 120, responseBody: JSON.stringify(one) };
    const found = (asked: Partial<RecordedExchange>) => {
      const exchanges = [...healed.map((exchange, at) => numbered(exchange, at + 1)), asked];
      return judge('RCN-01', { ...all, exchanges, ledgers: blind }).findings.map(({ observed }) => observed);
    };
    expect(found(list)).toEqual([]);
    expect(found(get)).toEqual(['1 of its entries were on the ledger: KT000000000002']);
    const unread = { ...list, abandonedAt: 125 };
    for (const other of [unread, { ...list, startedAt: 140 }, { ...list, operation: 'listRefunds' }])
      expect(found(other)).toEqual(['2 of its entries were on the ledger: KT000000000001, KT000000000002']);
  });

  it('finds who calls it done, unless it has read the batch right meanwhile', () => {
    const finding = {
      expected: 'batch KBA fetched again, or the pull not called SUCCEEDED',
      observed: 'the pull ended as SUCCEEDED with a batch whose totals disagree with its records',
      exchanges: [1],
    };
    expect(judge('RCN-01', { truth, commands, exchanges: [fetchOf(count)] })).toEqual({
      witnessed: 0,
      findings: [finding],
    });
    const read = { operation: 'getTransactionBatch', responseBody: JSON.stringify({ batch: sound }) };
    expect(judge('RCN-01', { truth, commands, exchanges: [fetchOf(count), read] }).findings).toEqual([]);
    const other = { ...read, responseBody: JSON.stringify({ batch: soundSum }) };
    const wrong = { ...read, responseBody: JSON.stringify({ batch: count }) };
    for (const exchange of [other, wrong])
      expect(judge('RCN-01', { truth, commands, exchanges: [fetchOf(count), exchange] }).findings).toEqual([
        finding,
      ]);
    const failed = [commandOf({ reply: resultOf({ outcome: 'FAILED' }) })];
    expect(judge('RCN-01', { truth, commands: failed, exchanges: [fetchOf(count)] }).findings).toEqual([]);
  });

  it('tells of five cases at most', () => {
    const exchanges = [fetchOf(sum), ...Array.from({ length: 9 }, () => acknowledgementOf(sum))];
    expect(judge('RCN-01', { truth, commands, exchanges }).findings).toHaveLength(5);
  });
});

describe('RCN-02, reversals', () => {
  const reversal = transactionOf(3, {
    entryType: 'REVERSAL',
    originalTransactionReferenceNumber: one.transactionReferenceNumber,
  });
  const batch = batchOf('KBA', [one, two, reversal]);
  const all = {
    truth: { transactions: [one, two, reversal] },
    exchanges: [fetchOf(batch), acknowledgementOf(batch)],
  };
  const withReversal = (parts: Parameters<typeof bookingOf>[1]) => [
    ledgerOf([bookingOf(one), bookingOf(two), bookingOf(reversal, parts)]),
  ];

  it('lets a contra entry pass, before its credit or after it', () => {
    for (const entries of [
      [one, two, reversal],
      [reversal, two, one],
    ])
      expect(judge('RCN-02', { ...all, ledgers: [booked(entries)] })).toEqual({ witnessed: 1, findings: [] });
  });

  it.each([
    [{ entryType: 'CREDIT' } as const, 'KT000000000003 is on the ledger as CREDIT of 100.00'],
    [{ amount: '-100.00' }, 'they leave amounts that cannot be read (-100.00)'],
    [{ amount: '60.00' }, 'they leave 40.00'],
    [{ amount: '160.00' }, 'they leave -60.00'],
    [{ state: 'PARKED' } as const, 'they leave 100.00'],
  ])('finds a reversal booked with %o', (parts, observed) => {
    const { findings } = judge('RCN-02', { ...all, ledgers: withReversal(parts) });
    expect(findings.map((one) => [one.observed, one.exchanges])).toEqual([[observed, [1]]]);
  });

  it('finds a reversal that is not there', () => {
    expect(judge('RCN-02', { ...all, ledgers: [booked([one, two])] }).findings).toEqual([
      {
        expected: 'KT000000000003, a reversal of 100.00, as an entry of its own that reduces ACME00000001',
        observed: 'KT000000000003 is not on the ledger',
        exchanges: [1],
      },
    ]);
  });

  it('has not seen it where the credit was never given to it, or is lost', () => {
    const alone = batchOf('KBA', [two, reversal]);
    const exchanges = [fetchOf(alone), acknowledgementOf(alone)];
    const parts = { ...all, exchanges, ledgers: [booked([two])] };
    expect(judge('RCN-02', parts)).toEqual({ witnessed: 0, findings: [] });
    expect(judge('RCN-02', { ...all, ledgers: [booked([two, reversal])] }).witnessed).toBe(0);
  });
});

describe("RCN-03, a stranger's account", () => {
  const credit = transactionOf(3, { virtualAccountNumber: 'ACMEOTHER001' });
  const batch = batchOf('KBA', [one, credit]);
  const exchanges = [fetchOf(batch), acknowledgementOf(batch)];
  const all = {
    truth: { transactions: [one, credit] },
    facts: { strangersAccount: 'ACMEOTHER001' },
    exchanges,
  };
  const withState = (state: 'SUSPENSE' | 'PARKED' | 'BOOKED') => [
    ledgerOf([bookingOf(one), bookingOf(credit, { state })]),
  ];

  it('lets suspense pass, and a record that waits for a person', () => {
    for (const state of ['SUSPENSE', 'PARKED'] as const)
      expect(judge('RCN-03', { ...all, ledgers: withState(state) })).toEqual({ witnessed: 1, findings: [] });
  });

  it('lets it be booked by who asked the bank for the account', () => {
    const account = { virtualAccountNumber: 'ACMEOTHER001' };
    const get = { operation: 'getVirtualAccount', responseBody: JSON.stringify(account) };
    const list = { operation: 'listVirtualAccounts', responseBody: JSON.stringify({ data: [account] }) };
    for (const asked of [get, list]) {
      const parts = { ...all, exchanges: [asked, ...exchanges], ledgers: withState('BOOKED') };
      expect(judge('RCN-03', parts).findings).toEqual([]);
    }
    const other = { operation: 'getVirtualAccount', responseBody: '{"virtualAccountNumber":"ACME00000001"}' };
    const parts = { ...all, exchanges: [other, ...exchanges], ledgers: withState('BOOKED') };
    expect(judge('RCN-03', parts).findings).toHaveLength(1);
  });

  it('finds it dropped', () => {
    const { witnessed, findings } = judge('RCN-03', { ...all, ledgers: [booked([one])] });
    expect(witnessed).toBe(0);
    expect(findings.map(({ observed, exchanges: at }) => [observed, at])).toEqual([
      ['KT000000000003 is not on the ledger', [1]],
    ]);
  });

  it('finds it booked as a customer of its own', () => {
    expect(judge('RCN-03', { ...all, ledgers: withState('BOOKED') }).findings).toEqual([
      {
        expected: 'KT000000000003 in SUSPENSE: ACMEOTHER001 is no account that this integration knows',
        observed: 'it is BOOKED on ACMEOTHER001',
      },
    ]);
  });
});

describe('RCN-04, ledger and stream', () => {
  const a = batchOf('KBA', [one]);
  const exchanges = [fetchOf(a), acknowledgementOf(a)];

  it('lets books pass that agree, and entries that were heard of before they are pulled', () => {
    for (const entries of [[one], [one, two]])
      expect(judge('RCN-04', { truth, exchanges, ledgers: [booked(entries)] })).toEqual({
        witnessed: 1,
        findings: [],
      });
  });

  it('asks nothing of what was never delivered to it', () => {
    const open = { truth, exchanges: [fetchOf(a)], ledgers: [booked([])] };
    expect(judge('RCN-04', open)).toEqual({ witnessed: 0, findings: [] });
  });

  it('finds what is missing, twice, unknown, and on another account, and leaves other values to others', () => {
    const wrong = [bookingOf(two, { virtualAccountNumber: 'ACME00000009', amount: '1.00' }), bookingOf(two)];
    const ledgers = [ledgerOf([...wrong, bookingOf(transactionOf(7))])];
    const { findings } = judge('RCN-04', { truth, exchanges, ledgers });
    expect(findings.map(({ observed }) => observed)).toEqual([
      'KT000000000001 is not on the ledger',
      'KT000000000002 is on the ledger 2 times',
      'KT000000000002 on account ACME00000009',
      'KT000000000007, 100.00 on ACME00000001, which the bank does not know',
    ]);
    expect(findings[0]?.exchanges).toEqual([1]);
  });

  it('names three of many, and counts the others', () => {
    const many = Array.from({ length: 9 }, (_, at) => transactionOf(at + 1));
    const all = batchOf('KBA', many);
    const parts = { truth: { transactions: many }, exchanges: [fetchOf(all), acknowledgementOf(all)] };
    const [finding] = judge('RCN-04', { ...parts, ledgers: [ledgerOf([])] }).findings;
    expect(finding?.observed).toBe(
      'KT000000000001 is not on the ledger; likewise KT000000000002, KT000000000003, KT000000000004 and 5 more',
    );
  });
});
