import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryCall } from '../contract/arbitrary-calls.ts';
import { type ContractOperation, PORTAL_OPERATIONS } from '../contract/contract-bundle.ts';
import { makeObjects, objectPool } from './objects.ts';
import { allowedPerson, openStage, type PersonName, type Stage } from './stage.ts';

/** A failure prints its seed: `KHATA_SEED` repeats it, `KHATA_FUZZ_RUNS` asks for a longer run. */
const { KHATA_FUZZ_RUNS: runs = '100', KHATA_SEED: seed } = process.env as Record<string, string | undefined>;
const RUNS = Number(runs);
/** Each of these hashes a password, a tenth of a second. */
const SLOW_FIELDS = ['password', 'newPassword', 'currentPassword'];

function isSlow({ body }: ContractOperation): boolean {
  const text = JSON.stringify(body?.examples ?? []);
  return SLOW_FIELDS.some((field) => text.includes(`"${field}"`));
}

/** Random calls, mostly by somebody who may; each answer must be one that the contract documents, and no 5xx. */
async function fuzz(
  operations: readonly ContractOperation[],
  stage: Stage,
  numRuns: number,
): Promise<number> {
  const pool = objectPool(await makeObjects(stage));
  let successes = 0;
  const people: readonly (PersonName | undefined)[] = ['betaAdmin', 'bankAdmin', 'acmeAdmin', undefined];
  const calls = operations.map((operation) =>
    fc
      .tuple(
        arbitraryCall(operation, pool, ['nobody']),
        fc.oneof(
          { weight: 5, arbitrary: fc.constant(allowedPerson(operation)) },
          { weight: 1, arbitrary: fc.constantFrom(...people) },
        ),
      )
      .map(([call, person]) => ({ operation, call, person })),
  );
  const property = fc.asyncProperty(fc.oneof(...calls), async ({ operation, call, person }) => {
    const { status } = await stage.call(person, operation.operationId, call);
    if (status < 400) successes++;
  });
  await fc.assert(property, { numRuns, includeErrorInReport: true, ...(seed && { seed: Number(seed) }) });
  return successes;
}

describe('random calls of the portal', () => {
  it.each(PORTAL_OPERATIONS)('of $operationId are answered as the contract documents', async (operation) => {
    const stage = await openStage();
    await fuzz([operation], stage, isSlow(operation) ? Math.ceil(RUNS / 10) : RUNS);
    expect(stage.faults).toEqual([]);
  });

  it('of all quick operations in one world are answered so too, whatever came before', async () => {
    const stage = await openStage();
    const quick = PORTAL_OPERATIONS.filter((operation) => !isSlow(operation));
    const successes = await fuzz(quick, stage, RUNS * 4);
    expect(stage.faults).toEqual([]);
    expect(successes).toBeGreaterThan(0);
  });
});
