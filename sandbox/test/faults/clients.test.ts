import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ConnectionLostError } from '../../http/fault-transport.ts';
import type { Timer } from '../../lib/clock.ts';
import { FaultStage, LIST } from './stage.ts';

/** How faults look to clients that are not ours: curl, Node's fetch, and a caller in process. */

const list = 'listVirtualAccounts';
let stage: FaultStage;
beforeAll(async () => {
  stage = await FaultStage.open();
});
afterAll(() => stage.close());

async function next(action: object): Promise<void> {
  await stage.script({ operation: list, do: action } as never);
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.once('close', resolve));
}

/** Calls with curl. */
async function curl(...options: string[]): Promise<{ code: number | null; output: string }> {
  const { apiKey } = stage.sandbox.partner;
  const child = spawn('curl', [
    '-s',
    ...options,
    '-H',
    `X-Api-Key: ${apiKey}`,
    stage.listener.url + LIST.path,
  ]);
  let output = '';
  child.stdout.on('data', (bytes: Buffer) => {
    output += bytes.toString();
  });
  return { code: await ended(child), output };
}

const noCurl = spawnSync('curl', ['--version']).error !== undefined;

describe.skipIf(noCurl)('curl', () => {
  it.each([
    ['a reset', { type: 'RESET' }, 56],
    ['a lost answer', { type: 'LOST' }, 56],
    ['half a body', { type: 'TRUNCATE' }, 18],
  ])('calls %s by its own number', async (_name, action, code) => {
    await next(action);
    expect((await curl()).code).toBe(code);
    expect((await curl()).code).toBe(0);
  });

  it.each([
    ['headers', { type: 'STALL_HEADERS', milliseconds: 60_000 }],
    ['the rest of a body', { type: 'STALL_BODY', milliseconds: 60_000 }],
  ])('gives up waiting for %s', async (_name, action) => {
    await next(action);
    const { code, output } = await curl('--max-time', '0.3');
    expect(code).toBe(28);
    expect(output === '').toBe(action.type === 'STALL_HEADERS');
  });

  it('waits for drops', async () => {
    await next({ type: 'SLOW_DRIP', bytes: 200, milliseconds: 5 });
    const { code, output } = await curl();
    expect(code).toBe(0);
    expect(JSON.parse(output).data).toHaveLength(2);
  });

  it('is told when to come back', async () => {
    await next({ type: 'STATUS', status: 429, retryAfterSeconds: 3 });
    const { output } = await curl('-o', '/dev/null', '-w', '%{http_code} %header{retry-after}');
    // An older curl does not know %header.
    expect(output).toMatch(/^429( 3| %header.*)?$/);
  });
});

describe('in process', () => {
  beforeEach(async () => {
    await stage.control('DELETE', '/fault-scripts');
  });

  it.each([{ type: 'RESET' }, { type: 'LOST' }])(
    'a dead connection is a broken promise: $type',
    async (action) => {
      await next(action);
      const call = stage.call(LIST);
      await expect(call).rejects.toBeInstanceOf(ConnectionLostError);
      await expect(call).rejects.toMatchObject({ name: 'TypeError', cause: { code: 'ECONNRESET' } });
    },
  );

  it('looks as it does to Node’s own fetch over a socket', async () => {
    const outcomes = [];
    for (const way of [
      () => stage.call(LIST),
      () =>
        fetch(stage.request(LIST, stage.listener.url).url, {
          headers: { 'x-api-key': stage.sandbox.partner.apiKey },
        }),
    ]) {
      await next({ type: 'RESET' });
      const dead = await way().catch((error: Error) => [error.name, error.message]);
      await next({ type: 'TRUNCATE' });
      const cut = await way();
      const broken = await cut.text().catch((error: Error) => [error.name, error.message]);
      outcomes.push({ dead, status: cut.status, broken });
    }
    expect(outcomes[1]).toEqual(outcomes[0]);
    expect(outcomes[0]).toEqual({
      dead: ['TypeError', 'fetch failed'],
      status: 200,
      broken: ['TypeError', 'terminated'],
    });
  });

  it('a stall ends when the caller gives up', async () => {
    for (const action of [
      { type: 'STALL_HEADERS', milliseconds: 60_000 },
      { type: 'STALL_BODY', milliseconds: 60_000 },
    ]) {
      await next(action);
      const caller = new AbortController();
      const request = new Request(stage.request(LIST), { signal: caller.signal });
      const text = Promise.resolve(stage.sandbox.fetch(request)).then((response) => {
        caller.abort(new Error('enough'));
        return response.text();
      });
      if (action.type === 'STALL_HEADERS') caller.abort(new Error('enough'));
      await expect(text).rejects.toThrow('enough');
    }
  });

  it('a stall lasts as long as its script says, on the timer that it was given', async () => {
    const waits: number[] = [];
    const timer: Timer = {
      after(milliseconds, task) {
        // What looks for work of its own, such as notifications, waits for nothing.
        if (milliseconds > 0) waits.push(milliseconds);
        setImmediate(task);
        return () => {};
      },
    };
    const other = await FaultStage.open({ timer });
    await other.script({ operation: list, do: { type: 'STALL_HEADERS', milliseconds: 300_000 } });
    expect((await other.call(LIST)).status).toBe(200);
    expect(waits).toEqual([300_000]);
    await other.script({ operation: list, do: { type: 'SLOW_DRIP', bytes: 1, milliseconds: 10_000 } });
    expect((await (await other.call(LIST)).json()) as object).toHaveProperty('data');
    // However small the drops: five minutes at most.
    expect(waits.slice(1).reduce((sum, wait) => sum + wait, 0)).toBeLessThanOrEqual(300_000);
    await other.close();
  });
});
