import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { packageRoot } from '../../lib/package-root.ts';
import { isAlive } from '../process-life.ts';
import { programOf } from '../reference-program.ts';
import {
  emptyFolder,
  type KitProcess,
  kit,
  ODD_CLIENT,
  outcomesIn,
  REFERENCE,
  removeFolders,
  reportIn,
  startKit,
  writeConfiguration,
} from './kit-process.ts';

/** How a run ends, what it leaves behind, and that its report has the published form. */

const SCHEMA = join(packageRoot(), 'spec', 'conformance', 'report.yaml');
const validate = addFormats
  .default(new Ajv2020({ strict: false, allErrors: true }))
  .compile(parse(readFileSync(SCHEMA, 'utf8')));

/** What the published schema has against the report of a folder. */
function faultsOf(folder: string) {
  return validate(reportIn(folder)) ? [] : validate.errors;
}

let oddClient: string;
beforeAll(async () => {
  oddClient = await programOf(ODD_CLIENT);
});
afterAll(removeFolders);

/** The programs that drivers and their children have told of. */
function livingIn(file: string): readonly number[] {
  return readFileSync(file, 'utf8').trim().split('\n').map(Number).filter(isAlive);
}

describe('no program of a driver, nor any that it started, outlives', () => {
  const family = (file: string) => ['--', process.execPath, oddClient, 'family', file];
  /** Waits for the second program of each, so that the doctor's are not meant. */
  async function begun(file: string, run: KitProcess): Promise<void> {
    await run.until(/session \w+ seed 1: played/);
    expect(livingIn(file).length).toBeGreaterThan(0);
  }

  test('a run that ends by itself and kills it in between', async () => {
    const folder = emptyFolder();
    writeConfiguration(folder, { deadlines: { endMilliseconds: 100 } });
    const file = join(folder, 'pids.txt');
    const { code } = await kit(['run', '--only', 'ACK-02', ...family(file)], folder);
    expect([code, outcomesIn(folder)]).toEqual([0, { 'VA-C-ACK-02': 'PASS' }]);
    // Two of the doctor's with one restart, and one of the session with another.
    expect(readFileSync(file, 'utf8').trim().split('\n')).toHaveLength(2 * 5);
    expect(livingIn(file)).toEqual([]);
    expect(faultsOf(folder)).toEqual([]);
  });

  test('a run that is interrupted: its report is readable, and says that it is incomplete', async () => {
    const folder = emptyFolder();
    writeConfiguration(folder, { deadlines: { endMilliseconds: 100 } });
    const file = join(folder, 'pids.txt');
    const run = startKit(['run', '--only', 'IDM,ACK,DDP', ...family(file)], folder);
    await begun(file, run);
    run.interrupt();
    const { code, stdout, stderr } = await run.ending;
    expect(code).toBe(3);
    expect(stderr).toBe('khata: ending; what was seen so far is reported. Once more to end at once.\n');
    expect(stdout).toContain('Incomplete: interrupted');
    expect(faultsOf(folder)).toEqual([]);
    const { isComplete, isCertifiable, exitCode, scenarios } = reportIn(folder);
    expect({ isComplete, isCertifiable, exitCode }).toEqual({
      isComplete: false,
      isCertifiable: false,
      exitCode: 3,
    });
    expect(new Set(scenarios.map(({ ending }) => ending))).toEqual(new Set(['PLAYED', 'LEFT_OUT']));
    expect(livingIn(file)).toEqual([]);
  });

  test('a run that is interrupted while the doctor looks: nothing was played, and the report says so', async () => {
    const folder = emptyFolder();
    writeConfiguration(folder, { deadlines: { endMilliseconds: 100 } });
    const file = join(folder, 'pids.txt');
    const run = startKit(['run', '--only', 'DDP-01', ...family(file)], folder);
    await vi.waitUntil(() => existsSync(file), { timeout: 60_000, interval: 10 });
    run.interrupt();
    const { code, stdout } = await run.ending;
    expect(code).toBe(3);
    expect(stdout).not.toContain('The doctor finds');
    const { isComplete, scenarios, evidence } = reportIn(folder);
    expect([isComplete, evidence]).toEqual([false, []]);
    expect(scenarios.map(({ ending }) => ending)).toEqual(['LEFT_OUT']);
    expect(livingIn(file)).toEqual([]);
    expect(faultsOf(folder)).toEqual([]);
  });

  test('a second Ctrl-C, which waits for nobody and leaves the folder free', async () => {
    const folder = emptyFolder();
    // So long the driver may go on after its input was closed.
    writeConfiguration(folder, { deadlines: { endMilliseconds: 60_000 } });
    const file = join(folder, 'pids.txt');
    const run = startKit(['run', '--only', 'DDP-01', ...family(file)], folder);
    await vi.waitUntil(() => existsSync(file), { timeout: 60_000, interval: 10 });
    run.interrupt();
    await run.until(/khata: ending/);
    run.interrupt();
    const { code, signal } = await run.ending;
    expect([code, signal]).toEqual([130, null]);
    await vi.waitUntil(() => livingIn(file).length === 0, { timeout: 10_000, interval: 10 });
    const place = join(folder, 'reports', 'khata', 'only');
    expect(existsSync(join(place, 'report.json'))).toBe(false);
    expect(readFileSync(join(place, 'INCOMPLETE.txt'), 'utf8')).toContain('was ended by force');
    const again = await kit(['run', '--only', 'IDM-02', '--', process.execPath, REFERENCE], folder);
    expect([again.code, existsSync(join(place, 'INCOMPLETE.txt'))]).toEqual([0, false]);
  });
});

test('a driver that is killed from outside is told, and nothing of it is left', async () => {
  const folder = emptyFolder();
  const file = join(folder, 'pids.txt');
  const argv = ['--', process.execPath, oddClient, 'family', file];
  writeConfiguration(folder, { deadlines: { endMilliseconds: 100 } });
  const run = startKit(['run', '--only', 'RTY-05', ...argv], folder);
  // The doctor's are gone when the session's comes up, which waits for an outage to end.
  await run.until(/The doctor finds nothing/);
  const known = readFileSync(file, 'utf8').length;
  await vi.waitUntil(() => readFileSync(file, 'utf8').length > known, { timeout: 60_000, interval: 10 });
  const [driver] = readFileSync(file, 'utf8').slice(known).split('\n').map(Number);
  process.kill(driver as number, 'SIGKILL');
  const { code } = await run.ending;
  expect([1, 3, 4]).toContain(code);
  expect(livingIn(file)).toEqual([]);
  expect(faultsOf(folder)).toEqual([]);
});

describe('what somebody vouches for', () => {
  const statement = 'The log of the product was searched by hand on 20 November';
  const attestation = { check: 'VA-C-SEC-01', statement, owner: 'Asha' };

  test.each([
    ['is attested, never passed, and a run with it is incomplete', [attestation], 'ATTESTED'],
    ['is said to be missing: a silent log shows nothing', [], 'NOT_EXERCISED'],
  ])('%s', async (_, attestations, outcome) => {
    const folder = emptyFolder();
    writeConfiguration(folder, { attestations });
    // A wrapper by its name: a warning of the doctor's is no reason to play nothing.
    const docker = join(folder, 'docker');
    symlinkSync(process.execPath, docker);
    const { code, stderr } = await kit(
      ['run', '--only', 'SEC-01,IDM-02', '--', docker, oddClient, 'quiet'],
      folder,
    );
    expect(stderr).toMatch(
      /^khata: warning: docker starts the integration .* Pass TZ on .* \(TZ_NOT_PASSED_ON\)\n$/,
    );
    expect([code, outcomesIn(folder)]).toEqual([3, { 'VA-C-SEC-01': outcome, 'VA-C-IDM-02': 'PASS' }]);
    expect(faultsOf(folder)).toEqual([]);
    const report = reportIn(folder);
    expect(report.isCertifiable).toBe(false);
    const { reason } = report.results.find(({ id }) => id === 'VA-C-SEC-01') ?? {};
    if (attestations.length > 0) expect(reason).toBe(`Not tested; attested: ${statement} (Asha)`);
    else expect(reason).toMatch(/^Not seen in UNREADABLE_ANSWERS: .* Its log is silent: from `start` on /);
  });

  test('changes nothing where it was tested', async () => {
    const folder = emptyFolder();
    writeConfiguration(folder, {
      attestations: [attestation, { ...attestation, check: 'VA-C-IDM-01' }],
    });
    const argv = ['--', process.execPath, REFERENCE, '--mutant', 'new-key-per-try'];
    const { code } = await kit(['run', '--only', 'SEC-01,IDM-01', ...argv], folder);
    expect([code, outcomesIn(folder)]).toEqual([1, { 'VA-C-IDM-01': 'FAIL', 'VA-C-SEC-01': 'PASS' }]);
    expect(faultsOf(folder)).toEqual([]);
  });
});
