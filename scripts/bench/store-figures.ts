import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Transaction } from '../../sandbox/domain/transaction-stream.ts';
import { makeId } from '../../sandbox/lib/ids.ts';
import { openLowdbStore } from '../../sandbox/stores/lowdb/lowdb-store.ts';
import type { Store, WorldStore } from '../../sandbox/stores/store.ts';
import {
  sampleIdempotencyRecord,
  sampleTransaction,
  sampleVirtualAccount,
} from '../../sandbox/stores/suite/sample-entities.ts';

/**
 * `npm run bench:store` measures the embedded store alone. Each figure is one line
 * of JSON on stdout. KHATA_FIGURES_CREDITS says how many credits to lay in, one million by default.
 */

const CREDITS = Number(process.env['KHATA_FIGURES_CREDITS'] ?? 1_000_000);
const WRITERS = 64;
const NO_REFERENCES: readonly string[] = [];

function report(figure: string, values: Record<string, number>): void {
  const rounded = Object.fromEntries(Object.entries(values).map(([k, v]) => [k, Math.round(v * 100) / 100]));
  process.stdout.write(`${JSON.stringify({ figure, ...rounded })}\n`);
}

/** Seconds of processor time so far, all threads: steadier than the wall's on a shared machine. */
function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

function heapUsed(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

// Accounts as services hold them: one string each, shared by all their credits.
const accounts = Array.from({ length: 1_000 }, (_, i) => `ACME${i.toString().padStart(16, '0')}`);

function credit(n: number): Transaction {
  return sampleTransaction(n, {
    transactionReferenceNumber: makeId('transaction', 77, n),
    virtualAccountNumber: accounts[n % accounts.length] ?? '',
    remitter: {
      name: `Payer number ${n % 5_000}`,
      accountNumber: `5010${(n % 5_000).toString().padStart(10, '0')}`,
      ifsc: 'HDFC0000123',
    },
    customerReference: `customer ${n % accounts.length}`,
    references: NO_REFERENCES,
  });
}

/** What creating one virtual account writes: the account, its stored answer and the counters. */
async function createAccount(world: WorldStore, n: number): Promise<void> {
  await world.transact(async (transaction) => {
    const account = sampleVirtualAccount(n);
    const record = sampleIdempotencyRecord(n);
    await transaction.get('idempotencyRecords', record.scope);
    if ((await transaction.get('virtualAccounts', account.virtualAccountNumber)) !== undefined) {
      throw new Error('taken');
    }
    await transaction.put('virtualAccounts', account);
    await transaction.put('idempotencyRecords', record);
    await transaction.put('worldCounters', { id: 'counters', ids: n, arrivals: n, lastInstant: n });
  });
}

async function groupCommit(directory: string | undefined, figure: string): Promise<void> {
  const store = await openLowdbStore({ directory });
  const world = store.world('default');
  const total = 60_000;
  let next = 0;
  const writer = async (): Promise<void> => {
    while (next < total) {
      next += 1;
      await createAccount(world, next);
      await world.durable();
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: WRITERS }, writer));
  const seconds = (performance.now() - began) / 1000;
  report(figure, { transactionsPerSecond: total / seconds, microsecondsEach: (seconds * 1e6) / total });
  await store.close();
}

async function layIn(world: WorldStore): Promise<void> {
  const slowest: number[] = [];
  let began = performance.now();
  for (let n = 1; n <= CREDITS; n++) {
    const before = performance.now();
    await world.transact(async (transaction) => {
      await transaction.put('transactions', credit(n));
    });
    slowest.push(performance.now() - before);
    if (n % 10_000 === 0) await world.durable();
    if (n === 1_000 || n === 100_000 || n === CREDITS) {
      const some = slowest.splice(0).sort((a, b) => a - b);
      const at = (share: number): number => (some[Math.floor((some.length - 1) * share)] ?? 0) * 1000;
      report('post one credit, µs', { upTo: n, median: at(0.5), p99: at(0.99), largest: at(1) });
      report('laying in', { upTo: n, seconds: (performance.now() - began) / 1000 });
      began = performance.now();
    }
  }
}

async function compactUnderLoad(directory: string): Promise<void> {
  let compacted: (() => void) | undefined;
  const done = new Promise<void>((resolve) => {
    compacted = resolve;
  });
  const [began, cpu] = [performance.now(), cpuSeconds()];
  const store = await openLowdbStore({ directory, compactAfterBytes: 1, onCompacted: () => compacted?.() });
  report('recover from the journal', {
    seconds: (performance.now() - began) / 1000,
    cpuSeconds: cpuSeconds() - cpu,
  });
  const world = store.world('default');
  const delay = monitorEventLoopDelay({ resolution: 1 });
  let running = true;
  let writes = 0;
  let n = 10_000_000;
  const writer = async (): Promise<void> => {
    while (running) {
      n += 1;
      await createAccount(world, n);
      await world.durable();
      writes += 1;
    }
  };
  delay.enable();
  const start = performance.now();
  const load = Promise.all(Array.from({ length: WRITERS }, writer));
  await done;
  running = false;
  await load;
  delay.disable();
  const seconds = (performance.now() - start) / 1000;
  report('compaction under load', {
    seconds,
    transactionsPerSecond: writes / seconds,
    loopDelayP50Ms: delay.percentile(50) / 1e6,
    loopDelayP99Ms: delay.percentile(99) / 1e6,
    loopDelayMaxMs: delay.max / 1e6,
  });
  await store.close();
}

async function recover(directory: string): Promise<Store> {
  const before = heapUsed();
  const [began, cpu] = [performance.now(), cpuSeconds()];
  const store = await openLowdbStore({ directory });
  report('recover from the snapshot', {
    seconds: (performance.now() - began) / 1000,
    cpuSeconds: cpuSeconds() - cpu,
  });
  report('heap after recovery', { bytesPerCredit: (heapUsed() - before) / CREDITS });
  return store;
}

async function main(): Promise<void> {
  const root = mkdtempSync(join(process.env['KHATA_FIGURES_DIRECTORY'] ?? tmpdir(), 'khata-figures-'));
  try {
    await groupCommit(undefined, 'create, 64 writers, memory');
    await groupCommit(join(root, 'group'), 'create, 64 writers, durable');
    const directory = join(root, 'large');
    const before = heapUsed();
    const store = await openLowdbStore({ directory, compactAfterBytes: 1e12 });
    await layIn(store.world('default'));
    await store.world('default').durable();
    report('heap', { bytesPerCredit: (heapUsed() - before) / CREDITS });
    await store.close();
    await compactUnderLoad(directory);
    const again = await recover(directory);
    await again.close();
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

await main();
