import { describe, expect, it } from 'vitest';
import { type StoreTransaction, StoreUnavailableError } from '../store.ts';
import { sampleOrganisation } from '../suite/sample-entities.ts';
import { openLowdbStore } from './lowdb-store.ts';
import { emptyState } from './state.ts';
import { LowdbWorldStore, WorldLocks } from './world-store.ts';

describe('a transaction of the embedded store', () => {
  it('refuses whatever is asked of it after its end', async () => {
    const store = await openLowdbStore({ directory: undefined });
    let kept: StoreTransaction | undefined;
    await store.world('w').transact(async (transaction) => {
      kept = transaction;
    });
    expect(() => kept?.get('organisations', 'org-1')).toThrow('has ended');
    expect(() => kept?.put('organisations', sampleOrganisation(1))).toThrow('has ended');
    await expect(kept?.attempt(async () => undefined)).rejects.toThrow('has ended');
    expect(store.worlds()).toEqual([]);
  });

  it('fails as a whole when two of its attempts overlap, which could undo each other', async () => {
    const store = await openLowdbStore({ directory: undefined });
    const work = store.world('w').transact(async (transaction) => {
      let goOn = (): void => undefined;
      const first = transaction.attempt(
        () =>
          new Promise<void>((resolve) => {
            goOn = resolve;
          }),
      );
      const second = transaction.attempt(async () => {
        goOn();
        await first;
        await transaction.put('organisations', sampleOrganisation(1));
      });
      await second;
    });
    await expect(work).rejects.toThrow('nested');
    expect(store.worlds()).toEqual([]);
  });

  it('changes nothing when an index key cannot be made', async () => {
    const store = await openLowdbStore({ directory: undefined });
    const world = store.world('w');
    await world.transact(async (transaction) => {
      const broken = { virtualAccountNumber: 'ACME1', organisationId: 'acme', customerReference: 'x' };
      // Not what the type asks for, as a fault in a service may have it.
      expect(() => transaction.put('virtualAccounts', broken as never)).toThrow(TypeError);
      expect(transaction.dirty).toBe(false);
      expect(await transaction.count('virtualAccounts')).toBe(0);
    });
  });

  it('commits nothing when the store was closed in the meantime', async () => {
    const store = await openLowdbStore({ directory: undefined });
    const work = store.world('w').transact(async (transaction) => {
      await transaction.put('organisations', sampleOrganisation(1));
      await store.close();
    });
    await expect(work).rejects.toThrow(StoreUnavailableError);
    expect(store.worlds()).toEqual([]);
  });

  it('leaves no trace of a world that was only asked for', async () => {
    const state = emptyState();
    const locks = new WorldLocks(state);
    const nothing = () => undefined;
    const queue = { journalled: false, assertAvailable: nothing, commit: nothing, durable: nothing };
    const world = new LowdbWorldStore('random', state, locks, queue);
    const seen = Promise.all([
      world.transact(async (transaction) => transaction.get('organisations', 'org-1')),
      world.transact(async (transaction) => transaction.count('organisations')),
      world.clear(),
    ]);
    await seen;
    expect(state.worlds.size).toBe(0);
    await world.transact(async (transaction) => transaction.put('organisations', sampleOrganisation(1)));
    expect([...state.worlds.keys()]).toEqual(['random']);
    await world.clear();
    expect(state.worlds.size).toBe(0);
  });
});
