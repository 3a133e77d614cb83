import { type App, createApp } from '../../app.ts';
import type { BankApi } from '../../domain/application.ts';
import type { Quota } from '../../domain/plan.ts';
import type { User } from '../../domain/user.ts';
import { readFixture } from '../../fixtures.ts';
import { type HostClock, type ManualClock, manualClock, parseInstant, type Timer } from '../../lib/clock.ts';
import { createVault } from '../../lib/vault.ts';
import { runUnit } from '../../services/run-unit.ts';
import type { Unit } from '../../services/unit.ts';
import { openLowdbStore } from '../../stores/lowdb/lowdb-store.ts';
import type { Store } from '../../stores/store.ts';
import { MemoryFileSystem } from '../model/memory-file-system.ts';

/** A Sunday, 10:07 in India: no edge of an hour, a day or a month near. */
export const START = parseInstant('2026-11-22T10:07:00+05:30');

export const ORGANISATION = 'org-acme';
export const KEY_APPLICATION = 'app-acme-key';
export const API_KEY = 'khata_demo_key_none_0001';
export const NUMBER = 'ACME00000001';
export const PHYSICAL_ACCOUNT = '123456789012';

const DIRECTORY = '/data';

/** A timer whose tasks run when the test says so. */
export class ManualTimer implements Timer {
  readonly #tasks = new Set<() => void>();

  after(_milliseconds: number, task: () => void): () => void {
    this.#tasks.add(task);
    return () => this.#tasks.delete(task);
  }

  get waiting(): number {
    return this.#tasks.size;
  }

  fire(): void {
    const due = [...this.#tasks];
    this.#tasks.clear();
    for (const task of due) task();
  }
}

/** What a call was answered with, as far as the gateway is concerned. */
export interface Seen {
  readonly status: number;
  readonly code: string | undefined;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

/** The demo world behind the whole app, on a disk in memory, on a clock that stands until it is moved. */
export class GatewayWorld {
  /** Stands until it is moved; not looked at where the machine's clock is asked for. */
  readonly clock: ManualClock = manualClock(START);
  readonly timer = new ManualTimer();
  readonly faults: unknown[] = [];
  readonly #plans: 'enforced' | 'off';
  readonly #host: HostClock;
  readonly #vault = createVault();
  #disk = new MemoryFileSystem();
  #store: Store | undefined;
  #app: App | undefined;
  #calls = 0;

  private constructor(plans: 'enforced' | 'off', host: HostClock | undefined) {
    this.#plans = plans;
    this.#host = host ?? this.clock;
  }

  /** @param host a clock other than {@link clock} */
  static async open(plans: 'enforced' | 'off' = 'enforced', host?: HostClock): Promise<GatewayWorld> {
    const world = new GatewayWorld(plans, host);
    await world.#start();
    return world;
  }

  /** Kills the process without a word, loses what was not synced, and starts again. */
  async crash(): Promise<void> {
    this.#disk = this.#disk.afterPowerCut();
    await this.#start();
  }

  /** Stops as one should, and starts again. */
  async restart(): Promise<void> {
    await this.close();
    await this.#start();
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.store.close();
  }

  get app(): App {
    if (this.#app === undefined) throw new Error('the world is not open');
    return this.#app;
  }

  get store(): Store {
    if (this.#store === undefined) throw new Error('the world is not open');
    return this.#store;
  }

  /** Runs one unit of work beside the app, and makes it durable. */
  async run<R>(work: (unit: Unit) => Promise<R>): Promise<R> {
    const world = this.store.world('default');
    const result = await runUnit(world, { now: () => this.#host.now(), vault: this.#vault }, work);
    await world.durable();
    return result;
  }

  /** Lets usage be written, as the timer would after some seconds. */
  async flush(): Promise<void> {
    this.timer.fire();
    // The flush runs in a transaction; one after it has it behind it.
    await this.run(async () => undefined);
  }

  /** Everything on the disk, one file after another. */
  async journal(): Promise<string> {
    const texts: string[] = [];
    for (const name of await this.#disk.list(DIRECTORY)) {
      const file = await this.#disk.open(`${DIRECTORY}/${name}`, 'existing');
      const bytes = Buffer.alloc(await file.size());
      await file.read(bytes, 0);
      texts.push(bytes.toString());
    }
    return texts.join('');
  }

  async send(method: string, path: string, init: RequestInit = {}): Promise<Seen> {
    const request = new Request(`http://localhost${path}`, { method, ...init });
    const response = await this.app.fetch(request);
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') === true;
    const body = (isJson ? JSON.parse(text) : { text }) as Record<string, unknown>;
    const { status, headers } = response;
    return { status, code: body['code'] as string | undefined, headers, body };
  }

  /** getVirtualAccount: a read of the API create-virtual-account. */
  read(apiKey = API_KEY): Promise<Seen> {
    return this.send('GET', `/v1/virtual-accounts/${NUMBER}`, { headers: { 'x-api-key': apiKey } });
  }

  /** createVirtualAccounts of one account, each time another one unless the key says which. */
  create(key?: string, apiKey = API_KEY): Promise<Seen> {
    this.#calls += 1;
    const name = key ?? `${this.#calls}`;
    const number = `ACME9${[...name].reduce((sum, letter) => sum * 7 + letter.charCodeAt(0), 0) % 1e7}`;
    return this.send('POST', '/v1/virtual-accounts', {
      headers: { 'x-api-key': apiKey, 'content-type': 'application/json', 'idempotency-key': name },
      body: JSON.stringify({
        physicalAccountNumber: PHYSICAL_ACCOUNT,
        items: [{ virtualAccountNumber: number.padEnd(12, '0'), accountName: 'Asha Verma' }],
      }),
    });
  }

  /** Reads until `calls` are answered; how many were let in. */
  async admittedReads(calls: number): Promise<number> {
    let admitted = 0;
    for (let i = 0; i < calls; i++) if ((await this.read()).status === 200) admitted++;
    return admitted;
  }

  async setAccountPlan(quota: Partial<Quota>): Promise<void> {
    await this.run(async ({ tx }) => {
      const organisation = await tx.get('organisations', ORGANISATION);
      if (!organisation) throw new Error('no organisation');
      await tx.put('accountPlans', {
        ...{ accountPlanId: 'account-test', name: 'Test', description: '', isDefault: false },
        ...{ hits: null, tps: null, period: 'DAY', ...quota },
      });
      await tx.put('organisations', { ...organisation, accountPlanId: 'account-test' });
    });
  }

  async setApiPlan(api: BankApi, quota: Partial<Quota>): Promise<void> {
    await this.run(async ({ tx }) => {
      const application = await tx.get('applications', KEY_APPLICATION);
      if (!application) throw new Error('no application');
      await tx.put('apiPlans', {
        ...{ apiPlanId: `api-test-${api}`, name: 'Test', description: '', isDefault: false },
        ...{ hits: null, tps: null, period: 'DAY', ...quota },
      });
      const subscriptions = application.subscriptions.map((subscription) =>
        subscription.api === api ? { ...subscription, apiPlanId: `api-test-${api}` } : subscription,
      );
      await tx.put('applications', { ...application, subscriptions });
    });
  }

  /** Somebody of the organisation, or of the bank where there is none. */
  async addUser(userId: string, role: User['role'], organisationId?: string): Promise<User> {
    const email = `${userId}@example.in`;
    const user: User = {
      userId,
      username: userId,
      foldedUsername: userId.toLowerCase(),
      email,
      foldedEmail: email.toLowerCase(),
      firstName: 'Asha',
      lastName: 'Verma',
      role,
      status: 'ACTIVE',
      createdAt: START,
      ...(organisationId !== undefined && { organisationId }),
    };
    await this.run(async ({ tx }) => await tx.put('users', user));
    return user;
  }

  async #start(): Promise<void> {
    this.#store = await openLowdbStore({ directory: DIRECTORY, fileSystem: this.#disk });
    let requests = 0;
    this.#app = await createApp({
      store: this.#store,
      host: { now: () => this.#host.now(), vault: this.#vault },
      // Without its portal: two firms whose plans are unlimited, and nobody who gets mails.
      fixture: { ...readFixture('demo'), portal: undefined },
      validateResponses: true,
      controlToken: undefined,
      plans: this.#plans,
      timer: this.timer,
      nextRequestId: () => `test-${(requests++).toString().padStart(12, '0')}`,
      onFault: (error) => this.faults.push(error),
    });
  }
}
