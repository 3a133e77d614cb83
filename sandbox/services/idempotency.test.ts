import { beforeEach, describe, expect, it } from 'vitest';
import { DAY } from '../lib/clock.ts';
import { refusal, type ServiceWorld, serviceWorld } from '../test/service-world.ts';
import { findStoredAnswer, storeAnswer } from './idempotency.ts';

const ANSWER = { status: 207, contentType: 'application/json', body: '{"results":[]}' };
let world: ServiceWorld;

beforeEach(async () => {
  world = await serviceWorld();
});

const store = (scope: string, fingerprint = 'f') =>
  world.run((unit) => storeAnswer(unit, scope, fingerprint, ANSWER));
const find = (scope: string, fingerprint = 'f') =>
  refusal(world.run((unit) => findStoredAnswer(unit, scope, fingerprint)));
const kept = () => world.store.transact(async (tx) => tx.count('idempotencyRecords'));

describe('a stored answer', () => {
  it('comes again for the same request, as it was', async () => {
    expect(await find('o|a|op|k')).toBeUndefined();
    await store('o|a|op|k');
    expect(await find('o|a|op|k')).toMatchObject(ANSWER);
    expect(await find('o|a|op|other')).toBeUndefined();
  });

  it('refuses another request under its key', async () => {
    await store('o|a|op|k');
    expect(await find('o|a|op|k', 'g')).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  it("is kept for 24 h of the world's time, to the millisecond", async () => {
    await store('o|a|op|k');
    world.host.advance(DAY - 1);
    expect(await find('o|a|op|k')).toMatchObject(ANSWER);
    world.host.advance(1);
    expect(await find('o|a|op|k')).toBeUndefined();
    await store('o|a|op|k', 'g');
    expect(await find('o|a|op|k', 'g')).toMatchObject(ANSWER);
  });

  it('takes expired ones with it, a few at a time', async () => {
    for (let i = 0; i < 10; i++) await store(`old ${i}`);
    world.host.advance(DAY);
    await store('new 1');
    expect(await kept()).toBe(7);
    await store('new 2');
    await store('new 3');
    expect(await kept()).toBe(3);
    expect(await find('new 1')).toMatchObject(ANSWER);
  });
});
