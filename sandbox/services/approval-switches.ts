import type { PortalSettings } from '../domain/registration.ts';
import { type Actor, recordAudit } from './portal.ts';
import type { Unit } from './unit.ts';

/** Which requests a PORTAL_ADMIN must approve; the others are approved at once. */
export type ApprovalSwitches = PortalSettings['approvals'];

/** All switches off: whatever is asked for is approved at once. */
export const AUTO_APPROVE: ApprovalSwitches = {
  registration: false,
  application: false,
  edit: false,
  deletion: false,
};

async function portalSettings({ tx }: Unit): Promise<PortalSettings> {
  const settings = await tx.get('portalSettings', 'portal');
  if (settings === undefined) throw new Error('khata: this world has no portal settings');
  return settings;
}

/** The switches in force. */
export async function getApprovalSwitches(unit: Unit): Promise<ApprovalSwitches> {
  return (await portalSettings(unit)).approvals;
}

/** Turns switches; what waits for approval already still waits. Writes nothing when all stand so already. */
export async function setApprovalSwitches(
  unit: Unit,
  actor: Actor,
  change: { readonly [S in keyof ApprovalSwitches]?: boolean | undefined },
): Promise<ApprovalSwitches> {
  const settings = await portalSettings(unit);
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
