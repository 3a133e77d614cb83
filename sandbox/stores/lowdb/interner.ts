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

export class Interner {
  readonly #strings = new Map<string, string>();
  readonly #lists = new Map<string, readonly unknown[]>();

  /** The same entity, its repeated parts replaced by equal ones seen before. To be given only fresh ones. */
  shared<T extends Entity>(entity: T): T {
    const members = entity as Members;
    for (const name of REPEATED) {
      const value = members[name];
      if (typeof value === 'string') members[name] = this.#string(value);
    }
    const { remitter, references } = members;
    if (typeof remitter === 'object' && remitter !== null) this.#remitter(remitter as Members);
    if (Array.isArray(references)) members['references'] = this.#list(references);
    return entity;
  }

  #remitter(remitter: Members): void {
    if (typeof remitter['ifsc'] === 'string') remitter['ifsc'] = this.#string(remitter['ifsc']);
    if (typeof remitter['name'] === 'string') remitter['name'] = this.#string(remitter['name']);
  }

  #string(value: string): string {
    const known = this.#strings.get(value);
    if (known !== undefined) return known;
    if (this.#strings.size < LARGEST_TABLE) this.#strings.set(value, value);
    return value;
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
