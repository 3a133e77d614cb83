import { describe, expect, it } from 'vitest';
import { refusal, serviceWorld } from '../test/service-world.ts';
import { AUTO_APPROVE, getApprovalSwitches, setApprovalSwitches } from './approval-switches.ts';
import type { Actor } from './portal.ts';
import { setAccountQuota, setApiQuota } from './test-quotas.ts';
import type { Unit } from './unit.ts';

const OPERATOR: Actor = { organisationId: '', applicationId: '', name: 'control plane', requestId: 'r-1' };
const FIVE = { hits: 5, period: 'DAY', tps: 2 } as const;

async function audit({ tx }: Unit) {
  return await tx.scan('auditEntries', 'byNumber', '', { limit: 100 });
}

describe('a quota set for a test', () => {
  it('is an account plan of the organisation’s own, and no other organisation’s', async () => {
    const { run } = await serviceWorld();
    await run(async (unit) => {
      const before = await unit.tx.get('organisations', 'org-beta');
      const plan = await setAccountQuota(unit, OPERATOR, 'org-acme', FIVE);
      expect(plan).toMatchObject({ ...FIVE, isDefault: false });
      expect((await unit.tx.get('organisations', 'org-acme'))?.accountPlanId).toBe(plan.accountPlanId);
      expect(await unit.tx.get('accountPlans', plan.accountPlanId)).toEqual(plan);
      expect(await unit.tx.get('organisations', 'org-beta')).toEqual(before);
      expect(await audit(unit)).toMatchObject([
        { actor: 'control plane', organisationId: 'org-acme', after: FIVE, requestId: 'r-1' },
      ]);
    });
  });

  it('is an API plan of one application for one API', async () => {
    const { run } = await serviceWorld();
    await run(async (unit) => {
      const before = await unit.tx.get('applications', 'app-acme');
      const place = { applicationId: 'app-acme', api: 'refund-details' };
      const plan = await setApiQuota(unit, OPERATOR, place, FIVE);
      const after = await unit.tx.get('applications', 'app-acme');
      const planOf = (api: string) =>
        after?.subscriptions.find((subscription) => subscription.api === api)?.apiPlanId;
      expect(planOf('refund-details')).toBe(plan.apiPlanId);
      expect({ ...after, subscriptions: [] }).toEqual({ ...before, subscriptions: [] });
      expect(planOf('transaction-details')).not.toBe(plan.apiPlanId);
    });
  });

  it('leaves no more rows behind when it is set again and again', async () => {
    const { run } = await serviceWorld();
    const count = await run(async (unit) => {
      for (const hits of [1, 2, null]) {
        await setAccountQuota(unit, OPERATOR, 'org-acme', { ...FIVE, hits });
        await setApiQuota(
          unit,
          OPERATOR,
          { applicationId: 'app-acme', api: 'refund-details' },
          { ...FIVE, hits },
        );
      }
      return [await unit.tx.count('accountPlans'), await unit.tx.count('apiPlans')];
    });
    expect(count).toEqual([3, 3]);
  });

  it('needs an owner that is there', async () => {
    const { run } = await serviceWorld();
    const set = (applicationId: string, api: string) =>
      refusal(run((unit) => setApiQuota(unit, OPERATOR, { applicationId, api }, FIVE)));
    expect(await set('app-nobody', 'refund-details')).toBe('APPLICATION_NOT_FOUND');
    expect(await set('app-acme', 'no-such-api')).toBe('SUBSCRIPTION_NOT_FOUND');
    expect(await refusal(run((unit) => setAccountQuota(unit, OPERATOR, 'org-nobody', FIVE)))).toBe(
      'ORGANISATION_NOT_FOUND',
    );
  });
});

describe('the approval switches', () => {
  it('are turned one by one, and each turn is audited', async () => {
    const { run } = await serviceWorld();
    await run(async (unit) => {
      const before = await getApprovalSwitches(unit);
      const after = await setApprovalSwitches(unit, OPERATOR, { registration: false });
      expect(after).toEqual({ ...before, registration: false });
      expect(await getApprovalSwitches(unit)).toEqual(after);
      expect(await audit(unit)).toMatchObject([{ subjectId: 'portal', before, after }]);
    });
  });

  it('that stand so already write nothing', async () => {
    const { run } = await serviceWorld();
    await run((unit) => setApprovalSwitches(unit, OPERATOR, AUTO_APPROVE));
    await run(async (unit) => {
      expect(await setApprovalSwitches(unit, OPERATOR, AUTO_APPROVE)).toEqual(AUTO_APPROVE);
      expect(unit.tx.dirty).toBe(false);
    });
  });
});
