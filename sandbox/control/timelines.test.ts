import { beforeEach, describe, expect, it } from 'vitest';
import type { components as Bank } from '../../spec/generated/bank.types.ts';
import type { components } from '../../spec/generated/control.types.ts';
import { openSandbox, type WatchedSandbox } from '../test/contract/watched-sandbox.ts';

type Wire = components['schemas'];

let bank: WatchedSandbox;
beforeEach(async () => {
  bank = await openSandbox();
});

const NUMBER = 'ACME00020001';
const physicalAccountNumber = '123456789012';
const remitter = { name: 'Ravi Kumar', accountNumber: '50100012345678', ifsc: 'KHTA0000002' };

async function credit(more: object = {}): Promise<Wire['CreditOutcome']> {
  const body = { virtualAccountNumber: NUMBER, amount: '1250.00', paymentMode: 'IMPS', remitter, ...more };
  return (await bank.call<Wire['CreditOutcome']>('postCredit', { body })).body;
}
async function open(more: object = {}): Promise<void> {
  const items = [{ virtualAccountNumber: NUMBER, accountName: 'Asha Verma', ...more }];
  await bank.call('createVirtualAccounts', { body: { physicalAccountNumber, items } });
}
async function timeline(operationId: string, path: Record<string, string>): Promise<Wire['Timeline']> {
  return (await bank.call<Wire['Timeline']>(operationId, { path })).body;
}
const account = () => timeline('getVirtualAccountTimeline', { virtualAccountNumber: NUMBER });
const told = ({ events }: Wire['Timeline']) => events.map(({ what }) => what);
const wordsOf = ({ events }: Wire['Timeline'], kind: string) =>
  events.find(({ what }) => what === kind)?.words;

describe('the timeline of a virtual account', () => {
  it('tells its life, each credit and why one went back, and by which exchange', async () => {
    await open({ allowedPaymentModes: ['IMPS'] });
    const { transaction } = await credit();
    await credit({ paymentMode: 'UPI' });
    const change = { virtualAccountNumber: NUMBER, accountName: 'Asha V' };
    await bank.call('modifyVirtualAccounts', { body: { physicalAccountNumber, items: [change] } });
    const story = await account();
    expect(told(story).sort()).toEqual(
      ['CREDIT_POSTED', 'CREDIT_RETURNED', 'VIRTUAL_ACCOUNT_CREATED', 'VIRTUAL_ACCOUNT_MODIFIED'].sort(),
    );
    expect(wordsOf(story, 'CREDIT_RETURNED')).toContain(
      'does not allow this payment mode (PAYMENT_MODE_NOT_ALLOWED)',
    );
    const posted = story.events.find(({ what }) => what === 'CREDIT_POSTED');
    expect(posted?.links).toContainEqual({
      object: 'TRANSACTION',
      id: transaction?.transactionReferenceNumber,
    });
    for (const { exchangeNumber, requestId } of story.events) {
      const { body } = await bank.call<Wire['Exchange']>('getExchange', {
        path: { exchangeNumber: String(exchangeNumber) },
      });
      expect(body.requestId).toBe(requestId);
    }
    expect(story.complete).toBe(true);
  });

  it('tells of credits to a number that no account has', async () => {
    await credit();
    expect(told(await account())).toEqual(['CREDIT_RETURNED']);
    expect(wordsOf(await account(), 'CREDIT_RETURNED')).toContain('no virtual account had this number');
  });

  it('tells of its last day, and of its end', async () => {
    await open({ validTo: '2026-11-24' });
    await bank.call('advanceClock', { body: { seconds: 3 * 86_400 } });
    expect(told(await account())).toEqual(['VIRTUAL_ACCOUNT_CREATED', 'VIRTUAL_ACCOUNT_EXPIRED']);
    const items = [{ virtualAccountNumber: NUMBER, reason: 'CUSTOMER_EXITED' }];
    await bank.call('deleteVirtualAccounts', { body: { physicalAccountNumber, items } });
    const story = await account();
    expect(told(story)).toEqual([
      'VIRTUAL_ACCOUNT_CREATED',
      'VIRTUAL_ACCOUNT_EXPIRED',
      'VIRTUAL_ACCOUNT_DELETED',
    ]);
    expect(wordsOf(story, 'VIRTUAL_ACCOUNT_DELETED')).toContain('CUSTOMER_EXITED');
  });

  it('tells of a NEFT credit that waits, and of its return when its half hour came', async () => {
    await open({ allowedPaymentModes: ['IMPS'] });
    await credit({ paymentMode: 'NEFT' });
    expect(told(await account())).toEqual(['VIRTUAL_ACCOUNT_CREATED', 'CREDIT_QUEUED']);
    await bank.call('advanceClock', { body: { seconds: 1800 } });
    const story = await account();
    expect(told(story)).toEqual(['VIRTUAL_ACCOUNT_CREATED', 'CREDIT_QUEUED', 'CREDIT_RETURNED']);
    expect(story.events[2]?.at).toBe('2026-11-23T11:30:00.000+05:30');
  });
});

describe('the timelines of a credit, its batch and its refund', () => {
  it('follow it from the queue to the acknowledged batch, with what was refused on the way', async () => {
    await bank.call('setLimits', { body: { batchLimit: 100 } });
    await open();
    await credit({ paymentMode: 'NEFT' });
    await bank.call('advanceClock', { body: { seconds: 1800 } });
    const list = await bank.call<Bank['schemas']['TransactionList']>('listTransactions', {
      query: { virtualAccountNumber: NUMBER },
    });
    const reference = list.body.data[0]?.transactionReferenceNumber ?? '';
    let batchId = '';
    for (let left = 10; left > 0; left--) {
      const fetched = await bank.call<Bank['schemas']['TransactionBatchResponse']>('fetchTransactionBatch', {
        body: { physicalAccountNumber },
      });
      const { batch } = fetched.body;
      if (batch === null) break;
      batchId = batch.batchId;
      await bank.call('fetchTransactionBatch', { body: { physicalAccountNumber } });
      const totals = { numberOfTransactions: batch.numberOfTransactions, controlSum: batch.controlSum };
      const path = { batchId };
      await bank.call('acknowledgeTransactionBatch', { path, body: { ...totals, controlSum: '0.01' } });
      await bank.call('acknowledgeTransactionBatch', { path, body: totals });
    }
    const story = await timeline('getCreditTimeline', { transactionReferenceNumber: reference });
    expect(told(story)).toEqual(['CREDIT_QUEUED', 'CREDIT_POSTED', 'BATCH_FORMED', 'BATCH_ACKNOWLEDGED']);
    expect(story.events[2]?.links).toEqual([{ object: 'TRANSACTION_BATCH', id: batchId }]);
    const batchStory = await timeline('getTransactionBatchTimeline', { batchId });
    expect(told(batchStory).sort()).toEqual(
      ['BATCH_ACKNOWLEDGED', 'BATCH_ACKNOWLEDGEMENT_REFUSED', 'BATCH_FETCHED_AGAIN', 'BATCH_FORMED'].sort(),
    );
    expect(wordsOf(batchStory, 'BATCH_FETCHED_AGAIN')).toContain('attempt 2');
  });

  it('tell each step of a refund, the one that is due, and why it failed', async () => {
    await open();
    const { transaction } = await credit({ remitter: { ...remitter, accountNumber: 'SANDBOXFAILED01' } });
    const transactionReferenceNumber = transaction?.transactionReferenceNumber ?? '';
    const request = { clientName: bank.partner.clientName, transactionReferenceNumber };
    const { body } = await bank.call<Wire['Refund']>('initiateRefund', { body: request });
    const { refundId } = body;
    await bank.call('initiateRefund', { body: request });
    expect(told(await timeline('getRefundTimeline', { refundId }))).toEqual([
      'REFUND_ACCEPTED',
      'REFUND_STEP_DUE',
    ]);
    await bank.call('advanceClock', { body: { seconds: 60 } });
    const story = await timeline('getRefundTimeline', { refundId });
    expect(story.events.map(({ what, at }) => [what, at.slice(11, 19)])).toEqual([
      ['REFUND_ACCEPTED', '11:00:00'],
      ['REFUND_IN_PROCESS', '11:00:05'],
      ['REFUND_FAILED', '11:00:30'],
    ]);
    expect(wordsOf(story, 'REFUND_FAILED')).toContain("The remitter's bank refused the credit");
    const ofCredit = await timeline('getCreditTimeline', { transactionReferenceNumber });
    expect(told(ofCredit)).toContain('REFUND_REFUSED');
    expect(wordsOf(ofCredit, 'REFUND_REFUSED')).toContain('REFUND_IN_PROGRESS');
  });

  it('tell of a reversal', async () => {
    await open();
    const { transaction } = await credit();
    const transactionReferenceNumber = transaction?.transactionReferenceNumber ?? '';
    await bank.call('reverseCredit', {
      path: { transactionReferenceNumber },
      body: { reason: 'wrong party' },
    });
    const story = await timeline('getCreditTimeline', { transactionReferenceNumber });
    expect(wordsOf(story, 'CREDIT_REVERSED')).toContain('wrong party');
  });
});

describe('the timeline of an application', () => {
  it('has its steps from the audit log, and none of its keys', async () => {
    const applicationId = 'app-acme-key';
    await bank.call('setApiQuota', {
      path: { applicationId, api: 'refund-details' },
      body: { hits: 1, period: 'DAY', tps: null },
    });
    const story = await timeline('getApplicationTimeline', { applicationId });
    expect(told(story)).toContain('APPLICATION_CHANGED');
    expect(JSON.stringify(story)).not.toContain(bank.partner.apiKey);
  });

  it('is told in sentences, without parts that are empty', async () => {
    const story = await timeline('getApplicationTimeline', { applicationId: 'app-acme-key' });
    const words = story.events.map((event) => event.words);
    expect(words).toEqual(
      expect.arrayContaining([
        'The application was submitted by asha.verma (INCOMPLETE to PENDING_APPROVAL).',
        'The request for approval was approved by bank.admin.',
      ]),
    );
    for (const sentence of words) expect(sentence).toMatch(/^(The|Key|Within) [^:]*[^ :.]\.$|: .*[^ .]\.$/);
  });
});
