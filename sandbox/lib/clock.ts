/**
 * Time as Khata knows it: instants are integer milliseconds since the Unix epoch; a calendar day is an
 * Indian one. India has no daylight saving, so +05:30 is a constant (contract.md, Conventions).
 */

/** Milliseconds since the Unix epoch. */
export type Instant = number;
/** An IST calendar day, `YYYY-MM-DD`. */
export type IstDate = string;

/** The host's clock, injected everywhere: nothing in Khata but {@link systemClock} reads `Date.now()`. */
export interface HostClock {
  /** Now, in milliseconds since the Unix epoch. */
  now(): Instant;
}

/** The clock of the machine. */
export const systemClock: HostClock = { now: () => Date.now() };

/** Does something once, later, on the host's time; injected like the clock. */
export interface Timer {
  /**
   * @param keepsAlive whether the process waits for it; left out, it may end before
   * @returns calls it off
   */
  after(milliseconds: number, task: () => void, keepsAlive?: boolean): () => void;
}

/** The timer of the machine. Waiting for it keeps no process alive, unless it is asked to. */
export const systemTimer: Timer = {
  after(milliseconds, task, keepsAlive = false) {
    const timeout = setTimeout(task, milliseconds);
    if (!keepsAlive) timeout.unref();
    return () => clearTimeout(timeout);
  },
};

/** A clock that stands where it was put, for tests and the model suite. */
export interface ManualClock extends HostClock {
  set(now: Instant): void;
  advance(milliseconds: number): void;
}

/** @param start where the clock stands at first, in epoch milliseconds */
export function manualClock(start: Instant): ManualClock {
  let now = start;
  return {
    now: () => now,
    set: (to) => {
      now = to;
    },
    advance: (milliseconds) => {
      now += milliseconds;
    },
  };
}

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
const IST_OFFSET = 5 * HOUR + 30 * MINUTE;

let lastDay = Number.NaN;
let lastDate = '';

/** The IST calendar day on which an instant falls. */
export function istDate(at: Instant): IstDate {
  const day = Math.floor((at + IST_OFFSET) / DAY);
  // Nearly every call is for today: one string per day instead of one per call.
  if (day !== lastDay) {
    lastDate = new Date(day * DAY).toISOString().slice(0, 10);
    lastDay = day;
  }
  return lastDate;
}

/** The first instant of an IST day. @throws RangeError when `date` is not a real day */
export function startOfIstDate(date: IstDate): Instant {
  const at = Date.parse(`${date}T00:00:00+05:30`);
  if (Number.isNaN(at) || istDate(at) !== date) throw new RangeError(`not a calendar day: ${date}`);
  return at;
}

/** A stretch of time: from `start` up to, not including, `end`. */
export interface Span {
  readonly start: Instant;
  readonly end: Instant;
}

/** The first instant of the IST hour in which an instant lies. */
export function startOfIstHour(at: Instant): Instant {
  return Math.floor((at + IST_OFFSET) / HOUR) * HOUR - IST_OFFSET;
}

/** The IST day in which an instant lies. */
export function istDayOf(at: Instant): Span {
  const start = Math.floor((at + IST_OFFSET) / DAY) * DAY - IST_OFFSET;
  return { start, end: start + DAY };
}

/** The IST calendar month in which an instant lies. */
export function istMonthOf(at: Instant): Span {
  const shifted = new Date(at + IST_OFFSET);
  const [year, month] = [shifted.getUTCFullYear(), shifted.getUTCMonth()];
  return { start: Date.UTC(year, month, 1) - IST_OFFSET, end: Date.UTC(year, month + 1, 1) - IST_OFFSET };
}

function pad2(n: number): string {
  return n < 10 ? `0${n}` : `${n}`;
}

/** RFC 3339 with explicit offset, as the contract writes every `…At`: `2026-11-22T14:02:41.000+05:30`. */
export function formatInstant(at: Instant): string {
  // By hand: two of these stand in nearly every answer, and toISOString is ten times slower.
  const time = (((at + IST_OFFSET) % DAY) + DAY) % DAY;
  const hours = Math.floor(time / HOUR);
  const minutes = Math.floor((time % HOUR) / MINUTE);
  const seconds = Math.floor((time % MINUTE) / SECOND);
  const milliseconds = (time % SECOND).toString().padStart(3, '0');
  return `${istDate(at)}T${pad2(hours)}:${pad2(minutes)}:${pad2(seconds)}.${milliseconds}+05:30`;
}

/** Parses an RFC 3339 date-time with any explicit offset. @throws RangeError when it is none */
export function parseInstant(text: string): Instant {
  const at = Date.parse(text);
  if (Number.isNaN(at)) throw new RangeError(`not an RFC 3339 date-time: ${text}`);
  return at;
}
