import type { FileSystem, OpenFile } from '../../stores/lowdb/file-system.ts';

/** A change that a disk was asked for. */
export interface DiskCall {
  readonly kind: 'open' | 'write' | 'truncate' | 'sync' | 'rename' | 'remove' | 'syncDirectory';
  readonly path: string;
}

/**
 * How a disk fails from its k-th change on. FULL: that write is cut short, and there is no room for any
 * other write or new file. BROKEN: that one call fails with EIO and the disk then claims to be well again,
 * which nobody may believe of a sync.
 */
export type Failure = 'FULL' | 'BROKEN';

function errno(code: string, call: DiskCall): Error {
  return Object.assign(new Error(`${code}: ${call.kind} ${call.path}`), { code });
}

/** A file system over another one, whose k-th change fails. Reading never does. */
export class FailingDisk implements FileSystem {
  readonly #disk: FileSystem;
  readonly #failAt: number;
  readonly #failure: Failure;
  #calls = 0;
  /** The call that failed first. */
  failed: DiskCall | undefined;
  /** Changes asked for after that, but for the removal of files. */
  readonly after: DiskCall[] = [];

  /** @param failAt number of the change that fails, counted from 1; Infinity for none */
  constructor(disk: FileSystem, failAt: number, failure: Failure) {
    this.#disk = disk;
    this.#failAt = failAt;
    this.#failure = failure;
  }

  /** Changes asked for so far. */
  get calls(): number {
    return this.#calls;
  }

  makeDirectory(path: string): Promise<void> {
    return this.#disk.makeDirectory(path);
  }

  lock(directory: string): Promise<() => Promise<void>> {
    return this.#disk.lock(directory);
  }

  list(directory: string): Promise<string[]> {
    return this.#disk.list(directory);
  }

  async open(path: string, mode: 'existing' | 'new' | 'replace'): Promise<OpenFile> {
    if (mode !== 'existing') this.#check({ kind: 'open', path });
    const file = await this.#disk.open(path, mode);
    return {
      ...file,
      write: async (bytes, position) => {
        const room = this.#check({ kind: 'write', path }) ? bytes.length : Math.floor(bytes.length / 2);
        return file.write(bytes.subarray(0, room), position);
      },
      truncate: async (size) => {
        this.#check({ kind: 'truncate', path });
        return file.truncate(size);
      },
      sync: async () => {
        this.#check({ kind: 'sync', path });
        return file.sync();
      },
    };
  }

  async rename(from: string, to: string): Promise<void> {
    this.#check({ kind: 'rename', path: from });
    return this.#disk.rename(from, to);
  }

  async remove(path: string): Promise<void> {
    this.#check({ kind: 'remove', path });
    return this.#disk.remove(path);
  }

  async syncDirectory(path: string): Promise<void> {
    this.#check({ kind: 'syncDirectory', path });
    return this.#disk.syncDirectory(path);
  }

  /** Counts a change and fails it when its time has come; false means: it is to be cut short. */
  #check(call: DiskCall): boolean {
    this.#calls += 1;
    if (this.failed !== undefined && call.kind !== 'remove') this.after.push(call);
    if (this.#failure === 'BROKEN') {
      if (this.#calls !== this.#failAt) return true;
      this.failed = call;
      throw errno('EIO', call);
    }
    const needsRoom = call.kind === 'write' || call.kind === 'open';
    if (this.#calls < this.#failAt || !needsRoom) return true;
    if (this.failed === undefined && call.kind === 'write') {
      this.failed = call;
      return false;
    }
    this.failed ??= call;
    throw errno('ENOSPC', call);
  }
}
