import { BANK_APIS, type BankApi } from '../domain/application.ts';
import type { ApprovalSwitches } from '../domain/application-state.ts';
import type { User } from '../domain/user.ts';
import { viewOf } from '../services/application-access.ts';
import type { ApplicationEdit } from '../services/application-edits.ts';
import {
  createApplication,
  deleteApplication,
  modifyApplication,
  submitApplication,
  switchApplication,
} from '../services/applications.ts';
import { decideApproval } from '../services/approvals.ts';
import { DECIDERS } from '../services/deciders.ts';
import { createKey } from '../services/keys.ts';
import type { Actor } from '../services/portal.ts';
import { getPortalSettings } from '../services/portal-settings.ts';
import type { Unit } from '../services/unit.ts';
import type { PortalSandbox } from './portal-sandbox.ts';

/** A person as services know them. */
export function actorOf({ userId, username, role, organisationId = '' }: User): Actor {
  return { userId, name: username, role, organisationId, applicationId: '', requestId: 'test' };
}

/** Switches approvals; those that are not named stay as they are. */
export async function switchApprovals(
  run: PortalSandbox['run'],
  approvals: Partial<ApprovalSwitches>,
): Promise<void> {
  await run(async (unit) => {
    const settings = await getPortalSettings(unit);
    await unit.tx.put('portalSettings', { ...settings, approvals: { ...settings.approvals, ...approvals } });
  });
}

/** Subscriptions to APIs on their default plans, with the terms accepted. */
export function subscriptionsTo(...apis: readonly BankApi[]): NonNullable<ApplicationEdit['subscriptions']> {
  return { apis: apis.map((api) => ({ api })), eulaAcceptances: apis.map((api) => ({ api, version: 1 })) };
}

/** Decides the open row of a subject, at its present revision. */
export async function decide(
  unit: Unit,
  admin: Actor,
  subjectId: string,
  outcome: 'APPROVED' | 'REJECTED',
): Promise<void> {
  const [row] = await unit.tx.scan('approvals', 'openBySubject', `${subjectId}|`, { limit: 1 });
  if (row === undefined) throw new Error(`nothing waits for ${subjectId}`);
  const { approvalId, revision } = row;
  await decideApproval(unit, admin, approvalId, { outcome, revision, reason: 'because' }, DECIDERS);
}

/** Brings a new application into a state of the table (application-table.ts), by the ways that lead there. */
export async function applicationIn(
  unit: Unit,
  state: string,
  developer: Actor,
  admin: Actor,
  first: Partial<ApplicationEdit> = {},
): Promise<string> {
  const { application } = await createApplication(unit, developer, { name: 'Matrix', platform: 'Server' });
  const { applicationId } = application;
  const subscriptions = subscriptionsTo(...BANK_APIS);
  await modifyApplication(unit, developer, applicationId, { revision: 1, subscriptions, ...first });
  const inner = state.replace('L:', '');
  const [short, open] = inner.split('+');
  if (short !== 'INC') await submitApplication(unit, developer, applicationId);
  if (short === 'REJ' || short === 'REV') await decide(unit, admin, applicationId, 'REJECTED');
  if (short === 'REV') await edit(unit, developer, applicationId, { description: 'better now' });
  if (short === 'ENA' || short === 'DIS') await decide(unit, admin, applicationId, 'APPROVED');
  if (open === 'E') await edit(unit, developer, applicationId, { callbackUrls: ['https://new.example/'] });
  if (open === 'D') await deleteApplication(unit, developer, applicationId);
  if (short === 'DIS') await switchApplication(unit, developer, applicationId, 'DISABLE');
  if (state.startsWith('L:')) await switchApplication(unit, admin, applicationId, 'LOCK', 'because');
  return applicationId;
}

/** An edit on the present revision. */
export async function edit(
  unit: Unit,
  actor: Actor,
  applicationId: string,
  changes: Omit<ApplicationEdit, 'revision'>,
): Promise<void> {
  const revision = (await unit.tx.get('applications', applicationId))?.revision ?? 0;
  await modifyApplication(unit, actor, applicationId, { ...changes, revision });
}

const SHORT: Readonly<Record<string, string>> = {
  INCOMPLETE: 'INC',
  PENDING_APPROVAL: 'PEN',
  REJECTED: 'REJ',
  REVISED: 'REV',
  ENABLED: 'ENA',
  DISABLED: 'DIS',
};

/** In which state of the table an application is. */
export async function stateOf(unit: Unit, applicationId: string): Promise<string> {
  const application = await unit.tx.get('applications', applicationId);
  if (application === undefined) return 'gone';
  const { openRequest } = await viewOf(unit, application);
  const { state, lockedFrom } = application;
  const open = openRequest === undefined ? '' : `+${openRequest.kind.charAt(0)}`;
  return `${lockedFrom ? 'L:' : ''}${SHORT[lockedFrom ?? state]}${open}`;
}

/**
 * A live key of the application. Where it could not have one yet, one is put into the store: the gateway has
 * to refuse it by the application's state, not by luck.
 */
export async function keyOf(unit: Unit, actor: Actor, applicationId: string): Promise<string> {
  const application = await unit.tx.get('applications', applicationId);
  if (application === undefined) throw new Error(`there is no application ${applicationId}`);
  if (application.state !== 'INCOMPLETE' && application.lockedFrom === undefined) {
    return (await createKey(unit, actor, applicationId)).key.apiKey;
  }
  const apiKey = `planted_${applicationId}`;
  const { oauth } = application;
  await unit.tx.put('apiKeys', {
    keyId: `planted-${applicationId}`,
    apiKey,
    applicationId,
    oauth,
    createdAt: 0,
  });
  return apiKey;
}

/** Calls the bank with credentials; the problem's code, or `served`. */
export async function callBank(
  { fetch }: Pick<PortalSandbox, 'fetch'>,
  headers: Record<string, string>,
): Promise<string> {
  const response = await fetch(new Request('http://localhost/v1/virtual-accounts', { headers }));
  if (response.status === 200) return 'served';
  return ((await response.json()) as { code: string }).code;
}
