import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox, type WorldOptions } from '../../../sandbox/index.ts';
import type { LedgerResult, WorkResult } from '../../drivers/protocol.ts';
import { createReferenceClient, type ReferenceClient } from './client.ts';

let sandbox: Sandbox;
const folders: string[] = [];
const clients: ReferenceClient[] = [];
let count = 0;

beforeAll(async () => {
  sandbox = await createSandbox({ listen: true, fixture: 'empty' });
});
afterEach(() => {
  for (const client of clients.splice(0)) client.kill();
});
afterAll(async () => {
  await sandbox.close();
  for (const folder of folders) rmSync(folder, { recursive: true });
});

async function started() {
  const world = await sandbox.world(undefined, { fixture: 'empty' } as WorldOptions);
  const dataDir = mkdtempSync(join(tmpdir(), 'khata-ref-'));
  folders.push(dataDir);
  const client = createReferenceClient();
  clients.push(client);
  const input = {
    baseUrl: world.url ?? '',
    credentials: {
      kind: 'OAUTH2' as const,
      clientId: world.partner.clientId,
      clientSecret: world.partner.clientSecret,
    },
    clientName: world.partner.clientName,
    virtualAccountPrefix: world.partner.virtualAccountPrefix,
    physicalAccountNumbers: [world.partner.physicalAccountNumber],
    requestDeadlineMilliseconds: 500,
    seed: 1,
    dataDir,
  };
  const send = async (operation: string, input?: unknown, commandId?: string) => {
    count += 1;
    const command = {
      id: `f${count}`,
      session: 's',
      operation,
      ...(input !== undefined && { input }),
      commandId: commandId ?? `c${count}`,
    };
    const reply = await client.handle(command as never);
    if (!('result' in reply)) throw new Error(JSON.stringify(reply));
    return reply.result as unknown;
  };
  await send('start', input);
  return { world, client, send, input, dataDir };
}

describe('the reference client', () => {
  it('opens an account, books its credit, acknowledges it and tells its ledger', async () => {
    const { world, send } = await started();
    const { physicalAccountNumber } = world.partner;
    const created = (await send('createAccounts', {
      physicalAccountNumber,
      accounts: [{ customerReference: 'A', accountName: 'Asha' }],
    })) as WorkResult;
    expect(created).toMatchObject({ outcome: 'SUCCEEDED' });
    const number = created.items?.[0]?.virtualAccountNumber ?? '';
    const { data, error } = await world.control.POST('/sandbox/v1/credits', {
      body: {
        virtualAccountNumber: number,
        amount: '1250.00',
        paymentMode: 'IMPS',
        remitter: { name: 'Ravi' },
      } as never,
    });
    expect(error).toBeUndefined();
    expect(data).toBeDefined();
    expect(await send('syncTransactions', { physicalAccountNumbers: [physicalAccountNumber] })).toEqual({
      outcome: 'SUCCEEDED',
    });
    const ledger = (await send('ledger')) as LedgerResult;
    expect(ledger.entries).toMatchObject([
      { amount: '1250.00', virtualAccountNumber: number, state: 'BOOKED' },
    ]);
    expect(await send('stop')).toEqual({});
  });
});
