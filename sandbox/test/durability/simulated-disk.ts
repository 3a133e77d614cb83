import { setImmediate } from 'node:timers/promises';
import type { FileSystem, OpenFile, OpenMode } from '../../stores/lowdb/file-system.ts';
import type { Random } from './random.ts';

/**
 * A disk in memory that tells what a power cut could leave of it. It records every change and every sync; a
 * change is certain only once it was synced, and until then any part of it may or may not be there: whole
 * sectors, one sector torn at a byte, a file grown but not filled, a rename or removal done or not done.
 */

/** A file's content by directory entry: what a process finds after a restart. */
export type DiskContent = ReadonlyMap<string, Buffer>;

interface Inode {
  /** What reads show, cached or not. */
  content: Buffer;
  /** What a power cut cannot take. */
  durable: Buffer;
  /** Changes since the last sync, in order. */
  unsynced: DataChange[];
}

type DataChange =
  | { readonly kind: 'write'; readonly position: number; readonly bytes: Buffer }
  | { readonly kind: 'truncate'; readonly size: number };

type EntryChange =
  | { readonly kind: 'create'; readonly name: string; readonly inode: Inode }
  | { readonly kind: 'rename'; readonly from: string; readonly to: string; readonly inode: Inode }
  | { readonly kind: 'remove'; readonly name: string };

const SECTOR = 512;

export interface SimulatedDiskOptions {
  /** What it holds at first, durably. */
  readonly content?: DiskContent;
  /** A disk that answers syncs of files (or of directories) without doing them: for negative controls. */
  readonly lies?: 'file syncs' | 'directory syncs';
  /** Called after each change and sync: here the power may fail. */
  readonly onStep?: () => void;
}

function failure(code: string, text: string): Error {
  return Object.assign(new Error(`${code}: ${text}`), { code });
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function applyChange(content: Buffer, change: DataChange): Buffer {
  if (change.kind === 'truncate') {
    const cut = Buffer.alloc(change.size);
    content.copy(cut, 0, 0, change.size);
    return cut;
  }
  const end = change.position + change.bytes.length;
  const grown = end > content.length ? Buffer.concat([content, Buffer.alloc(end - content.length)]) : content;
  const changed = Buffer.from(grown);
  change.bytes.copy(changed, change.position);
  return changed;
}

function applyEntry(entries: Map<string, Inode>, change: EntryChange): void {
  if (change.kind === 'create') entries.set(change.name, change.inode);
  else if (change.kind === 'remove') entries.delete(change.name);
  else {
    entries.delete(change.from);
    entries.set(change.to, change.inode);
  }
}

/** One directory of a simulated disk; paths count by their last part. */
export class SimulatedDisk implements FileSystem {
  readonly #options: SimulatedDiskOptions;
  /** Entries as processes see them, as a power cut leaves them, and what lies between. */
  readonly #entries = new Map<string, Inode>();
  readonly #durable = new Map<string, Inode>();
  readonly #unsynced: EntryChange[] = [];

  constructor(options: SimulatedDiskOptions = {}) {
    this.#options = options;
    for (const [name, bytes] of options.content ?? []) {
      const inode: Inode = { content: bytes, durable: bytes, unsynced: [] };
      this.#entries.set(name, inode);
      this.#durable.set(name, inode);
    }
  }

  /** What a process finds that starts while the machine stays up. */
  content(): Map<string, Buffer> {
    return new Map([...this.#entries].map(([name, inode]) => [name, inode.content]));
  }

  /** The same disk, synced and unsynced, to go its own way: what a killed process leaves to its successor. */
  fork(): SimulatedDisk {
    const copies = new Map<Inode, Inode>();
    const copyOf = (inode: Inode): Inode => {
      const copy = copies.get(inode) ?? { ...inode, unsynced: [...inode.unsynced] };
      copies.set(inode, copy);
      return copy;
    };
    const forked = new SimulatedDisk();
    for (const [name, inode] of this.#entries) forked.#entries.set(name, copyOf(inode));
    for (const [name, inode] of this.#durable) forked.#durable.set(name, copyOf(inode));
    for (const change of this.#unsynced) {
      forked.#unsynced.push(change.kind === 'remove' ? change : { ...change, inode: copyOf(change.inode) });
    }
    return forked;
  }

  /** One of the contents that a power cut may leave at this moment. */
  afterPowerCut(random: Random): Map<string, Buffer> {
    const entries = new Map(this.#durable);
    // A subset, or a beginning: file systems that journal their metadata keep its order.
    const share = random.next();
    const keepsOrder = random.chance(0.5);
    for (const change of this.#unsynced) {
      if (random.chance(share)) applyEntry(entries, change);
      else if (keepsOrder) break;
    }
    return new Map([...entries].map(([name, inode]) => [name, survivingContent(inode, random)]));
  }

  async makeDirectory(): Promise<void> {}

  async lock(): Promise<() => Promise<void>> {
    return async () => undefined;
  }

  async list(): Promise<string[]> {
    return [...this.#entries.keys()];
  }

  async open(path: string, mode: OpenMode): Promise<OpenFile> {
    const name = nameOf(path);
    let inode = this.#entries.get(name);
    if (mode === 'existing' && inode === undefined) throw failure('ENOENT', path);
    if (mode === 'new' && inode !== undefined) throw failure('EEXIST', path);
    if (inode === undefined) {
      inode = { content: Buffer.alloc(0), durable: Buffer.alloc(0), unsynced: [] };
      this.#changeEntry({ kind: 'create', name, inode });
    } else if (mode === 'replace') {
      this.#changeData(inode, { kind: 'truncate', size: 0 });
    }
    return this.#file(inode);
  }

  async rename(from: string, to: string): Promise<void> {
    const inode = this.#entries.get(nameOf(from));
    if (inode === undefined) throw failure('ENOENT', from);
    this.#changeEntry({ kind: 'rename', from: nameOf(from), to: nameOf(to), inode });
  }

  async remove(path: string): Promise<void> {
    if (!this.#entries.has(nameOf(path))) throw failure('ENOENT', path);
    this.#changeEntry({ kind: 'remove', name: nameOf(path) });
  }

  async syncDirectory(): Promise<void> {
    await setImmediate();
    if (this.#options.lies !== 'directory syncs') {
      for (const change of this.#unsynced.splice(0)) applyEntry(this.#durable, change);
    }
    this.#options.onStep?.();
  }

  #file(inode: Inode): OpenFile {
    return {
      read: async (target, position) => inode.content.copy(target, 0, position),
      write: async (bytes, position) => {
        this.#changeData(inode, { kind: 'write', position, bytes: Buffer.from(bytes) });
        // As a real disk does, it lets others run: commits gather, and compaction and journal interleave.
        await setImmediate();
        return bytes.length;
      },
      truncate: async (size) => this.#changeData(inode, { kind: 'truncate', size }),
      sync: async () => {
        const { content } = inode;
        const count = inode.unsynced.length;
        await setImmediate();
        if (this.#options.lies !== 'file syncs') {
          inode.durable = content;
          inode.unsynced.splice(0, count);
        }
        this.#options.onStep?.();
      },
      size: async () => inode.content.length,
      close: async () => undefined,
    };
  }

  #changeEntry(change: EntryChange): void {
    applyEntry(this.#entries, change);
    this.#unsynced.push(change);
    this.#options.onStep?.();
  }

  #changeData(inode: Inode, change: DataChange): void {
    inode.content = applyChange(inode.content, change);
    inode.unsynced.push(change);
    this.#options.onStep?.();
  }
}

/** What may be left of a file: its durable content with some part of what was written since. */
function survivingContent(inode: Inode, random: Random): Buffer {
  if (inode.unsynced.length === 0) return inode.durable;
  let content = inode.durable;
  const fate = random.next();
  for (const change of inode.unsynced) {
    if (fate < 0.15) continue;
    if (fate < 0.3) content = applyChange(content, change);
    else if (change.kind === 'truncate')
      content = random.chance(0.5) ? applyChange(content, change) : content;
    else content = survivingWrite(content, change, random);
  }
  return content;
}

/** Some sectors of a write, perhaps one of them torn, in a file that has grown perhaps less, perhaps more. */
function survivingWrite(
  before: Buffer,
  { position, bytes }: DataChange & { kind: 'write' },
  random: Random,
): Buffer {
  const end = position + bytes.length;
  const share = random.next();
  const pieces: { from: number; to: number }[] = [];
  for (let from = position; from < end; ) {
    let to = Math.min(end, (Math.floor(from / SECTOR) + 1) * SECTOR);
    const next = to;
    if (random.chance(0.2)) to = random.between(from, to);
    if (random.chance(share)) pieces.push({ from, to });
    from = next;
  }
  const reached = Math.max(before.length, ...pieces.map(({ to }) => to));
  const size = random.chance(0.5) ? reached : random.between(reached, Math.max(reached, end));
  // What was never written reads as zeros, or on a careless file system as whatever the blocks held before.
  const filling = Buffer.alloc(size, random.chance(0.8) ? 0 : random.between(1, 255));
  before.copy(filling);
  for (const { from, to } of pieces) bytes.copy(filling, from, from - position, to - position);
  return filling;
}
