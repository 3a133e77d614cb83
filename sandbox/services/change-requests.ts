import type { Application, ChangeRequest, SensitiveSettings } from '../domain/application.ts';
import { withSettings } from '../domain/application-settings.ts';
import type { Approval } from '../domain/approval.ts';
import { Problem } from '../lib/errors.ts';
import {
  auditView,
  findApplication,
  saveApplication,
  takeStep,
  tellOrganisation,
  titleOf,
} from './application-access.ts';
import { type Decider, requestApproval, withdrawApprovals } from './approvals.ts';
import { type Page, type PageRequest, readPage } from './page.ts';
import { type Actor, recordAudit } from './portal.ts';
import type { Unit } from './unit.ts';

/** Opens an edit: settings as they will be, over an application that keeps its own until the approval. */
export async function openEdit(
  unit: Unit,
  actor: Actor,
  application: Application,
  settings: SensitiveSettings,
): Promise<void> {
  await open(unit, actor, application, { ...newRequest(unit, actor, application, 'EDIT'), settings });
}

/** Opens a deletion: the application works on until the approval. */
export async function openDeletion(unit: Unit, actor: Actor, application: Application): Promise<void> {
  await open(unit, actor, application, newRequest(unit, actor, application, 'DELETION'));
}

/** Keeps the row of an edit that applied at once, because the bank switched its approval off. */
export async function keepAppliedEdit(
  unit: Unit,
  actor: Actor,
  application: Application,
  settings: SensitiveSettings,
): Promise<void> {
  const request = { ...newRequest(unit, actor, application, 'EDIT'), settings };
  await unit.tx.put('changeRequests', { ...request, state: 'APPROVED', decidedAt: unit.now });
}

function newRequest(
  unit: Unit,
  actor: Actor,
  { applicationId, organisationId }: Application,
  kind: ChangeRequest['kind'],
): ChangeRequest {
  return {
    changeRequestId: unit.nextId('changeRequest'),
    applicationId,
    organisationId,
    kind,
    state: 'OPEN',
    requestedBy: actor.userId ?? actor.name,
    requestedAt: unit.now,
  };
}

async function open(
  unit: Unit,
  actor: Actor,
  application: Application,
  request: ChangeRequest,
): Promise<void> {
  const { changeRequestId, organisationId, kind, requestedBy } = request;
  await unit.tx.put('changeRequests', request);
  const what = kind === 'EDIT' ? 'Edit' : 'Deletion';
  await requestApproval(unit, {
    kind: kind === 'EDIT' ? 'APPLICATION_EDIT' : 'APPLICATION_DELETION',
    subjectId: changeRequestId,
    title: `${what} of: ${await titleOf(unit, application)}`.slice(0, 300),
    // A request never changes: who wants another one withdraws it and asks again.
    revision: 1,
    organisationId,
    requestedBy,
  });
  await audit(unit, actor, 'change-request.opened', request, {
    before: auditView(application),
    after: request.settings ? auditView(withSettings(application, request.settings)) : { kind },
  });
  await tellOrganisation(unit, application, requestedBy, {
    kind: 'CHANGE_REQUEST_RECEIVED',
    subject: `Received: ${what.toLowerCase()} of application ${application.name}`,
    text: `The request waits for the bank; that can take up to a day. Until then ${application.name} stays as it is.\n`,
  });
}

/** Ends an open request. */
export async function closeRequest(
  unit: Unit,
  request: ChangeRequest,
  state: Exclude<ChangeRequest['state'], 'OPEN'>,
  reason?: string,
): Promise<ChangeRequest> {
  const closed: ChangeRequest = { ...request, state, decidedAt: unit.now };
  if (reason !== undefined) closed.reason = reason;
  await unit.tx.put('changeRequests', closed);
  return closed;
}

/** All change requests of an application, by identifier. @throws Problem APPLICATION_NOT_FOUND */
export async function listChangeRequests(
  unit: Unit,
  actor: Actor,
  applicationId: string,
  page: PageRequest,
): Promise<Page<ChangeRequest>> {
  await findApplication(unit, actor, applicationId);
  const prefix = `${applicationId}|`;
  return await readPage(unit.tx, { collection: 'changeRequests', index: 'byApplication', prefix }, page);
}

/** @throws Problem APPLICATION_NOT_FOUND or CHANGE_REQUEST_NOT_FOUND */
export async function getChangeRequest(
  unit: Unit,
  actor: Actor,
  applicationId: string,
  changeRequestId: string,
): Promise<ChangeRequest> {
  await findApplication(unit, actor, applicationId);
  const request = await unit.tx.get('changeRequests', changeRequestId);
  if (request?.applicationId === applicationId) return request;
  throw new Problem(
    'CHANGE_REQUEST_NOT_FOUND',
    `The application ${applicationId} has no change request ${changeRequestId}.`,
  );
}

/**
 * Takes an open request off the queue.
 * @throws Problem APPLICATION_NOT_FOUND, CHANGE_REQUEST_NOT_FOUND, CHANGE_REQUEST_CLOSED or
 *   APPLICATION_STATE_CONFLICT
 */
export async function withdrawChangeRequest(
  unit: Unit,
  actor: Actor,
  applicationId: string,
  changeRequestId: string,
): Promise<ChangeRequest> {
  const request = await getChangeRequest(unit, actor, applicationId, changeRequestId);
  if (request.state !== 'OPEN') {
    throw new Problem('CHANGE_REQUEST_CLOSED', `The change request ${changeRequestId} is ${request.state}.`);
  }
  const view = await findApplication(unit, actor, applicationId);
  await takeStep(unit, actor, view, 'WITHDRAW_CHANGE');
  await withdrawApprovals(unit, changeRequestId);
  const withdrawn = await closeRequest(unit, request, 'WITHDRAWN');
  await audit(unit, actor, 'change-request.withdrawn', request, {});
  return withdrawn;
}

/** Of the queue's rows of kind APPLICATION_EDIT. */
export const decideEdit: Decider = async (unit, actor, approval, { outcome, reason }) => {
  const request = await unit.tx.get('changeRequests', approval.subjectId);
  if (request?.settings === undefined) {
    throw new Error(`khata: approval ${approval.approvalId} has lost its subject`);
  }
  const view = await findApplication(unit, actor, request.applicationId);
  const { application: before } = view;
  const approved = outcome === 'APPROVED';
  await takeStep(unit, actor, view, approved ? 'APPROVE_CHANGE' : 'REJECT_CHANGE');
  await closeRequest(unit, request, outcome, reason);
  if (approved) {
    const after = await saveApplication(unit, withSettings(before, request.settings));
    await audit(unit, actor, 'change-request.applied', request, {
      before: auditView(before),
      after: auditView(after),
    });
  }
  await tellOrganisation(unit, before, request.requestedBy, {
    kind: approved ? 'CHANGE_REQUEST_APPROVED' : 'CHANGE_REQUEST_REJECTED',
    subject: `Edit of application ${before.name}: ${outcome.toLowerCase()}`,
    text: approved
      ? `The new settings of ${before.name} apply now.\n`
      : `${before.name} keeps its settings.\n\n${reason ?? ''}\n`,
  });
};

async function audit(
  unit: Unit,
  actor: Actor,
  action: string,
  { changeRequestId, organisationId }: ChangeRequest,
  values: { before?: Record<string, unknown>; after?: Record<string, unknown> },
): Promise<void> {
  await recordAudit(unit, actor, { action, subjectId: changeRequestId, organisationId, ...values });
}

/** What a row of the queue is about, where that is an edit or a deletion. */
export async function changeRequestOf(
  unit: Unit,
  { kind, subjectId }: Pick<Approval, 'kind' | 'subjectId'>,
): Promise<ChangeRequest | undefined> {
  const isRequest = kind === 'APPLICATION_EDIT' || kind === 'APPLICATION_DELETION';
  return isRequest ? await unit.tx.get('changeRequests', subjectId) : undefined;
}
