import type { User } from '../domain/user.ts';
import { listQuestion } from '../http/paging.ts';
import { formatInstant } from '../lib/clock.ts';
import { listMembers, modifyMember, removeMember } from '../services/members.ts';
import type { PortalHandlers, Wire } from './wire.ts';

function presentMember(user: User): Wire['Member'] {
  const { userId, username, firstName, lastName, email, role, status, createdAt, lastSignInAt } = user;
  return {
    userId,
    username,
    firstName,
    lastName,
    email,
    role: role as Wire['MemberRole'],
    status,
    createdAt: formatInstant(createdAt),
    ...(lastSignInAt !== undefined && { lastSignInAt: formatInstant(lastSignInAt) }),
  };
}

export const memberOperations: Pick<PortalHandlers, 'listMembers' | 'modifyMember' | 'removeMember'> = {
  async listMembers({ query }, { unit, caller }) {
    const question = listQuestion('listMembers', caller, query);
    const { data, next } = await listMembers(unit, caller, question.page);
    return {
      status: 200,
      body: { data: data.map(presentMember), nextCursor: question.nextCursor(next) },
    };
  },

  async modifyMember({ path, body }, { unit, caller }) {
    return { status: 200, body: presentMember(await modifyMember(unit, caller, path.userId, body)) };
  },

  async removeMember({ path }, { unit, caller }) {
    return { status: 200, body: presentMember(await removeMember(unit, caller, path.userId)) };
  },
};
