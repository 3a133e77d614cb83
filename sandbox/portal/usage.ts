import { percentile, type UsageSum } from '../domain/usage.ts';
import type { WorldRuntime } from '../http/door.ts';
import { formatInstant } from '../lib/clock.ts';
import {
  type PlanUse,
  planStatus,
  reportUsage,
  type UsageGroup,
  type UsageGrouping,
  type UsageReport,
  visibleApplication,
  visibleOrganisation,
} from '../services/usage-reports.ts';
import type { PortalHandlers, Wire } from './wire.ts';

type UsageOperationId =
  | 'getApplicationUsage'
  | 'exportApplicationUsage'
  | 'getApplicationPlanStatus'
  | 'getOrganisationUsage';

interface RangeQuery {
  readonly fromDate: string;
  readonly toDate: string;
  readonly groupBy?: UsageGrouping;
}

function queryOf({ fromDate, toDate, groupBy = 'DAY' }: RangeQuery) {
  return { fromDate, toDate, groupBy };
}

function pendingOf({ meter }: WorldRuntime) {
  return meter?.usage.pending() ?? [];
}

function latencyOf({ latency }: UsageSum): Wire['LatencyPercentiles'] | undefined {
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => percentile(latency, share));
  if (p50 === undefined || p95 === undefined || p99 === undefined) return undefined;
  return { p50Microseconds: p50, p95Microseconds: p95, p99Microseconds: p99 };
}

function presentTotals(sum: UsageSum): Wire['UsageTotals'] {
  const { calls, replays, byClass } = sum;
  const rejections = [...sum.rejected]
    .map(([code, count]) => ({ code: code as Wire['ProblemCode'], calls: count }))
    .sort((a, b) => b.calls - a.calls || (a.code < b.code ? -1 : 1));
  const rejected = rejections.reduce((all, reason) => all + reason.calls, 0);
  const latency = latencyOf(sum);
  return {
    calls,
    hits: calls - rejected - replays,
    replays,
    rejected,
    succeeded: byClass['2xx'],
    clientErrors: byClass['4xx'],
    serverErrors: byClass['5xx'],
    rejections,
    ...(latency && { latency }),
  };
}

function presentGroup({ startsAt, operationId, api, sum }: UsageGroup): Wire['UsageGroup'] {
  return {
    ...(startsAt !== undefined && { startsAt: formatInstant(startsAt) }),
    ...(operationId !== undefined && { operationId }),
    ...(api !== undefined && { api }),
    totals: presentTotals(sum),
  };
}

function presentReport(
  subject: { organisationId: string; applicationId?: string },
  query: ReturnType<typeof queryOf>,
  { total, groups }: UsageReport,
): Wire['UsageReport'] {
  return { ...subject, ...query, totals: presentTotals(total), groups: groups.map(presentGroup) };
}

const CSV_COUNTS = [
  'calls',
  'hits',
  'replays',
  'rejected',
  'succeeded',
  'clientErrors',
  'serverErrors',
] as const;
const CSV_LATENCIES = ['p50Microseconds', 'p95Microseconds', 'p99Microseconds'] as const;

/** RFC 4180. No value needs quotes: they are numbers, instants, and names of the contract. */
function csvOf({ groups }: UsageReport): string {
  const lines = groups.map((group) => {
    const { startsAt = '', operationId = '', api = '', totals } = presentGroup(group);
    const counts = CSV_COUNTS.map((name) => totals[name]);
    const latencies = CSV_LATENCIES.map((name) => totals.latency?.[name] ?? '');
    return [startsAt, operationId, api, ...counts, ...latencies].join(',');
  });
  const heading = ['startsAt', 'operationId', 'api', ...CSV_COUNTS, ...CSV_LATENCIES].join(',');
  return [heading, ...lines, ''].join('\r\n');
}

function presentPolicies({ limits }: PlanUse): Wire['PolicyUse'][] {
  return limits.map(({ name, quota, windowSeconds, remaining, resetAt }) => ({
    name,
    limit: quota,
    windowSeconds,
    used: quota - remaining,
    remaining,
    resetAt: formatInstant(resetAt),
  }));
}

export const usageOperations: Pick<PortalHandlers, UsageOperationId> = {
  async getApplicationUsage({ path, query }, { unit, caller, world }) {
    const { applicationId, organisationId } = await visibleApplication(unit, caller, path.applicationId);
    const report = await reportUsage(unit, { applicationId }, queryOf(query), pendingOf(world));
    return {
      status: 200,
      body: presentReport({ organisationId, applicationId }, queryOf(query), report),
    };
  },

  async exportApplicationUsage({ path, query }, { unit, caller, world }) {
    const { applicationId } = await visibleApplication(unit, caller, path.applicationId);
    const report = await reportUsage(unit, { applicationId }, queryOf(query), pendingOf(world));
    return { status: 200, rendered: { payload: csvOf(report), mediaType: 'text/csv; charset=utf-8' } };
  },

  async getApplicationPlanStatus({ path }, { unit, caller, world }) {
    const application = await visibleApplication(unit, caller, path.applicationId);
    const { account, apis } = await planStatus(unit, application, world.meter?.plans);
    const { applicationId, organisationId } = application;
    return {
      status: 200,
      body: {
        applicationId,
        organisationId,
        readAt: formatInstant(unit.now),
        enforced: world.meter !== undefined,
        account: {
          accountPlanId: account.planId,
          name: account.name,
          policies: presentPolicies(account),
        },
        apis: apis.map((use) => ({
          api: use.api,
          apiPlanId: use.planId,
          name: use.name,
          policies: presentPolicies(use),
        })),
      },
    };
  },

  async getOrganisationUsage({ path, query }, { unit, caller, world }) {
    const { organisationId } = await visibleOrganisation(unit, caller, path.organisationId);
    const report = await reportUsage(unit, { organisationId }, queryOf(query), pendingOf(world));
    return { status: 200, body: presentReport({ organisationId }, queryOf(query), report) };
  },
};
