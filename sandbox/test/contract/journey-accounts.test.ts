import { beforeEach, describe, expect, it } from 'vitest';
import type { Wire } from './example-calls.ts';
import {
  accountOf,
  accounts,
  advance,
  codeOf,
  credit,
  fates,
  readAccount,
  wholeList,
  worldCounts,
} from './journey-steps.ts';
import { openSandbox, type WatchedSandbox } from './watched-sandbox.ts';

const DAY = 86_400;

let bank: WatchedSandbox;

beforeEach(async () => {
  bank = await openSandbox();
});

const item = (n: number, more: object = {}) => ({
  virtualAccountNumber: `ACME0002${n.toString().padStart(4, '0')}`,
  accountName: `Store ${n}`,
  ...more,
});

describe('creating virtual accounts', () => {
  it('opens one account as a list of one, with the defaults of the contract', async () => {
    const answer = await accounts(bank, 'createVirtualAccounts', [item(1)]);
    expect(answer.status).toBe(207);
    expect(answer.body.summary).toEqual({ total: 1, succeeded: 1, failed: 0 });
    expect(answer.body.results).toEqual([
      {
        index: 0,
        status: 201,
        message: 'Virtual account created.',
        virtualAccount: {
          virtualAccountNumber: 'ACME00020001',
          physicalAccountNumber: bank.partner.physicalAccountNumber,
          ifsc: 'KHTA0000001',
          accountName: 'Store 1',
          allowedPaymentModes: ['NEFT', 'RTGS', 'IMPS', 'UPI', 'FUNDS_TRANSFER'],
          remitterCheck: 'NONE',
          amountRule: { type: 'NONE' },
          validFrom: '2026-11-23',
          status: 'ACTIVE',
          revision: 1,
          createdAt: '2026-11-23T11:00:00.000+05:30',
          updatedAt: '2026-11-23T11:00:00.000+05:30',
        },
      },
    ]);
    expect(await readAccount(bank, 'ACME00020001')).toEqual(accountOf(answer));
  });

  it('keeps every field that is given, names in any script included', async () => {
    const given = {
      accountName: 'शर्मा वस्त्र भंडार',
      customerReference: 'DEALER 42 / पुणे',
      contact: { email: 'accounts@sharma.example', mobile: '9820012345' },
      allowedPaymentModes: ['UPI', 'NEFT'],
      remitterCheck: 'ACCOUNT_AND_IFSC',
      allowedRemitters: [{ accountNumber: '004501567823', ifsc: 'ICIC0000045' }],
      amountRule: { type: 'RANGE', minimumAmount: '0.01', maximumAmount: '9999999999999.99' },
      validFrom: '2026-11-24',
      validTo: '2036-03-31',
      references: ['a', 'b', 'c'],
    };
    expect(accountOf(await accounts(bank, 'createVirtualAccounts', [item(1, given)]))).toMatchObject(given);
    expect(await readAccount(bank, 'ACME00020001')).toMatchObject(given);
  });

  it('judges the items of a call one by one, in their order', async () => {
    const answer = await accounts(bank, 'createVirtualAccounts', [
      item(1),
      item(2, { virtualAccountNumber: 'ACME00000001' }),
      item(1, { accountName: 'Named twice' }),
      item(3, { virtualAccountNumber: 'ZENO00020003' }),
      item(4),
    ]);
    expect(answer.body.summary).toEqual({ total: 5, succeeded: 2, failed: 3 });
    expect(answer.body.results.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4]);
    expect(fates(answer)).toEqual([
      [201, undefined],
      [409, 'VIRTUAL_ACCOUNT_NUMBER_TAKEN'],
      [409, 'DUPLICATE_IN_REQUEST'],
      [422, 'PREFIX_NOT_ALLOTTED'],
      [201, undefined],
    ]);
    expect((await worldCounts(bank)).virtualAccounts).toBe(12);
    expect((await readAccount(bank, 'ACME00020001')).accountName).toBe('Store 1');
  });

  it('takes a hundred items in one call', async () => {
    const answer = await accounts(
      bank,
      'createVirtualAccounts',
      Array.from({ length: 100 }, (_, n) => item(n)),
    );
    expect(answer.body.summary).toEqual({ total: 100, succeeded: 100, failed: 0 });
  });

  it('does nothing of an atomic call of which one item is refused', async () => {
    const items = [item(1), item(2, { virtualAccountNumber: 'ACME00000001' })];
    const answer = await accounts(bank, 'createVirtualAccounts', items, { atomic: true });
    expect([answer.status, codeOf(answer)]).toEqual([422, 'BULK_REJECTED']);
    const read = await bank.call('getVirtualAccount', { path: { virtualAccountNumber: 'ACME00020001' } });
    expect(read.status).toBe(404);
    expect((await worldCounts(bank)).virtualAccounts).toBe(10);
  });

  it('does all of an atomic call of which no item is refused', async () => {
    const answer = await accounts(bank, 'createVirtualAccounts', [item(1), item(2)], { atomic: true });
    expect(fates(answer)).toEqual([
      [201, undefined],
      [201, undefined],
    ]);
  });
});

describe('modifying a virtual account', () => {
  const change = async (more: object) =>
    accountOf(
      await accounts(bank, 'modifyVirtualAccounts', [{ virtualAccountNumber: 'ACME00020001', ...more }]),
    );

  beforeEach(async () => {
    await accounts(bank, 'createVirtualAccounts', [
      item(1, {
        customerReference: 'DEALER-1',
        contact: { email: 'a@sharma.example', mobile: '9820012345' },
        remitterCheck: 'ACCOUNT',
        allowedRemitters: [{ accountNumber: '11111' }, { accountNumber: '22222' }],
        amountRule: { type: 'EXACT', amount: '10.00' },
        validTo: '2027-03-31',
        references: ['a', 'b'],
      }),
    ]);
  });

  it('leaves alone what is absent, and counts the revision', async () => {
    const before = await readAccount(bank, 'ACME00020001');
    await advance(bank, 60);
    const after = await change({ accountName: 'Renamed' });
    expect(after).toEqual({
      ...before,
      accountName: 'Renamed',
      revision: 2,
      updatedAt: '2026-11-23T11:01:00.000+05:30',
    });
    expect(await readAccount(bank, 'ACME00020001')).toEqual(after);
  });

  it('clears what is null', async () => {
    const after = await change({
      customerReference: null,
      contact: null,
      remitterCheck: 'NONE',
      allowedRemitters: null,
      validTo: null,
      references: null,
    });
    for (const name of ['customerReference', 'contact', 'allowedRemitters', 'validTo', 'references'])
      expect(after).not.toHaveProperty(name);
    expect(after.amountRule).toEqual({ type: 'EXACT', amount: '10.00' });
  });

  it('replaces objects and lists whole', async () => {
    const after = await change({
      contact: { mobile: '9000000000' },
      allowedRemitters: [{ accountNumber: '33333' }],
      references: ['c'],
      allowedPaymentModes: ['UPI'],
      amountRule: { type: 'NONE' },
    });
    expect(after.contact).toEqual({ mobile: '9000000000' });
    expect(after.allowedRemitters).toEqual([{ accountNumber: '33333' }]);
    expect(after.references).toEqual(['c']);
    expect(after.allowedPaymentModes).toEqual(['UPI']);
    expect(after.amountRule).toEqual({ type: 'NONE' });
  });

  it('judges the account as it would be, not the change alone', async () => {
    const refused = [
      { allowedRemitters: null },
      { remitterCheck: 'ACCOUNT_AND_IFSC' },
      { validFrom: '2027-04-01' },
      { validTo: '2026-11-22' },
    ];
    const codes: unknown[] = [];
    for (const one of refused) {
      const answer = await accounts(bank, 'modifyVirtualAccounts', [
        { virtualAccountNumber: 'ACME00020001', ...one },
      ]);
      codes.push(...fates(answer).map(([, code]) => code));
    }
    expect(codes).toEqual([
      'INVALID_REMITTER_RULE',
      'INVALID_REMITTER_RULE',
      'INVALID_VALIDITY',
      'INVALID_VALIDITY',
    ]);
    expect((await readAccount(bank, 'ACME00020001')).revision).toBe(1);
  });

  it('refuses a revision that is no more the present one, and takes the present one', async () => {
    const rename = (revision: number) =>
      accounts(bank, 'modifyVirtualAccounts', [
        { virtualAccountNumber: 'ACME00020001', revision, accountName: `After ${revision}` },
      ]);
    expect(fates(await rename(1))).toEqual([[200, undefined]]);
    expect(fates(await rename(1))).toEqual([[409, 'REVISION_CONFLICT']]);
    expect(fates(await rename(3))).toEqual([[409, 'REVISION_CONFLICT']]);
    expect(fates(await rename(2))).toEqual([[200, undefined]]);
    expect(await readAccount(bank, 'ACME00020001')).toMatchObject({ accountName: 'After 2', revision: 3 });
  });

  it('judges several items of a call for themselves', async () => {
    const answer = await accounts(bank, 'modifyVirtualAccounts', [
      { virtualAccountNumber: 'ACME00000001', accountName: 'Renamed' },
      { virtualAccountNumber: 'ACME00029999', accountName: 'Nobody' },
    ]);
    expect(fates(answer)).toEqual([
      [200, undefined],
      [404, 'VIRTUAL_ACCOUNT_NOT_FOUND'],
    ]);
    expect(answer.body.results[0]?.message).toBe('Virtual account modified.');
  });
});

describe('the days of a virtual account', () => {
  const statusOf = async () => (await readAccount(bank, 'ACME00020001')).status;

  it('make it SCHEDULED, ACTIVE and EXPIRED by the calendar of India, without a new revision', async () => {
    await accounts(bank, 'createVirtualAccounts', [
      item(1, { validFrom: '2026-11-24', validTo: '2026-11-25' }),
    ]);
    expect(await statusOf()).toBe('SCHEDULED');
    await bank.call('setClock', { body: { now: '2026-11-23T23:59:59.999+05:30', frozen: true } });
    expect(await statusOf()).toBe('SCHEDULED');
    await bank.call('setClock', { body: { now: '2026-11-24T00:00:00+05:30' } });
    expect(await statusOf()).toBe('ACTIVE');
    await bank.call('setClock', { body: { now: '2026-11-25T18:29:59Z' } });
    expect(await statusOf()).toBe('ACTIVE');
    await bank.call('setClock', { body: { now: '2026-11-25T18:30:00Z' } });
    expect(await readAccount(bank, 'ACME00020001')).toMatchObject({ status: 'EXPIRED', revision: 1 });
  });

  it('can be extended after they are over, and need not be for another change', async () => {
    await accounts(bank, 'createVirtualAccounts', [item(1, { validTo: '2026-11-23' })]);
    await advance(bank, 2 * DAY);
    const renamed = await accounts(bank, 'modifyVirtualAccounts', [
      { virtualAccountNumber: 'ACME00020001', accountName: 'Still expired' },
    ]);
    expect(accountOf(renamed)).toMatchObject({ accountName: 'Still expired', status: 'EXPIRED' });
    const extended = await accounts(bank, 'modifyVirtualAccounts', [
      { virtualAccountNumber: 'ACME00020001', validTo: '2026-11-25' },
    ]);
    expect(accountOf(extended)).toMatchObject({ status: 'ACTIVE', revision: 3 });
  });
});

describe('deleting a virtual account', () => {
  const remove = (reason = 'CUSTOMER_EXITED') =>
    accounts(bank, 'deleteVirtualAccounts', [{ virtualAccountNumber: 'ACME00000001', reason }]);

  it('is final and leaves it readable', async () => {
    const before = await readAccount(bank, 'ACME00000001');
    const answer = await remove();
    expect(answer.body.results[0]).toMatchObject({ status: 200, message: 'Virtual account deleted.' });
    const after = await readAccount(bank, 'ACME00000001');
    const instant = '2026-11-23T11:00:00.000+05:30';
    expect(after).toEqual({
      ...before,
      status: 'DELETED',
      revision: 2,
      deletionReason: 'CUSTOMER_EXITED',
      deletedAt: instant,
      updatedAt: instant,
    });
    expect(fates(await remove())).toEqual([[409, 'VIRTUAL_ACCOUNT_DELETED']]);
    const modified = await accounts(bank, 'modifyVirtualAccounts', [
      { virtualAccountNumber: 'ACME00000001', accountName: 'Again' },
    ]);
    expect(fates(modified)).toEqual([[409, 'VIRTUAL_ACCOUNT_DELETED']]);
  });

  it('does not give the number to anybody again', async () => {
    await remove();
    const answer = await accounts(bank, 'createVirtualAccounts', [
      item(1, { virtualAccountNumber: 'ACME00000001' }),
    ]);
    expect(fates(answer)).toEqual([[409, 'VIRTUAL_ACCOUNT_NUMBER_TAKEN']]);
  });

  it('keeps earlier credits readable, deliverable and refundable', async () => {
    const { transactionReferenceNumber } = await credit(bank);
    await remove();
    const path = { transactionReferenceNumber };
    expect((await bank.call('getTransaction', { path })).status).toBe(200);
    const refunded = await bank.call('initiateRefund', {
      body: { clientName: bank.partner.clientName, transactionReferenceNumber },
    });
    expect(refunded.status).toBe(201);
    const undelivered = await wholeList<Wire['Transaction']>(bank, 'listTransactions', {
      deliveryState: 'UNDELIVERED',
      limit: 100,
    });
    expect(undelivered.map((entry) => entry.transactionReferenceNumber)).toContain(
      transactionReferenceNumber,
    );
  });

  it('is found in lists by its status', async () => {
    await remove('DUPLICATE');
    const numbers = async (query: Record<string, string>) =>
      (await wholeList<Wire['VirtualAccount']>(bank, 'listVirtualAccounts', query)).map(
        (one) => one.virtualAccountNumber,
      );
    expect(await numbers({ status: 'DELETED' })).toEqual(['ACME00000001']);
    expect(await numbers({ status: 'ACTIVE' })).toHaveLength(9);
    expect(await numbers({})).toHaveLength(10);
    expect(await numbers({ customerReference: 'STORE-002' })).toEqual(['ACME00000002']);
    expect(await numbers({ customerReference: 'STORE-002', status: 'DELETED' })).toEqual([]);
  });
});
