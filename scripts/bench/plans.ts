/**
 * `npm run bench -- plans`: what plans and usage cost. Two servers that differ in nothing else are measured in
 * pairs, one right after the other and in alternating order, so that whatever else the machine does hits
 * both; the cost is the mean over the pairs with its 95 % bound (quality.md, Performance).
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtProgram } from './built-program.ts';
import { head, measure, type Server, startServer, stop, type Template } from './harness.ts';

const PAIRS = 21;
const TARGET = 0.1;
const LENGTH = { seconds: 1, warmupSeconds: 0.3 };
const SERVER = join('scripts', 'bench', 'plans-server.ts');
const API_KEY = 'x-api-key: khata_demo_key_none_0001';

interface Bounds {
  readonly mean: number;
  /** Half of the 95 % interval. */
  readonly half: number;
}

/** Student's t for 95 % and 20 degrees of freedom. */
const STUDENT_T = 2.086;

function boundsOf(values: readonly number[]): Bounds {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  return { mean, half: STUDENT_T * Math.sqrt(variance / values.length) };
}

function percent({ mean, half }: Bounds): string {
  return `${(100 * mean).toFixed(1)} % ± ${(100 * half).toFixed(1)}`;
}

async function compare(title: string, on: Server, off: Server, template: Template): Promise<void> {
  const throughput: number[] = [];
  const processor: number[] = [];
  for (let pair = 0; pair < PAIRS; pair++) {
    const onFirst = pair % 2 === 0;
    const first = await measure(onFirst ? on : off, template, LENGTH);
    const second = await measure(onFirst ? off : on, template, LENGTH);
    const [a, b] = onFirst ? [first, second] : [second, first];
    throughput.push(1 - a.perSecond / b.perSecond);
    processor.push(1 - b.cpuMicroseconds / a.cpuMicroseconds);
    process.stderr.write(`\r${title}: pair ${pair + 1} of ${PAIRS} `);
  }
  process.stderr.write('\r'.padEnd(79));
  process.stderr.write('\r');
  const cost = boundsOf(throughput);
  // Missed only when even the bound nearest to the target misses it.
  const verdict = cost.mean - cost.half > TARGET ? 'NOT reached' : 'reached';
  console.log(
    `  ${title.padEnd(24)} ${percent(cost)} of throughput, ${percent(boundsOf(processor))} of processor time (asked ≤ ${100 * TARGET} %: ${verdict})`,
  );
}

export async function benchPlans(): Promise<void> {
  const folders = ['on', 'off'].map((name) => mkdtempSync(join(tmpdir(), `khata-bench-${name}-`)));
  const server = await builtProgram(SERVER);
  const [on, off] = await Promise.all([
    startServer([server, 'enforced', folders[0] as string]),
    startServer([server, 'off', folders[1] as string]),
  ]);
  console.log(`\nPlans (all four limits) and usage on against off, ${PAIRS} pairs of ${LENGTH.seconds} s`);
  await compare('a small GET', on, off, {
    head: head('GET', '/v1/virtual-accounts/ACME00000001', [API_KEY]),
    body: '',
  });
  const items = [{ virtualAccountNumber: 'ACME{id}', accountName: 'Asha Verma', customerReference: 'bench' }];
  await compare('a durable create', on, off, {
    head: head('POST', '/v1/virtual-accounts', [
      API_KEY,
      'content-type: application/json',
      'idempotency-key: bench-{id}',
    ]),
    body: JSON.stringify({ physicalAccountNumber: '123456789012', items }),
    unique: true,
  });
  await Promise.all([on, off].map(stop));
  for (const folder of folders) rmSync(folder, { recursive: true });
}
