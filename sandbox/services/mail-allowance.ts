import { foldName } from '../domain/fold.ts';
import { HOUR } from '../lib/clock.ts';
import type { Unit } from './unit.ts';

/** Mails of one purpose that strangers can have sent to one address, per hour of the host's clock. */
const PER_HOUR = 5;

/**
 * Draws one mail from what an address may be sent at the wish of people without a session, so that nobody's
 * inbox is flooded from here. Writes in any case: whether the address is known must not show in the time.
 * @returns whether the mail may be sent
 */
export async function drawMail(unit: Unit, purpose: string, email: string): Promise<boolean> {
  // No user name has the separator: these rows and those of sign-ins never meet.
  const key = `${purpose}|${foldName(email)}`;
  const before = await unit.tx.get('signInAttempts', key);
  const going = before !== undefined && before.expiresAt > unit.hostNow;
  const sent = going ? before.failures : 0;
  await unit.tx.put('signInAttempts', {
    foldedUsername: key,
    failures: Math.min(sent + 1, PER_HOUR + 1),
    blockedUntil: 0,
    expiresAt: going ? before.expiresAt : unit.hostNow + HOUR,
  });
  return sent < PER_HOUR;
}
