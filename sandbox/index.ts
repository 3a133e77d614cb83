import { createApp, linkBaseOf } from './app.ts';
import { type DemoPartner, demoPartner, readFixture } from './fixtures.ts';
import { RequestIds } from './http/request-ids.ts';
import { type HostClock, parseInstant, systemClock, systemTimer, type Timer } from './lib/clock.ts';
import { MailForwarder, startTimer } from './mail-forwarder.ts';
import { type NotificationOptions, openNotifier } from './notifications.ts';
import { openVault } from './server-key.ts';
import type { Host } from './services/unit.ts';
import { smtpSender } from './smtp.ts';
import { openLowdbStore } from './stores/lowdb/lowdb-store.ts';

/** How to make a sandbox. Everything has a default: `createSandbox()` is a demo bank in memory. */
export interface SandboxOptions {
  /** Folder that keeps the data. Left out, everything lives in memory and is gone with the process. */
  data?: string | undefined;
  /** Name of a world fixture: `demo` or `empty`. */
  fixture?: string;
  /**
   * Makes a new world reproducible: with the same seed and `startAt`, the same requests are answered byte for
   * byte. Its tokens can be foretold by whoever knows the seed: for tests only.
   */
  seed?: string | undefined;
  /** Where a new world's clock stands, frozen: RFC 3339 with an offset. Left out, it runs with the host's. */
  startAt?: string | undefined;
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
  /** Whether requests and answers are kept, redacted and bounded, for the control plane. Kept unless `off`. */
  exchanges?: 'kept' | 'off';
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

/** A running sandbox, with no port: hand `fetch` to a server, or call it. */
export interface Sandbox {
  /** Answers a request in process, as the server on a port would. */
  readonly fetch: (request: Request, env?: object) => Response | Promise<Response>;
  /** The fixture's partner: its credentials and account numbers. */
  readonly partner: DemoPartner;
  /** Path and token of the link that sets up the portal's first administrator; undefined once there is one. */
  readonly setupPath: string | undefined;
  /**
   * Delivers the notifications that are due now and resolves when no delivery is under way: for tests of receivers.
   * What a receiver refused waits for its next attempt.
   */
  notificationsSettled(): Promise<void>;
  /** Ends answers that have no end, such as followed exchanges: to be called before a listener is closed. */
  hangUp(): void;
  /** Waits until everything acknowledged is on disk and lets go of the folder. */
  close(): Promise<void>;
}

/** Runs the work at the first call; all calls wait for that one. */
function once(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => {
    running ??= work();
    return running;
  };
}

/**
 * Makes a sandbox.
 * @throws StoreOpenError when the folder is locked, damaged or cannot be written
 * @throws ServerKeyError when the folder's server key cannot be used
 * @throws FixtureMismatchError when it holds a world of another fixture
 * @throws SeedMismatchError when it holds a world that did not begin with this seed
 * @throws RangeError when `startAt` is no instant
 * @throws AdminRefusedError when the configured administrator cannot be made
 */
export async function createSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const fixture = readFixture(options.fixture ?? 'demo');
  const store = await openLowdbStore({
    directory: options.data,
    ...(options.onWarning && { onWarning: options.onWarning }),
    ...(options.onProgress && { onProgress: options.onProgress }),
  });
  const clock = options.clock ?? systemClock;
  const requestIds = new RequestIds();
  let origin = options.publicUrl ?? 'http://localhost';
  let forwarder: MailForwarder | undefined;
  try {
    const base: Host = {
      now: () => clock.now(),
      vault: openVault(options.data, options.serverKey),
      ...(options.smtpUrl !== undefined && { onMailQueued: () => forwarder?.wake() }),
    };
    const { host, notifier } = openNotifier(store, base, { ...options, timer: options.timer ?? systemTimer });
    const app = await createApp({
      store,
      host,
      fixture,
      readFixture,
      realTime: clock === systemClock,
      validateResponses: options.validateResponses ?? true,
      controlToken: options.controlToken,
      controlPlane: options.controlPlane,
      mostWorlds: options.mostWorlds,
      publicUrl: options.publicUrl,
      plans: options.plans,
      exchanges: options.exchanges,
      timer: options.timer,
      origin: () => origin,
      autoApprove: options.autoApprove,
      admin: options.admin,
      onWorldCleared: (worldId) => notifier.forget(worldId),
      start: {
        seed: options.seed,
        clock: options.startAt === undefined ? undefined : parseInstant(options.startAt),
      },
      nextRequestId: () => requestIds.next(),
      onFault: options.onFault ?? (() => {}),
    });
    const setupPath = await app.prepareAdmin();
    const known = (options.publicUrl === undefined ? options.origin : undefined)?.then((url) => {
      origin = url;
    });
    if (options.smtpUrl !== undefined) {
      forwarder = new MailForwarder({
        store,
        host,
        linkBase: (worldId) => linkBaseOf(origin, worldId),
        sender: smtpSender(options.smtpUrl, options.mailFrom ?? 'khata@localhost'),
        startTimer,
        onWarning: options.onWarning ?? (() => {}),
      });
      // A link must not go out before it is known where it leads.
      if (known === undefined) forwarder.start();
      else void known.then(() => forwarder?.start());
    }
    await notifier.start();
    const close = once(async () => {
      try {
        await Promise.all([forwarder?.close(), notifier.close()]);
        await app.close();
      } finally {
        await store.close();
      }
    });
    const notificationsSettled = () => notifier.settled();
    const hangUp = () => app.hangUp();
    const partner = demoPartner(fixture);
    return { fetch: app.fetch, partner, setupPath, notificationsSettled, hangUp, close };
  } catch (error) {
    await store.close();
    throw error;
  }
}
