import type { Address } from '../http/door.ts';
import { formatInstant } from '../lib/clock.ts';
import { Problem } from '../lib/errors.ts';
import { DEFAULT_WORLD } from '../services/world-names.ts';
import { partnerOf } from '../services/world-partner.ts';
import { readClockInstant } from './clock.ts';
import type { ControlOptions } from './options.ts';
import type { Wire, WorldHandlers } from './wire.ts';

function prefixOf(world: string): string {
  return world === DEFAULT_WORLD ? '' : `/w/${world}`;
}

function readNewWorld(body: Wire['CreateWorldRequest']) {
  const { clock, ...wanted } = body;
  if (wanted.fixture !== undefined && wanted.snapshot !== undefined) {
    const detail = 'A world begins as a fixture or as a snapshot, not as both.';
    const errors = [{ pointer: '/snapshot', code: 'CONFLICT', detail }];
    throw new Problem('VALIDATION_FAILED', detail, { errors });
  }
  if (clock === undefined) return wanted;
  const now = readClockInstant(clock.now, '/clock/now');
  return { ...wanted, clock: { now, frozen: clock.frozen === true } };
}

type Served = 'resetWorld' | 'listWorlds' | 'createWorld' | 'deleteWorld';

/** Worlds as a whole: how they come and go. */
export function worldsOperations({
  worlds,
  reset,
  prepareAdmin,
  linkBase,
}: ControlOptions): Pick<WorldHandlers, Served> {
  const urlOf = ({ origin }: Address, world: string) => origin + prefixOf(world);
  return {
    async resetWorld(_call, { world }) {
      const { fixture, at, setupPath } = await reset(world);
      const setup = setupPath === undefined ? {} : { setupUrl: linkBase(world.id) + setupPath };
      return { status: 200, body: { world: world.id, fixture, resetAt: formatInstant(at), ...setup } };
    },

    async listWorlds() {
      const data = (await worlds.list()).map(({ id, fixture, now, createdAt, snapshot }) => ({
        world: id,
        prefix: prefixOf(id),
        fixture,
        now: formatInstant(now),
        ...(createdAt !== undefined && { createdAt: formatInstant(createdAt) }),
        ...(snapshot && { snapshot }),
      }));
      return { status: 200, body: { data } };
    },

    async createWorld({ body }, { address, runIn }) {
      const { world, fixture, credentials } = await worlds.create(readNewWorld(body));
      const { id } = world;
      const setupPath = await prepareAdmin(world);
      const { now, partner } = await runIn(world, async (unit) => ({
        now: formatInstant(unit.now),
        partner: await partnerOf(unit, credentials),
      }));
      const url = urlOf(address(), id);
      const made = { world: id, prefix: prefixOf(id), url, fixture, now };
      return {
        status: 201,
        body: {
          ...made,
          ...(partner && { partner }),
          applications: credentials.map((credential) => ({ ...credential })),
          ...(setupPath !== undefined && { setupUrl: linkBase(id) + setupPath }),
        },
      };
    },

    async deleteWorld({ path }) {
      await worlds.delete(path.world);
      return { status: 204 };
    },
  };
}
