import type { ControlOperationId } from '../../spec/generated/control.operations.ts';
import type { components, operations } from '../../spec/generated/control.types.ts';
import type { HandlersOf } from '../contract/operation.ts';
import type { CallContext, WorldContext } from '../http/door.ts';

/** The wire shapes of the control contract by schema name. */
export type Wire = components['schemas'];

/** Operations that make, replace or keep worlds as a whole, and so run outside of their transactions. */
export type WorldOperationId =
  | 'resetWorld'
  | 'listWorlds'
  | 'createWorld'
  | 'deleteWorld'
  | 'listSnapshots'
  | 'createSnapshot'
  | 'deleteSnapshot'
  | 'restoreSnapshot'
  | 'exportSnapshot'
  | 'importSnapshot';

/** Every other operation: a map without one of them does not compile. */
export type ControlHandlers = HandlersOf<
  Exclude<ControlOperationId, WorldOperationId>,
  operations,
  CallContext
>;

export type WorldHandlers = HandlersOf<WorldOperationId, operations, WorldContext>;
