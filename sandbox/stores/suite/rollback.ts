import { expect, it } from 'vitest';
import { sampleOrganisation, sampleTransaction } from './sample-entities.ts';
import { ALL, type Current, dumpWorld, put, Refused, reopened, scan, sequences } from './subject.ts';

export function describeRollback(current: Current): void {
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
}

export function describeAttempts(current: Current): void {
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
