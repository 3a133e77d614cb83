import { startOfIstDate } from './lib/clock.ts';
import { AMOUNT_LIMIT } from './lib/money.ts';

/**
 * Forms of values that came as JSON, written so that the compiler holds them to the types of the domain: a form of
 * `'A' | 'B'` is neither one of `string` nor one of `'A'`, and an object's form has a line for each of its fields.
 */

/** What a value of a type must look like. */
export interface Form<T> {
  /**
   * What is wrong with a value, in words that begin with its place; undefined when nothing is.
   * @param place such as `rows.mails[0].to`
   */
  fault(value: unknown, place: string): string | undefined;
  /** Nothing at run time: ties the form to its type, exactly. */
  readonly of?: (value: T) => T;
}

/** The form of a field that may be absent. */
export interface OptionalForm<T> {
  readonly optional: Form<T>;
}

/** A line for each field; those that may be absent say so. */
export type FormsOf<T> = {
  readonly [K in keyof T]-?: Partial<Pick<T, K>> extends Pick<T, K>
    ? OptionalForm<Exclude<T[K], undefined>>
    : Form<T[K]>;
};

/** The last instant that is written with a year of four digits. */
const LATEST = Date.parse('9999-12-31T00:00:00Z');
/** The largest place in an order of arrival that an index can sort (stores/collections.ts). */
const LAST_PLACE = 999_999_999;

function must<T>(words: string, holds: (value: unknown) => boolean): Form<T> {
  return { fault: (value, place) => (holds(value) ? undefined : `${place} must be ${words}`) };
}

function isWhole(value: unknown, least: number, most: number): value is number {
  return Number.isInteger(value) && (value as number) >= least && (value as number) <= most;
}

/** A whole number between bounds, themselves included. */
export function whole(least: number, most: number): Form<number> {
  return must(`a whole number from ${least} to ${most}`, (value) => isWhole(value, least, most));
}

function isDay(value: unknown): boolean {
  try {
    return startOfIstDate(value as string) !== undefined;
  } catch {
    return false;
  }
}

export const text: Form<string> = must('a text', (value) => typeof value === 'string');
export const flag: Form<boolean> = must('true or false', (value) => typeof value === 'boolean');
/** How many, or which version. */
export const count: Form<number> = whole(0, Number.MAX_SAFE_INTEGER);
/** A place in an order of arrival. */
export const place: Form<number> = whole(0, LAST_PLACE);
/** How many at most; null is any number. */
export const countOrNull: Form<number | null> = must(
  `a whole number from 0 to ${Number.MAX_SAFE_INTEGER}, or null`,
  (value) => value === null || isWhole(value, 0, Number.MAX_SAFE_INTEGER),
);
/** A difference of instants, in milliseconds or seconds. */
export const difference: Form<number> = whole(-LATEST, LATEST);
/** Milliseconds that a host's clock measured: it may have been put back meanwhile. */
export const duration: Form<number> = must('a number', (value) => Number.isFinite(value));
/** Milliseconds since the Unix epoch. */
export const instant: Form<number> = must('an instant in whole milliseconds', (value) =>
  isWhole(value, 0, LATEST),
);
export const paise: Form<number> = must('a whole number of paise', (value) =>
  isWhole(value, 0, AMOUNT_LIMIT - 1),
);
/** A sum of paise in decimal digits. */
export const digits: Form<string> = must(
  'decimal digits',
  (value) => typeof value === 'string' && /^[0-9]{1,40}$/.test(value),
);
/** A day in India. */
export const day: Form<string> = must('a calendar day, YYYY-MM-DD', isDay);
/** What can be the value of an HTTP header. */
export const headerText: Form<string> = must(
  'a text of printable ASCII',
  (value) => typeof value === 'string' && /^[ -~]+$/.test(value),
);
/** An object of any fields. */
export const anyObject: Form<Readonly<Record<string, unknown>>> = must('an object', isObject);

/** One of some values: all of the type's, or it does not compile. */
export function among<const T extends string | number | boolean>(...values: readonly T[]): Form<NoInfer<T>> {
  return must(`one of ${values.join(', ')}`, (value) => (values as readonly unknown[]).includes(value));
}

/** A field that may be absent. */
export function optional<T>(form: Form<T>): OptionalForm<T> {
  return { optional: form };
}

/** A list of values of one form. */
export function list<T>(item: Form<T>): Form<readonly T[]> {
  return {
    fault(value, at) {
      if (!Array.isArray(value)) return `${at} must be a list`;
      return firstFault(value.entries(), (one, i) => item.fault(one, `${at}[${i}]`));
    },
  };
}

/** An object of any names whose values have one form. */
export function record<T>(item: Form<T>): Form<Readonly<Record<string, T>>> {
  return {
    fault(value, at) {
      if (!isObject(value)) return `${at} must be an object`;
      return firstFault(Object.entries(value), (one, name) => item.fault(one, `${at}.${name.slice(0, 60)}`));
    },
  };
}

/** An object by its fields. Others than these are let be. */
export function object<T extends object>(fields: FormsOf<T>): Form<T> {
  const lines = Object.entries(fields) as [string, Form<unknown> | OptionalForm<unknown>][];
  return {
    fault(value, at) {
      if (!isObject(value)) return `${at} must be an object`;
      return firstFault(lines, (line, name) => {
        const given = Object.hasOwn(value, name);
        const where = `${at}.${name}`;
        if (!('optional' in line)) return line.fault(given ? value[name] : undefined, where);
        return given ? line.optional.fault(value[name], where) : undefined;
      });
    },
  };
}

/**
 * An object of one of several forms, told apart by one field.
 * @param tag the name of that field
 * @param forms by what it holds
 */
export function variants<T extends object, K extends keyof T & string>(
  tag: K,
  forms: { readonly [V in T[K] & string]: FormsOf<Extract<T, Record<K, V>>> },
): Form<T> {
  const known = new Map(
    Object.entries(forms).map(([name, fields]) => [name, object(fields as object as FormsOf<object>)]),
  );
  return {
    fault(value, at) {
      if (!isObject(value)) return `${at} must be an object`;
      const form = Object.hasOwn(value, tag) ? known.get(value[tag] as string) : undefined;
      if (form === undefined) return `${at}.${tag} must be one of ${[...known.keys()].join(', ')}`;
      return form.fault(value, at);
    },
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function firstFault<K, V>(
  entries: Iterable<readonly [K, V]>,
  faultOf: (value: V, key: K) => string | undefined,
): string | undefined {
  for (const [key, value] of entries) {
    const fault = faultOf(value, key);
    if (fault !== undefined) return fault;
  }
  return undefined;
}
