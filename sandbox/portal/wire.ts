import type { PortalOperationId } from '../../spec/generated/portal.operations.ts';
import type { components, operations } from '../../spec/generated/portal.types.ts';
import type { HandlersOf } from '../contract/operation.ts';
import type { CallContext, WorldContext } from '../http/door.ts';
import type { Actor } from '../services/portal.ts';
import type { SignedIn } from '../services/sessions.ts';

/** The wire shapes of the portal contract by schema name. */
export type Wire = components['schemas'];

/** Who is signed in; without a session, a name only. */
export interface Visitor extends Actor {
  /** Absent where the operation needs no session. */
  readonly signedIn?: SignedIn;
  /** The value of the session's cookie, whatever it is worth. */
  readonly cookie: string | undefined;
  /** Writes the cookie's header: a token, or undefined to forget it. */
  setCookie(token: string | undefined): Record<string, string>;
}

/** Operations with slow work (password hashes) between two transactions. */
export type SlowOperationId = 'createSession';

/** Every other operation: a map without one of them does not compile. */
export type PortalHandlers = HandlersOf<
  Exclude<PortalOperationId, SlowOperationId>,
  operations,
  CallContext<Visitor>
>;

export type SlowHandlers = HandlersOf<SlowOperationId, operations, WorldContext<Visitor>>;

/** The signed-in person. @throws TypeError where an operation with roles was given a caller without a session */
export function signedInOf(visitor: Visitor): SignedIn {
  if (visitor.signedIn === undefined) throw new TypeError('this operation was let in without a session');
  return visitor.signedIn;
}
