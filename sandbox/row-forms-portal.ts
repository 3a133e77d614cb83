import { BANK_APIS } from './domain/application.ts';
import type { Quota } from './domain/plan.ts';
import { ROLES } from './domain/user.ts';
import {
  among,
  anyObject,
  count,
  countOrNull,
  type Form,
  type FormsOf,
  flag,
  instant,
  list,
  object,
  optional,
  place,
  record,
  text,
} from './row-form.ts';
import type { Entities } from './stores/collections.ts';

/** The rows that the portal writes, but those of applications. */
type Portal =
  | 'organisations'
  | 'physicalAccounts'
  | 'users'
  | 'sessions'
  | 'oneTimeLinks'
  | 'signInAttempts'
  | 'registrations'
  | 'invitations'
  | 'customFields'
  | 'portalSettings'
  | 'accountPlans'
  | 'apiPlans'
  | 'apiProducts'
  | 'apiGroups'
  | 'approvals'
  | 'mails'
  | 'auditEntries'
  | 'hitCounters'
  | 'usageHours'
  | 'keyUses';

const period: Form<Quota['period']> = among('DAY', 'MONTH');
const quota = { hits: countOrNull, period, tps: countOrNull, name: text, description: text, isDefault: flag };
const version = object<{ readonly version: number; readonly text: string }>({ version: count, text });

type UsageCell = NonNullable<Entities['usageHours']['classes']['2xx']>;
const cell = optional(object<UsageCell>({ calls: count, latency: list(count) }));

/** Their forms. */
export const PORTAL_FIELDS: { readonly [C in Portal]: FormsOf<Entities[C]> } = {
  organisations: {
    organisationId: text,
    name: text,
    foldedName: text,
    description: text,
    customFields: record(text),
    clientName: text,
    virtualAccountPrefix: text,
    accountPlanId: text,
    relationshipManager: optional(
      object<NonNullable<Entities['organisations']['relationshipManager']>>({
        name: text,
        email: text,
        mobile: optional(text),
      }),
    ),
    createdAt: instant,
  },
  physicalAccounts: { physicalAccountNumber: text, organisationId: text, ifsc: text },
  users: {
    userId: text,
    username: text,
    foldedUsername: text,
    email: text,
    foldedEmail: text,
    firstName: text,
    lastName: text,
    passwordHash: optional(text),
    role: among(...ROLES),
    organisationId: optional(text),
    status: among('PENDING_ACTIVATION', 'ACTIVE', 'SUSPENDED', 'REMOVED'),
    createdAt: instant,
    lastSignInAt: optional(instant),
  },
  sessions: {
    sessionHash: text,
    userId: text,
    createdAt: instant,
    idleUntil: instant,
    expiresAt: instant,
  },
  oneTimeLinks: {
    tokenHash: text,
    purpose: among('ACTIVATION', 'PASSWORD_RESET', 'INVITATION', 'SIGN_IN', 'SETUP'),
    subjectId: text,
    expiresAt: instant,
  },
  signInAttempts: {
    foldedUsername: text,
    failures: count,
    blockedUntil: instant,
    expiresAt: instant,
  },
  registrations: {
    registrationId: text,
    state: among('PENDING_APPROVAL', 'APPROVED', 'REJECTED'),
    username: text,
    foldedUsername: text,
    email: text,
    foldedEmail: text,
    firstName: text,
    lastName: text,
    passwordHash: optional(text),
    organisationName: text,
    foldedOrganisationName: text,
    organisationDescription: text,
    accountPlanId: text,
    customFields: record(text),
    disclaimerVersion: count,
    createdAt: instant,
    reason: optional(text),
  },
  invitations: {
    invitationId: text,
    organisationId: text,
    email: text,
    foldedEmail: text,
    role: among('ORG_ADMIN', 'DEVELOPER'),
    state: among('PENDING', 'ACCEPTED', 'REVOKED'),
    invitedBy: text,
    createdAt: instant,
    expiresAt: instant,
  },
  customFields: {
    customFieldId: text,
    form: among('REGISTRATION', 'APPLICATION'),
    label: text,
    kind: among('TEXT', 'CHOICE'),
    required: flag,
    choices: list(text),
  },
  portalSettings: {
    id: among('portal'),
    approvals: object<Entities['portalSettings']['approvals']>({
      registration: flag,
      application: flag,
      edit: flag,
      deletion: flag,
    }),
    disclaimer: version,
  },
  accountPlans: { accountPlanId: text, ...quota },
  apiPlans: { apiPlanId: text, ...quota },
  apiProducts: {
    api: among(...BANK_APIS),
    name: text,
    description: text,
    eulas: list(version),
  },
  apiGroups: {
    apiGroupId: text,
    name: text,
    description: text,
    apis: list(among(...BANK_APIS)),
  },
  approvals: {
    approvalId: text,
    kind: among('REGISTRATION', 'APPLICATION', 'APPLICATION_EDIT', 'APPLICATION_DELETION'),
    subjectId: text,
    title: text,
    organisationId: optional(text),
    requestedBy: optional(text),
    requestedAt: instant,
    editedBy: optional(list(text)),
    revision: count,
    state: among('OPEN', 'APPROVED', 'REJECTED', 'WITHDRAWN'),
    decidedBy: optional(text),
    decidedAt: optional(instant),
    reason: optional(text),
  },
  mails: {
    mailId: text,
    arrival: place,
    kind: among(
      'REGISTRATION_RECEIVED',
      'REGISTRATION_APPROVED',
      'REGISTRATION_REJECTED',
      'REGISTRATION_NOT_POSSIBLE',
      'INVITATION',
      'PASSWORD_RESET',
      'PASSWORD_CHANGED',
      'APPLICATION_RECEIVED',
      'APPLICATION_APPROVED',
      'APPLICATION_REJECTED',
      'CHANGE_REQUEST_RECEIVED',
      'CHANGE_REQUEST_APPROVED',
      'CHANGE_REQUEST_REJECTED',
      'KEY_CHANGED',
      'QUOTA_80',
      'QUOTA_100',
      'APPROVAL_AWAITED',
    ),
    to: text,
    foldedTo: text,
    organisationId: optional(text),
    subject: text,
    text,
    sealedLink: optional(text),
    createdAt: instant,
    delivery: among('STORED', 'QUEUED', 'SENT', 'FAILED'),
    attempts: count,
    nextAttemptAt: optional(instant),
    fault: optional(text),
  },
  auditEntries: {
    number: place,
    at: instant,
    userId: optional(text),
    actor: text,
    organisationId: optional(text),
    action: text,
    subjectId: text,
    before: optional(anyObject),
    after: optional(anyObject),
    requestId: text,
  },
  hitCounters: {
    counterId: text,
    reserved: count,
    period,
    endsAt: instant,
    planId: text,
    told: among(0, 80, 100),
  },
  usageHours: {
    applicationId: text,
    organisationId: text,
    operationId: text,
    api: text,
    hour: instant,
    classes: object<Entities['usageHours']['classes']>({ '2xx': cell, '4xx': cell, '5xx': cell }),
    rejected: record(count),
    replays: count,
  },
  keyUses: { apiKey: text, lastUsedAt: instant },
};
