import type { Driver } from '../drivers/driver.ts';
import type {
  DriverReply,
  InputOf,
  LedgerResult,
  OperationName,
  StartInput,
  WorkName,
  WorkResult,
} from '../drivers/protocol.ts';
import type { RecordedCommand, RecordedKill, RecordedLedger, SessionTime } from '../judge/evidence.ts';
import type { Begun, Integration } from './session.ts';
import { SessionOver } from './session-over.ts';

/** What the integration of a session is made of. */
export interface DrivenOptions {
  readonly driver: Driver;
  readonly session: string;
  readonly start: StartInput;
  readonly commandDeadlineMilliseconds: number;
  readonly sinceStart: () => SessionTime;
  /** Resolves to whether its connections to the bank are gone. */
  readonly connectionsGone: () => Promise<boolean>;
}

/** Milliseconds for start and stop, which do no work. */
const SERVICE_DEADLINE = 10_000;

/** Asks the driver and records what came of it. */
export class DrivenIntegration implements Integration {
  readonly #options: DrivenOptions;
  readonly commands: RecordedCommand[] = [];
  readonly ledgers: RecordedLedger[] = [];
  readonly kills: RecordedKill[] = [];
  #made = 0;
  #underWay = 0;
  #customers = 0;

  constructor(options: DrivenOptions) {
    this.#options = options;
  }

  async #ask(
    operation: OperationName,
    input: unknown,
    commandId: string | undefined,
    deadline: number,
  ): Promise<DriverReply> {
    const { driver, session, sinceStart } = this.#options;
    const sentAt = sinceStart();
    const command = {
      operation,
      session,
      ...(commandId !== undefined && { commandId }),
      ...(input !== undefined && { input }),
    };
    this.#underWay += 1;
    const reply = await driver.send(command, deadline).finally(() => {
      this.#underWay -= 1;
    });
    this.commands.push({
      operation,
      commandId,
      input: recordable(operation, input),
      sentAt,
      repliedAt: sinceStart(),
      reply,
    });
    return reply;
  }

  /** Whether a command waits for its answer. */
  get isAtWork(): boolean {
    return this.#underWay > 0;
  }

  #nextId(): string {
    this.#made += 1;
    return `${this.#options.session}-c${this.#made}`;
  }

  /** Hands it the bank. @throws SessionOver when it does not take it */
  async start(): Promise<void> {
    resultOf('start', await this.#ask('start', this.#options.start, undefined, SERVICE_DEADLINE));
  }

  /** Says that the session is over; whatever it answers is fine. */
  async stop(): Promise<void> {
    await this.#ask('stop', undefined, undefined, SERVICE_DEADLINE);
  }

  async work<Name extends WorkName>(
    name: Name,
    input: InputOf<Name>,
    commandId?: string,
  ): Promise<WorkResult> {
    return resultOf(name, await this.begin(name, input, commandId).reply) as WorkResult;
  }

  begin<Name extends WorkName>(name: Name, input: InputOf<Name>, commandId = this.#nextId()): Begun {
    const deadline = this.#options.commandDeadlineMilliseconds;
    return { commandId, reply: this.#ask(name, input, commandId, deadline) };
  }

  async openAccounts(
    accounts: number | InputOf<'createAccounts'>['accounts'],
    physicalAccountNumber = this.#options.start.physicalAccountNumbers[0] as string,
  ): Promise<ReadonlyMap<string, string>> {
    const asked = typeof accounts === 'number' ? this.#plain(accounts) : accounts;
    const { items = [] } = await this.work('createAccounts', { physicalAccountNumber, accounts: asked });
    const opened = new Map<string, string>();
    for (const { customerReference, virtualAccountNumber, outcome } of items) {
      if (outcome !== 'SUCCEEDED' || customerReference === undefined) continue;
      if (virtualAccountNumber !== undefined) opened.set(customerReference, virtualAccountNumber);
    }
    const missing = asked.filter(({ customerReference }) => !opened.has(customerReference));
    if (missing.length > 0) {
      const names = missing.slice(0, 3).map(({ customerReference }) => customerReference);
      throw new SessionOver(
        'NOT_DONE',
        `createAccounts: ${missing.length} of ${asked.length} accounts were not opened (${names.join(', ')})`,
      );
    }
    return opened;
  }

  #plain(count: number): InputOf<'createAccounts'>['accounts'] {
    return Array.from({ length: count }, () => {
      this.#customers += 1;
      const customer = String(this.#customers).padStart(4, '0');
      return { customerReference: `CUST-${customer}`, accountName: `Customer ${customer}` };
    });
  }

  async sync(
    options: { readonly physicalAccountNumbers?: readonly string[]; readonly workers?: number } = {},
  ): Promise<WorkResult> {
    const numbers = options.physicalAccountNumbers ?? this.#options.start.physicalAccountNumbers;
    const workers = options.workers !== undefined && { workers: options.workers };
    return await this.work('syncTransactions', { physicalAccountNumbers: [...numbers], ...workers });
  }

  async outcome(commandId: string): Promise<WorkResult> {
    const deadline = this.#options.commandDeadlineMilliseconds;
    return resultOf('outcome', await this.#ask('outcome', { commandId }, undefined, deadline)) as WorkResult;
  }

  async ledger(label: string): Promise<LedgerResult> {
    const deadline = this.#options.commandDeadlineMilliseconds;
    const reply = await this.#ask('ledger', undefined, undefined, deadline);
    const result = resultOf('ledger', reply) as LedgerResult;
    this.ledgers.push({ label, at: this.#options.sinceStart(), ...result });
    return result;
  }

  async kill(): Promise<void> {
    const { driver, sinceStart } = this.#options;
    const instanceBefore = driver.hello.instanceId;
    const at = sinceStart();
    await driver.kill();
    const isConnectionGone = await this.#options.connectionsGone();
    this.kills.push({ at, instanceBefore, instanceAfter: '', isConnectionGone });
  }

  async restart(): Promise<void> {
    const { instanceId } = await this.#options.driver.restart();
    const last = this.kills.pop();
    if (last !== undefined) this.kills.push({ ...last, instanceAfter: instanceId });
    await this.start();
  }
}

/** What is kept of an input: the session's secrets are not. */
function recordable(operation: OperationName, input: unknown): unknown {
  if (operation !== 'start') return input;
  const { credentials, notificationSecret: _, dataDir: __, ...rest } = input as StartInput;
  return { ...rest, credentials: { kind: credentials.kind } };
}

/** The result, or the end of the scenario. */
function resultOf(operation: string, reply: DriverReply): unknown {
  switch (reply.kind) {
    case 'RESULT':
      return reply.result;
    case 'UNSUPPORTED':
      throw new SessionOver('UNSUPPORTED', `${operation} is not supported: ${reply.reason}`);
    case 'LATE':
      throw new SessionOver('LATE', `${operation} was not answered within ${reply.afterMilliseconds} ms`);
    case 'UNSEEN':
      throw new SessionOver(
        'NOT_DONE',
        `${operation} was not seen within ${reply.afterMilliseconds / 1000} s`,
      );
    case 'GONE':
      throw new SessionOver('GONE', `the integration ended before it answered ${operation}: ${reply.reason}`);
    case 'ERROR':
      throw new SessionOver('BROKEN', `the driver failed at ${operation}: ${reply.reason}`);
    case 'BROKEN':
      throw new SessionOver('BROKEN', `the driver breaks the protocol at ${operation}: ${reply.problem}`);
  }
}
