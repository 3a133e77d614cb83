/** Variables of the kit's environment that a program of the partner's sees; anything else is named in `driver.env`. */
const PASSED_ON = ['PATH', 'HOME', 'LANG', 'TZ'] as const;

/** What the environment of a program is made of. */
export interface GivenEnvironment {
  /** The kit's own environment, of which PATH, HOME, LANG and TZ are passed on. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** `driver.env` of the configuration: given to the program besides. */
  readonly env?: Readonly<Record<string, string>> | undefined;
}

/**
 * The whole environment of a program.
 * @param extra of one session; wins over everything else
 */
export function environmentFor(
  { environment, env }: GivenEnvironment,
  extra?: Readonly<Record<string, string>>,
): Record<string, string> {
  const passed = PASSED_ON.flatMap((name) => {
    const value = environment[name];
    return value === undefined ? [] : [[name, value]];
  });
  return { ...Object.fromEntries(passed), ...env, ...extra };
}
