import { foldName } from '../domain/fold.ts';
import type { Session, SignInAttempts, User } from '../domain/user.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../lib/clock.ts';
import { Problem } from '../lib/errors.ts';
import { verifyPassword } from '../lib/password.ts';
import { derivedToken, hashSecret, randomToken } from '../lib/vault.ts';
import { recordAudit } from './portal.ts';
import type { Unit } from './unit.ts';

/** A session ends after so much of the host's time without use, and after so much in any case. */
const IDLE_LIFETIME = 30 * MINUTE;
const LIFETIME = 12 * HOUR;
/** The idle end is written anew at most this often: reading must not write each time. */
const RENEWAL_STEP = 5 * MINUTE;
/** Rows of ended sessions and old failures forgotten per sign-in. */
const PURGE_BATCH = 8;

const FREE_FAILURES = 5;
const LONGEST_BLOCK = 15 * MINUTE;

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

/** Runs one unit of work. */
type Run = <R>(work: (unit: Unit) => Promise<R>) => Promise<R>;

const REFUSED = 'The user name and password do not open an account here.';

/**
 * Signs in by user name and password: the same answer, in the same time, for every reason of refusal.
 * @param oldToken the cookie that came with the request: its session is over
 * @throws Problem SIGN_IN_REFUSED or TOO_MANY_SIGN_INS
 */
export async function signIn(
  run: Run,
  credentials: { username: string; password: string },
  context: { oldToken: string | undefined; requestId: string },
): Promise<OpenedSession> {
  const folded = foldName(credentials.username);
  const user = await run(async (unit) => {
    await assertMayTry(unit, folded);
    // Counted before the password is looked at: parallel guesses do not slip through.
    await countFailure(unit, folded);
    return (await unit.tx.scan('users', 'byUsername', folded, { limit: 1 })).find(
      (found) => found.foldedUsername === folded,
    );
  });
  const matches = await verifyPassword(credentials.password, user?.passwordHash);
  return await run(async (unit) => {
    const current = user && (await unit.tx.get('users', user.userId));
    if (!matches || current?.status !== 'ACTIVE' || current.passwordHash !== user?.passwordHash) {
      throw new Problem('SIGN_IN_REFUSED', REFUSED);
    }
    await unit.tx.delete('signInAttempts', folded);
    if (context.oldToken !== undefined) await unit.tx.delete('sessions', hashSecret(context.oldToken));
    return await openSession(unit, current, context.requestId);
  });
}

async function assertMayTry(unit: Unit, foldedUsername: string): Promise<void> {
  const attempts = await unit.tx.get('signInAttempts', foldedUsername);
  if (attempts === undefined || attempts.blockedUntil <= unit.hostNow) return;
  const seconds = Math.ceil((attempts.blockedUntil - unit.hostNow) / SECOND);
  throw new Problem(
    'TOO_MANY_SIGN_INS',
    `After several failures this user name must wait ${seconds} seconds.`,
    { headers: { 'retry-after': `${seconds}` } },
  );
}

async function countFailure(unit: Unit, foldedUsername: string): Promise<void> {
  const { tx, hostNow } = unit;
  for (const old of await tx.scan('signInAttempts', 'byExpiry', '', { limit: PURGE_BATCH })) {
    if (old.expiresAt <= hostNow) await tx.delete('signInAttempts', old.foldedUsername);
  }
  const before = await tx.get('signInAttempts', foldedUsername);
  const failures = (before?.failures ?? 0) + 1;
  const over = failures - FREE_FAILURES;
  const block = over < 0 ? 0 : Math.min(LONGEST_BLOCK, 15 * SECOND * 2 ** Math.min(over, 10));
  const attempts: SignInAttempts = {
    foldedUsername,
    failures,
    blockedUntil: hostNow + block,
    expiresAt: hostNow + DAY,
  };
  await tx.put('signInAttempts', attempts);
}

/** Opens a session for somebody who has shown who they are. */
export async function openSession(unit: Unit, user: User, requestId: string): Promise<OpenedSession> {
  const { tx, hostNow } = unit;
  for (const old of await tx.scan('sessions', 'byExpiry', '', { limit: PURGE_BATCH })) {
    if (old.expiresAt <= hostNow) await tx.delete('sessions', old.sessionHash);
  }
  const token = randomToken();
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
  const { organisationId } = user;
  await recordAudit(unit, actor, {
    action: 'session.created',
    subjectId: user.userId,
    ...(organisationId !== undefined && { organisationId }),
  });
  return { token, session, user: signedIn, csrfToken: csrfTokenOf(token) };
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
    throw new Problem('SIGN_IN_REQUIRED', 'The request has no session, or one that is over.');
  }
  if (session.idleUntil < hostNow + IDLE_LIFETIME - RENEWAL_STEP) {
    await unit.tx.put('sessions', { ...session, idleUntil: hostNow + IDLE_LIFETIME });
  }
  return { session, user, csrfToken: csrfTokenOf(token) };
}

/** Ends one session. */
export async function closeSession(unit: Unit, session: Session): Promise<void> {
  await unit.tx.delete('sessions', session.sessionHash);
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
