import { expect, it } from 'vitest';
import { bench } from './test/bench.ts';

const stand = bench();
const CREATE = 'createVirtualAccounts' as const;

it('opens accounts, 100 in a call, and tells their numbers by reference', async () => {
  const one = await stand();
  const result = await one.create(101);
  expect(result.outcome).toBe('SUCCEEDED');
  expect(result.items).toHaveLength(101);
  expect(new Set(result.items?.map((item) => item.virtualAccountNumber)).size).toBe(101);
  const keys = (await one.requests(CREATE)).map((request) => request.idempotencyKey);
  expect(new Set(keys).size).toBe(2);
  expect(await one.requests('issueToken')).toHaveLength(1);
});

it.each([
  { type: 'LOST' },
  { type: 'RESET' },
  { type: 'TRUNCATE' },
  { type: 'BAD_JSON' },
  { type: 'WRONG_CONTENT_TYPE' },
  { type: 'EMPTY_ANSWER', processed: true },
  { type: 'GATEWAY_HTML', status: 200 },
  { type: 'GATEWAY_HTML', status: 502, processed: true },
  { type: 'STALL_HEADERS', milliseconds: 60_000 },
  { type: 'STALL_BODY', milliseconds: 60_000 },
  { type: 'SLOW_DRIP', bytes: 1, milliseconds: 100 },
  { type: 'STATUS', status: 500 },
] as const)('repeats a creation after %o with the same key and ends with one account', async (fault) => {
  const one = await stand();
  await one.fault({ operation: CREATE, do: fault });
  expect(await one.create(1)).toMatchObject({ outcome: 'SUCCEEDED' });
  const requests = await one.requests(CREATE);
  expect(requests).toHaveLength(2);
  expect(requests[1]?.idempotencyKey).toBe(requests[0]?.idempotencyKey);
  const { data } = await one.world.bank.GET('/v1/virtual-accounts');
  expect(data?.data).toHaveLength(1);
});

it.each(['SECONDS', 'DATE'] as const)('waits as long as Retry-After says in %s', async (retryAfterForm) => {
  const one = await stand();
  const retryAfterSeconds = 2;
  await one.fault({
    operation: CREATE,
    do: { type: 'STATUS', status: 503, retryAfterSeconds, retryAfterForm },
  });
  expect(await one.create(1)).toMatchObject({ outcome: 'SUCCEEDED' });
  const [first, second] = await one.requests(CREATE);
  const pause = (second?.arrivedMicroseconds ?? 0) - (first?.arrivedMicroseconds ?? 0);
  // A date has whole seconds: up to one of the two is cut off.
  expect(pause).toBeGreaterThan(retryAfterForm === 'DATE' ? 1_000_000 : 2_000_000);
});

it('slows down as a whole after an account-plan 429', async () => {
  const one = await stand();
  await one.open();
  await one.fault({ operation: CREATE, do: { type: 'STATUS', status: 429, retryAfterSeconds: 1 } });
  const created = one.create(1);
  await one.world.control.GET('/sandbox/v1/fault-scripts');
  await created;
  const [, refused] = await one.requests(CREATE);
  await one.sync();
  expect(refused?.status).toBe(429);
  const [fetched] = await one.requests('fetchTransactionBatch');
  expect((fetched?.arrivedMicroseconds ?? 0) - (refused?.arrivedMicroseconds ?? 0)).toBeGreaterThan(
    1_000_000,
  );
});

it('gives up after six attempts, calls the creation unknown, and finishes it when it is asked', async () => {
  const one = await stand();
  await one.fault({ operation: CREATE, when: { type: 'FIRST', count: 6 }, do: { type: 'LOST' } });
  expect(await one.create(1, 'open')).toMatchObject({ outcome: 'UNKNOWN', code: 'NO_ANSWER_BROKEN' });
  expect(await one.requests(CREATE)).toHaveLength(6);
  expect(await one.send('outcome', { commandId: 'open' })).toMatchObject({ outcome: 'SUCCEEDED' });
  const keys = (await one.requests(CREATE)).map((request) => request.idempotencyKey);
  expect(new Set(keys).size).toBe(1);
});

it('parks what it may not repeat before the command must be answered', async () => {
  const one = await stand();
  await one.fault({ operation: CREATE, do: { type: 'STATUS', status: 503, retryAfterSeconds: 3600 } });
  expect(await one.create(1)).toMatchObject({ outcome: 'UNKNOWN', code: 'SHUTTING_DOWN' });
  expect(await one.requests(CREATE)).toHaveLength(1);
});

it('renews an expired token once, however many calls meet it, and repeats them', async () => {
  const one = await stand();
  await one.open();
  await one.fault({ operation: CREATE, when: { type: 'FIRST', count: 3 }, do: { type: 'TOKEN_EXPIRED' } });
  const results = await Promise.all([one.create(1), one.create(1), one.create(1)]);
  expect(results.map(({ outcome }) => outcome)).toEqual(['SUCCEEDED', 'SUCCEEDED', 'SUCCEEDED']);
  expect(await one.requests('issueToken')).toHaveLength(2);
});

it('stops when a new token is refused, too', async () => {
  const one = await stand();
  await one.fault({ operation: CREATE, when: { type: 'FIRST', count: 99 }, do: { type: 'TOKEN_EXPIRED' } });
  expect(await one.create(1)).toMatchObject({ outcome: 'FAILED', code: 'TOKEN_EXPIRED' });
  expect(await one.requests(CREATE)).toHaveLength(2);
});

it('works with an API key', async () => {
  const one = await stand({ kind: 'API_KEY' });
  expect(await one.create(1)).toMatchObject({ outcome: 'SUCCEEDED' });
  expect(await one.requests('issueToken')).toEqual([]);
});

it('tells a refused item by its code and sends nothing again', async () => {
  const one = await stand();
  const accounts = [
    { customerReference: 'good', accountName: 'Asha' },
    { customerReference: 'late', accountName: 'Asha', validTo: '2020-01-01' },
  ];
  const physicalAccountNumber = one.account;
  expect(await one.work('createAccounts', { physicalAccountNumber, accounts })).toMatchObject({
    outcome: 'FAILED',
    code: 'INVALID_VALIDITY',
    items: [
      { customerReference: 'good', outcome: 'SUCCEEDED' },
      { customerReference: 'late', outcome: 'FAILED', code: 'INVALID_VALIDITY' },
    ],
  });
  expect(await one.requests(CREATE)).toHaveLength(1);
});

it('resumes a creation after a kill with the key and the bytes of before', async () => {
  const one = await stand();
  await one.fault({ operation: CREATE, do: { type: 'STALL_HEADERS', milliseconds: 900 } });
  const gone = expect(one.create(1, 'open')).rejects.toThrow('killed');
  await expect.poll(() => one.requests(CREATE)).toHaveLength(1);
  one.kill();
  await gone;
  await one.restart();
  expect(await one.create(1, 'open')).toMatchObject({ outcome: 'SUCCEEDED' });
  const [first, second] = await one.requests(CREATE);
  expect(second).toMatchObject({ idempotencyKey: first?.idempotencyKey, replayed: true });
});

it('asks nothing again when a finished command comes again', async () => {
  const one = await stand();
  const result = await one.create(1, 'open');
  await one.restart();
  expect(await one.create(1, 'open')).toEqual(result);
  expect(await one.requests(CREATE)).toHaveLength(1);
});

it('logs every attempt and no secret', async () => {
  const one = await stand();
  await one.fault({ operation: CREATE, do: { type: 'LOST' } });
  await one.create(1);
  const log = one.log.join('\n');
  expect(log).toContain('createVirtualAccounts attempt 2: 207');
  const { clientSecret = 'none' } = one.input.credentials;
  for (const secret of [clientSecret, one.input.notificationSecret ?? 'none', 'Bearer', 'Basic'])
    expect(log).not.toContain(secret);
});
