import type { Finding } from '../framework/check.ts';
import type { Evidence, RecordedExchange } from '../judge/evidence.ts';
import {
  byStart,
  compareBodies,
  inSeconds,
  isAnswered,
  isOpenEnded,
  keyOf,
  pauseBetween,
} from '../judge/wire.ts';

/** Tells what a create is about: customers, or numbers. */
export type SubjectsOf = (exchange: RecordedExchange) => readonly string[];

/** Whether two creates are about one customer at least. */
export function isAboutTheSame(
  subjectsOf: SubjectsOf,
  one: RecordedExchange,
  other: RecordedExchange,
): boolean {
  const subjects = new Set(subjectsOf(one));
  return subjectsOf(other).some((subject) => subjects.has(subject));
}

/** Answers before the bank looked at the work: they say nothing of an earlier attempt. */
const AT_THE_DOOR = [401, 429];

/** Whether the bank's own word on a piece of work was read: done, item by item, or refused. */
function isDecided(exchange: RecordedExchange): boolean {
  const { status = 500, problemCode } = exchange;
  if (!isAnswered(exchange) || status >= 500 || AT_THE_DOOR.includes(status)) return false;
  return problemCode !== 'IDEMPOTENCY_IN_PROGRESS';
}

/** Whether it became known what had come of an open attempt before a later call began: under its own key. */
function isKnownBefore(
  { exchanges }: Pick<Evidence, 'exchanges'>,
  open: RecordedExchange,
  later: RecordedExchange,
): boolean {
  return exchanges.some(
    (one) =>
      one.operation === open.operation &&
      keyOf(one) === keyOf(open) &&
      one.startedAt > open.startedAt &&
      one.startedAt < later.startedAt &&
      isDecided(one),
  );
}

/** What is wrong with a later create for the customers of an open one; undefined when it repeats it faithfully. */
function unlikeBefore(before: RecordedExchange, later: RecordedExchange): Finding | undefined {
  const when = `${inSeconds(Math.max(0, pauseBetween(before, later)))} after an attempt that was left open`;
  const exchanges = [later.number, before.number];
  if (keyOf(later) !== keyOf(before)) {
    return {
      expected: `the create again under the Idempotency-Key of the first attempt (${keyOf(before)})`,
      observed: `the create came under another one (${keyOf(later)}) ${when}`,
      exchanges,
    };
  }
  if (compareBodies(before, later) !== 'OTHER') return undefined;
  return {
    expected: 'the create again with the bytes of the first attempt',
    observed: `the create came with another body under the same Idempotency-Key ${when}`,
    exchanges,
  };
}

/**
 * Creates that are no faithful repetitions of an earlier one for the same customer that was left open. Once the bank's
 * word on that one was read, what is sent anew (corrected, or the items that were refused) is a new wish.
 * @param open creates that may have been left open
 * @param after creates that may repeat them
 */
export function unfaithful(
  evidence: Pick<Evidence, 'exchanges'>,
  subjectsOf: SubjectsOf,
  open: readonly RecordedExchange[],
  after: readonly RecordedExchange[],
): readonly Finding[] {
  return byStart(after).flatMap((later) => {
    const first = byStart(open).find(
      (one) =>
        one.startedAt < later.startedAt &&
        isOpenEnded(one) &&
        isAboutTheSame(subjectsOf, one, later) &&
        !isKnownBefore(evidence, one, later),
    );
    return (first === undefined ? undefined : unlikeBefore(first, later)) ?? [];
  });
}

/** A create under a key that was another customer's before. */
export interface SharedKey {
  readonly key: string;
  readonly call: RecordedExchange;
  readonly before: RecordedExchange;
}

/**
 * Creates under a key under which there was a create for others only. One of which nothing tells whom it is for says
 * nothing.
 * @param creates in the order in which they began
 */
export function sharedKeys(
  subjectsOf: SubjectsOf,
  creates: readonly RecordedExchange[],
): readonly SharedKey[] {
  const first = new Map<string, RecordedExchange>();
  return creates.flatMap((call): SharedKey[] => {
    const key = keyOf(call);
    if (key === undefined || subjectsOf(call).length === 0) return [];
    const before = first.get(key);
    if (before === undefined) first.set(key, call);
    return before === undefined || isAboutTheSame(subjectsOf, before, call) ? [] : [{ key, call, before }];
  });
}
