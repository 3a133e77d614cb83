import { Webhook } from 'standardwebhooks';
import { afterEach, expect, it, vi } from 'vitest';
import { unwrap } from '../../../sandbox/index.ts';
import { bench, type Stand } from './test/bench.ts';

const stand = bench();

afterEach(() => vi.unstubAllEnvs());

/** A stand with one booked credit, and what a customer would say of it. */
async function withCredit() {
  const one = await stand();
  const virtualAccountNumber = await one.open();
  const credit = await one.credit(virtualAccountNumber);
  await one.sync();
  return { one, credit, wanted: { utr: credit.utr, virtualAccountNumber, amount: credit.amount } };
}

async function refundId({ world }: Stand): Promise<string> {
  const { data } = await unwrap(world.bank.GET('/v1/refunds'));
  return data.at(-1)?.refundId ?? '';
}

it('changes the name and adds a remitter to those that may pay', async () => {
  const one = await stand();
  const first = { accountNumber: '50100012345678', ifsc: 'KHTA0000002' };
  const second = { accountNumber: '0012345', ifsc: 'KHTA0000003' };
  const account = { customerReference: 'A', accountName: 'Asha', allowedRemitters: [first] };
  const { items } = await one.work('createAccounts', {
    physicalAccountNumber: one.account,
    accounts: [account],
  });
  const virtualAccountNumber = items?.[0]?.virtualAccountNumber ?? '';
  const changes = [{ virtualAccountNumber, accountName: 'Asha V', addRemitters: [second] }];
  await one.fault({ operation: 'modifyVirtualAccounts', do: { type: 'LOST' } });
  expect(await one.work('modifyAccounts', { changes })).toMatchObject({ outcome: 'SUCCEEDED' });
  const path = { virtualAccountNumber };
  const { data } = await one.world.bank.GET('/v1/virtual-accounts/{virtualAccountNumber}', {
    params: { path },
  });
  expect(data).toMatchObject({ accountName: 'Asha V', allowedRemitters: [first, second] });
  expect(await one.requests('modifyVirtualAccounts')).toHaveLength(2);
});

it('sends nothing of remitters where none is added, and nothing at all where nothing changes', async () => {
  const one = await stand();
  const virtualAccountNumber = await one.open();
  const renamed = { virtualAccountNumber, accountName: 'Asha V', addRemitters: [] };
  expect(await one.work('modifyAccounts', { changes: [renamed] })).toMatchObject({ outcome: 'SUCCEEDED' });
  const unchanged = { virtualAccountNumber, addRemitters: [] };
  expect(await one.work('modifyAccounts', { changes: [unchanged] })).toEqual({
    outcome: 'SUCCEEDED',
    items: [],
  });
  const [first, ...others] = await one.requests('modifyVirtualAccounts');
  expect(others).toEqual([]);
  expect(JSON.parse(first?.requestBody ?? '')).toMatchObject({
    items: [{ virtualAccountNumber, accountName: 'Asha V' }],
  });
  expect(first?.requestBody).not.toContain('emitter');
});

it('takes the deletion of a deleted account for done, and tells of one that is not there', async () => {
  const one = await stand();
  const number = await one.open();
  const both = { virtualAccountNumbers: [number] };
  expect(await one.work('deleteAccounts', both)).toMatchObject({ outcome: 'SUCCEEDED' });
  expect(await one.work('deleteAccounts', both)).toMatchObject({ outcome: 'SUCCEEDED' });
  const unknown = { virtualAccountNumbers: ['NOBODY000001'] };
  expect(await one.work('deleteAccounts', unknown)).toEqual({
    outcome: 'FAILED',
    code: 'VIRTUAL_ACCOUNT_NOT_FOUND',
  });
});

it('takes a refund for paid when it is processed, and not before', async () => {
  const { one, credit, wanted } = await withCredit();
  await one.fault({ operation: 'initiateRefund', do: { type: 'LOST' } });
  expect(await one.work('requestRefund', wanted)).toEqual({ outcome: 'SUCCEEDED' });
  const reference = credit.transactionReferenceNumber;
  expect((await one.ledger()).refunds).toEqual([{ transactionReferenceNumber: reference, state: 'PENDING' }]);
  await one.world.control.POST('/sandbox/v1/clock/advance', { body: { seconds: 60 } });
  // Told to ask after five seconds, it does not ask at once.
  await one.work('watch', { forMilliseconds: 500, physicalAccountNumbers: [] });
  expect(await one.requests('getRefund')).toEqual([]);
  await one.work('watch', { forMilliseconds: 5_500, physicalAccountNumbers: [] });
  expect(await one.requests('getRefund')).toHaveLength(1);
  expect((await one.ledger()).refunds).toMatchObject([{ state: 'PAID' }]);

  await unwrap(
    one.world.control.POST('/sandbox/v1/refunds/{refundId}/return', {
      params: { path: { refundId: await refundId(one) } },
      body: { reason: 'Account closed' },
    }),
  );
  await one.work('watch', { forMilliseconds: 300, physicalAccountNumbers: [] });
  expect((await one.ledger()).refunds).toMatchObject([{ state: 'RESTORED' }]);
  expect(await one.requests('initiateRefund')).toHaveLength(2);
});

it('restores what a failed refund owed, and repeats it only when it is asked', async () => {
  const { one, wanted } = await withCredit();
  await one.work('requestRefund', wanted, 'first');
  await unwrap(
    one.world.control.POST('/sandbox/v1/refunds/{refundId}/failure', {
      params: { path: { refundId: await refundId(one) } },
      body: { reason: 'Beneficiary closed' },
    }),
  );
  await one.restart();
  await one.work('watch', { forMilliseconds: 300, physicalAccountNumbers: [] });
  expect(await one.requests('getRefund')).toEqual([]);
  await one.work('watch', { forMilliseconds: 5_500, physicalAccountNumbers: [] });
  expect((await one.ledger()).refunds).toMatchObject([{ state: 'RESTORED' }]);
  expect(await one.work('requestRefund', wanted, 'first')).toEqual({ outcome: 'SUCCEEDED' });
  expect(await one.requests('initiateRefund')).toHaveLength(1);
  expect(await one.work('requestRefund', wanted, 'second')).toEqual({ outcome: 'SUCCEEDED' });
  expect((await one.ledger()).refunds).toMatchObject([{ state: 'PENDING' }]);
});

it('tells the bank’s code of a second refund, and refunds no credit that was taken back', async () => {
  const { one, wanted } = await withCredit();
  await one.work('requestRefund', wanted);
  expect(await one.work('requestRefund', wanted)).toEqual({ outcome: 'FAILED', code: 'REFUND_IN_PROGRESS' });
  const other = await withCredit();
  await other.one.reverse(other.credit.transactionReferenceNumber);
  await other.one.sync();
  expect(await other.one.work('requestRefund', other.wanted)).toEqual({
    outcome: 'FAILED',
    code: 'CREDIT_REVERSED',
  });
  expect(await other.one.requests('initiateRefund')).toEqual([]);
});

it('owes an unanswered refund: pending in the ledger, asked again under the same key', async () => {
  const { one, credit, wanted } = await withCredit();
  await one.fault({ operation: 'initiateRefund', when: { type: 'FIRST', count: 6 }, do: { type: 'RESET' } });
  expect(await one.work('requestRefund', wanted, 'mine')).toMatchObject({ outcome: 'UNKNOWN' });
  const { transactionReferenceNumber } = credit;
  expect((await one.ledger()).refunds).toEqual([{ transactionReferenceNumber, state: 'PENDING' }]);
  await one.restart();
  expect(await one.send('outcome', { commandId: 'mine' })).toEqual({ outcome: 'SUCCEEDED' });
  const keys = (await one.requests('initiateRefund')).map((request) => request.idempotencyKey);
  expect(new Set(keys).size).toBe(1);
});

it.each(['UTC', 'America/New_York', 'Asia/Kolkata'])(
  'enquires by Indian days where TZ is %s',
  async (zone) => {
    vi.stubEnv('TZ', zone);
    const one = await stand({ startAt: '2027-03-31T00:10:00+05:30' });
    const credit = await one.credit(await one.open());
    const range = { from: '2027-03-30T18:40:00Z', to: '2027-03-31T18:29:59Z' };
    expect(await one.work('enquireTransactions', { physicalAccountNumber: one.account, ...range })).toEqual({
      outcome: 'SUCCEEDED',
      transactionReferenceNumbers: [credit.transactionReferenceNumber],
    });
    const [asked] = await one.requests('listTransactions');
    expect(asked?.query).toContain('fromDate=2027-03-31&toDate=2027-03-31');
  },
);

it('believes a fresh notification of the bank, and books its credit once', async () => {
  const one = await stand();
  const data = await one.credit(await one.open());
  const body = JSON.stringify({ type: 'CREDIT_POSTED', timestamp: data.postedAt, data });
  const webhook = new Webhook(one.input.notificationSecret ?? '');
  const signed = (secondsAgo: number) => {
    const at = new Date(Math.floor(Date.now() / 1000 - secondsAgo) * 1000);
    return {
      'webhook-id': 'msg_1',
      'webhook-timestamp': String(at.getTime() / 1000),
      'webhook-signature': webhook.sign('msg_1', at, body),
    };
  };
  const receive = async (headers: Record<string, string>, text = body) =>
    (await one.work('receiveNotification', { headers, body: text })).outcome;
  expect(await receive(signed(400))).toBe('FAILED');
  expect(await receive(signed(0), body.replace('1250.00', '9250.00'))).toBe('FAILED');
  expect(await receive({})).toBe('FAILED');
  expect((await one.ledger()).entries).toEqual([]);
  expect(await receive(signed(0))).toBe('SUCCEEDED');
  expect(await receive(signed(0))).toBe('SUCCEEDED');
  await one.sync();
  expect((await one.ledger()).entries).toHaveLength(1);
});
