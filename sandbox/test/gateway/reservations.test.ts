import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY, HOUR, parseInstant, SECOND } from '../../lib/clock.ts';
import { API_KEY, GatewayWorld, KEY_APPLICATION, ORGANISATION } from './gateway-world.ts';

let world: GatewayWorld;

beforeEach(async () => {
  world = await GatewayWorld.open();
});

afterEach(async () => {
  await world.close();
  expect(world.faults).toEqual([]);
});

const reserved = () =>
  world.run(async ({ tx }) => (await tx.get('hitCounters', `account|${ORGANISATION}`))?.reserved);

describe('hits that are reserved ahead', () => {
  it('cost one write per block: a hundredth of the quota, a thousand at most', async () => {
    await world.setAccountPlan({ hits: 500 });
    const seen: (number | undefined)[] = [];
    for (let i = 0; i < 11; i++) {
      await world.read();
      seen.push(await reserved());
    }
    expect(seen).toEqual([5, 5, 5, 5, 5, 10, 10, 10, 10, 10, 15]);
    await world.setAccountPlan({ hits: 10_000_000 });
    expect(await world.admittedReads(5)).toBe(5);
    expect(await reserved()).toBe(1015);
  });

  it('are shared by calls that come together', async () => {
    await world.setAccountPlan({ hits: 2000 });
    const answers = await Promise.all(Array.from({ length: 200 }, () => world.read()));
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    // The last may have begun a block; none was begun twice.
    expect(await reserved()).toBeGreaterThanOrEqual(200);
    expect(await reserved()).toBeLessThan(240);
  });

  it('are all gone after a kill, and never come back', async () => {
    await world.setAccountPlan({ hits: 1000 });
    await world.admittedReads(25);
    await world.crash();
    expect((await world.read()).headers.get('ratelimit')).toContain('"account-hits";r=969;');
    let admitted = 26;
    for (let life = 0; life < 20; life++) {
      admitted += await world.admittedReads(7);
      await world.crash();
    }
    admitted += await world.admittedReads(1100);
    expect(admitted).toBeLessThanOrEqual(1000);
    // At most a block is lost by each kill.
    expect(admitted).toBeGreaterThanOrEqual(1000 - 21 * 10);
    await world.crash();
    expect(await world.admittedReads(5)).toBe(0);
  });

  it('are given back on a clean stop: the count is exact', async () => {
    await world.setAccountPlan({ hits: 1000 });
    await world.setApiPlan('create-virtual-account', { hits: 600, period: 'MONTH' });
    await world.admittedReads(25);
    await world.restart();
    const header = (await world.read()).headers.get('ratelimit');
    expect(header).toContain('"account-hits";r=974;');
    expect(header).toContain('"api-hits";r=574;');
    await world.restart();
    expect(await world.admittedReads(700)).toBe(574);
  });

  it('survive a change of period together with a restart in the next day', async () => {
    await world.setAccountPlan({ hits: 10 });
    await world.admittedReads(4);
    await world.setAccountPlan({ hits: 10, period: 'MONTH' });
    await world.admittedReads(1);
    await world.crash();
    world.clock.advance(DAY);
    expect(await world.admittedReads(20)).toBe(5);
  });

  it('are forgotten when their window is over, and so is what memory holds of them', async () => {
    await world.setAccountPlan({ hits: 10, tps: 50 });
    await world.setApiPlan('create-virtual-account', { hits: 10 });
    await world.admittedReads(3);
    world.clock.set(parseInstant('2026-11-24T00:00:00+05:30'));
    await world.flush();
    const rows = await world.run(async ({ tx }) => await tx.count('hitCounters'));
    expect(rows).toBe(0);
    expect(await world.admittedReads(60)).toBe(10);
  });

  it('belong to a world, and are gone when it is reset', async () => {
    await world.setAccountPlan({ hits: 3 });
    expect(await world.admittedReads(9)).toBe(3);
    expect((await world.send('POST', '/sandbox/v1/reset')).status).toBe(200);
    await world.setAccountPlan({ hits: 3 });
    expect(await world.admittedReads(9)).toBe(3);
  });

  it('are on disk before any effect of the call is', async () => {
    await world.setAccountPlan({ hits: 1000 });
    await world.create('the-effect');
    const journal = await world.journal();
    const reservedAt = journal.indexOf(`account|${ORGANISATION}`);
    expect(reservedAt).toBeGreaterThan(0);
    // What a kill leaves is always a beginning of the journal.
    expect(journal.indexOf('createVirtualAccounts|the-effect')).toBeGreaterThan(reservedAt);
  });
});

describe('memory', () => {
  it('holds a meter per organisation and subscription that called, however many calls', async () => {
    await world.setAccountPlan({ hits: 1_000_000, tps: 1000 });
    for (let i = 0; i < 300; i++) {
      await world.send('GET', `/v1/virtual-accounts/ACME${10_000_000 + i}`, {
        headers: { 'x-api-key': i % 3 === 0 ? `wrong-${i}` : API_KEY },
      });
    }
    const rows = await world.run(async ({ tx }) => await tx.count('hitCounters'));
    expect(rows).toBe(1);
  });
});

describe('any order of calls, kills, stops and pauses', () => {
  it('never admits more than the quota in a day, and loses no more than a block per kill', async () => {
    const steps = fc.array(
      fc.oneof(
        { weight: 6, arbitrary: fc.record({ do: fc.constant('read'), n: fc.integer({ min: 1, max: 40 }) }) },
        { weight: 2, arbitrary: fc.constant({ do: 'crash', n: 1 }) },
        { weight: 2, arbitrary: fc.constant({ do: 'restart', n: 1 }) },
        { weight: 1, arbitrary: fc.constant({ do: 'flush', n: 1 }) },
        { weight: 1, arbitrary: fc.record({ do: fc.constant('wait'), n: fc.integer({ min: 1, max: 30 }) }) },
      ),
      { minLength: 10, maxLength: 40 },
    );
    await fc.assert(
      fc.asyncProperty(steps, fc.integer({ min: 1, max: 400 }), async (sequence, hits) => {
        const one = await GatewayWorld.open();
        await one.setAccountPlan({ hits });
        let day = Math.floor((one.clock.now() + 5.5 * HOUR) / DAY);
        let admitted = 0;
        let lost = 0;
        for (const step of sequence) {
          if (step.do === 'crash') {
            await one.crash();
            lost += Math.max(1, Math.floor(hits / 100));
          } else if (step.do === 'restart') await one.restart();
          else if (step.do === 'flush') await one.flush();
          else if (step.do === 'wait') one.clock.advance(step.n * HOUR + SECOND);
          else {
            const today = Math.floor((one.clock.now() + 5.5 * HOUR) / DAY);
            if (today !== day) [day, admitted, lost] = [today, 0, 0];
            const now = await one.admittedReads(step.n);
            admitted += now;
            expect(admitted).toBeLessThanOrEqual(hits);
            if (now < step.n) expect(admitted).toBeGreaterThanOrEqual(hits - lost);
          }
        }
        await one.close();
      }),
      { numRuns: 25 },
    );
  });
});

describe('an application that is changed', () => {
  it('keeps its count: the meter belongs to the subject, not to the entity', async () => {
    await world.setApiPlan('create-virtual-account', { hits: 5 });
    expect(await world.admittedReads(3)).toBe(3);
    await world.run(async ({ tx }) => {
      const application = await tx.get('applications', KEY_APPLICATION);
      if (application) await tx.put('applications', { ...application, name: 'Renamed' });
    });
    expect(await world.admittedReads(9)).toBe(2);
  });
});
