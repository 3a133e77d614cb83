import { foldName } from '../domain/fold.ts';
import { MINUTE } from '../lib/clock.ts';
import { Problem } from '../lib/errors.ts';
import { makeLink } from './portal.ts';
import type { Unit } from './unit.ts';

/** Milliseconds of the host's clock for which a sign-in link works. */
export const SIGN_IN_LINK_LIFETIME = 15 * MINUTE;

/**
 * Makes a link that signs an active person in, once.
 * @returns the token
 * @throws Problem USER_NOT_FOUND
 */
export async function makeSignInLink(unit: Unit, username: string): Promise<string> {
  const folded = foldName(username);
  const [user] = await unit.tx.scan('users', 'byUsername', folded, { limit: 1 });
  if (user?.foldedUsername !== folded || user.status !== 'ACTIVE') {
    throw new Problem('USER_NOT_FOUND', `Nobody active has the user name ${username}.`);
  }
  return await makeLink(unit, 'SIGN_IN', user.userId, SIGN_IN_LINK_LIFETIME);
}

/** Path and token of the link, to be put behind an origin and the world's prefix. */
export function signInPath(token: string): string {
  return `/portal/sign-in#${token}`;
}
