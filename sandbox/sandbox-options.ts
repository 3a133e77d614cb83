import { parseInstant } from './lib/clock.ts';

/** What the names and values of {@link checkOptions} are of: kept apart from the door, which is long. */
type Check = (value: unknown) => string | undefined;

const anything: Check = () => undefined;
const kind =
  (type: 'string' | 'boolean' | 'number' | 'function' | 'object'): Check =>
  (value) =>
    typeof value === type ? undefined : `must be a ${type}`;
const oneOf =
  (...values: readonly string[]): Check =>
  (value) =>
    values.includes(value as string) ? undefined : `must be ${values.map((one) => `'${one}'`).join(' or ')}`;

function instantFault(value: unknown): string | undefined {
  const words = "must be an instant with an offset, such as '2026-11-23T11:00:00+05:30'";
  if (typeof value !== 'string' || !/(?:Z|[+-][0-9]{2}:[0-9]{2})$/.test(value)) return words;
  try {
    parseInstant(value);
    return undefined;
  } catch {
    return words;
  }
}

/** What has a `now()`: a world's clock is put by `startAt`, or by the control plane. */
function clockFault(value: unknown): string | undefined {
  const now = (value as { now?: unknown } | null)?.now;
  return typeof now === 'function'
    ? undefined
    : 'must be the host’s clock, with a function now(); a world’s is put by startAt';
}

/** The greatest value of each bound of the log: what the contract's lists and texts can hold. */
const GREATEST = { most: 100_000, bytes: 2 ** 40, wholeBody: 1024 * 1024 };

function exchangesFault(value: unknown): string | undefined {
  if (value === 'kept' || value === 'off') return undefined;
  const words = "must be 'kept', 'off' or bounds: { most, bytes, wholeBody }";
  if (typeof value !== 'object' || value === null) return words;
  for (const [name, bound] of Object.entries(value)) {
    if (!Object.hasOwn(GREATEST, name)) return `${words}; there is no bound "${name}"`;
    const greatest = GREATEST[name as keyof typeof GREATEST];
    if (bound === undefined || (Number.isInteger(bound) && bound >= 1 && bound <= greatest)) continue;
    return `has a bound ${name} that must be a whole number from 1 to ${greatest}`;
  }
  return undefined;
}

/**
 * Refuses what a misspelt or mistyped option would do in silence: nothing.
 * @param checks every option there is; the door's type sees to it that none is missing
 * @throws TypeError that names the option, and what it must be
 */
export function checkOptions(options: object, checks: Readonly<Record<string, Check>>): void {
  for (const [name, value] of Object.entries(options)) {
    const check = Object.hasOwn(checks, name) ? checks[name] : undefined;
    if (check === undefined) {
      const names = Object.keys(checks).sort().join(', ');
      throw new TypeError(`createSandbox has no option "${name}"; it has ${names}`);
    }
    const fault = value === undefined ? undefined : check(value);
    if (fault !== undefined) throw new TypeError(`createSandbox: the option ${name} ${fault}`);
  }
}

/** The checks of the door's options. */
export const OPTION_CHECKS = {
  data: kind('string'),
  fixture: kind('string'),
  seed: kind('string'),
  startAt: instantFault,
  listen: (value: unknown) =>
    typeof value === 'boolean' || (typeof value === 'object' && value !== null)
      ? undefined
      : 'must be true, false or { host, port }',
  validateResponses: kind('boolean'),
  controlToken: kind('string'),
  controlPlane: oneOf('on', 'off'),
  mostWorlds: kind('number'),
  publicUrl: kind('string'),
  serverKey: kind('string'),
  plans: oneOf('enforced', 'off'),
  exchanges: exchangesFault,
  onExchange: kind('function'),
  onExchangeEnd: kind('function'),
  smtpUrl: kind('string'),
  mailFrom: kind('string'),
  autoApprove: kind('boolean'),
  admin: kind('object'),
  notifications: kind('object'),
  origin: anything,
  clock: clockFault,
  timer: kind('object'),
  onFault: kind('function'),
  onWarning: kind('function'),
  onProgress: kind('function'),
} as const;
