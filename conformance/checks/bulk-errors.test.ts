import { describe, expect, it } from 'vitest';
import type { WorkResult } from '../drivers/protocol.ts';
import type { Judgement } from '../framework/check.ts';
import type { RecordedCommand, RecordedExchange } from '../judge/evidence.ts';
import { commandOf, evidenceOf, problemOf, resultOf } from '../test/evidence.ts';
import { partOfBulk } from './bulk-errors.ts';

/** A create on the wire: names, and those of them that the bank refuses. */
function createOf(
  names: readonly string[],
  refused: readonly string[],
  parts: Partial<RecordedExchange> = {},
): Partial<RecordedExchange> {
  const items = names.map((name) => ({ accountName: name, virtualAccountNumber: `ACME-${name}` }));
  const results = names.map((name, index) =>
    refused.includes(name)
      ? { index, status: 422, problem: { code: 'INVALID_VALIDITY' } }
      : { index, status: 201, virtualAccount: { virtualAccountNumber: `ACME-${name}` } },
  );
  return {
    operation: 'createVirtualAccounts',
    status: 207,
    handledStatus: 207,
    idempotencyKey: 'k-1',
    requestBody: JSON.stringify({ items }),
    responseBody: JSON.stringify({ results }),
    handledBody: JSON.stringify({ results }),
    ...parts,
  };
}

const NAMES = ['A', 'B', 'C'];
type Outcome = WorkResult['outcome'];
const sayings = (...outcomes: readonly Outcome[]): NonNullable<WorkResult['items']> =>
  outcomes.map((outcome, at) => ({ customerReference: `REF-${NAMES[at]}`, outcome }));

const accounts = NAMES.map((name) => ({ customerReference: `REF-${name}`, accountName: name }));
const asked = (said: WorkResult, parts: Partial<RecordedCommand> = {}) =>
  commandOf({ operation: 'createAccounts', input: { accounts }, reply: resultOf(said), ...parts });

function judged(said: WorkResult, ...exchanges: Partial<RecordedExchange>[]) {
  return partOfBulk.judge(evidenceOf({ commands: [asked(said)], exchanges }));
}

/** One call for each account, each under its own key. */
const each = (refused: readonly string[]) =>
  NAMES.map((name) => createOf([name], refused, { idempotencyKey: `k-${name}` }));

/** A bulk that was to be done whole or not at all, and was not. */
const rejected = createOf(NAMES, [], {
  ...problemOf(422, 'BULK_REJECTED'),
  handledStatus: 422,
  handledBody: undefined,
  responseBody: JSON.stringify({
    code: 'BULK_REJECTED',
    errors: [{ pointer: '/items/1/validTo', code: 'INVALID_VALIDITY' }],
  }),
});

const mixed = createOf(NAMES, ['B']);
const told: WorkResult = { outcome: 'FAILED', items: sayings('SUCCEEDED', 'FAILED', 'SUCCEEDED') };
const content = { witnessed: 1, findings: [] };
const nothing = { witnessed: 0, findings: [] };
const words = ({ findings }: Judgement) => findings.map(({ expected, observed }) => [expected, observed]);

describe('VA-C-ERR-02', () => {
  it('is content with each item told as it was answered', () => {
    expect(judged(told, mixed)).toEqual(content);
  });

  it('is content with the same call again, and with the refused one corrected and sent alone', () => {
    expect(judged(told, mixed, { ...mixed, isReplay: true })).toEqual(content);
    const all: WorkResult = { outcome: 'SUCCEEDED', items: sayings('SUCCEEDED', 'SUCCEEDED', 'SUCCEEDED') };
    expect(judged(all, mixed, createOf(['B'], [], { idempotencyKey: 'k-2' }))).toEqual(content);
    const again = createOf(['B'], ['B'], { idempotencyKey: 'k-2' });
    expect(judged(told, mixed, again)).toEqual(content);
  });

  it('is content with one call for each account', () => {
    expect(judged(told, ...each(['B']))).toEqual(content);
  });

  it('is content with a bulk refused as a whole, told as a whole or one by one', () => {
    expect(judged({ outcome: 'FAILED' }, rejected)).toEqual(content);
    expect(judged({ outcome: 'FAILED', items: sayings('FAILED', 'FAILED', 'FAILED') }, rejected)).toEqual(
      content,
    );
    const rest = createOf(['A', 'C'], [], { idempotencyKey: 'k-2' });
    expect(judged(told, rejected, rest)).toEqual(content);
  });

  it('finds opened accounts that are sent again, by their name or number', () => {
    const again = createOf(NAMES, NAMES, { idempotencyKey: 'k-2' });
    expect(judged(told, mixed, again).findings).toEqual([
      {
        expected: 'only accounts that the bank had refused sent again',
        observed: '2 that it had opened sent again under another key: REF-A, REF-C',
        exchanges: [2, 1],
      },
    ]);
    const items = [{ virtualAccountNumber: 'ACME-C' }];
    const byNumber = { ...again, requestBody: JSON.stringify({ items }) };
    const numbered = sayings('SUCCEEDED', 'FAILED', 'SUCCEEDED').map((item, at) => ({
      ...item,
      virtualAccountNumber: `ACME-${NAMES[at]}`,
    }));
    expect(judged({ outcome: 'FAILED', items: numbered }, mixed, byNumber).findings[0]?.observed).toBe(
      '1 that it had opened sent again under another key: REF-C',
    );
  });

  it('finds them where each had a call of its own, once for every call', () => {
    const again = createOf(['A', 'C'], [], { idempotencyKey: 'k-2' });
    expect(judged(told, ...each(['B']), again, { ...again, idempotencyKey: 'k-3' }).findings).toEqual([
      {
        expected: 'only accounts that the bank had refused sent again',
        observed: '2 that it had opened sent again under another key: REF-A, REF-C',
        exchanges: [4, 1, 3],
      },
      {
        expected: 'only accounts that the bank had refused sent again',
        observed: '2 that it had opened sent again under another key: REF-A, REF-C',
        exchanges: [5, 1, 3],
      },
    ]);
  });

  it('lets be sent again what nobody had told as opened yet', () => {
    const early = createOf(NAMES, ['B'], { idempotencyKey: 'k-2', startedAt: 105 });
    expect(judged(told, mixed, early).findings).toEqual([]);
    const fault = { label: 'half', type: 'TRUNCATE', connection: 'CUT' };
    const again = createOf(NAMES, ['B'], { idempotencyKey: 'k-2' });
    expect(judged(told, { ...mixed, fault }, again).findings).toEqual([]);
  });

  it('finds a part taken for the whole', () => {
    const all = sayings('SUCCEEDED', 'SUCCEEDED', 'SUCCEEDED');
    expect(judged({ outcome: 'SUCCEEDED', items: all }, mixed)).toEqual({
      witnessed: 0,
      findings: [
        {
          expected: 'createAccounts FAILED in part: the bank refused REF-B (INVALID_VALIDITY)',
          observed: 'createAccounts SUCCEEDED',
          exchanges: [1],
          commands: ['c-1'],
        },
        {
          expected: 'REF-B FAILED: the bank refused it with INVALID_VALIDITY',
          observed: 'REF-B SUCCEEDED',
          exchanges: [1],
          commands: ['c-1'],
        },
      ],
    });
    const [whole] = judged({ outcome: 'SUCCEEDED', items: all }, ...each(['A', 'B'])).findings;
    expect(whole?.expected).toContain('REF-A (INVALID_VALIDITY), REF-B (INVALID_VALIDITY)');
    expect(whole?.exchanges).toEqual([1, 2]);
  });

  it('finds a whole refusal taken for a success', () => {
    expect(words(judged({ outcome: 'SUCCEEDED' }, rejected))).toEqual([
      [
        'createAccounts FAILED in part: the bank refused REF-A (BULK_REJECTED), REF-B (INVALID_VALIDITY), REF-C (BULK_REJECTED)',
        'createAccounts SUCCEEDED',
      ],
    ]);
  });

  it('finds an opened account told as failed, one by one or all at once', () => {
    const one = judged({ outcome: 'FAILED', items: sayings('FAILED', 'FAILED', 'SUCCEEDED') }, mixed);
    expect(words(one)).toEqual([['REF-A SUCCEEDED: the bank opened it', 'REF-A FAILED']]);
    const whole = judged({ outcome: 'FAILED' }, mixed);
    expect(words(whole)).toEqual([
      ['2 of 3 accounts told as opened', 'createAccounts FAILED as a whole, without items'],
    ]);
    expect(judged({ outcome: 'UNKNOWN' }, mixed)).toEqual(nothing);
  });

  it('takes the last word of the integration, and what was known by then', () => {
    const open = asked({ outcome: 'UNKNOWN' }, { sentAt: 0, repliedAt: 90 });
    const late = { kind: 'LATE', afterMilliseconds: 1 } as const;
    const judgedBy = (...commands: RecordedCommand[]) =>
      partOfBulk.judge(evidenceOf({ commands, exchanges: [mixed] }));
    const last = asked(told, { sentAt: 300, repliedAt: 400 });
    expect(judgedBy(open, last)).toEqual(content);
    expect(judgedBy(open, last, asked(told, { sentAt: 500, repliedAt: 600, reply: late }))).toEqual(content);
    expect(judgedBy(asked(told, { repliedAt: 90 }))).toEqual(nothing);
    expect(judgedBy(asked(told, { reply: late }))).toEqual(nothing);
    // Told before it was known: not yet wrong.
    expect(judgedBy(asked({ outcome: 'SUCCEEDED' }, { repliedAt: 90 }))).toEqual(nothing);
  });

  it('knows an account that nobody was told to be open, when the bank has it', () => {
    const fault = { label: 'half', type: 'TRUNCATE', connection: 'CUT' };
    const lost = createOf(['C'], [], { idempotencyKey: 'k-C', fault });
    const said = judged(
      { outcome: 'FAILED', items: sayings('SUCCEEDED', 'FAILED', 'FAILED') },
      ...each(['B']).slice(0, 2),
      lost,
    );
    expect(words(said)).toEqual([['REF-C SUCCEEDED: the bank opened it', 'REF-C FAILED']]);
    expect(said.findings[0]?.exchanges).toEqual([3]);
  });

  it('neither passes nor fails what is left open', () => {
    const open: WorkResult = { outcome: 'UNKNOWN', items: sayings('SUCCEEDED', 'UNKNOWN', 'SUCCEEDED') };
    expect(judged(open, mixed)).toEqual(nothing);
  });

  it('witnesses nothing of accounts that are known by nothing, but for those that it says it refused itself', () => {
    const two = createOf(['A', 'B'], ['B']);
    expect(judged(told, two)).toEqual(nothing);
    const own: WorkResult = { outcome: 'FAILED', items: sayings('SUCCEEDED', 'FAILED', 'FAILED') };
    expect(judged(own, two)).toEqual(content);
    const strange = createOf(['X', 'Y', 'Z'], ['Y']);
    expect(judged(told, strange)).toEqual(nothing);
  });

  it('names no command where it has no id', () => {
    const commands = [asked({ outcome: 'SUCCEEDED' }, { commandId: undefined })];
    const [finding] = partOfBulk.judge(evidenceOf({ commands, exchanges: [mixed] })).findings;
    expect(finding).not.toHaveProperty('commands');
  });

  it('witnesses nothing without a mixed answer that was read', () => {
    expect(judged(told)).toEqual(nothing);
    expect(judged({ outcome: 'SUCCEEDED' }, createOf(NAMES, []))).toEqual(nothing);
    expect(judged({ outcome: 'FAILED' }, createOf(NAMES, NAMES))).toEqual(nothing);
    const fault = { label: 'page', type: 'BAD_JSON', connection: 'KEPT' };
    expect(judged({ outcome: 'FAILED' }, createOf(NAMES, ['B'], { fault }))).toEqual(nothing);
  });
});
