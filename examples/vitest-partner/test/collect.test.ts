import { expect } from 'vitest';
import { collect, Ledger, openAccount } from '../src/collections.js';
import { customerPays, test } from './bank.js';

const ASHA = { virtualAccountNumber: 'ACME00030001', accountName: 'Asha Verma' };

test('books a payment of a new customer', async ({ world }) => {
  const { physicalAccountNumber } = world.partner;
  await openAccount(world.bank, physicalAccountNumber, ASHA);
  await customerPays(world, ASHA.virtualAccountNumber, '1250.00');
  const ledger = new Ledger();
  await collect(world.bank, physicalAccountNumber, ledger);
  expect(ledger.find(ASHA.virtualAccountNumber).map(({ amount }) => amount)).toEqual(['1250.00']);
});

test('opens the same account in another world: this one knows nothing of it', async ({ world }) => {
  const path = { virtualAccountNumber: ASHA.virtualAccountNumber };
  const { error } = await world.bank.GET('/v1/virtual-accounts/{virtualAccountNumber}', { params: { path } });
  expect(error?.code).toBe('VIRTUAL_ACCOUNT_NOT_FOUND');
  await openAccount(world.bank, world.partner.physicalAccountNumber, ASHA);
});

test('books nothing twice when a batch comes again', async ({ world }) => {
  const { physicalAccountNumber } = world.partner;
  const ledger = new Ledger();
  // The program fell over between booking and acknowledging.
  const { data } = await world.bank.POST('/v1/transaction-batches', { body: { physicalAccountNumber } });
  ledger.book(data?.batch?.transactions ?? []);
  expect(ledger.size).toBe(100);
  await collect(world.bank, physicalAccountNumber, ledger);
  expect(ledger.size).toBe(250);
});
