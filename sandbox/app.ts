import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { type Context, Hono } from 'hono';
import { BANK_OPERATIONS } from '../spec/generated/bank.operations.ts';
import { CONTROL_OPERATIONS } from '../spec/generated/control.operations.ts';
import { PORTAL_OPERATIONS } from '../spec/generated/portal.operations.ts';
import { bankDoor } from './bank/index.ts';
import type { OperationDescriptor } from './contract/operation.ts';
import { mountContract, type OperationServer } from './contract/router.ts';
import { controlDoor } from './control/index.ts';
import type { WorldFixture } from './domain/world-fixture.ts';
import type { PipelineOptions, WorldRuntime } from './http/door.ts';
import { ExchangeLog } from './http/exchange-log.ts';
import { isNoAnswer } from './http/fault-transport.ts';
import { Pipeline } from './http/pipeline.ts';
import { problemPage } from './http/problem-page.ts';
import { ambiguousPath, type Env, hasSecondSpelling } from './http/request.ts';
import { systemTimer, type Timer } from './lib/clock.ts';
import { Problem } from './lib/errors.ts';
import { packageRoot } from './lib/package-root.ts';
import type { ConsentPages } from './portal/pages/consent.ts';
import { AUTO_APPROVE, setApprovalSwitches } from './services/approval-switches.ts';
import { WorldMeter } from './services/metering.ts';
import type { Actor } from './services/portal.ts';
import { runUnit } from './services/run-unit.ts';
import type { Host, Unit } from './services/unit.ts';
import { seedWorld } from './services/worlds.ts';
import type { Store, WorldStore } from './stores/store.ts';

/** The world without a prefix in its paths. Others arrive with the control plane's worlds. */
export const DEFAULT_WORLD = 'default';

export interface AppOptions {
  readonly store: Store;
  readonly host: Host;
  readonly fixture: WorldFixture;
  readonly validateResponses: boolean;
  readonly controlToken: string | undefined;
  /** How the portal is reached from outside; left out, plain http on this machine. */
  readonly publicUrl?: string | undefined;
  /** Whether the bank's calls are held to plans and counted. Left out: enforced. */
  readonly plans?: 'enforced' | 'off' | undefined;
  /** Left out: the machine's. */
  readonly timer?: Timer | undefined;
  /** The origin that links in mails begin with, asked each time: a listener's port is known late. */
  readonly origin?: (() => string) | undefined;
  /** The portal's first administrator; left out, a set-up link is made. */
  readonly admin?: AdminSeed | undefined;
  /** Whether nothing waits for the bank's approval: for CI. */
  readonly autoApprove?: boolean | undefined;
  readonly nextRequestId: () => string;
  readonly onFault: PipelineOptions['onFault'];
}

/** The data in a folder was started from another fixture: one line for the console. */
export class FixtureMismatchError extends Error {
  constructor(stored: string, asked: string) {
    super(
      `the data was started from fixture "${stored}", not "${asked}"; name that one, or another --data folder`,
    );
    this.name = 'FixtureMismatchError';
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
async function prepareWorld(world: WorldRuntime, { host, fixture, autoApprove }: AppOptions): Promise<void> {
  const settings = await world.store.transact(async (tx) => await tx.get('worldSettings', 'settings'));
  if (settings === undefined) await seedWorld(world.store, host, fixture);
  else if (settings.fixture !== fixture.name) throw new FixtureMismatchError(settings.fixture, fixture.name);
  // What fell due while nothing ran is run before the first request is answered.
  await runUnit(world.store, host, async (unit) => await applySwitches(unit, autoApprove));
  await world.store.durable();
}

async function resetWorld(world: WorldRuntime, { host, fixture, autoApprove, admin }: AppOptions) {
  world.meter?.clear();
  await world.store.clear();
  await seedWorld(world.store, host, fixture);
  // Calls that were under way meanwhile belong to the world that is gone.
  world.meter?.clear();
  world.exchanges.clear();
  world.deliveries.clear();
  const at = await runUnit(world.store, host, async (unit) => {
    await applySwitches(unit, autoApprove);
    return unit.now;
  });
  return { fixture: fixture.name, at, setupPath: await prepareAdmin(world, host, admin) };
}

/** The contract documents and the pages behind problem types. */
function mountDocuments(app: Hono<Env>): void {
  app.get('/problems/:code', async (c, next) => {
    const page = problemPage(c.req.param('code'));
    return page ? c.html(page) : next();
  });
  for (const name of ['bank', 'portal', 'control']) {
    app.get(`/openapi/${name}.json`, (c) => {
      const stream = createReadStream(join(packageRoot(), 'spec', 'generated', `${name}.json`));
      return c.body(Readable.toWeb(stream) as ReadableStream, 200, { 'content-type': 'application/json' });
    });
  }
}

/** The pages by which a person consents. Loaded when the first is asked for. */
function mountConsentPages(app: Hono<Env>, options: AppOptions, worldOf: () => WorldRuntime): void {
  let loading: Promise<ConsentPages> | undefined;
  const pages = () => {
    loading ??= import('./portal/pages/consent.ts').then(
      ({ ConsentPages }) => new ConsentPages({ ...options, publicUrl: options.publicUrl, worldOf }),
    );
    return loading;
  };
  app.get('/portal/authorize', async (c) => (await pages()).show(c));
  app.post('/portal/authorize', async (c) => (await pages()).decide(c));
  app.post('/portal/authorize/sign-in', async (c) => (await pages()).signIn(c));
}

/** Why no operation takes a request: the path has none, or none of this method. */
function unrouted(c: Context<Env>, allowed: readonly string[]): Problem {
  if (hasSecondSpelling(c)) return ambiguousPath();
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

function meterOf(store: WorldStore, { host, timer = systemTimer, onFault }: AppOptions): WorldMeter {
  return new WorldMeter({ store, host, timer, onFault: (error) => onFault(error, 'usage') });
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
  const [admin] = await run(async ({ tx }) => await tx.scan('users', 'byOrganisation', '|', { limit: 1 }));
  if (admin !== undefined) return undefined;
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
  const store = options.store.world(DEFAULT_WORLD);
  const world: WorldRuntime = {
    id: DEFAULT_WORLD,
    store,
    meter: options.plans === 'off' ? undefined : meterOf(store, options),
    exchanges: new ExchangeLog(),
    inFlight: new Set(),
    deliveries: new Map(),
  };
  await prepareWorld(world, options);
  const pipelineOptions: PipelineOptions = {
    host: options.host,
    validateResponses: options.validateResponses,
    publicUrl: options.publicUrl,
    timer: options.timer ?? systemTimer,
    nextRequestId: options.nextRequestId,
    onFault: options.onFault,
    worldOf: () => world,
  };
  const app = new Hono<Env>();
  const bank = new Pipeline(bankDoor(options.publicUrl), pipelineOptions);
  const control = new Pipeline(
    controlDoor({
      token: options.controlToken,
      linkBase: (worldId) => linkBaseOf(options.origin?.() ?? 'http://localhost', worldId),
      reset: (reset) => resetWorld(reset, options),
    }),
    pipelineOptions,
  );
  const portal = lazyServer(async () => {
    const { portalDoor } = await import('./portal/index.ts');
    return new Pipeline(portalDoor({ publicUrl: options.publicUrl }), pipelineOptions);
  });
  const allowed = [
    mountContract(app, BANK_OPERATIONS, (operation) => bank.serve(operation)),
    mountContract(app, CONTROL_OPERATIONS, (operation) => control.serve(operation)),
    mountContract(app, PORTAL_OPERATIONS, portal),
  ];
  mountDocuments(app);
  mountConsentPages(app, options, () => world);
  app.notFound((c) =>
    bank.refuse(
      c,
      unrouted(
        c,
        allowed.flatMap((methodsOf) => methodsOf(c.req.path)),
      ),
    ),
  );
  app.onError((error, c) => {
    // In process a fault can be that there is no answer: a promise that is broken.
    if (isNoAnswer(error, c)) throw error;
    options.onFault(error, 'unrouted');
    return bank.refuse(c, new Problem('INTERNAL_ERROR', 'The sandbox failed and did nothing.'));
  });
  return {
    fetch: app.fetch,
    prepareAdmin: () => prepareAdmin(world, options.host, options.admin),
    close: async () => await world.meter?.close(),
  };
}
