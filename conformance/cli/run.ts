import { relative } from 'node:path';
import { CHECKS } from '../checks/index.ts';
import type { Check } from '../framework/check.ts';
import type { Reporter, RunReport } from '../framework/report.ts';
import type { Scenario } from '../framework/scenario.ts';
import type { Session } from '../harness/session.ts';
import type { Evidence } from '../judge/evidence.ts';
import { consoleReporter } from '../reporters/console.ts';
import { type ReportDirectory, takeReportDirectory } from '../reporters/directory.ts';
import { githubReporter } from '../reporters/github.ts';
import { type RunOptions, runConformance } from '../run.ts';
import { SCENARIOS } from '../scenarios/index.ts';
import { type CliContext, contractVersion, isLive, styleOf } from './context.ts';
import { doctorFirst } from './doctor-first.ts';
import { type RunFlags, type RunSettings, runSettings } from './settings.ts';
import { driverSource } from './source.ts';

/** Ended by a second Ctrl-C, as shells say it. */
const INTERRUPTED = 130;

/** What a run is made of besides its settings. */
export interface RunParts {
  readonly source: RunOptions['source'];
  readonly prepare?: NonNullable<RunOptions['prepare']>;
  /** Left out, all. */
  readonly checks?: readonly Check<Evidence>[];
  readonly scenarios?: readonly Scenario<Session>[];
  /** Plain lines even on a terminal, since a person is told things in between. */
  readonly isPlain?: boolean;
  /** Whether nothing is written to the report directory. */
  readonly isReportless?: boolean;
}

/** A path as it is shown: from the working folder where it is inside. */
function shown(path: string, { workingFolder }: CliContext): string {
  const inside = relative(workingFolder, path);
  return inside.startsWith('..') ? path : inside || '.';
}

/** The first Ctrl-C ends the run in good order, the second one at once. @returns what stops listening */
function listenForEnd(
  context: CliContext,
  controller: AbortController,
  directory: ReportDirectory | undefined,
) {
  return context.onInterrupt(() => {
    if (controller.signal.aborted) {
      directory?.release();
      context.exit(INTERRUPTED);
    }
    controller.abort();
    context.stderr.write('khata: ending; what was seen so far is reported. Once more to end at once.\n');
  });
}

/** What the configuration declares as not applicable, with its reasons, said where it made a difference. */
function withDeclarations(report: RunReport<Evidence>, settings: RunSettings): RunReport<Evidence> {
  const declared = settings.configuration.capabilities ?? {};
  const results = report.results.map((result) => {
    const check = CHECKS.find(({ id }) => id === result.id);
    const needs = [...(check?.needs ?? []), ...(check?.needsOneOf ?? [])];
    const reasons = needs.flatMap((need) => {
      const reason = declared[need]?.notApplicable;
      return reason === undefined ? [] : [`${need} is declared as not applicable: ${reason}`];
    });
    return reasons.length === 0 || !['NOT_APPLICABLE', 'NOT_EXERCISED'].includes(result.outcome)
      ? result
      : { ...result, reason: `${result.reason} ${reasons.join('; ')}` };
  });
  return { ...report, results };
}

function reportersFor(context: CliContext, parts: RunParts, directory: ReportDirectory | undefined) {
  const reports = () => (directory === undefined ? [] : [`${shown(directory.path, context)}/report.html`]);
  const live = isLive(context) && parts.isPlain !== true;
  const style = styleOf(context);
  const picture = consoleReporter({ stream: context.stdout, isLive: live, style, now: context.now, reports });
  const reporters: Reporter<Evidence>[] = [picture];
  if (context.environment['GITHUB_ACTIONS'] === 'true') {
    reporters.push(
      githubReporter({ stream: context.stdout, summaryFile: context.environment['GITHUB_STEP_SUMMARY'] }),
    );
  }
  return { reporters, stopPicture: () => picture.abandon() };
}

/**
 * Plays and judges, tells it, writes the reports.
 * @returns the report
 * @throws DriverError, ReportDirectoryError, RedDoctorError for what is wrong with the configuration
 */
export async function playAndReport(
  settings: RunSettings,
  parts: RunParts,
  context: CliContext,
): Promise<RunReport<Evidence>> {
  const directory = parts.isReportless === true ? undefined : takeReportDirectory(settings.report);
  const controller = new AbortController();
  const { reporters, stopPicture } = reportersFor(context, parts, directory);
  const stopListening = listenForEnd(context, controller, directory);
  try {
    const finished = await runConformance({
      source: parts.source,
      ...(parts.prepare !== undefined && { prepare: parts.prepare }),
      checks: parts.checks ?? CHECKS,
      scenarios: parts.scenarios ?? SCENARIOS,
      profile: settings.profile,
      seeds: settings.seeds,
      ...(settings.only !== undefined && { only: settings.only }),
      expectations: settings.expectations,
      contractVersion: contractVersion(),
      toolVersion: context.version,
      ...(settings.file !== undefined && { configuration: settings.file }),
      onEvent: (event) => {
        for (const reporter of reporters) reporter.onEvent?.(event);
      },
      signal: controller.signal,
    });
    const calledAs = {
      program: context.program ?? 'khata',
      ...(directory !== undefined && { reports: shown(directory.path, context) }),
    };
    const report = { ...withDeclarations(finished, settings), calledAs };
    directory?.write(report);
    for (const reporter of reporters) await reporter.onEnd(report);
    return report;
  } finally {
    stopListening();
    directory?.release();
    stopPicture();
  }
}

/** `khata conform run`: the doctor first, since nothing counts until it is green. @returns the exit code */
export async function runCommand(
  argv: readonly string[],
  flags: RunFlags,
  context: CliContext,
): Promise<number> {
  const settings = runSettings(flags, argv, context);
  const source = driverSource(settings, context);
  const prepare: RunOptions['prepare'] = (place, note) =>
    doctorFirst({ settings, source }, place, note, context);
  const { exitCode } = await playAndReport(settings, { source, prepare }, context);
  return exitCode;
}
