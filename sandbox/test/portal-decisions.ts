import { type Decider, decideApproval } from '../services/approvals.ts';
import type { Actor } from '../services/portal.ts';
import { decideRegistration } from '../services/registrations.ts';
import type { Unit } from '../services/unit.ts';
import type { PortalSandbox } from './portal-sandbox.ts';

/** An administrator of the bank who decides. */
export const BANK_ADMIN: Actor = {
  organisationId: '',
  applicationId: '',
  userId: 'bank-admin',
  name: 'bank.admin',
  role: 'PORTAL_ADMIN',
  requestId: 'decision',
};

const elsewhere: Decider = async (_unit, _actor, { kind }) => {
  throw new Error(`a test of registrations met an approval of kind ${kind}`);
};

const deciders = {
  REGISTRATION: decideRegistration,
  APPLICATION: elsewhere,
  APPLICATION_EDIT: elsewhere,
  APPLICATION_DELETION: elsewhere,
};

/** Decides the oldest open registration, as the queue's operation does. */
export async function decideNext(unit: Unit, reason?: string): Promise<void> {
  const [open] = await unit.tx.scan('approvals', 'open', '', { limit: 1 });
  if (open === undefined) throw new Error('nothing waits for approval');
  const outcome = reason === undefined ? 'APPROVED' : 'REJECTED';
  await decideApproval(unit, BANK_ADMIN, open.approvalId, { outcome, reason, revision: 1 }, deciders);
}

/** A registration that nothing speaks against. */
export function registrationOf(name: string, more: Record<string, unknown> = {}) {
  const username = name.toLowerCase().replace(/[^a-z0-9]+/g, '.');
  return {
    firstName: 'Asha',
    lastName: 'Verma',
    email: `${username}@firms.example`,
    username,
    password: 'correct horse battery staple',
    disclaimerVersion: 1,
    organisationName: name,
    ...more,
  };
}

/** All rows of what a refusal must leave alone, as one text. */
export async function contentsOf(sandbox: PortalSandbox): Promise<string> {
  return await sandbox.run(async ({ tx }) => {
    const limit = 10_000;
    return JSON.stringify([
      await tx.scan('users', 'byOrganisation', '', { limit }),
      await tx.scan('organisations', 'byId', '', { limit }),
      await tx.scan('invitations', 'byOrganisation', '', { limit }),
      await tx.scan('registrations', 'byUsername', '', { limit }),
      await tx.scan('oneTimeLinks', 'byExpiry', '', { limit }),
      await tx.scan('sessions', 'byExpiry', '', { limit }),
      await tx.scan('approvals', 'byRequest', '', { limit }),
      await tx.scan('mails', 'byTime', '', { limit }),
      await tx.scan('customFields', 'byForm', '', { limit }),
      await tx.scan('auditEntries', 'byNumber', '', { limit }),
      await tx.get('portalSettings', 'portal'),
    ]);
  });
}
