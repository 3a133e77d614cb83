import type { BatchFilter, EntryFilter, Tenant } from '../subject.ts';
import {
  type Batch,
  deliveryOf,
  showBatch,
  showEntry,
  showReceipt,
  showSummary,
  sumOf,
  textOf,
} from './books.ts';
import { type Expected, type ModelWorld, no, ownerOf, yes } from './world.ts';

export function fetch(world: ModelWorld, as: Tenant, physical: string): Expected {
  return world.request(() => {
    if (ownerOf(physical) !== as) return no('PHYSICAL_ACCOUNT_NOT_FOUND');
    const mine = world.batches.filter((one) => one.physical === physical);
    const open = mine.find((one) => one.acknowledgedAt === undefined);
    if (open) return yes({ isNew: false, batch: showBatch(open) });
    const waiting = world.log.filter(
      (entry) => entry.physical === physical && deliveryOf(entry, mine) === 'UNDELIVERED',
    );
    if (waiting.length === 0) return yes({ isNew: false, batch: null });
    world.wrote();
    const batch: Batch = {
      id: world.freshId('KB', (id) => world.batchOf.set(id, batch)),
      number: mine.length + 1,
      physical,
      tenant: as,
      fetchedAt: world.now,
      more: waiting.length > world.limits.batchLimit,
      entries: waiting.slice(0, world.limits.batchLimit),
    };
    world.batches.push(batch);
    return yes({ isNew: true, batch: showBatch(batch) });
  });
}

export function acknowledge(world: ModelWorld, as: Tenant, id: string, count: number, sum: bigint): Expected {
  return world.request(() => {
    const batch = world.batchOf.get(id);
    if (batch?.tenant !== as) return no('TRANSACTION_BATCH_NOT_FOUND');
    if (batch.entries.length !== count || sumOf(batch.entries) !== sum.toString())
      return no('ACKNOWLEDGEMENT_MISMATCH');
    if (batch.acknowledgedAt === undefined) {
      batch.acknowledgedAt = world.now;
      world.wrote();
    }
    return yes(showReceipt(batch));
  });
}

export function getBatch(world: ModelWorld, as: Tenant, id: string): Expected {
  return world.request(() => {
    const batch = world.batchOf.get(id);
    return batch?.tenant === as ? yes(showBatch(batch)) : no('TRANSACTION_BATCH_NOT_FOUND');
  });
}

export function batchesBy(world: ModelWorld, as: Tenant, filter: BatchFilter): unknown[] {
  return world.batches
    .filter((one) => one.tenant === as)
    .filter(
      (one) => filter.physicalAccountNumber === undefined || one.physical === filter.physicalAccountNumber,
    )
    .filter(
      (one) =>
        filter.status === undefined || (filter.status === 'OPEN') === (one.acknowledgedAt === undefined),
    )
    .map(showSummary);
}

export function getEntry(world: ModelWorld, as: Tenant, reference: string): Expected {
  return world.request(() => {
    const entry = world.entryOf.get(reference);
    return entry?.tenant === as ? yes(showEntry(entry)) : no('TRANSACTION_NOT_FOUND');
  });
}

export function entriesBy(world: ModelWorld, as: Tenant, filter: EntryFilter): unknown[] {
  const asked = (wanted: unknown, is: unknown) => wanted === undefined || wanted === is;
  return world.log
    .filter(
      (entry) =>
        entry.tenant === as &&
        asked(filter.physicalAccountNumber, entry.physical) &&
        asked(filter.virtualAccountNumber, entry.account) &&
        asked(filter.utr, textOf(entry.utr)) &&
        asked(filter.entryType, entry.kind) &&
        !(filter.fromDate !== undefined && entry.day < filter.fromDate) &&
        !(filter.toDate !== undefined && entry.day > filter.toDate) &&
        (filter.deliveryState === undefined || deliveryOf(entry, world.batches) === filter.deliveryState),
    )
    .map(showEntry);
}
