import {
  bucketOf,
  LATENCY_BUCKETS,
  mergeHours,
  type StatusClass,
  sparse,
  type UsageCell,
  type UsageHour,
} from '../domain/usage.ts';
import { DAY, HOUR, type Instant, startOfIstHour } from '../lib/clock.ts';
import { sortable } from '../stores/collections.ts';
import type { StoreTransaction } from '../stores/store.ts';

/** How long hours are kept, in milliseconds of the world's time. */
export const USAGE_RETENTION = 40 * DAY;
/** Hours forgotten per flush. */
const PURGE_BATCH = 500;

/** One answered call of an application that is known, let in or not. */
export interface AnsweredCall {
  readonly applicationId: string;
  readonly organisationId: string;
  readonly operationId: string;
  readonly api: string;
  /** On the world's clock. */
  readonly at: Instant;
  readonly status: number;
  readonly microseconds: number;
  /** The problem code of a call that the gateway did not let in. */
  readonly rejectedBy: string | undefined;
  readonly isReplay: boolean;
}

/** The calls of one hour since the last flush. */
interface Pending {
  readonly of: Pick<UsageHour, 'applicationId' | 'organisationId' | 'operationId' | 'api' | 'hour'>;
  readonly classes: Map<StatusClass, { calls: number; readonly latency: Float64Array }>;
  readonly rejected: Map<string, number>;
  replays: number;
}

/** Key of an hour in the store. */
export function usageKey({ applicationId, hour, operationId }: UsageHour | Pending['of']): string {
  return `${applicationId}|${sortable(hour)}|${operationId}`;
}

/**
 * Counts one world's calls in memory until a flush writes them. What is held is bounded: one record per
 * application and operation that was called since the last flush (and hour: {@link size} tells when to flush).
 */
export class UsageMeter {
  /** Of the running hour, by application, then operation. */
  #current = new Map<string, Map<string, Pending>>();
  /** Records of earlier hours. */
  #ended: Pending[] = [];
  #size = 0;
  #keys = new Map<string, Instant>();
  #hourEnd = 0;
  #hour = 0;

  /** Records and keys that wait for the next flush. */
  get size(): number {
    return this.#size + this.#keys.size;
  }

  record(call: AnsweredCall): void {
    const pending = this.#pendingOf(call);
    const name = classOf(call.status);
    let cell = pending.classes.get(name);
    if (cell === undefined) {
      cell = { calls: 0, latency: new Float64Array(LATENCY_BUCKETS) };
      pending.classes.set(name, cell);
    }
    cell.calls += 1;
    const bucket = bucketOf(call.microseconds);
    cell.latency[bucket] = (cell.latency[bucket] ?? 0) + 1;
    const { rejectedBy } = call;
    if (rejectedBy !== undefined)
      pending.rejected.set(rejectedBy, (pending.rejected.get(rejectedBy) ?? 0) + 1);
    if (call.isReplay) pending.replays += 1;
  }

  /** A key was shown, and was good. */
  keyUsed(apiKey: string, at: Instant): void {
    this.#keys.set(apiKey, at);
  }

  /** What is not written yet, for queries that must not wait for the next flush. */
  pending(): UsageHour[] {
    const all = [...this.#ended];
    for (const operations of this.#current.values()) all.push(...operations.values());
    return all.map(hourOf);
  }

  /**
   * Writes everything counted so far, in the running transaction, and forgets hours that are too old.
   * @param now on the world's clock
   */
  async flush(tx: StoreTransaction, now: Instant): Promise<void> {
    const hours = this.pending();
    const keys = this.#keys;
    this.clear();
    for (const hour of hours) {
      await tx.put('usageHours', mergeHours(await tx.get('usageHours', usageKey(hour)), hour));
    }
    for (const [apiKey, lastUsedAt] of keys) await tx.put('keyUses', { apiKey, lastUsedAt });
    const before = sortable(Math.max(0, now - USAGE_RETENTION));
    for (const old of await tx.scan('usageHours', 'byHour', '', { before, limit: PURGE_BATCH })) {
      await tx.delete('usageHours', usageKey(old));
    }
  }

  clear(): void {
    this.#current = new Map();
    this.#ended = [];
    this.#size = 0;
    this.#keys = new Map();
  }

  #pendingOf({ applicationId, organisationId, operationId, api, at }: AnsweredCall): Pending {
    if (at >= this.#hourEnd || at < this.#hour) this.#beginHour(at);
    let operations = this.#current.get(applicationId);
    if (operations === undefined) {
      operations = new Map();
      this.#current.set(applicationId, operations);
    }
    let pending = operations.get(operationId);
    if (pending === undefined) {
      const of = { applicationId, organisationId, operationId, api, hour: this.#hour };
      pending = { of, classes: new Map(), rejected: new Map(), replays: 0 };
      operations.set(operationId, pending);
      this.#size += 1;
    }
    return pending;
  }

  #beginHour(at: Instant): void {
    for (const operations of this.#current.values()) this.#ended.push(...operations.values());
    this.#current = new Map();
    this.#hour = startOfIstHour(at);
    this.#hourEnd = this.#hour + HOUR;
  }
}

function classOf(status: number): StatusClass {
  return status < 400 ? '2xx' : status < 500 ? '4xx' : '5xx';
}

function hourOf({ of, classes, rejected, replays }: Pending): UsageHour {
  const cells: Partial<Record<StatusClass, UsageCell>> = {};
  for (const [name, { calls, latency }] of classes) cells[name] = { calls, latency: sparse(latency) };
  return { ...of, classes: cells, rejected: Object.fromEntries(rejected), replays };
}
