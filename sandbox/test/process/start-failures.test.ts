import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { Partner } from './partner.ts';
import { removeScratch, scratchFolder } from './scratch.ts';
import { type Ending, endProcesses, runKhata, startServer } from './server-process.ts';

/** What keeps a server from starting is said in one line, and nothing is touched. */

afterEach(async () => {
  await endProcesses();
  removeScratch();
});

/** Starts on a folder where it cannot, and gives the line that says why. */
async function refusedLine(args: readonly string[]): Promise<string> {
  const ending: Ending = await runKhata(['serve', '--json', '--port', '0', ...args]);
  expect(ending).toMatchObject({ code: 1, stdout: '' });
  expect(ending.stderr).toMatch(/^khata: [^\n]+\n$/);
  return ending.stderr;
}

/** A data folder with a few writes in its journal, closed in good order. */
async function usedFolder(): Promise<string> {
  const data = join(scratchFolder(), 'data');
  const server = await startServer(['--data', data]);
  const partner = new Partner(server);
  for (let i = 1; i <= 5; i++) {
    const items = [{ virtualAccountNumber: `ACME7000000${i}`, accountName: 'Asha Verma' }];
    const { physicalAccountNumber } = server;
    await partner.post('/v1/virtual-accounts', { physicalAccountNumber, items }, `k${i}`);
  }
  partner.close();
  server.kill('SIGTERM');
  expect((await server.ending).code).toBe(0);
  return data;
}

function contents(folder: string): Record<string, string> {
  const names = readdirSync(folder).filter((name) => !name.startsWith('lock.'));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name)).toString('base64')]));
}

describe('a server does not start', () => {
  it('on a folder that another one uses, which goes on undisturbed', async () => {
    const data = join(scratchFolder(), 'data');
    const first = await startServer(['--data', data]);
    const line = await refusedLine(['--data', data]);
    expect(line).toContain(data);
    expect(line).toContain(String(first.pid));
    const partner = new Partner(first);
    expect((await partner.get('/v1/virtual-accounts')).status).toBe(200);
    partner.close();
  });

  it('on a port that is taken, and leaves its folder free', async () => {
    const first = await startServer();
    const data = join(scratchFolder(), 'data');
    const line = await refusedLine(['--data', data, '--port', String(first.port)]);
    expect(line).toContain(`port ${first.port} on 127.0.0.1 is in use`);
    await startServer(['--data', data]);
  });

  it('on an address that is not this machine’s, or no address at all', async () => {
    expect(await refusedLine(['--memory', '--host', '203.0.113.7'])).toContain('203.0.113.7');
    expect(await refusedLine(['--memory', '--host', 'no-such-host.invalid'])).toContain(
      'no-such-host.invalid',
    );
  });

  it('on a folder that cannot be', async () => {
    const file = join(scratchFolder(), 'file');
    writeFileSync(file, 'mine');
    for (const data of [join(file, 'below'), file, '/dev/null/below', '/proc/khata-below']) {
      expect(await refusedLine(['--data', data])).toContain(data);
    }
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });

  it('on a damaged journal, which it leaves as it is', async () => {
    const data = await usedFolder();
    const [journal] = readdirSync(data).filter((name) => name.startsWith('journal-'));
    const path = join(data, journal ?? '');
    const bytes = readFileSync(path);
    const at = Math.floor(bytes.length / 3);
    bytes[at] = (bytes[at] ?? 0) ^ 0x40;
    writeFileSync(path, bytes);
    const before = contents(data);
    const line = await refusedLine(['--data', data]);
    expect(line).toContain(path);
    expect(line).toMatch(/damaged at byte [0-9]+/);
    expect(contents(data)).toEqual(before);
  });

  it('on a journal whose beginning is gone', async () => {
    const data = await usedFolder();
    const [journal] = readdirSync(data).filter((name) => name.startsWith('journal-'));
    const path = join(data, journal ?? '');
    writeFileSync(path, readFileSync(path).subarray(100));
    const before = contents(data);
    expect(await refusedLine(['--data', data])).toContain(path);
    expect(contents(data)).toEqual(before);
  });

  it('with another fixture than its folder was started from', async () => {
    const data = await usedFolder();
    const before = contents(data);
    const line = await refusedLine(['--data', data, '--fixture', 'empty']);
    expect(line).toContain('"demo"');
    expect(line).toContain('"empty"');
    expect(contents(data)).toEqual(before);
  });
});
