import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ask, drawPerMille, type FaultCall, type FaultScript, remainingOf } from './fault.ts';
import { type FaultAction, leavesWhole, phaseOf, standsBefore, suits } from './fault-action.ts';
import { askMischief, MISCHIEF_KINDS, NO_FAULTS, NO_MISCHIEF } from './mischief.ts';

const CALL: FaultCall = {
  operationId: 'fetchTransactionBatch',
  requestId: 'request',
  applicationId: 'app-acme',
  virtualAccountNumbers: [],
  physicalAccountNumbers: ['123456789012'],
  hasToken: false,
  work: 'w1',
};

function scriptOf(more: Partial<FaultScript> = {}): FaultScript {
  return {
    faultScriptId: 'fault-1',
    number: 1,
    match: {},
    when: { type: 'FIRST', count: 1 },
    action: { type: 'LOST' },
    createdAt: 0,
    calls: 0,
    applied: 0,
    displaced: 0,
    uses: [],
    ...more,
  };
}

const asking = { seed: 'seed', now: 1, taken: false };

describe('a draw', () => {
  it('is even over its thousand values, whoever asks', () => {
    for (const asker of ['script 1', 'script 2', 'mischief reorder']) {
      const tens = new Array(10).fill(0);
      for (let call = 1; call <= 10_000; call++)
        tens[Math.floor(drawPerMille('demo', asker, call) / 100)] += 1;
      // Binomial(10,000, 0.1): 1,000 ± 30; six sigma.
      for (const count of tens) expect(Math.abs(count - 1000)).toBeLessThan(180);
    }
  });

  it('follows from its three arguments', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.nat(), (seed, asker, call) => {
        expect(drawPerMille(seed, asker, call)).toBe(drawPerMille(seed, asker, call));
        expect(drawPerMille(seed, asker, call)).toBeLessThan(1000);
      }),
    );
  });
});

describe('a script', () => {
  it('is left as it is by a call that is none of its calls', () => {
    const script = scriptOf({ operation: 'getRefund' });
    expect(ask(script, CALL, asking)).toEqual({ script, acts: false });
    expect(ask(script, CALL, asking).script).toBe(script);
  });

  it('keeps its last 100 uses and counts all', () => {
    let script = scriptOf({ when: { type: 'FIRST', count: 150 } });
    for (let call = 0; call < 200; call++) ({ script } = ask(script, CALL, asking));
    expect([script.calls, script.applied, script.uses.length, script.uses[0]?.call]).toEqual([
      200, 150, 100, 51,
    ]);
    expect(remainingOf(script)).toBe(0);
  });

  it('that gave way acts with the next call, when it waits for the first ones', () => {
    const { script, acts } = ask(scriptOf(), CALL, { ...asking, taken: true });
    expect([acts, script.displaced, remainingOf(script)]).toEqual([false, 1, 1]);
    expect(ask(script, CALL, asking).acts).toBe(true);
  });

  it('that gave way at its only call will never act, and says so', () => {
    const once = scriptOf({ when: { type: 'NTH', calls: [1] } });
    const { script } = ask(once, CALL, { ...asking, taken: true });
    expect([script.applied, script.displaced, remainingOf(script)]).toEqual([0, 1, 0]);
  });

  it('remembers the attempts of 500 pieces of work, those called last', () => {
    let script = scriptOf({ match: { attempt: 2 }, when: { type: 'FIRST', count: 1000 } });
    for (let work = 1; work <= 501; work++) ({ script } = ask(script, { ...CALL, work: `w${work}` }, asking));
    expect(Object.keys(script.attempts ?? {})).toHaveLength(500);
    expect(ask(script, { ...CALL, work: 'w501' }, asking).acts).toBe(true);
    expect(ask(script, { ...CALL, work: 'w1' }, asking).acts).toBe(false);
  });
});

describe('an action', () => {
  const types = ['RESET', 'LOST', 'TRUNCATE', 'REORDER', 'UNKNOWN_FIELD'] as const;

  it.each(types)('%s is asked about in one phase', (type) => {
    const action: FaultAction = { type };
    expect(phaseOf(action)).toBe(['REORDER', 'UNKNOWN_FIELD'].includes(type) ? 'ANSWER' : 'BEFORE');
    expect(standsBefore(action)).toBe(type === 'RESET');
    expect(leavesWhole(action)).toBe(false);
    expect(suits(action, 'getRefund')).toBe(type !== 'REORDER');
  });
});

describe('mischief', () => {
  it('asks its kinds in turn until one acts, and none whose rate is 0', () => {
    const settings = { ...NO_FAULTS, rates: { ...NO_MISCHIEF, lostAnswer: 1000, reorder: 1000 } };
    const asked = askMischief(settings, 'seed', () => true);
    expect(asked.kind).toBe('lostAnswer');
    expect(asked.settings.calls).toEqual({ ...NO_MISCHIEF, lostAnswer: 1 });
    expect(asked.settings.applied).toEqual({ ...NO_MISCHIEF, lostAnswer: 1 });
    expect(askMischief(settings, 'seed', ({ type }) => type === 'REORDER').kind).toBe('reorder');
    expect(MISCHIEF_KINDS.length).toBe(Object.keys(NO_MISCHIEF).length);
  });
});
