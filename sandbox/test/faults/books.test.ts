import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { drain } from './partner-books.ts';
import { type BankWire, type ControlWire, FaultStage } from './stage.ts';

/** Whatever goes wrong on the way, a client that keeps to the contract ends with the bank's own books. */

const open: FaultStage[] = [];
async function stageOf(): Promise<FaultStage> {
  const stage = await FaultStage.open();
  open.push(stage);
  return stage;
}
afterEach(async () => {
  for (const stage of open.splice(0)) await stage.close();
});

/** Every reference of the partner's stream, once. */
async function stream(stage: FaultStage): Promise<string[]> {
  const references: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const path = `/v1/transactions?limit=100${cursor && `&cursor=${cursor}`}`;
    const page = (await (await stage.call({ path })).json()) as BankWire['TransactionList'];
    references.push(...page.data.map(({ transactionReferenceNumber }) => transactionReferenceNumber));
    cursor = page.nextCursor;
  }
  return references.sort();
}

async function quiet(stage: FaultStage): Promise<void> {
  await stage.control('DELETE', '/fault-scripts');
  const { rates } = await stage.control<ControlWire['Mischief']>('GET', '/mischief');
  const none = Object.fromEntries(Object.keys(rates).map((kind) => [kind, 0]));
  await stage.control('PUT', '/mischief', none);
}

const plain = fc.constantFrom(
  ...(['RESET', 'LOST', 'TRUNCATE', 'BAD_JSON', 'UNKNOWN_FIELD'] as const).map((type) => ({ type })),
);
const fetching = fc.oneof(
  plain,
  fc.constantFrom(
    ...(
      ['DUPLICATE_RECORD', 'DUPLICATE_BATCH', 'REORDER', 'COUNT_MISMATCH', 'CONTROL_SUM_MISMATCH'] as const
    ).map((type) => ({ type })),
    ...(['UNKNOWN_ENUM', 'NULL_OPTIONAL'] as const).map((type) => ({ type })),
  ),
  fc.integer({ min: 1, max: 99 }).map((records) => ({ type: 'OVERLAPPING_BATCH' as const, records })),
  fc.integer({ min: 1, max: 30 }).map((records) => ({ type: 'SHORT_BATCH' as const, records })),
);
const answering = fc.oneof(
  plain,
  fc.constantFrom(429, 500, 502, 503, 504).map((status) => ({ type: 'STATUS' as const, status })),
  fc.boolean().map((processed) => ({ type: 'GATEWAY_HTML' as const, processed })),
  fc.boolean().map((processed) => ({ type: 'EMPTY_ANSWER' as const, processed })),
  fc.constantFrom({ type: 'STALL_BODY' as const, milliseconds: 1 }, { type: 'WRONG_CONTENT_TYPE' as const }),
);
const when = fc.oneof(
  fc.integer({ min: 1, max: 5 }).map((count) => ({ type: 'FIRST' as const, count })),
  fc
    .uniqueArray(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 8 })
    .map((calls) => ({ type: 'NTH' as const, calls })),
  fc.integer({ min: 0, max: 600 }).map((perMille) => ({ type: 'RATE' as const, perMille })),
);
const script = fc.oneof(
  fc.record({ operation: fc.constant('fetchTransactionBatch'), when, do: fc.oneof(fetching, answering) }),
  fc.record({ operation: fc.constant('acknowledgeTransactionBatch'), when, do: fc.oneof(plain, answering) }),
);

describe('a client that keeps to the contract', () => {
  it('books the whole stream, each entry once, under any scripts', async () => {
    const runs = fc.asyncProperty(
      fc.array(script, { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 5, max: 100 }),
      async (scripts, batchLimit) => {
        const stage = await FaultStage.open();
        await stage.control('PUT', '/limits', { batchLimit });
        await stage.control('POST', '/fault-scripts', { scripts });
        // Some rates leave one call in six alone; the last of the stream is drained in peace.
        const first = await drain(stage, {}, 400);
        await quiet(stage);
        const rest = await drain(stage);
        expect(rest.ended).toBe(true);
        const booked = new Set([...first.booked.keys(), ...rest.booked.keys()]);
        expect([...booked].sort()).toEqual(await stream(stage));
        expect(await stage.isSound()).toBe(true);
        await stage.close();
      },
    );
    await fc.assert(runs, { numRuns: 40 });
  });

  it('books the whole stream, each entry once, under mischief', async () => {
    const stage = await stageOf();
    await stage.control('PUT', '/limits', { batchLimit: 5 });
    const rates = {
      resetBeforeProcessing: 100,
      lostAnswer: 100,
      tooManyRequests: 50,
      serviceUnavailable: 50,
      duplicateRecord: 300,
      reorder: 200,
      unknownField: 200,
    };
    await stage.control('PUT', '/mischief', rates);
    const { booked, ended, calls } = await drain(stage);
    expect(ended).toBe(true);
    const { calls: asked, applied } = await stage.control<ControlWire['Mischief']>('GET', '/mischief');
    // The first kind is asked about every call.
    expect(asked.resetBeforeProcessing).toBe(calls);
    for (const kind of Object.keys(rates) as (keyof typeof rates)[]) expect(applied[kind]).toBeGreaterThan(0);
    await quiet(stage);
    expect([...booked.keys()].sort()).toEqual(await stream(stage));
    expect(await stage.isSound()).toBe(true);
  });
});

describe('a careless client', () => {
  it('that books by batch books twice what is delivered twice', async () => {
    const stage = await stageOf();
    await stage.control('POST', '/fault-scripts', {
      scripts: [{ when: { type: 'NTH', calls: [2] }, do: { type: 'DUPLICATE_BATCH' } }],
    });
    const { booked } = await drain(stage, { booksTwice: true });
    expect([...booked.values()].filter((times) => times === 2)).toHaveLength(100);
    // The same stream, the same faults, and nothing wrong with the one that looks at references.
    const other = await stageOf();
    await other.script({ when: { type: 'NTH', calls: [2] }, do: { type: 'DUPLICATE_BATCH' } });
    expect(new Set((await drain(other)).booked.values())).toEqual(new Set([1]));
  });

  it('that echoes the totals is refused where they are wrong', async () => {
    const stage = await stageOf();
    await stage.script({ operation: 'fetchTransactionBatch', do: { type: 'COUNT_MISMATCH' } });
    const batch = await stage.fetchBatch();
    expect(batch && (await stage.acknowledge(batch.batchId, batch))).toBe(422);
    expect((await stage.fetchBatch())?.batchId).toBe(batch?.batchId);
  });
});

describe('mischief', () => {
  it('is off until somebody asks for it, and counts nothing', async () => {
    const stage = await stageOf();
    await drain(stage);
    const { rates, calls, applied } = await stage.control<ControlWire['Mischief']>('GET', '/mischief');
    for (const numbers of [rates, calls, applied])
      expect(new Set(Object.values(numbers))).toEqual(new Set([0]));
  });

  it('meets the same calls in each run', async () => {
    const runs = [];
    for (let run = 0; run < 2; run++) {
      const stage = await stageOf();
      await stage.control('PUT', '/mischief', { lostAnswer: 300, duplicateRecord: 200 });
      const { calls } = await drain(stage);
      runs.push([calls, await stage.control('GET', '/mischief')]);
    }
    expect(runs[1]).toEqual(runs[0]);
  });

  it('gives way to scripts: one fault for one call', async () => {
    const stage = await stageOf();
    await stage.control('PUT', '/mischief', { resetBeforeProcessing: 1000 });
    await stage.script({ do: { type: 'STATUS', status: 503 } });
    expect((await stage.call({ path: '/v1/refunds' })).status).toBe(503);
    await expect(stage.call({ path: '/v1/refunds' })).rejects.toThrow(TypeError);
    const { calls, applied } = await stage.control<ControlWire['Mischief']>('GET', '/mischief');
    expect([calls.resetBeforeProcessing, applied.resetBeforeProcessing]).toEqual([1, 1]);
  });
});
