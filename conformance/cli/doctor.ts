import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSandbox } from '../../sandbox/index.ts';
import { CHECKS } from '../checks/index.ts';
import { ConfigurationError } from '../configuration/faults.ts';
import { type DoctorOptions, doctor } from '../doctor/doctor.ts';
import { type DoctorFinding, isGreen } from '../doctor/mistakes.ts';
import { EXIT } from '../framework/outcome.ts';
import { KIT_APPLICATION } from '../harness/kit-bank.ts';
import { trialBank } from '../harness/trial-bank.ts';
import { logText, type TextStyle, toned, wrapped } from '../reporters/summary.ts';
import { type CliContext, styleOf } from './context.ts';
import { profileNamed, type RunFlags, type RunSettings, runSettings } from './settings.ts';
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
  if (typeof settings === 'string') {
    const { demands } = profileNamed('standard');
    const source = () => {
      throw new Error('khata: nothing is started while the configuration is wrong');
    };
    return {
      source,
      settings: { argv: [], env: {} },
      configurationFault: settings,
      demands,
      hasKillChecks: false,
    };
  }
  const { driver, configuration, profile } = settings;
  const argv = driver?.kind === 'command' ? driver.argv : [];
  const required = CHECKS.filter(({ id }) => profile.required.includes(id));
  return {
    source: () => driverSource(settings, context),
    settings: { argv, env: configuration.driver?.env ?? {} },
    demands: profile.demands,
    hasKillChecks: required.some(({ evidence }) => evidence.includes('KILL')),
  } satisfies Partial<DoctorOptions>;
}

/** `khata conform doctor`: what is wrong before anything is judged, with its remedy. @returns 0, or 2 when a run makes no sense yet */
export async function doctorCommand(
  argv: readonly string[],
  flags: RunFlags,
  context: CliContext,
): Promise<number> {
  const settings = settingsOrFault(argv, flags, context);
  if (typeof settings !== 'string') driverSource(settings, context);
  const folder = await mkdtemp(join(tmpdir(), 'khata-doctor-'));
  const sandbox = await createSandbox({ fixture: 'conformance', listen: true });
  const { epochNow: hostNow } = context;
  try {
    const findings = await doctor({
      ...partsOf(settings, context),
      openBank: async () => trialBank(await sandbox.world(), { hostNow, kitApplication: KIT_APPLICATION }),
      folder,
      hostNow,
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
    sandbox.hangUp();
    await sandbox.close();
    await rm(folder, { recursive: true, force: true });
  }
}
