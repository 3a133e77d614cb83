import type { Instant } from '../lib/clock.ts';

export type MailKind =
  | 'REGISTRATION_RECEIVED'
  | 'REGISTRATION_APPROVED'
  | 'REGISTRATION_REJECTED'
  | 'REGISTRATION_NOT_POSSIBLE'
  | 'INVITATION'
  | 'PASSWORD_RESET'
  | 'PASSWORD_CHANGED'
  | 'APPLICATION_RECEIVED'
  | 'APPLICATION_APPROVED'
  | 'APPLICATION_REJECTED'
  | 'CHANGE_REQUEST_RECEIVED'
  | 'CHANGE_REQUEST_APPROVED'
  | 'CHANGE_REQUEST_REJECTED'
  | 'KEY_CHANGED'
  | 'QUOTA_80'
  | 'QUOTA_100'
  | 'APPROVAL_AWAITED';

/** A mail in the outbox, written in the transaction of the change that it tells of. */
export interface Mail {
  mailId: string;
  /** Its place in the order of arrival, 1, 2, 3 … with gaps. */
  arrival: number;
  kind: MailKind;
  /** One address. */
  to: string;
  /** {@link foldName} of the address. */
  foldedTo: string;
  /** Whose inbox page shows it; absent for those without an organisation. */
  organisationId?: string;
  subject: string;
  /** Plain text; `{link}` stands where the one-time link goes. */
  text: string;
  /** The link's path and token, encrypted under the server key: the journal must not hold tokens. */
  sealedLink?: string;
  createdAt: Instant;
  /** Forwarding by SMTP: QUEUED until handed over; STORED when no SMTP server is configured. */
  delivery: 'STORED' | 'QUEUED' | 'SENT' | 'FAILED';
  /** How often the SMTP server was tried for it. */
  attempts: number;
  /** Of a QUEUED mail that was put off: not before this instant of the host's clock. */
  nextAttemptAt?: Instant;
  /** Why the last attempt failed: a word and a reply code such as `EENVELOPE 550`, never the server's text. */
  fault?: string;
}
