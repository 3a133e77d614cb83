import { measure, type Server, type Template } from './harness.ts';

/**
 * What something costs, on against off: two servers that differ in nothing else are measured in pairs, one right
 * after the other and in alternating order, so that whatever else the machine does hits both; the cost is the mean
 * over the pairs with its 95 % bound (quality.md, Performance).
 */

const PAIRS = 21;
const TARGET = 0.1;
const LENGTH = { seconds: 1, warmupSeconds: 0.3 };

/** How it was measured, for a heading. */
export const PAIRING = `${PAIRS} pairs of ${LENGTH.seconds} s`;

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

/** Prints what `on` costs more than `off`, of throughput and of processor time. */
export async function compare(title: string, on: Server, off: Server, template: Template): Promise<void> {
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
