import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { WorldFixture } from '../domain/world-fixture.ts';
import { packageRoot } from '../lib/package-root.ts';
import { ACME, ACME_MAIN, serviceWorld, TWO_FIRMS } from '../test/service-world.ts';
import { checkInvariants } from './invariants.ts';
import { fetchBatch } from './transaction-batches.ts';
import { listTransactions } from './transactions.ts';
import { seedWorld, summariseWorld } from './worlds.ts';

function shipped(name: string): WorldFixture {
  return JSON.parse(readFileSync(join(packageRoot(), 'fixtures/worlds', `${name}.json`), 'utf8'));
}

describe('seedWorld', () => {
  it('fills a world from the demo fixture: ten accounts and 250 undelivered credits', async () => {
    const world = await serviceWorld(shipped('demo'));
    expect(await world.run(summariseWorld)).toEqual({
      organisations: 2,
      applications: 7,
      physicalAccounts: 2,
      virtualAccounts: 10,
      credits: 250,
      undelivered: 250,
      batches: 0,
      refunds: 0,
    });
    for (const finding of await world.run(checkInvariants)) expect(finding.violations).toEqual([]);
  });

  it('gives the first batch of the demo 100 records and tells that there are more', async () => {
    const world = await serviceWorld(shipped('demo'));
    const { batch } = await world.run((unit) => fetchBatch(unit, ACME, { physicalAccountNumber: ACME_MAIN }));
    expect(batch).toMatchObject({ numberOfTransactions: 100, moreAvailable: true, nextPollAfterSeconds: 0 });
  });

  it('seeds the demo on any day, 29 February and the last instant of a financial year included', async () => {
    for (const start of [
      '2028-02-29T12:00:00+05:30',
      '2027-03-31T23:59:59.999+05:30',
      '2099-01-01T00:00:00+05:30',
    ]) {
      const world = await serviceWorld(shipped('demo'), Date.parse(start));
      expect((await world.run(summariseWorld)).credits).toBe(250);
    }
  });

  it('gives the same references for the same seed', async () => {
    const references = async () => {
      const world = await serviceWorld(shipped('demo'));
      const { data } = await world.run((unit) => listTransactions(unit, ACME, {}, { limit: 100 }));
      return data.map((entry) => entry.transactionReferenceNumber);
    };
    expect(await references()).toEqual(await references());
  });

  it('seeds the empty fixture with organisations and credentials alone', async () => {
    const world = await serviceWorld(shipped('empty'));
    const summary = await world.run(summariseWorld);
    expect(summary).toMatchObject({ organisations: 2, applications: 3, virtualAccounts: 0, credits: 0 });
  });

  it('keeps a client secret as its hash only', async () => {
    const { store } = await serviceWorld(shipped('demo'));
    const key = await store.transact(async (tx) => tx.get('apiKeys', 'khata_demo_key_oauth_0001'));
    expect(key?.secretHash).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(key)).not.toContain('for_tests_only');
  });

  it('refuses a world that is seeded already', async () => {
    const { store, host } = await serviceWorld();
    await expect(seedWorld(store, host, TWO_FIRMS)).rejects.toThrow('seeded already');
  });

  it('refuses prefixes of which one begins with another', async () => {
    const [acme, beta] = TWO_FIRMS.organisations;
    if (acme === undefined || beta === undefined) throw new Error('two firms');
    const fixture = { ...TWO_FIRMS, organisations: [acme, { ...beta, virtualAccountPrefix: 'ACMEX' }] };
    await expect(serviceWorld(fixture)).rejects.toThrow('prefix-free');
  });

  it('refuses a fixture with a credit that the bank would have returned, and leaves the world empty', async () => {
    const [acme] = TWO_FIRMS.organisations;
    if (acme === undefined) throw new Error('two firms');
    const credit = { virtualAccountNumber: 'ACME00000009', amount: '1.00', remitter: { name: 'X' } };
    const credits = [{ ...credit, paymentMode: 'UPI' as const }];
    const { store, host } = await serviceWorld();
    await store.clear();
    const fixture = { ...TWO_FIRMS, organisations: [{ ...acme, credits }] };
    await expect(seedWorld(store, host, fixture)).rejects.toThrow('VIRTUAL_ACCOUNT_UNKNOWN');
    await seedWorld(store, host, TWO_FIRMS);
  });
});
