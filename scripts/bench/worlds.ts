/**
 * `npm run bench -- worlds`: 1,000 demo worlds in the memory of one process, made through the library door. Tells
 * how long one takes to be made, and what it holds of the heap, idle and after a write (issue 4, Worlds).
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createSandbox, type Sandbox } from '../../sandbox/index.ts';
import { median } from './harness.ts';

const WORLDS = 1000;
const TARGET_MS = 5;
/** Calls that the engine is warmed up with, beside the first world. */
const WARM_UP = 20;

interface Made {
  readonly prefix: string;
  readonly partner: { readonly apiKey: string; readonly physicalAccountNumber: string };
}

async function call(
  { fetch }: Sandbox,
  method: string,
  path: string,
  { body, headers = {} }: { body?: unknown; headers?: Record<string, string> } = {},
): Promise<string> {
  const json = body === undefined ? {} : { 'content-type': 'application/json' };
  const init = {
    method,
    headers: { ...json, ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  };
  const response = await fetch(new Request(`http://localhost${path}`, init));
  const text = await response.text();
  if (response.status >= 300) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return text;
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * share)] as number;
}

/** Bytes that are still held after a full collection. */
function heapUsed(collect: () => void): number {
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}

export async function benchWorlds(): Promise<void> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const sandbox = await createSandbox();
  const make = async (name: string) =>
    JSON.parse(await call(sandbox, 'POST', '/sandbox/v1/worlds', { body: { name } })) as Made;
  const roundTrip = () => call(sandbox, 'PUT', '/sandbox/v1/limits', { body: { batchLimit: 100 } });
  for (let i = 0; i < WARM_UP; i++) {
    await make(`warm-up-${i}`);
    await roundTrip();
  }
  const made: Made[] = [];
  const creation: number[] = [];
  const bare: number[] = [];
  const before = heapUsed(collect);
  for (let i = 0; i < WORLDS; i++) {
    creation.push(await milliseconds(async () => made.push(await make(`bench-${i}`))));
    bare.push(await milliseconds(roundTrip));
  }
  const idle = heapUsed(collect);
  for (const { prefix, partner } of made) {
    const items = [{ virtualAccountNumber: 'ACME99999999', accountName: 'Asha Verma' }];
    const body = { physicalAccountNumber: partner.physicalAccountNumber, items };
    const headers = { 'x-api-key': partner.apiKey, 'idempotency-key': 'bench' };
    await call(sandbox, 'POST', `${prefix}/v1/virtual-accounts`, { body, headers });
  }
  const written = heapUsed(collect);
  await sandbox.close();
  const [typical, slow] = [median(creation), percentile(creation, 0.95)];
  const verdict = typical <= TARGET_MS ? 'reached' : 'NOT reached';
  const kilobytes = (bytes: number) => `${(bytes / WORLDS / 1000).toFixed(1)} kB`;
  console.log(`\n${WORLDS} demo worlds in one process, made through the library door`);
  console.log(
    `  making one   median ${typical.toFixed(2)} ms, p95 ${slow.toFixed(2)} ms (asked ≤ ${TARGET_MS} ms: ${verdict})`,
  );
  console.log(
    `  in ratio     ${(typical / median(bare)).toFixed(1)} times a bare JSON write by the same door (${median(bare).toFixed(2)} ms)`,
  );
  console.log(
    `  heap of one  ${kilobytes(idle - before)} idle, ${kilobytes(written - before)} after a write in each`,
  );
}
