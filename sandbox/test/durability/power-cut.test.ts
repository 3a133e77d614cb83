import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openLowdbStore } from '../../stores/lowdb/lowdb-store.ts';
import { chosenSeed, type Random, seededRandom } from './random.ts';
import { SimulatedDisk, type SimulatedDiskOptions } from './simulated-disk.ts';
import { statesOf, textOf, Workload } from './workload.ts';

/**
 * The power fails between any two steps of a recorded run, compactions included, and the disk keeps any
 * allowed part of what was not synced; or first only the process is killed, and its successor meets the power
 * cut. Whatever it keeps, the store must come back with a beginning of the
 * history that holds all it had acknowledged, and with all that it has shown since.
 */

const STATES = Number(process.env['KHATA_POWER_CUT_STATES'] ?? 20_000);
const CONTROL_STATES = 600;
const COMPACT_AFTER_BYTES = 6_000;
const STATES_PER_RUN = 500;

interface Outage {
  /** What the next start finds: after a power cut, or after a kill, which leaves unsynced changes as such. */
  readonly disk: SimulatedDisk;
  readonly killed: boolean;
  /** Steps acknowledged by then. */
  readonly acknowledged: number;
}

interface Recording {
  readonly workload: Workload;
  readonly outages: readonly Outage[];
  readonly compactions: number;
}

/** Tells outages apart by what they leave and by what they must not lose. */
function fingerprint({ disk, killed, acknowledged }: Outage): string {
  const files = [...disk.content()].map(([name, bytes]) => `${name} ${bytes.length} ${crc32(bytes)}`);
  return `${killed} ${acknowledged} ${files.sort().join(' ')}`;
}

function outageOf(disk: SimulatedDisk, acknowledged: number, random: Random): Outage {
  if (random.chance(0.1)) return { disk: disk.fork(), killed: true, acknowledged };
  const content = disk.afterPowerCut(random);
  return { disk: new SimulatedDisk({ content }), killed: false, acknowledged };
}

interface Variant {
  readonly lies?: SimulatedDiskOptions['lies'];
  /** False: acknowledges what is not durable yet. */
  readonly waits?: boolean;
}

/** Runs the workload on a fresh disk and cuts the power at nearly every step. */
async function record(random: Random, variant: Variant): Promise<Recording> {
  const outages = new Map<string, Outage>();
  const workload = new Workload();
  const disk: SimulatedDisk = new SimulatedDisk({
    ...(variant.lies === undefined ? {} : { lies: variant.lies }),
    onStep: () => {
      for (let i = random.between(0, 3); i > 0; i--) {
        const outage = outageOf(disk, workload.acknowledged, random);
        outages.set(fingerprint(outage), outage);
      }
    },
  });
  let compactions = 0;
  const store = await openLowdbStore({
    directory: '/data',
    fileSystem: disk,
    compactAfterBytes: COMPACT_AFTER_BYTES,
    onCompacted: () => {
      compactions += 1;
    },
  });
  const waits = variant.waits ?? true;
  while (outages.size < STATES_PER_RUN) {
    await workload.run(store, workload.history.length + random.between(1, 20), random.between(1, 8), waits);
    // Whoever does not wait for the disk would never let it come to work.
    await store.world('a').durable();
    if (random.chance(0.2)) await workload.clear(store, random.chance(0.5) ? 'a' : 'b');
  }
  await store.close();
  return { workload, outages: [...outages.values()], compactions };
}

/** How many steps a store shows that is opened on this content; a text says what is wrong with it. */
async function recoveredSteps(
  disk: SimulatedDisk,
  states: ReadonlyMap<string, number>,
  atLeast: number,
): Promise<number | string> {
  try {
    const store = await openLowdbStore({ directory: '/data', fileSystem: disk });
    const steps = states.get(await textOf(store));
    await store.close();
    if (steps === undefined) return 'the state is no beginning of the history';
    return steps < atLeast ? `${atLeast} steps were acknowledged or shown, ${steps} are left` : steps;
  } catch (error) {
    return `refuses to start: ${error instanceof Error ? error.message : error}`;
  }
}

/** What is wrong after this outage, if anything. Some are followed by a second one. */
async function judge(
  outage: Outage,
  states: ReadonlyMap<string, number>,
  random: Random,
): Promise<string | undefined> {
  const { disk, killed, acknowledged } = outage;
  const steps = await recoveredSteps(disk, states, acknowledged);
  if (typeof steps === 'string') return steps;
  if (!killed && !random.chance(0.2)) return undefined;
  // What the first recovery has shown, the power may take no more.
  const again = new SimulatedDisk({ content: disk.afterPowerCut(random) });
  const after = await recoveredSteps(again, states, steps);
  return typeof after === 'string' ? `after a second outage: ${after}` : undefined;
}

interface Verdict {
  readonly outages: number;
  readonly compactions: number;
  readonly violations: readonly string[];
}

async function cutPower(count: number, seed: number, variant: Variant): Promise<Verdict> {
  const random = seededRandom(seed);
  const violations: string[] = [];
  let outages = 0;
  let compactions = 0;
  while (outages < count) {
    const recording = await record(random, variant);
    const states = await statesOf(recording.workload.history);
    compactions += recording.compactions;
    for (const outage of recording.outages) {
      const violation = await judge(outage, states, random);
      if (violation !== undefined) violations.push(violation);
    }
    outages += recording.outages.length;
  }
  return { outages, compactions, violations };
}

describe('after a power cut', () => {
  const seed = chosenSeed();

  it(`comes back with all it had acknowledged (KHATA_SEED=${seed})`, async () => {
    const { outages, compactions, violations } = await cutPower(STATES, seed, {});
    expect(violations).toEqual([]);
    expect(outages).toBeGreaterThanOrEqual(STATES);
    expect(compactions).toBeGreaterThan(STATES / STATES_PER_RUN);
  }, 600_000_000);

  it('is caught when it acknowledges before the sync', async () => {
    const { violations } = await cutPower(CONTROL_STATES, seed, { waits: false });
    expect(violations.length).toBeGreaterThan(0);
  });

  it('is caught when it does not sync files', async () => {
    const { violations } = await cutPower(CONTROL_STATES, seed, { lies: 'file syncs' });
    expect(violations.length).toBeGreaterThan(0);
  });

  it('is caught when it does not sync directories', async () => {
    const { violations } = await cutPower(CONTROL_STATES, seed, { lies: 'directory syncs' });
    expect(violations.length).toBeGreaterThan(0);
  });
});
