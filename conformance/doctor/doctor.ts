import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import type { Driver, DriverSource } from '../drivers/driver.ts';
import type { Capability, HelloResult } from '../drivers/protocol.ts';
import type { TrialBank } from '../drivers/trial.ts';
import { claimMistakes, type DriverSettings, settingsMistakes, startMistake } from './before-start.ts';
import { type DoctorFinding, fine, mistake } from './mistakes.ts';
import { openTrial, playTrial, restartMistakes, secondSessionMistakes, type Trial } from './trial-session.ts';

/** What the doctor looks at. */
export interface DoctorOptions {
  /** Makes the driver's source of the configuration; what it throws is told. */
  readonly source: () => DriverSource;
  readonly settings: DriverSettings;
  /** What is wrong with khata.config.json, in one line. */
  readonly configurationFault?: string | undefined;
  /** Opens a bank with credentials of its own; called twice. */
  readonly openBank: () => Promise<TrialBank>;
  /** For this visit alone, there already. */
  readonly folder: string;
  /** What the profile asks of every integration. */
  readonly demands: readonly Capability[];
  /** What the chosen checks need: the rest is not tried. Left out, everything that is claimed is. */
  readonly wanted?: readonly Capability[] | undefined;
  /** Whether any chosen check kills the integration. */
  readonly hasKillChecks: boolean;
  /** The host's clock, in milliseconds since 1970. */
  readonly hostNow: () => number;
  /** Aborted to end the visit early: what it says then is worth nothing. */
  readonly signal?: AbortSignal | undefined;
}

/** What the doctor says of an integration. */
export interface Diagnosis {
  /** What is wrong, and what was looked at and is right. */
  readonly findings: readonly DoctorFinding[];
  /** What the driver said of itself; undefined when it did not come so far. */
  readonly hello: HelloResult | undefined;
}

/** A driver behind an address may run on another machine, whose clock its answers show. */
interface DatedDriver {
  /** Milliseconds since 1970, of the Date header of its latest answer. */
  readonly lastDate: number | undefined;
}

/** Milliseconds by which two clocks may differ: signatures and notifications are judged by minutes. */
const MOST_SKEW = 30_000;

function dateMistakes(driver: Driver, hostNow: () => number): DoctorFinding[] {
  const { lastDate } = driver as Partial<DatedDriver>;
  if (lastDate === undefined) return [];
  const skew = lastDate - hostNow();
  if (Math.abs(skew) <= MOST_SKEW) return [];
  const words = `${Math.round(Math.abs(skew) / 1000)} s ${skew > 0 ? 'ahead of' : 'behind'}`;
  return [
    mistake('CLOCK_SKEWED', `the clock of the driver's machine is ${words} the kit's, by its Date header`),
  ];
}

/** A data folder like that of a session: its name does not tell that the doctor looks. */
async function folderFor({ folder }: DoctorOptions): Promise<string> {
  return await mkdtemp(join(folder, 'data-'));
}

/** A driver that may have failed to start, which is told when it is its turn. */
type Opened = { readonly driver: Driver } | { readonly error: unknown };

async function open(source: DriverSource, folder: string): Promise<Opened> {
  try {
    return { driver: await source.open(folder) };
  } catch (error) {
    return { error };
  }
}

/** Plays with an open driver, and closes it whatever comes; at an interruption at once. */
async function withTrial(
  driver: Driver,
  folder: string,
  { openBank, signal }: DoctorOptions,
  play: (trial: Trial) => Promise<DoctorFinding[]>,
): Promise<DoctorFinding[]> {
  const hurry = () => void driver.close();
  signal?.addEventListener('abort', hurry);
  let trial: Trial | undefined;
  try {
    trial = await openTrial(driver, await openBank(), folder);
    return signal?.aborted === true ? [] : await play(trial);
  } finally {
    signal?.removeEventListener('abort', hurry);
    await Promise.all([driver.close(), trial?.relay.close()]);
  }
}

async function visitAgain(
  source: DriverSource,
  opened: Opened,
  first: Trial,
  { folder, options }: { readonly folder: string; readonly options: DoctorOptions },
): Promise<DoctorFinding[]> {
  if ('error' in opened) return [startMistake(opened.error, source.kind)];
  return await withTrial(opened.driver, folder, options, async (second) => {
    const found = await secondSessionMistakes(first, second);
    await second.session.end();
    return found;
  });
}

async function visit(source: DriverSource, driver: Driver, options: DoctorOptions): Promise<DoctorFinding[]> {
  return await withTrial(driver, await folderFor(options), options, async (trial) => {
    const found = await playTrial(trial, options.wanted);
    if (found.length > 0) return found;
    const folder = await folderFor(options);
    // Where it may, the driver of the second session comes up while that of the first is killed and comes back.
    const early = source.mostSessions > 1 ? open(source, folder) : undefined;
    if (options.hasKillChecks) found.push(...(await restartMistakes(trial, source)));
    if (found.length > 0) {
      const opened = await early;
      if (opened !== undefined && 'driver' in opened) await opened.driver.close();
      return found;
    }
    // A driver that takes one session at a time must be done with the first.
    await trial.session.end();
    return await visitAgain(source, await (early ?? open(source, folder)), trial, { folder, options });
  });
}

/**
 * Looks for mistakes of configuration: in the settings, in how the driver starts and what it claims, and in two small
 * sessions at banks of their own. Later looks are left out once an earlier one has found what would spoil them.
 * @throws what is a fault of the kit
 */
export async function doctor(options: DoctorOptions): Promise<Diagnosis> {
  if (options.configurationFault !== undefined) {
    return { findings: [mistake('CONFIGURATION_INVALID', options.configurationFault)], hello: undefined };
  }
  let source: DriverSource | undefined;
  let driver: Driver;
  try {
    source = options.source();
    driver = await source.open(await folderFor(options));
  } catch (error) {
    const kind = source?.kind ?? 'command';
    const findings = [...settingsMistakes(kind, options.settings), startMistake(error, kind)];
    return { findings, hello: undefined };
  }
  const { hello } = driver;
  const { name, version, capabilities } = hello;
  const findings = [
    fine('driver', `${name} ${version} answers: ${capabilities.join(' ')}`),
    ...settingsMistakes(source.kind, options.settings),
    ...claimMistakes(source, capabilities, options.demands, options.hasKillChecks),
    ...dateMistakes(driver, options.hostNow),
  ];
  if (findings.some(({ id }) => id === 'CREDENTIALS_MISSING')) {
    await driver.close();
    return { findings, hello };
  }
  const found = await visit(source, driver, options);
  if (found.length > 0) return { findings: [...findings, ...found], hello };
  const session = fine('session', 'it calls the address, with the credentials, that it is given');
  return { findings: [...findings, session], hello };
}
