import type { CollectionName, Entities } from '../../stores/collections.ts';
import type { ScanOptions, StoreTransaction, WorldStore } from '../../stores/store.ts';
import { type ServiceOptions, serviceSubjects } from './service-subject.ts';
import type { Subject, SubjectFactory } from './subject.ts';

/**
 * Banks with one bug each, to prove that the suite sees it. A bug sits between the services and their store,
 * or between the suite and the services; the sources know nothing of it.
 */
export interface Mutant {
  readonly name: string;
  /** A bug in what is kept or read; a new one for each bank, since some remember. */
  readonly store?: () => StoreBug;
  /** A bug in what is asked or answered. */
  readonly door?: (subject: Subject) => Partial<Subject>;
  /** A bug in when an answer leaves. */
  readonly leavesEarly?: boolean;
  /** Needs the large batches and amounts. */
  readonly large?: boolean;
}

type Change<T> = (entity: T, tx: StoreTransaction) => T | undefined;

/** What a bug makes of what passes by; undefined drops it. */
export interface StoreBug {
  readonly get?: { [C in CollectionName]?: Change<Entities[C]> };
  readonly put?: {
    [C in CollectionName]?: (
      entity: Entities[C],
      tx: StoreTransaction,
    ) => Entities[C] | undefined | Promise<Entities[C] | undefined>;
  };
  readonly scan?: {
    [C in CollectionName]?: (rows: Entities[C][], index: string, options: ScanOptions) => Entities[C][];
  };
  readonly drops?: readonly CollectionName[];
  /** Another key for a collection's rows. */
  readonly key?: { [C in CollectionName]?: (key: string) => string };
}

const HALF_HOUR = 1_800_000;

const STORE_BUGS: Readonly<Record<string, () => StoreBug>> = {
  'books on the UTC day': () => ({
    put: {
      transactions: (one) => ({ ...one, valueDate: new Date(one.postedAt).toISOString().slice(0, 10) }),
    },
  }),
  'loses the paise': () => ({
    put: { transactions: (one) => ({ ...one, amount: Math.max(1, one.amount - (one.amount % 100)) }) },
  }),
  'posts NEFT a moment late': () => ({
    put: {
      transactions: (one) => (one.paymentMode === 'NEFT' ? { ...one, postedAt: one.postedAt + 1 } : one),
    },
  }),
  'keeps the last record of an acknowledged batch': () => ({
    put: {
      streams: async (one, tx) => {
        const before = await tx.get('streams', one.physicalAccountNumber);
        if (before?.openBatchId === undefined || one.openBatchId !== undefined) return one;
        return { ...one, lastBatched: one.lastBatched - 1, lastAcknowledged: one.lastAcknowledged - 1 };
      },
    },
  }),
  'forgets an acknowledgement': () => ({
    put: {
      batches: (one) => {
        const { acknowledgedAt: _, ...open } = one;
        return open;
      },
    },
  }),
  'lets an open batch grow': () => ({
    get: {
      batches: (one) =>
        one.acknowledgedAt === undefined
          ? { ...one, numberOfTransactions: one.numberOfTransactions + 1 }
          : one,
    },
  }),
  'makes batches smaller than they could be': () => ({
    get: { worldSettings: (one) => ({ ...one, batchLimit: Math.max(1, one.batchLimit - 1) }) },
  }),
  'merges a contact instead of replacing it': () => ({
    put: {
      virtualAccounts: async (one, tx) => {
        const before = await tx.get('virtualAccounts', one.virtualAccountNumber);
        return one.contact ? { ...one, contact: { ...before?.contact, ...one.contact } } : one;
      },
    },
  }),
  'clears nothing': () => ({
    put: {
      virtualAccounts: async (one, tx) => ({
        ...(await tx.get('virtualAccounts', one.virtualAccountNumber)),
        ...one,
      }),
    },
  }),
  'counts no revisions': () => ({ put: { virtualAccounts: (one) => ({ ...one, revision: 1 }) } }),
  'gives a deleted number away again': () => ({
    get: { virtualAccounts: (one) => (one.deletedAt === undefined ? one : undefined) },
  }),
  'refunds a credit twice': () => ({
    scan: { refunds: (rows, index) => (index === 'byCredit' ? [] : rows) },
  }),
  'reverses a credit twice': () => ({
    scan: { transactions: (rows, index) => (index === 'byOriginal' ? [] : rows) },
  }),
  'books a repeated notice again': () => ({
    scan: { transactions: (rows, index) => (index === 'byUtr' ? [] : rows) },
  }),
  'gives a reversal a UTR of its own': () => ({
    put: {
      transactions: (one) =>
        one.entryType === 'REVERSAL' ? { ...one, utr: one.transactionReferenceNumber } : one,
    },
  }),
  'loses every third due event': () => ({
    put: { dueEvents: (one) => (one.arrival % 3 === 0 ? undefined : one) },
  }),
  'runs a due event a minute late': () => ({
    put: { dueEvents: (one) => ({ ...one, dueAt: one.dueAt + 60_000 }) },
  }),
  'posts NEFT received at a half hour in that half hour': () => {
    const early = new Set<number>();
    const isEarly = (receivedAt: number) => receivedAt % HALF_HOUR === 0;
    return {
      put: {
        heldCredits: (one) => {
          if (one.dueAt === undefined || !isEarly(one.receivedAt)) return one;
          early.add(one.dueAt);
          return { ...one, dueAt: one.receivedAt };
        },
        dueEvents: (one) => (early.delete(one.dueAt) ? { ...one, dueAt: one.dueAt - HALF_HOUR } : one),
      },
    };
  },
  'does not call off what the clock had planned': () => ({
    drops: ['dueEvents'],
    put: {
      refunds: async (one, tx) => {
        const pendingStep = one.pendingStep ?? (await tx.get('refunds', one.refundId))?.pendingStep;
        return pendingStep === undefined ? one : { ...one, pendingStep };
      },
    },
  }),
  'gives all accounts to one organisation': () => ({
    get: { virtualAccounts: (one) => ({ ...one, organisationId: 'org-acme' }) },
  }),
  'forgets stored answers': () => ({ put: { idempotencyRecords: () => undefined } }),
  'keeps stored answers for ever': () => ({
    put: { idempotencyRecords: (one) => ({ ...one, expiresAt: one.expiresAt * 2 }) },
  }),
  'keeps one answer per key for all operations': () => ({
    key: { idempotencyRecords: (key) => key.replace(/\|(create|modify|remove|refund)\|/, '|any|') },
    put: {
      idempotencyRecords: (one) => ({
        ...one,
        scope: one.scope.replace(/\|(create|modify|remove|refund)\|/, '|any|'),
      }),
    },
  }),
  'draws an identifier again': () => ({
    put: { worldCounters: (one) => ({ ...one, ids: Math.max(0, one.ids - 1) }) },
  }),
  'lets the clock go back with the host': () => ({
    put: { worldCounters: (one) => ({ ...one, lastInstant: 0 }) },
  }),
  'lets a frozen clock run': () => ({
    get: {
      worldSettings: (one) => (one.clock.mode === 'FROZEN' ? { ...one, clock: { mode: 'REAL' } } : one),
    },
  }),
  'lists accounts newest first': () => ({ scan: { virtualAccounts: (rows) => [...rows].reverse() } }),
  'skips a record between two pages': () => ({
    scan: {
      refunds: (rows, index, { after }) =>
        index === 'byOrganisation' && after !== undefined ? rows.slice(1) : rows,
    },
  }),
  'skips a sequence number': () => ({
    put: { streams: (one) => (one.lastSequence === 7 ? { ...one, lastSequence: 8 } : one) },
  }),
};

const DOOR_BUGS: Readonly<Record<string, (subject: Subject) => Partial<Subject>>> = {
  'takes part of an atomic call': (subject) => ({
    create: (call) => subject.create({ ...call, atomic: false }),
  }),
  'does not count the records of an acknowledgement': (subject) => ({
    acknowledge: async (as, batchId, count, sum) => {
      const batch = await subject.getBatch(as, batchId);
      return subject.acknowledge(as, batchId, batch.ok ? batch.value.numberOfTransactions : count, sum);
    },
  }),
  'compares client names without case': (subject) => ({
    refund: (call) => {
      const name = 'Acme Retail Pvt Ltd';
      return subject.refund(
        call.clientName.toLowerCase() === name.toLowerCase() ? { ...call, clientName: name } : call,
      );
    },
  }),
  'ends a list of days a day early': (subject) => ({
    listEntries: (as, { toDate, ...filter }, paging) => {
      if (toDate === undefined) return subject.listEntries(as, filter, paging);
      const day = new Date(Date.parse(`${toDate}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
      return subject.listEntries(as, { ...filter, toDate: day }, paging);
    },
  }),
  'shows any refund to anyone': (subject) => ({
    getRefund: async (as, refundId) => {
      const answer = await subject.getRefund(as, refundId);
      return answer.ok ? answer : subject.getRefund('ACME', refundId);
    },
  }),
};

export const MUTANTS: readonly Mutant[] = [
  ...Object.entries(STORE_BUGS).map(([name, store]) => ({ name, store })),
  ...Object.entries(DOOR_BUGS).map(([name, door]) => ({ name, door })),
  { name: 'answers before what it shows is on disk', leavesEarly: true },
  {
    name: 'adds control sums in floating point',
    large: true,
    store: () => ({ put: { batches: (one) => ({ ...one, controlSum: Number(one.controlSum).toFixed(0) }) } }),
  },
];

/** The bank with this bug. */
export function mutantSubjects(mutant: Mutant, batchLimit: number): SubjectFactory {
  return async (host) => {
    const bug = mutant.store?.();
    const wrapWorld = (world: WorldStore): WorldStore => ({
      transact: (work) => world.transact((tx) => work(bug === undefined ? tx : buggy(tx, bug))),
      durable: () => (mutant.leavesEarly ? undefined : world.durable()),
      clear: () => world.clear(),
      capture: () => world.capture(),
      replace: (contents) => world.replace(contents),
    });
    const options: ServiceOptions = { batchLimit, wrapWorld };
    const subject = await serviceSubjects(options)(host);
    const overrides = mutant.door?.(subject);
    return overrides === undefined ? subject : withOverrides(subject, overrides);
  };
}

function withOverrides(subject: Subject, overrides: Partial<Subject>): Subject {
  return new Proxy(subject, {
    get(target, name) {
      const member: unknown = Reflect.get(overrides, name) ?? Reflect.get(target, name);
      return typeof member === 'function' ? member.bind(target) : member;
    },
  });
}

/** A transaction that has the bug. The collections' types meet in one place, so they are loosened here. */
function buggy(tx: StoreTransaction, bug: StoreBug): StoreTransaction {
  type Loose<A extends unknown[]> = Record<string, ((...args: A) => unknown) | undefined>;
  const gets = (bug.get ?? {}) as Loose<[unknown, StoreTransaction]>;
  const puts = (bug.put ?? {}) as Loose<[unknown, StoreTransaction]>;
  const scans = (bug.scan ?? {}) as Loose<[unknown[], string, ScanOptions]>;
  return {
    worldId: tx.worldId,
    get: async (collection, key) => {
      const entity = await tx.get(collection, bug.key?.[collection]?.(key) ?? key);
      const change = gets[collection];
      return (entity === undefined || change === undefined ? entity : change(entity, tx)) as typeof entity;
    },
    scan: async (collection, index, prefix, options) => {
      const rows = await tx.scan(collection, index, prefix, options);
      return (scans[collection]?.(rows, index, options) ?? rows) as typeof rows;
    },
    count: (collection) => tx.count(collection),
    put: async (collection, entity) => {
      const change = puts[collection];
      const changed = change === undefined ? entity : await change(entity, tx);
      if (changed !== undefined) await tx.put(collection, changed as typeof entity);
    },
    delete: async (collection, key) => {
      if (bug.drops?.includes(collection) && (await isPlannedStep(tx, key))) return;
      await tx.delete(collection, key);
    },
    attempt: (step) => tx.attempt(step),
    get dirty() {
      return tx.dirty;
    },
  };
}

/** Whether a due event is one that lies ahead of a refund; one that runs right now must go, or it runs for ever. */
async function isPlannedStep(tx: StoreTransaction, key: string): Promise<boolean> {
  const event = await tx.get('dueEvents', key);
  if (event?.action.type !== 'ADVANCE_REFUND') return false;
  const [first] = await tx.scan('dueEvents', 'byDue', '', { limit: 1 });
  return first?.arrival !== event.arrival;
}
