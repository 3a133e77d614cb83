import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MINUTE, parseInstant, SECOND } from '../../lib/clock.ts';
import { API_KEY, GatewayWorld, KEY_APPLICATION, ORGANISATION, type Seen, START } from './gateway-world.ts';

let world: GatewayWorld;

beforeEach(async () => {
  world = await GatewayWorld.open();
});

afterEach(async () => {
  await world.close();
  expect(world.faults).toEqual([]);
});

/** A list of named items with integer parameters, as RFC 9651 has it. */
function parseList(header: string | null): Record<string, Record<string, number>> {
  if (header === null) return {};
  return Object.fromEntries(
    header.split(', ').map((item) => {
      const [, name = '', parameters = ''] = /^"([a-z-]+)"((?:;[a-z]+=[0-9]+)+)$/.exec(item) ?? [];
      const pairs = parameters.slice(1).split(';');
      return [
        name,
        Object.fromEntries(pairs.map((pair) => [pair.split('=')[0], Number(pair.split('=')[1])])),
      ];
    }),
  );
}

function limits({ headers }: Seen) {
  return {
    left: parseList(headers.get('ratelimit')),
    policy: parseList(headers.get('ratelimit-policy')),
  };
}

describe('the headers of an authenticated answer', () => {
  it('name each limit in force, what is left of it and when it is whole', async () => {
    await world.setAccountPlan({ tps: 10, hits: 50_000 });
    await world.setApiPlan('create-virtual-account', { hits: 300, period: 'MONTH' });
    const { left, policy } = limits(await world.read());
    expect(policy).toEqual({
      'account-tps': { q: 10, w: 1 },
      'account-hits': { q: 50_000, w: 86_400 },
      'api-hits': { q: 300, w: 30 * 86_400 },
    });
    const untilMidnight = (parseInstant('2026-11-23T00:00:00+05:30') - START) / SECOND;
    const untilDecember = (parseInstant('2026-12-01T00:00:00+05:30') - START) / SECOND;
    expect(left).toEqual({
      'account-tps': { r: 9, t: 1 },
      'account-hits': { r: 49_999, t: untilMidnight },
      'api-hits': { r: 299, t: untilDecember },
    });
  });

  it('are absent where nothing is limited, and where nobody is known', async () => {
    expect(limits(await world.read())).toEqual({ left: {}, policy: {} });
    await world.setAccountPlan({ tps: 10 });
    expect(limits(await world.read('wrong'))).toEqual({ left: {}, policy: {} });
    expect((await world.send('GET', '/sandbox/v1/clock')).headers.has('ratelimit')).toBe(false);
  });

  it('stand on refusals of every kind, with the organisation’s limits where no API is in question', async () => {
    await world.setAccountPlan({ tps: 100, hits: 1000 });
    await world.setApiPlan('create-virtual-account', { hits: 500 });
    const headers = { 'x-api-key': API_KEY };
    const missing = await world.send('GET', '/v1/virtual-accounts/ACME99999999', { headers });
    expect([missing.status, limits(missing).left['api-hits']?.['r']]).toEqual([404, 499]);
    const invalid = await world.send('GET', '/v1/virtual-accounts?limit=0', { headers });
    expect([invalid.status, limits(invalid).left['api-hits']?.['r']]).toEqual([400, 498]);
    await world.run(async ({ tx }) => {
      const application = await tx.get('applications', KEY_APPLICATION);
      if (application) await tx.put('applications', { ...application, state: 'DISABLED' });
    });
    const disabled = await world.read();
    expect(disabled.code).toBe('APPLICATION_NOT_ENABLED');
    expect(limits(disabled).left).toMatchObject({ 'account-hits': { r: 998 }, 'account-tps': { r: 98 } });
    expect(limits(disabled).left).not.toHaveProperty('api-hits');
  });
});

describe('a refused call', () => {
  it('says which limits, when, and how long to wait', async () => {
    await world.setAccountPlan({ tps: 1 });
    await world.setApiPlan('create-virtual-account', { hits: 1 });
    await world.read();
    const refused = await world.read();
    expect(refused.status).toBe(429);
    expect(refused.body).toMatchObject({
      code: 'ACCOUNT_PLAN_LIMIT_EXCEEDED',
      violatedPolicies: ['account-tps', 'api-hits'],
      limit: 1,
      resetAt: '2026-11-22T10:07:01.000+05:30',
    });
    const untilMidnight = (parseInstant('2026-11-23T00:00:00+05:30') - START) / SECOND;
    expect(refused.headers.get('retry-after')).toBe(`${untilMidnight}`);
    expect(limits(refused).left).toMatchObject({ 'account-tps': { r: 0, t: 1 }, 'api-hits': { r: 0 } });
    world.clock.advance((untilMidnight - 1) * SECOND);
    expect((await world.read()).code).toBe('API_PLAN_LIMIT_EXCEEDED');
    world.clock.advance(SECOND);
    expect((await world.read()).status).toBe(200);
  });

  it('by the API eats nothing of the account, and other APIs go on', async () => {
    await world.setAccountPlan({ hits: 5 });
    await world.setApiPlan('create-virtual-account', { hits: 2 });
    expect(await world.admittedReads(10)).toBe(2);
    const headers = { 'x-api-key': API_KEY };
    for (let i = 0; i < 3; i++) {
      expect((await world.send('GET', '/v1/refunds', { headers })).status).toBe(200);
    }
    expect((await world.send('GET', '/v1/refunds', { headers })).code).toBe('ACCOUNT_PLAN_LIMIT_EXCEEDED');
  });

  it('has no effect, and comes before validation', async () => {
    await world.setAccountPlan({ hits: 1 });
    await world.read();
    const headers = { 'x-api-key': API_KEY, 'content-type': 'application/json' };
    const malformed = await world.send('POST', '/v1/virtual-accounts', { headers, body: '{' });
    expect(malformed.status).toBe(429);
    expect((await world.create('effect')).status).toBe(429);
    await world.setAccountPlan({});
    expect((await world.create('effect')).headers.has('idempotency-replayed')).toBe(false);
  });

  it('of a blocked plan is 403 and no matter of waiting', async () => {
    await world.setApiPlan('create-virtual-account', { hits: 0 });
    const refused = await world.read();
    expect([refused.status, refused.code]).toEqual([403, 'PLAN_BLOCKED']);
    expect(refused.headers.has('retry-after')).toBe(false);
    expect(refused.body['detail']).toBe(
      'The API plan "Test" for create-virtual-account admits 0 hits per DAY.',
    );
  });
});

describe('hits', () => {
  it('are admitted calls whatever their status, and no others', async () => {
    await world.setAccountPlan({ hits: 100 });
    const headers = { 'x-api-key': API_KEY };
    await world.read();
    await world.send('GET', '/v1/virtual-accounts/ACME99999999', { headers });
    await world.send('GET', '/v1/virtual-accounts?limit=0', { headers });
    await world.create();
    await world.read('wrong');
    await world.send('GET', '/sandbox/v1/clock');
    await world.send('GET', '/v1/nothing', { headers });
    expect(limits(await world.read()).left['account-hits']?.['r']).toBe(95);
  });

  it('are not spent on tokens', async () => {
    await world.setAccountPlan({ hits: 10, tps: 2 });
    for (let i = 0; i < 5; i++) {
      const body = new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: 'khata_demo_key_oauth_0001',
        client_secret: 'khata_demo_secret_for_tests_only_0001',
      });
      expect((await world.send('POST', '/oauth2/token', { body })).status).toBe(200);
    }
    expect(limits(await world.read()).left['account-hits']?.['r']).toBe(9);
  });

  it('are not spent on repetitions whose answer is stored; calls per second are', async () => {
    await world.setAccountPlan({ hits: 1, tps: 3 });
    const first = await world.create('once');
    expect(first.status).toBe(207);
    const again = await world.create('once');
    expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([207, 'true']);
    expect(limits(again).left).toMatchObject({ 'account-hits': { r: 0 }, 'account-tps': { r: 1 } });
    expect((await world.create('other')).status).toBe(429);
    expect((await world.create('once')).status).toBe(207);
    const tooSoon = await world.create('once');
    expect(tooSoon.body['violatedPolicies']).toEqual(['account-tps']);
    expect(tooSoon.headers.get('retry-after')).toBe('1');
  });

  it('are given back where one of two identical calls turns out to be the repetition', async () => {
    await world.setAccountPlan({ hits: 1000 });
    const answers = await Promise.all(Array.from({ length: 20 }, () => world.create('same')));
    const hits = answers.filter(({ headers }) => !headers.has('idempotency-replayed')).length;
    expect(answers.filter(({ status }) => status === 207)).toHaveLength(21 - hits);
    expect(limits(await world.read()).left['account-hits']?.['r']).toBe(1000 - hits - 1);
  });

  it('begin anew at midnight in India on the world’s clock, and seconds run on the host’s', async () => {
    await world.setAccountPlan({ hits: 3, tps: 2 });
    const put = (now: string) =>
      world.send('PUT', '/sandbox/v1/clock', {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ now, frozen: true }),
      });
    expect((await put('2026-11-30T23:59:59.999+05:30')).status).toBe(200);
    expect(await world.admittedReads(5)).toBe(2);
    world.clock.advance(MINUTE);
    expect(await world.admittedReads(5)).toBe(1);
    await put('2026-12-01T00:00:00.000+05:30');
    // The host's second is not over, whatever the calendar says.
    expect(await world.admittedReads(5)).toBe(1);
    world.clock.advance(SECOND);
    expect(await world.admittedReads(5)).toBe(2);
  });
});

describe('a change of plan', () => {
  it('applies from the next call and keeps the counters', async () => {
    await world.setAccountPlan({ hits: 10 });
    expect(await world.admittedReads(4)).toBe(4);
    await world.setAccountPlan({ hits: 6 });
    expect(await world.admittedReads(4)).toBe(2);
    await world.setAccountPlan({ hits: 7, period: 'MONTH' });
    expect(await world.admittedReads(4)).toBe(1);
    await world.setAccountPlan({});
    expect(await world.admittedReads(4)).toBe(4);
  });
});

describe('mails about a plan', () => {
  it('go to the organisation’s administrators at 80 and at 100 per cent, once per window', async () => {
    await world.addUser('admin', 'ORG_ADMIN', ORGANISATION);
    await world.addUser('developer', 'DEVELOPER', ORGANISATION);
    await world.addUser('stranger', 'ORG_ADMIN', 'org-other');
    await world.setAccountPlan({ hits: 10 });
    const mails = () =>
      world.run(async ({ tx }) =>
        (await tx.scan('mails', 'byTime', '', { limit: 100 })).map(({ kind, to }) => `${kind} ${to}`),
      );
    await world.admittedReads(7);
    expect(await mails()).toEqual([]);
    await world.admittedReads(1);
    expect(await mails()).toEqual(['QUOTA_80 admin@example.in']);
    await world.crash();
    await world.admittedReads(20);
    expect((await mails()).sort()).toEqual(['QUOTA_100 admin@example.in', 'QUOTA_80 admin@example.in']);
    world.clock.set(parseInstant('2026-11-23T09:00:00+05:30'));
    await world.admittedReads(8);
    expect(await mails()).toHaveLength(3);
  });
});

describe('with plans turned off', () => {
  it('admits everything, shows no limits and counts nothing', async () => {
    const free = await GatewayWorld.open('off');
    await free.setAccountPlan({ hits: 1, tps: 1 });
    expect(await free.admittedReads(5)).toBe(5);
    expect((await free.read()).headers.has('ratelimit')).toBe(false);
    expect(free.timer.waiting).toBe(0);
    await free.close();
  });
});
