import { beforeEach, describe, expect, it } from 'vitest';
import { acknowledge, fetchBatch, totalsOf, type Wire } from './example-calls.ts';
import { advance, codeOf, credit, fetchAnswer, wholeList, worldCounts } from './journey-steps.ts';
import { OTHER_ACCOUNT, OTHER_KEY, openSandbox, type WatchedSandbox } from './watched-sandbox.ts';

let bank: WatchedSandbox;

beforeEach(async () => {
  bank = await openSandbox({ plans: 'off' });
});

const readBatch = (batchId: string) =>
  bank.call<Wire['TransactionBatchResponse']>('getTransactionBatch', { path: { batchId } });
const acknowledgeWith = (batchId: string, body: object) =>
  bank.call<Wire['Acknowledgement']>('acknowledgeTransactionBatch', { path: { batchId }, body });

describe('fetching the stream', () => {
  it("gives the demo's 250 credits in batches of 100, 100 and 50, and then nothing", async () => {
    const batches: Wire['TransactionBatch'][] = [];
    const polls: number[] = [];
    for (;;) {
      const { status, body } = await fetchAnswer(bank);
      polls.push(body.nextPollAfterSeconds);
      expect(status).toBe(body.batch === null ? 200 : 201);
      if (body.batch === null) break;
      batches.push(body.batch);
      await acknowledge(bank, body.batch);
    }
    expect(
      batches.map((batch) => [batch.batchNumber, batch.numberOfTransactions, batch.moreAvailable]),
    ).toEqual([
      [1, 100, true],
      [2, 100, true],
      [3, 50, false],
    ]);
    expect(polls).toEqual([0, 0, 60, 60]);
    const entries = batches.flatMap((batch) => batch.transactions);
    expect(entries.map((entry) => entry.sequenceNumber)).toEqual(
      Array.from({ length: 250 }, (_, i) => i + 1),
    );
    expect(new Set(entries.map((entry) => entry.transactionReferenceNumber)).size).toBe(250);
    for (const batch of batches)
      expect(totalsOf(batch.transactions)).toEqual({
        numberOfTransactions: batch.numberOfTransactions,
        controlSum: batch.controlSum,
      });
    expect(await worldCounts(bank)).toMatchObject({ undelivered: 0, batches: 3 });
  });

  it('gives the open batch again byte for byte, whatever has happened since, and counts the deliveries', async () => {
    const first = await fetchAnswer(bank);
    await credit(bank);
    await advance(bank, 7 * 86_400);
    const again = await fetchAnswer(bank);
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.text).toBe(first.text);
    expect([first.headers.get('delivery-attempt'), again.headers.get('delivery-attempt')]).toEqual([
      '1',
      '2',
    ]);
    expect((await fetchAnswer(bank)).headers.get('delivery-attempt')).toBe('3');
  });

  it('gives a batch by its id in the same bytes, open and acknowledged, without moving the stream', async () => {
    const first = await fetchAnswer(bank);
    const batch = first.body.batch as Wire['TransactionBatch'];
    expect((await readBatch(batch.batchId)).text).toBe(first.text);
    await acknowledge(bank, batch);
    const later = await readBatch(batch.batchId);
    expect(later.text).toBe(first.text);
    expect(later.headers.has('delivery-attempt')).toBe(false);
    expect((await fetchBatch(bank)).batchNumber).toBe(2);
  });

  it('gives null without a delivery when nothing is pending', async () => {
    const answer = await bank.call<Wire['TransactionBatchResponse']>('fetchTransactionBatch', {
      headers: { 'x-api-key': OTHER_KEY },
      body: { physicalAccountNumber: OTHER_ACCOUNT },
    });
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ batch: null, nextPollAfterSeconds: 60 });
    expect(answer.headers.has('delivery-attempt')).toBe(false);
  });

  it('counts the records of a new batch by the limit of the world, and leaves an open one as it is', async () => {
    const open = await fetchAnswer(bank);
    await bank.call('setLimits', { body: { batchLimit: 5 } });
    expect((await fetchAnswer(bank)).text).toBe(open.text);
    await acknowledge(bank, open.body.batch as Wire['TransactionBatch']);
    expect((await fetchBatch(bank)).numberOfTransactions).toBe(5);
  });

  it('adds control sums exactly beyond what a binary number holds', async () => {
    const empty = await openSandbox({ fixture: 'empty' });
    const { physicalAccountNumber } = empty.partner;
    await empty.call('createVirtualAccounts', {
      body: { physicalAccountNumber, items: [{ virtualAccountNumber: 'ACME00000001', accountName: 'A' }] },
    });
    for (let i = 0; i < 20; i++) await credit(empty, { paymentMode: 'RTGS', amount: '9999999999999.99' });
    await credit(empty, { amount: '0.01' });
    const batch = await fetchBatch(empty);
    expect(batch.controlSum).toBe('199999999999999.81');
    expect((await acknowledge(empty, batch)).status).toBe(200);
  });

  it('asks eight times at once and gets one batch', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => fetchAnswer(bank)));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 200, 200, 201]);
    expect(answers.map(({ headers }) => Number(headers.get('delivery-attempt'))).sort()).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8,
    ]);
  });
});

describe('acknowledging a batch', () => {
  it('by its own totals gives a receipt, the same bytes however often', async () => {
    const batch = await fetchBatch(bank);
    const totals = totalsOf(batch.transactions);
    const receipt = await acknowledgeWith(batch.batchId, totals);
    expect(receipt.body).toEqual({
      batchId: batch.batchId,
      batchNumber: 1,
      acknowledgedAt: '2026-11-23T11:00:00.000+05:30',
      ...totals,
    });
    await advance(bank, 3600);
    await fetchBatch(bank);
    expect((await acknowledgeWith(batch.batchId, totals)).text).toBe(receipt.text);
    expect(await worldCounts(bank)).toMatchObject({ undelivered: 150 });
  });

  it('by other totals is refused and leaves it open', async () => {
    const first = await fetchAnswer(bank);
    const batch = first.body.batch as Wire['TransactionBatch'];
    const totals = totalsOf(batch.transactions);
    for (const wrong of [
      { numberOfTransactions: 99 },
      { controlSum: '0.00' },
      { controlSum: `${totals.controlSum.slice(0, -1)}9` },
      { controlSum: '99999999999999999.99' },
    ]) {
      const answer = await acknowledgeWith(batch.batchId, { ...totals, ...wrong });
      expect([answer.status, codeOf(answer)]).toEqual([422, 'ACKNOWLEDGEMENT_MISMATCH']);
      // The right sum is the partner's to compute: no refusal gives it away.
      if (wrong.controlSum) expect(answer.text).not.toContain(totals.controlSum);
    }
    expect((await fetchAnswer(bank)).text).toBe(first.text);
    expect(await worldCounts(bank)).toMatchObject({ undelivered: 250 });
  });

  it('by other totals is refused afterwards too, without effect', async () => {
    const batch = await fetchBatch(bank);
    const receipt = await acknowledge(bank, batch);
    expect(
      (await acknowledgeWith(batch.batchId, { ...totalsOf(batch.transactions), numberOfTransactions: 1 }))
        .status,
    ).toBe(422);
    expect((await acknowledge(bank, batch)).text).toBe(receipt.text);
  });

  it('eight times at once gives one receipt', async () => {
    const batch = await fetchBatch(bank);
    const answers = await Promise.all(Array.from({ length: 8 }, () => acknowledge(bank, batch)));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(await worldCounts(bank)).toMatchObject({ undelivered: 150, batches: 1 });
  });
});

describe('lists', () => {
  it.each(['listVirtualAccounts', 'listTransactions'])(
    '%s shows everything once, page by page, oldest first',
    async (operationId) => {
      const whole = await wholeList<object>(bank, operationId, { limit: 100 });
      for (const limit of [3, 7, 100]) expect(await wholeList(bank, operationId, { limit })).toEqual(whole);
      expect(new Set(whole.map((one) => JSON.stringify(one))).size).toBe(
        operationId === 'listTransactions' ? 250 : 10,
      );
    },
  );

  it('hold 50 entries when nothing else is said', async () => {
    const { body } = await bank.call<Wire['TransactionList']>('listTransactions');
    expect(body.data).toHaveLength(50);
  });

  it('go on after what was seen, also when more has come', async () => {
    const first = await bank.call<Wire['TransactionList']>('listTransactions', { query: { limit: 100 } });
    await credit(bank);
    const rest = await wholeList<Wire['Transaction']>(bank, 'listTransactions', {
      limit: 100,
      cursor: first.body.nextCursor ?? '',
    });
    expect(rest.map((entry) => entry.sequenceNumber)).toEqual(Array.from({ length: 151 }, (_, i) => i + 101));
  });

  it('take another page size in the middle, but no other filter, list or client', async () => {
    const { body } = await bank.call<Wire['TransactionList']>('listTransactions', {
      query: { limit: 10, entryType: 'CREDIT' },
    });
    const cursor = body.nextCursor ?? '';
    const ask = (operationId: string, query: Record<string, string | number>, headers = {}) =>
      bank.call(operationId, { query: { cursor, ...query }, headers });
    expect((await ask('listTransactions', { entryType: 'CREDIT', limit: 20 })).status).toBe(200);
    expect(codeOf(await ask('listTransactions', {}))).toBe('CURSOR_MISMATCH');
    expect(codeOf(await ask('listTransactions', { entryType: 'REVERSAL' }))).toBe('CURSOR_MISMATCH');
    expect(codeOf(await ask('listRefunds', {}))).toBe('CURSOR_MISMATCH');
    expect(codeOf(await ask('listTransactions', { entryType: 'CREDIT' }, { 'x-api-key': OTHER_KEY }))).toBe(
      'CURSOR_MISMATCH',
    );
  });

  it('refuse a cursor that was made up or changed', async () => {
    const { body } = await bank.call<Wire['TransactionList']>('listTransactions', { query: { limit: 10 } });
    const cursor = body.nextCursor ?? '';
    const changed = (at: number) =>
      cursor.slice(0, at) + (cursor[at] === 'A' ? 'B' : 'A') + cursor.slice(at + 1);
    const wrong = ['x', cursor.slice(0, 10), `${cursor}${cursor}`, changed(0), changed(20), changed(24)];
    for (const one of wrong) {
      expect([one, codeOf(await bank.call('listTransactions', { query: { cursor: one } }))]).toEqual([
        one,
        'CURSOR_INVALID',
      ]);
    }
  });

  it('find entries by where they stand in the stream', async () => {
    await acknowledge(bank, await fetchBatch(bank));
    await fetchBatch(bank);
    const count = async (deliveryState: string) =>
      (await wholeList(bank, 'listTransactions', { deliveryState, limit: 100 })).length;
    expect([await count('ACKNOWLEDGED'), await count('IN_OPEN_BATCH'), await count('UNDELIVERED')]).toEqual([
      100, 100, 50,
    ]);
  });

  it('find entries by the days of India, both ends included', async () => {
    await bank.call('setClock', { body: { now: '2026-11-23T23:59:59.999+05:30', frozen: true } });
    await credit(bank, { amount: '1.00' });
    await advance(bank, 1);
    await credit(bank, { amount: '2.00' });
    const amounts = async (query: Record<string, string>) =>
      (await wholeList<Wire['Transaction']>(bank, 'listTransactions', { limit: 100, ...query })).map(
        ({ amount }) => amount,
      );
    expect(await amounts({ fromDate: '2026-11-24' })).toEqual(['2.00']);
    expect(await amounts({ fromDate: '2026-11-24', toDate: '2026-11-24' })).toEqual(['2.00']);
    expect((await amounts({ toDate: '2026-11-23' })).at(-1)).toBe('1.00');
    expect(await amounts({ fromDate: '2026-11-25' })).toEqual([]);
    expect(await amounts({ toDate: '2026-11-22' })).toEqual([]);
  });

  it('find entries by account, UTR and kind', async () => {
    const paid = await credit(bank, { virtualAccountNumber: 'ACME00000002', utr: '632700000001' });
    const path = { transactionReferenceNumber: paid.transactionReferenceNumber };
    await bank.call('reverseCredit', { path });
    const kinds = async (query: Record<string, string>) =>
      (await wholeList<Wire['Transaction']>(bank, 'listTransactions', { limit: 100, ...query })).map(
        (entry) => entry.entryType,
      );
    expect(await kinds({ utr: '632700000001' })).toEqual(['CREDIT', 'REVERSAL']);
    expect(await kinds({ utr: '632700000001', entryType: 'REVERSAL' })).toEqual(['REVERSAL']);
    expect(await kinds({ entryType: 'REVERSAL' })).toEqual(['REVERSAL']);
    expect(
      await kinds({ virtualAccountNumber: 'ACME00000002', fromDate: '2026-11-23', entryType: 'REVERSAL' }),
    ).toEqual(['REVERSAL']);
    expect(await kinds({ virtualAccountNumber: 'ACME00000003', utr: '632700000001' })).toEqual([]);
  });

  it('find batches by their state', async () => {
    const first = await fetchBatch(bank);
    await acknowledge(bank, first);
    const second = await fetchBatch(bank);
    const ids = async (query: Record<string, string>) =>
      (
        await wholeList<Wire['TransactionBatchSummary']>(bank, 'listTransactionBatches', {
          limit: 1,
          ...query,
        })
      ).map((one) => one.batchId);
    expect(await ids({})).toEqual([first.batchId, second.batchId]);
    expect(await ids({ status: 'OPEN' })).toEqual([second.batchId]);
    expect(await ids({ status: 'ACKNOWLEDGED', physicalAccountNumber: first.physicalAccountNumber })).toEqual(
      [first.batchId],
    );
  });

  it('show another organisation nothing', async () => {
    await fetchBatch(bank);
    for (const operationId of [
      'listVirtualAccounts',
      'listTransactions',
      'listTransactionBatches',
      'listRefunds',
    ]) {
      const { body } = await bank.call(operationId, { headers: { 'x-api-key': OTHER_KEY } });
      expect(body).toEqual({ data: [], nextCursor: null });
    }
  });
});
