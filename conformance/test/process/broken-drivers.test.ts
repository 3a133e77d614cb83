import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BROKEN_DRIVERS } from '../../reference/broken/index.ts';
import { programOf } from '../reference-program.ts';
import {
  brokenProgram,
  emptyFolder,
  kit,
  ODD_CLIENT,
  outcomesIn,
  REPORT_FORMS,
  removeFolders,
  reportFile,
  reportIn,
  writeConfiguration,
} from './kit-process.ts';

/** Programs that are no integration at all never pass anything, and what is wrong with them is said. */

let oddClient: string;
beforeAll(async () => {
  oddClient = await programOf(ODD_CLIENT);
});
afterAll(removeFolders);

describe('a driver that cannot be used is a matter of configuration, which the doctor tells before anything is played', () => {
  const lines: Readonly<Record<string, RegExp>> = {
    dead: /did not answer hello within 0\.5 s\. It must read one JSON object a line.* \(NO_HELLO\)$/,
    'crash-on-start':
      /ended before it had answered hello: .*"cannot start: no configuration".* \(DRIVER_EXITS\)$/,
    'not-json': /"Running hello now.*belongs on standard error\. .* \(STDOUT_NOT_PROTOCOL\)$/,
    'wrong-version':
      /protocolVersion is 2; this kit speaks 1\. Use the kit of that.* \(WRONG_PROTOCOL_VERSION\)$/,
    'wrong-id': /start: an answer whose id no open command has.* \(DRIVER_FAILS\)$/,
    'floods-stdout': /start: .* this line is no JSON object: "debug debug.* \(STDOUT_NOT_PROTOCOL\)$/,
    'claims-too-much':
      /hello claims CREATE, SYNC, and createAccounts, syncTransactions are answered unsupported: .* \(CLAIM_UNSUPPORTED\)$/,
    'exits-midway': /createAccounts: it is gone: it ended with exit code 0; .* \(DRIVER_FAILS\)$/,
    silent: /no request has come to baseUrl .*: it did not answer within 10 s\. .* \(BASE_URL_IGNORED\)$/,
    late: /no request has come to baseUrl .*: it did not answer within 10 s\. .* \(BASE_URL_IGNORED\)$/,
    'says-ok': /no request has come to baseUrl .* at createAccounts: it answered SUCCEEDED\. .* \(BASE_URL_/,
    'rejects-everything': /no request has come to baseUrl .*: it answered FAILED.* \(BASE_URL_IGNORED\)$/,
    'prints-secrets':
      /no request has come to baseUrl .*: it answered FAILED .*refused with .*\[clientSecret\].* \(BASE_URL_/,
  };

  test.concurrent.each(BROKEN_DRIVERS.map(({ id }) => id))('%s', async (id) => {
    const folder = emptyFolder();
    writeConfiguration(folder, { deadlines: { helloMilliseconds: id === 'dead' ? 500 : 20_000 } });
    const { code, stdout, stderr } = await kit(
      ['run', '--only', 'DDP-01', '--', process.execPath, brokenProgram(id)],
      folder,
    );
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^khata: [^\n]+\n$/);
    expect(stderr.trim()).toMatch(lines[id] ?? /never/);
    const marker = readFileSync(join(folder, 'reports', 'khata', 'only', 'INCOMPLETE.txt'), 'utf8');
    expect(marker).toContain('There is no report of it');
  });
});

test('every mistake has a line of its own', async () => {
  const folder = emptyFolder();
  const env = { HTTPS_PROXY: 'http://proxy:3128' };
  writeConfiguration(folder, { driver: { env } });
  const wrong = await kit(
    ['run', '--only', 'DDP-01', '--', process.execPath, brokenProgram('says-ok')],
    folder,
  );
  expect([wrong.code, wrong.stdout]).toEqual([2, '']);
  expect(wrong.stderr.split('\n').map((line) => /\((\w+)\)$/.exec(line)?.[1])).toEqual([
    'PROXY_IN_THE_WAY',
    'BASE_URL_IGNORED',
    undefined,
  ]);
});

test('a driver that breaks the protocol in a session is a harness error, never a failure', async () => {
  const folder = emptyFolder();
  const { code, stdout } = await kit(
    ['run', '--only', 'IDM-02', '--', process.execPath, oddClient, 'breaks'],
    folder,
  );
  expect([code, outcomesIn(folder)]).toEqual([4, { 'VA-C-IDM-02': 'HARNESS_ERROR' }]);
  const [result] = reportIn(folder).results;
  expect(result?.reason).toMatch(/this line is no JSON object: "pulled all of them"/);
  expect(stdout).toMatch(/The doctor finds nothing that stands against this run \(\d+\.\d s\)\./);
  expect(stdout).toMatch(/fix\s+Mend the driver: .*khata(\.js)? conform doctor/s);
  expect(stdout).toContain('exit 4 (harness error)');
});

test('an integration that tells its secrets everywhere fails for its log, and no output has one', async () => {
  const folder = emptyFolder();
  const file = join(folder, 'told.txt');
  const { code, stdout, stderr } = await kit(
    ['run', '--only', 'SEC-01,IDM-02', '--', process.execPath, oddClient, 'tells', file],
    folder,
  );
  expect([code, outcomesIn(folder)]).toEqual([1, { 'VA-C-SEC-01': 'FAIL', 'VA-C-IDM-02': 'PASS' }]);
  const [secret, ...others] = [...new Set(readFileSync(file, 'utf8').trim().split('\n'))];
  expect(others.length).toBeGreaterThanOrEqual(7);
  const outputs = [stdout, stderr, ...REPORT_FORMS.map((name) => reportFile(folder, name))];
  for (const text of outputs) {
    for (const one of [secret, ...others]) {
      expect(text).not.toContain(one);
      expect(text).not.toContain(encodeURIComponent(one ?? ''));
    }
  }
  // Where they stood is still to be seen.
  const report = reportFile(folder);
  for (const name of ['clientSecret', 'accessToken', 'notificationSecret']) {
    expect(report).toContain(`[${name}]`);
    expect(report).toContain(`${name} in what it logged, at byte `);
  }
});
