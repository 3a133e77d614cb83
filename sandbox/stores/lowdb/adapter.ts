import type { Adapter } from 'lowdb';
import { compact } from './compaction.ts';
import type { FileSystem } from './file-system.ts';
import type { JournalWriter } from './journal.ts';
import { journalPath } from './layout.ts';
import { encodeCommit } from './records.ts';
import { type RecoveryProgress, recover } from './recovery.ts';
import type { SnapshotSize } from './snapshot.ts';
import { type CapturedCollection, captureState, type State } from './state.ts';

export interface JournalAdapterOptions {
  readonly fileSystem: FileSystem;
  readonly directory: string;
  /** Journal bytes after which a snapshot is written, at least; a larger state waits for as many as its own. */
  readonly compactAfterBytes: number;
  readonly onProgress: (progress: RecoveryProgress) => void;
  readonly onWarning: (text: string) => void;
  /** Called when a snapshot stands and what it supersedes is gone. */
  readonly onCompacted: (size: SnapshotSize) => void;
  /** Called when the disk failed outside of {@link JournalAdapter.write}. */
  readonly onFailure: (error: unknown) => void;
}

/** A frame holds whole transactions up to about this much text; the rest goes into the next. */
const FRAME_LETTERS = 4 << 20;

/**
 * lowdb's extension point: reads the state from snapshot and journal, and writes what was committed since
 * the last write as one frame with one fsync. lowdb's own file adapter rewrites everything and never syncs.
 */
export class JournalAdapter implements Adapter<State> {
  readonly #options: JournalAdapterOptions;
  #release: (() => Promise<void>) | undefined;
  #writer: JournalWriter | undefined;
  #compaction: Promise<void> | undefined;
  #stopped = false;
  /** Journal bytes since the last snapshot, and how many of them make the next one due. */
  #journalBytes = 0;
  #compactAt = 0;

  constructor(options: JournalAdapterOptions) {
    this.#options = options;
  }

  /**
   * Takes the directory and recovers what it holds.
   * @throws StoreOpenError; Error of the file system
   */
  async read(): Promise<State> {
    const { fileSystem, directory, compactAfterBytes } = this.#options;
    await fileSystem.makeDirectory(directory);
    this.#release = await fileSystem.lock(directory);
    const recovered = await recover(this.#options);
    this.#writer = recovered.writer;
    this.#journalBytes = recovered.journalBytes;
    this.#compactAt = Math.max(compactAfterBytes, recovered.snapshotBytes);
    return recovered.state;
  }

  /**
   * Makes pending commits durable, all of them unless they are very many. One call at a time.
   * @throws Error of the file system, after which it must not be called again
   */
  async write(state: State): Promise<void> {
    const writer = this.#writer;
    if (writer === undefined) throw new Error('the store has not been read');
    const payload = takePending(state);
    this.#journalBytes += payload.length;
    const due = this.#journalBytes >= this.#compactAt && this.#compaction === undefined;
    // What is captured here is the state after exactly this frame: nothing is left pending beside it.
    const captured = due && state.pending.length === 0 ? captureState(state) : undefined;
    await writer.append(payload);
    if (captured !== undefined) await this.#startCompaction(writer, captured);
  }

  async #startCompaction(writer: JournalWriter, captured: readonly CapturedCollection[]): Promise<void> {
    const { fileSystem, directory, compactAfterBytes, onWarning } = this.#options;
    const sequence = writer.sequence;
    const path = journalPath(directory, sequence + 1);
    const file = await fileSystem.open(path, 'new');
    await fileSystem.syncDirectory(directory);
    await writer.continueIn({ file, path, first: sequence + 1 });
    const stopped = (): boolean => this.#stopped;
    const behind = this.#journalBytes;
    this.#compaction = compact({ fileSystem, directory, captured, sequence, stopped, onWarning })
      .then((size) => {
        if (size !== undefined) this.#journalBytes -= behind;
        this.#compactAt = Math.max(this.#journalBytes + compactAfterBytes, size?.bytes ?? 0);
        if (size !== undefined) this.#options.onCompacted(size);
      })
      .catch(this.#options.onFailure)
      .finally(() => {
        this.#compaction = undefined;
      });
  }

  /** Gives up a compaction that may be running. */
  stop(): void {
    this.#stopped = true;
  }

  /** Gives up a running compaction, closes the journal and gives the directory back. */
  async close(): Promise<void> {
    this.stop();
    await this.#compaction;
    const writer = this.#writer;
    this.#writer = undefined;
    try {
      await writer?.close();
    } finally {
      await this.#release?.();
    }
  }
}

/** Takes commits off the state's queue, as the payload of one frame. */
function takePending(state: State): string {
  let payload = '';
  let taken = 0;
  for (const commit of state.pending) {
    payload += encodeCommit(commit);
    taken += 1;
    if (payload.length >= FRAME_LETTERS) break;
  }
  state.pending.splice(0, taken);
  return payload;
}
