import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KeyMap } from './key-map.ts';

/** Enough to be split into shards. */
const MANY = 20_000;

function keyOf(n: number): string {
  return `KT${n.toString(36).padStart(8, '0')}`;
}

function filled(count: number): KeyMap<number> {
  const map = new KeyMap<number>();
  for (let n = 0; n < count; n++) map.set(keyOf(n), n);
  return map;
}

function valuesOf(parts: Iterable<Iterable<number>>): number[] {
  return [...parts].flatMap((part) => [...part]).sort((a, b) => a - b);
}

const upTo = (count: number): number[] => Array.from({ length: count }, (_, n) => n);

describe('a key map', () => {
  it.each([0, 1, 100, MANY])('holds %i entries like a Map', (count) => {
    const map = filled(count);
    expect(map.size).toBe(count);
    expect(valuesOf(map.values())).toEqual(upTo(count));
    expect(upTo(count).filter((n) => map.get(keyOf(n)) !== n)).toEqual([]);
    expect(map.get(keyOf(count))).toBeUndefined();
    map.set(keyOf(0), 7);
    map.set(keyOf(0), 8);
    expect(map.get(keyOf(0))).toBe(8);
    expect(map.size).toBe(Math.max(1, count));
    map.delete(keyOf(0));
    map.delete(keyOf(0));
    map.delete('never there');
    expect(map.size).toBe(Math.max(0, count - 1));
  });

  it('takes keys shorter than what it hashes, and empty ones', () => {
    const map = filled(MANY);
    for (const key of ['', 'a', 'ab']) map.set(key, key.length);
    expect(['', 'a', 'ab'].map((key) => map.get(key))).toEqual([0, 1, 2]);
  });

  it.each([10, MANY])('copies %i entries as they are, whatever happens while the copy is read', (count) => {
    const changes = fc.array(
      fc.tuple(fc.constantFrom('set', 'delete', 'read'), fc.integer({ min: 0, max: count * 2 })),
      { maxLength: 300 },
    );
    const check = (steps: [string, number][]): void => {
      const map = filled(count);
      const parts = map.copy().read();
      const copied: number[][] = [];
      for (const [step, n] of steps) {
        if (step === 'set') map.set(keyOf(n), -n);
        else if (step === 'delete') map.delete(keyOf(n));
        else {
          const part = parts.next();
          if (part.done !== true) copied.push([...part.value]);
        }
      }
      expect(valuesOf([...copied, ...parts])).toEqual(upTo(count));
    };
    fc.assert(fc.property(changes, check), { numRuns: count === MANY ? 8 : 50 });
  });

  it('copies what it held before it was split', () => {
    const map = filled(1_000);
    const copy = map.copy();
    for (let n = 1_000; n < MANY; n++) map.set(keyOf(n), n);
    expect(valuesOf(copy.read())).toEqual(upTo(1_000));
    expect(valuesOf(map.copy().read())).toEqual(upTo(MANY));
  });
});
