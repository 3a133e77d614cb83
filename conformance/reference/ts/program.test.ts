import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterEach, expect, it } from 'vitest';

const running: ChildProcess[] = [];

afterEach(() => {
  for (const program of running.splice(0)) program.kill('SIGKILL');
});

/** Runs a driver of the reference room on its sources; what it answers, frame by frame. */
function program(file: string, ...args: string[]) {
  const path = new URL(`../${file}`, import.meta.url).pathname;
  const child = spawn(process.execPath, ['--import', 'tsx', path, ...args], { stdio: 'pipe' });
  running.push(child);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    ended: once(child, 'exit').then(([code]) => code as number | null),
    async ask(command: object): Promise<unknown> {
      child.stdin.write(`${JSON.stringify(command)}\n`);
      const { value } = await lines.next();
      return value === undefined ? undefined : JSON.parse(value);
    },
  };
}

it('speaks the protocol on standard output, and nothing else', async () => {
  const { ask } = program('ts/main.ts');
  expect(await ask({ id: '1', operation: 'hello', protocolVersion: 1 })).toMatchObject({
    id: '1',
    result: { protocolVersion: 1, name: 'khata-reference-ts' },
  });
  expect(await ask({ id: '2', session: 's', operation: 'ledger' })).toEqual({
    id: '2',
    error: 'session s is not started; send start first',
  });
});

it('ends with a line when the mutant is not known', async () => {
  expect(await program('ts/main.ts', '--mutant', 'nobody').ended).toBe(2);
});
