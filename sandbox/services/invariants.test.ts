import { beforeEach, describe, expect, it } from 'vitest';
import type { Transaction } from '../domain/transaction-stream.ts';
import type { StoreTransaction } from '../stores/store.ts';
import {
  ACME,
  ACME_MAIN,
  accountItem,
  creditInput,
  type ServiceWorld,
  serviceWorld,
} from '../test/service-world.ts';
import { postCredit, reverseCredit } from './credits.ts';
import { checkInvariants } from './invariants.ts';
import { initiateRefund, settleRefund } from './refunds.ts';
import { acknowledgeBatch, fetchBatch } from './transaction-batches.ts';
import { createVirtualAccounts } from './virtual-accounts.ts';

let world: ServiceWorld;
let references: string[];
let refundId: string;
let batchId: string;

/** Five credits, one refunded, one reversed, three in an acknowledged batch, one queued. */
beforeEach(async () => {
  world = await serviceWorld();
  const call = { physicalAccountNumber: ACME_MAIN, atomic: true, items: [accountItem(1)] };
  await world.run((unit) => createVirtualAccounts(unit, ACME, call));
  references = [];
  for (let amount = 1; amount <= 3; amount++) await post(amount);
  const { batch } = await world.run((unit) => fetchBatch(unit, ACME, { physicalAccountNumber: ACME_MAIN }));
  batchId = batch?.batchId ?? '';
  await world.run((unit) =>
    acknowledgeBatch(unit, ACME, { batchId, numberOfTransactions: 3, controlSum: 6n }),
  );
  for (let amount = 4; amount <= 5; amount++) await post(amount);
  const clientName = 'Acme Retail Pvt Ltd';
  const transactionReferenceNumber = references[0] ?? '';
  const refund = await world.run((unit) =>
    initiateRefund(unit, ACME, { clientName, transactionReferenceNumber }),
  );
  refundId = refund.refundId;
  await world.run((unit) => reverseCredit(unit, references[1] ?? ''));
  await world.run((unit) => postCredit(unit, creditInput({ paymentMode: 'NEFT', utr: 'N263260000000001' })));
});

async function post(amount: number): Promise<void> {
  const { transaction } = await world.run((unit) => postCredit(unit, creditInput({ amount })));
  references.push(transaction?.transactionReferenceNumber ?? '');
}

/** Numbers of the invariants that are violated. */
async function violated(): Promise<number[]> {
  const findings = await world.run(checkInvariants);
  return findings.filter((finding) => finding.violations.length > 0).map((finding) => finding.number);
}

/** Breaks the books behind the rules' back. */
async function tamper(work: (tx: StoreTransaction) => Promise<void>): Promise<void> {
  await world.store.transact(work);
}

function tamperEntry(index: number, change: Partial<Transaction>): Promise<void> {
  return tamper(async (tx) => {
    const entry = await tx.get('transactions', references[index] ?? '');
    if (entry !== undefined) await tx.put('transactions', { ...entry, ...change });
  });
}

it('finds nothing in sound books, and looks at everything', async () => {
  const findings = await world.run(checkInvariants);
  expect(findings.map((finding) => finding.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 14]);
  for (const { name, checked, violations } of findings) {
    expect([name, violations]).toEqual([name, []]);
    expect(checked).toBeGreaterThan(0);
  }
});

describe('in tampered books', () => {
  it.each([
    ['an amount with a fraction', 4, { amount: 1.5 }, 1],
    ['an amount of nothing', 4, { amount: 0 }, 1],
    ['a refund of another amount', 0, { amount: 2 }, 3],
    ['a credit that is not what was reversed', 1, { amount: 3 }, 4],
    ['a credit on an account that never was', 4, { virtualAccountNumber: 'ACME99999999' }, 6],
    ['a credit from before its account', 0, { postedAt: 1 }, 6],
    ['a value date that is not the day of posting', 4, { valueDate: '2026-11-21' }, 7],
    ['a batched amount that changed', 2, { amount: 4 }, 9],
    ['an entry of another organisation', 4, { organisationId: 'org-beta' }, 14],
  ] as [string, number, Partial<Transaction>, number][])('finds %s', async (_, index, change, invariant) => {
    await tamperEntry(index, change);
    expect(await violated()).toContain(invariant);
  });

  it('finds a missing entry', async () => {
    await tamper(async (tx) => tx.delete('transactions', references[3] ?? ''));
    expect(await violated()).toContain(7);
  });

  it('finds two payments of one identity', async () => {
    const tell = await world.run((unit) => unit.tx.get('transactions', references[3] ?? ''));
    await tamperEntry(4, { utr: tell?.utr ?? '' });
    expect(await violated()).toEqual([5]);
  });

  it('finds a queued credit that nothing will post', async () => {
    await tamper(async (tx) => {
      for (const event of await tx.scan('dueEvents', 'byDue', '', { limit: 10 })) {
        if (event.action.type === 'POST_CREDIT')
          await tx.delete('dueEvents', event.arrival.toString().padStart(15, '0'));
      }
    });
    expect(await violated()).toEqual([5]);
  });

  it('finds a refund that waits for nothing', async () => {
    await tamper(async (tx) => {
      for (const event of await tx.scan('dueEvents', 'byDue', '', { limit: 10 })) {
        if (event.action.type === 'ADVANCE_REFUND')
          await tx.delete('dueEvents', event.arrival.toString().padStart(15, '0'));
      }
    });
    expect(await violated()).toEqual([3]);
  });

  it('finds a second refund that holds the money of one credit', async () => {
    await tamper(async (tx) => {
      const refund = await tx.get('refunds', refundId);
      if (refund === undefined) throw new Error('refund');
      const { pendingStep: _, ...second } = {
        ...refund,
        refundId: 'KR000000000002',
        attempt: 2,
        arrival: 999,
      };
      await tx.put('refunds', second);
    });
    expect(await violated()).toEqual([3]);
  });

  it('finds a refund of a credit that was reversed', async () => {
    await tamper(async (tx) => {
      const refund = await tx.get('refunds', refundId);
      if (refund === undefined) throw new Error('refund');
      const other = { ...refund, transactionReferenceNumber: references[1] ?? '', amount: 2 };
      await tx.put('refunds', other);
    });
    expect(await violated()).toEqual([4]);
  });

  it('finds an account from which more left than came in', async () => {
    for (let i = 0; i < 2; i++) await world.run((unit) => reverseCredit(unit, references[i + 2] ?? ''));
    await tamperEntry(4, { amount: 1 });
    await tamperEntry(3, { amount: 1 });
    expect(await violated()).toContain(2);
  });

  it('finds a processed refund without UTR', async () => {
    await world.run((unit) => settleRefund(unit, refundId));
    await tamper(async (tx) => {
      const refund = await tx.get('refunds', refundId);
      if (refund === undefined) throw new Error('refund');
      const { utr: _, ...without } = refund;
      await tx.put('refunds', without);
    });
    expect(await violated()).toEqual([3]);
  });

  it('finds a batch that does not follow, one with a false sum, and one opened again', async () => {
    const change = (more: object) =>
      tamper(async (tx) => {
        const batch = await tx.get('batches', batchId);
        if (batch !== undefined) await tx.put('batches', { ...batch, ...more });
      });
    await change({ firstSequence: 2 });
    expect(await violated()).toContain(8);
    await change({ firstSequence: 1, controlSum: '7' });
    expect(await violated()).toEqual([9]);
    await tamper(async (tx) => {
      const batch = await tx.get('batches', batchId);
      if (batch === undefined) throw new Error('batch');
      const { acknowledgedAt: _, ...open } = batch;
      await tx.put('batches', { ...open, controlSum: '6' });
    });
    expect(await violated()).toEqual([7, 8]);
  });

  it('finds a stream that forgot a delivery', async () => {
    await tamper(async (tx) => {
      const stream = await tx.get('streams', ACME_MAIN);
      if (stream !== undefined) await tx.put('streams', { ...stream, lastAcknowledged: 2, lastBatched: 2 });
    });
    expect(await violated()).toEqual([7]);
  });

  it('names 20 violations at most', async () => {
    for (let i = 0; i < 30; i++) await post(1);
    for (let i = 0; i < 35; i++) await tamperEntry(i, { organisationId: 'org-beta' });
    const findings = await world.run(checkInvariants);
    expect(findings.find((finding) => finding.number === 14)?.violations).toHaveLength(20);
  });
});
