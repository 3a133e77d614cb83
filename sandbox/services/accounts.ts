import type { User } from '../domain/user.ts';
import { Problem } from '../lib/errors.ts';
import { hashPassword } from '../lib/password.ts';
import { LINK_LIFETIMES } from './links.ts';
import { assertPassword } from './password-policy.ts';
import { actingAs, assertFree, putUser, userByName } from './people.ts';
import { type Actor, invalidLink, makeLink, readLink, recordAudit, useLink } from './portal.ts';
import { hasPortalAdmin } from './portal-settings.ts';
import { type MarkedSession, replaceSession, type SignInContext, signInProblem } from './sessions.ts';
import type { Run, Unit } from './unit.ts';

/** What a SETUP link is for: the portal as a whole. */
const PORTAL = 'portal';

/** Uses up an activation link. @throws Problem LINK_INVALID */
export async function activateUser(unit: Unit, token: string, requestId: string): Promise<User> {
  const userId = await useLink(unit, 'ACTIVATION', token);
  const user = userId === undefined ? undefined : await unit.tx.get('users', userId);
  if (user?.status !== 'PENDING_ACTIVATION') throw invalidLink();
  const active: User = { ...user, status: 'ACTIVE' };
  await unit.tx.put('users', active);
  await recordAudit(unit, actingAs(active, requestId), {
    action: 'user.activated',
    subjectId: active.userId,
    ...(active.organisationId !== undefined && { organisationId: active.organisationId }),
    before: { status: user.status },
    after: { status: active.status },
  });
  return active;
}

/**
 * Makes a link that signs a person in once, for the console of the sandbox.
 * @returns the token
 * @throws Problem USER_NOT_FOUND when there is no active person of the user name
 */
export async function makeSignInLink(unit: Unit, username: string): Promise<string> {
  const user = await userByName(unit, username);
  if (user?.status !== 'ACTIVE') {
    throw new Problem('USER_NOT_FOUND', `There is no active person of the user name ${username}.`);
  }
  return await makeLink(unit, 'SIGN_IN', user.userId, LINK_LIFETIMES.SIGN_IN);
}

/**
 * Signs in by a one-time link.
 * @throws Problem SIGN_IN_REFUSED
 */
export async function signInByLink(
  unit: Unit,
  token: string,
  context: SignInContext,
): Promise<MarkedSession> {
  const userId = await useLink(unit, 'SIGN_IN', token);
  const user = userId === undefined ? undefined : await unit.tx.get('users', userId);
  if (user?.status !== 'ACTIVE') {
    throw signInProblem(
      'SIGN_IN_REFUSED',
      'The link is unknown, used up, replaced by a newer one, or expired.',
    );
  }
  return await replaceSession(unit, user, context);
}

/**
 * Makes the link of the first run, by which the first administrator is set up; an earlier one is void.
 * @returns the token; undefined once there is an administrator
 */
export async function makeSetupLink(unit: Unit): Promise<string | undefined> {
  if (await hasPortalAdmin(unit)) return undefined;
  return await makeLink(unit, 'SETUP', PORTAL, LINK_LIFETIMES.SETUP);
}

/** The first administrator, as the set-up form sends it. */
export type AdminInput = Pick<User, 'email' | 'username' | 'firstName' | 'lastName'> & {
  readonly password: string;
};

/**
 * Makes the first administrator by the link of the first run, and signs them in.
 * @throws Problem LINK_INVALID, PASSWORD_REFUSED, USERNAME_TAKEN or ACCOUNT_EXISTS
 */
export async function completeSetup(
  run: Run,
  { token, ...input }: AdminInput & { readonly token: string },
  context: SignInContext,
): Promise<MarkedSession> {
  await run(async (unit) => {
    if ((await readLink(unit, 'SETUP', token)) === undefined) throw invalidLink();
  });
  await assertPassword(input.password, [input.username, input.email]);
  const passwordHash = await hashPassword(input.password);
  return await run(async (unit) => {
    const subject = await useLink(unit, 'SETUP', token);
    if (subject === undefined || (await hasPortalAdmin(unit))) throw invalidLink();
    const user = await putAdmin(unit, input, passwordHash);
    await recordAudit(unit, actingAs(user, context.requestId), {
      action: 'portal.set-up',
      subjectId: user.userId,
      after: { username: user.username, role: user.role },
    });
    return await replaceSession(unit, user, context);
  });
}

async function putAdmin(
  unit: Unit,
  { email, username, firstName, lastName }: Omit<AdminInput, 'password'>,
  passwordHash: string,
): Promise<User> {
  await assertFree(unit, { username, email });
  return await putUser(unit, {
    email,
    username,
    firstName,
    lastName,
    passwordHash,
    role: 'PORTAL_ADMIN',
    status: 'ACTIVE',
  });
}

const SANDBOX: Actor = { organisationId: '', applicationId: '', name: 'sandbox', requestId: 'start-up' };

/**
 * Seeds the first administrator from the configuration; nothing happens once there is one.
 * @returns whether it was made
 * @throws Problem PASSWORD_REFUSED, USERNAME_TAKEN or ACCOUNT_EXISTS
 */
export async function seedPortalAdmin(
  run: Run,
  { email, username, password }: Pick<AdminInput, 'email' | 'username' | 'password'>,
): Promise<boolean> {
  if (await run(hasPortalAdmin)) return false;
  await assertPassword(password, [username, email]);
  const passwordHash = await hashPassword(password);
  return await run(async (unit) => {
    if (await hasPortalAdmin(unit)) return false;
    const person = { email, username, firstName: 'Portal', lastName: 'Administrator' };
    const user = await putAdmin(unit, person, passwordHash);
    await recordAudit(unit, SANDBOX, {
      action: 'portal.seeded',
      subjectId: user.userId,
      after: { username, role: user.role },
    });
    return true;
  });
}
