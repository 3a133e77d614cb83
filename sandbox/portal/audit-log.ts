import type { AuditEntry } from '../domain/audit.ts';
import { listQuestion } from '../http/paging.ts';
import { formatInstant } from '../lib/clock.ts';
import { listAuditEntries } from '../services/audit-log.ts';
import { type PortalHandlers, signedInOf, type Wire } from './wire.ts';

function presentEntry({ before, after, at, ...rest }: AuditEntry): Wire['AuditEntry'] {
  return {
    ...rest,
    at: formatInstant(at),
    ...(before !== undefined && { before: { ...before } }),
    ...(after !== undefined && { after: { ...after } }),
  };
}

/** Who did what, and when. */
export const auditOperations: Pick<PortalHandlers, 'listAuditEntries'> = {
  async listAuditEntries({ query }, { unit, caller }) {
    const question = listQuestion('listAuditEntries', caller, query);
    const { user } = signedInOf(caller);
    const { data, next } = await listAuditEntries(unit, user, question.page, query.subjectId);
    return { status: 200, body: { data: data.map(presentEntry), nextCursor: question.nextCursor(next) } };
  },
};
