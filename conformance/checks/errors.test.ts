import { describe, expect, it } from 'vitest';
import type { RecordedCommand, RecordedExchange } from '../judge/evidence.ts';
import { commandOf, evidenceOf, fetchOf, problemOf, resultOf } from '../test/evidence.ts';
import { errorChecks } from './errors.ts';

type ErrorCheck = (typeof errorChecks)[0];
const [codes, , unreadable] = errorChecks as readonly [ErrorCheck, ErrorCheck, ErrorCheck];

/** One refusal of the bank, and the word that the integration has for it. */
interface Refused {
  readonly code: string;
  readonly said?: Parameters<typeof resultOf>[0];
  readonly exchange?: Partial<RecordedExchange>;
}

/** Refunds one after the other, each refused with its code; a second apart. */
function refusals(...all: readonly Refused[]) {
  return evidenceOf({
    commands: all.map(({ code, said = { outcome: 'FAILED', code } }, at) =>
      commandOf({
        operation: 'requestRefund',
        commandId: `c-${at + 1}`,
        sentAt: at * 1000,
        repliedAt: at * 1000 + 999,
        reply: resultOf(said),
      }),
    ),
    exchanges: all.map(({ code, exchange }, at) => ({
      operation: 'initiateRefund',
      startedAt: at * 1000 + 10,
      ...problemOf(422, code),
      ...exchange,
    })),
  });
}

const FOUR = ['REFUND_WINDOW_CLOSED', 'INSUFFICIENT_BALANCE', 'CREDIT_REVERSED', 'REMITTER_ACCOUNT_UNKNOWN'];
const four = FOUR.map((code) => ({ code }));

describe('VA-C-ERR-01', () => {
  it("is content with the bank's codes, and with words of the integration's own", () => {
    expect(codes.judge(refusals(...four))).toEqual({ witnessed: 4, findings: [] });
    const own = FOUR.map((code, at): Refused => {
      const items = [{ outcome: 'FAILED' as const, code: `E${at}` }];
      return { code, said: { outcome: 'FAILED', code: 'PARTLY', items } };
    });
    expect(codes.judge(refusals(...own))).toEqual({ witnessed: 4, findings: [] });
  });

  it('reads the code of an item out of a 207', () => {
    const responseBody = JSON.stringify({
      results: [{ index: 0, status: 422, problem: { code: 'INVALID_VALIDITY' } }],
    });
    const exchange = { status: 207, handledStatus: 207, responseBody, handledBody: responseBody };
    const item: Refused = { code: 'INVALID_VALIDITY', exchange };
    expect(codes.judge(refusals(...four.slice(1), item))).toEqual({ witnessed: 4, findings: [] });
  });

  it('finds one word for several codes', () => {
    const said = { outcome: 'FAILED', code: 'ERROR' } as const;
    const { findings } = codes.judge(refusals(...four.map(({ code }) => ({ code, said }))));
    expect(findings).toEqual([
      {
        expected: `${FOUR.join(', ')} told apart`,
        observed: 'the one code ERROR for all of them',
        exchanges: [1, 2, 3, 4],
        commands: ['c-1', 'c-2', 'c-3', 'c-4'],
      },
    ]);
  });

  it('finds a refusal without a code, and one told as a success', () => {
    const [a, b] = FOUR as [string, string];
    const { findings } = codes.judge(
      refusals({ code: a, said: { outcome: 'UNKNOWN' } }, { code: b, said: { outcome: 'SUCCEEDED' } }),
    );
    expect(findings.map(({ expected, observed }) => [expected, observed])).toEqual([
      [`requestRefund refused by the bank with ${a} told with a code`, 'UNKNOWN without a code'],
      [`requestRefund refused by the bank with ${b} told as FAILED`, 'requestRefund SUCCEEDED'],
    ]);
  });

  it('lets what is refunded already be told as done, and what was not asked of the bank be told as it likes', () => {
    const done: Refused = { code: 'ALREADY_REFUNDED', said: { outcome: 'SUCCEEDED' } };
    expect(codes.judge(refusals(...four, done))).toEqual({ witnessed: 4, findings: [] });
    const local = commandOf({ operation: 'requestRefund', reply: resultOf({ outcome: 'FAILED' }) });
    expect(codes.judge(evidenceOf({ commands: [local] }))).toEqual({ witnessed: 0, findings: [] });
  });

  it('takes no outage, throttling or refused token for a refusal', () => {
    const said = { outcome: 'UNKNOWN' } as const;
    for (const status of [401, 429, 500, 503]) {
      const exchange = problemOf(status, 'SOME_CODE');
      expect(codes.judge(refusals({ code: 'SOME_CODE', said, exchange })).findings).toEqual([]);
    }
  });

  it('does not pass on fewer than four codes', () => {
    expect(codes.judge(refusals(...four.slice(1)))).toEqual({ witnessed: 0, findings: [] });
  });
});

describe('VA-C-ERR-03', () => {
  const met = (type: string): Partial<RecordedExchange> => ({
    operation: 'createVirtualAccounts',
    handledStatus: 207,
    fault: { label: 'page', type, connection: 'KEPT' },
  });
  const good = { operation: 'createVirtualAccounts', status: 207, handledStatus: 207 };
  const asked = (reply: RecordedCommand['reply']) => [commandOf({ operation: 'createAccounts', reply })];
  const judged = (reply: RecordedCommand['reply'], ...exchanges: Partial<RecordedExchange>[]) =>
    unreadable.judge(evidenceOf({ commands: asked(reply), exchanges }));
  const succeeded = resultOf({ outcome: 'SUCCEEDED' });
  const seen = { witnessed: 1, findings: [] };

  it('is content with a repetition, with a question, and with an open end', () => {
    expect(judged(succeeded, met('GATEWAY_HTML'), good)).toEqual(seen);
    const question = { operation: 'getVirtualAccount', method: 'GET' };
    expect(judged(succeeded, met('BAD_JSON'), question)).toEqual(seen);
    expect(judged(resultOf({ outcome: 'UNKNOWN' }), met('TRUNCATE'))).toEqual(seen);
  });

  it('finds a success that no answer told of', () => {
    expect(judged(succeeded, good, met('GATEWAY_HTML')).findings).toEqual([
      {
        expected: 'the answer GATEWAY_HTML to createVirtualAccounts taken for no answer',
        observed: 'createAccounts SUCCEEDED, and no answer that could be read said so',
        exchanges: [2],
        commands: ['c-1'],
      },
    ]);
  });

  it('finds an end of the integration', () => {
    const gone = { kind: 'GONE', reason: 'exit code 1' } as const;
    expect(judged(gone, met('BAD_JSON')).findings).toEqual([
      {
        expected: 'the answer BAD_JSON to createVirtualAccounts taken for no answer',
        observed: 'the integration ended: exit code 1',
        exchanges: [1],
        commands: ['c-1'],
      },
    ]);
    expect(judged({ kind: 'ERROR', reason: 'SyntaxError' }, met('BAD_JSON')).findings[0]?.observed).toBe(
      'the driver answered with an error: SyntaxError',
    );
  });

  it('lets only the same stream tell what a fetch could not', () => {
    const fault = { label: 'half', type: 'TRUNCATE', connection: 'CUT' };
    const other = fetchOf(null, { requestBody: JSON.stringify({ physicalAccountNumber: '223456789012' }) });
    const sync = (...exchanges: Partial<RecordedExchange>[]) =>
      unreadable.judge(evidenceOf({ commands: [commandOf({})], exchanges }));
    expect(sync(fetchOf(null, { fault }), fetchOf(null))).toEqual(seen);
    expect(sync(fetchOf(null, { fault }), other).findings).toHaveLength(1);
  });

  const failed = resultOf({ outcome: 'FAILED', code: 'NOT_JSON' });

  it('finds FAILED of a create that the bank has done', () => {
    expect(judged(failed, met('GATEWAY_HTML')).findings).toEqual([
      {
        expected:
          'the answer GATEWAY_HTML to createVirtualAccounts taken for no answer: UNKNOWN, for the bank has done it',
        observed: 'createAccounts FAILED (NOT_JSON)',
        exchanges: [1],
        commands: ['c-1'],
      },
    ]);
    const item = resultOf({ outcome: 'UNKNOWN', items: [{ outcome: 'FAILED' }] });
    expect(judged(item, met('BAD_JSON')).findings[0]?.observed).toBe(
      'createAccounts FAILED (without a code)',
    );
    const page = { ...met('GATEWAY_HTML'), handledStatus: 503, status: 502 };
    expect(judged(failed, met('BAD_JSON'), page).findings[0]?.exchanges).toEqual([1]);
  });

  it.each<[string, Partial<RecordedExchange>]>([
    ['a refused token', { ...good, ...problemOf(401, 'TOKEN_EXPIRED') }],
    ['a plan that is used up', { ...good, ...problemOf(429, 'API_PLAN_LIMIT_EXCEEDED') }],
    ['an outage', { ...good, ...problemOf(503, 'STORAGE_UNAVAILABLE') }],
    ['a question', { operation: 'getVirtualAccount', ...problemOf(404, 'VIRTUAL_ACCOUNT_NOT_FOUND') }],
    ['a success', good],
  ])('finds it after %s as well', (_, later) => {
    expect(judged(failed, met('BAD_JSON'), later).findings).toHaveLength(1);
    expect(judged(failed, problemOf(422, 'VALIDATION_FAILED'), met('BAD_JSON')).findings).toHaveLength(1);
  });

  it('lets FAILED stand on a refusal that was read, and on what the bank has not done', () => {
    const nothing = { witnessed: 0, findings: [] };
    const refused = { ...good, ...problemOf(422, 'VALIDATION_FAILED') };
    expect(judged(failed, met('BAD_JSON'), refused)).toEqual(nothing);
    const results = [{ index: 0, status: 422, problem: { code: 'INVALID_VALIDITY' } }];
    const items = {
      ...good,
      responseBody: JSON.stringify({ results }),
      handledBody: JSON.stringify({ results }),
    };
    expect(judged(failed, met('BAD_JSON'), items)).toEqual(nothing);
    expect(judged(failed, { ...met('GATEWAY_HTML'), handledStatus: 503 })).toEqual(nothing);
    const sync = [commandOf({ reply: failed })];
    const fault = { label: 'half', type: 'BAD_JSON', connection: 'KEPT' };
    expect(unreadable.judge(evidenceOf({ commands: sync, exchanges: [fetchOf(null, { fault })] }))).toEqual(
      nothing,
    );
  });

  it('says nothing where no such answer came, and passes no failure', () => {
    const nothing = { witnessed: 0, findings: [] };
    expect(judged(succeeded, good)).toEqual(nothing);
    expect(judged(succeeded, { ...good, ...met('CLOCK_SKEW') })).toEqual(nothing);
    expect(judged(failed, { ...met('GATEWAY_HTML'), handledStatus: 502 })).toEqual(nothing);
    expect(unreadable.judge(evidenceOf())).toEqual(nothing);
  });
});
