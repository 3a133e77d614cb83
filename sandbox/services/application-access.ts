import type { Application, ChangeRequest } from '../domain/application.ts';
import {
  type ApplicationEvent,
  awaitsApproval,
  nextStep,
  type Party,
  type Standing,
  type Step,
} from '../domain/application-state.ts';
import type { MailKind } from '../domain/mail.ts';
import { Problem } from '../lib/errors.ts';
import { followApproval } from './approvals.ts';
import { prepareEndpoint } from './notification-endpoints.ts';
import { readAll } from './page.ts';
import { type Actor, postMail } from './portal.ts';
import { getPortalSettings } from './portal-settings.ts';
import type { Unit } from './unit.ts';

/** An application with what waits for the bank. */
export interface ApplicationView {
  readonly application: Application;
  readonly openRequest: ChangeRequest | undefined;
}

/** On which side somebody stands. */
export function partyOf(actor: Actor): Party {
  return actor.role === 'PORTAL_ADMIN' ? 'BANK' : 'ORGANISATION';
}

/**
 * The application as this person may see it: of their own organisation, or any for a PORTAL_ADMIN.
 * @throws Problem APPLICATION_NOT_FOUND, in the same words for another organisation's
 */
export async function findApplication(
  unit: Unit,
  actor: Actor,
  applicationId: string,
): Promise<ApplicationView> {
  const application = await unit.tx.get('applications', applicationId);
  const visible = partyOf(actor) === 'BANK' || application?.organisationId === actor.organisationId;
  if (!application || !visible) {
    throw new Problem('APPLICATION_NOT_FOUND', `There is no application ${applicationId}.`);
  }
  return await viewOf(unit, application);
}

/** An application with its open change request. */
export async function viewOf(unit: Unit, application: Application): Promise<ApplicationView> {
  const prefix = `${application.applicationId}|`;
  const [openRequest] = await unit.tx.scan('changeRequests', 'openByApplication', prefix, { limit: 1 });
  return { application, openRequest };
}

function standingOf({ application, openRequest }: ApplicationView): Standing {
  const { state, lockedFrom } = application;
  return {
    state,
    ...(lockedFrom !== undefined && { lockedFrom }),
    ...(openRequest !== undefined && { openRequest: openRequest.kind }),
  };
}

/** What is refused, in words. */
const CANNOT: Readonly<Record<ApplicationEvent, string>> = {
  SUBMIT: 'it cannot be submitted',
  EDIT_TEXT: 'its name, platform and description cannot be changed by you',
  EDIT_SETTINGS: 'its settings cannot be changed by you',
  DELETE: 'it cannot be deleted by you',
  DISABLE: 'it cannot be disabled by you',
  ENABLE: 'it cannot be enabled by you',
  LOCK: 'it cannot be locked',
  UNLOCK: 'there is no lock to take off',
  APPROVE: 'there is nothing to approve',
  REJECT: 'there is nothing to reject',
  APPROVE_CHANGE: 'there is no change to approve',
  REJECT_CHANGE: 'there is no change to reject',
  WITHDRAW_CHANGE: 'there is no change to withdraw',
  CREATE_KEY: 'no key can be made',
  ROTATE_KEY: 'no key can be rotated',
  REVOKE_KEY: 'no key can be revoked',
};

/** What the caller can do about it, where there is something. */
function adviceFor({ application, openRequest }: ApplicationView, event: ApplicationEvent): string {
  if (application.lockedFrom !== undefined) return ' Ask the bank to unlock it.';
  if (openRequest !== undefined) return ' Wait for the decision of the open request, or withdraw it first.';
  if (application.state === 'INCOMPLETE' && event.endsWith('_KEY')) return ' Submit it first.';
  return '';
}

/**
 * What the state table makes of an event.
 * @throws Problem APPLICATION_STATE_CONFLICT where it has no such cell
 */
export async function takeStep(
  unit: Unit,
  actor: Actor,
  view: ApplicationView,
  event: ApplicationEvent,
): Promise<Step> {
  const { approvals } = await getPortalSettings(unit);
  const step = nextStep(standingOf(view), event, partyOf(actor), approvals);
  if (step !== undefined) return step;
  const { applicationId, state, lockedFrom } = view.application;
  const lock = lockedFrom === undefined ? '' : `, locked by the bank when it was ${lockedFrom}`;
  const open = view.openRequest === undefined ? '' : `, with an open ${view.openRequest.kind}`;
  throw new Problem(
    'APPLICATION_STATE_CONFLICT',
    `The application ${applicationId} is ${state}${lock}${open}: ${CANNOT[event]}.${adviceFor(view, event)}`,
  );
}

/** Takes the state of a step over; a lock keeps its reason until it is gone. */
export function inState(
  { lockedFrom: _old, lockReason, ...application }: Application,
  { state, lockedFrom }: Step,
  reason = lockReason,
): Application {
  const lock = lockedFrom !== undefined && {
    lockedFrom,
    ...(reason !== undefined && { lockReason: reason }),
  };
  return { ...application, state, ...lock };
}

/**
 * Stores a changed application as its next revision; an approval that waits goes on to it.
 * @param editedBy whose edit it is, by userId; left out where nothing was edited
 */
export async function saveApplication(
  unit: Unit,
  changed: Application,
  editedBy?: string,
): Promise<Application> {
  const saved: Application = { ...changed, revision: changed.revision + 1, updatedAt: unit.now };
  await unit.tx.put('applications', saved);
  await prepareEndpoint(unit, saved);
  if (awaitsApproval(saved)) {
    await followApproval(unit, saved.applicationId, {
      revision: saved.revision,
      title: await titleOf(unit, saved),
      editedBy,
    });
  }
  return saved;
}

/** An application in one line of the queue. */
export async function titleOf(unit: Unit, { name, organisationId }: Application): Promise<string> {
  const organisation = await unit.tx.get('organisations', organisationId);
  return `Application ${name} of ${organisation?.name ?? organisationId}`.slice(0, 300);
}

/** What the audit log keeps of an application: nothing in it is secret. */
export function auditView({
  state,
  lockedFrom,
  revision,
  name,
  ...rest
}: Application): Record<string, unknown> {
  const { subscriptions, oauth, clientType, callbackUrls, notificationUrl, scopes } = rest;
  const apis = subscriptions.map(({ api, apiPlanId, eula }) => ({ api, apiPlanId, eula: eula.version }));
  return {
    ...{ state, revision, name, apis, oauth, clientType, callbackUrls },
    ...(lockedFrom !== undefined && { lockedFrom }),
    ...(notificationUrl !== undefined && { notificationUrl }),
    ...(scopes !== undefined && { scopes }),
  };
}

/** Tells the person whom it is about, and the organisation's administrators, each once. */
export async function tellOrganisation(
  unit: Unit,
  application: Pick<Application, 'organisationId'>,
  personId: string,
  mail: { kind: MailKind; subject: string; text: string },
): Promise<void> {
  const { organisationId } = application;
  for await (const users of readAll(unit.tx, 'users', 'byOrganisation', `${organisationId}|`)) {
    for (const { userId, role, status, email } of users) {
      if (status !== 'ACTIVE' || (userId !== personId && role !== 'ORG_ADMIN')) continue;
      await postMail(unit, { ...mail, to: email, organisationId });
    }
  }
}
