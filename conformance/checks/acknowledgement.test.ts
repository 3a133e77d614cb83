import { describe, expect, it } from 'vitest';
import type { RecordedExchange } from '../judge/evidence.ts';
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
  resultOf,
  type TrueTransaction,
  transactionOf,
} from '../test/evidence.ts';
import { acknowledgementChecks } from './acknowledgement.ts';

const judge = (id: string, parts: EvidenceParts) => {
  const check = acknowledgementChecks.find((one) => one.id === `VA-C-${id}`);
  if (!check) throw new Error(`no check ${id}`);
  return check.judge(evidenceOf(parts));
};
const range = (from: number, to: number, parts: Partial<TrueTransaction> = {}) =>
  Array.from({ length: to - from + 1 }, (_, at) => transactionOf(from + at, parts));
const booked = (entries: readonly TrueTransaction[], label = 'end', at = 100_000) =>
  ledgerOf(
    entries.map((entry) => bookingOf(entry)),
    { label, at },
  );
const outcome = (told: 'SUCCEEDED' | 'FAILED' | 'UNKNOWN', repliedAt = 100_000, sentAt = 0) =>
  commandOf({ reply: resultOf({ outcome: told }), sentAt, repliedAt });

const first = range(1, 3);
const second = range(4, 5);
const a = batchOf('KBA', first);
const b = batchOf('KBB', second, { batchNumber: 2 });
const truth = { transactions: [...first, ...second] };
const met = (type: string, connection = 'RESET') => ({ fault: { label: type, type, connection } });
/** The bank took it and the answer never came. */
const lost: Partial<RecordedExchange> = { ...met('LOST'), status: undefined, responseBody: undefined };
const taken = (batch: typeof a) => {
  const { responseBody: handledBody } = acknowledgementOf(batch);
  return acknowledgementOf(batch, { ...lost, handledStatus: 200, handledBody });
};
/** It never reached the bank. */
const untaken = (batch: typeof a) =>
  acknowledgementOf(batch, { ...lost, ...met('RESET'), handledStatus: 444, handledBody: undefined });

describe.each(acknowledgementChecks.map(({ id }) => id.replace('VA-C-', '')))('%s', (id) => {
  it('has seen nothing where nothing happened, nor where the client is refused', () => {
    const silent = { commands: [commandOf({})], ledgers: [ledgerOf([])] };
    expect(judge(id, silent)).toMatchObject({ witnessed: 0, findings: [] });
    const refused = { operation: 'fetchTransactionBatch', ...problemOf(401, 'CREDENTIALS_INVALID') };
    expect(judge(id, { ...silent, exchanges: [refused] })).toMatchObject({ witnessed: 0, findings: [] });
  });
});

describe('ACK-01, each batch', () => {
  it('lets one acknowledgement pass, and several', () => {
    const exchanges = [
      fetchOf(a),
      acknowledgementOf(a),
      acknowledgementOf(a),
      fetchOf(b),
      acknowledgementOf(b),
    ];
    expect(judge('ACK-01', { exchanges })).toEqual({ witnessed: 2, findings: [] });
  });

  it('finds an open batch, and says why it is open', () => {
    const refused = acknowledgementOf(b, problemOf(422, 'ACKNOWLEDGEMENT_MISMATCH'));
    const exchanges = [fetchOf(a), fetchOf(a), fetchOf(b), refused];
    expect(judge('ACK-01', { exchanges })).toEqual({
      witnessed: 0,
      findings: [
        {
          expected: 'batch KBA of 3 entries acknowledged',
          observed: 'it is still open: no acknowledgement was sent',
          exchanges: [2],
        },
        {
          expected: 'batch KBB of 2 entries acknowledged',
          observed:
            'it is still open: the last of 1 acknowledgements was answered with ACKNOWLEDGEMENT_MISMATCH',
          exchanges: [4, 3],
        },
      ],
    });
    const strange = acknowledgementOf(a, { status: 200, responseBody: '{}' });
    const [finding] = judge('ACK-01', { exchanges: [fetchOf(a), strange] }).findings;
    expect(finding?.observed).toContain('answered with status 200');
  });

  it('says nothing of a client that was gone before', () => {
    const ending = { kind: 'STOPPED', cause: 'GONE', why: 'ended' } as const;
    expect(judge('ACK-01', { exchanges: [fetchOf(a)], ending }).findings).toEqual([]);
    const late = { kind: 'STOPPED', cause: 'LATE', why: 'late' } as const;
    expect(judge('ACK-01', { exchanges: [fetchOf(a)], ending: late }).findings).toHaveLength(1);
  });
});

describe('ACK-02, durable before acknowledged', () => {
  const exchanges = [
    fetchOf(a),
    taken(a),
    fetchOf(b, { startedAt: 900 }),
    acknowledgementOf(b, { startedAt: 950 }),
  ];
  const kills = [killOf(500)];

  it('lets booked entries pass, and entries that are only kept', () => {
    const ledgers = [booked([...first, ...second], 'restarted')];
    expect(judge('ACK-02', { exchanges, kills, truth, ledgers })).toEqual({ witnessed: 1, findings: [] });
    const kept = first.map((entry) => bookingOf(entry, { state: 'PARKED' }));
    const parked = [ledgerOf(kept, { label: 'restarted' })];
    expect(judge('ACK-02', { exchanges, kills, truth, ledgers: parked }).findings).toEqual([]);
  });

  it('finds the lost batch, though a later story brings it back', () => {
    const ledgers = [booked(second, 'restarted', 1000), booked([...first, ...second])];
    expect(judge('ACK-02', { exchanges, kills, truth, ledgers })).toEqual({
      witnessed: 1,
      findings: [
        {
          expected: 'KT000000000001 once: credit of 100.00 on ACME00000001 (IMPS 000000000001)',
          observed: 'KT000000000001 is not on the ledger; likewise KT000000000002, KT000000000003',
          exchanges: [1],
        },
      ],
    });
  });

  it('has not seen it without a kill that is sure, or without an acknowledgement before it', () => {
    const ledgers = [booked([], 'restarted')];
    const same = [killOf(500, { instanceAfter: 'i-1' })];
    const open = [killOf(500, { isConnectionGone: false })];
    const never = [killOf(500, { instanceAfter: '' })];
    for (const bad of [same, open, never, [], [killOf(150)]])
      expect(judge('ACK-02', { exchanges, kills: bad, truth, ledgers })).toEqual({
        witnessed: 0,
        findings: [],
      });
    const unanswered = [fetchOf(a), untaken(a)];
    expect(judge('ACK-02', { exchanges: unanswered, kills, truth, ledgers }).witnessed).toBe(0);
  });
});

describe('ACK-03, a lost answer', () => {
  const all = { truth, ledgers: [booked([...first, ...second])] };

  it('lets a repetition pass, a new fetch, and an honest UNKNOWN', () => {
    const repeats = [fetchOf(a), taken(a), acknowledgementOf(a), fetchOf(null)];
    expect(judge('ACK-03', { ...all, exchanges: repeats, commands: [outcome('SUCCEEDED')] })).toEqual({
      witnessed: 1,
      findings: [],
    });
    const fetches = [fetchOf(a), untaken(a), fetchOf(a), acknowledgementOf(a), fetchOf(null)];
    expect(judge('ACK-03', { ...all, exchanges: fetches, commands: [outcome('SUCCEEDED')] })).toEqual({
      witnessed: 1,
      findings: [],
    });
    const honest = [outcome('UNKNOWN', 250), outcome('SUCCEEDED', 900, 280)];
    expect(judge('ACK-03', { ...all, exchanges: fetches, commands: honest })).toEqual({
      witnessed: 1,
      findings: [],
    });
  });

  it('finds who calls it a success and leaves it there', () => {
    const exchanges = [fetchOf(a), untaken(a)];
    const { witnessed, findings } = judge('ACK-03', { ...all, exchanges, commands: [outcome('SUCCEEDED')] });
    expect(witnessed).toBe(0);
    expect(findings).toEqual([
      {
        expected: 'the acknowledgement of KBA repeated, or another fetch: its answer was lost',
        observed: 'the pull ended as SUCCEEDED without either',
        exchanges: [2],
      },
    ]);
  });

  it('finds who is shown the batch again and never acknowledges it', () => {
    const exchanges = [fetchOf(a), untaken(a), fetchOf(a), fetchOf(a)];
    const { findings } = judge('ACK-03', { ...all, exchanges, commands: [outcome('UNKNOWN')] });
    expect(findings).toEqual([
      {
        expected: 'KBA acknowledged when it comes again: the bank had not taken the first one',
        observed: 'it came 2 times more and was never acknowledged',
        exchanges: [2],
      },
    ]);
  });

  it('finds books that are wrong in the end', () => {
    const exchanges = [fetchOf(a), untaken(a), fetchOf(a), acknowledgementOf(a)];
    const ledgers = [booked([...first, ...first.slice(0, 2)])];
    const { findings } = judge('ACK-03', { truth, exchanges, ledgers, commands: [outcome('SUCCEEDED')] });
    expect(findings.map(({ observed }) => observed)).toEqual([
      'KT000000000001 is on the ledger 2 times; likewise KT000000000002',
    ]);
  });
});

describe('ACK-05, only what was given', () => {
  it('lets silence after null pass, and a batch that was shown in a list', () => {
    expect(judge('ACK-05', { exchanges: [fetchOf(null)] })).toEqual({ witnessed: 1, findings: [] });
    const list = { operation: 'listTransactionBatches', responseBody: '{"data":[{"batchId":"KBA"}]}' };
    expect(judge('ACK-05', { exchanges: [list, acknowledgementOf(a)] }).findings).toEqual([]);
    expect(judge('ACK-05', { exchanges: [fetchOf(a), acknowledgementOf(a)] }).findings).toEqual([]);
  });

  it('finds a batch that nobody was shown, before or at all', () => {
    const path = '/v1/transaction-batches//acknowledgement';
    const exchanges = [fetchOf(null), acknowledgementOf(a), fetchOf(a), acknowledgementOf(a, { path })];
    expect(judge('ACK-05', { exchanges }).findings).toEqual([
      {
        expected: 'acknowledgements of batches that the bank has given, and of nothing else',
        observed: 'acknowledged "KBA" with 3 entries, which no answer had shown',
        exchanges: [2],
      },
      {
        expected: 'acknowledgements of batches that the bank has given, and of nothing else',
        observed: 'acknowledged "" with 3 entries, which no answer had shown',
        exchanges: [4],
      },
    ]);
  });

  it('finds an acknowledgement of no entries', () => {
    const requestBody = '{"numberOfTransactions":0,"controlSum":"0.00"}';
    const [finding] = judge('ACK-05', {
      exchanges: [fetchOf(a), acknowledgementOf(a, { requestBody })],
    }).findings;
    expect(finding?.observed).toBe('acknowledged "KBA" with 0 entries');
  });
});

describe('ACK-06, a record that cannot be processed', () => {
  const reversal = transactionOf(1, {
    entryType: 'REVERSAL',
    originalTransactionReferenceNumber: 'KT999999999999',
  });
  const batch = batchOf('KBA', [reversal, ...range(2, 3)]);
  const facts = { reversal: reversal.transactionReferenceNumber };
  const entries = [reversal, ...range(2, 3)];
  const base = {
    facts,
    truth: { transactions: entries },
    exchanges: [fetchOf(batch), acknowledgementOf(batch)],
  };

  it.each(['PARKED', 'BOOKED', 'SUSPENSE'] as const)('lets it pass as %s', (state) => {
    const ledgers = [ledgerOf([bookingOf(reversal, { state }), ...range(2, 3).map((one) => bookingOf(one))])];
    expect(judge('ACK-06', { ...base, ledgers })).toEqual({ witnessed: 1, findings: [] });
  });

  it('finds it swallowed', () => {
    const { witnessed, findings } = judge('ACK-06', { ...base, ledgers: [booked(range(2, 3))] });
    expect(witnessed).toBe(0);
    expect(findings.map(({ observed, exchanges }) => [observed, exchanges])).toEqual([
      ['KT000000000001 is not on the ledger', [1]],
    ]);
  });

  it('finds the stream blocked, and counts what is behind', () => {
    const transactions = entries.map((entry) => ({ ...entry, isAcknowledged: false }));
    const exchanges = [fetchOf(batch), fetchOf(batch)];
    const { findings } = judge('ACK-06', {
      ...base,
      truth: { transactions },
      exchanges,
      ledgers: [booked([])],
    });
    expect(findings).toEqual([
      {
        expected:
          'batch KBA acknowledged: the reversal KT000000000001 in it is received, whether or not it can be applied',
        observed: 'it was shown 2 times and never acknowledged; 3 entries stay with the bank',
        exchanges: [1, 2],
      },
    ]);
  });

  it('has not seen it where nothing else was booked', () => {
    expect(judge('ACK-06', { ...base, ledgers: [booked([reversal])] })).toEqual({
      witnessed: 0,
      findings: [],
    });
  });
});

describe('ACK-07, acknowledged already', () => {
  const again = [fetchOf(a), acknowledgementOf(a), fetchOf(a)];
  const next = [fetchOf(b), acknowledgementOf(b), fetchOf(null)];

  it('lets one more acknowledgement pass, and none', () => {
    for (const exchanges of [
      [...again, acknowledgementOf(a), ...next],
      [...again, ...next],
    ])
      expect(judge('ACK-07', { truth, exchanges })).toEqual({ witnessed: 1, findings: [] });
  });

  it('has not seen it where the batch was still open', () => {
    const exchanges = [fetchOf(a), fetchOf(a), acknowledgementOf(a), ...next];
    expect(judge('ACK-07', { truth, exchanges })).toEqual({ witnessed: 0, findings: [] });
  });

  it('finds who goes round in circles', () => {
    const circle = Array.from({ length: 3 }, () => acknowledgementOf(a));
    expect(judge('ACK-07', { truth, exchanges: [...again, ...circle, ...next] }).findings).toEqual([
      {
        expected: 'batch KBA, acknowledged before, taken as done, and the next one fetched',
        observed: 'acknowledged it 3 times more',
        exchanges: [3, 4, 5, 6],
      },
    ]);
  });

  it('finds who stays there', () => {
    const transactions = [...first, ...second.map((entry) => ({ ...entry, isAcknowledged: false }))];
    const { findings } = judge('ACK-07', { truth: { transactions }, exchanges: again });
    expect(findings.map(({ observed }) => observed)).toEqual([
      'acknowledged it 0 times more; what came after it was never acknowledged',
    ]);
  });
});

describe('ACK-08, a 200 that is no receipt', () => {
  const empty = (batch: typeof a) =>
    acknowledgementOf(batch, { ...met('EMPTY_ANSWER', 'KEPT'), responseBody: '', handledBody: '' });
  const html = (batch: typeof a) =>
    acknowledgementOf(batch, {
      ...met('GATEWAY_HTML', 'KEPT'),
      responseBody: '<html>',
      handledBody: '<html>',
    });
  const object = (batch: typeof a) =>
    acknowledgementOf(batch, { ...met('EMPTY_ANSWER', 'KEPT'), responseBody: '{}', handledBody: '' });
  const commands = [outcome('SUCCEEDED')];
  const c = batchOf('KBC', range(6, 7), { batchNumber: 3 });

  it('lets a repetition pass, and a new fetch', () => {
    const repeated = [fetchOf(a), empty(a), acknowledgementOf(a), fetchOf(b), html(b), acknowledgementOf(b)];
    const all = [...repeated, fetchOf(c), object(c), acknowledgementOf(c)];
    expect(judge('ACK-08', { truth, commands, exchanges: all })).toEqual({ witnessed: 3, findings: [] });
    const fetched = [fetchOf(a), empty(a), fetchOf(a), acknowledgementOf(a), fetchOf(b), html(b)];
    const more = [fetchOf(b), acknowledgementOf(b), fetchOf(c), object(c), fetchOf(c), acknowledgementOf(c)];
    const exchanges = [...fetched, ...more];
    expect(judge('ACK-08', { truth, commands, exchanges })).toEqual({ witnessed: 3, findings: [] });
  });

  it('has not seen it before each of the three kinds came', () => {
    const some = [fetchOf(a), empty(a), acknowledgementOf(a), fetchOf(b), html(b), acknowledgementOf(b)];
    expect(judge('ACK-08', { truth, commands, exchanges: some })).toEqual({ witnessed: 0, findings: [] });
  });

  it('lets an honest failure pass that the next run mends, and has not seen enough with one kind', () => {
    const honest = [outcome('UNKNOWN', 250), outcome('SUCCEEDED', 900, 280)];
    const exchanges = [fetchOf(a), empty(a), fetchOf(a), acknowledgementOf(a)];
    expect(judge('ACK-08', { truth, commands: honest, exchanges })).toEqual({ witnessed: 0, findings: [] });
  });

  it.each([
    ['an empty body', empty],
    ['a page of HTML', html],
    ['JSON that is no receipt', object],
  ])('finds who takes %s for the receipt', (words, fake) => {
    const { findings } = judge('ACK-08', { truth, commands, exchanges: [fetchOf(a), fake(a)] });
    expect(findings).toEqual([
      {
        expected: `batch KBA acknowledged again: the 200 came with ${words}`,
        observed: 'the pull ended as SUCCEEDED while the batch was open',
        exchanges: [2],
      },
    ]);
  });

  it('finds who passes over the batch when it comes again', () => {
    const exchanges = [fetchOf(a), empty(a), fetchOf(a), fetchOf(a)];
    const { findings } = judge('ACK-08', { truth, commands: [outcome('UNKNOWN')], exchanges });
    expect(findings.map(({ observed }) => observed)).toEqual([
      'it came 2 times more and was never acknowledged again',
    ]);
  });
});
