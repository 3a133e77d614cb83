import { describe, expect, it } from 'vitest';
import { DAY } from '../lib/clock.ts';
import { Problem } from '../lib/errors.ts';
import {
  canBecome,
  holdsMoney,
  isLive,
  nextStep,
  type Refund,
  type RefundCase,
  type RefundPace,
  type RefundStatus,
  refundAfter,
  refundFate,
  refundFault,
  refundPollSeconds,
  reversalFault,
} from './refund.ts';
import type { Remitter, Transaction } from './transaction-stream.ts';

const STATUSES = ['ACCEPTED', 'IN_PROCESS', 'PROCESSED', 'FAILED', 'RETURNED'] as const;
const POSTED = 1_000_000;

function credit(more: Partial<Transaction> = {}): Transaction {
  return {
    transactionReferenceNumber: 'KT000000000001',
    sequenceNumber: 1,
    arrival: 1,
    entryType: 'CREDIT',
    virtualAccountNumber: 'ACME00000001',
    physicalAccountNumber: '123456789012',
    organisationId: 'org-acme',
    amount: 100,
    paymentMode: 'IMPS',
    utr: '000000000001',
    remitter: { name: 'Sharma', accountNumber: '12345' },
    valueDate: '2026-11-22',
    postedAt: POSTED,
    references: [],
    ...more,
  };
}

function refund(status: RefundStatus, more: Partial<Refund> = {}): Refund {
  return {
    refundId: 'KR000000000001',
    messageId: 'KM000000000001',
    organisationId: 'org-acme',
    applicationId: 'app-acme',
    clientName: 'Acme',
    transactionReferenceNumber: 'KT000000000001',
    physicalAccountNumber: '123456789012',
    virtualAccountNumber: 'ACME00000001',
    attempt: 1,
    status,
    amount: 100,
    remitter: { name: 'Sharma', accountNumber: '12345' },
    arrival: 2,
    acceptedAt: 50_000,
    updatedAt: 60_000,
    ...more,
  };
}

function remitter(accountNumber: string): Remitter {
  return { name: 'Sharma', accountNumber };
}

describe('the states of a refund', () => {
  it('follow the table of the contract and no other way', () => {
    const ways = STATUSES.flatMap((from) =>
      STATUSES.filter((to) => canBecome(from, to)).map((to) => `${from} ${to}`),
    );
    expect(ways).toEqual([
      'ACCEPTED IN_PROCESS',
      'IN_PROCESS PROCESSED',
      'IN_PROCESS FAILED',
      'PROCESSED RETURNED',
    ]);
  });

  it('are live until the outcome is known, and hold the money until it failed or came back', () => {
    expect(STATUSES.filter(isLive)).toEqual(['ACCEPTED', 'IN_PROCESS']);
    expect(STATUSES.filter(holdsMoney)).toEqual(['ACCEPTED', 'IN_PROCESS', 'PROCESSED']);
  });

  it('ask for no poll before the next step, and for a daily one once the outcome is known', () => {
    expect(STATUSES.map((status) => refundPollSeconds(status, {}))).toEqual([5, 25, 86400, 86400, 86400]);
  });

  it('ask for one as often as the world says while the outcome is open', () => {
    const every = (pace: RefundPace) => STATUSES.map((status) => refundPollSeconds(status, pace));
    expect(every({ refundPollAfterSeconds: 1 })).toEqual([1, 1, 86400, 86400, 86400]);
    expect(every({ refundInProcessAfterSeconds: 2, refundSettledAfterSeconds: 9 })).toEqual([
      2, 7, 86400, 86400, 86400,
    ]);
    expect(every({ refundSettledAfterSeconds: 1 })).toEqual([5, 0, 86400, 86400, 86400]);
  });
});

describe('nextStep', () => {
  it('takes an accepted refund in process 5 s and settles it 30 s after its acceptance', () => {
    expect(nextStep(refund('ACCEPTED'), {})).toEqual({ to: 'IN_PROCESS', dueAt: 55_000 });
    expect(nextStep(refund('IN_PROCESS'), {})).toEqual({ to: 'PROCESSED', dueAt: 80_000 });
    expect(nextStep(refund('PROCESSED'), {})).toBeUndefined();
  });

  it('takes them when the world says, and never settles before it is in process', () => {
    const pace = { refundInProcessAfterSeconds: 20, refundSettledAfterSeconds: 10 };
    expect(nextStep(refund('ACCEPTED'), pace)).toEqual({ to: 'IN_PROCESS', dueAt: 70_000 });
    expect(nextStep(refund('IN_PROCESS'), pace)).toEqual({ to: 'PROCESSED', dueAt: 70_000 });
  });

  it('fails, returns or keeps what a sentinel account says', () => {
    const to = (status: RefundStatus, account: string) =>
      nextStep(refund(status, { remitter: remitter(account) }), {});
    expect(to('IN_PROCESS', 'SANDBOXFAILED01')).toEqual({ to: 'FAILED', dueAt: 80_000 });
    expect(to('IN_PROCESS', 'SANDBOXRETURN01')).toEqual({ to: 'PROCESSED', dueAt: 80_000 });
    expect(to('PROCESSED', 'SANDBOXRETURN01')).toEqual({ to: 'RETURNED', dueAt: 90_000 });
    expect(to('ACCEPTED', 'SANDBOXSTUCK001')).toEqual({ to: 'IN_PROCESS', dueAt: 55_000 });
    expect(to('IN_PROCESS', 'SANDBOXSTUCK001')).toBeUndefined();
  });

  it('takes a terminal refund nowhere', () => {
    for (const status of ['FAILED', 'RETURNED'] as const) {
      expect(nextStep(refund(status, { remitter: remitter('SANDBOXRETURN01') }), {})).toBeUndefined();
    }
  });
});

describe('refundFate', () => {
  it('knows the sentinels only in full', () => {
    expect(refundFate(remitter('SANDBOXFAILED01'))).toBe('FAILED');
    expect(refundFate(remitter('SANDBOXFAILED011'))).toBe('PROCESSED');
    expect(refundFate(remitter('SANDBOXFAILED0'))).toBe('PROCESSED');
    expect(refundFate({ name: 'SANDBOXFAILED01' })).toBe('PROCESSED');
  });

  it('is not fooled by the names of what every object has', () => {
    expect(refundFate(remitter('constructor'))).toBe('PROCESSED');
    expect(refundFate(remitter('__proto__'))).toBe('PROCESSED');
  });
});

describe('refundAfter', () => {
  it('gives a processed refund its UTR and a returned one its reason, and keeps the UTR', () => {
    const processed = refundAfter(refund('IN_PROCESS'), 'PROCESSED', 70_000, { utr: 'KHTA000000000001' });
    expect(processed).toMatchObject({ status: 'PROCESSED', utr: 'KHTA000000000001', updatedAt: 70_000 });
    expect(processed.failureReason).toBeUndefined();
    const returned = refundAfter(processed, 'RETURNED', 80_000, { reason: 'Account closed' });
    expect(returned).toMatchObject({ utr: 'KHTA000000000001', failureReason: 'Account closed' });
  });

  it('gives FAILED and RETURNED a reason when none is told', () => {
    expect(refundAfter(refund('IN_PROCESS'), 'FAILED', 1, {}).failureReason).toBeTruthy();
    expect(refundAfter(refund('PROCESSED'), 'RETURNED', 1, {}).failureReason).toBeTruthy();
  });

  it('drops the pending step with the state it belonged to', () => {
    expect(refundAfter(refund('ACCEPTED', { pendingStep: 9 }), 'IN_PROCESS', 1, {})).not.toHaveProperty(
      'pendingStep',
    );
  });

  it('refuses every transition that the table does not know, and leaves the refund as it was', () => {
    for (const from of STATUSES) {
      for (const to of STATUSES.filter((status) => !canBecome(from, status))) {
        const before = refund(from);
        expect(() => refundAfter(before, to, 1, {})).toThrow(Problem);
        expect(before).toEqual(refund(from));
      }
    }
  });
});

describe('refundFault', () => {
  const code = (more: Partial<RefundCase>) =>
    refundFault({
      credit: credit(),
      reversed: false,
      last: undefined,
      refundWindowDays: 180,
      now: POSTED,
      ...more,
    })?.code;

  it('finds none with a fresh credit', () => {
    expect(code({})).toBeUndefined();
  });

  it.each([
    ['ACCEPTED', 'REFUND_IN_PROGRESS'],
    ['IN_PROCESS', 'REFUND_IN_PROGRESS'],
    ['PROCESSED', 'ALREADY_REFUNDED'],
    ['FAILED', undefined],
    ['RETURNED', undefined],
  ] as const)('after a refund that is %s is %s', (status, fault) => {
    expect(code({ last: refund(status) })).toBe(fault);
  });

  it('names a reversal and a reversed credit', () => {
    expect(code({ credit: credit({ entryType: 'REVERSAL' }) })).toBe('NOT_A_CREDIT');
    expect(code({ reversed: true })).toBe('CREDIT_REVERSED');
    expect(code({ reversed: true, last: refund('FAILED') })).toBe('CREDIT_REVERSED');
  });

  it('closes the window a millisecond after its last day', () => {
    expect(code({ now: POSTED + 180 * DAY })).toBeUndefined();
    expect(code({ now: POSTED + 180 * DAY + 1 })).toBe('REFUND_WINDOW_CLOSED');
    expect(code({ now: POSTED + DAY + 1, refundWindowDays: 1 })).toBe('REFUND_WINDOW_CLOSED');
  });

  it('needs the remitter to have an account, but for UPI', () => {
    expect(code({ credit: credit({ remitter: { name: 'Sharma' } }) })).toBe('REMITTER_ACCOUNT_UNKNOWN');
    expect(code({ credit: credit({ remitter: { name: 'Sharma' }, paymentMode: 'UPI' }) })).toBeUndefined();
    const unknown = credit({ remitter: remitter('SANDBOXUNKNOWN1'), paymentMode: 'UPI' });
    expect(code({ credit: unknown })).toBe('REMITTER_ACCOUNT_UNKNOWN');
  });

  it('has too little money for one sentinel only', () => {
    expect(code({ credit: credit({ remitter: remitter('SANDBOXNOFUNDS1') }) })).toBe('INSUFFICIENT_BALANCE');
  });
});

describe('reversalFault', () => {
  const code = (more: Partial<RefundCase>) =>
    reversalFault({ credit: credit(), reversed: false, last: undefined, ...more })?.code;

  it.each([
    ['ACCEPTED', 'REFUND_LIVE'],
    ['IN_PROCESS', 'REFUND_LIVE'],
    ['PROCESSED', 'REFUND_LIVE'],
    ['FAILED', undefined],
    ['RETURNED', undefined],
  ] as const)('beside a refund that is %s is %s', (status, fault) => {
    expect(code({ last: refund(status) })).toBe(fault);
  });

  it('reverses a credit once, and no reversal', () => {
    expect(code({})).toBeUndefined();
    expect(code({ reversed: true })).toBe('CREDIT_REVERSED');
    expect(code({ credit: credit({ entryType: 'REVERSAL' }) })).toBe('NOT_A_CREDIT');
  });
});
