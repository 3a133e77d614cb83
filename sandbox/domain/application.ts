import type { Instant } from '../lib/clock.ts';

/** The bank APIs an application can subscribe to: the five services of the source page, kebab-cased. */
export const BANK_APIS = [
  'create-virtual-account',
  'modify-virtual-account',
  'delete-virtual-account',
  'transaction-details',
  'refund-details',
] as const;
export type BankApi = (typeof BANK_APIS)[number];

export type ApplicationState =
  | 'INCOMPLETE'
  | 'PENDING_APPROVAL'
  | 'REJECTED'
  | 'REVISED'
  | 'ENABLED'
  | 'DISABLED';

/** A partner's application: what calls the bank, by its key. */
export interface Application {
  applicationId: string;
  organisationId: string;
  name: string;
  state: ApplicationState;
  /** NONE: the API key alone. 2.0: a bearer token from the token endpoint. */
  oauth: 'NONE' | '2.0';
  /** The APIs it is subscribed to. */
  apis: readonly BankApi[];
}

/** A key of an application: API key = OAuth client_id. The secret is kept as its SHA-256 only. */
export interface ApiKey {
  apiKey: string;
  applicationId: string;
  /** SHA-256 of the client secret, lower-case hex; absent for OAuth NONE. */
  secretHash?: string;
  revokedAt?: Instant;
}

/** A bearer token, kept as its SHA-256 only. */
export interface AccessToken {
  /** SHA-256 of the token, lower-case hex. */
  tokenHash: string;
  apiKey: string;
  applicationId: string;
  scopes: readonly BankApi[];
  issuedAt: Instant;
  expiresAt: Instant;
}
