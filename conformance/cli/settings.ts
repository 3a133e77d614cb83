import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { CHECKS } from '../checks/index.ts';
import { ConfigurationError } from '../configuration/faults.ts';
import {
  CONFIGURATION_NAME,
  type Configuration,
  checkIdsIn,
  readConfiguration,
} from '../configuration/read.ts';
import type { Expectations, Profile } from '../framework/decide.ts';
import { PROFILE_NAMES, type ProfileName, profileOf } from '../profiles/profiles.ts';
import { type CliContext, UsageError } from './context.ts';
import { chosenChecks } from './only.ts';

/** Options as commander gives them; all may be left out. */
export interface RunFlags {
  readonly driverUrl?: string;
  readonly restart?: readonly string[];
  readonly profile?: string;
  readonly seed?: readonly string[];
  readonly only?: readonly string[];
  readonly report?: string;
  readonly config?: string;
}

/** How a run is meant, flags and file together. */
export interface RunSettings {
  readonly configuration: Configuration;
  /** Where the configuration was found; undefined without one. As a path from the working folder where it is inside. */
  readonly file: string | undefined;
  /** What relative paths of the configuration begin at. */
  readonly base: string;
  readonly driver: DriverSettings | undefined;
  readonly profile: Profile;
  readonly seeds: readonly number[];
  readonly only: readonly string[] | undefined;
  readonly expectations: Expectations;
  /** Folder of the report. */
  readonly report: string;
}

/** How the integration is reached. */
export type DriverSettings =
  | { readonly kind: 'command'; readonly argv: readonly string[] }
  | { readonly kind: 'http'; readonly url: string; readonly restart: readonly string[] | undefined };

const DEFAULT_REPORT = 'reports/khata';
/** Inside the report's folder, for runs with `--only`. */
const ONLY_REPORT = 'only';
const MOST_SEED = 0xff_ff_ff_ff;
const INDIA_MILLISECONDS = 5.5 * 60 * 60 * 1000;

function driverSettings(
  flags: RunFlags,
  argv: readonly string[],
  { driver = {} }: Configuration,
): DriverSettings | undefined {
  const { driverUrl, restart } = flags;
  if (driverUrl !== undefined && argv.length > 0)
    throw new UsageError('both --driver-url and a driver command were given; keep one');
  if (restart !== undefined && argv.length > 0)
    throw new UsageError(
      '--restart belongs to --driver-url: a driver command is restarted by the kit itself; leave it out',
    );
  if (argv.length > 0) return { kind: 'command', argv };
  const url = driverUrl ?? driver.url;
  if (url !== undefined) {
    if (!URL.canParse(url) || !/^https?:/.test(url))
      throw new UsageError(`--driver-url "${url.slice(0, 80)}" is no address; write http://127.0.0.1:8090`);
    return { kind: 'http', url, restart: restart ?? driver.restart };
  }
  if (restart !== undefined) throw new UsageError('--restart needs --driver-url');
  return driver.command === undefined ? undefined : { kind: 'command', argv: driver.command };
}

function seedsOf(
  words: readonly string[] | undefined,
  fromFile: readonly number[] | undefined,
): readonly number[] {
  if (words === undefined) return fromFile ?? [1];
  const seeds = words
    .flatMap((word) => word.split(','))
    .map((word) => {
      const seed = /^\d{1,10}$/.test(word) ? Number(word) : Number.NaN;
      if (!(seed <= MOST_SEED))
        throw new UsageError(`--seed "${word.slice(0, 40)}" is no whole number from 0 to ${MOST_SEED}`);
      return seed;
    });
  return [...new Set(seeds)];
}

/** The profile that is meant. @throws UsageError when there is none of that name */
export function profileNamed(name: string): Profile {
  const known = PROFILE_NAMES.find((one) => one === name.toLowerCase()) as ProfileName | undefined;
  if (known === undefined)
    throw new UsageError(
      `there is no profile "${name.slice(0, 40)}"; there is ${PROFILE_NAMES.join(' and ')}`,
    );
  return profileOf(known, CHECKS);
}

function expectationsOf({ deviations, attestations }: Configuration, epochNow: number): Expectations {
  const today = new Date(epochNow + INDIA_MILLISECONDS).toISOString().slice(0, 10);
  return {
    deviations: Object.fromEntries(
      (deviations ?? []).map(({ check, reason, owner, expires }) => [
        check,
        { reason: `${reason.replace(/\.$/, '')} (${owner}, until ${expires})`, isExpired: expires < today },
      ]),
    ),
    attestations: Object.fromEntries(
      (attestations ?? []).map(({ check, statement, owner }) => [check, `${statement} (${owner})`]),
    ),
  };
}

/** Reads the configuration that is named, or the one of the working folder where there is one. */
export function findConfiguration(
  named: string | undefined,
  { workingFolder }: Pick<CliContext, 'workingFolder'>,
): { readonly configuration: Configuration; readonly file: string | undefined; readonly base: string } {
  const path = resolve(workingFolder, named ?? CONFIGURATION_NAME);
  const inside = relative(workingFolder, path);
  const shown = inside.startsWith('..') || isAbsolute(inside) ? path : inside;
  const configuration = readConfigurationAt(path, shown, named === undefined);
  if (configuration === undefined) return { configuration: {}, file: undefined, base: workingFolder };
  checkIdsIn(
    configuration,
    CHECKS.map(({ id }) => id),
    shown,
  );
  return { configuration, file: shown, base: dirname(path) };
}

function readConfigurationAt(path: string, shown: string, isOptional: boolean): Configuration | undefined {
  try {
    return readConfiguration(path, isOptional);
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    throw new ConfigurationError(error.message.replace(path, shown), { cause: error });
  }
}

/**
 * What was typed and what stands in the file, as one: what was typed wins.
 * @param argv the driver's own words, after `--`
 * @throws UsageError or ConfigurationError naming what is wrong and what to write
 */
export function runSettings(flags: RunFlags, argv: readonly string[], context: CliContext): RunSettings {
  const { configuration, file, base } = findConfiguration(flags.config, context);
  const known = CHECKS.map(({ id }) => id);
  const only = chosenChecks(flags.only, known);
  const report = join(base, configuration.report ?? DEFAULT_REPORT);
  return {
    configuration,
    file,
    base,
    driver: driverSettings(flags, argv, configuration),
    profile: profileNamed(flags.profile ?? configuration.profile ?? 'standard'),
    seeds: seedsOf(flags.seed, configuration.seeds),
    only,
    expectations: expectationsOf(configuration, context.epochNow()),
    report:
      flags.report === undefined
        ? // A look at a few checks does not take the place of the report on all.
          join(report, only === undefined ? '' : ONLY_REPORT)
        : resolve(context.workingFolder, flags.report),
  };
}
