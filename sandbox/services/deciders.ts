import type { ApprovalKind } from '../domain/approval.ts';
import { decideApplication, decideDeletion } from './applications.ts';
import type { Decider } from './approvals.ts';
import { decideEdit } from './change-requests.ts';
import { decideRegistration } from './registrations.ts';

/** What a decision of each kind does. */
export const DECIDERS: Readonly<Record<ApprovalKind, Decider>> = {
  REGISTRATION: decideRegistration,
  APPLICATION: decideApplication,
  APPLICATION_EDIT: decideEdit,
  APPLICATION_DELETION: decideDeletion,
};
