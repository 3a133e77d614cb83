/**
 * `npm run bench -- library`: what Khata costs a test file that imports it. Fresh processes, interleaved: bare node,
 * node that imports the door (as a module and as CommonJS), and one that also makes sandboxes. The issue asks in
 * milliseconds, for a machine where node itself starts in {@link NODE_MS}; what is judged is the ratio to the bare
 * node of this run, by processor time too, since a machine is seldom alone.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { packageRoot } from '../../sandbox/lib/package-root.ts';
import { median } from './harness.ts';

const ROUNDS = 15;
/** Milliseconds in which node starts and ends on the machine that the targets are meant for. */
const NODE_MS = 40;

interface Step {
  readonly wall: number;
  readonly cpu: number;
}
type Steps = Readonly<Record<'whole', Step>> & Partial<Record<'first' | 'warm' | 'world', Step>>;

const PROGRAM = join('scripts', 'bench', 'library-program.mjs');
const MODULE = join(packageRoot(), 'dist', 'sandbox', 'index.js');
const COMMON_JS = join(packageRoot(), 'dist', 'cjs', 'sandbox', 'index.cjs');

const CONTENDERS = {
  bare: ['bare'],
  import: ['import', MODULE],
  require: ['import', COMMON_JS],
  create: ['create', MODULE],
} as const;
type Contender = keyof typeof CONTENDERS;

function once(args: readonly string[]): Promise<Steps> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(process.execPath, [PROGRAM, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    child.once('error', reject);
    child.once('close', (code) => {
      const wall = performance.now() - started;
      if (code !== 0) return reject(new Error(`${PROGRAM} ${args.join(' ')} ended with ${code}`));
      const { whole, ...steps } = JSON.parse(said) as Steps;
      resolve({ ...steps, whole: { wall, cpu: whole.cpu } });
    });
  });
}

function middle(steps: readonly (Step | undefined)[]): Step {
  const known = steps.filter((step) => step !== undefined);
  return { wall: median(known.map(({ wall }) => wall)), cpu: median(known.map(({ cpu }) => cpu)) };
}

function row(title: string, step: Step, bare: Step, target?: number): void {
  const [wall, cpu] = [step.wall / bare.wall, step.cpu / bare.cpu];
  const verdict =
    target === undefined ? '' : ` (asked ≤ ${target} ms, ${(target / NODE_MS).toFixed(2)} of bare node: `;
  const reached = target !== undefined && wall * NODE_MS <= target ? 'reached)' : 'NOT reached)';
  console.log(
    `  ${title.padEnd(28)} ${step.wall.toFixed(1).padStart(7)} ms   ${wall.toFixed(2)} of bare node   processor ${step.cpu.toFixed(1).padStart(6)} ms, ${cpu.toFixed(2)}${verdict}${verdict && reached}`,
  );
}

export async function benchLibrary(): Promise<void> {
  const samples: Record<Contender, Steps[]> = { bare: [], import: [], require: [], create: [] };
  const names = Object.keys(CONTENDERS) as Contender[];
  for (let round = 0; round < ROUNDS; round++) {
    // Turned round each time: who comes first finds the caches colder.
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      samples[name].push(await once(CONTENDERS[name]));
      process.stderr.write(`\rlibrary: round ${round + 1} of ${ROUNDS} `);
    }
  }
  process.stderr.write('\r'.padEnd(79));
  process.stderr.write('\r');
  const bare = middle(samples.bare.map(({ whole }) => whole));
  const above = (name: Contender): Step => {
    const { wall, cpu } = middle(samples[name].map(({ whole }) => whole));
    return { wall: wall - bare.wall, cpu: cpu - bare.cpu };
  };
  console.log(`\nThe library in a fresh process, ${ROUNDS} interleaved rounds, medians`);
  row('bare node, start to end', bare, bare);
  row('import, on top of it', above('import'), bare, 150);
  row('require, on top of it', above('require'), bare, 150);
  row('createSandbox, the first', middle(samples.create.map(({ first }) => first)), bare);
  row('createSandbox, warm', middle(samples.create.map(({ warm }) => warm)), bare, 30);
  row('sandbox.world, the first', middle(samples.create.map(({ world }) => world)), bare);
}
