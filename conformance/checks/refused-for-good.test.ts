import { describe, expect, test } from 'vitest';
import type { WorkResult } from '../drivers/protocol.ts';
import type { RecordedCommand, RecordedExchange } from '../judge/evidence.ts';
import { createCall, createCommand, unanswered } from '../test/creates.ts';
import { evidenceOf, problemOf, resultOf } from '../test/evidence.ts';
import { noRetryOfRefusals } from './refused-for-good.ts';

const nothing = { witnessed: 0, findings: [] };
const content = { witnessed: 1, findings: [] };

function judged(commands: readonly Partial<RecordedCommand>[], ...exchanges: Partial<RecordedExchange>[]) {
  return noRetryOfRefusals.judge(evidenceOf({ commands, exchanges }));
}

const create = (startedAt: number, parts: Partial<RecordedExchange> = {}) =>
  createCall('k', ['C1'], { startedAt, endedAt: startedAt + 10, ...parts });
const refused = create(100, problemOf(404, 'PHYSICAL_ACCOUNT_NOT_FOUND'));

const told = (reply: WorkResult, parts: Partial<RecordedCommand> = {}) =>
  createCommand(['C1'], 'FAILED', { sentAt: 50, repliedAt: 900, reply: resultOf(reply), ...parts });
const failed = (code: string) => [told({ outcome: 'FAILED', code })];
const itemOf = (code: string) => JSON.stringify({ results: [{ index: 0, status: 422, problem: { code } }] });

/** Another account, refused as an item, a second later. */
const past = createCall('k2', ['C2'], {
  startedAt: 1100,
  endedAt: 1110,
  handledBody: itemOf('INVALID_VALIDITY'),
});
const second = (reply: WorkResult) =>
  createCommand(['C2'], 'FAILED', {
    commandId: 'c-2',
    sentAt: 1050,
    repliedAt: 1900,
    reply: resultOf(reply),
  });

test('sees nothing where nothing happened', () => {
  expect(judged([])).toEqual(nothing);
});

describe('what is told', () => {
  test.each<[string, WorkResult]>([
    ["the bank's code", { outcome: 'FAILED', code: 'PHYSICAL_ACCOUNT_NOT_FOUND' }],
    ['its code in the message', { outcome: 'FAILED', message: 'PHYSICAL_ACCOUNT_NOT_FOUND: not yours' }],
    [
      'its code of an item',
      { outcome: 'FAILED', items: [{ outcome: 'FAILED', code: 'PHYSICAL_ACCOUNT_NOT_FOUND' }] },
    ],
    ["a code of the integration's own", { outcome: 'FAILED', code: 'NO_SUCH_ACCOUNT' }],
    ['one of its own of an item', { outcome: 'FAILED', items: [{ outcome: 'FAILED', code: 'E17' }] }],
    ['one of its own while it is still open', { outcome: 'UNKNOWN', code: 'ASK_THE_DESK' }],
  ])('may be %s', (_, reply) => {
    expect(judged([told(reply)], refused)).toEqual(content);
  });

  test('may be a code of its own for each of several', () => {
    const commands = [...failed('E17'), second({ outcome: 'FAILED', code: 'E18' })];
    expect(judged(commands, refused, past)).toEqual({ witnessed: 2, findings: [] });
  });

  test.each<[string, WorkResult, string]>([
    ['FAILED without a code', { outcome: 'FAILED' }, 'FAILED'],
    ['FAILED in other words', { outcome: 'FAILED', message: 'not found' }, 'FAILED'],
    ['SUCCEEDED, whatever the code', { outcome: 'SUCCEEDED', code: 'E17' }, 'SUCCEEDED'],
  ])('must not be %s', (_, reply, outcome) => {
    expect(judged([told(reply)], refused)).toEqual({
      witnessed: 0,
      findings: [
        {
          expected:
            'an answer of the integration that names PHYSICAL_ACCOUNT_NOT_FOUND, or its own code for it',
          observed: `it says ${outcome} without a code`,
          exchanges: [1],
          commands: ['c-1'],
        },
      ],
    });
  });

  test('must not be one code for several, also not a code of the bank', () => {
    const both = (code: string) => [...failed(code), second({ outcome: 'FAILED', code })];
    expect(judged(both('ERROR'), refused, past)).toEqual({
      witnessed: 0,
      findings: [
        {
          expected: 'PHYSICAL_ACCOUNT_NOT_FOUND and INVALID_VALIDITY told each by a code of its own',
          observed: 'ERROR for 2 codes of the bank',
          exchanges: [1, 2],
          commands: ['c-1', 'c-2'],
        },
      ],
    });
    expect(judged(both('INVALID_VALIDITY'), refused, past).findings[0]?.observed).toBe(
      'INVALID_VALIDITY for 2 codes of the bank',
    );
  });

  test('is the last word on the work, by whoever was asked for what', () => {
    const open = told({ outcome: 'UNKNOWN' }, { repliedAt: 60 });
    const later = told({ outcome: 'FAILED', code: 'E17' }, { sentAt: 2000, repliedAt: 2010 });
    expect(judged([open, later], refused)).toEqual(content);
    // What was answered before the bank had refused says nothing.
    expect(judged([open], refused)).toEqual(nothing);
    // Work that goes on behind its command is still known by its account.
    const other = second({ outcome: 'SUCCEEDED' });
    expect(judged([open, other, later], { ...refused, startedAt: 1500, endedAt: 1510 })).toEqual(content);
  });

  test('is looked for in the latest command where the call is known by nothing', () => {
    const foreign = create(100, {
      requestBody: '{"items":[{"accountName":"other"}]}',
      ...problemOf(404, 'PHYSICAL_ACCOUNT_NOT_FOUND'),
    });
    const earlier = createCommand(['C0'], 'SUCCEEDED', { commandId: 'c-0', sentAt: 0, repliedAt: 900 });
    const commands = [earlier, ...failed('E17'), second({ outcome: 'FAILED' })];
    expect(judged(commands, foreign)).toEqual(content);
    expect(judged([second({ outcome: 'FAILED' })], foreign)).toEqual(nothing);
  });

  test('is found in a command for several accounts, of which one call was for one', () => {
    const both = createCommand(['C1', 'C9'], 'FAILED', {
      sentAt: 50,
      repliedAt: 110,
      reply: resultOf({ outcome: 'FAILED', code: 'E17' }),
    });
    const other = second({ outcome: 'FAILED' });
    expect(judged([both, { ...other, sentAt: 60 }], refused)).toEqual(content);
  });

  test('was not told by who did not answer', () => {
    const commands = [told({ outcome: 'FAILED' }, { reply: { kind: 'LATE', afterMilliseconds: 1 } })];
    expect(judged(commands, refused)).toEqual(nothing);
    expect(judged([], refused)).toEqual(nothing);
  });

  test('names no command where it has no id', () => {
    const [finding] = judged([told({ outcome: 'FAILED' }, { commandId: undefined })], refused).findings;
    expect(finding).not.toHaveProperty('commands');
  });
});

describe('the same again', () => {
  test('is found under whatever key, with the time between', () => {
    const again = createCall('k2', ['C1'], { startedAt: 300 });
    expect(judged(failed('PHYSICAL_ACCOUNT_NOT_FOUND'), refused, again)).toEqual({
      witnessed: 0,
      findings: [
        {
          expected:
            'no identical request after PHYSICAL_ACCOUNT_NOT_FOUND, which the catalogue calls not retryable',
          observed: 'the same request again 0.19 s after PHYSICAL_ACCOUNT_NOT_FOUND',
          exchanges: [2, 1],
        },
      ],
    });
  });

  test('is told three times at most', () => {
    const all = [100, 300, 500, 700, 900].map((at) => ({ ...refused, startedAt: at, endedAt: at + 10 }));
    expect(judged(failed('E'), ...all).findings).toHaveLength(3);
  });

  test('is another request where it was changed, or came before', () => {
    const changed = createCall('k2', ['C1', 'C2'], { startedAt: 300 });
    expect(judged(failed('E17'), refused, changed)).toEqual(content);
    expect(judged(failed('E17'), create(20, unanswered('lost', 'LOST')), refused)).toEqual(content);
  });

  test('is found after a bulk of which every item was refused', () => {
    const bulk = create(100, { handledBody: itemOf('INVALID_VALIDITY') });
    expect(judged(failed('X'), bulk, create(300)).findings[0]?.observed).toBe(
      'the same request again 0.19 s after INVALID_VALIDITY',
    );
  });

  const results = (...codes: (string | undefined)[]) =>
    JSON.stringify({
      results: codes.map((code, index) =>
        code === undefined ? { index, status: 201 } : { index, status: 422, problem: { code } },
      ),
    });
  test.each([
    ['a retryable code', problemOf(409, 'IDEMPOTENCY_IN_PROGRESS')],
    ['a 401', problemOf(401, 'CREDENTIALS_INVALID')],
    ['a code that nobody knows', problemOf(409, 'SOMETHING_NEW')],
    ['a code that is a word of every object', problemOf(409, 'toString')],
    ['a bulk answer of which an item succeeded', { handledBody: results(undefined, 'INVALID_VALIDITY') }],
    ['one of which an item may succeed', { handledBody: results('INVALID_VALIDITY', 'STORAGE_UNAVAILABLE') }],
    ['one without results', { handledBody: results() }],
    ['another success', { status: 200, handledStatus: 200, handledBody: results('INVALID_VALIDITY') }],
    ['an answer that never came', unanswered('lost', 'LOST')],
    [
      'a refusal that never came',
      { ...unanswered('lost', 'LOST'), handledBody: results('INVALID_VALIDITY') },
    ],
    [
      'a bulk answer that broke off',
      {
        handledBody: results('INVALID_VALIDITY'),
        fault: { label: 'half', type: 'TRUNCATE', connection: 'CUT' },
      },
    ],
  ])('may come after %s', (_, parts) => {
    expect(judged(failed('X'), create(100, parts), create(300))).toEqual(nothing);
  });
});

describe('a request whose body was never read', () => {
  const bare = (startedAt: number, length: string | undefined, parts: Partial<RecordedExchange> = {}) => ({
    ...create(startedAt, problemOf(400, 'IDEMPOTENCY_KEY_REQUIRED')),
    idempotencyKey: undefined,
    requestBody: undefined,
    requestBytes: 0,
    requestHeaders: length === undefined ? {} : { 'content-length': length },
    ...parts,
  });
  const one = told({ outcome: 'FAILED', code: 'IDEMPOTENCY_KEY_REQUIRED' }, { repliedAt: 150 });
  const other = createCommand(['C2'], 'FAILED', {
    commandId: 'c-2',
    sentAt: 160,
    repliedAt: 300,
    code: 'IDEMPOTENCY_KEY_REQUIRED',
  });
  const repeated = {
    expected: 'no identical request after IDEMPOTENCY_KEY_REQUIRED, which the catalogue calls not retryable',
    observed: 'the same request again 0.09 s after IDEMPOTENCY_KEY_REQUIRED',
    exchanges: [2, 1],
  };

  test('is not the same as one of another length, or of none that is known', () => {
    expect(judged([one], bare(100, '195'), bare(200, '170')).findings).toEqual([]);
    expect(judged([one], bare(100, undefined), bare(200, undefined)).findings).toEqual([]);
    expect(judged([one], bare(100, '195'), bare(200, undefined)).findings).toEqual([]);
  });

  test('is not the same as one for which somebody asked since', () => {
    expect(judged([one, other], bare(100, '195'), bare(200, '195')).findings).toEqual([]);
  });

  test('is the same as one of its length in the same work', () => {
    expect(judged([one], bare(100, '195'), bare(200, '195')).findings).toEqual([repeated]);
    const read = { requestBody: '{"items":[]}', requestBytes: 195 };
    expect(judged([one], bare(100, '195'), bare(200, '195', read)).findings).toEqual([repeated]);
    expect(judged([one], bare(100, '195', { requestBody: '' }), bare(200, '195')).findings).toEqual([
      repeated,
    ]);
  });
});
