import type { components } from '../../spec/generated/control.types.ts';
import { createControlClient } from './control.ts';
import type { Fetch } from './fetch.ts';
import { ProblemError, unwrap } from './problem-error.ts';
import { type WorldHandle, worldHandle } from './world.ts';

type Schemas = components['schemas'];

/** How a world begins: as a fixture or as a snapshot, with a seed and a clock of its own. */
export type WorldOptions = Omit<Schemas['CreateWorldRequest'], 'name'>;

/** A world of its own beside the default one, reached by a prefix. */
export interface SandboxWorld extends WorldHandle {
  /** How it is reached from elsewhere; undefined while the sandbox has no port. */
  readonly url: string | undefined;
  /** The keys of all its usable applications. */
  readonly applications: readonly Schemas['WorldCredential'][];
  /** Removes it with everything in it. @throws ProblemError when there is none any more */
  delete(): Promise<void>;
}

/** A sandbox in which worlds are made and removed. */
export interface WorldsOf {
  /** Scheme, host and port, without a slash at the end. */
  readonly origin: string;
  readonly fetch: Fetch;
  /** The control token, where the sandbox wants one. */
  readonly token?: string | undefined;
  /** How the sandbox is reached from elsewhere. */
  readonly url: string | undefined;
}

/**
 * Makes a world.
 * @param name left out, one is made up
 * @throws ProblemError when the name is taken or an option is refused
 * @throws Error when what it begins as has no partner with an API key
 */
export async function makeWorld(
  sandbox: WorldsOf,
  name: string | undefined,
  options: WorldOptions = {},
): Promise<SandboxWorld> {
  const { origin, fetch, token, url } = sandbox;
  const control = createControlClient({ baseUrl: origin, fetch, token });
  const body = { ...(name !== undefined && { name }), ...options };
  const { world, prefix, partner, applications } = await unwrap(control.POST('/sandbox/v1/worlds', { body }));
  const remove = async () => {
    await unwrap(control.DELETE('/sandbox/v1/worlds/{world}', { params: { path: { world } } }));
  };
  if (partner === undefined) {
    await remove();
    throw new Error(`khata: world ${world} has no partner with an API key; make it by the control client`);
  }
  const handle = worldHandle({ name: world, origin, prefix, partner, fetch, token });
  const own = { url: url === undefined ? undefined : url + prefix, applications, delete: remove };
  return Object.defineProperties({} as SandboxWorld, {
    ...Object.getOwnPropertyDescriptors(handle),
    ...Object.getOwnPropertyDescriptors(own),
  });
}

/** Removes a world that a test may have removed itself. */
export async function tidyAway(world: SandboxWorld): Promise<void> {
  try {
    await world.delete();
  } catch (error) {
    if (!(error instanceof ProblemError && error.code === 'WORLD_NOT_FOUND')) throw error;
  }
}
