import type { Instant } from '../lib/clock.ts';

export type ApprovalKind = 'REGISTRATION' | 'APPLICATION' | 'APPLICATION_EDIT' | 'APPLICATION_DELETION';

/** A row of the queue of the bank's administrators: something waits for their decision. */
export interface Approval {
  approvalId: string;
  kind: ApprovalKind;
  /** registrationId, applicationId, or changeRequestId. */
  subjectId: string;
  /** What the administrator sees in the list. */
  title: string;
  /** Absent for a registration: its organisation does not exist yet. */
  organisationId?: string;
  /** Nobody approves what they asked for. A userId; absent for a registration. */
  requestedBy?: string;
  requestedAt: Instant;
  /** Who has changed the subject since: what they would decide is theirs as well. userIds. */
  editedBy?: readonly string[];
  /** The revision that is to be decided; another one is 409. 1 where the subject has none. */
  revision: number;
  state: 'OPEN' | 'APPROVED' | 'REJECTED' | 'WITHDRAWN';
  decidedBy?: string;
  decidedAt?: Instant;
  reason?: string;
}
