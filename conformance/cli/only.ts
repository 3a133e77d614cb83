import { didYouMean } from '../configuration/nearest.ts';
import { areaCodeOf, areaNameOf } from '../reporters/words.ts';
import { UsageError } from './context.ts';

const PREFIX = 'VA-C-';

/** What stands for one or more checks: `VA-C-ACK-02`, `ack-02`, `ACK`, `Acknowledgement`. */
function matches(id: string, word: string): boolean {
  const area = areaCodeOf(id);
  const names = [id, id.slice(PREFIX.length), area, areaNameOf(area)];
  return names.some((name) => name.toLowerCase() === word.toLowerCase());
}

/**
 * The checks that are meant.
 * @param words ids with or without `VA-C-`, areas by short or long name; several may stand in one word, with commas
 * @param known ids of all checks
 * @returns undefined when no word was given: all are meant
 * @throws UsageError for a word that means none
 */
export function chosenChecks(
  words: readonly string[] | undefined,
  known: readonly string[],
): readonly string[] | undefined {
  const each = (words ?? []).flatMap((word) => word.split(',')).map((word) => word.trim());
  const meant = each.filter((word) => word !== '');
  if (meant.length === 0) return undefined;
  const chosen = new Set<string>();
  for (const word of meant) {
    const found = known.filter((id) => matches(id, word));
    if (found.length === 0) {
      const areas = [...new Set(known.map(areaCodeOf))];
      const names = [
        ...known,
        ...known.map((id) => id.slice(PREFIX.length)),
        ...areas,
        ...areas.map(areaNameOf),
      ];
      const advice = didYouMean(word.slice(0, 60), names);
      throw new UsageError(
        `there is no check or area "${word.slice(0, 60)}"${advice}${advice === '' ? '; khata conform list shows all. A driver command comes after --' : ''}`,
      );
    }
    for (const id of found) chosen.add(id);
  }
  return known.filter((id) => chosen.has(id));
}
