import { describe, expect, test } from 'vitest';
import { accountOf, createCall, createCommand, met, refusedBefore } from '../test/creates.ts';
import { type EvidenceParts, evidenceOf, killOf, problemOf } from '../test/evidence.ts';
import { keySurvives } from './key-survives.ts';

const judge = (parts: EvidenceParts) => keySurvives.judge(evidenceOf(parts));

describe('VA-C-IDM-04', () => {
  const held = createCall('k', ['C1'], { fault: met('held', 'STALL_HEADERS'), abandonedAt: 140 });
  const kills = [killOf(150)];
  const commands = [createCommand(['C1'], 'SUCCEEDED', { sentAt: 160 })];

  test('is content with the same again, and with a read that finds the account', () => {
    expect(judge({ kills, exchanges: [held, createCall('k', ['C1'])] })).toEqual({
      witnessed: 1,
      findings: [],
    });
    const read = { operation: 'listVirtualAccounts', method: 'GET' };
    expect(judge({ kills, commands, exchanges: [held, read] })).toEqual({
      witnessed: 1,
      findings: [],
    });
  });

  test('finds a new key after the restart, and a new body', () => {
    const { findings, witnessed } = judge({ kills, exchanges: [held, createCall('k2', ['C1'])] });
    expect(witnessed).toBe(0);
    expect(findings[0]?.expected).toContain('(k)');
    expect(findings[0]?.observed).toMatch(/^after the restart the create came under another one \(k2\)/);
    const other = createCall('k', ['C1'], { requestBody: '{"items":[{"customerReference":"C1","x":1}]}' });
    expect(judge({ kills, exchanges: [held, other] }).findings[0]?.observed).toContain('another body');
  });

  test.each([
    ['without a kill', { kills: [] }],
    ['when its connections live on', { kills: [killOf(150, { isConnectionGone: false })] }],
    ['when the same program answers', { kills: [killOf(150, { instanceAfter: 'i-1' })] }],
    ['when the create was not under way', { exchanges: [createCall('k', ['C1']), createCall('k', ['C1'])] }],
    ['when nothing came after', { exchanges: [held] }],
    ['when a read was not followed by success', { exchanges: [held, { operation: 'listVirtualAccounts' }] }],
  ])('has seen nothing %s', (_, parts) => {
    expect(judge({ kills, exchanges: [held, createCall('k', ['C1'])], ...parts }).witnessed).toBe(0);
  });

  const both = { virtualAccounts: ['A1', 'A2'].map((number) => accountOf('C1', number)) };

  test('finds two accounts for the customer whose create was under way', () => {
    const read = { operation: 'listVirtualAccounts', method: 'GET' };
    const { findings } = judge({ kills, commands, exchanges: [held, read], truth: both });
    expect(findings).toEqual([
      {
        expected: 'one account for C1, whose create was under way at the kill',
        observed: '2: A1 and A2',
        exchanges: [1],
      },
    ]);
    const other = { virtualAccounts: [accountOf('C1', 'A1'), accountOf('C2', 'A2')] };
    expect(judge({ kills, commands, exchanges: [held, read], truth: other }).findings).toEqual([]);
  });

  const next = createCommand(['C2'], 'SUCCEEDED', { sentAt: 300 });

  test('is content with a key of its own for the next customer', () => {
    const exchanges = [held, createCall('k', ['C1']), createCall('k2', ['C2'])];
    expect(judge({ kills, commands: [...commands, next], exchanges })).toEqual({
      witnessed: 1,
      findings: [],
    });
  });

  test('finds the next customer under a key from before', () => {
    const again = [
      createCall('k', ['C1']),
      createCall('k', ['C2'], problemOf(422, 'IDEMPOTENCY_KEY_REUSED')),
    ];
    const { findings } = judge({ kills, commands: [...commands, next], exchanges: [held, ...again] });
    expect(findings).toEqual([
      {
        expected: 'after the restart a key that was never used for a new customer',
        observed: 'a create for C2 came under the key of the one for C1 from before it (k)',
        exchanges: [3, 1],
      },
    ]);
  });

  test('leaves keys that were shared before the kill, or after it, to IDM-02', () => {
    const before = [held, createCall('k', ['C2'])];
    expect(judge({ kills: [killOf(250)], exchanges: before }).findings).toEqual([]);
    const after = [held, createCall('x', ['C2']), createCall('x', ['C3'])];
    expect(judge({ kills, exchanges: after }).findings).toEqual([]);
  });

  test.each([
    ['only of the next customer', [next]],
    ['before the kill', [createCommand(['C1'], 'SUCCEEDED', { sentAt: 100 })]],
    ['UNKNOWN', [createCommand(['C1'], 'UNKNOWN', { sentAt: 160 })]],
  ])('a read is no witness when success was told %s', (_, commands) => {
    const read = { operation: 'getVirtualAccount', method: 'GET' };
    expect(judge({ kills, commands, exchanges: [held, read] }).witnessed).toBe(0);
  });

  test('a read that failed, or was before the kill, is no witness', () => {
    const read = { operation: 'getVirtualAccount', method: 'GET' };
    const failed = { ...read, ...problemOf(404, 'VIRTUAL_ACCOUNT_NOT_FOUND') };
    expect(judge({ kills, commands, exchanges: [held, failed] }).witnessed).toBe(0);
    expect(judge({ kills: [killOf(250)], commands, exchanges: [held, read] }).witnessed).toBe(0);
    expect(judge({ kills, commands, exchanges: [held, read] }).witnessed).toBe(1);
  });

  test('repetitions are counted, those that the bank refused are not', () => {
    const again = createCall('k', ['C1']);
    const refused = createCall('k', ['C1'], refusedBefore('busy', 503, '0'));
    expect(judge({ kills, exchanges: [held, refused, again, again] }).witnessed).toBe(2);
    const early = judge({ kills: [killOf(250)], exchanges: [held, again] });
    expect(early).toEqual({ witnessed: 0, findings: [] });
  });

  test('tells three at most', () => {
    const exchanges = [held, ...['a', 'b', 'c', 'd'].map((key) => createCall(key, ['C1']))];
    expect(judge({ kills, exchanges }).findings).toHaveLength(3);
  });
});
