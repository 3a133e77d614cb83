import { afterAll, afterEach, test as base, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { unwrap } from './client/problem-error.ts';
import { useSandbox } from './jest.ts';
import { type SandboxFixtures, sandboxFixtures } from './vitest.ts';

const fixtureTest = base.extend<SandboxFixtures>(sandboxFixtures({ fixture: 'empty' }));

describe('the fixtures for vitest', () => {
  const seen: string[] = [];

  fixtureTest('give a test a world of the fixture that was asked for', async ({ world, sandbox }) => {
    seen.push(world.name);
    expect((await unwrap(world.control.GET('/sandbox/v1/world'))).counts.credits).toBe(0);
    const { data } = await unwrap(sandbox.control.GET('/sandbox/v1/worlds'));
    expect(data.map((listed) => listed.world)).toContain(world.name);
  });

  fixtureTest('give the next test another, and the first is gone', async ({ world, sandbox }) => {
    expect(seen).toHaveLength(1);
    expect(seen).not.toContain(world.name);
    const { data } = await unwrap(sandbox.control.GET('/sandbox/v1/worlds'));
    expect(data.map((listed) => listed.world)).not.toContain(seen[0]);
  });
});

it('says that there is no world outside of a test', () => {
  const never = () => {};
  const hooks = { beforeAll: never, afterAll: never, beforeEach: never, afterEach: never };
  expect(() => useSandbox({}, hooks).world).toThrow(/no world yet/);
});

describe('the hooks for jest and others', () => {
  const khata = useSandbox({}, { beforeAll, afterAll, beforeEach, afterEach });
  const seen: string[] = [];

  it('give a test a world', () => {
    seen.push(khata.world.name);
    expect(khata.world.name).not.toBe(khata.sandbox.name);
  });

  it('have another world in each test', () => {
    expect(seen).not.toContain(khata.world.name);
  });

  it('bear a test that removes its world itself', async () => {
    await khata.world.delete();
    expect((await khata.world.fetch('/v1/virtual-accounts')).status).toBe(404);
  });
});
