import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { createSandbox, type Sandbox, type SandboxWorld, unwrap } from '../../../../sandbox/index.ts';
import type { components } from '../../../../spec/generated/control.types.ts';
import type {
  InputOf,
  LedgerResult,
  OperationName,
  StartInput,
  WorkName,
  WorkResult,
} from '../../../drivers/protocol.ts';
import type { Behaviour } from '../behaviour.ts';
import { createReferenceClient, type ReferenceClient } from '../client.ts';
import { correct } from '../correct.ts';

type Schemas = components['schemas'];
type Script = Schemas['NewFaultScript'];

/** How a test's client is started. */
export interface BenchOptions {
  readonly behaviour?: Behaviour;
  readonly kind?: 'API_KEY' | 'OAUTH2';
  readonly startAt?: string;
}

/** A client and the world that it works with. */
export class Stand {
  readonly world: SandboxWorld;
  readonly account: string;
  readonly log: string[] = [];
  readonly #behaviour: Behaviour;
  readonly #input: StartInput;
  #client: ReferenceClient;
  #count = 0;

  constructor(world: SandboxWorld, input: StartInput, behaviour: Behaviour) {
    this.world = world;
    this.account = world.partner.physicalAccountNumber;
    this.#input = input;
    this.#behaviour = behaviour;
    this.#client = this.#made();
  }

  #made(): ReferenceClient {
    return createReferenceClient(this.#behaviour, { log: (line) => this.log.push(line) });
  }

  get input(): StartInput {
    return this.#input;
  }

  kill(): void {
    this.#client.kill();
  }

  /** A new client on the same folder. */
  async restart(): Promise<void> {
    this.kill();
    this.#client = this.#made();
    await this.start();
  }

  async start(): Promise<void> {
    await this.send('start', this.#input);
  }

  /** The result of a command. @throws Error when the reply is none */
  async send(operation: OperationName, input?: unknown, commandId?: string): Promise<unknown> {
    this.#count += 1;
    const id = `f${this.#count}`;
    const frame = { id, session: 's', operation, commandId: commandId ?? `c-${this.#count}`, input };
    const reply = await this.#client.handle(frame as never);
    if (!('result' in reply)) throw new Error(JSON.stringify(reply));
    return reply.result;
  }

  async work<Name extends WorkName>(
    name: Name,
    input: InputOf<Name>,
    commandId?: string,
  ): Promise<WorkResult> {
    return (await this.send(name, input, commandId)) as WorkResult;
  }

  async sync(workers?: number): Promise<WorkResult> {
    return await this.work('syncTransactions', {
      physicalAccountNumbers: [this.account],
      ...(workers !== undefined && { workers }),
    });
  }

  async ledger(): Promise<LedgerResult> {
    return (await this.send('ledger')) as LedgerResult;
  }

  /** Creates so many accounts. */
  async create(count: number, commandId?: string): Promise<WorkResult> {
    const accounts = Array.from({ length: count }, (_, index) => ({
      customerReference: `C${index}`,
      accountName: 'आशा वर्मा',
    }));
    return await this.work('createAccounts', { physicalAccountNumber: this.account, accounts }, commandId);
  }

  /** The number of a new account. */
  async open(): Promise<string> {
    const { items } = await this.create(1);
    const number = items?.[0]?.virtualAccountNumber;
    if (number === undefined) throw new Error('no account was opened');
    return number;
  }

  /** An account that another application of the organisation opened. */
  async openElsewhere(): Promise<string> {
    const virtualAccountNumber = `${this.world.partner.virtualAccountPrefix}00009999`;
    const items = [{ virtualAccountNumber, accountName: 'Other' }];
    const header = { 'Idempotency-Key': 'elsewhere' };
    const body = { physicalAccountNumber: this.account, items };
    await unwrap(this.world.bank.POST('/v1/virtual-accounts', { params: { header }, body }));
    return virtualAccountNumber;
  }

  async credit(
    virtualAccountNumber: string,
    more: Partial<Schemas['CreditNotice']> = {},
  ): Promise<Schemas['Transaction']> {
    const body = {
      virtualAccountNumber,
      amount: '1250.00',
      paymentMode: 'IMPS' as const,
      remitter: { name: 'Ravi Kumar', accountNumber: '50100012345678', ifsc: 'KHTA0000002' },
      ...more,
    };
    const { transaction } = await unwrap(this.world.control.POST('/sandbox/v1/credits', { body }));
    if (!transaction) throw new Error('the credit was not posted');
    return transaction;
  }

  async reverse(transactionReferenceNumber: string): Promise<void> {
    const path = { transactionReferenceNumber };
    await unwrap(
      this.world.control.POST('/sandbox/v1/credits/{transactionReferenceNumber}/reversal', {
        params: { path },
        body: {},
      }),
    );
  }

  async fault(...scripts: Script[]): Promise<void> {
    await unwrap(this.world.control.POST('/sandbox/v1/fault-scripts', { body: { scripts } }));
  }

  /** How often faults acted, and whether any is left. */
  async faultsApplied(): Promise<number> {
    const { data } = await unwrap(this.world.control.GET('/sandbox/v1/fault-scripts'));
    return data.reduce((sum, { applied }) => sum + applied, 0);
  }

  async batchLimit(batchLimit: number): Promise<void> {
    await unwrap(this.world.control.PUT('/sandbox/v1/limits', { body: { batchLimit } }));
  }

  /** What the client sent, oldest first. */
  async requests(operationId?: string): Promise<Schemas['Exchange'][]> {
    const { data } = await unwrap(
      this.world.control.GET('/sandbox/v1/exchanges', { params: { query: { limit: 100 } as never } }),
    );
    const isBank = (one: Schemas['Exchange']) => /^\/(?:v1|oauth2)\//.test(one.path);
    const isMeant = (one: Schemas['Exchange']) =>
      operationId === undefined || one.operationId === operationId;
    return data.filter((one) => isBank(one) && isMeant(one)).sort((one, other) => one.number - other.number);
  }
}

/** A sandbox for the tests of a file; each stand has a world of its own. */
export function bench(): (options?: BenchOptions) => Promise<Stand> {
  let sandbox: Sandbox;
  const stands: Stand[] = [];
  const folders: string[] = [];
  beforeAll(async () => {
    sandbox = await createSandbox({ listen: true, fixture: 'empty' });
  });
  afterEach(() => {
    for (const stand of stands.splice(0)) stand.kill();
  });
  afterAll(async () => {
    await sandbox.close();
    for (const folder of folders) rmSync(folder, { recursive: true });
  });
  return async ({ behaviour = correct, kind = 'OAUTH2', startAt } = {}) => {
    const clock = startAt === undefined ? {} : { clock: { now: startAt, frozen: false } };
    const world = await sandbox.world(undefined, { fixture: 'empty', ...clock });
    const dataDir = mkdtempSync(join(tmpdir(), 'khata-reference-'));
    folders.push(dataDir);
    const { apiKey, clientId, clientSecret, clientName, virtualAccountPrefix, physicalAccountNumber } =
      world.partner;
    const stand = new Stand(
      world,
      {
        baseUrl: world.url ?? '',
        credentials: kind === 'API_KEY' ? { kind, apiKey } : { kind, clientId, clientSecret },
        clientName,
        virtualAccountPrefix,
        physicalAccountNumbers: [physicalAccountNumber],
        requestDeadlineMilliseconds: 1000,
        seed: 7,
        dataDir,
        notificationSecret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
      },
      behaviour,
    );
    stands.push(stand);
    await stand.start();
    return stand;
  };
}
