import type { Entity } from './state.ts';

/**
 * Shares equal strings among entities read from disk. JSON.parse makes every account number, date and name
 * anew; in the entities that services make they are one string each, and there may be a million credits.
 */

/** Members whose values repeat from entity to entity. Others are rather unique, and looking costs time. */
const REPEATED = [
  'organisationId',
  'physicalAccountNumber',
  'virtualAccountNumber',
  'applicationId',
  'apiKey',
  'clientName',
  'paymentMode',
  'valueDate',
  'customerReference',
  'contentType',
  'ifsc',
  'validFrom',
  'validTo',
] as const;
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

export class Interner {
  readonly #members = REPEATED.map((name) => ({ name, texts: new Texts() }));
  readonly #remitterBanks = new Texts();
  readonly #lists = new Map<string, readonly unknown[]>();

  /** The same entity, its repeated parts replaced by equal ones seen before. To be given only fresh ones. */
  shared<T extends Entity>(entity: T): T {
    const members = entity as Members;
    for (const { name, texts } of this.#members) {
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
