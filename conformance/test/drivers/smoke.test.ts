import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandDriver } from '../../drivers/command.ts';
import { inProcessDriver } from '../../drivers/in-process.ts';
import { type SmokeStep, smoke } from '../../drivers/smoke.ts';
import { exampleIntegration, type Twist } from './example-integration.ts';
import { Trials } from './trials.ts';

const EXAMPLE = fileURLToPath(new URL('../../../examples/driver/driver.ts', import.meta.url));
const PROGRAM = fileURLToPath(new URL('./programs/misbehave.mjs', import.meta.url));

let trials: Trials;
beforeAll(async () => {
  trials = await Trials.open();
});
afterAll(async () => {
  await trials.close();
});

const bad = (steps: readonly SmokeStep[]) =>
  steps.filter(({ ok }) => !ok).map(({ step, line }) => `${step}: ${line}`);

async function smokeOf(twist: Twist = {}) {
  return await smoke(inProcessDriver(exampleIntegration(twist)), await trials.bank(), trials.scratch());
}

describe('the smoke test of a driver', () => {
  it('passes the example, of at most 80 lines, around a real integration', async () => {
    const lines = readFileSync(EXAMPLE, 'utf8').split('\n').length - 1;
    expect(lines).toBeLessThanOrEqual(80);
    const argv = [process.execPath, '--import', import.meta.resolve('tsx'), EXAMPLE];
    const source = commandDriver(argv, { environment: process.env });
    const steps = await smoke(source, await trials.bank(), trials.scratch());
    expect(bad(steps)).toEqual([]);
    expect(steps.map(({ step }) => step)).toEqual([
      'hello',
      'start',
      'createAccounts',
      'modifyAccounts',
      'syncTransactions',
      'ledger',
      'enquireTransactions',
      'outcome',
      'requestRefund',
      'receiveNotification',
      'watch',
      'two commands at once',
      'deleteAccounts',
      'restart',
      'stop',
      'end of input',
    ]);
    const line = (step: string) => steps.find((one) => one.step === step)?.line;
    expect(line('createAccounts')).toMatch(/^account ACME[0-9]{8} was opened$/);
    expect(line('ledger')).toBe('1 entries');
    expect(line('requestRefund')).toBe('it answered SUCCEEDED');
    expect(line('restart')).toBe('it came back and kept its ledger');
  });

  it('tells what is claimed and answered unsupported, and what is done without being claimed', async () => {
    const claims = (more: string[], fewer: string[] = []) => ({
      capabilities: (all: string[]) => [...all.filter((one) => !fewer.includes(one)), ...more],
    });
    expect(bad(await smokeOf(claims(['ENQUIRE'])))).toEqual([
      'enquireTransactions: ENQUIRE is claimed in hello, and answered unsupported: no enquireTransactions',
    ]);
    expect(bad(await smokeOf(claims([], ['REFUND'])))).toEqual([
      'requestRefund: it is not claimed, but it answered SUCCEEDED: claim REFUND in hello, or answer {"unsupported": "…"}',
    ]);
  });

  it.each<[string, Twist, string]>([
    [
      'another prefix',
      { start: (start) => ({ ...start, virtualAccountPrefix: 'ZZZZ' }) },
      'createAccounts: it answered FAILED (PREFIX_NOT_ALLOTTED)',
    ],
    [
      'no account named',
      {
        reply: (command, result) =>
          command.operation === 'createAccounts' ? { outcome: 'SUCCEEDED' } : result,
      },
      'createAccounts: it names no account: give an item with customerReference and virtualAccountNumber',
    ],
    [
      'an account that is not there',
      {
        start: (start) => ({ ...start, baseUrl: 'http://127.0.0.1:9' }),
        reply: (command, result) => {
          const items = [
            { customerReference: 'TRIAL-1', virtualAccountNumber: 'ACME12345678', outcome: 'SUCCEEDED' },
          ];
          return command.operation === 'createAccounts' ? { outcome: 'SUCCEEDED', items } : result;
        },
        capabilities: () => ['CREATE', 'API_KEY'],
      },
      'createAccounts: it says that account ACME12345678 was opened, and the bank has no such account that is open',
    ],
    [
      'an empty ledger',
      {
        reply: (command, result) => (command.operation === 'ledger' ? { entries: [], refunds: [] } : result),
      },
      'that was there to be pulled is not in the ledger',
    ],
    ['a memory that ends with it', { forgets: true }, 'restart: after a kill, the credit'],
    [
      'a wrong form',
      {
        reply: (command, result) => (command.operation === 'syncTransactions' ? { outcome: 'done' } : result),
      },
      'syncTransactions: syncTransactions: outcome must be one of SUCCEEDED, FAILED, UNKNOWN; it is "done"',
    ],
  ])('tells %s', async (_, twist, line) => {
    expect(bad(await smokeOf(twist)).join('\n')).toContain(line);
  });

  it('tells a driver that cannot be started, and one that clings to life, in one step', async () => {
    const missing = commandDriver(['no-such-program'], { environment: process.env });
    expect(bad(await smoke(missing, await trials.bank(), trials.scratch()))).toEqual([
      expect.stringMatching(/^hello: the driver's command "no-such-program" was not found/),
    ]);
    const clinging = commandDriver([process.execPath, PROGRAM, 'clings'], {
      environment: process.env,
      graceMilliseconds: 100,
    });
    expect(bad(await smoke(clinging, await trials.bank(), trials.scratch()))).toContainEqual(
      'end of input: it went on after its standard input was closed, and was killed: end then',
    );
  });
});
