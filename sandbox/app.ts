import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { type Context, Hono } from 'hono';
import { getPath } from 'hono/utils/url';
import { BANK_OPERATIONS } from '../spec/generated/bank.operations.ts';
import { CONTROL_OPERATIONS } from '../spec/generated/control.operations.ts';
import { PORTAL_OPERATIONS } from '../spec/generated/portal.operations.ts';
import { bankDoor } from './bank/index.ts';
import type { OperationDescriptor } from './contract/operation.ts';
import { type AllowedMethods, mountContract, type OperationServer } from './contract/router.ts';
import { controlDoor } from './control/index.ts';
import { credentialOwner } from './credential-owner.ts';
import type { WorldFixture } from './domain/world-fixture.ts';
import { type ExchangeCallbacks, exchangeListeners } from './exchange-callbacks.ts';
import type { PipelineOptions, WorldRuntime } from './http/door.ts';
import type { ExchangeBounds } from './http/exchange-log.ts';
import { isNoAnswer } from './http/fault-transport.ts';
import { Pipeline } from './http/pipeline.ts';
import { problemPage } from './http/problem-page.ts';
import { ambiguousPath, type Env, hasSecondSpelling, splitWorld, worldNameOf } from './http/request.ts';
import { systemTimer, type Timer } from './lib/clock.ts';
import { Problem } from './lib/errors.ts';
import { packageRoot } from './lib/package-root.ts';
import type { ConsentPages } from './portal/pages/consent.ts';
import { AUTO_APPROVE, setApprovalSwitches } from './services/approval-switches.ts';
import type { Actor } from './services/portal.ts';
import { hasPortalAdmin } from './services/portal-settings.ts';
import { runUnit } from './services/run-unit.ts';
import type { Host, Unit } from './services/unit.ts';
import { DEFAULT_WORLD } from './services/world-names.ts';
import type { Store } from './stores/store.ts';
import { WorldRegistry, worldNotFound } from './world-registry.ts';
import { WorldSnapshots } from './world-snapshots.ts';

export interface AppOptions extends ExchangeCallbacks {
  readonly store: Store;
  readonly host: Host;
  readonly fixture: WorldFixture;
  /** What other worlds can begin as; left out, that fixture alone. @throws Error when there is none of that name */
  readonly readFixture?: ((name: string) => WorldFixture) | undefined;
  /** Whether the host's clock is the machine's; a world then begins with contents that are minutes old. */
  readonly realTime?: boolean | undefined;
  /** Worlds that the server may hold. Left out: 10,000. */
  readonly mostWorlds?: number | undefined;
  readonly validateResponses: boolean;
  readonly controlToken: string | undefined;
  /** Whether there is a control plane at all. Left out: there is. */
  readonly controlPlane?: 'on' | 'off' | undefined;
  /** How the portal is reached from outside; left out, plain http on this machine. */
  readonly publicUrl?: string | undefined;
  /** Whether the bank's calls are held to plans and counted. Left out: enforced. */
  readonly plans?: 'enforced' | 'off' | undefined;
  /** Whether requests and answers are kept for the control plane, and how many. Left out: kept. */
  readonly exchanges?: 'kept' | 'off' | Partial<ExchangeBounds> | undefined;
  /** Left out: the machine's. */
  readonly timer?: Timer | undefined;
  /** The origin that links in mails begin with, asked each time: a listener's port is known late. */
  readonly origin?: (() => string) | undefined;
  /** The portal's first administrator; left out, a set-up link is made. */
  readonly admin?: AdminSeed | undefined;
  /** Whether nothing waits for the bank's approval: for CI. */
  readonly autoApprove?: boolean | undefined;
  /** Told that what a world held is gone: what was being done for it is nobody's any more. */
  readonly onWorldCleared?: ((worldId: string) => void) | undefined;
  /** How the default world begins when it is new. */
  readonly start?: { readonly seed?: string | undefined; readonly clock?: number | undefined } | undefined;
  /** For requests of worlds that are not reproducible. */
  readonly nextRequestId: () => string;
  readonly onFault: PipelineOptions['onFault'];
}

/** Each world costs memory for as long as it lives: a job that never deletes its own is told in time. */
const MOST_WORLDS = 10_000;

/** The data in a folder was started from another fixture: one line for the console. */
export class FixtureMismatchError extends Error {
  constructor(stored: string, asked: string) {
    super(
      `the data was started from fixture "${stored}", not "${asked}"; name that one, or another --data folder`,
    );
    this.name = 'FixtureMismatchError';
  }
}

/** The data in a folder did not begin with the seed that is asked for: one line for the console. */
export class SeedMismatchError extends Error {
  constructor() {
    super('the data did not begin with this seed; leave it out, or name another --data folder');
    this.name = 'SeedMismatchError';
  }
}

/** What the links of a world begin with. */
export function linkBaseOf(origin: string, worldId: string): string {
  return worldId === DEFAULT_WORLD ? origin : `${origin}/w/${worldId}`;
}

async function applySwitches(unit: Unit, autoApprove: boolean | undefined): Promise<void> {
  if (autoApprove !== true) return;
  const actor: Actor = { organisationId: '', applicationId: '', name: 'sandbox', requestId: 'start' };
  await setApprovalSwitches(unit, actor, AUTO_APPROVE);
}

/** Seeds a world that has never been written; one that has must be of the same fixture. */
async function prepareWorlds(
  worlds: WorldRegistry,
  { host, fixture, autoApprove, start: { seed, clock } = {} }: AppOptions,
): Promise<void> {
  await worlds.open();
  const world = worlds.default;
  const settings = await world.store.transact(async (tx) => await tx.get('worldSettings', 'settings'));
  const stands = clock === undefined ? undefined : { now: clock, frozen: true };
  if (settings === undefined) await worlds.beginDefault({ seed, clock: stands });
  else if (settings.fixture !== fixture.name) throw new FixtureMismatchError(settings.fixture, fixture.name);
  else if (seed !== undefined && !(settings.reproducible && settings.seed === seed))
    throw new SeedMismatchError();
  // What fell due while nothing ran is run before the first request is answered.
  await runUnit(world.store, host, async (unit) => await applySwitches(unit, autoApprove));
  await worlds.countAllRequests();
  await world.store.durable();
}

async function resetWorld(worlds: WorldRegistry, world: WorldRuntime, { host, admin }: AppOptions) {
  const fixture = await worlds.reset(world);
  world.exchanges.clear();
  const at = await runUnit(world.store, host, async (unit) => unit.now);
  return { fixture, at, setupPath: await prepareAdmin(world, host, admin) };
}

/** The contract documents and the pages behind problem types. */
function mountDocuments(app: Hono<Env>, hasControl: boolean): void {
  app.get('/problems/:code', async (c, next) => {
    const page = problemPage(c.req.param('code'));
    return page ? c.html(page) : next();
  });
  for (const name of ['bank', 'portal', ...(hasControl ? ['control'] : [])]) {
    app.get(`/openapi/${name}.json`, (c) => {
      const stream = createReadStream(join(packageRoot(), 'spec', 'generated', `${name}.json`));
      return c.body(Readable.toWeb(stream) as ReadableStream, 200, { 'content-type': 'application/json' });
    });
  }
}

/** The pages by which a person consents. Loaded when the first is asked for. */
function mountConsentPages(app: Hono<Env>, options: PipelineOptions): void {
  let loading: Promise<ConsentPages> | undefined;
  const pages = () => {
    loading ??= import('./portal/pages/consent.ts').then(
      ({ ConsentPages }) => new ConsentPages({ ...options, publicUrl: options.publicUrl }),
    );
    return loading;
  };
  app.get('/portal/authorize', async (c) => (await pages()).show(c));
  app.post('/portal/authorize', async (c) => (await pages()).decide(c));
  app.post('/portal/authorize/sign-in', async (c) => (await pages()).signIn(c));
}

/** Why no operation takes a request: no such world, or the path has none, or none of this method. */
function unrouted(c: Context<Env>, worlds: WorldRegistry, allowed: readonly string[]): Problem {
  if (hasSecondSpelling(c)) return ambiguousPath();
  const world = worldNameOf(c);
  if (worlds.find(world) === undefined) return worldNotFound(world.slice(0, 63));
  const path = c.req.path.slice(0, 200);
  if (allowed.length === 0) return new Problem('ROUTE_NOT_FOUND', `No operation has the path ${path}.`);
  const methods = allowed.join(', ');
  const words = `${c.req.method} is not a method of ${path}; it has ${methods}.`;
  return new Problem('METHOD_NOT_ALLOWED', words, { headers: { allow: methods } });
}

/** A door that is loaded when it is first asked for: start-up does not pay for it. */
function lazyServer(load: () => Promise<Pipeline>): (operation: OperationDescriptor) => OperationServer<Env> {
  let loading: Promise<Pipeline> | undefined;
  return (operation) => {
    let server: OperationServer<Env> | undefined;
    return async (c) => {
      loading ??= load();
      server ??= (await loading).serve(operation);
      return await server(c);
    };
  };
}

/** The composed sandbox. */
export interface App {
  readonly fetch: Hono<Env>['fetch'];
  /**
   * Sees to it that the portal gets its first administrator: the configured one at once, or one by a set-up link.
   * There is no default password.
   * @returns path and token of the set-up link; undefined once there is an administrator
   * @throws AdminRefusedError when the configured one cannot be made
   */
  prepareAdmin(): Promise<string | undefined>;
  /** Ends the streams of whoever follows the exchanges: by themselves they never end. */
  hangUp(): void;
  /** Writes what is still in memory only. To be called before the store is closed. */
  close(): Promise<void>;
}

/** The first administrator of the portal, as the configuration names them. */
export interface AdminSeed {
  readonly email: string;
  readonly username: string;
  readonly password: string;
}

/** The administrator of the configuration cannot be made: one line for the console. */
export class AdminRefusedError extends Error {
  constructor(detail: string) {
    super(`KHATA_ADMIN_EMAIL, KHATA_ADMIN_USERNAME or KHATA_ADMIN_PASSWORD is refused: ${detail}`);
    this.name = 'AdminRefusedError';
  }
}

async function prepareAdmin(
  { store }: WorldRuntime,
  host: Host,
  seed: AdminSeed | undefined,
): Promise<string | undefined> {
  const run = async <R>(work: (unit: Unit) => Promise<R>): Promise<R> => await runUnit(store, host, work);
  if (await run(hasPortalAdmin)) return undefined;
  // Only now: a world that has its administrator, as the demo, does not pay for loading these.
  const { makeSetupLink, seedPortalAdmin } = await import('./services/accounts.ts');
  const { linkPath } = await import('./services/links.ts');
  if (seed !== undefined) {
    await seedPortalAdmin(run, seed).catch((error: unknown) => {
      throw error instanceof Problem ? new AdminRefusedError(error.detail) : error;
    });
  }
  const token = await run(makeSetupLink);
  await store.durable();
  return token === undefined ? undefined : linkPath('SETUP', token);
}

/**
 * The composition root: the only place that knows every room. Everything variable comes in as an option.
 * @throws FixtureMismatchError when the store holds a world of another fixture
 */
export async function createApp(options: AppOptions): Promise<App> {
  const { host, fixture, onFault, publicUrl } = options;
  const worlds = new WorldRegistry({
    store: options.store,
    host,
    fixture,
    readFixture: options.readFixture ?? noOtherFixture,
    plans: options.plans ?? 'enforced',
    timer: options.timer ?? systemTimer,
    realTime: options.realTime === true,
    mostWorlds: options.mostWorlds ?? MOST_WORLDS,
    prepare: (unit) => applySwitches(unit, options.autoApprove),
    onWorldCleared: options.onWorldCleared,
    onFault,
    exchangeBounds: typeof options.exchanges === 'object' ? options.exchanges : undefined,
    listenerOf: exchangeListeners(options),
  });
  await prepareWorlds(worlds, options);
  const nextRequestId = (c: Context<Env>) =>
    worlds.find(worldNameOf(c))?.requestIds?.next() ?? options.nextRequestId();
  const pipelineOptions: PipelineOptions = {
    host,
    validateResponses: options.validateResponses,
    timer: options.timer ?? systemTimer,
    keepsExchanges: options.exchanges !== 'off',
    publicUrl,
    nextRequestId,
    onFault,
    worldOf: (c) => worldOf(worlds, c),
    credentialOwner: (shown) => credentialOwner(worlds.all(), shown),
    logWorldOf: (c) => worlds.find(worldNameOf(c)) ?? worlds.default,
  };
  // A world that is not there takes no request: its path stays as it is, and no route has it.
  const app = new Hono<Env>({
    getPath: (request) => {
      const { world, path } = splitWorld(getPath(request));
      return world === undefined || worlds.find(world) !== undefined ? path : getPath(request);
    },
  });
  const allowed = mountDoors(app, worlds, pipelineOptions, options);
  mountDocuments(app, options.controlPlane !== 'off');
  mountConsentPages(app, pipelineOptions);
  const bank = new Pipeline(bankDoor(publicUrl), pipelineOptions);
  app.notFound((c) => bank.refuse(c, unrouted(c, worlds, allowed(c.req.path))));
  app.onError((error, c) => {
    // In process a fault can be that there is no answer: a promise that is broken.
    if (isNoAnswer(error, c)) throw error;
    onFault(error, 'unrouted');
    return bank.refuse(c, new Problem('INTERNAL_ERROR', 'The sandbox failed and did nothing.'));
  });
  return {
    fetch: app.fetch,
    prepareAdmin: () => prepareAdmin(worlds.default, host, options.admin),
    hangUp: () => worlds.hangUp(),
    close: () => worlds.close(),
  };
}

function noOtherFixture(name: string): never {
  throw new Error(`there is no world fixture "${name}"`);
}

/** @throws Problem WORLD_NOT_FOUND when it was taken away since its path was read */
function worldOf(worlds: WorldRegistry, c: Context<Env>): WorldRuntime {
  const name = worldNameOf(c);
  const world = worlds.find(name);
  if (world === undefined) throw worldNotFound(name);
  return world;
}

/** The three doors. @returns the methods of a path */
function mountDoors(
  app: Hono<Env>,
  worlds: WorldRegistry,
  pipelineOptions: PipelineOptions,
  options: AppOptions,
): AllowedMethods {
  const { publicUrl, host, admin } = options;
  const bank = new Pipeline(bankDoor(publicUrl), pipelineOptions);
  const portal = lazyServer(async () => {
    const { portalDoor } = await import('./portal/index.ts');
    return new Pipeline(portalDoor({ publicUrl }), pipelineOptions);
  });
  const allowed = [
    mountContract(app, BANK_OPERATIONS, (operation) => bank.serve(operation)),
    mountContract(app, PORTAL_OPERATIONS, portal),
  ];
  if (options.controlPlane !== 'off') {
    const control = new Pipeline(
      controlDoor({
        token: options.controlToken,
        linkBase: (worldId) => linkBaseOf(options.origin?.() ?? 'http://localhost', worldId),
        timer: options.timer ?? systemTimer,
        recording: options.exchanges !== 'off',
        worlds,
        snapshots: new WorldSnapshots(options.store, host, worlds),
        reset: (world) => resetWorld(worlds, world, options),
        prepareAdmin: (world) => prepareAdmin(world, host, admin),
      }),
      pipelineOptions,
    );
    allowed.push(mountContract(app, CONTROL_OPERATIONS, (operation) => control.serve(operation)));
  }
  return (path) => allowed.flatMap((methodsOf) => methodsOf(path));
}
