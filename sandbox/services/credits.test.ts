import { beforeEach, describe, expect, it } from 'vitest';
import { istDate, parseInstant } from '../lib/clock.ts';
import {
  ACME,
  ACME_MAIN,
  ACME_SECOND,
  accountItem,
  creditInput,
  refusal,
  type ServiceWorld,
  serviceWorld,
} from '../test/service-world.ts';
import { advanceClock } from './clock.ts';
import { type CreditInput, type CreditOutcome, postCredit, reverseCredit } from './credits.ts';
import { checkInvariants } from './invariants.ts';
import { changeLimits } from './limits.ts';
import { acknowledgeBatch, fetchBatch } from './transaction-batches.ts';
import { listTransactions } from './transactions.ts';
import { createVirtualAccounts, deleteVirtualAccounts, modifyVirtualAccounts } from './virtual-accounts.ts';

let world: ServiceWorld;

beforeEach(async () => {
  world = await serviceWorld();
  const items = [accountItem(1, { customerReference: 'C-1', references: ['r1', 'r2'] }), accountItem(2)];
  await world.run((unit) =>
    createVirtualAccounts(unit, ACME, { physicalAccountNumber: ACME_MAIN, atomic: true, items }),
  );
});

function post(more: Partial<CreditInput> = {}): Promise<CreditOutcome> {
  return world.run((unit) => postCredit(unit, creditInput(more)));
}

async function posted(more: Partial<CreditInput> = {}): Promise<string> {
  const { transaction } = await post(more);
  if (transaction === undefined) throw new Error('not posted');
  return transaction.transactionReferenceNumber;
}

function reverse(reference: string, reason?: string) {
  return world.run((unit) => reverseCredit(unit, reference, reason));
}

async function entries() {
  return (await world.run((unit) => listTransactions(unit, ACME, {}, { limit: 100 }))).data;
}

const NEFT = { paymentMode: 'NEFT', utr: 'N263260000000001' } as const;

describe('postCredit', () => {
  it('posts at once as the next entry of the physical account, with what the account echoes', async () => {
    const { outcome, isNew, transaction } = await post({
      utr: '000000000001',
      remittanceInformation: 'Invoice 1',
    });
    expect({ outcome, isNew }).toEqual({ outcome: 'POSTED', isNew: true });
    expect(transaction).toMatchObject({
      sequenceNumber: 1,
      entryType: 'CREDIT',
      virtualAccountNumber: 'ACME00000001',
      physicalAccountNumber: ACME_MAIN,
      amount: 1250_00,
      utr: '000000000001',
      remittanceInformation: 'Invoice 1',
      valueDate: '2026-11-22',
      customerReference: 'C-1',
      references: ['r1', 'r2'],
    });
  });

  it('echoes the references as they were at posting', async () => {
    await post();
    await world.run((unit) =>
      modifyVirtualAccounts(unit, ACME, {
        physicalAccountNumber: ACME_MAIN,
        atomic: false,
        items: [{ virtualAccountNumber: 'ACME00000001', customerReference: null, references: ['new'] }],
      }),
    );
    await post();
    const [first, second] = await entries();
    expect(first).toMatchObject({ customerReference: 'C-1', references: ['r1', 'r2'] });
    expect(second).toMatchObject({ references: ['new'] });
    expect(second).not.toHaveProperty('customerReference');
  });

  it.each([
    ['2026-11-23T00:10:00+05:30', '2026-11-23'],
    ['2026-11-23T23:59:59.999+05:30', '2026-11-23'],
    ['2027-03-31T23:59:59.999+05:30', '2027-03-31'],
    ['2027-04-01T00:00:00+05:30', '2027-04-01'],
  ])('books what is posted at %s on %s', async (at, valueDate) => {
    world.host.set(parseInstant(at));
    expect((await post()).transaction?.valueDate).toBe(valueDate);
  });

  it('returns what the account does not accept, and tells the same when asked again', async () => {
    const unknown = { virtualAccountNumber: 'ACME99999999', utr: '000000000009' };
    expect(await post(unknown)).toEqual({
      outcome: 'RETURNED',
      isNew: true,
      utr: '000000000009',
      reason: 'VIRTUAL_ACCOUNT_UNKNOWN',
    });
    expect(await post(unknown)).toMatchObject({ outcome: 'RETURNED', isNew: false });
    expect(await entries()).toEqual([]);
  });

  it('stays returned when the account appears later: a payment is judged once', async () => {
    const early = { virtualAccountNumber: 'ACME00000003', utr: '000000000009' };
    await post(early);
    const call = { physicalAccountNumber: ACME_MAIN, atomic: false, items: [accountItem(3)] };
    await world.run((unit) => createVirtualAccounts(unit, ACME, call));
    expect(await post(early)).toMatchObject({ outcome: 'RETURNED', isNew: false });
    expect(await post({ ...early, utr: '000000000010' })).toMatchObject({ outcome: 'POSTED' });
  });

  it.each([
    [{ paymentMode: 'RTGS', amount: 199_999_99 }],
    [{ paymentMode: 'IMPS', amount: 500_000_01 }],
    [{ paymentMode: 'UPI', amount: 100_000_01 }],
    [{ paymentMode: 'UPI', utr: 'N263260000000001' }],
    [{ paymentMode: 'NEFT', utr: '000000000001' }],
  ] as [Partial<CreditInput>][])('refuses %j: the rail carries no such payment', async (more) => {
    expect(await refusal(post(more))).toBe('INVALID_CREDIT');
  });

  it("takes the world's UPI limit, and still knows what was posted under the old one", async () => {
    const first = { utr: '000000000001', amount: 1000_00 };
    await post(first);
    await world.run((unit) => changeLimits(unit, { upiLimit: 500_00 }));
    expect(await refusal(post({ amount: 500_01 }))).toBe('INVALID_CREDIT');
    expect(await post(first)).toMatchObject({ outcome: 'POSTED', isNew: false });
  });

  it('makes a UTR of the rail where none is given, each time another', async () => {
    const utrs = new Set<string>();
    for (let i = 0; i < 50; i++) utrs.add((await post()).utr);
    expect(utrs.size).toBe(50);
    for (const utr of utrs) expect(utr).toMatch(/^[0-9]{12}$/);
    expect((await post({ paymentMode: 'RTGS', amount: 200_000_00 })).utr).toMatch(/^[A-Z0-9]{22}$/);
    expect((await post({ paymentMode: 'NEFT' })).utr).toMatch(/^[A-Z0-9]{16}$/);
    expect((await post({ paymentMode: 'FUNDS_TRANSFER' })).utr).toMatch(/^[A-Z0-9]{16}$/);
  });
});

describe('the identity of a payment', () => {
  it('gives the entry that exists to a notice equal in every field', async () => {
    const notice = { utr: '000000000001', remittanceInformation: 'Invoice 1' };
    const first = await post(notice);
    expect(await post(notice)).toEqual({ ...first, isNew: false });
    expect(await entries()).toHaveLength(1);
  });

  it.each([
    [{ amount: 1250_01 }],
    [{ virtualAccountNumber: 'ACME00000002' }],
    [{ remitter: { name: 'Sharma Textiles' } }],
    [{ remittanceInformation: 'other' }],
  ] as [Partial<CreditInput>][])('conflicts with a notice that differs in %j', async (other) => {
    await post({ utr: '000000000001' });
    expect(await refusal(post({ utr: '000000000001', ...other }))).toBe('UTR_CONFLICT');
    await post({ ...NEFT });
    expect(await refusal(post({ ...NEFT, ...other }))).toBe('UTR_CONFLICT');
  });

  it('is another one on another rail', async () => {
    await post({ utr: '000000000001' });
    expect(await post({ utr: '000000000001', paymentMode: 'IMPS' })).toMatchObject({
      outcome: 'POSTED',
      isNew: true,
    });
  });

  it('of a 12-digit reference is another one on the next IST day, at its first instant', async () => {
    world.host.set(parseInstant('2026-11-22T23:59:59.999+05:30'));
    const first = await post({ utr: '000000000001' });
    world.host.set(parseInstant('2026-11-23T00:00:00+05:30'));
    const second = await post({ utr: '000000000001' });
    expect(second).toMatchObject({ outcome: 'POSTED', isNew: true });
    expect(second.transaction?.transactionReferenceNumber).not.toBe(
      first.transaction?.transactionReferenceNumber,
    );
  });

  it('of a 16-letter reference stays one for ever', async () => {
    const transfer = { paymentMode: 'FUNDS_TRANSFER', utr: 'KHFT263260000001' } as const;
    await post(transfer);
    await world.run((unit) => advanceClock(unit, 400 * 86_400_000));
    expect(await post(transfer)).toMatchObject({ outcome: 'POSTED', isNew: false });
  });

  it('is not taken by the reversal that carries its UTR', async () => {
    const reference = await posted({ utr: '000000000001' });
    await reverse(reference);
    const again = await post({ utr: '000000000001' });
    expect(again).toMatchObject({ isNew: false, transaction: { transactionReferenceNumber: reference } });
  });
});

describe('NEFT', () => {
  it('waits for the next half hour and posts at it, whenever the world is asked', async () => {
    const queued = await post(NEFT);
    const dueAt = parseInstant('2026-11-22T10:30:00+05:30');
    expect(queued).toEqual({ outcome: 'QUEUED', isNew: true, utr: NEFT.utr, dueAt });
    expect(await post(NEFT)).toEqual({ ...queued, isNew: false });
    world.host.set(dueAt - 1);
    expect(await entries()).toEqual([]);
    world.host.set(parseInstant('2026-11-22T17:00:00+05:30'));
    const [entry] = await entries();
    expect(entry).toMatchObject({ postedAt: dueAt, valueDate: '2026-11-22', utr: NEFT.utr });
    expect(await post(NEFT)).toMatchObject({ outcome: 'POSTED', isNew: false });
  });

  it('received at a half hour posts at the next one', async () => {
    world.host.set(parseInstant('2026-11-22T10:30:00+05:30'));
    expect((await post(NEFT)).dueAt).toBe(parseInstant('2026-11-22T11:00:00+05:30'));
  });

  it('received before midnight of 31 March is booked in the next financial year', async () => {
    world.host.set(parseInstant('2027-03-31T23:45:00+05:30'));
    await post(NEFT);
    world.host.set(parseInstant('2027-04-01T09:00:00+05:30'));
    expect(await entries()).toMatchObject([{ valueDate: '2027-04-01' }]);
  });

  it('is judged when it is due, not when it is received', async () => {
    await post(NEFT);
    const items = [{ virtualAccountNumber: 'ACME00000001', reason: 'OTHER' as const }];
    await world.run((unit) =>
      deleteVirtualAccounts(unit, ACME, { physicalAccountNumber: ACME_MAIN, atomic: false, items }),
    );
    world.host.advance(3_600_000);
    expect(await post(NEFT)).toMatchObject({
      outcome: 'RETURNED',
      isNew: false,
      reason: 'VIRTUAL_ACCOUNT_NOT_ACTIVE',
    });
    expect(await entries()).toEqual([]);
  });

  it('posts to an account that is opened before the half hour', async () => {
    await post({ ...NEFT, virtualAccountNumber: 'ACME00000003' });
    const call = { physicalAccountNumber: ACME_SECOND, atomic: false, items: [accountItem(3)] };
    await world.run((unit) => createVirtualAccounts(unit, ACME, call));
    world.host.advance(3_600_000);
    expect(await entries()).toMatchObject([{ physicalAccountNumber: ACME_SECOND, sequenceNumber: 1 }]);
  });

  it('posts a round in the order of arrival, before what comes in at the same instant', async () => {
    for (const n of [3, 1, 2]) await post({ ...NEFT, utr: `N26326000000000${n}`, amount: n });
    world.host.set(parseInstant('2026-11-22T10:30:00+05:30'));
    await post({ amount: 4 });
    expect((await entries()).map((entry) => entry.amount)).toEqual([3, 1, 2, 4]);
  });
});

describe('reverseCredit', () => {
  it('books a contra entry of its own, on its own day', async () => {
    const reference = await posted({ utr: '000000000001', remittanceInformation: 'Invoice 1' });
    world.host.set(parseInstant('2026-11-24T00:00:00+05:30'));
    const reversal = await reverse(reference, 'Sent twice');
    expect(reversal).toMatchObject({
      entryType: 'REVERSAL',
      originalTransactionReferenceNumber: reference,
      sequenceNumber: 2,
      amount: 1250_00,
      utr: '000000000001',
      remittanceInformation: 'Invoice 1',
      valueDate: '2026-11-24',
      reversalReason: 'Sent twice',
    });
    expect(reversal.transactionReferenceNumber).not.toBe(reference);
  });

  it('works once per credit, on credits only, on known ones', async () => {
    const reference = await posted();
    const { transactionReferenceNumber } = await reverse(reference);
    expect(await refusal(reverse(reference))).toBe('CREDIT_REVERSED');
    expect(await refusal(reverse(transactionReferenceNumber))).toBe('NOT_A_CREDIT');
    expect(await refusal(reverse('KT000000000000'))).toBe('TRANSACTION_NOT_FOUND');
    expect(await entries()).toHaveLength(2);
  });

  it('works whatever the state of delivery and of the account', async () => {
    const reference = await posted();
    const { batch } = await world.run((unit) => fetchBatch(unit, ACME, { physicalAccountNumber: ACME_MAIN }));
    const batchId = batch?.batchId ?? '';
    const totals = { numberOfTransactions: 1, controlSum: 1250_00n };
    await world.run((unit) => acknowledgeBatch(unit, ACME, { batchId, ...totals }));
    const items = [{ virtualAccountNumber: 'ACME00000001', reason: 'OTHER' as const }];
    await world.run((unit) =>
      deleteVirtualAccounts(unit, ACME, { physicalAccountNumber: ACME_MAIN, atomic: false, items }),
    );
    expect(await reverse(reference)).toMatchObject({ sequenceNumber: 2 });
    for (const finding of await world.run(checkInvariants)) expect(finding.violations).toEqual([]);
  });
});

it('keeps the value date the IST day of posting, for every entry', async () => {
  for (let hour = 0; hour < 48; hour++) {
    world.host.advance(3_600_000);
    await post();
  }
  for (const entry of await entries()) expect(entry.valueDate).toBe(istDate(entry.postedAt));
});
