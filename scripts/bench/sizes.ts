import { readFileSync, rmSync } from 'node:fs';
import { head, KHATA, khata, measure, median, SECONDS, type Server, startServer, stop } from './harness.ts';

const SIZES = [1_000, 100_000, 1_000_000];
const BULK = 1_000;
const FLATNESS = 0.2;
const RECOVERY_SECONDS = 20;
const BYTES_PER_CREDIT = 1_200;
const ACCOUNTS = 100;

interface Figures {
  credits: number;
  get: number;
  create: number;
  /** Fetch and acknowledge of one batch of 100, per second. */
  cycle: number;
}

async function call(server: Server, method: string, path: string, body?: unknown): Promise<unknown> {
  const answer = await fetch(server.url + path, {
    method,
    headers: {
      'x-api-key': server.ready['apiKey'] as string,
      'content-type': 'application/json',
      'idempotency-key': `sizes-${path}-${JSON.stringify(body ?? null).length}-${performance.now()}`,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text.slice(0, 300)}`);
  return JSON.parse(text) as unknown;
}

/** Credits of realistic shape: distinct remitters, amounts and UTRs. */
async function fill(server: Server, from: number, to: number): Promise<void> {
  const started = performance.now();
  for (let n = from; n < to; n += BULK) {
    const items = Array.from({ length: Math.min(BULK, to - n) }, (_, i) => ({
      virtualAccountNumber: `ACME9${String((n + i) % ACCOUNTS).padStart(7, '0')}`,
      amount: `${1 + ((n + i) % 90_000)}.${String((n + i) % 100).padStart(2, '0')}`,
      paymentMode: 'IMPS',
      utr: String(100_000_000_000 + n + i),
      remitter: {
        name: `Remitter ${n + i}`,
        accountNumber: String(50_100_000_000_000 + n + i),
        ifsc: 'KHTA0000002',
      },
      remittanceInformation: `Invoice ${n + i}`,
    }));
    await call(server, 'POST', '/sandbox/v1/bulk-credits', { items });
    process.stderr.write(
      `\rfilling: ${n + BULK} of ${to} credits, ${((performance.now() - started) / 1000).toFixed(0)} s `,
    );
  }
  process.stderr.write('\r'.padEnd(70));
  process.stderr.write('\r');
}

async function cycles(server: Server): Promise<number> {
  const physicalAccountNumber = server.ready['physicalAccountNumber'];
  const started = performance.now();
  let done = 0;
  while (performance.now() - started < SECONDS * 1000) {
    const { batch } = (await call(server, 'POST', '/v1/transaction-batches', { physicalAccountNumber })) as {
      batch: { batchId: string; numberOfTransactions: number; controlSum: string } | null;
    };
    if (!batch) break;
    const { numberOfTransactions, controlSum } = batch;
    await call(server, 'POST', `/v1/transaction-batches/${batch.batchId}/acknowledgement`, {
      numberOfTransactions,
      controlSum,
    });
    done++;
  }
  return (done / (performance.now() - started)) * 1000;
}

async function figures(server: Server, credits: number): Promise<Figures> {
  const key = `x-api-key: ${server.ready['apiKey']}`;
  const extra = [key, 'content-type: application/json', 'idempotency-key: size-{id}'];
  const body = JSON.stringify({
    physicalAccountNumber: server.ready['physicalAccountNumber'],
    items: [{ virtualAccountNumber: 'ACME8{id}', accountName: 'Asha Verma' }],
  });
  const gets: number[] = [];
  const creates: number[] = [];
  for (let round = 0; round < 3; round++) {
    gets.push(
      (await measure(server, { head: head('GET', '/v1/transactions?limit=1', [key]), body: '' }))
        .cpuMicroseconds,
    );
    creates.push(
      (await measure(server, { head: head('POST', '/v1/virtual-accounts', extra), body, unique: true }))
        .cpuMicroseconds,
    );
  }
  return { credits, get: median(gets), create: median(creates), cycle: await cycles(server) };
}

/** Resident kilobytes of a process. */
function resident(server: Server): number {
  const status = readFileSync(`/proc/${server.child.pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN);
}

function show(all: Figures[]): void {
  const [first] = all as [Figures];
  console.log('\nFlat cost: processor time of one answer as the stream grows (1.00 = at the smallest size)');
  for (const { credits, get, create, cycle } of all) {
    const flat = Math.max(get / first.get, create / first.create) <= 1 + FLATNESS;
    console.log(
      `  ${credits.toLocaleString('en').padStart(9)} credits: list ${(get / first.get).toFixed(2)}, create ${(create / first.create).toFixed(2)}, ` +
        `fetch + acknowledge ${(first.cycle / cycle).toFixed(2)}${flat ? '' : '  NOT within 20 %'}`,
    );
  }
}

/** Flatness, memory and recovery at 1 thousand, 100 thousand and 1 million credits. */
export async function benchSizes(): Promise<void> {
  const server = await khata();
  const accounts = Array.from({ length: ACCOUNTS }, (_, i) => ({
    virtualAccountNumber: `ACME9${String(i).padStart(7, '0')}`,
    accountName: `Customer ${i}`,
  }));
  await call(server, 'POST', '/v1/virtual-accounts', {
    physicalAccountNumber: server.ready['physicalAccountNumber'],
    items: accounts,
  });
  const all: Figures[] = [];
  let have = 0;
  for (const size of SIZES) {
    await fill(server, have, size);
    have = size;
    all.push(await figures(server, size));
  }
  show(all);
  await stop(server);
  const empty = await khata();
  const base = resident(empty);
  await stop(empty);
  rmSync(empty.folder, { recursive: true });
  const started = performance.now();
  const again = await startServer([
    KHATA,
    'serve',
    '--json',
    '--port',
    '0',
    '--plans',
    'off',
    '--data',
    server.folder,
  ]);
  await call(again, 'GET', '/v1/transactions?limit=1');
  const seconds = (performance.now() - started) / 1000;
  const bytes = ((resident(again) - base) * 1024) / have;
  console.log(
    `\nRecovery of ${have.toLocaleString('en')} credits: ${seconds.toFixed(1)} s (asked ≤ ${RECOVERY_SECONDS}: ${seconds <= RECOVERY_SECONDS ? 'reached' : 'NOT reached'})`,
  );
  console.log(
    `Resident memory per credit after it, all included: ${bytes.toFixed(0)} bytes (asked ≤ ${BYTES_PER_CREDIT} of memory per credit)`,
  );
  await stop(again);
  rmSync(server.folder, { recursive: true });
}
