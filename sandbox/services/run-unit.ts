import { Problem } from '../lib/errors.ts';
import type { WorldStore } from '../stores/store.ts';
import { runDue } from './due.ts';
import { closeUnit, type Host, openUnit, type Unit } from './unit.ts';

/**
 * Runs `work` as one unit of work: one transaction that first runs what has fallen due in the world, then the
 * work, then writes the counters if anything was written. `work` may run again on a serialization conflict.
 *
 * A refusal ({@link Problem}) undoes what the work wrote and is rethrown, but what fell due stays run: the
 * refusal may have been judged by it. Any other throw undoes everything.
 */
export async function runUnit<R>(
  world: WorldStore,
  host: Host,
  work: (unit: Unit) => Promise<R>,
): Promise<R> {
  const done = await world.transact(async (tx): Promise<{ result: R } | { problem: Problem }> => {
    const opened = openUnit(tx, host);
    const unit = opened instanceof Promise ? await opened : opened;
    const due = runDue(unit);
    const ran = due instanceof Promise ? await due : due;
    if (ran === 0) {
      const result = await work(unit);
      if (tx.dirty) await closeUnit(unit);
      return { result };
    }
    let outcome: { result: R } | { problem: Problem };
    try {
      outcome = { result: await tx.attempt(() => work(unit)) };
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      outcome = { problem: error };
    }
    await closeUnit(unit);
    return outcome;
  });
  if ('problem' in done) throw done.problem;
  return done.result;
}
