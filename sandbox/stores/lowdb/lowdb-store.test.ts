import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeStore } from '../store-suite.ts';
import type { StoreUnderTest } from '../store-under-test.ts';
import { openLowdbStore } from './lowdb-store.ts';

async function inMemory(): Promise<StoreUnderTest> {
  const store = await openLowdbStore({ directory: undefined });
  return { store, dispose: () => store.close() };
}

/** @param compactAfterBytes small: the suite then runs across many compactions */
async function onDisk(compactAfterBytes?: number): Promise<StoreUnderTest> {
  const directory = await mkdtemp(join(tmpdir(), 'khata-store-'));
  const options = { directory, ...(compactAfterBytes === undefined ? {} : { compactAfterBytes }) };
  const store = await openLowdbStore(options);
  let open = store;
  return {
    store,
    reopen: async () => {
      await open.close();
      open = await openLowdbStore(options);
      return open;
    },
    dispose: async () => {
      await open.close();
      await rm(directory, { recursive: true });
    },
  };
}

describeStore('lowdb in memory', inMemory);
describeStore('lowdb on disk', () => onDisk());
describeStore('lowdb on disk, compacting all the time', () => onDisk(1));
