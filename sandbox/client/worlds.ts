import type { Fetch } from './fetch.ts';
import { ProblemError } from './problem-error.ts';
import { type WorldHandle, type WorldPartner, worldHandle } from './world.ts';

/** How a world begins. */
export interface WorldOptions {
  /** Name of a fixture: `demo` or `empty`; left out, that of the sandbox. */
  readonly fixture?: string;
  /** A snapshot to begin from, instead of a fixture. */
  readonly snapshot?: string;
  /** Makes what is random repeatable. */
  readonly seed?: string;
  /** Where its clock stands at first; left out, it shows the host's time. */
  readonly clock?: object;
}

/** A world of its own beside the default one, reached by a prefix. */
export interface SandboxWorld extends WorldHandle {
  /** How it is reached from elsewhere; undefined while the sandbox has no port. */
  readonly url: string | undefined;
  /** Removes it with everything in it. @throws ProblemError when there is none any more */
  delete(): Promise<void>;
}

/** A sandbox whose worlds are made and removed. */
export interface WorldsOf {
  readonly origin: string;
  readonly fetch: Fetch;
  readonly token?: string | undefined;
  /** How the sandbox is reached from elsewhere. */
  readonly url: string | undefined;
}

async function send({ origin, fetch, token }: WorldsOf, method: string, path: string, body?: object) {
  const headers = {
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
  };
  const init = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
  const response = await fetch(new Request(origin + path, init));
  const answer: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw new ProblemError(response, answer);
  return answer;
}

/** Makes a world. @throws ProblemError when the name is taken or an option is refused */
export async function makeWorld(
  sandbox: WorldsOf,
  name: string | undefined,
  options: WorldOptions = {},
): Promise<SandboxWorld> {
  const body = { ...(name !== undefined && { name }), ...options };
  const made = (await send(sandbox, 'POST', '/sandbox/v1/worlds', body)) as { world: string } & WorldPartner;
  const { world, ...partner } = made;
  const prefix = `/w/${world}`;
  const handle = worldHandle({ ...sandbox, name: world, prefix, partner });
  return Object.defineProperties({} as SandboxWorld, {
    ...Object.getOwnPropertyDescriptors(handle),
    url: { value: sandbox.url === undefined ? undefined : sandbox.url + prefix, enumerable: true },
    delete: {
      value: async () => {
        await send(sandbox, 'DELETE', `/sandbox/v1/worlds/${world}`);
      },
      enumerable: true,
    },
  });
}
