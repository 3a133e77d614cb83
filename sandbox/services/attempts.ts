import type { SignInAttempts } from '../domain/user.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../lib/clock.ts';
import { Problem } from '../lib/errors.ts';
import type { Unit } from './unit.ts';

/**
 * What strangers may try, by bucket, on the host's clock. A bucket is a folded user name, or purpose and subject
 * with a `|` between them, which no user name has: the two never meet.
 */

/** Tries that cost no waiting. */
const FREE_FAILURES = 5;
const FIRST_BLOCK = 15 * SECOND;
const LONGEST_BLOCK = 15 * MINUTE;
/** Old rows forgotten per row written: bounded work, and the heap of dead ones still shrinks. */
const PURGE_BATCH = 8;

/** Mails of one purpose that strangers can have sent to one address per hour. */
const MAILS_PER_HOUR = 5;

/** Stores a bucket and forgets some that are over. */
async function putBucket(unit: Unit, attempts: SignInAttempts): Promise<void> {
  const { tx, hostNow } = unit;
  for (const old of await tx.scan('signInAttempts', 'byExpiry', '', { limit: PURGE_BATCH })) {
    if (old.expiresAt <= hostNow) await tx.delete('signInAttempts', old.foldedUsername);
  }
  await tx.put('signInAttempts', attempts);
}

/** A bucket as it counts now; one that is over counts no more. */
async function liveBucket(unit: Unit, bucket: string): Promise<SignInAttempts | undefined> {
  const attempts = await unit.tx.get('signInAttempts', bucket);
  return attempts !== undefined && attempts.expiresAt > unit.hostNow ? attempts : undefined;
}

/**
 * Takes up an attempt to show a password. It counts as failed before the password is looked at, so that
 * parallel guesses do not slip through; {@link forgetFailures} follows a success. From the fifth on each
 * doubles the time for which nothing is looked at, up to a quarter of an hour.
 * @returns whether the next one must wait
 * @throws Problem TOO_MANY_SIGN_INS
 */
export async function beginAttempt(unit: Unit, bucket: string): Promise<boolean> {
  const { hostNow } = unit;
  const before = await liveBucket(unit, bucket);
  if (before !== undefined && before.blockedUntil > hostNow) {
    const seconds = Math.ceil((before.blockedUntil - hostNow) / SECOND);
    const words = `After several failures this user name must wait ${seconds} seconds.`;
    throw new Problem('TOO_MANY_SIGN_INS', words, { headers: { 'retry-after': `${seconds}` } });
  }
  const failures = (before?.failures ?? 0) + 1;
  const over = failures - FREE_FAILURES;
  const block = over < 0 ? 0 : Math.min(LONGEST_BLOCK, FIRST_BLOCK * 2 ** Math.min(over, 10));
  const blockedUntil = hostNow + block;
  await putBucket(unit, { foldedUsername: bucket, failures, blockedUntil, expiresAt: hostNow + DAY });
  return block > 0;
}

/** Lets a bucket try afresh: its person has shown who they are. */
export async function forgetFailures(unit: Unit, bucket: string): Promise<void> {
  await unit.tx.delete('signInAttempts', bucket);
}

/**
 * Draws one mail from what an address may be sent at the wish of people without a session, so that nobody's
 * inbox is flooded from here. Writes in any case: whether the address is known must not show in the time.
 * @param address folded
 * @returns whether the mail may be sent
 */
export async function drawMail(unit: Unit, purpose: string, address: string): Promise<boolean> {
  const bucket = `${purpose}|${address}`;
  const before = await liveBucket(unit, bucket);
  const sent = before?.failures ?? 0;
  await putBucket(unit, {
    foldedUsername: bucket,
    failures: Math.min(sent + 1, MAILS_PER_HOUR + 1),
    blockedUntil: 0,
    expiresAt: before?.expiresAt ?? unit.hostNow + HOUR,
  });
  return sent < MAILS_PER_HOUR;
}
