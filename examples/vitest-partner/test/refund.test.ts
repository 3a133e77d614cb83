import { ProblemError, unwrap } from 'khata/client';
import { expect } from 'vitest';
import { openAccount, refund } from '../src/collections.js';
import { customerPays, test } from './bank.js';

const ASHA = { virtualAccountNumber: 'ACME00030001', accountName: 'Asha Verma' };

test('a refund is paid half a minute later, not at once', async ({ world }) => {
  const { bank, control, partner } = world;
  await openAccount(bank, partner.physicalAccountNumber, ASHA);
  const reference = await customerPays(world, ASHA.virtualAccountNumber, '99.50');
  const { refundId, status } = await refund(bank, partner.clientName, reference);
  expect(status).toBe('ACCEPTED');
  await unwrap(control.POST('/sandbox/v1/clock/advance', { body: { seconds: 30 } }));
  const later = await unwrap(bank.GET('/v1/refunds/{refundId}', { params: { path: { refundId } } }));
  expect(later).toMatchObject({ status: 'PROCESSED', amount: '99.50' });
});

test('the same refund twice is one refund', async ({ world }) => {
  const { bank, partner } = world;
  await openAccount(bank, partner.physicalAccountNumber, ASHA);
  const reference = await customerPays(world, ASHA.virtualAccountNumber, '10.00');
  const first = await refund(bank, partner.clientName, reference);
  expect(await refund(bank, partner.clientName, reference)).toEqual(first);
});

test('another client name is refused', async ({ world }) => {
  const { bank, partner } = world;
  await openAccount(bank, partner.physicalAccountNumber, ASHA);
  const reference = await customerPays(world, ASHA.virtualAccountNumber, '10.00');
  const refused = refund(bank, 'Somebody Else', reference);
  await expect(refused).rejects.toThrow(ProblemError);
  await expect(refused).rejects.toMatchObject({ code: 'CLIENT_NAME_MISMATCH' });
});
