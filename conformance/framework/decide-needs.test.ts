import { expect, test } from 'vitest';
import type { Capability } from '../drivers/protocol.ts';
import type { Evidence } from '../judge/evidence.ts';
import { evidenceOf } from '../test/evidence.ts';
import type { Check } from './check.ts';
import { decideAll, type Profile } from './decide.ts';

const PROFILE: Profile = {
  name: 'test',
  title: 'Test',
  required: [],
  demands: ['LEDGER'],
  demandsWith: { REFUND: ['WATCH'], DELETE: ['NOTIFY'] },
};

/** How a check with such needs ends for an integration that claims so much; it would pass. */
function endOf(parts: Partial<Check<Evidence>>, ...capabilities: Capability[]): readonly string[] {
  const check: Check<Evidence> = {
    id: 'VA-C-TST-01',
    level: 'MUST',
    title: 'MUST be tested',
    requirements: ['REQ-TST-01'],
    evidence: ['WIRE'],
    scenarios: ['A'],
    needs: [],
    witness: 'a test',
    explain: { how: 'how', why: 'why', fix: 'fix' },
    judge: () => ({ witnessed: 1, findings: [] }),
    ...parts,
  };
  const expectations = { deviations: {}, attestations: {} };
  const grounds = { capabilities, profile: PROFILE, expectations };
  const [result] = decideAll([check], [evidenceOf({ scenario: 'A' })], grounds);
  return [result?.outcome ?? '', result?.reason ?? ''];
}

const PASS = ['PASS', 'Seen: a test.'];

test('what a claim brings with it is demanded of a check that needs both', () => {
  const needs = { needs: ['REFUND', 'WATCH'] } as const;
  expect(endOf(needs, 'REFUND')).toEqual([
    'NOT_EXERCISED',
    'The profile demands it with REFUND, but the integration does not claim WATCH.',
  ]);
  expect(endOf(needs, 'REFUND', 'WATCH')).toEqual(PASS);
});

test('without the claim nothing is demanded with it', () => {
  const words = 'Does not apply: the integration does not claim';
  expect(endOf({ needs: ['REFUND', 'WATCH'] })).toEqual(['NOT_APPLICABLE', `${words} REFUND, WATCH.`]);
  expect(endOf({ needs: ['REFUND', 'WATCH'] }, 'WATCH')).toEqual(['NOT_APPLICABLE', `${words} REFUND.`]);
});

test('a claim that the check does not need demands nothing of it, nor one whose demand is met', () => {
  const words = 'Does not apply: the integration does not claim';
  expect(endOf({ needs: ['SYNC', 'WATCH'] }, 'REFUND', 'SYNC')).toEqual([
    'NOT_APPLICABLE',
    `${words} WATCH.`,
  ]);
  expect(endOf({ needs: ['REFUND', 'WATCH', 'MODIFY'] }, 'REFUND', 'WATCH')).toEqual([
    'NOT_APPLICABLE',
    `${words} MODIFY.`,
  ]);
});

test('of several claims the one that brings the missing demand is named', () => {
  const needs = { needs: ['DELETE', 'REFUND', 'NOTIFY', 'WATCH'] } as const;
  const words = 'but the integration does not claim WATCH.';
  expect(endOf(needs, 'DELETE', 'REFUND', 'NOTIFY')).toEqual([
    'NOT_EXERCISED',
    `The profile demands it with REFUND, ${words}`,
  ]);
});

test('one of several features is enough where a check can be judged by either', () => {
  const either = { needs: ['CREATE'], needsOneOf: ['MODIFY', 'DELETE'] } as const;
  expect(endOf(either, 'CREATE', 'MODIFY')).toEqual(PASS);
  expect(endOf(either, 'CREATE', 'DELETE')).toEqual(PASS);
  expect(endOf(either, 'CREATE')).toEqual([
    'NOT_APPLICABLE',
    'Does not apply: the integration claims none of MODIFY, DELETE.',
  ]);
  expect(endOf(either, 'MODIFY')).toEqual([
    'NOT_APPLICABLE',
    'Does not apply: the integration does not claim CREATE.',
  ]);
});
