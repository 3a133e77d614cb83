import type { Instant } from '../lib/clock.ts';
import type { Quota } from './plan.ts';

/**
 * How many hits of a window may have been answered: the durable side of a count that lives in memory. Hits
 * are reserved ahead in blocks, so that a read costs no write; a restart counts the whole block as used.
 */
export interface HitCounter {
  /** {@link accountCounterId} or {@link apiCounterId}. */
  counterId: string;
  /** No call beyond it is answered before a higher one is on disk. */
  reserved: number;
  period: Quota['period'];
  /** First instant after the window, on the world's clock. */
  endsAt: Instant;
  /** The plan whose use was told of last, and at which percentage; 0 is not yet. */
  planId: string;
  told: 0 | 80 | 100;
}

export function accountCounterId(organisationId: string): string {
  return `account|${organisationId}`;
}

export function apiCounterId(applicationId: string, api: string): string {
  return `api|${applicationId}|${api}`;
}

const LARGEST_BLOCK = 1000;

/** Hits that are reserved at once: a hundredth of the quota, so that a crash costs at most that much. */
export function blockOf(hits: number): number {
  return Math.max(1, Math.min(LARGEST_BLOCK, Math.floor(hits / 100)));
}

/** The percentage of a quota that is worth a mail: 80, 100, or 0 for none. */
export function noticeOf(hits: number, used: number): HitCounter['told'] {
  if (used >= hits) return 100;
  return used * 100 >= hits * 80 ? 80 : 0;
}
