import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryCall, type Pool } from './arbitrary-calls.ts';
import { type BusyWorld, makeBusy } from './busy-world.ts';
import { type ContractOperation, OPERATIONS, operationOf } from './contract-bundle.ts';
import {
  OTHER_ACCOUNT,
  OTHER_KEY,
  openSandbox,
  requestFor,
  sendWatched,
  type Transport,
  type WatchedSandbox,
} from './watched-sandbox.ts';

/** A failure prints its seed: `KHATA_SEED` repeats it, `KHATA_FUZZ_RUNS` asks for a longer run. */
const { KHATA_FUZZ_RUNS: runs = '300', KHATA_SEED: seed } = process.env as Record<string, string | undefined>;
const RUNS = Number(runs);

/** What can happen once or a few times in a world, however often it is asked for. */
const REPEATED_IN_VAIN = [
  // No random rows are a world.
  'importSnapshot',
  'initiateRefund',
  'reverseCredit',
  'settleRefund',
  'failRefund',
  'returnRefund',
  'setClock',
];

function poolOf(world: BusyWorld, { clientId, clientSecret, clientName }: WatchedSandbox['partner']): Pool {
  return {
    physicalAccountNumber: [world.physicalAccountNumber, OTHER_ACCOUNT],
    virtualAccountNumber: [
      world.virtualAccountNumber,
      'ACME00000002',
      world.deletedAccountNumber,
      'ACME00000003',
      'BETA00000001',
    ],
    transactionReferenceNumber: [world.transactionReferenceNumber, world.reversalReferenceNumber],
    batchId: [world.batchId, world.acknowledgedBatchId],
    refundId: [world.refundId, world.processedRefundId],
    utr: [world.utr, '632700000001', 'NILGN26327000417', 'HDFCR52026112300417823'],
    customerReference: [world.customerReference],
    accountNumber: ['004501567823', 'SANDBOXFAILED01', 'SANDBOXSTUCK001', 'SANDBOXNOFUNDS1'],
    clientName: [clientName],
    client_id: [clientId],
    redirect_uri: ['http://127.0.0.1:8080/callback'],
    client_secret: [clientSecret],
    controlSum: ['30.00'],
    numberOfTransactions: ['3'],
    cursor: ['nonsense'],
    exchangeNumber: [world.exchangeNumber],
    mailId: [world.mailId],
    world: [world.world],
    snapshot: [world.snapshot],
    notificationId: [world.notificationId],
    faultScriptId: [world.faultScriptId],
    organisationId: [world.organisationId, 'org-beta'],
    applicationId: [world.applicationId],
    username: ['asha.verma', 'Asha.Verma'],
    to: ['asha.verma@acme.example'],
  };
}

/**
 * Sends random calls of some operations; each answer must be one that the contract documents, and no 5xx.
 * @returns how many calls were successes
 */
async function fuzz(
  operations: readonly ContractOperation[],
  sandbox: WatchedSandbox,
  transport: Transport,
  numRuns: number,
): Promise<number> {
  const pool = poolOf(await makeBusy(sandbox), sandbox.partner);
  const base = { url: 'http://localhost', apiKey: sandbox.partner.apiKey };
  const keys = [base.apiKey, OTHER_KEY, 'nobody'];
  const calls = operations.map((operation) =>
    arbitraryCall(operation, pool, keys).map((call) => ({ operation, call })),
  );
  let successes = 0;
  const property = fc.asyncProperty(fc.oneof(...calls), async ({ operation, call }) => {
    const { status } = await sendWatched(transport, requestFor(operation, call, base));
    if (status < 400) successes++;
  });
  await fc.assert(property, { numRuns, includeErrorInReport: true, ...(seed && { seed: Number(seed) }) });
  return successes;
}

async function expectRightBooks(sandbox: WatchedSandbox): Promise<void> {
  const { body } = await sandbox.call<{
    holds: boolean;
    invariants: { name: string; violations: string[] }[];
  }>('checkInvariants');
  expect(body.invariants.filter(({ violations }) => violations.length > 0)).toEqual([]);
  expect(body.holds).toBe(true);
}

describe('random calls', () => {
  it.each(OPERATIONS)(
    'of $operationId are answered as the contract documents, and leave the books right',
    async (operation) => {
      const sandbox = await openSandbox({ fixture: 'empty', plans: 'off' });
      const successes = await fuzz([operation], sandbox, sandbox.fetch, RUNS);
      // Calls that are all refused for their form would show nothing of the operation. The rarest success,
      // an acknowledgement, is one call in twenty: none in 300 would be a fault, not bad luck.
      if (!REPEATED_IN_VAIN.includes(operation.operationId)) expect(successes).toBeGreaterThan(0);
      await expectRightBooks(sandbox);
    },
  );

  it('of all operations in one world are answered so too, whatever came before', async () => {
    const sandbox = await openSandbox({ fixture: 'empty', plans: 'off' });
    // Faults break the contract on purpose, and a reset would put an end to what came before.
    const others = ['resetWorld', 'createFaultScripts', 'setMischief'];
    const ordinary = OPERATIONS.filter(({ operationId }) => !others.includes(operationId));
    await fuzz(ordinary, sandbox, sandbox.fetch, RUNS * 3);
    await expectRightBooks(sandbox);
  });
});

/** A transport that spoils the JSON of every success before it is seen. */
function spoiling(transport: Transport, spoil: (body: Record<string, unknown>) => unknown): Transport {
  return async (request) => {
    const response = await transport(request);
    if (response.status >= 300) return response;
    const body = (await response.json()) as Record<string, unknown>;
    return new Response(JSON.stringify(spoil(body)), { status: response.status, headers: response.headers });
  };
}

describe('the assertion of the random calls', () => {
  const SPOILED: { what: string; spoil(body: Record<string, unknown>): unknown }[] = [
    { what: 'a field that the contract does not name', spoil: (body) => ({ ...body, nonsense: 1 }) },
    { what: 'a field of another type', spoil: (body) => ({ ...body, nextCursor: 7 }) },
    { what: 'a missing field', spoil: ({ nextCursor: _, ...rest }) => rest },
    { what: 'a body of another shape', spoil: (body) => [body] },
  ];

  it.each(SPOILED)('sees $what', async ({ spoil }) => {
    const sandbox = await openSandbox({ fixture: 'empty', plans: 'off' });
    const spoiled = fuzz([operationOf('listVirtualAccounts')], sandbox, spoiling(sandbox.fetch, spoil), 50);
    await expect(spoiled).rejects.toThrow(/seed: [\s\S]*against the contract/);
  });

  it('sees a status that the contract does not document', async () => {
    const sandbox = await openSandbox({ fixture: 'empty', plans: 'off' });
    const teapot: Transport = async (request) => {
      const { headers } = await sandbox.fetch(request);
      return new Response('{}', { status: 418, headers });
    };
    await expect(fuzz([operationOf('getClock')], sandbox, teapot, 50)).rejects.toThrow(
      /seed: [\s\S]*not documented/,
    );
  });

  it('sees a fault of the sandbox', async () => {
    const sandbox = await openSandbox({ fixture: 'empty', plans: 'off' });
    const failing: Transport = (request) =>
      sandbox.fetch(new Request('http://localhost/sandbox/v1/nothing', request));
    await expect(fuzz([operationOf('getClock')], sandbox, failing, 5)).rejects.toThrow(/seed: /);
  });
});
