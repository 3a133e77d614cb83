import { describe, expect, test } from 'vitest';
import { readRequirements } from '../../scripts/spec/requirement-rows.ts';
import { CHECKS } from '../checks/index.ts';
import { packageRoot } from '../lib/package-root.ts';
import { PROFILE_NAMES, profileOf } from '../profiles/profiles.ts';
import { CONTROLS } from '../reference/kill-matrix.ts';
import { SCENARIOS } from '../scenarios/index.ts';

const rows = readRequirements(packageRoot());
const partners = rows.filter(({ party }) => party === 'partner');
const byId = new Map(rows.map((row) => [row.id, row]));

describe('requirements and checks', () => {
  test('every duty of a partner has a check, or says why it has none', () => {
    const uncovered = partners.filter(({ check, excluded }) => check === null && excluded === undefined);
    expect(uncovered).toEqual([]);
  });

  test.each(partners.flatMap(({ id, check }) => (check === null ? [] : [[id, check] as const])))(
    '%s is proved by %s, which names it',
    (id, check) => {
      expect(CHECKS.find((one) => one.id === check)?.requirements).toContain(id);
    },
  );

  test.each(CHECKS.map((check) => [check.id, check] as const))(
    '%s names rows that exist, and binds no more than they do',
    (id, check) => {
      expect(check.requirements).not.toEqual([]);
      for (const name of check.requirements) {
        const row = byId.get(name);
        expect(row?.party, `${id} names ${name}`).toBe('partner');
        // A check may only tell what a SHOULD says, never fail for it.
        if (check.level === 'MUST') expect(row?.level, `${id} is a MUST by ${name}`).toBe('MUST');
      }
    },
  );
});

describe('checks and scenarios', () => {
  const scenarios = new Set(SCENARIOS.map(({ id }) => id));

  test('have ids of their own', () => {
    expect(new Set(CHECKS.map(({ id }) => id)).size).toBe(CHECKS.length);
    expect(scenarios.size).toBe(SCENARIOS.length);
  });

  test.each(CHECKS.map((check) => [check.id, check] as const))(
    '%s is judged by scenarios that there are, and can be explained',
    (id, check) => {
      expect(id).toMatch(/^VA-C-[A-Z]{3}-\d{2}$/);
      expect(check.scenarios).not.toEqual([]);
      for (const scenario of check.scenarios)
        expect(scenarios, `${id} names ${scenario}`).toContain(scenario);
      const { how, why, fix } = check.explain;
      for (const text of [check.title, check.witness, how, why, fix])
        expect(text.trim().length).toBeGreaterThan(10);
    },
  );

  test('every scenario serves a check', () => {
    const used = new Set(CHECKS.flatMap((check) => check.scenarios));
    expect([...scenarios].filter((id) => !used.has(id))).toEqual([]);
  });

  test('the controls of the matrix are three', () => {
    expect(CONTROLS.filter((id) => scenarios.has(id))).toHaveLength(3);
  });
});

/** Ids are for ever: this list only grows. */
test('no id of a check is ever lost', () => {
  expect(CHECKS.map(({ id, level }) => `${id} ${level}`).sort()).toMatchSnapshot();
});

test.each(PROFILE_NAMES)('what the profile %s demands is frozen', (name) => {
  expect(profileOf(name, CHECKS).required).toMatchSnapshot();
});
