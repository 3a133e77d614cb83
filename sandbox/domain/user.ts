import type { Instant } from '../lib/clock.ts';

/** PORTAL_ADMIN is the bank's side; the others are members of an organisation. */
export const ROLES = ['PORTAL_ADMIN', 'ORG_ADMIN', 'DEVELOPER'] as const;
export type Role = (typeof ROLES)[number];
export type MemberRole = Exclude<Role, 'PORTAL_ADMIN'>;

/** A removed member keeps its row, since the audit log names it, but neither its user name nor its address. */
export type UserStatus = 'PENDING_ACTIVATION' | 'ACTIVE' | 'SUSPENDED' | 'REMOVED';

/** A person who signs in to the portal. */
export interface User {
  userId: string;
  username: string;
  /** {@link foldName} of the user name, unique in a world. */
  foldedUsername: string;
  email: string;
  /** {@link foldName} of the address, unique in a world. */
  foldedEmail: string;
  firstName: string;
  lastName: string;
  /** In the form of `lib/password.ts`; absent for somebody who can enter by a sign-in link only. */
  passwordHash?: string;
  role: Role;
  /** Absent for a PORTAL_ADMIN. */
  organisationId?: string;
  status: UserStatus;
  createdAt: Instant;
  /** On the host's clock, as sessions are. */
  lastSignInAt?: Instant;
}

/** A signed-in browser or script. Kept by the hash of its token; times are on the host's clock. */
export interface Session {
  /** SHA-256 of the cookie's value, lower-case hex. */
  sessionHash: string;
  userId: string;
  createdAt: Instant;
  /** Renewed now and then while it is used. */
  idleUntil: Instant;
  expiresAt: Instant;
}

/** What a one-time link is for. */
export type LinkPurpose = 'ACTIVATION' | 'PASSWORD_RESET' | 'INVITATION' | 'SIGN_IN' | 'SETUP';

/** A one-time link, kept by the hash of its token, gone when used. Times are on the host's clock. */
export interface OneTimeLink {
  /** SHA-256 of the token, lower-case hex. */
  tokenHash: string;
  purpose: LinkPurpose;
  /** The userId, invitationId, or `portal` for the first administrator's set-up. */
  subjectId: string;
  expiresAt: Instant;
}

/** Failed sign-ins of one folded user name (whether or not it exists), on the host's clock. */
export interface SignInAttempts {
  foldedUsername: string;
  failures: number;
  /** No attempt is looked at before. */
  blockedUntil: Instant;
  /** When the row may be forgotten. */
  expiresAt: Instant;
}
