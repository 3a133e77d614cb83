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

export const APPLICATION_STATES = [
  'INCOMPLETE',
  'PENDING_APPROVAL',
  'REJECTED',
  'REVISED',
  'ENABLED',
  'DISABLED',
] as const;
export type ApplicationState = (typeof APPLICATION_STATES)[number];

/** NONE: the API key alone. 1.0: signed requests. 2.0: a bearer token from the token endpoint. */
export type OAuthSetting = 'NONE' | '1.0' | '2.0';

/** One API that an application uses: on which plan, and who accepted which terms. */
export interface Subscription {
  readonly api: BankApi;
  readonly apiPlanId: string;
  readonly eula: { readonly version: number; readonly acceptedBy: string; readonly acceptedAt: Instant };
}

/**
 * What decides what a key can do. A change of it in a usable application waits for approval as a row of its
 * own ({@link ChangeRequest}), over an unchanged application.
 */
export interface SensitiveSettings {
  subscriptions: readonly Subscription[];
  oauth: OAuthSetting;
  /** PUBLIC clients cannot keep a secret and use the authorization code with PKCE only. */
  clientType: 'CONFIDENTIAL' | 'PUBLIC';
  /** Exact matches only. */
  callbackUrls: readonly string[];
  /** Where notifications (webhooks) go. */
  notificationUrl?: string;
  /** What tokens can be asked for; absent: every subscribed API. */
  scopes?: readonly BankApi[];
}

/** A partner's application: what calls the bank, by its keys. */
export interface Application extends SensitiveSettings {
  applicationId: string;
  organisationId: string;
  name: string;
  platform: string;
  description: string;
  /** Values of the custom fields of applications, by customFieldId. */
  customFields: Readonly<Record<string, string>>;
  state: ApplicationState;
  /** The bank disabled it: only the bank edits or deletes it, and unlocking gives back this state. */
  lockedFrom?: ApplicationState;
  /** Why, in the bank's words; present with {@link lockedFrom}. */
  lockReason?: string;
  /** Grows with each change; an approval names the revision it saw. */
  revision: number;
  createdBy: string;
  createdAt: Instant;
  updatedAt: Instant;
  /** Of the last rejection. */
  rejectionReason?: string;
}

/** The APIs an application is subscribed to. */
export function apisOf(application: Pick<Application, 'subscriptions'>): BankApi[] {
  return application.subscriptions.map(({ api }) => api);
}

/** An edit or a deletion of a usable application that waits for the bank. */
export interface ChangeRequest {
  changeRequestId: string;
  applicationId: string;
  organisationId: string;
  kind: 'EDIT' | 'DELETION';
  /** Of an EDIT: the settings as they will be. */
  settings?: SensitiveSettings;
  state: 'OPEN' | 'APPROVED' | 'REJECTED' | 'WITHDRAWN';
  requestedBy: string;
  requestedAt: Instant;
  decidedAt?: Instant;
  /** Of a rejection. */
  reason?: string;
}

/** A key of an application: API key = OAuth client_id = consumer key. */
export interface ApiKey {
  /** Names the key where the key itself must not stand: it is the whole credential under OAuth NONE. */
  keyId: string;
  apiKey: string;
  applicationId: string;
  /** What the application used when it was made; it works with no other: a client_id is no secret. */
  oauth: OAuthSetting;
  /** SHA-256 of the client secret, lower-case hex; absent for OAuth NONE and PUBLIC clients. */
  secretHash?: string;
  /** The secret itself, encrypted under the server key: for OAuth 1.0, where the server signs too. */
  sealedSecret?: string;
  createdAt: Instant;
  /** On the world's clock. From then on the key is as good as revoked. */
  expiresAt?: Instant;
  revokedAt?: Instant;
}

/** What the sealed secret of an OAuth 1.0 key is bound to in the vault. */
export const CONSUMER_SECRET_PURPOSE = 'oauth1-secret';

/** Whether a key is neither revoked nor expired at an instant of the world's clock. */
export function isLiveKey(key: Pick<ApiKey, 'revokedAt' | 'expiresAt'>, now: Instant): boolean {
  return key.revokedAt === undefined && (key.expiresAt === undefined || key.expiresAt > now);
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
  /** The user who consented, for tokens of the authorization code grant. */
  userId?: string;
  /** All tokens that descend from one authorization code share it: revoked together. */
  grantId?: string;
}
