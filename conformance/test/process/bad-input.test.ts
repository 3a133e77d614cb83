import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { afterAll, describe, expect, test } from 'vitest';
import { DRIVER_LANGUAGES } from '../../drivers/init.ts';
import {
  emptyFolder,
  kit,
  outcomesIn,
  REFERENCE,
  REPORT_FORMS,
  removeFolders,
  reportFile,
  reportIn,
  startKit,
  writeConfiguration,
} from './kit-process.ts';

afterAll(removeFolders);

const DRIVER = ['--', process.execPath, REFERENCE];
const MUTANT = [...DRIVER, '--mutant', 'new-key-per-try'];

describe('what cannot be meant is one line and exit 2', () => {
  test.each<[string, readonly string[], RegExp]>([
    ['no driver', ['run'], /no driver is named; write it after --/],
    ['a missing command', ['run', '--', 'no-such-program'], /"no-such-program" was not found/],
    ['no program', ['run', '--', '/etc/passwd'], /may not be executed. Make it executable/],
    ['an unknown option', ['run', '--bogus', ...DRIVER], /unknown option '--bogus'/],
    ['an unknown check', ['run', '--only', 'ACK-99', ...DRIVER], /did you mean ACK-0/],
    ['no --', ['run', '--only', 'ACK-02', 'node', 'x.js'], /A driver command comes after --/],
    ['a seed', ['run', '--seed', 'x', ...DRIVER], /--seed "x" is no whole number/],
    ['a profile', ['run', '--profile', 'gold', ...DRIVER], /no profile "gold"; there is core and standard/],
    ['no one there', ['run', '--driver-url', 'http://127.0.0.1:9'], /cannot be reached/],
  ])('%s', async (_, args, line) => {
    const { code, stdout, stderr } = await kit(args, emptyFolder());
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^khata: [^\n]+\n$/);
    expect(stderr).toMatch(line);
  });

  test.each<[unknown, RegExp]>([
    ['{ "profile": ', /khata\.config\.json is not JSON at line 1/],
    [{ profle: 'core' }, /may not have "profle".*profile/],
    [{ seeds: 'one' }, /seeds must be a list/],
  ])('a configuration %j', async (configuration, line) => {
    const folder = emptyFolder();
    writeConfiguration(folder, configuration);
    const { code, stderr } = await kit(['run', ...DRIVER], folder);
    expect(code).toBe(2);
    expect(stderr).toMatch(line);
  });
});

test('a second run in a report folder is refused; Ctrl-C leaves a partial report of the first', async () => {
  const folder = emptyFolder();
  const first = startKit(['run', ...DRIVER], folder);
  await first.until(/session \w+ seed 1: played/);
  const second = await kit(['run', ...DRIVER], folder);
  expect(second.code).toBe(2);
  expect(second.stderr).toMatch(/another run \(process \d+\) writes its report/);
  first.interrupt();
  const { code, stdout } = await first.ending;
  expect(code).not.toBe(0);
  expect(stdout).toContain('Incomplete: interrupted');
  expect(reportIn(folder)).toMatchObject({ isComplete: false, isCertifiable: false, exitCode: code });
  expect(code).toBe(3);
  for (const name of REPORT_FORMS) expect(reportFile(folder, name).length).toBeGreaterThan(100);
});

describe('a failing run', () => {
  test('exits 1 and is told in every form', async () => {
    const folder = emptyFolder();
    const { code, stdout } = await kit(['run', '--only', 'IDM-01', ...MUTANT], folder);
    expect(code).toBe(1);
    expect(stdout).toMatch(/where\s+CREATE_UNANSWERED with seed 1, exchanges? #\d+/);
    const junit = reportFile(folder, 'junit.xml');
    expect(XMLValidator.validate(junit)).toBe(true);
    expect(JSON.stringify(new XMLParser().parse(junit))).toContain('VA-C-IDM-01');
    const sarif = JSON.parse(reportFile(folder, 'report.sarif'));
    const results = sarif.runs[0].results as { locations?: unknown[] }[];
    expect(results.length).toBeGreaterThan(0);
    for (const { locations } of results) expect(locations?.length).toBeGreaterThan(0);
    expect(JSON.parse(reportFile(folder, 'ctrf.json'))).toMatchObject({ reportFormat: 'CTRF' });
    expect(reportFile(folder, 'report.html')).not.toMatch(/(?:src|href)="(?!#)/);
  });

  test.each<[string, string, string, number]>([
    ['known', '2999-01-01', 'EXPECTED_FAIL', 0],
    ['known too long', '2020-01-01', 'STALE_EXPECTATION', 1],
  ])('that is %s', async (_, expires, outcome, exit) => {
    const folder = emptyFolder();
    const deviation = { check: 'VA-C-IDM-01', reason: 'Being mended', owner: 'Asha', expires };
    writeConfiguration(folder, { deviations: [deviation] });
    const { code } = await kit(['run', '--only', 'IDM-01', ...MUTANT], folder);
    expect([code, outcomesIn(folder)]).toEqual([exit, { 'VA-C-IDM-01': outcome }]);
  });
});

test.each(DRIVER_LANGUAGES)('a driver is begun in %s, once', async (language) => {
  const folder = emptyFolder();
  expect((await kit(['driver', 'init', '--lang', language], folder)).code).toBe(0);
  const before = readFileSync(join(folder, 'khata.config.json'), 'utf8');
  const again = await kit(['driver', 'init', '--lang', language], folder);
  expect(again.code).toBe(2);
  expect(again.stderr).toContain('is there already and stays as it is');
  expect(readFileSync(join(folder, 'khata.config.json'), 'utf8')).toBe(before);
});
