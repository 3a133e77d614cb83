import { CONTROL_OPERATIONS } from '../../spec/generated/control.operations.ts';
import * as validators from '../../spec/generated/control.validators.js';
import type { Door } from '../http/door.ts';
import { authenticateOperator } from './authenticate.ts';
import { clockOperations } from './clock.ts';
import { creditOperations } from './credits.ts';
import { mailOperations } from './mails.ts';
import { notificationOperations } from './notifications.ts';
import type { ControlOptions } from './options.ts';
import { portalLevers } from './portal-levers.ts';
import { refundOutcomeOperations } from './refunds.ts';
import { snapshotOperations } from './snapshots.ts';
import type { ControlHandlers, WorldHandlers } from './wire.ts';
import { worldOperations } from './world.ts';
import { worldsOperations } from './worlds.ts';

/** 2 MiB: a thousand credit notices are more than a partner's call ever holds. */
const BODY_LIMIT = 2 * 1024 * 1024;
/** 64 MiB: a snapshot is a whole world. */
const SNAPSHOT_LIMIT = 64 * 1024 * 1024;

/** Door 3: the sandbox's own levers. */
export function controlDoor(options: ControlOptions): Door {
  const linkBase = (worldId: string) => options.linkBase(worldId);
  /** All operations of the control contract that work within a world: complete, or it does not compile. */
  const handlers: ControlHandlers = {
    ...creditOperations,
    ...clockOperations,
    ...refundOutcomeOperations,
    ...worldOperations,
    ...mailOperations(linkBase),
    ...notificationOperations,
    ...portalLevers(linkBase),
  };
  const worldHandlers: WorldHandlers = { ...worldsOperations(options), ...snapshotOperations(options) };
  return {
    operations: CONTROL_OPERATIONS,
    validators,
    handlers: handlers as unknown as Door['handlers'],
    worldHandlers: worldHandlers as unknown as NonNullable<Door['worldHandlers']>,
    logged: false,
    metered: false,
    bodyLimit: BODY_LIMIT,
    bodyLimits: { importSnapshot: SNAPSHOT_LIMIT },
    authenticate: authenticateOperator(options.token),
  };
}
