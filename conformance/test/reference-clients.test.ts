import { describe, expect, test } from 'vitest';
import { CHECKS } from '../checks/index.ts';
import { commandDriver } from '../drivers/command.ts';
import { profileOf } from '../profiles/profiles.ts';
import { runConformance } from '../run.ts';
import { SCENARIOS } from '../scenarios/index.ts';
import { isPythonLeftOut, PYTHON_CLIENT, whyNoPython } from './python-client.ts';

/**
 * The TypeScript client plays everything in kill-matrix.test.ts. This one is made otherwise in every respect that the contract
 * leaves open, so that the checks are seen not to be shaped by one client.
 */
describe.skipIf(isPythonLeftOut)('the Python reference client', () => {
  test.each([1, 2])('keeps every duty, and exercises every check, with seed %i', async (seed) => {
    const why = whyNoPython();
    if (why !== undefined) throw new Error(why);
    const report = await runConformance({
      source: commandDriver(['python3', PYTHON_CLIENT], { environment: process.env }),
      checks: CHECKS,
      scenarios: SCENARIOS,
      profile: profileOf('standard', CHECKS),
      seeds: [seed],
      contractVersion: '1.0.0',
      toolVersion: '0.0.0',
    });
    const other = report.results.filter(({ outcome }) => outcome !== 'PASS');
    expect(other.map(({ id, outcome }) => `${id} ${outcome}`)).toEqual(['VA-C-RTY-06 INFO']);
    expect(report.scenarios.filter(({ ending }) => ending !== 'PLAYED')).toEqual([]);
    expect(report.strays).toEqual([]);
    expect(report.exitCode).toBe(0);
    expect(report.isCertifiable).toBe(true);
  });
});
