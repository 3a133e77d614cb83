import type { Instant } from '../lib/clock.ts';
import type { MemberRole } from './user.ts';

/** A person's request to be let in, with the organisation it brings along. */
export interface Registration {
  registrationId: string;
  state: 'PENDING_APPROVAL' | 'APPROVED' | 'REJECTED';
  username: string;
  foldedUsername: string;
  email: string;
  foldedEmail: string;
  firstName: string;
  lastName: string;
  /** Removed when it is decided: the user has it then, or nobody. */
  passwordHash?: string;
  organisationName: string;
  foldedOrganisationName: string;
  organisationDescription: string;
  accountPlanId: string;
  /** By customFieldId. */
  customFields: Readonly<Record<string, string>>;
  /** The version of the disclaimer and terms that was read and accepted. */
  disclaimerVersion: number;
  createdAt: Instant;
  /** Of a rejection. */
  reason?: string;
}

/** A colleague asked in by an organisation's administrator. Its link lives for 7 days. */
export interface Invitation {
  invitationId: string;
  organisationId: string;
  email: string;
  foldedEmail: string;
  role: MemberRole;
  state: 'PENDING' | 'ACCEPTED' | 'REVOKED';
  /** userId of the administrator. */
  invitedBy: string;
  createdAt: Instant;
  /** On the host's clock, as the link is. */
  expiresAt: Instant;
}

/** A question that the portal's owner adds to a form. */
export interface CustomField {
  customFieldId: string;
  form: 'REGISTRATION' | 'APPLICATION';
  label: string;
  kind: 'TEXT' | 'CHOICE';
  required: boolean;
  /** Of kind CHOICE; empty otherwise. */
  choices: readonly string[];
}

/** What the portal's owner decided about the portal as a whole. */
export interface PortalSettings {
  id: 'portal';
  /** Which requests a PORTAL_ADMIN must approve; the others are approved at once. */
  approvals: {
    readonly registration: boolean;
    readonly application: boolean;
    readonly edit: boolean;
    readonly deletion: boolean;
  };
  disclaimer: { readonly version: number; readonly text: string };
}
