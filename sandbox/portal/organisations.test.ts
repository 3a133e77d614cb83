import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createVirtualAccounts } from '../services/virtual-accounts.ts';
import { contentsOf, decideNext, registrationOf } from '../test/portal-decisions.ts';
import { type Person, type PortalSandbox, portalSandbox } from '../test/portal-sandbox.ts';
import { ACME, ACME_MAIN, accountItem } from '../test/service-world.ts';

let sandbox: PortalSandbox;
let bank: Person;
beforeAll(async () => {
  sandbox = await portalSandbox();
  bank = await sandbox.person('PORTAL_ADMIN');
});
afterAll(async () => {
  expect(sandbox.faults).toEqual([]);
  await sandbox.close();
});

const BETA = '/organisations/org-beta';
const profile = (more: Record<string, unknown> = {}) => ({
  clientName: 'Beta Traders LLP',
  virtualAccountPrefix: 'BETA',
  accountPlanId: 'account-standard',
  ...more,
});

describe("the session's organisation", () => {
  it('is shown to its members with its banking profile', async () => {
    const developer = await sandbox.person('DEVELOPER', 'org-acme');
    expect(await developer.get('/organisation')).toMatchObject({
      status: 200,
      body: {
        organisationId: 'org-acme',
        virtualAccountPrefix: 'ACME',
        physicalAccounts: [{ physicalAccountNumber: ACME_MAIN }, {}],
      },
    });
  });

  it('is described by its administrator, who cannot set what is the bank’s', async () => {
    const admin = await sandbox.person('ORG_ADMIN', 'org-acme');
    const changed = await admin.patch('/organisation', { description: 'Shops.' });
    expect(changed).toMatchObject({ status: 200, body: { description: 'Shops.' } });
    expect((await admin.get('/organisation')).body).toEqual(changed.body);
    for (const body of [{}, { name: 'X1' }, { clientName: 'X' }, { accountPlanId: 'account-unlimited' }]) {
      expect((await admin.patch('/organisation', body)).status).toBe(400);
    }
  });
});

describe('the banking profile', () => {
  it('is set by the bank, with and without a relationship manager', async () => {
    const relationshipManager = { name: 'Kavya Nair', email: 'kavya@bank.example', mobile: '9820012345' };
    const put = await bank.put(`${BETA}/banking-profile`, profile({ relationshipManager }));
    expect(put).toMatchObject({
      status: 200,
      body: { accountPlanId: 'account-standard', relationshipManager },
    });
    expect((await bank.get(BETA)).body).toEqual(put.body);
    const without = await bank.put(`${BETA}/banking-profile`, profile({ clientName: 'BETA LLP' }));
    expect(without.body).not.toHaveProperty('relationshipManager');
    expect(without.body.clientName).toBe('BETA LLP');
  });

  it.each(['ACME', 'ACME1', 'ACMEXX'])(
    'keeps %s from a second organisation',
    async (virtualAccountPrefix) => {
      const before = await contentsOf(sandbox);
      expect(await bank.put(`${BETA}/banking-profile`, profile({ virtualAccountPrefix }))).toMatchObject({
        status: 409,
        body: { code: 'VIRTUAL_ACCOUNT_PREFIX_TAKEN' },
      });
      expect(await contentsOf(sandbox)).toBe(before);
    },
  );

  it('keeps a prefix that would begin another one', async () => {
    expect(
      (await bank.put(`${BETA}/banking-profile`, profile({ virtualAccountPrefix: 'BETA99' }))).status,
    ).toBe(200);
    const acme = { ...profile(), clientName: 'Acme Retail Pvt Ltd' };
    for (const virtualAccountPrefix of ['BETA', 'BETA9', 'BETA99']) {
      expect(
        await bank.put('/organisations/org-acme/banking-profile', { ...acme, virtualAccountPrefix }),
      ).toMatchObject({ status: 409, body: { code: 'VIRTUAL_ACCOUNT_PREFIX_TAKEN' } });
    }
    expect((await bank.put(`${BETA}/banking-profile`, profile())).status).toBe(200);
  });

  it('keeps the prefix once virtual accounts begin with it', async () => {
    await sandbox.run((unit) =>
      createVirtualAccounts(unit, ACME, {
        physicalAccountNumber: ACME_MAIN,
        atomic: true,
        items: [accountItem(1)],
      }),
    );
    const path = '/organisations/org-acme/banking-profile';
    const acme = profile({ clientName: 'Acme Retail Pvt Ltd', virtualAccountPrefix: 'OTHER' });
    expect(await bank.put(path, acme)).toMatchObject({
      status: 409,
      body: { code: 'VIRTUAL_ACCOUNT_PREFIX_IN_USE' },
    });
    expect((await bank.put(path, { ...acme, virtualAccountPrefix: 'ACME' })).status).toBe(200);
  });

  it('is not set for an organisation or by a plan that does not exist', async () => {
    expect(await bank.put('/organisations/nobody/banking-profile', profile())).toMatchObject({
      status: 404,
      body: { code: 'ORGANISATION_NOT_FOUND' },
    });
    expect(await bank.put(`${BETA}/banking-profile`, profile({ accountPlanId: 'gold' }))).toMatchObject({
      status: 422,
      body: { code: 'ACCOUNT_PLAN_UNKNOWN' },
    });
    expect((await bank.get('/organisations/nobody')).status).toBe(404);
    expect((await bank.post('/organisations/nobody/physical-accounts')).status).toBe(404);
  });

  it('gets another physical account with a stream of its own', async () => {
    const { body } = await bank.post(`${BETA}/physical-accounts`);
    expect(body.physicalAccounts).toHaveLength(2);
    for (const { physicalAccountNumber } of body.physicalAccounts) {
      const stream = await sandbox.run(({ tx }) => tx.get('streams', physicalAccountNumber));
      expect(stream).toMatchObject({ organisationId: 'org-beta' });
    }
  });
});

describe('organisations that are let in', () => {
  it('are listed page by page, each with a prefix that begins no other', async () => {
    const names = ['Zeta', 'Zeta One', 'Zeta Two', 'ACME Foods', 'पुणे वस्त्र', 'Ö', '42', 'BET', 'B E T A 7'];
    for (const name of names) {
      expect(
        (
          await sandbox.visitor().post(
            '/registrations',
            registrationOf(name, {
              username: `u${name.length}${names.indexOf(name)}`,
              email: `u${names.indexOf(name)}@x.example`,
            }),
          )
        ).status,
      ).toBe(202);
      await sandbox.run(decideNext);
    }
    const all: { name: string; virtualAccountPrefix: string }[] = [];
    let cursor = '';
    do {
      const { body } = await bank.get(`/organisations?limit=4${cursor}`);
      all.push(...body.data);
      cursor = body.nextCursor === null ? '' : `&cursor=${body.nextCursor}`;
    } while (cursor !== '');
    expect(all).toHaveLength(names.length + 2);
    const prefixes = all.map(({ virtualAccountPrefix }) => virtualAccountPrefix);
    for (const [i, prefix] of prefixes.entries()) {
      expect(prefix).toMatch(/^[A-Z0-9]{4,6}$/);
      expect(prefixes.filter((other, j) => j !== i && other.startsWith(prefix))).toEqual([]);
    }
    expect(all.find(({ name }) => name === 'Zeta')?.virtualAccountPrefix).toBe('ZETA');
  });

  it('are made the same for the same seed and calls', async () => {
    const make = async () => {
      const world = await portalSandbox();
      const admin = await world.person('PORTAL_ADMIN');
      await world.visitor().post('/registrations', registrationOf('Same Again'));
      await world.run(decideNext);
      const { body } = await admin.get('/organisations');
      await world.close();
      return body.data;
    };
    expect(await make()).toEqual(await make());
  });
});
