import { crc32 } from 'node:zlib';
import { damaged, messageOf, StoreOpenError, SyncFailure } from './errors.ts';
import { type FileSystem, type OpenFile, readFully, writeFully } from './file-system.ts';
import type { Interner } from './interner.ts';
import { collectionNamed } from './records.ts';
import { type CapturedCollection, type Collection, type State, worldOf } from './state.ts';

/**
 * A snapshot is JSON Lines: entities are objects, everything else is an array. Each block of lines ends with
 * a check line that holds its checksum, so that damage is found before anything of the block is believed.
 * README.md describes the lines.
 */

const VERSION = 1;
const BLOCK_LETTERS = 128 << 10;
const SYNC_EVERY_BYTES = 8 << 20;
const CHUNK = 1 << 20;
const CHECK_START = '["check","';
/** `["check","89abcdef"]` and its line feed. */
const CHECK_LENGTH = CHECK_START.length + 8 + '"]\n'.length;

export interface SnapshotSize {
  readonly entities: number;
  readonly bytes: number;
}

/** Thrown out of {@link writeSnapshot} when it was asked to stop. */
export class SnapshotStopped extends Error {}

function checksumText(bytes: Uint8Array): string {
  return crc32(bytes).toString(16).padStart(8, '0');
}

/** Appends blocks to a file; syncs now and then, so that the last sync does not hold up the journal's. */
class BlockWriter {
  readonly #file: OpenFile;
  #block = '';
  #synced = 0;
  size = 0;

  constructor(file: OpenFile) {
    this.#file = file;
  }

  /** Adds a line; tells whether the block should be written out. */
  add(line: string): boolean {
    this.#block += `${line}\n`;
    return this.#block.length >= BLOCK_LETTERS;
  }

  async flush(): Promise<void> {
    const lines = Buffer.from(this.#block);
    const bytes = Buffer.concat([lines, Buffer.from(`${CHECK_START}${checksumText(lines)}"]\n`)]);
    this.#block = '';
    await writeFully(this.#file, bytes, this.size);
    this.size += bytes.length;
    if (this.size - this.#synced >= SYNC_EVERY_BYTES) await this.sync();
  }

  async sync(): Promise<void> {
    try {
      await this.#file.sync();
    } catch (error) {
      throw new SyncFailure(messageOf(error), { cause: error });
    }
    this.#synced = this.size;
  }
}

/**
 * Writes the captured entities to `file`, in blocks of about a millisecond's work, and syncs it.
 * @param sequence of the last journal frame that the captured state contains
 * @param stopped asked between blocks
 * @throws SnapshotStopped, SyncFailure, Error of the file system
 */
export async function writeSnapshot(
  file: OpenFile,
  captured: readonly CapturedCollection[],
  sequence: number,
  stopped: () => boolean,
): Promise<SnapshotSize> {
  const out = new BlockWriter(file);
  let entities = 0;
  out.add(JSON.stringify(['khata-snapshot', VERSION, sequence]));
  for (const collection of captured) {
    out.add(JSON.stringify(['collection', collection.worldId, collection.name]));
    for (const some of collection.read()) {
      for (const entity of some) {
        entities += 1;
        if (!out.add(JSON.stringify(entity))) continue;
        await out.flush();
        if (stopped()) throw new SnapshotStopped();
      }
    }
  }
  out.add(JSON.stringify(['end', entities]));
  await out.flush();
  await out.sync();
  return { entities, bytes: out.size };
}

/** Takes the lines of a snapshot in order. */
class LineReader {
  readonly #state: State;
  readonly #interner: Interner;
  readonly #path: string;
  readonly #sequence: number;
  #collection: Collection | undefined;
  #entities = 0;
  #begun = false;
  ended = false;

  constructor(path: string, sequence: number, state: State, interner: Interner) {
    this.#path = path;
    this.#sequence = sequence;
    this.#state = state;
    this.#interner = interner;
  }

  /** @throws Error when the line cannot stand here */
  take(line: string): void {
    const value: unknown = JSON.parse(line);
    if (this.ended) throw new Error('lines after the end');
    if (!this.#begun) this.#begin(value);
    else if (Array.isArray(value)) this.#control(value);
    else if (typeof value === 'object' && value !== null) this.#entity(value);
    else throw new Error('not a line of a snapshot');
  }

  #entity(value: object): void {
    if (this.#collection === undefined) throw new Error('an entity of no collection');
    const entity = this.#interner.shared(this.#collection.name, value);
    this.#collection.load(this.#collection.keyOf(entity), entity);
    this.#entities += 1;
  }

  #begin(value: unknown): void {
    const [kind, version, sequence] = Array.isArray(value) ? value : [];
    if (kind !== 'khata-snapshot') throw new Error('not a snapshot');
    if (version !== VERSION) {
      const message = `${this.#path} has format version ${version}, this Khata writes version ${VERSION}`;
      throw new StoreOpenError('FOREIGN_FORMAT', message, { place: { file: this.#path, offset: 0 } });
    }
    if (sequence !== this.#sequence) throw new Error(`it is of frame ${sequence}, unlike its name`);
    this.#begun = true;
  }

  #control(line: readonly unknown[]): void {
    if (line[0] === 'collection') {
      this.#collection = worldOf(this.#state, String(line[1])).collection(collectionNamed(line[2]));
    } else if (line[0] === 'end' && line[1] === this.#entities) {
      this.ended = true;
    } else {
      throw new Error(`unexpected ${JSON.stringify(line)}`);
    }
  }
}

/**
 * Reads a whole snapshot into `state`, but for the indexes, and tells its size in bytes.
 * @param onBytes called with the number of bytes read so far and the size of the file
 * @throws StoreOpenError DAMAGED for any byte that is not as it was written
 */
export async function readSnapshot(
  fileSystem: FileSystem,
  path: string,
  sequence: number,
  state: State,
  interner: Interner,
  onBytes: (done: number, total: number) => void,
): Promise<number> {
  const file = await fileSystem.open(path, 'existing');
  try {
    const size = await file.size();
    const lines = new LineReader(path, sequence, state, interner);
    let done = 0;
    let rest: Buffer = Buffer.alloc(0);
    for (let read = 0; read < size; ) {
      const chunk = await readFully(file, read, Math.min(CHUNK, size - read));
      if (chunk.length === 0) break;
      read += chunk.length;
      const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      const used = takeBlocks(bytes, path, done, lines);
      rest = bytes.subarray(used);
      done += used;
      onBytes(done, size);
    }
    if (rest.length > 0 || !lines.ended) throw damaged(path, done, 'it is cut short or altered here');
    return size;
  } finally {
    await file.close();
  }
}

/** Takes the complete blocks of `bytes`, which start at `offset` of the file; tells how many bytes they are. */
function takeBlocks(bytes: Buffer, path: string, offset: number, lines: LineReader): number {
  let start = 0;
  for (;;) {
    // No JSON text holds a bare line feed, so this can only be a check line.
    const end = bytes.indexOf(`\n${CHECK_START}`, start) + 1;
    if (end === 0 || end + CHECK_LENGTH > bytes.length) return start;
    const block = bytes.subarray(start, end);
    const check = bytes.toString('latin1', end, end + CHECK_LENGTH);
    if (check !== `${CHECK_START}${checksumText(block)}"]\n`) {
      throw damaged(path, offset + start, `the block up to byte ${offset + end} does not match its checksum`);
    }
    try {
      for (const line of block.toString('utf8', 0, block.length - 1).split('\n')) lines.take(line);
    } catch (error) {
      if (error instanceof StoreOpenError) throw error;
      throw damaged(path, offset + start, messageOf(error));
    }
    start = end + CHECK_LENGTH;
  }
}
