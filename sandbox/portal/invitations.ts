import type { Invitation } from '../domain/registration.ts';
import { listQuestion } from '../http/paging.ts';
import { formatInstant } from '../lib/clock.ts';
import {
  acceptInvitation,
  createInvitation,
  invitationByToken,
  listInvitations,
  resendInvitation,
  revokeInvitation,
} from '../services/invitations.ts';
import type { PortalHandlers, SlowHandlers, Wire } from './wire.ts';

function presentInvitation(invitation: Invitation): Wire['Invitation'] {
  const { invitationId, email, role, state, invitedBy, createdAt, expiresAt } = invitation;
  return {
    invitationId,
    email,
    role,
    state,
    invitedBy,
    createdAt: formatInstant(createdAt),
    expiresAt: formatInstant(expiresAt),
  };
}

type Ids =
  | 'listInvitations'
  | 'createInvitation'
  | 'revokeInvitation'
  | 'resendInvitation'
  | 'getInvitationByToken';

export const invitationOperations: Pick<PortalHandlers, Ids> = {
  async listInvitations({ query }, { unit, caller }) {
    const question = listQuestion('listInvitations', caller, query);
    const { data, next } = await listInvitations(unit, caller, question.page);
    return {
      status: 200,
      body: { data: data.map(presentInvitation), nextCursor: question.nextCursor(next) },
    };
  },

  async createInvitation({ body }, { unit, caller }) {
    return { status: 201, body: presentInvitation(await createInvitation(unit, caller, body)) };
  },

  async revokeInvitation({ path }, { unit, caller }) {
    const invitation = await revokeInvitation(unit, caller, path.invitationId);
    return { status: 200, body: presentInvitation(invitation) };
  },

  async resendInvitation({ path }, { unit, caller }) {
    const invitation = await resendInvitation(unit, caller, path.invitationId);
    return { status: 200, body: presentInvitation(invitation) };
  },

  async getInvitationByToken({ body }, { unit }) {
    const { invitation, organisation } = await invitationByToken(unit, body.token);
    const { email, role, expiresAt } = invitation;
    return {
      status: 200,
      body: { organisationName: organisation.name, email, role, expiresAt: formatInstant(expiresAt) },
    };
  },
};

export const slowInvitationOperations: Pick<SlowHandlers, 'acceptInvitation'> = {
  async acceptInvitation({ body }, { run, requestId }) {
    const { userId, username } = await acceptInvitation(run, body, requestId);
    return { status: 201, body: { userId, username } };
  },
};
