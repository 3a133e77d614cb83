// A compiled sandbox whose demo partner has plans that never refuse, with plans and usage and the log of exchanges, on or off.
// usage: node plans-server.mjs enforced|off <folder> kept|off, as built-program.ts makes it
import { createApp } from '../../sandbox/app.ts';
import { readFixture } from '../../sandbox/fixtures.ts';
import { listen } from '../../sandbox/http/listener.ts';
import { createVault } from '../../sandbox/lib/vault.ts';
import { openLowdbStore } from '../../sandbox/stores/lowdb/lowdb-store.ts';

const [plans, directory, exchanges] = process.argv.slice(2) as ['enforced' | 'off', string, 'kept' | 'off'];
const QUOTA = { hits: 1_000_000_000, tps: 1_000_000, period: 'DAY', name: 'Bench', description: '' } as const;

const store = await openLowdbStore({ directory });
let requests = 0;
const app = await createApp({
  store,
  host: { now: () => Date.now(), vault: createVault() },
  fixture: readFixture('demo'),
  validateResponses: true,
  controlToken: undefined,
  plans,
  exchanges,
  nextRequestId: () => `bench-${(requests++).toString(36).padStart(10, '0')}`,
  onFault: (error) => process.stderr.write(`${(error as Error)?.stack}\n`),
});
const world = store.world('default');
await world.transact(async (tx) => {
  await tx.put('accountPlans', { accountPlanId: 'bench', isDefault: false, ...QUOTA });
  await tx.put('apiPlans', { apiPlanId: 'bench', isDefault: false, ...QUOTA });
  for (const organisation of await tx.scan('organisations', 'byPrefix', '', { limit: 10 })) {
    await tx.put('organisations', { ...organisation, accountPlanId: 'bench' });
  }
  for (const application of await tx.scan('applications', 'byOrganisation', '', { limit: 10 })) {
    const subscriptions = application.subscriptions.map((row) => ({ ...row, apiPlanId: 'bench' }));
    await tx.put('applications', { ...application, subscriptions });
  }
});
await world.durable();
const { url } = await listen(app.fetch, { host: '127.0.0.1', port: 0 });
process.stdout.write(`${JSON.stringify({ url })}\n`);
