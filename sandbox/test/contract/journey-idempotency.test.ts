import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { manualClock } from '../../lib/clock.ts';
import { makeBusy } from './busy-world.ts';
import { operationOf } from './contract-bundle.ts';
import type { Answer } from './documented-answer.ts';
import {
  acceptedRefund,
  acknowledge,
  basicHeader,
  bearerToken,
  fetchBatch,
  type Wire,
} from './example-calls.ts';
import {
  accounts,
  advance,
  codeOf,
  fates,
  fetchAnswer,
  pay,
  wholeList,
  worldCounts,
} from './journey-steps.ts';
import {
  type Call,
  freshKey,
  OTHER_ACCOUNT,
  OTHER_KEY,
  openSandbox,
  requestFor,
  START,
  type WatchedSandbox,
} from './watched-sandbox.ts';

const HOUR = 3600;
const ITEM = { virtualAccountNumber: 'ACME00020001', accountName: 'Store 1' };

const create = (
  bank: WatchedSandbox,
  key: string,
  items: readonly object[] = [ITEM],
  headers: Call['headers'] = {},
) => accounts(bank, 'createVirtualAccounts', items, { headers: { 'idempotency-key': key, ...headers } });

function expectReplay(again: Answer, first: Answer): void {
  expect(again.headers.get('idempotency-replayed')).toBe('true');
  expect(again.status).toBe(first.status);
  expect(again.headers.get('content-type')).toBe(first.headers.get('content-type'));
  expect(again.text).toBe(first.text);
}

describe('a repeated command', () => {
  let bank: WatchedSandbox;
  beforeEach(async () => {
    bank = await openSandbox();
  });

  it('with the same key and bytes gets the same answer, marked, and has no second effect', async () => {
    const first = await create(bank, 'key');
    expect(first.headers.has('idempotency-replayed')).toBe(false);
    await advance(bank, HOUR);
    expectReplay(await create(bank, 'key'), first);
    expect((await worldCounts(bank)).virtualAccounts).toBe(11);
  });

  it('has a request id of its own', async () => {
    const first = await create(bank, 'key');
    const again = await create(bank, 'key');
    expect(again.headers.get('x-request-id')).not.toBe(first.headers.get('x-request-id'));
  });

  it('with other bytes under its key is refused, and the first answer stays', async () => {
    const first = await create(bank, 'key');
    const other = await create(bank, 'key', [{ ...ITEM, accountName: 'Another' }]);
    expect([other.status, codeOf(other)]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
    expectReplay(await create(bank, 'key'), first);
  });

  it('may write its key in quotes or without', async () => {
    const first = await create(bank, '"quoted-1"');
    expectReplay(await create(bank, 'quoted-1'), first);
  });

  it('is another one under another key', async () => {
    await create(bank, 'one');
    const other = await create(bank, 'two');
    expect(other.headers.has('idempotency-replayed')).toBe(false);
    expect(fates(other)).toEqual([[409, 'VIRTUAL_ACCOUNT_NUMBER_TAKEN']]);
  });

  it('is another one of another operation, application or organisation, though the key is the same', async () => {
    await create(bank, 'key');
    const removed = await accounts(
      bank,
      'deleteVirtualAccounts',
      [{ virtualAccountNumber: 'ACME00020001', reason: 'OTHER' }],
      { headers: { 'idempotency-key': 'key' } },
    );
    expect(fates(removed)).toEqual([[200, undefined]]);
    const authorization = `Bearer ${await bearerToken(bank)}`;
    const byOauth = await create(bank, 'key', [ITEM], { 'x-api-key': null, authorization });
    expect(fates(byOauth)).toEqual([[409, 'VIRTUAL_ACCOUNT_NUMBER_TAKEN']]);
    const body = {
      physicalAccountNumber: OTHER_ACCOUNT,
      items: [{ virtualAccountNumber: 'BETA00020001', accountName: 'B' }],
    };
    const byOther = await bank.call<Wire['BulkResponse']>('createVirtualAccounts', {
      body,
      headers: { 'idempotency-key': 'key', 'x-api-key': OTHER_KEY },
    });
    expect(fates(byOther)).toEqual([[201, undefined]]);
  });

  const STORED: { code: string; call: Call; operationId: string }[] = [
    {
      code: 'PHYSICAL_ACCOUNT_NOT_FOUND',
      operationId: 'createVirtualAccounts',
      call: { body: { physicalAccountNumber: '999999999', items: [ITEM] } },
    },
    {
      code: 'TRANSACTION_NOT_FOUND',
      operationId: 'initiateRefund',
      call: { body: { clientName: 'Acme Retail Pvt Ltd', transactionReferenceNumber: 'KT00000000000Z' } },
    },
  ];

  it.each(STORED)(
    'that was refused with $code gets the same refusal, byte for byte',
    async ({ operationId, call, code }) => {
      const keyed = { ...call, headers: { 'idempotency-key': 'key' } };
      const first = await bank.call(operationId, keyed);
      expect(codeOf(first)).toBe(code);
      expectReplay(await bank.call(operationId, keyed), first);
    },
  );

  it('that was refused for its business stays refused, though the business has changed', async () => {
    const key = freshKey();
    const items = [{ ...ITEM, virtualAccountNumber: 'ACME00000001' }];
    const atomic = () =>
      accounts(bank, 'createVirtualAccounts', items, { atomic: true, headers: { 'idempotency-key': key } });
    const first = await atomic();
    expect([first.status, codeOf(first)]).toEqual([422, 'BULK_REJECTED']);
    expectReplay(await atomic(), first);
  });

  it('that was refused for its form or its caller may use the key for the corrected call', async () => {
    const wrong = await create(bank, 'key', [{ ...ITEM, nonsense: 1 }]);
    expect(wrong.status).toBe(400);
    const stranger = await create(bank, 'key', [ITEM], { 'x-api-key': 'nobody' });
    expect(stranger.status).toBe(401);
    const right = await create(bank, 'key');
    expect(fates(right)).toEqual([[201, undefined]]);
    expect(right.headers.has('idempotency-replayed')).toBe(false);
  });

  it('of which eight are sent at once has one effect; the others are told to wait or get its answer', async () => {
    const { transactionReferenceNumber } = (await pay(bank)).body.transaction ?? {
      transactionReferenceNumber: '',
    };
    const call: Call = {
      body: { clientName: bank.partner.clientName, transactionReferenceNumber },
      headers: { 'idempotency-key': 'key' },
    };
    const answers = await Promise.all(Array.from({ length: 8 }, () => bank.call('initiateRefund', call)));
    const made = answers.filter(({ status }) => status === 201);
    expect(new Set(made.map(({ text }) => text)).size).toBe(1);
    for (const answer of answers.filter(({ status }) => status !== 201))
      expect(codeOf(answer)).toBe('IDEMPOTENCY_IN_PROGRESS');
    expect((await worldCounts(bank)).refunds).toBe(1);
    expectReplay(await bank.call('initiateRefund', call), made[0] as Answer);
  });

  it('is known for a day of the world, and forgotten after it', async () => {
    const first = await create(bank, 'key');
    await advance(bank, 24 * HOUR - 1);
    expectReplay(await create(bank, 'key'), first);
    await advance(bank, 1);
    expect(fates(await create(bank, 'key'))).toEqual([[409, 'VIRTUAL_ACCOUNT_NUMBER_TAKEN']]);
  });
});

describe('a restart', () => {
  let folder: string;
  let bank: WatchedSandbox;
  const clock = manualClock(START);

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'khata-contract-'));
    clock.set(START);
    bank = await openSandbox({ data: folder, fixture: 'empty', clock });
  });

  afterEach(async () => {
    await bank.close();
    await rm(folder, { recursive: true });
  });

  async function restart(): Promise<void> {
    await bank.close();
    bank = await openSandbox({ data: folder, fixture: 'empty', clock });
  }

  /** The bytes of every GET of the bank, objects and lists. */
  async function everyGet(): Promise<Record<string, string>> {
    const texts: Record<string, string> = {};
    const read = async (operationId: string, call: Call) => {
      const request = requestFor(operationOf(operationId), call, {
        url: 'http://localhost',
        apiKey: bank.partner.apiKey,
      });
      texts[request.url] = (await bank.send(request)).text;
    };
    const items: [string, string, string][] = [
      ['listVirtualAccounts', 'getVirtualAccount', 'virtualAccountNumber'],
      ['listTransactions', 'getTransaction', 'transactionReferenceNumber'],
      ['listTransactionBatches', 'getTransactionBatch', 'batchId'],
      ['listRefunds', 'getRefund', 'refundId'],
    ];
    for (const [list, get, name] of items) {
      await read(list, {});
      await read(list, { query: { limit: 1 } });
      for (const one of await wholeList<Record<string, string>>(bank, list))
        await read(get, { path: { [name]: one[name] ?? '' } });
    }
    for (const operationId of ['getLimits', 'getWorld', 'getClock']) await read(operationId, {});
    return texts;
  }

  it('changes no byte of any GET', async () => {
    await makeBusy(bank);
    const before = await everyGet();
    expect(Object.keys(before).length).toBeGreaterThan(25);
    await restart();
    expect(await everyGet()).toEqual(before);
  });

  it('keeps the stored answers of keys, refusals included', async () => {
    const first = await create(bank, 'made');
    const refused = await create(bank, 'refused', [{ ...ITEM, virtualAccountNumber: 'ZENO00020001' }]);
    const missing: Call = {
      body: { physicalAccountNumber: '999999999', items: [ITEM] },
      headers: { 'idempotency-key': 'missing' },
    };
    const notFound = await bank.call('createVirtualAccounts', missing);
    await restart();
    expectReplay(await create(bank, 'made'), first);
    expectReplay(await create(bank, 'refused', [{ ...ITEM, virtualAccountNumber: 'ZENO00020001' }]), refused);
    expectReplay(await bank.call('createVirtualAccounts', missing), notFound);
    expect(codeOf(await create(bank, 'made', [{ ...ITEM, accountName: 'Other' }]))).toBe(
      'IDEMPOTENCY_KEY_REUSED',
    );
  });

  it('gives the open batch again byte for byte, and counts its deliveries anew', async () => {
    await makeBusy(bank);
    const open = await fetchAnswer(bank);
    expect(Number(open.headers.get('delivery-attempt'))).toBe(2);
    await restart();
    const again = await fetchAnswer(bank);
    expect(again.text).toBe(open.text);
    expect(again.headers.get('delivery-attempt')).toBe('1');
  });

  it('keeps the receipt of an acknowledgement', async () => {
    await makeBusy(bank);
    const batch = await fetchBatch(bank);
    const receipt = await acknowledge(bank, batch);
    await restart();
    expect((await acknowledge(bank, batch)).text).toBe(receipt.text);
  });

  it('runs what fell due meanwhile at its own instant', async () => {
    const { transactionReferenceNumber } = await makeBusy(bank);
    const { refundId } = await acceptedRefund(bank, transactionReferenceNumber);
    await pay(bank, { paymentMode: 'NEFT', utr: 'NILGN26327000417' });
    await bank.close();
    clock.advance(10 * HOUR * 1000);
    bank = await openSandbox({ data: folder, fixture: 'empty', clock });
    const refund = await bank.call<Wire['Refund']>('getRefund', { path: { refundId } });
    expect(refund.body).toMatchObject({ status: 'PROCESSED', updatedAt: '2026-11-23T11:00:30.000+05:30' });
    const [posted] = await wholeList<Wire['Transaction']>(bank, 'listTransactions', {
      utr: 'NILGN26327000417',
    });
    expect(posted?.postedAt).toBe('2026-11-23T11:30:00.000+05:30');
  });

  it('keeps access tokens, and a clock that stands', async () => {
    const token = await bearerToken(bank);
    await bank.call('setClock', { body: { now: '2026-11-23T11:20:00+05:30', frozen: true } });
    await restart();
    const headers = { 'x-api-key': null, authorization: `Bearer ${token}` };
    expect((await bank.call('listRefunds', { headers })).status).toBe(200);
    expect((await bank.call('getClock')).body).toMatchObject({
      now: '2026-11-23T11:20:00.000+05:30',
      mode: 'FROZEN',
    });
  });

  it('with the host clock set back shows no earlier instant than before', async () => {
    await create(bank, 'key');
    await bank.close();
    clock.set(START - 5 * HOUR * 1000);
    bank = await openSandbox({ data: folder, fixture: 'empty', clock });
    expect((await bank.call('getClock')).body).toMatchObject({ now: '2026-11-23T11:00:00.000+05:30' });
  });

  it('keeps no secret in clear on disk', async () => {
    const { clientId, clientSecret } = bank.partner;
    const token = await bearerToken(bank);
    const headers = { authorization: basicHeader(clientId, clientSecret) };
    expect(
      (await bank.call('issueToken', { headers, body: { grant_type: 'client_credentials' } })).status,
    ).toBe(200);
    await bank.close();
    const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) =>
      entry.isFile(),
    );
    const texts = await Promise.all(
      files.map((file) => readFile(join(file.parentPath, file.name), 'latin1')),
    );
    const written = texts.join('\n');
    expect(written).toContain(clientId);
    for (const secret of [token, clientSecret]) expect(written).not.toContain(secret);
    bank = await openSandbox({ data: folder, fixture: 'empty', clock });
  });
});
