import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { StoreOpenError } from '../../stores/lowdb/errors.ts';
import { openLowdbStore } from '../../stores/lowdb/lowdb-store.ts';
import { type Store, StoreUnavailableError } from '../../stores/store.ts';
import { type DiskCall, FailingDisk, type Failure } from './failing-disk.ts';
import { seededRandom } from './random.ts';
import { type DiskContent, SimulatedDisk } from './simulated-disk.ts';
import { statesOf, textOf, WORLDS, Workload } from './workload.ts';

/**
 * The k-th change of the disk fails, for every k of a run with compactions. Either the failure costs nothing
 * that was promised and is only warned of, or from then on the store takes and acknowledges nothing. After a
 * restart everything acknowledged is there, and nothing is half done.
 */

const STEPS = 40;
const WRITERS = 4;
const COMPACT_AFTER_BYTES = 6_000;

interface Run {
  readonly workload: Workload;
  readonly disk: FailingDisk;
  readonly below: SimulatedDisk;
  readonly warnings: readonly string[];
  /** What opening threw. */
  readonly refusal?: unknown;
  /** What working threw. */
  readonly failure?: unknown;
  readonly store?: Store;
}

async function runWith(failAt: number, failure: Failure, content: DiskContent, waits = true): Promise<Run> {
  const below = new SimulatedDisk({ content });
  const disk = new FailingDisk(below, failAt, failure);
  const warnings: string[] = [];
  const run = { workload: new Workload(), disk, below, warnings };
  let store: Store;
  try {
    store = await openLowdbStore({
      directory: '/data',
      fileSystem: disk,
      compactAfterBytes: COMPACT_AFTER_BYTES,
      onWarning: (text) => warnings.push(text),
    });
  } catch (refusal) {
    return { ...run, refusal };
  }
  try {
    await run.workload.run(store, STEPS, WRITERS, waits);
    // A compaction may still be at work: more commits give it time, and the failure something to meet.
    await run.workload.run(store, STEPS + 10, 1, waits);
    return { ...run, store };
  } catch (failure) {
    return { ...run, store, failure };
  }
}

/** The failures that break no promise: no room for a snapshot's draft, or a file that should be gone. */
function isHarmless(call: DiskCall, failure: Failure): boolean {
  if (call.kind === 'remove') return true;
  return (
    call.path.endsWith('.tmp') && (call.kind === 'write' || call.kind === 'open') && failure === 'BROKEN'
  );
}

async function expectUnavailable(store: Store): Promise<void> {
  for (const id of WORLDS) {
    const world = store.world(id);
    await expect(world.transact(async (t) => t.count('transactions'))).rejects.toThrow(StoreUnavailableError);
    await expect(world.clear()).rejects.toThrow(StoreUnavailableError);
    await expect(world.durable()).rejects.toThrow(StoreUnavailableError);
  }
}

/** What a restart finds, as a number of steps; a text says what is wrong. */
async function restarted(content: DiskContent, { workload }: Run): Promise<number | string> {
  try {
    const fileSystem = new SimulatedDisk({ content });
    const store = await openLowdbStore({ directory: '/data', fileSystem });
    const steps = (await statesOf(workload.history)).get(await textOf(store));
    await store.close();
    return steps ?? 'half done';
  } catch (error) {
    return String(error);
  }
}

/** Changes asked for after the failure, but for the sync of the frame that was being written just then. */
function goneOn({ failed, after }: FailingDisk): readonly DiskCall[] {
  const [first, ...others] = after;
  const underWay = first?.kind === 'sync' && first.path.endsWith('.khj') && first.path !== failed?.path;
  return underWay ? others : after;
}

async function judge(run: Run, failure: Failure, expected: Set<string>): Promise<string[]> {
  const { disk, store, workload, below } = run;
  const wrong: string[] = [];
  if (disk.failed !== undefined) expected.add(`${disk.failed.kind} ${disk.failed.path.replace(/\d+/, '#')}`);
  if (store !== undefined && run.failure !== undefined) {
    if (!(run.failure instanceof StoreUnavailableError)) wrong.push(`threw ${run.failure}`);
    await expectUnavailable(store);
    // A compaction that is under way gets every chance to go on.
    for (let turn = 0; turn < 30; turn++) await setImmediate();
    if (failure === 'BROKEN')
      wrong.push(...goneOn(disk).map(({ kind, path }) => `went on with ${kind} ${path}`));
  } else if (store !== undefined && disk.failed !== undefined) {
    if (!isHarmless(disk.failed, failure) && failure === 'BROKEN') wrong.push(`ignored ${disk.failed.kind}`);
    if (run.warnings.length === 0) wrong.push(`kept silent about ${disk.failed.kind}`);
  }
  await store?.close().catch(() => undefined);
  const random = seededRandom(disk.calls);
  // The machine stays up, or the power goes too: pages that could not be synced are then lost.
  const contents = [below.content(), below.afterPowerCut(random), below.afterPowerCut(random)];
  for (const content of contents) {
    const steps = await restarted(content, run);
    if (typeof steps === 'string') wrong.push(steps);
    else if (steps < workload.acknowledged)
      wrong.push(`${workload.acknowledged} acknowledged, ${steps} left`);
  }
  return wrong;
}

/** Fails each change in turn, until a run meets no failure any more. */
async function failEach(failure: Failure, waits = true): Promise<{ wrong: string[]; met: Set<string> }> {
  const wrong: string[] = [];
  const met = new Set<string>();
  for (let k = 1; ; k++) {
    const run = await runWith(k, failure, new Map(), waits);
    if (run.refusal !== undefined) {
      expect(run.refusal).toBeInstanceOf(StoreOpenError);
      expect(run.refusal).toMatchObject({ reason: 'UNUSABLE' });
    }
    for (const text of await judge(run, failure, met)) wrong.push(`change ${k}: ${text}`);
    if (run.disk.failed === undefined) return { wrong, met };
  }
}

describe('on a disk that fails', () => {
  it('takes nothing more after any change that it could not make, and loses nothing', async () => {
    const { wrong, met } = await failEach('BROKEN');
    expect(wrong).toEqual([]);
    // Every kind of change has had its turn.
    expect([...met].map((it) => it.split(' ')[0])).toEqual(
      expect.arrayContaining(['open', 'write', 'sync', 'syncDirectory', 'rename', 'remove']),
    );
  });

  it('takes nothing more once the disk is full, which first writes short, and loses nothing', async () => {
    const { wrong, met } = await failEach('FULL');
    expect(wrong).toEqual([]);
    expect([...met]).toContain('write /data/journal-#.khj');
  });

  it('goes on when only a snapshot finds no room, and says so', async () => {
    // The first change that touches a draft.
    const runs = [];
    for (let k = 1; k < 200; k++) {
      const run = await runWith(k, 'BROKEN', new Map());
      if (run.disk.failed?.kind === 'write' && run.disk.failed.path.endsWith('.tmp')) runs.push(run);
      await run.store?.close().catch(() => undefined);
    }
    expect(runs.length).toBeGreaterThan(0);
    for (const run of runs) {
      expect(run.failure).toBeUndefined();
      expect(run.warnings.join()).toContain('no snapshot could be written');
    }
  });

  it('refuses to start, in one line, when a recovery cannot cut a torn journal', async () => {
    const whole = await runWith(Number.POSITIVE_INFINITY, 'BROKEN', new Map());
    await whole.store?.close();
    const content = whole.below.content();
    const name =
      [...content.keys()]
        .filter((it) => it.startsWith('journal'))
        .sort()
        .at(-1) ?? '';
    content.set(name, (content.get(name) ?? Buffer.alloc(0)).subarray(0, -1));
    const { disk, refusal } = await runWith(1, 'BROKEN', content);
    expect(disk.failed?.kind).toBe('truncate');
    expect(refusal).toMatchObject({ reason: 'UNUSABLE' });
    expect(String(refusal)).not.toContain('\n');
  });

  it('is caught when it acknowledges before the sync', async () => {
    const { wrong } = await failEach('BROKEN', false);
    expect(wrong.join()).toContain('left');
  });
});
