import { beforeEach, expect, it } from 'vitest';
import { COLLECTIONS } from '../collections.ts';
import type { ScanOptions } from '../store.ts';
import { sampleOrganisation, sampleTransaction } from './sample-entities.ts';
import { type Current, get, put, scan, sequences } from './subject.ts';

function layInTwelve(current: Current): void {
  beforeEach(async () => {
    // Put in no particular order.
    const numbers = [7, 3, 10, 1, 9, 2, 12, 8, 4, 11, 6, 5];
    await put(current().world, 'transactions', ...numbers.map((n) => sampleTransaction(n)));
  });
}

/** Order, bounds and limits. */
export function describeScans(current: Current): void {
  layInTwelve(current);
  const tenth = '409000611074|000000010';
  it('goes in ascending order of the index key', async () => {
    const all = await scan(current().world, 'transactions', 'bySequence', '409000611074|');
    expect(sequences(all)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  });

  it('orders by code units: digits, then capitals, then small letters', async () => {
    const { world } = current();
    for (const prefix of ['a', 'B', '1', 'A', 'b', '10', 'Aa']) {
      await put(
        world,
        'organisations',
        sampleOrganisation(0, { organisationId: prefix, virtualAccountPrefix: prefix }),
      );
    }
    const found = await scan(world, 'organisations', 'byPrefix', '');
    expect(found.map((it) => it.virtualAccountPrefix)).toEqual(['1', '10', 'A', 'Aa', 'B', 'a', 'b']);
  });

  it('stops at the limit', async () => {
    const some = await scan(current().world, 'transactions', 'bySequence', '', { limit: 3 });
    expect(sequences(some)).toEqual([1, 2, 3]);
  });

  it('starts behind `after`, whether or not that key is there', async () => {
    const { world } = current();
    const behind = (after: string) =>
      scan(world, 'transactions', 'bySequence', '409000611074|', { after, limit: 2 });
    expect(sequences(await behind(tenth))).toEqual([11, 12]);
    expect(sequences(await behind(`${tenth}x`))).toEqual([11, 12]);
    expect(sequences(await behind('409000611074|000000012'))).toEqual([]);
    expect(sequences(await behind('0'))).toEqual([1, 2]);
    expect(sequences(await behind('5'))).toEqual([]);
  });

  it('stops short of `before`', async () => {
    const options = { after: '409000611074|000000007', before: tenth, limit: 10 };
    const some = await scan(current().world, 'transactions', 'bySequence', '409000611074|', options);
    expect(sequences(some)).toEqual([8, 9]);
  });
}

/** Which entities an index holds. */
export function describeIndexes(current: Current): void {
  layInTwelve(current);

  it('keeps to the prefix and away from its neighbours', async () => {
    const { world } = current();
    // `40900061107` is the beginning of `409000611074`; the separator keeps them apart.
    for (const [n, account] of [
      [21, '40900061107'],
      [22, '409000611075'],
      [23, '4090006110740'],
    ] as const) {
      await put(world, 'transactions', sampleTransaction(n, { physicalAccountNumber: account }));
    }
    expect(sequences(await scan(world, 'transactions', 'bySequence', '40900061107|'))).toEqual([21]);
    expect(sequences(await scan(world, 'transactions', 'bySequence', '409000611075|'))).toEqual([22]);
    expect(await scan(world, 'transactions', 'bySequence', '409000611074|')).toHaveLength(12);
    expect(await scan(world, 'transactions', 'bySequence', '409000611076|')).toEqual([]);
    expect(await scan(world, 'transactions', 'bySequence', '4')).toHaveLength(15);
  });

  it('pages through everything once', async () => {
    const { world } = current();
    const seen: number[] = [];
    let after: string | undefined;
    for (;;) {
      const options: ScanOptions = after === undefined ? { limit: 5 } : { after, limit: 5 };
      const page = await scan(world, 'transactions', 'byUtr', '', options);
      const last = page.at(-1);
      if (last === undefined) break;
      seen.push(...sequences(page));
      after = COLLECTIONS.transactions.indexes.byUtr(last);
    }
    expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  });

  it('leaves entities without a key out of a sparse index, also when they lose or gain it', async () => {
    const { world } = current();
    const reversal = { entryType: 'REVERSAL', originalTransactionReferenceNumber: 'KT000000000003' } as const;
    await put(world, 'transactions', sampleTransaction(13, reversal));
    expect(sequences(await scan(world, 'transactions', 'byOriginal', ''))).toEqual([13]);
    await put(world, 'transactions', sampleTransaction(13));
    expect(await scan(world, 'transactions', 'byOriginal', '')).toEqual([]);
    await put(world, 'transactions', sampleTransaction(13, reversal));
    expect(sequences(await scan(world, 'transactions', 'byOriginal', 'KT000000000003'))).toEqual([13]);
    expect(await world.transact(async (t) => t.count('transactions'))).toBe(13);
  });

  it('moves an entity in an index whose key has changed', async () => {
    const { world } = current();
    await put(world, 'transactions', sampleTransaction(5, { utr: 'ZZZZ' }));
    const byUtr = await scan(world, 'transactions', 'byUtr', '');
    expect(sequences(byUtr)).toEqual([1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 12, 5]);
    expect(byUtr.at(-1)).toEqual(sampleTransaction(5, { utr: 'ZZZZ' }));
    expect(await scan(world, 'transactions', 'bySequence', '409000611074|000000005')).toHaveLength(1);
  });

  it('refuses two entities with one index key', async () => {
    const { world } = current();
    await put(world, 'organisations', sampleOrganisation(1));
    const taken = sampleOrganisation(2, { virtualAccountPrefix: 'P0001' });
    await expect(put(world, 'organisations', taken)).rejects.toThrow();
    expect(await scan(world, 'organisations', 'byPrefix', '')).toEqual([sampleOrganisation(1)]);
    expect(await get(world, 'organisations', 'org-2')).toBeUndefined();
  });
}
