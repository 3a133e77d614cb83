import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { User } from '../../domain/user.ts';
import { DAY, HOUR, istDate, MINUTE } from '../../lib/clock.ts';
import { openSession } from '../../services/sessions.ts';
import { API_KEY, GatewayWorld, KEY_APPLICATION, ORGANISATION, type Seen } from './gateway-world.ts';

let world: GatewayWorld;
let cookie: string;

beforeEach(async () => {
  world = await GatewayWorld.open();
  cookie = await signIn('asha', 'DEVELOPER', ORGANISATION);
});

afterEach(async () => {
  await world.close();
  expect(world.faults).toEqual([]);
});

async function signIn(userId: string, role: User['role'], organisationId?: string): Promise<string> {
  const user = await world.addUser(userId, role, organisationId);
  const { token } = await world.run(async (unit) => await openSession(unit, user, 'test'));
  return `khata_session=${token}`;
}

interface Totals {
  readonly calls: number;
  readonly hits: number;
  readonly replays: number;
  readonly rejected: number;
  readonly succeeded: number;
  readonly clientErrors: number;
  readonly rejections: readonly { code: string; calls: number }[];
  readonly latency?: Readonly<Record<string, number>>;
}

interface Report {
  readonly totals: Totals;
  readonly groups: readonly { startsAt?: string; operationId?: string; api?: string; totals: Totals }[];
}

const APPLICATION_USAGE = `/portal/v1/applications/${KEY_APPLICATION}/usage`;

function ask(path: string, as = cookie): Promise<Seen> {
  return world.send('GET', path, { headers: { cookie: as } });
}

async function report(groupBy = 'OPERATION', path = APPLICATION_USAGE): Promise<Report> {
  const to = istDate(world.clock.now());
  const from = istDate(world.clock.now() - 40 * DAY);
  const { status, body } = await ask(`${path}?fromDate=${from}&toDate=${to}&groupBy=${groupBy}`);
  expect(status).toBe(200);
  return body as unknown as Report;
}

describe('usage', () => {
  it('counts what was sent: calls, hits, repetitions, rejections by reason', async () => {
    await world.setAccountPlan({ hits: 5 });
    const headers = { 'x-api-key': API_KEY };
    await world.read();
    await world.send('GET', '/v1/virtual-accounts/ACME99999999', { headers });
    await world.send('GET', '/v1/virtual-accounts?limit=0', { headers });
    await world.create('one');
    await world.create('one');
    await world.send('GET', '/v1/refunds', { headers });
    await world.read();
    await world.read();
    await world.read('nobody');
    const { totals, groups } = await report();
    expect(totals).toMatchObject({
      calls: 8,
      hits: 5,
      replays: 1,
      rejected: 2,
      succeeded: 4,
      clientErrors: 4,
    });
    expect(totals.rejections).toEqual([{ code: 'ACCOUNT_PLAN_LIMIT_EXCEEDED', calls: 2 }]);
    expect(groups.map(({ operationId, api, totals: { calls } }) => [operationId, api, calls])).toEqual([
      ['createVirtualAccounts', 'create-virtual-account', 2],
      ['getVirtualAccount', 'create-virtual-account', 4],
      ['listRefunds', 'refund-details', 1],
      ['listVirtualAccounts', 'create-virtual-account', 1],
    ]);
    const byApi = await report('API');
    expect(byApi.groups.map(({ api, totals: { calls } }) => [api, calls])).toEqual([
      ['create-virtual-account', 7],
      ['refund-details', 1],
    ]);
  });

  it('knows whose refused credentials were, and why they were refused', async () => {
    const change = (more: object) =>
      world.run(async ({ tx }) => {
        const application = await tx.get('applications', KEY_APPLICATION);
        if (application) await tx.put('applications', { ...application, ...more });
      });
    // A key of OAuth 2.0 is a client_id: alone it is no credential, but it tells whose call it was.
    const changeKey = (oauth: '2.0' | 'NONE') =>
      world.run(async ({ tx }) => {
        for (const key of await tx.scan('apiKeys', 'byApplication', `${KEY_APPLICATION}|`, { limit: 9 }))
          await tx.put('apiKeys', { ...key, oauth });
      });
    await change({ oauth: '2.0' });
    await changeKey('2.0');
    expect((await world.read()).code).toBe('CREDENTIALS_INVALID');
    await changeKey('NONE');
    await change({ oauth: 'NONE', state: 'DISABLED' });
    expect((await world.read()).code).toBe('APPLICATION_NOT_ENABLED');
    await change({ state: 'ENABLED', subscriptions: [] });
    expect((await world.read()).code).toBe('API_NOT_SUBSCRIBED');
    const { totals } = await report();
    expect(totals.hits).toBe(0);
    expect(totals.rejections.map(({ code }) => code)).toEqual([
      'API_NOT_SUBSCRIBED',
      'APPLICATION_NOT_ENABLED',
      'CREDENTIALS_INVALID',
    ]);
  });

  it('is by hour and day in India, on the world’s clock, and by month', async () => {
    await world.admittedReads(2);
    world.clock.advance(53 * MINUTE);
    await world.admittedReads(3);
    world.clock.advance(13 * HOUR);
    await world.admittedReads(4);
    cookie = await signIn('asha', 'DEVELOPER', ORGANISATION);
    const starts = async (groupBy: string) =>
      (await report(groupBy)).groups.map(({ startsAt, totals }) => [startsAt, totals.calls]);
    expect(await starts('HOUR')).toEqual([
      ['2026-11-22T10:00:00.000+05:30', 2],
      ['2026-11-22T11:00:00.000+05:30', 3],
      ['2026-11-23T00:00:00.000+05:30', 4],
    ]);
    expect(await starts('DAY')).toEqual([
      ['2026-11-22T00:00:00.000+05:30', 5],
      ['2026-11-23T00:00:00.000+05:30', 4],
    ]);
    expect(await starts('MONTH')).toEqual([['2026-11-01T00:00:00.000+05:30', 9]]);
    const day = await ask(`${APPLICATION_USAGE}?fromDate=2026-11-22&toDate=2026-11-22`);
    expect((day.body as unknown as Report).totals.calls).toBe(5);
  });

  it('shows latencies that grow with the share of calls', async () => {
    await world.admittedReads(20);
    const { latency } = (await report()).totals;
    const { p50Microseconds = 0, p95Microseconds = 0, p99Microseconds = 0 } = latency ?? {};
    expect(p50Microseconds).toBeGreaterThan(0);
    expect(p95Microseconds).toBeGreaterThanOrEqual(p50Microseconds);
    expect(p99Microseconds).toBeGreaterThanOrEqual(p95Microseconds);
  });

  it('comes as a table too', async () => {
    await world.admittedReads(3);
    const path = `/portal/v1/applications/${KEY_APPLICATION}/usage-export`;
    const { status, headers, body } = await ask(`${path}?fromDate=2026-11-22&toDate=2026-11-22`);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const [heading, line, end] = String(body['text']).split('\r\n');
    expect(heading).toContain('startsAt,operationId,api,calls,hits,');
    expect(line).toMatch(/^2026-11-22T00:00:00\.000\+05:30,,,3,3,0,0,3,0,0,[0-9]+,[0-9]+,[0-9]+$/);
    expect(end).toBe('');
  });

  it('refuses a range that is none, or too long', async () => {
    for (const range of ['fromDate=2026-11-22&toDate=2026-11-21', 'fromDate=2026-10-01&toDate=2026-11-11']) {
      expect((await ask(`${APPLICATION_USAGE}?${range}`)).code).toBe('VALIDATION_FAILED');
    }
    const longest = 'fromDate=2026-10-01&toDate=2026-11-10';
    expect((await ask(`${APPLICATION_USAGE}?${longest}`)).status).toBe(200);
  });

  it('belongs to the organisation: another’s is as if it never existed, and the bank sees all', async () => {
    await world.admittedReads(2);
    const range = 'fromDate=2026-11-22&toDate=2026-11-22';
    const stranger = await signIn('stranger', 'ORG_ADMIN', 'org-other');
    const missing = APPLICATION_USAGE.replace(KEY_APPLICATION, 'app-that-never-was');
    const foreign = await ask(`${APPLICATION_USAGE}?${range}`, stranger);
    const never = await ask(`${missing}?${range}`, stranger);
    expect([foreign.status, never.status]).toEqual([404, 404]);
    expect(foreign.body['detail']).toBe(`There is no application ${KEY_APPLICATION}.`);
    for (const path of ['usage-export', 'plan-status']) {
      const query = path === 'plan-status' ? '' : `?${range}`;
      const at = `/portal/v1/applications/${KEY_APPLICATION}/${path}${query}`;
      expect((await ask(at, stranger)).code).toBe('APPLICATION_NOT_FOUND');
    }
    const whole = `/portal/v1/organisations/${ORGANISATION}/usage`;
    expect((await ask(`${whole}?${range}`, stranger)).code).toBe('ORGANISATION_NOT_FOUND');
    expect((await report('DAY', whole)).totals.calls).toBe(2);
    cookie = await signIn('bank', 'PORTAL_ADMIN');
    expect((await report('DAY', whole)).totals.calls).toBe(2);
    expect((await report()).totals.calls).toBe(2);
  });
});

describe('what is written of usage', () => {
  const stored = () => world.run(async ({ tx }) => await tx.count('usageHours'));

  it('goes to disk some seconds later, at once when there is much of it, and on a clean stop', async () => {
    await world.read();
    expect([await stored(), world.timer.waiting]).toEqual([0, 1]);
    await world.flush();
    expect([await stored(), world.timer.waiting]).toEqual([1, 0]);
    await world.read();
    expect((await report()).totals.calls).toBe(2);
    await world.crash();
    expect((await report()).totals.calls).toBe(1);
    await world.admittedReads(4);
    await world.restart();
    expect((await report()).totals.calls).toBe(5);
  });

  it('is forgotten after 40 days, in steps', async () => {
    for (let i = 0; i < 3; i++) {
      await world.read();
      world.clock.advance(HOUR);
    }
    await world.flush();
    expect(await stored()).toBe(3);
    world.clock.advance(40 * DAY);
    await world.read();
    await world.flush();
    expect(await stored()).toBe(1);
  });

  it('stays small in memory however many hours pass without a flush', async () => {
    for (let i = 0; i < 2100; i++) {
      await world.read();
      world.clock.advance(HOUR);
    }
    await world.run(async () => undefined);
    expect(await stored()).toBeGreaterThan(0);
  });

  it('holds the last use of each key', async () => {
    await world.read();
    world.clock.advance(MINUTE);
    await world.read();
    await world.flush();
    const use = await world.run(async ({ tx }) => await tx.get('keyUses', API_KEY));
    expect(use).toEqual({ apiKey: API_KEY, lastUsedAt: world.clock.now() });
  });

  it('moves neither the world’s clock nor its identifiers', async () => {
    const counters = () => world.run(async ({ tx }) => await tx.get('worldCounters', 'counters'));
    await world.read();
    const before = await counters();
    await world.flush();
    expect(await counters()).toEqual(before);
  });
});

describe('any mix of calls, stops and pauses', () => {
  it('is counted exactly', async () => {
    const steps = fc.array(
      fc.oneof(
        { weight: 8, arbitrary: fc.constantFrom('read', 'missing', 'invalid', 'create', 'repeat', 'list') },
        { weight: 3, arbitrary: fc.constantFrom('flush', 'restart', 'pause') },
      ),
      { minLength: 20, maxLength: 60 },
    );
    await fc.assert(
      fc.asyncProperty(steps, fc.integer({ min: 5, max: 40 }), async (sequence, hits) => {
        await world.close();
        world = await GatewayWorld.open();
        await world.setAccountPlan({ hits });
        const headers = { 'x-api-key': API_KEY };
        const seen: Seen[] = [];
        for (const step of sequence) {
          if (step === 'flush') await world.flush();
          else if (step === 'restart') await world.restart();
          else if (step === 'pause') world.clock.advance(7 * HOUR);
          else if (step === 'read') seen.push(await world.read());
          else if (step === 'create') seen.push(await world.create());
          else if (step === 'repeat') seen.push(await world.create('repeated'));
          else {
            const path = { missing: '/ACME99999999', invalid: '?limit=0', list: '' }[step as 'missing'];
            seen.push(await world.send('GET', `/v1/virtual-accounts${path}`, { headers }));
          }
        }
        // Sessions end on the host's clock, which has moved.
        cookie = await signIn('asha', 'DEVELOPER', ORGANISATION);
        const { totals, groups } = await report('HOUR');
        const count = (matches: (answer: Seen) => boolean) => seen.filter(matches).length;
        expect(totals).toMatchObject({
          calls: seen.length,
          succeeded: count(({ status }) => status < 400),
          clientErrors: count(({ status }) => status >= 400),
          rejected: count(({ status }) => status === 429),
          replays: count((answer) => answer.headers.has('idempotency-replayed')),
        });
        expect(groups.reduce((sum, group) => sum + group.totals.calls, 0)).toBe(seen.length);
      }),
      { numRuns: 15 },
    );
  });
});

describe('the status of the plans', () => {
  it('shows used, limit and reset of each policy, and counts nothing by asking', async () => {
    await world.setAccountPlan({ tps: 10, hits: 1000 });
    await world.setApiPlan('create-virtual-account', { hits: 30, period: 'MONTH' });
    await world.admittedReads(3);
    const path = `/portal/v1/applications/${KEY_APPLICATION}/plan-status`;
    const first = await ask(path);
    expect(first.status).toBe(200);
    expect((await ask(path)).body).toEqual(first.body);
    expect(first.body).toMatchObject({
      enforced: true,
      account: {
        accountPlanId: 'account-test',
        policies: [
          {
            name: 'account-tps',
            limit: 10,
            windowSeconds: 1,
            used: 3,
            remaining: 7,
            resetAt: '2026-11-22T10:07:00.300+05:30',
          },
          {
            name: 'account-hits',
            limit: 1000,
            used: 3,
            remaining: 997,
            resetAt: '2026-11-23T00:00:00.000+05:30',
          },
        ],
      },
    });
    const apis = first.body['apis'] as { api: string; policies: unknown[] }[];
    expect(apis).toHaveLength(5);
    expect(apis.find(({ api }) => api === 'create-virtual-account')?.policies).toEqual([
      expect.objectContaining({ name: 'api-hits', used: 3, limit: 30, windowSeconds: 30 * 86_400 }),
    ]);
    expect(apis.find(({ api }) => api === 'refund-details')?.policies).toEqual([]);
  });
});
