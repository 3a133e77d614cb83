import { expect, test } from 'vitest';
import type { Evidence } from '../judge/evidence.ts';
import { evidenceOf, faultOf } from '../test/evidence.ts';
import type { Check, Judgement } from './check.ts';
import { decideAll, type Expectations, judgeEvidence, type Profile } from './decide.ts';

/** What a decision tells beside its outcome: its reason, what was judged, and whether it is binding. */

const NONE: Expectations = { deviations: {}, attestations: {} };
const PROFILE: Profile = { name: 'test', title: 'Test', required: ['VA-C-TST-01'], demands: ['LEDGER'] };
const BREACH: Judgement = { witnessed: 1, findings: [{ expected: 'one', observed: 'two creates' }] };
const SEEN: Judgement = { witnessed: 2, findings: [] };
const UNSEEN: Judgement = { witnessed: 0, findings: [] };

function check(
  says: (evidence: Evidence) => Judgement,
  parts: Partial<Check<Evidence>> = {},
): Check<Evidence> {
  return {
    id: 'VA-C-TST-01',
    level: 'MUST',
    title: 'MUST be tested',
    requirements: ['REQ-TST-01'],
    evidence: ['WIRE'],
    scenarios: ['A'],
    needs: [],
    witness: 'a test',
    explain: { how: 'how', why: 'why', fix: 'fix' },
    judge: says,
    ...parts,
  };
}

const session = (parts: Parameters<typeof evidenceOf>[0] = {}) => evidenceOf({ scenario: 'A', ...parts });

function decided(
  one: Check<Evidence>,
  evidence: readonly Evidence[],
  expectations = NONE,
  unplayable: ReadonlyMap<string, string> = new Map(),
) {
  const grounds = { capabilities: ['CREATE'] as const, profile: PROFILE, expectations, unplayable };
  const [result] = decideAll([one], evidence, grounds);
  if (result === undefined) throw new Error('nothing was decided');
  return result;
}

const endOf = ({ outcome, reason }: ReturnType<typeof decided>) => [outcome, reason];

test('a result repeats what the check declares, and whether the profile demands it', () => {
  const one = check(() => SEEN);
  const { id, level, title, requirements, evidence, explain, witness } = one;
  const declared = { id, level, title, requirements, evidence, explain, witness };
  expect(decided(one, [session()])).toMatchObject({ ...declared, isRequired: true, isFlaky: false });
  expect(
    decided(
      check(() => SEEN, { id: 'VA-C-TST-02' }),
      [session()],
    ).isRequired,
  ).toBe(false);
});

test('a judgement is kept with its session, its note, and no witness where a fault was never met', () => {
  const noted = check(() => ({ ...SEEN, note: 'four attempts' }));
  const judged = judgeEvidence([noted], session({ seed: 7, attempt: 2 })).get(noted.id);
  const where = { scenario: 'A', seed: 7, attempt: 2 };
  expect(judged).toEqual({ ...where, witnessed: 2, findings: [], note: 'four attempts' });
  const faults = [faultOf('met'), faultOf('lost', { isConsumed: false })];
  const plain = check(() => SEEN);
  expect(judgeEvidence([plain], session({ faults })).get(plain.id)).toStrictEqual({
    scenario: 'A',
    seed: 1,
    attempt: 1,
    witnessed: 0,
    findings: [],
  });
});

test('every fault that was never met is named, and only those', () => {
  const unmet = { isConsumed: false };
  const faults = [faultOf('one', unmet), faultOf('two', unmet), faultOf('met'), faultOf('spare')];
  const reason = 'Not seen in A: a test: the fault "one", "two" was never met.';
  expect(
    decided(
      check(() => SEEN),
      [session({ faults })],
    ).reason,
  ).toBe(reason);
});

test('one missing capability that the profile demands is enough, and all are named', () => {
  const needy = check(() => SEEN, { needs: ['CREATE', 'REFUND', 'LEDGER'] });
  const words = 'the integration does not claim REFUND, LEDGER';
  expect(endOf(decided(needy, [session()]))).toEqual([
    'NOT_EXERCISED',
    `The profile demands it, but ${words}.`,
  ]);
  expect(
    decided(
      check(() => SEEN, { needs: ['CREATE'] }),
      [session()],
    ).outcome,
  ).toBe('PASS');
});

test('a check that was not played names all its scenarios', () => {
  const one = check(() => SEEN, { scenarios: ['A', 'B'] });
  expect(decided(one, []).reason).toBe('Not seen in A, B: a test: it was not played.');
});

test('what a check notes of a session where it saw nothing is told with it', () => {
  const silent = check(() => ({ ...UNSEEN, note: 'Its log is silent.' }));
  expect(endOf(decided(silent, [session()]))).toEqual([
    'NOT_EXERCISED',
    'Not seen in A: a test. Its log is silent.',
  ]);
  const seen = check(() => ({ ...SEEN, note: 'Nine bytes.' }));
  expect(endOf(decided(seen, [session()]))).toEqual(['PASS', 'Seen: a test.']);
});

test('a breach in a session that broke is a breach; one elsewhere leaves a broken session an error', () => {
  const broken = session({ ending: { kind: 'BROKEN', why: 'not JSON' } });
  expect(
    decided(
      check(() => BREACH),
      [broken],
    ).outcome,
  ).toBe('FAIL');
  const hung = check(() => BREACH, { id: 'VA-C-TST-02' });
  const grounds = { capabilities: [], profile: PROFILE, expectations: NONE };
  const results = decideAll([check(() => SEEN), hung], [broken], grounds);
  expect(results.map(({ outcome }) => outcome)).toEqual(['HARNESS_ERROR', 'FAIL']);
});

test('a broken session of a scenario that a check does not name is no error of it', () => {
  const everywhere = check(() => SEEN, { isEverywhere: true });
  const elsewhere = session({ scenario: 'C', ending: { kind: 'BROKEN', why: 'not JSON' } });
  expect(decided(everywhere, [session(), elsewhere]).outcome).toBe('PASS');
});

test('the integration that is gone is no harness error', () => {
  const gone = session({ ending: { kind: 'STOPPED', cause: 'GONE', why: 'exit 1' } });
  expect(
    decided(
      check(() => SEEN),
      [gone],
    ).outcome,
  ).toBe('PASS');
});

test('the last attempt decides in whatever order they come', () => {
  const judge = ({ attempt }: Evidence) => (attempt === 1 ? BREACH : SEEN);
  const result = decided(check(judge), [session({ attempt: 2 }), session({ attempt: 1 })]);
  expect([result.outcome, result.isFlaky]).toEqual(['PASS', true]);
});

test.each(['SHOULD', 'MUST'] as const)('a known breach of a %s is expected, with both reasons', (level) => {
  const known = (isExpired: boolean): Expectations => ({
    deviations: { 'VA-C-TST-01': { reason: 'being mended', isExpired } },
    attestations: {},
  });
  const one = check(() => BREACH, { level });
  expect(endOf(decided(one, [session()], known(false)))).toEqual([
    'EXPECTED_FAIL',
    'Known: being mended. two creates',
  ]);
  expect(decided(one, [session()], known(true)).reason).toBe('The deviation has expired. two creates');
  expect(
    decided(
      check(() => SEEN),
      [session()],
      known(false),
    ).reason,
  ).toContain('It passes now');
});

test('an attestation is quoted', () => {
  const attested = { deviations: {}, attestations: { 'VA-C-TST-01': 'seen in the UAT' } };
  const result = decided(
    check(() => UNSEEN),
    [session()],
    attested,
  );
  expect(endOf(result)).toEqual(['ATTESTED', 'Not tested; attested: seen in the UAT']);
});

test('an INFO check tells its note without a witness too, and all its notes one after the other', () => {
  const info = { level: 'INFO', scenarios: ['A', 'B'] } as const;
  const both = [session(), session({ scenario: 'B' })];
  const noted = check(({ scenario }) => ({ ...SEEN, note: `of ${scenario}` }), info);
  expect(endOf(decided(noted, both))).toEqual(['INFO', 'of A of B']);
  const unseen = check(() => ({ ...UNSEEN, note: 'nothing was refused' }), info);
  expect(endOf(decided(unseen, both))).toEqual(['INFO', 'nothing was refused']);
  expect(
    decided(
      check(() => UNSEEN, info),
      both,
    ).outcome,
  ).toBe('NOT_EXERCISED');
  const must = check(() => ({ ...UNSEEN, note: 'nothing was refused' }));
  expect(decided(must, both).outcome).toBe('NOT_EXERCISED');
});

test('a check does not apply when any of its scenarios cannot be played, with the reason', () => {
  const unplayable = new Map([['B', 'this driver cannot be killed']]);
  const one = check(() => SEEN, { scenarios: ['A', 'B'] });
  const result = decided(one, [session()], NONE, unplayable);
  expect(endOf(result)).toEqual(['NOT_APPLICABLE', 'Does not apply: this driver cannot be killed.']);
  expect(
    decided(
      check(() => SEEN),
      [session()],
      NONE,
      unplayable,
    ).outcome,
  ).toBe('PASS');
});

test('a check that needs a restart and was not played tells how to play it', () => {
  const killing = check(() => SEEN, { needs: ['RESTART'] });
  const grounds = { capabilities: ['RESTART'] as const, profile: PROFILE, expectations: NONE };
  const [result] = decideAll([killing], [], grounds);
  expect(result?.reason).toMatch(/: it was not played\. .*\(--restart\)\.$/);
});

test('a check without sessions, or without what it needs, is not flaky; each judgement is kept', () => {
  expect(
    decided(
      check(() => SEEN, { needs: ['REFUND'] }),
      [session()],
    ).isFlaky,
  ).toBe(false);
  const { judged } = decided(
    check(() => BREACH),
    [session({ seed: 3 })],
  );
  expect(judged.map(({ scenario, seed }) => [scenario, seed])).toEqual([['A', 3]]);
});

test('an INFO check with a note in one scenario only, and none without', () => {
  const info = { level: 'INFO', scenarios: ['A', 'B'] } as const;
  const both = [session(), session({ scenario: 'B' })];
  const once = check(({ scenario }) => (scenario === 'A' ? { ...SEEN, note: 'of A' } : SEEN), info);
  expect(decided(once, both).reason).toBe('of A ');
});
