/** What the doctor can find, with its remedy. Ids are never used again for something else. */
export const MISTAKES = {
  CONFIGURATION_INVALID: 'Correct khata.config.json; its schema is spec/generated/config.schema.json.',
  COMMAND_NOT_FOUND:
    'Give the program and each of its arguments by itself, as in: -- python3 driver.py. No shell reads them.',
  COMMAND_NOT_EXECUTABLE: 'Make the file executable (chmod +x), or name its interpreter first.',
  DRIVER_EXITS:
    'Run the command by hand in the same folder, mend what it complains of, and name variables it needs in driver.env.',
  STDOUT_NOT_PROTOCOL:
    'Send whatever the program logs to standard error; standard output is for the protocol alone.',
  WRONG_PROTOCOL_VERSION:
    'Write the driver for version 1 of the protocol, or use the kit that speaks its version.',
  NO_HELLO: 'Answer hello at once, on one line, and flush standard output after each line.',
  UNKNOWN_CAPABILITY: 'Claim only capabilities of spec/generated/driver.schema.json.',
  DRIVER_UNREACHABLE:
    'Start the driver before the kit, and give the address with its scheme, host, port and path.',
  ADDRESS_IS_NO_DRIVER:
    'Give the address at which the driver itself answers a POST with JSON, not that of a page or a proxy.',
  DRIVER_FAILS:
    'Mend the driver: an answer of the bank that the integration does not like is an outcome, no error.',
  CLAIM_UNSUPPORTED: 'Take the capability out of hello, or carry out its command.',
  CAPABILITY_MISSING:
    'Carry out the command and claim the capability; without it what the profile asks for is not exercised.',
  CREDENTIALS_MISSING: 'Claim API_KEY, OAUTH2 or both: the credentials that the integration can use.',
  RESTART_COMMAND_MISSING:
    'Give --restart (driver.restart): a command that kills the service, starts it again and ends.',
  PREFIX_IGNORED: 'Put the whole baseUrl of start before /v1 and /oauth2, its path /w/… included.',
  BASE_URL_IGNORED:
    'Take the address from baseUrl of each start; look for a host or port that is written down elsewhere.',
  SPEAKS_TLS: 'Take the scheme from baseUrl: the kit’s bank speaks plain http on this machine.',
  PROXY_IN_THE_WAY:
    'Leave proxy variables out of driver.env, or add NO_PROXY=127.0.0.1,localhost; turn off other proxy settings for the kit.',
  WRONG_CREDENTIALS: 'Take the credentials from start, and nothing from a file, a variable or a cache.',
  EARLIER_SESSION: 'Forget address, credentials and tokens at stop, and keep nothing outside of dataDir.',
  CLOCK_SKEWED:
    'Set the clock of the machine or container that the integration runs on, or its time zone where local time is taken for UTC.',
  DATA_DIR_NOT_KEPT:
    'Keep what must survive in dataDir of start, and read it back when start comes again; mount it where a container is started.',
  TZ_NOT_PASSED_ON:
    'Pass TZ on to the program, as in: docker run -e TZ …, ssh -o SendEnv=TZ, sudo --preserve-env=TZ.',
} as const;

/** Names one mistake of configuration. */
export type MistakeId = keyof typeof MISTAKES;

/** What the doctor says. */
export interface DoctorFinding {
  /** A {@link MistakeId}, or what was looked at where nothing is wrong: `driver`, `session` … */
  readonly id: string;
  readonly ok: boolean;
  /** What was seen. */
  readonly line: string;
  /** What to do; empty where nothing is wrong. */
  readonly remedy: string;
  /** A run is possible all the same, though what it concerns is not exercised. */
  readonly isWarning: boolean;
}

/** Mistakes with which a run still says something. */
const WARNINGS: readonly MistakeId[] = ['CAPABILITY_MISSING', 'RESTART_COMMAND_MISSING', 'TZ_NOT_PASSED_ON'];

/** A mistake as it was seen. */
export function mistake(id: MistakeId, line: string): DoctorFinding {
  return { id, ok: false, line, remedy: MISTAKES[id], isWarning: WARNINGS.includes(id) };
}

/** Something that was looked at and is right. */
export function fine(id: string, line: string): DoctorFinding {
  return { id, ok: true, line, remedy: '', isWarning: false };
}

/** Whether a run may begin: warnings stay warnings. */
export function isGreen(findings: readonly DoctorFinding[]): boolean {
  return findings.every(({ ok, isWarning }) => ok || isWarning);
}
