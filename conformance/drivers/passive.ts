import type { BankSchema, RecordedExchange } from '../judge/evidence.ts';
import type { Driver, DriverSource } from './driver.ts';
import type {
  Capability,
  DriverReply,
  InputOf,
  OutgoingCommand,
  StartInput,
  WorkResult,
} from './protocol.ts';

/** What the bank can see of one session: all that a passive run goes by. */
export interface Watcher {
  accounts(): Promise<readonly BankSchema<'VirtualAccount'>[]>;
  refunds(): Promise<readonly BankSchema<'Refund'>[]>;
  exchanges(): Promise<readonly RecordedExchange[]>;
}

/** How a person is asked, and how long is waited. */
export interface PassiveOptions {
  /** Shows lines to the person who triggers the integration. */
  readonly tell: (lines: readonly string[]) => void;
  /** The session whose base URL this is. */
  readonly watch: (baseUrl: string) => Watcher;
  /** What the integration can do; left out, what can be seen from outside. */
  readonly capabilities?: readonly Capability[];
  /** Milliseconds that are waited for each step; left out, ten minutes. */
  readonly patienceMilliseconds?: number;
  /** The host's clock in milliseconds, and a pause: injected for tests. */
  readonly clock: { now(): number; pause(milliseconds: number): Promise<void> };
}

/** What can be judged with nobody to ask: no ledger, no kill, no outcome. */
const VISIBLE: readonly Capability[] = [
  'CREATE',
  'MODIFY',
  'DELETE',
  'SYNC',
  'WATCH',
  'REFUND',
  'API_KEY',
  'OAUTH2',
];
const PATIENCE = 600_000;
const LOOK_EVERY = 200;

/** One step: what the person is told, and how it is seen that it was done. */
interface Step {
  readonly lines: readonly string[];
  /** The result, once it is done. */
  readonly done: (watcher: Watcher, since: number) => Promise<WorkResult | undefined>;
}

const SUCCEEDED: WorkResult = { outcome: 'SUCCEEDED' };

function jsonOf(text: string | undefined): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? '');
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** Requests that came after the exchange of this number. */
async function later(watcher: Watcher, since: number): Promise<RecordedExchange[]> {
  return (await watcher.exchanges()).filter(({ number }) => number > since);
}

function creating({ physicalAccountNumber, accounts }: InputOf<'createAccounts'>): Step {
  const shown = accounts.slice(0, 10).map(({ customerReference, accountName, allowedRemitters, validTo }) => {
    const remitters = allowedRemitters?.map((one) => `${one.accountNumber} ${one.ifsc}`).join(', ');
    const extra = `${remitters ? `, only from ${remitters}` : ''}${validTo ? `, valid to ${validTo}` : ''}`;
    return `  customerReference ${customerReference}, accountName ${accountName}${extra}`;
  });
  const more =
    accounts.length > 10
      ? [`  … up to ${accounts.at(-1)?.customerReference}, ${accounts.length} in all`]
      : [];
  return {
    lines: [`Open ${accounts.length} account(s) under ${physicalAccountNumber}:`, ...shown, ...more],
    done: async (watcher) => {
      const numbers = new Map(
        (await watcher.accounts()).map((one) => [one.customerReference, one.virtualAccountNumber]),
      );
      if (!accounts.every(({ customerReference }) => numbers.has(customerReference))) return undefined;
      const items = accounts.map(({ customerReference }) => ({
        customerReference,
        virtualAccountNumber: numbers.get(customerReference) as string,
        outcome: 'SUCCEEDED' as const,
      }));
      return { outcome: 'SUCCEEDED', items };
    },
  };
}

function syncing({ physicalAccountNumbers, workers }: InputOf<'syncTransactions'>): Step {
  const many = workers === undefined ? '' : `, with ${workers} workers at once`;
  return {
    lines: [`Let it pull and acknowledge all transactions of ${physicalAccountNumbers.join(', ')}${many}.`],
    done: async (watcher, since) => {
      const empty = new Set<unknown>();
      for (const { operation, requestBody, responseBody } of await later(watcher, since)) {
        if (operation !== 'fetchTransactionBatch' || jsonOf(responseBody)['batch'] !== null) continue;
        empty.add(jsonOf(requestBody)['physicalAccountNumber']);
      }
      return physicalAccountNumbers.every((number) => empty.has(number)) ? SUCCEEDED : undefined;
    },
  };
}

/** Done when a request of this operation that names all of these came and was answered. */
function calling(operation: string, lines: readonly string[], names: readonly string[]): Step {
  return {
    lines,
    done: async (watcher, since) => {
      const bodies = (await later(watcher, since))
        .filter((one) => one.operation === operation && (one.status ?? 500) < 500)
        .map(({ requestBody }) => requestBody ?? '');
      return names.every((name) => bodies.some((body) => body.includes(name))) ? SUCCEEDED : undefined;
    },
  };
}

function refunding({ utr, virtualAccountNumber, amount }: InputOf<'requestRefund'>): Step {
  return {
    lines: [`Refund the credit of ${amount} to ${virtualAccountNumber} with UTR ${utr}.`],
    done: async (watcher, since) => {
      const asked = (await later(watcher, since)).some(
        ({ operation, status }) => operation === 'initiateRefund' && (status ?? 500) < 500,
      );
      return asked ? SUCCEEDED : undefined;
    },
  };
}

function modifying({ changes }: InputOf<'modifyAccounts'>): Step {
  const words = changes.map(({ virtualAccountNumber, accountName, addRemitters = [] }) => {
    const added = addRemitters.map((one) => `add the remitter ${one.accountNumber} ${one.ifsc}`);
    const named = accountName === undefined ? [] : [`name it ${accountName}`];
    return `  ${virtualAccountNumber}: ${[...named, ...added].join(', ')}`;
  });
  const numbers = changes.map(({ virtualAccountNumber }) => virtualAccountNumber);
  return calling('modifyVirtualAccounts', ['Modify:', ...words], numbers);
}

/** The step of a command; undefined for those that need none or cannot be seen from outside. */
function stepOf({ operation, input }: OutgoingCommand): Step | undefined {
  switch (operation) {
    case 'createAccounts':
      return creating(input as InputOf<'createAccounts'>);
    case 'modifyAccounts':
      return modifying(input as InputOf<'modifyAccounts'>);
    case 'deleteAccounts': {
      const { virtualAccountNumbers: numbers } = input as InputOf<'deleteAccounts'>;
      return calling('deleteVirtualAccounts', [`Delete: ${numbers.join(', ')}.`], numbers);
    }
    case 'syncTransactions':
      return syncing(input as InputOf<'syncTransactions'>);
    case 'requestRefund':
      return refunding(input as InputOf<'requestRefund'>);
    default:
      return undefined;
  }
}

function startLines({
  baseUrl,
  credentials,
  clientName,
  physicalAccountNumbers,
  virtualAccountPrefix,
  ...rest
}: StartInput) {
  const secrets =
    credentials.kind === 'API_KEY'
      ? [`X-Api-Key            ${credentials.apiKey}`]
      : [`client id            ${credentials.clientId}`, `client secret        ${credentials.clientSecret}`];
  return [
    'A new session. Point your integration at it, with a data store of its own:',
    `base URL             ${baseUrl}`,
    ...secrets,
    `client name          ${clientName}`,
    `account prefix       ${virtualAccountPrefix}`,
    `physical accounts    ${physicalAccountNumbers.join(', ')}`,
    `request deadline     ${rest.requestDeadlineMilliseconds} ms`,
  ];
}

class PassiveDriver implements Driver {
  readonly #options: PassiveOptions;
  #watcher: Watcher | undefined;
  #isClosed = false;
  readonly hello;

  constructor(options: PassiveOptions, instanceId: string) {
    this.#options = options;
    const capabilities = [...(options.capabilities ?? VISIBLE)];
    this.hello = { protocolVersion: 1, name: 'watched from outside', version: '0', instanceId, capabilities };
  }

  async send(command: OutgoingCommand): Promise<DriverReply> {
    const { operation, input } = command;
    if (operation === 'start') {
      const start = input as StartInput;
      this.#watcher = this.#options.watch(start.baseUrl);
      this.#options.tell(startLines(start));
      return { kind: 'RESULT', result: {} };
    }
    if (operation === 'stop') return { kind: 'RESULT', result: {} };
    if (operation === 'watch') return await this.#leaveAlone(input as InputOf<'watch'>);
    const step = stepOf(command);
    if (step === undefined || this.#watcher === undefined) {
      return { kind: 'UNSUPPORTED', reason: `${operation} cannot be seen from outside` };
    }
    return await this.#await(step, this.#watcher);
  }

  async #leaveAlone({ forMilliseconds }: InputOf<'watch'>): Promise<DriverReply> {
    const { tell, clock } = this.#options;
    tell([`Let it poll as in production, for ${Math.ceil(forMilliseconds / 1000)} s.`]);
    await clock.pause(forMilliseconds);
    return { kind: 'RESULT', result: SUCCEEDED };
  }

  async #await({ lines, done }: Step, watcher: Watcher): Promise<DriverReply> {
    const { tell, clock, patienceMilliseconds: patience = PATIENCE } = this.#options;
    const since = (await watcher.exchanges()).at(-1)?.number ?? 0;
    tell(lines);
    const end = clock.now() + patience;
    while (!this.#isClosed) {
      const result = await done(watcher, since);
      if (result !== undefined) return { kind: 'RESULT', result };
      if (clock.now() >= end) return { kind: 'LATE', afterMilliseconds: patience };
      await clock.pause(LOOK_EVERY);
    }
    return { kind: 'GONE', reason: 'the session was closed' };
  }

  async kill(): Promise<void> {
    throw new Error('khata: a watched integration cannot be killed; needs RESTART');
  }

  async restart(): Promise<never> {
    throw new Error('khata: a watched integration cannot be restarted; needs RESTART');
  }

  log(): string {
    return '';
  }

  async close(): Promise<void> {
    this.#isClosed = true;
  }
}

/** An integration that a person triggers and the kit only watches: `conform serve`. */
export function passiveDriver(options: PassiveOptions): DriverSource {
  let opened = 0;
  return {
    kind: 'passive',
    name: 'an integration that is triggered by hand',
    canRestart: false,
    mostSessions: 1,
    open: async () => {
      opened += 1;
      return new PassiveDriver(options, `watched-${opened}`);
    },
  };
}
