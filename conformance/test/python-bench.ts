import { afterAll, afterEach, beforeAll, expect, vi } from 'vitest';
import { createSandbox, type Sandbox, type SandboxWorld } from '../../sandbox/index.ts';
import type { components } from '../../spec/generated/control.types.ts';
import { PythonClient, type PythonOptions } from './python-client.ts';

export type Schemas = components['schemas'];

export const SECRET = `whsec_${Buffer.from('a notification secret for tests').toString('base64')}`;

/** The bank's side of a test: faults, credits, and what was asked. */
function bankSide(world: () => SandboxWorld) {
  async function arm(...scripts: Schemas['NewFaultScript'][]): Promise<void> {
    const { response } = await world().control.POST('/sandbox/v1/fault-scripts', { body: { scripts } });
    expect(response.status).toBe(201);
  }

  async function untilApplied(times: number): Promise<void> {
    await vi.waitFor(
      async () => {
        const { data } = await world().control.GET('/sandbox/v1/fault-scripts');
        expect(data?.data[0]?.applied).toBe(times);
      },
      { timeout: 10_000, interval: 20 },
    );
  }

  async function calls(operationId: string) {
    const { data } = await world().control.GET('/sandbox/v1/exchanges', {
      params: { query: { limit: 1000 } },
    });
    return (data?.data ?? [])
      .filter((one) => one.door === 'BANK' && one.operationId === operationId)
      .sort((a, b) => a.number - b.number);
  }

  async function credit(
    virtualAccountNumber: string,
    amount = '250.00',
    more: Partial<Schemas['CreditNotice']> = {},
  ): Promise<Schemas['Transaction']> {
    const remitter = { name: 'Ravi Kumar', accountNumber: '50100012345678', ifsc: 'KHTA0000002' };
    const { data } = await world().control.POST('/sandbox/v1/credits', {
      body: { virtualAccountNumber, amount, paymentMode: 'IMPS', remitter, ...more },
    });
    if (!data?.transaction) throw new Error(`no credit: ${JSON.stringify(data)}`);
    return data.transaction;
  }

  async function creditMany(virtualAccountNumber: string, count: number): Promise<void> {
    const items = Array.from({ length: count }, (_, index) => ({
      virtualAccountNumber,
      amount: `${index + 1}.07`,
      paymentMode: 'IMPS' as const,
      remitter: { name: 'Ravi Kumar', accountNumber: '50100012345678', ifsc: 'KHTA0000002' },
    }));
    const { response } = await world().control.POST('/sandbox/v1/bulk-credits', { body: { items } });
    expect(response.status).toBe(207);
  }

  return { arm, untilApplied, calls, credit, creditMany };
}

/** Registers a sandbox for the tests of a block, and hands out what they work with; `begin` starts a client and a world. */
export function pythonBench() {
  let sandbox: Sandbox;
  let world: SandboxWorld;
  let client: PythonClient;
  let physicalAccountNumber: string;

  beforeAll(async () => {
    sandbox = await createSandbox({ listen: true, fixture: 'empty' });
  });
  afterAll(async () => await sandbox.close());
  afterEach(async () => {
    await client.close();
    await world.delete();
  });

  async function begin(options?: PythonOptions): Promise<void> {
    world = await sandbox.world(undefined, { fixture: 'empty' });
    physicalAccountNumber = world.partner.physicalAccountNumber;
    client = await PythonClient.begin(world, { notificationSecret: SECRET, ...options });
  }

  async function open(...references: string[]): Promise<string[]> {
    const accounts = references.map((customerReference) => ({ customerReference, accountName: 'शर्मा स्टोर' }));
    const result = await client.work('createAccounts', { physicalAccountNumber, accounts });
    expect(result.outcome).toBe('SUCCEEDED');
    return (result.items ?? []).map((item) => item.virtualAccountNumber ?? '');
  }

  const sync = async (workers?: number) =>
    await client.work('syncTransactions', {
      physicalAccountNumbers: [physicalAccountNumber],
      ...(workers === undefined ? {} : { workers }),
    });

  return {
    ...bankSide(() => world),
    begin,
    open,
    sync,
    get client() {
      return client;
    },
    get world() {
      return world;
    },
    get physicalAccountNumber() {
      return physicalAccountNumber;
    },
  };
}
