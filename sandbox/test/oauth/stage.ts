import { createApp } from '../../app.ts';
import type { ApiKey, Application } from '../../domain/application.ts';
import { readFixture } from '../../fixtures.ts';
import { type Listener, listen } from '../../http/listener.ts';
import { type ManualClock, manualClock } from '../../lib/clock.ts';
import { createVault, type Vault } from '../../lib/vault.ts';
import { openLowdbStore } from '../../stores/lowdb/lowdb-store.ts';
import type { Store, StoreTransaction, WorldStore } from '../../stores/store.ts';
import { START } from '../contract/watched-sandbox.ts';
import { addParties, PASSWORD } from '../oauth-parties.ts';

/** A session of the portal, as a script has it. */
export interface PortalSession {
  readonly cookie: string;
  readonly csrfToken: string;
}

/** A sandbox on a port, with its store at hand, that can be stopped and started again. */
export class Stage {
  readonly clock: ManualClock = manualClock(START);
  readonly #vault: Vault = createVault(new Uint8Array(32).fill(7));
  readonly #directory: string | undefined;
  #store: Store | undefined;
  #listener: Listener | undefined;

  /** @param directory where the data is kept; undefined keeps it in memory */
  constructor(directory?: string) {
    this.#directory = directory;
  }

  get url(): string {
    return this.#listener?.url ?? '';
  }

  get world(): WorldStore {
    if (this.#store === undefined) throw new Error('the stage is not open');
    return this.#store.world('default');
  }

  /** @param port the one it had before, so that addresses stay what they were */
  async open({
    parties = true,
    port = 0,
    publicUrl,
  }: {
    parties?: boolean;
    port?: number;
    publicUrl?: string;
  } = {}): Promise<this> {
    this.#store = await openLowdbStore({ directory: this.#directory });
    let requests = 0;
    const app = await createApp({
      store: this.#store,
      host: { now: () => this.clock.now(), vault: this.#vault },
      fixture: readFixture('demo'),
      validateResponses: true,
      controlToken: undefined,
      publicUrl,
      nextRequestId: () => `request-${++requests}`,
      onFault: () => {},
    });
    if (parties) await addParties(this.world, this.#vault);
    this.#listener = await listen(app.fetch, { host: '127.0.0.1', port });
    return this;
  }

  async close(): Promise<void> {
    await this.#listener?.close(100);
    await this.#store?.close();
  }

  async restart(): Promise<void> {
    const port = Number(new URL(this.url).port);
    await this.close();
    await this.open({ parties: false, port });
  }

  /** Changes entities below the doors. */
  async write(work: (tx: StoreTransaction) => Promise<void>): Promise<void> {
    await this.world.transact(work);
  }

  async changeApplication(applicationId: string, change: Partial<Application>): Promise<void> {
    await this.write(async (tx) => {
      const entity = await tx.get('applications', applicationId);
      if (entity) await tx.put('applications', { ...entity, ...change });
    });
  }

  async changeKey(apiKey: string, change: Partial<ApiKey>): Promise<void> {
    await this.write(async (tx) => {
      const entity = await tx.get('apiKeys', apiKey);
      if (entity) await tx.put('apiKeys', { ...entity, ...change });
    });
  }

  /** Moves the world's clock, and only that: the host's stands. */
  async advanceWorld(seconds: number): Promise<void> {
    const response = await fetch(`${this.url}/sandbox/v1/clock/advance`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ seconds }),
    });
    if (!response.ok) throw new Error(await response.text());
  }

  async signIn(username: string): Promise<PortalSession> {
    const response = await fetch(`${this.url}/portal/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username, password: PASSWORD }),
    });
    const { csrfToken } = (await response.json()) as { csrfToken: string };
    return { cookie: response.headers.get('set-cookie')?.split(';')[0] ?? '', csrfToken };
  }

  async decide(
    { cookie, csrfToken }: PortalSession,
    authorizationRequestId: string,
    decision: 'APPROVE' | 'DENY' = 'APPROVE',
  ): Promise<{ status: number; redirectTo: string; code: string }> {
    const path = `/portal/v1/authorization-requests/${authorizationRequestId}/decision`;
    const response = await fetch(this.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie, 'x-csrf-token': csrfToken },
      body: JSON.stringify({ decision }),
    });
    const body = (await response.json()) as { redirectTo: string; code: string };
    return { ...body, status: response.status };
  }
}
