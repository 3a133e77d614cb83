// Driver of our integration for `khata conform`: JSON lines on standard input and output; whatever it logs goes to
// standard error. Fill in HANDLERS with calls of your own code and claim each in CAPABILITIES. Forms of all inputs and
// results: spec/generated/driver.schema.json of khata.
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';

/** What this integration can do: CREATE, MODIFY, DELETE, SYNC, WATCH, ENQUIRE, REFUND, NOTIFY, LEDGER, OUTCOME … */
const CAPABILITIES: string[] = [];

/** What `start` hands out. `baseUrl` has a path, which stays before /v1 and /oauth2. */
interface Start {
  baseUrl: string;
  credentials: { kind: 'API_KEY' | 'OAUTH2'; apiKey?: string; clientId?: string; clientSecret?: string };
  clientName: string;
  virtualAccountPrefix: string;
  physicalAccountNumbers: string[];
  requestDeadlineMilliseconds: number;
  dataDir: string;
}

/** One command. `commandId` names a piece of work for ever: keep your idempotency key by it, and resume it. */
interface Command {
  id: string;
  operation: string;
  session?: string;
  commandId?: string;
  input?: unknown;
}

const instanceId = randomUUID();
const sessions = new Map<string, Start>();

type Handler = (command: Command, bank: Start | undefined) => Promise<object> | object;

const HANDLERS: Record<string, Handler | undefined> = {
  hello: () => ({
    protocolVersion: 1,
    name: 'our integration',
    version: '1.0.0',
    instanceId,
    capabilities: CAPABILITIES,
  }),
  start: ({ session = '', input }) => {
    // Read back from dataDir what a killed program has left, and take bank and credentials from here alone.
    sessions.set(session, input as Start);
    return {};
  },
  // createAccounts: async ({ input, commandId }, bank) => {
  //   const opened = await openAccounts(bank, input.accounts, commandId);
  //   return { outcome: 'SUCCEEDED', items: [{ customerReference, virtualAccountNumber, outcome: 'SUCCEEDED' }] };
  // },
  // syncTransactions: async ({ input }, bank) => ({ outcome: 'SUCCEEDED' }),   // FAILED or UNKNOWN with a `code`
  // requestRefund: async ({ input, commandId }, bank) => ({ outcome: 'UNKNOWN', code: 'TIMEOUT' }),
  // ledger: (_, bank) => ({ entries: [], refunds: [] }),
  stop: ({ session = '' }) => {
    sessions.delete(session);
    return {};
  },
};

async function answer(command: Command): Promise<object> {
  const { id, operation, session = '' } = command;
  const handler = HANDLERS[operation];
  if (handler === undefined) return { id, unsupported: `no ${operation}` };
  try {
    return { id, result: await handler(command, sessions.get(session)) };
  } catch (error) {
    return { id, error: String(error) };
  }
}

// Commands run side by side: one that waits for the bank must not hold up the others.
createInterface({ input: process.stdin })
  .on('line', async (line) => {
    process.stdout.write(`${JSON.stringify(await answer(JSON.parse(line) as Command))}\n`);
  })
  .on('close', () => process.exit(0));
