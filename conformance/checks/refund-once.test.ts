import { describe, expect, test } from 'vitest';
import type { RecordedExchange } from '../judge/evidence.ts';
import { met, unanswered } from '../test/creates.ts';
import {
  type EvidenceParts,
  evidenceOf,
  ledgerOf,
  problemOf,
  resultOf,
  transactionOf,
} from '../test/evidence.ts';
import { refundOnce } from './refund-once.ts';

const judge = (parts: EvidenceParts) => refundOnce.judge(evidenceOf(parts));

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
    expect(judge({ exchanges: [gone, refund('k')], truth: live('PROCESSED') })).toEqual({
      witnessed: 1,
      findings: [],
    });
    const read = { operation: 'listRefunds', method: 'GET' };
    expect(judge({ exchanges: [gone, read], truth: live('ACCEPTED') })).toEqual({
      witnessed: 1,
      findings: [],
    });
  });

  test('finds another key after a lost answer, and after it was paid', () => {
    const other = judge({ exchanges: [gone, refund('k2')] });
    expect(other.findings).toEqual([
      {
        expected: 'one refund of KT1, every attempt under the Idempotency-Key k',
        observed: 'it was asked for again under k2',
        exchanges: [2, 1],
      },
    ]);
    const later = judge({ marks: paid, exchanges: [refund('k'), refund('k2')] });
    expect(later.findings[0]?.observed).toBe('when it was paid, it was asked for again under k2');
  });

  test('lets a refusal be followed by a new refund', () => {
    const refused = refund('k', problemOf(409, 'REFUND_IN_PROGRESS'));
    expect(judge({ exchanges: [refused, refund('k2')] }).findings).toEqual([]);
  });

  test('finds two refunds at the bank, and two in the ledger', () => {
    const bank = judge({ exchanges: [gone], truth: live('PROCESSED', 'ACCEPTED') });
    expect(bank.findings).toEqual([{ expected: 'one refund of KT1', observed: 'the bank has made 2' }]);
    expect(judge({ exchanges: [gone], truth: live('FAILED', 'ACCEPTED') }).findings).toEqual([]);
    const refunds = [1, 2].map(() => ({ transactionReferenceNumber: 'KT1', state: 'PAID' as const }));
    const ledgers = [ledgerOf([], { refunds })];
    expect(judge({ exchanges: [gone], ledgers }).findings[0]?.expected).toBe(
      'one refund of KT1 in the ledger',
    );
  });

  const credit = transactionOf(1, { transactionReferenceNumber: 'KT1' });
  const { utr, virtualAccountNumber, amount } = credit;
  const asked = (outcome: 'SUCCEEDED' | 'FAILED' | 'UNKNOWN', code?: string, repliedAt = 400) => ({
    operation: 'requestRefund' as const,
    input: { utr, virtualAccountNumber, amount },
    repliedAt,
    reply: resultOf({ outcome, ...(code !== undefined && { code }) }),
  });
  const truth = { transactions: [credit], ...live('PROCESSED') };
  const seen = { exchanges: [gone, refund('k')], truth };

  test('is content with UNKNOWN that is done later, and with SUCCEEDED', () => {
    const commands = [asked('UNKNOWN'), asked('SUCCEEDED')];
    expect(judge({ ...seen, commands })).toEqual({ witnessed: 1, findings: [] });
  });

  test('finds FAILED of a refund that the bank has taken', () => {
    const commands = [asked('FAILED', 'TIMED_OUT')];
    expect(judge({ ...seen, commands }).findings).toEqual([
      {
        expected: 'UNKNOWN for the refund of KT1, or SUCCEEDED: the bank has taken it',
        observed: 'the integration says FAILED (TIMED_OUT)',
        exchanges: [1],
        commands: ['c-1'],
      },
    ]);
    expect(judge({ ...seen, commands: [asked('FAILED')] }).findings[0]?.observed).toBe(
      'the integration says FAILED (without a code)',
    );
    const nameless = [{ ...asked('FAILED'), commandId: undefined }];
    expect(judge({ ...seen, commands: nameless }).findings[0]).not.toHaveProperty('commands');
    expect(judge({ ...seen, commands: [asked('UNKNOWN'), asked('FAILED')] }).findings).toHaveLength(1);
  });

  test.each([
    ['that it is refunded already', { commands: [asked('FAILED', 'ALREADY_REFUNDED')] }],
    ['that it is under way', { commands: [asked('FAILED', 'REFUND_IN_PROGRESS')] }],
    ['so of the second asking', { commands: [asked('SUCCEEDED'), asked('FAILED', 'ASKED_BEFORE')] }],
    ['so before it was sent', { commands: [asked('FAILED', 'X', 50)] }],
    ['so of what has come to nothing', { truth: { transactions: [credit], ...live('FAILED') } }],
    ['so of what was answered', { exchanges: [refund('k'), refund('k')] }],
    ['so of what was broken off', { exchanges: [refund('k', unanswered('broken', 'RESET'))] }],
    ['so of another credit', { exchanges: [refund('k', { ...gone, requestBody: '{}' })] }],
    ['so where two credits fit', { truth: { ...truth, transactions: [credit, credit] } }],
    ['so of work that is no refund', { commands: [{ ...asked('FAILED'), operation: 'watch' as const }] }],
  ])('lets the integration say %s', (_, parts: EvidenceParts) => {
    expect(judge({ ...seen, commands: [asked('FAILED', 'X')], ...parts }).findings).toEqual([]);
  });

  test.each([
    ['reversal', { entryType: 'REVERSAL' as const }],
    ['credit with another UTR', { utr: '000000000002' }],
    ['credit on another account', { virtualAccountNumber: 'ACME00000002' }],
    ['credit of another amount', { amount: '100.01' }],
  ])('takes no %s for the credit that is meant', (_, parts) => {
    const transactions = [transactionOf(2, parts), credit];
    const commands = [asked('FAILED')];
    expect(judge({ ...seen, commands, truth: { ...truth, transactions } }).findings).toHaveLength(1);
  });

  const ledger = (at: number, ...states: readonly ('PENDING' | 'PAID' | 'RESTORED')[]) =>
    ledgerOf([], {
      label: 'lost',
      at,
      refunds: states.map((state) => ({ transactionReferenceNumber: 'KT1', state })),
    });

  test('finds books that owe again what the bank has taken', () => {
    const ledgers = [ledger(200, 'RESTORED'), ledger(300, 'PAID')];
    expect(judge({ ...seen, ledgers }).findings).toEqual([
      {
        expected: 'the refund of KT1 PENDING in the ledger, or PAID: the bank has taken it',
        observed: 'RESTORED in the ledger "lost"',
        exchanges: [1],
      },
    ]);
  });

  test.each([
    ['as pending', [ledger(200, 'PENDING')], truth],
    ['not at all', [ledger(200)], truth],
    ['as owed before it was sent', [ledger(50, 'RESTORED')], truth],
    ['as owed, and asked for again', [ledger(200, 'RESTORED', 'PENDING'), ledger(300, 'PAID')], truth],
    ['as owed when it came back', [ledger(200, 'RESTORED')], live('RETURNED')],
  ])('lets books have it %s', (_, ledgers, truth) => {
    expect(judge({ ...seen, ledgers, truth }).findings).toEqual([]);
  });

  test('a lost answer alone witnesses nothing, and neither does what came before it', () => {
    expect(judge({ exchanges: [gone], truth })).toEqual({ witnessed: 0, findings: [] });
    const list = { operation: 'listRefunds', method: 'GET' };
    expect(judge({ exchanges: [list, gone], truth }).witnessed).toBe(0);
    const failed = { ...list, ...problemOf(500, 'INTERNAL_ERROR') };
    expect(judge({ exchanges: [gone, failed], truth }).witnessed).toBe(0);
    expect(judge({ exchanges: [gone, list, { ...list, operation: 'getRefund' }], truth }).witnessed).toBe(2);
  });

  test('tells three at most', () => {
    const exchanges = [gone, ...['a', 'b', 'c', 'd'].map((key) => refund(key))];
    expect(judge({ exchanges }).findings).toHaveLength(3);
    const marks = [{ name: 'paid', at: 0, afterExchange: 0 }];
    const never = exchanges.slice(1).concat(refund('e'));
    expect(judge({ marks, exchanges: never })).toMatchObject({ witnessed: 0, findings: { length: 3 } });
  });
});
