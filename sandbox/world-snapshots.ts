import type { SnapshotInfo, WorldSettings } from './domain/world.ts';
import type { WorldRuntime } from './http/door.ts';
import { formatInstant, type Instant, parseInstant } from './lib/clock.ts';
import { Problem } from './lib/errors.ts';
import { checkInvariants } from './services/invariants.ts';
import { without } from './services/new-world.ts';
import { runUnit } from './services/run-unit.ts';
import { type Host, openUnit } from './services/unit.ts';
import { snapshotId, snapshotPrefix } from './services/world-names.ts';
import { readRows, refused } from './snapshot-rows.ts';
import { COLLECTIONS, type CollectionName } from './stores/collections.ts';
import type { Store, WorldContents } from './stores/store.ts';
import type { WorldRegistry } from './world-registry.ts';
import { scratchStore, scratchWorldId } from './world-templates.ts';

/** Snapshots of one world. */
const MOST_SNAPSHOTS = 100;
const COLLECTION_NAMES = Object.keys(COLLECTIONS) as CollectionName[];

/** A snapshot as the control plane shows it. */
export interface ListedSnapshot extends Omit<SnapshotInfo, 'id'> {
  readonly world: string;
}

/** A snapshot as a file. */
export interface SnapshotFile {
  readonly fixture: string;
  /** RFC 3339 with offset. */
  readonly takenAt: string;
  readonly description?: string;
  readonly rows: Readonly<Record<string, readonly object[]>>;
}

/** Keeps worlds as they were. Each snapshot is a world of the store that nobody can call (world-names.ts). */
export class WorldSnapshots {
  readonly #store: Store;
  readonly #host: Host;
  readonly #worlds: WorldRegistry;
  /** Ids of snapshots that are being written. */
  readonly #busy = new Set<string>();

  constructor(store: Store, host: Host, worlds: WorldRegistry) {
    this.#store = store;
    this.#host = host;
    this.#worlds = worlds;
  }

  /** The snapshots of a world, by name. */
  async list(world: string): Promise<ListedSnapshot[]> {
    const prefix = snapshotPrefix(world);
    const listed: ListedSnapshot[] = [];
    for (const id of (await this.#store.worlds()).filter((known) => known.startsWith(prefix)).sort()) {
      const info = await this.#info(id);
      if (info !== undefined) listed.push(shown(world, info));
    }
    return listed;
  }

  /**
   * Keeps everything that a world holds now.
   * @throws Problem SNAPSHOT_EXISTS or SNAPSHOT_LIMIT_REACHED
   */
  async take(world: WorldRuntime, name: string, description?: string): Promise<ListedSnapshot> {
    return await this.#keep(world.id, name, async () => {
      await world.meter?.settle();
      const contents = await world.store.capture();
      const takenAt = await instantOf(contents, this.#host);
      return { contents, source: 'TAKEN', takenAt, description };
    });
  }

  /**
   * Puts a world back to one of its snapshots, its clock too.
   * @returns what the clock reads
   * @throws Problem SNAPSHOT_NOT_FOUND
   */
  async restore(world: WorldRuntime, name: string): Promise<Instant> {
    const own = await world.store.transact(async (tx) => await tx.get('worldSettings', 'settings'));
    const contents = await this.#contents(world.id, name, own);
    await this.#worlds.replace(world.id, contents);
    return await runUnit(world.store, this.#host, async (unit) => unit.now);
  }

  /** @throws Problem SNAPSHOT_NOT_FOUND */
  async delete(world: string, name: string): Promise<void> {
    await this.#find(world, name);
    await this.#store.world(snapshotId(world, name)).clear();
  }

  /** @throws Problem SNAPSHOT_NOT_FOUND */
  async export(world: string, name: string): Promise<SnapshotFile> {
    const { takenAt, description } = await this.#find(world, name);
    const contents = await this.#contents(world, name);
    const rows: Record<string, readonly object[]> = {};
    for (const collection of COLLECTION_NAMES) {
      const { key } = COLLECTIONS[collection] as { key: (row: object) => string };
      const found = [...contents.rows(collection)] as object[];
      // In one order, whatever order they were written in: equal worlds are equal files.
      if (found.length > 0) rows[collection] = found.sort((a, b) => (key(a) < key(b) ? -1 : 1));
    }
    const [settings] = contents.rows('worldSettings');
    return {
      fixture: settings?.fixture ?? '',
      takenAt: formatInstant(takenAt),
      ...(description !== undefined && { description }),
      rows,
    };
  }

  /**
   * Keeps a file as a snapshot of a world, which itself does not change.
   * @throws Problem SNAPSHOT_EXISTS, SNAPSHOT_LIMIT_REACHED, or SNAPSHOT_REFUSED when its rows do not fit together
   */
  async import(world: string, name: string, file: SnapshotFile): Promise<ListedSnapshot> {
    return await this.#keep(world, name, async () => {
      const contents = readRows(file.rows, (fixture) => this.#worlds.hasFixture(fixture));
      await this.#prove(contents);
      const { description } = file;
      return { contents, source: 'IMPORTED', takenAt: parseInstant(file.takenAt), description };
    });
  }

  async #keep(
    world: string,
    name: string,
    make: () => Promise<Pick<SnapshotInfo, 'source' | 'takenAt'> & Making>,
  ): Promise<ListedSnapshot> {
    const id = snapshotId(world, name);
    const known = await this.list(world);
    if (known.some((snapshot) => snapshot.name === name) || this.#busy.has(id)) {
      throw new Problem('SNAPSHOT_EXISTS', `The world "${world}" has a snapshot "${name}" already.`);
    }
    if (known.length >= MOST_SNAPSHOTS) {
      const words = `The world "${world}" has ${MOST_SNAPSHOTS} snapshots; delete one first.`;
      throw new Problem('SNAPSHOT_LIMIT_REACHED', words);
    }
    this.#busy.add(id);
    try {
      const { contents, description, source, takenAt } = await make();
      const rows = COLLECTION_NAMES.reduce((sum, collection) => sum + count(contents, collection), 0);
      const more = description === undefined ? {} : { description };
      const info: SnapshotInfo = { id: 'info', name, ...more, source, takenAt, rows };
      await this.#store.world(id).replace(await labelled(contents, info));
      return shown(world, info);
    } finally {
      this.#busy.delete(id);
    }
  }

  async #info(id: string): Promise<SnapshotInfo | undefined> {
    return await this.#store.world(id).transact(async (tx) => await tx.get('snapshotInfo', 'info'));
  }

  async #find(world: string, name: string): Promise<SnapshotInfo> {
    const info = await this.#info(snapshotId(world, name));
    if (info !== undefined) return info;
    throw new Problem('SNAPSHOT_NOT_FOUND', `The world "${world}" has no snapshot "${name}".`);
  }

  /** @param own settings of the world that is to hold them: what a reset puts it back to stays */
  async #contents(world: string, name: string, own?: WorldSettings): Promise<WorldContents> {
    await this.#find(world, name);
    const kept = await this.#store.world(snapshotId(world, name)).capture();
    return await onScratch(kept, async (tx) => {
      await tx.delete('snapshotInfo', 'info');
      const settings = await tx.get('worldSettings', 'settings');
      if (own === undefined || settings === undefined) return;
      const { origin: _, ...others } = settings;
      const { fixture, origin } = own;
      await tx.put('worldSettings', { ...others, fixture, ...(origin && { origin }) });
    });
  }

  /** @throws Problem SNAPSHOT_REFUSED */
  async #prove(contents: WorldContents): Promise<void> {
    const world = (await scratchStore()).world(scratchWorldId());
    try {
      await world.replace(contents);
      const findings = await world.transact(
        async (tx) => await checkInvariants(await openUnit(tx, this.#host)),
      );
      const broken = findings.find(({ violations }) => violations.length > 0);
      if (broken) throw refused(`invariant ${broken.number} does not hold: ${broken.violations[0]}`);
    } catch (error) {
      // Rows whose forms are not ours make the rules stumble: that is the file's fault too.
      throw error instanceof Problem && error.code === 'SNAPSHOT_REFUSED'
        ? error
        : refused(error instanceof Error ? error.message : String(error));
    } finally {
      await world.clear();
    }
  }
}

interface Making {
  readonly contents: WorldContents;
  readonly description: string | undefined;
}

function shown(world: string, { id: _, ...info }: SnapshotInfo): ListedSnapshot {
  return { world, ...info };
}

function count(contents: WorldContents, collection: CollectionName): number {
  let rows = 0;
  for (const _ of contents.rows(collection)) rows += 1;
  return rows;
}

/** Contents changed by a step, without anybody seeing them in between; what is shared stays shared. */
async function onScratch(
  contents: WorldContents,
  step: (tx: Parameters<Parameters<WorldRuntime['store']['transact']>[0]>[0]) => Promise<void>,
): Promise<WorldContents> {
  const world = (await scratchStore()).world(scratchWorldId());
  await world.replace(contents);
  await world.transact(step);
  const changed = await world.capture();
  await world.clear();
  return changed;
}

async function labelled(contents: WorldContents, info: SnapshotInfo): Promise<WorldContents> {
  return await onScratch(contents, async (tx) => await tx.put('snapshotInfo', info));
}

async function instantOf(contents: WorldContents, host: Host): Promise<Instant> {
  const world = (await scratchStore()).world(scratchWorldId());
  await world.replace(without(contents, 'dueEvents'));
  const now = await world.transact(async (tx) => (await openUnit(tx, host)).now);
  await world.clear();
  return now;
}
