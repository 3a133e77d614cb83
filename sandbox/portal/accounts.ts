import { activateUser, completeSetup, signInByLink } from '../services/accounts.ts';
import { changePassword, completePasswordReset, requestPasswordReset } from '../services/passwords.ts';
import { presentSession, signedInAnswer, signInContextOf } from './session.ts';
import { type PortalHandlers, type SlowHandlers, signedInOf } from './wire.ts';

type Quick = 'activateUser' | 'createSessionByLink' | 'requestPasswordReset';
type Slow = 'completeSetup' | 'completePasswordReset' | 'changePassword';

export const accountOperations: Pick<PortalHandlers, Quick> = {
  async activateUser({ body }, { unit, requestId }) {
    const { userId, username } = await activateUser(unit, body.token, requestId);
    return { status: 200, body: { userId, username } };
  },

  async createSessionByLink({ body }, { unit, caller, requestId }) {
    const context = signInContextOf(caller, requestId);
    return signedInAnswer(caller, await signInByLink(unit, body.token, context));
  },

  async requestPasswordReset({ body }, { unit, requestId }) {
    await requestPasswordReset(unit, body.email, requestId);
    const message = 'If the address has an account, a mail with a link is on its way to it.';
    return { status: 202, body: { message } };
  },
};

export const slowAccountOperations: Pick<SlowHandlers, Slow> = {
  async completeSetup({ body }, { run, caller, requestId }) {
    const context = signInContextOf(caller, requestId);
    return signedInAnswer(caller, await completeSetup(run, body, context));
  },

  async completePasswordReset({ body }, { run, requestId }) {
    await completePasswordReset(run, body, requestId);
    const message = 'The password is set, and all sessions are over. Sign in with it.';
    return { status: 200, body: { message } };
  },

  async changePassword({ body }, { run, caller }) {
    const signedIn = signedInOf(caller);
    await changePassword(run, caller, signedIn, body);
    return { status: 200, body: presentSession(signedIn) };
  },
};
