import { type App, createApp } from '../../app.ts';
import type { WorldFixture } from '../../domain/world-fixture.ts';
import { manualClock } from '../../lib/clock.ts';
import { createVault } from '../../lib/vault.ts';
import { openLowdbStore } from '../../stores/lowdb/lowdb-store.ts';
import type { Store, WorldStore } from '../../stores/store.ts';
import { START, TWO_FIRMS } from '../service-world.ts';
import { BATCH_LIMIT } from './neighbour.ts';

/** An app over a store in memory, on a clock that stands, with what it reported of its own faults. */
export interface WorldsApp {
  readonly app: App;
  readonly faults: unknown[];
  close(): Promise<void>;
}

/** @param wrap puts something between the app and its store */
export async function worldsApp(wrap: (store: Store) => Store = (store) => store): Promise<WorldsApp> {
  const store = await openLowdbStore({ directory: undefined });
  const faults: unknown[] = [];
  let requests = 0;
  // A fixture of its own: templates are kept by fixture, and a test that spoils one spoils no other's.
  const fixture: WorldFixture = { ...TWO_FIRMS, settings: { batchLimit: BATCH_LIMIT } };
  const app = await createApp({
    store: wrap(store),
    host: { ...manualClock(START), vault: createVault() },
    fixture,
    validateResponses: true,
    controlToken: undefined,
    plans: 'off',
    nextRequestId: () => {
      requests += 1;
      return `request-${requests}`;
    },
    onFault: (error) => faults.push(error),
  });
  return {
    app,
    faults,
    close: async () => {
      await app.close();
      await store.close();
    },
  };
}

/** Each world's store with something before or after its transactions. */
export function wrapWorlds(store: Store, wrap: (world: WorldStore, id: string) => WorldStore): Store {
  return {
    world: (id) => wrap(store.world(id), id),
    worlds: () => store.worlds(),
    close: () => store.close(),
  };
}

/** A world's store with another way to run transactions. */
export function withTransact(world: WorldStore, transact: WorldStore['transact']): WorldStore {
  return {
    transact,
    durable: () => world.durable(),
    clear: () => world.clear(),
    capture: () => world.capture(),
    replace: (contents) => world.replace(contents),
  };
}

/**
 * A store that takes a turn of the event loop within some transactions, as one across a network would: requests of
 * other worlds then run in the middle of this one's.
 * @param takesTurn asked at each transaction
 */
export function slowStore(store: Store, takesTurn: () => boolean): Store {
  return wrapWorlds(store, (world) =>
    withTransact(world, (work) => {
      if (!takesTurn()) return world.transact(work);
      return world.transact(async (tx) => {
        await aTurn();
        const result = await work(tx);
        await aTurn();
        return result;
      });
    }),
  );
}

function aTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
