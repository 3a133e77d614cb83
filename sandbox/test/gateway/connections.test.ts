import { Agent, get } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { listen } from '../../http/listener.ts';
import { systemClock } from '../../lib/clock.ts';
import { freezeClock } from '../../services/clock.ts';
import { API_KEY, GatewayWorld, NUMBER } from './gateway-world.ts';

/** Sixty-four connections to a listener on a port, on the machine's own clock. */

const CONNECTIONS = 64;
const ended: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const end of ended.splice(0)) await end();
});

async function listening(world: GatewayWorld): Promise<{ url: string; agent: Agent }> {
  const listener = await listen(world.app.fetch, { host: '127.0.0.1', port: 0 });
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  ended.push(async () => {
    agent.destroy();
    await listener.close(0);
    await world.close();
    expect(world.faults).toEqual([]);
  });
  return { url: `${listener.url}/v1/virtual-accounts/${NUMBER}`, agent };
}

interface Answer {
  readonly status: number;
  readonly retryAfter: number | undefined;
}

function read(url: string, agent: Agent): Promise<Answer> {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers: { 'x-api-key': API_KEY } }, (response) => {
      response.resume();
      const { statusCode = 0, headers } = response;
      const retryAfter = headers['retry-after'] === undefined ? undefined : Number(headers['retry-after']);
      response.once('end', () => resolve({ status: statusCode, retryAfter }));
    }).once('error', reject);
  });
}

/** Calls as fast as they are answered, on all connections, while `goOn` says so. */
async function rush(url: string, agent: Agent, goOn: () => boolean): Promise<Answer[]> {
  const answers: Answer[] = [];
  const client = async () => {
    while (goOn()) answers.push(await read(url, agent));
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, client));
  return answers;
}

function admitted(answers: readonly Answer[]): number {
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 429]));
  return answers.filter(({ status }) => status === 200).length;
}

describe('64 connections that call as fast as they can', () => {
  it.each([
    [20, 2500],
    [100, 1500],
  ])('get %i calls per second and one second’s worth, no more', async (tps, milliseconds) => {
    const world = await GatewayWorld.open('enforced', systemClock);
    const { url, agent } = await listening(world);
    await world.setAccountPlan({ tps });
    const started = systemClock.now();
    const answers = await rush(url, agent, () => systemClock.now() - started < milliseconds);
    const seconds = (systemClock.now() - started) / 1000;
    expect(admitted(answers)).toBeLessThanOrEqual(tps * seconds + tps);
    expect(admitted(answers)).toBeGreaterThanOrEqual(tps * 2);
    expect(answers.every(({ status, retryAfter }) => (status === 429) === (retryAfter === 1))).toBe(true);
  });

  it('get the hits of the day and not one more', async () => {
    const world = await GatewayWorld.open('enforced', systemClock);
    const { url, agent } = await listening(world);
    // The day must not end while it is counted.
    await world.run((unit) => freezeClock(unit));
    await world.setAccountPlan({ hits: 1500 });
    await world.setApiPlan('create-virtual-account', { hits: 1200, period: 'MONTH' });
    let sent = 0;
    const answers = await rush(url, agent, () => sent++ < 1600);
    expect(answers).toHaveLength(1600);
    expect(admitted(answers)).toBe(1200);
    await world.setApiPlan('create-virtual-account', {});
    sent = 0;
    expect(admitted(await rush(url, agent, () => sent++ < 400))).toBe(300);
  });
});
