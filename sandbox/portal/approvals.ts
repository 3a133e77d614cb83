import type { Approval } from '../domain/approval.ts';
import { listQuestion } from '../http/paging.ts';
import { decideApproval, getApproval, listApprovals } from '../services/approvals.ts';
import { changeRequestOf } from '../services/change-requests.ts';
import { DECIDERS } from '../services/deciders.ts';
import { decidedRegistration } from '../services/registrations.ts';
import type { Unit } from '../services/unit.ts';
import { presentApproval } from './application-presenter.ts';
import type { PortalHandlers, Wire } from './wire.ts';

type Served = 'listApprovals' | 'getApproval' | 'decideApproval';

async function present(unit: Unit, approval: Approval): Promise<Wire['Approval']> {
  const request = await changeRequestOf(unit, approval);
  return presentApproval(approval, { request, registration: await decidedRegistration(unit, approval) });
}

/** The queue of the bank's administrators. */
export const approvalOperations: Pick<PortalHandlers, Served> = {
  async listApprovals({ query }, { unit, caller }) {
    const question = listQuestion('listApprovals', caller, query);
    const { data, next } = await listApprovals(unit, query, question.page);
    const rows = await Promise.all(data.map((approval) => present(unit, approval)));
    return { status: 200, body: { data: rows, nextCursor: question.nextCursor(next) } };
  },

  async getApproval({ path }, { unit }) {
    return { status: 200, body: await present(unit, await getApproval(unit, path.approvalId)) };
  },

  async decideApproval({ path, body }, { unit, caller }) {
    const decision = {
      outcome: body.decision === 'APPROVE' ? 'APPROVED' : 'REJECTED',
      reason: body.decision === 'REJECT' ? body.reason : undefined,
      revision: body.revision,
    } as const;
    const approval = await decideApproval(unit, caller, path.approvalId, decision, DECIDERS);
    return { status: 200, body: await present(unit, approval) };
  },
};
