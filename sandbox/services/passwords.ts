import { foldName } from '../domain/fold.ts';
import type { User } from '../domain/user.ts';
import { Problem } from '../lib/errors.ts';
import { hashPassword, verifyPassword } from '../lib/password.ts';
import { beginAttempt, drawMail, forgetFailures } from './attempts.ts';
import { endGrantsOf } from './grants.ts';
import { LINK_LIFETIMES, linkPath } from './links.ts';
import { assertPassword } from './password-policy.ts';
import { actingAs, userByEmail } from './people.ts';
import {
  type Actor,
  invalidLink,
  makeLink,
  postMail,
  readLink,
  recordAudit,
  useLink,
  voidLinks,
} from './portal.ts';
import { closeSessionsOf, type SignedIn } from './sessions.ts';
import type { Run, Unit } from './unit.ts';

/**
 * Sends a link that resets the password to an address, if an active person has it; to one who has not
 * activated their account, the activation link once more. Nothing tells whether anybody has it.
 */
export async function requestPasswordReset(unit: Unit, email: string, requestId: string): Promise<void> {
  const admitted = await drawMail(unit, 'PASSWORD_RESET', foldName(email));
  const user = await userByEmail(unit, email);
  if (!admitted || user === undefined) return;
  if (user.status === 'ACTIVE') await sendResetLink(unit, user, requestId);
  if (user.status === 'PENDING_ACTIVATION') await sendActivationLink(unit, user);
}

async function sendResetLink(unit: Unit, user: User, requestId: string): Promise<void> {
  const token = await makeLink(unit, 'PASSWORD_RESET', user.userId, LINK_LIFETIMES.PASSWORD_RESET);
  await postMail(unit, {
    kind: 'PASSWORD_RESET',
    to: user.email,
    subject: 'Set a new password',
    text:
      `Somebody asked for a new password of ${user.username}. Set it within an hour:\n\n{link}\n\n` +
      'If it was not you, there is nothing to do: your password stays as it is.\n',
    link: linkPath('PASSWORD_RESET', token),
  });
  await recordAudit(unit, actingAs(user, requestId), {
    action: 'password-reset.requested',
    subjectId: user.userId,
    ...(user.organisationId !== undefined && { organisationId: user.organisationId }),
  });
}

async function sendActivationLink(unit: Unit, user: User): Promise<void> {
  const token = await makeLink(unit, 'ACTIVATION', user.userId, LINK_LIFETIMES.ACTIVATION);
  await postMail(unit, {
    kind: 'REGISTRATION_APPROVED',
    to: user.email,
    subject: 'Activate your account',
    text: `Your account ${user.username} is not activated yet. Activate it within 7 days:\n\n{link}\n`,
    link: linkPath('ACTIVATION', token),
  });
}

/** The active person of a reset link. @throws Problem LINK_INVALID */
async function holderOf(unit: Unit, userId: string | undefined): Promise<User> {
  const user = userId === undefined ? undefined : await unit.tx.get('users', userId);
  if (user?.status !== 'ACTIVE') throw invalidLink();
  return user;
}

/**
 * Sets a password by the link of the mail, ends all sessions of the person and voids their other links.
 * @throws Problem LINK_INVALID or PASSWORD_REFUSED
 */
export async function completePasswordReset(
  run: Run,
  { token, password }: { readonly token: string; readonly password: string },
  requestId: string,
): Promise<void> {
  const names = await run(async (unit) => {
    const user = await holderOf(unit, await readLink(unit, 'PASSWORD_RESET', token));
    return await namesOf(unit, user);
  });
  await assertPassword(password, names);
  const passwordHash = await hashPassword(password);
  await run(async (unit) => {
    const user = await holderOf(unit, await useLink(unit, 'PASSWORD_RESET', token));
    await setPassword(unit, actingAs(user, requestId), user, passwordHash);
    await closeSessionsOf(unit, user.userId);
    await endGrantsOf(unit, user.userId);
    // Whoever reads the mails of the address is let in, however often somebody else has guessed.
    await forgetFailures(unit, user.foldedUsername);
  });
}

/** What a person's password must not be. */
async function namesOf(unit: Unit, { username, email, organisationId }: User): Promise<string[]> {
  const organisation =
    organisationId === undefined ? undefined : await unit.tx.get('organisations', organisationId);
  return [username, email, ...(organisation === undefined ? [] : [organisation.name])];
}

async function setPassword(unit: Unit, actor: Actor, user: User, passwordHash: string): Promise<void> {
  const { userId, organisationId } = user;
  await unit.tx.put('users', { ...user, passwordHash });
  await voidLinks(unit, 'PASSWORD_RESET', userId);
  await voidLinks(unit, 'SIGN_IN', userId);
  await recordAudit(unit, actor, {
    action: 'password.changed',
    subjectId: userId,
    ...(organisationId !== undefined && { organisationId }),
  });
  await postMail(unit, {
    kind: 'PASSWORD_CHANGED',
    to: user.email,
    subject: 'Your password was changed',
    text:
      `The password of ${user.username} was changed. If it was not you, reset it at once and tell an ` +
      'administrator of your organisation.\n',
  });
}

/**
 * Changes the password of whoever is signed in and ends their other sessions. Wrong present passwords are
 * slowed as failed sign-ins are, so that a borrowed session is no way to guess.
 * @throws Problem TOO_MANY_SIGN_INS, CURRENT_PASSWORD_WRONG or PASSWORD_REFUSED
 */
export async function changePassword(
  run: Run,
  actor: Actor,
  { user, session }: SignedIn,
  { currentPassword, newPassword }: { readonly currentPassword: string; readonly newPassword: string },
): Promise<void> {
  await assertPassword(newPassword, await run((unit) => namesOf(unit, user)), '/newPassword');
  // A bucket of its own: whoever fails to sign in under the name must not hold up its owner here.
  const bucket = `password|${user.userId}`;
  await run((unit) => beginAttempt(unit, bucket));
  const matches = await verifyPassword(currentPassword, user.passwordHash);
  const passwordHash = matches ? await hashPassword(newPassword) : '';
  await run(async (unit) => {
    const current = await unit.tx.get('users', user.userId);
    if (!matches || current?.status !== 'ACTIVE' || current.passwordHash !== user.passwordHash) {
      throw new Problem('CURRENT_PASSWORD_WRONG', 'currentPassword is not the present password.');
    }
    await forgetFailures(unit, bucket);
    await setPassword(unit, actor, current, passwordHash);
    await closeSessionsOf(unit, user.userId, session.sessionHash);
  });
}
