import { join } from 'node:path';
import type { Random } from '../../durability/random.ts';
import { Partner } from '../partner.ts';
import { scratchFolder } from '../scratch.ts';
import type { Running, ServerProcess } from '../server-process.ts';
import { workUntilGone } from './clients.ts';
import { compareSince, compareWhole, type Mark, type Seeded } from './comparison.ts';
import { type Finding, Ledger } from './ledger.ts';

/** Rounds of: let clients work, kill the server, start it again, compare. */

/** The demo fixture. */
const SEEDED: Seeded = { accounts: 10, credits: 250 };
/** Small batches, so that a round has several. */
const BATCH_LIMIT = 7;

/** A server that can be killed. */
export interface Victim {
  start(data: string): Running;
  whenReady(running: Running): Promise<ServerProcess>;
}

export interface RoundPlan {
  readonly victim: Victim;
  readonly random: Random;
  readonly rounds: number;
  /** Pieces of answered work before the kill, at most. */
  readonly work: number;
  /** Whether some servers are killed while they start, too. */
  readonly killWhileStarting: boolean;
}

/** What became of the rounds on one folder. */
export interface Outcome {
  readonly findings: readonly Finding[];
  readonly rounds: number;
  readonly acknowledged: number;
  readonly unanswered: number;
  readonly unansweredDone: number;
}

async function kill(running: Running): Promise<void> {
  running.kill('SIGKILL');
  await running.ending;
}

/** Kills a server after a few milliseconds, ready or not. */
async function killInItsStart({ victim, random }: RoundPlan, data: string): Promise<void> {
  const running = victim.start(data);
  const timer = setTimeout(() => running.kill('SIGKILL'), random.between(30, 500));
  await running.ending;
  clearTimeout(timer);
}

/** Lets clients work, and kills the server at a moment that the seed chooses. */
async function workAndKill(plan: RoundPlan, server: ServerProcess, ledger: Ledger): Promise<void> {
  const { random } = plan;
  let left = random.between(1, plan.work);
  const delay = random.between(0, 3);
  await workUntilGone({ server, ledger }, random, () => {
    if (--left !== 0) return;
    if (delay === 0) server.kill('SIGKILL');
    else setTimeout(() => server.kill('SIGKILL'), delay);
  });
  await server.ending;
}

async function limitBatches(server: ServerProcess): Promise<void> {
  const partner = new Partner(server);
  const answer = await partner.call({
    method: 'PUT',
    path: '/sandbox/v1/limits',
    body: { batchLimit: BATCH_LIMIT },
  });
  if (answer.status !== 200) throw new Error(`limits answered ${answer.status}: ${answer.text}`);
  partner.close();
}

/** Runs rounds on one new folder. Stops at the first finding: what follows from a loss says nothing new. */
export async function runRounds(plan: RoundPlan): Promise<Outcome> {
  const { victim, random } = plan;
  const data = join(scratchFolder(), 'data');
  const ledger = new Ledger();
  const mark: Mark = { creations: 0, credits: 0, refunds: 0 };
  if (plan.killWhileStarting) await killInItsStart(plan, data);
  let server = await victim.whenReady(victim.start(data));
  await limitBatches(server);
  let rounds = 0;
  while (rounds < plan.rounds && ledger.findings.length === 0) {
    rounds++;
    await workAndKill(plan, server, ledger);
    if (plan.killWhileStarting && random.chance(0.1)) await killInItsStart(plan, data);
    server = await victim.whenReady(victim.start(data));
    await compareSince({ server, ledger }, mark);
  }
  if (ledger.findings.length === 0) await compareWhole({ server, ledger }, SEEDED);
  await kill(server);
  const { findings, acknowledgedWrites, unanswered, unansweredDone } = ledger;
  return { findings, rounds, acknowledged: acknowledgedWrites, unanswered, unansweredDone };
}
