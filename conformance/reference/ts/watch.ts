import type { InputOf, WorkResult } from '../../drivers/protocol.ts';
import type { Budget } from './bank.ts';
import { findReturned, openRefunds, pollRefund, refundPollIn } from './refunds.ts';
import type { Session } from './session.ts';
import { pullStream } from './stream.ts';

/** Milliseconds of rest after a poll that led to nothing; twice as much after each further one. */
const FIRST_REST = 5_000;

/**
 * Polls as in production: each stream and each open refund when the bank says that it may be asked again. While the bank
 * is away, everything rests, longer each time, and then one call asks whether it is back.
 * @throws Killed
 */
export async function watch(
  session: Session,
  { forMilliseconds, physicalAccountNumbers }: InputOf<'watch'>,
): Promise<WorkResult> {
  const { life, pollAt } = session;
  const endsAt = life.now() + forMilliseconds;
  let budget: Budget = { endsAt, tries: session.budget().tries };
  let failures = 0;
  let restsUntil = 0;
  await findReturned(session, budget);
  while (life.now() < endsAt) {
    const tasks = [
      ...physicalAccountNumbers.map((one) => ({
        at: pollAt.get(one) ?? 0,
        run: () => pullStream(session, one, 0, budget),
      })),
      ...openRefunds(session).map((one) => ({
        at: life.now() + refundPollIn(session, one),
        run: () => pollRefund(session, one, budget),
      })),
    ];
    tasks.sort((one, other) => one.at - other.at);
    const [next] = tasks;
    const at = Math.max(next?.at ?? Number.POSITIVE_INFINITY, restsUntil);
    if (!next || at >= endsAt) {
      await life.sleep(Math.max(0, endsAt - life.now()));
      break;
    }
    await life.sleep(Math.max(0, at - life.now()));
    const result = await next.run();
    const isDone = 'kind' in result ? result.kind === 'DONE' : result.outcome === 'SUCCEEDED';
    failures = isDone ? 0 : failures + 1;
    restsUntil = isDone ? 0 : life.now() + FIRST_REST * 2 ** (failures - 1);
    // While it is away one attempt tells enough.
    budget = { endsAt, tries: isDone ? session.budget().tries : 1 };
  }
  return { outcome: 'SUCCEEDED' };
}
