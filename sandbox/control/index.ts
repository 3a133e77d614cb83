import { CONTROL_OPERATIONS } from '../../spec/generated/control.operations.ts';
import * as validators from '../../spec/generated/control.validators.js';
import type { Door, WorldRuntime } from '../http/door.ts';
import { formatInstant } from '../lib/clock.ts';
import { authenticateOperator } from './authenticate.ts';
import { clockOperations } from './clock.ts';
import { creditOperations } from './credits.ts';
import { faultOperations } from './faults.ts';
import { mailOperations } from './mails.ts';
import { portalLevers } from './portal-levers.ts';
import { refundOutcomeOperations } from './refunds.ts';
import type { ControlHandlers, WorldHandlers } from './wire.ts';
import { worldOperations } from './world.ts';

/** 2 MiB: a thousand credit notices are more than a partner's call ever holds. */
const BODY_LIMIT = 2 * 1024 * 1024;

export interface ControlOptions {
  /** The control token; without one only local requests are served. */
  readonly token: string | undefined;
  /** What links of a world begin with: an origin, and the world's prefix. */
  linkBase(worldId: string): string;
  /**
   * Puts a world back to its fixture.
   * @returns the fixture's name, the world's instant in epoch ms, and the new set-up link where there is no admin
   */
  reset(world: WorldRuntime): Promise<{ fixture: string; at: number; setupPath: string | undefined }>;
}

/** Door 3: the sandbox's own levers. */
export function controlDoor(options: ControlOptions): Door {
  const linkBase = (worldId: string) => options.linkBase(worldId);
  /** All operations of the control contract that work within a world: complete, or it does not compile. */
  const handlers: ControlHandlers = {
    ...creditOperations,
    ...clockOperations,
    ...refundOutcomeOperations,
    ...worldOperations,
    ...faultOperations,
    ...mailOperations(linkBase),
    ...portalLevers(linkBase),
  };
  const worldHandlers: WorldHandlers = {
    async resetWorld(_call, { world }) {
      const { fixture, at, setupPath } = await options.reset(world);
      const setup = setupPath === undefined ? {} : { setupUrl: linkBase(world.id) + setupPath };
      return { status: 200, body: { world: world.id, fixture, resetAt: formatInstant(at), ...setup } };
    },
  };
  return {
    operations: CONTROL_OPERATIONS,
    validators,
    handlers: handlers as unknown as Door['handlers'],
    worldHandlers: worldHandlers as unknown as NonNullable<Door['worldHandlers']>,
    logged: false,
    metered: false,
    bodyLimit: BODY_LIMIT,
    authenticate: authenticateOperator(options.token),
  };
}
