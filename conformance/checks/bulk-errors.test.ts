import { describe, expect, it } from 'vitest';
import type { WorkResult } from '../drivers/protocol.ts';
import type { RecordedExchange } from '../judge/evidence.ts';
import { commandOf, evidenceOf, resultOf } from '../test/evidence.ts';
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
const sayings = (
  ...outcomes: readonly ('SUCCEEDED' | 'FAILED' | 'UNKNOWN')[]
): NonNullable<WorkResult['items']> =>
  outcomes.map((outcome, at) => ({ customerReference: `REF-${NAMES[at]}`, outcome }));

function judged(said: WorkResult, ...exchanges: Partial<RecordedExchange>[]) {
  const accounts = NAMES.map((name) => ({ customerReference: `REF-${name}`, accountName: name }));
  const command = commandOf({ operation: 'createAccounts', input: { accounts }, reply: resultOf(said) });
  return partOfBulk.judge(evidenceOf({ commands: [command], exchanges }));
}

const mixed = createOf(NAMES, ['B']);
const told: WorkResult = { outcome: 'FAILED', items: sayings('SUCCEEDED', 'FAILED', 'SUCCEEDED') };
const content = { witnessed: 1, findings: [] };

describe('VA-C-ERR-02', () => {
  it('is content with each item told as it was answered', () => {
    expect(judged(told, mixed)).toEqual(content);
  });

  it('is content with the same call again, and with the refused one corrected and sent alone', () => {
    expect(judged(told, mixed, { ...mixed, isReplay: true })).toEqual({ witnessed: 2, findings: [] });
    const all: WorkResult = { outcome: 'SUCCEEDED', items: sayings('SUCCEEDED', 'SUCCEEDED', 'SUCCEEDED') };
    expect(judged(all, mixed, createOf(['B'], [], { idempotencyKey: 'k-2' }))).toEqual(content);
  });

  it('finds opened accounts that are sent again, by their name or number', () => {
    const again = createOf(NAMES, NAMES, { idempotencyKey: 'k-2' });
    expect(judged(told, mixed, again).findings).toEqual([
      {
        expected: 'only the items that the 207 of #1 refused sent again',
        observed: '2 that it had opened sent again under another key: A, C',
        exchanges: [2, 1],
      },
    ]);
    const items = [{ virtualAccountNumber: 'ACME-C' }];
    const byNumber = { ...again, requestBody: JSON.stringify({ items }) };
    expect(judged(told, mixed, byNumber).findings[0]?.observed).toBe(
      '1 that it had opened sent again under another key: ACME-C',
    );
  });

  it('finds a part taken for the whole', () => {
    expect(
      judged({ outcome: 'SUCCEEDED', items: sayings('SUCCEEDED', 'SUCCEEDED', 'SUCCEEDED') }, mixed),
    ).toEqual({
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
  });

  it('finds an opened account told as failed, one by one or all at once', () => {
    const one = judged({ outcome: 'FAILED', items: sayings('FAILED', 'FAILED', 'SUCCEEDED') }, mixed);
    expect(one.findings.map(({ expected, observed }) => [expected, observed])).toEqual([
      ['REF-A SUCCEEDED: the bank opened it', 'REF-A FAILED'],
    ]);
    const whole = judged({ outcome: 'FAILED' }, mixed);
    expect(whole.findings.map(({ expected, observed }) => [expected, observed])).toEqual([
      ['2 of 3 accounts told as opened', 'createAccounts FAILED as a whole, without items'],
    ]);
  });

  it('neither passes nor fails what is left open', () => {
    const open: WorkResult = { outcome: 'UNKNOWN', items: sayings('SUCCEEDED', 'UNKNOWN', 'SUCCEEDED') };
    expect(judged(open, mixed)).toEqual({ witnessed: 0, findings: [] });
  });

  it('witnesses nothing without a mixed answer that was read', () => {
    const nothing = { witnessed: 0, findings: [] };
    expect(judged(told)).toEqual(nothing);
    expect(judged({ outcome: 'SUCCEEDED' }, createOf(NAMES, []))).toEqual(nothing);
    expect(judged({ outcome: 'FAILED' }, createOf(NAMES, NAMES))).toEqual(nothing);
    const fault = { label: 'page', type: 'BAD_JSON', connection: 'KEPT' };
    expect(judged({ outcome: 'FAILED' }, createOf(NAMES, ['B'], { fault }))).toEqual(nothing);
  });
});
