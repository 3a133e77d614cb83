import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { istDate, parseInstant } from '../lib/clock.ts';
import { PAYMENT_MODES } from './payment-rail.ts';
import {
  type AmountRule,
  deletedVirtualAccount,
  mergeVirtualAccount,
  type NewVirtualAccount,
  openVirtualAccount,
  type RemitterCheck,
  returnReason,
  type VirtualAccount,
  type VirtualAccountChange,
  virtualAccountFault,
  virtualAccountStatus,
} from './virtual-account.ts';

const NOW = parseInstant('2026-11-22T10:07:00+05:30');
const TODAY = '2026-11-22';

function account(item: Partial<NewVirtualAccount> = {}): VirtualAccount {
  return openVirtualAccount(
    { virtualAccountNumber: 'ACME00000001', accountName: 'Store 1', ...item },
    {
      physicalAccountNumber: '123456789012',
      organisationId: 'org-acme',
      applicationId: 'app-acme',
      ifsc: 'KHTA0000001',
      arrival: 7,
      now: NOW,
      today: TODAY,
    },
  );
}

function code(faulty: VirtualAccount, validityGiven = true): string | undefined {
  return virtualAccountFault(faulty, TODAY, validityGiven)?.code;
}

describe('openVirtualAccount', () => {
  it('fills in what is left out: all modes, no checks, valid from today without an end', () => {
    expect(account()).toEqual({
      virtualAccountNumber: 'ACME00000001',
      physicalAccountNumber: '123456789012',
      organisationId: 'org-acme',
      applicationId: 'app-acme',
      accountName: 'Store 1',
      allowedPaymentModes: PAYMENT_MODES,
      remitterCheck: 'NONE',
      allowedRemitters: [],
      amountRule: { type: 'NONE' },
      validFrom: TODAY,
      references: [],
      ifsc: 'KHTA0000001',
      revision: 1,
      arrival: 7,
      createdAt: NOW,
      updatedAt: NOW,
    });
  });

  it('keeps what is given', () => {
    const given = {
      customerReference: 'C-1',
      contact: { email: 'a@b.in' },
      allowedPaymentModes: ['UPI'] as const,
      remitterCheck: 'ACCOUNT' as const,
      allowedRemitters: [{ accountNumber: '12345' }],
      amountRule: { type: 'EXACT', amount: 100 } as const,
      validFrom: '2026-12-01',
      validTo: '2026-12-31',
      references: ['r'],
    };
    expect(account(given)).toMatchObject(given);
  });
});

describe('virtualAccountStatus', () => {
  const bounded = account({ validFrom: '2026-11-22', validTo: '2027-03-31' });

  it.each([
    ['2026-11-21T23:59:59.999+05:30', 'SCHEDULED'],
    ['2026-11-22T00:00:00.000+05:30', 'ACTIVE'],
    ['2026-11-22T00:10:00.000+05:30', 'ACTIVE'],
    ['2027-03-31T23:59:59.999+05:30', 'ACTIVE'],
    ['2027-04-01T00:00:00.000+05:30', 'EXPIRED'],
    // The same instants in UTC are still the day before: the Indian day decides.
    ['2026-11-21T18:30:00Z', 'ACTIVE'],
    ['2027-03-31T18:30:00Z', 'EXPIRED'],
  ])('at %s is %s', (at, status) => {
    expect(virtualAccountStatus(bounded, istDate(parseInstant(at)))).toBe(status);
  });

  it('never expires without a last day', () => {
    expect(virtualAccountStatus(account(), '9999-12-31')).toBe('ACTIVE');
  });

  it('is DELETED for ever once deleted, whatever the day', () => {
    const deleted = deletedVirtualAccount(bounded, 'OTHER', NOW);
    for (const day of ['2026-01-01', TODAY, '2030-01-01']) {
      expect(virtualAccountStatus(deleted, day)).toBe('DELETED');
    }
    expect(deleted).toMatchObject({ revision: 2, deletedAt: NOW, deletionReason: 'OTHER', updatedAt: NOW });
  });
});

describe('virtualAccountFault', () => {
  it.each([
    [{ validTo: TODAY }, undefined],
    [{ validTo: '2026-11-21' }, 'INVALID_VALIDITY'],
    [{ validFrom: '2026-12-02', validTo: '2026-12-01' }, 'INVALID_VALIDITY'],
    [{ validFrom: '2026-12-02', validTo: '2026-12-02' }, undefined],
    [{ validFrom: '2020-01-01' }, undefined],
    [{ validFrom: '2020-01-01', validTo: '2020-12-31' }, 'INVALID_VALIDITY'],
    [{ remitterCheck: 'ACCOUNT' }, 'INVALID_REMITTER_RULE'],
    [{ remitterCheck: 'ACCOUNT', allowedRemitters: [{ accountNumber: '12345' }] }, undefined],
    [
      { remitterCheck: 'ACCOUNT_AND_IFSC', allowedRemitters: [{ accountNumber: '12345' }] },
      'INVALID_REMITTER_RULE',
    ],
    [
      {
        remitterCheck: 'ACCOUNT_AND_IFSC',
        allowedRemitters: [{ accountNumber: '12345', ifsc: 'ICIC0000045' }],
      },
      undefined,
    ],
    [{ allowedRemitters: [{ accountNumber: '12345' }] }, undefined],
    [{ amountRule: { type: 'RANGE', minimumAmount: 2, maximumAmount: 1 } }, 'INVALID_AMOUNT_RULE'],
    [{ amountRule: { type: 'RANGE', minimumAmount: 1, maximumAmount: 1 } }, undefined],
    [{ amountRule: { type: 'EXACT', amount: 1 } }, undefined],
  ] as [Partial<NewVirtualAccount>, string | undefined][])('of %j is %s', (item, fault) => {
    expect(code(account(item))).toBe(fault);
  });

  it('leaves a validity alone that the client did not name: an expired account can be renamed', () => {
    const expired = account({ validFrom: '2020-01-01', validTo: '2020-12-31' });
    expect(code(expired, false)).toBeUndefined();
  });
});

const anyAmount = fc.integer({ min: 1, max: 1e15 - 1 });
const anyRule: fc.Arbitrary<AmountRule> = fc.oneof(
  fc.constant<AmountRule>({ type: 'NONE' }),
  anyAmount.map((amount): AmountRule => ({ type: 'EXACT', amount })),
  fc.tuple(anyAmount, anyAmount).map(
    ([a, b]): AmountRule => ({
      type: 'RANGE',
      minimumAmount: Math.min(a, b),
      maximumAmount: Math.max(a, b),
    }),
  ),
);
const anyRemitters = fc.array(fc.record({ accountNumber: fc.constantFrom('12345', '67890') }), {
  maxLength: 3,
});
const anyChange: fc.Arbitrary<VirtualAccountChange> = fc.record(
  {
    virtualAccountNumber: fc.constant('ACME00000001'),
    accountName: fc.string({ minLength: 1 }),
    customerReference: fc.option(fc.string({ minLength: 1 })),
    contact: fc.option(fc.record({ email: fc.constant('a@b.in') })),
    allowedPaymentModes: fc.uniqueArray(fc.constantFrom(...PAYMENT_MODES), { minLength: 1 }),
    remitterCheck: fc.constantFrom<RemitterCheck>('NONE', 'ACCOUNT', 'ACCOUNT_AND_IFSC'),
    allowedRemitters: fc.option(anyRemitters),
    amountRule: anyRule,
    validFrom: fc.constantFrom('2020-01-01', TODAY, '2027-04-01'),
    validTo: fc.option(fc.constantFrom('2020-12-31', TODAY, '2027-03-31')),
    references: fc.option(fc.array(fc.string({ minLength: 1 }), { maxLength: 3 })),
  },
  { requiredKeys: ['virtualAccountNumber'] },
);

describe('mergeVirtualAccount', () => {
  const full = account({
    customerReference: 'C-1',
    contact: { email: 'old@b.in', mobile: '9876543210' },
    allowedRemitters: [{ accountNumber: '11111' }, { accountNumber: '22222' }],
    validTo: '2027-03-31',
    references: ['a', 'b'],
  });

  it('leaves absent fields, clears null ones and replaces objects and arrays whole', () => {
    fc.assert(
      fc.property(anyChange, (change) => {
        const merged = mergeVirtualAccount(full, change, NOW + 1);
        const expected: Record<string, unknown> = { ...full, revision: 2, updatedAt: NOW + 1 };
        for (const [field, value] of Object.entries(change)) {
          if (value !== null) expected[field] = value;
          else if (field === 'references' || field === 'allowedRemitters') expected[field] = [];
          else delete expected[field];
        }
        expect(merged).toStrictEqual(expected);
      }),
    );
  });

  it('never changes the account it is given', () => {
    const before = structuredClone(full);
    fc.assert(
      fc.property(anyChange, (change) => {
        mergeVirtualAccount(full, change, NOW + 1);
        expect(full).toStrictEqual(before);
      }),
    );
  });

  it('replaces a contact whole: a mobile number that is not sent again is gone', () => {
    const change = { virtualAccountNumber: full.virtualAccountNumber, contact: { email: 'new@b.in' } };
    expect(mergeVirtualAccount(full, change, NOW).contact).toEqual({ email: 'new@b.in' });
  });

  it('comes to the same by one change or by its fields one after the other, but for the revision', () => {
    fc.assert(
      fc.property(anyChange, (change) => {
        const { virtualAccountNumber, ...fields } = change;
        const stepwise = Object.entries(fields).reduce(
          (merged, [field, value]) =>
            mergeVirtualAccount(merged, { virtualAccountNumber, [field]: value }, NOW + 1),
          mergeVirtualAccount(full, { virtualAccountNumber }, NOW + 1),
        );
        expect(stepwise).toStrictEqual({
          ...mergeVirtualAccount(full, change, NOW + 1),
          revision: 2 + Object.keys(fields).length,
        });
      }),
    );
  });
});

describe('returnReason', () => {
  const payment = {
    amount: 100,
    paymentMode: 'UPI' as const,
    remitter: { name: 'Sharma', accountNumber: '12345', ifsc: 'ICIC0000045' },
  };
  const reason = (item: Partial<NewVirtualAccount>, other: Partial<typeof payment> = {}) =>
    returnReason(account(item), { ...payment, ...other }, TODAY);

  it('knows no reason on an active account without rules', () => {
    expect(reason({})).toBeUndefined();
  });

  it.each([
    ['VIRTUAL_ACCOUNT_NOT_ACTIVE', { validFrom: '2026-11-23' }],
    ['VIRTUAL_ACCOUNT_NOT_ACTIVE', { validFrom: '2026-11-01', validTo: '2026-11-21' }],
    [undefined, { validFrom: '2026-11-01', validTo: TODAY }],
    ['PAYMENT_MODE_NOT_ALLOWED', { allowedPaymentModes: ['NEFT'] }],
    [undefined, { allowedPaymentModes: ['NEFT', 'UPI'] }],
    ['REMITTER_NOT_ALLOWED', { remitterCheck: 'ACCOUNT', allowedRemitters: [{ accountNumber: '54321' }] }],
    [
      undefined,
      { remitterCheck: 'ACCOUNT', allowedRemitters: [{ accountNumber: '12345', ifsc: 'HDFC0000001' }] },
    ],
    [undefined, { remitterCheck: 'NONE', allowedRemitters: [{ accountNumber: '54321' }] }],
    [
      'REMITTER_NOT_ALLOWED',
      {
        remitterCheck: 'ACCOUNT_AND_IFSC',
        allowedRemitters: [{ accountNumber: '12345', ifsc: 'HDFC0000001' }],
      },
    ],
    [
      undefined,
      {
        remitterCheck: 'ACCOUNT_AND_IFSC',
        allowedRemitters: [{ accountNumber: '12345', ifsc: 'ICIC0000045' }],
      },
    ],
    ['AMOUNT_NOT_ALLOWED', { amountRule: { type: 'EXACT', amount: 99 } }],
    [undefined, { amountRule: { type: 'EXACT', amount: 100 } }],
    ['AMOUNT_NOT_ALLOWED', { amountRule: { type: 'RANGE', minimumAmount: 101, maximumAmount: 200 } }],
    ['AMOUNT_NOT_ALLOWED', { amountRule: { type: 'RANGE', minimumAmount: 1, maximumAmount: 99 } }],
    [undefined, { amountRule: { type: 'RANGE', minimumAmount: 100, maximumAmount: 100 } }],
  ] as [string | undefined, Partial<NewVirtualAccount>][])(
    'is %s on an account with %j',
    (expected, item) => {
      expect(reason(item)).toBe(expected);
    },
  );

  it('is that of an unknown account where there is none, and of an inactive one where it is deleted', () => {
    expect(returnReason(undefined, payment, TODAY)).toBe('VIRTUAL_ACCOUNT_UNKNOWN');
    const deleted = deletedVirtualAccount(account(), 'ERROR', NOW);
    expect(returnReason(deleted, payment, TODAY)).toBe('VIRTUAL_ACCOUNT_NOT_ACTIVE');
  });

  it('refuses a remitter without account number wherever remitters are checked', () => {
    const remitter = { name: 'Sharma' };
    const checked = account({ remitterCheck: 'ACCOUNT', allowedRemitters: [{ accountNumber: '12345' }] });
    expect(returnReason(checked, { ...payment, remitter }, TODAY)).toBe('REMITTER_NOT_ALLOWED');
  });

  it('names the first rule that is failed: account, mode, remitter, amount', () => {
    const strict = {
      validFrom: '2026-11-23',
      allowedPaymentModes: ['NEFT'] as const,
      remitterCheck: 'ACCOUNT' as const,
      amountRule: { type: 'EXACT', amount: 1 } as const,
    };
    expect(reason(strict)).toBe('VIRTUAL_ACCOUNT_NOT_ACTIVE');
    expect(reason({ ...strict, validFrom: TODAY })).toBe('PAYMENT_MODE_NOT_ALLOWED');
    expect(reason({ ...strict, validFrom: TODAY, allowedPaymentModes: ['UPI'] })).toBe(
      'REMITTER_NOT_ALLOWED',
    );
    const last = { validFrom: TODAY, amountRule: strict.amountRule };
    expect(reason(last)).toBe('AMOUNT_NOT_ALLOWED');
  });
});
