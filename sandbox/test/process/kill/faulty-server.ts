import { setTimeout as delay } from 'node:timers/promises';
import { createApp } from '../../../app.ts';
import { demoPartner, readFixture } from '../../../fixtures.ts';
import { listen } from '../../../http/listener.ts';
import { systemClock } from '../../../lib/clock.ts';
import { createVault } from '../../../lib/vault.ts';
import { type FileSystem, nodeFileSystem, type OpenFile } from '../../../stores/lowdb/file-system.ts';
import { openLowdbStore } from '../../../stores/lowdb/lowdb-store.ts';
import type { Store, StoreTransaction } from '../../../stores/store.ts';

/**
 * The sandbox on a disk that takes its time to sync and forgets, at a kill, what was not synced: as a real
 * one does at a power cut. `node --import tsx faulty-server.ts DIR MODE`, where MODE is the fault that the
 * rounds must find: `early` answers before the disk has said yes, `forgetful` keeps no answer under its key;
 * `honest` has none.
 */

const SYNC_MS = 25;

/** Holds writes back until they are synced. */
function slowFile(file: OpenFile): OpenFile {
  let held: { bytes: Uint8Array; position: number }[] = [];
  const letGo = async () => {
    const writes = held;
    held = [];
    for (const { bytes, position } of writes) await file.write(bytes, position);
  };
  return {
    read: async (target, position) => {
      await letGo();
      return file.read(target, position);
    },
    write: async (bytes, position) => {
      held.push({ bytes: Uint8Array.from(bytes), position });
      return bytes.length;
    },
    truncate: async (size) => {
      await letGo();
      await file.truncate(size);
    },
    sync: async () => {
      await delay(SYNC_MS);
      await letGo();
      await file.sync();
    },
    size: async () => {
      await letGo();
      return file.size();
    },
    close: () => file.close(),
  };
}

const slowDisk: FileSystem = {
  ...nodeFileSystem,
  open: async (path, mode) => slowFile(await nodeFileSystem.open(path, mode)),
};

/** A store that takes every commit for durable at once. */
function early(store: Store): Store {
  return {
    world: (id) => {
      const world = store.world(id);
      return {
        transact: (work) => world.transact(work),
        clear: () => world.clear(),
        capture: () => world.capture(),
        replace: (contents) => world.replace(contents),
        durable: () => undefined,
      };
    },
    worlds: () => store.worlds(),
    close: () => store.close(),
  };
}

function withoutKeys(transaction: StoreTransaction): StoreTransaction {
  return {
    worldId: transaction.worldId,
    get: (collection, key) => transaction.get(collection, key),
    scan: (collection, index, prefix, options) => transaction.scan(collection, index, prefix, options),
    count: (collection) => transaction.count(collection),
    put: (collection, entity) =>
      collection === 'idempotencyRecords' ? undefined : transaction.put(collection, entity),
    delete: (collection, key) => transaction.delete(collection, key),
    attempt: (step) => transaction.attempt(step),
    get dirty() {
      return transaction.dirty;
    },
  };
}

/** A store that does the work of a request and forgets its key. */
function forgetful(store: Store): Store {
  return {
    world: (id) => {
      const world = store.world(id);
      return {
        transact: (work) => world.transact((transaction) => work(withoutKeys(transaction))),
        clear: () => world.clear(),
        capture: () => world.capture(),
        replace: (contents) => world.replace(contents),
        durable: () => world.durable(),
      };
    },
    worlds: () => store.worlds(),
    close: () => store.close(),
  };
}

const MODES: Readonly<Record<string, (store: Store) => Store>> = {
  honest: (store) => store,
  early,
  forgetful,
};

const [directory, mode = ''] = process.argv.slice(2);
const fixture = readFixture('demo');
const store = await openLowdbStore({ directory, fileSystem: slowDisk });
let requests = 0;
const app = await createApp({
  store: MODES[mode]?.(store) ?? store,
  host: { ...systemClock, vault: createVault(new Uint8Array(32)) },
  fixture,
  validateResponses: false,
  controlToken: undefined,
  plans: 'off',
  nextRequestId: () => `r${++requests}`,
  onFault: (error) => process.stderr.write(`${String(error)}\n`),
});
const { url } = await listen(app.fetch, { host: '127.0.0.1', port: 0 });
process.stdout.write(
  `${JSON.stringify({ url, controlUrl: `${url}/sandbox/v1`, ...demoPartner(fixture) })}\n`,
);
