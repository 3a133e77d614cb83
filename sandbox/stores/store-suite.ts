import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Transaction } from '../domain/transaction-stream.ts';
import { COLLECTIONS, type CollectionName, type Entities, type IndexName } from './collections.ts';
import { sampleOrganisation, sampleTransaction } from './sample-entities.ts';
import { type ScanOptions, StoreUnavailableError, type WorldStore } from './store.ts';
import { describeModel } from './store-suite-model.ts';
import { ALL, type Current, dumpWorld, reopened, type StoreUnderTest } from './store-under-test.ts';

async function put<C extends CollectionName>(world: WorldStore, name: C, ...entities: Entities[C][]) {
  await world.transact(async (transaction) => {
    for (const entity of entities) await transaction.put(name, entity);
  });
}

function get<C extends CollectionName>(world: WorldStore, name: C, key: string) {
  return world.transact(async (transaction) => transaction.get(name, key));
}

function scan<C extends CollectionName>(
  world: WorldStore,
  name: C,
  index: IndexName<C>,
  prefix: string,
  options: ScanOptions = ALL,
) {
  return world.transact(async (transaction) => transaction.scan(name, index, prefix, options));
}

function sequences(transactions: readonly Transaction[]): number[] {
  return transactions.map((it) => it.sequenceNumber);
}

class Refused extends Error {}

/** Holds any implementation of the store port to its contract. `open` makes a fresh, empty store. */
export function describeStore(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`${name}, as a store`, () => {
    let subject: StoreUnderTest;
    let world: WorldStore;
    beforeEach(async () => {
      subject = await open();
      world = subject.store.world('w');
    });
    afterEach(() => subject.dispose());
    const current = (): { subject: StoreUnderTest; world: WorldStore } => ({ subject, world });

    describe('entities', () => describeEntities(current));
    describe('scans', () => describeScans(current));
    describe('rolling back', () => describeRollback(current));
    describe('concurrency', () => describeConcurrency(current));
    describe('worlds', () => describeWorlds(current));
    describe('durability', () => describeDurability(current));
    describe('random commands', () => describeModel(current));
  });
}

function describeEntities(current: Current): void {
  it('gives back what was put, and nothing for a key that was not', async () => {
    const { world } = current();
    await put(world, 'organisations', sampleOrganisation(1));
    expect(await get(world, 'organisations', 'org-1')).toEqual(sampleOrganisation(1));
    expect(await get(world, 'organisations', 'org-2')).toBeUndefined();
    expect(await get(world, 'physicalAccounts', 'org-1')).toBeUndefined();
  });

  it('replaces an entity that is put again', async () => {
    const { world } = current();
    await put(world, 'organisations', sampleOrganisation(1), sampleOrganisation(1, { name: 'Renamed' }));
    expect(await get(world, 'organisations', 'org-1')).toEqual(sampleOrganisation(1, { name: 'Renamed' }));
    expect(await world.transact(async (t) => t.count('organisations'))).toBe(1);
  });

  it('forgets a deleted entity in the collection and in its indexes', async () => {
    const { world } = current();
    await put(world, 'organisations', sampleOrganisation(1), sampleOrganisation(2));
    await world.transact(async (t) => t.delete('organisations', 'org-1'));
    expect(await get(world, 'organisations', 'org-1')).toBeUndefined();
    expect(await scan(world, 'organisations', 'byPrefix', '')).toEqual([sampleOrganisation(2)]);
    expect(await world.transact(async (t) => t.count('organisations'))).toBe(1);
  });

  it('deletes what is not there without an effect', async () => {
    const { world } = current();
    const dirty = await world.transact(async (t) => {
      await t.delete('organisations', 'org-1');
      return t.dirty;
    });
    expect(dirty).toBe(false);
    expect(await current().subject.store.worlds()).toEqual([]);
  });

  it('keeps every character of a text and every digit of a number', async () => {
    const { world } = current();
    const odd = sampleOrganisation(1, { name: '\u0000\n"\\ é 漢 😀 \u2028 \ud800', clientName: '' });
    await put(world, 'organisations', odd);
    await put(world, 'transactions', sampleTransaction(1, { amount: 999_999_999_999_999 }));
    const { store } = await reopened(current);
    expect(await get(store.world('w'), 'organisations', 'org-1')).toEqual(odd);
    const credit = await get(store.world('w'), 'transactions', 'KT000000000001');
    expect(credit?.amount).toBe(999_999_999_999_999);
  });

  it('sees its own writes within a transaction', async () => {
    const { world } = current();
    await world.transact(async (t) => {
      expect(t.dirty).toBe(false);
      await t.put('transactions', sampleTransaction(1));
      expect(t.dirty).toBe(true);
      expect(await t.get('transactions', 'KT000000000001')).toEqual(sampleTransaction(1));
      expect(await t.scan('transactions', 'bySequence', '', ALL)).toEqual([sampleTransaction(1)]);
      expect(await t.count('transactions')).toBe(1);
      await t.delete('transactions', 'KT000000000001');
      expect(await t.scan('transactions', 'bySequence', '', ALL)).toEqual([]);
    });
  });

  it('returns what the work returns', async () => {
    expect(await current().world.transact(async () => 'answer')).toBe('answer');
  });

  it('refuses two entities with one index key', async () => {
    const { world } = current();
    await put(world, 'organisations', sampleOrganisation(1));
    const taken = sampleOrganisation(2, { virtualAccountPrefix: 'P0001' });
    await expect(put(world, 'organisations', taken)).rejects.toThrow();
    expect(await scan(world, 'organisations', 'byPrefix', '')).toEqual([sampleOrganisation(1)]);
    expect(await get(world, 'organisations', 'org-2')).toBeUndefined();
  });
}

function describeScans(current: Current): void {
  const tenth = '409000611074|000000010';
  beforeEach(async () => {
    // Put in no particular order.
    const numbers = [7, 3, 10, 1, 9, 2, 12, 8, 4, 11, 6, 5];
    await put(current().world, 'transactions', ...numbers.map((n) => sampleTransaction(n)));
  });

  it('goes in ascending order of the index key', async () => {
    const all = await scan(current().world, 'transactions', 'bySequence', '409000611074|');
    expect(sequences(all)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  });

  it('orders by code units: digits, then capitals, then small letters', async () => {
    const { world } = current();
    for (const prefix of ['a', 'B', '1', 'A', 'b', '10', 'Aa']) {
      await put(
        world,
        'organisations',
        sampleOrganisation(0, { organisationId: prefix, virtualAccountPrefix: prefix }),
      );
    }
    const found = await scan(world, 'organisations', 'byPrefix', '');
    expect(found.map((it) => it.virtualAccountPrefix)).toEqual(['1', '10', 'A', 'Aa', 'B', 'a', 'b']);
  });

  it('stops at the limit', async () => {
    const some = await scan(current().world, 'transactions', 'bySequence', '', { limit: 3 });
    expect(sequences(some)).toEqual([1, 2, 3]);
  });

  it('starts behind `after`, whether or not that key is there', async () => {
    const { world } = current();
    const behind = (after: string) =>
      scan(world, 'transactions', 'bySequence', '409000611074|', { after, limit: 2 });
    expect(sequences(await behind(tenth))).toEqual([11, 12]);
    expect(sequences(await behind(`${tenth}x`))).toEqual([11, 12]);
    expect(sequences(await behind('409000611074|000000012'))).toEqual([]);
    expect(sequences(await behind('0'))).toEqual([1, 2]);
    expect(sequences(await behind('5'))).toEqual([]);
  });

  it('stops short of `before`', async () => {
    const options = { after: '409000611074|000000007', before: tenth, limit: 10 };
    const some = await scan(current().world, 'transactions', 'bySequence', '409000611074|', options);
    expect(sequences(some)).toEqual([8, 9]);
  });

  it('keeps to the prefix and away from its neighbours', async () => {
    const { world } = current();
    // `40900061107` is the beginning of `409000611074`; the separator keeps them apart.
    for (const [n, account] of [
      [21, '40900061107'],
      [22, '409000611075'],
      [23, '4090006110740'],
    ] as const) {
      await put(world, 'transactions', sampleTransaction(n, { physicalAccountNumber: account }));
    }
    expect(sequences(await scan(world, 'transactions', 'bySequence', '40900061107|'))).toEqual([21]);
    expect(sequences(await scan(world, 'transactions', 'bySequence', '409000611075|'))).toEqual([22]);
    expect(await scan(world, 'transactions', 'bySequence', '409000611074|')).toHaveLength(12);
    expect(await scan(world, 'transactions', 'bySequence', '409000611076|')).toEqual([]);
    expect(await scan(world, 'transactions', 'bySequence', '4')).toHaveLength(15);
  });

  it('pages through everything once', async () => {
    const { world } = current();
    const seen: number[] = [];
    let after: string | undefined;
    for (;;) {
      const options: ScanOptions = after === undefined ? { limit: 5 } : { after, limit: 5 };
      const page = await scan(world, 'transactions', 'byUtr', '', options);
      const last = page.at(-1);
      if (last === undefined) break;
      seen.push(...sequences(page));
      after = COLLECTIONS.transactions.indexes.byUtr(last);
    }
    expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  });

  it('leaves entities without a key out of a sparse index, also when they lose or gain it', async () => {
    const { world } = current();
    const reversal = { entryType: 'REVERSAL', originalTransactionReferenceNumber: 'KT000000000003' } as const;
    await put(world, 'transactions', sampleTransaction(13, reversal));
    expect(sequences(await scan(world, 'transactions', 'byOriginal', ''))).toEqual([13]);
    await put(world, 'transactions', sampleTransaction(13));
    expect(await scan(world, 'transactions', 'byOriginal', '')).toEqual([]);
    await put(world, 'transactions', sampleTransaction(13, reversal));
    expect(sequences(await scan(world, 'transactions', 'byOriginal', 'KT000000000003'))).toEqual([13]);
    expect(await world.transact(async (t) => t.count('transactions'))).toBe(13);
  });

  it('moves an entity in an index whose key has changed', async () => {
    const { world } = current();
    await put(world, 'transactions', sampleTransaction(5, { utr: 'ZZZZ' }));
    const byUtr = await scan(world, 'transactions', 'byUtr', '');
    expect(sequences(byUtr)).toEqual([1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 12, 5]);
    expect(byUtr.at(-1)).toEqual(sampleTransaction(5, { utr: 'ZZZZ' }));
    expect(await scan(world, 'transactions', 'bySequence', '409000611074|000000005')).toHaveLength(1);
  });
}

function describeRollback(current: Current): void {
  it('undoes everything when the work throws, and rethrows', async () => {
    const { world } = current();
    await put(world, 'transactions', sampleTransaction(1), sampleTransaction(2));
    const before = await dumpWorld(world);
    const work = world.transact(async (t) => {
      await t.put('transactions', sampleTransaction(1, { utr: 'CHANGED' }));
      await t.put('transactions', sampleTransaction(3));
      await t.delete('transactions', 'KT000000000002');
      await t.put('transactions', sampleTransaction(2, { amount: 5 }));
      await t.put('organisations', sampleOrganisation(1));
      throw new Refused('no');
    });
    await expect(work).rejects.toThrow(Refused);
    expect(await dumpWorld(world)).toBe(before);
    const { store } = await reopened(current);
    expect(await dumpWorld(store.world('w'))).toBe(before);
  });

  it('undoes a failed attempt only, and goes on', async () => {
    const { world } = current();
    await world.transact(async (t) => {
      await t.put('transactions', sampleTransaction(1));
      const attempt = t.attempt(async () => {
        await t.put('transactions', sampleTransaction(1, { amount: 5 }));
        await t.put('transactions', sampleTransaction(2));
        throw new Refused('no');
      });
      await expect(attempt).rejects.toThrow(Refused);
      expect(await t.get('transactions', 'KT000000000001')).toEqual(sampleTransaction(1));
      expect(await t.get('transactions', 'KT000000000002')).toBeUndefined();
      await t.put('transactions', sampleTransaction(3));
    });
    expect(sequences(await scan(world, 'transactions', 'bySequence', ''))).toEqual([1, 3]);
  });

  it('keeps what a successful attempt wrote and returned', async () => {
    const { world } = current();
    const result = await world.transact((t) =>
      t.attempt(async () => {
        await t.put('transactions', sampleTransaction(1));
        return 'done';
      }),
    );
    expect(result).toBe('done');
    expect(sequences(await scan(world, 'transactions', 'bySequence', ''))).toEqual([1]);
  });

  it('nests attempts: an outer one that fails takes the inner ones with it', async () => {
    const { world } = current();
    await world.transact(async (t) => {
      await t.put('transactions', sampleTransaction(1));
      const outer = t.attempt(async () => {
        await t.put('transactions', sampleTransaction(2));
        await t.attempt(async () => t.put('transactions', sampleTransaction(3)));
        const inner = t.attempt(async () => {
          await t.delete('transactions', 'KT000000000001');
          await t.delete('transactions', 'KT000000000003');
          throw new Refused('inner');
        });
        await expect(inner).rejects.toThrow('inner');
        expect(sequences(await t.scan('transactions', 'bySequence', '', ALL))).toEqual([1, 2, 3]);
        throw new Refused('outer');
      });
      await expect(outer).rejects.toThrow('outer');
    });
    expect(sequences(await scan(world, 'transactions', 'bySequence', ''))).toEqual([1]);
  });

  it('is not dirty any more once everything is undone', async () => {
    const { world } = current();
    await world.transact(async (t) => {
      const attempt = t.attempt(async () => {
        await t.put('transactions', sampleTransaction(1));
        throw new Refused('no');
      });
      await expect(attempt).rejects.toThrow(Refused);
      expect(t.dirty).toBe(false);
    });
  });
}

function describeConcurrency(current: Current): void {
  it('runs the transactions of one world one after another', async () => {
    const { world } = current();
    const increment = () =>
      world.transact(async (t) => {
        const counters = await t.get('worldCounters', 'counters');
        // Lets every other transaction in that would be let in.
        await Promise.resolve();
        const ids = (counters?.ids ?? 0) + 1;
        await t.put('worldCounters', { id: 'counters', ids, arrivals: 0, lastInstant: 0 });
      });
    await Promise.all(Array.from({ length: 50 }, increment));
    expect((await get(world, 'worldCounters', 'counters'))?.ids).toBe(50);
  });

  it('goes on after a transaction that failed', async () => {
    const { world } = current();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 10 }, (_, i) =>
        world.transact(async (t) => {
          await t.put('transactions', sampleTransaction(i));
          if (i % 2 === 0) throw new Refused('even');
        }),
      ),
    );
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(5);
    expect(sequences(await scan(world, 'transactions', 'bySequence', ''))).toEqual([1, 3, 5, 7, 9]);
  });

  it('gives the same world to everyone who asks for it', async () => {
    const { subject, world } = current();
    await put(world, 'organisations', sampleOrganisation(1));
    expect(await get(subject.store.world('w'), 'organisations', 'org-1')).toEqual(sampleOrganisation(1));
  });
}

function describeWorlds(current: Current): void {
  it('keeps worlds apart', async () => {
    const { subject, world } = current();
    const other = subject.store.world('w2');
    await put(world, 'organisations', sampleOrganisation(1));
    expect(await get(other, 'organisations', 'org-1')).toBeUndefined();
    expect(await scan(other, 'organisations', 'byPrefix', '')).toEqual([]);
    await put(other, 'organisations', sampleOrganisation(1, { name: 'Another' }));
    expect(await get(world, 'organisations', 'org-1')).toEqual(sampleOrganisation(1));
  });

  it('lists the worlds that hold anything', async () => {
    const { subject, world } = current();
    expect(await subject.store.worlds()).toEqual([]);
    await get(subject.store.world('read only'), 'organisations', 'org-1');
    await put(world, 'organisations', sampleOrganisation(1));
    await put(subject.store.world('a/ü'), 'organisations', sampleOrganisation(1));
    expect([...(await subject.store.worlds())].sort()).toEqual(['a/ü', 'w']);
    await world.transact(async (t) => t.delete('organisations', 'org-1'));
    expect(await subject.store.worlds()).toEqual(['a/ü']);
  });

  it('clears one world, which can then be used again', async () => {
    const { subject, world } = current();
    const other = subject.store.world('w2');
    await put(world, 'transactions', sampleTransaction(1), sampleTransaction(2));
    await put(other, 'transactions', sampleTransaction(1));
    await world.clear();
    expect(await world.transact(async (t) => t.count('transactions'))).toBe(0);
    expect(await scan(world, 'transactions', 'bySequence', '')).toEqual([]);
    expect(await subject.store.worlds()).toEqual(['w2']);
    await put(world, 'transactions', sampleTransaction(3));
    const { store } = await reopened(current);
    expect(sequences(await scan(store.world('w'), 'transactions', 'bySequence', ''))).toEqual([3]);
    expect(sequences(await scan(store.world('w2'), 'transactions', 'bySequence', ''))).toEqual([1]);
  });
}

function describeDurability(current: Current): void {
  it('has nothing to wait for before anything was written', () => {
    expect(current().world.durable()).toBeUndefined();
  });

  it('waits for commits, also of other worlds, until they are durable', async () => {
    const { subject, world } = current();
    await put(world, 'transactions', sampleTransaction(1));
    await subject.store.world('w2').durable();
    expect(world.durable()).toBeUndefined();
  });

  it('finds everything again after it was closed, byte for byte', async () => {
    const { world } = current();
    for (let n = 1; n <= 30; n++) await put(world, 'transactions', sampleTransaction(n));
    await world.transact(async (t) => t.delete('transactions', 'KT000000000007'));
    await put(world, 'organisations', sampleOrganisation(1), sampleOrganisation(2));
    const before = await dumpWorld(world);
    const { store } = await reopened(current);
    expect(await dumpWorld(store.world('w'))).toBe(before);
    expect(await store.worlds()).toEqual(['w']);
  });

  it('refuses everything once closed, and closes only once', async () => {
    const { subject, world } = current();
    await put(world, 'transactions', sampleTransaction(1));
    await subject.store.close();
    await subject.store.close();
    await expect(get(world, 'transactions', 'KT000000000001')).rejects.toThrow(StoreUnavailableError);
    await expect(world.clear()).rejects.toThrow(StoreUnavailableError);
  });
}
