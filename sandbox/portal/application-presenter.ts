import { type ApiKey, type ChangeRequest, isLiveKey, type SensitiveSettings } from '../domain/application.ts';
import type { Approval } from '../domain/approval.ts';
import type { Registration } from '../domain/registration.ts';
import { formatInstant, type Instant } from '../lib/clock.ts';
import type { ApplicationView } from '../services/application-access.ts';
import type { IssuedKey } from '../services/keys.ts';
import { presentAnswers } from './settings.ts';
import type { Wire } from './wire.ts';

function presentSettings(settings: SensitiveSettings): Wire['ApplicationSettings'] {
  const { subscriptions, oauth, clientType, callbackUrls, notificationUrl, scopes } = settings;
  return {
    subscriptions: subscriptions.map(({ api, apiPlanId, eula: { version, acceptedBy, acceptedAt } }) => ({
      api,
      apiPlanId,
      eula: { version, acceptedBy, acceptedAt: formatInstant(acceptedAt) },
    })),
    oauth,
    clientType,
    callbackUrls: [...callbackUrls],
    ...(notificationUrl !== undefined && { notificationUrl }),
    ...(scopes !== undefined && { scopes: [...scopes] }),
  };
}

export function presentChangeRequest(request: ChangeRequest): Wire['ChangeRequest'] {
  const { changeRequestId, applicationId, kind, settings, state, requestedBy, decidedAt, reason } = request;
  return {
    changeRequestId,
    applicationId,
    kind,
    ...(settings !== undefined && { settings: presentSettings(settings) }),
    state,
    requestedBy,
    requestedAt: formatInstant(request.requestedAt),
    ...(decidedAt !== undefined && { decidedAt: formatInstant(decidedAt) }),
    ...(reason !== undefined && { reason }),
  };
}

export function presentApplication({ application, openRequest }: ApplicationView): Wire['Application'] {
  const { applicationId, organisationId, name, platform, description, state, lockedFrom } = application;
  const { lockReason, revision, rejectionReason, createdBy, createdAt, updatedAt } = application;
  const fields = Object.entries(application.customFields);
  return {
    applicationId,
    organisationId,
    name,
    platform,
    description,
    customFields: fields.map(([customFieldId, value]) => ({ customFieldId, value })),
    state,
    locked: lockedFrom !== undefined,
    ...(lockedFrom !== undefined && { lockedFrom }),
    ...(lockReason !== undefined && { lockReason }),
    revision,
    settings: presentSettings(application),
    ...(openRequest !== undefined && { openChangeRequest: presentChangeRequest(openRequest) }),
    ...(rejectionReason !== undefined && { rejectionReason }),
    createdBy,
    createdAt: formatInstant(createdAt),
    updatedAt: formatInstant(updatedAt),
  };
}

export function presentKey(key: ApiKey, now: Instant, lastUsedAt?: Instant): Wire['Key'] {
  const { keyId, apiKey, applicationId, oauth, secretHash, createdAt, expiresAt, revokedAt } = key;
  return {
    keyId,
    apiKey,
    applicationId,
    oauth,
    hasSecret: secretHash !== undefined,
    state: isLiveKey(key, now) ? 'ACTIVE' : revokedAt === undefined ? 'EXPIRED' : 'REVOKED',
    createdAt: formatInstant(createdAt),
    ...(expiresAt !== undefined && { expiresAt: formatInstant(expiresAt) }),
    ...(lastUsedAt !== undefined && { lastUsedAt: formatInstant(lastUsedAt) }),
    ...(revokedAt !== undefined && { revokedAt: formatInstant(revokedAt) }),
  };
}

/** The only shape that holds a secret. */
export function presentIssuedKey({ key, secret }: IssuedKey, now: Instant): Wire['IssuedKey'] {
  return { ...presentKey(key, now), ...(secret !== undefined && { clientSecret: secret }) };
}

function presentRegistration(registration: Registration): Wire['RegistrationSummary'] {
  const { registrationId, state, firstName, lastName, email, username } = registration;
  const { organisationName, organisationDescription, accountPlanId, disclaimerVersion } = registration;
  return {
    registrationId,
    state,
    firstName,
    lastName,
    email,
    username,
    organisationName,
    organisationDescription,
    accountPlanId,
    customFields: presentAnswers(registration.customFields),
    disclaimerVersion,
  };
}

/** A row of the queue with what is to be decided. */
export function presentApproval(
  approval: Approval,
  { request, registration }: { request: ChangeRequest | undefined; registration: Registration | undefined },
): Wire['Approval'] {
  const { approvalId, kind, subjectId, title, organisationId, requestedBy, revision, state } = approval;
  const { requestedAt, decidedBy, decidedAt, reason } = approval;
  return {
    approvalId,
    kind,
    subjectId,
    title,
    ...(organisationId !== undefined && { organisationId }),
    ...(requestedBy !== undefined && { requestedBy }),
    requestedAt: formatInstant(requestedAt),
    revision,
    state,
    ...(decidedBy !== undefined && { decidedBy }),
    ...(decidedAt !== undefined && { decidedAt: formatInstant(decidedAt) }),
    ...(reason !== undefined && { reason }),
    ...(registration !== undefined && { registration: presentRegistration(registration) }),
    ...(request !== undefined && { changeRequest: presentChangeRequest(request) }),
  };
}
