import type { Command, Moment } from './commands.ts';
import { dayOf, halfHourAfter, shiftDay } from './reference/calendar.ts';
import { FIRMS } from './reference/world.ts';
import type { Answer, Notice } from './subject.ts';

/** The pools from which commands pick: small, so that things meet again. */

/** Two of ACME, one of BETA, one of nobody. */
export const PHYSICALS = [...FIRMS.ACME.physical, ...FIRMS.BETA.physical, '999999999'];
const NUMBERS = [0, 1, 2, 3, 4, 5, 6]
  .map((n) => `ACME0000000${n}`)
  .concat('GAMA00000007', 'BETA00000008', 'BETA00000009');
const CLIENTS = ['', 'acme retail pvt ltd'];
const REASONS = ['CUSTOMER_EXITED', 'DUPLICATE', 'ERROR', 'OTHER'] as const;

export function numberAt(n: number): string {
  return NUMBERS[n] ?? 'ACME00000000';
}

export function physicalAt(n: number | undefined): string | undefined {
  return n === undefined ? undefined : PHYSICALS[n];
}

export function clientAt(n: number, own: string): string {
  return n === 0 ? own : (CLIENTS[n - 1] ?? '');
}

export function reasonAt(n: number): (typeof REASONS)[number] {
  return REASONS[n % REASONS.length] ?? 'OTHER';
}

export function utrAt(mode: Notice['paymentMode'], n: number): string | undefined {
  if (n === -2) return undefined;
  const digits = mode === 'UPI' || mode === 'IMPS';
  if (n === -1) return digits ? 'KHFT263260000001' : '000000000001';
  const length = digits ? 12 : mode === 'RTGS' ? 22 : 16;
  return n.toString().padStart(length, '0');
}

export function instantFor(to: Moment, now: number): number {
  switch (to) {
    case 'now':
      return now;
    case 'past':
      return now - 1;
    case 'half hour':
      return halfHourAfter(now);
    case 'before half hour':
      return Math.max(now, halfHourAfter(now) - 1);
    case 'midnight':
      return midnightAfter(now);
    case 'before midnight':
      return Math.max(now, midnightAfter(now) - 1);
  }
}

function midnightAfter(now: number): number {
  return Date.parse(`${shiftDay(dayOf(now), 1)}T00:00:00+05:30`);
}

/** Without the members that are undefined. */
export function defined<T extends object>(members: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

/** What an answer came to, in a word or two for each of its items. */
export function outcomesOf(answer: Answer<unknown>, op: Command['op'] | 'drain'): string[] {
  if (answer.replayed) return ['replayed'];
  if (!answer.ok) return [answer.code];
  const { value } = answer;
  if (Array.isArray(value)) return value.map((item: { code?: string }) => item.code ?? 'ok');
  if (typeof value !== 'object' || value === null) return ['ok'];
  if ('outcome' in value) {
    const { outcome, isNew, reason } = value as { outcome: string; isNew: boolean; reason?: string };
    return [isNew ? (reason ?? outcome) : `${outcome} again`];
  }
  if (op === 'fetch' && 'isNew' in value && 'batch' in value) {
    return [value.batch === null ? 'nothing' : value.isNew === true ? 'new' : 'open'];
  }
  if ('status' in value) return [String(value.status)];
  if ('data' in value) return [Array.isArray(value.data) && value.data.length > 0 ? 'some' : 'none'];
  return ['ok'];
}
