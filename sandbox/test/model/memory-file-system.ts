import type { FileSystem, OpenFile, OpenMode } from '../../stores/lowdb/file-system.ts';

/** Bytes that a write covered, to take it back. */
interface Overwritten {
  readonly position: number;
  readonly before: Buffer;
}

interface MemoryFile {
  bytes: Buffer;
  size: number;
  /** Size at the last sync, and what was written over since. */
  syncedSize: number;
  overwritten: Overwritten[];
}

function failure(code: string, path: string): Error {
  return Object.assign(new Error(`${code}: ${path}`), { code });
}

/**
 * One directory in memory with the harshest power cut: whatever was not synced is gone. Quick, because it
 * keeps what to take back instead of copies.
 */
export class MemoryFileSystem implements FileSystem {
  #files = new Map<string, MemoryFile>();
  #durable = new Map<string, MemoryFile>();

  /** What a machine finds after the power came back. The former one must not be used any more. */
  afterPowerCut(): MemoryFileSystem {
    const next = new MemoryFileSystem();
    for (const [path, file] of this.#durable) {
      for (const { position, before } of file.overwritten.reverse()) before.copy(file.bytes, position);
      const size = file.syncedSize;
      const kept: MemoryFile = {
        bytes: Buffer.from(file.bytes.subarray(0, size)),
        size,
        syncedSize: size,
        overwritten: [],
      };
      next.#files.set(path, kept);
      next.#durable.set(path, kept);
    }
    return next;
  }

  async makeDirectory(): Promise<void> {}

  async lock(): Promise<() => Promise<void>> {
    return async () => undefined;
  }

  async list(directory: string): Promise<string[]> {
    return [...this.#files.keys()].map((path) => path.slice(directory.length).replace(/^\//, ''));
  }

  async open(path: string, mode: OpenMode): Promise<OpenFile> {
    let file = this.#files.get(path);
    if (mode === 'existing' && file === undefined) throw failure('ENOENT', path);
    if (mode === 'new' && file !== undefined) throw failure('EEXIST', path);
    if (file === undefined || mode === 'replace') {
      file = { bytes: Buffer.alloc(4096), size: 0, syncedSize: 0, overwritten: [] };
      this.#files.set(path, file);
    }
    return handleOf(file);
  }

  async rename(from: string, to: string): Promise<void> {
    const file = this.#files.get(from);
    if (file === undefined) throw failure('ENOENT', from);
    this.#files.delete(from);
    this.#files.set(to, file);
  }

  async remove(path: string): Promise<void> {
    if (!this.#files.delete(path)) throw failure('ENOENT', path);
  }

  async syncDirectory(): Promise<void> {
    this.#durable = new Map(this.#files);
  }
}

function handleOf(file: MemoryFile): OpenFile {
  return {
    read: async (target, position) => file.bytes.copy(target, 0, position, file.size),
    write: async (bytes, position) => {
      const end = position + bytes.length;
      if (end > file.bytes.length) {
        const grown = Buffer.alloc(Math.max(end, 2 * file.bytes.length));
        file.bytes.copy(grown, 0, 0, file.size);
        file.bytes = grown;
      }
      const covered = Math.min(end, file.syncedSize);
      if (position < covered) {
        file.overwritten.push({ position, before: Buffer.from(file.bytes.subarray(position, covered)) });
      }
      file.bytes.set(bytes, position);
      file.size = Math.max(file.size, end);
      return bytes.length;
    },
    truncate: async (size) => {
      if (size < file.syncedSize) {
        file.overwritten.push({
          position: size,
          before: Buffer.from(file.bytes.subarray(size, file.syncedSize)),
        });
      }
      file.bytes.fill(0, Math.min(size, file.size), file.size);
      file.size = size;
    },
    sync: async () => {
      file.syncedSize = file.size;
      file.overwritten = [];
    },
    size: async () => file.size,
    close: async () => undefined,
  };
}
