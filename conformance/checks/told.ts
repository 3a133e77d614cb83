import type { Finding, Judgement } from '../framework/check.ts';
import { customersOf } from '../judge/customers.ts';
import type { RecordedCommand } from '../judge/evidence.ts';
import type { Discrepancy } from '../judge/ledger.ts';
import { numbersOf } from '../judge/served.ts';
import type { Serving } from '../judge/stream.ts';
import { textOf, workOf } from '../judge/wire.ts';

/** Most references that a finding names; the others it counts. */
const NAMED = 3;

/** Nothing was seen that this check could say anything about. */
export const UNSEEN: Judgement = { witnessed: 0, findings: [] };

/** "KT01…, KT02…, KT03… and 4 more". */
export function listed(names: readonly string[]): string {
  const more = names.length - NAMED;
  return more > 0 ? `${names.slice(0, NAMED).join(', ')} and ${more} more` : names.join(', ');
}

/**
 * Where books and stream disagree, one finding for each kind of it, with the exchanges that showed the entries.
 * @param servings of the session
 */
export function told(
  discrepancies: readonly Discrepancy[],
  servings: readonly Serving[],
): readonly Finding[] {
  const kinds = new Map<string, Discrepancy[]>();
  for (const one of discrepancies) kinds.set(one.kind, [...(kinds.get(one.kind) ?? []), one]);
  return [...kinds.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const more = others.length === 0 ? '' : `; likewise ${listed(others.map(({ reference }) => reference))}`;
    const shown = servings.filter(({ references }) => references.includes(first.reference));
    return {
      expected: first.expected,
      observed: `${first.observed}${more}`,
      exchanges: numbersOf(shown.map(({ exchange }) => exchange)),
    };
  });
}

/** The word that the integration gave for what went wrong: the item's own, else that of the whole. */
export function wordOf(command: RecordedCommand): string | undefined {
  const { items, code } = workOf(command);
  const item = items.find(({ outcome, code }) => outcome !== 'SUCCEEDED' && typeof code === 'string');
  return typeof item?.['code'] === 'string' ? item['code'] : code;
}

/** What a command to open accounts says of one customer's; undefined when it says nothing of it. */
export function toldOf(command: RecordedCommand, customer: string): string | undefined {
  const asked = customersOf(command);
  if (!asked.includes(customer)) return undefined;
  const { outcome, items } = workOf(command);
  const named = items.find((item) => item['customerReference'] === customer);
  // Of one account alone, an item needs no name.
  const own = named ?? (asked.length === 1 && items.length === 1 ? items[0] : undefined);
  if (own !== undefined) return textOf(own['outcome']) ?? outcome;
  // Where items tell of others, what is said of the whole need not be meant of this one.
  return items.length === 0 || asked.length === 1 ? outcome : undefined;
}
