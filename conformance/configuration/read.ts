import { readFileSync } from 'node:fs';
import type { components } from '../../spec/generated/config.types.ts';
import { Configuration as isConfiguration } from '../../spec/generated/config.validators.js';
import { ConfigurationError, faultLine } from './faults.ts';
import { didYouMean } from './nearest.ts';

/** What stands in khata.config.json. */
export type Configuration = components['schemas']['Configuration'];

/** The name that is looked for where none is given. */
export const CONFIGURATION_NAME = 'khata.config.json';
const MOST_CHARACTERS = 1_000_000;

/** Whether a beginning of the text is wrong whatever comes after it. */
function isWrongAlready(beginning: string): boolean {
  try {
    JSON.parse(beginning);
    return false;
  } catch (error) {
    const words = String(error);
    const position = Number(/position (\d+)/.exec(words)?.[1] ?? Number.NaN);
    return !(/end of JSON input|Unterminated/.test(words) || position >= beginning.length);
  }
}

/** Where it begins to be wrong; Node tells the position of some faults only. */
function lineAndColumn(text: string): string {
  let right = 0;
  let wrong = text.length + 1;
  while (wrong - right > 1) {
    const middle = Math.floor((right + wrong) / 2);
    if (isWrongAlready(text.slice(0, middle))) wrong = middle;
    else right = middle;
  }
  const lines = text.slice(0, right).split('\n');
  return ` at line ${lines.length}, column ${(lines.at(-1) ?? '').length + 1}`;
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ConfigurationError(
      `${file} is not JSON${lineAndColumn(text)}; look for a missing comma, a comma before a closing bracket, or a comment`,
      { cause: error },
    );
  }
}

function rulesOf(configuration: Configuration): string | undefined {
  const { driver } = configuration;
  if (driver?.command !== undefined && driver.url !== undefined)
    return 'driver has both "command" and "url"; take one out';
  if (driver?.restart !== undefined && driver.url === undefined)
    return 'driver.restart belongs to driver.url; a command is restarted by the kit itself, take it out';
  for (const list of ['deviations', 'attestations'] as const) {
    const ids = (configuration[list] ?? []).map(({ check }) => check);
    const twice = ids.find((id, index) => ids.indexOf(id) !== index);
    if (twice !== undefined) return `${list} names ${twice} twice; keep one`;
  }
  return undefined;
}

/**
 * Reads a configuration from its text.
 * @param file its name, for faults
 * @throws ConfigurationError naming the member and the remedy
 */
export function parseConfiguration(text: string, file: string): Configuration {
  if (text.length > MOST_CHARACTERS)
    throw new ConfigurationError(
      `${file} is larger than ${MOST_CHARACTERS} characters; is it the right file?`,
    );
  const value = parsed(text.replace(/^\ufeff/, ''), file);
  if (!isConfiguration(value))
    throw new ConfigurationError(`${file}: ${faultLine(isConfiguration.errors ?? [])}`);
  const configuration = value as Configuration;
  const fault = rulesOf(configuration);
  if (fault !== undefined) throw new ConfigurationError(`${file}: ${fault}`);
  return configuration;
}

/**
 * Reads a configuration file.
 * @param isOptional whether a file that is not there is an empty configuration
 * @returns undefined when an optional one is not there
 * @throws ConfigurationError when it cannot be read or is wrong
 */
export function readConfiguration(file: string, isOptional: boolean): Configuration | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' && isOptional) return undefined;
    const advice = code === 'ENOENT' ? 'give the right path with --config' : 'make it a readable file';
    throw new ConfigurationError(`${file} cannot be read (${code ?? String(error)}); ${advice}`, {
      cause: error,
    });
  }
  return parseConfiguration(text, file);
}

/**
 * Refuses ids that no check has.
 * @param known ids of all checks
 * @throws ConfigurationError naming the member and what may have been meant
 */
export function checkIdsIn(configuration: Configuration, known: readonly string[], file: string): void {
  for (const list of ['deviations', 'attestations'] as const) {
    for (const [index, { check }] of (configuration[list] ?? []).entries()) {
      if (known.includes(check)) continue;
      throw new ConfigurationError(
        `${file}: ${list}[${index}].check: there is no check ${check}${didYouMean(check, known)}; khata conform list shows all`,
      );
    }
  }
}
