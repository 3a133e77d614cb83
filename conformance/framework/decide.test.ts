import { describe, expect, test } from 'vitest';
import type { Evidence, RecordedCommand } from '../judge/evidence.ts';
import { evidenceOf } from '../test/evidence.ts';
import type { Check, Judgement, Level } from './check.ts';
import { decideAll, type Expectations, judgeEvidence, type Profile } from './decide.ts';

const NONE: Expectations = { deviations: {}, attestations: {} };
const PROFILE: Profile = { name: 'test', title: 'Test', required: ['VA-C-TST-01'], demands: ['LEDGER'] };
const BREACH: Judgement = { witnessed: 1, findings: [{ expected: 'one', observed: 'two creates' }] };
const SEEN: Judgement = { witnessed: 2, findings: [] };
const UNSEEN: Judgement = { witnessed: 0, findings: [] };

/** A check that says of each evidence what its facts tell it to say. */
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
    scenarios: ['A', 'B'],
    needs: [],
    witness: 'a test',
    explain: { how: 'how', why: 'why', fix: 'fix' },
    judge: says,
    ...parts,
  };
}

const session = (scenario: string, parts: Parameters<typeof evidenceOf>[0] = {}) =>
  evidenceOf({ scenario, ...parts });
const bothPlayed = [session('A'), session('B')];

function outcomeOf(one: Check<Evidence>, evidence: readonly Evidence[], expectations = NONE) {
  const capabilities = ['CREATE', 'SYNC'] as const;
  const [result] = decideAll([one], evidence, {
    capabilities: [...capabilities],
    profile: PROFILE,
    expectations,
  });
  if (result === undefined) throw new Error('nothing was decided');
  return result;
}

describe('a check', () => {
  test('passes when its witness was seen in every one of its scenarios', () => {
    const { outcome, reason } = outcomeOf(
      check(() => SEEN),
      bothPlayed,
    );
    expect([outcome, reason]).toEqual(['PASS', 'Seen: a test.']);
  });

  test('is not exercised when one of its scenarios has not shown the witness', () => {
    const result = outcomeOf(
      check(({ scenario }) => (scenario === 'A' ? SEEN : UNSEEN)),
      bothPlayed,
    );
    expect(result.outcome).toBe('NOT_EXERCISED');
    expect(result.reason).toBe('Not seen in B: a test.');
  });

  test('is not exercised when its scenarios were not played', () => {
    expect(
      outcomeOf(
        check(() => SEEN),
        [],
      ).outcome,
    ).toBe('NOT_EXERCISED');
    const killing = outcomeOf(
      check(() => SEEN, { needs: [] }),
      [],
    );
    expect(killing.reason).toContain('it was not played');
  });

  test.each<[string, RecordedCommand['reply'], string | undefined]>([
    ['late', { kind: 'LATE', afterMilliseconds: 50 }, 'createAccounts was not answered within 50 ms'],
    ['gone', { kind: 'GONE', reason: 'exit code 0' }, 'the driver ended before it answered createAccounts'],
    ['unsupported though claimed', { kind: 'UNSUPPORTED', reason: 'not yet' }, 'Take CREATE out of hello'],
    ['a result', { kind: 'RESULT', result: { outcome: 'FAILED' } } as never, undefined],
  ])('that has shown nothing over an answer that is %s', (_, reply, words) => {
    const command = {
      operation: 'createAccounts',
      commandId: 'c1',
      input: {},
      sentAt: 0,
      repliedAt: 50,
      reply,
    };
    const evidence = session('A', { commands: [command as RecordedCommand] });
    const one = (judgement: Judgement) =>
      outcomeOf(
        check(() => judgement, { scenarios: ['A'] }),
        [evidence],
      );
    const unseen = one(UNSEEN);
    expect(unseen.outcome).toBe(words === undefined ? 'NOT_EXERCISED' : 'HARNESS_ERROR');
    if (words !== undefined) expect(unseen.reason).toContain(words);
    // What was seen counts, and what was found broken counts first.
    expect(one(SEEN).outcome).toBe('PASS');
    expect(one(BREACH).outcome).toBe('FAIL');
  });

  test.each<[Level, string]>([
    ['MUST', 'FAIL'],
    ['SHOULD', 'WARN'],
    ['INFO', 'INFO'],
  ])('of level %s ends with %s on a breach, whatever else was seen', (level, outcome) => {
    const result = outcomeOf(
      check(({ scenario }) => (scenario === 'A' ? SEEN : BREACH), { level }),
      bothPlayed,
    );
    expect([result.outcome, result.reason]).toEqual([outcome, 'two creates']);
  });

  test('that looks everywhere counts a breach of any scenario, and asks for its witness in its own only', () => {
    const says = ({ scenario }: Evidence) => (scenario === 'C' ? BREACH : SEEN);
    const everywhere = { isEverywhere: true };
    expect(outcomeOf(check(says, everywhere), [...bothPlayed, session('C')]).outcome).toBe('FAIL');
    const unseen = ({ scenario }: Evidence) => (scenario === 'C' ? UNSEEN : SEEN);
    expect(outcomeOf(check(unseen, everywhere), [...bothPlayed, session('C')]).outcome).toBe('PASS');
    expect(outcomeOf(check(says), [...bothPlayed, session('C')]).outcome).toBe('PASS');
  });

  test('shows nothing where a fault that was armed was never met', () => {
    const fault = { label: 'lost', type: 'LOST', operation: undefined, calls: 0, applied: 0 };
    const unmet = session('B', { faults: [{ ...fault, isRequired: true, isConsumed: false }] });
    const result = outcomeOf(
      check(() => SEEN),
      [session('A'), unmet],
    );
    expect([result.outcome, result.reason]).toEqual([
      'NOT_EXERCISED',
      'Not seen in B: a test: the fault "lost" was never met.',
    ]);
    const idle = session('B', { faults: [{ ...fault, isRequired: false, isConsumed: false }] });
    expect(
      outcomeOf(
        check(() => SEEN),
        [session('A'), idle],
      ).outcome,
    ).toBe('PASS');
    const breach = outcomeOf(
      check(() => BREACH),
      [session('A'), unmet],
    );
    expect(breach.outcome).toBe('FAIL');
  });
});

describe('a session that ended badly', () => {
  const broken = session('B', { ending: { kind: 'BROKEN', why: 'not JSON' } });
  const late = session('B', { ending: { kind: 'STOPPED', cause: 'LATE', why: 'sync was not answered' } });
  const undone = session('B', {
    ending: { kind: 'STOPPED', cause: 'NOT_DONE', why: 'no account was opened' },
  });

  test('is a harness error when kit or driver failed', () => {
    const { outcome, reason } = outcomeOf(
      check(() => SEEN),
      [session('A'), broken],
    );
    expect([outcome, reason]).toEqual(['HARNESS_ERROR', 'B: not JSON']);
  });

  test('is a harness error when a command was answered too late and no check knows why', () => {
    expect(
      outcomeOf(
        check(() => SEEN),
        [session('A'), late],
      ).outcome,
    ).toBe('HARNESS_ERROR');
  });

  test('is explained by the check that finds why it hung', () => {
    const hung = check(({ scenario }) => (scenario === 'B' ? BREACH : SEEN));
    expect(outcomeOf(hung, [session('A'), late]).outcome).toBe('FAIL');
    const other = check(({ scenario }) => (scenario === 'B' ? UNSEEN : SEEN), { id: 'VA-C-TST-02' });
    const capabilities = ['CREATE' as const];
    const results = decideAll([hung, other], [session('A'), late], {
      capabilities,
      profile: PROFILE,
      expectations: NONE,
    });
    expect(results.map(({ outcome }) => outcome)).toEqual(['FAIL', 'NOT_EXERCISED']);
  });

  test('is not exercised when the integration did not do what the story needs', () => {
    const { outcome, reason } = outcomeOf(
      check(({ scenario }) => (scenario === 'B' ? UNSEEN : SEEN)),
      [session('A'), undone],
    );
    expect([outcome, reason]).toEqual(['NOT_EXERCISED', 'Not seen in B: a test: no account was opened.']);
  });
});

describe('capabilities', () => {
  test('that are not claimed make a check not applicable, where the profile allows it', () => {
    const { outcome, reason } = outcomeOf(
      check(() => SEEN, { needs: ['REFUND'] }),
      bothPlayed,
    );
    expect([outcome, reason]).toEqual([
      'NOT_APPLICABLE',
      'Does not apply: the integration does not claim REFUND.',
    ]);
  });

  test('that the profile demands leave it not exercised', () => {
    expect(
      outcomeOf(
        check(() => SEEN, { needs: ['LEDGER'] }),
        bothPlayed,
      ).outcome,
    ).toBe('NOT_EXERCISED');
  });
});

describe('a repetition', () => {
  const again = session('B', { attempt: 2 });
  const firstOnly = ({ scenario, attempt }: Evidence) => (scenario === 'B' && attempt === 1 ? BREACH : SEEN);

  test('that disagrees makes the check flaky, and decides', () => {
    const result = outcomeOf(check(firstOnly), [...bothPlayed, again]);
    expect([result.outcome, result.isFlaky]).toEqual(['PASS', true]);
    expect(result.judged).toHaveLength(3);
  });

  test('that agrees is no news', () => {
    const always = ({ scenario }: Evidence) => (scenario === 'B' ? BREACH : SEEN);
    const result = outcomeOf(check(always), [again, ...bothPlayed]);
    expect([result.outcome, result.isFlaky]).toEqual(['FAIL', false]);
  });

  test('of another seed is no repetition', () => {
    const other = session('B', { seed: 2 });
    const says = ({ scenario, seed }: Evidence) => (scenario === 'B' && seed === 2 ? BREACH : SEEN);
    const result = outcomeOf(check(says), [...bothPlayed, other]);
    expect([result.outcome, result.isFlaky]).toEqual(['FAIL', false]);
  });
});

describe('the configuration', () => {
  const known = (isExpired: boolean): Expectations => ({
    deviations: { 'VA-C-TST-01': { reason: 'being mended', isExpired } },
    attestations: {},
  });

  test('turns a known failure into EXPECTED_FAIL until it expires', () => {
    expect(
      outcomeOf(
        check(() => BREACH),
        bothPlayed,
        known(false),
      ).outcome,
    ).toBe('EXPECTED_FAIL');
    expect(
      outcomeOf(
        check(() => BREACH),
        bothPlayed,
        known(true),
      ).outcome,
    ).toBe('STALE_EXPECTATION');
  });

  test('is stale when the failure is gone, so that it can only shrink', () => {
    expect(
      outcomeOf(
        check(() => SEEN),
        bothPlayed,
        known(false),
      ).outcome,
    ).toBe('STALE_EXPECTATION');
  });

  test('does not hide a harness error or a check that was not exercised', () => {
    expect(
      outcomeOf(
        check(() => UNSEEN),
        bothPlayed,
        known(false),
      ).outcome,
    ).toBe('NOT_EXERCISED');
  });

  test('attests what could not be exercised, and nothing else', () => {
    const attested: Expectations = { deviations: {}, attestations: { 'VA-C-TST-01': 'seen in the UAT' } };
    expect(
      outcomeOf(
        check(() => UNSEEN),
        bothPlayed,
        attested,
      ).outcome,
    ).toBe('ATTESTED');
    expect(
      outcomeOf(
        check(() => BREACH),
        bothPlayed,
        attested,
      ).outcome,
    ).toBe('FAIL');
    expect(
      outcomeOf(
        check(() => SEEN),
        bothPlayed,
        attested,
      ).outcome,
    ).toBe('PASS');
  });
});

test('an INFO check tells what it measured', () => {
  const says = () => ({ witnessed: 1, findings: [], note: 'pauses grew from 0.1 to 0.8 s.' });
  const result = outcomeOf(check(says, { level: 'INFO', scenarios: ['A'] }), bothPlayed);
  expect([result.outcome, result.reason]).toEqual(['INFO', 'pauses grew from 0.1 to 0.8 s.']);
});

test('judging leaves out checks that have no say on a scenario', () => {
  expect([...judgeEvidence([check(() => SEEN, { scenarios: ['Z'] })], session('A')).keys()]).toEqual([]);
});
