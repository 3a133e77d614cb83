import { type Instant, istDayOf, istMonthOf, SECOND, type Span } from '../lib/clock.ts';
import type { Quota } from './plan.ts';

/**
 * Who is let in (contract.md, Plans and throttling). Calls per second are a GCRA in its continuous form: a
 * bucket that each admitted call fills by a fixed measure and that runs out evenly, with room for one
 * second's worth. Hits are counted in fixed windows, from midnight or from the 1st, in India.
 */

/** The four policies by their names on the wire, in the order in which they are asked. */
export const POLICIES = ['account-tps', 'account-hits', 'api-tps', 'api-hits'] as const;
export type PolicyName = (typeof POLICIES)[number];

/**
 * What one call fills into a bucket. `tps` of these units run out per millisecond, so that everything stays
 * an integer: with 3 calls per second, a third of a second would not be one.
 */
const CALL = 1000;

/** Where the calls under one plan stand. Never changed in place. */
export interface Counters {
  /** Of the bucket at {@link filledAt}, in thousandths of a call. */
  readonly level: number;
  /** On the host's clock. */
  readonly filledAt: Instant;
  /** Hits in the window; not counted while the plan sets no limit. */
  readonly used: number;
  /** First instant after the window, on the world's clock. */
  readonly endsAt: Instant;
  /** Of the window. A plan that counts by another period moves the end and keeps the count. */
  readonly period: Quota['period'];
}

/** Counters under which nothing was ever called. */
export const UNTOUCHED: Counters = { level: 0, filledAt: 0, used: 0, endsAt: 0, period: 'DAY' };

/** What both clocks read. */
export interface Moment {
  /** The world's: decides windows. */
  readonly now: Instant;
  /** The host's: decides calls per second. */
  readonly hostNow: Instant;
}

/** Both plans of a call, or both their counters: what the organisation shares, and what the API allows. */
export interface Pair<T> {
  readonly account: T;
  readonly api: T;
}

/** A call that is let in, with the counters as they stand after it. */
export interface Admitted extends Pair<Counters> {
  readonly admitted: true;
}

/**
 * A call that is not let in: it has eaten nothing. Its counters are the same ones as of now, and to be kept
 * all the same: from them the bucket goes on running out when the host's clock was put back.
 */
export interface Refused extends Pair<Counters> {
  readonly admitted: false;
  /** A limit is 0: waiting does not help. */
  readonly blocked: boolean;
  /** In the order of {@link POLICIES}, at least one. */
  readonly violated: readonly PolicyName[];
  /** When the first of them next admits a call, on the world's clock. */
  readonly resetAt: Instant;
  /** After so many seconds all of them admit a call; 0 when blocked. */
  readonly retryAfterSeconds: number;
}

/** The window of hits in which an instant of the world's clock lies. */
export function windowOf(period: Quota['period'], now: Instant): Span {
  return period === 'DAY' ? istDayOf(now) : istMonthOf(now);
}

/** The counters as they stand now: what has run out of the bucket is gone, and a window that is over too. */
export function countersAt(quota: Quota, counters: Counters, { now, hostNow }: Moment): Counters {
  const isOver = now >= counters.endsAt;
  const { period } = quota;
  return {
    level: quota.tps === null ? 0 : levelAt(quota.tps, counters, hostNow),
    filledAt: hostNow,
    used: isOver ? 0 : counters.used,
    endsAt: isOver || period !== counters.period ? windowOf(period, now).end : counters.endsAt,
    period,
  };
}

/** While the host's clock reads less than before, nothing has run out. */
function levelAt(tps: number, { level, filledAt }: Counters, hostNow: Instant): number {
  const elapsed = Math.max(0, hostNow - filledAt);
  // Under a plan that has become smaller, a bucket is never fuller than full: at most a second to wait.
  return Math.max(0, Math.min(level, tps * CALL) - elapsed * tps);
}

/** Milliseconds of the host's time until the bucket admits a call. */
function tpsWait(tps: number, level: number): number {
  return Math.max(0, Math.ceil((level + CALL - tps * CALL) / tps));
}

/**
 * Asks all four policies, and counts the call under all of them or under none.
 * @param isHit whether the call counts as a hit; a repetition whose answer is stored does not
 */
export function admit(
  quotas: Pair<Quota>,
  counters: Pair<Counters>,
  moment: Moment,
  isHit: boolean,
): Admitted | Refused {
  const account = countersAt(quotas.account, counters.account, moment);
  const api = countersAt(quotas.api, counters.api, moment);
  if (isFree(quotas.account, account, isHit) && isFree(quotas.api, api, isHit)) {
    return {
      admitted: true,
      account: counted(quotas.account, account, isHit),
      api: counted(quotas.api, api, isHit),
    };
  }
  return refused(quotas, { account, api }, moment, isHit);
}

function isFree({ hits, tps }: Quota, { level, used }: Counters, isHit: boolean): boolean {
  if (hits !== null && (hits === 0 || (isHit && used >= hits))) return false;
  return tps === null || level + CALL <= tps * CALL;
}

function counted({ hits, tps }: Quota, counters: Counters, isHit: boolean): Counters {
  const { level, filledAt, used, endsAt, period } = counters;
  return {
    level: tps === null ? 0 : level + CALL,
    filledAt,
    used: isHit && hits !== null ? used + 1 : used,
    endsAt,
    period,
  };
}

/** Milliseconds until each policy of a plan admits a call; 0 where it does so now, undefined where never. */
function waits(
  { hits, tps }: Quota,
  { level, used, endsAt }: Counters,
  { now }: Moment,
  isHit: boolean,
): (number | undefined)[] {
  const ofTps = tps === null ? 0 : tps === 0 ? undefined : tpsWait(tps, level);
  const ofHits = hits === null ? 0 : hits === 0 ? undefined : isHit && used >= hits ? endsAt - now : 0;
  return [ofTps, ofHits];
}

function refused(quotas: Pair<Quota>, counters: Pair<Counters>, moment: Moment, isHit: boolean): Refused {
  const all = [
    ...waits(quotas.account, counters.account, moment, isHit),
    ...waits(quotas.api, counters.api, moment, isHit),
  ];
  const blocked = all.includes(undefined);
  const violated = POLICIES.filter((_, i) => (blocked ? all[i] === undefined : all[i] !== 0));
  const known = all.filter((wait) => wait !== undefined);
  const first = known.find((wait) => wait !== 0) ?? 0;
  return {
    admitted: false,
    blocked,
    violated,
    resetAt: moment.now + first,
    retryAfterSeconds: blocked ? 0 : Math.ceil(Math.max(...known) / SECOND),
    ...counters,
  };
}

/** A limit in force and where it stands. */
export interface LimitState {
  readonly name: PolicyName;
  /** Calls per window. */
  readonly quota: number;
  readonly windowSeconds: number;
  /** Calls left. */
  readonly remaining: number;
  /** When it is whole again, on the world's clock. */
  readonly resetAt: Instant;
}

/** Calls that the bucket still admits. */
export function tpsRemaining(tps: number, { level }: Counters): number {
  return Math.floor((tps * CALL - level) / CALL);
}

/** Milliseconds of the host's time until the bucket is empty. */
export function tpsReset(tps: number, { level }: Counters): number {
  return tps === 0 ? 0 : Math.ceil(level / tps);
}

/** Hits that are left in the window; none where the plan has become smaller than what was used. */
export function hitsRemaining(hits: number, { used }: Counters): number {
  return Math.max(0, hits - used);
}

/** The limits in force of one plan, unlimited ones left out. */
export function limitsOf(
  kind: keyof Pair<unknown>,
  { hits, tps }: Quota,
  counters: Counters,
  now: Instant,
): LimitState[] {
  const limits: LimitState[] = [];
  if (tps !== null) {
    const remaining = tpsRemaining(tps, counters);
    const resetAt = now + tpsReset(tps, counters);
    limits.push({ name: `${kind}-tps`, quota: tps, windowSeconds: 1, remaining, resetAt });
  }
  if (hits !== null) {
    const { start, end } = windowOf(counters.period, counters.endsAt - 1);
    const windowSeconds = (end - start) / SECOND;
    const remaining = hitsRemaining(hits, counters);
    limits.push({ name: `${kind}-hits`, quota: hits, windowSeconds, remaining, resetAt: end });
  }
  return limits;
}
