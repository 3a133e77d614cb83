import type { WorldFixture } from './domain/world-fixture.ts';
import { type Instant, istDate, MINUTE } from './lib/clock.ts';
import { createVault } from './lib/vault.ts';
import { seedWorld } from './services/worlds.ts';
import { openLowdbStore } from './stores/lowdb/lowdb-store.ts';
import type { Store, WorldContents } from './stores/store.ts';

/** For how long a template that was seeded "now" is still taken for new. */
const FRESH = 10 * MINUTE;
/** Templates kept: a test suite freezes its clocks at few instants. */
const CAPACITY = 16;

interface Template {
  readonly fixture: WorldFixture;
  readonly seededAt: Instant;
  readonly contents: Promise<WorldContents>;
}

/** Newest last. Shared by all sandboxes of the process: what is captured is never written. */
const templates: Template[] = [];

let scratch: Promise<Store> | undefined;

/** A store in memory in which worlds are put together before anybody can see them. */
export function scratchStore(): Promise<Store> {
  scratch ??= openLowdbStore({ directory: undefined });
  return scratch;
}

let scratchWorlds = 0;

/** The id of a scratch world that nobody has used. */
export function scratchWorldId(): string {
  scratchWorlds += 1;
  return `scratch-${scratchWorlds}`;
}

/**
 * What a world holds that was seeded from a fixture. Seeding plays some hundred steps through the services, and so
 * is done once per fixture and instant; the contents are shared by all worlds until they write.
 * @param at the instant to seed at, in epoch ms
 * @param exact whether it must be this instant; else contents that are some minutes old and of the same day will do
 * @throws Error when the fixture holds what the bank would refuse
 */
export async function templateOf(fixture: WorldFixture, at: Instant, exact: boolean): Promise<WorldContents> {
  const known = templates.find(
    (template) => template.fixture === fixture && (exact ? template.seededAt === at : isFresh(template, at)),
  );
  if (known !== undefined) return await known.contents;
  const contents = seed(fixture, at);
  const template = { fixture, seededAt: at, contents };
  templates.push(template);
  if (templates.length > CAPACITY) templates.shift();
  contents.catch(() => templates.splice(templates.indexOf(template), 1));
  return await contents;
}

function isFresh({ seededAt }: Template, at: Instant): boolean {
  return seededAt <= at && at - seededAt < FRESH && istDate(seededAt) === istDate(at);
}

async function seed(fixture: WorldFixture, at: Instant): Promise<WorldContents> {
  const world = (await scratchStore()).world(scratchWorldId());
  try {
    // Sealed under a key that is thrown away: whoever copies the template seals its secrets anew.
    await seedWorld(world, { now: () => at, vault: createVault() }, fixture);
    return await world.capture();
  } finally {
    await world.clear();
  }
}
