import { describe, expect, it } from 'vitest';
import type { Application } from '../domain/application.ts';
import { DAY, SECOND } from '../lib/clock.ts';
import { type ServiceWorld, serviceWorld } from '../test/service-world.ts';
import { PlanMeter } from './throttle.ts';

const API = 'transaction-details';

/** Applications on a plan of ten hits a day and two calls per second each. */
async function applications(world: ServiceWorld, count: number): Promise<Application[]> {
  return await world.run(async ({ tx }) => {
    const plan = { name: 'Ten', description: '', isDefault: false, hits: 10, period: 'DAY', tps: 2 } as const;
    await tx.put('apiPlans', { ...plan, apiPlanId: 'ten' });
    const model = await tx.get('applications', 'app-acme');
    if (model === undefined) throw new Error('the fixture has an application');
    const subscriptions = model.subscriptions.map((row) => ({ ...row, apiPlanId: 'ten' }));
    const made = Array.from({ length: count }, (_, n) => ({
      ...{ ...model, applicationId: `app-${n}`, subscriptions },
    }));
    for (const application of made) await tx.put('applications', application);
    return made;
  });
}

async function call(world: ServiceWorld, meter: PlanMeter, application: Application): Promise<boolean> {
  const admission = await world.run(async (unit) => await meter.admit(unit, { application, api: API }, true));
  await meter.reserve(admission, world.run);
  return admission.verdict.admitted;
}

describe('the meters of a world', () => {
  it('are as many as subjects that called in running windows, and are forgotten with them', async () => {
    const world = await serviceWorld();
    const meter = new PlanMeter();
    const many = await applications(world, 50);
    for (let round = 0; round < 3; round++) {
      for (const application of many) await call(world, meter, application);
      world.host.advance(SECOND);
    }
    // One for each, and one for the organisation that they share.
    expect(meter.size).toBe(51);
    world.host.advance(DAY);
    await world.run(async (unit) => await meter.purge(unit.tx, unit));
    expect(meter.size).toBe(0);
    expect(await world.run(async ({ tx }) => await tx.count('hitCounters'))).toBe(0);
  });

  it('count on for gates that were made before a purge', async () => {
    const world = await serviceWorld();
    const meter = new PlanMeter();
    const [application] = await applications(world, 1);
    if (application === undefined) throw new Error('one was made');
    await call(world, meter, application);
    world.host.advance(DAY);
    await world.run(async (unit) => await meter.purge(unit.tx, unit));
    let admitted = 0;
    for (let i = 0; i < 30; i++) {
      // Another entity each time, as an edit makes one: a second meter would admit another ten.
      if (await call(world, meter, i % 2 === 0 ? application : { ...application })) admitted += 1;
      world.host.advance(SECOND);
    }
    expect(admitted).toBe(10);
  });

  it('share one reservation among calls that come together', async () => {
    const world = await serviceWorld();
    const meter = new PlanMeter();
    const many = await applications(world, 10);
    let units = 0;
    const admissions = await Promise.all(
      many.map((application) =>
        world.run(async (unit) => await meter.admit(unit, { application, api: API }, true)),
      ),
    );
    await Promise.all(
      admissions.map((admission) =>
        meter.reserve(admission, (work) => {
          units += 1;
          return world.run(work);
        }),
      ),
    );
    expect(units).toBeLessThanOrEqual(2);
    expect(await world.run(async ({ tx }) => await tx.count('hitCounters'))).toBe(10);
  });
});
