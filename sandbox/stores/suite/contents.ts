import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CollectionName, Entities } from '../collections.ts';
import type { WorldContents, WorldStore } from '../store.ts';
import { sampleOrganisation, sampleTransaction } from './sample-entities.ts';
import { type Current, dumpWorld, put, reopened, scan, sequences } from './subject.ts';

/** Contents as somebody else would hand them over: rows in arrays. */
function plain(rows: Partial<{ [C in CollectionName]: readonly Entities[C][] }>): WorldContents {
  return { rows: (name) => rows[name] ?? [] };
}

async function write(world: WorldStore, n: number): Promise<void> {
  await put(world, 'transactions', sampleTransaction(n));
}

export function describeContents(current: Current): void {
  it('captures what a world holds, and what comes later does not show in it', async () => {
    const { subject, world } = current();
    await put(world, 'transactions', sampleTransaction(1), sampleTransaction(2));
    const contents = await world.capture();
    const before = await dumpWorld(world);
    await write(world, 3);
    await world.transact(async (t) =>
      t.delete('transactions', sampleTransaction(1).transactionReferenceNumber),
    );
    expect(sequences([...contents.rows('transactions')]).sort()).toEqual([1, 2]);
    expect([...contents.rows('refunds')]).toEqual([]);
    const twin = subject.store.world('twin');
    await twin.replace(contents);
    expect(await dumpWorld(twin)).toBe(before);
    expect(sequences(await scan(world, 'transactions', 'bySequence', ''))).toEqual([2, 3]);
  });

  it('puts a world back to what it held, whatever came in between', async () => {
    const { world } = current();
    await put(world, 'transactions', sampleTransaction(1));
    const contents = await world.capture();
    const before = await dumpWorld(world);
    for (let round = 0; round < 2; round++) {
      await write(world, 2);
      await put(world, 'organisations', sampleOrganisation(round));
      await world.replace(contents);
      expect(await dumpWorld(world)).toBe(before);
    }
    const { store } = await reopened(current);
    expect(await dumpWorld(store.world('w'))).toBe(before);
  });

  it('takes over rows from elsewhere, and finds them after it was opened again', async () => {
    const { subject } = current();
    const world = subject.store.world('w');
    await write(world, 9);
    await world.replace(plain({ transactions: [sampleTransaction(2), sampleTransaction(1)] }));
    expect(sequences(await scan(world, 'transactions', 'bySequence', ''))).toEqual([1, 2]);
    const { store } = await reopened(current);
    expect(sequences(await scan(store.world('w'), 'transactions', 'bySequence', ''))).toEqual([1, 2]);
  });

  it('refuses contents that contradict themselves, and keeps what it has', async () => {
    const { world } = current();
    await write(world, 1);
    const before = await dumpWorld(world);
    const sameKey = plain({ transactions: [sampleTransaction(2), sampleTransaction(2)] });
    await expect(world.replace(sameKey)).rejects.toThrow('one key');
    const twins = [sampleOrganisation(1), { ...sampleOrganisation(1), organisationId: 'org-other' }];
    await expect(world.replace(plain({ organisations: twins }))).rejects.toThrow('two entities');
    expect(await dumpWorld(world)).toBe(before);
  });
}

export function describeSharedContents(current: Current): void {
  it('lets any number of worlds with shared contents go their own ways', async () => {
    const { subject, world } = current();
    for (let n = 1; n <= 40; n++) await write(world, n);
    const contents = await world.capture();
    const step = fc.record({ world: fc.nat(4), n: fc.integer({ min: 1, max: 80 }), put: fc.boolean() });
    let game = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        game += 1;
        const worlds = Array.from({ length: 5 }, (_, i) => subject.store.world(`game-${game}-${i}`));
        const expected = worlds.map(() => new Set(Array.from({ length: 40 }, (_, i) => i + 1)));
        await Promise.all(worlds.map((one) => one.replace(contents)));
        for (const { world: at, n, put: puts } of steps) {
          const [one, set] = [worlds[at] as WorldStore, expected[at] as Set<number>];
          if (puts) await write(one, n);
          else {
            const { transactionReferenceNumber } = sampleTransaction(n);
            await one.transact(async (t) => t.delete('transactions', transactionReferenceNumber));
          }
          if (puts) set.add(n);
          else set.delete(n);
        }
        for (const [i, one] of worlds.entries()) {
          const found = sequences(await scan(one, 'transactions', 'bySequence', ''));
          expect(found).toEqual([...(expected[i] as Set<number>)].sort((a, b) => a - b));
          await one.clear();
        }
      }),
      { numRuns: 30 },
    );
    expect(sequences([...contents.rows('transactions')])).toHaveLength(40);
  });
}
