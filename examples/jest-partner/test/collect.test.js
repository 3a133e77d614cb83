const { useSandbox } = require('khata/jest');
const { Collections } = require('../src/collections.js');

const khata = useSandbox();

test('books everything that waits, and the payment of a new customer', async () => {
  const { world } = khata;
  const collections = new Collections(world);
  expect(await collections.openAccount('ACME00030001', 'Asha Verma')).toBe(201);
  const remitter = { name: 'Ravi Kumar', accountNumber: '50100012345678', ifsc: 'KHTA0000002' };
  const body = { virtualAccountNumber: 'ACME00030001', amount: '1250.00', paymentMode: 'IMPS', remitter };
  await world.control.POST('/sandbox/v1/credits', { body });
  const ledger = new Map();
  await collections.collect(ledger);
  expect(ledger.size).toBe(251);
});

test('has a bank of its own in the next test', async () => {
  const collections = new Collections(khata.world);
  expect(await collections.openAccount('ACME00030001', 'Asha Verma')).toBe(201);
});

test('is refused with a wrong key, by the code of the contract', async () => {
  const { fetch, baseUrl, partner } = khata.world;
  const stranger = new Collections({ fetch, baseUrl, partner: { ...partner, apiKey: 'nobody' } });
  await expect(stranger.collect(new Map())).rejects.toMatchObject({ code: 'CREDENTIALS_INVALID' });
});

test('may remove its world itself', async () => {
  await khata.world.delete();
  await expect(new Collections(khata.world).collect(new Map())).rejects.toMatchObject({
    code: 'WORLD_NOT_FOUND',
  });
});
