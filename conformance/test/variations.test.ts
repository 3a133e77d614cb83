import { beforeAll, expect, test } from 'vitest';
import { CHECKS } from '../checks/index.ts';
import { referenceSource } from '../reference/in-process.ts';
import { type Matrix, playMatrix } from '../reference/matrix.ts';
import type { Behaviour } from '../reference/ts/behaviour.ts';
import { correct } from '../reference/ts/correct.ts';
import { SCENARIOS } from '../scenarios/index.ts';

/**
 * Clients that use what the contract leaves free in another way than both reference clients: no check may hold it against them, and
 * every one must still see what it wants to see.
 */
const VARIATIONS: Readonly<Record<string, Behaviour>> = {
  'sends no customerReference': { ...correct, createItem: ({ customerReference: _, ...item }) => item },
  'sends references of its own': {
    ...correct,
    createItem: (item) => ({ ...item, customerReference: `OWN-${item['virtualAccountNumber']}` }),
  },
};

/** Stories whose checks ask whose an account is. */
const STORIES = [
  'CREATE_UNANSWERED',
  'CREATE_KILLED',
  'CREATE_LOST_THEN_DOWN',
  'NAMES_IN_EVERY_SCRIPT',
  'PART_OF_A_BULK',
  'UNREADABLE_ANSWERS',
];

let played: Matrix;

beforeAll(async () => {
  played = await playMatrix({
    clients: Object.entries(VARIATIONS).map(([id, behaviour]) => ({
      id,
      breaks: [],
      sourceFor: () => referenceSource(behaviour),
    })),
    checks: CHECKS,
    scenarios: SCENARIOS.filter(({ id }) => STORIES.includes(id)),
    plays: () => true,
    seed: 1,
    atOnce: 6,
  });
}, 60_000);

test.each(Object.keys(VARIATIONS))('a client that %s passes, and witnesses as much', (id) => {
  const nothing = { fail: [], notExercised: [] };
  expect(played[id]).toEqual(Object.fromEntries(STORIES.map((story) => [story, nothing])));
});
