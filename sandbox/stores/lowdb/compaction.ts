import { messageOf, SyncFailure } from './errors.ts';
import type { FileSystem } from './file-system.ts';
import { readLayout, snapshotPath, supersededBy, unfinishedPath } from './layout.ts';
import { type SnapshotSize, SnapshotStopped, writeSnapshot } from './snapshot.ts';
import type { CapturedCollection } from './state.ts';

export interface CompactionOptions {
  readonly fileSystem: FileSystem;
  readonly directory: string;
  /** The state after the journal frame `sequence`; a new segment begins behind that frame. */
  readonly captured: readonly CapturedCollection[];
  readonly sequence: number;
  /** Asked now and then whether to give up. */
  readonly stopped: () => boolean;
  readonly onWarning: (text: string) => void;
}

/**
 * Writes a snapshot beside the running store, puts it in place, and removes what it supersedes; at every
 * step the directory recovers to the same state. A disk too full for a snapshot breaks no promise: it is
 * thrown away with a warning and the journal goes on.
 * @returns its size, or undefined when it was given up
 * @throws Error when a sync or the renaming failed: then nothing is known of the disk any more
 */
export async function compact(options: CompactionOptions): Promise<SnapshotSize | undefined> {
  const { fileSystem, directory, sequence } = options;
  const draft = unfinishedPath(directory, sequence);
  const size = await writeDraft(options, draft);
  if (size === undefined) return undefined;
  await fileSystem.rename(draft, snapshotPath(directory, sequence));
  await fileSystem.syncDirectory(directory);
  await removeSuperseded(options);
  return size;
}

async function writeDraft(options: CompactionOptions, draft: string): Promise<SnapshotSize | undefined> {
  const { fileSystem, captured, sequence, stopped, onWarning } = options;
  try {
    const file = await fileSystem.open(draft, 'replace');
    try {
      const size = await writeSnapshot(file, captured, sequence, stopped);
      // Not later than this: once it has its name, what it supersedes may go.
      if (stopped()) throw new SnapshotStopped();
      return size;
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof SyncFailure) throw error;
    if (!(error instanceof SnapshotStopped)) {
      onWarning(`no snapshot could be written, the journal goes on growing: ${messageOf(error)}`);
    }
    await fileSystem.remove(draft).catch(() => undefined);
    return undefined;
  } finally {
    for (const collection of captured) collection.release();
  }
}

async function removeSuperseded(options: CompactionOptions): Promise<void> {
  const { fileSystem, directory, sequence, onWarning } = options;
  try {
    const layout = await readLayout(fileSystem, directory);
    for (const path of supersededBy(layout, directory, sequence)) await fileSystem.remove(path);
  } catch (error) {
    // The next start tries again.
    onWarning(`cannot remove files that a snapshot has superseded: ${messageOf(error)}`);
  }
}
