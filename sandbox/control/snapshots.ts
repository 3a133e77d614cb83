import { formatInstant } from '../lib/clock.ts';
import type { ControlOptions, Snapshots } from './options.ts';
import type { Wire, WorldHandlers } from './wire.ts';

function presentSnapshot(snapshot: Awaited<ReturnType<Snapshots['take']>>): Wire['Snapshot'] {
  return { ...snapshot, takenAt: formatInstant(snapshot.takenAt) };
}

/** The file as text that people can read and compare: one row per line. */
function readable({ rows, ...head }: Wire['SnapshotContents']): string {
  const members = Object.entries(head).map(
    ([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)},`,
  );
  const collections = Object.entries(rows).map(
    ([name, some]) =>
      `    ${JSON.stringify(name)}: [\n${some.map((row) => `      ${JSON.stringify(row)}`).join(',\n')}\n    ]`,
  );
  return ['{', ...members, '  "rows": {', collections.join(',\n'), '  }', '}', ''].join('\n');
}

type Served =
  | 'listSnapshots'
  | 'createSnapshot'
  | 'deleteSnapshot'
  | 'restoreSnapshot'
  | 'exportSnapshot'
  | 'importSnapshot';

/** What the world was at a moment. */
export function snapshotOperations({ snapshots }: ControlOptions): Pick<WorldHandlers, Served> {
  return {
    listSnapshots: async (_call, { world }) => ({
      status: 200,
      body: { data: (await snapshots.list(world.id)).map(presentSnapshot) },
    }),

    createSnapshot: async ({ body }, { world }) => ({
      status: 201,
      body: presentSnapshot(await snapshots.take(world, body.name, body.description)),
    }),

    async deleteSnapshot({ path }, { world }) {
      await snapshots.delete(world.id, path.snapshot);
      return { status: 204 };
    },

    async restoreSnapshot({ path }, { world }) {
      const now = await snapshots.restore(world, path.snapshot);
      return { status: 200, body: { world: world.id, snapshot: path.snapshot, now: formatInstant(now) } };
    },

    async exportSnapshot({ path }, { world }) {
      const file = await snapshots.export(world.id, path.snapshot);
      const body = { format: 'KHATA_SNAPSHOT', version: 1, ...file } as Wire['SnapshotContents'];
      return { status: 200, rendered: { payload: Buffer.from(readable(body)) } };
    },

    async importSnapshot({ path, body }, { world }) {
      const { fixture, takenAt, description, rows } = body;
      const file = { fixture, takenAt, rows, ...(description !== undefined && { description }) };
      return { status: 201, body: presentSnapshot(await snapshots.import(world.id, path.snapshot, file)) };
    },
  };
}
