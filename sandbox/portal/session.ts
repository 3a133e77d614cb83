import { formatInstant } from '../lib/clock.ts';
import { recordAudit } from '../services/portal.ts';
import { closeSession, type SignedIn, signIn } from '../services/sessions.ts';
import { type PortalHandlers, type SlowHandlers, signedInOf, type Wire } from './wire.ts';

function presentSession({ user, session, csrfToken }: SignedIn): Wire['Session'] {
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

export const sessionOperations: Pick<PortalHandlers, 'getSession' | 'deleteSession'> = {
  getSession: (_call, { caller }) => ({ status: 200, body: presentSession(signedInOf(caller)) }),

  async deleteSession(_call, { unit, caller }) {
    const signedIn = signedInOf(caller);
    await closeSession(unit, signedIn.session);
    await recordAudit(unit, caller, { action: 'session.deleted', subjectId: signedIn.user.userId });
    return { status: 200, headers: caller.setCookie(undefined), body: presentSession(signedIn) };
  },
};

export const slowSessionOperations: Pick<SlowHandlers, 'createSession'> = {
  async createSession({ body }, { run, caller, requestId }) {
    const opened = await signIn(run, body, { oldToken: caller.cookie, requestId });
    return { status: 201, headers: caller.setCookie(opened.token), body: presentSession(opened) };
  },
};
