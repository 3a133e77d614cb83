import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../../lib/package-root.ts';
import { chosenSeed, seededRandom } from '../durability/random.ts';
import type { Breach, Finding } from './kill/ledger.ts';
import { type Outcome, runRounds, type Victim } from './kill/rounds.ts';
import { removeScratch } from './scratch.ts';
import { endProcesses, run, startKhata, whenReady } from './server-process.ts';

/** Kill −9 under load, over HTTP: the clients' ledgers against the server that comes back. */

const ROUNDS = Number(process.env['KHATA_KILL_ROUNDS'] ?? 100);
const ROUNDS_PER_FOLDER = 10;
/** Side by side: while one server starts, another is at work. */
const LANES = 2;
const MINUTES = 60_000;

const seed = chosenSeed();
const said = `KHATA_SEED=${seed}`;

afterAll(async () => {
  await endProcesses();
  removeScratch();
});

const khata: Victim = {
  start: (data) => startKhata(['serve', '--json', '--port', '0', '--plans', 'off', '--data', data]),
  whenReady,
};

async function runAll(): Promise<Outcome[]> {
  const folders = Math.ceil(ROUNDS / ROUNDS_PER_FOLDER);
  const outcomes: Outcome[] = [];
  let folder = 0;
  const lane = async () => {
    while (folder < folders) {
      const own = folder++;
      const rounds = Math.min(ROUNDS_PER_FOLDER, ROUNDS - own * ROUNDS_PER_FOLDER);
      const random = seededRandom(seed + own);
      outcomes.push(await runRounds({ victim: khata, random, rounds, work: 70, killWhileStarting: true }));
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return outcomes;
}

describe(`a server that is killed at any moment, ${ROUNDS} times`, () => {
  let outcomes: readonly Outcome[] = [];

  beforeAll(
    async () => {
      outcomes = await runAll();
    },
    5 * MINUTES + ROUNDS * 5_000,
  );

  const found = (breach: Breach): readonly Finding[] =>
    outcomes.flatMap(({ findings }) => findings.filter((finding) => finding.breach === breach));
  const sum = (count: (outcome: Outcome) => number) => outcomes.reduce((total, it) => total + count(it), 0);

  it('loses nothing that it had acknowledged', () => {
    expect(found('lost'), said).toEqual([]);
  });

  it('has done all or nothing of what it had not answered', () => {
    expect(found('half done'), said).toEqual([]);
  });

  it('tells by the key, or the UTR, what became of an unanswered request', () => {
    expect(found('key forgotten'), said).toEqual([]);
  });

  it('serves no acknowledged batch again, and no credit in two batches', () => {
    expect(found('served again'), said).toEqual([]);
  });

  it('serves the open batch again byte for byte', () => {
    expect(found('rewritten'), said).toEqual([]);
  });

  it('has books that add up', () => {
    expect(found('unsound'), said).toEqual([]);
  });

  it('answers nothing that cannot be explained', () => {
    expect(found('unexpected'), said).toEqual([]);
  });

  it('was killed often enough, with work acknowledged, and with work of both fates under way', () => {
    expect(
      sum((it) => it.rounds),
      said,
    ).toBe(ROUNDS);
    expect(
      sum((it) => it.acknowledged),
      said,
    ).toBeGreaterThan(ROUNDS * 5);
    const [unanswered, done] = [sum((it) => it.unanswered), sum((it) => it.unansweredDone)];
    expect(unanswered, said).toBeGreaterThan(ROUNDS);
    if (ROUNDS >= 20) expect([done > 0, done < unanswered], said).toEqual([true, true]);
  });
});

describe('on a disk that forgets at a kill what was not synced', () => {
  const entry = fileURLToPath(new URL('./kill/faulty-server.ts', import.meta.url));
  const breaches = async (mode: 'honest' | 'early' | 'forgetful'): Promise<Set<Breach>> => {
    const victim: Victim = {
      start: (data) => run(process.execPath, ['--import', 'tsx', entry, data, mode], { cwd: packageRoot() }),
      whenReady,
    };
    const plan = { victim, random: seededRandom(seed), rounds: 2, work: 30, killWhileStarting: false };
    return new Set((await runRounds(plan)).findings.map(({ breach }) => breach));
  };

  it('a server that waits for the disk breaks no promise', async () => {
    expect([...(await breaches('honest'))], said).toEqual([]);
  });

  it('one that acknowledges before it has written is found out', async () => {
    expect([...(await breaches('early'))], said).toContain('lost');
  });

  it('one that forgets under which key it worked is found out', async () => {
    expect([...(await breaches('forgetful'))], said).toEqual(expect.arrayContaining(['lost']));
  });
});
