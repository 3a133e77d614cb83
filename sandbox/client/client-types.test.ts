import { describe, expect, it } from 'vitest';
import { type BankSchema, type ControlSchema, createBankClient, createControlClient } from './index.ts';

/**
 * What the contracts forbid does not compile: `npm run check` runs tsc over this file, and each line below
 * `@ts-expect-error` fails it as soon as it compiles. What runs only sees to it that the calls are calls.
 */

const asked: string[] = [];
const address = {
  baseUrl: 'http://bank.test',
  fetch: async (request: Request) => {
    asked.push(`${request.method} ${new URL(request.url).pathname}`);
    return Response.json({});
  },
};
const bank = createBankClient({ ...address, apiKey: 'a-key' });
const control = createControlClient(address);
const command = { clientName: 'Acme Retail Pvt Ltd', transactionReferenceNumber: 'KT7ZFZ9A7TCRWK' };

describe('the typed clients', () => {
  it('want an Idempotency-Key where the contract does', async () => {
    const header = { 'Idempotency-Key': 'refund-1' };
    const { data } = await bank.POST('/v1/refunds', { params: { header }, body: command });
    const status: BankSchema<'Refund'>['status'] | undefined = data?.status;
    // @ts-expect-error a refund without Idempotency-Key
    await bank.POST('/v1/refunds', { body: command });
    // @ts-expect-error fetching a batch takes none, and has no other parameter
    await bank.POST('/v1/transaction-batches', { params: { header }, body: { physicalAccountNumber: '1' } });
    expect([status, asked.splice(0).length]).toEqual([undefined, 3]);
  });

  it('know paths, methods, parameters and bodies', async () => {
    await bank.GET('/v1/refunds', { params: { query: { limit: 2 } } });
    // @ts-expect-error there is no such path
    await bank.GET('/v1/refund');
    // @ts-expect-error there is no such method
    await bank.POST('/v1/transactions', {});
    // @ts-expect-error a number is wanted
    await bank.GET('/v1/refunds', { params: { query: { limit: 'two' } } });
    // @ts-expect-error the path has a parameter
    await bank.GET('/v1/refunds/{refundId}');
    // @ts-expect-error money is a string of two decimals, never a number
    const amount: ControlSchema<'CreditNotice'>['amount'] = 1250;
    // @ts-expect-error a body is closed
    await control.POST('/sandbox/v1/clock/advance', { body: { minutes: 5 } });
    expect([amount, asked.splice(0).length]).toEqual([1250, 6]);
  });

  it('tell an answer from a problem', async () => {
    const { data, error } = await bank.GET('/v1/refunds/{refundId}', {
      params: { path: { refundId: 'KR000000000000' } },
    });
    // @ts-expect-error it may not be there
    const refundId: string = data.refundId;
    const code: string | undefined = error?.code;
    expect([refundId, code]).toEqual([undefined, undefined]);
  });

  it('take one kind of credentials', () => {
    // @ts-expect-error nobody calls
    createBankClient(address);
    // @ts-expect-error an id without its secret
    createBankClient({ ...address, clientId: 'an-id' });
    expect(createBankClient({ ...address, clientId: 'an-id', clientSecret: 'a-secret' })).toBeDefined();
  });
});
