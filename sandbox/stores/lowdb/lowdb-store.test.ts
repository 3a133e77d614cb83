import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { describeStore } from '../store-suite.ts';
import { sampleOrganisation } from '../suite/sample-entities.ts';
import type { StoreUnderTest } from '../suite/subject.ts';
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

it('keeps what JSON can say and databases refuse: a NUL, half a surrogate pair, members with odd names', async () => {
  const subject = await onDisk();
  const odd = sampleOrganisation(1, { name: '\u0000 \ud800', ...JSON.parse('{"__proto__":{"a":1},"7":8}') });
  await subject.store.world('w').transact(async (transaction) => transaction.put('organisations', odd));
  const again = await subject.reopen?.();
  const found = await again
    ?.world('w')
    .transact(async (transaction) => transaction.get('organisations', 'org-1'));
  expect(JSON.stringify(found)).toBe(JSON.stringify(odd));
  await subject.dispose();
});
