import { basename } from 'node:path';
import type { DriverSource } from '../drivers/driver.ts';
import { DriverStartError, type StartFailure } from '../drivers/driver-start-error.ts';
import type { Capability } from '../drivers/protocol.ts';
import { type DoctorFinding, type MistakeId, mistake } from './mistakes.ts';

const MISTAKE_OF: Readonly<Record<StartFailure, MistakeId>> = {
  NO_FOLDER: 'COMMAND_NOT_FOUND',
  NOT_FOUND: 'COMMAND_NOT_FOUND',
  NOT_EXECUTABLE: 'COMMAND_NOT_EXECUTABLE',
  EXITED: 'DRIVER_EXITS',
  SILENT: 'NO_HELLO',
  NOT_PROTOCOL: 'STDOUT_NOT_PROTOCOL',
  WRONG_VERSION: 'WRONG_PROTOCOL_VERSION',
  UNKNOWN_CAPABILITY: 'UNKNOWN_CAPABILITY',
  REFUSED: 'DRIVER_FAILS',
  SAME_INSTANCE: 'DRIVER_FAILS',
  UNREACHABLE: 'DRIVER_UNREACHABLE',
  RESTART_FAILED: 'DRIVER_FAILS',
};

/** Why a driver did not start, as a mistake. @throws what is no fault of a driver */
export function startMistake(error: unknown, kind: DriverSource['kind']): DoctorFinding {
  if (!(error instanceof DriverStartError)) throw error;
  const id = MISTAKE_OF[error.failure];
  const isAddress = kind === 'http' && id === 'STDOUT_NOT_PROTOCOL';
  return mistake(isAddress ? 'ADDRESS_IS_NO_DRIVER' : id, error.message);
}

const PROXY_NAMES = /^(?:https?|all)_proxy$/i;

function proxyMistakes(env: Readonly<Record<string, string>>): DoctorFinding[] {
  const names = Object.keys(env).filter((name) => PROXY_NAMES.test(name) && env[name] !== '');
  const exempt = Object.keys(env).some(
    (name) => /^no_proxy$/i.test(name) && /(^|,)\s*(\*|127\.0\.0\.1)\s*(,|$)/.test(env[name] ?? ''),
  );
  if (names.length === 0 || exempt) return [];
  const line = `driver.env sets ${names.join(', ')}, and no NO_PROXY that names 127.0.0.1, where the kit's bank is`;
  return [mistake('PROXY_IN_THE_WAY', line)];
}

/** Programs that start another one elsewhere, with an environment of its own. */
const WRAPPERS = /^(?:docker|podman|nerdctl|kubectl|ssh|sudo|su|wsl)(?:\.exe)?$/;

function timeZoneMistakes(kind: DriverSource['kind'], argv: readonly string[]): DoctorFinding[] {
  const [program = ''] = argv;
  if (kind !== 'command' || !WRAPPERS.test(basename(program))) return [];
  const passed = argv
    .slice(1)
    .some((word) => /(?:^|[=,])(?:--env=)?TZ(?:$|[=,])/.test(word) || word === '-E');
  if (passed) return [];
  const line = `${basename(program)} starts the integration with an environment of its own: TZ, which the kit changes, does not reach it`;
  return [mistake('TZ_NOT_PASSED_ON', line)];
}

/** What can be told of the settings alone. */
export interface DriverSettings {
  /** The command's words; empty where there is none. */
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** Mistakes of the settings themselves. */
export function settingsMistakes(kind: DriverSource['kind'], { argv, env }: DriverSettings): DoctorFinding[] {
  return [...proxyMistakes(env), ...timeZoneMistakes(kind, argv)];
}

/**
 * Mistakes in what hello claims.
 * @param demands what the profile asks of every integration
 * @param hasKillChecks whether any chosen check kills the integration
 */
export function claimMistakes(
  source: DriverSource,
  capabilities: readonly Capability[],
  demands: readonly Capability[],
  hasKillChecks: boolean,
): DoctorFinding[] {
  const found: DoctorFinding[] = [];
  if (!capabilities.includes('API_KEY') && !capabilities.includes('OAUTH2')) {
    found.push(
      mistake(
        'CREDENTIALS_MISSING',
        'hello claims neither API_KEY nor OAUTH2: no credentials can be handed out',
      ),
    );
  }
  const missing = demands.filter((one) => !capabilities.includes(one));
  if (missing.length > 0) {
    found.push(
      mistake('CAPABILITY_MISSING', `the profile needs ${missing.join(', ')}, which hello does not claim`),
    );
  }
  if (hasKillChecks && source.kind === 'http' && !source.canRestart && capabilities.includes('RESTART')) {
    const line =
      'there are checks that kill the integration, and no command that restarts the service behind the address';
    found.push(mistake('RESTART_COMMAND_MISSING', line));
  }
  return found;
}
