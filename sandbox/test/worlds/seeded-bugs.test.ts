import { afterEach, expect, it, vi } from 'vitest';
import type { WorldRuntime } from '../../http/door.ts';
import type { Collection as CollectionType } from '../../stores/lowdb/state.ts';
import { Collection } from '../../stores/lowdb/state.ts';
import type { Store, StoreTransaction, WorldStore } from '../../stores/store.ts';
import { WorldRegistry } from '../../world-registry.ts';
import type { Send } from '../model/http-subject.ts';
import { START } from '../service-world.ts';
import { type Neighbourly, playNeighbours } from './neighbourhood.ts';
import { slowStore, withTransact, worldsApp, wrapWorlds } from './server.ts';
import { inProcess } from './transports.ts';

/** Bugs by which worlds see each other. A harness that finds nothing in them proves nothing of a bank without. */
interface Bug {
  readonly store?: (store: Store) => Store;
  readonly send?: (send: Send) => Send;
  /** Spoils a part of the process, until the test has ended. */
  readonly spoil?: () => void;
}

const WORLDS = 12;
const COMMANDS = { min: 25, max: 25 };

afterEach(() => vi.restoreAllMocks());

async function playWith({ store = (given) => given, send = (given) => given, spoil }: Bug): Promise<Neighbourly> {
  spoil?.();
  const { app, close } = await worldsApp((given) => slowStore(store(given), () => true));
  const options = { worlds: WORLDS, commands: COMMANDS, seed: 1, now: START, changes: true };
  const played = await playNeighbours({ ...options, send: send(inProcess(app)) });
  await close();
  return played;
}

/** What the process keeps in memory of each world, with one part of it shared by two worlds. */
function sharing(part: 'deliveries' | 'inFlight' | 'exchanges'): Bug {
  return {
    spoil: () => {
      const find = WorldRegistry.prototype.find;
      vi.spyOn(WorldRegistry.prototype, 'find').mockImplementation(function (this: WorldRegistry, name) {
        const world = find.call(this, name);
        const other: WorldRuntime | undefined = name === 'world-4' ? find.call(this, 'world-2') : undefined;
        return world && other && { ...world, [part]: other[part] };
      });
    },
  };
}

/** Has one kind of request of a world answered by another world. */
function astray(path: RegExp): Bug {
  return {
    send: (send) => (request) => {
      const lost = request.path.startsWith('/w/world-4/') && path.test(request.path);
      return send(lost ? { ...request, path: request.path.replace('world-4', 'world-2') } : request);
    },
  };
}

/** What one world puts into a collection, another finds in its next transaction. */
function leaking(...collections: string[]): Bug {
  const leaked: ((tx: StoreTransaction) => unknown)[] = [];
  const leak = (world: WorldStore): WorldStore =>
    withTransact(world, (work) =>
      world.transact((tx) => {
        const put: StoreTransaction['put'] = (collection, entity) => {
          if (collections.includes(collection)) leaked.push((other) => other.put(collection, entity));
          return tx.put(collection, entity);
        };
        const spied = new Proxy(tx, {
          get: (target, name) => {
            if (name === 'put') return put;
            const member = Reflect.get(target, name, target);
            return typeof member === 'function' ? member.bind(target) : member;
          },
        });
        return work(spied);
      }),
    );
  const soak = (world: WorldStore): WorldStore =>
    withTransact(world, (work) =>
      world.transact(async (tx) => {
        for (const one of leaked.splice(0)) await one(tx);
        return await work(tx);
      }),
    );
  return {
    store: (store) =>
      wrapWorlds(store, (world, id) =>
        id === 'world-2' ? leak(world) : id === 'world-4' ? soak(world) : world,
      ),
  };
}

const BUGS: Record<string, Bug> = {
  'keeps two worlds in one place': {
    store: (store) => ({
      world: (id) => store.world(id === 'world-4' ? 'world-2' : id),
      worlds: () => store.worlds(),
      close: () => store.close(),
    }),
  },
  'writes into the template, not into a copy': {
    spoil: () => {
      vi.spyOn(Collection.prototype, 'clone').mockImplementation(function (this: CollectionType) {
        return this;
      });
    },
  },
  'counts deliveries of two worlds together': sharing('deliveries'),
  'takes a running call of another world for a repeat of this one’s': sharing('inFlight'),
  'lists the exchanges of two worlds together': sharing('exchanges'),
  'shows the exchanges of another world': astray(/\/exchanges/),
  'shows the mails of another world': astray(/\/mails/),
  'moves the clock of another world': astray(/\/clock\/advance/),
  'changes the limits of another world': astray(/\/limits/),
  'resets another world': astray(/\/reset$/),
  'takes the keys of another world': leaking('apiKeys'),
  'lets virtual accounts through to another world': leaking('virtualAccounts'),
  'lets stored answers through to another world': leaking('idempotencyRecords'),
  'lets settings through to another world': leaking('worldSettings'),
  'lets due events through to another world': leaking('dueEvents'),
};

it('finds nothing where nothing is shared', async () => {
  const store = (given: Store) => wrapWorlds(given, (world) => withTransact(world, (work) => world.transact(work)));
  expect((await playWith({ store })).failure).toBe('');
});

it.each(Object.keys(BUGS))('sees a server that %s', async (name) => {
  const { failure } = await playWith(BUGS[name] as Bug);
  expect(failure).not.toBe('');
});
