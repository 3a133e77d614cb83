import type { ApprovalKind } from '../domain/approval.ts';
import { decideApplication, decideDeletion } from './applications.ts';
import type { Decider } from './approvals.ts';
import { decideEdit } from './change-requests.ts';

/** Stands in for `decideRegistration` of services/registrations.ts until the two branches meet. */
const pendingRegistrationDecider: Decider = () =>
  Promise.reject(new Error('khata: no decider for registrations'));

/** What a decision of each kind does. */
export const DECIDERS: Readonly<Record<ApprovalKind, Decider>> = {
  REGISTRATION: pendingRegistrationDecider,
  APPLICATION: decideApplication,
  APPLICATION_EDIT: decideEdit,
  APPLICATION_DELETION: decideDeletion,
};
