import { describe, expect, test } from 'vitest';
import { createCall, createCommand, unanswered } from '../test/creates.ts';
import { type EvidenceParts, evidenceOf, problemOf, resultOf } from '../test/evidence.ts';
import { askedWorks, lastWordOf } from './asked-accounts.ts';
import type { RecordedExchange } from './evidence.ts';

/** Of each work: each account with the calls in which it was sent, by their numbers, and the answers. */
function seen(parts: EvidenceParts) {
  return askedWorks(evidenceOf(parts)).map(({ accounts }) =>
    accounts.map(({ customerReference, sent }) => [
      customerReference,
      ...sent.map(({ exchange, status, code, isRead }) => [exchange.number, status, code, isRead]),
    ]),
  );
}

const sending = (items: readonly object[], parts: Partial<RecordedExchange> = {}) => {
  const results = items.map((_, index) => ({ index, status: 201 }));
  return createCall('k', [], {
    requestBody: JSON.stringify({ items }),
    handledBody: JSON.stringify({ results }),
    ...parts,
  });
};
const one = [1, 201, undefined, true];

describe('an account is known', () => {
  const command = createCommand(['C1', 'C2'], 'SUCCEEDED');
  const meant = (item: object, commands = [command]) => seen({ commands, exchanges: [sending([item])] })[0];

  test('by its reference, whatever its name and number', () => {
    const item = { customerReference: 'C2', accountName: 'C1', virtualAccountNumber: 'N1' };
    expect(meant(item)).toEqual([['C1'], ['C2', one]]);
  });

  test('by the number that the integration told, whatever its name', () => {
    const items = [
      { customerReference: 'C1', virtualAccountNumber: 'N1', outcome: 'SUCCEEDED' as const },
      { customerReference: 'C2', virtualAccountNumber: 'N2', outcome: 'SUCCEEDED' as const },
    ];
    const telling = { ...command, reply: resultOf({ outcome: 'SUCCEEDED', items }) };
    const item = { customerReference: 'own-7', accountName: 'C1', virtualAccountNumber: 'N2' };
    expect(meant(item, [telling])).toEqual([['C1'], ['C2', one]]);
    // What it told last counts.
    const [first, second] = items as [(typeof items)[0], (typeof items)[0]];
    const swapped = [
      { ...first, virtualAccountNumber: 'N2' },
      { ...second, virtualAccountNumber: 'N1' },
    ];
    const later = { ...telling, sentAt: 50, reply: resultOf({ outcome: 'SUCCEEDED', items: swapped }) };
    expect(meant(item, [telling, later])).toEqual([['C1', one], ['C2']]);
  });

  test('by its name, in whatever letters, spaces and signs', () => {
    for (const accountName of ['C2', 'c2', ' C-2. ', 'Ç 2']) {
      expect(meant({ accountName })).toEqual([['C1'], ['C2', one]]);
    }
    expect(meant({ accountName: 'C22' })).toEqual([['C1'], ['C2']]);
  });

  test('by nothing where nothing fits', () => {
    expect(meant({})).toEqual([['C1'], ['C2']]);
    expect(meant({ accountName: '…' })).toEqual([['C1'], ['C2']]);
    const nameless = { ...command, input: { accounts: [{ customerReference: 'C1' }, {}] } };
    expect(meant({ accountName: '…' }, [nameless])).toEqual([['C1'], ['']]);
    expect(meant({ customerReference: 3 }, [nameless])).toEqual([['C1'], ['']]);
  });
});

describe('the answer to an item', () => {
  const commands = [createCommand(['C1', 'C2'], 'SUCCEEDED')];
  const answered = (parts: Partial<RecordedExchange>) =>
    seen({ commands, exchanges: [createCall('k', ['C1', 'C2'], parts)] })[0]?.map(([, sent]) => sent);

  test('is its own, found by its index', () => {
    const results = [
      { index: 1, status: 422, problem: { code: 'INVALID_VALIDITY' } },
      { index: 0, status: 201 },
    ];
    const handledBody = JSON.stringify({ results });
    expect(answered({ handledBody })).toEqual([
      [1, 201, undefined, true],
      [1, 422, 'INVALID_VALIDITY', true],
    ]);
    expect(answered({ handledBody: JSON.stringify({ results: results.slice(1) }) })).toEqual([
      [1, 201, undefined, true],
      [1, 0, undefined, false],
    ]);
  });

  test('is the bank’s also where the integration could not read it', () => {
    expect(answered(unanswered('lost', 'LOST'))).toEqual([
      [1, 201, undefined, false],
      [1, 201, undefined, false],
    ]);
    expect(answered(unanswered('broken', 'RESET'))).toEqual([
      [1, 0, undefined, false],
      [1, 0, undefined, false],
    ]);
  });

  test('is that of the whole where all was to be done or nothing', () => {
    const rejected = (errors?: unknown) => ({
      ...problemOf(422, 'BULK_REJECTED'),
      handledBody: undefined,
      responseBody: JSON.stringify({ code: 'BULK_REJECTED', errors }),
    });
    const whole = [1, 422, 'BULK_REJECTED', true];
    expect(answered(rejected([{ pointer: '/items/1/validTo', code: 'INVALID_VALIDITY' }]))).toEqual([
      whole,
      [1, 422, 'INVALID_VALIDITY', true],
    ]);
    expect(answered(rejected([{ pointer: '/items/0', code: 'INVALID_VALIDITY' }]))).toEqual([
      [1, 422, 'INVALID_VALIDITY', true],
      whole,
    ]);
    expect(answered(rejected([{ pointer: '/items/10', code: 'INVALID_VALIDITY' }, {}]))).toEqual([
      whole,
      whole,
    ]);
    expect(answered(rejected([{ pointer: '/items/1' }]))).toEqual([whole, whole]);
    expect(answered(rejected())).toEqual([whole, whole]);
  });

  test('is none where the call was refused for another reason', () => {
    const refusal = { ...problemOf(404, 'PHYSICAL_ACCOUNT_NOT_FOUND'), handledBody: undefined };
    expect(answered(refusal)).toEqual([
      [1, 0, undefined, false],
      [1, 0, undefined, false],
    ]);
  });
});

describe('a piece of work', () => {
  const calls = [0, 50, 150].map((startedAt) => createCall('k', ['C1'], { startedAt }));

  test('is one command with its repetitions, and all that was sent since the first of them', () => {
    const first = createCommand(['C1'], 'UNKNOWN', { commandId: 'a', sentAt: 50, repliedAt: 60 });
    const again = createCommand(['C1'], 'SUCCEEDED', { commandId: 'a', sentAt: 200 });
    const other = createCommand(['C2'], 'FAILED', { commandId: 'b', sentAt: 100 });
    const parts = { commands: [again, other, first], exchanges: calls };
    expect(seen(parts)).toEqual([[['C1', [2, 201, undefined, true], [3, 201, undefined, true]]], [['C2']]]);
    const [work] = askedWorks(evidenceOf(parts));
    expect(work?.commands.map(({ sentAt }) => sentAt)).toEqual([50, 200]);
    expect(work && lastWordOf(work)?.sentAt).toBe(200);
  });

  test('has the last word that was a result', () => {
    const late = { kind: 'LATE', afterMilliseconds: 1 } as const;
    const said = createCommand(['C1'], 'UNKNOWN', { commandId: 'a', sentAt: 50 });
    const silent = createCommand(['C1'], 'UNKNOWN', { commandId: 'a', sentAt: 90, reply: late });
    const [work] = askedWorks(evidenceOf({ commands: [said, silent] }));
    expect(work && lastWordOf(work)?.sentAt).toBe(50);
    const [none] = askedWorks(evidenceOf({ commands: [silent] }));
    expect(none && lastWordOf(none)).toBeUndefined();
  });

  test('is made by commands that open accounts, of creates alone', () => {
    expect(seen({ commands: [{ operation: 'syncTransactions' }], exchanges: calls })).toEqual([]);
    const commands = [createCommand(['C1'], 'SUCCEEDED')];
    const modifying = createCall('k', ['C1'], { operation: 'modifyVirtualAccounts' });
    expect(seen({ commands, exchanges: [modifying] })).toEqual([[['C1']]]);
  });
});
