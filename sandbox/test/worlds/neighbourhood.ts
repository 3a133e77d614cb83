import type { Send } from '../model/http-subject.ts';
import { match } from '../model/match.ts';
import { Neighbour, type NeighbourOptions } from './neighbour.ts';

export interface NeighbourhoodOptions extends Omit<NeighbourOptions, 'number'> {
  readonly send: Send;
  readonly worlds: number;
  /** Whether some worlds are reset, or deleted and made anew, while the others are used. */
  readonly changes: boolean;
}

/** What was done, and what went wrong first. */
export interface Neighbourly {
  readonly commands: number;
  readonly remade: number;
  readonly reset: number;
  readonly failure: string;
}

/** Of how many worlds one is reset, and one deleted and made anew. */
const EVERY = 10;
const [RESET, REMADE] = [3, 6];
/** Of how many worlds one gets a mail: its cause is a registration, whose password takes its time. */
const MAILED_EVERY = 40;

/** Uses many worlds of one server at once, each as if it were alone. */
export async function playNeighbours(options: NeighbourhoodOptions): Promise<Neighbourly> {
  const { worlds, changes } = options;
  const all = Array.from({ length: worlds }, (_, number) => new Neighbour({ ...options, number }));
  let failure = '';
  const done = { remade: 0, reset: 0 };
  /** Runs a step of every world at once; what comes after a failure tells nothing, and is left out. */
  const together = async (step: (one: Neighbour, number: number) => Promise<void>) => {
    await Promise.all(
      all.map(async (one, number) => {
        if (failure !== '') return;
        try {
          await step(one, number);
        } catch (error) {
          failure ||= `seed ${options.seed}, ${one.name}: ${error instanceof Error ? error.message : error}`;
        }
      }),
    );
  };
  await together((one) => one.make());
  await together(async (one, number) => {
    const role = number % EVERY;
    if (number % MAILED_EVERY === 1) await one.register();
    await one.play();
    if (changes && role === RESET) {
      await one.reset();
      done.reset += 1;
    }
    if (changes && role === REMADE) {
      await one.remake();
      done.remade += 1;
    }
    await one.play();
    await one.settle();
  });
  // Once nobody does anything any more: what one of them left behind at another would still be there.
  await together((one) => one.assertOwn());
  await together(async (one, number) => {
    const other = all[(number * 7 + 1) % worlds];
    if (other === undefined || other === one) return;
    const keys = [one.keys.ACME, other.keys.ACME, one.keys.BETA, other.keys.BETA];
    const statuses = [];
    for (const key of keys) statuses.push(await one.knock(key));
    match([404, 401, 404, 401], statuses, `own and foreign keys at ${one.name}`);
  });
  const commands = all.reduce((sum, one) => sum + one.played, 0);
  return { commands, ...done, failure };
}
