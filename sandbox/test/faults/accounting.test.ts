import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { type ControlWire, FaultStage, FETCH, LIST } from './stage.ts';

/** What a script did is known exactly, whatever came at once and whatever happened in between. */

const open: FaultStage[] = [];
async function stageOf(options = {}): Promise<FaultStage> {
  const stage = await FaultStage.open(options);
  open.push(stage);
  return stage;
}
afterEach(async () => {
  for (const stage of open.splice(0)) await stage.close();
});

const refusal = (status: 429 | 500 | 503) => ({ type: 'STATUS' as const, status });
const list = 'listVirtualAccounts';

describe('64 calls at once', () => {
  it.each(['socket', 'process'])(
    'meet the nth exactly once and the first n exactly n times: by %s',
    async (way) => {
      const stage = await stageOf();
      const nth = await stage.script({
        operation: list,
        when: { type: 'NTH', calls: [7, 40] },
        do: refusal(500),
      });
      const first = await stage.script({
        operation: list,
        when: { type: 'FIRST', count: 10 },
        do: refusal(503),
      });
      const call = async () =>
        way === 'socket' ? (await stage.raw(LIST)).answer?.status : (await stage.call(LIST)).status;
      const statuses = await Promise.all(Array.from({ length: 64 }, call));
      const count = (status: number) => statuses.filter((one) => one === status).length;
      expect([count(500), count(503), count(200)]).toEqual([2, 10, 52]);
      const scripts = [await stage.accounting(nth), await stage.accounting(first)];
      expect(scripts.map(({ calls, applied, displaced }) => ({ calls, applied, displaced }))).toEqual([
        { calls: 64, applied: 2, displaced: 0 },
        // The 7th call was the first script's.
        { calls: 64, applied: 10, displaced: 1 },
      ]);
      expect(scripts[0]?.uses.map(({ call: number }) => number)).toEqual([7, 40]);
      const ids = scripts.flatMap(({ uses }) => uses.map(({ requestId }) => requestId));
      expect(new Set(ids).size).toBe(12);
    },
  );

  it('form one short batch', async () => {
    const stage = await stageOf();
    const id = await stage.script({ do: { type: 'SHORT_BATCH', records: 3 } });
    const answers = await Promise.all(Array.from({ length: 64 }, () => stage.call(FETCH)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(new Set(await Promise.all(answers.map((answer) => answer.text()))).size).toBe(1);
    expect(await stage.accounting(id)).toMatchObject({ calls: 1, applied: 1, exhausted: true });
  });
});

describe('the accounting', () => {
  it('names the exchange by which a script was used', async () => {
    const stage = await stageOf();
    await stage.call(LIST);
    const id = await stage.script({ operation: list, do: refusal(503) });
    await stage.call(LIST);
    const [use] = (await stage.accounting(id)).uses;
    const { data } = await stage.control<ControlWire['ExchangeList']>('GET', '/exchanges');
    expect(data.find(({ number }) => number === use?.exchangeNumber)).toMatchObject({
      requestId: use?.requestId,
      status: 503,
    });
  });

  it('says that nobody has called what a script waits for', async () => {
    const stage = await stageOf();
    const id = await stage.script({ operation: 'initiateRefund', do: { type: 'LOST' } });
    await stage.call(LIST);
    expect(await stage.accounting(id)).toMatchObject({
      calls: 0,
      applied: 0,
      remaining: 1,
      exhausted: false,
    });
  });

  it('is there after a restart, and goes on from where it was', async () => {
    const data = mkdtempSync(join(tmpdir(), 'khata-faults-'));
    try {
      const before = await FaultStage.open({ data });
      const id = await before.script({
        operation: list,
        when: { type: 'NTH', calls: [3] },
        do: refusal(503),
      });
      for (let i = 0; i < 2; i++) expect((await before.call(LIST)).status).toBe(200);
      await before.close();
      const after = await FaultStage.open({ data });
      expect(await after.accounting(id)).toMatchObject({ calls: 2, applied: 0, remaining: 1 });
      expect((await after.call(LIST)).status).toBe(503);
      expect(await after.accounting(id)).toMatchObject({ calls: 3, applied: 1, exhausted: true });
      await after.close();
    } finally {
      rmSync(data, { recursive: true });
    }
  });

  it('comes with what is deleted, and a number is never used twice', async () => {
    const stage = await stageOf();
    const id = await stage.script({ operation: list, do: refusal(503) });
    await stage.call(LIST);
    expect(await stage.control('DELETE', `/fault-scripts/${id}`)).toMatchObject({ applied: 1 });
    expect(await stage.script({ do: refusal(503) })).toBe('fault-2');
    const { data } = await stage.control<ControlWire['FaultScriptList']>('DELETE', '/fault-scripts');
    expect(data.map(({ faultScriptId }) => faultScriptId)).toEqual(['fault-2']);
    expect((await stage.call(LIST)).status).toBe(200);
  });

  it('counts no refused caller: credentials come first', async () => {
    const stage = await stageOf();
    const id = await stage.script({ do: refusal(503) });
    expect((await stage.call({ ...LIST, headers: { 'x-api-key': 'nobody' } })).status).toBe(401);
    expect((await stage.accounting(id)).calls).toBe(0);
  });

  it('draws no identifier of the bank: what it makes is the same with scripts as without', async () => {
    const clock = { now: () => Date.parse('2026-11-22T11:00:00+05:30') };
    const [plain, scripted] = [await stageOf({ clock }), await stageOf({ clock })];
    await scripted.script({ operation: list, do: refusal(503) });
    await scripted.call(LIST);
    const batches = [await plain.fetchBatch(), await scripted.fetchBatch()];
    expect(batches[1]).toEqual(batches[0]);
  });
});

describe('a match', () => {
  const item = (n: number) => ({ virtualAccountNumber: `ACME8000000${n}`, accountName: 'Matched' });
  const creating = (n: number, key: string) => ({
    path: '/v1/virtual-accounts',
    body: { physicalAccountNumber: '123456789012', items: [item(n)] },
    headers: { 'Idempotency-Key': key },
  });

  it.each([
    ['virtualAccountNumber', { virtualAccountNumber: item(2).virtualAccountNumber }],
    ['idempotencyKey', { idempotencyKey: 'second' }],
  ])('by %s is for that call only', async (_name, match) => {
    const stage = await stageOf();
    await stage.script({ match, do: refusal(503) });
    expect((await stage.call(creating(1, 'first'))).status).toBe(207);
    expect((await stage.call(creating(2, 'second'))).status).toBe(503);
    expect((await stage.call(creating(2, 'second'))).status).toBe(207);
  });

  it('by account sees the path', async () => {
    const stage = await stageOf();
    await stage.script({ match: { virtualAccountNumber: 'ACME00000002' }, do: refusal(503) });
    expect((await stage.call({ path: '/v1/virtual-accounts/ACME00000001' })).status).toBe(200);
    expect((await stage.call({ path: '/v1/virtual-accounts/ACME00000002' })).status).toBe(503);
  });

  it('by application and physical account is for theirs', async () => {
    const stage = await stageOf();
    const others = await stage.script({ match: { applicationId: 'nobody' }, do: refusal(503) });
    const second = await stage.script({ match: { physicalAccountNumber: '999999999999' }, do: refusal(503) });
    const main = await stage.script({ match: { physicalAccountNumber: '123456789012' }, do: refusal(500) });
    expect((await stage.call(FETCH)).status).toBe(500);
    const calls = [];
    for (const id of [others, second, main]) calls.push((await stage.accounting(id)).calls);
    expect(calls).toEqual([0, 0, 1]);
  });

  it('by attempt loses the first answer of each piece of work', async () => {
    const stage = await stageOf();
    await stage.script({
      operation: 'createVirtualAccounts',
      match: { attempt: 1 },
      when: { type: 'FIRST', count: 2 },
      do: { type: 'LOST' },
    });
    const outcomes = [];
    for (const n of [1, 2, 3]) {
      for (let attempt = 1; attempt <= 2; attempt++) {
        const answer = await stage.call(creating(n, `key-${n}`)).catch(() => undefined);
        outcomes.push(answer && [answer.status, answer.headers.get('idempotency-replayed')]);
      }
    }
    // The third create is a first attempt as well, but the script has acted twice.
    expect(outcomes).toEqual([
      undefined,
      [207, 'true'],
      undefined,
      [207, 'true'],
      [207, null],
      [207, 'true'],
    ]);
  });
});

describe('a script that could never act', () => {
  it.each([
    ['operation', { operation: 'noSuchOperation', do: { type: 'LOST' } }],
    ['do', { operation: 'listRefunds', do: { type: 'DUPLICATE_RECORD' } }],
    ['do', { operation: 'issueToken', do: { type: 'TOKEN_EXPIRED' } }],
  ])('is refused at %s', async (field, script) => {
    const stage = await stageOf();
    const made = stage.control('POST', '/fault-scripts', { scripts: [script] });
    await expect(made).rejects.toThrow(`/scripts/0/${field}`);
  });
});

/** What scripts come to, counted in the plainest way: one after the other, in memory. */
function reference(scripts: readonly ControlWire['NewFaultScript'][], calls: readonly string[]) {
  const books = scripts.map(() => ({ calls: 0, applied: 0, displaced: 0 }));
  const met = calls.map((operation) => {
    let by: number | undefined;
    for (const [i, script] of scripts.entries()) {
      const book = books[i];
      if (book === undefined || (script.operation !== undefined && script.operation !== operation)) continue;
      book.calls += 1;
      const { when } = script;
      const acts =
        when?.type === 'NTH'
          ? when.calls.includes(book.calls)
          : book.applied < (when as never as { count: number }).count;
      if (!acts) continue;
      if (by !== undefined) book.displaced += 1;
      else {
        by = i;
        book.applied += 1;
      }
    }
    return by;
  });
  return { books, met };
}

describe('random scripts under random calls', () => {
  const operations = {
    listVirtualAccounts: LIST,
    listRefunds: { path: '/v1/refunds' },
    fetchTransactionBatch: FETCH,
  };
  const operation = fc.constantFrom(...(Object.keys(operations) as (keyof typeof operations)[]));
  const when = fc.oneof(
    fc
      .uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 4 })
      .map((calls) => ({ type: 'NTH' as const, calls })),
    fc.integer({ min: 1, max: 6 }).map((count) => ({ type: 'FIRST' as const, count })),
  );
  const script = fc.record(
    {
      operation,
      when,
      do: fc.constantFrom({ type: 'RESET' as const }, { type: 'LOST' as const }, refusal(503)),
    },
    { requiredKeys: ['when', 'do'] },
  );

  it('count as a plain counter does', async () => {
    const stage = await stageOf();
    const runs = fc.asyncProperty(
      fc.array(script, { minLength: 1, maxLength: 4 }),
      fc.array(operation, { maxLength: 24 }),
      async (scripts, calls) => {
        await stage.control('DELETE', '/fault-scripts');
        await stage.control('POST', '/fault-scripts', { scripts });
        const expected = reference(scripts, calls);
        for (const [i, name] of calls.entries()) {
          const status = await stage.call(operations[name]).then(
            (answer) => answer.status,
            () => 'dead',
          );
          const by = expected.met[i];
          const what = by === undefined ? undefined : scripts[by]?.do.type;
          expect(status).toBe(what === undefined ? status : what === 'STATUS' ? 503 : 'dead');
          if (what === undefined) expect([200, 201]).toContain(status);
        }
        const { data } = await stage.control<ControlWire['FaultScriptList']>('GET', '/fault-scripts');
        expect(
          data.map(({ calls: asked, applied, displaced }) => ({ calls: asked, applied, displaced })),
        ).toEqual(expected.books);
      },
    );
    await fc.assert(runs, { numRuns: 60 });
    expect(await stage.isSound()).toBe(true);
  });
});

describe('a rate', () => {
  const metBy = async (perMille: number, calls: number) => {
    const stage = await stageOf();
    const id = await stage.script({ operation: list, when: { type: 'RATE', perMille }, do: refusal(503) });
    const statuses = [];
    for (let i = 0; i < calls; i++) statuses.push((await stage.call(LIST)).status);
    const { applied, exhausted, remaining } = await stage.accounting(id);
    expect(applied).toBe(statuses.filter((status) => status === 503).length);
    expect({ exhausted, remaining }).toEqual(
      perMille === 0 ? { exhausted: true, remaining: 0 } : { exhausted: false },
    );
    return statuses.map((status) => status === 503);
  };

  it('meets the same calls in each run, about as many as it says', async () => {
    const met = await metBy(300, 400);
    expect(await metBy(300, 400)).toEqual(met);
    // Binomial(400, 0.3): 120 ± 9.2; five sigma.
    const hits = met.filter(Boolean).length;
    expect(hits).toBeGreaterThan(74);
    expect(hits).toBeLessThan(166);
  });

  it('of 0 and of 1,000 meets none and all', async () => {
    expect(new Set(await metBy(0, 30))).toEqual(new Set([false]));
    expect(new Set(await metBy(1000, 30))).toEqual(new Set([true]));
  });
});
