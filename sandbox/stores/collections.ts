import type { AccessToken, ApiKey, Application, ChangeRequest } from '../domain/application.ts';
import type { Approval } from '../domain/approval.ts';
import type { AuditEntry } from '../domain/audit.ts';
import type {
  AuthorizationCode,
  AuthorizationRequest,
  RefreshToken,
  UsedNonce,
} from '../domain/authorization.ts';
import type { HeldCredit } from '../domain/credit.ts';
import type { DueEvent } from '../domain/due-event.ts';
import type { HitCounter } from '../domain/hit-counter.ts';
import type { IdempotencyRecord } from '../domain/idempotency.ts';
import type { Mail } from '../domain/mail.ts';
import type { Notification, NotificationEndpoint } from '../domain/notification.ts';
import type { Organisation, PhysicalAccount } from '../domain/organisation.ts';
import type { AccountPlan, ApiGroup, ApiPlan, ApiProduct } from '../domain/plan.ts';
import type { Refund } from '../domain/refund.ts';
import type { CustomField, Invitation, PortalSettings, Registration } from '../domain/registration.ts';
import type { TransactionBatch } from '../domain/transaction-batch.ts';
import type { Transaction, TransactionStream } from '../domain/transaction-stream.ts';
import type { KeyUse, UsageHour } from '../domain/usage.ts';
import type { OneTimeLink, Session, SignInAttempts, User } from '../domain/user.ts';
import type { VirtualAccount } from '../domain/virtual-account.ts';
import type { SnapshotInfo, WorldCounters, WorldSettings } from '../domain/world.ts';

/**
 * Every collection, its key and its indexes, in one place: a new collection is one entry here and no work
 * in any adapter. An index maps an entity to a string; scans go in ascending code-unit order of it.
 * Index keys must be unique within a collection: end with the entity's own key where nature gives no other.
 * A function that gives undefined leaves the entity out of that index. Parts are joined by `|`, which none
 * of the indexed fields can contain except as their last part.
 */

/** Entities by collection name. */
export interface Entities {
  worldSettings: WorldSettings;
  worldCounters: WorldCounters;
  snapshotInfo: SnapshotInfo;
  organisations: Organisation;
  physicalAccounts: PhysicalAccount;
  applications: Application;
  apiKeys: ApiKey;
  accessTokens: AccessToken;
  refreshTokens: RefreshToken;
  authorizationRequests: AuthorizationRequest;
  authorizationCodes: AuthorizationCode;
  oauthNonces: UsedNonce;
  virtualAccounts: VirtualAccount;
  streams: TransactionStream;
  transactions: Transaction;
  batches: TransactionBatch;
  heldCredits: HeldCredit;
  refunds: Refund;
  dueEvents: DueEvent;
  idempotencyRecords: IdempotencyRecord;
  users: User;
  sessions: Session;
  oneTimeLinks: OneTimeLink;
  signInAttempts: SignInAttempts;
  registrations: Registration;
  invitations: Invitation;
  customFields: CustomField;
  portalSettings: PortalSettings;
  accountPlans: AccountPlan;
  apiPlans: ApiPlan;
  apiProducts: ApiProduct;
  apiGroups: ApiGroup;
  changeRequests: ChangeRequest;
  approvals: Approval;
  mails: Mail;
  notifications: Notification;
  notificationEndpoints: NotificationEndpoint;
  auditEntries: AuditEntry;
  hitCounters: HitCounter;
  usageHours: UsageHour;
  keyUses: KeyUse;
}

export type CollectionName = keyof Entities;

export interface CollectionDefinition<T> {
  /** The entity's identity within a world. */
  readonly key: (entity: T) => string;
  readonly indexes: Readonly<Record<string, (entity: T) => string | undefined>>;
}

/** A number as index-key text that sorts as the number does: 0 ≤ n < 10^15. */
export function sortable(n: number): string {
  return n.toString().padStart(15, '0');
}

/** Sequence numbers and arrivals get a shorter form: there are millions of them in memory. */
export function sortableSequence(n: number): string {
  return n.toString().padStart(9, '0');
}

/** A sequence number as index-key text that sorts the other way round. */
export function newestFirst(n: number): string {
  return sortableSequence(999_999_999 - n);
}

function define<T, I extends Record<string, (entity: T) => string | undefined>>(
  key: (entity: T) => string,
  indexes: I,
): { readonly key: (entity: T) => string; readonly indexes: I } {
  return { key, indexes };
}

export const COLLECTIONS = {
  worldSettings: define((e: WorldSettings) => e.id, {}),
  worldCounters: define((e: WorldCounters) => e.id, {}),
  snapshotInfo: define((e: SnapshotInfo) => e.id, {}),
  organisations: define((e: Organisation) => e.organisationId, {
    byId: (e: Organisation) => e.organisationId,
    byPrefix: (e: Organisation) => e.virtualAccountPrefix,
    // A folded name may itself contain the separator: a reader compares the field as well.
    byName: (e: Organisation) => `${e.foldedName}|${e.organisationId}`,
  }),
  physicalAccounts: define((e: PhysicalAccount) => e.physicalAccountNumber, {
    byOrganisation: (e: PhysicalAccount) => `${e.organisationId}|${e.physicalAccountNumber}`,
  }),
  applications: define((e: Application) => e.applicationId, {
    byOrganisation: (e: Application) => `${e.organisationId}|${e.applicationId}`,
    // Those that are told of events: where there are none, a credit costs one look that finds nothing.
    notified: (e: Application) =>
      e.notificationUrl !== undefined && e.state === 'ENABLED'
        ? `${e.organisationId}|${e.applicationId}`
        : undefined,
  }),
  apiKeys: define((e: ApiKey) => e.apiKey, {
    byApplication: (e: ApiKey) => `${e.applicationId}|${e.keyId}`,
  }),
  accessTokens: define((e: AccessToken) => e.tokenHash, {
    byExpiry: (e: AccessToken) => `${sortable(e.expiresAt)}|${e.tokenHash}`,
    byGrant: (e: AccessToken) => (e.grantId === undefined ? undefined : `${e.grantId}|${e.tokenHash}`),
    byUser: (e: AccessToken) => (e.userId === undefined ? undefined : `${e.userId}|${e.tokenHash}`),
  }),
  refreshTokens: define((e: RefreshToken) => e.tokenHash, {
    byExpiry: (e: RefreshToken) => `${sortable(e.expiresAt)}|${e.tokenHash}`,
    byGrant: (e: RefreshToken) => `${e.grantId}|${e.tokenHash}`,
    byUser: (e: RefreshToken) => `${e.userId}|${e.tokenHash}`,
  }),
  authorizationRequests: define((e: AuthorizationRequest) => e.authorizationRequestId, {
    byExpiry: (e: AuthorizationRequest) => `${sortable(e.expiresAt)}|${e.authorizationRequestId}`,
  }),
  authorizationCodes: define((e: AuthorizationCode) => e.codeHash, {
    byForgetting: (e: AuthorizationCode) => `${sortable(e.forgetAt)}|${e.codeHash}`,
  }),
  oauthNonces: define((e: UsedNonce) => e.id, {
    byExpiry: (e: UsedNonce) => `${sortable(e.expiresAt)}|${e.id}`,
  }),
  virtualAccounts: define((e: VirtualAccount) => e.virtualAccountNumber, {
    byOrganisation: (e: VirtualAccount) => `${e.organisationId}|${sortableSequence(e.arrival)}`,
    byPhysicalAccount: (e: VirtualAccount) => `${e.physicalAccountNumber}|${sortableSequence(e.arrival)}`,
    // A customer reference may itself contain the separator: a reader compares the field as well.
    byCustomerReference: (e: VirtualAccount) =>
      e.customerReference === undefined
        ? undefined
        : `${e.organisationId}|${e.customerReference}|${sortableSequence(e.arrival)}`,
  }),
  streams: define((e: TransactionStream) => e.physicalAccountNumber, {}),
  transactions: define((e: Transaction) => e.transactionReferenceNumber, {
    bySequence: (e: Transaction) => `${e.physicalAccountNumber}|${sortableSequence(e.sequenceNumber)}`,
    byVirtualAccount: (e: Transaction) => `${e.virtualAccountNumber}|${sortableSequence(e.sequenceNumber)}`,
    // A reversal carries its original's UTR, so the reference number makes the key unique.
    byUtr: (e: Transaction) => `${e.utr}|${e.transactionReferenceNumber}`,
    byOriginal: (e: Transaction) => e.originalTransactionReferenceNumber,
    // Reversals are few among credits: without these, a page of them would read a million credits.
    reversalsBySequence: (e: Transaction) =>
      e.entryType === 'REVERSAL'
        ? `${e.physicalAccountNumber}|${sortableSequence(e.sequenceNumber)}`
        : undefined,
    reversalsByVirtualAccount: (e: Transaction) =>
      e.entryType === 'REVERSAL'
        ? `${e.virtualAccountNumber}|${sortableSequence(e.sequenceNumber)}`
        : undefined,
  }),
  batches: define((e: TransactionBatch) => e.batchId, {
    byNumber: (e: TransactionBatch) => `${e.physicalAccountNumber}|${sortableSequence(e.batchNumber)}`,
    byOrganisation: (e: TransactionBatch) => `${e.organisationId}|${sortableSequence(e.arrival)}`,
  }),
  heldCredits: define((e: HeldCredit) => e.identity, {
    byIdentity: (e: HeldCredit) => e.identity,
  }),
  refunds: define((e: Refund) => e.refundId, {
    byOrganisation: (e: Refund) => `${e.organisationId}|${sortableSequence(e.arrival)}`,
    byStatus: (e: Refund) => `${e.organisationId}|${e.status}|${sortableSequence(e.arrival)}`,
    // The newest attempt first: what it came to decides whether there may be another.
    byCredit: (e: Refund) => `${e.transactionReferenceNumber}|${newestFirst(e.attempt)}`,
  }),
  dueEvents: define((e: DueEvent) => sortable(e.arrival), {
    byDue: (e: DueEvent) => `${sortable(e.dueAt)}|${sortable(e.arrival)}`,
  }),
  idempotencyRecords: define((e: IdempotencyRecord) => e.scope, {
    byExpiry: (e: IdempotencyRecord) => `${sortable(e.expiresAt)}|${e.scope}`,
  }),
  users: define((e: User) => e.userId, {
    byUsername: (e: User) => (e.status === 'REMOVED' ? undefined : e.foldedUsername),
    byEmail: (e: User) => (e.status === 'REMOVED' ? undefined : e.foldedEmail),
    byOrganisation: (e: User) =>
      e.status === 'REMOVED' ? undefined : `${e.organisationId ?? ''}|${e.userId}`,
  }),
  sessions: define((e: Session) => e.sessionHash, {
    byUser: (e: Session) => `${e.userId}|${e.sessionHash}`,
    byExpiry: (e: Session) => `${sortable(e.expiresAt)}|${e.sessionHash}`,
  }),
  oneTimeLinks: define((e: OneTimeLink) => e.tokenHash, {
    bySubject: (e: OneTimeLink) => `${e.subjectId}|${e.purpose}|${e.tokenHash}`,
    byExpiry: (e: OneTimeLink) => `${sortable(e.expiresAt)}|${e.tokenHash}`,
  }),
  signInAttempts: define((e: SignInAttempts) => e.foldedUsername, {
    byExpiry: (e: SignInAttempts) => `${sortable(e.expiresAt)}|${e.foldedUsername}`,
  }),
  registrations: define((e: Registration) => e.registrationId, {
    // What is decided holds no name any more: the organisation and the user do, or nobody.
    byOrganisationName: (e: Registration) =>
      e.state === 'PENDING_APPROVAL' ? `${e.foldedOrganisationName}|${e.registrationId}` : undefined,
    byUsername: (e: Registration) => (e.state === 'PENDING_APPROVAL' ? e.foldedUsername : undefined),
    byEmail: (e: Registration) => (e.state === 'PENDING_APPROVAL' ? e.foldedEmail : undefined),
  }),
  invitations: define((e: Invitation) => e.invitationId, {
    byOrganisation: (e: Invitation) => `${e.organisationId}|${e.invitationId}`,
    pending: (e: Invitation) => (e.state === 'PENDING' ? `${e.organisationId}|${e.invitationId}` : undefined),
  }),
  customFields: define((e: CustomField) => e.customFieldId, {
    byForm: (e: CustomField) => `${e.form}|${e.customFieldId}`,
  }),
  portalSettings: define((e: PortalSettings) => e.id, {}),
  accountPlans: define((e: AccountPlan) => e.accountPlanId, { byId: (e: AccountPlan) => e.accountPlanId }),
  apiPlans: define((e: ApiPlan) => e.apiPlanId, { byId: (e: ApiPlan) => e.apiPlanId }),
  apiProducts: define((e: ApiProduct) => e.api, { byApi: (e: ApiProduct) => e.api }),
  apiGroups: define((e: ApiGroup) => e.apiGroupId, { byId: (e: ApiGroup) => e.apiGroupId }),
  changeRequests: define((e: ChangeRequest) => e.changeRequestId, {
    byApplication: (e: ChangeRequest) => `${e.applicationId}|${e.changeRequestId}`,
    openByApplication: (e: ChangeRequest) =>
      e.state === 'OPEN' ? `${e.applicationId}|${e.changeRequestId}` : undefined,
  }),
  approvals: define((e: Approval) => e.approvalId, {
    byRequest: (e: Approval) => `${sortable(e.requestedAt)}|${e.approvalId}`,
    open: (e: Approval) => (e.state === 'OPEN' ? `${sortable(e.requestedAt)}|${e.approvalId}` : undefined),
    openBySubject: (e: Approval) => (e.state === 'OPEN' ? `${e.subjectId}|${e.approvalId}` : undefined),
  }),
  mails: define((e: Mail) => e.mailId, {
    byTime: (e: Mail) => sortableSequence(e.arrival),
    newest: (e: Mail) => newestFirst(e.arrival),
    newestOfOrganisation: (e: Mail) =>
      e.organisationId === undefined ? undefined : `${e.organisationId}|${newestFirst(e.arrival)}`,
    // An address may itself contain the separator: a reader compares the field as well.
    newestByAddressee: (e: Mail) => `${e.foldedTo}|${newestFirst(e.arrival)}`,
    // In order of arrival; those that were put off come when they are due.
    queued: (e: Mail) =>
      e.delivery === 'QUEUED'
        ? `${sortable(e.nextAttemptAt ?? 0)}|${sortableSequence(e.arrival)}`
        : undefined,
  }),
  notifications: define((e: Notification) => e.notificationId, {
    newest: (e: Notification) => newestFirst(e.number),
    newestOfApplication: (e: Notification) => `${e.applicationId}|${newestFirst(e.number)}`,
    // An event is told to an application once: a second row for it does not go in.
    bySubject: (e: Notification) => `${e.subjectId}|${e.type}|${e.applicationId}`,
    pending: (e: Notification) =>
      e.state === 'PENDING'
        ? `${e.applicationId}|${sortable(e.nextAttemptAt ?? 0)}|${sortableSequence(e.number)}`
        : undefined,
    finished: (e: Notification) => (e.state === 'PENDING' ? undefined : sortableSequence(e.number)),
  }),
  notificationEndpoints: define((e: NotificationEndpoint) => e.applicationId, {}),
  auditEntries: define((e: AuditEntry) => sortable(e.number), {
    byNumber: (e: AuditEntry) => sortable(e.number),
    byOrganisation: (e: AuditEntry) =>
      e.organisationId === undefined ? undefined : `${e.organisationId}|${sortable(e.number)}`,
    bySubject: (e: AuditEntry) => `${e.subjectId}|${sortable(e.number)}`,
  }),
  hitCounters: define((e: HitCounter) => e.counterId, {
    byEnd: (e: HitCounter) => `${sortable(e.endsAt)}|${e.counterId}`,
  }),
  usageHours: define((e: UsageHour) => `${e.applicationId}|${sortable(e.hour)}|${e.operationId}`, {
    byApplication: (e: UsageHour) => `${e.applicationId}|${sortable(e.hour)}|${e.operationId}`,
    byOrganisation: (e: UsageHour) =>
      `${e.organisationId}|${sortable(e.hour)}|${e.applicationId}|${e.operationId}`,
    byHour: (e: UsageHour) => `${sortable(e.hour)}|${e.applicationId}|${e.operationId}`,
  }),
  keyUses: define((e: KeyUse) => e.apiKey, {}),
} as const satisfies { [C in CollectionName]: CollectionDefinition<Entities[C]> };

export type IndexName<C extends CollectionName> = keyof (typeof COLLECTIONS)[C]['indexes'] & string;
