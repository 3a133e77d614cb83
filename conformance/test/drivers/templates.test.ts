import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandDriver } from '../../drivers/command.ts';
import { DRIVER_LANGUAGES, type DriverLanguage, driverLanguage, initDriver } from '../../drivers/init.ts';
import { smoke } from '../../drivers/smoke.ts';
import { Trials } from './trials.ts';

const TSX = import.meta.resolve('tsx');
const CLIENT = fileURLToPath(new URL('../../../sandbox/client/index.ts', import.meta.url));
const NODE_OF_TODAY = '22.18.0';
const MOST_LINES = 80;

let trials: Trials;
beforeAll(async () => {
  trials = await Trials.open();
});
afterAll(async () => {
  await trials.close();
});

function has(program: string): boolean {
  try {
    execFileSync('sh', ['-c', 'command -v "$0"', program]);
    return true;
  } catch {
    return false;
  }
}

async function begin(language: DriverLanguage) {
  const directory = trials.scratch();
  return { directory, ...(await initDriver({ language, directory, nodeVersion: NODE_OF_TODAY })) };
}

/** How the scaffold is started here, where Node may be too old for TypeScript. */
function startedBy(language: DriverLanguage, command: readonly string[]): readonly string[] {
  return language === 'ts' ? [process.execPath, '--import', TSX, ...command.slice(1)] : command;
}

/** What a partner fills in who calls the bank by `khata/client`, in the template's own words. */
const FILLED = `
  createAccounts: async ({ input, commandId = '' }, bank) => {
    const { physicalAccountNumber, accounts } = input as CreateInput;
    const items = accounts.map(({ customerReference, accountName }, at) => {
      const virtualAccountNumber = bank?.virtualAccountPrefix + String(at + 1).padStart(8, '0');
      return { virtualAccountNumber, accountName, customerReference };
    });
    const params = { header: { 'Idempotency-Key': commandId } };
    const body = { physicalAccountNumber, items };
    const { results } = await unwrap(clientOf(bank).POST('/v1/virtual-accounts', { params, body }));
    return {
      outcome: results.every((one) => one.status === 201) ? 'SUCCEEDED' : 'FAILED',
      items: items.map(({ accountName, ...item }) => ({ ...item, outcome: 'SUCCEEDED' })),
    };
  },
  syncTransactions: async ({ input }, bank) => {
    for (const physicalAccountNumber of (input as { physicalAccountNumbers: string[] }).physicalAccountNumbers) {
      const body = { physicalAccountNumber };
      const { batch } = await unwrap(clientOf(bank).POST('/v1/transaction-batches', { body }));
      if (batch === null) continue;
      for (const { utr, amount, valueDate, ...one } of batch.transactions) {
        const { transactionReferenceNumber, entryType, virtualAccountNumber } = one;
        const entry = { transactionReferenceNumber, entryType, virtualAccountNumber, utr, amount };
        booked.push({ ...entry, businessDate: valueDate, state: 'BOOKED' });
      }
      const { batchId, numberOfTransactions, controlSum } = batch;
      const params = { path: { batchId } };
      const path = '/v1/transaction-batches/{batchId}/acknowledgement';
      await unwrap(clientOf(bank).POST(path, { params, body: { numberOfTransactions, controlSum } }));
    }
    return { outcome: 'SUCCEEDED' };
  },
  ledger: () => ({ entries: booked, refunds: [] }),
  stop:`;

const BESIDE = `
import { createBankClient, unwrap } from 'khata/client';
interface CreateInput {
  physicalAccountNumber: string;
  accounts: { customerReference: string; accountName: string }[];
}
const booked: object[] = [];
const clientOf = (bank: Start | undefined) =>
  createBankClient({ baseUrl: bank?.baseUrl ?? '', apiKey: bank?.credentials.apiKey ?? '' });
`;

/** The template with its comments made true, compiled against the sources of the client. */
async function filledProgram(template: string, folder: string): Promise<string> {
  const source = template
    .replace('CAPABILITIES: string[] = []', "CAPABILITIES = ['CREATE', 'SYNC', 'LEDGER', 'API_KEY']")
    .replace(/\n {2}stop:/, () => FILLED)
    .concat(BESIDE);
  const outfile = join(folder, 'driver.mjs');
  await build({
    stdin: { contents: source, loader: 'ts', resolveDir: folder },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    alias: { 'khata/client': CLIENT },
    logLevel: 'silent',
  });
  return outfile;
}

describe('the beginning of a driver', () => {
  it('in TypeScript can be filled in with the client that the package has, as it stands', async () => {
    const { directory, written } = await begin('ts');
    const template = readFileSync(join(directory, written[0] as string), 'utf8');
    const program = await filledProgram(template, directory);
    const source = commandDriver([process.execPath, program], { environment: process.env });
    const steps = await smoke(source, await trials.bank(), trials.scratch());
    expect(steps.filter(({ ok }) => !ok)).toEqual([]);
    expect(steps.map(({ line }) => line)).toEqual(
      expect.arrayContaining(['account ACME00000001 was opened', '1 entries']),
    );
  });

  it.each(DRIVER_LANGUAGES)('in %s says hello, and unsupported to the rest', async (language) => {
    const { directory, command, written } = await begin(language);
    const text = readFileSync(join(directory, written[0] as string), 'utf8');
    expect(text.split('\n').length - 1).toBeLessThanOrEqual(MOST_LINES);
    // Where a language is not installed, its scaffold is only looked at: Node is all that work on Khata needs.
    if (language !== 'ts' && !has(command[0] as string)) return;
    const options = {
      environment: process.env,
      directory,
      helloMilliseconds: 60_000,
      graceMilliseconds: 10_000,
    };
    const source = commandDriver(startedBy(language, command), options);
    const steps = await smoke(source, await trials.bank(), trials.scratch());
    // Not filled in, it claims nothing yet, and hears of it.
    expect(steps.filter(({ ok }) => !ok)).toEqual([
      { step: 'hello', ok: false, line: expect.stringMatching(/ claims nothing: name in capabilities what/) },
    ]);
    expect(steps.filter(({ line }) => line === 'unsupported, and not claimed')).toHaveLength(10);
    expect(steps.at(-1)).toEqual({ step: 'end of input', ok: true, line: 'it ended by itself' });
  });

  it('comes with a configuration that starts it', async () => {
    const { directory, written } = await begin('python');
    expect(written).toEqual(['driver.py', 'khata.config.json']);
    expect(JSON.parse(readFileSync(join(directory, 'khata.config.json'), 'utf8'))).toEqual({
      profile: 'standard',
      driver: { command: ['python3', 'driver.py'] },
    });
  });

  it('starts TypeScript by what this Node can do', async () => {
    const commandOn = async (nodeVersion: string) =>
      (await initDriver({ language: 'ts', directory: trials.scratch(), nodeVersion })).command;
    expect(await commandOn('20.19.0')).toEqual(['npx', 'tsx', 'driver.ts']);
    expect(await commandOn('22.17.1')).toEqual(['npx', 'tsx', 'driver.ts']);
    expect(await commandOn('22.18.0')).toEqual(['node', 'driver.ts']);
    expect(await commandOn('23.5.0')).toEqual(['npx', 'tsx', 'driver.ts']);
    expect(await commandOn('24.0.0')).toEqual(['node', 'driver.ts']);
  });

  it('overwrites neither a driver nor a configuration', async () => {
    const directory = trials.scratch();
    writeFileSync(join(directory, 'khata.config.json'), '{}');
    const first = await initDriver({ language: 'java', directory, nodeVersion: NODE_OF_TODAY });
    expect(first).toMatchObject({ written: ['Driver.java'], kept: 'khata.config.json' });
    expect(readFileSync(join(directory, 'khata.config.json'), 'utf8')).toBe('{}');
    writeFileSync(join(directory, 'Driver.java'), 'mine');
    await expect(initDriver({ language: 'java', directory, nodeVersion: NODE_OF_TODAY })).rejects.toThrow(
      'Driver.java is there already and stays as it is',
    );
    expect(readFileSync(join(directory, 'Driver.java'), 'utf8')).toBe('mine');
  });

  it('leaves nothing behind when the driver is there', async () => {
    const directory = trials.scratch();
    writeFileSync(join(directory, 'driver.py'), 'mine');
    await expect(initDriver({ language: 'python', directory, nodeVersion: NODE_OF_TODAY })).rejects.toThrow(
      'stays',
    );
    expect(existsSync(join(directory, 'khata.config.json'))).toBe(false);
  });

  it('is refused for a language without template', () => {
    expect(driverLanguage('Python')).toBe('python');
    expect(() => driverLanguage('cobol')).toThrow(
      'there is no driver template for "cobol"; there is ts, python, java, go',
    );
  });
});
