import { type App, type AppOptions, createApp, linkBaseOf } from './app.ts';
import type { Fetch } from './client/fetch.ts';
import { type WorldFetch, type WorldHandle, worldHandle } from './client/world.ts';
import { makeWorld, type SandboxWorld, type WorldOptions } from './client/worlds.ts';
import type { ExchangeCallback } from './exchange-callback.ts';
import { type DemoPartner, demoPartner, readFixture } from './fixtures.ts';
import type { Listener } from './http/listener.ts';
import { RequestIds } from './http/request-ids.ts';
import { type HostClock, parseInstant, systemClock, systemTimer, type Timer } from './lib/clock.ts';
import { MailForwarder, type MailForwarderOptions, startTimer } from './mail-forwarder.ts';
import { type NotificationOptions, openNotifier } from './notifications.ts';
import { checkOptions, OPTION_CHECKS } from './sandbox-options.ts';
import { openVault } from './server-key.ts';
import type { Host } from './services/unit.ts';
import { DEFAULT_WORLD } from './services/world-names.ts';
import { smtpSender } from './smtp.ts';
import { openLowdbStore } from './stores/lowdb/lowdb-store.ts';

export { ProblemError, unwrap } from './client/problem-error.ts';
export type { WorldFetch, WorldHandle, WorldPartner } from './client/world.ts';
export type { SandboxWorld, WorldOptions } from './client/worlds.ts';
export type { ExchangeCallback } from './exchange-callback.ts';

/** How to make a sandbox. Everything has a default: `createSandbox()` is a demo bank in memory. */
export interface SandboxOptions {
  /** Folder that keeps the data. Left out, everything lives in memory and is gone with the process. */
  data?: string | undefined;
  /** Name of a world fixture: `demo`, `empty` or `conformance`. */
  fixture?: string;
  /**
   * Makes a new world reproducible: with the same seed and `startAt`, the same requests are answered byte for
   * byte. Its tokens can be foretold by whoever knows the seed: for tests only.
   */
  seed?: string | undefined;
  /** Where a new world's clock stands, frozen: RFC 3339 with an offset. Left out, it runs with the host's. */
  startAt?: string | undefined;
  /**
   * Whether it also listens on a port, and where: `true` takes any free port of 127.0.0.1. Left out, there is no port, and
   * {@link Sandbox.fetch} is the only way in.
   */
  listen?: boolean | { readonly host?: string; readonly port?: number };
  /** Whether every answer is validated against the contract. On unless turned off. */
  validateResponses?: boolean;
  /** Lets the control plane be used from elsewhere than this machine. */
  controlToken?: string | undefined;
  /** Worlds that can be held at one time; left out, 10,000. */
  mostWorlds?: number | undefined;
  /** `off`: there is no control plane at all. Left out: there is, for this machine or by its token. */
  controlPlane?: 'on' | 'off' | undefined;
  /** How the portal is reached from outside, `https://…`; left out, plain http on this machine. */
  publicUrl?: string | undefined;
  /** 32 bytes as base64url that encrypt secrets at rest; left out, the data folder keeps a key file. */
  serverKey?: string | undefined;
  /** Whether the bank's calls are held to their plans and counted. `off` is for tests about neither. */
  plans?: 'enforced' | 'off';
  /**
   * Whether requests and answers are kept, redacted, for the control plane: kept unless `off`. How much of each world's is
   * kept can be said, too: `most` exchanges (1,000), `bytes` in all (4 MiB), and bodies of up to `wholeBody` bytes
   * whole (32 KiB; 1 MiB is the greatest), longer ones by their first 4 KiB.
   */
  exchanges?:
    | 'kept'
    | 'off'
    | { readonly most?: number; readonly bytes?: number; readonly wholeBody?: number };
  /**
   * Told of each exchange as it is added to the log of its world, within the call and before its answer leaves: what
   * it costs, the call pays. Not where exchanges are `off`. What it throws is a fault, and the call goes on.
   */
  onExchange?: ExchangeCallback;
  /**
   * Told of the same exchange again when its answer has left, or its connection has closed before: now with
   * `answeredMicroseconds`, or with `closedMicroseconds` and `clientGone`. Never in process, where there is no connection.
   */
  onExchangeEnd?: ExchangeCallback;
  /**
   * Where mails are forwarded to, `smtp://user:password@host:port` or `smtps://…`; left out, they are kept and
   * can be read by the control plane.
   */
  smtpUrl?: string | undefined;
  /** The sender of mails. */
  mailFrom?: string | undefined;
  /** Whether registrations, applications, edits and deletions are approved at once: for CI. */
  autoApprove?: boolean | undefined;
  /** Where notifications (webhooks) may go; left out, to the Internet, and to this machine if nobody else sets addresses. */
  notifications?: NotificationOptions | undefined;
  /** The portal's first administrator. Left out, a set-up link is made until there is one. */
  admin?: { readonly email: string; readonly username: string; readonly password: string } | undefined;
  /** Resolves to the listener's origin: links in mails begin with it where there is no `publicUrl`. */
  origin?: Promise<string> | undefined;
  /** The host's clock; the world's own clock is set by the control plane. */
  clock?: HostClock;
  /** What waits until usage is written, every few seconds; left out, the machine's timer. */
  timer?: Timer;
  /** Told of faults of the sandbox itself (5xx), with the request id of the answer. */
  onFault?: (error: unknown, requestId: string) => void;
  /** Told of what was mended at start-up, for example a torn journal tail. */
  onWarning?: (message: string) => void;
  /** Told how far the recovery of a large data folder has come, in bytes. */
  onProgress?: (progress: { phase: string; done: number; total: number }) => void;
}

/** What a server knows of the connection that a request came by, as @hono/node-server hands it on. */
export interface ServerEnv {
  /** Node's IncomingMessage. */
  readonly incoming: object;
}

/** {@link Sandbox.fetch}, as programs and as servers call it. */
export interface SandboxFetch extends WorldFetch {
  /** As a server on a port calls it, with what it knows of the connection: an answer that is there at once comes at once. */
  (request: Request, env: ServerEnv): Response | Promise<Response>;
}

/**
 * A running sandbox and its default world: hand {@link fetch} to the program under test, or give it {@link url}. With
 * {@link world} each test gets a world of its own.
 */
export interface Sandbox extends WorldHandle {
  /** Answers a request in process, as the server on a port would. Takes a path, too: `fetch('/v1/refunds')`. */
  readonly fetch: SandboxFetch;
  /** Where it listens, when `listen` was asked for: `http://127.0.0.1:49152`. */
  readonly url: string | undefined;
  /** The fixture's partner: its credentials and account numbers. */
  readonly partner: DemoPartner;
  /** Path and token of the link that sets up the portal's first administrator; undefined once there is one. */
  readonly setupPath: string | undefined;
  /**
   * Makes a world of its own, with credentials of its own: nothing in it is seen from another.
   * @param name left out, one is made up
   * @throws ProblemError when the name is taken or an option is refused
   */
  world(name?: string, options?: WorldOptions): Promise<SandboxWorld>;
  /**
   * Delivers the notifications that are due now and resolves when no delivery is under way: for tests of receivers.
   * What a receiver refused waits for its next attempt.
   */
  notificationsSettled(): Promise<void>;
  /** Ends answers that have no end, such as followed exchanges: to be called before a listener is closed. */
  hangUp(): void;
  /** Stops listening, waits until everything acknowledged is on disk and lets go of the folder. */
  close(): Promise<void>;
}

/** Milliseconds that running requests get before their connections are cut. */
const GRACE_MS = 2_000;

/** Where requests in process seem to go. */
const IN_PROCESS = 'http://localhost';

const CHECKS: { readonly [Name in keyof Required<SandboxOptions>]: (value: unknown) => string | undefined } =
  OPTION_CHECKS;

/** Runs the work at the first call; all calls wait for that one. */
function once(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => {
    running ??= work();
    return running;
  };
}

/** Puts it on a port. The listener is loaded only where one is asked for. */
async function listenOn(app: App, asked: SandboxOptions['listen']): Promise<Listener | undefined> {
  if (asked === undefined || asked === false) return undefined;
  const { host = '127.0.0.1', port = 0 } = asked === true ? {} : asked;
  const { listen } = await import('./http/listener.ts');
  return await listen(app.fetch, { host, port });
}

/** What the app takes over of the options as it is, or by its default. */
function appOptions(options: SandboxOptions): Omit<AppOptions, 'store' | 'host' | 'fixture'> {
  const { seed, startAt } = options;
  const requestIds = new RequestIds();
  return {
    readFixture,
    validateResponses: options.validateResponses ?? true,
    controlToken: options.controlToken,
    controlPlane: options.controlPlane,
    mostWorlds: options.mostWorlds,
    publicUrl: options.publicUrl,
    plans: options.plans,
    exchanges: options.exchanges,
    onExchange: options.onExchange,
    onExchangeEnd: options.onExchangeEnd,
    timer: options.timer,
    autoApprove: options.autoApprove,
    admin: options.admin,
    start: { seed, clock: startAt === undefined ? undefined : parseInstant(startAt) },
    nextRequestId: () => requestIds.next(),
    onFault: options.onFault ?? (() => {}),
  };
}

/** What sends mails on, where there is somewhere to send them to. */
function forwarderOf(
  { smtpUrl, mailFrom = 'khata@localhost', onWarning = () => {} }: SandboxOptions,
  world: Pick<MailForwarderOptions, 'store' | 'host' | 'linkBase'>,
): MailForwarder | undefined {
  if (smtpUrl === undefined) return undefined;
  return new MailForwarder({ ...world, sender: smtpSender(smtpUrl, mailFrom), startTimer, onWarning });
}

function sandboxFetch(app: App, fetch: WorldFetch): SandboxFetch {
  function answer(input: string | URL | Request, init?: RequestInit): Promise<Response>;
  function answer(request: Request, env: ServerEnv): Response | Promise<Response>;
  function answer(input: string | URL | Request, second?: object): Response | Promise<Response> {
    if (second !== undefined && 'incoming' in second) return app.fetch(input as Request, second);
    return fetch(input, second as RequestInit | undefined);
  }
  return answer;
}

/** The sandbox as its user sees it, on an app that is ready. */
function sandboxOf(
  app: App,
  about: Pick<Sandbox, 'partner' | 'setupPath' | 'url' | 'notificationsSettled' | 'hangUp' | 'close'> & {
    readonly token: string | undefined;
  },
): Sandbox {
  const { token, url, partner, setupPath, notificationsSettled, hangUp, close } = about;
  const inProcess: Fetch = async (request) => await app.fetch(request);
  const origin = url ?? IN_PROCESS;
  const address = { origin, fetch: inProcess, token };
  const handle = worldHandle({ ...address, name: DEFAULT_WORLD, prefix: '', partner });
  const world = (name?: string, options?: WorldOptions) => makeWorld({ ...address, url }, name, options);
  const fetch = sandboxFetch(app, handle.fetch);
  const own = { fetch, url, partner, setupPath, world, notificationsSettled, hangUp, close };
  return Object.defineProperties({} as Sandbox, {
    ...Object.getOwnPropertyDescriptors(handle),
    ...Object.getOwnPropertyDescriptors(own),
  });
}

/**
 * Makes a sandbox.
 * @throws ListenError when the port that was asked for cannot be taken
 * @throws StoreOpenError when the folder is locked, damaged or cannot be written
 * @throws ServerKeyError when the folder's server key cannot be used
 * @throws FixtureMismatchError when it holds a world of another fixture
 * @throws SeedMismatchError when it holds a world that did not begin with this seed
 * @throws TypeError when an option is unknown, or is not what it must be
 * @throws AdminRefusedError when the configured administrator cannot be made
 */
export async function createSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  checkOptions(options, CHECKS);
  const fixture = readFixture(options.fixture ?? 'demo');
  const store = await openLowdbStore({
    directory: options.data,
    ...(options.onWarning && { onWarning: options.onWarning }),
    ...(options.onProgress && { onProgress: options.onProgress }),
  });
  const clock = options.clock ?? systemClock;
  let origin = options.publicUrl ?? 'http://localhost';
  let forwarder: MailForwarder | undefined;
  let listener: Listener | undefined;
  try {
    const base: Host = {
      now: () => clock.now(),
      vault: openVault(options.data, options.serverKey),
      ...(options.smtpUrl !== undefined && { onMailQueued: () => forwarder?.wake() }),
    };
    const { host, notifier } = openNotifier(store, base, { ...options, timer: options.timer ?? systemTimer });
    const app = await createApp({
      ...appOptions(options),
      store,
      host,
      fixture,
      realTime: clock === systemClock,
      origin: () => origin,
      onWorldCleared: (worldId) => notifier.forget(worldId),
    });
    const setupPath = await app.prepareAdmin();
    const partner = demoPartner(fixture);
    listener = await listenOn(app, options.listen);
    if (listener !== undefined && options.publicUrl === undefined) origin = listener.url;
    const known = (options.publicUrl === undefined ? options.origin : undefined)?.then((url) => {
      origin = url;
    });
    forwarder = forwarderOf(options, { store, host, linkBase: (worldId) => linkBaseOf(origin, worldId) });
    // A link must not go out before it is known where it leads.
    if (known === undefined) forwarder?.start();
    else void known.then(() => forwarder?.start());
    await notifier.start();
    const close = once(async () => {
      try {
        app.hangUp();
        await listener?.close(GRACE_MS);
        await Promise.all([forwarder?.close(), notifier.close()]);
        await app.close();
      } finally {
        await store.close();
      }
    });
    const notificationsSettled = () => notifier.settled();
    const token = options.controlToken;
    const hangUp = () => app.hangUp();
    return sandboxOf(app, {
      partner,
      setupPath,
      url: listener?.url,
      token,
      notificationsSettled,
      hangUp,
      close,
    });
  } catch (error) {
    await listener?.close(0);
    await store.close();
    throw error;
  }
}
