import { expect, it } from 'vitest';
import { LARGE, SMALL } from './games.ts';
import { MUTANTS, mutantSubjects } from './mutants.ts';
import { play } from './play.ts';

/** A bug that this many commands do not show is not seen by the suite. */
const COMMANDS = 20_000;

it('finds nothing in a bank without a bug that is wrapped in the same way', async () => {
  const subjects = mutantSubjects({ name: 'no bug', store: () => ({}), door: () => ({}) }, SMALL.batchLimit);
  const played = await play({ ...SMALL, subjects, commands: COMMANDS / 4, seed: 1, shrinks: false });
  expect(played.failure).toBeUndefined();
});

it.each(MUTANTS.map((mutant) => [mutant.name, mutant] as const))('sees a bank that %s', async (_, mutant) => {
  const game = mutant.large ? LARGE : SMALL;
  const subjects = mutantSubjects(mutant, game.batchLimit);
  const played = await play({ ...game, subjects, commands: COMMANDS, seed: 1, shrinks: false });
  expect(played.failure).toBeDefined();
});
