import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Transaction } from '../domain/transaction-stream.ts';
import { DAY } from '../lib/clock.ts';
import {
  ACME,
  ACME_MAIN,
  ACME_SECOND,
  accountItem,
  BETA,
  BETA_MAIN,
  creditInput,
  refusal,
  type ServiceWorld,
  serviceWorld,
} from '../test/service-world.ts';
import { postCredit, reverseCredit } from './credits.ts';
import { changeLimits } from './limits.ts';
import { acknowledgeBatch, fetchBatch } from './transaction-batches.ts';
import { getTransaction, listTransactions, type TransactionFilter } from './transactions.ts';
import type { Caller } from './unit.ts';
import { createVirtualAccounts } from './virtual-accounts.ts';

let world: ServiceWorld;
/** All entries in posting order. */
const all: Transaction[] = [];
const UTRS = ['000000000001', '000000000002', '000000000003'];

function list(
  filter: TransactionFilter,
  page: { limit: number; after?: string } = { limit: 100 },
  caller: Caller = ACME,
) {
  return world.run((unit) => listTransactions(unit, caller, filter, page));
}

async function open(
  caller: Caller,
  physicalAccountNumber: string,
  numbers: readonly string[],
): Promise<void> {
  const items = numbers.map((virtualAccountNumber) => ({ virtualAccountNumber, accountName: 'X' }));
  await world.run((unit) =>
    createVirtualAccounts(unit, caller, { physicalAccountNumber, atomic: true, items }),
  );
}

/** Eight days of credits and reversals in three streams; two batches acknowledged and one open in the first. */
beforeAll(async () => {
  world = await serviceWorld();
  await world.run((unit) => changeLimits(unit, { batchLimit: 10 }));
  await open(
    ACME,
    ACME_MAIN,
    [accountItem(1), accountItem(2)].map((item) => item.virtualAccountNumber),
  );
  await open(ACME, ACME_SECOND, ['ACME00000003']);
  await open(BETA, BETA_MAIN, ['BETA00000001']);
  const accounts = ['ACME00000001', 'ACME00000002', 'ACME00000003', 'BETA00000001'];
  for (let i = 0; i < 80; i++) {
    if (i % 10 === 9) world.host.advance(DAY);
    const virtualAccountNumber = accounts[(i * 7) % 4] ?? '';
    const utr = i % 10 < 3 ? UTRS[i % 10] : undefined;
    const { transaction } = await world.run((unit) =>
      postCredit(unit, creditInput({ virtualAccountNumber, utr, amount: i + 1 })),
    );
    if (transaction !== undefined) all.push(transaction);
    if (i % 6 === 5) {
      const reference = transaction?.transactionReferenceNumber ?? '';
      all.push(await world.run((unit) => reverseCredit(unit, reference)));
    }
  }
  for (let i = 0; i < 3; i++) {
    const { batch } = await world.run((unit) => fetchBatch(unit, ACME, { physicalAccountNumber: ACME_MAIN }));
    if (batch === null || i === 2) break;
    const { batchId, numberOfTransactions } = batch;
    const totals = { numberOfTransactions, controlSum: BigInt(batch.controlSum) };
    await world.run((unit) => acknowledgeBatch(unit, ACME, { batchId, ...totals }));
  }
});

/** The same question, asked the slow way. */
function expected(filter: TransactionFilter, organisationId = ACME.organisationId): string[] {
  const delivered = (entry: Transaction) => {
    if (entry.physicalAccountNumber !== ACME_MAIN || entry.sequenceNumber > 30) return 'UNDELIVERED';
    return entry.sequenceNumber > 20 ? 'IN_OPEN_BATCH' : 'ACKNOWLEDGED';
  };
  return all
    .filter(
      (entry) =>
        entry.organisationId === organisationId &&
        entry.physicalAccountNumber === (filter.physicalAccountNumber ?? entry.physicalAccountNumber) &&
        entry.virtualAccountNumber === (filter.virtualAccountNumber ?? entry.virtualAccountNumber) &&
        entry.utr === (filter.utr ?? entry.utr) &&
        entry.valueDate >= (filter.fromDate ?? '') &&
        entry.valueDate <= (filter.toDate ?? '9') &&
        entry.entryType === (filter.entryType ?? entry.entryType) &&
        delivered(entry) === (filter.deliveryState ?? delivered(entry)),
    )
    .map((entry) => entry.transactionReferenceNumber);
}

async function paged(filter: TransactionFilter, limit: number, caller: Caller = ACME): Promise<string[]> {
  const references: string[] = [];
  let after: string | undefined;
  do {
    const page = await list(filter, after === undefined ? { limit } : { limit, after }, caller);
    expect(page.data.length).toBeLessThanOrEqual(limit);
    references.push(...page.data.map((entry) => entry.transactionReferenceNumber));
    after = page.next ?? undefined;
  } while (after !== undefined);
  return references;
}

const day = fc.integer({ min: 20, max: 30 }).map((n) => (n === 20 ? '2026-11-01' : `2026-11-${n}`));
const anyFilter: fc.Arbitrary<TransactionFilter> = fc.record(
  {
    physicalAccountNumber: fc.constantFrom(ACME_MAIN, ACME_SECOND, BETA_MAIN, '999999999'),
    virtualAccountNumber: fc.constantFrom(
      'ACME00000001',
      'ACME00000002',
      'ACME00000003',
      'BETA00000001',
      'ACME9',
    ),
    utr: fc.constantFrom(...UTRS, '999999999999'),
    fromDate: day,
    toDate: day,
    entryType: fc.constantFrom('CREDIT', 'REVERSAL'),
    deliveryState: fc.constantFrom('UNDELIVERED', 'IN_OPEN_BATCH', 'ACKNOWLEDGED'),
  },
  { requiredKeys: [] },
);

describe('listTransactions', () => {
  it('gives all entries of the organisation over all its streams in posting order', async () => {
    expect(await paged({}, 7)).toEqual(expected({}));
    expect(await paged({}, 100, BETA)).toEqual(expected({}, BETA.organisationId));
  });

  it('answers every combination of filters as reading everything would, in pages of any size', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyFilter,
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom(ACME, BETA),
        async (filter, limit, caller) => {
          expect(await paged(filter, limit, caller)).toEqual(expected(filter, caller.organisationId));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('has no next page after a full last one', async () => {
    const filter = { deliveryState: 'IN_OPEN_BATCH' } as const;
    expect((await list(filter, { limit: 10 })).next).toBeNull();
    expect((await list(filter, { limit: 9 })).next).not.toBeNull();
  });

  it('finds nothing between two days of which the first is the later', async () => {
    expect(await paged({ fromDate: '2026-11-24', toDate: '2026-11-23' }, 10)).toEqual([]);
  });

  it('refuses a position that is none', async () => {
    expect(await refusal(list({}, { limit: 1, after: 'x' }))).toBe('CURSOR_INVALID');
  });
});

describe('getTransaction', () => {
  it("finds the caller's entries alone", async () => {
    const [own] = expected({});
    const [foreign] = expected({}, BETA.organisationId);
    const get = (reference = '') => refusal(world.run((unit) => getTransaction(unit, ACME, reference)));
    expect(await get(own)).toMatchObject({ transactionReferenceNumber: own });
    expect(await get(foreign)).toBe('TRANSACTION_NOT_FOUND');
    expect(await get('KT000000000000')).toBe('TRANSACTION_NOT_FOUND');
  });
});
