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
  const sound = batchOf('KBA', [one, two]);
  const count = batchOf('KBA', [one, two], { numberOfTransactions: 3 });
  const sum = batchOf('KBA', [one, two], { controlSum: '350.51' });
  const healed = [fetchOf(count), fetchOf(sum), fetchOf(sound), acknowledgementOf(sound), fetchOf(null)];
  const commands = [commandOf({})];
  const marks = [{ name: 'served right', at: 250, afterExchange: 2 }];
  const mismatched = (entries: readonly TrueTransaction[], at = 240) => booked(entries, 'mismatched', at);

  it('lets who fetches again pass, in one run or the next, and who reads the batch by its id', () => {
    expect(judge('RCN-01', { truth, commands, exchanges: healed })).toEqual({ witnessed: 1, findings: [] });
    const failed = commandOf({ repliedAt: 250, reply: resultOf({ outcome: 'FAILED' }) });
    const runs = [failed, commandOf({ sentAt: 260 })];
    expect(judge('RCN-01', { truth, commands: runs, exchanges: healed })).toEqual({
      witnessed: 1,
      findings: [],
    });
    const read = { operation: 'getTransactionBatch', responseBody: JSON.stringify({ batch: sound }) };
    const byId = [fetchOf(sum), read, acknowledgementOf(sound), fetchOf(null)];
    expect(judge('RCN-01', { truth, commands, exchanges: byId })).toEqual({ witnessed: 1, findings: [] });
  });

  it('lets the raw records stand aside meanwhile', () => {
    const parked = ledgerOf([bookingOf(one, { state: 'PARKED' })], { label: 'mismatched', at: 240 });
    const parts = { truth, commands, marks, exchanges: healed, ledgers: [parked] };
    expect(judge('RCN-01', parts).findings).toEqual([]);
  });

  it('finds who echoes the totals, and who acknowledges its own', () => {
    const expected = 'batch KBA fetched again: it says 2 and "350.51", and its records do not';
    const echo = [fetchOf(sum), acknowledgementOf(sum), fetchOf(null)];
    expect(judge('RCN-01', { truth, commands, exchanges: echo }).findings).toEqual([
      {
        expected,
        observed: 'acknowledged it with the totals that stood in it: 2 and "350.51"',
        exchanges: [2, 1],
      },
    ]);
    const own = [fetchOf(sum), acknowledgementOf(sound), fetchOf(null)];
    expect(judge('RCN-01', { truth, commands, exchanges: own }).findings).toEqual([
      { expected, observed: 'acknowledged it with totals of its own: 2 and "350.50"', exchanges: [2, 1] },
    ]);
  });

  it('goes by the batch as it was last read', () => {
    const worse = [fetchOf(sound), fetchOf(count), acknowledgementOf(sound), fetchOf(null)];
    expect(judge('RCN-01', { truth, commands, exchanges: worse }).findings).toHaveLength(1);
    const unknown = [fetchOf(count), acknowledgementOf(batchOf('KBX', [one])), fetchOf(null)];
    expect(judge('RCN-01', { truth, commands, exchanges: unknown }).findings).toEqual([]);
  });

  it('finds what was booked blindly, unless it was asked too late to tell', () => {
    const parts = { truth, commands, marks, exchanges: healed };
    expect(judge('RCN-01', { ...parts, ledgers: [mismatched([one, two])] }).findings).toEqual([
      {
        expected: 'nothing booked of a batch whose totals disagree with its records',
        observed: '2 of its entries were on the ledger: KT000000000001, KT000000000002',
        exchanges: [1, 2],
      },
    ]);
    expect(judge('RCN-01', { ...parts, ledgers: [mismatched([one, two], 251)] }).findings).toEqual([]);
    expect(judge('RCN-01', { ...parts, ledgers: [mismatched([])] }).findings).toEqual([]);
    const before = [fetchOf(sound), fetchOf(count), fetchOf(sound), acknowledgementOf(sound), fetchOf(null)];
    const known = { ...parts, exchanges: before, ledgers: [mismatched([one, two])] };
    expect(judge('RCN-01', known).findings).toEqual([]);
  });

  it('finds who calls it done', () => {
    expect(judge('RCN-01', { truth, commands, exchanges: [fetchOf(count)] })).toEqual({
      witnessed: 0,
      findings: [
        {
          expected: 'batch KBA fetched again, or the pull not called SUCCEEDED',
          observed: 'the pull ended as SUCCEEDED with a batch whose totals disagree with its records',
          exchanges: [1],
        },
      ],
    });
  });

  it('has not seen it before the batch came right and was acknowledged', () => {
    const unknown = [commandOf({ reply: resultOf({ outcome: 'UNKNOWN' }) })];
    const open = [fetchOf(count), fetchOf(sound)];
    expect(judge('RCN-01', { truth, commands: unknown, exchanges: open })).toEqual({
      witnessed: 0,
      findings: [],
    });
    const only = [fetchOf(sound), acknowledgementOf(sound), fetchOf(null)];
    expect(judge('RCN-01', { truth, commands, exchanges: only }).witnessed).toBe(0);
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
