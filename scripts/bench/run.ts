/**
 * `npm run bench`: Khata against bare node:http (the floor) and Hono, in one run. The server is pinned to
 * one core and the load generator to another; rounds are interleaved; medians; only ratios are results.
 * `npm run bench -- --quick` takes fewer and shorter rounds; `npm run bench -- reads creates` only these;
 * `npm run bench -- worlds` what a thousand worlds take to make, and of the heap;
 * `npm run bench -- plans` tells what plans and usage cost, on against off, `-- exchanges` the log of exchanges;
 * `npm run bench -- library` tells what importing Khata and making a sandbox cost a test file;
 * `npm run bench -- sizes` measures at 1 thousand, 100 thousand and 1 million credits (minutes).
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from '../bootstrap.mjs';
import {
  FLOOR,
  head,
  KHATA,
  khata,
  median,
  pinned,
  ROUNDS,
  race,
  report,
  SECONDS,
  startServer,
  stop,
} from './harness.ts';
import { benchLibrary } from './library.ts';
import { benchEverything, benchExchanges, benchPlans } from './plans.ts';
import { benchSizes } from './sizes.ts';
import { benchWorlds } from './worlds.ts';

const args = process.argv.slice(2);
const quick = args.includes('--quick');

async function benchReads(): Promise<void> {
  const server = await khata();
  const floor = await startServer([FLOOR, 'small']);
  const hono = await startServer([FLOOR, 'hono']);
  const key = [`x-api-key: ${server.ready['apiKey']}`];
  const results = await race('GET', [
    {
      name: 'node:http',
      server: floor,
      template: { head: head('GET', '/v1/virtual-accounts/ACME00000001', key), body: '' },
    },
    {
      name: 'hono',
      server: hono,
      template: { head: head('GET', '/v1/virtual-accounts/ACME00000001', key), body: '' },
    },
    {
      name: 'khata',
      server,
      template: { head: head('GET', '/v1/virtual-accounts/ACME00000001', key), body: '' },
    },
  ]);
  report('A small authenticated GET (getVirtualAccount), 64 connections', results, 0.55);
  await Promise.all([server, floor, hono].map(stop));
  rmSync(server.folder, { recursive: true });
}

async function benchCreates(): Promise<void> {
  const server = await khata();
  const floor = await startServer([FLOOR, 'post']);
  const hono = await startServer([FLOOR, 'hono']);
  const extra = [
    `x-api-key: ${server.ready['apiKey']}`,
    'content-type: application/json',
    'idempotency-key: bench-{id}',
  ];
  const body = JSON.stringify({
    physicalAccountNumber: server.ready['physicalAccountNumber'],
    items: [{ virtualAccountNumber: 'ACME{id}', accountName: 'Asha Verma', customerReference: 'bench' }],
  });
  const template = { head: head('POST', '/v1/virtual-accounts', extra), body, unique: true };
  const results = await race('POST', [
    { name: 'node:http', server: floor, template },
    { name: 'hono', server: hono, template },
    { name: 'khata', server, template },
  ]);
  report('A durable createVirtualAccounts of one item, 64 connections', results, 0.3);
  await Promise.all([server, floor, hono].map(stop));
  rmSync(server.folder, { recursive: true });
}

async function benchBatches(): Promise<void> {
  const server = await khata();
  const extra = [`x-api-key: ${server.ready['apiKey']}`, 'content-type: application/json'];
  const body = JSON.stringify({ physicalAccountNumber: server.ready['physicalAccountNumber'] });
  const answer = await fetch(`${server.url}/v1/transaction-batches`, {
    method: 'POST',
    headers: { 'x-api-key': server.ready['apiKey'] as string, 'content-type': 'application/json' },
    body,
  });
  const records = await answer.text();
  const floor = await startServer([FLOOR, 'batch'], { KHATA_BENCH_RECORDS: records });
  const template = { head: head('POST', '/v1/transaction-batches', extra), body };
  const results = await race('batch', [
    { name: 'node:http', server: floor, template },
    { name: 'khata', server, template },
  ]);
  report(
    `An open batch of 100 (${Math.round(records.length / 1000)} kB) against node:http that stringifies it`,
    results,
    1.5,
  );
  await Promise.all([server, floor].map(stop));
  rmSync(server.folder, { recursive: true });
}

/** Milliseconds from spawn to the first answered request. */
async function startUp(argv: string[], path: string): Promise<number> {
  const started = performance.now();
  const server = await startServer(argv);
  await (await fetch(`${server.url}${path}`)).text();
  const elapsed = performance.now() - started;
  await stop(server);
  return elapsed;
}

async function benchStartUp(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'khata-bench-'));
  const serve = [KHATA, 'serve', '--json', '--port', '0', '--plans', 'off', '--data', folder];
  await startUp(serve, '/');
  const hono: number[] = [];
  const own: number[] = [];
  for (let round = 0; round < (quick ? 7 : 15); round++) {
    hono.push(await startUp([FLOOR, 'hono'], '/'));
    own.push(await startUp(serve, '/sandbox/v1/clock'));
  }
  const ratio = median(own) / median(hono);
  console.log('\nStart-up to the first answered request');
  console.log(`  hono hello   ${median(hono).toFixed(0).padStart(5)} ms`);
  console.log(
    `  khata        ${median(own).toFixed(0).padStart(5)} ms   ${ratio.toFixed(2)} of hono (asked ≤ 2.5: ${ratio <= 2.5 ? 'reached' : 'NOT reached'})`,
  );
  rmSync(folder, { recursive: true });
}

const SUITES: Record<string, () => Promise<void>> = {
  reads: benchReads,
  creates: benchCreates,
  batches: benchBatches,
  start: benchStartUp,
  sizes: benchSizes,
  plans: benchPlans,
  worlds: benchWorlds,
  exchanges: benchExchanges,
  everything: benchEverything,
  library: benchLibrary,
};
const ALWAYS = ['reads', 'everything', 'creates', 'batches', 'start'];

ensureBuilt();
if (!pinned) console.error('bench: no taskset here; servers and load share the cores, ratios are rougher');
const chosen = args.filter((arg) => !arg.startsWith('--'));
console.log(
  `node ${process.version}, ${availableParallelism()} cores, ${ROUNDS} rounds of ${SECONDS} s, medians`,
);
for (const name of chosen.length > 0 ? chosen : ALWAYS) {
  const suite = SUITES[name];
  if (!suite) throw new Error(`no suite ${name}; there are ${Object.keys(SUITES).join(', ')}`);
  await suite();
}
