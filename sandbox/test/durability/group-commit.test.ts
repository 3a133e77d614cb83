import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { StoreOpenError } from '../../stores/lowdb/errors.ts';
import type { FileSystem, OpenFile } from '../../stores/lowdb/file-system.ts';
import { openLowdbStore } from '../../stores/lowdb/lowdb-store.ts';
import type { Store, WorldStore } from '../../stores/store.ts';
import { sampleTransaction, sampleVirtualAccount } from '../../stores/suite/sample-entities.ts';
import { type DiskContent, SimulatedDisk } from './simulated-disk.ts';

/** A disk whose syncs of files return when they are told to, and that keeps count of the writes before. */
class SlowDisk extends SimulatedDisk {
  writes = 0;
  readonly #waiting: (() => void)[] = [];
  #asked: () => void = () => undefined;

  override async open(path: string, mode: Parameters<FileSystem['open']>[1]): Promise<OpenFile> {
    const file = await super.open(path, mode);
    return {
      ...file,
      write: (bytes, position) => {
        this.writes += 1;
        return file.write(bytes, position);
      },
      sync: async () => {
        await new Promise<void>((resolve) => {
          this.#waiting.push(resolve);
          this.#asked();
        });
        await file.sync();
      },
    };
  }

  /** Waits until a sync has been asked for, and lets it return. */
  async letSync(): Promise<void> {
    await this.syncAsked();
    this.#waiting.shift()?.();
  }

  async syncAsked(): Promise<void> {
    if (this.#waiting.length > 0) return;
    await new Promise<void>((resolve) => {
      this.#asked = resolve;
    });
  }
}

async function openOn(disk: SimulatedDisk): Promise<Store> {
  return openLowdbStore({ directory: '/data', fileSystem: disk });
}

async function put(world: WorldStore, n: number): Promise<void> {
  await world.transact(async (transaction) => transaction.put('transactions', sampleTransaction(n)));
}

/** The order in which things came to pass. */
function diary(): { entries: string[]; note: (text: string) => () => void } {
  const entries: string[] = [];
  return { entries, note: (text) => () => entries.push(text) };
}

describe('group commit', () => {
  it('lets nothing out before the sync that holds it, and writes the next frame only after it', async () => {
    const disk = new SlowDisk();
    const store = await openOn(disk);
    const [a, b] = [store.world('a'), store.world('b')];
    const { entries, note } = diary();
    await put(a, 1);
    const first = a.durable()?.then(note('first'));
    await disk.syncAsked();
    expect(disk.writes).toBe(1);
    // Commits while that sync is under way share the next frame, whatever their world.
    for (let n = 2; n <= 5; n++) await put(n % 2 === 0 ? a : b, n);
    const second = b.durable()?.then(note('second'));
    expect(await a.transact(async (transaction) => transaction.count('transactions'))).toBe(3);
    expect(disk.writes).toBe(1);
    expect(entries).toEqual([]);
    await disk.letSync();
    await first;
    expect(entries).toEqual(['first']);
    // The read has seen commits of the second frame, and must wait for it.
    expect(a.durable()).toBeDefined();
    await disk.letSync();
    await second;
    expect(disk.writes).toBe(2);
    expect(a.durable()).toBeUndefined();
    await store.close();
  });

  it('puts the commits of one turn of the loop into one frame', async () => {
    const disk = new SlowDisk();
    const store = await openOn(disk);
    const world = store.world('a');
    const all = Array.from({ length: 64 }, async (_, n) => {
      await put(world, n + 1);
      await world.durable();
    });
    await disk.letSync();
    await Promise.all(all);
    expect(disk.writes).toBe(1);
    await store.close();
  });

  it('splits what is too much for one frame, and recovers it', async () => {
    const disk = new SimulatedDisk();
    const store = await openOn(disk);
    const world = store.world('a');
    const text = 'x'.repeat(1_000_000);
    for (let n = 1; n <= 20; n++) {
      const large = sampleTransaction(n, { remittanceInformation: text });
      await world.transact(async (transaction) => transaction.put('transactions', large));
    }
    await world.durable();
    await store.close();
    const again = await openOn(new SimulatedDisk({ content: disk.content() }));
    expect(await again.world('a').transact(async (transaction) => transaction.count('transactions'))).toBe(
      20,
    );
    await again.close();
  });

  it('puts into a snapshot only what its frames hold, also when more is waiting for the next frames', async () => {
    const contents: DiskContent[] = [];
    const onStep = (): number => contents.push(disk.content());
    const disk: SimulatedDisk = new SimulatedDisk({ onStep });
    const store = await openLowdbStore({ directory: '/data', fileSystem: disk, compactAfterBytes: 1 });
    const world = store.world('a');
    const remittanceInformation = 'x'.repeat(1_100_000);
    for (let n = 1; n <= 24; n++) {
      await world.transact(async (transaction) => {
        // Large in the journal and small in the snapshot, which therefore overtakes the frames.
        await transaction.put('transactions', sampleTransaction(1, { remittanceInformation, amount: n }));
        await transaction.put('virtualAccounts', sampleVirtualAccount(n));
        await transaction.put('worldCounters', { id: 'counters', ids: n, arrivals: 0, lastInstant: 0 });
      });
    }
    await world.durable();
    await store.close();
    // Wherever the process dies, the counters and what they count belong to one moment.
    for (const content of contents) {
      const again = await openOn(new SimulatedDisk({ content }));
      await again.world('a').transact(async (transaction) => {
        const counters = await transaction.get('worldCounters', 'counters');
        expect(await transaction.count('virtualAccounts')).toBe(counters?.ids ?? 0);
      });
      await again.close();
    }
  });

  it('flushes what nobody waits for, at the latest when it closes', async () => {
    const disk = new SimulatedDisk();
    const store = await openOn(disk);
    await put(store.world('a'), 1);
    await store.close();
    const again = await openOn(new SimulatedDisk({ content: disk.content() }));
    expect(again.worlds()).toEqual(['a']);
    await again.close();
  });

  it('refuses a journal of another format version, and says which', async () => {
    const disk = new SimulatedDisk();
    const store = await openOn(disk);
    await put(store.world('a'), 1);
    await store.close();
    const [[name, bytes] = ['', Buffer.alloc(0)]] = [...disk.content()];
    const newer = Buffer.from(bytes);
    newer.writeUInt32LE(2, 4);
    newer.writeUInt32LE(crc32(newer.subarray(0, 24)), 24);
    const refusal = await openOn(new SimulatedDisk({ content: new Map([[name, newer]]) })).catch((e) => e);
    expect(refusal).toBeInstanceOf(StoreOpenError);
    expect(refusal.reason).toBe('FOREIGN_FORMAT');
    expect(refusal.message).toContain('format version 2');
  });
});
