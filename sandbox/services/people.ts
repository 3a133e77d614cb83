import { foldName } from '../domain/fold.ts';
import type { Registration } from '../domain/registration.ts';
import type { User } from '../domain/user.ts';
import { Problem } from '../lib/errors.ts';
import type { Entities } from '../stores/collections.ts';
import type { Actor } from './portal.ts';
import type { Unit } from './unit.ts';

/** The folded field behind each index of names. */
const FOLDED = { byUsername: 'foldedUsername', byEmail: 'foldedEmail' } as const;

/** The row of exactly this name, in any spelling; an index finds also what only begins with it. */
async function rowOf<C extends 'users' | 'registrations'>(
  { tx }: Unit,
  collection: C,
  index: keyof typeof FOLDED,
  name: string,
): Promise<Entities[C] | undefined> {
  const folded = foldName(name);
  const rows = await tx.scan(collection, index, folded, { limit: 1 });
  return rows.find((row) => row[FOLDED[index]] === folded);
}

/** The person of a user name, in any spelling; removed ones have none any more. */
export function userByName(unit: Unit, username: string): Promise<User | undefined> {
  return rowOf(unit, 'users', 'byUsername', username);
}

/** The person of a mail address, in any spelling; removed ones have none any more. */
export function userByEmail(unit: Unit, email: string): Promise<User | undefined> {
  return rowOf(unit, 'users', 'byEmail', email);
}

/** The registration that waits with a user name. */
export function pendingByName(unit: Unit, username: string): Promise<Registration | undefined> {
  return rowOf(unit, 'registrations', 'byUsername', username);
}

/** The registration that waits with a mail address. */
export function pendingByEmail(unit: Unit, email: string): Promise<Registration | undefined> {
  return rowOf(unit, 'registrations', 'byEmail', email);
}

/**
 * Refuses a user name or an address that somebody has: only where the person who asks has shown by a link
 * that they may know.
 * @throws Problem USERNAME_TAKEN or ACCOUNT_EXISTS
 */
export async function assertFree(unit: Unit, { username, email }: Pick<User, 'username' | 'email'>) {
  if ((await userByEmail(unit, email)) !== undefined) {
    throw new Problem('ACCOUNT_EXISTS', `${email} has an account already.`);
  }
  const holder = (await userByName(unit, username)) ?? (await pendingByName(unit, username));
  if (holder !== undefined) throw new Problem('USERNAME_TAKEN', `The user name ${username} is taken.`);
}

/** What a person is made from. */
export type NewUser = Pick<User, 'username' | 'email' | 'firstName' | 'lastName' | 'role' | 'status'> & {
  readonly passwordHash: string;
  readonly organisationId?: string;
};

/** Stores a new person; that user name and address are free must have been looked at. */
export async function putUser(unit: Unit, person: NewUser): Promise<User> {
  const user: User = {
    ...person,
    userId: unit.nextId('user'),
    foldedUsername: foldName(person.username),
    foldedEmail: foldName(person.email),
    createdAt: unit.now,
  };
  await unit.tx.put('users', user);
  return user;
}

/** A person as the one who acts, for what they do without a session. */
export function actingAs({ userId, username, role, organisationId = '' }: User, requestId: string): Actor {
  return { userId, name: username, role, organisationId, applicationId: '', requestId };
}
