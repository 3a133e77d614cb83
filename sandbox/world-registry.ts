import { randomInt } from 'node:crypto';
import type { WorldOrigin, WorldSettings } from './domain/world.ts';
import { fixtureNames, type WorldFixture } from './domain/world-fixture.ts';
import type { WorldRuntime } from './http/door.ts';
import { type ExchangeBounds, type ExchangeListener, ExchangeLog } from './http/exchange-log.ts';
import { RequestIds } from './http/request-ids.ts';
import type { Instant, Timer } from './lib/clock.ts';
import { Problem } from './lib/errors.ts';
import { randomToken } from './lib/vault.ts';
import { WorldMeter } from './services/metering.ts';
import {
  beginAs,
  consumerSecrets,
  makeOwn,
  SALT_PURPOSE,
  sealSecrets,
  type WorldCredential,
  type WorldStart,
  withoutBearers,
} from './services/new-world.ts';
import { runUnit } from './services/run-unit.ts';
import { type Host, openUnit, type Unit } from './services/unit.ts';
import { DEFAULT_WORLD, isWorldName, snapshotId, snapshotPrefix } from './services/world-names.ts';
import type { Store, WorldContents, WorldStore } from './stores/store.ts';
import { scratchStore, scratchWorldId, templateOf } from './world-templates.ts';

/** Letters without those that look alike. */
const NAME_LETTERS = 'abcdefghjkmnpqrstvwxyz23456789';
/** FixtureName of the contract: a name is looked up as a file. */
const FIXTURE_NAME = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

export interface WorldRegistryOptions {
  readonly store: Store;
  readonly host: Host;
  /** What the default world begins as, and others that name none. */
  readonly fixture: WorldFixture;
  /** @throws Error when there is none of that name */
  readFixture(name: string): WorldFixture;
  readonly plans: 'enforced' | 'off';
  readonly timer: Timer;
  /** Whether the host's clock is the machine's: a template that is minutes old then passes for new. */
  readonly realTime: boolean;
  /** Worlds that may be held at one time. */
  readonly mostWorlds: number;
  /** What every world begins with beside its contents, such as switches. */
  prepare(unit: Unit): Promise<void>;
  /** Told when what a world held is gone: by a reset, a restore, a deletion. */
  readonly onWorldCleared?: ((worldId: string) => void) | undefined;
  readonly onFault: (error: unknown, requestId: string) => void;
  /** How much of what each world was asked is kept; what is left out is as usual. */
  readonly exchangeBounds?: Partial<ExchangeBounds> | undefined;
  /** Who is told of a world's exchanges; left out, nobody. */
  readonly listenerOf?: ((worldId: string) => ExchangeListener) | undefined;
}

/** How a world is asked for. */
export interface NewWorld {
  /** Left out, one is made up. */
  readonly name?: string | undefined;
  readonly fixture?: string | undefined;
  /** Instead of a fixture. */
  readonly snapshot?: { readonly world: string; readonly name: string } | undefined;
  /** Of the identifiers that it will draw; left out, the fixture's. */
  readonly seed?: string | undefined;
  readonly clock?: { readonly now: Instant; readonly frozen: boolean } | undefined;
}

/** A world that was just made. */
export interface MadeWorld {
  readonly world: WorldRuntime;
  readonly fixture: string;
  readonly credentials: readonly WorldCredential[];
}

/** A world in a list. */
export interface ListedWorld {
  readonly id: string;
  readonly fixture: string;
  readonly now: Instant;
  /** On the host's clock; absent for the default world. */
  readonly createdAt?: Instant;
  readonly snapshot?: WorldOrigin['snapshot'];
}

/** Contents, and the credentials that were made with them. */
interface Beginning {
  readonly contents: WorldContents;
  readonly fixture: string;
  readonly credentials: readonly WorldCredential[];
}

/**
 * Every world of the server: what the process keeps of each in memory, and how they come and go. A world is put
 * together in a scratch store and then taken over as a whole: nobody sees half of one, whenever the process dies.
 */
export class WorldRegistry {
  readonly #options: WorldRegistryOptions;
  readonly #runtimes = new Map<string, WorldRuntime>();
  /** Names of worlds that are being made or taken away. */
  readonly #busy = new Set<string>();

  constructor(options: WorldRegistryOptions) {
    this.#options = options;
    this.#runtimes.set(DEFAULT_WORLD, this.#runtimeOf(DEFAULT_WORLD));
  }

  /** Finds the worlds that the store holds from before. */
  async open(): Promise<void> {
    for (const id of await this.#options.store.worlds()) {
      if (isWorldName(id) && !this.#runtimes.has(id)) this.#runtimes.set(id, this.#runtimeOf(id));
    }
  }

  /** The world without a prefix. */
  get default(): WorldRuntime {
    return this.#runtimes.get(DEFAULT_WORLD) as WorldRuntime;
  }

  find(name: string): WorldRuntime | undefined {
    return this.#runtimes.get(name);
  }

  /** All worlds, by name. */
  async list(): Promise<ListedWorld[]> {
    const listed: ListedWorld[] = [];
    for (const { id, store } of this.all().sort((a, b) => (a.id < b.id ? -1 : 1))) {
      const found = await store.transact(async (tx) => {
        if ((await tx.get('worldSettings', 'settings')) === undefined) return undefined;
        const { settings, now } = await openUnit(tx, this.#options.host);
        const { fixture, origin } = settings;
        return {
          id,
          fixture,
          now,
          ...(origin && { createdAt: origin.createdAt, snapshot: origin.snapshot }),
        };
      });
      if (found !== undefined) listed.push(found as ListedWorld);
    }
    return listed;
  }

  /** The newest last. */
  all(): WorldRuntime[] {
    return [...this.#runtimes.values()];
  }

  /** Begins the default world, which has the fixture's own credentials. */
  async beginDefault(start: WorldStart): Promise<void> {
    const { contents } = await this.#fromFixture(this.#options.fixture, { start });
    await this.default.store.replace(contents);
  }

  /** {@link countRequests} of every world, when the server starts. */
  async countAllRequests(): Promise<void> {
    for (const world of this.#runtimes.values()) await this.countRequests(world);
  }

  /** Counts requests from the first on where the world is reproducible: their ids then follow from its seed. */
  async countRequests(world: WorldRuntime): Promise<void> {
    const settings = await world.store.transact(async (tx) => await tx.get('worldSettings', 'settings'));
    world.requestIds = settings?.reproducible ? new RequestIds(settings.seed) : undefined;
  }

  /**
   * Makes a world with credentials of its own.
   * @throws Problem WORLD_EXISTS, WORLD_LIMIT_REACHED, FIXTURE_NOT_FOUND or SNAPSHOT_NOT_FOUND
   */
  async create(wanted: NewWorld): Promise<MadeWorld> {
    const name = wanted.name ?? this.#freeName();
    if (this.#runtimes.has(name) || this.#busy.has(name)) {
      throw new Problem('WORLD_EXISTS', `There is a world "${name}" already.`);
    }
    const { mostWorlds } = this.#options;
    if (this.#runtimes.size + this.#busy.size >= mostWorlds) {
      throw new Problem('WORLD_LIMIT_REACHED', `This server holds ${mostWorlds} worlds; delete one first.`);
    }
    this.#busy.add(name);
    try {
      const { host } = this.#options;
      const { snapshot, seed, clock } = wanted;
      const salt = seed === undefined ? randomToken() : `${name} ${seed}`;
      const origin: WorldOrigin = {
        createdAt: host.now(),
        ...(snapshot && { snapshot }),
        ...(seed !== undefined && { seed }),
        ...(clock && { clock }),
        sealedSalt: sealer(host).seal(salt, SALT_PURPOSE),
      };
      const fixture = wanted.fixture ?? this.#options.fixture.name;
      const own = { start: wanted, origin, salt };
      const { contents, credentials, fixture: of } = await this.#beginning(fixture, own);
      const world = this.#runtimeOf(name);
      await world.store.replace(contents);
      await this.countRequests(world);
      this.#runtimes.set(name, world);
      host.notifications?.wake(name);
      return { world, fixture: of, credentials };
    } finally {
      this.#busy.delete(name);
    }
  }

  /**
   * Puts a world back to how it began, its credentials too.
   * @returns the name of the fixture that it comes from, at first or by a snapshot
   * @throws Problem SNAPSHOT_NOT_FOUND when it began as one that is gone
   */
  async reset({ id, store }: WorldRuntime): Promise<string> {
    const settings = await store.transact(async (tx) => (await openUnit(tx, this.#options.host)).settings);
    const { origin } = settings;
    const own: Own =
      origin === undefined
        ? { start: startOf(settings) }
        : { start: origin, origin, salt: sealer(this.#options.host).open(origin.sealedSalt, SALT_PURPOSE) };
    const fixture = id === DEFAULT_WORLD ? this.#options.fixture.name : settings.fixture;
    const beginning = await this.#beginning(fixture, own);
    await this.replace(id, beginning.contents);
    return beginning.fixture;
  }

  /** Gives a world other contents, and forgets what memory knew of the old ones. */
  async replace(name: string, contents: WorldContents): Promise<void> {
    const world = this.#runtimes.get(name);
    if (world === undefined) throw worldNotFound(name);
    // Calls that are counted meanwhile belong to the world that is gone: so before and after.
    world.meter?.clear();
    await world.store.replace(contents);
    await this.countRequests(world);
    this.#options.onWorldCleared?.(name);
    world.meter?.clear();
    world.deliveries.clear();
    this.#options.host.notifications?.wake(name);
  }

  /**
   * Takes a world away, with its snapshots.
   * @throws Problem WORLD_NOT_FOUND; DEFAULT_WORLD_STAYS
   */
  async delete(name: string): Promise<void> {
    if (name === DEFAULT_WORLD) {
      throw new Problem('DEFAULT_WORLD_STAYS', 'The default world can be reset, not deleted.');
    }
    const world = this.#runtimes.get(name);
    if (world === undefined) throw worldNotFound(name);
    this.#runtimes.delete(name);
    world.isGone = true;
    // The name is not free before everything of it is gone.
    this.#busy.add(name);
    try {
      world.meter?.clear();
      world.exchanges.clear();
      const { store } = this.#options;
      for (const id of await store.worlds()) {
        if (id.startsWith(snapshotPrefix(name))) await store.world(id).clear();
      }
      await world.store.clear();
      this.#options.onWorldCleared?.(name);
      world.meter?.clear();
    } finally {
      this.#busy.delete(name);
    }
  }

  /** Ends answers that have no end, such as followed exchanges. */
  hangUp(): void {
    for (const { exchanges } of this.#runtimes.values()) exchanges.clear();
  }

  /** Writes what is still in memory only. */
  async close(): Promise<void> {
    this.hangUp();
    for (const { meter } of this.#runtimes.values()) await meter?.close();
  }

  #runtimeOf(id: string): WorldRuntime {
    const { store: all, host, timer, plans, onFault, exchangeBounds, listenerOf } = this.#options;
    const store = all.world(id);
    const meter =
      plans === 'off'
        ? undefined
        : new WorldMeter({ store, host, timer, onFault: (error) => onFault(error, 'usage') });
    const exchanges = new ExchangeLog(exchangeBounds, listenerOf?.(id));
    return { id, store, meter, exchanges, inFlight: new Set(), deliveries: new Map() };
  }

  #freeName(): string {
    for (;;) {
      const letters = Array.from({ length: 8 }, () => NAME_LETTERS[randomInt(NAME_LETTERS.length)]);
      const name = `world-${letters.join('')}`;
      if (!this.#runtimes.has(name) && !this.#busy.has(name)) return name;
    }
  }

  async #beginning(fixture: string, own: Own): Promise<Beginning> {
    const snapshot = own.origin?.snapshot;
    if (snapshot === undefined) return await this.#fromFixture(this.#fixtureNamed(fixture), own);
    const kept = await this.#options.store.world(snapshotId(snapshot.world, snapshot.name)).capture();
    if ([...kept.rows('snapshotInfo')].length === 0) {
      const words = `The world "${snapshot.world}" has no snapshot "${snapshot.name}".`;
      throw new Problem('SNAPSHOT_NOT_FOUND', words);
    }
    return await this.#put(withoutBearers(kept), own, new Map());
  }

  async #fromFixture(fixture: WorldFixture, own: Own): Promise<Beginning> {
    const { host, realTime } = this.#options;
    const { seed = fixture.seed, clock } = own.start;
    const exact = clock !== undefined || !realTime;
    const contents = await templateOf(fixture, { seed, at: clock?.now ?? host.now(), exact });
    return await this.#put(contents, own, own.origin ? new Map() : consumerSecrets(fixture));
  }

  /** Puts a beginning together where nobody sees it. */
  async #put(
    contents: WorldContents,
    { start, origin, salt }: Own,
    secrets: ReadonlyMap<string, string>,
  ): Promise<Beginning> {
    const { prepare } = this.#options;
    const host = quiet(this.#options.host);
    const world: WorldStore = (await scratchStore()).world(scratchWorldId());
    try {
      await world.replace(contents);
      // Not runUnit: what has fallen due meanwhile falls due in the world itself, at its first call.
      const made = await world.transact(async (tx) => {
        const unit = await openUnit(tx, host);
        await sealSecrets(unit, secrets);
        if (origin === undefined || salt === undefined) await beginAs(unit, start);
        const credentials = origin && salt !== undefined ? await makeOwn(unit, origin, salt) : [];
        return { credentials, fixture: unit.settings.fixture };
      });
      await runUnit(world, host, prepare);
      return { ...made, contents: await world.capture() };
    } finally {
      await world.clear();
    }
  }

  /** Whether worlds can be of a fixture here. */
  hasFixture(name: string): boolean {
    try {
      return FIXTURE_NAME.test(name) && this.#fixtureNamed(name) !== undefined;
    } catch {
      return false;
    }
  }

  /** @throws Problem FIXTURE_NOT_FOUND */
  #fixtureNamed(name: string): WorldFixture {
    if (name === this.#options.fixture.name) return this.#options.fixture;
    try {
      return this.#options.readFixture(name);
    } catch {
      throw new Problem(
        'FIXTURE_NOT_FOUND',
        `There is no world fixture "${name}"; there are ${fixtureNames('and')}.`,
      );
    }
  }
}

/** How a world begins: with credentials of its own where it has an origin. */
interface Own {
  readonly start: WorldStart;
  readonly origin?: WorldOrigin;
  readonly salt?: string;
}

/** How the default world began. */
function startOf({ reproducible, seed, startAt }: WorldSettings): WorldStart {
  return {
    seed: reproducible ? seed : undefined,
    clock: startAt === undefined ? undefined : { now: startAt, frozen: true },
  };
}

function sealer({ vault }: Host): NonNullable<Host['vault']> {
  if (vault === undefined) throw new Error('khata: this host has no vault for secrets');
  return vault;
}

/** The host for a world that nobody can call yet: nothing waits there to be sent. */
function quiet(host: Host): Host {
  const { notifications, onMailQueued: _, ...rest } = host;
  const silent = notifications && { ...notifications, wake: () => {} };
  return { ...rest, now: () => host.now(), ...(silent && { notifications: silent }) };
}

/** The refusal of a world that is not there. */
export function worldNotFound(name: string): Problem {
  return new Problem('WORLD_NOT_FOUND', `This server has no world "${name}".`);
}
