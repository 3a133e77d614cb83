import { describe, expect, test } from 'vitest';
import type { RecordedCommand, RecordedExchange } from '../judge/evidence.ts';
import { createCall, createCommand, met, refusedBefore, unanswered } from '../test/creates.ts';
import { evidenceOf, problemOf, resultOf } from '../test/evidence.ts';
import { timeOutIsUnknown } from './unanswered-writes.ts';

const create = (startedAt: number, parts: Partial<RecordedExchange> = {}) =>
  createCall('k', ['C1'], { startedAt, endedAt: startedAt + 10, ...parts });

const silent = create(100, { fault: met('silent', 'STALL_HEADERS'), abandonedAt: 200 });
const broken = (startedAt: number) => create(startedAt, unanswered('down', 'RESET'));

const says = (outcome: 'SUCCEEDED' | 'FAILED' | 'UNKNOWN', parts: Partial<RecordedCommand> = {}) => [
  createCommand(['C1'], outcome, { sentAt: 50, repliedAt: 400, code: 'TIMEOUT', ...parts }),
];

const judge = (
  commands: readonly Partial<RecordedCommand>[],
  ...exchanges: readonly Partial<RecordedExchange>[]
) => timeOutIsUnknown.judge(evidenceOf({ commands, exchanges }));

const guessed = (observed: string, exchange: number) => ({
  expected: 'UNKNOWN, or further attempts: nobody has said what became of the create',
  observed,
  exchanges: [exchange],
  commands: ['c-1'],
});

const NOTHING = { witnessed: 0, findings: [] };

describe('VA-C-RTY-09', () => {
  test('is judged in every session, and sees nothing where nothing was left open', () => {
    expect(timeOutIsUnknown.isEverywhere).toBe(true);
    expect(judge([])).toEqual(NOTHING);
    expect(judge(says('FAILED'), create(100, problemOf(422, 'BULK_REJECTED')))).toEqual(NOTHING);
    expect(judge(says('SUCCEEDED'), create(100))).toEqual(NOTHING);
  });

  test('is content with UNKNOWN, and with success at last', () => {
    expect(judge(says('UNKNOWN'), silent)).toEqual({ witnessed: 1, findings: [] });
    expect(judge(says('SUCCEEDED'), silent, create(300))).toEqual({ witnessed: 1, findings: [] });
    expect(judge(says('UNKNOWN'), broken(100), broken(200))).toEqual({ witnessed: 1, findings: [] });
  });

  test('finds FAILED of the whole, and of an item', () => {
    const one = guessed('FAILED (TIMEOUT) after 1 attempt(s), none of which was answered', 1);
    expect(judge(says('FAILED'), silent)).toEqual({ witnessed: 0, findings: [one] });
    const item = resultOf({ outcome: 'UNKNOWN', items: [{ outcome: 'FAILED' }] });
    expect(judge(says('UNKNOWN', { reply: item }), silent).findings).toEqual([
      guessed('FAILED (without a code) after 1 attempt(s), none of which was answered', 1),
    ]);
  });

  test('finds FAILED after connections that broke, by the last of them', () => {
    expect(judge(says('FAILED'), broken(100), broken(150), broken(250))).toEqual({
      witnessed: 0,
      findings: [guessed('FAILED (TIMEOUT) after 3 attempt(s), none of which was answered', 3)],
    });
  });

  test('a later answer that tells nothing of the work does not make it known', () => {
    const words =
      'FAILED (TIMEOUT) after 2 attempt(s), 1 of them without an answer, and what came later does not tell what became of it';
    for (const later of [
      refusedBefore('down', 503, '0'),
      problemOf(401, 'TOKEN_INVALID'),
      problemOf(408, 'WHATEVER'),
      problemOf(429, 'API_PLAN_LIMIT_EXCEEDED'),
      problemOf(409, 'IDEMPOTENCY_IN_PROGRESS'),
    ]) {
      expect(judge(says('FAILED'), broken(100), create(250, later)).findings).toEqual([guessed(words, 1)]);
    }
  });

  test('lets it speak of an answer that came later', () => {
    for (const answer of [problemOf(422, 'BULK_REJECTED'), problemOf(400, 'VALIDATION_FAILED'), {}]) {
      expect(judge(says('FAILED'), silent, create(250, answer))).toEqual(NOTHING);
    }
  });

  test('an answer before the last unanswered attempt tells nothing of that', () => {
    const refused = create(100, problemOf(422, 'BULK_REJECTED'));
    expect(judge(says('FAILED'), refused, broken(250)).findings).toHaveLength(1);
  });

  test('lets it look into the accounts of the bank', () => {
    const list = { operation: 'listVirtualAccounts', startedAt: 300, endedAt: 310 };
    const none = { operation: 'getVirtualAccount', startedAt: 300, endedAt: 310, status: 404 };
    expect(judge(says('FAILED'), broken(100), list)).toEqual(NOTHING);
    expect(judge(says('FAILED'), broken(100), none)).toEqual(NOTHING);
    expect(judge(says('FAILED'), broken(100), { ...list, startedAt: 60 }).findings).toHaveLength(1);
    expect(judge(says('FAILED'), broken(100), { ...list, startedAt: 500 }).findings).toHaveLength(1);
    expect(judge(says('FAILED'), broken(100), { ...none, status: 503 }).findings).toHaveLength(1);
  });

  test('an answer that was held back counts from when it came', () => {
    const held = (endedAt: number) => create(100, { fault: met('silent', 'STALL_HEADERS'), endedAt });
    expect(judge(says('FAILED'), held(350))).toEqual(NOTHING);
    expect(judge(says('FAILED'), held(4100)).findings).toHaveLength(1);
  });

  test('leaves what came and is no JSON to another check', () => {
    const page = create(100, { fault: met('page', 'GATEWAY_HTML'), status: 502 });
    expect(judge(says('FAILED'), page)).toEqual(NOTHING);
  });

  test('looks at what was sent for that account, and until it was told', () => {
    const other = createCall('k2', ['C2'], { startedAt: 200, endedAt: 210, ...unanswered('down', 'RESET') });
    const refused = create(100, problemOf(422, 'BULK_REJECTED'));
    expect(judge(says('FAILED'), refused, other)).toEqual(NOTHING);
    expect(judge(says('FAILED'), create(100, problemOf(422, 'BULK_REJECTED')), broken(500))).toEqual(NOTHING);
  });

  test('of several accounts each has its own end, and one answer is one breach', () => {
    const items = (second: 'UNKNOWN' | 'FAILED') =>
      resultOf({
        outcome: 'FAILED',
        items: [
          { customerReference: 'C1', outcome: 'SUCCEEDED' },
          { customerReference: 'C2', outcome: second },
        ],
      });
    const both = createCall('k', ['C1', 'C2'], { startedAt: 100, ...unanswered('down', 'RESET') });
    const asked = (reply: RecordedCommand['reply']) => [
      createCommand(['C1', 'C2'], 'FAILED', { sentAt: 50, repliedAt: 400, reply }),
    ];
    expect(judge(asked(items('UNKNOWN')), both)).toEqual({ witnessed: 2, findings: [] });
    expect(judge(asked(items('FAILED')), both)).toMatchObject({ witnessed: 1, findings: [{}] });
    expect(judge(asked(resultOf({ outcome: 'FAILED' })), both).findings).toHaveLength(1);
  });

  test('knows an account that nothing names by the time, where nothing else was opened', () => {
    const nameless = create(100, { ...unanswered('down', 'RESET'), requestBody: undefined });
    const [alone] = says('FAILED');
    expect(judge([alone ?? {}], nameless).findings).toHaveLength(1);
    const beside = createCommand(['C9'], 'SUCCEEDED', { sentAt: 60, repliedAt: 300, commandId: 'c-9' });
    expect(judge([alone ?? {}, beside], nameless)).toEqual(NOTHING);
    const after = createCommand(['C9'], 'SUCCEEDED', { sentAt: 400, repliedAt: 600, commandId: 'c-9' });
    expect(judge([alone ?? {}, after], nameless).findings).toHaveLength(1);
  });
});
