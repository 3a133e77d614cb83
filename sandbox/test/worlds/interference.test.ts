import { expect, it } from 'vitest';
import { listen } from '../../http/listener.ts';
import { seededRandom } from '../durability/random.ts';
import { START } from '../service-world.ts';
import { playNeighbours } from './neighbourhood.ts';
import { slowStore, worldsApp } from './server.ts';
import { overSockets } from './transports.ts';

/** KHATA_WORLDS_SEED repeats a run, KHATA_WORLDS_COMMANDS lengthens each of its sequences. */
const seed = Number(process.env['KHATA_WORLDS_SEED'] ?? Date.now() % 2 ** 31);
const length = Number(process.env['KHATA_WORLDS_COMMANDS'] ?? 8);
const WORLDS = 200;
const CONNECTIONS = 32;

it('lets 200 test files use one server at once, each alone in its world', async () => {
  const random = seededRandom(seed);
  const { app, faults, close } = await worldsApp((store) => slowStore(store, () => random.chance(0.3)));
  const listener = await listen(app.fetch, { host: '127.0.0.1', port: 0 });
  const transport = overSockets(listener.url, CONNECTIONS);
  const started = performance.now();
  const played = await playNeighbours({
    send: transport.send,
    worlds: WORLDS,
    seed,
    now: START,
    commands: { min: length, max: length },
    changes: true,
  });
  const seconds = (performance.now() - started) / 1000;
  const words = `${played.commands} commands in ${WORLDS} worlds, ${seconds.toFixed(1)} s`;
  process.stdout.write(`${words}, KHATA_WORLDS_SEED=${seed}\n`);
  transport.close();
  await listener.close(1000);
  await close();
  expect(faults).toEqual([]);
  expect(played).toMatchObject({ failure: '', reset: WORLDS / 10, remade: WORLDS / 10 });
  expect(played.commands).toBeGreaterThanOrEqual(2 * WORLDS * length * 0.8);
});
