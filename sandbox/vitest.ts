/**
 * `khata/vitest`: fixtures for `test.extend`. Vitest itself is not imported: whatever version the project has is the one
 * that runs. Each test file has a sandbox in its own process, and each test that asks for it a world of its own.
 */
import { type SandboxWorld, tidyAway } from './client/worlds.ts';
import { createSandbox, type Sandbox, type SandboxOptions } from './index.ts';

export type { Sandbox, SandboxOptions, SandboxWorld };

/** What tests are given. */
export interface SandboxFixtures {
  /** One for the whole file. */
  sandbox: Sandbox;
  /** A new one for each test that names it. */
  world: SandboxWorld;
}

/** Waits, with the value handed out, until the test is over. */
type Use<T> = (value: T) => Promise<void>;

/** The fixtures as `test.extend` wants them. */
export interface SandboxFixtureDefinitions {
  readonly sandbox: [(context: object, use: Use<Sandbox>) => Promise<void>, { readonly scope: 'file' }];
  readonly world: (context: { sandbox: Sandbox }, use: Use<SandboxWorld>) => Promise<void>;
}

/**
 * Fixtures for vitest:
 *
 * ```ts
 * import { test as base } from 'vitest';
 * import { type SandboxFixtures, sandboxFixtures } from 'khata/vitest';
 * const test = base.extend<SandboxFixtures>(sandboxFixtures());
 * test('opens an account', async ({ world }) => { … world.bank.POST('/v1/virtual-accounts', …) … });
 * ```
 * @param options as for createSandbox
 */
export function sandboxFixtures(options: SandboxOptions = {}): SandboxFixtureDefinitions {
  return {
    sandbox: [
      // Vitest reads what a fixture needs off its first parameter, which must be a pattern.
      // biome-ignore lint/correctness/noEmptyPattern: it needs none
      async ({}, use) => {
        const sandbox = await createSandbox(options);
        await use(sandbox);
        await sandbox.close();
      },
      { scope: 'file' },
    ],
    world: async ({ sandbox }, use) => {
      const world = await sandbox.world();
      await use(world);
      await tidyAway(world);
    },
  };
}
