import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { RunReport as isRunReport } from '../../spec/generated/report.validators.js';
import { CHECKS } from '../checks/index.ts';
import { didYouMean } from '../configuration/nearest.ts';
import type { RunReport } from '../framework/report.ts';
import type { Evidence } from '../judge/evidence.ts';
import { toned } from '../reporters/summary.ts';
import { OUTCOME_WORDS } from '../reporters/words.ts';
import { SCENARIOS } from '../scenarios/index.ts';
import { type CliContext, styleOf, UsageError } from './context.ts';
import { playAndReport } from './run.ts';
import { type RunFlags, runSettings } from './settings.ts';
import { driverSource } from './source.ts';

/** Options of `khata conform replay`. */
export interface ReplayFlags extends Pick<RunFlags, 'driverUrl' | 'restart' | 'seed' | 'config' | 'report'> {
  readonly scenario?: string;
}

/** Reads a report.json. @throws UsageError when it is none */
export function readReport(file: string, workingFolder: string): RunReport<Evidence> {
  let text: string;
  try {
    text = readFileSync(resolve(workingFolder, file), 'utf8');
  } catch (error) {
    throw new UsageError(
      `${file} cannot be read (${(error as NodeJS.ErrnoException).code}); give the report.json of an earlier run`,
    );
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new UsageError(`${file} is not JSON; give the report.json of an earlier run`);
  }
  if (!isRunReport(value)) {
    const fault = isRunReport.errors?.[0];
    throw new UsageError(
      `${file} is no report of khata conform (${fault?.instancePath || '/'} ${fault?.message ?? ''}); give the report.json of an earlier run`,
    );
  }
  return value as RunReport<Evidence>;
}

interface Chosen {
  readonly scenario: string;
  readonly seed: number;
}

/** The session that is meant: the one that is named, or the first with a finding. */
function chosenSession(report: RunReport<Evidence>, file: string, flags: ReplayFlags): Chosen {
  const sessions = report.evidence.map(({ scenario, seed }) => ({ scenario, seed }));
  const seed = flags.seed?.[0] === undefined ? undefined : Number(flags.seed[0]);
  if (flags.scenario === undefined) {
    const broken = report.results
      .flatMap(({ judged }) => judged)
      .find(({ findings, seed: own }) => findings.length > 0 && (seed === undefined || own === seed));
    if (broken !== undefined) return { scenario: broken.scenario, seed: broken.seed };
    throw new UsageError(`${file} has no session with a finding; name one with --scenario`);
  }
  const named = flags.scenario.toUpperCase();
  const own = sessions.filter(({ scenario }) => scenario === named);
  const known = [...new Set(sessions.map(({ scenario }) => scenario))];
  if (own.length === 0)
    throw new UsageError(`${file} has no session ${named.slice(0, 60)}${didYouMean(named, known)}`);
  const found = own.find((one) => seed === undefined || one.seed === seed);
  if (found === undefined)
    throw new UsageError(
      `${file} has no session ${named} with seed ${seed}; it has ${own.map((one) => one.seed).join(', ')}`,
    );
  return found;
}

/** How many findings a check had in a session. */
function findingsIn(report: RunReport<Evidence>, id: string, { scenario, seed }: Chosen): number | undefined {
  const judged = report.results
    .find((result) => result.id === id)
    ?.judged.filter((one) => one.scenario === scenario && one.seed === seed);
  return judged?.at(-1)?.findings.length;
}

function comparison(
  before: RunReport<Evidence>,
  after: RunReport<Evidence>,
  chosen: Chosen,
  context: CliContext,
) {
  const style = styleOf(context);
  const rows = after.results.flatMap(({ id, outcome }) => {
    const was = findingsIn(before, id, chosen);
    const is = findingsIn(after, id, chosen);
    const { tone, label } = OUTCOME_WORDS[outcome];
    const told = before.results.find((result) => result.id === id)?.outcome;
    if (was === undefined || is === undefined || told === undefined) return [];
    if (was > 0 === is > 0) {
      // Of what the driver broke nothing was known then.
      if ((told === 'HARNESS_ERROR') === (outcome === 'HARNESS_ERROR')) return [];
      return [`  ${id}: ${OUTCOME_WORDS[told].label} then, ${toned(style, tone, label)} now`];
    }
    const words = was > 0 ? 'was broken, is not now' : 'was kept, is broken now';
    return [`  ${id}: ${words} ${toned(style, tone, `(${label})`)}`];
  });
  const head = `\nAgainst the recorded session ${chosen.scenario} with seed ${chosen.seed}:`;
  return `${[head, ...(rows.length > 0 ? rows : ['  every check says what it said then'])].join('\n')}\n`;
}

/**
 * `khata conform replay`: plays one session of an earlier report again, with its seed, against this build.
 * @returns the exit code of the new run
 */
export async function replayCommand(
  file: string,
  argv: readonly string[],
  flags: ReplayFlags,
  context: CliContext,
): Promise<number> {
  const before = readReport(file, context.workingFolder);
  const chosen = chosenSession(before, file, flags);
  const scenarios = SCENARIOS.filter(({ id }) => id === chosen.scenario);
  if (scenarios.length === 0)
    throw new UsageError(
      `this version of the kit has no scenario ${chosen.scenario}; replay with ${before.tool.version}`,
    );
  const typed = { ...flags, profile: before.profile, seed: [String(chosen.seed)] };
  const settings = runSettings(typed, argv, context);
  const source = driverSource(settings, context);
  const checks = CHECKS.filter((check) => check.scenarios.includes(chosen.scenario));
  const isReportless = flags.report === undefined;
  const after = await playAndReport(settings, { source, checks, scenarios, isReportless }, context);
  context.stdout.write(comparison(before, after, chosen, context));
  return after.exitCode;
}
