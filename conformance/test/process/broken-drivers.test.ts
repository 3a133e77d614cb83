import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  brokenPrograms,
  emptyFolder,
  kit,
  outcomesIn,
  REPORT_FORMS,
  removeFolders,
  reportFile,
  reportIn,
  writeConfiguration,
} from './kit-process.ts';

/** Programs that are no integration at all never pass anything, and what is wrong with them is said. */

let programs: string;
beforeAll(async () => {
  programs = await brokenPrograms();
});
afterAll(removeFolders);

async function run(id: string, args: readonly string[]) {
  const folder = emptyFolder();
  writeConfiguration(folder, { deadlines: { helloMilliseconds: id === 'dead' ? 500 : 20_000 } });
  const ending = await kit(['run', ...args, '--', process.execPath, join(programs, `${id}.mjs`)], folder);
  return { folder, ...ending };
}

describe('a driver that cannot be used is a matter of configuration', () => {
  test.each([
    ['dead', /did not answer hello within 0\.5 s\. It must read one JSON object a line/],
    ['crash-on-start', /ended before it had answered hello: .*"cannot start: no configuration"/],
    ['not-json', /standard output is for the protocol alone.*"Running hello now.*belongs on standard error/],
    ['wrong-version', /protocolVersion is 2; this kit speaks 1\. Use the kit of that version/],
  ])('%s', async (id, line) => {
    const { code, stdout, stderr, folder } = await run(id, ['--only', 'IDM-01']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^khata: [^\n]+\n$/);
    expect(stderr).toMatch(line);
    const marker = readFileSync(join(folder, 'reports', 'khata', 'INCOMPLETE.txt'), 'utf8');
    expect(marker).toContain('There is no report of it');
  });
});

describe('a driver that breaks the protocol in a session is a harness error, never a failure', () => {
  test.each([
    ['wrong-id', 'IDM-02', /an answer whose id no open command has/],
    ['floods-stdout', 'IDM-02', /this line is no JSON object: "debug debug/],
    ['claims-too-much', 'IDM-01', /hello claims CREATE, but createAccounts was answered unsupported/],
    ['exits-midway', 'IDM-01', /ended before it answered createAccounts: it ended with exit code 0/],
    ['silent', 'DDP-01', /createAccounts was not answered within 5000 ms/],
    ['late', 'DDP-01', /createAccounts was not answered within 5000 ms/],
  ])('%s', async (id, check, reason) => {
    const { code, stdout, folder } = await run(id, ['--only', check]);
    expect([code, Object.values(outcomesIn(folder))]).toEqual([4, ['HARNESS_ERROR']]);
    const [result] = reportIn(folder).results;
    expect(result?.reason).toMatch(reason);
    expect(stdout).toMatch(/fix\s+Mend the driver: khata conform doctor/);
    expect(stdout).toContain('exit 4 (harness error)');
  });
});

describe('a driver that only talks passes nothing', () => {
  test.each(['says-ok', 'rejects-everything'])('%s, in the whole profile', async (id) => {
    const { code, folder } = await run(id, []);
    const outcomes = new Set(Object.values(outcomesIn(folder)));
    expect([1, 3]).toContain(code);
    expect(outcomes).not.toContain('PASS');
    expect(outcomes).not.toContain('WARN');
    expect(reportIn(folder).isCertifiable).toBe(false);
  });

  test('prints-secrets, and no secret is in any output', async () => {
    const { code, folder, stdout, stderr } = await run('prints-secrets', ['--only', 'SEC-01,IDM-02']);
    expect(outcomesIn(folder)).toMatchObject({ 'VA-C-SEC-01': 'FAIL' });
    expect(Object.values(outcomesIn(folder))).not.toContain('PASS');
    expect(code).toBe(1);
    const told = [stdout, stderr, ...REPORT_FORMS.map((name) => reportFile(folder, name))];
    for (const text of told) expect(text).not.toMatch(/clientSecret\\*":\s*\\*"(?!\[clientSecret\])/);
  });
});
