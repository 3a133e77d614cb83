import { describe, expect, test } from 'vitest';
import { bareCall, createCall, createCommand, met, refusedBefore, unanswered } from '../test/creates.ts';
import { type EvidenceParts, evidenceOf, killOf, problemOf } from '../test/evidence.ts';
import { idempotencyChecks } from './idempotency.ts';

function judge(id: string, parts: EvidenceParts) {
  const check = idempotencyChecks.find((one) => one.id === `VA-C-${id}`);
  if (check === undefined) throw new Error(`no check ${id}`);
  return check.judge(evidenceOf(parts));
}

const lost = (key = 'k', customer = 'C1') => createCall(key, [customer], unanswered('lost', 'LOST'));

describe('VA-C-IDM-01', () => {
  test('is content with the same again, in quotes or bare, also after a read', () => {
    expect(judge('IDM-01', { exchanges: [lost(), createCall('"k"', ['C1'])] })).toEqual({
      witnessed: 1,
      findings: [],
    });
    const list = { operation: 'listVirtualAccounts', method: 'GET' };
    const read = [createCall('k', ['C1'], unanswered('broken', 'RESET')), list, createCall('k', ['C1'])];
    expect(judge('IDM-01', { exchanges: read })).toEqual({ witnessed: 1, findings: [] });
  });

  test('finds another key, with the pause', () => {
    expect(judge('IDM-01', { exchanges: [lost('k'), createCall('k2', ['C1'])] })).toEqual({
      witnessed: 0,
      findings: [
        {
          expected: 'the create again under the Idempotency-Key of the first attempt (k)',
          observed: 'the create came under another one (k2) 0.09 s after an attempt that was left open',
          exchanges: [2, 1],
        },
      ],
    });
  });

  test('finds other bytes under the same key, white space too', () => {
    const again = createCall('k', ['C1']);
    const spaced = { ...again, requestBytes: (again.requestBody ?? '').length + 3 };
    expect(judge('IDM-01', { exchanges: [lost(), spaced] }).findings[0]?.observed).toContain(
      'another body under the same Idempotency-Key',
    );
  });

  test('a repetition of what was answered, or with another body, is no witness', () => {
    const answered = [createCall('k', ['C1']), createCall('k', ['C1'])];
    expect(judge('IDM-01', { exchanges: answered })).toEqual({ witnessed: 0, findings: [] });
    const other = createCall('k', ['C1'], { requestBody: '{"items":[{"customerReference":"C1","x":1}]}' });
    expect(judge('IDM-01', { exchanges: [lost(), other] }).witnessed).toBe(0);
  });

  test('lets a new wish after a clear refusal have a new key', () => {
    const taken = createCall('k', ['C1'], problemOf(409, 'VIRTUAL_ACCOUNT_NUMBER_TAKEN'));
    expect(judge('IDM-01', { exchanges: [taken, createCall('k2', ['C1'])] })).toEqual({
      witnessed: 0,
      findings: [],
    });
    expect(judge('IDM-01', { exchanges: [lost(), createCall('k2', ['C2'])] }).findings).toEqual([]);
  });

  test.each([
    ['silence', { fault: met('silent', 'STALL_HEADERS'), status: undefined, abandonedAt: 105 }],
    ['half an answer', { fault: met('body', 'STALL_BODY'), abandonedAt: 105 }],
    ['a page', { fault: met('page', 'GATEWAY_HTML'), status: 200 }],
    ['broken JSON', { fault: met('broken', 'BAD_JSON') }],
  ])('finds another key after %s, wherever it was', (_, parts) => {
    const open = createCall('k', ['C1'], parts);
    expect(judge('IDM-01', { exchanges: [open, createCall('k2', ['C1'])] }).findings).toHaveLength(1);
    expect(judge('IDM-01', { exchanges: [open, createCall('k', ['C1'])] })).toEqual({
      witnessed: 1,
      findings: [],
    });
  });

  test('lets what the bank has decided meanwhile be sent anew: refused as a whole, or by item', () => {
    const refused = createCall('k', ['C1'], problemOf(422, 'VALIDATION_FAILED'));
    const again = createCall('k2', ['C1']);
    expect(judge('IDM-01', { exchanges: [lost(), refused, again] })).toEqual({ witnessed: 1, findings: [] });
    expect(judge('IDM-01', { exchanges: [lost(), createCall('"k"', ['C1']), again] }).findings).toEqual([]);
  });

  test.each([
    ['a refused token', problemOf(401, 'TOKEN_EXPIRED')],
    ['a plan that is used up', problemOf(429, 'ACCOUNT_PLAN_LIMIT_EXCEEDED')],
    ['a first call that still runs', problemOf(409, 'IDEMPOTENCY_IN_PROGRESS')],
    ['trouble at the bank', problemOf(500, 'INTERNAL_ERROR')],
    ['no answer', unanswered('lost', 'LOST')],
  ])('takes %s for no decision', (_, parts) => {
    const exchanges = [lost(), createCall('k', ['C1'], parts), createCall('k2', ['C1'])];
    expect(judge('IDM-01', { exchanges }).findings[0]?.exchanges).toEqual([3, 1]);
  });

  test('a decision under another key, of another operation, or that came later decides nothing', () => {
    const again = createCall('k2', ['C1']);
    const other = createCall('k3', ['C2']);
    expect(judge('IDM-01', { exchanges: [lost(), other, again] }).findings).toHaveLength(1);
    const modify = { ...createCall('k', ['C1']), operation: 'modifyVirtualAccounts' };
    expect(judge('IDM-01', { exchanges: [lost(), modify, again] }).findings).toHaveLength(1);
    expect(judge('IDM-01', { exchanges: [lost(), again, createCall('k', ['C1'])] }).findings).toHaveLength(1);
    expect(judge('IDM-01', { exchanges: [createCall('k', ['C1']), lost(), again] }).findings).toHaveLength(1);
  });

  test('leaves what comes after a restart to IDM-04, and judges each life for itself', () => {
    const again = createCall('k2', ['C1']);
    expect(judge('IDM-01', { kills: [killOf(150)], exchanges: [lost(), again] }).findings).toEqual([]);
    const second = [lost(), createCall('k2', ['C1'], unanswered('lost', 'LOST')), createCall('k3', ['C1'])];
    const { findings } = judge('IDM-01', { kills: [killOf(150)], exchanges: second });
    expect(findings.map(({ exchanges }) => exchanges)).toEqual([[3, 2]]);
    const early = judge('IDM-01', { kills: [killOf(250)], exchanges: [lost(), again] });
    expect(early.findings).toHaveLength(1);
  });

  test('knows a customer without a reference by name', () => {
    const commands = [createCommand(['C1'], 'SUCCEEDED')];
    const open = { ...bareCall('k', 'A1', 'C1'), ...unanswered('lost', 'LOST') };
    const { findings } = judge('IDM-01', { commands, exchanges: [open, bareCall('k2', 'A2', 'C1')] });
    expect(findings).toHaveLength(1);
    expect(judge('IDM-01', { commands, exchanges: [open, bareCall('k2', 'A2', 'Kim')] }).findings).toEqual(
      [],
    );
  });

  test('tells three at most', () => {
    const exchanges = [lost(), ...['a', 'b', 'c', 'd'].map((key) => createCall(key, ['C1']))];
    expect(judge('IDM-01', { exchanges }).findings).toHaveLength(3);
  });

  test('takes a 503 for open', () => {
    const busy = createCall('k', ['C1'], refusedBefore('busy', 503, '0'));
    expect(judge('IDM-01', { exchanges: [busy, createCall('k2', ['C1'])] }).findings).toHaveLength(1);
  });
});
