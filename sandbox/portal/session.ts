import { formatInstant } from '../lib/clock.ts';
import {
  closeSession,
  type MarkedSession,
  type SignedIn,
  type SignInContext,
  signIn,
} from '../services/sessions.ts';
import { type PortalHandlers, type SlowHandlers, signedInOf, type Visitor, type Wire } from './wire.ts';

/** A session as every operation that opens or shows one answers it. */
export function presentSession({ user, session, csrfToken }: SignedIn): Wire['Session'] {
  const { userId, username, firstName, lastName, email, role, organisationId } = user;
  return {
    userId,
    username,
    firstName,
    lastName,
    email,
    role,
    ...(organisationId !== undefined && { organisationId }),
    csrfToken,
    expiresAt: formatInstant(session.expiresAt),
  };
}

/** What a sign-in is told of the browser that it comes from. */
export function signInContextOf({ cookie, deviceMark }: Visitor, requestId: string): SignInContext {
  return { oldToken: cookie, deviceMark, requestId };
}

/** The answer of every operation that signs somebody in. */
export function signedInAnswer(caller: Visitor, opened: MarkedSession) {
  const headers = caller.signedInCookies(opened.token, opened.deviceMark);
  return { status: 201, headers, body: presentSession(opened) } as const;
}

export const sessionOperations: Pick<PortalHandlers, 'getSession' | 'deleteSession'> = {
  getSession: (_call, { caller }) => ({ status: 200, body: presentSession(signedInOf(caller)) }),

  async deleteSession(_call, { unit, caller }) {
    const signedIn = signedInOf(caller);
    await closeSession(unit, caller, signedIn);
    return { status: 200, headers: caller.endedCookie(), body: presentSession(signedIn) };
  },
};

export const slowSessionOperations: Pick<SlowHandlers, 'createSession'> = {
  async createSession({ body }, { run, caller, requestId }) {
    return signedInAnswer(caller, await signIn(run, body, signInContextOf(caller, requestId)));
  },
};
