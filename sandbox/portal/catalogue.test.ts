import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Person, type PortalSandbox, portalSandbox } from '../test/portal-sandbox.ts';

let sandbox: PortalSandbox;
let developer: Person;
let banker: Person;

beforeEach(async () => {
  sandbox = await portalSandbox();
  developer = await sandbox.person('DEVELOPER', 'org-acme');
  banker = await sandbox.person('PORTAL_ADMIN');
});
afterEach(async () => {
  expect(sandbox.faults).toEqual([]);
  await sandbox.close();
});

describe('the catalogue', () => {
  it('shows every signed-in person the APIs with their terms, groups with their members, and plans', async () => {
    const apis = (await developer.get('/apis')).body.data;
    expect(apis.map(({ api }: { api: string }) => api).sort()).toEqual([
      'create-virtual-account',
      'delete-virtual-account',
      'modify-virtual-account',
      'refund-details',
      'transaction-details',
    ]);
    expect((await developer.get('/apis/refund-details')).body.eulas).toHaveLength(1);
    const groups = (await developer.get('/api-groups')).body.data;
    expect(groups[0].apis[0]).toMatchObject({
      api: 'create-virtual-account',
      name: 'Create Virtual Account',
    });
    for (const plans of ['/api-plans', '/account-plans']) {
      const { data } = (await developer.get(plans)).body;
      expect(data.filter(({ isDefault }: { isDefault: boolean }) => isDefault)).toHaveLength(1);
    }
    expect((await sandbox.visitor().get('/apis')).body.code).toBe('SIGN_IN_REQUIRED');
  });

  it('publishes new terms beside the old ones', async () => {
    const published = await banker.post('/apis/refund-details/eula-versions', { text: 'New terms.' });
    expect([published.status, published.body.eulas.at(-1)]).toEqual([
      201,
      { version: 2, text: 'New terms.' },
    ]);
    for (let version = 3; version <= 53; version++) {
      await banker.post('/apis/refund-details/eula-versions', { text: `Version ${version}` });
    }
    const { eulas } = (await developer.get('/apis/refund-details')).body;
    expect([eulas.length, eulas.at(-1)]).toEqual([50, { version: 53, text: 'Version 53' }]);
  });

  it('keeps groups', async () => {
    const draft = { name: 'Money', apis: ['refund-details', 'create-virtual-account'] };
    const created = (await banker.post('/api-groups', draft)).body;
    const names = ({ apis }: { apis: { api: string }[] }) => apis.map(({ api }) => api);
    expect(names(created)).toEqual(['create-virtual-account', 'refund-details']);
    const path = `/api-groups/${created.apiGroupId}`;
    const modified = (await banker.patch(path, { apis: ['refund-details'] })).body;
    expect([modified.name, names(modified)]).toEqual(['Money', ['refund-details']]);
    expect((await banker.patch(path, {})).body.code).toBe('VALIDATION_FAILED');
    expect((await banker.post('/api-groups', { name: 'None', apis: [] })).body.code).toBe(
      'VALIDATION_FAILED',
    );
    expect((await banker.delete(path)).status).toBe(200);
    expect((await developer.get(path)).body.code).toBe('API_GROUP_NOT_FOUND');
  });
});

describe.each([
  ['/api-plans', 'apiPlanId', 'API_PLAN_NOT_FOUND'],
  ['/account-plans', 'accountPlanId', 'ACCOUNT_PLAN_NOT_FOUND'],
])('%s', (path, key, missing) => {
  const PLAN = { name: 'Small', hits: 1000, period: 'MONTH', tps: 5 };

  it('takes limits from 0 up, or none', async () => {
    const created = await banker.post(path, { ...PLAN, hits: 0, tps: null });
    expect([created.status, created.body]).toEqual([
      201,
      expect.objectContaining({ hits: 0, tps: null, isDefault: false }),
    ]);
    const one = `${path}/${created.body[key]}`;
    const modified = (await banker.patch(one, { hits: null, period: 'DAY' })).body;
    expect(modified).toMatchObject({ name: 'Small', hits: null, period: 'DAY', tps: null });
    expect((await developer.get(one)).body).toEqual(modified);
    expect((await developer.get(`${path}/nope`)).body.code).toBe(missing);
  });

  it.each([
    ['negative hits', { hits: -1 }],
    ['negative tps', { tps: -1 }],
    ['half a call', { hits: 0.5 }],
    ['a number as text', { tps: '5' }],
    ['another period', { period: 'WEEK' }],
    ['an unknown field', { burst: 5 }],
  ])('refuses %s and changes nothing', async (_what, wrong) => {
    const before = (await developer.get(path)).text;
    const created = await banker.post(path, { ...PLAN, ...wrong });
    const [standard] = JSON.parse(before).data;
    const modified = await banker.patch(`${path}/${standard[key]}`, wrong);
    expect([created.body.code, modified.body.code]).toEqual(['VALIDATION_FAILED', 'VALIDATION_FAILED']);
    expect((await developer.get(path)).text).toBe(before);
  });

  it('has exactly one default at any time', async () => {
    const defaults = async () => {
      const { data } = (await developer.get(path)).body;
      return data
        .filter((plan: { isDefault: boolean }) => plan.isDefault)
        .map((plan: Record<string, string>) => plan[key]);
    };
    const [old] = await defaults();
    const first = (await banker.post(path, { ...PLAN, isDefault: true })).body;
    expect(await defaults()).toEqual([first[key]]);
    await banker.patch(`${path}/${old}`, { isDefault: true, name: 'Standard again' });
    expect(await defaults()).toEqual([old]);
    expect((await banker.patch(`${path}/${old}`, { isDefault: false })).body.code).toBe('VALIDATION_FAILED');
    await banker.patch(`${path}/${old}`, { isDefault: true });
    expect(await defaults()).toEqual([old]);
  });

  it('is for the bank to change, and says so to everyone else', async () => {
    const before = (await developer.get(path)).text;
    const refused = [await developer.post(path, PLAN), await sandbox.visitor().post(path, PLAN)];
    expect(refused.map(({ body }) => body.code)).toEqual(['ROLE_REQUIRED', 'SIGN_IN_REQUIRED']);
    expect((await developer.get(path)).text).toBe(before);
  });
});
