/**
 * `npm run bench -- plans` and `-- exchanges`: what plans and usage, and what the log of exchanges cost, on against
 * off; `-- everything`: a read with all of them on against the floor.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtProgram } from './built-program.ts';
import { FLOOR, head, race, report, type Server, startServer, stop, type Template } from './harness.ts';
import { compare, PAIRING } from './pairs.ts';

const SERVER = join('scripts', 'bench', 'plans-server.ts');
const API_KEY = 'x-api-key: khata_demo_key_none_0001';

const READ: Template = { head: head('GET', '/v1/virtual-accounts/ACME00000001', [API_KEY]), body: '' };
const CREATE: Template = {
  head: head('POST', '/v1/virtual-accounts', [
    API_KEY,
    'content-type: application/json',
    'idempotency-key: bench-{id}',
  ]),
  body: JSON.stringify({
    physicalAccountNumber: '123456789012',
    items: [{ virtualAccountNumber: 'ACME{id}', accountName: 'Asha Verma', customerReference: 'bench' }],
  }),
  unique: true,
};

type Switches = readonly [plans: 'enforced' | 'off', exchanges: 'kept' | 'off'];

async function started(switches: readonly Switches[]): Promise<{ servers: Server[]; end(): Promise<void> }> {
  const folders = switches.map(() => mkdtempSync(join(tmpdir(), 'khata-bench-')));
  const program = await builtProgram(SERVER);
  const servers = await Promise.all(
    switches.map(([plans, exchanges], i) => startServer([program, plans, folders[i] as string, exchanges])),
  );
  return {
    servers,
    async end() {
      await Promise.all(servers.map(stop));
      for (const folder of folders) rmSync(folder, { recursive: true });
    },
  };
}

async function onAndOff(title: string, switches: readonly Switches[]): Promise<void> {
  const { servers, end } = await started(switches);
  const [on, off] = servers as [Server, Server];
  console.log(`\n${title} on against off, ${PAIRING}`);
  await compare('a small GET', on, off, READ);
  await compare('a durable create', on, off, CREATE);
  await end();
}

export async function benchPlans(): Promise<void> {
  await onAndOff('Plans (all four limits) and usage', [
    ['enforced', 'kept'],
    ['off', 'kept'],
  ]);
}

export async function benchExchanges(): Promise<void> {
  await onAndOff('The log of exchanges', [
    ['enforced', 'kept'],
    ['enforced', 'off'],
  ]);
}

/** A small authenticated GET with plans, usage, exchanges and validated answers against bare node:http. */
export async function benchEverything(): Promise<void> {
  const { servers, end } = await started([['enforced', 'kept']]);
  const floor = await startServer([FLOOR, 'small']);
  const results = await race('GET', [
    { name: 'node:http', server: floor, template: READ },
    { name: 'khata', server: servers[0] as Server, template: READ },
  ]);
  report('A small authenticated GET, everything on', results, 0.45);
  await stop(floor);
  await end();
}
