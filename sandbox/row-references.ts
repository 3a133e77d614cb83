import { BANK_APIS } from './domain/application.ts';
import { COLLECTIONS, type CollectionName, type Entities } from './stores/collections.ts';
import type { WorldContents } from './stores/store.ts';

/** Where a row names another: the field's path, and the key that stands there. */
type Named = readonly [path: string, key: string | undefined];

interface Reference {
  readonly from: CollectionName;
  readonly to: CollectionName;
  readonly named: (row: object) => readonly Named[];
}

function reference<C extends CollectionName>(
  from: C,
  to: CollectionName,
  named: (row: Entities[C]) => readonly Named[],
): Reference {
  return { from, to, named: (row) => named(row as Entities[C]) };
}

/**
 * Rows that calls read without asking whether they are there. What rows of the stream say of each other is not
 * here: the invariants judge that.
 */
const REFERENCES: readonly Reference[] = [
  reference('organisations', 'accountPlans', (row) => [['accountPlanId', row.accountPlanId]]),
  reference('physicalAccounts', 'organisations', (row) => [['organisationId', row.organisationId]]),
  reference('applications', 'organisations', (row) => [['organisationId', row.organisationId]]),
  reference('applications', 'apiPlans', ({ subscriptions }) =>
    subscriptions.map(({ apiPlanId }, i) => [`subscriptions[${i}].apiPlanId`, apiPlanId]),
  ),
  reference('apiKeys', 'applications', (row) => [['applicationId', row.applicationId]]),
  reference('virtualAccounts', 'physicalAccounts', (row) => [
    ['physicalAccountNumber', row.physicalAccountNumber],
  ]),
  reference('virtualAccounts', 'organisations', (row) => [['organisationId', row.organisationId]]),
  reference('streams', 'physicalAccounts', (row) => [['physicalAccountNumber', row.physicalAccountNumber]]),
  reference('streams', 'batches', (row) => [['openBatchId', row.openBatchId]]),
  reference('transactions', 'streams', (row) => [['physicalAccountNumber', row.physicalAccountNumber]]),
  reference('batches', 'streams', (row) => [['physicalAccountNumber', row.physicalAccountNumber]]),
  reference('servedBatches', 'batches', (row) => [['batchId', row.batchId]]),
  reference('dueEvents', 'heldCredits', ({ action }) =>
    action.type === 'POST_CREDIT' ? [['action.identity', action.identity]] : [],
  ),
  reference('dueEvents', 'refunds', ({ action }) =>
    action.type === 'ADVANCE_REFUND' ? [['action.refundId', action.refundId]] : [],
  ),
  reference('users', 'organisations', (row) => [['organisationId', row.organisationId]]),
  reference('invitations', 'organisations', (row) => [['organisationId', row.organisationId]]),
  reference('notifications', 'organisations', (row) => [['organisationId', row.organisationId]]),
  // What waits for a decision is looked up by whoever decides; what is decided may be of something that is gone.
  reference('changeRequests', 'applications', (row) =>
    row.state === 'OPEN' ? [['applicationId', row.applicationId]] : [],
  ),
  reference('approvals', 'registrations', (row) =>
    row.state === 'OPEN' && row.kind === 'REGISTRATION' ? [['subjectId', row.subjectId]] : [],
  ),
  reference('approvals', 'applications', (row) =>
    row.state === 'OPEN' && row.kind === 'APPLICATION' ? [['subjectId', row.subjectId]] : [],
  ),
  reference('approvals', 'changeRequests', (row) =>
    row.state === 'OPEN' && (row.kind === 'APPLICATION_EDIT' || row.kind === 'APPLICATION_DELETION')
      ? [['subjectId', row.subjectId]]
      : [],
  ),
];

/** The first reference of rows to a row that is not there, in words; undefined when there is none. */
export function referenceFault(contents: WorldContents): string | undefined {
  const keys = new Map<CollectionName, ReadonlySet<string>>();
  const keysOf = (name: CollectionName): ReadonlySet<string> => {
    const known = keys.get(name) ?? new Set(keysIn(contents, name));
    keys.set(name, known);
    return known;
  };
  for (const { from, to, named } of REFERENCES) {
    let i = 0;
    for (const row of contents.rows(from)) {
      for (const [path, key] of named(row)) {
        if (key === undefined || keysOf(to).has(key)) continue;
        return `rows.${from}[${i}].${path} must name a row of rows.${to}, got ${key.slice(0, 60)}`;
      }
      i += 1;
    }
  }
  return catalogueFault(contents) ?? arrivalFault(contents);
}

function* keysIn(contents: WorldContents, name: CollectionName): Iterable<string> {
  const { key } = COLLECTIONS[name] as { key: (row: object) => string };
  for (const row of contents.rows(name)) yield key(row);
}

/** The catalogue lists every API with terms that can be accepted, and each kind of plan has one to begin with. */
function catalogueFault(contents: WorldContents): string | undefined {
  // Where nobody is, nobody subscribes.
  if (![...contents.rows('organisations')].some(() => true)) return undefined;
  const offered = new Set<string>();
  for (const { api, eulas } of contents.rows('apiProducts')) if (eulas.length > 0) offered.add(api);
  const missing = BANK_APIS.find((api) => !offered.has(api));
  if (missing !== undefined) return `rows.apiProducts must hold ${missing} with at least one of its eulas`;
  for (const name of ['accountPlans', 'apiPlans'] as const) {
    const plans = [...contents.rows(name)];
    if (!plans.some(({ isDefault }) => isDefault)) return `rows.${name} must hold the default plan`;
  }
  return undefined;
}

/** Arrivals are handed out once: a counter that is behind would hand them out again. */
function arrivalFault(contents: WorldContents): string | undefined {
  let arrivals = 0;
  for (const row of contents.rows('worldCounters')) arrivals = row.arrivals;
  for (const name of [
    'virtualAccounts',
    'transactions',
    'batches',
    'refunds',
    'dueEvents',
    'mails',
  ] as const) {
    let i = 0;
    for (const { arrival } of contents.rows(name)) {
      if (arrival > arrivals) {
        return `rows.${name}[${i}].arrival must not be above rows.worldCounters[0].arrivals, ${arrivals}`;
      }
      i += 1;
    }
  }
  for (const name of ['auditEntries', 'notifications'] as const) {
    let i = 0;
    for (const { number } of contents.rows(name)) {
      if (number > arrivals) {
        return `rows.${name}[${i}].number must not be above rows.worldCounters[0].arrivals, ${arrivals}`;
      }
      i += 1;
    }
  }
  return undefined;
}
