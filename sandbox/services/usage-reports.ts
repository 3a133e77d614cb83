import type { Application } from '../domain/application.ts';
import type { Organisation } from '../domain/organisation.ts';
import { type LimitState, limitsOf, type Pair } from '../domain/throttle.ts';
import { addTo, emptySum, type UsageHour, type UsageSum } from '../domain/usage.ts';
import { DAY, type Instant, type IstDate, istDayOf, istMonthOf, startOfIstDate } from '../lib/clock.ts';
import { Problem } from '../lib/errors.ts';
import { sortable } from '../stores/collections.ts';
import type { Actor } from './portal.ts';
import { type Admission, PlanMeter } from './throttle.ts';
import type { Unit } from './unit.ts';
import { usageKey } from './usage.ts';

/** Days that one report may cover. */
const LONGEST_RANGE = 41;
const CHUNK = 1000;

export const USAGE_GROUPINGS = ['HOUR', 'DAY', 'MONTH', 'OPERATION', 'API'] as const;
export type UsageGrouping = (typeof USAGE_GROUPINGS)[number];

/** What a report is asked for. */
export interface UsageQuery {
  /** Both days are part of it. */
  readonly fromDate: IstDate;
  readonly toDate: IstDate;
  readonly groupBy: UsageGrouping;
}

/** One row of a report. */
export interface UsageGroup {
  /** Where grouped by time. */
  readonly startsAt?: Instant;
  readonly operationId?: string;
  readonly api?: string;
  readonly sum: UsageSum;
}

export interface UsageReport {
  readonly total: UsageSum;
  /** By time or name, ascending. */
  readonly groups: readonly UsageGroup[];
}

/** Whether somebody may look at what belongs to an organisation. */
function maySee(actor: Actor, organisationId: string): boolean {
  return actor.role === 'PORTAL_ADMIN' || actor.organisationId === organisationId;
}

/** @throws Problem APPLICATION_NOT_FOUND, also for another organisation's */
export async function visibleApplication(
  unit: Unit,
  actor: Actor,
  applicationId: string,
): Promise<Application> {
  const application = await unit.tx.get('applications', applicationId);
  if (application === undefined || !maySee(actor, application.organisationId)) {
    throw new Problem('APPLICATION_NOT_FOUND', `There is no application ${applicationId}.`);
  }
  return application;
}

/** @throws Problem ORGANISATION_NOT_FOUND, also for another one than one's own */
export async function visibleOrganisation(
  unit: Unit,
  actor: Actor,
  organisationId: string,
): Promise<Organisation> {
  const organisation = await unit.tx.get('organisations', organisationId);
  if (organisation === undefined || !maySee(actor, organisationId)) {
    throw new Problem('ORGANISATION_NOT_FOUND', `There is no organisation ${organisationId}.`);
  }
  return organisation;
}

/**
 * What an application has called, or all of an organisation's.
 * @param pending what is counted and not yet stored
 * @throws Problem VALIDATION_FAILED when the days are in the wrong order or too many
 */
export async function reportUsage(
  unit: Unit,
  subject: { readonly applicationId: string } | { readonly organisationId: string },
  query: UsageQuery,
  pending: readonly UsageHour[],
): Promise<UsageReport> {
  const { from, until } = rangeOf(query);
  const total = emptySum();
  const groups = new Map<string, UsageGroup>();
  const add = (hour: UsageHour) => {
    addTo(total, hour);
    const key = groupKey(hour, query.groupBy);
    let group = groups.get(key);
    if (group === undefined) {
      group = { ...groupOf(hour, query.groupBy), sum: emptySum() };
      groups.set(key, group);
    }
    addTo(group.sum, hour);
  };
  for await (const hours of storedHours(unit, subject, from, until)) for (const hour of hours) add(hour);
  for (const hour of pending) {
    const belongs =
      'applicationId' in subject
        ? hour.applicationId === subject.applicationId
        : hour.organisationId === subject.organisationId;
    if (belongs && hour.hour >= from && hour.hour < until) add(hour);
  }
  const sorted = [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
  return { total, groups: sorted.map(([, group]) => group) };
}

function rangeOf({ fromDate, toDate }: UsageQuery): { from: Instant; until: Instant } {
  const from = startOfIstDate(fromDate);
  const until = startOfIstDate(toDate) + DAY;
  const words =
    until <= from
      ? `toDate ${toDate} is before fromDate ${fromDate}`
      : until - from > LONGEST_RANGE * DAY
        ? `${fromDate} to ${toDate} are more than ${LONGEST_RANGE} days`
        : undefined;
  if (words === undefined) return { from, until };
  throw new Problem('VALIDATION_FAILED', `${words}.`, {
    errors: [{ pointer: '/query/toDate', code: 'OUT_OF_RANGE', detail: words }],
  });
}

async function* storedHours(
  { tx }: Unit,
  subject: { readonly applicationId: string } | { readonly organisationId: string },
  from: Instant,
  until: Instant,
): AsyncGenerator<UsageHour[]> {
  const [index, prefix] =
    'applicationId' in subject
      ? (['byApplication', `${subject.applicationId}|`] as const)
      : (['byOrganisation', `${subject.organisationId}|`] as const);
  const keyOf = (hour: UsageHour) =>
    index === 'byApplication'
      ? usageKey(hour)
      : `${prefix}${sortable(hour.hour)}|${hour.applicationId}|${hour.operationId}`;
  const before = `${prefix}${sortable(until)}`;
  for (let after = `${prefix}${sortable(from)}`; ; ) {
    const hours = await tx.scan('usageHours', index, prefix, { after, before, limit: CHUNK });
    yield hours;
    const last = hours.at(-1);
    if (last === undefined || hours.length < CHUNK) return;
    after = keyOf(last);
  }
}

function startOf({ hour }: UsageHour, groupBy: UsageGrouping): Instant {
  if (groupBy === 'DAY') return istDayOf(hour).start;
  return groupBy === 'MONTH' ? istMonthOf(hour).start : hour;
}

function groupKey(hour: UsageHour, groupBy: UsageGrouping): string {
  if (groupBy === 'OPERATION') return hour.operationId;
  return groupBy === 'API' ? hour.api : sortable(startOf(hour, groupBy));
}

function groupOf(hour: UsageHour, groupBy: UsageGrouping): Omit<UsageGroup, 'sum'> {
  const { operationId, api } = hour;
  if (groupBy === 'OPERATION') return { operationId, api };
  return groupBy === 'API' ? { api } : { startsAt: startOf(hour, groupBy) };
}

/** One plan and where its limits stand. */
export interface PlanUse {
  readonly planId: string;
  readonly name: string;
  readonly limits: readonly LimitState[];
}

export interface PlanStatus {
  readonly account: PlanUse;
  readonly apis: readonly (PlanUse & { readonly api: string })[];
}

/**
 * How much of its plans an application has used. Nothing is counted by asking.
 * @param meter undefined where plans are turned off: the limits are then shown as unused
 */
export async function planStatus(
  unit: Unit,
  application: Application,
  meter: PlanMeter | undefined,
): Promise<PlanStatus> {
  const plans = meter ?? new PlanMeter();
  const apis: (PlanUse & { api: string })[] = [];
  for (const { api } of application.subscriptions) {
    apis.push({ api, ...planUse('api', await plans.peek(unit, { application, api })) });
  }
  return { account: planUse('account', await plans.peek(unit, { application })), apis };
}

function planUse(kind: keyof Pair<unknown>, { gate, verdict, now }: Admission): PlanUse {
  const { planId, name } = gate.quotas[kind];
  return { planId, name, limits: limitsOf(kind, gate.quotas[kind], verdict[kind], now) };
}
