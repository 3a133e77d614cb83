import { LAST_INSTANT } from './domain/world.ts';
import { Problem } from './lib/errors.ts';
import { rowForm } from './row-forms.ts';
import { referenceFault } from './row-references.ts';
import { COLLECTIONS, type CollectionName, type Entities } from './stores/collections.ts';
import type { WorldContents } from './stores/store.ts';

/** Rows of an imported snapshot: one transaction of the journal must hold them. */
const MOST_ROWS = 1_000_000;
/** Rows that every world has, one of each. */
const SINGLE_ROWS = ['worldSettings', 'worldCounters', 'portalSettings'] as const;

/** The refusal of a file of rows. */
export function refused(words: string): Problem {
  return new Problem('SNAPSHOT_REFUSED', words.slice(0, 400));
}

/**
 * The rows of a file: each of its collection's form, and each naming only what is there. What they add up to is
 * for the invariants to judge.
 * @param isFixture whether worlds can be of a fixture here
 * @throws Problem SNAPSHOT_REFUSED
 */
export function readRows(
  rows: Readonly<Record<string, readonly object[]>>,
  isFixture: (name: string) => boolean,
): WorldContents {
  let total = 0;
  for (const [name, some] of Object.entries(rows)) {
    if (!Object.hasOwn(COLLECTIONS, name) || name === 'snapshotInfo') {
      throw refused(`rows.${name.slice(0, 60)} is no collection of this version of Khata`);
    }
    checkForms(name as CollectionName, some);
    total += some.length;
  }
  for (const name of SINGLE_ROWS) {
    const found = Object.hasOwn(rows, name) ? (rows[name]?.length ?? 0) : 0;
    if (found !== 1) throw refused(`rows.${name} must hold exactly one row, got ${found}`);
  }
  if (total > MOST_ROWS) throw refused(`${total} rows are more than ${MOST_ROWS}`);
  const contents: WorldContents = {
    rows: <C extends CollectionName>(name: C) => (rows[name] ?? []) as unknown as readonly Entities[C][],
  };
  const fault = settingsFault(contents, isFixture) ?? referenceFault(contents);
  if (fault !== undefined) throw refused(fault);
  return contents;
}

function checkForms(name: CollectionName, rows: readonly object[]): void {
  const form = rowForm(name);
  const { key } = COLLECTIONS[name] as { key: (row: object) => string };
  for (const [i, row] of rows.entries()) {
    const fault = form.fault(row, `rows.${name}[${i}]`);
    if (fault !== undefined) throw refused(fault);
    if (key(row) === '') throw refused(`rows.${name}[${i}] has not what tells it from others`);
  }
}

function settingsFault(contents: WorldContents, isFixture: (name: string) => boolean): string | undefined {
  for (const { fixture, clock } of contents.rows('worldSettings')) {
    if (!isFixture(fixture)) {
      return `rows.worldSettings[0].fixture must be a fixture of this server, got ${fixture.slice(0, 63)}`;
    }
    if (clock.mode === 'FROZEN' && clock.at > LAST_INSTANT) {
      return 'rows.worldSettings[0].clock.at is after the last instant that a clock can show';
    }
  }
  for (const { lastInstant } of contents.rows('worldCounters')) {
    if (lastInstant > LAST_INSTANT) {
      return 'rows.worldCounters[0].lastInstant is after the last instant that a clock can show';
    }
  }
  return undefined;
}
