import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { lockDirectory } from '../../stores/lowdb/directory-lock.ts';
import { StoreOpenError } from '../../stores/lowdb/errors.ts';
import { openLowdbStore } from '../../stores/lowdb/lowdb-store.ts';
import { compileProgram, type Program } from './bundle.ts';
import { RunningProgram } from './kill-nine.ts';

describe('a data directory', () => {
  let program: Program;
  let directory: string;
  let started: RunningProgram[];
  beforeAll(async () => {
    program = await compileProgram(join(import.meta.dirname, 'lock-holder.ts'));
  });
  afterAll(() => program.remove());
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'khata-lock-'));
    started = [];
  });
  afterEach(async () => {
    await Promise.all(started.map((it) => it.kill()));
    await rm(directory, { recursive: true });
  });

  /** Starts a process that opens the directory; gives it and the first thing it says. */
  async function start(): Promise<{ holder: RunningProgram; says: string | undefined }> {
    const holder = new RunningProgram({ path: program.path, args: [directory] });
    started.push(holder);
    await holder.written(1);
    return { holder, says: holder.lines[0] };
  }

  async function refusal(): Promise<StoreOpenError> {
    try {
      await (await openLowdbStore({ directory })).close();
    } catch (error) {
      if (error instanceof StoreOpenError) return error;
      throw error;
    }
    throw new Error('it was opened');
  }

  async function newestLock(): Promise<string> {
    const names = (await readdir(directory)).filter((name) => name.startsWith('lock.'));
    expect(names).toHaveLength(1);
    return join(directory, names[0] ?? '');
  }

  it('is refused to a second process while the first one lives, in one line that names it', async () => {
    const { holder, says } = await start();
    expect(says).toBe('open');
    const error = await refusal();
    expect(error.reason).toBe('LOCKED');
    expect(error.message).toContain(`the data directory ${directory} is in use by process ${holder.pid} `);
    expect(error.message).not.toContain('\n');
    const second = await start();
    expect(second.says).toContain(`is in use by process ${holder.pid} `);
  });

  it('is taken over from a process that was killed', async () => {
    const { holder } = await start();
    await holder.kill();
    const store = await openLowdbStore({ directory });
    await store.close();
  });

  it.skipIf(!existsSync('/proc/self/stat'))(
    'is taken over from a killed process that its parent has not buried yet',
    async () => {
      // The shell becomes a program that asks after no child.
      const script = '"$0" "$1" "$2" & exec sleep 60';
      const parent = spawn('sh', ['-c', script, process.execPath, program.path, directory]);
      try {
        await once(parent.stdout, 'data');
        const { pid } = JSON.parse(await readFile(await newestLock(), 'utf8'));
        expect((await refusal()).message).toContain(`is in use by process ${pid} `);
        process.kill(pid, 'SIGKILL');
        while (!/\) Z /.test(await readFile(`/proc/${pid}/stat`, 'utf8'))) await setImmediate();
        await (await openLowdbStore({ directory })).close();
      } finally {
        parent.kill('SIGKILL');
        await once(parent, 'exit');
      }
    },
  );

  it('is refused to a second store of the same process', async () => {
    const store = await openLowdbStore({ directory });
    expect((await refusal()).message).toContain(`is in use by this process (${process.pid})`);
    await store.close();
    await (await openLowdbStore({ directory })).close();
  });

  it('goes to exactly one of many that open it at once, also after a kill', async () => {
    const { holder } = await start();
    await holder.kill();
    const starts = await Promise.all(Array.from({ length: 6 }, start));
    expect(starts.filter(({ says }) => says === 'open')).toHaveLength(1);
    for (const { says } of starts) if (says !== 'open') expect(says).toContain('is in use by process');
  });

  it('goes to exactly one of many that find the same dead holder in the same moment', async () => {
    for (let round = 0; round < 20; round++) {
      const place = await mkdtemp(join(directory, 'race-'));
      const release = await lockDirectory(place);
      const text = await readFile(join(place, 'lock.1'), 'utf8');
      await release();
      await writeFile(join(place, 'lock.1'), JSON.stringify({ ...JSON.parse(text), started: '1' }));
      const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => lockDirectory(place)));
      const holders = outcomes.filter(({ status }) => status === 'fulfilled');
      expect({ round, holders: holders.length }).toEqual({ round, holders: 1 });
      for (const outcome of outcomes) if (outcome.status === 'fulfilled') await outcome.value();
    }
  });

  it('is free although its lock names a living process that started later', async () => {
    const store = await openLowdbStore({ directory });
    const file = await newestLock();
    const text = await readFile(file, 'utf8');
    await store.close();
    // The same process id, used again by another process.
    await writeFile(file, JSON.stringify({ ...JSON.parse(text), started: '1' }));
    await (await openLowdbStore({ directory })).close();
  });

  it('is free after a restart of the machine', async () => {
    const store = await openLowdbStore({ directory });
    const file = await newestLock();
    const text = await readFile(file, 'utf8');
    await store.close();
    await writeFile(file, JSON.stringify({ ...JSON.parse(text), boot: 'another' }));
    await (await openLowdbStore({ directory })).close();
  });

  it('is not free to another container while the heartbeat goes on, and free once it has stopped', async () => {
    const store = await openLowdbStore({ directory });
    const file = await newestLock();
    const text = await readFile(file, 'utf8');
    await store.close();
    await writeFile(file, JSON.stringify({ ...JSON.parse(text), namespace: 'pid:[1]', pid: 7 }));
    expect((await refusal()).message).toContain('is in use by process 7 ');
    const longAgo = Date.now() / 1000 - 60;
    await utimes(file, longAgo, longAgo);
    await (await openLowdbStore({ directory })).close();
  });

  it('is not guessed about when its lock cannot be read', async () => {
    await writeFile(join(directory, 'lock.3'), 'nonsense');
    const { reason, message } = await refusal();
    expect(reason).toBe('LOCKED');
    expect(message).toContain(`delete ${join(directory, 'lock.3')}`);
  });

  it('keeps one lock file, however often it is opened', async () => {
    for (let i = 0; i < 5; i++) await (await openLowdbStore({ directory })).close();
    expect(await readFile(await newestLock(), 'utf8')).toBe('');
  });

  it('is refused in one line when it is no directory, or cannot be made', async () => {
    const file = join(directory, 'file');
    await writeFile(file, '');
    for (const impossible of [file, join(file, 'below')]) {
      const error = await openLowdbStore({ directory: impossible }).catch((thrown) => thrown);
      expect(error).toBeInstanceOf(StoreOpenError);
      expect(error.reason).toBe('UNUSABLE');
      expect(error.message).toContain(`cannot use the data directory ${impossible}: E`);
      expect(error.message).not.toContain('\n');
    }
  });

  it('leaves no file behind that a refused start has made', async () => {
    await writeFile(join(directory, 'journal-000000000000005.khj'), '');
    expect((await refusal()).reason).toBe('DAMAGED');
    expect((await readdir(directory)).sort()).toEqual(['journal-000000000000005.khj', 'lock.1']);
    await writeFile(join(directory, 'lock.1'), '');
  });
});
