import { ConfigurationError } from '../configuration/faults.ts';
import { doctor } from '../doctor/doctor.ts';
import { type DoctorFinding, isGreen } from '../doctor/mistakes.ts';
import { EXIT } from '../framework/outcome.ts';
import { openRunPlace } from '../harness/run-place.ts';
import { logText, type TextStyle, toned, wrapped } from '../reporters/summary.ts';
import { type CliContext, styleOf } from './context.ts';
import { doctorParts } from './doctor-first.ts';
import { type RunFlags, type RunSettings, runSettings } from './settings.ts';
import { driverSource } from './source.ts';

const INDENT = '    ';

function findingLines(style: TextStyle, { id, ok, line, remedy, isWarning }: DoctorFinding): string {
  const [tone, symbol] = ok
    ? (['good', '✓'] as const)
    : isWarning
      ? (['warn', '▲'] as const)
      : (['bad', '✗'] as const);
  const head = `${toned(style, tone, `${symbol} ${id}`)}  ${logText(line)}`;
  const advice = remedy === '' ? [] : wrapped(logText(remedy), style.width - INDENT.length);
  return `${[head, ...advice.map((words) => `${INDENT}${words}`)].join('\n')}\n`;
}

/** The settings, or the line that says what is wrong with the configuration file. */
function settingsOrFault(
  argv: readonly string[],
  flags: RunFlags,
  context: CliContext,
): RunSettings | string {
  try {
    return runSettings(flags, argv, context);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.message;
    throw error;
  }
}

function partsOf(settings: RunSettings | string, context: CliContext) {
  if (typeof settings !== 'string') {
    return { ...doctorParts(settings), wanted: undefined, source: () => driverSource(settings, context) };
  }
  const source = () => {
    throw new Error('khata: nothing is started while the configuration is wrong');
  };
  const nothing = { settings: { argv: [], env: {} }, demands: [], hasKillChecks: false };
  return { ...nothing, source, configurationFault: settings };
}

/** `khata conform doctor`: what is wrong before anything is judged, with its remedy. @returns 0, or 2 when a run makes no sense yet */
export async function doctorCommand(
  argv: readonly string[],
  flags: RunFlags,
  context: CliContext,
): Promise<number> {
  const settings = settingsOrFault(argv, flags, context);
  if (typeof settings !== 'string') driverSource(settings, context);
  const place = await openRunPlace('khata-doctor-');
  try {
    const { findings } = await doctor({
      ...partsOf(settings, context),
      openBank: () => place.bank.openTrial(),
      folder: place.folder,
      hostNow: context.epochNow,
    });
    const style = styleOf(context);
    for (const finding of findings) context.stdout.write(findingLines(style, finding));
    const green = isGreen(findings);
    const words = green
      ? 'Nothing stands against a run.'
      : 'Mend this first: a run would judge the mistake, not the integration.';
    context.stdout.write(`\n${toned(style, green ? 'good' : 'bad', words)}\n`);
    return green ? EXIT.ok : EXIT.usage;
  } finally {
    await place.close();
  }
}
