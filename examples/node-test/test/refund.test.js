import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { createSandbox } from 'khata';
import { refund } from '../src/collections.js';

// Without hooks: a sandbox for the file, and a world where it is wanted.
const sandbox = await createSandbox({ listen: true });
after(() => sandbox.close());

test('a credit that is not there cannot be refunded', async () => {
  const { url, partner } = await sandbox.world('refusals');
  const bank = { url, apiKey: partner.apiKey };
  await assert.rejects(refund(bank, partner.clientName, 'KT000000000000'), { code: 'TRANSACTION_NOT_FOUND' });
});

test('worlds that are left are gone when the sandbox is closed', async () => {
  const world = await sandbox.world('left-over');
  const answer = await fetch(`${world.url}/v1/virtual-accounts`, {
    headers: { 'X-Api-Key': world.partner.apiKey },
  });
  assert.equal(answer.status, 200);
});
