import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { useSandbox } from 'khata/jest';
import { collect, openAccount } from '../src/collections.js';

// `listen`: the program under test calls an address. The port is a free one, so files run side by side.
const khata = useSandbox({ listen: true }, { beforeAll: before, afterAll: after, beforeEach, afterEach });
const ASHA = { virtualAccountNumber: 'ACME00030001', accountName: 'Asha Verma' };

test('books what waits', async () => {
  const { url, partner } = khata.world;
  const ledger = new Map();
  await collect({ url, apiKey: partner.apiKey }, partner.physicalAccountNumber, ledger);
  assert.equal(ledger.size, 250);
});

test('opens an account; in the next world it is not there', async () => {
  const { url, partner } = khata.world;
  const bank = { url, apiKey: partner.apiKey };
  const { results } = await openAccount(bank, partner.physicalAccountNumber, ASHA);
  assert.equal(results[0].status, 201);
});

test('opens it once more', async () => {
  const { url, partner } = khata.world;
  const bank = { url, apiKey: partner.apiKey };
  const { results } = await openAccount(bank, partner.physicalAccountNumber, ASHA);
  assert.equal(results[0].status, 201);
});
