import { type Sandbox, unwrap } from '../../sandbox/index.ts';
import type { components } from '../../spec/generated/control.types.ts';

type Exchange = components['schemas']['Exchange'];

/** Requests of one kind that no session can be blamed for. */
export interface CheckedStray {
  readonly method: string;
  readonly path: string;
  readonly count: number;
  /** What it probably means, and what to do. */
  readonly words: string;
}

function wordsFor(path: string): string {
  if (path.startsWith('/w/')) {
    return 'This world is over or never was. Use the baseUrl of the latest start command, and forget it at stop.';
  }
  return 'It lacks the /w/… prefix of baseUrl. Put the whole baseUrl before the path, prefix included.';
}

const MIXED_UP =
  'It came with the credentials of another session. Keep baseUrl and credentials of a start command together, for each session its own.';

/** The same kind of request once more. */
function counted(counts: Map<string, CheckedStray>, method: string, path: string, words: string): void {
  const key = `${method} ${path} ${words}`;
  const count = (counts.get(key)?.count ?? 0) + 1;
  counts.set(key, { method, path, count, words });
}

/** Requests at the prefix of one session with the credentials of another: they belong to neither. */
export class MixedUp {
  /** Each is told twice: when its answer was made, and when it had left. */
  readonly #seen = new Set<string>();
  readonly #counts = new Map<string, CheckedStray>();

  /** Looks at an exchange of a session's world. */
  take(world: string, { number, method, path, door, credentialOf }: Exchange): void {
    const name = `${world} ${number}`;
    if (door !== 'BANK' || credentialOf === undefined || this.#seen.has(name)) return;
    this.#seen.add(name);
    counted(this.#counts, method, path, MIXED_UP);
  }

  get all(): readonly CheckedStray[] {
    return [...this.#counts.values()];
  }
}

/** What arrived at the default world, which no session has: the commonest mistake of configuration. */
export async function strayExchanges(sandbox: Sandbox): Promise<CheckedStray[]> {
  const query = { limit: 1000 };
  const { data } = await unwrap(sandbox.control.GET('/sandbox/v1/exchanges', { params: { query } }));
  const counts = new Map<string, CheckedStray>();
  for (const { method, path, door } of data) {
    if (door === 'BANK') counted(counts, method, path, wordsFor(path));
  }
  return [...counts.values()];
}
