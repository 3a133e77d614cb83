import { describe, expect, test } from 'vitest';
import {
  accountOf,
  bareCall,
  createCall,
  createCommand,
  met,
  refusedBefore,
  unanswered,
} from '../test/creates.ts';
import { type EvidenceParts, evidenceOf, problemOf, resultOf } from '../test/evidence.ts';
import { idempotencyChecks } from './idempotency.ts';

function judge(id: string, parts: EvidenceParts) {
  const check = idempotencyChecks.find((one) => one.id === `VA-C-${id}`);
  if (check === undefined) throw new Error(`no check ${id}`);
  return check.judge(evidenceOf(parts));
}

const accounts = (...customers: readonly string[]) => ({
  virtualAccounts: customers.map(
    (customerReference, at) => ({ customerReference, virtualAccountNumber: `ACME000000${at}` }) as never,
  ),
});
const lost = (key = 'k', customer = 'C1') => createCall(key, [customer], unanswered('lost', 'LOST'));

describe.each(idempotencyChecks)('$id', (check) => {
  test('sees nothing where nothing happened', () => {
    expect(check.judge(evidenceOf())).toEqual({ witnessed: 0, findings: [] });
  });
});

describe('VA-C-IDM-02', () => {
  test('is content with a key for each, and with a repetition under its own', () => {
    const exchanges = [createCall('a', ['C1']), createCall('a', ['C1']), createCall('b', ['C2'])];
    expect(judge('IDM-02', { exchanges })).toEqual({ witnessed: 2, findings: [] });
  });

  test('finds one key for two customers', () => {
    const refused = createCall('a', ['C2'], problemOf(422, 'IDEMPOTENCY_KEY_REUSED'));
    const exchanges = [createCall('a', ['C1']), { ...refused, handledStatus: 422 }];
    expect(judge('IDM-02', { exchanges })).toEqual({
      witnessed: 0,
      findings: [
        {
          expected: 'a new Idempotency-Key for another customer',
          observed: 'a create for C2 under the key of the one for C1 (a)',
          exchanges: [2, 1],
        },
      ],
    });
  });

  test('says nothing of creates that do not tell whom they are for, or have no key', () => {
    const mute = createCall('a', [], { requestBody: '{}' });
    expect(judge('IDM-02', { exchanges: [mute, createCall('a', ['C1'])] }).findings).toEqual([]);
    expect(judge('IDM-02', { exchanges: [createCall('a', ['C1']), mute] }).findings).toEqual([]);
    const keyless = ['C1', 'C2'].map((customer) => ({
      ...createCall('', [customer]),
      idempotencyKey: undefined,
    }));
    expect(judge('IDM-02', { exchanges: keyless })).toEqual({ witnessed: 0, findings: [] });
  });

  test('needs two that the bank has taken under two keys', () => {
    const refused = createCall('b', ['C2'], refusedBefore('busy', 503, '0'));
    expect(judge('IDM-02', { exchanges: [createCall('a', ['C1']), refused] }).witnessed).toBe(0);
    expect(judge('IDM-02', { exchanges: [createCall('a', ['C1']), createCall('a', ['C1'])] }).witnessed).toBe(
      0,
    );
  });

  test('tells three at most', () => {
    const exchanges = ['C1', 'C2', 'C3', 'C4', 'C5'].map((customer) => createCall('a', [customer]));
    expect(judge('IDM-02', { exchanges }).findings).toHaveLength(3);
  });
});

describe('VA-C-IDM-03', () => {
  const commands = [createCommand(['C1'], 'SUCCEEDED')];

  test('is content with one account, repeated or found', () => {
    const repeated = { commands, exchanges: [lost(), createCall('k', ['C1'])], truth: accounts('C1') };
    expect(judge('IDM-03', repeated)).toEqual({ witnessed: 1, findings: [] });
    expect(judge('IDM-03', { commands, exchanges: [lost()], truth: accounts('C1') })).toEqual({
      witnessed: 1,
      findings: [],
    });
  });

  test('finds two accounts, and none that was told', () => {
    const exchanges = [lost(), createCall('k2', ['C1'])];
    expect(judge('IDM-03', { commands, exchanges, truth: accounts('C1', 'C1') }).findings).toEqual([
      {
        expected: 'exactly one account for C1',
        observed: '2: ACME0000000 and ACME0000001',
        exchanges: [1, 2],
      },
    ]);
    expect(judge('IDM-03', { commands, exchanges, truth: accounts() }).findings[0]?.observed).toBe(
      'none, although it says that the work succeeded',
    );
  });

  test('two accounts witness nothing, and one answer that says success is enough', () => {
    const twice = { commands, exchanges: [lost()], truth: accounts('C1', 'C1') };
    expect(judge('IDM-03', twice).witnessed).toBe(0);
    const later = [createCommand(['C1'], 'UNKNOWN'), ...commands];
    expect(judge('IDM-03', { commands: later, exchanges: [lost()] }).findings).toHaveLength(1);
  });

  test('finds two accounts that have a customer by their names only', () => {
    const virtualAccounts = [accountOf(undefined, 'A1', 'C1'), accountOf(undefined, 'A2', 'c1')];
    const exchanges = [bareCall('k', 'A1', 'C1'), bareCall('k2', 'A2', 'C1')];
    expect(judge('IDM-03', { commands, exchanges, truth: { virtualAccounts } }).findings).toEqual([
      { expected: 'exactly one account for C1', observed: '2: A1 and A2', exchanges: [1, 2] },
    ]);
  });

  test.each([
    ['silence', { fault: met('silent', 'STALL_HEADERS'), status: undefined, abandonedAt: 105 }],
    ['a page', { fault: met('page', 'GATEWAY_HTML'), status: 502 }],
  ])('witnesses one account after %s', (_, parts) => {
    const exchanges = [createCall('k', ['C1'], parts)];
    expect(judge('IDM-03', { commands, exchanges, truth: accounts('C1') }).witnessed).toBe(1);
    const other = { commands, exchanges: [createCall('k', ['C2'], parts)], truth: accounts('C1') };
    expect(judge('IDM-03', other).witnessed).toBe(0);
    const refused = [createCall('k', ['C1'], { ...parts, handledStatus: 503 })];
    expect(judge('IDM-03', { commands, exchanges: refused, truth: accounts('C1') }).witnessed).toBe(0);
  });

  test('takes what is told of one customer for that one, and of the whole for all', () => {
    const told = (...items: readonly object[]) => [
      createCommand(['C1', 'C2'], 'SUCCEEDED', {
        reply: resultOf({ outcome: 'SUCCEEDED', items: items as never }),
      }),
    ];
    const exchanges = [createCall('k', ['C1', 'C2'])];
    const found = (commands: ReturnType<typeof told>) =>
      judge('IDM-03', { commands, exchanges }).findings.map(({ expected }) => expected);
    const one = { customerReference: 'C2', outcome: 'SUCCEEDED' };
    expect(found(told(one))).toEqual(['exactly one account for C2']);
    expect(found(told(one, { customerReference: 'C1', outcome: 'FAILED' }))).toEqual([
      'exactly one account for C2',
    ]);
    expect(found(told())).toEqual(['exactly one account for C1', 'exactly one account for C2']);
    const single = [{ ...told(one)[0], ...createCommand(['C3'], 'SUCCEEDED') }];
    expect(judge('IDM-03', { commands: single, exchanges }).findings).toEqual([]);
    const whole = createCommand(['C1'], 'SUCCEEDED', {
      reply: resultOf({ outcome: 'SUCCEEDED', items: [{ outcome: 'SUCCEEDED' }] }),
    });
    expect(found([whole])).toEqual(['exactly one account for C1']);
  });

  test('tells three at most', () => {
    const five = ['C1', 'C2', 'C3', 'C4', 'C5'];
    const exchanges = [createCall('k', five)];
    expect(
      judge('IDM-03', { commands: [createCommand(five, 'SUCCEEDED')], exchanges }).findings,
    ).toHaveLength(3);
  });

  test('an open end without an account is no breach, and an account without a loss no witness', () => {
    const open = [createCommand(['C1'], 'UNKNOWN')];
    const broken = createCall('k', ['C1'], unanswered('broken', 'RESET'));
    expect(judge('IDM-03', { commands: open, exchanges: [broken] })).toEqual({ witnessed: 0, findings: [] });
    const plain = { commands, exchanges: [createCall('k', ['C1'])], truth: accounts('C1') };
    expect(judge('IDM-03', plain)).toEqual({ witnessed: 0, findings: [] });
  });
});

describe('VA-C-IDM-05', () => {
  const exchanges = [lost()];
  const truth = accounts('C1');

  test('is content with UNKNOWN, and with SUCCEEDED at last', () => {
    const commands = [createCommand(['C1'], 'UNKNOWN'), createCommand(['C1'], 'SUCCEEDED')];
    expect(judge('IDM-05', { exchanges, truth, commands })).toEqual({ witnessed: 2, findings: [] });
  });

  test('finds FAILED of the whole, and of an item', () => {
    const failed = [createCommand(['C1'], 'FAILED', { code: 'STORAGE_UNAVAILABLE' })];
    expect(judge('IDM-05', { exchanges, truth, commands: failed })).toEqual({
      witnessed: 0,
      findings: [
        {
          expected: 'UNKNOWN for C1, or SUCCEEDED: the bank has opened the account ACME0000000',
          observed: 'the integration says FAILED (STORAGE_UNAVAILABLE)',
          exchanges: [1],
          commands: ['c-1'],
        },
      ],
    });
    const reply = resultOf({ outcome: 'SUCCEEDED', items: [{ customerReference: 'C1', outcome: 'FAILED' }] });
    const item = [createCommand(['C1'], 'SUCCEEDED', { reply })];
    expect(judge('IDM-05', { exchanges, truth, commands: item }).findings).toHaveLength(1);
  });

  test.each([
    ['silence', { fault: met('silent', 'STALL_HEADERS'), status: undefined, abandonedAt: 105 }],
    ['broken JSON', { fault: met('broken', 'BAD_JSON') }],
  ])('finds FAILED after %s too', (_, parts) => {
    const commands = [createCommand(['C1'], 'FAILED')];
    const found = judge('IDM-05', { exchanges: [createCall('k', ['C1'], parts)], truth, commands });
    expect(found.findings[0]?.observed).toBe('the integration says FAILED (without a code)');
  });

  test('FAILED of the whole says nothing of a customer whom its items leave out', () => {
    const items = [{ customerReference: 'C2', outcome: 'FAILED' as const }];
    const reply = resultOf({ outcome: 'FAILED', items });
    const commands = [createCommand(['C1', 'C2'], 'FAILED', { reply })];
    expect(judge('IDM-05', { exchanges, truth, commands })).toEqual({ witnessed: 0, findings: [] });
    const nameless = [createCommand(['C1'], 'FAILED', { commandId: undefined })];
    expect(judge('IDM-05', { exchanges, truth, commands: nameless }).findings[0]).not.toHaveProperty(
      'commands',
    );
  });

  test('says nothing of what the bank has not done, or before it did', () => {
    const commands = [createCommand(['C1'], 'FAILED')];
    expect(judge('IDM-05', { exchanges, commands })).toEqual({ witnessed: 0, findings: [] });
    const answered = [createCall('k', ['C1'])];
    expect(judge('IDM-05', { exchanges: answered, truth, commands }).findings).toEqual([]);
    const broken = [createCall('k', ['C1'], unanswered('broken', 'RESET'))];
    expect(judge('IDM-05', { exchanges: broken, truth, commands }).findings).toEqual([]);
    const other = [lost('k', 'C2')];
    expect(judge('IDM-05', { exchanges: other, truth, commands }).findings).toEqual([]);
    const modify = [{ ...createCommand(['C1'], 'FAILED'), operation: 'modifyAccounts' as const }];
    expect(judge('IDM-05', { exchanges, truth, commands: modify }).findings).toEqual([]);
    const early = [createCommand(['C1'], 'FAILED', { repliedAt: 50 })];
    expect(judge('IDM-05', { exchanges, truth, commands: early })).toEqual({ witnessed: 0, findings: [] });
    const late = [createCommand(['C1'], 'FAILED', { reply: { kind: 'LATE', afterMilliseconds: 1 } })];
    expect(judge('IDM-05', { exchanges, truth, commands: late })).toEqual({ witnessed: 0, findings: [] });
  });
});

describe('VA-C-IDM-06', () => {
  test('is content with the same body, and with new keys for new bodies', () => {
    const exchanges = [lost(), createCall('k', ['C1']), createCall('k2', ['C2'])];
    expect(judge('IDM-06', { exchanges })).toEqual({ witnessed: 1, findings: [] });
  });

  test('finds a changed body, by the record or by the bank', () => {
    expect(judge('IDM-06', { exchanges: [lost(), createCall('k', ['C2'])] })).toEqual({
      witnessed: 0,
      findings: [
        {
          expected: 'the body of the first attempt under the Idempotency-Key k',
          observed: 'another body under it (createVirtualAccounts)',
          exchanges: [2, 1],
        },
      ],
    });
    const told = createCall('k', ['C1'], {
      ...problemOf(422, 'IDEMPOTENCY_KEY_REUSED'),
      requestBody: undefined,
    });
    expect(judge('IDM-06', { exchanges: [lost(), told] }).findings).toHaveLength(1);
  });

  test('finds any request that the bank refuses for its key, be it the first under it', () => {
    const reused = problemOf(422, 'IDEMPOTENCY_KEY_REUSED');
    const refund = { operation: 'initiateRefund', idempotencyKey: 'k', requestBody: '{}', ...reused };
    expect(judge('IDM-06', { exchanges: [createCall('k', ['C1']), refund] })).toEqual({
      witnessed: 0,
      findings: [
        {
          expected: 'the body of the first attempt under the Idempotency-Key k',
          observed:
            'the bank knew the key from another request (initiateRefund was answered IDEMPOTENCY_KEY_REUSED)',
          exchanges: [2],
        },
      ],
    });
  });

  test('reads only what carries a key by contract, and tells three at most', () => {
    const fetches = ['{"a":1}', '{"a":2}'].map((requestBody) => ({
      operation: 'fetchTransactionBatch',
      idempotencyKey: 'k',
      requestBody,
    }));
    expect(judge('IDM-06', { exchanges: fetches })).toEqual({ witnessed: 0, findings: [] });
    const keyless = [lost(''), lost('')].map((call) => ({
      ...call,
      idempotencyKey: undefined,
    }));
    expect(judge('IDM-06', { exchanges: keyless })).toEqual({ witnessed: 0, findings: [] });
    const many = ['a', 'b', 'c', 'd'].flatMap((key) => [createCall(key, ['C1']), createCall(key, ['C2'])]);
    expect(judge('IDM-06', { exchanges: many }).findings).toHaveLength(3);
  });

  test('one key at two operations is none twice', () => {
    const refund = { operation: 'initiateRefund', idempotencyKey: 'k', requestBody: '{}' };
    expect(judge('IDM-06', { exchanges: [createCall('k', ['C1']), refund] }).findings).toEqual([]);
  });
});
