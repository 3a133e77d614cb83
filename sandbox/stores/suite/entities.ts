import { expect, it } from 'vitest';
import { sampleOrganisation, sampleTransaction } from './sample-entities.ts';
import { ALL, type Current, get, put, reopened, scan } from './subject.ts';

export function describeEntities(current: Current): void {
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
    const odd = sampleOrganisation(1, { name: '\n"\\ é 漢 😀 \u2028', clientName: '' });
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
}
