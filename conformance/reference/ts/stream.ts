import type { InputOf, WorkResult } from '../../drivers/protocol.ts';
import type { Answered, Budget } from './bank.ts';
import { bookBatch } from './booking.ts';
import type { Session } from './session.ts';
import { type Batch, type BatchAnswer, isBatchAnswer } from './shapes.ts';

/** How often one batch may come in a row before the client stops and tells: wrong totals, or never let go of. */
const MOST_DELIVERIES = 6;
/** Milliseconds before the same batch is fetched for the second time; twice as much for each later one. */
const FIRST_PAUSE = 100;
/** Milliseconds that a busy database takes for a batch, for who does not wait for it. */
const SLOW_COMMIT = 250;

const NEVER = { times: 0, answered: 0 };
const DONE: WorkResult = { outcome: 'SUCCEEDED' };

/** Pulls and books the streams one after the other, until nothing is left. @throws Killed */
export async function syncTransactions(
  session: Session,
  { physicalAccountNumbers, workers = 1 }: InputOf<'syncTransactions'>,
  budget: Budget,
): Promise<WorkResult> {
  let worst = DONE;
  for (const physicalAccountNumber of physicalAccountNumbers) {
    const pulls = Array.from({ length: workers }, (_, worker) =>
      pullStream(session, physicalAccountNumber, worker, budget),
    );
    for (const result of await Promise.all(pulls)) if (worst === DONE) worst = asWorst(result);
  }
  return worst;
}

function asWorst(result: WorkResult): WorkResult {
  return result.outcome === 'SUCCEEDED' ? DONE : result;
}

/**
 * Fetch, compare totals, book durably, acknowledge, and again until `batch` is null. What ends it early is told; the
 * bank keeps the open batch and serves it next time.
 * @throws Killed
 */
export async function pullStream(
  session: Session,
  physicalAccountNumber: string,
  worker: number,
  budget: Budget,
): Promise<WorkResult> {
  const { behaviour, life } = session;
  let last: { batchId: string; times: number } | undefined;
  let trouble = 'BATCH_DOES_NOT_MOVE';
  for (;;) {
    const answer = await fetchBatch(session, physicalAccountNumber, budget);
    if (answer.kind !== 'DONE') return { outcome: answer.kind, code: answer.code };
    const { batch, nextPollAfterSeconds } = answer.body as unknown as BatchAnswer;
    if (batch === null) {
      session.pollAt.set(
        physicalAccountNumber,
        life.now() + behaviour.pollMilliseconds(nextPollAfterSeconds),
      );
      if (behaviour.acknowledgesNothing()) await acknowledgeNothing(session, budget);
      return DONE;
    }
    const times: number = last?.batchId === batch.batchId ? last.times + 1 : 1;
    last = { batchId: batch.batchId, times };
    const problem = await takeBatch(session, batch, { worker, times }, budget);
    if (problem && 'outcome' in problem) return problem;
    if (problem) trouble = problem.again;
    if (behaviour.stopsAfter(batch)) return DONE;
    if (times >= MOST_DELIVERIES) return { outcome: 'UNKNOWN', code: trouble };
    if (problem || times > 1) {
      const pause = FIRST_PAUSE * 2 ** (times - 1);
      if (life.now() + pause >= budget.endsAt) return { outcome: 'UNKNOWN', code: trouble };
      await life.sleep(pause);
    }
  }
}

function fetchBatch({ bank }: Session, physicalAccountNumber: string, budget: Budget): Promise<Answered> {
  return bank.call(
    {
      operation: 'fetchTransactionBatch',
      method: 'POST',
      path: '/v1/transaction-batches',
      body: JSON.stringify({ physicalAccountNumber }),
      isGood: ({ body }) => body !== undefined && isBatchAnswer(body),
    },
    budget,
  );
}

/**
 * Books and acknowledges one batch.
 * @returns undefined when it is done; `again` why it must be fetched again; or what ends the pull
 */
async function takeBatch(
  session: Session,
  batch: Batch,
  { worker, times }: { readonly worker: number; readonly times: number },
  budget: Budget,
): Promise<{ readonly again: string } | WorkResult | undefined> {
  const { behaviour } = session;
  const totals = behaviour.totalsOf(batch);
  const agrees =
    totals.numberOfTransactions === batch.numberOfTransactions && totals.controlSum === batch.controlSum;
  if (!agrees) {
    if (behaviour.booksMismatched(times)) bookBatch(session, batch, worker);
    return { again: 'CONTROL_TOTALS_DISAGREE' };
  }
  if (behaviour.pullsAhead()) await fetchBatch(session, batch.physicalAccountNumber, budget);
  for (const step of behaviour.stepsOf()) {
    if (step === 'BOOK') {
      if (!bookBatch(session, batch, worker)) return { outcome: 'FAILED', code: 'RECORD_NOT_PROCESSED' };
      continue;
    }
    const acknowledged = acknowledge(session, batch.batchId, totals, budget);
    const beside = step === 'BOTH' ? bookLater(session, batch, worker) : undefined;
    const [problem] = await Promise.all([acknowledged, beside]);
    if (problem) return problem;
  }
  return undefined;
}

/** What the mutant that acknowledges beside its book does; a correct client never comes here. */
async function bookLater(session: Session, batch: Batch, worker: number): Promise<void> {
  await session.life.sleep(SLOW_COMMIT);
  bookBatch(session, batch, worker);
}

async function acknowledge(
  session: Session,
  batchId: string,
  totals: { readonly numberOfTransactions: number; readonly controlSum: string },
  budget: Budget,
): Promise<{ readonly again: string } | WorkResult | undefined> {
  const { behaviour, bank, acknowledgements } = session;
  const sent = () => acknowledgements.get(batchId) ?? NEVER;
  if (!behaviour.acknowledges(sent())) return undefined;
  const answer = await bank.call(
    {
      operation: 'acknowledgeTransactionBatch',
      method: 'POST',
      path: `/v1/transaction-batches/${encodeURIComponent(batchId)}/acknowledgement`,
      body: JSON.stringify(totals),
      onSend: () => acknowledgements.set(batchId, { ...sent(), times: sent().times + 1 }),
      isGood: (one) => {
        if (one.status === 200) acknowledgements.set(batchId, { ...sent(), answered: sent().answered + 1 });
        return behaviour.isReceipt(one, batchId, sent().times - 1);
      },
      isStillWanted: () => behaviour.acknowledges(sent()),
    },
    budget,
  );
  if (answer.kind === 'DONE' || !behaviour.acknowledges(sent())) return undefined;
  // Refused: the batch is another one than we were given, or its totals are. What is open now must be seen.
  if (answer.kind === 'FAILED') return { again: answer.code };
  return { outcome: answer.kind, code: answer.code };
}

/** What the mutant of that name does; a correct client never comes here. */
async function acknowledgeNothing({ bank }: Session, budget: Budget): Promise<void> {
  await bank.call(
    {
      operation: 'acknowledgeTransactionBatch',
      method: 'POST',
      path: '/v1/transaction-batches/KB000000000000/acknowledgement',
      body: JSON.stringify({ numberOfTransactions: 0, controlSum: '0.00' }),
      isGood: () => true,
    },
    budget,
  );
}
