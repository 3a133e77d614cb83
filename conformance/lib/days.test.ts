import { describe, expect, it } from 'vitest';
import { dayAfter, indianDayOf, instantOf, isDay, utcDayOf } from './days.ts';

describe('the days of the kit', () => {
  it.each([
    ['2027-03-31T18:29:59Z', '2027-03-31'],
    ['2027-03-31T18:30:00Z', '2027-04-01'],
    ['2027-04-01T00:10:00+05:30', '2027-04-01'],
    ['2027-03-31T23:59:59.999+05:30', '2027-03-31'],
    ['2027-03-31T20:00:00-05:00', '2027-04-01'],
  ])('put %s on the Indian day %s', (instant, day) => {
    expect(indianDayOf(instant)).toBe(day);
    expect(indianDayOf(Date.parse(instant))).toBe(day);
  });

  it('know the day that a program in UTC would write', () => {
    expect(utcDayOf('2027-04-01T00:10:00+05:30')).toBe('2027-03-31');
    expect(utcDayOf('2027-04-01T05:30:00+05:30')).toBe('2027-04-01');
  });

  it('take no text without offset for an instant', () => {
    expect(instantOf('2027-04-01T00:10:00')).toBeUndefined();
    expect(instantOf('2027-04-01')).toBeUndefined();
    expect(instantOf('2027-13-01T00:00:00Z')).toBeUndefined();
    expect(instantOf('2027-04-01T00:10:00+05:30')).toBe(Date.UTC(2027, 2, 31, 18, 40));
    expect(() => indianDayOf('yesterday')).toThrow('"yesterday" is no instant');
    expect(() => indianDayOf(Number.NaN)).toThrow('"NaN" is no instant');
    expect(() => utcDayOf('2027-04-01')).toThrow('"2027-04-01" is no instant');
  });

  it('know the calendar', () => {
    expect(isDay('2028-02-29')).toBe(true);
    expect(isDay('2027-02-29')).toBe(false);
    expect(isDay('27-02-28')).toBe(false);
    expect(isDay('2027')).toBe(false);
    expect(isDay('2027-02')).toBe(false);
    expect(dayAfter('2027-03-31', 1)).toBe('2027-04-01');
    expect(dayAfter('2027-03-01', -1)).toBe('2027-02-28');
    expect(() => dayAfter('2027-02-30', 1)).toThrow(RangeError);
  });
});
