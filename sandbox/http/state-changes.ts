import type { CollectionName } from '../stores/collections.ts';
import type { Written } from '../stores/store.ts';
import type { StateChange } from './exchange-log.ts';

/**
 * The collections that a reader knows, by their noun in the API. An allow-list: counters, sessions, tokens and
 * the like are nobody's business, and some have secrets or their hashes as keys.
 */
const NOUNS: Readonly<Partial<Record<CollectionName, { object: string; hidesKey?: true }>>> = {
  worldSettings: { object: 'WORLD_SETTINGS', hidesKey: true },
  organisations: { object: 'ORGANISATION' },
  physicalAccounts: { object: 'PHYSICAL_ACCOUNT' },
  applications: { object: 'APPLICATION' },
  // Its key is the API key itself.
  apiKeys: { object: 'KEY', hidesKey: true },
  authorizationRequests: { object: 'AUTHORIZATION_REQUEST' },
  virtualAccounts: { object: 'VIRTUAL_ACCOUNT' },
  transactions: { object: 'TRANSACTION' },
  batches: { object: 'TRANSACTION_BATCH' },
  heldCredits: { object: 'HELD_CREDIT' },
  refunds: { object: 'REFUND' },
  users: { object: 'USER' },
  registrations: { object: 'REGISTRATION' },
  invitations: { object: 'INVITATION' },
  customFields: { object: 'CUSTOM_FIELD' },
  portalSettings: { object: 'PORTAL_SETTINGS', hidesKey: true },
  accountPlans: { object: 'ACCOUNT_PLAN' },
  apiPlans: { object: 'API_PLAN' },
  apiProducts: { object: 'API_PRODUCT' },
  apiGroups: { object: 'API_GROUP' },
  changeRequests: { object: 'CHANGE_REQUEST' },
  approvals: { object: 'APPROVAL' },
  mails: { object: 'MAIL' },
  auditEntries: { object: 'AUDIT_ENTRY' },
};

/** Changes kept of one call: a bulk call has a hundred items, a file of credits thousands. */
export const CHANGES_KEPT = 200;

/** What a unit of work wrote, in the nouns of the API; undefined when there is nothing to show. */
export function changesOf(written: readonly Written[]): StateChange[] | undefined {
  const changes: StateChange[] = [];
  for (const { collection, key, kind } of written) {
    const noun = NOUNS[collection];
    if (noun === undefined) continue;
    changes.push(noun.hidesKey ? { object: noun.object, kind } : { object: noun.object, id: key, kind });
    if (changes.length === CHANGES_KEPT) break;
  }
  return changes.length === 0 ? undefined : changes;
}
