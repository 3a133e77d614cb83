import { describe, expect, test } from 'vitest';
import type { RecordedExchange } from '../judge/evidence.ts';
import { createCall, createCommand, met, refusedBefore, unanswered } from '../test/creates.ts';
import { type EvidenceParts, evidenceOf, killOf, ledgerOf, problemOf, resultOf } from '../test/evidence.ts';
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

describe('VA-C-IDM-01', () => {
  test('is content with the same again, in quotes or bare, also after a read', () => {
    expect(judge('IDM-01', { exchanges: [lost(), createCall('"k"', ['C1'])] })).toEqual({
      witnessed: 1,
      findings: [],
    });
    const list = { operation: 'listVirtualAccounts', method: 'GET' };
    const read = [createCall('k', ['C1'], unanswered('broken', 'RESET')), list, createCall('k', ['C1'])];
    expect(judge('IDM-01', { exchanges: read })).toEqual({ witnessed: 1, findings: [] });
  });

  test('finds another key, with the pause', () => {
    expect(judge('IDM-01', { exchanges: [lost('k'), createCall('k2', ['C1'])] })).toEqual({
      witnessed: 0,
      findings: [
        {
          expected: 'the create again under the Idempotency-Key of the first attempt (k)',
          observed: 'the create came under another one (k2) 0.09 s after an attempt that was left open',
          exchanges: [2, 1],
        },
      ],
    });
  });

  test('finds other bytes under the same key, white space too', () => {
    const again = createCall('k', ['C1']);
    const spaced = { ...again, requestBytes: (again.requestBody ?? '').length + 3 };
    expect(judge('IDM-01', { exchanges: [lost(), spaced] }).findings[0]?.observed).toContain(
      'another body under the same Idempotency-Key',
    );
  });

  test('lets a new wish after a clear refusal have a new key', () => {
    const taken = createCall('k', ['C1'], problemOf(409, 'VIRTUAL_ACCOUNT_NUMBER_TAKEN'));
    expect(judge('IDM-01', { exchanges: [taken, createCall('k2', ['C1'])] })).toEqual({
      witnessed: 0,
      findings: [],
    });
    expect(judge('IDM-01', { exchanges: [lost(), createCall('k2', ['C2'])] }).findings).toEqual([]);
  });

  test('takes a 503 for open', () => {
    const busy = createCall('k', ['C1'], refusedBefore('busy', 503, '0'));
    expect(judge('IDM-01', { exchanges: [busy, createCall('k2', ['C1'])] }).findings).toHaveLength(1);
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

  test('an open end without an account is no breach, and an account without a loss no witness', () => {
    const open = [createCommand(['C1'], 'UNKNOWN')];
    const broken = createCall('k', ['C1'], unanswered('broken', 'RESET'));
    expect(judge('IDM-03', { commands: open, exchanges: [broken] })).toEqual({ witnessed: 0, findings: [] });
    const plain = { commands, exchanges: [createCall('k', ['C1'])], truth: accounts('C1') };
    expect(judge('IDM-03', plain)).toEqual({ witnessed: 0, findings: [] });
  });
});

describe('VA-C-IDM-04', () => {
  const held = createCall('k', ['C1'], { fault: met('held', 'STALL_HEADERS'), abandonedAt: 140 });
  const kills = [killOf(150)];
  const commands = [createCommand(['C1'], 'SUCCEEDED', { sentAt: 160 })];

  test('is content with the same again, and with a read that finds the account', () => {
    expect(judge('IDM-04', { kills, exchanges: [held, createCall('k', ['C1'])] })).toEqual({
      witnessed: 1,
      findings: [],
    });
    const read = { operation: 'listVirtualAccounts', method: 'GET' };
    expect(judge('IDM-04', { kills, commands, exchanges: [held, read] })).toEqual({
      witnessed: 1,
      findings: [],
    });
  });

  test('finds a new key after the restart, and a new body', () => {
    const { findings, witnessed } = judge('IDM-04', { kills, exchanges: [held, createCall('k2', ['C1'])] });
    expect(witnessed).toBe(0);
    expect(findings[0]?.expected).toContain('(k)');
    expect(findings[0]?.observed).toMatch(/^after the restart the create came under another one \(k2\)/);
    const other = createCall('k', ['C1'], { requestBody: '{"items":[{"customerReference":"C1","x":1}]}' });
    expect(judge('IDM-04', { kills, exchanges: [held, other] }).findings[0]?.observed).toContain(
      'another body',
    );
  });

  test.each([
    ['without a kill', { kills: [] }],
    ['when its connections live on', { kills: [killOf(150, { isConnectionGone: false })] }],
    ['when the same program answers', { kills: [killOf(150, { instanceAfter: 'i-1' })] }],
    ['when the create was not under way', { exchanges: [createCall('k', ['C1']), createCall('k', ['C1'])] }],
    ['when nothing came after', { exchanges: [held] }],
    ['when a read was not followed by success', { exchanges: [held, { operation: 'listVirtualAccounts' }] }],
  ])('has seen nothing %s', (_, parts) => {
    expect(judge('IDM-04', { kills, exchanges: [held, createCall('k', ['C1'])], ...parts }).witnessed).toBe(
      0,
    );
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

  test('says nothing of what the bank has not done, or before it did', () => {
    const commands = [createCommand(['C1'], 'FAILED')];
    expect(judge('IDM-05', { exchanges, commands })).toEqual({ witnessed: 0, findings: [] });
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

  test('one key at two operations is none twice', () => {
    const refund = { operation: 'initiateRefund', idempotencyKey: 'k', requestBody: '{}' };
    expect(judge('IDM-06', { exchanges: [createCall('k', ['C1']), refund] }).findings).toEqual([]);
  });
});

describe('VA-C-IDM-07', () => {
  const refund = (key: string, parts: Partial<RecordedExchange> = {}): Partial<RecordedExchange> => ({
    operation: 'initiateRefund',
    path: '/v1/refunds',
    idempotencyKey: key,
    requestBody: '{"transactionReferenceNumber":"KT1"}',
    status: 201,
    ...parts,
  });
  const gone = refund('k', { fault: met('lost', 'LOST'), status: undefined, handledStatus: 201 });
  const live = (...statuses: readonly string[]) => ({
    refunds: statuses.map((status) => ({ transactionReferenceNumber: 'KT1', status }) as never),
  });
  const paid = [{ name: 'paid', at: 150, afterExchange: 1 }];

  test('is content with the same key again, and with a read', () => {
    expect(judge('IDM-07', { exchanges: [gone, refund('k')], truth: live('PROCESSED') })).toEqual({
      witnessed: 1,
      findings: [],
    });
    const read = { operation: 'listRefunds', method: 'GET' };
    expect(judge('IDM-07', { exchanges: [gone, read], truth: live('ACCEPTED') })).toEqual({
      witnessed: 1,
      findings: [],
    });
  });

  test('finds another key after a lost answer, and after it was paid', () => {
    const other = judge('IDM-07', { exchanges: [gone, refund('k2')] });
    expect(other.findings).toEqual([
      {
        expected: 'one refund of KT1, every attempt under the Idempotency-Key k',
        observed: 'it was asked for again under k2',
        exchanges: [2, 1],
      },
    ]);
    const later = judge('IDM-07', { marks: paid, exchanges: [refund('k'), refund('k2')] });
    expect(later.findings[0]?.observed).toBe('when it was paid, it was asked for again under k2');
  });

  test('lets a refusal be followed by a new refund', () => {
    const refused = refund('k', problemOf(409, 'REFUND_IN_PROGRESS'));
    expect(judge('IDM-07', { exchanges: [refused, refund('k2')] }).findings).toEqual([]);
  });

  test('finds two refunds at the bank, and two in the ledger', () => {
    const bank = judge('IDM-07', { exchanges: [gone], truth: live('PROCESSED', 'ACCEPTED') });
    expect(bank.findings).toEqual([{ expected: 'one refund of KT1', observed: 'the bank has made 2' }]);
    expect(judge('IDM-07', { exchanges: [gone], truth: live('FAILED', 'ACCEPTED') }).findings).toEqual([]);
    const refunds = [1, 2].map(() => ({ transactionReferenceNumber: 'KT1', state: 'PAID' as const }));
    const ledgers = [ledgerOf([], { refunds })];
    expect(judge('IDM-07', { exchanges: [gone], ledgers }).findings[0]?.expected).toBe(
      'one refund of KT1 in the ledger',
    );
  });
});
