import { crc32 } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { StoreOpenError } from '../../stores/lowdb/errors.ts';
import { encodeFrame, HEADER_SIZE } from '../../stores/lowdb/journal.ts';
import { openLowdbStore } from '../../stores/lowdb/lowdb-store.ts';
import { chosenSeed, seededRandom } from './random.ts';
import { type DiskContent, SimulatedDisk } from './simulated-disk.ts';
import { statesOf, textOf, Workload } from './workload.ts';

/**
 * A journal whose end is torn is cut there, with a warning; one that is damaged anywhere else stops the
 * start and says where. Tried at every byte of the last frames, at every bit of frames and snapshots.
 */

const FRAMES = 8;
const GARBAGE_TRIES = Number(process.env['KHATA_TORN_TAIL_TRIES'] ?? 2_000);
const JOURNAL = 'journal-000000000000001.khj';

interface Outcome {
  /** Steps of the history that the store shows; -1 when its state is no beginning of it. */
  readonly steps?: number;
  readonly warnings: readonly string[];
  readonly refusal?: StoreOpenError;
}

interface Scene {
  readonly content: DiskContent;
  readonly states: ReadonlyMap<string, number>;
}

async function outcomeOf({ states }: Scene, content: DiskContent): Promise<Outcome> {
  const warnings: string[] = [];
  const disk = new SimulatedDisk({ content });
  try {
    const onWarning = (text: string): number => warnings.push(text);
    const store = await openLowdbStore({ directory: '/data', fileSystem: disk, onWarning });
    const steps = states.get(await textOf(store)) ?? -1;
    await store.close();
    return { steps, warnings };
  } catch (error) {
    if (!(error instanceof StoreOpenError)) throw error;
    return { warnings, refusal: error };
  }
}

/** So many commits, each in a frame of its own. */
async function commitTo(disk: SimulatedDisk, workload: Workload, commits: number): Promise<void> {
  const store = await openLowdbStore({ directory: '/data', fileSystem: disk, compactAfterBytes: 1e9 });
  for (let n = 1; n <= commits; n++) await workload.commit(store, 'a');
  await store.close();
}

/** One journal file. */
async function journalScene(commits: number): Promise<Scene> {
  const disk = new SimulatedDisk();
  const workload = new Workload();
  await commitTo(disk, workload, commits);
  return { content: disk.content(), states: await statesOf(workload.history) };
}

/** A snapshot and one journal file behind it, with frames in it. */
async function snapshotScene(): Promise<Scene> {
  const disk = new SimulatedDisk();
  const workload = new Workload();
  await commitTo(disk, workload, FRAMES);
  let compacted = (): void => undefined;
  const done = new Promise<void>((resolve) => {
    compacted = resolve;
  });
  const options = { directory: '/data', fileSystem: disk, compactAfterBytes: 1, onCompacted: compacted };
  const store = await openLowdbStore(options);
  await workload.commit(store, 'a');
  await done;
  await store.close();
  await commitTo(disk, workload, FRAMES);
  return { content: disk.content(), states: await statesOf(workload.history) };
}

function fileOf({ content }: Scene, pattern: RegExp): { name: string; bytes: Buffer } {
  const name =
    [...content.keys()]
      .filter((it) => pattern.test(it))
      .sort()
      .at(-1) ?? '';
  return { name, bytes: content.get(name) ?? Buffer.alloc(0) };
}

function withFile({ content }: Scene, name: string, bytes: Buffer | undefined): DiskContent {
  const changed = new Map(content);
  if (bytes === undefined) changed.delete(name);
  else changed.set(name, bytes);
  return changed;
}

function flipped(bytes: Buffer, bit: number): Buffer {
  const changed = Buffer.from(bytes);
  changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
  return changed;
}

/** Where the frames of a journal start, and last where it ends. */
function frameStarts(bytes: Buffer): number[] {
  const starts = [0];
  for (let at = 0; at < bytes.length; ) {
    at += HEADER_SIZE + bytes.readUInt32LE(at + 16);
    starts.push(at);
  }
  return starts;
}

let scene: Scene;
let journal: Buffer;
let starts: number[];
const startOf = (frame: number): number => starts[frame - 1] ?? Number.NaN;

beforeAll(async () => {
  scene = await journalScene(FRAMES);
  journal = fileOf(scene, /^journal/).bytes;
  starts = frameStarts(journal);
  expect(starts).toHaveLength(FRAMES + 1);
});

describe('a torn journal', () => {
  it('loses only what was cut off, wherever in its last three frames that is', async () => {
    for (let size = startOf(FRAMES - 2); size <= journal.length; size++) {
      const whole = starts.filter((start) => start <= size).length - 1;
      const outcome = await outcomeOf(scene, withFile(scene, JOURNAL, journal.subarray(0, size)));
      expect({ size, ...outcome }).toMatchObject({ size, steps: whole });
      expect(outcome.warnings).toHaveLength(starts.includes(size) ? 0 : 1);
    }
  });

  it('loses only its last frame when any bit of that is wrong', async () => {
    for (let bit = startOf(FRAMES) * 8; bit < journal.length * 8; bit++) {
      const outcome = await outcomeOf(scene, withFile(scene, JOURNAL, flipped(journal, bit)));
      expect({ bit, ...outcome }).toMatchObject({ bit, steps: FRAMES - 1 });
      expect(outcome.warnings).toHaveLength(1);
    }
  });

  it('says in its warning which file was cut, where, and by how much', async () => {
    const cut = withFile(scene, JOURNAL, journal.subarray(0, journal.length - 1));
    const { warnings } = await outcomeOf(scene, cut);
    const lost = journal.length - 1 - startOf(FRAMES);
    expect(warnings[0]).toContain(`/data/${JOURNAL}: cut off ${lost} bytes`);
    expect(warnings[0]).toContain(`at byte ${startOf(FRAMES)}`);
  });

  it('is whole again after the cut, and goes on', async () => {
    const disk = new SimulatedDisk({
      content: withFile(scene, JOURNAL, journal.subarray(0, journal.length - 1)),
    });
    const store = await openLowdbStore({ directory: '/data', fileSystem: disk });
    const workload = new Workload(Array.from({ length: FRAMES - 1 }, () => ({ world: 'a', clears: false })));
    await workload.commit(store, 'a');
    await store.close();
    expect(await outcomeOf(scene, disk.content())).toEqual({ steps: FRAMES, warnings: [] });
  });

  const seed = chosenSeed();
  it(`gets rid of garbage behind its last frame (KHATA_SEED=${seed})`, async () => {
    const random = seededRandom(seed);
    for (let i = 0; i < GARBAGE_TRIES; i++) {
      const garbage = Buffer.from(
        Array.from({ length: random.between(1, 2_000) }, () => random.between(0, 255)),
      );
      // Zeros of a file that grew but was not filled; an older frame; a header without its payload.
      const kind = random.between(0, 3);
      if (kind === 1) garbage.fill(0);
      const older = journal.subarray(startOf(FRAMES - 1), journal.length);
      const header = encodeFrame(FRAMES + 1, '["a","clear"]\n'.repeat(9)).subarray(0, HEADER_SIZE);
      const lead = [Buffer.alloc(0), Buffer.alloc(0), older, header][kind] ?? garbage;
      const bytes = Buffer.concat([journal, lead, garbage]);
      const outcome = await outcomeOf(scene, withFile(scene, JOURNAL, bytes));
      expect({ i, ...outcome }).toMatchObject({ i, steps: FRAMES });
      expect(outcome.warnings).toHaveLength(1);
    }
  }, 600_000_000);
});

/** Asserts a refusal that names the file and the byte. */
function expectRefusal(outcome: Outcome, file: string, offset: number): void {
  expect(outcome.refusal?.reason).toBe('DAMAGED');
  expect(outcome.refusal?.place).toEqual({ file: `/data/${file}`, offset });
  expect(outcome.refusal?.message).toContain(`/data/${file} is damaged at byte ${offset}: `);
  expect(outcome.refusal?.message).not.toContain('\n');
}

describe('a journal damaged in its middle', () => {
  it('stops the start and names file and byte, whichever bit of a frame is wrong', async () => {
    const frame = FRAMES - 3;
    for (let bit = startOf(frame) * 8; bit < startOf(frame + 1) * 8; bit++) {
      const outcome = await outcomeOf(scene, withFile(scene, JOURNAL, flipped(journal, bit)));
      expectRefusal(outcome, JOURNAL, startOf(frame));
    }
  });

  it('stops the start whichever byte of all but the last frame is wrong', async () => {
    for (let at = 0; at < startOf(FRAMES); at++) {
      const outcome = await outcomeOf(scene, withFile(scene, JOURNAL, flipped(journal, at * 8 + (at % 8))));
      expectRefusal(outcome, JOURNAL, starts.filter((start) => start <= at).at(-1) ?? 0);
    }
  });

  it('stops the start also when the last frame is torn: the one before it was synced', async () => {
    const bytes = flipped(journal, startOf(FRAMES - 1) * 8 + 300).subarray(0, journal.length - 1);
    expectRefusal(await outcomeOf(scene, withFile(scene, JOURNAL, bytes)), JOURNAL, startOf(FRAMES - 1));
  });

  it('stops the start when a frame is missing', async () => {
    const bytes = Buffer.concat([journal.subarray(0, startOf(3)), journal.subarray(startOf(4))]);
    expectRefusal(await outcomeOf(scene, withFile(scene, JOURNAL, bytes)), JOURNAL, startOf(3));
  });

  it('stops the start at an intact frame that makes no sense', async () => {
    for (const payload of [
      'not json\n',
      '[]\n',
      '["a",["unknown",{}]]\n',
      '["a",["transactions",7]]\n',
      '7\n',
    ]) {
      const bytes = Buffer.concat([journal, encodeFrame(FRAMES + 1, payload)]);
      expectRefusal(await outcomeOf(scene, withFile(scene, JOURNAL, bytes)), JOURNAL, journal.length);
    }
  });
});

describe('a journal of two files', () => {
  const SECOND = 'journal-000000000000005.khj';
  /** Frames 1 to 4 and 5 to 8: what a snapshot leaves that found no room. */
  function twoFiles(first: Buffer, second: Buffer): DiskContent {
    return new Map([
      [JOURNAL, first],
      [SECOND, second],
    ]);
  }

  it('is read in order, and may be torn only in its second file', async () => {
    const [first, second] = [journal.subarray(0, startOf(5)), journal.subarray(startOf(5))];
    expect(await outcomeOf(scene, twoFiles(first, second))).toEqual({ steps: FRAMES, warnings: [] });
    expect(await outcomeOf(scene, twoFiles(first, Buffer.alloc(0)))).toEqual({ steps: 4, warnings: [] });
    const torn = await outcomeOf(scene, twoFiles(first, second.subarray(0, -1)));
    expect(torn).toMatchObject({ steps: FRAMES - 1 });
    for (let size = startOf(4) + 1; size < first.length; size++) {
      // The second file is there, so the first one was synced to its end, whatever the second one holds.
      for (const rest of [second, Buffer.alloc(0)]) {
        expectRefusal(await outcomeOf(scene, twoFiles(first.subarray(0, size), rest)), JOURNAL, startOf(4));
      }
    }
  });

  it('stops the start when whole frames or files are missing between them', async () => {
    const second = journal.subarray(startOf(5));
    const short = await outcomeOf(scene, twoFiles(journal.subarray(0, startOf(4)), second));
    expectRefusal(short, SECOND, 0);
    const twice = await outcomeOf(scene, twoFiles(journal.subarray(0, startOf(6)), second));
    expectRefusal(twice, SECOND, 0);
    expectRefusal(await outcomeOf(scene, new Map([[SECOND, second]])), JOURNAL, 0);
  });
});

describe('a directory with a snapshot', () => {
  let compacted: Scene;
  let snapshot: { name: string; bytes: Buffer };
  beforeAll(async () => {
    compacted = await snapshotScene();
    snapshot = fileOf(compacted, /^snapshot/);
    expect(snapshot.name).not.toBe('');
    expect([...compacted.content.keys()]).toHaveLength(2);
    const steps = FRAMES + 1 + FRAMES;
    expect(await outcomeOf(compacted, compacted.content)).toEqual({ steps, warnings: [] });
  });

  it('stops the start whichever byte of the snapshot is wrong', async () => {
    for (let at = 0; at < snapshot.bytes.length; at++) {
      const bytes = flipped(snapshot.bytes, at * 8 + (at % 8));
      const { refusal } = await outcomeOf(compacted, withFile(compacted, snapshot.name, bytes));
      expect({ at, reason: refusal?.reason }).toEqual({ at, reason: 'DAMAGED' });
      expect(refusal?.place?.file).toBe(`/data/${snapshot.name}`);
      expect(refusal?.place?.offset).toBeLessThanOrEqual(at);
    }
  });

  it('stops the start wherever the snapshot is cut short', async () => {
    for (let size = 0; size < snapshot.bytes.length; size++) {
      const bytes = snapshot.bytes.subarray(0, size);
      const { refusal } = await outcomeOf(compacted, withFile(compacted, snapshot.name, bytes));
      expect({ size, reason: refusal?.reason }).toEqual({ size, reason: 'DAMAGED' });
    }
  });

  it('stops the start when snapshot or journal is missing', async () => {
    const segment = fileOf(compacted, /^journal/);
    expectRefusal(await outcomeOf(compacted, withFile(compacted, segment.name, undefined)), segment.name, 0);
    const without = await outcomeOf(compacted, withFile(compacted, snapshot.name, undefined));
    expectRefusal(without, JOURNAL, 0);
  });

  it('says so when another version of Khata wrote it', async () => {
    const lines = snapshot.bytes
      .toString()
      .replace('["khata-snapshot",1,', '["khata-snapshot",2,')
      .split('\n');
    const block = `${lines
      .slice(
        0,
        lines.findIndex((line) => line.startsWith('["check"')),
      )
      .join('\n')}\n`;
    const check = `["check","${crc32(block).toString(16).padStart(8, '0')}"]\n`;
    const bytes = Buffer.from(block + check);
    const { refusal } = await outcomeOf(compacted, withFile(compacted, snapshot.name, bytes));
    expect(refusal?.reason).toBe('FOREIGN_FORMAT');
    expect(refusal?.message).toContain('format version 2');
  });
});

describe('the tests above', () => {
  /** A reader as one writes it at first: believes lengths, knows no checksums, stops where it cannot go on. */
  function naiveFrames(bytes: Buffer): number {
    let frames = 0;
    for (let at = 0; at + HEADER_SIZE <= bytes.length; frames++) {
      at += HEADER_SIZE + bytes.readUInt32LE(at + 16);
      if (at > bytes.length) break;
    }
    return frames;
  }

  it('would catch a reader without checksums and without a look ahead', () => {
    // Flips in payloads go unseen, and a wrong length in the middle silently loses what follows.
    const lastFrame = naiveFrames(flipped(journal, (startOf(FRAMES) + HEADER_SIZE + 5) * 8));
    expect(lastFrame).not.toBe(FRAMES - 1);
    expect(() => naiveFrames(flipped(journal, (startOf(3) + 18) * 8 + 7))).not.toThrow();
    expect(naiveFrames(flipped(journal, (startOf(3) + 18) * 8 + 7))).toBeLessThan(FRAMES);
  });
});
