import { damaged, messageOf, StoreOpenError } from './errors.ts';
import type { FileSystem, OpenFile } from './file-system.ts';
import { Interner } from './interner.ts';
import { type Frame, FrameReader, JournalWriter } from './journal.ts';
import { journalPath, type Layout, readLayout, snapshotPath, supersededBy } from './layout.ts';
import { applyRecords } from './records.ts';
import { readSnapshot } from './snapshot.ts';
import { emptyState, type State } from './state.ts';

/** How far a recovery has come, in bytes of its phase. */
export interface RecoveryProgress {
  readonly phase: 'snapshot' | 'journal';
  readonly done: number;
  readonly total: number;
}

export interface RecoveryOptions {
  readonly fileSystem: FileSystem;
  readonly directory: string;
  readonly onProgress: (progress: RecoveryProgress) => void;
  /** One line for the operator about something that went on nevertheless. */
  readonly onWarning: (text: string) => void;
}

export interface Recovered {
  readonly state: State;
  readonly writer: JournalWriter;
  /** Size of the snapshot it started from, 0 without one. */
  readonly snapshotBytes: number;
  /** Bytes of journal behind that snapshot. */
  readonly journalBytes: number;
}

/**
 * Brings back what the directory holds: the newest snapshot and every frame behind it. The result is always
 * a prefix of the journal, and durable: what a dying process left in the page cache is synced before any
 * answer can show it.
 * @throws StoreOpenError DAMAGED or FOREIGN_FORMAT; Error of the file system
 */
export async function recover(options: RecoveryOptions): Promise<Recovered> {
  const { fileSystem, directory } = options;
  const layout = await readLayout(fileSystem, directory);
  const state = emptyState();
  const interner = new Interner();
  const base = layout.snapshots.at(-1) ?? 0;
  let snapshotBytes = 0;
  if (base > 0) {
    const path = snapshotPath(directory, base);
    snapshotBytes = await readSnapshot(fileSystem, path, base, state, interner, (done, total) => {
      options.onProgress({ phase: 'snapshot', done, total });
    });
  }
  const replay = new Replay(options, state, interner, base);
  const writer = await replay.run(layout);
  try {
    buildIndexes(state, directory);
    await fileSystem.syncDirectory(directory);
  } catch (error) {
    await writer.close();
    throw error;
  }
  for (const path of supersededBy(layout, directory, base)) {
    try {
      await fileSystem.remove(path);
    } catch (error) {
      options.onWarning(`cannot remove ${path}, which is no longer needed: ${messageOf(error)}`);
    }
  }
  return { state, writer, snapshotBytes, journalBytes: replay.bytes };
}

function buildIndexes(state: State, directory: string): void {
  try {
    for (const world of state.worlds.values()) world.buildIndexes();
  } catch (error) {
    const message = `the data in ${directory} contradicts itself: ${messageOf(error)}; refusing to start`;
    throw new StoreOpenError('DAMAGED', message, { cause: error });
  }
}

/** Replays the segments behind a snapshot, in order and without gaps. */
class Replay {
  readonly #options: RecoveryOptions;
  readonly #state: State;
  readonly #interner: Interner;
  readonly #base: number;
  /** Of the last frame replayed. */
  #sequence: number;
  #total = 0;
  /** Bytes of the frames replayed. */
  bytes = 0;

  constructor(options: RecoveryOptions, state: State, interner: Interner, base: number) {
    this.#options = options;
    this.#state = state;
    this.#interner = interner;
    this.#base = base;
    this.#sequence = base;
  }

  /** Returns the writer that goes on where the last segment ends. */
  async run(layout: Layout): Promise<JournalWriter> {
    const { fileSystem, directory } = this.#options;
    const segments = layout.segments.filter((first) => first > this.#base);
    const expected = journalPath(directory, this.#base + 1);
    if (layout.segments.length === 0 && this.#base === 0) {
      const file = await fileSystem.open(expected, 'new');
      return new JournalWriter({ file, path: expected, first: 1 }, 0, 0);
    }
    // A segment is created, durably, before the snapshot that it follows gets its name.
    if (segments[0] !== this.#base + 1) throw damaged(expected, 0, 'the file is missing');
    for (const first of segments) this.#total += await this.#sizeOf(journalPath(directory, first));
    for (const first of segments.slice(0, -1)) {
      const { file } = await this.#segment(first, false);
      await file.close();
    }
    const last = segments.at(-1) ?? 1;
    const { file, size } = await this.#segment(last, true);
    return new JournalWriter({ file, path: journalPath(directory, last), first: last }, size, this.#sequence);
  }

  async #sizeOf(path: string): Promise<number> {
    const file = await this.#options.fileSystem.open(path, 'existing');
    try {
      return await file.size();
    } finally {
      await file.close();
    }
  }

  /** Replays one segment; only the last one's end may be torn. */
  async #segment(first: number, last: boolean): Promise<{ file: OpenFile; size: number }> {
    const path = journalPath(this.#options.directory, first);
    if (first !== this.#sequence + 1) {
      throw damaged(
        path,
        0,
        `it begins with frame ${first}, but frame ${this.#sequence} is the last before it`,
      );
    }
    const file = await this.#options.fileSystem.open(path, 'existing');
    try {
      const size = await file.size();
      const reader = new FrameReader(file, path, size, this.#sequence);
      for (let frame = await reader.next(); frame !== undefined; frame = await reader.next()) {
        this.#apply(frame, path);
      }
      this.#sequence = reader.sequence;
      if (reader.offset < size) await this.#cut(file, path, reader, size, last);
      // A process may have died between write and sync: nobody was told yet, but from now on it can be seen.
      if (last) await file.sync();
      return { file, size: reader.offset };
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  #apply(frame: Frame, path: string): void {
    try {
      applyRecords(this.#state, frame.payload.toString(), this.#interner);
    } catch (error) {
      throw damaged(path, frame.offset, `the frame is intact but cannot be replayed: ${messageOf(error)}`);
    }
    this.bytes += frame.size;
    this.#options.onProgress({ phase: 'journal', done: this.bytes, total: this.#total });
  }

  async #cut(file: OpenFile, path: string, reader: FrameReader, size: number, last: boolean): Promise<void> {
    const offset = reader.offset;
    // A segment is synced to its end before the next one is created.
    if (!last) throw damaged(path, offset, 'a later journal file exists, so this was once whole');
    const later = await reader.laterFrame();
    if (later !== undefined) {
      throw damaged(path, offset, `a later frame stands at byte ${later}, so this was once whole`);
    }
    await file.truncate(offset);
    this.#options.onWarning(
      `${path}: cut off ${size - offset} bytes of an unfinished write at byte ${offset}; ` +
        'nothing that was acknowledged is lost',
    );
  }
}
