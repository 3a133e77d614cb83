import { type FileHandle, mkdir, open, readdir, rename, stat, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { lockDirectory } from './directory-lock.ts';
import { errnoOf } from './errors.ts';

/**
 * What the embedded store asks of a file system, and nothing more: a small port, so that tests can record
 * every write and sync, fail any of them, and lay out what a power cut may leave behind.
 */
export interface FileSystem {
  /** Makes the directory and its parents, durably. */
  makeDirectory(path: string): Promise<void>;
  /** Names of the files in a directory. */
  list(directory: string): Promise<string[]>;
  /** Opens for reading and writing: an existing file, a new one (EEXIST otherwise), or a replaced one. */
  open(path: string, mode: OpenMode): Promise<OpenFile>;
  /** Renames atomically, replacing the target. Durable only after {@link FileSystem.syncDirectory}. */
  rename(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  /** Makes the directory's entries durable: files created, renamed and removed in it. */
  syncDirectory(path: string): Promise<void>;
  /**
   * Takes the directory for this process; the promised function gives it back.
   * @throws StoreOpenError LOCKED when another process (or another store of this one) has it
   */
  lock(directory: string): Promise<() => Promise<void>>;
}

export type OpenMode = 'existing' | 'new' | 'replace';

export interface OpenFile {
  /** Bytes read into `target` from `position` on: fewer than asked near the end, 0 at the end. */
  read(target: Uint8Array, position: number): Promise<number>;
  /** Bytes written at `position`, which may be fewer than asked: a full disk first writes short. */
  write(bytes: Uint8Array, position: number): Promise<number>;
  truncate(size: number): Promise<void>;
  /** Makes content and size durable. After a failure nothing is known of either: never ask again. */
  sync(): Promise<void>;
  /** Size in bytes. */
  size(): Promise<number>;
  close(): Promise<void>;
}

const FLAGS: Record<OpenMode, string> = { existing: 'r+', new: 'wx+', replace: 'w+' };

function wrap(handle: FileHandle): OpenFile {
  return {
    read: async (target, position) => (await handle.read(target, 0, target.length, position)).bytesRead,
    write: async (bytes, position) => (await handle.write(bytes, 0, bytes.length, position)).bytesWritten,
    truncate: (size) => handle.truncate(size),
    sync: () => handle.datasync(),
    size: async () => (await handle.stat()).size,
    close: () => handle.close(),
  };
}

async function syncDirectory(path: string): Promise<void> {
  let handle: FileHandle;
  try {
    handle = await open(path, 'r');
  } catch (error) {
    // Windows opens no directories; NTFS journals their entries by itself.
    if (process.platform === 'win32' && errnoOf(error) === 'EPERM') return;
    throw error;
  }
  try {
    await handle.sync();
  } catch (error) {
    if (process.platform !== 'win32') throw error;
  } finally {
    await handle.close();
  }
}

/** The data holds keys, names and hashes: for its owner only. */
const PRIVATE_FOLDER = 0o700;
const PRIVATE_FILE = 0o600;

async function makeDirectory(path: string): Promise<void> {
  try {
    await mkdir(path, PRIVATE_FOLDER);
  } catch (error) {
    const code = errnoOf(error);
    if (code === 'EEXIST' && (await stat(path)).isDirectory()) return;
    const parent = dirname(path);
    // Not mkdir's `recursive`: where a file system refuses with ENOENT below a directory that exists
    // (/proc), Node asks for the parent again and again and never returns.
    if (code !== 'ENOENT' || parent === path || (await exists(parent))) throw error;
    await makeDirectory(parent);
    await mkdir(path, PRIVATE_FOLDER);
  }
  // A new directory is an entry of its parent, and as easily lost to a power cut as any other.
  await syncDirectory(dirname(path));
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch {
    return false;
  }
}

/** The machine's own file system. */
export const nodeFileSystem: FileSystem = {
  makeDirectory,
  list: (directory) => readdir(directory),
  open: async (path, mode) => wrap(await open(path, FLAGS[mode], PRIVATE_FILE)),
  rename,
  remove: unlink,
  syncDirectory,
  lock: lockDirectory,
};

/**
 * Writes all of `bytes` at `position`, in as many calls as it takes.
 * @throws Error of the file system, also when it writes nothing and says nothing
 */
export async function writeFully(file: OpenFile, bytes: Uint8Array, position: number): Promise<void> {
  let done = 0;
  while (done < bytes.length) {
    const written = await file.write(done === 0 ? bytes : bytes.subarray(done), position + done);
    if (written <= 0) throw new Error(`nothing written at byte ${position + done}`);
    done += written;
  }
}

/** Reads `length` bytes from `position`, fewer only where the file ends. */
export async function readFully(file: OpenFile, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(length);
  let done = 0;
  while (done < length) {
    const read = await file.read(done === 0 ? bytes : bytes.subarray(done), position + done);
    if (read <= 0) break;
    done += read;
  }
  return bytes.subarray(0, done);
}
