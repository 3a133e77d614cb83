import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLowdbStore } from '../../stores/lowdb/lowdb-store.ts';
import type { Store } from '../../stores/store.ts';
import { dumpWorld } from '../../stores/suite/subject.ts';
import { compileProgram, type Program } from './bundle.ts';
import { killOnce } from './kill-nine.ts';
import { chosenSeed, type Random, seededRandom } from './random.ts';
import { WORLDS, type WorldId, writeCommit } from './workload.ts';

/** A process that is killed loses nothing that it had acknowledged, and leaves nothing half done. */

const ROUNDS = Number(process.env['KHATA_KILL_ROUNDS'] ?? 100);
const CONTROL_ROUNDS = 8;

/** What the killed processes have promised, against a store in memory that does the same commits. */
class Ledger {
  readonly #acknowledged: Record<WorldId, number> = { a: 0, b: 0 };
  readonly #reached: Record<WorldId, number> = { a: 0, b: 0 };
  readonly #expected: Store;

  constructor(expected: Store) {
    this.#expected = expected;
  }

  get total(): number {
    return this.#acknowledged.a + this.#acknowledged.b;
  }

  take(lines: readonly string[]): void {
    for (const line of lines) {
      const [world, n] = line.split(' ');
      if (world !== 'a' && world !== 'b') throw new Error(`not an acknowledgement: ${line}`);
      this.#acknowledged[world] = Math.max(this.#acknowledged[world], Number(n));
    }
  }

  /** What is wrong with the recovered store, if anything. */
  async compare(store: Store): Promise<string | undefined> {
    for (const id of WORLDS) {
      const world = store.world(id);
      const counters = await world.transact(async (t) => t.get('worldCounters', 'counters'));
      const commits = counters?.ids ?? 0;
      const promised = this.#acknowledged[id];
      if (commits < promised) return `world ${id}: ${promised} acknowledged, ${commits} left`;
      if (commits < this.#reached[id]) return `world ${id} shows less than before`;
      const expected = this.#expected.world(id);
      for (let n = this.#reached[id] + 1; n <= commits; n++) {
        await expected.transact((transaction) => writeCommit(transaction, n));
      }
      this.#reached[id] = commits;
      if ((await dumpWorld(world)) !== (await dumpWorld(expected))) return `world ${id} is half done`;
    }
    return undefined;
  }
}

let program: Program;
beforeAll(async () => {
  program = await compileProgram(join(import.meta.dirname, 'store-writer.ts'));
});
afterAll(() => program.remove());

interface Verdict {
  readonly violation: string | undefined;
  readonly acknowledged: number;
}

/** Kills the writer again and again on one directory, and looks at what it left. */
async function rounds(count: number, random: Random, mode: 'durable' | 'early'): Promise<Verdict> {
  const directory = await mkdtemp(join(tmpdir(), 'khata-kill-'));
  const ledger = new Ledger(await openLowdbStore({ directory: undefined }));
  try {
    for (let round = 1; round <= count; round++) {
      const threshold = random.between(5_000, 200_000);
      const args = [directory, String(random.between(1, 32)), String(threshold), mode];
      ledger.take(await killOnce({ path: program.path, args }, random));
      // Not after every round, so that the writer too has to recover from what a kill left.
      if (round < count && mode === 'durable' && random.chance(0.5)) continue;
      const store = await openLowdbStore({ directory });
      const violation = await ledger.compare(store);
      await store.close();
      if (violation !== undefined)
        return { violation: `round ${round}: ${violation}`, acknowledged: ledger.total };
    }
    return { violation: undefined, acknowledged: ledger.total };
  } finally {
    await rm(directory, { recursive: true });
  }
}

describe('a process killed with SIGKILL', () => {
  const seed = chosenSeed();

  it(`has lost nothing it acknowledged, over ${ROUNDS} rounds (KHATA_SEED=${seed})`, async () => {
    const { violation, acknowledged } = await rounds(ROUNDS, seededRandom(seed), 'durable');
    expect(violation).toBeUndefined();
    expect(acknowledged).toBeGreaterThan(ROUNDS * 10);
  }, 600_000_000);

  it('is caught when it acknowledges before the sync', async () => {
    const { violation } = await rounds(CONTROL_ROUNDS, seededRandom(seed), 'early');
    expect(violation).toContain('acknowledged');
  });
});
