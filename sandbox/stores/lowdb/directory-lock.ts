import { randomUUID } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { link, readdir, readFile, stat, truncate, unlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemClock } from '../../lib/clock.ts';
import { errnoOf, StoreOpenError } from './errors.ts';

/**
 * One process per directory, with what Node offers (it has no flock): the newest of the numbered files
 * `lock.<n>` names the holder, by process id and start time. Taking over from a dead holder creates the next
 * number, which only one process can; removing and re-creating one file would let two of them win. The file
 * of the highest number is never removed, for the same reason: a holder that leaves empties it, for which
 * even a full disk has room.
 */

/** Who holds a directory; texts are empty where the platform does not tell. */
interface Holder {
  readonly pid: number;
  /** Start of the process in clock ticks since boot: process ids are used again. */
  readonly started: string;
  readonly boot: string;
  /** The process ids' namespace: a container's ids mean nothing outside. */
  readonly namespace: string;
}

const LOCK_NAME = /^lock\.(\d{1,15})$/;
const HEARTBEAT_MS = 5_000;
const SILENCE_MS = 3 * HEARTBEAT_MS;
const NO_HARD_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);

function textOf(read: () => string): string {
  try {
    return read().trim();
  } catch {
    return '';
  }
}

/** State letter and start time of a process, from /proc; undefined when there is no such process. */
function processStat(pid: number): { state: string; started: string } | undefined {
  const text = textOf(() => readFileSync(`/proc/${pid}/stat`, 'utf8'));
  // The second field is the command in parentheses, and may hold spaces and parentheses of its own.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const [state, started] = [fields[0], fields[19]];
  return state === undefined || started === undefined ? undefined : { state, started };
}

function self(): Holder {
  return {
    pid: process.pid,
    started: processStat(process.pid)?.started ?? '',
    boot: textOf(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8')),
    namespace: textOf(() => readlinkSync('/proc/self/ns/pid')),
  };
}

function processLives(pid: number, started: string): boolean {
  if (started !== '') {
    const found = processStat(pid);
    return found !== undefined && found.started === started && found.state !== 'Z' && found.state !== 'X';
  }
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errnoOf(error) === 'EPERM';
  }
}

/** Whether whoever wrote this lock file still lives. */
async function holds(file: string, holder: Holder, me: Holder): Promise<boolean> {
  if (holder.boot !== me.boot) return false;
  if (holder.namespace === me.namespace) return processLives(holder.pid, holder.started);
  // Another container on this machine: its ids cannot be asked for, so its heartbeat has to do.
  return systemClock.now() - (await stat(file)).mtimeMs < SILENCE_MS;
}

/** The living holder that a lock file names, if it names one. */
async function livingHolder(file: string, directory: string, me: Holder): Promise<Holder | undefined> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    // Just removed by whoever took the next number.
    if (errnoOf(error) === 'ENOENT') return undefined;
    throw error;
  }
  if (text === '') return undefined;
  const holder = parseHolder(text, file, directory);
  return (await holds(file, holder, me)) ? holder : undefined;
}

function parseHolder(text: string, file: string, directory: string): Holder {
  try {
    return JSON.parse(text) as Holder;
  } catch {
    throw new StoreOpenError(
      'LOCKED',
      `cannot tell who uses the data directory ${directory}: delete ${file} if no Khata runs there`,
    );
  }
}

/** Creates a file together with its content; false when it exists already. */
async function createWithContent(file: string, content: string): Promise<boolean> {
  const draft = `${file}.${randomUUID()}.tmp`;
  await writeFile(draft, content, { flag: 'wx' });
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') return false;
    if (!NO_HARD_LINKS.has(errnoOf(error))) throw error;
  } finally {
    await unlink(draft);
  }
  try {
    await writeFile(file, content, { flag: 'wx' });
    return true;
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') return false;
    throw error;
  }
}

async function lockNumbers(directory: string): Promise<number[]> {
  const names = await readdir(directory);
  const numbers = names.flatMap((name) => LOCK_NAME.exec(name)?.[1] ?? []).map(Number);
  return numbers.sort((a, b) => a - b);
}

async function removeQuietly(file: string): Promise<void> {
  // Another process that opens at the same moment may have been faster.
  await unlink(file).catch(() => undefined);
}

function inUse(directory: string, file: string, holder: Holder, me: Holder): StoreOpenError {
  const who = holder.pid === me.pid ? `this process (${me.pid})` : `process ${holder.pid}`;
  return new StoreOpenError('LOCKED', `the data directory ${directory} is in use by ${who} (${file})`);
}

/**
 * Takes the directory for this process, also from a process that died without giving it back.
 * @returns a function that gives it back; calling it again does nothing
 * @throws StoreOpenError LOCKED, naming the process that has it
 */
export async function lockDirectory(directory: string): Promise<() => Promise<void>> {
  const me = self();
  for (;;) {
    const numbers = await lockNumbers(directory);
    const last = numbers.at(-1) ?? 0;
    const theirs = join(directory, `lock.${last}`);
    const mine = join(directory, `lock.${last + 1}`);
    const holder = await livingHolder(theirs, directory, me);
    if (holder !== undefined) throw inUse(directory, theirs, holder, me);
    if (!(await createWithContent(mine, `${JSON.stringify(me)}\n`))) continue;
    // Without hard links a file is born empty, as if released: look again, now that ours can be seen.
    const late = await livingHolder(theirs, directory, me);
    if (late !== undefined) {
      await truncate(mine);
      throw inUse(directory, theirs, late, me);
    }
    for (const number of numbers) await removeQuietly(join(directory, `lock.${number}`));
    return holdUntilReleased(mine);
  }
}

function holdUntilReleased(file: string): () => Promise<void> {
  const heartbeat = setInterval(() => {
    const now = systemClock.now() / 1000;
    utimes(file, now, now).catch(() => undefined);
  }, HEARTBEAT_MS);
  heartbeat.unref();
  let released: Promise<void> | undefined;
  return () => {
    clearInterval(heartbeat);
    // A directory that is gone needs no giving back.
    released ??= truncate(file).catch(() => undefined);
    return released;
  };
}
