import { spawnSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { createSandbox, type Sandbox, type SandboxWorld } from '../../sandbox/index.ts';
import type { components } from '../../spec/generated/control.types.ts';
import type { OutgoingCommand } from '../drivers/protocol.ts';
import { PYTHON_CLIENT, PythonClient, type PythonOptions, whyNoPython } from './python-client.ts';

type Schemas = components['schemas'];

const isLeftOut = process.env['KHATA_WITHOUT_PYTHON'] === '1';
const why = isLeftOut ? undefined : whyNoPython();

if (isLeftOut) process.stderr.write('KHATA_WITHOUT_PYTHON=1: the Python reference client is not tested.\n');

test.skipIf(isLeftOut)('Python 3.9 or newer is there', () => {
  if (why !== undefined) throw new Error(why);
});

test('where Python is missing, one line says what to do', () => {
  const line = whyNoPython('no-such-python');
  expect(line).toMatch(/there is none: install Python 3\.9, or set KHATA_WITHOUT_PYTHON=1 .*\.$/);
});

const SECRET = `whsec_${Buffer.from('a notification secret for tests').toString('base64')}`;

describe.skipIf(isLeftOut || why !== undefined)('the Python reference client', () => {
  let sandbox: Sandbox;
  let world: SandboxWorld;
  let client: PythonClient;
  let physicalAccountNumber: string;

  beforeAll(async () => {
    sandbox = await createSandbox({ listen: true, fixture: 'empty' });
  });
  afterAll(async () => await sandbox.close());
  afterEach(async () => {
    await client.close();
    await world.delete();
  });

  async function begin(options?: PythonOptions): Promise<void> {
    world = await sandbox.world(undefined, { fixture: 'empty' });
    physicalAccountNumber = world.partner.physicalAccountNumber;
    client = await PythonClient.begin(world, { notificationSecret: SECRET, ...options });
  }

  async function arm(...scripts: Schemas['NewFaultScript'][]): Promise<void> {
    const { response } = await world.control.POST('/sandbox/v1/fault-scripts', { body: { scripts } });
    expect(response.status).toBe(201);
  }

  async function untilApplied(times: number): Promise<void> {
    await vi.waitFor(
      async () => {
        const { data } = await world.control.GET('/sandbox/v1/fault-scripts');
        expect(data?.data[0]?.applied).toBe(times);
      },
      { timeout: 10_000, interval: 20 },
    );
  }

  async function calls(operationId: string) {
    const { data } = await world.control.GET('/sandbox/v1/exchanges', { params: { query: { limit: 1000 } } });
    return (data?.data ?? [])
      .filter((one) => one.door === 'BANK' && one.operationId === operationId)
      .sort((a, b) => a.number - b.number);
  }

  async function open(...references: string[]): Promise<string[]> {
    const accounts = references.map((customerReference) => ({ customerReference, accountName: 'शर्मा स्टोर' }));
    const result = await client.work('createAccounts', { physicalAccountNumber, accounts });
    expect(result.outcome).toBe('SUCCEEDED');
    return (result.items ?? []).map((item) => item.virtualAccountNumber ?? '');
  }

  async function credit(
    virtualAccountNumber: string,
    amount = '250.00',
    more: Partial<Schemas['CreditNotice']> = {},
  ): Promise<Schemas['Transaction']> {
    const remitter = { name: 'Ravi Kumar', accountNumber: '50100012345678', ifsc: 'KHTA0000002' };
    const { data } = await world.control.POST('/sandbox/v1/credits', {
      body: { virtualAccountNumber, amount, paymentMode: 'IMPS', remitter, ...more },
    });
    if (!data?.transaction) throw new Error(`no credit: ${JSON.stringify(data)}`);
    return data.transaction;
  }

  async function creditMany(virtualAccountNumber: string, count: number): Promise<void> {
    const items = Array.from({ length: count }, (_, index) => ({
      virtualAccountNumber,
      amount: `${index + 1}.07`,
      paymentMode: 'IMPS' as const,
      remitter: { name: 'Ravi Kumar', accountNumber: '50100012345678', ifsc: 'KHTA0000002' },
    }));
    const { response } = await world.control.POST('/sandbox/v1/bulk-credits', { body: { items } });
    expect(response.status).toBe(207);
  }

  const sync = async (workers?: number) =>
    await client.work('syncTransactions', {
      physicalAccountNumbers: [physicalAccountNumber],
      ...(workers === undefined ? {} : { workers }),
    });

  test('says hello with every capability, and a new instance at each start', async () => {
    await begin();
    const first = client.hello;
    expect(first.capabilities).toHaveLength(15);
    await client.restart();
    expect(client.hello.instanceId).not.toBe(first.instanceId);
  });

  test('runs by itself, and ends with its input', async () => {
    await begin();
    const env = { PATH: process.env['PATH'], PYTHONPATH: PYTHON_CLIENT, LANG: 'C' };
    const input = '{"id":"1","operation":"hello","protocolVersion":1}\nno frame\n';
    const ended = spawnSync('python3', ['-m', 'khata_reference'], { env, input, encoding: 'utf8' });
    expect(ended.status).toBe(0);
    expect(JSON.parse(ended.stdout)).toMatchObject({ id: '1', result: { protocolVersion: 1 } });
    expect(ended.stderr).toContain('no command of the protocol');
  });

  test('answers what it does not know with unsupported, and misuse with an error', async () => {
    await begin();
    const send = async (command: object) => (await client.send(command as OutgoingCommand)).kind;
    expect(await send({ operation: 'fly', commandId: 'c' })).toBe('UNSUPPORTED');
    expect(await send({ operation: 'ledger', session: 'another' })).toBe('ERROR');
    expect(await send({ operation: 'outcome', input: {} })).toBe('ERROR');
  });

  test('repeats a create whose answer was lost with the same key and bytes', async () => {
    await begin();
    await arm({ operation: 'createVirtualAccounts', do: { type: 'LOST' } });
    const [number] = await open('C-1');
    const [first, second, ...others] = await calls('createVirtualAccounts');
    expect(others).toEqual([]);
    expect(second?.idempotencyKey).toBe(first?.idempotencyKey);
    expect(second?.requestBody).toBe(first?.requestBody);
    expect(second?.replayed).toBe(true);
    expect(number).toMatch(new RegExp(`^${world.partner.virtualAccountPrefix}[A-Z2-7]{16}$`));
  });

  test('opens 250 accounts in three calls with three keys, and no customer a second one', async () => {
    await begin();
    const references = Array.from({ length: 250 }, (_, index) => `C-${index}`);
    const numbers = await open(...references);
    expect(new Set(numbers).size).toBe(250);
    expect(await open('C-7', 'C-8')).toEqual([numbers[7], numbers[8]]);
    const made = await calls('createVirtualAccounts');
    expect(new Set(made.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(3);
  });

  test('reads a 207 item by item, and sends only what failed again', async () => {
    await begin();
    const good = { customerReference: 'good', accountName: 'Good' };
    const late = { customerReference: 'late', accountName: 'Late', validTo: '2020-01-01' };
    const work = { physicalAccountNumber, accounts: [good, late] };
    const result = await client.work('createAccounts', work, 'mixed');
    expect(result.outcome).toBe('FAILED');
    expect(result.items?.map(({ outcome, code }) => [outcome, code])).toEqual([
      ['SUCCEEDED', undefined],
      ['FAILED', 'INVALID_VALIDITY'],
    ]);
    expect(await client.outcome('mixed')).toEqual(result);
    const accounts = [good, { ...late, validTo: '2099-01-01' }];
    const again = await client.work('createAccounts', { physicalAccountNumber, accounts });
    expect(again.outcome).toBe('SUCCEEDED');
    const [, second] = await calls('createVirtualAccounts');
    expect(JSON.parse(second?.requestBody ?? '').items).toHaveLength(1);
  });

  test('says UNKNOWN of a create that was never answered, and learns its fate after a kill', async () => {
    await begin({ requestDeadlineMilliseconds: 100 });
    await arm({
      operation: 'createVirtualAccounts',
      when: { type: 'FIRST', count: 50 },
      do: { type: 'STALL_HEADERS', milliseconds: 60_000 },
    });
    const work = { physicalAccountNumber, accounts: [{ customerReference: 'C', accountName: 'C' }] };
    const result = await client.work('createAccounts', work, 'stalled');
    expect(result).toMatchObject({ outcome: 'UNKNOWN', items: [{ outcome: 'UNKNOWN' }] });
    await world.control.DELETE('/sandbox/v1/fault-scripts');
    await client.restart();
    expect(await client.work('createAccounts', work, 'stalled')).toMatchObject({ outcome: 'SUCCEEDED' });
    const made = await calls('createVirtualAccounts');
    expect(new Set(made.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1);
    expect(new Set(made.map(({ requestBody }) => requestBody)).size).toBe(1);
  });

  test('gives up an answer that drips, headers and all', async () => {
    await begin({ requestDeadlineMilliseconds: 200 });
    await arm({
      operation: 'createVirtualAccounts',
      do: { type: 'SLOW_DRIP', bytes: 1, milliseconds: 50 },
    });
    await open('C-1');
    expect(await calls('createVirtualAccounts')).toHaveLength(2);
    expect(client.log()).toContain('TIMED_OUT');
  });

  test('books 250 credits once, duplicated, reordered and by two workers', async () => {
    await begin();
    const [number = ''] = await open('C-1');
    await creditMany(number, 250);
    await world.control.PUT('/sandbox/v1/limits', { body: { batchLimit: 40 } });
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
    const { entries } = await client.ledger();
    expect(entries.map(({ amount }) => Number.parseInt(amount, 10)).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 250 }, (_, index) => index + 1),
    );
    expect(entries.every(({ state, amount }) => state === 'BOOKED' && amount.endsWith('.07'))).toBe(true);
    const { data } = await world.control.GET('/sandbox/v1/fault-scripts');
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
    expect((await client.ledger()).entries).toEqual([]);
    expect(await calls('acknowledgeTransactionBatch')).toEqual([]);
    await world.control.DELETE('/sandbox/v1/fault-scripts');
    expect(await sync()).toEqual({ outcome: 'SUCCEEDED' });
    expect((await client.ledger()).entries).toHaveLength(1);
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
    void client.send({ ...asked, input: { physicalAccountNumbers: [physicalAccountNumber] } });
    await untilApplied(1);
    await client.restart();
    expect((await client.ledger()).entries).toHaveLength(100);
    expect(await sync()).toEqual({ outcome: 'SUCCEEDED' });
    expect((await client.ledger()).entries).toHaveLength(130);
  });

  test('keeps reversals, suspense and what cannot be processed apart, whatever the order', async () => {
    await begin();
    const [number = ''] = await open('C-1');
    const elsewhere = `${world.partner.virtualAccountPrefix}ELSEWHERE`;
    await world.bank.POST('/v1/virtual-accounts', {
      params: { header: { 'Idempotency-Key': 'elsewhere' } },
      body: { physicalAccountNumber, items: [{ virtualAccountNumber: elsewhere, accountName: 'Other' }] },
    });
    const drained = await credit(number, '7.00');
    const fetched = await world.bank.POST('/v1/transaction-batches', { body: { physicalAccountNumber } });
    const batch = fetched.data?.batch;
    await world.bank.POST('/v1/transaction-batches/{batchId}/acknowledgement', {
      params: { path: { batchId: batch?.batchId ?? '' } },
      body: { numberOfTransactions: 1, controlSum: '7.00' },
    });
    const booked = await credit(number, '8.00');
    await credit(elsewhere, '9.00');
    for (const { transactionReferenceNumber } of [drained, booked])
      await world.control.POST('/sandbox/v1/credits/{transactionReferenceNumber}/reversal', {
        params: { path: { transactionReferenceNumber } },
        body: {},
      });
    await arm({ operation: 'fetchTransactionBatch', do: { type: 'REORDER' } });
    expect(await sync()).toEqual({ outcome: 'SUCCEEDED' });
    const { entries } = await client.ledger();
    expect(entries.map(({ entryType, amount, state }) => `${entryType} ${amount} ${state}`)).toEqual([
      'CREDIT 8.00 BOOKED',
      'CREDIT 9.00 SUSPENSE',
      'REVERSAL 7.00 PARKED',
      'REVERSAL 8.00 BOOKED',
    ]);
    const wanted = { utr: booked.utr, virtualAccountNumber: number, amount: '8.00' };
    expect(await client.work('requestRefund', wanted)).toEqual({
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
    const { entries } = await client.ledger();
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
      expect(await client.work('requestRefund', { utr, virtualAccountNumber: number, amount })).toEqual({
        outcome: 'SUCCEEDED',
      });
    expect((await client.ledger()).refunds.map(({ state }) => state)).toEqual(['PENDING', 'PENDING']);
    await world.control.POST('/sandbox/v1/clock/advance', { body: { seconds: 120 } });
    // The client asks when it was told to, in 5 s; nothing hurries it.
    await vi.waitFor(
      async () =>
        expect((await client.ledger()).refunds.map(({ state }) => state)).toEqual(['PAID', 'RESTORED']),
      { timeout: 15_000, interval: 100 },
    );
    const asked = await calls('getRefund');
    expect(asked).toHaveLength(2);
    const again = { utr: paid.utr, virtualAccountNumber: number, amount: '10.00' };
    expect(await client.work('requestRefund', again)).toEqual({
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
    await client.work('enquireTransactions', { physicalAccountNumber, from, to: '2027-03-31T18:29:59Z' });
    const [asked] = await calls('listTransactions');
    expect(new URLSearchParams(asked?.query).get('fromDate')).toBe('2027-03-31');
    expect(new URLSearchParams(asked?.query).get('toDate')).toBe('2027-03-31');
    const { data } = await world.control.GET('/sandbox/v1/clock');
    const now = new Date(data?.now ?? '').toISOString();
    const today = { physicalAccountNumber, from: now, to: now };
    expect((await client.work('enquireTransactions', today)).transactionReferenceNumbers).toEqual([
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
      (await client.work('receiveNotification', { headers, body })).outcome;
    expect(await receive(signed(`whsec_${Buffer.from('another').toString('base64')}`, now))).toBe('FAILED');
    expect(await receive(signed(SECRET, now - 400))).toBe('FAILED');
    expect((await client.ledger()).entries).toEqual([]);
    expect(await receive(signed(SECRET, now))).toBe('SUCCEEDED');
    expect(await receive(signed(SECRET, now))).toBe('SUCCEEDED');
    await sync();
    expect((await client.ledger()).entries).toHaveLength(1);
  });

  test('modifies with the full list of remitters, and takes a deletion of the deleted as done', async () => {
    await begin();
    const [one, two] = ['A', 'B'].map((end) => ({
      accountNumber: `5010001234567${end}`,
      ifsc: 'KHTA0000002',
    }));
    if (!one || !two) throw new Error('two remitters');
    const account = { customerReference: 'C-1', accountName: 'Asha', allowedRemitters: [one] };
    const opened = await client.work('createAccounts', { physicalAccountNumber, accounts: [account] });
    const virtualAccountNumber = opened.items?.[0]?.virtualAccountNumber ?? '';
    const changes = [{ virtualAccountNumber, addRemitters: [two] }];
    expect((await client.work('modifyAccounts', { changes })).outcome).toBe('SUCCEEDED');
    const params = { path: { virtualAccountNumber } };
    const { data } = await world.bank.GET('/v1/virtual-accounts/{virtualAccountNumber}', { params });
    expect(data?.allowedRemitters).toEqual([one, two]);
    for (const _ of [1, 2])
      expect(
        (await client.work('deleteAccounts', { virtualAccountNumbers: [virtualAccountNumber] })).outcome,
      ).toBe('SUCCEEDED');
    expect(await client.work('modifyAccounts', { changes })).toMatchObject({
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
    const work = { physicalAccountNumber, accounts };
    expect(await client.work('createAccounts', work)).toMatchObject({
      outcome: 'UNKNOWN',
      code: 'SHUTTING_DOWN',
    });
    expect(await calls('createVirtualAccounts')).toHaveLength(8);
    await world.control.DELETE('/sandbox/v1/fault-scripts');
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
    const files = readdirSync(client.input.dataDir).map((name) =>
      readFileSync(join(client.input.dataDir, name), 'latin1'),
    );
    expect(client.log()).toContain('fetchTransactionBatch');
    for (const text of [client.log(), ...files])
      for (const secret of [world.partner.clientSecret, SECRET, SECRET.slice(6), 'Bearer'])
        expect(text.includes(secret)).toBe(false);
  });
});
