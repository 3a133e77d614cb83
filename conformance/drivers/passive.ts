import type { Check } from '../framework/check.ts';
import type { BankSchema, Evidence, RecordedExchange } from '../judge/evidence.ts';
import { jsonOf, objectOf } from '../lib/json.ts';
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

/** What each kind of evidence would take that only a driver gives; the wire is seen by everybody. */
const HIDDEN_EVIDENCE = {
  WIRE: undefined,
  LEDGER: undefined,
  DRIVER: 'what the integration says of its work',
  KILL: 'whether it survives being killed',
} as const;
const HIDDEN_WORDS: Partial<Record<Capability, string>> = {
  LEDGER: 'what it has booked',
  OUTCOME: 'what it says of its work later',
  RESTART: 'whether it survives being killed',
};

/**
 * Why a check has no answer where an integration is only watched.
 * @returns undefined when the requests alone can answer it
 */
export function hiddenFromOutside({ evidence, needs }: Check<Evidence>): string | undefined {
  const kinds = evidence.flatMap((kind) => HIDDEN_EVIDENCE[kind] ?? []);
  const wants = needs.filter((need) => !VISIBLE.includes(need));
  const words = [...new Set([...kinds, ...wants.map((need) => HIDDEN_WORDS[need] ?? need)])];
  if (words.length === 0) return undefined;
  return `It cannot be seen from outside: ${words.join(', ')}. A driver tells it (khata conform driver init).`;
}

/** One step: what the person is told, and how it is seen that it was done. */
interface Step {
  readonly lines: readonly string[];
  /** What ends it, for the person: "a create of them that was answered". */
  readonly awaited: string;
  /** The result, once it is done. */
  readonly done: (watcher: Watcher, since: number) => Promise<WorkResult | undefined>;
}

const SUCCEEDED: WorkResult = { outcome: 'SUCCEEDED' };

/** Requests that came after the exchange of this number. */
async function later(watcher: Watcher, since: number): Promise<RecordedExchange[]> {
  return (await watcher.exchanges()).filter(({ number }) => number > since);
}

/** Bodies of the requests of this operation whose answer could be read and was no failure of the bank: a lost one counts not. */
async function answeredBodies(watcher: Watcher, since: number, operation: string): Promise<string[]> {
  return (await later(watcher, since))
    .filter((one) => one.operation === operation && (one.status ?? 500) < 500)
    .map(({ requestBody }) => requestBody ?? '');
}

function creating({ physicalAccountNumber, accounts }: InputOf<'createAccounts'>): Step {
  const shown = accounts.map(({ customerReference, accountName, allowedRemitters, validTo }) => {
    const remitters = allowedRemitters?.map((one) => `${one.accountNumber} ${one.ifsc}`).join(', ');
    const extra = `${remitters ? `, only from ${remitters}` : ''}${validTo ? `, valid to ${validTo}` : ''}`;
    return `  customerReference ${customerReference}, accountName ${accountName}${extra}`;
  });
  return {
    lines: [`Open ${accounts.length} account(s) under ${physicalAccountNumber}:`, ...shown],
    awaited: 'a create with each customerReference that was answered, and the accounts at the bank',
    done: async (watcher, since) => {
      const bodies = await answeredBodies(watcher, since, 'createVirtualAccounts');
      const references = accounts.map(({ customerReference }) => customerReference);
      if (!references.every((reference) => bodies.some((body) => body.includes(`"${reference}"`))))
        return undefined;
      const numbers = new Map(
        (await watcher.accounts()).map((one) => [one.customerReference, one.virtualAccountNumber]),
      );
      if (!references.every((reference) => numbers.has(reference))) return undefined;
      const items = references.map((customerReference) => ({
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
    awaited: 'for each of them a fetch that was answered with `batch: null`',
    done: async (watcher, since) => {
      const empty = new Set<unknown>();
      for (const { operation, requestBody, responseBody } of await later(watcher, since)) {
        if (operation !== 'fetchTransactionBatch' || objectOf(jsonOf(responseBody))['batch'] !== null)
          continue;
        empty.add(objectOf(jsonOf(requestBody))['physicalAccountNumber']);
      }
      return physicalAccountNumbers.every((number) => empty.has(number)) ? SUCCEEDED : undefined;
    },
  };
}

/** Done when a request of this operation that names all of these came and was answered. */
function calling(operation: string, lines: readonly string[], names: readonly string[]): Step {
  return {
    lines,
    awaited: `${names.length === 1 ? 'a request that names it' : 'requests that name them all'}, answered`,
    done: async (watcher, since) => {
      const bodies = await answeredBodies(watcher, since, operation);
      return names.every((name) => bodies.some((body) => body.includes(name))) ? SUCCEEDED : undefined;
    },
  };
}

function refunding({ utr, virtualAccountNumber, amount }: InputOf<'requestRefund'>): Step {
  return {
    lines: [`Refund the credit of ${amount} to ${virtualAccountNumber} with UTR ${utr}.`],
    awaited: 'a refund request that was answered',
    done: async (watcher, since) => {
      const asked = await answeredBodies(watcher, since, 'initiateRefund');
      return asked.length > 0 ? SUCCEEDED : undefined;
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
      ? [`X-Api-Key: ${credentials.apiKey}`]
      : [
          'OAuth 2.0, grant client_credentials at /oauth2/token:',
          `client id: ${credentials.clientId}`,
          `client secret: ${credentials.clientSecret}`,
        ];
  return [
    'A new session. Point your integration at it, with a data store of its own:',
    `base URL: ${baseUrl}`,
    ...secrets,
    `client name: ${clientName}`,
    `account prefix: ${virtualAccountPrefix}`,
    `physical accounts: ${physicalAccountNumbers.join(', ')}`,
    `request deadline: ${rest.requestDeadlineMilliseconds} ms`,
  ];
}

class PassiveDriver implements Driver {
  readonly #options: PassiveOptions;
  #watcher: Watcher | undefined;
  #isClosed = false;
  #steps = 0;
  /** By commandId: what was asked for once is no new piece of work, whoever asks again. */
  readonly #asked = new Map<string, Promise<DriverReply>>();
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
    if (operation === 'stop') {
      this.#options.tell(['This session is over, and its base URL is gone.']);
      return { kind: 'RESULT', result: {} };
    }
    if (operation === 'watch') return await this.#leaveAlone(input as InputOf<'watch'>);
    const step = stepOf(command);
    if (step === undefined || this.#watcher === undefined) {
      return { kind: 'UNSUPPORTED', reason: `${operation} cannot be seen from outside` };
    }
    return await this.#once(command.commandId ?? '', step, this.#watcher);
  }

  /** An integration resumes what is open by itself: the person is told again only of what was never seen. */
  async #once(commandId: string, step: Step, watcher: Watcher): Promise<DriverReply> {
    const before = await this.#asked.get(commandId);
    if (before !== undefined && before.kind !== 'UNSEEN') return before;
    const again = { ...step, lines: ['The same piece of work once more, not a new one:', ...step.lines] };
    const reply = this.#await(before === undefined ? step : again, watcher);
    this.#asked.set(commandId, reply);
    return await reply;
  }

  async #leaveAlone({ forMilliseconds }: InputOf<'watch'>): Promise<DriverReply> {
    const { tell, clock } = this.#options;
    const seconds = Math.ceil(forMilliseconds / 1000);
    tell([`Let it poll as in production; it is watched for ${seconds} s.`]);
    const end = clock.now() + forMilliseconds;
    while (clock.now() < end && !this.#isClosed)
      await clock.pause(Math.min(LOOK_EVERY, Math.max(1, end - clock.now())));
    return { kind: 'RESULT', result: SUCCEEDED };
  }

  async #await({ lines, awaited, done }: Step, watcher: Watcher): Promise<DriverReply> {
    const { tell, clock, patienceMilliseconds: patience = PATIENCE } = this.#options;
    const since = (await watcher.exchanges()).at(-1)?.number ?? 0;
    this.#steps += 1;
    const name = `Step ${this.#steps}`;
    const [first = '', ...rest] = lines;
    tell([`${name}. ${first}`, ...rest, `awaited: ${awaited} (at most ${patience / 1000} s)`]);
    const end = clock.now() + patience;
    while (!this.#isClosed) {
      const result = await done(watcher, since);
      if (result !== undefined) {
        tell([`${name} was seen.`]);
        return { kind: 'RESULT', result };
      }
      if (clock.now() >= end) {
        tell([`${name} was not seen within ${patience / 1000} s; going on without it.`]);
        return { kind: 'UNSEEN', afterMilliseconds: patience };
      }
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
