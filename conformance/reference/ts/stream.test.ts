import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { bench, type Stand } from './test/bench.ts';

const stand = bench();
const FETCH = 'fetchTransactionBatch' as const;
const ACKNOWLEDGE = 'acknowledgeTransactionBatch' as const;

async function references(one: Stand): Promise<string[]> {
  return (await one.ledger()).entries.map((entry) => entry.transactionReferenceNumber).sort();
}

/** A stand with so many credits that wait, in batches of ten. */
async function withCredits(count: number) {
  const one = await stand();
  await one.batchLimit(10);
  const number = await one.open();
  const made: string[] = [];
  for (let index = 0; index < count; index += 1)
    made.push((await one.credit(number)).transactionReferenceNumber);
  return { one, number, made: made.sort() };
}

it('pulls until there is nothing and acknowledges each batch once', async () => {
  const { one, made } = await withCredits(25);
  expect(await one.sync()).toEqual({ outcome: 'SUCCEEDED' });
  expect(await references(one)).toEqual(made);
  expect((await one.requests(FETCH)).map(({ status }) => status)).toEqual([201, 201, 201, 200]);
  expect((await one.requests(ACKNOWLEDGE)).map(({ status }) => status)).toEqual([200, 200, 200]);
});

it.each([
  { type: 'DUPLICATE_RECORD' },
  { type: 'OVERLAPPING_BATCH', records: 2 },
  { type: 'SHORT_BATCH', records: 3 },
  { type: 'REORDER' },
  { type: 'UNKNOWN_FIELD' },
  { type: 'UNKNOWN_ENUM' },
  { type: 'NULL_OPTIONAL' },
  { type: 'CLOCK_SKEW', seconds: 7200 },
  { type: 'DUPLICATE_BATCH' },
  { type: 'LOST' },
  { type: 'EMPTY_ANSWER', processed: true },
] as const)('books each credit once when a fetch meets %o', async (fault) => {
  const { one, made } = await withCredits(15);
  await one.batchLimit(9);
  // The second fetch: some faults need a batch before it, and are not asked about the first.
  const calls = [fault.type === 'OVERLAPPING_BATCH' ? 1 : 2];
  await one.fault({ operation: FETCH, when: { type: 'NTH', calls }, do: fault });
  expect(await one.sync()).toEqual({ outcome: 'SUCCEEDED' });
  expect(await one.faultsApplied()).toBe(1);
  expect(await references(one)).toEqual(made);
});

it.each([{ type: 'COUNT_MISMATCH' }, { type: 'CONTROL_SUM_MISMATCH' }] as const)(
  'neither books nor acknowledges a batch of which the totals disagree (%o), and fetches it again',
  async (fault) => {
    const { one, made } = await withCredits(3);
    await one.fault({ operation: FETCH, when: { type: 'FIRST', count: 2 }, do: fault });
    expect(await one.sync()).toEqual({ outcome: 'SUCCEEDED' });
    expect(await references(one)).toEqual(made);
    expect(await one.requests(ACKNOWLEDGE)).toHaveLength(1);
    expect(await one.requests(FETCH)).toHaveLength(4);
  },
);

it('stops when the totals never agree, with nothing booked', async () => {
  const { one } = await withCredits(3);
  await one.fault({ operation: FETCH, when: { type: 'FIRST', count: 99 }, do: { type: 'COUNT_MISMATCH' } });
  expect(await one.sync()).toEqual({ outcome: 'UNKNOWN', code: 'CONTROL_TOTALS_DISAGREE' });
  expect(await references(one)).toEqual([]);
  expect(await one.requests(ACKNOWLEDGE)).toEqual([]);
});

it.each([
  { type: 'LOST' },
  { type: 'RESET' },
  { type: 'EMPTY_ANSWER' },
  { type: 'GATEWAY_HTML', status: 200 },
] as const)('repeats an acknowledgement that was answered by %o', async (fault) => {
  const { one, made } = await withCredits(3);
  await one.fault({ operation: ACKNOWLEDGE, do: fault });
  expect(await one.sync()).toEqual({ outcome: 'SUCCEEDED' });
  expect(await one.requests(ACKNOWLEDGE)).toHaveLength(2);
  expect(await references(one)).toEqual(made);
});

it('has booked before it acknowledges, and knows after a kill what it has booked', async () => {
  const { one, made } = await withCredits(3);
  await one.fault({ operation: ACKNOWLEDGE, do: { type: 'STALL_HEADERS', milliseconds: 300 } });
  const gone = expect(one.sync()).rejects.toThrow('killed');
  await expect.poll(() => one.requests(ACKNOWLEDGE)).toHaveLength(1);
  one.kill();
  await gone;
  // A kill in the middle of a line.
  appendFileSync(join(one.input.dataDir, 'journal.jsonl'), '{"kind":"entr');
  await one.restart();
  expect(await references(one)).toEqual(made);
  await one.fault({ operation: FETCH, do: { type: 'DUPLICATE_BATCH' } });
  expect(await one.sync()).toEqual({ outcome: 'SUCCEEDED' });
  expect(await references(one)).toEqual(made);
});

it('pulls with several workers and books each credit once', async () => {
  const { one, made } = await withCredits(25);
  expect(await one.sync(3)).toEqual({ outcome: 'SUCCEEDED' });
  expect(await references(one)).toEqual(made);
});

it('books reversals beside their credits, parks one without, and holds strange accounts in suspense', async () => {
  const one = await stand();
  const number = await one.open();
  const elsewhere = await one.openElsewhere();
  const lost = await one.credit(number, { amount: '7.00' });
  await one.world.bank.POST('/v1/transaction-batches', { body: { physicalAccountNumber: one.account } });
  const { data } = await one.world.bank.GET('/v1/transaction-batches');
  const batchId = data?.data[0]?.batchId ?? '';
  await one.world.bank.POST('/v1/transaction-batches/{batchId}/acknowledgement', {
    params: { path: { batchId } },
    body: { numberOfTransactions: 1, controlSum: '7.00' },
  });
  const credit = await one.credit(number);
  await one.reverse(credit.transactionReferenceNumber);
  await one.reverse(lost.transactionReferenceNumber);
  await one.credit(elsewhere, { amount: '3.00' });
  await one.fault({ operation: FETCH, do: { type: 'REORDER' } });
  expect(await one.sync()).toEqual({ outcome: 'SUCCEEDED' });
  const { entries } = await one.ledger();
  const told = entries.map(({ entryType, amount, state }) => `${entryType} ${amount} ${state}`);
  expect(told.sort()).toEqual([
    'CREDIT 1250.00 BOOKED',
    'CREDIT 3.00 SUSPENSE',
    'REVERSAL 1250.00 BOOKED',
    'REVERSAL 7.00 PARKED',
  ]);
});

it('books on the Indian day, to the paisa, what was posted before the deletion of its account', async () => {
  const one = await stand({ startAt: '2027-04-01T00:10:00+05:30' });
  const number = await one.open();
  for (let index = 0; index < 3; index += 1)
    await one.credit(number, { amount: '9999999999999.99', paymentMode: 'RTGS' });
  expect(await one.work('deleteAccounts', { virtualAccountNumbers: [number] })).toMatchObject({
    outcome: 'SUCCEEDED',
  });
  await one.sync();
  const { entries } = await one.ledger();
  expect(entries).toHaveLength(3);
  for (const entry of entries)
    expect(entry).toMatchObject({ amount: '9999999999999.99', businessDate: '2027-04-01', state: 'BOOKED' });
});

it('polls an empty stream no sooner than it may, and rests while the bank is away', async () => {
  const one = await stand();
  const physicalAccountNumbers = [one.account];
  await one.work('watch', { forMilliseconds: 700, physicalAccountNumbers });
  expect(await one.requests(FETCH)).toHaveLength(1);
  await one.restart();
  await one.fault({ when: { type: 'FIRST', count: 999 }, do: { type: 'STATUS', status: 502 } });
  await one.work('watch', { forMilliseconds: 9_000, physicalAccountNumbers });
  expect((await one.requests(FETCH)).length).toBeLessThanOrEqual(8);
});
