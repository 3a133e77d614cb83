import { createHash } from 'node:crypto';
import type { AccountPlan, ApiPlan, Quota } from '../domain/plan.ts';
import { Problem } from '../lib/errors.ts';
import { type Actor, recordAudit } from './portal.ts';
import type { Unit } from './unit.ts';

const TEST_PLAN_PREFIX = 'test-';

/** Whether a plan was made by the control plane for one organisation or application. */
export function isTestPlan(planId: string): boolean {
  return planId.startsWith(TEST_PLAN_PREFIX);
}

/** What the plans made here are called in the catalogue. */
const PLAN = { name: 'Set by the control plane', description: 'For one test.', isDefault: false } as const;

/** One plan per owner, so that calls again and again leave no rows behind; at most 40 characters. */
function planIdOf(owner: string): string {
  return `${TEST_PLAN_PREFIX}${createHash('sha256').update(owner).digest('hex').slice(0, 24)}`;
}

function quotaOf({ hits, period, tps }: Quota): Quota {
  return { hits, period, tps };
}

/**
 * Puts an organisation on an account plan of its own.
 * @throws Problem ORGANISATION_NOT_FOUND
 */
export async function setAccountQuota(
  unit: Unit,
  actor: Actor,
  organisationId: string,
  quota: Quota,
): Promise<AccountPlan> {
  const { tx } = unit;
  const organisation = await tx.get('organisations', organisationId);
  if (organisation === undefined) {
    throw new Problem('ORGANISATION_NOT_FOUND', `There is no organisation ${organisationId}.`);
  }
  const plan: AccountPlan = { ...PLAN, ...quotaOf(quota), accountPlanId: planIdOf(organisationId) };
  await tx.put('accountPlans', plan);
  await tx.put('organisations', { ...organisation, accountPlanId: plan.accountPlanId });
  await recordAudit(unit, actor, {
    action: 'organisation.account-plan-set',
    subjectId: organisationId,
    organisationId,
    before: { accountPlanId: organisation.accountPlanId },
    after: { accountPlanId: plan.accountPlanId, ...quotaOf(quota) },
  });
  return plan;
}

/**
 * Puts an application on an API plan of its own for one of its APIs. Its revision stays: what waits for
 * approval is still what was looked at.
 * @throws Problem APPLICATION_NOT_FOUND or SUBSCRIPTION_NOT_FOUND
 */
export async function setApiQuota(
  unit: Unit,
  actor: Actor,
  { applicationId, api }: { readonly applicationId: string; readonly api: string },
  quota: Quota,
): Promise<ApiPlan> {
  const { tx } = unit;
  const application = await tx.get('applications', applicationId);
  if (application === undefined) {
    throw new Problem('APPLICATION_NOT_FOUND', `There is no application ${applicationId}.`);
  }
  const before = application.subscriptions.find((subscription) => subscription.api === api);
  if (before === undefined) {
    throw new Problem('SUBSCRIPTION_NOT_FOUND', `${applicationId} does not use ${api}.`);
  }
  const plan: ApiPlan = { ...PLAN, ...quotaOf(quota), apiPlanId: planIdOf(`${applicationId} ${api}`) };
  await tx.put('apiPlans', plan);
  const subscriptions = application.subscriptions.map((subscription) =>
    subscription === before ? { ...subscription, apiPlanId: plan.apiPlanId } : subscription,
  );
  await tx.put('applications', { ...application, subscriptions });
  await recordAudit(unit, actor, {
    action: 'application.api-plan-set',
    subjectId: applicationId,
    organisationId: application.organisationId,
    before: { api, apiPlanId: before.apiPlanId },
    after: { api, apiPlanId: plan.apiPlanId, ...quotaOf(quota) },
  });
  return plan;
}
