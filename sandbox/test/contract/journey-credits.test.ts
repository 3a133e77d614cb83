import { beforeEach, describe, expect, it } from 'vitest';
import type { Wire } from './example-calls.ts';
import {
  accounts,
  advance,
  type ControlWire,
  codeOf,
  credit,
  pay,
  REMITTER,
  wholeList,
  worldCounts,
} from './journey-steps.ts';
import { openSandbox, type WatchedSandbox } from './watched-sandbox.ts';

let bank: WatchedSandbox;

beforeEach(async () => {
  bank = await openSandbox();
});

const HOURS = 3600;

describe('a credit', () => {
  const RAILS = [
    { paymentMode: 'UPI', amount: '100000.00', form: /^[0-9]{12}$/, beyond: '100000.01' },
    { paymentMode: 'IMPS', amount: '500000.00', form: /^[0-9]{12}$/, beyond: '500000.01' },
    { paymentMode: 'RTGS', amount: '200000.00', form: /^[A-Z0-9]{22}$/, beyond: '199999.99' },
    { paymentMode: 'FUNDS_TRANSFER', amount: '0.01', form: /^[A-Z0-9]{16}$/, beyond: undefined },
  ];

  it.each(RAILS)(
    'by $paymentMode posts at once, with a UTR in the form of the rail',
    async ({ paymentMode, amount, form }) => {
      const { status, body } = await pay(bank, { paymentMode, amount, remittanceInformation: 'बिल ४४२' });
      expect(status).toBe(201);
      expect(body.outcome).toBe('POSTED');
      expect(body.utr).toMatch(form);
      expect(body.transaction).toEqual({
        transactionReferenceNumber: expect.stringMatching(/^KT/),
        sequenceNumber: 251,
        entryType: 'CREDIT',
        virtualAccountNumber: 'ACME00000001',
        physicalAccountNumber: bank.partner.physicalAccountNumber,
        amount,
        currency: 'INR',
        paymentMode,
        utr: body.utr,
        remitter: REMITTER,
        remittanceInformation: 'बिल ४४२',
        valueDate: '2026-11-23',
        postedAt: '2026-11-23T11:00:00.000+05:30',
        customerReference: 'STORE-001',
        references: ['region-1'],
      });
      const path = { transactionReferenceNumber: body.transaction?.transactionReferenceNumber ?? '' };
      expect((await bank.call('getTransaction', { path })).body).toEqual(body.transaction);
    },
  );

  it.each(RAILS.filter(({ beyond }) => beyond))(
    'by $paymentMode is refused beyond the limit of the rail',
    async ({ paymentMode, beyond }) => {
      const answer = await pay(bank, { paymentMode, amount: beyond });
      expect([answer.status, codeOf(answer)]).toEqual([422, 'INVALID_CREDIT']);
      expect((await worldCounts(bank)).credits).toBe(250);
    },
  );

  it.each(['UPI', 'IMPS', 'RTGS', 'NEFT', 'FUNDS_TRANSFER'])(
    'by %s is refused when its UTR has the form of another rail',
    async (paymentMode) => {
      const utr = paymentMode === 'UPI' || paymentMode === 'IMPS' ? 'NILGN26327000417' : '632700000001';
      expect(codeOf(await pay(bank, { paymentMode, amount: '250000.00', utr }))).toBe('INVALID_CREDIT');
    },
  );

  it('by UPI follows the limit of the world', async () => {
    await bank.call('setLimits', { body: { upiLimit: '200000.00' } });
    expect((await pay(bank, { amount: '200000.00' })).body.outcome).toBe('POSTED');
    expect(codeOf(await pay(bank, { amount: '200000.01' }))).toBe('INVALID_CREDIT');
  });

  it('keeps what its account echoed when it posted', async () => {
    const before = await credit(bank);
    await accounts(bank, 'modifyVirtualAccounts', [
      { virtualAccountNumber: 'ACME00000001', customerReference: 'NEW', references: null },
    ]);
    const after = await credit(bank);
    const reread = await bank.call<Wire['Transaction']>('getTransaction', {
      path: { transactionReferenceNumber: before.transactionReferenceNumber },
    });
    expect(reread.body).toMatchObject({ customerReference: 'STORE-001', references: ['region-1'] });
    expect(after.customerReference).toBe('NEW');
    expect(after).not.toHaveProperty('references');
  });
});

describe('a credit by NEFT', () => {
  const neft = (more: object = {}) => pay(bank, { paymentMode: 'NEFT', utr: 'NILGN26327000417', ...more });
  const posted = async () =>
    (await wholeList<Wire['Transaction']>(bank, 'listTransactions', { utr: 'NILGN26327000417' }))[0];

  it('posts at the next half hour strictly after receipt, and not a second earlier', async () => {
    const queued = await neft();
    expect(queued.body).toEqual({
      outcome: 'QUEUED',
      utr: 'NILGN26327000417',
      dueAt: '2026-11-23T11:30:00.000+05:30',
    });
    expect(await advance(bank, 1799)).toMatchObject({ ran: 0 });
    expect(await posted()).toBeUndefined();
    expect(await advance(bank, 1)).toMatchObject({ ran: 1 });
    expect(await posted()).toMatchObject({
      postedAt: '2026-11-23T11:30:00.000+05:30',
      valueDate: '2026-11-23',
    });
    expect((await neft()).body).toMatchObject({ outcome: 'POSTED' });
  });

  it('posts at its half hour however late anybody looks', async () => {
    await neft();
    bank.clock.advance(5 * HOURS * 1000);
    expect(await posted()).toMatchObject({ postedAt: '2026-11-23T11:30:00.000+05:30' });
  });

  it('received before midnight posts on the next day of India', async () => {
    await bank.call('setClock', { body: { now: '2026-11-23T23:45:00+05:30' } });
    expect((await neft()).body).toMatchObject({ dueAt: '2026-11-24T00:00:00.000+05:30' });
    await advance(bank, 900);
    expect(await posted()).toMatchObject({ valueDate: '2026-11-24' });
  });

  it('is judged when it is due, by the account as it is then', async () => {
    await neft();
    await accounts(bank, 'deleteVirtualAccounts', [
      { virtualAccountNumber: 'ACME00000001', reason: 'OTHER' },
    ]);
    await advance(bank, 1800);
    expect((await neft()).body).toEqual({
      outcome: 'RETURNED',
      utr: 'NILGN26327000417',
      reason: 'VIRTUAL_ACCOUNT_NOT_ACTIVE',
    });
    expect(await posted()).toBeUndefined();
  });

  it('posts in the order of due instants, and of arrival within one', async () => {
    await neft({ utr: 'AAAAN26327000001', amount: '1.00' });
    await neft({ utr: 'AAAAN26327000002', amount: '2.00' });
    await advance(bank, 1800);
    await neft({ utr: 'AAAAN26327000003', amount: '3.00' });
    expect(await advance(bank, 2 * HOURS)).toMatchObject({ ran: 1 });
    const entries = (await wholeList<Wire['Transaction']>(bank, 'listTransactions', { limit: 100 })).slice(
      250,
    );
    expect(entries.map(({ amount, sequenceNumber }) => [amount, sequenceNumber])).toEqual([
      ['1.00', 251],
      ['2.00', 252],
      ['3.00', 253],
    ]);
  });
});

describe('a credit that an account does not take', () => {
  const item = { virtualAccountNumber: 'ACME00020001', accountName: 'Choosy' };
  const RETURNS: { reason: string; account: object; payment: object }[] = [
    { reason: 'VIRTUAL_ACCOUNT_UNKNOWN', account: {}, payment: { virtualAccountNumber: 'ACME00029999' } },
    { reason: 'VIRTUAL_ACCOUNT_NOT_ACTIVE', account: { validFrom: '2026-11-24' }, payment: {} },
    { reason: 'PAYMENT_MODE_NOT_ALLOWED', account: { allowedPaymentModes: ['NEFT', 'IMPS'] }, payment: {} },
    {
      reason: 'REMITTER_NOT_ALLOWED',
      account: { remitterCheck: 'ACCOUNT', allowedRemitters: [{ accountNumber: '99999' }] },
      payment: {},
    },
    {
      reason: 'REMITTER_NOT_ALLOWED',
      account: { remitterCheck: 'ACCOUNT', allowedRemitters: [{ accountNumber: '99999' }] },
      payment: { remitter: { name: 'R' } },
    },
    {
      reason: 'REMITTER_NOT_ALLOWED',
      account: {
        remitterCheck: 'ACCOUNT_AND_IFSC',
        allowedRemitters: [{ accountNumber: '004501567823', ifsc: 'SBIN0000001' }],
      },
      payment: {},
    },
    {
      reason: 'AMOUNT_NOT_ALLOWED',
      account: { amountRule: { type: 'EXACT', amount: '1250.01' } },
      payment: {},
    },
    {
      reason: 'AMOUNT_NOT_ALLOWED',
      account: { amountRule: { type: 'RANGE', minimumAmount: '1250.01', maximumAmount: '2000.00' } },
      payment: {},
    },
  ];

  it.each(RETURNS)('goes back and never enters the stream: $reason', async ({ reason, account, payment }) => {
    await accounts(bank, 'createVirtualAccounts', [{ ...item, ...account }]);
    const { status, body } = await pay(bank, { virtualAccountNumber: 'ACME00020001', ...payment });
    expect(status).toBe(201);
    expect(body).toEqual({ outcome: 'RETURNED', utr: body.utr, reason });
    expect(await worldCounts(bank)).toMatchObject({ credits: 250, undelivered: 250 });
  });

  it('is taken at the edges of its rules', async () => {
    const rules = {
      remitterCheck: 'ACCOUNT_AND_IFSC',
      allowedRemitters: [
        { accountNumber: '1'.repeat(5), ifsc: 'SBIN0000001' },
        { accountNumber: '004501567823', ifsc: 'ICIC0000045' },
      ],
    };
    await accounts(bank, 'createVirtualAccounts', [
      {
        ...item,
        ...rules,
        amountRule: { type: 'RANGE', minimumAmount: '1250.00', maximumAmount: '1250.00' },
      },
    ]);
    expect((await pay(bank, { virtualAccountNumber: 'ACME00020001' })).body.outcome).toBe('POSTED');
  });
});

describe('the identity of a credit', () => {
  it('makes of the same notice told twice one credit', async () => {
    const first = await pay(bank, { utr: '632700000001' });
    const again = await pay(bank, { utr: '632700000001' });
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.body).toEqual(first.body);
    expect((await worldCounts(bank)).credits).toBe(251);
  });

  it('refuses another payment under it', async () => {
    await pay(bank, { utr: '632700000001' });
    const others = [
      { amount: '1250.01' },
      { virtualAccountNumber: 'ACME00000002' },
      { remitter: { ...REMITTER, name: 'Sharma' } },
      { remitter: { name: REMITTER.name } },
      { remittanceInformation: 'x' },
    ];
    for (const other of others) {
      const answer = await pay(bank, { utr: '632700000001', ...other });
      expect([answer.status, codeOf(answer)]).toEqual([409, 'UTR_CONFLICT']);
    }
  });

  it('is rail, number and day where numbers repeat, and rail and number elsewhere', async () => {
    await pay(bank, { utr: '632700000001' });
    expect((await pay(bank, { utr: '632700000001', paymentMode: 'IMPS' })).status).toBe(201);
    await pay(bank, { paymentMode: 'FUNDS_TRANSFER', utr: 'KHFT263260009999' });
    await advance(bank, 24 * HOURS);
    expect((await pay(bank, { utr: '632700000001' })).status).toBe(201);
    expect((await pay(bank, { paymentMode: 'FUNDS_TRANSFER', utr: 'KHFT263260009999' })).status).toBe(200);
    expect(
      codeOf(await pay(bank, { paymentMode: 'FUNDS_TRANSFER', utr: 'KHFT263260009999', amount: '1.00' })),
    ).toBe('UTR_CONFLICT');
    expect(await wholeList(bank, 'listTransactions', { utr: '632700000001' })).toHaveLength(3);
  });

  it('keeps two payments apart that are alike but for their numbers', async () => {
    const [a, b] = [await credit(bank), await credit(bank)];
    expect(a.utr).not.toBe(b.utr);
    expect(a.transactionReferenceNumber).not.toBe(b.transactionReferenceNumber);
  });
});

describe('many credits at once', () => {
  it('are taken in their order, each for itself', async () => {
    const upi = {
      virtualAccountNumber: 'ACME00000001',
      amount: '10.00',
      paymentMode: 'UPI',
      remitter: REMITTER,
    };
    const items = [
      { ...upi, utr: '632700000001' },
      { ...upi, utr: '632700000001' },
      { ...upi, utr: '632700000001', amount: '11.00' },
      { ...upi, paymentMode: 'NEFT' },
      { ...upi, virtualAccountNumber: 'ACME00029999' },
      { ...upi, paymentMode: 'RTGS' },
    ];
    const { status, body } = await bank.call<ControlWire['CreditBatchOutcome']>('postCredits', {
      body: { items },
    });
    expect(status).toBe(207);
    expect(body.summary).toEqual({ total: 6, posted: 2, returned: 1, queued: 1, failed: 2 });
    expect(
      body.results.map((one) => [one.index, one.status, one.outcome?.outcome ?? one.problem?.code]),
    ).toEqual([
      [0, 201, 'POSTED'],
      [1, 200, 'POSTED'],
      [2, 409, 'UTR_CONFLICT'],
      [3, 201, 'QUEUED'],
      [4, 201, 'RETURNED'],
      [5, 422, 'INVALID_CREDIT'],
    ]);
    expect((await worldCounts(bank)).credits).toBe(251);
  });

  it('may be a thousand, of the largest kind', async () => {
    const notice = {
      virtualAccountNumber: 'ACME00000001',
      amount: '100000.00',
      paymentMode: 'UPI',
      remitter: { name: 'न'.repeat(100), accountNumber: '9'.repeat(34), ifsc: 'ICIC0000045' },
      remittanceInformation: 'ब'.repeat(140),
    };
    const { body } = await bank.call<ControlWire['CreditBatchOutcome']>('postCredits', {
      body: { items: new Array(1000).fill(notice) },
    });
    expect(body.summary).toMatchObject({ total: 1000, posted: 1000 });
    expect((await worldCounts(bank)).credits).toBe(1250);
  });
});
