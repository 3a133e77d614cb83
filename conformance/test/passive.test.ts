import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { CHECKS } from '../checks/index.ts';
import { passiveDriver } from '../drivers/passive.ts';
import { profileOf } from '../profiles/profiles.ts';
import type { Behaviour } from '../reference/ts/behaviour.ts';
import { MUTANTS } from '../reference/ts/mutants.ts';
import { runConformance } from '../run.ts';
import { SCENARIOS } from '../scenarios/index.ts';
import { Person } from './person.ts';

/** An integration that is only watched, with somebody who does what is told. */

let person: Person;
afterEach(() => person.leave());

const clock = {
  now: () => performance.now(),
  pause: async (milliseconds: number) => void (await pause(milliseconds)),
};

async function watched(
  who: Person,
  only: readonly string[],
  options: { readonly patienceMilliseconds?: number; readonly signal?: AbortSignal } = {},
) {
  person = who;
  const { patienceMilliseconds = 20_000, signal } = options;
  const report = await runConformance({
    source: (bank) =>
      passiveDriver({
        tell: ([first, ...rest]) => {
          for (const line of [`▶ ${first}`, ...rest]) who.hear(line);
        },
        watch: (baseUrl) => bank.watch(baseUrl),
        clock,
        patienceMilliseconds,
      }),
    checks: CHECKS,
    scenarios: SCENARIOS,
    profile: profileOf('standard', CHECKS),
    seeds: [1],
    only,
    contractVersion: '1',
    toolVersion: '0',
    ...(signal !== undefined && { signal }),
  });
  const outcomes = Object.fromEntries(report.results.map(({ id, outcome }) => [id.slice(5), outcome]));
  const reasons = Object.fromEntries(report.results.map(({ id, reason }) => [id.slice(5), reason]));
  return { report, outcomes, reasons };
}

function mutantOf(wanted: string): Behaviour {
  const mutant = MUTANTS.find(({ id }) => id === wanted);
  if (mutant === undefined) throw new Error(`there is no mutant ${wanted}`);
  return mutant.behaviour;
}

const ids = (...short: string[]) => short.map((id) => `VA-C-${id}`);

/** What a machine need not wait for: this scenario alone takes 20 s. */
const OUTAGE = ids('RTY-06');

describe('an integration that is triggered by hand', () => {
  it('is judged by its requests; what only a driver can tell is not exercised', async () => {
    const only = CHECKS.map(({ id }) => id).filter((id) => !OUTAGE.includes(id));
    const { report, outcomes, reasons } = await watched(new Person(), only);
    const seen = Object.entries(outcomes).filter(([, outcome]) => outcome !== 'NOT_EXERCISED');
    expect(seen.filter(([, outcome]) => outcome !== 'PASS')).toEqual([]);
    const passed = seen.map(([id]) => id);
    expect(passed).toEqual(
      expect.arrayContaining(['BAT-01', 'REQ-03', 'IDM-01', 'IDM-07', 'RTY-03', 'LIF-02']),
    );
    for (const { id, evidence, needs } of CHECKS) {
      const isHidden = evidence.includes('DRIVER') || evidence.includes('KILL') || needs.includes('LEDGER');
      if (isHidden) expect([id, outcomes[id.slice(5)]]).toEqual([id, 'NOT_EXERCISED']);
    }
    expect(reasons['ACK-02']).toBe(
      'It cannot be seen from outside: whether it survives being killed, what it has booked. A driver tells it (khata conform driver init).',
    );
    expect([report.isCertifiable, report.driver.kind, report.strays]).toEqual([false, 'passive', []]);
    // Nobody is asked to do what proves nothing.
    expect(report.scenarios.every(({ ending }) => ending === 'PLAYED')).toBe(true);
  });

  it('fails by what is seen on the wire', async () => {
    const behaviour = mutantOf('new-key-per-try');
    const { outcomes, report } = await watched(new Person({ behaviour }), ids('IDM-01'));
    expect([outcomes, report.exitCode]).toEqual([{ 'IDM-01': 'FAIL' }, 1]);
  });

  it('passes nothing where one batch was pulled and the rest was left', async () => {
    const person = new Person({ behaviour: mutantOf('one-batch') });
    const { outcomes, report } = await watched(person, ids('BAT-01'), { patienceMilliseconds: 1500 });
    expect([outcomes, report.exitCode]).toEqual([{ 'BAT-01': 'NOT_EXERCISED' }, 3]);
  });

  it('goes on without a step that never comes, and counts nothing for it', async () => {
    const person = new Person({ refuses: /Let it pull/ });
    const { outcomes, reasons } = await watched(person, ids('BAT-01', 'IDM-02'), {
      patienceMilliseconds: 800,
    });
    expect(outcomes).toMatchObject({ 'BAT-01': 'NOT_EXERCISED' });
    expect(reasons['BAT-01']).toBe(
      'Not seen in BATCHES_250: two batches and then `batch: null` in one pull: syncTransactions was not seen within 0.8 s.',
    );
    expect(person.heard).toContain('▶ Step 2 was not seen within 0.8 s; going on without it.');
  });

  it('ends at once, in good order, when the run is interrupted', async () => {
    const controller = new AbortController();
    const person = new Person({ refuses: /./ });
    const hear = person.hear.bind(person);
    person.hear = (line) => {
      hear(line);
      if (line.startsWith('awaited:')) controller.abort();
    };
    const { report } = await watched(person, ids('BAT-01'), { signal: controller.signal });
    expect([report.isComplete, report.exitCode]).toEqual([false, 3]);
    expect(report.scenarios.map(({ ending }) => ending)).toEqual(['LEFT_OUT']);
  });
});
