import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UNKNOWN_FIELD_NAME, UNKNOWN_PAYMENT_MODE } from '../../domain/fault-rewriting.ts';
import { type BankWire, FaultStage, FETCH, LIST } from './stage.ts';

/** Faults that rewrite what was right, seen from a raw socket, and what an acknowledgement then comes to. */

type Batch = BankWire['TransactionBatch'];
let stage: FaultStage;

beforeEach(async () => {
  stage = await FaultStage.open();
  await stage.control('PUT', '/limits', { batchLimit: 10 });
});
afterEach(async () => {
  expect(await stage.isSound()).toBe(true);
  await stage.close();
});

/** A batch as it came over the wire, whatever it is worth. */
async function served(): Promise<{ status: number; batch: Batch; attempt: string | undefined }> {
  const { answer } = await stage.raw(FETCH);
  if (answer === undefined) throw new Error('no answer');
  const { batch } = JSON.parse(answer.body) as { batch: Batch };
  return { status: answer.status, batch, attempt: answer.headers.get('delivery-attempt') };
}

async function servedWith(action: object): Promise<Batch> {
  const faultScriptId = await stage.script({ operation: 'fetchTransactionBatch', do: action } as never);
  const { batch } = await served();
  const { calls, applied, exhausted } = await stage.accounting(faultScriptId);
  expect({ calls, applied, exhausted }).toEqual({ calls: 1, applied: 1, exhausted: true });
  return batch;
}

/** Counts and adds as a partner does, in whole paise. */
function totals(records: readonly { amount: string }[]) {
  const paise = records.reduce((sum, { amount }) => sum + BigInt(amount.replace('.', '')), 0n).toString();
  const controlSum = `${paise.slice(0, -2)}.${paise.slice(-2)}`;
  return { numberOfTransactions: records.length, controlSum };
}

const references = (batch: Batch) =>
  batch.transactions.map(({ transactionReferenceNumber }) => transactionReferenceNumber);
const own = ({ numberOfTransactions, controlSum }: Batch) => ({ numberOfTransactions, controlSum });

async function acknowledged(batch: Batch): Promise<void> {
  expect(await stage.acknowledge(batch.batchId, own(batch))).toBe(200);
}

describe('a batch with a record twice', () => {
  it('is acknowledged with the totals that it was served with, and only once', async () => {
    const batch = await servedWith({ type: 'DUPLICATE_RECORD' });
    expect(batch.transactions).toHaveLength(11);
    expect(batch.transactions[10]).toEqual(batch.transactions[0]);
    expect(own(batch)).toEqual(totals(batch.transactions));
    // The batch without the repetition was not served, so nobody can have counted it.
    expect(await stage.acknowledge(batch.batchId, totals(batch.transactions.slice(0, 10)))).toBe(422);
    await acknowledged(batch);
    await acknowledged(batch);
    const next = (await served()).batch;
    expect(next.batchNumber).toBe(batch.batchNumber + 1);
    expect(references(next).some((reference) => references(batch).includes(reference))).toBe(false);
  });

  it('is acknowledged with its own totals once it was also served as it is', async () => {
    const faulty = await servedWith({ type: 'DUPLICATE_RECORD' });
    const { status, batch } = await served();
    expect({ status, references: references(batch) }).toEqual({
      status: 200,
      references: references(faulty).slice(0, 10),
    });
    await acknowledged(batch);
  });

  it('is read as it is, which then can be acknowledged', async () => {
    const faulty = await servedWith({ type: 'DUPLICATE_RECORD' });
    const { answer } = await stage.raw({ path: `/v1/transaction-batches/${faulty.batchId}` });
    const { batch } = JSON.parse(answer?.body ?? '') as { batch: Batch };
    expect(batch.transactions).toHaveLength(10);
    await acknowledged(batch);
  });

  it('was served right before: then either is right', async () => {
    const { batch } = await served();
    const faulty = await servedWith({ type: 'DUPLICATE_RECORD' });
    expect(faulty.numberOfTransactions).toBe(11);
    await acknowledged(batch);
  });

  it('waits for a batch that has room for one', async () => {
    await stage.control('PUT', '/limits', { batchLimit: 100 });
    const script = { operation: 'fetchTransactionBatch', do: { type: 'DUPLICATE_RECORD' } } as const;
    const id = await stage.script(script);
    const sizes = [];
    for (let i = 0; i < 3; i++) {
      const { batch } = await served();
      sizes.push(batch.transactions.length);
      await acknowledged(batch);
    }
    // 250 = 100 + 100 + 50: the contract has no batch of 101.
    expect(sizes).toEqual([100, 100, 51]);
    expect(await stage.accounting(id)).toMatchObject({ calls: 1, applied: 1 });
  });
});

describe('a batch that overlaps the one before', () => {
  it('brings acknowledged records again, and is acknowledged with them', async () => {
    const { batch: first } = await served();
    await acknowledged(first);
    const batch = await servedWith({ type: 'OVERLAPPING_BATCH', records: 3 });
    expect(references(batch).slice(0, 3)).toEqual(references(first).slice(-3));
    expect(own(batch)).toEqual(totals(batch.transactions));
    expect(batch.numberOfTransactions).toBe(13);
    await acknowledged(batch);
    expect((await served()).batch.batchNumber).toBe(3);
  });

  it('waits until there is one before', async () => {
    const id = await stage.script({ do: { type: 'OVERLAPPING_BATCH', records: 3 } });
    expect((await served()).batch.numberOfTransactions).toBe(10);
    expect((await stage.accounting(id)).calls).toBe(0);
  });
});

describe('a batch that was acknowledged before', () => {
  it('comes again as a new one does, and what was to come comes after it', async () => {
    const { batch: first } = await served();
    await acknowledged(first);
    await stage.script({ do: { type: 'DUPLICATE_BATCH' } });
    const again = await served();
    expect(again).toEqual({ status: 201, attempt: '1', batch: first });
    await acknowledged(again.batch);
    const { batch } = await served();
    expect(batch.batchNumber).toBe(2);
    expect(batch.transactions[0]?.sequenceNumber).toBe(11);
    await acknowledged(batch);
  });
});

describe('a short batch', () => {
  it('is a real one: what it leaves comes with the next', async () => {
    const id = await stage.script({ do: { type: 'SHORT_BATCH', records: 4 } });
    const { batch } = await served();
    expect(batch.numberOfTransactions).toBe(4);
    expect(own(batch)).toEqual(totals(batch.transactions));
    expect(batch.moreAvailable).toBe(true);
    expect((await served()).batch).toEqual(batch);
    await acknowledged(batch);
    const next = (await served()).batch;
    expect(next.transactions.map(({ sequenceNumber }) => sequenceNumber)).toEqual([
      5, 6, 7, 8, 9, 10, 11, 12, 13, 14,
    ]);
    // Asked about batches that are formed, not about those that are served again.
    expect(await stage.accounting(id)).toMatchObject({ calls: 2, applied: 1 });
  });
});

describe('a batch whose totals are wrong', () => {
  it.each([
    ['COUNT_MISMATCH', { numberOfTransactions: 11 }],
    ['CONTROL_SUM_MISMATCH', {}],
  ])('by %s cannot be acknowledged before it was served right', async (type, wrong) => {
    const faulty = await servedWith({ type });
    const real = totals(faulty.transactions);
    expect(own(faulty)).not.toEqual(real);
    expect(own(faulty)).toMatchObject(wrong);
    // Neither by repeating what it says, nor by what it should have said.
    expect(await stage.acknowledge(faulty.batchId, own(faulty))).toBe(422);
    expect(await stage.acknowledge(faulty.batchId, real)).toBe(422);
    const { batch, status } = await served();
    expect(status).toBe(200);
    expect(own(batch)).toEqual(real);
    expect(await stage.acknowledge(faulty.batchId, own(faulty))).toBe(422);
    await acknowledged(batch);
  });
});

describe('an answer with more or other than a client knows', () => {
  it('has its records in another order, the same at each run', async () => {
    const batch = await servedWith({ type: 'REORDER' });
    const { batch: sorted } = await served();
    expect(references(batch)).not.toEqual(references(sorted));
    expect(references(batch).sort()).toEqual(references(sorted).sort());
    expect(own(batch)).toEqual(own(sorted));
    const other = await FaultStage.open();
    await other.control('PUT', '/limits', { batchLimit: 10 });
    await other.script({ do: { type: 'REORDER' } });
    const again = await other.fetchBatch();
    expect(again && references(again)).toEqual(references(batch));
    await other.close();
  });

  it('has a field that no contract knows, everywhere', async () => {
    const batch = await servedWith({ type: 'UNKNOWN_FIELD' });
    expect(batch).toHaveProperty(UNKNOWN_FIELD_NAME);
    for (const entry of batch.transactions) expect(entry).toHaveProperty(UNKNOWN_FIELD_NAME);
    await acknowledged(batch);
  });

  it('has a payment mode that the contract does not name', async () => {
    const batch = await servedWith({ type: 'UNKNOWN_ENUM' });
    expect(new Set(batch.transactions.map(({ paymentMode }) => paymentMode))).toEqual(
      new Set([UNKNOWN_PAYMENT_MODE]),
    );
    await acknowledged(batch);
  });

  it('has null where it could have left out', async () => {
    const batch = await servedWith({ type: 'NULL_OPTIONAL' });
    const { batch: plain } = await served();
    const nulls = batch.transactions.flatMap((entry) =>
      Object.entries(entry).filter(([, value]) => value === null),
    );
    expect(nulls.length).toBeGreaterThan(0);
    for (const [i, entry] of batch.transactions.entries())
      expect(entry).toMatchObject(plain.transactions[i] ?? {});
    await stage.script({ operation: 'listVirtualAccounts', do: { type: 'NULL_OPTIONAL' } });
    expect((await stage.raw(LIST)).answer?.body).toContain(':null');
  });

  it('is left alone where it is a refusal', async () => {
    const id = await stage.script({ do: { type: 'UNKNOWN_FIELD' } });
    const { answer } = await stage.raw({ path: '/v1/virtual-accounts/ACME99999999' });
    expect(answer?.status).toBe(404);
    expect(answer?.body).not.toContain(UNKNOWN_FIELD_NAME);
    expect((await stage.accounting(id)).calls).toBe(0);
  });
});
