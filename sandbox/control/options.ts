import type { WorldRuntime } from '../http/door.ts';
import type { Instant } from '../lib/clock.ts';
import type { WorldCredential } from '../services/new-world.ts';

/** A world as it is asked for. */
interface WantedWorld {
  readonly name?: string | undefined;
  readonly fixture?: string | undefined;
  readonly snapshot?: { readonly world: string; readonly name: string } | undefined;
  readonly seed?: string | undefined;
  readonly clock?: { readonly now: Instant; readonly frozen: boolean } | undefined;
}

/** How worlds come and go, as the door needs it; app.ts hands in the registry. */
export interface Worlds {
  list(): Promise<
    readonly {
      readonly id: string;
      readonly fixture: string;
      readonly now: Instant;
      readonly createdAt?: Instant;
      readonly snapshot?: { readonly world: string; readonly name: string } | undefined;
    }[]
  >;
  /** @throws Problem */
  create(wanted: WantedWorld): Promise<{
    readonly world: WorldRuntime;
    readonly fixture: string;
    readonly credentials: readonly WorldCredential[];
  }>;
  /** @throws Problem WORLD_NOT_FOUND; DEFAULT_WORLD_STAYS */
  delete(name: string): Promise<void>;
}

/** A snapshot as it is shown. */
interface ShownSnapshot {
  readonly world: string;
  readonly name: string;
  readonly description?: string;
  readonly source: 'TAKEN' | 'IMPORTED';
  readonly takenAt: Instant;
  readonly rows: number;
}

/** A snapshot as a file. */
interface File {
  readonly fixture: string;
  readonly takenAt: string;
  readonly description?: string;
  readonly rows: Readonly<Record<string, readonly object[]>>;
}

/** What worlds were at a moment. Each throws Problems of its own. */
export interface Snapshots {
  list(world: string): Promise<readonly ShownSnapshot[]>;
  take(world: WorldRuntime, name: string, description?: string): Promise<ShownSnapshot>;
  restore(world: WorldRuntime, name: string): Promise<Instant>;
  delete(world: string, name: string): Promise<void>;
  export(world: string, name: string): Promise<File>;
  import(world: string, name: string, file: File): Promise<ShownSnapshot>;
}

export interface ControlOptions {
  /** The control token; without one only local requests are served. */
  readonly token: string | undefined;
  readonly worlds: Worlds;
  readonly snapshots: Snapshots;
  /** What links of a world begin with: an origin, and the world's prefix. */
  linkBase(worldId: string): string;
  /**
   * Puts a world back to how it began.
   * @returns the fixture's name, the world's instant in epoch ms, and the new set-up link where there is no admin
   */
  reset(world: WorldRuntime): Promise<{ fixture: string; at: Instant; setupPath: string | undefined }>;
  /** Path and token of the link that sets up a world's first administrator; undefined where there is one. */
  prepareAdmin(world: WorldRuntime): Promise<string | undefined>;
}
