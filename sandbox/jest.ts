/**
 * `khata/jest`: a sandbox for each test file and a world for each test, by the hooks that jest, vitest with globals and
 * mocha have as globals, and node:test to hand over.
 */
import { type SandboxWorld, tidyAway } from './client/worlds.ts';
import { createSandbox, type Sandbox, type SandboxOptions } from './index.ts';

export type { Sandbox, SandboxOptions, SandboxWorld };

type Hook = (work: () => Promise<void>) => void;

/** When things are made and removed. */
export interface Hooks {
  readonly beforeAll: Hook;
  readonly afterAll: Hook;
  readonly beforeEach: Hook;
  readonly afterEach: Hook;
}

/** What there is while tests run. */
export interface SandboxForTests {
  /** The file's sandbox. @throws Error outside of the file's tests */
  readonly sandbox: Sandbox;
  /** The running test's world. @throws Error outside of a test */
  readonly world: SandboxWorld;
}

function present<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new Error(`khata: there is no ${name} yet; use it inside a test or a hook`);
  return value;
}

/**
 * A sandbox for this file, and a new world for each of its tests.
 *
 * ```ts
 * const { useSandbox } = require('khata/jest');
 * const khata = useSandbox();
 * test('opens an account', async () => { … khata.world.bank.POST('/v1/virtual-accounts', …) … });
 * ```
 * @param options as for createSandbox
 * @param hooks left out, the globals of these names; for node:test its own:
 *   `{ beforeAll: before, afterAll: after, beforeEach, afterEach }`
 */
export function useSandbox(
  options: SandboxOptions = {},
  hooks: Hooks = globalThis as unknown as Hooks,
): SandboxForTests {
  let sandbox: Sandbox | undefined;
  let world: SandboxWorld | undefined;
  hooks.beforeAll(async () => {
    sandbox = await createSandbox(options);
  });
  hooks.beforeEach(async () => {
    world = await sandbox?.world();
  });
  hooks.afterEach(async () => {
    if (world !== undefined) await tidyAway(world);
    world = undefined;
  });
  hooks.afterAll(async () => {
    await sandbox?.close();
    sandbox = undefined;
  });
  return {
    get sandbox() {
      return present(sandbox, 'sandbox');
    },
    get world() {
      return present(world, 'world');
    },
  };
}
