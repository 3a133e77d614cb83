import { afterEach, expect, it, vi } from 'vitest';
import type { WorldRuntime } from '../../http/door.ts';
import type { CollectionName } from '../../stores/collections.ts';
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

const WORLDS = 8;
const COMMANDS = { min: 25, max: 25 };

afterEach(() => vi.restoreAllMocks());

async function playWith({
  store = (given) => given,
  send = (given) => given,
  spoil,
}: Bug): Promise<Neighbourly> {
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
        return world && other ? { ...world, [part]: other[part] } : world;
      });
    },
  };
}

/** Has one kind of request of a world answered by another world. */
function astray(path: RegExp, from: string, to: string): Bug {
  return {
    send: (send) => (request) => {
      const lost = request.path.startsWith(`/w/${from}/`) && path.test(request.path);
      return send(lost ? { ...request, path: request.path.replace(from, to) } : request);
    },
  };
}

/** Has the key alone decide which world answers. */
function byKeyAlone(): Bug {
  const prefixes = new Map<string, string>();
  return {
    send: (send) => async (request) => {
      const prefix = prefixes.get(request.headers['x-api-key'] ?? '');
      const path = prefix === undefined ? request.path : request.path.replace(/^\/w\/[^/]+/, prefix);
      const reply = await send({ ...request, path });
      if (request.method !== 'POST' || request.path !== '/sandbox/v1/worlds') return reply;
      const made = JSON.parse(reply.text) as { prefix: string; applications: { apiKey: string }[] };
      for (const { apiKey } of made.applications) prefixes.set(apiKey, made.prefix);
      return reply;
    },
  };
}

/** What one world puts into a collection, every other finds there in its next transaction. */
function leaking(leaks: CollectionName): Bug {
  const soaked = new Map<string, ((tx: StoreTransaction) => unknown)[]>();
  const leaky = (world: WorldStore, id: string): WorldStore =>
    withTransact(world, (work) =>
      world.transact(async (tx) => {
        for (const one of soaked.get(id)?.splice(0) ?? []) await one(tx);
        const put: StoreTransaction['put'] = (collection, entity) => {
          for (const [other, waiting] of soaked) {
            if (collection === leaks && other !== id) waiting.push((there) => there.put(collection, entity));
          }
          return tx.put(collection, entity);
        };
        const spied = new Proxy(tx, {
          get: (target, name) => {
            if (name === 'put') return put;
            const member: unknown = Reflect.get(target, name, target);
            return typeof member === 'function' ? member.bind(target) : member;
          },
        });
        return await work(spied);
      }),
    );
  return {
    store: (store) =>
      wrapWorlds(store, (world, id) => {
        if (!/^world-[0-9]+$/.test(id)) return world;
        soaked.set(id, []);
        return leaky(world, id);
      }),
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
  'shows the exchanges of another world': astray(/\/exchanges/, 'world-4', 'world-2'),
  'shows the mails of another world': astray(/\/mails/, 'world-4', 'world-1'),
  'moves the clock of another world': astray(/\/clock\/advance/, 'world-4', 'world-2'),
  'changes the limits of another world': astray(/\/limits/, 'world-4', 'world-2'),
  'resets another world': astray(/\/reset$/, 'world-3', 'world-2'),
  'lets the key decide whose world it is': byKeyAlone(),
  'lets virtual accounts through to another world': leaking('virtualAccounts'),
  'lets refunds through to another world': leaking('refunds'),
  'lets stored answers through to another world': leaking('idempotencyRecords'),
  'lets settings through to another world': leaking('worldSettings'),
  'lets due events through to another world': leaking('dueEvents'),
};

/** By what some are seen; all others by an answer that is not this world's. */
const SEEN_BY: Record<string, RegExp> = {
  'counts deliveries of two worlds together': /delivery [0-9]+ of \w+ is called/,
  'lists the exchanges of two worlds together': /exchanges/,
  'shows the exchanges of another world': /exchanges/,
  'shows the mails of another world': /mails/,
  'changes the limits of another world': /refundWindowDays/,
  'lets the key decide whose world it is': /own and foreign keys/,
};

it('finds nothing where nothing is shared', async () => {
  const store = (given: Store) =>
    wrapWorlds(given, (world) => withTransact(world, (work) => world.transact(work)));
  expect((await playWith({ store })).failure).toBe('');
});

it.each(Object.keys(BUGS))('sees a server that %s', async (name) => {
  const { failure } = await playWith(BUGS[name] as Bug);
  expect(failure).toMatch(SEEN_BY[name] ?? /Mismatch|speaks of/);
});
