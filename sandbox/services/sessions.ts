import { foldName } from '../domain/fold.ts';
import type { Session, User } from '../domain/user.ts';
import { HOUR, MINUTE } from '../lib/clock.ts';
import { Problem } from '../lib/errors.ts';
import { verifyPassword } from '../lib/password.ts';
import { derivedToken, hashSecret } from '../lib/vault.ts';
import { beginAttempt, forgetFailures } from './attempts.ts';
import { deviceBucket, markDevice } from './devices.ts';
import { userByName } from './people.ts';
import { type Actor, recordAudit } from './portal.ts';
import type { Run, Unit } from './unit.ts';

/** A session ends after so much of the host's time without use, and after so much in any case. */
const IDLE_LIFETIME = 30 * MINUTE;
const LIFETIME = 12 * HOUR;
/** The idle end is written anew at most this often: reading must not write each time. */
const RENEWAL_STEP = 5 * MINUTE;
/** Rows of ended sessions forgotten per sign-in. */
const PURGE_BATCH = 8;

/** Who is signed in, and by which session. */
export interface SignedIn {
  readonly user: User;
  readonly session: Session;
  /** To be sent back in X-CSRF-Token with every unsafe method. Derived from the cookie: it is kept nowhere. */
  readonly csrfToken: string;
}

/** A new session, with the token that goes into the cookie and is kept only as a hash. */
export interface OpenedSession extends SignedIn {
  readonly token: string;
}

const csrfTokenOf = (token: string) => derivedToken(token, 'csrf');

/** A new session in a browser that is known from now on. */
export interface MarkedSession extends OpenedSession {
  readonly deviceMark: string;
}

/** What comes with the request of a sign-in. */
export interface SignInContext {
  /** The session's cookie: its session is over. */
  readonly oldToken: string | undefined;
  /** The mark of the browser (devices.ts). */
  readonly deviceMark?: string | undefined;
  readonly requestId: string;
}

/** A refusal for want of a session. Cookies have no scheme of the registry's: the challenge names our own. */
export function signInProblem(code: 'SIGN_IN_REFUSED' | 'SIGN_IN_REQUIRED', detail: string): Problem {
  return new Problem(code, detail, { headers: { 'www-authenticate': 'Session realm="khata-portal"' } });
}

const REFUSED = 'The user name and password do not open an account here.';

/**
 * Signs in by user name and password: the same answer, in the same time, for every reason of refusal.
 * Failures are counted by user name, or apart from it for a browser in which the person has signed in before.
 * @throws Problem SIGN_IN_REFUSED or TOO_MANY_SIGN_INS
 */
export async function signIn(
  run: Run,
  credentials: { username: string; password: string },
  context: SignInContext,
): Promise<MarkedSession> {
  const { bucket, user } = await run(async (unit) => {
    const found = await userByName(unit, credentials.username);
    const counted = deviceBucket(unit, context.deviceMark, found) ?? foldName(credentials.username);
    const blocked = await beginAttempt(unit, counted);
    if (blocked && found !== undefined) {
      const stranger = { ...NO_TENANT, name: 'anonymous', requestId: context.requestId };
      await recordAudit(unit, stranger, { action: 'sign-in.blocked', ...subjectOf(found) });
    }
    return { bucket: counted, user: found };
  });
  const matches = await verifyPassword(credentials.password, user?.passwordHash);
  return await run(async (unit) => {
    const current = user && (await unit.tx.get('users', user.userId));
    if (!matches || current?.status !== 'ACTIVE' || current.passwordHash !== user?.passwordHash) {
      throw signInProblem('SIGN_IN_REFUSED', REFUSED);
    }
    await forgetFailures(unit, bucket);
    return await replaceSession(unit, current, context);
  });
}

/** Opens a session in place of the one whose cookie came with the request, and marks the browser. */
export async function replaceSession(
  unit: Unit,
  user: User,
  { oldToken, requestId }: SignInContext,
): Promise<MarkedSession> {
  if (oldToken !== undefined) await unit.tx.delete('sessions', hashSecret(oldToken));
  return { ...(await openSession(unit, user, requestId)), deviceMark: markDevice(unit, user) };
}

/** Opens a session for somebody who has shown who they are. */
export async function openSession(unit: Unit, user: User, requestId: string): Promise<OpenedSession> {
  const { tx, hostNow } = unit;
  for (const old of await tx.scan('sessions', 'byExpiry', '', { limit: PURGE_BATCH })) {
    if (old.expiresAt <= hostNow) await tx.delete('sessions', old.sessionHash);
  }
  const token = unit.newSecret();
  const session: Session = {
    sessionHash: hashSecret(token),
    userId: user.userId,
    createdAt: hostNow,
    idleUntil: hostNow + IDLE_LIFETIME,
    expiresAt: hostNow + LIFETIME,
  };
  await tx.put('sessions', session);
  const signedIn: User = { ...user, lastSignInAt: hostNow };
  await tx.put('users', signedIn);
  const actor = { ...NO_TENANT, userId: user.userId, name: user.username, requestId };
  await recordAudit(unit, actor, { action: 'session.created', ...subjectOf(user) });
  return { token, session, user: signedIn, csrfToken: csrfTokenOf(token) };
}

function subjectOf({ userId, organisationId }: User) {
  return { subjectId: userId, ...(organisationId !== undefined && { organisationId }) };
}

const NO_TENANT = { organisationId: '', applicationId: '' } as const;

/**
 * The live session behind a cookie, and whose it is.
 * @throws Problem SIGN_IN_REQUIRED when there is none, it is over, or the person is not active any more
 */
export async function resolveSession(unit: Unit, token: string | undefined): Promise<SignedIn> {
  const session = token === undefined ? undefined : await unit.tx.get('sessions', hashSecret(token));
  const { hostNow } = unit;
  const live = session !== undefined && session.idleUntil > hostNow && session.expiresAt > hostNow;
  const user = live ? await unit.tx.get('users', session.userId) : undefined;
  if (token === undefined || !session || user?.status !== 'ACTIVE') {
    throw signInProblem('SIGN_IN_REQUIRED', 'The request has no session, or one that is over.');
  }
  if (session.idleUntil < hostNow + IDLE_LIFETIME - RENEWAL_STEP) {
    await unit.tx.put('sessions', { ...session, idleUntil: hostNow + IDLE_LIFETIME });
  }
  return { session, user, csrfToken: csrfTokenOf(token) };
}

/** Signs somebody out. */
export async function closeSession(unit: Unit, actor: Actor, { session, user }: SignedIn): Promise<void> {
  await unit.tx.delete('sessions', session.sessionHash);
  await recordAudit(unit, actor, { action: 'session.deleted', ...subjectOf(user) });
}

/** Ends all sessions of a person, but the one that is kept: after a change of password, role or status. */
export async function closeSessionsOf(unit: Unit, userId: string, keep?: string): Promise<void> {
  for (;;) {
    const rows = await unit.tx.scan('sessions', 'byUser', `${userId}|`, { limit: 100 });
    const doomed = rows.filter(({ sessionHash }) => sessionHash !== keep);
    for (const { sessionHash } of doomed) await unit.tx.delete('sessions', sessionHash);
    if (rows.length < 100 || doomed.length === 0) return;
  }
}
