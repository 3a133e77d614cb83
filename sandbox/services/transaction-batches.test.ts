import { beforeEach, describe, expect, it } from 'vitest';
import {
  ACME,
  ACME_MAIN,
  ACME_SECOND,
  accountItem,
  BETA,
  creditInput,
  refusal,
  type ServiceWorld,
  START,
  serviceWorld,
} from '../test/service-world.ts';
import { postCredit, reverseCredit } from './credits.ts';
import { changeLimits } from './limits.ts';
import {
  acknowledgeBatch,
  type BatchFilter,
  fetchBatch,
  getBatch,
  listBatches,
  transactionsOf,
} from './transaction-batches.ts';
import type { Caller } from './unit.ts';
import { createVirtualAccounts } from './virtual-accounts.ts';

let world: ServiceWorld;

beforeEach(async () => {
  world = await serviceWorld();
  for (const [physicalAccountNumber, n] of [
    [ACME_MAIN, 1],
    [ACME_SECOND, 2],
  ] as const) {
    const call = { physicalAccountNumber, atomic: true, items: [accountItem(n)] };
    await world.run((unit) => createVirtualAccounts(unit, ACME, call));
  }
});

async function post(amount: number, n = 1): Promise<string> {
  const virtualAccountNumber = `ACME0000000${n}`;
  const { transaction } = await world.run((unit) =>
    postCredit(unit, creditInput({ amount, virtualAccountNumber })),
  );
  return transaction?.transactionReferenceNumber ?? '';
}

function fetch(physicalAccountNumber = ACME_MAIN, caller: Caller = ACME) {
  return world.run((unit) => fetchBatch(unit, caller, { physicalAccountNumber }));
}

/** A fetch that must give a batch. */
async function fetched(physicalAccountNumber = ACME_MAIN) {
  const { batch } = await fetch(physicalAccountNumber);
  if (batch === null) throw new Error('nothing pending');
  return batch;
}

function acknowledge(
  batchId: string,
  numberOfTransactions: number,
  controlSum: bigint,
  caller: Caller = ACME,
) {
  return world.run((unit) => acknowledgeBatch(unit, caller, { batchId, numberOfTransactions, controlSum }));
}

function list(
  filter: BatchFilter = {},
  page: { limit: number; after?: string } = { limit: 100 },
  caller = ACME,
) {
  return world.run((unit) => listBatches(unit, caller, filter, page));
}

describe('fetchBatch', () => {
  it('gives nothing while nothing is pending', async () => {
    expect(await fetch()).toEqual({ batch: null, isNew: false, nextPollAfterSeconds: 60 });
  });

  it('freezes what is pending and gives the same batch until it is acknowledged', async () => {
    await post(100);
    await post(250);
    const first = await fetch();
    expect(first).toMatchObject({
      isNew: true,
      batch: {
        batchNumber: 1,
        firstSequence: 1,
        numberOfTransactions: 2,
        controlSum: '350',
        fetchedAt: START,
      },
    });
    await post(1);
    world.host.advance(86_400_000);
    expect(await fetch()).toEqual({ ...first, isNew: false });
    const entries = await world.run((unit) => transactionsOf(unit, first.batch ?? fail()));
    expect(entries.map((entry) => entry.amount)).toEqual([100, 250]);
  });

  it('adds reversals to the control sum as it adds credits', async () => {
    const reference = await post(100);
    await world.run((unit) => reverseCredit(unit, reference));
    expect(await fetched()).toMatchObject({ numberOfTransactions: 2, controlSum: '200' });
  });

  it('hands out the stream end to end in batches as large as they can be', async () => {
    await world.run((unit) => changeLimits(unit, { batchLimit: 5 }));
    for (let amount = 1; amount <= 12; amount++) await post(amount);
    const sizes: number[] = [];
    for (let batchNumber = 1; ; batchNumber++) {
      const { batch } = await fetch();
      if (batch === null) break;
      expect(batch.batchNumber).toBe(batchNumber);
      expect(batch.moreAvailable).toBe(batchNumber < 3);
      sizes.push(batch.numberOfTransactions);
      await acknowledge(batch.batchId, batch.numberOfTransactions, BigInt(batch.controlSum));
    }
    expect(sizes).toEqual([5, 5, 2]);
  });

  it('leaves an open batch as it is when the limit changes', async () => {
    for (let amount = 1; amount <= 3; amount++) await post(amount);
    const batch = await fetched();
    await world.run((unit) => changeLimits(unit, { batchLimit: 1 }));
    expect(await fetched()).toEqual(batch);
  });

  it('keeps the streams of two physical accounts apart', async () => {
    await post(1, 1);
    await post(2, 2);
    const [main, second] = [await fetched(ACME_MAIN), await fetched(ACME_SECOND)];
    expect([main.batchNumber, second.batchNumber]).toEqual([1, 1]);
    expect([main.controlSum, second.controlSum]).toEqual(['1', '2']);
  });

  it('knows no physical account of another organisation', async () => {
    expect(await refusal(fetch(ACME_MAIN, BETA))).toBe('PHYSICAL_ACCOUNT_NOT_FOUND');
    expect(await refusal(fetch('999999999', BETA))).toBe('PHYSICAL_ACCOUNT_NOT_FOUND');
  });
});

describe('acknowledgeBatch', () => {
  it('takes all records out of the stream at once, and again says the same', async () => {
    await post(100);
    const { batchId } = await fetched();
    world.host.advance(1000);
    const acknowledged = await acknowledge(batchId, 1, 100n);
    expect(acknowledged.acknowledgedAt).toBe(START + 1000);
    world.host.advance(1000);
    expect(await acknowledge(batchId, 1, 100n)).toEqual(acknowledged);
    expect((await fetch()).batch).toBeNull();
  });

  it('refuses wrong totals and leaves the batch open', async () => {
    await post(100);
    const batch = await fetched();
    for (const [count, sum] of [
      [1, 101n],
      [2, 100n],
      [1, 10000n],
    ] as const) {
      expect(await refusal(acknowledge(batch.batchId, count, sum))).toBe('ACKNOWLEDGEMENT_MISMATCH');
    }
    expect(await fetched()).toEqual(batch);
  });

  it('refuses wrong totals also of an acknowledged batch, without effect', async () => {
    await post(100);
    const { batchId } = await fetched();
    const acknowledged = await acknowledge(batchId, 1, 100n);
    expect(await refusal(acknowledge(batchId, 1, 99n))).toBe('ACKNOWLEDGEMENT_MISMATCH');
    expect(await world.run((unit) => getBatch(unit, ACME, batchId))).toEqual(acknowledged);
  });

  it('repeated late does not touch the batch that is open by then', async () => {
    await post(100);
    const first = await fetched();
    await acknowledge(first.batchId, 1, 100n);
    await post(100);
    const second = await fetched();
    await acknowledge(first.batchId, 1, 100n);
    expect(await fetched()).toEqual(second);
  });

  it('knows no batch of another organisation', async () => {
    await post(100);
    const { batchId } = await fetched();
    expect(await refusal(acknowledge(batchId, 1, 100n, BETA))).toBe('TRANSACTION_BATCH_NOT_FOUND');
    expect(await refusal(acknowledge('KB000000000000', 1, 100n))).toBe('TRANSACTION_BATCH_NOT_FOUND');
    expect(await refusal(world.run((unit) => getBatch(unit, BETA, batchId)))).toBe(
      'TRANSACTION_BATCH_NOT_FOUND',
    );
  });
});

describe('listBatches', () => {
  it('goes by age over all physical accounts, and filters by one and by status', async () => {
    const made: string[] = [];
    for (const [n, number] of [
      [2, ACME_SECOND],
      [1, ACME_MAIN],
      [1, ACME_MAIN],
    ] as const) {
      await post(100, n);
      const batch = await fetched(number);
      made.push(batch.batchId);
      if (made.length < 3) await acknowledge(batch.batchId, 1, 100n);
    }
    const ids = async (filter: BatchFilter = {}) => (await list(filter)).data.map((batch) => batch.batchId);
    expect(await ids()).toEqual(made);
    expect(await ids({ physicalAccountNumber: ACME_MAIN })).toEqual(made.slice(1));
    expect(await ids({ status: 'OPEN' })).toEqual(made.slice(2));
    expect(await ids({ status: 'ACKNOWLEDGED' })).toEqual(made.slice(0, 2));
    expect(await ids({ status: 'OPEN', physicalAccountNumber: ACME_SECOND })).toEqual([]);
    const first = await list({}, { limit: 1 });
    const rest = await list({}, { limit: 2, after: first.next ?? '' });
    expect([...first.data, ...rest.data].map((batch) => batch.batchId)).toEqual(made);
    expect(rest.next).toBeNull();
  });

  it('pages through open batches', async () => {
    await post(1, 2);
    await post(1, 1);
    const made = [(await fetched(ACME_SECOND)).batchId, (await fetched(ACME_MAIN)).batchId];
    const first = await list({ status: 'OPEN' }, { limit: 1 });
    const second = await list({ status: 'OPEN' }, { limit: 1, after: first.next ?? '' });
    expect([...first.data, ...second.data].map((batch) => batch.batchId)).toEqual(made);
    expect(second.next).toBeNull();
  });

  it('shows nothing of another organisation', async () => {
    await post(1);
    await fetched();
    for (const filter of [{}, { physicalAccountNumber: ACME_MAIN }, { status: 'OPEN' as const }]) {
      expect((await list(filter, { limit: 10 }, BETA)).data).toEqual([]);
    }
  });
});

function fail(): never {
  throw new Error('nothing pending');
}
