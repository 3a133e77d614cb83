import type { Driver } from './driver.ts';
import type {
  Capability,
  DriverReply,
  LedgerResult,
  OperationName,
  Protocol,
  StartInput,
  WorkResult,
} from './protocol.ts';

/** A request of the integration, as a trial bank saw it. */
export interface TrialExchange {
  readonly method: string;
  /** Without the world's prefix. */
  readonly path: string;
  readonly operationId: string | undefined;
  /** Whose credentials it carried; undefined when they opened nothing. */
  readonly applicationId: string | undefined;
  readonly status: number;
}

/** A credit that was posted for a trial. */
export interface TrialCredit {
  readonly transactionReferenceNumber: string;
  readonly virtualAccountNumber: string;
  readonly utr: string;
  readonly amount: string;
}

/** A small bank of its own, for one trial of a driver: a world with credentials that no other has. */
export interface TrialBank {
  /** Names the session for the driver. */
  readonly session: string;
  /** What `start` says of the bank. */
  readonly start: Omit<StartInput, 'credentials' | 'seed' | 'dataDir'>;
  readonly credentials: Readonly<Record<'API_KEY' | 'OAUTH2', Protocol<'Credentials'>>>;
  /** Application by the credentials that lead to it. */
  readonly applicationIds: Readonly<Record<'API_KEY' | 'OAUTH2', string>>;
  /** What reached this bank so far, oldest first. */
  exchanges(): Promise<readonly TrialExchange[]>;
  /**
   * Posts a credit to an account, or to one that the integration has not opened when there is none.
   * @returns undefined when the bank has no such account that is open
   */
  credit(virtualAccountNumber: string | undefined): Promise<TrialCredit | undefined>;
  /**
   * A notification that is signed as it must be.
   * @param aheadSeconds by which its instant is later than the kit's clock
   */
  notification(aheadSeconds: number): Protocol<'ReceiveNotificationCommand'>['input'];
}

/** Capabilities that have a command of their own. */
export type AskedCapability = Exclude<
  Capability,
  'RESTART' | 'WORKERS' | 'API_KEY' | 'OAUTH2' | 'PARALLEL_SESSIONS'
>;

/** The command by which each of them is asked for. */
export const COMMAND_OF: Readonly<Record<AskedCapability, OperationName>> = {
  CREATE: 'createAccounts',
  MODIFY: 'modifyAccounts',
  SYNC: 'syncTransactions',
  LEDGER: 'ledger',
  ENQUIRE: 'enquireTransactions',
  OUTCOME: 'outcome',
  REFUND: 'requestRefund',
  NOTIFY: 'receiveNotification',
  WATCH: 'watch',
  DELETE: 'deleteAccounts',
};

/** All of them, in an order in which each finds what it needs. */
export const ASKED_CAPABILITIES = Object.keys(COMMAND_OF) as AskedCapability[];

/** Milliseconds for one command of a trial. */
const DEADLINE = 10_000;
/** Long enough to show that it works, short enough for a trial. */
const WATCHED_MILLISECONDS = 100;
const CUSTOMER = 'TRIAL-1';

/** One session between a driver and a trial bank. */
export class TrialSession {
  readonly #driver: Driver;
  readonly #bank: TrialBank;
  readonly #dataDir: string;
  /** With which credentials it was started. */
  readonly kind: 'API_KEY' | 'OAUTH2';
  /** The account that it has opened. */
  account: string | undefined;
  credit: TrialCredit | undefined;
  #commands = 0;
  #createdBy: string | undefined;

  constructor(driver: Driver, bank: TrialBank, dataDir: string) {
    this.#driver = driver;
    this.#bank = bank;
    this.#dataDir = dataDir;
    this.kind = driver.hello.capabilities.includes('OAUTH2') ? 'OAUTH2' : 'API_KEY';
  }

  /** Whether the driver says that it can do this. */
  claims(capability: Capability): boolean {
    return this.#driver.hello.capabilities.includes(capability);
  }

  /** Hands it the bank; after a restart once more. */
  async begin(): Promise<DriverReply> {
    const credentials = this.#bank.credentials[this.kind];
    const input = { ...this.#bank.start, credentials, seed: 1, dataDir: this.#dataDir };
    return await this.#send('start', input);
  }

  /** Asks for what a capability is about, in the smallest way. */
  async ask(capability: AskedCapability): Promise<DriverReply> {
    const reply = await this.#send(COMMAND_OF[capability], this.#inputFor(capability));
    if (capability === 'CREATE') this.account = accountIn(reply);
    return reply;
  }

  /** Hands it one notification. */
  async notify(input: Protocol<'ReceiveNotificationCommand'>['input']): Promise<DriverReply> {
    return await this.#send('receiveNotification', input);
  }

  /** Posts a credit to the account that it has opened, or to another one. */
  async postCredit(): Promise<TrialCredit | undefined> {
    this.credit = await this.#bank.credit(this.account);
    return this.credit;
  }

  async end(): Promise<DriverReply> {
    return await this.#send('stop', undefined);
  }

  async #send(operation: OperationName, input: unknown): Promise<DriverReply> {
    const { session } = this.#bank;
    const isWork =
      operation !== 'start' && operation !== 'stop' && operation !== 'ledger' && operation !== 'outcome';
    const commandId = isWork ? `${session}-t${++this.#commands}` : undefined;
    if (operation === 'createAccounts') this.#createdBy = commandId;
    const command = {
      operation,
      session,
      ...(commandId && { commandId }),
      ...(input !== undefined && { input }),
    };
    return await this.#driver.send(command, DEADLINE);
  }

  #inputFor(capability: AskedCapability): unknown {
    const { physicalAccountNumbers, virtualAccountPrefix } = this.#bank.start;
    const physicalAccountNumber = physicalAccountNumbers[0];
    const virtualAccountNumber = this.account ?? `${virtualAccountPrefix}99999999`;
    switch (capability) {
      case 'CREATE':
        return { physicalAccountNumber, accounts: [{ customerReference: CUSTOMER, accountName: 'Trial' }] };
      case 'MODIFY':
        return { changes: [{ virtualAccountNumber, accountName: 'Trial, renamed' }] };
      case 'DELETE':
        return { virtualAccountNumbers: [virtualAccountNumber] };
      case 'SYNC':
        return { physicalAccountNumbers };
      case 'WATCH':
        return { forMilliseconds: WATCHED_MILLISECONDS, physicalAccountNumbers };
      case 'ENQUIRE':
        return { physicalAccountNumber, from: '2027-03-30T18:40:00Z', to: '2027-03-30T18:40:00Z' };
      case 'REFUND': {
        const { utr = '000000000000', amount = '1.00' } = this.credit ?? {};
        return {
          utr,
          virtualAccountNumber: this.credit?.virtualAccountNumber ?? virtualAccountNumber,
          amount,
        };
      }
      case 'NOTIFY':
        return this.#bank.notification(0);
      case 'OUTCOME':
        return { commandId: this.#createdBy ?? `${this.#bank.session}-t0` };
      case 'LEDGER':
        return undefined;
    }
  }
}

function accountIn(reply: DriverReply): string | undefined {
  if (reply.kind !== 'RESULT') return undefined;
  const { items = [] } = reply.result as WorkResult;
  return items.find(({ customerReference }) => customerReference === CUSTOMER)?.virtualAccountNumber;
}

/** Whether a ledger that was answered has this credit. */
export function hasBooked(reply: DriverReply, credit: TrialCredit): boolean {
  if (reply.kind !== 'RESULT') return false;
  const { entries } = reply.result as LedgerResult;
  return entries.some((one) => one.transactionReferenceNumber === credit.transactionReferenceNumber);
}

/** A reply in a few words, for a line that says more. */
export function replyWords(reply: DriverReply): string {
  switch (reply.kind) {
    case 'RESULT': {
      const { outcome, code, message } = reply.result as Partial<WorkResult>;
      const more = [code, message].filter((text) => text !== undefined).join(': ');
      return `it answered ${outcome ?? 'a result'}${more === '' ? '' : ` (${more.replace(/\s+/g, ' ').slice(0, 200)})`}`;
    }
    case 'UNSUPPORTED':
      return `it answered unsupported (${reply.reason})`;
    case 'ERROR':
      return `the driver failed itself: ${reply.reason}`;
    case 'LATE':
    case 'UNSEEN':
      return `it did not answer within ${reply.afterMilliseconds / 1000} s`;
    case 'GONE':
      return `it is gone: ${reply.reason}`;
    case 'BROKEN':
      return reply.problem;
  }
}
