import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { CHECKS } from '../checks/index.ts';
import { commandDriver } from '../drivers/command.ts';
import { profileOf } from '../profiles/profiles.ts';
import { runConformance } from '../run.ts';
import { SCENARIOS } from '../scenarios/index.ts';
import { programOf } from './reference-program.ts';

/** The example that partners are told to copy, through the standard profile. */

const EXAMPLE = fileURLToPath(new URL('../../examples/driver/driver.ts', import.meta.url));

describe('the example of a driver', () => {
  it('passes all of the standard profile that its integration claims', async () => {
    const report = await runConformance({
      source: commandDriver([process.execPath, await programOf(EXAMPLE)], { environment: process.env }),
      checks: CHECKS,
      scenarios: SCENARIOS,
      profile: profileOf('standard', CHECKS),
      seeds: [1],
      contractVersion: '1',
      toolVersion: '0',
    });
    const open = report.results
      .filter(({ outcome }) => outcome !== 'PASS' && outcome !== 'INFO')
      .map(({ id, outcome, reason }) => `${id} ${outcome}: ${reason}`);
    // What it has no feature for may be left out or asked for by the profile, and is nothing that it does wrong.
    expect(open.filter((line) => !/the integration (does not claim|claims none of)/.test(line))).toEqual([]);
    expect(report.counts.PASS).toBeGreaterThanOrEqual(50);
    expect(report.coverage.operations.filter(({ calls }) => calls > 0).map((one) => one.operation)).toEqual([
      'createVirtualAccounts',
      'fetchTransactionBatch',
      'acknowledgeTransactionBatch',
      'initiateRefund',
    ]);
  }, 120_000);
});
