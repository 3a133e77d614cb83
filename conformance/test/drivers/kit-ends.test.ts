import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, vi } from 'vitest';
import { isAlive } from '../process-life.ts';

const KIT = fileURLToPath(new URL('./programs/kit.ts', import.meta.url));

describe('a driver outlives the kit', () => {
  it.each([
    ['exit', undefined, 0],
    ['throw', undefined, 1],
    ['stays', 'SIGTERM', 'SIGTERM'],
    ['stays', 'SIGINT', 'SIGINT'],
    ['handles', 'SIGTERM', 3],
    // What cannot be caught: the driver sees the end of its input, and ends by itself.
    ['stays', 'SIGKILL', 'SIGKILL'],
  ] as const)('never, when it ends by %s %s', async (how, signal, end) => {
    const kit = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), KIT, how], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [said] = (await once(kit.stdout, 'data')) as [Buffer];
    const pid = Number(said.toString());
    expect(pid).toBeGreaterThan(0);
    const ended = once(kit, 'exit');
    if (signal !== undefined) kit.kill(signal);
    const [code, by] = await ended;
    expect(by ?? code).toBe(end);
    await vi.waitUntil(() => !isAlive(pid), { timeout: 10_000, interval: 10 });
  });
});
