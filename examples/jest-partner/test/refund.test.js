const { useSandbox } = require('khata/jest');
const { Collections } = require('../src/collections.js');

const khata = useSandbox();

test('a refund that the bank pays', async () => {
  const { world } = khata;
  const collections = new Collections(world);
  const ledger = new Map();
  await collections.collect(ledger);
  const [reference] = [...ledger.values()]
    .filter(({ entryType, remitter }) => entryType === 'CREDIT' && remitter?.accountNumber)
    .map(({ transactionReferenceNumber }) => transactionReferenceNumber);
  const { refundId, status } = await collections.refund(reference);
  expect(status).toBe('ACCEPTED');
  await world.control.POST('/sandbox/v1/clock/advance', { body: { seconds: 30 } });
  expect(await collections.refundStatus(refundId)).toBe('PROCESSED');
});

test('the token of an application of OAuth 2.0 opens the same bank', async () => {
  const { createBankClient } = require('khata/client');
  const { fetch, baseUrl, partner } = khata.world;
  const { clientId, clientSecret } = partner;
  const bank = createBankClient({ baseUrl, fetch, clientId, clientSecret });
  const { data } = await bank.GET('/v1/virtual-accounts', { params: { query: { limit: 1 } } });
  expect(data.data).toHaveLength(1);
});
