import type { PortalSettings } from '../domain/registration.ts';
import { type Actor, recordAudit } from './portal.ts';
import type { Unit } from './unit.ts';

/** @throws Error when the world was never seeded */
export async function getPortalSettings(unit: Unit): Promise<PortalSettings> {
  const settings = await unit.tx.get('portalSettings', 'portal');
  if (settings === undefined) throw new Error('khata: this world has no portal settings');
  return settings;
}

/** Whether the portal has an administrator, active or not. */
export async function hasPortalAdmin(unit: Unit): Promise<boolean> {
  return (await unit.tx.scan('users', 'byOrganisation', '|', { limit: 1 })).length > 0;
}

/** Sets the switches of approval, and the disclaimer, of which another text is a new version. */
export async function setPortalSettings(
  unit: Unit,
  actor: Actor,
  { approvals, disclaimerText }: Pick<PortalSettings, 'approvals'> & { disclaimerText: string },
): Promise<PortalSettings> {
  const before = await getPortalSettings(unit);
  const { version, text } = before.disclaimer;
  const disclaimer =
    text === disclaimerText ? before.disclaimer : { version: version + 1, text: disclaimerText };
  const after: PortalSettings = { ...before, approvals, disclaimer };
  await unit.tx.put('portalSettings', after);
  await recordAudit(unit, actor, {
    action: 'portal-settings.set',
    subjectId: 'portal',
    before: { approvals: before.approvals, disclaimerVersion: version },
    after: { approvals, disclaimerVersion: disclaimer.version },
  });
  return after;
}
