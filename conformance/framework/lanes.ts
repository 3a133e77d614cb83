/** A piece of work and whether it must be alone among its kind. */
export interface LaneTask {
  readonly lane: 'PARALLEL' | 'TIMING';
  run(): Promise<void>;
}

/**
 * Runs all tasks: those of the TIMING lane one after the other, the others beside them, so many at a time.
 * A task that rejects ends the rest: what has begun is waited for.
 * @param atOnce how many tasks run at one time, the timing lane's included
 * @throws whatever the first failing task threw
 */
export async function runLanes(
  tasks: readonly LaneTask[],
  atOnce: number,
  signal: AbortSignal,
): Promise<void> {
  const parallel = tasks.filter(({ lane }) => lane === 'PARALLEL');
  const timing = tasks.filter(({ lane }) => lane === 'TIMING');
  let failure: { readonly error: unknown } | undefined;
  const work = async (queue: LaneTask[]): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      if (signal.aborted || failure !== undefined) return;
      try {
        await next.run();
      } catch (error) {
        failure ??= { error };
      }
    }
  };
  const queue = [...parallel];
  // With one place there is no lane beside another.
  if (atOnce <= 1) await work([...timing, ...queue]);
  else await Promise.all([work([...timing]), ...Array.from({ length: atOnce - 1 }, () => work(queue))]);
  if (failure !== undefined) throw failure.error;
}
