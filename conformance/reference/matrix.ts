import type { DriverSource } from '../drivers/driver.ts';
import type { Check } from '../framework/check.ts';
import { judgeEvidence } from '../framework/decide.ts';
import { runLanes } from '../framework/lanes.ts';
import type { Scenario } from '../framework/scenario.ts';
import { playScenario } from '../harness/play.ts';
import { openRunPlace } from '../harness/run-place.ts';
import type { Session } from '../harness/session.ts';
import type { Evidence } from '../judge/evidence.ts';

/** What one scenario says of one client: ids without `VA-C-`, sorted. */
export interface MatrixCell {
  readonly fail: readonly string[];
  readonly notExercised: readonly string[];
}

/** Client → scenario → what its checks said. */
export type Matrix = Readonly<Record<string, Readonly<Record<string, MatrixCell>>>>;

/** A client that is broken on purpose, or one that is not. */
export interface MatrixClient {
  /** `new-key-per-try`; `correct` for the good one. */
  readonly id: string;
  /** Checks that it must fail. */
  readonly breaks: readonly string[];
  /** How it is reached in this scenario. */
  readonly sourceFor: (scenario: Scenario<Session>) => DriverSource;
}

/** What a matrix is played with. */
export interface MatrixOptions {
  readonly clients: readonly MatrixClient[];
  readonly checks: readonly Check<Evidence>[];
  readonly scenarios: readonly Scenario<Session>[];
  /** Which of the scenarios each client plays. */
  readonly plays: (client: MatrixClient, scenario: Scenario<Session>) => boolean;
  readonly seed: number;
  readonly atOnce: number;
  readonly signal?: AbortSignal;
  /** Told after each session. */
  readonly onCell?: (client: string, scenario: string, cell: MatrixCell, evidence: Evidence) => void;
}

function shortId(id: string): string {
  return id.replace(/^VA-C-/, '');
}

/** What the checks say of one session: breaches anywhere, and what should have been seen in this scenario and was not. */
export function cellOf(checks: readonly Check<Evidence>[], evidence: Evidence): MatrixCell {
  const judged = judgeEvidence(checks, evidence);
  const fail: string[] = [];
  const notExercised: string[] = [];
  for (const check of checks) {
    const one = judged.get(check.id);
    if (one === undefined) continue;
    if (one.findings.length > 0) fail.push(shortId(check.id));
    else if (one.witnessed === 0 && check.scenarios.includes(evidence.scenario))
      notExercised.push(shortId(check.id));
  }
  return { fail: fail.sort(), notExercised: notExercised.sort() };
}

/** The scenarios that concern a client: those of the checks it breaks, and the controls. */
export function concerns(
  client: MatrixClient,
  checks: readonly Check<Evidence>[],
  controls: readonly string[],
): (scenario: Scenario<Session>) => boolean {
  const wanted = new Set(controls);
  for (const check of checks) {
    if (client.breaks.includes(check.id)) for (const scenario of check.scenarios) wanted.add(scenario);
  }
  return ({ id }) => wanted.has(id);
}

/** Plays clients against scenarios and tells what the checks said, cell by cell. */
export async function playMatrix(options: MatrixOptions): Promise<Matrix> {
  const { bank, folder, signal, close } = await openRunPlace('khata-matrix-', options.signal);
  const matrix: Record<string, Record<string, MatrixCell>> = {};
  const tasks = options.clients.flatMap((client) => {
    const row: Record<string, MatrixCell> = {};
    matrix[client.id] = row;
    return options.scenarios
      .filter((scenario) => options.plays(client, scenario))
      .map((scenario) => ({
        lane: scenario.lane,
        run: async () => {
          const play = {
            bank,
            source: client.sourceFor(scenario),
            seed: options.seed,
            attempt: 1,
            folder,
            signal,
          };
          const evidence = await playScenario(scenario, play);
          const cell = cellOf(options.checks, evidence);
          row[scenario.id] = cell;
          options.onCell?.(client.id, scenario.id, cell, evidence);
        },
      }));
  });
  try {
    await runLanes(tasks, options.atOnce, signal);
  } finally {
    await close();
  }
  return sorted(matrix, options.scenarios);
}

/** In the order of the scenarios, so that two tables can be compared byte for byte. */
function sorted(
  matrix: Record<string, Record<string, MatrixCell>>,
  scenarios: readonly Scenario<Session>[],
): Matrix {
  return Object.fromEntries(
    Object.entries(matrix).map(([client, row]) => [
      client,
      Object.fromEntries(
        scenarios.flatMap(({ id }) => (row[id] === undefined ? [] : [[id, row[id]] as const])),
      ),
    ]),
  );
}
