import { beforeEach, describe, expect, it } from 'vitest';
import { acknowledge, creditReferences, fetchBatch, type Wire } from './example-calls.ts';
import {
  accounts,
  advance,
  type ControlWire,
  codeOf,
  credit,
  fetchAnswer,
  pay,
  readRefund,
  refund,
  wholeList,
  worldCounts,
} from './journey-steps.ts';
import { openSandbox, START, type WatchedSandbox } from './watched-sandbox.ts';

let bank: WatchedSandbox;

beforeEach(async () => {
  bank = await openSandbox();
});

type Clock = ControlWire['Clock'];
const readClock = async () => (await bank.call<Clock>('getClock')).body;

describe("the world's clock", () => {
  it("is the host's at first", async () => {
    expect(await readClock()).toEqual({
      now: '2026-11-23T11:00:00.000+05:30',
      mode: 'REAL',
      offsetSeconds: 0,
    });
    bank.clock.advance(1500);
    expect((await readClock()).now).toBe('2026-11-23T11:00:01.500+05:30');
  });

  it('runs beside the host once it was advanced', async () => {
    expect(await advance(bank, 90)).toEqual({
      now: '2026-11-23T11:01:30.000+05:30',
      mode: 'OFFSET',
      offsetSeconds: 90,
      ran: 0,
    });
    bank.clock.advance(10_000);
    expect(await readClock()).toEqual({
      now: '2026-11-23T11:01:40.000+05:30',
      mode: 'OFFSET',
      offsetSeconds: 90,
    });
  });

  it('stands when it is frozen, moves when it is advanced, and runs on from there when it is resumed', async () => {
    expect((await bank.call<Clock>('freezeClock')).body.mode).toBe('FROZEN');
    bank.clock.advance(60_000);
    expect(await readClock()).toEqual({
      now: '2026-11-23T11:00:00.000+05:30',
      mode: 'FROZEN',
      offsetSeconds: -60,
    });
    expect(await advance(bank, 5)).toMatchObject({ now: '2026-11-23T11:00:05.000+05:30', mode: 'FROZEN' });
    expect((await bank.call<Clock>('resumeClock')).body).toEqual({
      now: '2026-11-23T11:00:05.000+05:30',
      mode: 'OFFSET',
      offsetSeconds: -55,
    });
    bank.clock.advance(1000);
    expect((await readClock()).now).toBe('2026-11-23T11:00:06.000+05:30');
  });

  it('is put where it is told, standing or running, in any time zone', async () => {
    await bank.call('setClock', { body: { now: '2026-11-24T00:00:00Z', frozen: true } });
    expect(await readClock()).toMatchObject({ now: '2026-11-24T05:30:00.000+05:30', mode: 'FROZEN' });
    await bank.call('setClock', { body: { now: '2026-11-24T06:00:00+05:30' } });
    expect((await readClock()).mode).toBe('FROZEN');
    await bank.call('setClock', { body: { now: '2026-11-24T06:00:00+05:30', frozen: false } });
    expect((await readClock()).mode).toBe('OFFSET');
  });

  it('never goes back, neither when told to nor with the host', async () => {
    await advance(bank, 60);
    expect(codeOf(await bank.call('setClock', { body: { now: '2026-11-23T11:00:59.999+05:30' } }))).toBe(
      'CLOCK_CANNOT_GO_BACK',
    );
    await credit(bank);
    bank.clock.set(START - 3_600_000);
    expect((await readClock()).now).toBe('2026-11-23T11:01:00.000+05:30');
  });

  it('runs what falls due on its way, in order', async () => {
    const [first = '', second = ''] = await creditReferences(bank);
    for (const transactionReferenceNumber of [first, second]) {
      await bank.call('initiateRefund', {
        body: { clientName: bank.partner.clientName, transactionReferenceNumber },
      });
    }
    await pay(bank, { paymentMode: 'NEFT', utr: 'NILGN26327000417' });
    expect((await advance(bank, 5)).ran).toBe(2);
    expect((await advance(bank, 25)).ran).toBe(2);
    expect((await advance(bank, 3600)).ran).toBe(1);
  });
});

describe('the limits of the world', () => {
  it('change one by one', async () => {
    const pace = { batchPollAfterSeconds: 60, refundInProcessAfterSeconds: 5, refundSettledAfterSeconds: 30 };
    const usual = { batchLimit: 100, upiLimit: '100000.00', refundWindowDays: 180, ...pace };
    expect((await bank.call('getLimits')).body).toEqual(usual);
    expect((await bank.call('setLimits', { body: { batchLimit: 7 } })).body).toEqual({
      ...usual,
      batchLimit: 7,
    });
    expect((await bank.call('setLimits', { body: { refundWindowDays: 1, upiLimit: '0.01' } })).body).toEqual({
      batchLimit: 7,
      upiLimit: '0.01',
      refundWindowDays: 1,
      ...pace,
    });
    expect((await fetchBatch(bank)).numberOfTransactions).toBe(7);
  });

  it('set the pace at which a partner is told to ask, and refunds take their steps', async () => {
    const body = { batchPollAfterSeconds: 2, refundPollAfterSeconds: 3, refundInProcessAfterSeconds: 10 };
    await bank.call('setLimits', { body: { ...body, refundSettledAfterSeconds: 20 } });
    const [reference = ''] = await creditReferences(bank, 1);
    const { body: begun } = await refund(bank, reference);
    const now = () => readRefund(bank, begun.refundId);
    expect(begun).toMatchObject({ status: 'ACCEPTED', nextPollAfterSeconds: 3 });
    await advance(bank, 9);
    expect(await now()).toMatchObject({ status: 'ACCEPTED', nextPollAfterSeconds: 3 });
    // What is due already keeps its instant; the text that a read has rendered does not outlive the limit.
    await bank.call('setLimits', { body: { refundPollAfterSeconds: 4, refundInProcessAfterSeconds: 1000 } });
    expect(await now()).toMatchObject({ status: 'ACCEPTED', nextPollAfterSeconds: 4 });
    await advance(bank, 1);
    expect(await now()).toMatchObject({ status: 'IN_PROCESS', nextPollAfterSeconds: 4 });
    await advance(bank, 990);
    expect(await now()).toMatchObject({ status: 'PROCESSED', nextPollAfterSeconds: 86_400 });
    await bank.call('setLimits', { body: { batchLimit: 100 } });
    for (;;) {
      const { body: fetched } = await fetchAnswer(bank);
      const { batch } = fetched;
      expect(fetched.nextPollAfterSeconds).toBe(batch?.moreAvailable ? 0 : 2);
      if (batch === null) break;
      await acknowledge(bank, batch);
    }
  });
});

describe('a reset', () => {
  it('puts the world back to its fixture, identifiers included', async () => {
    const fresh = await creditReferences(bank, 100);
    const counts = await worldCounts(bank);
    await acknowledge(bank, await fetchBatch(bank));
    await fetchBatch(bank);
    await accounts(bank, 'createVirtualAccounts', [
      { virtualAccountNumber: 'ACME00020001', accountName: 'A' },
    ]);
    await bank.call('setLimits', { body: { batchLimit: 5 } });
    await advance(bank, 86_400);
    const { status, body } = await bank.call<ControlWire['WorldReset']>('resetWorld');
    expect(status).toBe(200);
    expect(body).toEqual({ world: 'default', fixture: 'demo', resetAt: '2026-11-23T11:00:00.000+05:30' });
    expect(await worldCounts(bank)).toEqual(counts);
    expect(await creditReferences(bank, 100)).toEqual(fresh);
    expect((await bank.call('getLimits')).body).toMatchObject({ batchLimit: 100 });
    expect(await readClock()).toMatchObject({ now: '2026-11-23T11:00:00.000+05:30', mode: 'REAL' });
    const first = await fetchAnswer(bank);
    expect([first.status, first.headers.get('delivery-attempt'), first.body.batch?.batchNumber]).toEqual([
      201,
      '1',
      1,
    ]);
  });

  it('forgets keys, and what was to fall due', async () => {
    const create = () =>
      accounts(bank, 'createVirtualAccounts', [{ virtualAccountNumber: 'ACME00020001', accountName: 'A' }], {
        headers: { 'idempotency-key': 'key' },
      });
    await create();
    await pay(bank, { paymentMode: 'NEFT' });
    await bank.call('resetWorld');
    expect((await create()).headers.has('idempotency-replayed')).toBe(false);
    expect((await advance(bank, 86_400)).ran).toBe(0);
  });
});

describe('the world in one glance', () => {
  it('counts what it holds', async () => {
    const demo = {
      organisations: 2,
      applications: 7,
      physicalAccounts: 2,
      virtualAccounts: 10,
      credits: 250,
      undelivered: 250,
      batches: 0,
      refunds: 0,
    };
    const { body } = await bank.call<ControlWire['World']>('getWorld');
    expect(body).toEqual({
      world: 'default',
      fixture: 'demo',
      now: '2026-11-23T11:00:00.000+05:30',
      counts: demo,
    });
    const { transactionReferenceNumber } = await credit(bank);
    await bank.call('reverseCredit', { path: { transactionReferenceNumber } });
    expect(await worldCounts(bank)).toEqual({ ...demo, credits: 251, undelivered: 252 });
    await acknowledge(bank, await fetchBatch(bank));
    expect(await worldCounts(bank)).toEqual({ ...demo, credits: 251, undelivered: 152, batches: 1 });
  });
});

describe('the log of exchanges', () => {
  const exchanges = async (query: Record<string, string | number> = {}) =>
    (await bank.call<ControlWire['ExchangeList']>('listExchanges', { query })).body.data;

  it('keeps what was asked and answered, newest first, but not who only looked at the control plane', async () => {
    await bank.call('getClock');
    const first = await bank.call('listRefunds', { query: { limit: 3 } });
    const second = await fetchAnswer(bank, '999999999');
    const listed = (await exchanges()).map(({ diskMicroseconds: _, ...exchange }) => exchange);
    expect(listed).toEqual([
      {
        number: 2,
        requestId: second.headers.get('x-request-id'),
        door: 'BANK',
        at: '2026-11-23T11:00:00.000+05:30',
        startedAt: '2026-11-23T11:00:00.000+05:30',
        method: 'POST',
        path: '/v1/transaction-batches',
        operationId: 'fetchTransactionBatch',
        applicationId: 'app-acme-key',
        status: 404,
        problemCode: 'PHYSICAL_ACCOUNT_NOT_FOUND',
        arrivedMicroseconds: expect.any(Number),
        durationMicroseconds: expect.any(Number),
        bodyReadMicroseconds: expect.any(Number),
        requestBytes: 37,
        requestHeaders: [
          { name: 'content-type', value: 'application/json' },
          { name: 'x-api-key', value: '[redacted]' },
        ],
        responseHeaders: expect.arrayContaining([
          { name: 'content-type', value: 'application/problem+json' },
        ]),
        responseBytes: Buffer.byteLength(second.text),
        requestBody: '{"physicalAccountNumber":"999999999"}',
        responseBody: second.text,
      },
      {
        number: 1,
        requestId: first.headers.get('x-request-id'),
        door: 'BANK',
        at: '2026-11-23T11:00:00.000+05:30',
        startedAt: '2026-11-23T11:00:00.000+05:30',
        method: 'GET',
        path: '/v1/refunds',
        query: 'limit=3',
        operationId: 'listRefunds',
        applicationId: 'app-acme-key',
        status: 200,
        arrivedMicroseconds: expect.any(Number),
        durationMicroseconds: expect.any(Number),
        requestBytes: 0,
        requestHeaders: [{ name: 'x-api-key', value: '[redacted]' }],
        responseHeaders: expect.arrayContaining([{ name: 'content-type', value: 'application/json' }]),
        responseBytes: Buffer.byteLength(first.text),
        responseBody: first.text,
      },
    ]);
  });

  it('shows what was sent also where it was refused for its form', async () => {
    const raw = '{"physicalAccountNumber":7}';
    await bank.call('fetchTransactionBatch', { raw });
    expect(await exchanges()).toMatchObject([
      { status: 400, problemCode: 'VALIDATION_FAILED', requestBody: raw, requestBytes: 27 },
    ]);
  });

  it('is asked by operation, status and number', async () => {
    await bank.call('listRefunds');
    await fetchAnswer(bank);
    await fetchAnswer(bank);
    await bank.call('listRefunds', { headers: { 'x-api-key': 'nobody' } });
    const numbers = async (query: Record<string, string | number>) =>
      (await exchanges(query)).map(({ number }) => number);
    expect(await numbers({})).toEqual([4, 3, 2, 1]);
    expect(await numbers({ operationId: 'listRefunds' })).toEqual([4, 1]);
    expect(await numbers({ status: 201 })).toEqual([2]);
    expect(await numbers({ afterNumber: 2 })).toEqual([4, 3]);
    expect(await numbers({ limit: 1 })).toEqual([4]);
    expect(await numbers({ operationId: 'listRefunds', status: 401, afterNumber: 3 })).toEqual([4]);
  });

  it('tells sizes in bytes, and shows no more than the head of a large body', async () => {
    const { text } = await bank.call('listTransactions', { query: { limit: 100 } });
    const [exchange] = await exchanges({ limit: 1 });
    expect(exchange?.responseBytes).toBe(Buffer.byteLength(text));
    expect(Buffer.byteLength(text)).not.toBe(text.length);
    expect(exchange?.responseBody?.length).toBeLessThanOrEqual(4096);
    expect(text.startsWith(exchange?.responseBody?.slice(0, 4000) ?? '-')).toBe(true);
  });

  it('shows the path as it was sent', async () => {
    await bank.send(
      new Request('http://localhost/v1/refunds/%C3%A9?limit=1', {
        headers: { 'x-api-key': bank.partner.apiKey },
      }),
    );
    expect(await exchanges()).toMatchObject([{ path: '/v1/refunds/%C3%A9', status: 400 }]);
  });

  it('keeps the last thousand', async () => {
    await bank.call('getVirtualAccount', { path: { virtualAccountNumber: 'ACME00000001' } });
    const reads = async () =>
      (await exchanges({ operationId: 'getVirtualAccount' })).map(({ number }) => number);
    const stranger = () => bank.fetch(new Request('http://localhost/v1/refunds'));
    for (let i = 0; i < 999; i++) await stranger();
    expect(await reads()).toEqual([1]);
    await stranger();
    expect(await reads()).toEqual([]);
    await bank.call('getVirtualAccount', { path: { virtualAccountNumber: 'ACME00000001' } });
    expect(await reads()).toEqual([1002]);
  });

  it('begins anew with a reset', async () => {
    await bank.call('listRefunds');
    await bank.call('resetWorld');
    expect(await exchanges()).toEqual([]);
    await bank.call('listRefunds');
    expect((await exchanges()).map(({ number }) => number)).toEqual([1]);
  });
});

describe('the check of the invariants', () => {
  it('finds the books right after a day of everything, and says how much it looked at', async () => {
    await bank.call('setLimits', { body: { batchLimit: 30 } });
    for (let i = 0; i < 3; i++) await acknowledge(bank, await fetchBatch(bank));
    await fetchBatch(bank);
    const [a = '', b = '', c = ''] = await creditReferences(bank);
    for (const transactionReferenceNumber of [a, b]) {
      await bank.call('initiateRefund', {
        body: { clientName: bank.partner.clientName, transactionReferenceNumber },
      });
    }
    await bank.call('reverseCredit', { path: { transactionReferenceNumber: c } });
    await pay(bank, { paymentMode: 'NEFT' });
    await accounts(bank, 'deleteVirtualAccounts', [
      { virtualAccountNumber: 'ACME00000001', reason: 'OTHER' },
    ]);
    await advance(bank, 86_400);
    const { body } = await bank.call<ControlWire['InvariantReport']>('checkInvariants');
    expect(body.holds).toBe(true);
    expect(body.invariants.length).toBeGreaterThanOrEqual(9);
    expect(body.invariants.filter(({ checked }) => checked === 0)).toEqual([]);
    expect(await wholeList<Wire['Refund']>(bank, 'listRefunds', { status: 'PROCESSED' })).toHaveLength(2);
  });
});
