import { expect, it } from 'vitest';
import { StoreUnavailableError } from '../store.ts';
import { sampleOrganisation, sampleTransaction } from './sample-entities.ts';
import { type Current, dumpWorld, get, put, Refused, reopened, scan, sequences } from './subject.ts';

export function describeConcurrency(current: Current): void {
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

export function describeWorlds(current: Current): void {
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

export function describeDurability(current: Current): void {
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
