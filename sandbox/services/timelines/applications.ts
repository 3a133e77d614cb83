import type { AuditEntry } from '../../domain/audit.ts';
import { Problem } from '../../lib/errors.ts';
import { sortable } from '../../stores/collections.ts';
import type { Unit } from '../unit.ts';
import { MOST_EVENTS, type Timeline, type TimelineEvent, timelineOf } from './event.ts';

/** Actions whose words do not follow from their name. */
const SENTENCES: Readonly<Record<string, string>> = {
  'application.notification-url-set': 'The address for notifications was set',
  'notification-secret.rotated': 'The secret of notifications was rotated',
};

/** `application.submitted` → "The application was submitted", `approval.approved` → "The request for approval was approved". */
function sentenceOf(action: string, subjectId: string): string {
  const [noun = '', verb = ''] = action.split('.').map((part) => part.replaceAll('-', ' '));
  const subject =
    noun === 'key' ? `Key ${subjectId}` : noun === 'approval' ? 'The request for approval' : `The ${noun}`;
  return SENTENCES[action] ?? `${subject} was ${verb}`;
}

/** An entry of the audit log → the sentence of a timeline; states are told, values are not. */
function auditEvent({
  at,
  action,
  actor,
  subjectId,
  number,
  requestId,
  before,
  after,
}: AuditEntry): TimelineEvent {
  const isKey = action.startsWith('key.');
  const [from, to] = [before?.['state'], after?.['state']];
  const states =
    typeof to === 'string' && from !== to ? ` (${from === undefined ? '' : `${from} to `}${to})` : '';
  const reason = after?.['reason'] ?? after?.['rejectionReason'] ?? after?.['lockReason'];
  const why = typeof reason === 'string' && reason.trim() !== '' ? `: ${reason.replace(/\.+\s*$/, '')}` : '';
  return {
    at,
    what: isKey ? 'KEY_CHANGED' : 'APPLICATION_CHANGED',
    words: `${sentenceOf(action, subjectId)} by ${actor}${states}${why}.`
      .replace(/\p{Cc}/gu, ' ')
      .slice(0, 600),
    links: [],
    mark: { object: 'AUDIT_ENTRY', id: sortable(number), kind: 'CREATED' },
    requestId,
  };
}

/**
 * An application's states and keys, and by the hour the calls that were not let in. Hours of the last seconds may
 * not be written yet.
 * @throws Problem APPLICATION_NOT_FOUND
 */
export async function applicationTimeline(unit: Unit, applicationId: string): Promise<Timeline> {
  const { tx } = unit;
  if ((await tx.get('applications', applicationId)) === undefined) {
    throw new Problem('APPLICATION_NOT_FOUND', `There is no application ${applicationId}.`);
  }
  const prefix = `${applicationId}|`;
  const keys = await tx.scan('apiKeys', 'byApplication', prefix, { limit: MOST_EVENTS });
  const entries: AuditEntry[] = [];
  for (const subjectId of [applicationId, ...keys.map(({ keyId }) => keyId)]) {
    const limit = MOST_EVENTS - entries.length;
    if (limit > 0) entries.push(...(await tx.scan('auditEntries', 'bySubject', `${subjectId}|`, { limit })));
  }
  const hours = await tx.scan('usageHours', 'byApplication', prefix, { limit: 10_000 });
  const refusals = hours.flatMap(({ hour, operationId, rejected }) =>
    Object.entries(rejected).map(
      ([code, calls]): TimelineEvent => ({
        at: hour,
        what: 'CALLS_REFUSED',
        words: `Within this hour ${calls} calls of ${operationId} were not let in: ${code}.`,
        links: [],
      }),
    ),
  );
  const told = refusals.slice(-MOST_EVENTS);
  const complete = entries.length < MOST_EVENTS && told.length === refusals.length && hours.length < 10_000;
  const events = [...entries.map(auditEvent), ...told];
  return timelineOf(unit, { object: 'APPLICATION', id: applicationId }, events, complete);
}
