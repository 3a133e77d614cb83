import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Problem } from '../lib/errors.ts';
import { clockSetTo, frozenClock, offsetSeconds, runningClock, type WorldClock, worldNow } from './world.ts';

const anyInstant = fc.integer({ min: 0, max: 7_258_118_400_000 });
const anyClock: fc.Arbitrary<WorldClock> = fc.oneof(
  fc.constant<WorldClock>({ mode: 'REAL' }),
  fc.integer({ min: -1e12, max: 1e12 }).map((offset): WorldClock => ({ mode: 'OFFSET', offset })),
  anyInstant.map(frozenClock),
);

describe('worldNow', () => {
  it.each([
    [{ mode: 'REAL' }, 5000],
    [{ mode: 'OFFSET', offset: 300 }, 5300],
    [{ mode: 'OFFSET', offset: -300 }, 4700],
    [{ mode: 'FROZEN', at: 42 }, 42],
  ] as [WorldClock, number][])('of %j reads %i', (clock, reads) => {
    expect(worldNow(clock, 5000, 0)).toBe(reads);
  });

  it('is never before the last journalled instant, whatever the host does', () => {
    fc.assert(
      fc.property(anyClock, anyInstant, anyInstant, (clock, hostNow, last) => {
        expect(worldNow(clock, hostNow, last)).toBeGreaterThanOrEqual(last);
      }),
    );
  });
});

describe('clockSetTo', () => {
  it('puts any clock exactly where it is told, standing or running as told or as before', () => {
    fc.assert(
      fc.property(
        anyClock,
        anyInstant,
        fc.nat(1e12),
        fc.option(fc.boolean(), { nil: undefined }),
        (clock, hostNow, on, frozen) => {
          const now = worldNow(clock, hostNow, 0);
          const set = clockSetTo(now + on, frozen, { clock, now, hostNow });
          expect(worldNow(set, hostNow, 0)).toBe(now + on);
          const stands = frozen ?? clock.mode === 'FROZEN';
          expect(worldNow(set, hostNow + 1000, 0)).toBe(now + on + (stands ? 0 : 1000));
        },
      ),
    );
  });

  it('never goes back, not by a millisecond', () => {
    const world = { clock: { mode: 'REAL' } as const, now: 5000, hostNow: 5000 };
    expect(() => clockSetTo(4999, undefined, world)).toThrow(Problem);
    expect(clockSetTo(5000, undefined, world)).toEqual({ mode: 'REAL' });
  });
});

describe('runningClock', () => {
  it('is the host clock itself when it does not differ from it', () => {
    expect(runningClock(5000, 5000)).toEqual({ mode: 'REAL' });
    expect(runningClock(5001, 5000)).toEqual({ mode: 'OFFSET', offset: 1 });
  });
});

describe('offsetSeconds', () => {
  it('counts whole seconds towards zero, and none in mode REAL', () => {
    expect(offsetSeconds(frozenClock(6999), 6999, 5000)).toBe(1);
    expect(offsetSeconds(frozenClock(3001), 3001, 5000)).toBe(-1);
    expect(Object.is(offsetSeconds(frozenClock(4999), 4999, 5000), 0)).toBe(true);
    // After a step back of the host's clock the world waits for it; that is no offset of its own.
    expect(offsetSeconds({ mode: 'REAL' }, 9000, 5000)).toBe(0);
  });
});
