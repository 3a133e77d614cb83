import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import type { OutgoingCommand } from '../drivers/protocol.ts';
import { pythonBench } from './python-bench.ts';
import { isPythonLeftOut, PYTHON_CLIENT, whyNoPython } from './python-client.ts';

const why = isPythonLeftOut ? undefined : whyNoPython();

if (isPythonLeftOut)
  process.stderr.write('KHATA_WITHOUT_PYTHON=1: the Python reference client is not tested.\n');

test.skipIf(isPythonLeftOut)('Python 3.9 or newer is there', () => {
  if (why !== undefined) throw new Error(why);
});

test('where Python is missing, one line says what to do', () => {
  const line = whyNoPython('no-such-python');
  expect(line).toMatch(/there is none: install Python 3\.9, or set KHATA_WITHOUT_PYTHON=1 .*\.$/);
});

describe.skipIf(isPythonLeftOut || why !== undefined)('the commands of the Python reference client', () => {
  const bench = pythonBench();
  const { begin, arm, calls, open } = bench;

  test('says hello with every capability, and a new instance at each start', async () => {
    await begin();
    const first = bench.client.hello;
    expect(first.capabilities).toHaveLength(15);
    await bench.client.restart();
    expect(bench.client.hello.instanceId).not.toBe(first.instanceId);
  });

  test('runs by itself, and ends with its input', async () => {
    await begin();
    const env = { PATH: process.env['PATH'], PYTHONPATH: PYTHON_CLIENT, LANG: 'C' };
    const input = '{"id":"1","operation":"hello","protocolVersion":1}\nno frame\n';
    const ended = spawnSync('python3', ['-m', 'khata_reference'], { env, input, encoding: 'utf8' });
    expect(ended.status).toBe(0);
    expect(JSON.parse(ended.stdout)).toMatchObject({ id: '1', result: { protocolVersion: 1 } });
    expect(ended.stderr).toContain('no command of the protocol');
  });

  test('answers what it does not know with unsupported, and misuse with an error', async () => {
    await begin();
    const send = async (command: object) => (await bench.client.send(command as OutgoingCommand)).kind;
    expect(await send({ operation: 'fly', commandId: 'c' })).toBe('UNSUPPORTED');
    expect(await send({ operation: 'ledger', session: 'another' })).toBe('ERROR');
    expect(await send({ operation: 'outcome', input: {} })).toBe('ERROR');
  });

  test('repeats a create whose answer was lost with the same key and bytes', async () => {
    await begin();
    await arm({ operation: 'createVirtualAccounts', do: { type: 'LOST' } });
    const [number] = await open('C-1');
    const [first, second, ...others] = await calls('createVirtualAccounts');
    expect(others).toEqual([]);
    expect(second?.idempotencyKey).toBe(first?.idempotencyKey);
    expect(second?.requestBody).toBe(first?.requestBody);
    expect(second?.replayed).toBe(true);
    expect(number).toMatch(new RegExp(`^${bench.world.partner.virtualAccountPrefix}[A-Z2-7]{16}$`));
  });

  test('opens 250 accounts in three calls with three keys, and no customer a second one', async () => {
    await begin();
    const references = Array.from({ length: 250 }, (_, index) => `C-${index}`);
    const numbers = await open(...references);
    expect(new Set(numbers).size).toBe(250);
    expect(await open('C-7', 'C-8')).toEqual([numbers[7], numbers[8]]);
    const made = await calls('createVirtualAccounts');
    expect(new Set(made.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(3);
  });

  test('reads a 207 item by item, and sends only what failed again', async () => {
    await begin();
    const good = { customerReference: 'good', accountName: 'Good' };
    const late = { customerReference: 'late', accountName: 'Late', validTo: '2020-01-01' };
    const work = { physicalAccountNumber: bench.physicalAccountNumber, accounts: [good, late] };
    const result = await bench.client.work('createAccounts', work, 'mixed');
    expect(result.outcome).toBe('FAILED');
    expect(result.items?.map(({ outcome, code }) => [outcome, code])).toEqual([
      ['SUCCEEDED', undefined],
      ['FAILED', 'INVALID_VALIDITY'],
    ]);
    expect(await bench.client.outcome('mixed')).toEqual(result);
    const accounts = [good, { ...late, validTo: '2099-01-01' }];
    const again = await bench.client.work('createAccounts', {
      physicalAccountNumber: bench.physicalAccountNumber,
      accounts,
    });
    expect(again.outcome).toBe('SUCCEEDED');
    const [, second] = await calls('createVirtualAccounts');
    expect(JSON.parse(second?.requestBody ?? '').items).toHaveLength(1);
  });

  test('says UNKNOWN of a create that was never answered, and learns its fate after a kill', async () => {
    await begin({ requestDeadlineMilliseconds: 100 });
    await arm({
      operation: 'createVirtualAccounts',
      when: { type: 'FIRST', count: 50 },
      do: { type: 'STALL_HEADERS', milliseconds: 60_000 },
    });
    const work = {
      physicalAccountNumber: bench.physicalAccountNumber,
      accounts: [{ customerReference: 'C', accountName: 'C' }],
    };
    const result = await bench.client.work('createAccounts', work, 'stalled');
    expect(result).toMatchObject({ outcome: 'UNKNOWN', items: [{ outcome: 'UNKNOWN' }] });
    await bench.world.control.DELETE('/sandbox/v1/fault-scripts');
    await bench.client.restart();
    expect(await bench.client.work('createAccounts', work, 'stalled')).toMatchObject({
      outcome: 'SUCCEEDED',
    });
    const made = await calls('createVirtualAccounts');
    expect(new Set(made.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1);
    expect(new Set(made.map(({ requestBody }) => requestBody)).size).toBe(1);
  });

  test('gives up an answer that drips, headers and all', async () => {
    await begin({ requestDeadlineMilliseconds: 200 });
    await arm({
      operation: 'createVirtualAccounts',
      do: { type: 'SLOW_DRIP', bytes: 1, milliseconds: 50 },
    });
    await open('C-1');
    expect(await calls('createVirtualAccounts')).toHaveLength(2);
    expect(bench.client.log()).toContain('TIMED_OUT');
  });
});
