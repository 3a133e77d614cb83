import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatInstant, HOUR, istDate, parseInstant } from '../lib/clock.ts';
import {
  amountFault,
  DEFAULT_UPI_LIMIT,
  isDated,
  nextHalfHour,
  PAYMENT_MODES,
  type PaymentMode,
  paymentIdentity,
  settlesHalfHourly,
  utrFault,
  utrFrom,
} from './payment-rail.ts';

function halfHourAfter(text: string): string {
  return formatInstant(nextHalfHour(parseInstant(text)));
}

describe('nextHalfHour', () => {
  it.each([
    ['2026-11-22T10:07:00+05:30', '2026-11-22T10:30:00.000+05:30'],
    ['2026-11-22T10:29:59.999+05:30', '2026-11-22T10:30:00.000+05:30'],
    ['2026-11-22T10:30:00+05:30', '2026-11-22T11:00:00.000+05:30'],
    ['2026-11-22T10:30:00.001+05:30', '2026-11-22T11:00:00.000+05:30'],
    ['2026-11-22T00:00:00+05:30', '2026-11-22T00:30:00.000+05:30'],
    ['2026-11-22T00:10:00+05:30', '2026-11-22T00:30:00.000+05:30'],
    ['2026-11-22T23:30:00+05:30', '2026-11-23T00:00:00.000+05:30'],
    ['2026-11-22T23:59:59.999+05:30', '2026-11-23T00:00:00.000+05:30'],
    ['2027-03-31T23:45:00+05:30', '2027-04-01T00:00:00.000+05:30'],
    ['2028-02-28T23:31:00+05:30', '2028-02-29T00:00:00.000+05:30'],
    ['2026-12-31T23:59:59.999+05:30', '2027-01-01T00:00:00.000+05:30'],
  ])('puts a receipt at %s off to %s', (receipt, due) => {
    expect(halfHourAfter(receipt)).toBe(due);
  });

  it('is strictly later, by half an hour at most, and reads :00 or :30 in India', () => {
    fc.assert(
      fc.property(fc.integer({ min: 946_684_800_000, max: 7_258_118_400_000 }), (at) => {
        const due = nextHalfHour(at);
        expect(due).toBeGreaterThan(at);
        expect(due - at).toBeLessThanOrEqual(HOUR / 2);
        expect(formatInstant(due)).toMatch(/T[0-9]{2}:(00|30):00\.000\+05:30$/);
      }),
    );
  });

  it('books a NEFT credit received at 23:45 on the next IST day', () => {
    expect(istDate(nextHalfHour(parseInstant('2027-03-31T23:45:00+05:30')))).toBe('2027-04-01');
  });
});

describe('amountFault', () => {
  it.each([
    ['RTGS', 199_999_99, false],
    ['RTGS', 200_000_00, true],
    ['RTGS', 999_999_999_999_999, true],
    ['IMPS', 500_000_00, true],
    ['IMPS', 500_000_01, false],
    ['IMPS', 1, true],
    ['UPI', 100_000_00, true],
    ['UPI', 100_000_01, false],
    ['NEFT', 1, true],
    ['NEFT', 999_999_999_999_999, true],
    ['FUNDS_TRANSFER', 1, true],
    ['FUNDS_TRANSFER', 999_999_999_999_999, true],
  ] as const)('%s carries %i paise: %s', (mode, amount, carried) => {
    expect(amountFault(mode, amount, DEFAULT_UPI_LIMIT) === undefined).toBe(carried);
  });

  it('takes the UPI limit from the world, and no other rail does', () => {
    expect(amountFault('UPI', 5001, 5000)).toContain('50.00 or less, not 50.01');
    expect(amountFault('UPI', 5000, 5000)).toBeUndefined();
    expect(amountFault('IMPS', 5001, 5000)).toBeUndefined();
  });
});

describe('utrFault', () => {
  it.each([
    ['NEFT', 'N123456789012345', true],
    ['NEFT', 'N12345678901234', false],
    ['NEFT', 'n123456789012345', false],
    ['NEFT', 'N12345678901234\n', false],
    ['RTGS', 'ICICR52026112200000001', true],
    ['RTGS', 'ICICR5202611220000001', false],
    ['IMPS', '000123456789', true],
    ['IMPS', '00012345678A', false],
    ['IMPS', '0001234567890', false],
    ['UPI', '632614000001', true],
    ['UPI', '६३२६१४०००००१', false],
    ['FUNDS_TRANSFER', 'KHFT263260000001', true],
    ['FUNDS_TRANSFER', '123456789012', false],
  ] as const)('on %s finds %j in form: %s', (mode, utr, fits) => {
    expect(utrFault(mode, utr) === undefined).toBe(fits);
  });
});

describe('utrFrom', () => {
  it('makes every draw a UTR of the rail', () => {
    const letters = fc.string({
      unit: fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'),
      minLength: 12,
      maxLength: 12,
    });
    fc.assert(
      fc.property(letters, fc.constantFrom(...PAYMENT_MODES), (drawn, mode) => {
        expect(utrFault(mode, utrFrom(mode, `KHTA${drawn}`))).toBeUndefined();
      }),
    );
  });
});

describe('paymentIdentity', () => {
  it.each([
    ['NEFT', false],
    ['RTGS', false],
    ['FUNDS_TRANSFER', false],
    ['IMPS', true],
    ['UPI', true],
  ] as [PaymentMode, boolean][])('of %s has the value date in it: %s', (mode, dated) => {
    const identity = (date: string) => paymentIdentity(mode, '123456789012', date);
    expect(identity('2026-11-22') !== identity('2026-11-23')).toBe(dated);
    expect(isDated(mode)).toBe(dated);
  });

  it('keeps rails apart that share references', () => {
    const of = (mode: PaymentMode) => paymentIdentity(mode, '123456789012', '2026-11-22');
    expect(new Set(PAYMENT_MODES.map(of)).size).toBe(PAYMENT_MODES.length);
  });
});

it('lets only NEFT wait for a half hour', () => {
  expect(PAYMENT_MODES.filter(settlesHalfHourly)).toEqual(['NEFT']);
});
