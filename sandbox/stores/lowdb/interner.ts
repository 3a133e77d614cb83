import type { CollectionName } from '../collections.ts';
import { COLLECTION_NAMES, type Entity } from './state.ts';

/**
 * Shares equal strings among entities read from disk. JSON.parse makes every account number, date and name
 * anew; in the entities that services make they are one string each, and there may be a million credits.
 */

/** Members whose values repeat from entity to entity, in the collections that can grow large. */
const REPEATED: Partial<Record<CollectionName, readonly string[]>> = {
  transactions: [
    'organisationId',
    'physicalAccountNumber',
    'virtualAccountNumber',
    'paymentMode',
    'valueDate',
    'customerReference',
  ],
  virtualAccounts: [
    'organisationId',
    'physicalAccountNumber',
    'applicationId',
    'ifsc',
    'remitterCheck',
    'validFrom',
    'validTo',
  ],
  refunds: ['organisationId', 'applicationId', 'clientName', 'physicalAccountNumber', 'virtualAccountNumber'],
  idempotencyRecords: ['contentType'],
};
const LARGEST_TABLE = 2_000_000;
const NONE: readonly never[] = [];

type Members = Record<string, unknown>;

/** One text per distinct value. */
class Texts {
  readonly #known = new Map<string, string>();
  #last = '';

  one(text: string): string {
    // Runs of one value are the rule, and comparing is cheaper than hashing a string never seen before.
    if (text === this.#last) return this.#last;
    const known = this.#known.get(text);
    this.#last = known ?? text;
    if (known === undefined && this.#known.size < LARGEST_TABLE) this.#known.set(text, text);
    return this.#last;
  }
}

/** A member that repeats, and the texts seen of it. */
interface Repeated {
  readonly name: string;
  readonly texts: Texts;
}

export class Interner {
  readonly #members = new Map<CollectionName, readonly Repeated[]>();
  readonly #remitterBanks = new Texts();
  readonly #lists = new Map<string, readonly unknown[]>();

  constructor() {
    for (const collection of COLLECTION_NAMES) {
      const names = REPEATED[collection] ?? [];
      this.#members.set(
        collection,
        names.map((name) => ({ name, texts: new Texts() })),
      );
    }
  }

  /** The same entity, its repeated parts replaced by equal ones seen before. To be given only fresh ones. */
  shared<T extends Entity>(collection: CollectionName, entity: T): T {
    const repeated = this.#members.get(collection);
    if (repeated === undefined || repeated.length === 0) return entity;
    const members = entity as Members;
    for (const { name, texts } of repeated) {
      const value = members[name];
      if (typeof value === 'string') members[name] = texts.one(value);
    }
    const remitter = members['remitter'] as Members | undefined;
    const bank = remitter?.['ifsc'];
    if (remitter !== undefined && typeof bank === 'string') remitter['ifsc'] = this.#remitterBanks.one(bank);
    const references = members['references'];
    if (Array.isArray(references)) members['references'] = this.#list(references);
    return entity;
  }

  #list(list: readonly unknown[]): readonly unknown[] {
    if (list.length === 0) return NONE;
    const text = JSON.stringify(list);
    const known = this.#lists.get(text);
    if (known !== undefined) return known;
    if (this.#lists.size < LARGEST_TABLE) this.#lists.set(text, list);
    return list;
  }
}
