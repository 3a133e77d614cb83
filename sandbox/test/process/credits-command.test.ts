import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../../index.ts';
import { removeScratch, scratchFolder } from './scratch.ts';
import { type Ending, endProcesses, runKhata } from './server-process.ts';

/** `khata credits`: what it says, and what it ends with. */

const HEADING = 'virtualAccountNumber,amount,paymentMode,utr,remitter.name,remitter.accountNumber';
const TAKEN = 'ACME00000001,1.00,UPI,000010005001,Ravi Kumar,004501567823';

let sandbox: Sandbox;
let folder: string;
let url: string;

beforeAll(async () => {
  folder = scratchFolder();
  sandbox = await createSandbox({ listen: true });
  url = sandbox.url ?? '';
});

afterAll(async () => {
  await sandbox.close();
  await endProcesses();
  removeScratch();
});

async function send(text: string, name: string, ...flags: readonly string[]): Promise<Ending> {
  const file = join(folder, name);
  writeFileSync(file, text);
  return await runKhata(['credits', file, ...(flags.length === 0 ? ['--url', url] : flags)]);
}

const csv = (...rows: readonly string[]) => [HEADING, ...rows].join('\n');

describe('khata credits', () => {
  it('ends with 0 when all are taken, and tells what was known already', async () => {
    const first = await send(csv(TAKEN), 'one.csv');
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(first.stdout).toBe('1 credit: 1 posted, 0 returned, 0 queued, 0 refused\n');
    const again = await send(csv(TAKEN, TAKEN.replace('000010005001', '000010005002')), 'two.csv');
    expect(again.code).toBe(0);
    expect(again.stdout).toBe('2 credits (1 known already): 2 posted, 0 returned, 0 queued, 0 refused\n');
  });

  it('ends with 1 when a credit is returned or refused, and names its row', async () => {
    const returned = await send(csv(TAKEN, 'ACME99999999,1.00,UPI,,Ravi Kumar,004501567823'), 'back.csv');
    expect(returned.code).toBe(1);
    expect(returned.stdout).toMatch(/^2 credits.*: 1 posted, 1 returned, .*\n {2}row 2: RETURNED [A-Z_]+\n$/);
    const refused = await send(csv(TAKEN.replace('1.00', '2.00')), 'refused.csv');
    expect(refused.code).toBe(1);
    expect(refused.stdout).toContain('row 1: UTR_CONFLICT');
    const unread = await send(csv(TAKEN.replace('1.00', '1')), 'unread.csv');
    expect(unread.code).toBe(1);
    expect(unread.stdout).toMatch(/the file is refused, nothing was done: 400 VALIDATION_FAILED .*line 2/);
  });

  it('takes the address of the control plane for that of the sandbox', async () => {
    const sent = await send(csv(TAKEN), 'control.csv', '--url', `${url}/sandbox/v1/`);
    expect(sent).toMatchObject({ code: 0, stderr: '' });
  });

  it('ends with 2 when nothing was sent, and says what to do', async () => {
    const cases: [Ending, RegExp][] = [
      [
        await send(csv(TAKEN), 'nah.csv', '--url', url, '--world', 'nah'),
        /404 WORLD_NOT_FOUND .*GET \/sandbox\/v1\/worlds/,
      ],
      [await send(csv(TAKEN), 'path.csv', '--url', `${url}/v1`), /ROUTE_NOT_FOUND .*--url is the address/],
      [await send(csv(TAKEN), 'port.csv', '--url', 'http://127.0.0.1:1'), /Is the sandbox running there\?/],
      [await send('[]', 'list.json'), /bare list; write \{"items":\[…\]\} around it/],
      [await runKhata(['credits', join(folder, 'none.csv')]), /no such file/],
    ];
    for (const [{ code, stdout, stderr }, words] of cases) {
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(/^khata: not sent: .*\n$/);
      expect(stderr).toMatch(words);
    }
  });
});
