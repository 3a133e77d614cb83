import { Problem } from '../lib/errors.ts';
import type { Awaitable, StoreTransaction, WorldStore } from '../stores/store.ts';
import { runDue } from './due.ts';
import { closeUnit, type Host, openUnit, type Unit } from './unit.ts';

/** A refusal that must not undo what fell due before it. */
class Refused {
  readonly problem: Problem;

  constructor(problem: Problem) {
    this.problem = problem;
  }
}

/**
 * Runs `work` as one unit of work: one transaction that first runs what has fallen due in the world, then the
 * work, then writes the counters if anything was written. `work` may run again on a serialization conflict.
 * Where the store and the work answer at once, so does this; it never throws but rejects.
 *
 * A refusal ({@link Problem}) undoes what the work wrote and is rethrown, but what fell due stays run: the
 * refusal may have been judged by it. Any other throw undoes everything.
 */
export function runUnit<R>(world: WorldStore, host: Host, work: (unit: Unit) => Awaitable<R>): Awaitable<R> {
  const done = world.transact((tx): Awaitable<R | Refused> => {
    const unit = openUnit(tx, host);
    if (unit instanceof Promise) return unit.then((opened) => runOpened(tx, opened, work));
    return runOpened(tx, unit, work);
  });
  return done instanceof Promise ? done.then(unwrap) : unwrap(done);
}

function unwrap<R>(outcome: R | Refused): Awaitable<R> {
  return outcome instanceof Refused ? Promise.reject(outcome.problem) : outcome;
}

function runOpened<R>(
  tx: StoreTransaction,
  unit: Unit,
  work: (unit: Unit) => Awaitable<R>,
): Awaitable<R | Refused> {
  const ran = runDue(unit);
  if (ran !== 0) return runAfterDue(tx, unit, ran, work);
  const result = work(unit);
  // Nearly every read ends here: nothing was due, nothing was written, and no promise was made.
  if (!(result instanceof Promise) && !tx.dirty) return result;
  return closing(unit, result);
}

async function closing<R>(unit: Unit, result: Awaitable<R>): Promise<R> {
  const done = await result;
  await closeUnit(unit);
  return done;
}

async function runAfterDue<R>(
  tx: StoreTransaction,
  unit: Unit,
  due: Awaitable<number>,
  work: (unit: Unit) => Awaitable<R>,
): Promise<R | Refused> {
  if ((await due) === 0) return await closing(unit, work(unit));
  let outcome: R | Refused;
  try {
    outcome = await tx.attempt(async () => await work(unit));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    outcome = new Refused(error);
  }
  await closeUnit(unit);
  return outcome;
}
