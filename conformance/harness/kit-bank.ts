import { createSandbox, type Sandbox } from '../../sandbox/index.ts';
import type { components } from '../../spec/generated/control.types.ts';
import type { Watcher } from '../drivers/passive.ts';
import type { TrialBank } from '../drivers/trial.ts';
import { hostNow } from '../lib/host-clock.ts';
import { KitClient } from './kit-client.ts';
import { Recorder } from './recorder.ts';
import type { SessionWorld } from './session-world.ts';
import { type CheckedStray, MixedUp, strayExchanges } from './strays.ts';
import { trialBank } from './trial-bank.ts';

/** Application of the fixture by which the kit itself reads and acts; what it calls is no part of the evidence. */
export const KIT_APPLICATION = 'Khata kit';

/** Bytes up to which a body is kept whole: a create of 100 accounts, a batch of 100 transactions. */
const WHOLE_BODY = 512 * 1024;
/** The log itself is hardly read: what comes is kept here. */
const MOST_LOGGED = 1000;
const MOST_LOGGED_BYTES = 4 * 1024 * 1024;

type Exchange = components['schemas']['Exchange'];
/** What the worlds of sessions have shown. */
type WorldExchanges = Map<string, { kept: Map<number, Exchange>; listeners: SessionWorld['listeners'] }>;

/** The simulated bank of a run: one sandbox on a port of this machine, a world for each session. */
export class KitBank {
  readonly #sandbox: Sandbox;
  readonly #exchanges: WorldExchanges;
  readonly #sessions = new Map<string, SessionWorld>();
  readonly #mixedUp: MixedUp;

  private constructor(sandbox: Sandbox, exchanges: WorldExchanges, mixedUp: MixedUp) {
    this.#sandbox = sandbox;
    this.#exchanges = exchanges;
    this.#mixedUp = mixedUp;
  }

  /** @throws ListenError when no port can be had */
  static async open(onFault: (error: unknown) => void = () => {}): Promise<KitBank> {
    const exchanges: WorldExchanges = new Map();
    const mixedUp = new MixedUp();
    const keep = (world: string, exchange: Exchange) => {
      const kept = exchanges.get(world);
      if (kept === undefined) return;
      kept.kept.set(exchange.number, exchange);
      mixedUp.take(world, exchange);
    };
    const tell = (world: string, exchange: Exchange) => {
      keep(world, exchange);
      for (const listener of exchanges.get(world)?.listeners ?? []) listener(exchange);
    };
    const sandbox = await createSandbox({
      fixture: 'conformance',
      listen: true,
      exchanges: { most: MOST_LOGGED, bytes: MOST_LOGGED_BYTES, wholeBody: WHOLE_BODY },
      onExchange: tell,
      onExchangeEnd: keep,
      onFault,
    });
    return new KitBank(sandbox, exchanges, mixedUp);
  }

  /** Origin, without a world's prefix. */
  get url(): string {
    return this.#sandbox.url as string;
  }

  /**
   * Makes a world for one session.
   * @param startAt where its clock begins, RFC 3339; it runs on from there
   */
  async openWorld(startAt: string | undefined): Promise<SessionWorld> {
    const world = await this.#sandbox.world(undefined, {
      ...(startAt !== undefined && { clock: { now: startAt } }),
    });
    const kept = new Map<number, Exchange>();
    const listeners: SessionWorld['listeners'] = new Set();
    this.#exchanges.set(world.name, { kept, listeners });
    const own = world.applications.filter(({ organisationId }) => organisationId === 'org-acme');
    const kit = own.find(({ applicationName }) => applicationName === KIT_APPLICATION);
    const byKey = own.find((one) => one.oauth === 'NONE' && one !== kit);
    const byToken = own.find(({ oauth }) => oauth === '2.0');
    if (!kit || !byKey || !byToken?.clientSecret)
      throw new Error('khata: the fixture conformance lacks an application');
    const session: SessionWorld = {
      kept,
      listeners,
      world,
      url: world.url as string,
      apiKey: { applicationId: byKey.applicationId, apiKey: byKey.apiKey },
      oauth2: {
        applicationId: byToken.applicationId,
        clientId: byToken.apiKey,
        clientSecret: byToken.clientSecret,
      },
      kit: { applicationId: kit.applicationId, apiKey: kit.apiKey },
    };
    this.#sessions.set(session.url, session);
    return session;
  }

  /** Makes a small bank of its own for a trial of a driver, which is no session of the run. */
  async openTrial(): Promise<TrialBank> {
    return trialBank(await this.#sandbox.world(), { hostNow, kitApplication: KIT_APPLICATION });
  }

  /** What can be seen of the session with this base URL. @throws Error when there is none */
  watch(baseUrl: string): Watcher {
    const session = this.#sessions.get(baseUrl);
    if (session === undefined) throw new Error(`khata: there is no session at ${baseUrl}`);
    const kit = new KitClient(session);
    const recorder = new Recorder(session, 0, new Map());
    return {
      accounts: async () => await kit.accounts(),
      refunds: async () => await kit.refunds(),
      exchanges: async () => recorder.all(Number.MAX_SAFE_INTEGER),
    };
  }

  /** Removes the world of a session that is over. */
  async closeWorld(session: SessionWorld): Promise<void> {
    this.#sessions.delete(session.url);
    this.#exchanges.delete(session.world.name);
    await session.world.delete();
  }

  /**
   * Requests that belong to no session: without a world's prefix, with one that there is not, or at the prefix of one session
   * with the credentials of another.
   */
  async strays(): Promise<readonly CheckedStray[]> {
    return [...(await strayExchanges(this.#sandbox)), ...this.#mixedUp.all];
  }

  /** Stops it; sessions must be over. */
  async close(): Promise<void> {
    this.#sandbox.hangUp();
    await this.#sandbox.close();
  }
}
