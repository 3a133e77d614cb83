import { CONSUMER_SECRET_PURPOSE } from '../domain/application.ts';
import type { PortalSnapshot } from '../domain/world-fixture.ts';
import type { CollectionName, Entities } from '../stores/collections.ts';
import type { Unit } from './unit.ts';

/** What a fixture may hold of the portal, in the order in which it is put back. Never sessions, links or tokens. */
export const SNAPSHOT_COLLECTIONS = [
  'portalSettings',
  'accountPlans',
  'apiPlans',
  'apiProducts',
  'apiGroups',
  'customFields',
  'organisations',
  'physicalAccounts',
  'streams',
  'users',
  'registrations',
  'invitations',
  'applications',
  'apiKeys',
  'changeRequests',
  'approvals',
  'mails',
  'auditEntries',
] as const satisfies readonly CollectionName[];

/**
 * Puts a portal back as it was, with every instant moved so that it was taken just now. Secrets that must be read
 * again are sealed anew, since each server has a key of its own.
 * @param secrets client secrets by API key, as the fixture tells them
 */
export async function restorePortal(
  unit: Unit,
  { takenAt, rows }: PortalSnapshot,
  secrets: ReadonlyMap<string, string>,
): Promise<void> {
  const shift = unit.now - takenAt;
  for (const name of SNAPSHOT_COLLECTIONS) {
    for (const row of rows[name] ?? []) {
      const entity = moved(row, shift) as Entities[typeof name];
      await unit.tx.put(
        name,
        name === 'apiKeys' ? sealed(unit, entity as Entities['apiKeys'], secrets) : entity,
      );
    }
  }
}

/** The value with every instant in it, however deep, `shift` milliseconds later. */
function moved(value: unknown, shift: number): unknown {
  if (Array.isArray(value)) return value.map((item) => moved(item, shift));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      (name === 'at' || name.endsWith('At')) && typeof member === 'number'
        ? member + shift
        : moved(member, shift),
    ]),
  );
}

function sealed(
  unit: Unit,
  key: Entities['apiKeys'],
  secrets: ReadonlyMap<string, string>,
): Entities['apiKeys'] {
  const secret = secrets.get(key.apiKey);
  if (key.sealedSecret === undefined || secret === undefined) return key;
  return { ...key, sealedSecret: unit.vault.seal(secret, CONSUMER_SECRET_PURPOSE) };
}
