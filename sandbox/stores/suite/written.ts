import { expect, it } from 'vitest';
import { sampleOrganisation, sampleTransaction } from './sample-entities.ts';
import { type Current, put, Refused } from './subject.ts';

export function describeWritten(current: Current): void {
  it('tells what a transaction did to each entity, all in all, in the order of the first writes', async () => {
    const { world } = current();
    await put(world, 'transactions', sampleTransaction(1), sampleTransaction(2));
    await world.transact(async (t) => {
      expect(t.written()).toEqual([]);
      await t.put('transactions', sampleTransaction(3));
      await t.put('transactions', sampleTransaction(1, { amount: 5 }));
      await t.put('transactions', sampleTransaction(3, { amount: 6 }));
      await t.delete('transactions', 'KT000000000002');
      await t.put('organisations', sampleOrganisation(1));
      await t.put('transactions', sampleTransaction(4));
      await t.delete('transactions', 'KT000000000004');
      expect(t.written()).toEqual([
        { collection: 'transactions', key: 'KT000000000003', kind: 'CREATED' },
        { collection: 'transactions', key: 'KT000000000001', kind: 'CHANGED' },
        { collection: 'transactions', key: 'KT000000000002', kind: 'DELETED' },
        { collection: 'organisations', key: 'org-1', kind: 'CREATED' },
      ]);
    });
  });

  it('forgets what a failed attempt wrote', async () => {
    const { world } = current();
    await world.transact(async (t) => {
      await t.put('transactions', sampleTransaction(1));
      const attempt = t.attempt(async () => {
        await t.put('transactions', sampleTransaction(2));
        throw new Refused('no');
      });
      await expect(attempt).rejects.toThrow(Refused);
      expect(t.written().map(({ key }) => key)).toEqual(['KT000000000001']);
    });
  });
}
