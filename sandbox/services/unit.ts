import type { Application, BankApi } from '../domain/application.ts';
import type { NotificationEvent } from '../domain/notification.ts';
import { type WorldCounters, type WorldSettings, worldNow } from '../domain/world.ts';
import type { HostClock, Instant } from '../lib/clock.ts';
import { Problem } from '../lib/errors.ts';
import { type IdKind, makeId, seedKey } from '../lib/ids.ts';
import type { Vault } from '../lib/vault.ts';
import type { Awaitable, StoreTransaction } from '../stores/store.ts';

/** Whose call it is. */
export interface Identity {
  /** The tenant; empty where there is none. */
  readonly organisationId: string;
  /** Empty for people and operators. */
  readonly applicationId: string;
  /** Of a signed request: refuses a body that is not the one signed. @throws Problem SIGNATURE_INVALID */
  assertBody?(raw: Uint8Array): void;
}

/** Who calls the bank: an application of an organisation, and what it is subscribed to. */
export interface Caller extends Identity {
  readonly apis: readonly BankApi[];
  /** As the call found it: names its plans. Left out in tests of services, which have no gateway. */
  readonly application?: Application;
  /** The key that it came by, or by whose token. */
  readonly apiKey?: string;
}

/** What the process does for notifications (webhooks) beside the requests. */
export interface NotificationPort {
  /** An event as the contract shows it, as the text that is sent. */
  compose(event: NotificationEvent): string;
  /** Why none will be sent to a URL, in words; undefined when there is nothing against it. */
  urlFault(url: string): string | undefined;
  /** There may be something to deliver in a world, or something falls due in it; not to be done at once. */
  wake(worldId: string): void;
}

/** What the process lends to every unit: its clock, and the vault for secrets that must be read again. */
export interface Host extends HostClock {
  /** Left out where no secret is sealed or opened, as in most tests. */
  readonly vault?: Vault;
  /** Told that a mail waits for the SMTP server; absent where none is configured. */
  readonly onMailQueued?: () => void;
  /** Left out where no notifications are written, as in most tests. */
  readonly notifications?: NotificationPort;
}

/**
 * One unit of work: a store transaction together with what every use case needs beside it. All services of a
 * request share one, so that they see one instant and draw from one sequence of identifiers.
 */
export interface Unit {
  readonly tx: StoreTransaction;
  /** What the host's clock read when the unit was opened. */
  readonly hostNow: Instant;
  /** What the world's clock reads; the due instant while a due event runs. */
  readonly now: Instant;
  readonly settings: WorldSettings;
  /** @throws Error when the host has none */
  readonly vault: Vault;
  /** As the host has it. */
  readonly onMailQueued: (() => void) | undefined;
  /** As the host has it. */
  readonly notifications: NotificationPort | undefined;
  /** The next identifier of `kind`, unique within the world. */
  nextId(kind: IdKind): string;
  /** The next place in the order of arrival of due events. */
  nextArrival(): number;
  /** The same unit as seen at another instant, for judging a due event when it fell due. */
  at(now: Instant): Unit;
  /** Stores new settings; {@link now} follows them, but never back. */
  changeSettings(settings: WorldSettings): Promise<void>;
}

/** Runs one unit of work: for use cases with slow work between two of them. */
export type Run = <R>(work: (unit: Unit) => Promise<R>) => Promise<R>;

/** What the unit itself keeps; shared by all its views. */
interface UnitState {
  readonly tx: StoreTransaction;
  readonly hostNow: Instant;
  readonly vault: Vault | undefined;
  readonly onMailQueued: (() => void) | undefined;
  readonly notifications: NotificationPort | undefined;
  now: Instant;
  settings: WorldSettings;
  ids: number;
  arrivals: number;
  /** Of the identifier permutation; worked out when the first one is drawn. */
  key: number | undefined;
}

/** A view of a unit's state: its own, or that of another instant. */
class UnitView implements Unit {
  readonly #state: UnitState;
  readonly #instant: Instant | undefined;

  constructor(state: UnitState, instant?: Instant) {
    this.#state = state;
    this.#instant = instant;
  }

  get tx(): StoreTransaction {
    return this.#state.tx;
  }

  get hostNow(): Instant {
    return this.#state.hostNow;
  }

  get vault(): Vault {
    const { vault } = this.#state;
    if (vault === undefined) throw new Error('khata: this host has no vault for secrets');
    return vault;
  }

  get onMailQueued(): (() => void) | undefined {
    return this.#state.onMailQueued;
  }

  get notifications(): NotificationPort | undefined {
    return this.#state.notifications;
  }

  get now(): Instant {
    return this.#instant ?? this.#state.now;
  }

  get settings(): WorldSettings {
    return this.#state.settings;
  }

  nextId(kind: IdKind): string {
    const state = this.#state;
    state.key ??= seedKey(state.settings.seed);
    state.ids += 1;
    return makeId(kind, state.key, state.ids);
  }

  nextArrival(): number {
    this.#state.arrivals += 1;
    return this.#state.arrivals;
  }

  at(now: Instant): Unit {
    return new UnitView(this.#state, now);
  }

  async changeSettings(settings: WorldSettings): Promise<void> {
    const state = this.#state;
    await state.tx.put('worldSettings', settings);
    state.settings = settings;
    state.now = worldNow(settings.clock, state.hostNow, state.now);
    // What falls due by itself does so at another instant of the host's clock now.
    state.notifications?.wake(state.tx.worldId);
  }

  /** The counters as they stand after the work. */
  counters(): WorldCounters {
    const { ids, arrivals, now } = this.#state;
    return { id: 'counters', ids, arrivals, lastInstant: now };
  }
}

/**
 * Opens a unit of work on a world that has been seeded. Two reads; nothing is written.
 * @throws Problem WORLD_NOT_FOUND when the world has no settings: it was deleted, or never seeded
 */
export function openUnit(tx: StoreTransaction, host: Host): Awaitable<Unit> {
  const settings = tx.get('worldSettings', 'settings');
  const counters = tx.get('worldCounters', 'counters');
  // Every request opens a unit: where the store answers at once, no promise is made for it.
  if (settings instanceof Promise || counters instanceof Promise) {
    return Promise.all([settings, counters]).then(([s, c]) => unitOf(tx, host, s, c));
  }
  return unitOf(tx, host, settings, counters);
}

function unitOf(
  tx: StoreTransaction,
  host: Host,
  settings: WorldSettings | undefined,
  counters: WorldCounters | undefined,
): Unit {
  // Every world is seeded before it can be called: this one has been taken away since.
  if (settings === undefined) throw new Problem('WORLD_NOT_FOUND', 'This world is not there any more.');
  const hostNow = host.now();
  return new UnitView({
    tx,
    hostNow,
    vault: host.vault,
    onMailQueued: host.onMailQueued,
    notifications: host.notifications,
    now: worldNow(settings.clock, hostNow, counters?.lastInstant ?? 0),
    settings,
    ids: counters?.ids ?? 0,
    arrivals: counters?.arrivals ?? 0,
    key: undefined,
  });
}

/**
 * Writes the counters once, if anything else was written. Draws of a step that was undone stay drawn: a gap
 * in the identifiers harms nobody, a duplicate would.
 */
export function closeUnit(unit: Unit): Awaitable<void> {
  if (!unit.tx.dirty) return;
  if (!(unit instanceof UnitView)) throw new TypeError('closeUnit takes the unit that openUnit gave');
  return unit.tx.put('worldCounters', unit.counters());
}
