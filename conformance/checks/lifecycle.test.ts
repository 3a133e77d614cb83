import { describe, expect, it } from 'vitest';
import type { WorkResult } from '../drivers/protocol.ts';
import type { RecordedExchange } from '../judge/evidence.ts';
import {
  batchOf,
  bookingOf,
  commandOf,
  type EvidenceParts,
  evidenceOf,
  fetchOf,
  ledgerOf,
  PHYSICAL_ACCOUNTS,
  resultOf,
  transactionOf,
} from '../test/evidence.ts';
import { lifecycleChecks } from './lifecycle.ts';

type LifecycleCheck = (typeof lifecycleChecks)[0];
const [addresses, remitters, lateCredit] = lifecycleChecks as readonly [
  LifecycleCheck,
  LifecycleCheck,
  LifecycleCheck,
];
const [FIRST, SECOND] = PHYSICAL_ACCOUNTS;
const nothing = { witnessed: 0, findings: [] };

function accountOf(virtualAccountNumber: string, physicalAccountNumber: string = FIRST, status = 'ACTIVE') {
  return { virtualAccountNumber, physicalAccountNumber, status } as never;
}

/** A modify or delete on the wire; `code` is what the bank has against its first item. */
function changeOf(
  operation: 'modifyVirtualAccounts' | 'deleteVirtualAccounts',
  items: readonly Record<string, unknown>[],
  { physicalAccountNumber = FIRST as string, code = undefined as string | undefined } = {},
): Partial<RecordedExchange> {
  const results = items.map((_, index) => ({
    index,
    status: code === undefined ? 200 : 409,
    ...(code !== undefined && { problem: { code } }),
  }));
  return {
    operation,
    status: 207,
    handledStatus: 207,
    requestBody: JSON.stringify({ physicalAccountNumber, items }),
    handledBody: JSON.stringify({ results }),
  };
}

const TRUTH = { virtualAccounts: [accountOf('ACME1'), accountOf('ACME2', SECOND), accountOf('ACME3')] };
const changes = [
  { virtualAccountNumber: 'ACME1', accountName: 'One' },
  { virtualAccountNumber: 'ACME2', accountName: 'Two' },
];
const one = changeOf('modifyVirtualAccounts', changes.slice(0, 1));
const two = changeOf('modifyVirtualAccounts', changes.slice(1), { physicalAccountNumber: SECOND });

function modified(...exchanges: Partial<RecordedExchange>[]) {
  const commands = [commandOf({ operation: 'modifyAccounts', input: { changes } })];
  return addresses.judge(evidenceOf({ truth: TRUTH, commands, exchanges }));
}

describe('VA-C-LIF-01, of modifications', () => {
  it('is content with each account under its own physical account, repetitions included', () => {
    expect(modified(one, two)).toEqual({ witnessed: 2, findings: [] });
    expect(modified(two, one, { ...one, isReplay: true })).toEqual({ witnessed: 3, findings: [] });
  });

  it("finds another account, another physical account and another account's name", () => {
    const other = changeOf('modifyVirtualAccounts', [{ virtualAccountNumber: 'ACME3', accountName: 'One' }]);
    const under = changeOf('modifyVirtualAccounts', changes.slice(1));
    const name = changeOf('modifyVirtualAccounts', [{ virtualAccountNumber: 'ACME1', accountName: 'Two' }]);
    const { witnessed, findings } = modified(other, under, name);
    expect(witnessed).toBe(0);
    expect(findings).toEqual([
      {
        expected: 'only ACME1, ACME2 modified',
        observed: 'ACME3 sent to be modified',
        exchanges: [1],
        commands: ['c-1'],
      },
      {
        expected: `ACME2 modified under its physical account ${SECOND}`,
        observed: `sent under ${FIRST}`,
        exchanges: [2],
        commands: ['c-1'],
      },
      {
        expected: 'ACME1 renamed to "One"',
        observed: 'renamed to "Two"',
        exchanges: [3],
        commands: ['c-1'],
      },
    ]);
  });

  it('witnesses nothing where nothing was sent', () => {
    expect(modified()).toEqual(nothing);
    expect(addresses.judge(evidenceOf())).toEqual(nothing);
  });
});

describe('VA-C-LIF-01, of deletions', () => {
  const asked = (commandId: string, sentAt: number, number: string, result: WorkResult) =>
    commandOf({
      operation: 'deleteAccounts',
      commandId,
      sentAt,
      repliedAt: sentAt + 900,
      input: { virtualAccountNumbers: [number] },
      reply: resultOf(result),
    });
  const deletion = (number: string, startedAt: number, code?: string) => ({
    ...changeOf('deleteVirtualAccounts', [{ virtualAccountNumber: number }], { code }),
    startedAt,
  });
  const judged = (result: WorkResult, ...exchanges: Partial<RecordedExchange>[]) =>
    addresses.judge(
      evidenceOf({
        truth: TRUTH,
        facts: { goneBefore: 'ACME3' },
        commands: [asked('c-1', 0, 'ACME1', { outcome: 'SUCCEEDED' }), asked('c-2', 1000, 'ACME3', result)],
        exchanges,
      }),
    );
  const succeeded: WorkResult = { outcome: 'SUCCEEDED' };
  const refused = deletion('ACME3', 1100, 'VIRTUAL_ACCOUNT_DELETED');

  it('is content with done, told after the refusal or after a look', () => {
    expect(judged(succeeded, deletion('ACME1', 100), refused)).toEqual({ witnessed: 1, findings: [] });
    const look = { operation: 'getVirtualAccount', method: 'GET', startedAt: 1100 };
    expect(judged(succeeded, deletion('ACME1', 100), look)).toEqual({ witnessed: 1, findings: [] });
  });

  it('finds deleted already taken for a failure', () => {
    const expected = 'the deletion of ACME3 SUCCEEDED: the bank says that it is deleted already';
    const finding = { expected, observed: 'FAILED', exchanges: [2], commands: ['c-2'] };
    expect(judged({ outcome: 'FAILED' }, deletion('ACME1', 100), refused).findings).toEqual([finding]);
    const items = [{ virtualAccountNumber: 'ACME3', outcome: 'FAILED' as const }];
    const item = judged({ outcome: 'SUCCEEDED', items }, deletion('ACME1', 100), refused);
    expect(item.findings).toEqual([finding]);
  });

  it('finds the deletion of another account', () => {
    expect(judged(succeeded, deletion('ACME2', 100), refused).findings[0]).toEqual({
      expected: 'only ACME1 deleted',
      observed: 'ACME2 sent to be deleted',
      exchanges: [1],
      commands: ['c-1'],
    });
  });

  it('witnesses nothing where the bank was not asked', () => {
    expect(judged(succeeded, deletion('ACME1', 100))).toEqual(nothing);
    expect(judged(succeeded)).toEqual(nothing);
  });
});

describe('VA-C-LIF-02', () => {
  const remitter = (accountNumber: string) => ({ accountNumber, ifsc: 'HDFC0000123' });
  const commands = [
    commandOf({
      operation: 'createAccounts',
      sentAt: 0,
      repliedAt: 90,
      input: { accounts: [{ customerReference: 'R', allowedRemitters: [remitter('11111')] }] },
      reply: resultOf({
        outcome: 'SUCCEEDED',
        items: [{ customerReference: 'R', virtualAccountNumber: 'ACME1', outcome: 'SUCCEEDED' }],
      }),
    }),
    commandOf({
      operation: 'modifyAccounts',
      sentAt: 95,
      input: { changes: [{ virtualAccountNumber: 'ACME1', addRemitters: [remitter('22222')] }] },
    }),
  ];
  const sent = (...numbers: readonly string[]) =>
    changeOf('modifyVirtualAccounts', [
      { virtualAccountNumber: 'ACME1', allowedRemitters: numbers.map(remitter) },
    ]);
  const judged = (...exchanges: Partial<RecordedExchange>[]) =>
    remitters.judge(evidenceOf({ commands, exchanges }));

  it('is content with the full list, in any order, with others besides', () => {
    expect(judged(sent('11111', '22222'))).toEqual({ witnessed: 1, findings: [] });
    expect(judged(sent('22222', '33333', '11111'))).toEqual({ witnessed: 1, findings: [] });
  });

  it('finds a list without those who could pay already, and an empty one', () => {
    const expected = 'the full list for ACME1: 11111, 22222';
    expect(judged(sent('22222')).findings).toEqual([
      { expected, observed: '22222: 11111 may not pay any more', exchanges: [1] },
    ]);
    expect(judged(sent()).findings[0]?.observed).toBe('an empty list: 11111, 22222 may not pay any more');
  });

  it('witnesses nothing without a list that the bank took', () => {
    const rename = changeOf('modifyVirtualAccounts', [{ virtualAccountNumber: 'ACME1', accountName: 'A' }]);
    expect(judged(rename)).toEqual(nothing);
    expect(judged({ ...sent('11111', '22222'), handledStatus: 503 })).toEqual(nothing);
    expect(judged()).toEqual(nothing);
  });
});

describe('VA-C-LIF-03', () => {
  const entry = transactionOf(1, { virtualAccountNumber: 'ACME1' });
  const sound: EvidenceParts = {
    facts: { postedBeforeDeletion: entry.transactionReferenceNumber },
    truth: { transactions: [entry], virtualAccounts: [accountOf('ACME1', FIRST, 'DELETED')] },
    exchanges: [fetchOf(batchOf('B1', [entry]))],
    ledgers: [ledgerOf([bookingOf(entry)])],
  };
  const judged = (parts: EvidenceParts) => lateCredit.judge(evidenceOf({ ...sound, ...parts }));

  it('is content with the customer, and with suspense', () => {
    expect(judged({})).toEqual({ witnessed: 1, findings: [] });
    const ledgers = [ledgerOf([bookingOf(entry, { state: 'SUSPENSE' })])];
    expect(judged({ ledgers })).toEqual({ witnessed: 1, findings: [] });
  });

  it('finds a credit that is dropped or only parked', () => {
    expect(judged({ ledgers: [ledgerOf([])] })).toEqual({
      witnessed: 0,
      findings: [
        {
          expected: 'KT000000000001 once: credit of 100.00 on ACME1 (IMPS 000000000001)',
          observed: 'KT000000000001 is not on the ledger',
        },
      ],
    });
    const ledgers = [ledgerOf([bookingOf(entry, { state: 'PARKED' })])];
    expect(judged({ ledgers }).findings.map(({ observed }) => observed)).toEqual(['PARKED']);
  });

  it('witnesses nothing where the account lives, nothing was served or nothing told', () => {
    const truth = { transactions: [entry], virtualAccounts: [accountOf('ACME1')] };
    expect(judged({ truth, ledgers: [ledgerOf([])] })).toEqual(nothing);
    expect(judged({ exchanges: [] })).toEqual(nothing);
    expect(judged({ ledgers: [] })).toEqual(nothing);
  });
});
