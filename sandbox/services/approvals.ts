import type { Approval, ApprovalKind } from '../domain/approval.ts';
import { Problem } from '../lib/errors.ts';
import { type Page, type PageRequest, readPage } from './page.ts';
import { type Actor, postMail, recordAudit } from './portal.ts';
import type { Unit } from './unit.ts';

/** What waits for the bank's decision. */
export type ApprovalRequest = Pick<Approval, 'kind' | 'subjectId' | 'title' | 'revision'> &
  Partial<Pick<Approval, 'organisationId' | 'requestedBy'>>;

/** Puts a request into the queue and tells the bank's administrators. One open row per subject. */
export async function requestApproval(unit: Unit, request: ApprovalRequest): Promise<Approval> {
  await withdrawApprovals(unit, request.subjectId);
  const approval: Approval = {
    ...request,
    approvalId: unit.nextId('approval'),
    requestedAt: unit.now,
    state: 'OPEN',
  };
  await unit.tx.put('approvals', approval);
  for (const admin of await unit.tx.scan('users', 'byOrganisation', '|', { limit: 100 })) {
    if (admin.status !== 'ACTIVE') continue;
    await postMail(unit, {
      kind: 'APPROVAL_AWAITED',
      to: admin.email,
      subject: `Awaits your approval: ${approval.title}`,
      text: `${approval.title}\n\nSign in to the portal to approve or reject it.\n`,
    });
  }
  return approval;
}

/** Takes the open rows of a subject off the queue: it was changed, withdrawn or deleted. */
export async function withdrawApprovals(unit: Unit, subjectId: string): Promise<void> {
  for (const open of await unit.tx.scan('approvals', 'openBySubject', `${subjectId}|`, { limit: 100 })) {
    await unit.tx.put('approvals', { ...open, state: 'WITHDRAWN', decidedAt: unit.now });
  }
}

/** The open row of a subject goes on to what the subject is now: a decision on what it was is a conflict. */
export async function followApproval(
  unit: Unit,
  subjectId: string,
  { editedBy, ...changes }: Pick<Approval, 'revision' | 'title'> & { editedBy?: string | undefined },
): Promise<void> {
  for (const open of await unit.tx.scan('approvals', 'openBySubject', `${subjectId}|`, { limit: 1 })) {
    const editors = new Set(open.editedBy);
    if (editedBy !== undefined) editors.add(editedBy);
    await unit.tx.put('approvals', {
      ...open,
      ...changes,
      ...(editors.size > 0 && { editedBy: [...editors] }),
    });
  }
}

/** The queue, oldest first. */
export function listApprovals(
  unit: Unit,
  filter: { state?: Approval['state'] | undefined; kind?: ApprovalKind | undefined },
  page: PageRequest,
): Promise<Page<Approval>> {
  const { state, kind } = filter;
  const keep = (row: Approval) =>
    (state === undefined || row.state === state) && (kind === undefined || row.kind === kind);
  const index = state === 'OPEN' ? 'open' : 'byRequest';
  const filtered = kind !== undefined || (state !== undefined && state !== 'OPEN');
  return readPage(
    unit.tx,
    { collection: 'approvals', index, prefix: '', keep: filtered ? keep : undefined },
    page,
  );
}

/** @throws Problem APPROVAL_NOT_FOUND */
export async function getApproval(unit: Unit, approvalId: string): Promise<Approval> {
  const approval = await unit.tx.get('approvals', approvalId);
  if (!approval) throw new Problem('APPROVAL_NOT_FOUND', `There is no approval ${approvalId}.`);
  return approval;
}

/** A decision as the administrator sends it. */
export interface Decision {
  readonly outcome: 'APPROVED' | 'REJECTED';
  /** Required for a rejection. */
  readonly reason?: string | undefined;
  /** The revision of the subject that was looked at. */
  readonly revision: number;
}

/** What a decision does to the subject of a row; one per kind, from the service that owns the subject. */
export type Decider = (unit: Unit, actor: Actor, approval: Approval, decision: Decision) => Promise<void>;

/**
 * Decides a row of the queue, in one transaction with what follows from it.
 * @param deciders what becomes of the subject, by kind
 * @throws Problem APPROVAL_NOT_FOUND, APPROVAL_DECIDED, SELF_APPROVAL, or REVISION_CONFLICT
 */
export async function decideApproval(
  unit: Unit,
  actor: Actor,
  approvalId: string,
  decision: Decision,
  deciders: Readonly<Record<ApprovalKind, Decider>>,
): Promise<Approval> {
  const approval = await getApproval(unit, approvalId);
  if (approval.state !== 'OPEN') {
    throw new Problem('APPROVAL_DECIDED', `The approval ${approvalId} is ${approval.state} already.`);
  }
  const asked = [approval.requestedBy, ...(approval.editedBy ?? [])];
  if (actor.userId !== undefined && asked.includes(actor.userId)) {
    throw new Problem('SELF_APPROVAL', 'Nobody decides what they asked for themselves.');
  }
  if (decision.revision !== approval.revision) {
    throw new Problem(
      'REVISION_CONFLICT',
      `The decision is on revision ${decision.revision}, but revision ${approval.revision} waits. Look again.`,
    );
  }
  const decided: Approval = { ...approval, state: decision.outcome, decidedAt: unit.now };
  if (actor.userId !== undefined) decided.decidedBy = actor.userId;
  if (decision.reason !== undefined) decided.reason = decision.reason;
  await unit.tx.put('approvals', decided);
  await recordAudit(unit, actor, {
    action: `approval.${decision.outcome.toLowerCase()}`,
    subjectId: approval.subjectId,
    ...(approval.organisationId !== undefined && { organisationId: approval.organisationId }),
    after: { kind: approval.kind, title: approval.title, reason: decision.reason ?? '' },
  });
  await deciders[approval.kind](unit, actor, approval, decision);
  return decided;
}
