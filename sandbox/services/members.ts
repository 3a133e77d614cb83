import type { MemberRole, User } from '../domain/user.ts';
import { Problem } from '../lib/errors.ts';
import { endGrantsOf } from './grants.ts';
import { type Page, type PageRequest, readAll, readPage } from './page.ts';
import { type Actor, recordAudit, voidLinks } from './portal.ts';
import { closeSessionsOf } from './sessions.ts';
import type { Unit } from './unit.ts';

/** The members of the caller's organisation; removed ones are none any more. */
export async function listMembers(unit: Unit, actor: Actor, page: PageRequest): Promise<Page<User>> {
  const prefix = `${actor.organisationId}|`;
  return await readPage(unit.tx, { collection: 'users', index: 'byOrganisation', prefix }, page);
}

/** @throws Problem USER_NOT_FOUND, the same for another organisation's as for nobody's */
async function ownMember(unit: Unit, { organisationId }: Actor, userId: string): Promise<User> {
  const user = await unit.tx.get('users', userId);
  if (user !== undefined && user.organisationId === organisationId && user.status !== 'REMOVED') return user;
  throw new Problem('USER_NOT_FOUND', `The organisation has no member ${userId}.`);
}

function isActiveAdmin({ role, status }: User): boolean {
  return role === 'ORG_ADMIN' && status === 'ACTIVE';
}

/** @throws Problem LAST_ADMIN when nobody else administers the organisation */
async function assertAnotherAdmin(unit: Unit, { userId, username, organisationId }: User): Promise<void> {
  for await (const users of readAll(unit.tx, 'users', 'byOrganisation', `${organisationId}|`)) {
    if (users.some((other) => other.userId !== userId && isActiveAdmin(other))) return;
  }
  throw new Problem('LAST_ADMIN', `${username} is the only active ORG_ADMIN.`);
}

/**
 * Changes a member's role or status; their sessions end with it.
 * @throws Problem USER_NOT_FOUND, MEMBER_STATE_CONFLICT or LAST_ADMIN
 */
export async function modifyMember(
  unit: Unit,
  actor: Actor,
  userId: string,
  change: { readonly role?: MemberRole; readonly status?: 'ACTIVE' | 'SUSPENDED' },
): Promise<User> {
  const before = await ownMember(unit, actor, userId);
  if (change.status !== undefined && before.status === 'PENDING_ACTIVATION') {
    throw new Problem('MEMBER_STATE_CONFLICT', `${before.username} is PENDING_ACTIVATION.`);
  }
  const after: User = { ...before, ...change };
  if (after.role === before.role && after.status === before.status) return before;
  if (isActiveAdmin(before) && !isActiveAdmin(after)) await assertAnotherAdmin(unit, before);
  await unit.tx.put('users', after);
  await endAccess(unit, before);
  await recordAudit(unit, actor, {
    action: 'member.modified',
    subjectId: userId,
    organisationId: actor.organisationId,
    before: { role: before.role, status: before.status },
    after: { role: after.role, status: after.status },
  });
  return after;
}

/** Ends what a person has open under the role and status until now. */
async function endAccess(unit: Unit, { userId, organisationId = '' }: User): Promise<void> {
  await closeSessionsOf(unit, userId);
  await endGrantsOf(unit, userId);
  // Else somebody could ask themselves in again by an invitation made before.
  for await (const pending of readAll(unit.tx, 'invitations', 'pending', `${organisationId}|`)) {
    for (const invitation of pending.filter(({ invitedBy }) => invitedBy === userId)) {
      await unit.tx.put('invitations', { ...invitation, state: 'REVOKED' });
      await voidLinks(unit, 'INVITATION', invitation.invitationId);
    }
  }
  await voidLinks(unit, 'SIGN_IN', userId);
  await voidLinks(unit, 'PASSWORD_RESET', userId);
}

/**
 * Removes a member, whose user name and address are free from now on.
 * @throws Problem USER_NOT_FOUND or LAST_ADMIN
 */
export async function removeMember(unit: Unit, actor: Actor, userId: string): Promise<User> {
  const before = await ownMember(unit, actor, userId);
  if (isActiveAdmin(before)) await assertAnotherAdmin(unit, before);
  const { passwordHash: _, ...rest } = before;
  const after: User = { ...rest, status: 'REMOVED' };
  await unit.tx.put('users', after);
  await endAccess(unit, before);
  await voidLinks(unit, 'ACTIVATION', userId);
  await recordAudit(unit, actor, {
    action: 'member.removed',
    subjectId: userId,
    organisationId: actor.organisationId,
    before: { username: before.username, role: before.role, status: before.status },
    after: { status: after.status },
  });
  return after;
}
