import type { Application, ApplicationState, SensitiveSettings } from '../domain/application.ts';
import { sameSettings, withSettings } from '../domain/application-settings.ts';
import type { ApplicationEvent } from '../domain/application-state.ts';
import { Problem } from '../lib/errors.ts';
import {
  type ApplicationView,
  auditView,
  findApplication,
  inState,
  partyOf,
  saveApplication,
  takeStep,
  tellOrganisation,
  titleOf,
  viewOf,
} from './application-access.ts';
import {
  type ApplicationEdit,
  editedSettings,
  editedText,
  refuseIncomplete,
  refuseOldTerms,
} from './application-edits.ts';
import { type Decider, requestApproval, withdrawApprovals } from './approvals.ts';
import { closeRequest, keepAppliedEdit, openDeletion, openEdit } from './change-requests.ts';
import { type Page, type PageRequest, readAll, readPage } from './page.ts';
import { type Actor, recordAudit } from './portal.ts';
import type { Unit } from './unit.ts';

/** The applications of the organisation, or of all for a PORTAL_ADMIN, by identifier. */
export async function listApplications(
  unit: Unit,
  actor: Actor,
  filter: { state?: ApplicationState | undefined },
  request: PageRequest,
): Promise<Page<ApplicationView>> {
  const prefix = partyOf(actor) === 'BANK' ? '' : `${actor.organisationId}|`;
  const { state } = filter;
  const keep = state === undefined ? undefined : (row: Application) => row.state === state;
  const listing = { collection: 'applications', index: 'byOrganisation', prefix, keep } as const;
  const { data, next } = await readPage(unit.tx, listing, request);
  return { data: await Promise.all(data.map((application) => viewOf(unit, application))), next };
}

/** Saves the first tab: the application is INCOMPLETE until it is submitted. */
export async function createApplication(
  unit: Unit,
  actor: Actor,
  { name, platform, description = '' }: { name: string; platform: string; description?: string },
): Promise<ApplicationView> {
  const application: Application = {
    applicationId: unit.nextId('application'),
    organisationId: actor.organisationId,
    name,
    platform,
    description,
    customFields: {},
    state: 'INCOMPLETE',
    revision: 1,
    createdBy: actor.userId ?? actor.name,
    createdAt: unit.now,
    updatedAt: unit.now,
    subscriptions: [],
    oauth: 'NONE',
    clientType: 'CONFIDENTIAL',
    callbackUrls: [],
  };
  await unit.tx.put('applications', application);
  await audit(unit, actor, 'application.created', undefined, application);
  return { application, openRequest: undefined };
}

/**
 * Submits an INCOMPLETE application to the bank, or enables it where the bank switched the approval off.
 * @throws Problem APPLICATION_NOT_FOUND, APPLICATION_STATE_CONFLICT, APPLICATION_INCOMPLETE or EULA_NOT_ACCEPTED
 */
export async function submitApplication(
  unit: Unit,
  actor: Actor,
  applicationId: string,
): Promise<ApplicationView> {
  const view = await findApplication(unit, actor, applicationId);
  const { application: before } = view;
  const step = await takeStep(unit, actor, view, 'SUBMIT');
  await refuseIncomplete(unit, { settings: before, customFields: before.customFields });
  await refuseOldTerms(unit, before);
  const after = await saveApplication(unit, inState(before, step));
  await audit(unit, actor, 'application.submitted', before, after);
  await tellOrganisation(unit, after, after.createdBy, {
    kind: 'APPLICATION_RECEIVED',
    subject: `Received: application ${after.name}`,
    text: `The application ${after.name} was submitted. Approval can take up to a day.\n`,
  });
  await awaitOrEnable(unit, actor, after);
  return await viewOf(unit, after);
}

/** What a submission or revision leads to: a row of the queue, or the mail that it is approved already. */
async function awaitOrEnable(unit: Unit, actor: Actor, application: Application): Promise<void> {
  if (innerState(application) === 'ENABLED') {
    await audit(unit, actor, 'application.approved', undefined, application);
    await tellApproved(unit, application);
    return;
  }
  const { applicationId, organisationId, revision } = application;
  await requestApproval(unit, {
    kind: 'APPLICATION',
    subjectId: applicationId,
    title: await titleOf(unit, application),
    revision,
    organisationId,
    ...(actor.userId !== undefined && { requestedBy: actor.userId }),
  });
}

/**
 * Modifies an application as its state has it: at once, as a revision that waits again, or by a change
 * request over an application that stays as it is.
 * @throws Problem APPLICATION_NOT_FOUND, REVISION_CONFLICT, APPLICATION_STATE_CONFLICT, APPLICATION_INCOMPLETE,
 *   and those of `editedText` and `editedSettings`
 */
export async function modifyApplication(
  unit: Unit,
  actor: Actor,
  applicationId: string,
  edit: ApplicationEdit,
): Promise<ApplicationView> {
  const view = await findApplication(unit, actor, applicationId);
  const { application: before } = view;
  // May they edit at all? Asked before anything in the edit is looked up.
  await takeStep(unit, actor, view, 'EDIT_TEXT');
  if (edit.revision !== before.revision) {
    const words = `The edit is on revision ${edit.revision} of ${applicationId}; the present one is ${before.revision}.`;
    throw new Problem('REVISION_CONFLICT', words);
  }
  const settings = await editedSettings(unit, before, edit, actor.userId ?? actor.name);
  const isSensitive = !sameSettings(before, settings);
  const step = await takeStep(unit, actor, view, isSensitive ? 'EDIT_SETTINGS' : 'EDIT_TEXT');
  const text = await editedText(unit, before, edit);
  await holdToForm(unit, before, { edit, isSensitive, text, settings });
  // It asks for approval again: under the terms as they are now.
  if (innerState(before) === 'REJECTED') await refuseOldTerms(unit, settings);
  if (step.effect === 'REQUEST_EDIT') {
    const hasText = [edit.name, edit.platform, edit.description, edit.customFields].some(
      (e) => e !== undefined,
    );
    const saved = hasText ? await saveApplication(unit, text, actor.userId) : before;
    if (hasText) await audit(unit, actor, 'application.modified', before, saved);
    await openEdit(unit, actor, saved, settings);
    return await viewOf(unit, saved);
  }
  const after = await saveApplication(unit, inState(withSettings(text, settings), step), actor.userId);
  await audit(unit, actor, 'application.modified', before, after);
  if (isSensitive && isUsable(before)) await keepAppliedEdit(unit, actor, after, settings);
  if (innerState(before) === 'REJECTED') await awaitOrEnable(unit, actor, after);
  return await viewOf(unit, after);
}

/** The state that counts, lock aside. */
const innerState = ({ state, lockedFrom }: Application): ApplicationState => lockedFrom ?? state;
const isUsable = (application: Application): boolean =>
  ['ENABLED', 'DISABLED'].includes(innerState(application));

/** From its submission on an application stays complete; before, it may lack anything. */
async function holdToForm(
  unit: Unit,
  before: Application,
  edited: { edit: ApplicationEdit; isSensitive: boolean; text: Application; settings: SensitiveSettings },
): Promise<void> {
  if (innerState(before) === 'INCOMPLETE') return;
  // A field that became required since must not keep a usable application from being renamed.
  const wholly = !isUsable(before);
  const { edit, isSensitive, text, settings } = edited;
  await refuseIncomplete(unit, {
    ...((isSensitive || wholly) && { settings }),
    ...((edit.customFields !== undefined || wholly) && { customFields: text.customFields }),
  });
}

/**
 * Deletes an application, or asks the bank to.
 * @returns the application as it was, or as it still is, and whether it is gone
 * @throws Problem APPLICATION_NOT_FOUND or APPLICATION_STATE_CONFLICT
 */
export async function deleteApplication(
  unit: Unit,
  actor: Actor,
  applicationId: string,
): Promise<{ deleted: boolean; view: ApplicationView }> {
  const view = await findApplication(unit, actor, applicationId);
  const step = await takeStep(unit, actor, view, 'DELETE');
  if (step.effect === 'REQUEST_DELETION') {
    await openDeletion(unit, actor, view.application);
    return { deleted: false, view: await viewOf(unit, view.application) };
  }
  await removeApplication(unit, actor, view);
  return { deleted: true, view: { application: view.application, openRequest: undefined } };
}

/** The application with its keys, and so its tokens, and whatever waits for it. What belongs to money stays. */
async function removeApplication(unit: Unit, actor: Actor, { application, openRequest }: ApplicationView) {
  const { applicationId } = application;
  if (openRequest !== undefined) {
    await withdrawApprovals(unit, openRequest.changeRequestId);
    await closeRequest(unit, openRequest, 'WITHDRAWN');
  }
  await withdrawApprovals(unit, applicationId);
  const doomed: string[] = [];
  for await (const keys of readAll(unit.tx, 'apiKeys', 'byApplication', `${applicationId}|`)) {
    doomed.push(...keys.map(({ apiKey }) => apiKey));
  }
  for (const apiKey of doomed) await unit.tx.delete('apiKeys', apiKey);
  await unit.tx.delete('applications', applicationId);
  await unit.tx.delete('notificationEndpoints', applicationId);
  await audit(unit, actor, 'application.deleted', application, undefined);
}

/**
 * What a person or the bank does to an application as a whole.
 * @param reason of a lock
 * @throws Problem APPLICATION_NOT_FOUND or APPLICATION_STATE_CONFLICT
 */
export async function switchApplication(
  unit: Unit,
  actor: Actor,
  applicationId: string,
  event: Extract<ApplicationEvent, 'ENABLE' | 'DISABLE' | 'LOCK' | 'UNLOCK'>,
  reason?: string,
): Promise<ApplicationView> {
  const view = await findApplication(unit, actor, applicationId);
  const { application: before } = view;
  const after = await saveApplication(
    unit,
    inState(before, await takeStep(unit, actor, view, event), reason),
  );
  await audit(unit, actor, `application.${SWITCHED[event]}`, before, after, reason);
  return await viewOf(unit, after);
}

const SWITCHED = { ENABLE: 'enabled', DISABLE: 'disabled', LOCK: 'locked', UNLOCK: 'unlocked' } as const;

/** Of the queue's rows of kind APPLICATION. */
export const decideApplication: Decider = async (unit, actor, approval, { outcome, reason }) => {
  const view = await findApplication(unit, actor, approval.subjectId);
  const { application: before } = view;
  const approved = outcome === 'APPROVED';
  const step = await takeStep(unit, actor, view, approved ? 'APPROVE' : 'REJECT');
  const { rejectionReason: _old, ...decided } = inState(before, step);
  const after = await saveApplication(unit, {
    ...decided,
    ...(!approved && reason !== undefined && { rejectionReason: reason }),
  });
  await audit(unit, actor, approved ? 'application.approved' : 'application.rejected', before, after);
  if (approved) return await tellApproved(unit, after);
  await tellOrganisation(unit, after, after.createdBy, {
    kind: 'APPLICATION_REJECTED',
    subject: `Rejected: application ${after.name}`,
    text: `The application ${after.name} was rejected.\n\n${reason ?? ''}\n\nEdit it to have it looked at again.\n`,
  });
};

/** Of the queue's rows of kind APPLICATION_DELETION. */
export const decideDeletion: Decider = async (unit, actor, approval, { outcome, reason }) => {
  const request = await unit.tx.get('changeRequests', approval.subjectId);
  if (request === undefined) throw new Error(`khata: approval ${approval.approvalId} has lost its subject`);
  const view = await findApplication(unit, actor, request.applicationId);
  const approved = outcome === 'APPROVED';
  await takeStep(unit, actor, view, approved ? 'APPROVE_CHANGE' : 'REJECT_CHANGE');
  await closeRequest(unit, request, outcome, reason);
  const { name } = view.application;
  await tellOrganisation(unit, view.application, request.requestedBy, {
    kind: approved ? 'CHANGE_REQUEST_APPROVED' : 'CHANGE_REQUEST_REJECTED',
    subject: `Deletion of application ${name}: ${outcome.toLowerCase()}`,
    text: approved ? `The application ${name} is deleted.\n` : `${name} stays as it is.\n\n${reason ?? ''}\n`,
  });
  if (approved) await removeApplication(unit, actor, { ...view, openRequest: undefined });
};

async function tellApproved(unit: Unit, application: Application): Promise<void> {
  const works = application.lockedFrom === undefined ? 'Its keys work now.' : 'The bank has it locked still.';
  await tellOrganisation(unit, application, application.createdBy, {
    kind: 'APPLICATION_APPROVED',
    subject: `Approved: application ${application.name}`,
    text: `The application ${application.name} was approved. ${works}\n`,
  });
}

async function audit(
  unit: Unit,
  actor: Actor,
  action: string,
  before: Application | undefined,
  after: Application | undefined,
  reason?: string,
): Promise<void> {
  const subject = after ?? before;
  if (subject === undefined) return;
  await recordAudit(unit, actor, {
    action,
    subjectId: subject.applicationId,
    organisationId: subject.organisationId,
    ...(before && { before: auditView(before) }),
    ...(after && { after: { ...auditView(after), ...(reason !== undefined && { reason }) } }),
  });
}
