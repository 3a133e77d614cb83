import { describe, expect, it } from 'vitest';
import {
  batchOf,
  commandOf,
  evidenceOf,
  fetchOf,
  PHYSICAL_ACCOUNTS,
  resultOf,
  transactionOf,
} from '../test/evidence.ts';
import {
  callsDuring,
  commandsOf,
  endedAt,
  managesWithout,
  noResultWords,
  numbersOf,
  servedBatches,
  servedEntries,
  textsOfFact,
} from './served.ts';

const entries = [transactionOf(1), transactionOf(2)];
const [first, second] = entries as [(typeof entries)[0], (typeof entries)[0]];
const fault = (type: string) => ({ label: 'a', type, connection: 'KEPT' });

describe('what the integration was given', () => {
  it('are the batches of answers that it could read, each time that they came', () => {
    const batch = batchOf('B1', [second]);
    const evidence = evidenceOf({
      exchanges: [
        fetchOf(batch, { fault: fault('BAD_JSON') }),
        fetchOf(batch),
        fetchOf(batch),
        fetchOf(null),
        fetchOf(batch, { responseBody: '[1]' }),
      ],
      truth: { transactions: entries },
    });
    const served = servedBatches(evidence);
    expect(served.map(({ batchId, references, exchange }) => [batchId, references, exchange.number])).toEqual(
      [
        ['B1', ['KT000000000002'], 2],
        ['B1', ['KT000000000002'], 3],
      ],
    );
    expect(served[0]).toMatchObject({
      controlSum: '100.00',
      physicalAccountNumber: PHYSICAL_ACCOUNTS[0],
    });
    expect(servedEntries(evidence)).toEqual([second]);
    expect(servedEntries(evidenceOf({ truth: { transactions: [first] } }))).toEqual([]);
  });
});

it('reads a batch of which nothing can be read but its name', () => {
  const responseBody = '{"batch":{"batchId":"B1","transactions":[{"amount":5}]}}';
  const [served] = servedBatches(evidenceOf({ exchanges: [fetchOf(null, { responseBody })] }));
  expect(served).toMatchObject({ batchId: 'B1', physicalAccountNumber: '', controlSum: '', references: [] });
});

it('tells numbers of exchanges once', () => {
  const [one, two] = evidenceOf({ exchanges: [{}, {}] }).exchanges;
  expect(numbersOf([two, one, two] as never)).toEqual([2, 1]);
});

describe('what happened during a command', () => {
  it('are the calls of services that began in its time, tokens left out', () => {
    const command = commandOf({ sentAt: 150, repliedAt: 300 });
    const evidence = evidenceOf({
      commands: [command],
      exchanges: [
        fetchOf(null),
        fetchOf(null),
        { operation: 'issueToken' },
        fetchOf(null, { startedAt: 300.5 }),
      ],
    });
    expect(callsDuring(evidence, command).map(({ number }) => number)).toEqual([2]);
  });

  it("are the next command's when both began in the same millisecond", () => {
    const first = commandOf({ sentAt: 0, repliedAt: 200 });
    const next = commandOf({ commandId: 'c-2', sentAt: 200 });
    const ledger = commandOf({ operation: 'ledger', commandId: undefined, sentAt: 200 });
    const exchanges = [fetchOf(null), fetchOf(null)];
    const numbersIn = (command: typeof first, ...others: (typeof first)[]) =>
      callsDuring(evidenceOf({ commands: [command, ...others], exchanges }), command).map(
        ({ number }) => number,
      );
    expect(numbersIn(first, next)).toEqual([1]);
    expect(numbersIn(next, first)).toEqual([2]);
    expect(numbersIn(first, ledger)).toEqual([1, 2]);
    expect(numbersIn(first, commandOf({ sentAt: 100 }))).toEqual([1, 2]);
    const question = commandOf({ operation: 'outcome', commandId: undefined, sentAt: 200 });
    expect(numbersIn(first, question)).toEqual([1]);
  });

  it('comes in the order in which the commands were sent', () => {
    const commands = [
      commandOf({ commandId: 'b', sentAt: 2 }),
      commandOf({ commandId: 'a', sentAt: 1 }),
      commandOf({ commandId: 'w', operation: 'watch' }),
    ];
    const sent = commandsOf({ commands }, 'syncTransactions', 'createAccounts');
    expect(sent.map(({ commandId }) => commandId)).toEqual(['a', 'b']);
  });

  it('is told in words where no result came of it', () => {
    expect(noResultWords(commandOf({ reply: { kind: 'LATE', afterMilliseconds: 5 } }))).toBe(
      'syncTransactions was not answered within 5 ms',
    );
    expect(noResultWords(commandOf({ reply: { kind: 'GONE', reason: 'killed' } }))).toBe(
      'the integration ended before it answered syncTransactions: killed',
    );
    expect(noResultWords(commandOf({ reply: { kind: 'BROKEN', problem: 'no JSON' } }))).toBeUndefined();
    expect(noResultWords(commandOf({}))).toBeUndefined();
  });

  it('is an end of the integration only after its last call', () => {
    const command = commandOf({ reply: { kind: 'ERROR', reason: 'boom' } });
    const evidence = evidenceOf({ commands: [command], exchanges: [fetchOf(null), fetchOf(null)] });
    const [earlier, last] = evidence.exchanges;
    expect(endedAt(evidence, command, last as never)).toBe('the driver answered with an error: boom');
    expect(endedAt(evidence, command, earlier as never)).toBeUndefined();
    const gone = commandOf({ reply: { kind: 'GONE', reason: 'exit code 1' } });
    expect(endedAt(evidence, gone, last as never)).toBe('the integration ended: exit code 1');
    expect(endedAt(evidence, commandOf({}), last as never)).toBeUndefined();
  });
});

describe('another command of the kind', () => {
  const failed = commandOf({ sentAt: 1000, repliedAt: 2000, reply: resultOf({ outcome: 'FAILED' }) });
  const met = fetchOf(null, { startedAt: 1500, fault: fault('BAD_JSON') });
  const before = { startedAt: 150 };
  const manages = (other: Parameters<typeof commandOf>[0], ...calls: Parameters<typeof fetchOf>[1][]) => {
    const control = commandOf({ commandId: 'c-0', sentAt: 0, repliedAt: 900, ...other });
    const exchanges = [...calls.map((parts) => fetchOf(null, parts)), met];
    return managesWithout(evidenceOf({ commands: [control, failed], exchanges }), failed, 'BAD_JSON');
  };

  it('shows that the integration can when it succeeded without the fault', () => {
    expect(manages({}, before)).toBe(true);
    expect(manages({}, { ...before, fault: fault('RESET') })).toBe(true);
  });

  it('shows nothing when it failed, made no call, was another operation, or met the fault once', () => {
    expect(manages({ reply: resultOf({ outcome: 'FAILED' }) }, before)).toBe(false);
    expect(manages({})).toBe(false);
    expect(manages({ operation: 'createAccounts' }, before)).toBe(false);
    expect(manages({}, before, { startedAt: 160, fault: fault('BAD_JSON') })).toBe(false);
  });
});

describe('facts', () => {
  it('are read as texts, one or many', () => {
    const { facts } = evidenceOf({ facts: { one: 'a', many: ['b', 'c'], count: 3 } });
    expect(textsOfFact({ facts }, 'one')).toEqual(['a']);
    expect(textsOfFact({ facts }, 'many')).toEqual(['b', 'c']);
    expect(textsOfFact({ facts }, 'count')).toEqual([]);
    expect(textsOfFact({ facts }, 'none')).toEqual([]);
  });
});
