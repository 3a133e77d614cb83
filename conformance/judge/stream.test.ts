import { describe, expect, it } from 'vitest';
import {
  acknowledgementOf,
  batchOf,
  commandOf,
  evidenceOf,
  fetchOf,
  killOf,
  PHYSICAL_ACCOUNTS,
  problemOf,
  resultOf,
  transactionOf,
} from '../test/evidence.ts';
import { aftermathsOf } from './aftermath.ts';
import { acknowledgedBeforeKill, cleanKills } from './kills.ts';
import {
  acknowledgementsOf,
  agree,
  answeredSyncs,
  deliveredEntries,
  entriesOf,
  fetchesOf,
  isWithin,
  servingsOf,
  takenBatches,
} from './stream.ts';

const [one, two] = [transactionOf(1), transactionOf(2, { amount: '250.50' })];
const a = batchOf('KBA', [one, two], { batchNumber: 7, moreAvailable: true });
const fault = (type: string, connection: string) => ({ fault: { label: type, type, connection } });

describe('fetches', () => {
  it('tell the batch with its totals and references, in the order in which they began', () => {
    const late = fetchOf(null, { startedAt: 900 });
    const [first, second] = fetchesOf(evidenceOf({ exchanges: [late, fetchOf(a)] }));
    expect(first).toMatchObject({
      physicalAccountNumber: PHYSICAL_ACCOUNTS[0],
      nextPollAfterSeconds: 60,
      answer: {
        batchId: 'KBA',
        batchNumber: 7,
        physicalAccountNumber: PHYSICAL_ACCOUNTS[0],
        totals: { numberOfTransactions: 2, controlSum: '350.50' },
        moreAvailable: true,
        references: ['KT000000000001', 'KT000000000002'],
        isSound: true,
      },
    });
    expect(second).toMatchObject({ answer: 'EMPTY', nextPollAfterSeconds: 60 });
  });

  it.each([
    ['a refusal', problemOf(503, 'SHUTTING_DOWN')],
    ['no answer', { status: undefined, responseBody: undefined }],
    ['rubbish', { responseBody: '{"batch":' }],
    ['another object', { responseBody: '[1]' }],
    ['an answer that it did not wait for', { abandonedAt: 150 }],
    ['a page', { ...fault('GATEWAY_HTML', 'KEPT'), responseBody: '<html>' }],
  ])('tell nothing where the answer was %s', (_, parts) => {
    const evidence = evidenceOf({ exchanges: [fetchOf(a, parts)] });
    expect(fetchesOf(evidence)).toMatchObject([{ answer: undefined, nextPollAfterSeconds: undefined }]);
    expect(servingsOf(evidence)).toEqual([]);
  });

  it('are no other calls, whatever came back', () => {
    const read = fetchOf(a, { operation: 'getTransactionBatch' });
    expect(fetchesOf(evidenceOf({ exchanges: [read] }))).toEqual([]);
  });

  it('are not sound without sums', () => {
    const responseBody =
      '{"batch":{"numberOfTransactions":1,"controlSum":"x","transactions":[{"amount":5}]}}';
    const evidence = evidenceOf({ exchanges: [fetchOf(a, { responseBody })] });
    expect(servingsOf(evidence)).toMatchObject([{ isSound: false }]);
  });

  it('survive a batch that is none', () => {
    const responseBody =
      '{"batch":{"batchNumber":"7","transactions":[1,{"amount":5}],"moreAvailable":"yes"},"nextPollAfterSeconds":"60"}';
    const [fetch] = fetchesOf(evidenceOf({ exchanges: [{ ...fetchOf(a), responseBody, requestBody: '[' }] }));
    expect(fetch).toMatchObject({
      physicalAccountNumber: undefined,
      nextPollAfterSeconds: undefined,
      answer: {
        batchId: '',
        batchNumber: undefined,
        physicalAccountNumber: '',
        references: ['', ''],
        moreAvailable: false,
        isSound: false,
      },
    });
  });
});

describe('servings', () => {
  it.each([
    [{ numberOfTransactions: 3 }, false],
    [{ controlSum: '350.51' }, false],
    [{ controlSum: '350.5' }, false],
    [{}, true],
  ])('with %o are sound: %s', (parts, isSound) => {
    const batch = batchOf('KBA', [one, two], parts);
    expect(servingsOf(evidenceOf({ exchanges: [fetchOf(batch)] }))).toMatchObject([{ isSound }]);
  });

  it('come from a reading of the batch too, and from nothing else', () => {
    const responseBody = JSON.stringify({ batch: a });
    const exchanges = [
      { operation: 'getTransactionBatch', responseBody },
      { operation: 'listTransactionBatches', responseBody },
      fetchOf(null),
    ];
    expect(servingsOf(evidenceOf({ exchanges })).map(({ exchange }) => exchange.number)).toEqual([1]);
  });

  it('name entries of the bank', () => {
    const truth = { transactions: [one, two, transactionOf(3)] };
    const evidence = evidenceOf({ exchanges: [fetchOf(a)], truth });
    expect(entriesOf(evidence, servingsOf(evidence))).toEqual([one, two]);
    expect(entriesOf(evidence, [])).toEqual([]);
  });
});

describe('acknowledgements', () => {
  it('are taken by what the bank did, and read by what came', () => {
    const taken = acknowledgementOf(a);
    const lost = { ...fault('LOST', 'RESET'), status: undefined, responseBody: undefined };
    const receipt = taken.responseBody;
    const exchanges = [
      taken,
      acknowledgementOf(a, { ...lost, handledStatus: 200, handledBody: receipt }),
      acknowledgementOf(a, { ...fault('EMPTY_ANSWER', 'KEPT'), responseBody: '', handledBody: '' }),
      acknowledgementOf(a, { responseBody: '{"batchId":"KBA"}' }),
      acknowledgementOf(batchOf('KBB', [one]), { responseBody: receipt }),
      acknowledgementOf(a, problemOf(422, 'ACKNOWLEDGEMENT_MISMATCH')),
      acknowledgementOf(a, { status: 503, handledStatus: 503 }),
    ];
    const told = acknowledgementsOf(evidenceOf({ exchanges }));
    expect(told.map(({ batchId, isTaken, isReceiptRead }) => [batchId, isTaken, isReceiptRead])).toEqual([
      ['KBA', true, true],
      ['KBA', true, false],
      ['KBA', false, false],
      ['KBA', false, false],
      ['KBB', false, false],
      ['KBA', false, false],
      ['KBA', false, false],
    ]);
    expect(told[0]?.totals).toEqual({ numberOfTransactions: 2, controlSum: '350.50' });
  });

  it('are known by method and path, whatever the batch is called', () => {
    const path = '/v1/transaction-batches/undefined/acknowledgement';
    const exchanges = [
      acknowledgementOf(a, { operation: undefined, path, requestBody: undefined }),
      acknowledgementOf(a, { method: 'GET' }),
      acknowledgementOf(a, { path: '/v1/transaction-batches/KBA' }),
      acknowledgementOf(a, { path: '/w/v1/transaction-batches/KBA/acknowledgement' }),
    ];
    const told = acknowledgementsOf(evidenceOf({ exchanges }));
    expect(told.map(({ batchId, totals }) => [batchId, totals])).toEqual([
      ['undefined', { numberOfTransactions: undefined, controlSum: undefined }],
    ]);
  });

  it('agree when both totals do', () => {
    const served = { numberOfTransactions: 2, controlSum: '350.50' };
    expect(agree({ ...served }, served)).toBe(true);
    expect(agree({ ...served, numberOfTransactions: 3 }, served)).toBe(false);
    expect(agree({ ...served, controlSum: '350.5' }, served)).toBe(false);
  });

  it('make delivered what was shown in their batch', () => {
    const b = batchOf('KBB', [transactionOf(3)]);
    const truth = { transactions: [one, two, transactionOf(3), transactionOf(4)] };
    const evidence = evidenceOf({ exchanges: [fetchOf(a), acknowledgementOf(a), fetchOf(b)], truth });
    expect([...takenBatches(evidence)]).toEqual(['KBA']);
    expect(deliveredEntries(evidence)).toEqual([one, two]);
  });
});

describe('commands', () => {
  it('of the stream are known by their answer', () => {
    const done = commandOf({});
    const unknown = commandOf({ reply: resultOf({ outcome: 'UNKNOWN' }) });
    const late = commandOf({ reply: { kind: 'LATE', afterMilliseconds: 1 } });
    const evidence = evidenceOf({ commands: [done, unknown, late, commandOf({ operation: 'watch' })] });
    expect(answeredSyncs(evidence)).toEqual([done, unknown]);
    expect(answeredSyncs(evidence, 'UNKNOWN')).toEqual([unknown]);
  });

  it('have the requests that began in their time', () => {
    const command = commandOf({ sentAt: 100, repliedAt: 200 });
    const { exchanges } = evidenceOf({ exchanges: [99, 100, 200, 201].map((startedAt) => ({ startedAt })) });
    expect(exchanges.map((exchange) => isWithin(exchange, command))).toEqual([false, true, true, false]);
  });
});

describe('what follows an acknowledgement', () => {
  const isFirst = ({ exchange }: { exchange: { number: number } }) => exchange.number === 2;
  const reset = {
    ...fault('RESET', 'RESET'),
    status: undefined,
    responseBody: undefined,
    handledStatus: 444,
  };
  const lost = acknowledgementOf(a, { ...reset, handledBody: undefined });
  const told = (exchanges: Parameters<typeof evidenceOf>[0] & object) =>
    aftermathsOf(evidenceOf(exchanges), isFirst);

  it('is nothing, a repetition, or a fetch of the same stream in the same command', () => {
    const commands = [commandOf({ repliedAt: 350 })];
    const nothing = told({ exchanges: [fetchOf(a), lost], commands });
    expect(nothing).toMatchObject([{ isFollowed: false, saidDone: true, isTaken: false, shownAgain: 0 }]);
    const repeated = told({ exchanges: [fetchOf(a), lost, acknowledgementOf(a)], commands });
    expect(repeated).toMatchObject([{ isFollowed: true, isTaken: true, shownAgain: 0 }]);
    const fetched = told({ exchanges: [fetchOf(a), lost, fetchOf(a)], commands });
    expect(fetched).toMatchObject([{ isFollowed: true, isTaken: false, shownAgain: 1 }]);
    const later = told({ exchanges: [fetchOf(a), lost, fetchOf(a, { startedAt: 400 })], commands });
    expect(later).toMatchObject([{ isFollowed: false, shownAgain: 1 }]);
    const requestBody = JSON.stringify({ physicalAccountNumber: PHYSICAL_ACCOUNTS[1] });
    const elsewhere = told({ exchanges: [fetchOf(a), lost, fetchOf(null, { requestBody })], commands });
    expect(elsewhere).toMatchObject([{ isFollowed: false }]);
  });

  it('is of this batch: another that is acknowledged or shown is none', () => {
    const b = batchOf('KBB', [transactionOf(3, { physicalAccountNumber: PHYSICAL_ACCOUNTS[1] })]);
    const exchanges = [fetchOf(a), lost, fetchOf(b), acknowledgementOf(b)];
    expect(told({ exchanges })).toMatchObject([
      { isFollowed: false, isTaken: false, shownAgain: 0, serving: { batchId: 'KBA' } },
    ]);
    expect(told({ exchanges: [fetchOf(b), lost] })).toMatchObject([{ serving: undefined, shownAgain: 0 }]);
  });

  it('begins when the answer had ended, and ends with the command', () => {
    const at = (startedAt: number) => {
      const commands = [commandOf({ repliedAt: 350 })];
      const exchanges = [fetchOf(a), { ...lost, endedAt: 250 }, fetchOf(a, { startedAt })];
      return told({ exchanges, commands })[0]?.isFollowed;
    };
    expect([at(249), at(250), at(350), at(351)]).toEqual([false, true, true, false]);
  });

  it('may come at any time where no command was answered', () => {
    const exchanges = [fetchOf(a), lost, fetchOf(a, { startedAt: 900_000 })];
    expect(told({ exchanges })).toMatchObject([{ isFollowed: true, saidDone: false, shownAgain: 1 }]);
  });

  it('counts what was shown after the acknowledgement was sent', () => {
    const exchanges = [fetchOf(a), lost, fetchOf(a, { startedAt: 200 })];
    expect(told({ exchanges })).toMatchObject([{ shownAgain: 0 }]);
  });

  it('is not called done by a command that failed, or was not answered', () => {
    const exchanges = [fetchOf(a), lost];
    const failed = commandOf({ reply: resultOf({ outcome: 'FAILED' }) });
    expect(told({ exchanges, commands: [failed] })).toMatchObject([{ saidDone: false }]);
    expect(told({ exchanges })).toMatchObject([{ saidDone: false, isFollowed: false }]);
  });
});

describe('kills', () => {
  it('count when another instance came up and no connection was left', () => {
    const good = killOf(500);
    const kills = [
      killOf(1, { isConnectionGone: false }),
      killOf(2, { instanceAfter: '' }),
      killOf(3, { instanceAfter: 'i-1' }),
      good,
    ];
    expect(cleanKills(evidenceOf({ kills }))).toEqual([good]);
  });

  it('leave behind the batches that were acknowledged before', () => {
    const b = batchOf('KBB', [transactionOf(3)]);
    const exchanges = [
      fetchOf(a),
      acknowledgementOf(a),
      fetchOf(b),
      acknowledgementOf(b, { startedAt: 600 }),
    ];
    const told = (at: number) => acknowledgedBeforeKill(evidenceOf({ exchanges, kills: [killOf(at)] }));
    expect(told(500).map(({ batchId }) => batchId)).toEqual(['KBA']);
    expect(told(200)).toEqual([]);
    expect(told(700).map(({ batchId }) => batchId)).toEqual(['KBA', 'KBB']);
    expect(acknowledgedBeforeKill(evidenceOf({ exchanges }))).toEqual([]);
  });
});
