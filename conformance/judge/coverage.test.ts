import { describe, expect, it } from 'vitest';
import { BANK_OPERATIONS } from '../../spec/generated/bank.operations.ts';
import { PARTNER_REQUIREMENTS } from '../../spec/generated/requirements.ts';
import type { CheckResult } from '../framework/report.ts';
import { batchOf, evidenceOf, fetchOf, transactionOf } from '../test/evidence.ts';
import { coverageOf } from './coverage.ts';
import type { RecordedExchange } from './evidence.ts';

type Ending = Parameters<typeof coverageOf>[1][number];

const FINDING = { expected: 'a', observed: 'b' };

function ending(id: string, outcome: CheckResult['outcome'], parts: Partial<Ending> = {}): Ending {
  return {
    id: `VA-C-${id}`,
    requirements: [`REQ-${id}`],
    outcome,
    reason: `why ${id}`,
    judged: [],
    ...parts,
  };
}

function requirement(id: string, results: readonly Ending[]) {
  const found = coverageOf([], results).requirements.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no requirement ${id}`);
  const { text, level, ...rest } = found;
  return rest;
}

function judged(findings: readonly (typeof FINDING)[]) {
  return [{ scenario: 'A', seed: 1, attempt: 1, witnessed: 1, findings }];
}

/** Coverage of one session in which only these calls were made. */
function of(...exchanges: readonly Partial<RecordedExchange>[]) {
  return coverageOf([evidenceOf({ exchanges })], []);
}

function operation(name: string, ...exchanges: readonly Partial<RecordedExchange>[]) {
  const found = of(...exchanges).operations.find((one) => one.operation === name);
  if (found === undefined) throw new Error(`no operation ${name}`);
  return found;
}

const create = (parts: Partial<RecordedExchange>) => ({ operation: 'createVirtualAccounts', ...parts });
const problem = (status: number, code: string, more: object = {}) =>
  create({ status, responseBody: JSON.stringify({ status, code, ...more }) });

describe('a requirement', () => {
  it.each([
    ['PASS', 'VERIFIED'],
    ['FAIL', 'BROKEN'],
    ['WARN', 'BROKEN'],
    ['EXPECTED_FAIL', 'BROKEN'],
    ['INFO', 'MEASURED'],
  ] as const)('whose check ended as %s is %s', (outcome, state) => {
    expect(requirement('REQ-IDM-01', [ending('IDM-01', outcome)])).toEqual({
      id: 'REQ-IDM-01',
      checks: ['VA-C-IDM-01'],
      state,
    });
  });

  it.each([
    ['NOT_APPLICABLE', 'NOT_APPLICABLE'],
    ['NOT_EXERCISED', 'NOT_EXERCISED'],
    ['ATTESTED', 'NOT_EXERCISED'],
    ['HARNESS_ERROR', 'NOT_EXERCISED'],
  ] as const)('whose check ended as %s is %s, with the reason', (outcome, state) => {
    expect(requirement('REQ-IDM-01', [ending('IDM-01', outcome)])).toEqual({
      id: 'REQ-IDM-01',
      checks: ['VA-C-IDM-01'],
      state,
      reason: 'why IDM-01',
    });
  });

  it('under a stale expectation is what the sessions showed: an expired leave is a breach, a failure that is gone is none', () => {
    const stale = (findings: readonly (typeof FINDING)[]) =>
      requirement('REQ-IDM-01', [ending('IDM-01', 'STALE_EXPECTATION', { judged: judged(findings) })]).state;
    expect([stale([FINDING]), stale([])]).toEqual(['BROKEN', 'VERIFIED']);
  });

  it('that no check of the run looks at is not exercised, or excluded where none ever will', () => {
    const others = [ending('IDM-01', 'PASS')];
    expect(requirement('REQ-IDM-02', others)).toEqual({
      id: 'REQ-IDM-02',
      checks: [],
      state: 'NOT_EXERCISED',
      reason: 'No check of this run looks at it.',
    });
    expect(requirement('REQ-AUT-06', others)).toMatchObject({
      state: 'EXCLUDED',
      reason: expect.stringContaining('OAuth 1.0a'),
    });
  });

  it('that several checks name is broken when one of them is, and open with the reason of the one that is', () => {
    const both = (one: CheckResult['outcome'], other: CheckResult['outcome']) =>
      requirement('REQ-IDM-01', [
        ending('IDM-01', one),
        ending('IDM-99', other, { requirements: ['REQ-IDM-01'] }),
      ]);
    expect(both('PASS', 'FAIL')).toEqual({
      id: 'REQ-IDM-01',
      checks: ['VA-C-IDM-01', 'VA-C-IDM-99'],
      state: 'BROKEN',
    });
    expect(both('NOT_APPLICABLE', 'PASS').state).toBe('VERIFIED');
    expect(both('NOT_APPLICABLE', 'NOT_EXERCISED')).toMatchObject({
      state: 'NOT_EXERCISED',
      reason: 'why IDM-99',
    });
  });

  it('is told once, in the words of the contract, with its level', () => {
    const { requirements } = coverageOf([], []);
    expect(requirements.map(({ id, level, text }) => ({ id, level, text }))).toEqual(
      PARTNER_REQUIREMENTS.map(({ id, level, text }) => ({ id, level, text })),
    );
  });
});

describe('an operation', () => {
  it('stands there whether or not it was called', () => {
    const { operations } = of(create({ status: 207 }));
    expect(operations.map((one) => one.operation)).toEqual(Object.keys(BANK_OPERATIONS));
    expect(operations.filter(({ calls }) => calls > 0).map((one) => one.operation)).toEqual([
      'createVirtualAccounts',
    ]);
    expect(operations.find((one) => one.operation === 'getRefund')).toMatchObject({
      method: 'GET',
      path: '/v1/refunds/{refundId}',
      calls: 0,
      unanswered: 0,
      statuses: { met: [] },
      undocumentedStatuses: [],
      fields: { met: [] },
    });
  });

  it('has the statuses that reached the integration, documented or a gateway’s, and counts what reached it without one', () => {
    const one = operation(
      'createVirtualAccounts',
      create({ status: 503 }),
      create({ status: 207 }),
      create({ status: 504 }),
      create({ status: 502 }),
      create({ status: undefined, handledStatus: 207 }),
      create({ status: 503 }),
    );
    expect(one).toMatchObject({ calls: 6, unanswered: 1, undocumentedStatuses: ['502', '504'] });
    expect(one.statuses).toEqual({
      met: ['207', '503'],
      notMet: ['400', '401', '403', '404', '409', '413', '415', '422', '429', '500'],
    });
  });

  it('is counted over all sessions', () => {
    const session = evidenceOf({ exchanges: [create({ status: 207 })] });
    const { operations } = coverageOf([session, session], []);
    expect(operations.find((one) => one.operation === 'createVirtualAccounts')?.calls).toBe(2);
  });
});

describe('a response field', () => {
  it('was met when an answer that the integration could read gave it a value', () => {
    const { fields } = operation('fetchTransactionBatch', fetchOf(batchOf('B1', [transactionOf(1)])));
    expect(fields.met).toEqual(
      expect.arrayContaining(['batch.batchId', 'batch.transactions[].utr', 'batch.transactions[].amount']),
    );
    expect(fields.notMet).toContain('batch.transactions[].references[]');
  });

  it('was not met as null, in an empty list, outside of its place, or in an answer that could not be read or is none of success', () => {
    const token = (parts: Partial<RecordedExchange>) =>
      operation('issueToken', { operation: 'issueToken', ...parts }).fields.met;
    const body = { access_token: '[redacted]', token_type: null, others: { expires_in: 1 } };
    const responseBody = JSON.stringify(body);
    expect(token({ responseBody })).toEqual(['access_token']);
    expect(token({ responseBody, status: 400 })).toEqual([]);
    expect(token({ responseBody, fault: { label: 'a', type: 'BAD_JSON', connection: 'KEPT' } })).toEqual([]);
    expect(token({ responseBody: '<html>' })).toEqual([]);
    expect(token({ responseBody: '5' })).toEqual([]);
    expect(operation('fetchTransactionBatch', fetchOf(null)).fields.met).not.toContain('batch.batchId');
  });

  it('in a list of plain values stands there with the list', () => {
    const of = (references: unknown) => {
      const responseBody = JSON.stringify({ virtualAccountNumber: 'A', references });
      return operation('getVirtualAccount', { operation: 'getVirtualAccount', responseBody }).fields.met;
    };
    expect(of(['a'])).toEqual(['virtualAccountNumber', 'references[]']);
    expect(of([])).toEqual(['virtualAccountNumber']);
  });
});

describe('a problem code', () => {
  it('was met as a call’s own, an item’s, or that of one fault of a whole refusal', () => {
    const item = { index: 0, status: 409, problem: { code: 'VIRTUAL_ACCOUNT_NUMBER_TAKEN' } };
    const { problemCodes } = of(
      problem(503, 'SHUTTING_DOWN'),
      problem(422, 'BULK_REJECTED', { errors: [{ code: 'PREFIX_NOT_ALLOTTED' }, {}] }),
      create({ status: 207, responseBody: JSON.stringify({ results: [item, { index: 1, status: 201 }] }) }),
    );
    expect(problemCodes.met).toEqual([
      'BULK_REJECTED',
      'PREFIX_NOT_ALLOTTED',
      'SHUTTING_DOWN',
      'VIRTUAL_ACCOUNT_NUMBER_TAKEN',
    ]);
    expect(problemCodes.notMet).toEqual(expect.arrayContaining(['DUPLICATE_IN_REQUEST', 'TOKEN_EXPIRED']));
    expect(problemCodes.notMet).not.toContain('SHUTTING_DOWN');
    expect([...problemCodes.notMet]).toEqual([...problemCodes.notMet].sort());
  });

  it('was not met where the answer could not be read, nor when it is none of the contract', () => {
    const fault = { label: 'a', type: 'TRUNCATE', connection: 'CUT' };
    const { problemCodes } = of({ ...problem(503, 'SHUTTING_DOWN'), fault }, problem(503, 'SOMETHING_ELSE'));
    expect(problemCodes.met).toEqual([]);
  });

  it('is asked only of operations that were called', () => {
    expect(of().problemCodes).toEqual({ met: [], notMet: [] });
    expect(of(create({})).problemCodes.notMet).not.toContain('ALREADY_REFUNDED');
    expect(of({ operation: 'initiateRefund', status: 201 }).problemCodes.notMet).toContain(
      'ALREADY_REFUNDED',
    );
  });
});
