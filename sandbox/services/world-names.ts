/**
 * Snapshots are kept as worlds that nobody can call: so they are as durable as worlds, share their rows with them,
 * and need nothing of a store. Their ids begin with a letter that no name of a world can hold.
 */

const MARK = '~';

/** The world without a prefix in its paths. */
export const DEFAULT_WORLD = 'default';

/** Whether an id of the store is a world that can be called, and not a snapshot. */
export function isWorldName(id: string): boolean {
  return !id.startsWith(MARK);
}

/** Where the store keeps a snapshot. */
export function snapshotId(world: string, name: string): string {
  return `${MARK}${world}${MARK}${name}`;
}

/** What the ids of a world's snapshots begin with. */
export function snapshotPrefix(world: string): string {
  return snapshotId(world, '');
}
