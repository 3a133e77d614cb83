import type { WorldFixture } from '../domain/world-fixture.ts';
import { readFixture } from '../fixtures.ts';
import { createSandbox } from '../index.ts';

/** Where a recording is played: a sandbox of its own, or one that is running. */
export interface Target {
  send(request: Request): Promise<Response>;
  /** What stands before every path: an origin, and the world's prefix. */
  readonly base: string;
  readonly controlToken: string | undefined;
  /** Whether the recording may move its clock. */
  readonly ownsClock: boolean;
  close(): Promise<void>;
}

/** The target cannot be made or reached: one line for the console. */
export class TargetError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'TargetError';
  }
}

/** How the sandbox of a replay is made. */
export interface FreshWorld {
  readonly fixture: string;
  readonly seed: string | undefined;
  /** Where its clock stands at first, RFC 3339. */
  readonly clock: string | undefined;
  /** Whether calls are held to their plans. */
  readonly plans: 'enforced' | 'off';
}

/** A sandbox in memory, just for this replay. @throws TargetError when fixture or clock are not there */
export async function freshTarget({ fixture, seed, clock, plans }: FreshWorld): Promise<Target> {
  let sandbox: Awaited<ReturnType<typeof createSandbox>>;
  try {
    sandbox = await createSandbox({ fixture, seed, startAt: clock, plans });
  } catch (error) {
    throw new TargetError(error instanceof Error ? error.message : String(error));
  }
  return {
    send: async (request) => await sandbox.fetch(request),
    base: 'http://localhost',
    controlToken: undefined,
    ownsClock: true,
    close: () => sandbox.close(),
  };
}

/** A sandbox that is running. @param url its origin, with the world's prefix if it is not the default one */
export function runningTarget(url: string, controlToken: string | undefined): Target {
  return {
    send: async (request) => await fetch(request, { redirect: 'manual' }),
    base: url.replace(/\/+$/, ''),
    controlToken,
    ownsClock: false,
    close: async () => {},
  };
}

/** How an application shows who it is. */
export interface Credential {
  readonly oauth: 'NONE' | '1.0' | '2.0';
  readonly apiKey: string;
  readonly clientSecret: string | undefined;
}

/** The credentials of a fixture's applications, by application id. */
export function credentialsOf(fixture: string): ReadonlyMap<string, Credential> {
  let world: WorldFixture;
  try {
    world = readFixture(fixture);
  } catch (error) {
    throw new TargetError(error instanceof Error ? error.message : String(error));
  }
  return new Map(
    world.organisations.flatMap(({ applications }) =>
      applications.map(({ applicationId, oauth, apiKey, clientSecret }) => [
        applicationId,
        { oauth, apiKey, clientSecret },
      ]),
    ),
  );
}
