import { isIP } from 'node:net';
import * as v from 'valibot';
import { FIXTURES, fixtureNames } from './domain/world-fixture.ts';

/**
 * Configuration: one schema for flags, environment and file, and the only reader of process.env.
 * A flag wins over its variable, a variable over the default.
 */

/** The environment variable of each setting. */
export const ENVIRONMENT = {
  host: 'KHATA_HOST',
  port: 'KHATA_PORT',
  data: 'KHATA_DATA',
  memory: 'KHATA_MEMORY',
  fixture: 'KHATA_FIXTURE',
  seed: 'KHATA_WORLD_SEED',
  clock: 'KHATA_WORLD_CLOCK',
  json: 'KHATA_JSON',
  logLevel: 'KHATA_LOG_LEVEL',
  validateResponses: 'KHATA_VALIDATE_RESPONSES',
  controlToken: 'KHATA_CONTROL_TOKEN',
  control: 'KHATA_CONTROL',
  publicUrl: 'KHATA_PUBLIC_URL',
  serverKey: 'KHATA_SERVER_KEY',
  plans: 'KHATA_PLANS',
  exchanges: 'KHATA_EXCHANGES',
  smtpUrl: 'KHATA_SMTP_URL',
  mailFrom: 'KHATA_MAIL_FROM',
  autoApprove: 'KHATA_AUTO_APPROVE',
  allowPrivateWebhooks: 'KHATA_ALLOW_PRIVATE_WEBHOOKS',
  adminEmail: 'KHATA_ADMIN_EMAIL',
  adminUsername: 'KHATA_ADMIN_USERNAME',
  adminPassword: 'KHATA_ADMIN_PASSWORD',
} as const;

export const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug'] as const;
export const PLANS = ['enforced', 'off'] as const;
export const CONTROL_PLANES = ['on', 'off'] as const;
export const EXCHANGES = ['kept', 'off'] as const;

const text = v.string('must be a text');
const flag = v.pipe(
  v.union([v.boolean(), v.picklist(['true', 'false', '1', '0'])], 'must be true or false'),
  v.transform((value) => value === true || value === 'true' || value === '1'),
);

/** RFC 3339 with an offset, in the years that a world's clock knows. */
function isStartInstant(text: string): boolean {
  const form =
    /^2[01][0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,3})?(Z|[+-][0-9]{2}:[0-9]{2})$/;
  return form.test(text) && !Number.isNaN(Date.parse(text));
}

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, pathname, search, hash, username } = new URL(text);
  return /^https?:$/.test(protocol) && pathname === '/' && search + hash + username === '';
}

/** `smtp://user:password@host:port`; options behind a `?` could turn on a log of the password. */
function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

function isSmtpUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, pathname, search, hash, username, password } = new URL(text);
  if (!isDecodable(username) || !isDecodable(password)) return false;
  return /^smtps?:$/.test(protocol) && hostname !== '' && /^\/?$/.test(pathname) && search + hash === '';
}

/** Values that a message must not repeat. */
const SECRET_SETTINGS: readonly string[] = ['controlToken', 'serverKey', 'adminPassword', 'smtpUrl'];

const ServeConfigSchema = v.object({
  host: v.optional(
    v.pipe(
      text,
      v.check(
        (host) => isIP(host) !== 0 || /^[a-z0-9.-]{1,253}$/i.test(host),
        'must be an IP address or a host name',
      ),
    ),
    '127.0.0.1',
  ),
  port: v.optional(
    v.pipe(
      v.union([text, v.number()]),
      // Number() alone would read '' as 0, which takes any port, and '0x10' as 16.
      v.transform((port) => (/^[0-9]{1,5}$/.test(String(port)) ? Number(port) : Number.NaN)),
      v.check(
        (port) => Number.isInteger(port) && port >= 0 && port <= 65535,
        'must be a port from 0 to 65535',
      ),
    ),
    4010,
  ),
  data: v.optional(v.pipe(text, v.minLength(1, 'must name a folder'))),
  memory: v.optional(flag, false),
  fixture: v.optional(v.picklist(FIXTURES, `must be ${fixtureNames('or')}`), 'demo'),
  seed: v.optional(v.pipe(text, v.regex(/^[!-~]{1,100}$/, 'must be 1 to 100 visible ASCII characters'))),
  clock: v.optional(
    v.pipe(text, v.check(isStartInstant, 'must be an instant such as 2026-11-23T11:00:00+05:30')),
  ),
  json: v.optional(flag, false),
  logLevel: v.optional(v.picklist(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`), 'warn'),
  validateResponses: v.optional(flag, true),
  controlToken: v.optional(v.pipe(text, v.minLength(16, 'must have at least 16 characters'))),
  control: v.optional(v.picklist(CONTROL_PLANES, `must be ${CONTROL_PLANES.join(' or ')}`), 'on'),
  publicUrl: v.optional(
    v.pipe(
      text,
      v.check(isOrigin, 'must be an http or https origin such as https://sandbox.example'),
      v.transform((url) => new URL(url).origin),
    ),
  ),
  plans: v.optional(v.picklist(PLANS, `must be ${PLANS.join(' or ')}`), 'enforced'),
  exchanges: v.optional(v.picklist(EXCHANGES, `must be ${EXCHANGES.join(' or ')}`), 'kept'),
  serverKey: v.optional(v.pipe(text, v.regex(/^[A-Za-z0-9_-]{43}$/, 'must be 32 bytes as base64url'))),
  smtpUrl: v.optional(
    v.pipe(text, v.check(isSmtpUrl, 'must be smtp://user:password@host:port or smtps://…, without options')),
  ),
  mailFrom: v.optional(
    v.pipe(
      text,
      v.regex(
        /^[^\s<>,;"@\p{Cc}]{1,64}@[A-Za-z0-9.-]{1,189}$/u,
        'must be a mail address such as khata@bank.example',
      ),
    ),
    'khata@localhost',
  ),
  autoApprove: v.optional(flag, false),
  allowPrivateWebhooks: v.optional(flag),
  adminEmail: v.optional(
    v.pipe(text, v.regex(/^[^\s@]{1,64}@[A-Za-z0-9.-]{1,189}$/, 'must be a mail address')),
  ),
  adminUsername: v.optional(
    v.pipe(
      text,
      v.regex(/^[A-Za-z0-9][A-Za-z0-9._@-]{2,63}$/, 'must be 3 to 64 letters, digits, ".", "_", "@" or "-"'),
    ),
  ),
  adminPassword: v.optional(
    v.pipe(
      text,
      v.minLength(8, 'must have at least 8 characters'),
      v.maxLength(256, 'must have at most 256 characters'),
    ),
  ),
});

/** What `khata serve` runs with. */
export type ServeConfig = Omit<
  v.InferOutput<typeof ServeConfigSchema>,
  'data' | 'memory' | `admin${string}`
> & {
  /** The data folder; undefined keeps everything in memory. */
  data: string | undefined;
  /** The portal's first administrator. */
  admin: { email: string; username: string; password: string } | undefined;
};

/** A wrong setting, named by the flag or variable it came from: one line for the console. */
export class ConfigError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ConfigError';
  }
}

const DEFAULT_DATA = '.khata';

/** `logLevel` → `--log-level`. */
function flagName(setting: string): string {
  return `--${setting.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/**
 * @param flags settings given on the command line, by setting name; absent ones undefined
 * @param environment the process's variables
 * @throws ConfigError naming the first wrong value, where it came from and what it must be
 */
export function readServeConfig(
  flags: Readonly<Record<string, unknown>>,
  environment: NodeJS.ProcessEnv = process.env,
): ServeConfig {
  const merged: Record<string, unknown> = {};
  const origin: Record<string, string> = {};
  for (const [setting, variable] of Object.entries(ENVIRONMENT)) {
    const fromEnvironment = environment[variable];
    if (flags[setting] !== undefined) {
      merged[setting] = flags[setting];
      origin[setting] = flagName(setting);
    } else if (fromEnvironment !== undefined && fromEnvironment !== '') {
      merged[setting] = fromEnvironment;
      origin[setting] = variable;
    }
  }
  const result = v.safeParse(ServeConfigSchema, merged);
  if (!result.success) {
    const [issue] = result.issues;
    const setting = String(issue.path?.[0]?.key);
    const shown = SECRET_SETTINGS.includes(setting) ? '(not shown)' : JSON.stringify(merged[setting]);
    throw new ConfigError(`${origin[setting] ?? setting} ${issue.message}, not ${shown}`);
  }
  const { data, memory, adminEmail, adminUsername, adminPassword, ...rest } = result.output;
  if (memory && data !== undefined) {
    throw new ConfigError(`${origin['memory']} and ${origin['data']} exclude each other: keep one`);
  }
  const admin = adminOf(adminEmail, adminUsername, adminPassword);
  return { ...rest, admin, data: memory ? undefined : (data ?? DEFAULT_DATA) };
}

function adminOf(email?: string, username?: string, password?: string): ServeConfig['admin'] {
  if (email !== undefined && username !== undefined && password !== undefined) {
    return { email, username, password };
  }
  if (email === undefined && username === undefined && password === undefined) return undefined;
  const { adminEmail, adminUsername, adminPassword } = ENVIRONMENT;
  throw new ConfigError(
    `${adminEmail}, ${adminUsername} and ${adminPassword} belong together: set all or none`,
  );
}

/** Whether an address only reaches this machine. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.[0-9.]+$/.test(host) || /^::ffff:127\./i.test(host);
}
