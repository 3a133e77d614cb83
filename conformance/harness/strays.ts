import { type Sandbox, unwrap } from '../../sandbox/index.ts';

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

/** What arrived at the default world, which no session has: the commonest mistake of configuration. */
export async function strayExchanges(sandbox: Sandbox): Promise<CheckedStray[]> {
  const query = { limit: 1000 };
  const { data } = await unwrap(sandbox.control.GET('/sandbox/v1/exchanges', { params: { query } }));
  const counts = new Map<string, CheckedStray>();
  for (const { method, path, door } of data) {
    if (door !== 'BANK') continue;
    const key = `${method} ${path}`;
    const count = (counts.get(key)?.count ?? 0) + 1;
    counts.set(key, { method, path, count, words: wordsFor(path) });
  }
  return [...counts.values()];
}
