import type { ApprovalSwitches } from '../domain/application-state.ts';
import { type Actor, recordAudit } from './portal.ts';
import { getPortalSettings } from './portal-settings.ts';
import type { Unit } from './unit.ts';

/** All switches off: whatever is asked for is approved at once. */
export const AUTO_APPROVE: ApprovalSwitches = {
  registration: false,
  application: false,
  edit: false,
  deletion: false,
};

/** The switches in force. */
export async function getApprovalSwitches(unit: Unit): Promise<ApprovalSwitches> {
  return (await getPortalSettings(unit)).approvals;
}

/** Turns switches; what waits for approval already still waits. Writes nothing when all stand so already. */
export async function setApprovalSwitches(
  unit: Unit,
  actor: Actor,
  change: { readonly [S in keyof ApprovalSwitches]?: boolean | undefined },
): Promise<ApprovalSwitches> {
  const settings = await getPortalSettings(unit);
  const before = settings.approvals;
  const after: ApprovalSwitches = {
    registration: change.registration ?? before.registration,
    application: change.application ?? before.application,
    edit: change.edit ?? before.edit,
    deletion: change.deletion ?? before.deletion,
  };
  if (JSON.stringify(after) === JSON.stringify(before)) return before;
  await unit.tx.put('portalSettings', { ...settings, approvals: after });
  await recordAudit(unit, actor, { action: 'portal-settings.changed', subjectId: 'portal', before, after });
  return after;
}
