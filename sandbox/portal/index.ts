import { PORTAL_OPERATIONS } from '../../spec/generated/portal.operations.ts';
import * as validators from '../../spec/generated/portal.validators.js';
import type { Door } from '../http/door.ts';
import { accountOperations, slowAccountOperations } from './accounts.ts';
import { applicationOperations } from './applications.ts';
import { approvalOperations } from './approvals.ts';
import { auditOperations } from './audit-log.ts';
import { authenticateBySession, type PortalAddress } from './authenticate.ts';
import { catalogueOperations } from './catalogue.ts';
import { consentOperations } from './consent.ts';
import { invitationOperations, slowInvitationOperations } from './invitations.ts';
import { keyOperations } from './keys.ts';
import { mailOperations } from './mails.ts';
import { memberOperations } from './members.ts';
import { notificationSecretOperations } from './notification-secrets.ts';
import { organisationOperations } from './organisations.ts';
import { registrationOperations, slowRegistrationOperations } from './registration.ts';
import { sessionOperations, slowSessionOperations } from './session.ts';
import { settingsOperations } from './settings.ts';
import { usageOperations } from './usage.ts';
import type { PortalHandlers, SlowHandlers } from './wire.ts';

/** 256 KiB, as at the bank. */
const BODY_LIMIT = 256 * 1024;

/** All operations of the portal contract that are one transaction: complete, or it does not compile. */
const handlers: PortalHandlers = {
  ...consentOperations,
  ...sessionOperations,
  ...mailOperations,
  ...auditOperations,
  ...registrationOperations,
  ...accountOperations,
  ...organisationOperations,
  ...memberOperations,
  ...invitationOperations,
  ...settingsOperations,
  ...catalogueOperations,
  ...applicationOperations,
  ...keyOperations,
  ...notificationSecretOperations,
  ...approvalOperations,
  ...usageOperations,
};

const slowHandlers: SlowHandlers = {
  ...slowSessionOperations,
  ...slowRegistrationOperations,
  ...slowAccountOperations,
  ...slowInvitationOperations,
};

/** Door 2: the developer portal. */
export function portalDoor(address: PortalAddress): Door {
  return {
    operations: PORTAL_OPERATIONS,
    validators,
    handlers: handlers as unknown as Door['handlers'],
    worldHandlers: slowHandlers as unknown as NonNullable<Door['worldHandlers']>,
    private: true,
    logged: false,
    metered: false,
    bodyLimit: BODY_LIMIT,
    authenticate: authenticateBySession(address),
  };
}
