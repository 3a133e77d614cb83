import type { Scenario } from '../framework/scenario.ts';
import type { Session } from '../harness/session.ts';
import { fetchesOf } from '../judge/stream.ts';
import { pauseBetween } from '../judge/wire.ts';
import { numbersOf, variedCredits } from './credits.ts';
import { actsDuring } from './meanwhile.ts';

/** Entries per batch where a hundred are not the point. */
const FEW = 5;
/** Milliseconds for which a receipt is held back: long enough to act meanwhile on a busy machine too. */
const MEANWHILE = 1200;
/** Milliseconds for which fetches are held back, so that both workers ask before one has its answer. */
const SIDE_BY_SIDE = 400;
/** Milliseconds for which an integration is watched that polls and has nothing to ask for. */
const IDLE = 5500;
/** Milliseconds in which it has polled for the second time, even if it adds some to the second that it is told. */
const TWICE_WITHIN = 3000;
/** Milliseconds for which who pauses longer is watched once more. */
const LONGER = 12_000;
/** Milliseconds by which a pause is longer than another, at least. */
const MORE = 300;

const operation = 'fetchTransactionBatch';

const batches250: Scenario<Session> = {
  id: 'BATCHES_250',
  title: '250 credits come in three batches: 100, 100 and 50',
  needs: ['CREATE', 'SYNC'],
  lane: 'PARALLEL',
  commandDeadlineMilliseconds: 8000,
  async play({ integration, bank }) {
    const [physicalAccountNumber] = bank.physicalAccountNumbers;
    const accounts = numbersOf(await integration.openAccounts(3));
    await bank.credit(...variedCredits(accounts, 250));
    await integration.sync({ physicalAccountNumbers: [physicalAccountNumber] });
  },
};

/** 100, then 3 of 5 though 2 more wait, then these 2; while their acknowledgement is answered, 100 more come in. */
const batchEnds: Scenario<Session> = {
  id: 'BATCH_ENDS',
  title: 'A short batch in the middle, a hint that has gone stale, and exactly 100 at the end',
  needs: ['CREATE', 'SYNC', 'LEDGER'],
  lane: 'PARALLEL',
  commandDeadlineMilliseconds: 8000,
  requestDeadlineMilliseconds: 5000,
  async play(session) {
    const { integration, bank } = session;
    const [physicalAccountNumber] = bank.physicalAccountNumbers;
    const accounts = numbersOf(await integration.openAccounts(3));
    await bank.credit(...variedCredits(accounts, 105));
    await bank.arm({
      'short batch': {
        operation,
        when: { type: 'NTH', calls: [2] },
        do: { type: 'SHORT_BATCH', records: 3 },
        required: false,
      },
      'slow receipt': {
        operation: 'acknowledgeTransactionBatch',
        when: { type: 'NTH', calls: [3] },
        do: { type: 'STALL_HEADERS', milliseconds: MEANWHILE },
        required: false,
      },
    });
    const begun = integration.begin('syncTransactions', { physicalAccountNumbers: [physicalAccountNumber] });
    if (await actsDuring(session, 'slow receipt', begun))
      await bank.credit(...variedCredits(accounts, 100, 105));
    await begun.reply;
  },
};

/** Tells a longer pause than the integration has made between its last two fetches. @returns how many there were */
async function tellLonger({ bank, exchanges }: Session): Promise<number> {
  const fetches = fetchesOf({ exchanges: await exchanges() });
  const [last, before] = [fetches.at(-1), fetches.at(-2)];
  const paused = last && before ? pauseBetween(before.exchange, last.exchange) : TWICE_WITHIN;
  await bank.setLimits({ batchPollAfterSeconds: Math.max(2, Math.ceil((paused + MORE) / 1000)) });
  return fetches.length;
}

/**
 * First one second is told; then more than the integration has paused by itself, so that no pause of its own choice is by
 * chance the one that it is told. Who has not been seen to ask again after that is watched once more, for longer.
 */
const idlePolling: Scenario<Session> = {
  id: 'IDLE_POLLING',
  title: 'Nothing comes in while the integration polls, and the pause that it is told grows',
  needs: ['WATCH'],
  lane: 'PARALLEL',
  async play(session) {
    const { integration, bank, exchanges, until } = session;
    const [physicalAccountNumber] = bank.physicalAccountNumbers;
    const physicalAccountNumbers = [physicalAccountNumber];
    await bank.setLimits({ batchPollAfterSeconds: 1 });
    const begun = integration.begin('watch', { forMilliseconds: IDLE, physicalAccountNumbers });
    await until((all) => fetchesOf({ exchanges: all }).length >= 2, TWICE_WITHIN);
    const before = await tellLonger(session);
    await begun.reply;
    if (fetchesOf({ exchanges: await exchanges() }).length >= before + 2) return;
    await tellLonger(session);
    await integration.work('watch', { forMilliseconds: LONGER, physicalAccountNumbers });
  },
};

/** A batch of two in another order can only be the reversal before its credit. */
const reordered: Scenario<Session> = {
  id: 'REORDERED',
  title: 'A reversal stands before its credit in the batch, and another batch is shuffled',
  needs: ['CREATE', 'SYNC', 'LEDGER'],
  lane: 'PARALLEL',
  commandDeadlineMilliseconds: 6000,
  async play({ integration, bank }) {
    const [first, second] = bank.physicalAccountNumbers;
    const [account] = numbersOf(await integration.openAccounts(1, first));
    const others = numbersOf(await integration.openAccounts(2, second));
    await bank.arm({
      reordered: { operation, when: { type: 'FIRST', count: 2 }, do: { type: 'REORDER' } },
    });
    const [credit] = await bank.credit(...variedCredits([account], 1));
    if (credit !== undefined) await bank.reverse(credit.transactionReferenceNumber);
    await integration.sync({ physicalAccountNumbers: [first] });
    await bank.credit(...variedCredits(others, 6, 1));
    await integration.sync({ physicalAccountNumbers: [second] });
  },
};

/** Answers of the first fetches are held back a little, so that both workers are shown one batch. */
const twoWorkers: Scenario<Session> = {
  id: 'TWO_WORKERS',
  title: 'Two workers pull one stream at the same time',
  needs: ['CREATE', 'SYNC', 'LEDGER', 'WORKERS'],
  lane: 'PARALLEL',
  commandDeadlineMilliseconds: 8000,
  requestDeadlineMilliseconds: 5000,
  async play({ integration, bank }) {
    const [physicalAccountNumber] = bank.physicalAccountNumbers;
    await bank.setLimits({ batchLimit: FEW });
    const accounts = numbersOf(await integration.openAccounts(2));
    await bank.credit(...variedCredits(accounts, 4 * FEW));
    await bank.arm({
      'slow fetches': {
        operation,
        when: { type: 'FIRST', count: 4 },
        do: { type: 'STALL_HEADERS', milliseconds: SIDE_BY_SIDE },
        required: false,
      },
    });
    await integration.sync({ physicalAccountNumbers: [physicalAccountNumber], workers: 2 });
  },
};

const equalBatchNumbers: Scenario<Session> = {
  id: 'EQUAL_BATCH_NUMBERS',
  title: 'Two physical accounts have batches of the same numbers',
  needs: ['CREATE', 'SYNC', 'LEDGER'],
  lane: 'PARALLEL',
  commandDeadlineMilliseconds: 6000,
  async play({ integration, bank }) {
    const [first, second] = bank.physicalAccountNumbers;
    await bank.setLimits({ batchLimit: FEW });
    const here = numbersOf(await integration.openAccounts(2, first));
    const there = numbersOf(await integration.openAccounts(2, second));
    await bank.credit(...variedCredits(here, 2 * FEW - 2), ...variedCredits(there, 2 * FEW - 3, 2 * FEW));
    await integration.sync({ physicalAccountNumbers: [first, second] });
  },
};

/** Stories of batches, in the order of the checks. */
export const batchScenarios: readonly Scenario<Session>[] = [
  batches250,
  batchEnds,
  idlePolling,
  reordered,
  twoWorkers,
  equalBatchNumbers,
];
