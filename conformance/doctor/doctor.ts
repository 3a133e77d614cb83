import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Driver, DriverSource } from '../drivers/driver.ts';
import type { Capability } from '../drivers/protocol.ts';
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
  /** Whether any chosen check kills the integration. */
  readonly hasKillChecks: boolean;
  /** The host's clock, in milliseconds since 1970. */
  readonly hostNow: () => number;
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

async function folderFor(options: DoctorOptions, name: string): Promise<string> {
  const folder = join(options.folder, name);
  await mkdir(folder, { recursive: true });
  return folder;
}

/** The second session; a driver that takes one at a time has ended the first by then. */
async function visitAgain(
  source: DriverSource,
  first: Trial,
  options: DoctorOptions,
): Promise<DoctorFinding[]> {
  const folder = await folderFor(options, 'second');
  let driver: Driver;
  try {
    driver = await source.open(folder);
  } catch (error) {
    return [startMistake(error, source.kind)];
  }
  const second = await openTrial(driver, await options.openBank(), folder);
  try {
    return await secondSessionMistakes(first, second);
  } finally {
    await second.session.end();
    await Promise.all([driver.close(), second.relay.close()]);
  }
}

async function visit(source: DriverSource, driver: Driver, options: DoctorOptions): Promise<DoctorFinding[]> {
  const folder = await folderFor(options, 'first');
  const trial = await openTrial(driver, await options.openBank(), folder);
  try {
    const found = await playTrial(trial);
    if (found.length > 0) return found;
    found.push(...(await restartMistakes(trial, source)));
    if (found.length > 0) return found;
    await trial.session.end();
    return await visitAgain(source, trial, options);
  } finally {
    await Promise.all([driver.close(), trial.relay.close()]);
  }
}

/**
 * Looks for mistakes of configuration: in the settings, in how the driver starts and what it claims, and in two small
 * sessions at banks of their own. Later looks are left out once an earlier one has found what would spoil them.
 * @returns what is wrong, and what was looked at and is right
 * @throws what is a fault of the kit
 */
export async function doctor(options: DoctorOptions): Promise<DoctorFinding[]> {
  if (options.configurationFault !== undefined) {
    return [mistake('CONFIGURATION_INVALID', options.configurationFault)];
  }
  let source: DriverSource | undefined;
  let driver: Driver;
  try {
    source = options.source();
    driver = await source.open(await folderFor(options, 'first'));
  } catch (error) {
    const kind = source?.kind ?? 'command';
    return [...settingsMistakes(kind, options.settings), startMistake(error, kind)];
  }
  const { name, version, capabilities } = driver.hello;
  const findings = [
    fine('driver', `${name} ${version} answers: ${capabilities.join(' ')}`),
    ...settingsMistakes(source.kind, options.settings),
    ...claimMistakes(source, capabilities, options.demands, options.hasKillChecks),
    ...dateMistakes(driver, options.hostNow),
  ];
  if (findings.some(({ id }) => id === 'CREDENTIALS_MISSING')) {
    await driver.close();
    return findings;
  }
  const found = await visit(source, driver, options);
  if (found.length > 0) return [...findings, ...found];
  return [...findings, fine('session', 'it calls the address, with the credentials, that it is given')];
}
