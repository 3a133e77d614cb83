import type { Instant } from '../lib/clock.ts';

/** One line of the audit log: append only. Values that are secret are redacted before they come here. */
export interface AuditEntry {
  /** Its place in the log, 1, 2, 3 … with gaps. */
  number: number;
  at: Instant;
  /** A userId; absent for the sandbox itself and the control plane. */
  userId?: string;
  /** Who, as the log shows it. */
  actor: string;
  /** The organisation it concerns; absent for the portal as a whole. */
  organisationId?: string;
  /** What was done: the operation's noun and verb in the past, `application.approved`. */
  action: string;
  subjectId: string;
  before?: Readonly<Record<string, unknown>>;
  after?: Readonly<Record<string, unknown>>;
  requestId: string;
}
