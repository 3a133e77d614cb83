// The driver of collections.ts for `khata conform run -- node driver.ts`: what the kit asks, in words of our own code.
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { Collections, Refused, Unanswered } from './collections.ts';

const capabilities = ['CREATE', 'SYNC', 'REFUND', 'LEDGER', 'RESTART', 'API_KEY'];
const instanceId = randomUUID();

/** The kit's command, and of its input what we use. */
type Command = { id: string; operation: string; commandId: string; input: Input };
interface Input {
  baseUrl: string;
  credentials: { apiKey: string };
  clientName: string;
  virtualAccountPrefix: string;
  requestDeadlineMilliseconds: number;
  dataDir: string;
  physicalAccountNumber: string;
  physicalAccountNumbers: string[];
  accounts: { customerReference: string; accountName: string; validTo?: string }[];
  utr: string;
  virtualAccountNumber: string;
  amount: string;
}

let our: Collections;

/** What became of a piece of work: no answer means that it may have happened. */
async function outcomeOf(work: Promise<unknown>): Promise<object> {
  try {
    return { outcome: 'SUCCEEDED', ...((await work) as object) };
  } catch (error) {
    if (error instanceof Refused) return { outcome: 'FAILED', code: error.message };
    if (error instanceof Unanswered) return { outcome: 'UNKNOWN', code: 'NO_ANSWER' };
    throw error;
  }
}

async function create({ physicalAccountNumber, accounts }: Input, action: string): Promise<object> {
  const customers = accounts.map(({ customerReference: reference, accountName: name, ...more }) => {
    return { reference, name, ...more };
  });
  const opened = await our.open(physicalAccountNumber, customers, action);
  const items = opened.map(({ reference: customerReference, number: virtualAccountNumber, code }) =>
    code === undefined
      ? { customerReference, virtualAccountNumber, outcome: 'SUCCEEDED' }
      : { customerReference, outcome: 'FAILED', code },
  );
  const refused = opened.find(({ code }) => code !== undefined);
  return { items, ...(refused && { outcome: 'FAILED', code: refused.code }) };
}

const handlers: Record<string, (input: Input, action: string) => object | Promise<object>> = {
  hello: () => ({ protocolVersion: 1, name: 'collections', version: '1.0.0', instanceId, capabilities }),
  start({ requestDeadlineMilliseconds: deadline, credentials: { apiKey }, dataDir, ...bank }) {
    our = new Collections({ ...bank, apiKey, deadline }, dataDir);
    return {};
  },
  createAccounts: (input, action) => outcomeOf(create(input, action)),
  syncTransactions: ({ physicalAccountNumbers }) => outcomeOf(our.collect(...physicalAccountNumbers)),
  requestRefund: ({ utr, virtualAccountNumber, amount }) =>
    outcomeOf(our.refund(utr, virtualAccountNumber, amount)),
  ledger: () => ({ entries: our.entries(), refunds: our.refunds() }),
  stop: () => ({}),
};

async function answer({ id, operation, input, commandId }: Command): Promise<object> {
  const handler = handlers[operation];
  process.stderr.write(`${operation} ${commandId ?? ''}\n`);
  if (handler === undefined) return { id, unsupported: `no ${operation}` };
  try {
    return { id, result: await handler(input, commandId) };
  } catch (error) {
    return { id, error: String(error) };
  }
}

const say = (reply: object) => process.stdout.write(`${JSON.stringify(reply)}\n`);
createInterface({ input: process.stdin }).on('line', async (line) => say(await answer(JSON.parse(line))));
