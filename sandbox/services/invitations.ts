import { foldName } from '../domain/fold.ts';
import type { Organisation } from '../domain/organisation.ts';
import type { Invitation } from '../domain/registration.ts';
import type { User } from '../domain/user.ts';
import { Problem } from '../lib/errors.ts';
import { hashPassword } from '../lib/password.ts';
import { LINK_LIFETIMES, linkPath } from './links.ts';
import { existingOrganisation } from './organisations.ts';
import { type Page, type PageRequest, readAll, readPage } from './page.ts';
import { assertPassword } from './password-policy.ts';
import { actingAs, assertFree, putUser, userByEmail } from './people.ts';
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
import type { Run, Unit } from './unit.ts';

/** The invitations of the caller's organisation that nobody has accepted yet. */
export async function listInvitations(
  unit: Unit,
  { organisationId }: Actor,
  page: PageRequest,
): Promise<Page<Invitation>> {
  const prefix = `${organisationId}|`;
  return await readPage(unit.tx, { collection: 'invitations', index: 'pending', prefix }, page);
}

/**
 * Asks somebody in. An address that has an account is answered the same; only the mail to it differs.
 * @throws Problem INVITATION_PENDING
 */
export async function createInvitation(
  unit: Unit,
  actor: Actor,
  { email, role }: Pick<Invitation, 'email' | 'role'>,
): Promise<Invitation> {
  const { organisationId, userId: invitedBy = '' } = actor;
  const foldedEmail = foldName(email);
  for await (const pending of readAll(unit.tx, 'invitations', 'pending', `${organisationId}|`)) {
    if (!pending.some((other) => other.foldedEmail === foldedEmail)) continue;
    throw new Problem('INVITATION_PENDING', `${email} has a pending invitation.`);
  }
  const invitation: Invitation = {
    invitationId: unit.nextId('invitation'),
    organisationId,
    email,
    foldedEmail,
    role,
    state: 'PENDING',
    invitedBy,
    createdAt: unit.now,
    expiresAt: unit.hostNow + LINK_LIFETIMES.INVITATION,
  };
  await unit.tx.put('invitations', invitation);
  await sendInvitation(unit, actor, invitation);
  await recordChange(unit, actor, 'created', invitation);
  return invitation;
}

async function recordChange(
  unit: Unit,
  actor: Actor,
  what: 'created' | 'resent' | 'revoked' | 'accepted',
  { invitationId, organisationId, email, role, state }: Invitation,
): Promise<void> {
  await recordAudit(unit, actor, {
    action: `invitation.${what}`,
    subjectId: invitationId,
    organisationId,
    after: { email, role, state },
  });
}

async function sendInvitation(unit: Unit, actor: Actor, invitation: Invitation): Promise<void> {
  const { invitationId, organisationId, email } = invitation;
  const { name } = await existingOrganisation(unit, organisationId);
  const token = await makeLink(unit, 'INVITATION', invitationId, LINK_LIFETIMES.INVITATION);
  const subject = `${actor.name} invites you to ${name}`;
  if ((await userByEmail(unit, email)) !== undefined) {
    await voidLinks(unit, 'INVITATION', invitationId);
    await postMail(unit, {
      kind: 'INVITATION',
      to: email,
      subject,
      text:
        `${actor.name} invites you to ${name} in the developer portal. This address has an account already, and an ` +
        'account belongs to one organisation. Let them invite another address of yours.\n',
    });
    return;
  }
  await postMail(unit, {
    kind: 'INVITATION',
    to: email,
    subject,
    text: `${actor.name} invites you to ${name} in the developer portal. Join within 7 days:\n\n{link}\n`,
    link: linkPath('INVITATION', token),
  });
}

/** @throws Problem INVITATION_NOT_FOUND (also for another organisation's) or INVITATION_STATE_CONFLICT */
async function ownPending(unit: Unit, { organisationId }: Actor, invitationId: string): Promise<Invitation> {
  const invitation = await unit.tx.get('invitations', invitationId);
  if (invitation?.organisationId !== organisationId) {
    throw new Problem('INVITATION_NOT_FOUND', `The organisation has no invitation ${invitationId}.`);
  }
  if (invitation.state === 'PENDING') return invitation;
  throw new Problem('INVITATION_STATE_CONFLICT', `The invitation ${invitationId} is ${invitation.state}.`);
}

/**
 * Sends a new link, good for 7 days from now; the one before is void.
 * @throws Problem INVITATION_NOT_FOUND or INVITATION_STATE_CONFLICT
 */
export async function resendInvitation(unit: Unit, actor: Actor, invitationId: string): Promise<Invitation> {
  const before = await ownPending(unit, actor, invitationId);
  const invitation: Invitation = { ...before, expiresAt: unit.hostNow + LINK_LIFETIMES.INVITATION };
  await unit.tx.put('invitations', invitation);
  await sendInvitation(unit, actor, invitation);
  await recordChange(unit, actor, 'resent', invitation);
  return invitation;
}

/** Voids the link. @throws Problem INVITATION_NOT_FOUND or INVITATION_STATE_CONFLICT */
export async function revokeInvitation(unit: Unit, actor: Actor, invitationId: string): Promise<Invitation> {
  const before = await ownPending(unit, actor, invitationId);
  const invitation: Invitation = { ...before, state: 'REVOKED' };
  await unit.tx.put('invitations', invitation);
  await voidLinks(unit, 'INVITATION', invitationId);
  await recordChange(unit, actor, 'revoked', invitation);
  return invitation;
}

/** An invitation with the organisation it is to. */
export interface InvitationOffer {
  readonly invitation: Invitation;
  readonly organisation: Organisation;
}

async function offerOf(unit: Unit, invitationId: string | undefined): Promise<InvitationOffer> {
  const invitation = invitationId === undefined ? undefined : await unit.tx.get('invitations', invitationId);
  if (invitation?.state !== 'PENDING') throw invalidLink();
  return { invitation, organisation: await existingOrganisation(unit, invitation.organisationId) };
}

/** What a link invites to; it is not used up. @throws Problem LINK_INVALID */
export async function invitationByToken(unit: Unit, token: string): Promise<InvitationOffer> {
  return await offerOf(unit, await readLink(unit, 'INVITATION', token));
}

/** The person invited, as the form sends it. */
export type InvitedPerson = Pick<User, 'firstName' | 'lastName' | 'username'> & {
  readonly token: string;
  readonly password: string;
};

/**
 * Makes the person invited a member, without another approval, and uses up the link.
 * @throws Problem LINK_INVALID, PASSWORD_REFUSED, USERNAME_TAKEN or ACCOUNT_EXISTS
 */
export async function acceptInvitation(
  run: Run,
  { token, password, ...person }: InvitedPerson,
  requestId: string,
): Promise<User> {
  const offer = await run((unit) => invitationByToken(unit, token));
  await assertPassword(password, [person.username, offer.invitation.email, offer.organisation.name]);
  const passwordHash = await hashPassword(password);
  return await run(async (unit) => {
    const { invitation } = await offerOf(unit, await useLink(unit, 'INVITATION', token));
    const { email, role, organisationId } = invitation;
    const { username, firstName, lastName } = person;
    await assertFree(unit, { username, email });
    const identity = { username, firstName, lastName, email, role, organisationId };
    const user = await putUser(unit, { ...identity, passwordHash, status: 'ACTIVE' });
    const accepted: Invitation = { ...invitation, state: 'ACCEPTED' };
    await unit.tx.put('invitations', accepted);
    await recordChange(unit, actingAs(user, requestId), 'accepted', accepted);
    await recordAudit(unit, actingAs(user, requestId), {
      action: 'user.created',
      subjectId: user.userId,
      organisationId,
      after: { username, role, status: user.status },
    });
    return user;
  });
}
