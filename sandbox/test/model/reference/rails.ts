import type { Mode } from '../subject.ts';

/** UTR length and alphabet, rail by rail. */
export function utrFits(mode: Mode, utr: string): boolean {
  const digits = mode === 'IMPS' || mode === 'UPI';
  const length = digits ? 12 : mode === 'RTGS' ? 22 : 16;
  if (utr.length !== length) return false;
  for (const letter of utr) {
    const digit = letter >= '0' && letter <= '9';
    if (!digit && (digits || letter < 'A' || letter > 'Z')) return false;
  }
  return true;
}

/** Whether a rail carries an amount. */
export function amountFits(mode: Mode, amount: number, upiLimit: number): boolean {
  if (mode === 'RTGS') return amount >= 20_000_000;
  if (mode === 'IMPS') return amount <= 50_000_000;
  return mode === 'UPI' ? amount <= upiLimit : true;
}

/** The name of a payment: references of 12 digits repeat from day to day. */
export function identityOf(mode: Mode, utr: string, day: string): string {
  return mode === 'IMPS' || mode === 'UPI' ? [mode, utr, day].join(' ') : [mode, utr].join(' ');
}
