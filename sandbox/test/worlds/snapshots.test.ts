import { describe, expect, it } from 'vitest';
import { BANK_OPERATIONS } from '../../../spec/generated/bank.operations.ts';
import type { MadeWorld, WorldsBench } from './world-client.ts';
import { worldsBench } from './world-client.ts';

/** Does a little of everything to a world: the result is another one each round. */
async function busy(world: MadeWorld, round: number): Promise<void> {
  const physicalAccountNumber = '123456789012';
  const number = `ACME0003000${round}`;
  const items = [{ virtualAccountNumber: number, accountName: `Round ${round}` }];
  await world.call(
    'POST',
    '/v1/virtual-accounts',
    { physicalAccountNumber, items },
    { 'idempotency-key': `c${round}` },
  );
  await world.credit();
  const { body } = await world.call('POST', '/v1/transaction-batches', { physicalAccountNumber });
  const { batchId, numberOfTransactions, controlSum, transactions } = body.batch;
  await world.call('POST', `/v1/transaction-batches/${batchId}/acknowledgement`, {
    numberOfTransactions,
    controlSum,
  });
  await world.call('POST', '/v1/transaction-batches', { physicalAccountNumber });
  const { transactionReferenceNumber } = transactions[round];
  const refund = { clientName: world.answer.partner.clientName, transactionReferenceNumber };
  await world.call('POST', '/v1/refunds', refund, { 'idempotency-key': `r${round}` });
  await world.call('POST', '/sandbox/v1/clock/advance', { seconds: 10 });
  await world.call('DELETE', '/sandbox/v1/nothing');
}

const LISTS = ['/v1/virtual-accounts', '/v1/transactions', '/v1/transaction-batches', '/v1/refunds'];
const WHOLE = ['world', 'clock', 'limits', 'invariants', 'mails', 'approval-switches'];

/** Every GET of the bank and of the world as a whole: path → status, headers that tell of state, bytes. */
async function everyGet(world: MadeWorld, { clock }: WorldsBench): Promise<Map<string, string>> {
  const seen = new Map<string, string>();
  const look = async (path: string) => {
    // The seconds in which a host counts calls are not part of a world.
    clock.advance(1_000);
    const { status, headers, text, body } = await world.call('GET', path);
    const limits = ['ratelimit', 'ratelimit-policy'].map((name) => headers.get(name));
    // How far the host's clock is from a standing one is told by the host's.
    const shown = text.replace(/"offsetSeconds":-?[0-9]+/, '');
    seen.set(path, JSON.stringify([status, ...limits, shown]));
    return body;
  };
  for (const path of WHOLE) await look(`/sandbox/v1/${path}`);
  for (const list of LISTS) {
    let page = await look(`${list}?limit=100`);
    for (;;) {
      for (const row of page.data) await look(`${list}/${idOf(row)}`);
      if (page.nextCursor === null) break;
      page = await look(`${list}?limit=100&cursor=${encodeURIComponent(page.nextCursor)}`);
    }
  }
  return seen;
}

function idOf(row: Record<string, string>): string {
  const names = ['refundId', 'batchId', 'transactionReferenceNumber', 'virtualAccountNumber'];
  return row[names.find((name) => row[name] !== undefined) ?? ''] ?? '';
}

async function frozenWorld(bench: WorldsBench): Promise<MadeWorld> {
  return await bench.make({ clock: { now: '2026-11-23T11:00:00+05:30', frozen: true } });
}

describe('a snapshot', () => {
  it('brings back every GET byte for byte, with plans and their counts', async () => {
    const bench = await worldsBench({ plans: 'enforced' });
    const world = await frozenWorld(bench);
    await busy(world, 1);
    expect((await world.call('POST', '/sandbox/v1/snapshots', { name: 'here' })).status).toBe(201);
    const before = await everyGet(world, bench);
    expect(before.size).toBeGreaterThan(260);
    await busy(world, 2);
    await busy(world, 3);
    expect(await everyGet(world, bench)).not.toEqual(before);
    expect((await world.call('POST', '/sandbox/v1/snapshots/here/restoration')).status).toBe(200);
    const after = await everyGet(world, bench);
    for (const [path, answer] of before) expect([path, after.get(path)]).toEqual([path, answer]);
    expect(after.size).toBe(before.size);
  });

  it('reads the same paths as the contract has', () => {
    const lists = Object.values(BANK_OPERATIONS).filter(
      ({ method, path }) => method === 'get' && path.startsWith('/v1/') && !path.includes('{'),
    );
    expect(lists.map(({ path }) => path).sort()).toEqual([...LISTS].sort());
  });

  it('makes what follows the same again, keyed calls too', async () => {
    const bench = await worldsBench();
    const world = await frozenWorld(bench);
    await world.call('POST', '/sandbox/v1/snapshots', { name: 'fork' });
    await busy(world, 1);
    const first = await everyGet(world, bench);
    await world.call('POST', '/sandbox/v1/snapshots/fork/restoration');
    await busy(world, 1);
    expect([...(await everyGet(world, bench))]).toEqual([...first]);
  });

  it('travels as a file: into another world, another server, and back to the same bytes', async () => {
    const bench = await worldsBench();
    const world = await frozenWorld(bench);
    await busy(world, 1);
    await world.call('POST', '/sandbox/v1/snapshots', { name: 'golden', description: 'Two batches' });
    const file = await world.call('GET', '/sandbox/v1/snapshots/golden/contents');
    expect(file.text.split('\n').length).toBeGreaterThan(300);
    const elsewhere = await worldsBench();
    const other = await elsewhere.make();
    const upload = await other.call('PUT', '/sandbox/v1/snapshots/golden/contents', file.body);
    expect([upload.status, upload.body]).toMatchObject([
      201,
      { source: 'IMPORTED', description: 'Two batches' },
    ]);
    expect((await other.call('POST', '/sandbox/v1/snapshots/golden/restoration')).status).toBe(200);
    const key = { 'x-api-key': world.answer.partner.apiKey };
    const there = await other.call('GET', '/v1/transactions?limit=100', undefined, key);
    expect(there.text).toBe((await world.call('GET', '/v1/transactions?limit=100')).text);
    const again = await other.call('GET', '/sandbox/v1/snapshots/golden/contents');
    expect(again.text).toBe(file.text);
  });

  it('is what a new world can begin as, with credentials of its own', async () => {
    const bench = await worldsBench();
    const world = await frozenWorld(bench);
    await busy(world, 1);
    await world.call('POST', '/sandbox/v1/snapshots', { name: 'base' });
    const copy = await bench.make({ snapshot: { world: world.name, name: 'base' } });
    expect((await copy.call('GET', '/v1/refunds')).text).toBe((await world.call('GET', '/v1/refunds')).text);
    const foreign = { 'x-api-key': world.answer.partner.apiKey };
    expect((await copy.call('GET', '/v1/refunds', undefined, foreign)).status).toBe(401);
    await busy(copy, 2);
    await copy.call('POST', '/sandbox/v1/reset');
    expect((await copy.call('GET', '/v1/refunds')).text).toBe((await world.call('GET', '/v1/refunds')).text);
    await bench.call('DELETE', `/sandbox/v1/worlds/${world.name}`);
    expect((await copy.call('POST', '/sandbox/v1/reset')).body.code).toBe('SNAPSHOT_NOT_FOUND');
    expect((await copy.call('GET', '/v1/refunds')).status).toBe(200);
  });

  it('is its world’s own', async () => {
    const bench = await worldsBench();
    const [one, two] = [await bench.make(), await bench.make()];
    await one.call('POST', '/sandbox/v1/snapshots', { name: 'mine' });
    expect((await two.call('GET', '/sandbox/v1/snapshots')).body.data).toEqual([]);
    expect((await two.call('POST', '/sandbox/v1/snapshots/mine/restoration')).body.code).toBe(
      'SNAPSHOT_NOT_FOUND',
    );
    expect((await two.call('POST', '/sandbox/v1/snapshots', { name: 'mine' })).status).toBe(201);
  });
});

function first(rows: Record<string, object[]>, collection: string): Record<string, unknown> {
  return (rows[collection]?.[0] ?? {}) as Record<string, unknown>;
}

function without(rows: Record<string, object[]>, collection: string, field: string): void {
  delete first(rows, collection)[field];
}

describe('an uploaded file', () => {
  const broken: [string, (rows: Record<string, object[]>) => void, RegExp][] = [
    ['without settings', (rows) => void delete rows['worldSettings'], /exactly one row/],
    ['with an unknown collection', (rows) => void Object.assign(rows, { secrets: [{}] }), /no collection/],
    [
      'with one row twice',
      (rows) => void rows['transactions']?.push(rows['transactions'][0] as object),
      /one key/,
    ],
    [
      'with rows of another form',
      (rows) => void rows['transactions']?.push({ nonsense: 1 }),
      /rows\.transactions\[[0-9]+\]\.transactionReferenceNumber must be a text/,
    ],
    [
      'with a field missing',
      (rows) => without(rows, 'virtualAccounts', 'accountName'),
      /^rows\.virtualAccounts\[0\]\.accountName must be a text$/,
    ],
    [
      'with a field missing that an index is of',
      (rows) => without(rows, 'auditEntries', 'number'),
      /^rows\.auditEntries\[0\]\.number must be a whole number/,
    ],
    [
      'of a fixture that is not here',
      (rows) => void Object.assign(first(rows, 'worldSettings'), { fixture: 'zzz' }),
      /^rows\.worldSettings\[0\]\.fixture .* zzz$/,
    ],
    [
      'of a fixture elsewhere in the file system',
      (rows) => void Object.assign(first(rows, 'worldSettings'), { fixture: '../worlds/demo' }),
      /^rows\.worldSettings\[0\]\.fixture /,
    ],
    [
      'with too large batches',
      (rows) => void Object.assign(first(rows, 'worldSettings'), { batchLimit: 101 }),
      /^rows\.worldSettings\[0\]\.batchLimit must be a whole number from 1 to 100$/,
    ],
    [
      'with a clock that is nowhere',
      (rows) => void Object.assign(first(rows, 'worldSettings'), { clock: { mode: 'FROZEN' } }),
      /^rows\.worldSettings\[0\]\.clock\.at must be an instant/,
    ],
    [
      'with a clock of another kind',
      (rows) => void Object.assign(first(rows, 'worldSettings'), { clock: { mode: 'SUNDIAL' } }),
      /^rows\.worldSettings\[0\]\.clock\.mode must be one of REAL, OFFSET, FROZEN$/,
    ],
    [
      'without the plans of organisations',
      (rows) => void delete rows['accountPlans'],
      /^rows\.organisations\[0\]\.accountPlanId must name a row of rows\.accountPlans/,
    ],
    [
      'without the plans of APIs',
      (rows) => void delete rows['apiPlans'],
      /^rows\.applications\[0\]\.subscriptions\[0\]\.apiPlanId must name a row of rows\.apiPlans/,
    ],
    [
      'with a counter that is behind',
      (rows) => void Object.assign(first(rows, 'worldCounters'), { arrivals: 3 }),
      /\.arrival must not be above rows\.worldCounters\[0\]\.arrivals, 3$/,
    ],
    ['with a credit missing', (rows) => void rows['transactions']?.splice(10, 1), /invariant/],
    [
      'with money that came from nowhere',
      (rows) => {
        const [first] = rows['batches'] as { controlSum: unknown }[];
        if (first) first.controlSum = '1';
      },
      /invariant/,
    ],
  ];

  it.each(broken)('%s is refused and changes nothing', async (_, damage, words) => {
    const bench = await worldsBench();
    const world = await frozenWorld(bench);
    await busy(world, 1);
    await world.call('POST', '/sandbox/v1/snapshots', { name: 'whole' });
    const { body: file } = await world.call('GET', '/sandbox/v1/snapshots/whole/contents');
    damage(file.rows);
    const answer = await world.call('PUT', '/sandbox/v1/snapshots/damaged/contents', file);
    expect([answer.status, answer.body.code]).toEqual([422, 'SNAPSHOT_REFUSED']);
    expect(answer.body.detail).toMatch(words);
    const { body } = await world.call('GET', '/sandbox/v1/snapshots');
    expect(body.data.map(({ name }: { name: string }) => name)).toEqual(['whole']);
  });
});
