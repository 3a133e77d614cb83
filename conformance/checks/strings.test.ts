import { describe, expect, it } from 'vitest';
import {
  batchOf,
  bookingOf,
  commandOf,
  type EvidenceParts,
  evidenceOf,
  fetchOf,
  ledgerOf,
  resultOf,
  transactionOf,
} from '../test/evidence.ts';
import { stringChecks } from './strings.ts';

const [check] = stringChecks as [(typeof stringChecks)[0]];

const zeros = transactionOf(1, { utr: '000000012345' });
const exponent = transactionOf(2, { utr: '0000000000001E10' });
const letters = transactionOf(3, { utr: 'HDFC0N0000000012' });
const long = transactionOf(4, { utr: '1234567890123456789012' });
const plain = transactionOf(5, { utr: '999999999999' });
const all = [zeros, exponent, letters, long, plain];

const SOUND: EvidenceParts = {
  truth: { transactions: all },
  exchanges: [fetchOf(batchOf('B1', all))],
  ledgers: [ledgerOf(all.map((one) => bookingOf(one)))],
};

describe('VA-C-STR-01', () => {
  it('is content with references as they came, and witnesses those that are easily changed', () => {
    expect(check.judge(evidenceOf(SOUND))).toEqual({ witnessed: 3, findings: [] });
  });

  it('is content with fewer bookings, in whatever state', () => {
    const ledgers = [ledgerOf([bookingOf(long, { state: 'SUSPENSE' })])];
    expect(check.judge(evidenceOf({ ...SOUND, ledgers }))).toEqual({ witnessed: 1, findings: [] });
  });

  it.each([
    ...['01', '1E5', '12E10', '1234567890123456'].map((utr) => [utr, 1] as const),
    ...['A1E5', '1E5X', '123456789012345', 'X1234567890123456', '1234567890123456X'].map(
      (utr) => [utr, 0] as const,
    ),
  ])('witnesses the reference %s as easily changed: %d', (utr, witnessed) => {
    const one = transactionOf(1, { utr });
    const parts = { exchanges: [fetchOf(batchOf('B1', [one]))], ledgers: [ledgerOf([bookingOf(one)])] };
    expect(check.judge(evidenceOf({ ...parts, truth: { transactions: [one] } }))).toEqual({
      witnessed,
      findings: [],
    });
  });

  it('finds lost zeros, exponents and rounded digits, and changed accounts', () => {
    const ledgers = [
      ledgerOf([
        bookingOf(zeros, { utr: '12345' }),
        bookingOf(exponent, { utr: '10000000000' }),
        bookingOf(letters, { virtualAccountNumber: 'NaN' }),
      ]),
    ];
    const { witnessed, findings } = check.judge(evidenceOf({ ...SOUND, ledgers }));
    expect(witnessed).toBe(0);
    expect(findings).toEqual([
      { expected: 'KT000000000001 with UTR 000000012345', observed: 'KT000000000001 with UTR 12345' },
      {
        expected: 'KT000000000002 with UTR 0000000000001E10',
        observed: 'KT000000000002 with UTR 10000000000',
      },
      { expected: 'KT000000000003 on account ACME00000001', observed: 'KT000000000003 on account NaN' },
    ]);
  });

  it('witnesses nothing where nothing was pulled or told, or only plain references came', () => {
    const nothing = { witnessed: 0, findings: [] };
    expect(check.judge(evidenceOf({ ...SOUND, exchanges: [] }))).toEqual(nothing);
    expect(check.judge(evidenceOf({ ...SOUND, ledgers: [] }))).toEqual(nothing);
    const ledgers = [ledgerOf([bookingOf(plain), bookingOf(letters)])];
    expect(check.judge(evidenceOf({ ...SOUND, ledgers }))).toEqual(nothing);
  });
});

describe('VA-C-STR-01, of allowed remitters', () => {
  const told = (accountNumber: string): EvidenceParts => ({
    commands: [
      commandOf({
        operation: 'createAccounts',
        input: { accounts: [{ allowedRemitters: [{ accountNumber: '000123456789', ifsc: 'HDFC0000123' }] }] },
        reply: resultOf({ outcome: 'SUCCEEDED' }),
      }),
    ],
    truth: {
      virtualAccounts: [
        { virtualAccountNumber: 'ACME00000001', allowedRemitters: [{ accountNumber }] } as never,
        { virtualAccountNumber: 'ACME00000002' } as never,
      ],
    },
  });

  it('is content with the number as it was given, and with other remitters', () => {
    expect(check.judge(evidenceOf(told('000123456789'))).findings).toEqual([]);
    expect(check.judge(evidenceOf(told('999999999999'))).findings).toEqual([]);
    expect(check.judge(evidenceOf(told('000012003456789'))).findings).toEqual([]);
    const bare = { commands: [commandOf({ operation: 'createAccounts', input: { accounts: [{}] } })] };
    expect(check.judge(evidenceOf({ ...told('1'), ...bare })).findings).toEqual([]);
  });

  it('looks at remitters that a change added, and at no other command', () => {
    const remitters = [{ accountNumber: '0007' }, { accountNumber: 7 }];
    const of = (operation: 'modifyAccounts' | 'deleteAccounts', member: string) =>
      check.judge(
        evidenceOf({
          ...told('7'),
          commands: [commandOf({ operation, input: { changes: [{ [member]: remitters }] } })],
          ledgers: [ledgerOf([])],
        }),
      ).findings;
    const found = [
      { expected: 'the allowed remitter 0007', observed: 'the bank was told 7 for ACME00000001' },
    ];
    expect(of('modifyAccounts', 'addRemitters')).toEqual(found);
    expect(of('modifyAccounts', 'allowedRemitters')).toEqual(found);
    expect(of('deleteAccounts', 'addRemitters')).toEqual([]);
  });

  it('takes a zero inside a number for a part of it', () => {
    const input = { accounts: [{ allowedRemitters: [{ accountNumber: '120345678' }] }] };
    const commands = [commandOf({ operation: 'createAccounts', input })];
    expect(check.judge(evidenceOf({ ...told('12345678'), commands })).findings).toEqual([]);
  });

  it('finds one without its zeros', () => {
    expect(check.judge(evidenceOf(told('123456789'))).findings).toEqual([
      {
        expected: 'the allowed remitter 000123456789',
        observed: 'the bank was told 123456789 for ACME00000001',
      },
    ]);
  });
});
