import { Collections, Refused } from '../../../examples/driver/collections.ts';
import type { InProcessFactory } from '../../drivers/in-process.ts';
import type { Command, StartInput } from '../../drivers/protocol.ts';

/** How an integration, which is right otherwise, is configured or wired wrongly. */
export interface Twist {
  readonly capabilities?: (all: string[]) => string[];
  /** Changes what it makes of `start`. */
  readonly start?: (start: StartInput) => StartInput;
  /** Changes what it answers. */
  readonly reply?: (command: Command, result: unknown) => unknown;
  /** The clock that it judges notifications by: it takes those of the last and next five minutes. */
  readonly notificationClock?: () => number;
  /** Keeps nothing over a kill. */
  readonly forgets?: boolean;
}

const CAPABILITIES = ['CREATE', 'SYNC', 'REFUND', 'LEDGER', 'RESTART', 'API_KEY'];

type Answers = Record<string, (command: Command) => Promise<unknown> | unknown>;

async function create(our: Collections, command: Command): Promise<unknown> {
  if (command.operation !== 'createAccounts') return undefined;
  const { physicalAccountNumber, accounts } = command.input;
  const customers = accounts.map((one) => ({ reference: one.customerReference, name: one.accountName }));
  const opened = await our.open(physicalAccountNumber, customers, command.commandId);
  const items = opened.map(({ reference, number, code }) => ({
    customerReference: reference,
    virtualAccountNumber: number,
    outcome: code === undefined ? 'SUCCEEDED' : 'FAILED',
  }));
  const code = opened.find((one) => one.code !== undefined)?.code;
  return { items, outcome: code === undefined ? 'SUCCEEDED' : 'FAILED', ...(code !== undefined && { code }) };
}

async function sync(our: Collections, command: Command): Promise<unknown> {
  if (command.operation !== 'syncTransactions') return undefined;
  await our.collect(...command.input.physicalAccountNumbers);
  return { outcome: 'SUCCEEDED' };
}

async function refund(our: Collections, command: Command): Promise<unknown> {
  if (command.operation !== 'requestRefund') return undefined;
  const { utr, virtualAccountNumber, amount } = command.input;
  await our.refund(utr, virtualAccountNumber, amount);
  return { outcome: 'SUCCEEDED' };
}

function receive(now: number, command: Command): unknown {
  if (command.operation !== 'receiveNotification') return undefined;
  const at = Number(command.input.headers['webhook-timestamp']) * 1_000;
  return { outcome: Math.abs(at - now) <= 300_000 ? 'SUCCEEDED' : 'FAILED' };
}

function answersOf(twist: Twist, instance: number): Answers {
  let our: Collections | undefined;
  const open = (): Collections => {
    if (our === undefined) throw new Error('not started');
    return our;
  };
  const { notificationClock, capabilities = (all) => all, start: changed = (one) => one } = twist;
  return {
    hello: () => ({
      protocolVersion: 1,
      name: 'collections',
      version: '1',
      instanceId: `instance-${instance}`,
      capabilities: capabilities([...CAPABILITIES]),
    }),
    start({ input }: Command & { input?: unknown }) {
      const start = changed(input as StartInput);
      const folder = twist.forgets ? `${start.dataDir}/${instance}` : start.dataDir;
      const apiKey = start.credentials.apiKey ?? '';
      our = new Collections({ ...start, apiKey, deadline: start.requestDeadlineMilliseconds }, folder);
      return {};
    },
    createAccounts: (command) => create(open(), command),
    syncTransactions: (command) => sync(open(), command),
    requestRefund: (command) => refund(open(), command),
    ledger: () => ({ entries: open().entries(), refunds: open().refunds() }),
    stop: () => ({}),
    ...(notificationClock && {
      receiveNotification: (command: Command) => receive(notificationClock(), command),
    }),
  };
}

/** The example's integration in this process, with one thing wrong or none. */
export function exampleIntegration(twist: Twist = {}): InProcessFactory {
  let instances = 0;
  return () => {
    instances += 1;
    let answers = answersOf(twist, instances);
    return {
      async handle(command) {
        const answer = answers[command.operation];
        if (answer === undefined) return { unsupported: `no ${command.operation}` };
        const result = await attempt(() => answer(command));
        return { result: twist.reply === undefined ? result : twist.reply(command, result) };
      },
      kill() {
        answers = {};
      },
    };
  };
}

async function attempt(work: () => Promise<unknown> | unknown): Promise<unknown> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refused) return { outcome: 'FAILED', code: error.message };
    return { outcome: 'UNKNOWN', message: String(error) };
  }
}
