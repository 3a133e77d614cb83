import { HOUR, type Instant, type IstDate } from '../lib/clock.ts';
import { formatAmount, type Paise } from '../lib/money.ts';

/** The ways money arrives: the payment modes of the contract. */
export const PAYMENT_MODES = ['NEFT', 'RTGS', 'IMPS', 'UPI', 'FUNDS_TRANSFER'] as const;
export type PaymentMode = (typeof PAYMENT_MODES)[number];

/** What distinguishes one rail from another. */
interface Rail {
  readonly utrPattern: RegExp;
  readonly utrForm: string;
  /** Smallest amount it carries. */
  readonly minimum?: Paise;
  /** Largest amount it carries; UPI's is a setting of the world. */
  readonly maximum?: Paise;
  /** Whether its references repeat from day to day, so that the value date is part of a payment's identity. */
  readonly dated: boolean;
  /** NEFT settles in half-hourly rounds; every other rail at once. */
  readonly settles: 'AT_ONCE' | 'HALF_HOURLY';
}

const LETTERS_16 = { utrPattern: /^[A-Z0-9]{16}$/, utrForm: '16 capital letters or digits' };
const DIGITS_12 = { utrPattern: /^[0-9]{12}$/, utrForm: '12 digits' };

/** The rails' rules, from contract.md, "Credits, the stream and batches". */
const RAILS: Readonly<Record<PaymentMode, Rail>> = {
  NEFT: { ...LETTERS_16, dated: false, settles: 'HALF_HOURLY' },
  RTGS: {
    utrPattern: /^[A-Z0-9]{22}$/,
    utrForm: '22 capital letters or digits',
    minimum: 200_000_00,
    dated: false,
    settles: 'AT_ONCE',
  },
  IMPS: { ...DIGITS_12, maximum: 500_000_00, dated: true, settles: 'AT_ONCE' },
  UPI: { ...DIGITS_12, dated: true, settles: 'AT_ONCE' },
  FUNDS_TRANSFER: { ...LETTERS_16, dated: false, settles: 'AT_ONCE' },
};

/** Largest UPI amount unless the world's settings say otherwise: ₹1,00,000.00. */
export const DEFAULT_UPI_LIMIT: Paise = 100_000_00;

/** What is wrong with a UTR on this rail, in words; undefined when it has the rail's form. */
export function utrFault(mode: PaymentMode, utr: string): string | undefined {
  const rail = RAILS[mode];
  if (rail.utrPattern.test(utr)) return undefined;
  return `a UTR of ${mode} has ${rail.utrForm}; ${utr} has not`;
}

/**
 * What is wrong with an amount on this rail, in words; undefined when the rail carries it.
 * @param upiLimit the world's largest UPI amount, in paise
 */
export function amountFault(mode: PaymentMode, amount: Paise, upiLimit: Paise): string | undefined {
  const { minimum, maximum = mode === 'UPI' ? upiLimit : undefined } = RAILS[mode];
  if (minimum !== undefined && amount < minimum) {
    return `${mode} carries ${formatAmount(minimum)} or more, not ${formatAmount(amount)}`;
  }
  if (maximum !== undefined && amount > maximum) {
    return `${mode} carries ${formatAmount(maximum)} or less, not ${formatAmount(amount)}`;
  }
  return undefined;
}

/** Whether payments of this rail wait for a half hour before they are judged and posted. */
export function settlesHalfHourly(mode: PaymentMode): boolean {
  return RAILS[mode].settles === 'HALF_HOURLY';
}

/** Whether the value date is part of a payment's identity on this rail (12-digit references). */
export function isDated(mode: PaymentMode): boolean {
  return RAILS[mode].dated;
}

/**
 * The next half hour strictly after an instant. +05:30 is a whole number of half hours away from UTC, so
 * the half hours of India are those of the epoch.
 */
export function nextHalfHour(after: Instant): Instant {
  const halfHour = HOUR / 2;
  return (Math.floor(after / halfHour) + 1) * halfHour;
}

/** What names one payment: rail and UTR, and the value date where references repeat from day to day. */
export function paymentIdentity(mode: PaymentMode, utr: string, valueDate: IstDate): string {
  return isDated(mode) ? `${mode}|${utr}|${valueDate}` : `${mode}|${utr}`;
}

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * A UTR in the form of a rail, for a notice that came without one.
 * @param draw a drawn identifier of 16 letters, of which the last 12 are Crockford base 32
 */
export function utrFrom(mode: PaymentMode, draw: string): string {
  const letters = draw.slice(-12);
  switch (mode) {
    case 'NEFT':
      return draw;
    case 'RTGS':
      return `KHTAR00000${letters}`;
    case 'FUNDS_TRANSFER':
      return `KHFT${letters}`;
    case 'IMPS':
    case 'UPI':
      // Two letters can give the same digit: the caller draws again when the number is taken that day.
      return Array.from(letters, (letter) => CROCKFORD.indexOf(letter) % 10).join('');
  }
}
