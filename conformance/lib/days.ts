const OFFSET_MILLISECONDS = (5 * 60 + 30) * 60_000;
const DAY_MILLISECONDS = 24 * 60 * 60_000;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/**
 * The instant that an RFC 3339 text names, in milliseconds since 1970.
 * Strict: `Date.parse` takes a text without offset for the zone of this machine, which is the fault looked for.
 * @returns undefined when it is none
 */
export function instantOf(text: string): number | undefined {
  if (!INSTANT.test(text)) return undefined;
  const parsed = Date.parse(text);
  return Number.isNaN(parsed) ? undefined : parsed;
}

/**
 * The Indian calendar day of an instant, `YYYY-MM-DD`. India has no daylight saving: +05:30 is a constant.
 * @param instant milliseconds since 1970, or RFC 3339 with offset
 * @throws RangeError when it is no instant
 */
export function indianDayOf(instant: number | string): string {
  const at = typeof instant === 'string' ? instantOf(instant) : instant;
  if (at === undefined || !Number.isFinite(at)) throw new RangeError(`"${instant}" is no instant`);
  return new Date(at + OFFSET_MILLISECONDS).toISOString().slice(0, 10);
}

/**
 * The day of the same instant in UTC: what a program writes that forgot about India.
 * @param instant RFC 3339 with offset
 * @throws RangeError when it is no instant
 */
export function utcDayOf(instant: string): string {
  const at = instantOf(instant);
  if (at === undefined) throw new RangeError(`"${instant}" is no instant`);
  return new Date(at).toISOString().slice(0, 10);
}

/** Whether the text is a day that the calendar has: `2027-02-29` is none. */
export function isDay(text: string): boolean {
  if (!DAY.test(text)) return false;
  const midnight = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(text);
}

/**
 * The day so many days later, or earlier.
 * @param day `YYYY-MM-DD`
 * @throws RangeError when it is no day
 */
export function dayAfter(day: string, days: number): string {
  if (!isDay(day)) throw new RangeError(`"${day}" is no day`);
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MILLISECONDS).toISOString().slice(0, 10);
}
