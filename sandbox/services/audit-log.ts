import type { AuditEntry } from '../domain/audit.ts';
import type { User } from '../domain/user.ts';
import { type Page, type PageRequest, readPage } from './page.ts';
import type { Unit } from './unit.ts';

/**
 * One page of the audit log, oldest first: for the bank all of it, for an organisation's administrator what
 * concerns the organisation. Nothing changes or deletes an entry.
 * @param subjectId only what was done to this person, application, key …
 */
export async function listAuditEntries(
  { tx }: Unit,
  { role, organisationId }: User,
  page: PageRequest,
  subjectId?: string,
): Promise<Page<AuditEntry>> {
  const own = (entry: AuditEntry) => role === 'PORTAL_ADMIN' || entry.organisationId === organisationId;
  const listing = { collection: 'auditEntries' } as const;
  if (subjectId !== undefined) {
    return await readPage(tx, { ...listing, index: 'bySubject', prefix: `${subjectId}|`, keep: own }, page);
  }
  if (role === 'PORTAL_ADMIN') return await readPage(tx, { ...listing, index: 'byNumber', prefix: '' }, page);
  const prefix = `${organisationId ?? ''}|`;
  return await readPage(tx, { ...listing, index: 'byOrganisation', prefix }, page);
}
