import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openLowdbStore } from '../../stores/lowdb/lowdb-store.ts';
import type { Store } from '../../stores/store.ts';
import { sampleTransaction, sampleVirtualAccount } from '../../stores/suite/sample-entities.ts';
import { dumpWorld } from '../../stores/suite/subject.ts';

/** Snapshots are written beside a store at work; what they hold must be one moment's state all the same. */

const CREDITS = 20_000;

/** Lays in more credits than one shard of a collection holds, a hundred at a time. */
async function layIn(store: Store): Promise<void> {
  for (let first = 1; first <= CREDITS; first += 100) {
    await store.world('w').transact(async (transaction) => {
      for (let n = first; n < first + 100; n++) await transaction.put('transactions', sampleTransaction(n));
    });
  }
  await store.world('w').durable();
}

async function inDirectory(run: (directory: string) => Promise<void>): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'khata-compaction-'));
  try {
    await run(directory);
  } finally {
    await rm(directory, { recursive: true });
  }
}

interface Compactions {
  count: number;
  readonly onCompacted: () => void;
  /** Resolves when there have been that many. */
  reached(count: number): Promise<void>;
}

function compactions(): Compactions {
  let wake = (): void => undefined;
  const seen: Compactions = {
    count: 0,
    onCompacted: () => {
      seen.count += 1;
      wake();
    },
    reached: async (count) => {
      while (seen.count < count) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
  };
  return seen;
}

describe('a compaction', () => {
  it('under load loses, doubles and mixes up nothing', () =>
    inDirectory(async (directory) => {
      const seen = compactions();
      const { onCompacted } = seen;
      const store = await openLowdbStore({ directory, compactAfterBytes: 100_000, onCompacted });
      await layIn(store);
      const world = store.world('w');
      let n = 0;
      // Changes, deletes and adds credits all over while at least two more snapshots are written.
      const enough = seen.count + 2;
      const writer = async (): Promise<void> => {
        while (seen.count < enough) {
          n += 1;
          const turn = n;
          await world.transact(async (transaction) => {
            const target = sampleTransaction((turn * 7919) % CREDITS);
            await transaction.put('transactions', { ...target, amount: turn });
            await transaction.delete(
              'transactions',
              sampleTransaction((turn * 31) % CREDITS).transactionReferenceNumber,
            );
            await transaction.put('transactions', sampleTransaction(CREDITS + turn));
            await transaction.put('virtualAccounts', sampleVirtualAccount(turn % 50, { revision: turn }));
          });
          await world.durable();
        }
      };
      await Promise.all(Array.from({ length: 16 }, writer));
      const before = await dumpWorld(world);
      await store.close();
      const again = await openLowdbStore({ directory });
      expect(await dumpWorld(again.world('w'))).toBe(before);
      await again.close();
    }));

  it('leaves out what a transaction has written that is still running', () =>
    inDirectory(async (directory) => {
      const seen = compactions();
      const { onCompacted } = seen;
      const store = await openLowdbStore({ directory, compactAfterBytes: 1e9, onCompacted });
      await layIn(store);
      await store.close();
      const small = await openLowdbStore({ directory, compactAfterBytes: 1, onCompacted });
      const before = await dumpWorld(small.world('w'));
      const running = small.world('w').transact(async (transaction) => {
        await transaction.put('transactions', sampleTransaction(1, { amount: 1 }));
        await transaction.put('transactions', sampleTransaction(1, { amount: 2 }));
        await transaction.put('transactions', sampleTransaction(CREDITS + 1));
        await transaction.delete('transactions', sampleTransaction(2).transactionReferenceNumber);
        // Another world's commit starts the compaction, and this one lives through all of it.
        await small.world('other').transact(async (other) => {
          await other.put('transactions', sampleTransaction(1));
        });
        await seen.reached(1);
        throw new Error('rolled back');
      });
      await expect(running).rejects.toThrow('rolled back');
      await small.close();
      const names = await readdir(directory);
      expect(names.filter((name) => name.startsWith('snapshot'))).toHaveLength(1);
      const again = await openLowdbStore({ directory });
      expect(await dumpWorld(again.world('w'))).toBe(before);
      expect(await dumpWorld(again.world('other'))).not.toBe('');
      await again.close();
    }));

  it('leaves one snapshot and one journal, and the next start reads only those', () =>
    inDirectory(async (directory) => {
      const seen = compactions();
      const { onCompacted } = seen;
      const store = await openLowdbStore({ directory, compactAfterBytes: 1_000_000, onCompacted });
      await layIn(store);
      await seen.reached(1);
      await store.close();
      const kinds = (await readdir(directory)).map((name) => name.replace(/[-.].*/, '')).sort();
      expect(kinds).toEqual(['journal', 'lock', 'snapshot']);
      const phases = new Set<string>();
      const again = await openLowdbStore({
        directory,
        onProgress: ({ phase, done, total }) => {
          expect(done).toBeLessThanOrEqual(total);
          phases.add(phase);
        },
      });
      expect(phases.has('snapshot')).toBe(true);
      expect(await again.world('w').transact(async (t) => t.count('transactions'))).toBe(CREDITS);
      await again.close();
    }));

  it('that was never finished leaves nothing behind the next start', () =>
    inDirectory(async (directory) => {
      const store = await openLowdbStore({ directory });
      await layIn(store);
      await store.close();
      const draft = join(directory, 'snapshot-000000000000007.jsonl.tmp');
      await writeFile(draft, '["khata-snapshot",1,7]\n');
      const again = await openLowdbStore({ directory });
      expect(await again.world('w').transact(async (t) => t.count('transactions'))).toBe(CREDITS);
      await again.close();
      expect((await readdir(directory)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    }));

  it('is given up when the store closes, and taken up by a later one', () =>
    inDirectory(async (directory) => {
      const first = await openLowdbStore({ directory, compactAfterBytes: 1e9 });
      await layIn(first);
      await first.close();
      const seen = compactions();
      const { onCompacted } = seen;
      const second = await openLowdbStore({ directory, compactAfterBytes: 1, onCompacted });
      const before = await dumpWorld(second.world('w'));
      await second.world('other').transact(async (t) => t.put('transactions', sampleTransaction(1)));
      await second.world('other').durable();
      await second.close();
      expect(seen.count).toBe(0);
      expect((await readdir(directory)).filter((name) => /snapshot|tmp/.test(name))).toEqual([]);
      const third = await openLowdbStore({ directory, compactAfterBytes: 1, onCompacted });
      expect(await dumpWorld(third.world('w'))).toBe(before);
      await third.world('other').transact(async (t) => t.put('transactions', sampleTransaction(2)));
      await seen.reached(1);
      await third.close();
      const fourth = await openLowdbStore({ directory });
      expect(await dumpWorld(fourth.world('w'))).toBe(before);
      await fourth.close();
    }));
});
