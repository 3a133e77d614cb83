/** Indian days by the machine's time zone data: another way than the sandbox's constant offset. */
const INDIA = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Kolkata',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

const known = new Map<number, string>();
const QUARTER_HOUR = 900_000;

/** The IST day of an instant. */
export function dayOf(at: number): string {
  // The formatter is slow, and a day in India never changes within a quarter of an hour of UTC.
  const quarter = Math.floor(at / QUARTER_HOUR);
  let day = known.get(quarter);
  if (day === undefined) {
    day = INDIA.format(new Date(at));
    known.set(quarter, day);
  }
  return day;
}

/** The day that is `days` after another. */
export function shiftDay(day: string, days: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, date + days)).toISOString().slice(0, 10);
}

/** The next instant strictly after another at which clocks in India show :00 or :30. */
export function halfHourAfter(at: number): number {
  let minute = Math.floor(at / 60_000) + 1;
  while (minute % 30 !== 0) minute += 1;
  return minute * 60_000;
}
