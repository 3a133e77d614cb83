import { join } from 'node:path';
import type { FileSystem } from './file-system.ts';

/** The names of a data directory's files, and which of them are there. */

const DIGITS = 15;
const JOURNAL_NAME = /^journal-(\d{15})\.khj$/;
const SNAPSHOT_NAME = /^snapshot-(\d{15})\.jsonl$/;
const UNFINISHED_NAME = /^snapshot-\d{15}\.jsonl\.tmp$/;

/** The segment whose first frame has this sequence number. */
export function journalPath(directory: string, first: number): string {
  return join(directory, `journal-${first.toString().padStart(DIGITS, '0')}.khj`);
}

/** The snapshot of the state after the frame with this sequence number. */
export function snapshotPath(directory: string, sequence: number): string {
  return join(directory, `snapshot-${sequence.toString().padStart(DIGITS, '0')}.jsonl`);
}

/** A snapshot's path while it is being written. */
export function unfinishedPath(directory: string, sequence: number): string {
  return `${snapshotPath(directory, sequence)}.tmp`;
}

/** What a data directory holds, by number, ascending. Files with other names are left alone. */
export interface Layout {
  /** First sequence number of each journal segment. */
  readonly segments: readonly number[];
  /** Sequence number of each finished snapshot. */
  readonly snapshots: readonly number[];
  /** Paths of snapshots that were never finished. */
  readonly unfinished: readonly string[];
}

function numbersOf(names: readonly string[], pattern: RegExp): number[] {
  const numbers = names.flatMap((name) => pattern.exec(name)?.[1] ?? []).map(Number);
  return numbers.sort((a, b) => a - b);
}

export async function readLayout(fileSystem: FileSystem, directory: string): Promise<Layout> {
  const names = await fileSystem.list(directory);
  return {
    segments: numbersOf(names, JOURNAL_NAME),
    snapshots: numbersOf(names, SNAPSHOT_NAME),
    unfinished: names.filter((name) => UNFINISHED_NAME.test(name)).map((name) => join(directory, name)),
  };
}

/** The files that the snapshot of this sequence number has made superfluous. */
export function supersededBy(layout: Layout, directory: string, sequence: number): string[] {
  return [
    ...layout.snapshots.filter((it) => it < sequence).map((it) => snapshotPath(directory, it)),
    // A snapshot begins a new segment, so a segment that begins before it also ends before it.
    ...layout.segments.filter((first) => first <= sequence).map((first) => journalPath(directory, first)),
    ...layout.unfinished,
  ];
}
