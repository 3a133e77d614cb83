import {
  APPLICATION_STATES,
  type ApiKey,
  BANK_APIS,
  type SensitiveSettings,
  type Subscription,
} from './domain/application.ts';
import type { CreditNotice } from './domain/credit.ts';
import type { DueEvent } from './domain/due-event.ts';
import { NOTIFICATION_STATES, NOTIFICATION_TYPES } from './domain/notification.ts';
import { PAYMENT_MODES } from './domain/payment-rail.ts';
import type { Remitter } from './domain/transaction-stream.ts';
import type { AllowedRemitter, AmountRule, Contact } from './domain/virtual-account.ts';
import type { WorldClock, WorldOrigin } from './domain/world.ts';
import {
  among,
  count,
  day,
  difference,
  digits,
  duration,
  type Form,
  type FormsOf,
  flag,
  headerText,
  instant,
  list,
  object,
  optional,
  paise,
  place,
  record,
  text,
  variants,
  whole,
} from './row-form.ts';
import { FAULT_FIELDS } from './row-forms-faults.ts';
import { PORTAL_FIELDS } from './row-forms-portal.ts';
import type { CollectionName, Entities } from './stores/collections.ts';

const apis = list(among(...BANK_APIS));
const paymentMode = among(...PAYMENT_MODES);
const applicationState = among(...APPLICATION_STATES);
const oauth: Form<ApiKey['oauth']> = among('NONE', '1.0', '2.0');

const clock = variants<WorldClock, 'mode'>('mode', {
  REAL: { mode: among('REAL') },
  OFFSET: { mode: among('OFFSET'), offset: difference },
  FROZEN: { mode: among('FROZEN'), at: instant },
});

const origin = object<WorldOrigin>({
  createdAt: instant,
  snapshot: optional(object({ world: text, name: text })),
  seed: optional(text),
  clock: optional(object({ now: instant, frozen: flag })),
  sealedSalt: text,
});

const remitter = object<Remitter>({ name: text, accountNumber: optional(text), ifsc: optional(text) });

const amountRule = variants<AmountRule, 'type'>('type', {
  NONE: { type: among('NONE') },
  EXACT: { type: among('EXACT'), amount: paise },
  RANGE: { type: among('RANGE'), minimumAmount: paise, maximumAmount: paise },
});

const dueAction = variants<DueEvent['action'], 'type'>('type', {
  POST_CREDIT: { type: among('POST_CREDIT'), identity: text },
  ADVANCE_REFUND: {
    type: among('ADVANCE_REFUND'),
    refundId: text,
    to: among('IN_PROCESS', 'PROCESSED', 'FAILED', 'RETURNED'),
  },
});

const subscription = object<Subscription>({
  api: among(...BANK_APIS),
  apiPlanId: text,
  eula: object({ version: count, acceptedBy: text, acceptedAt: instant }),
});

const settings = {
  subscriptions: list(subscription),
  oauth,
  clientType: among('CONFIDENTIAL', 'PUBLIC'),
  callbackUrls: list(text),
  notificationUrl: optional(text),
  scopes: optional(apis),
};

/** The form of every row that a store can hold: a field that an entity gains does not compile without its line. */
const ROW_FIELDS: { readonly [C in CollectionName]: FormsOf<Entities[C]> } = {
  ...PORTAL_FIELDS,
  ...FAULT_FIELDS,
  worldSettings: {
    id: among('settings'),
    fixture: text,
    seed: text,
    reproducible: optional(among(true)),
    startAt: optional(instant),
    clock,
    batchLimit: whole(1, 100),
    upiLimit: paise,
    refundWindowDays: count,
    batchPollAfterSeconds: optional(count),
    refundPollAfterSeconds: optional(count),
    refundInProcessAfterSeconds: optional(count),
    refundSettledAfterSeconds: optional(count),
    origin: optional(origin),
  },
  worldCounters: {
    id: among('counters'),
    ids: count,
    arrivals: place,
    secrets: optional(count),
    lastInstant: instant,
  },
  snapshotInfo: {
    id: among('info'),
    name: text,
    description: optional(text),
    source: among('TAKEN', 'IMPORTED'),
    takenAt: instant,
    rows: count,
  },
  applications: {
    ...settings,
    applicationId: text,
    organisationId: text,
    name: text,
    platform: text,
    description: text,
    customFields: record(text),
    state: applicationState,
    lockedFrom: optional(applicationState),
    lockReason: optional(text),
    revision: count,
    createdBy: text,
    createdAt: instant,
    updatedAt: instant,
    rejectionReason: optional(text),
  },
  changeRequests: {
    changeRequestId: text,
    applicationId: text,
    organisationId: text,
    kind: among('EDIT', 'DELETION'),
    settings: optional(object<SensitiveSettings>(settings)),
    state: among('OPEN', 'APPROVED', 'REJECTED', 'WITHDRAWN'),
    requestedBy: text,
    requestedAt: instant,
    decidedAt: optional(instant),
    reason: optional(text),
  },
  apiKeys: {
    keyId: text,
    apiKey: text,
    applicationId: text,
    oauth,
    secretHash: optional(text),
    sealedSecret: optional(text),
    createdAt: instant,
    expiresAt: optional(instant),
    revokedAt: optional(instant),
  },
  accessTokens: {
    tokenHash: text,
    apiKey: text,
    applicationId: text,
    scopes: apis,
    issuedAt: instant,
    expiresAt: instant,
    userId: optional(text),
    grantId: optional(text),
  },
  refreshTokens: {
    tokenHash: text,
    grantId: text,
    apiKey: text,
    applicationId: text,
    userId: text,
    scopes: apis,
    expiresAt: instant,
    used: flag,
  },
  authorizationRequests: {
    authorizationRequestId: text,
    applicationId: text,
    organisationId: text,
    apiKey: text,
    redirectUri: text,
    scopes: apis,
    state: optional(text),
    codeChallenge: text,
    issuer: text,
    expiresAt: instant,
  },
  authorizationCodes: {
    codeHash: text,
    grantId: text,
    apiKey: text,
    applicationId: text,
    userId: text,
    redirectUri: text,
    scopes: apis,
    codeChallenge: text,
    expiresAt: instant,
    used: flag,
    forgetAt: instant,
  },
  oauthNonces: { id: text, expiresAt: instant },
  virtualAccounts: {
    virtualAccountNumber: text,
    physicalAccountNumber: text,
    organisationId: text,
    applicationId: text,
    accountName: text,
    customerReference: optional(text),
    contact: optional(object<Contact>({ email: optional(text), mobile: optional(text) })),
    allowedPaymentModes: list(paymentMode),
    remitterCheck: among('NONE', 'ACCOUNT', 'ACCOUNT_AND_IFSC'),
    allowedRemitters: list(object<AllowedRemitter>({ accountNumber: text, ifsc: optional(text) })),
    amountRule,
    validFrom: day,
    validTo: optional(day),
    references: list(text),
    ifsc: text,
    revision: count,
    arrival: place,
    createdAt: instant,
    updatedAt: instant,
    deletedAt: optional(instant),
    deletionReason: optional(among('CUSTOMER_EXITED', 'DUPLICATE', 'ERROR', 'OTHER')),
  },
  streams: {
    physicalAccountNumber: text,
    organisationId: text,
    lastSequence: place,
    lastBatched: place,
    lastAcknowledged: place,
    lastBatchNumber: place,
    reversals: place,
    openBatchId: optional(text),
  },
  transactions: {
    transactionReferenceNumber: text,
    sequenceNumber: place,
    arrival: place,
    entryType: among('CREDIT', 'REVERSAL'),
    originalTransactionReferenceNumber: optional(text),
    reversalReason: optional(text),
    virtualAccountNumber: text,
    physicalAccountNumber: text,
    organisationId: text,
    amount: paise,
    paymentMode,
    utr: text,
    remitter,
    remittanceInformation: optional(text),
    valueDate: day,
    postedAt: instant,
    customerReference: optional(text),
    references: list(text),
  },
  batches: {
    batchId: text,
    batchNumber: place,
    physicalAccountNumber: text,
    organisationId: text,
    arrival: place,
    firstSequence: place,
    numberOfTransactions: place,
    controlSum: digits,
    fetchedAt: instant,
    moreAvailable: flag,
    nextPollAfterSeconds: count,
    acknowledgedAt: optional(instant),
  },
  heldCredits: {
    identity: text,
    notice: object<CreditNotice>({
      virtualAccountNumber: text,
      amount: paise,
      paymentMode,
      utr: text,
      remitter,
      remittanceInformation: optional(text),
    }),
    receivedAt: instant,
    outcome: among('QUEUED', 'RETURNED'),
    dueAt: optional(instant),
    reason: optional(
      among(
        'VIRTUAL_ACCOUNT_UNKNOWN',
        'VIRTUAL_ACCOUNT_NOT_ACTIVE',
        'PAYMENT_MODE_NOT_ALLOWED',
        'REMITTER_NOT_ALLOWED',
        'AMOUNT_NOT_ALLOWED',
      ),
    ),
  },
  refunds: {
    refundId: text,
    messageId: text,
    organisationId: text,
    applicationId: text,
    clientName: text,
    transactionReferenceNumber: text,
    physicalAccountNumber: text,
    virtualAccountNumber: text,
    attempt: place,
    status: among('ACCEPTED', 'IN_PROCESS', 'PROCESSED', 'FAILED', 'RETURNED'),
    amount: paise,
    remitter,
    reason: optional(text),
    utr: optional(text),
    failureReason: optional(text),
    arrival: place,
    acceptedAt: instant,
    updatedAt: instant,
    pendingStep: optional(place),
  },
  dueEvents: { arrival: place, dueAt: instant, action: dueAction },
  idempotencyRecords: {
    scope: text,
    fingerprint: text,
    status: whole(200, 599),
    contentType: headerText,
    body: text,
    storedAt: instant,
    expiresAt: instant,
  },
  notifications: {
    notificationId: text,
    number: place,
    applicationId: text,
    organisationId: text,
    type: among(...NOTIFICATION_TYPES),
    subjectId: text,
    payload: text,
    state: among(...NOTIFICATION_STATES),
    occurredAt: instant,
    queuedAt: instant,
    nextAttemptAt: optional(instant),
    giveUpAt: instant,
    attemptCount: count,
    attempts: list(
      object<Entities['notifications']['attempts'][number]>({
        at: instant,
        duration,
        status: optional(count),
        fault: optional(text),
      }),
    ),
    cancelReason: optional(text),
    resends: count,
    stateBefore: optional(among('DELIVERED', 'FAILED', 'CANCELLED')),
  },
  notificationEndpoints: {
    applicationId: text,
    sealedSecret: text,
    secretCreatedAt: instant,
    previous: optional(object({ sealedSecret: text, endsAt: instant })),
    goneUrl: optional(text),
  },
};

/** What a row of a collection must look like. */
export function rowForm(collection: CollectionName): Form<object> {
  // The forms of all entities as one type would be a union: at run time each is a table of its fields.
  return object(ROW_FIELDS[collection] as object as FormsOf<object>);
}
