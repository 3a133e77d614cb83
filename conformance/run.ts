import type { DriverSource } from './drivers/driver.ts';
import { hiddenFromOutside } from './drivers/passive.ts';
import type { HelloResult } from './drivers/protocol.ts';
import type { Check } from './framework/check.ts';
import {
  type DecisionGrounds,
  decideAll,
  type Expectations,
  judgeEvidence,
  type Profile,
} from './framework/decide.ts';
import { runLanes } from './framework/lanes.ts';
import type { RunEvent, RunReport, ScenarioResult } from './framework/report.ts';
import type { Scenario } from './framework/scenario.ts';
import type { KitBank } from './harness/kit-bank.ts';
import { playScenario } from './harness/play.ts';
import { openRunPlace, type RunPlace } from './harness/run-place.ts';
import type { Session } from './harness/session.ts';
import type { Evidence } from './judge/evidence.ts';
import { hostNow, tick } from './lib/host-clock.ts';
import { reportOf } from './report-of.ts';

/** What a run is made of. */
export interface RunOptions {
  /** How the integration is reached; a passive one needs the bank to watch. */
  readonly source: DriverSource | ((bank: KitBank) => DriverSource);
  readonly checks: readonly Check<Evidence>[];
  readonly scenarios: readonly Scenario<Session>[];
  readonly profile: Profile;
  /** One or more; each scenario is played with each. */
  readonly seeds: readonly number[];
  /** Ids of the checks to run; left out, all that the profile judges. */
  readonly only?: readonly string[];
  readonly expectations?: Expectations;
  /** Version of the bank's contract, for the report. */
  readonly contractVersion: string;
  readonly toolVersion: string;
  /** Path of the configuration file, for the report. */
  readonly configuration?: string;
  readonly onEvent?: (event: RunEvent) => void;
  /**
   * Looks at the driver before anything is played; what it throws ends the run.
   * @returns what the driver said of itself; undefined when it is still to be asked
   */
  readonly prepare?: (
    place: Omit<RunPlace, 'close'>,
    note: (line: string) => void,
  ) => Promise<HelloResult | undefined>;
  /** Aborted to end the run early: the report is then incomplete. */
  readonly signal?: AbortSignal;
  /** How many sessions at one time, the source permitting; left out, 6. */
  readonly atOnce?: number;
}

const AT_ONCE = 6;

/** Ready to play: the parts that every session shares. */
interface Run {
  readonly options: RunOptions;
  readonly source: DriverSource;
  readonly bank: KitBank;
  readonly folder: string;
  readonly signal: AbortSignal;
  readonly evidence: Evidence[];
  readonly scenarios: ScenarioResult[];
}

/** What is known of the integration when everything has been played. */
interface Learned extends Pick<DecisionGrounds, 'unplayable' | 'unjudgeable'> {
  readonly hello: HelloResult;
}

/** The scenarios that the chosen checks are judged by. */
export function chosenScenarios(
  scenarios: readonly Scenario<Session>[],
  checks: readonly Check<Evidence>[],
): readonly Scenario<Session>[] {
  const wanted = new Set(checks.flatMap((check) => check.scenarios));
  return scenarios.filter(({ id }) => wanted.has(id));
}

function endingOf({ ending }: Evidence): Pick<ScenarioResult, 'ending' | 'why'> {
  return { ending: ending.kind, why: ending.kind === 'PLAYED' ? '' : ending.why };
}

async function playOne(run: Run, scenario: Scenario<Session>, seed: number, attempt: number): Promise<void> {
  const { options, source, bank, folder, signal } = run;
  const { id, title } = scenario;
  options.onEvent?.({ type: 'scenario-started', id, title, seed, attempt });
  const startedAt = tick();
  const onAwait = (what: string) => options.onEvent?.({ type: 'scenario-awaits', id, seed, what });
  const play = { bank, source, seed, attempt, folder, signal, onAwait };
  const evidence = await playScenario(scenario, play);
  // What was cut short by the user says nothing.
  if (signal.aborted) return;
  run.evidence.push(evidence);
  const durationMilliseconds = Math.round(tick() - startedAt);
  const requests = evidence.exchanges.length;
  const result = { id, title, seed, attempt, ...endingOf(evidence), durationMilliseconds, requests };
  run.scenarios.push(result);
  options.onEvent?.({ type: 'scenario-ended', result });
}

/** Says hello once, to know what can be played. @throws DriverError when nobody answers */
async function greet(source: DriverSource, folder: string): Promise<HelloResult> {
  const driver = await source.open(folder);
  try {
    return driver.hello;
  } finally {
    await driver.close();
  }
}

/** Scenarios that a driver of this kind cannot play: only a program of its own can be given an environment. */
function unplayableBy(
  { kind }: DriverSource,
  scenarios: readonly Scenario<Session>[],
): ReadonlyMap<string, string> {
  if (kind === 'command') return new Map();
  const inNeed = scenarios.filter(({ isEnvironmentNeeded }) => isEnvironmentNeeded === true);
  return new Map(
    inNeed.map(({ id, environment }) => {
      const names = Object.keys(environment ?? {}).join(', ');
      return [id, `${names} can be set only where the kit starts the driver as a program`];
    }),
  );
}

/** Checks that a driver of this kind cannot answer: nobody tells a watcher what was booked, or what became of a command. */
function unjudgeableBy(
  { kind }: DriverSource,
  checks: readonly Check<Evidence>[],
): ReadonlyMap<string, string> {
  if (kind !== 'passive') return new Map();
  const reasons = checks.map((check) => [check.id, hiddenFromOutside(check)] as const);
  return new Map(reasons.filter((one): one is readonly [string, string] => one[1] !== undefined));
}

/** Plays timing checks that failed once more, alone. */
async function playAgain(
  run: Run,
  checks: readonly Check<Evidence>[],
  playable: readonly Scenario<Session>[],
) {
  const again = new Map<string, { scenario: Scenario<Session>; seed: number }>();
  const timing = checks.filter(({ isTiming }) => isTiming === true);
  for (const evidence of [...run.evidence]) {
    const failed = [...judgeEvidence(timing, evidence).values()].some(({ findings }) => findings.length > 0);
    const scenario = playable.find(({ id }) => id === evidence.scenario);
    if (failed && scenario) again.set(`${scenario.id} ${evidence.seed}`, { scenario, seed: evidence.seed });
  }
  for (const { scenario, seed } of again.values()) {
    if (!run.signal.aborted) await playOne(run, scenario, seed, 2);
  }
}

async function playAll(run: Run, checks: readonly Check<Evidence>[]): Promise<Learned> {
  const { options, source, signal } = run;
  const note = (line: string) => options.onEvent?.({ type: 'note', line });
  const hello = (await options.prepare?.(run, note)) ?? (await greet(source, run.folder));
  const { capabilities, name } = hello;
  const unplayable = unplayableBy(source, options.scenarios);
  const unjudgeable = unjudgeableBy(source, checks);
  const judgeable = checks.filter(({ id }) => !unjudgeable.has(id));
  const playable = chosenScenarios(options.scenarios, judgeable).filter(
    ({ id, needs }) =>
      !unplayable.has(id) &&
      needs.every((need) => capabilities.includes(need)) &&
      (source.canRestart || !needs.includes('RESTART')),
  );
  const scenarios = playable.length * options.seeds.length;
  options.onEvent?.({ type: 'run-started', scenarios, checks: checks.length, driver: name });
  const tasks = options.seeds.flatMap((seed) =>
    playable.map((scenario) => ({
      lane: scenario.lane,
      run: async () => await playOne(run, scenario, seed, 1),
    })),
  );
  await runLanes(tasks, Math.min(source.mostSessions, options.atOnce ?? AT_ONCE), signal);
  await playAgain(run, checks, playable);
  if (signal.aborted) leaveOut(run, playable);
  return { hello, unplayable, unjudgeable };
}

/** Names what an interrupted run has not played. */
function leaveOut({ options, scenarios }: Run, playable: readonly Scenario<Session>[]): void {
  for (const seed of options.seeds) {
    for (const { id, title } of playable) {
      if (scenarios.some((one) => one.id === id && one.seed === seed)) continue;
      const none = {
        ending: 'LEFT_OUT' as const,
        why: 'the run was interrupted',
        durationMilliseconds: 0,
        requests: 0,
      };
      scenarios.push({ id, title, seed, attempt: 1, ...none });
    }
  }
}

/**
 * Plays the scenarios against an integration and judges what was recorded.
 * @throws DriverError when the driver cannot be started or does not speak the protocol: a matter of configuration
 */
export async function runConformance(options: RunOptions): Promise<RunReport<Evidence>> {
  const startedAt = new Date(hostNow());
  const chosen = options.only ?? options.profile.judges;
  const checks =
    chosen === undefined ? options.checks : options.checks.filter(({ id }) => chosen.includes(id));
  const place = await openRunPlace('khata-conform-', options.signal);
  const { bank, signal } = place;
  const source = typeof options.source === 'function' ? options.source(bank) : options.source;
  const run: Run = { ...place, options, source, evidence: [], scenarios: [] };
  try {
    const { hello, ...unreached } = await playAll(run, checks);
    const expectations = options.expectations ?? { deviations: {}, attestations: {} };
    const { capabilities } = hello;
    run.evidence.sort((one, other) => order(one).localeCompare(order(other)));
    run.scenarios.sort((one, other) => order(one).localeCompare(order(other)));
    const grounds = { capabilities, profile: options.profile, expectations, ...unreached };
    const results = decideAll(checks, run.evidence, grounds);
    for (const { id, outcome, title } of results) {
      options.onEvent?.({ type: 'check-decided', id, outcome, title });
    }
    return reportOf({
      options,
      source,
      hello,
      results,
      scenarios: run.scenarios,
      evidence: run.evidence,
      strays: await bank.strays(),
      startedAt,
      endedAt: new Date(hostNow()),
      isComplete: !signal.aborted,
    });
  } finally {
    await place.close();
  }
}

function order(one: {
  readonly id?: string;
  readonly scenario?: string;
  readonly seed: number;
  readonly attempt: number;
}) {
  return `${one.id ?? one.scenario} ${String(one.seed).padStart(10, '0')} ${one.attempt}`;
}
