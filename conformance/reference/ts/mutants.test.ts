import { expect, it } from 'vitest';
import type { Behaviour } from './behaviour.ts';
import { correct } from './correct.ts';
import { MUTANTS } from './mutants.ts';

const FUNCTIONS = Object.keys(correct) as (keyof Behaviour)[];

it.each(MUTANTS.map((mutant) => [mutant.id, mutant] as const))(
  '%s differs from the correct client in one function',
  (_id, { behaviour }) => {
    expect(Object.keys(behaviour).sort()).toEqual([...FUNCTIONS].sort());
    expect(FUNCTIONS.filter((name) => behaviour[name] !== correct[name])).toHaveLength(1);
  },
);

it('has each mutant once, each with a sentence and the checks that it must fail', () => {
  expect(new Set(MUTANTS.map(({ id }) => id)).size).toBe(MUTANTS.length);
  for (const { breaks, words } of MUTANTS) {
    expect(words).toMatch(/^[A-Z].*\.$/);
    expect(breaks.length).toBeGreaterThan(0);
    for (const id of breaks) expect(id).toMatch(/^VA-C-[A-Z]{3}-[0-9]{2}$/);
  }
});

it('replaces every function on which a duty hangs', () => {
  const replaced = MUTANTS.flatMap(({ behaviour }) =>
    FUNCTIONS.filter((name) => behaviour[name] !== correct[name]),
  );
  expect(FUNCTIONS.filter((name) => !replaced.includes(name))).toEqual([]);
});
