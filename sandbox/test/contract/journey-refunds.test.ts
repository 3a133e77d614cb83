import { beforeEach, describe, expect, it } from 'vitest';
import { fetchBatch, type Wire } from './example-calls.ts';
import {
  accounts,
  advance,
  type ControlWire,
  codeOf,
  credit,
  pay,
  readRefund,
  refund,
  wholeList,
  worldCounts,
} from './journey-steps.ts';
import { openSandbox, type WatchedSandbox } from './watched-sandbox.ts';

const DAY = 86_400;

let bank: WatchedSandbox;
let paid: Wire['Transaction'];

beforeEach(async () => {
  bank = await openSandbox();
  paid = await credit(bank);
});

async function accepted(reference = paid.transactionReferenceNumber): Promise<Wire['Refund']> {
  const { status, body } = await refund(bank, reference);
  expect(status).toBe(201);
  return body;
}

const decide = (
  operationId: 'settleRefund' | 'failRefund' | 'returnRefund',
  refundId: string,
  body?: object,
) => bank.call<ControlWire['RefundOutcome']>(operationId, { path: { refundId }, ...(body && { body }) });

const reverse = (transactionReferenceNumber: string) =>
  bank.call<ControlWire['Reversal']>('reverseCredit', { path: { transactionReferenceNumber } });

describe('a refund', () => {
  it('is first of all accepted, for the whole credit', async () => {
    const { body } = await refund(bank, paid.transactionReferenceNumber, { reason: 'Order 7741 cancelled' });
    expect(body).toEqual({
      refundId: expect.stringMatching(/^KR/),
      status: 'ACCEPTED',
      amount: '1250.00',
      currency: 'INR',
      transactionReferenceNumber: paid.transactionReferenceNumber,
      clientName: bank.partner.clientName,
      reason: 'Order 7741 cancelled',
      messageId: expect.stringMatching(/^KM/),
      acceptedAt: '2026-11-23T11:00:00.000+05:30',
      updatedAt: '2026-11-23T11:00:00.000+05:30',
      nextPollAfterSeconds: 5,
    });
    expect(await readRefund(bank, body.refundId)).toEqual(body);
  });

  it('lives by the clock: in process after 5 seconds, processed after 30', async () => {
    const { refundId } = await accepted();
    await advance(bank, 4);
    expect(await readRefund(bank, refundId)).toMatchObject({ status: 'ACCEPTED' });
    await advance(bank, 1);
    expect(await readRefund(bank, refundId)).toMatchObject({
      status: 'IN_PROCESS',
      nextPollAfterSeconds: 25,
    });
    await advance(bank, 24);
    expect(await readRefund(bank, refundId)).toMatchObject({ status: 'IN_PROCESS' });
    await advance(bank, 1);
    const processed = await readRefund(bank, refundId);
    expect(processed).toMatchObject({ status: 'PROCESSED', updatedAt: '2026-11-23T11:00:30.000+05:30' });
    expect(processed.utr).toMatch(/^[A-Z0-9]{12,22}$/);
    await advance(bank, 400 * DAY);
    expect(await readRefund(bank, refundId)).toEqual(processed);
  });

  it('takes its steps at their instants however late anybody looks', async () => {
    const { refundId } = await accepted();
    bank.clock.advance(DAY * 1000);
    expect(await readRefund(bank, refundId)).toMatchObject({
      status: 'PROCESSED',
      updatedAt: '2026-11-23T11:00:30.000+05:30',
    });
  });

  const SENTINELS = [
    { accountNumber: 'SANDBOXFAILED01', after30: 'FAILED', after60: 'FAILED' },
    { accountNumber: 'SANDBOXRETURN01', after30: 'PROCESSED', after60: 'RETURNED' },
    { accountNumber: 'SANDBOXSTUCK001', after30: 'IN_PROCESS', after60: 'IN_PROCESS' },
  ];

  it.each(SENTINELS)(
    'to the remitter account $accountNumber ends as the sentinel says',
    async ({ accountNumber, after30, after60 }) => {
      const { transactionReferenceNumber } = await credit(bank, {
        remitter: { name: 'Sentinel', accountNumber },
      });
      const { refundId } = await accepted(transactionReferenceNumber);
      await advance(bank, 30);
      expect((await readRefund(bank, refundId)).status).toBe(after30);
      await advance(bank, 30);
      const last = await readRefund(bank, refundId);
      expect(last.status).toBe(after60);
      expect(last.failureReason !== undefined).toBe(['FAILED', 'RETURNED'].includes(after60));
      expect(last.utr !== undefined).toBe(after60 === 'RETURNED');
      await advance(bank, 30 * DAY);
      expect(await readRefund(bank, refundId)).toEqual(last);
    },
  );

  it.each([
    { accountNumber: 'SANDBOXUNKNOWN1', code: 'REMITTER_ACCOUNT_UNKNOWN' },
    { accountNumber: 'SANDBOXNOFUNDS1', code: 'INSUFFICIENT_BALANCE' },
  ])('to the remitter account $accountNumber is refused with $code', async ({ accountNumber, code }) => {
    const { transactionReferenceNumber } = await credit(bank, {
      remitter: { name: 'Sentinel', accountNumber },
    });
    expect(codeOf(await refund(bank, transactionReferenceNumber))).toBe(code);
    expect((await worldCounts(bank)).refunds).toBe(0);
  });

  it('of a credit whose remitter account nobody told goes back by UPI, and by no other rail', async () => {
    const upi = await credit(bank, { remitter: { name: 'R' } });
    const imps = await credit(bank, { remitter: { name: 'R' }, paymentMode: 'IMPS' });
    expect((await refund(bank, upi.transactionReferenceNumber)).status).toBe(201);
    expect(codeOf(await refund(bank, imps.transactionReferenceNumber))).toBe('REMITTER_ACCOUNT_UNKNOWN');
  });

  it('names the client exactly', async () => {
    for (const clientName of [
      'acme retail pvt ltd',
      'Acme Retail Pvt Ltd.',
      'Acme  Retail Pvt Ltd',
      'Beta Traders LLP',
    ]) {
      const answer = await refund(bank, paid.transactionReferenceNumber, { clientName });
      expect([answer.status, codeOf(answer)]).toEqual([403, 'CLIENT_NAME_MISMATCH']);
    }
  });

  it('is possible up to the end of the window, and not after it', async () => {
    const other = await credit(bank);
    await advance(bank, 180 * DAY);
    await accepted();
    await advance(bank, 1);
    expect(codeOf(await refund(bank, other.transactionReferenceNumber))).toBe('REFUND_WINDOW_CLOSED');
    await bank.call('setLimits', { body: { refundWindowDays: 181 } });
    await accepted(other.transactionReferenceNumber);
  });

  it('does not mind where the credit stands in the stream, and is no entry of it', async () => {
    await fetchBatch(bank);
    const before = await worldCounts(bank);
    const delivered = await bank.call<Wire['TransactionList']>('listTransactions', {
      query: { deliveryState: 'IN_OPEN_BATCH', limit: 1 },
    });
    await accepted(delivered.body.data[0]?.transactionReferenceNumber);
    await accepted();
    await advance(bank, 60);
    expect(await worldCounts(bank)).toEqual({ ...before, refunds: 2 });
  });

  it('is found by its credit and by its state', async () => {
    const first = await accepted();
    await decide('failRefund', first.refundId);
    const second = await accepted();
    const ids = async (query: Record<string, string>) =>
      (await wholeList<Wire['Refund']>(bank, 'listRefunds', { limit: 1, ...query })).map(
        (one) => one.refundId,
      );
    const { transactionReferenceNumber } = paid;
    expect(await ids({})).toEqual([first.refundId, second.refundId]);
    expect(await ids({ transactionReferenceNumber })).toEqual([first.refundId, second.refundId]);
    expect(await ids({ transactionReferenceNumber, status: 'ACCEPTED' })).toEqual([second.refundId]);
    expect(await ids({ status: 'FAILED' })).toEqual([first.refundId]);
  });
});

describe('one credit', () => {
  it('has one live refund, and none after it was paid', async () => {
    await accepted();
    expect(codeOf(await refund(bank, paid.transactionReferenceNumber))).toBe('REFUND_IN_PROGRESS');
    await advance(bank, 10);
    expect(codeOf(await refund(bank, paid.transactionReferenceNumber))).toBe('REFUND_IN_PROGRESS');
    await advance(bank, 20);
    expect(codeOf(await refund(bank, paid.transactionReferenceNumber))).toBe('ALREADY_REFUNDED');
  });

  it('can be refunded anew after a refund FAILED or was RETURNED', async () => {
    const failed = await accepted();
    await decide('failRefund', failed.refundId);
    const returned = await accepted();
    expect(returned.refundId).not.toBe(failed.refundId);
    await decide('settleRefund', returned.refundId);
    await decide('returnRefund', returned.refundId);
    const third = await accepted();
    await advance(bank, 30);
    expect((await readRefund(bank, third.refundId)).status).toBe('PROCESSED');
    expect((await readRefund(bank, failed.refundId)).status).toBe('FAILED');
  });

  it('is refunded once when it is asked for eight times at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => refund(bank, paid.transactionReferenceNumber)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409, 409, 409]);
    expect((await worldCounts(bank)).refunds).toBe(1);
  });
});

describe('the outcome of a refund, decided by the test', () => {
  it('is PROCESSED at once, and stays so', async () => {
    const { refundId } = await accepted();
    const { body } = await decide('settleRefund', refundId);
    expect(body.refund).toMatchObject({
      refundId,
      status: 'PROCESSED',
      updatedAt: '2026-11-23T11:00:00.000+05:30',
    });
    await advance(bank, DAY);
    expect(await readRefund(bank, refundId)).toEqual(body.refund);
  });

  it('is FAILED or RETURNED for the reason that is given, or one of the sandbox', async () => {
    const first = await accepted();
    expect(
      (await decide('failRefund', first.refundId, { reason: 'Account is closed' })).body.refund,
    ).toMatchObject({ status: 'FAILED', failureReason: 'Account is closed' });
    const second = await accepted();
    await decide('settleRefund', second.refundId);
    const returned = (await decide('returnRefund', second.refundId)).body.refund;
    expect(returned.status).toBe('RETURNED');
    expect(returned.failureReason).toMatch(/./);
    expect(returned.utr).toMatch(/./);
  });

  it('follows from its state, or is refused', async () => {
    const { refundId } = await accepted();
    expect(codeOf(await decide('returnRefund', refundId))).toBe('REFUND_STATE_CONFLICT');
    await advance(bank, 10);
    await decide('settleRefund', refundId);
    expect(codeOf(await decide('settleRefund', refundId))).toBe('REFUND_STATE_CONFLICT');
    expect(codeOf(await decide('failRefund', refundId))).toBe('REFUND_STATE_CONFLICT');
    await decide('returnRefund', refundId);
    for (const operationId of ['settleRefund', 'failRefund', 'returnRefund'] as const) {
      expect(codeOf(await decide(operationId, refundId))).toBe('REFUND_STATE_CONFLICT');
    }
  });
});

describe('a reversal', () => {
  it('is an entry of its own that names the credit', async () => {
    await advance(bank, DAY);
    const { status, body } = await reverse(paid.transactionReferenceNumber);
    expect(status).toBe(201);
    const { transactionReferenceNumber } = body.transaction;
    expect(transactionReferenceNumber).not.toBe(paid.transactionReferenceNumber);
    expect(body.transaction).toEqual({
      ...paid,
      transactionReferenceNumber,
      entryType: 'REVERSAL',
      originalTransactionReferenceNumber: paid.transactionReferenceNumber,
      sequenceNumber: paid.sequenceNumber + 1,
      valueDate: '2026-11-24',
      postedAt: '2026-11-24T11:00:00.000+05:30',
    });
    expect((await bank.call('getTransaction', { path: { transactionReferenceNumber } })).body).toEqual(
      body.transaction,
    );
  });

  it('comes in the stream after its credit, and counts with its amount', async () => {
    const empty = await openSandbox({ fixture: 'empty' });
    await accounts(empty, 'createVirtualAccounts', [
      { virtualAccountNumber: 'ACME00000001', accountName: 'A' },
    ]);
    const { transactionReferenceNumber } = await credit(empty);
    await empty.call('reverseCredit', { path: { transactionReferenceNumber } });
    const batch = await fetchBatch(empty);
    expect(batch.transactions.map((entry) => [entry.entryType, entry.amount])).toEqual([
      ['CREDIT', '1250.00'],
      ['REVERSAL', '1250.00'],
    ]);
    expect(batch).toMatchObject({ numberOfTransactions: 2, controlSum: '2500.00' });
  });

  it('happens once per credit, and never to a reversal', async () => {
    const { body } = await reverse(paid.transactionReferenceNumber);
    expect(codeOf(await reverse(paid.transactionReferenceNumber))).toBe('CREDIT_REVERSED');
    expect(codeOf(await reverse(body.transaction.transactionReferenceNumber))).toBe('NOT_A_CREDIT');
    expect(codeOf(await refund(bank, paid.transactionReferenceNumber))).toBe('CREDIT_REVERSED');
    expect(codeOf(await refund(bank, body.transaction.transactionReferenceNumber))).toBe('NOT_A_CREDIT');
  });

  it('waits for a refund that is live or paid, and not for one that failed or came back', async () => {
    const first = await accepted();
    expect(codeOf(await reverse(paid.transactionReferenceNumber))).toBe('REFUND_LIVE');
    await decide('failRefund', first.refundId);
    const second = await accepted();
    await decide('settleRefund', second.refundId);
    expect(codeOf(await reverse(paid.transactionReferenceNumber))).toBe('REFUND_LIVE');
    await decide('returnRefund', second.refundId);
    expect((await reverse(paid.transactionReferenceNumber)).status).toBe(201);
  });

  it('reaches a credit in any state of its delivery and of its account', async () => {
    const batch = await fetchBatch(bank);
    const [delivered] = batch.transactions;
    await accounts(bank, 'deleteVirtualAccounts', [
      { virtualAccountNumber: paid.virtualAccountNumber, reason: 'OTHER' },
    ]);
    expect((await reverse(delivered?.transactionReferenceNumber ?? '')).status).toBe(201);
    expect((await reverse(paid.transactionReferenceNumber)).status).toBe(201);
    expect((await pay(bank)).body.outcome).toBe('RETURNED');
  });
});
