import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, formatInstant, istDate, manualClock, parseInstant, startOfIstDate } from './clock.ts';

const instant = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2199, 11, 31) });

describe('the Indian clock', () => {
  it('turns the day at midnight IST, not UTC', () => {
    expect(istDate(Date.parse('2026-03-31T18:29:59.999Z'))).toBe('2026-03-31');
    expect(istDate(Date.parse('2026-03-31T18:30:00.000Z'))).toBe('2026-04-01');
  });

  it('writes every instant with milliseconds and the offset +05:30, and reads it back', () => {
    fc.assert(
      fc.property(instant, (at) => {
        const text = formatInstant(at);
        expect(text).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+05:30$/);
        expect(parseInstant(text)).toBe(at);
        expect(text.slice(0, 10)).toBe(istDate(at));
      }),
    );
  });

  it('finds the first instant of a day', () => {
    fc.assert(
      fc.property(instant, (at) => {
        const start = startOfIstDate(istDate(at));
        expect(start).toBeLessThanOrEqual(at);
        expect(at - start).toBeLessThan(DAY);
        expect(istDate(start - 1)).not.toBe(istDate(at));
      }),
    );
  });

  it.each(['2026-02-30', '2026-13-01', 'today', ''])('refuses %j as a day', (text) => {
    expect(() => startOfIstDate(text)).toThrow(RangeError);
  });

  it('stands still until it is moved, in tests', () => {
    const clock = manualClock(1000);
    clock.advance(500);
    expect(clock.now()).toBe(1500);
    clock.set(7);
    expect(clock.now()).toBe(7);
  });
});
