import { CHECKS } from '../checks/index.ts';
import { type DoctorOptions, doctor } from '../doctor/doctor.ts';
import { type DoctorFinding, isGreen } from '../doctor/mistakes.ts';
import type { DriverSource } from '../drivers/driver.ts';
import type { HelloResult } from '../drivers/protocol.ts';
import type { RunPlace } from '../harness/run-place.ts';
import type { CliContext } from './context.ts';
import type { RunSettings } from './settings.ts';

/** The doctor has found what a run would take for the integration's fault. Its message has a line for each mistake. */
export class RedDoctorError extends Error {
  constructor(findings: readonly DoctorFinding[]) {
    super(findings.map(wordsOf).join('\n'));
    this.name = 'RedDoctorError';
  }
}

/** A mistake and its remedy on one line. */
function wordsOf({ id, line, remedy }: DoctorFinding): string {
  return `${line}${/[.!?]$/.test(line) ? '' : '.'} ${remedy} (${id})`;
}

/**
 * What the doctor is told of the settings.
 * @param only ids of the checks that are chosen; left out, those that the profile requires
 */
export function doctorParts(
  { driver, configuration, profile }: RunSettings,
  only: readonly string[] = profile.required,
): Pick<DoctorOptions, 'settings' | 'demands' | 'wanted' | 'hasKillChecks'> {
  const chosen = CHECKS.filter(({ id }) => only.includes(id));
  const wanted = [...new Set(chosen.flatMap(({ needs }) => needs))];
  return {
    settings: {
      argv: driver?.kind === 'command' ? driver.argv : [],
      env: configuration.driver?.env ?? {},
    },
    demands: profile.demands.filter((one) => wanted.includes(one)),
    wanted,
    hasKillChecks: chosen.some(({ evidence }) => evidence.includes('KILL')),
  };
}

/**
 * Lets the doctor look before a run at what the chosen checks need: nothing counts until it is green.
 * @param note takes a line for the console
 * @returns what the driver said of itself, so that nobody has to ask it once more; undefined when the run was interrupted first
 * @throws RedDoctorError when a run would judge a mistake of configuration
 */
export async function doctorFirst(
  { settings, source }: { readonly settings: RunSettings; readonly source: DriverSource },
  { bank, folder, signal }: Omit<RunPlace, 'close'>,
  note: (line: string) => void,
  context: CliContext,
): Promise<HelloResult | undefined> {
  const begunAt = context.now();
  const { findings, hello } = await doctor({
    ...doctorParts(settings, settings.only ?? CHECKS.map(({ id }) => id)),
    source: () => source,
    openBank: () => bank.openTrial(),
    folder,
    hostNow: context.epochNow,
    signal,
  });
  if (signal.aborted) return hello;
  if (!isGreen(findings)) throw new RedDoctorError(findings.filter(({ ok, isWarning }) => !ok && !isWarning));
  const warnings = findings.filter(({ ok }) => !ok);
  for (const finding of warnings) context.stderr.write(`khata: warning: ${wordsOf(finding)}\n`);
  const seconds = ((context.now() - begunAt) / 1000).toFixed(1);
  note(`The doctor finds nothing that stands against this run (${seconds} s).`);
  return hello;
}
