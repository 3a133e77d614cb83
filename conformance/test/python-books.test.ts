import { createHmac } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { pythonBench, SECRET } from './python-bench.ts';
import { isPythonLeftOut, whyNoPython } from './python-client.ts';

const why = isPythonLeftOut ? undefined : whyNoPython();

describe.skipIf(isPythonLeftOut || why !== undefined)('the books of the Python reference client', () => {
  const bench = pythonBench();
  const { begin, arm, untilApplied, calls, open, credit, creditMany, sync } = bench;

  test('books 250 credits once, duplicated, reordered and by two workers', async () => {
    await begin();
    const [number = ''] = await open('C-1');
    await creditMany(number, 250);
    await bench.world.control.PUT('/sandbox/v1/limits', { body: { batchLimit: 40 } });
    await arm(
      { operation: 'fetchTransactionBatch', do: { type: 'DUPLICATE_RECORD' } },
      { operation: 'fetchTransactionBatch', do: { type: 'REORDER' } },
      { operation: 'fetchTransactionBatch', do: { type: 'DUPLICATE_BATCH' } },
      { operation: 'fetchTransactionBatch', do: { type: 'OVERLAPPING_BATCH', records: 3 } },
      { operation: 'fetchTransactionBatch', do: { type: 'SHORT_BATCH', records: 4 } },
      { operation: 'fetchTransactionBatch', do: { type: 'UNKNOWN_ENUM' } },
      { operation: 'acknowledgeTransactionBatch', do: { type: 'EMPTY_ANSWER', processed: false } },
    );
    expect(await sync(2)).toEqual({ outcome: 'SUCCEEDED' });
    const { entries } = await bench.client.ledger();
    expect(entries.map(({ amount }) => Number.parseInt(amount, 10)).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 250 }, (_, index) => index + 1),
    );
    expect(entries.every(({ state, amount }) => state === 'BOOKED' && amount.endsWith('.07'))).toBe(true);
    const { data } = await bench.world.control.GET('/sandbox/v1/fault-scripts');
    expect(data?.data.map(({ do: { type }, applied }) => [type, applied])).toContainEqual([
      'DUPLICATE_BATCH',
      1,
    ]);
  });

  test('books nothing of a batch whose totals disagree, until it is served right', async () => {
    await begin();
    const [number = ''] = await open('C-1');
    await credit(number);
    await arm({
      operation: 'fetchTransactionBatch',
      when: { type: 'FIRST', count: 50 },
      do: { type: 'CONTROL_SUM_MISMATCH' },
    });
    expect(await sync()).toEqual({ outcome: 'FAILED', code: 'CONTROL_TOTALS_MISMATCH' });
    expect((await bench.client.ledger()).entries).toEqual([]);
    expect(await calls('acknowledgeTransactionBatch')).toEqual([]);
    await bench.world.control.DELETE('/sandbox/v1/fault-scripts');
    expect(await sync()).toEqual({ outcome: 'SUCCEEDED' });
    expect((await bench.client.ledger()).entries).toHaveLength(1);
  });

  test('goes on where it was killed while an acknowledgement was not answered', async () => {
    await begin({ requestDeadlineMilliseconds: 20_000 });
    const [number = ''] = await open('C-1');
    await creditMany(number, 130);
    await arm({
      operation: 'acknowledgeTransactionBatch',
      do: { type: 'STALL_HEADERS', milliseconds: 60_000 },
    });
    const asked = { operation: 'syncTransactions', commandId: 'killed' } as const;
    void bench.client.send({ ...asked, input: { physicalAccountNumbers: [bench.physicalAccountNumber] } });
    await untilApplied(1);
    await bench.client.restart();
    expect((await bench.client.ledger()).entries).toHaveLength(100);
    expect(await sync()).toEqual({ outcome: 'SUCCEEDED' });
    expect((await bench.client.ledger()).entries).toHaveLength(130);
  });

  test('keeps reversals, suspense and what cannot be processed apart, whatever the order', async () => {
    await begin();
    const [number = ''] = await open('C-1');
    const elsewhere = `${bench.world.partner.virtualAccountPrefix}ELSEWHERE`;
    await bench.world.bank.POST('/v1/virtual-accounts', {
      params: { header: { 'Idempotency-Key': 'elsewhere' } },
      body: {
        physicalAccountNumber: bench.physicalAccountNumber,
        items: [{ virtualAccountNumber: elsewhere, accountName: 'Other' }],
      },
    });
    const drained = await credit(number, '7.00');
    const fetched = await bench.world.bank.POST('/v1/transaction-batches', {
      body: { physicalAccountNumber: bench.physicalAccountNumber },
    });
    const batch = fetched.data?.batch;
    await bench.world.bank.POST('/v1/transaction-batches/{batchId}/acknowledgement', {
      params: { path: { batchId: batch?.batchId ?? '' } },
      body: { numberOfTransactions: 1, controlSum: '7.00' },
    });
    const booked = await credit(number, '8.00');
    await credit(elsewhere, '9.00');
    for (const { transactionReferenceNumber } of [drained, booked])
      await bench.world.control.POST('/sandbox/v1/credits/{transactionReferenceNumber}/reversal', {
        params: { path: { transactionReferenceNumber } },
        body: {},
      });
    await arm({ operation: 'fetchTransactionBatch', do: { type: 'REORDER' } });
    expect(await sync()).toEqual({ outcome: 'SUCCEEDED' });
    const { entries } = await bench.client.ledger();
    expect(entries.map(({ entryType, amount, state }) => `${entryType} ${amount} ${state}`)).toEqual([
      'CREDIT 8.00 BOOKED',
      'CREDIT 9.00 SUSPENSE',
      'REVERSAL 7.00 PARKED',
      'REVERSAL 8.00 BOOKED',
    ]);
    const wanted = { utr: booked.utr, virtualAccountNumber: number, amount: '8.00' };
    expect(await bench.client.work('requestRefund', wanted)).toEqual({
      outcome: 'FAILED',
      code: 'CREDIT_REVERSED',
    });
    expect(await calls('initiateRefund')).toEqual([]);
  });

  test('books amounts to the paisa, and account numbers and UTRs as they are written', async () => {
    await begin();
    const [number = ''] = await open('C-1');
    const amounts = [
      '9999999999999.99',
      '9007199254740.93',
      '9071992547409.91',
      '200000.00',
      '1000000000000.01',
    ];
    for (const amount of amounts) await credit(number, amount, { paymentMode: 'RTGS' });
    await credit(number, '0.01', { paymentMode: 'UPI', utr: '000000000012' });
    await sync();
    const { entries } = await bench.client.ledger();
    expect(entries.map(({ amount }) => amount)).toEqual([...amounts, '0.01']);
    expect(entries.at(-1)).toMatchObject({ utr: '000000000012', virtualAccountNumber: number });
  });

  test('tells a refund PAID only when it is, and owed again when it came back', async () => {
    await begin();
    const [number = ''] = await open('C-1');
    const paid = await credit(number, '10.00');
    const returned = await credit(number, '20.00', {
      remitter: { name: 'R', accountNumber: 'SANDBOXFAILED01', ifsc: 'KHTA0000002' },
    });
    await sync();
    await arm({ operation: 'initiateRefund', do: { type: 'LOST' } });
    for (const { utr, amount } of [paid, returned])
      expect(await bench.client.work('requestRefund', { utr, virtualAccountNumber: number, amount })).toEqual(
        {
          outcome: 'SUCCEEDED',
        },
      );
    expect((await bench.client.ledger()).refunds.map(({ state }) => state)).toEqual(['PENDING', 'PENDING']);
    await bench.world.control.POST('/sandbox/v1/clock/advance', { body: { seconds: 120 } });
    // The client asks when it was told to, in 5 s; nothing hurries it.
    await vi.waitFor(
      async () =>
        expect((await bench.client.ledger()).refunds.map(({ state }) => state)).toEqual(['PAID', 'RESTORED']),
      { timeout: 15_000, interval: 100 },
    );
    const asked = await calls('getRefund');
    expect(asked).toHaveLength(2);
    const again = { utr: paid.utr, virtualAccountNumber: number, amount: '10.00' };
    expect(await bench.client.work('requestRefund', again)).toEqual({
      outcome: 'FAILED',
      code: 'ALREADY_REFUNDED',
    });
    expect(await calls('initiateRefund')).toHaveLength(3);
  });

  test('renews an expired token once, however many calls meet it, and repeats their keys and bytes', async () => {
    await begin();
    await open('C-0');
    await arm({
      operation: 'createVirtualAccounts',
      match: { attempt: 1 },
      when: { type: 'FIRST', count: 3 },
      do: { type: 'TOKEN_EXPIRED' },
    });
    await Promise.all([open('C-1'), open('C-2'), open('C-3')]);
    const made = await calls('createVirtualAccounts');
    expect(new Set(made.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(4);
    expect(made).toHaveLength(7);
    expect((await calls('issueToken')).length).toBeLessThanOrEqual(4);
  });

  test('does not loop when its key is refused', async () => {
    await begin({ credentials: { kind: 'API_KEY', apiKey: 'no-such-key-at-all' } });
    expect(await sync()).toEqual({ outcome: 'FAILED', code: 'CREDENTIALS_INVALID' });
    expect(await calls('fetchTransactionBatch')).toHaveLength(1);
  });

  test('enquires by Indian days, whatever the time zone of its machine', async () => {
    await begin({ env: { TZ: 'America/New_York' } });
    const [number = ''] = await open('C-1');
    const { transactionReferenceNumber } = await credit(number);
    const from = '2027-03-30T18:40:00Z';
    await bench.client.work('enquireTransactions', {
      physicalAccountNumber: bench.physicalAccountNumber,
      from,
      to: '2027-03-31T18:29:59Z',
    });
    const [asked] = await calls('listTransactions');
    expect(new URLSearchParams(asked?.query).get('fromDate')).toBe('2027-03-31');
    expect(new URLSearchParams(asked?.query).get('toDate')).toBe('2027-03-31');
    const { data } = await bench.world.control.GET('/sandbox/v1/clock');
    const now = new Date(data?.now ?? '').toISOString();
    const today = { physicalAccountNumber: bench.physicalAccountNumber, from: now, to: now };
    expect((await bench.client.work('enquireTransactions', today)).transactionReferenceNumbers).toEqual([
      transactionReferenceNumber,
    ]);
  });

  test('takes a genuine notification once, and refuses a forged and a stale one', async () => {
    await begin();
    const [number = ''] = await open('C-1');
    const data = await credit(number);
    const body = JSON.stringify({ type: 'CREDIT_POSTED', timestamp: data.postedAt, data });
    const signed = (secret: string, at: number) => {
      const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
      const signature = createHmac('sha256', key).update(`msg_1.${at}.${body}`).digest('base64');
      return {
        'webhook-id': 'msg_1',
        'webhook-timestamp': String(at),
        'webhook-signature': `v1,${signature}`,
      };
    };
    const now = Math.floor(Date.now() / 1000);
    const receive = async (headers: Record<string, string>) =>
      (await bench.client.work('receiveNotification', { headers, body })).outcome;
    expect(await receive(signed(`whsec_${Buffer.from('another').toString('base64')}`, now))).toBe('FAILED');
    expect(await receive(signed(SECRET, now - 400))).toBe('FAILED');
    expect((await bench.client.ledger()).entries).toEqual([]);
    expect(await receive(signed(SECRET, now))).toBe('SUCCEEDED');
    expect(await receive(signed(SECRET, now))).toBe('SUCCEEDED');
    await sync();
    expect((await bench.client.ledger()).entries).toHaveLength(1);
  });

  test('modifies with the full list of remitters, and takes a deletion of the deleted as done', async () => {
    await begin();
    const [one, two] = ['A', 'B'].map((end) => ({
      accountNumber: `5010001234567${end}`,
      ifsc: 'KHTA0000002',
    }));
    if (!one || !two) throw new Error('two remitters');
    const account = { customerReference: 'C-1', accountName: 'Asha', allowedRemitters: [one] };
    const opened = await bench.client.work('createAccounts', {
      physicalAccountNumber: bench.physicalAccountNumber,
      accounts: [account],
    });
    const virtualAccountNumber = opened.items?.[0]?.virtualAccountNumber ?? '';
    const changes = [{ virtualAccountNumber, addRemitters: [two] }];
    expect((await bench.client.work('modifyAccounts', { changes })).outcome).toBe('SUCCEEDED');
    const params = { path: { virtualAccountNumber } };
    const { data } = await bench.world.bank.GET('/v1/virtual-accounts/{virtualAccountNumber}', { params });
    expect(data?.allowedRemitters).toEqual([one, two]);
    for (const _ of [1, 2])
      expect(
        (await bench.client.work('deleteAccounts', { virtualAccountNumbers: [virtualAccountNumber] }))
          .outcome,
      ).toBe('SUCCEEDED');
    expect(await bench.client.work('modifyAccounts', { changes })).toMatchObject({
      outcome: 'FAILED',
      code: 'VIRTUAL_ACCOUNT_DELETED',
    });
  });

  test('waits as long as Retry-After says, and stays within its attempts in an outage', async () => {
    await begin();
    await arm({
      operation: 'createVirtualAccounts',
      when: { type: 'FIRST', count: 50 },
      do: { type: 'STATUS', status: 503, retryAfterSeconds: 0 },
    });
    const accounts = [{ customerReference: 'C-0', accountName: 'C' }];
    const work = { physicalAccountNumber: bench.physicalAccountNumber, accounts };
    expect(await bench.client.work('createAccounts', work)).toMatchObject({
      outcome: 'UNKNOWN',
      code: 'SHUTTING_DOWN',
    });
    expect(await calls('createVirtualAccounts')).toHaveLength(8);
    await bench.world.control.DELETE('/sandbox/v1/fault-scripts');
    await arm({
      operation: 'createVirtualAccounts',
      do: { type: 'STATUS', status: 429, retryAfterSeconds: 1 },
    });
    await open('C-1');
    const [first, second] = (await calls('createVirtualAccounts')).slice(8);
    expect(Date.parse(second?.startedAt ?? '') - Date.parse(first?.at ?? '')).toBeGreaterThanOrEqual(950);
  });

  test('writes no secret to its log or its files', async () => {
    await begin();
    const [number = ''] = await open('C-1');
    await credit(number);
    await sync();
    const files = readdirSync(bench.client.input.dataDir).map((name) =>
      readFileSync(join(bench.client.input.dataDir, name), 'latin1'),
    );
    expect(bench.client.log()).toContain('fetchTransactionBatch');
    for (const text of [bench.client.log(), ...files])
      for (const secret of [bench.world.partner.clientSecret, SECRET, SECRET.slice(6), 'Bearer'])
        expect(text.includes(secret)).toBe(false);
  });
});
