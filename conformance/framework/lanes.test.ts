import { describe, expect, test } from 'vitest';
import { runLanes } from './lanes.ts';

const never = new AbortController().signal;

/** Tasks that record when they begin and end, and end when told. */
function watched(lane: 'PARALLEL' | 'TIMING', name: string, log: string[], until: Promise<void>) {
  return {
    lane,
    run: async () => {
      log.push(`+${name}`);
      await until;
      log.push(`-${name}`);
    },
  };
}

/** A promise that is resolved from outside. */
function gate() {
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

/** Lets everything that is ready go on. */
const turn = async () => await new Promise<void>((resolve) => setImmediate(resolve));

describe('lanes', () => {
  test('run timing tasks one after the other, beside the parallel ones', async () => {
    const log: string[] = [];
    const gates = [gate(), gate(), gate()] as const;
    const tasks = [
      watched('TIMING', 't1', log, gates[0].promise),
      watched('TIMING', 't2', log, gates[1].promise),
      watched('PARALLEL', 'p1', log, gates[2].promise),
    ];
    const done = runLanes(tasks, 4, never);
    await turn();
    expect(log).toEqual(['+t1', '+p1']);
    gates[0].resolve();
    await turn();
    expect(log).toEqual(['+t1', '+p1', '-t1', '+t2']);
    gates[1].resolve();
    gates[2].resolve();
    await done;
    expect(log).toHaveLength(6);
  });

  test('run one at a time when there is one place', async () => {
    const log: string[] = [];
    const at = Promise.resolve();
    await runLanes(
      ['a', 'b', 'c'].map((name) => watched('PARALLEL', name, log, at)),
      1,
      never,
    );
    expect(log).toEqual(['+a', '-a', '+b', '-b', '+c', '-c']);
  });

  test('begin nothing more after a failure, and throw it', async () => {
    const log: string[] = [];
    const failing = {
      lane: 'PARALLEL' as const,
      run: async () => {
        throw new Error('no driver');
      },
    };
    const tasks = [failing, watched('PARALLEL', 'later', log, Promise.resolve())];
    await expect(runLanes(tasks, 1, never)).rejects.toThrow('no driver');
    expect(log).toEqual([]);
  });

  test('begin nothing after they were interrupted', async () => {
    const controller = new AbortController();
    controller.abort();
    const log: string[] = [];
    await runLanes([watched('PARALLEL', 'a', log, Promise.resolve())], 3, controller.signal);
    expect(log).toEqual([]);
  });
});
