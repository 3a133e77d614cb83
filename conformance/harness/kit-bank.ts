import { createSandbox, type Sandbox, type SandboxWorld } from '../../sandbox/index.ts';
import type { CheckedStray } from './strays.ts';
import { strayExchanges } from './strays.ts';

/** Application of the fixture by which the kit itself reads and acts; what it calls is no part of the evidence. */
export const KIT_APPLICATION = 'Khata kit';

/** What a session knows the bank by. */
export interface SessionWorld {
  readonly world: SandboxWorld;
  /** Address for the integration, prefix included. */
  readonly url: string;
  readonly apiKey: { readonly applicationId: string; readonly apiKey: string };
  readonly oauth2: {
    readonly applicationId: string;
    readonly clientId: string;
    readonly clientSecret: string;
  };
  readonly kit: { readonly applicationId: string; readonly apiKey: string };
}

/** Bytes up to which a body is kept whole: a create of 100 accounts, a batch of 100 transactions. */
const WHOLE_BODY = 512 * 1024;

/** The simulated bank of a run: one sandbox on a port of this machine, a world for each session. */
export class KitBank {
  readonly #sandbox: Sandbox;
  readonly #strays: CheckedStray[] = [];

  private constructor(sandbox: Sandbox) {
    this.#sandbox = sandbox;
  }

  /** @throws ListenError when no port can be had */
  static async open(onFault: (error: unknown) => void = () => {}): Promise<KitBank> {
    const sandbox = await createSandbox({
      fixture: 'conformance',
      listen: true,
      exchanges: { most: 20_000, bytes: 64 * 1024 * 1024, wholeBody: WHOLE_BODY },
      onFault,
    });
    return new KitBank(sandbox);
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
    const own = world.applications.filter(({ organisationId }) => organisationId === 'org-acme');
    const kit = own.find(({ applicationName }) => applicationName === KIT_APPLICATION);
    const byKey = own.find((one) => one.oauth === 'NONE' && one !== kit);
    const byToken = own.find(({ oauth }) => oauth === '2.0');
    if (!kit || !byKey || !byToken?.clientSecret)
      throw new Error('khata: the fixture conformance lacks an application');
    return {
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
  }

  /** Requests that reached no session: without a world's prefix, or with one that there is not. */
  async strays(): Promise<readonly CheckedStray[]> {
    return [...this.#strays, ...(await strayExchanges(this.#sandbox))];
  }

  /** Stops it; sessions must be over. */
  async close(): Promise<void> {
    this.#sandbox.hangUp();
    await this.#sandbox.close();
  }
}
