import { foldName } from '../domain/fold.ts';
import type { Organisation, PhysicalAccount } from '../domain/organisation.ts';
import { Problem } from '../lib/errors.ts';
import { type CustomFieldAnswer, checkCustomFields } from './custom-fields.ts';
import { type Page, type PageRequest, readAll, readPage } from './page.ts';
import { type Actor, recordAudit } from './portal.ts';
import type { Unit } from './unit.ts';

/** @throws Problem ORGANISATION_NOT_FOUND */
export async function existingOrganisation(unit: Unit, organisationId: string): Promise<Organisation> {
  const organisation = await unit.tx.get('organisations', organisationId);
  if (organisation) return organisation;
  throw new Problem('ORGANISATION_NOT_FOUND', `There is no organisation ${organisationId}.`);
}

/** An organisation's accounts at the bank, by number. */
export async function physicalAccountsOf(unit: Unit, organisationId: string): Promise<PhysicalAccount[]> {
  const limit = 1000;
  return await unit.tx.scan('physicalAccounts', 'byOrganisation', `${organisationId}|`, { limit });
}

/** Whether an organisation, or a registration that waits, has the name in any spelling. */
export async function organisationNameTaken(unit: Unit, name: string): Promise<boolean> {
  const folded = foldName(name);
  const prefix = `${folded}|`;
  // All of them: names that go on after a separator come in between.
  for await (const rows of readAll(unit.tx, 'organisations', 'byName', prefix)) {
    if (rows.some(({ foldedName }) => foldedName === folded)) return true;
  }
  for await (const rows of readAll(unit.tx, 'registrations', 'byOrganisationName', prefix)) {
    if (rows.some(({ foldedOrganisationName }) => foldedOrganisationName === folded)) return true;
  }
  return false;
}

export async function listOrganisations(unit: Unit, page: PageRequest): Promise<Page<Organisation>> {
  return await readPage(unit.tx, { collection: 'organisations', index: 'byId', prefix: '' }, page);
}

/**
 * Changes what an organisation tells of itself.
 * @throws Problem ORGANISATION_NOT_FOUND or CUSTOM_FIELD_VALUES_INVALID
 */
export async function modifyOrganisation(
  unit: Unit,
  actor: Actor,
  change: { description?: string; customFields?: readonly CustomFieldAnswer[] },
): Promise<Organisation> {
  const { organisationId } = actor;
  const before = await existingOrganisation(unit, organisationId);
  const after: Organisation = { ...before };
  if (change.description !== undefined) after.description = change.description;
  if (change.customFields !== undefined) {
    after.customFields = await checkCustomFields(unit, 'REGISTRATION', change.customFields);
  }
  await unit.tx.put('organisations', after);
  await recordAudit(unit, actor, {
    action: 'organisation.modified',
    subjectId: organisationId,
    organisationId,
    before: { description: before.description, customFields: before.customFields },
    after: { description: after.description, customFields: after.customFields },
  });
  return after;
}
