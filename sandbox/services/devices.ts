import type { User } from '../domain/user.ts';
import { DAY } from '../lib/clock.ts';
import { hashSecret } from '../lib/vault.ts';
import type { Unit } from './unit.ts';

/**
 * Marks of browsers in which somebody has signed in before. Whoever shows their mark is slowed by their own
 * failures only: otherwise anybody could lock a person out for ever by failing in their name (OWASP
 * Authentication Cheat Sheet, "device cookies"). A mark lets nobody in; it needs the password all the same.
 */
const PURPOSE = 'device-mark';
const LIFETIME = 180 * DAY;

/** The mark of a browser in which the person has just signed in: whose and since when, encrypted. */
export function markDevice(unit: Unit, { userId }: User): string {
  return unit.vault.seal(`${userId}|${unit.hostNow}`, PURPOSE);
}

/**
 * The bucket in which a marked browser's failures are counted; undefined when the mark is none, is somebody
 * else's or is too old. No user name has the separator: these buckets and those of user names never meet.
 */
export function deviceBucket(
  unit: Unit,
  mark: string | undefined,
  user: User | undefined,
): string | undefined {
  if (mark === undefined || user === undefined) return undefined;
  const [userId, since] = openMark(unit, mark).split('|');
  const fresh = Number(since) + LIFETIME > unit.hostNow;
  return userId === user.userId && fresh ? `device|${hashSecret(mark)}` : undefined;
}

function openMark(unit: Unit, mark: string): string {
  try {
    return unit.vault.open(mark, PURPOSE);
  } catch {
    return '';
  }
}
