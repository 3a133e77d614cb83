import { describe, expect, it } from 'vitest';
import type { OperationName } from './protocol.ts';
import { readReply } from './reply.ts';
import { Secrets } from './secrets.ts';

const HELLO = { protocolVersion: 1, name: 'n', version: '1', instanceId: 'i', capabilities: ['CREATE'] };
const ENTRY = {
  transactionReferenceNumber: 'T1',
  entryType: 'CREDIT',
  virtualAccountNumber: 'ACME00000001',
  utr: '1',
  amount: '1.00',
  businessDate: '2027-03-31',
  state: 'BOOKED',
};

const read = (operation: OperationName, frame: object) =>
  readReply(operation, { id: '1', ...frame }, new Secrets());
const fault = (operation: OperationName, result: unknown) => {
  const reply = read(operation, { result });
  return reply.kind === 'BROKEN' ? reply.problem : reply.kind;
};

describe('an answer', () => {
  it('has the form of its operation', () => {
    expect(fault('hello', HELLO)).toBe('RESULT');
    expect(fault('start', {})).toBe('RESULT');
    expect(fault('outcome', { outcome: 'UNKNOWN' })).toBe('RESULT');
    expect(fault('ledger', { entries: [ENTRY], refunds: [] })).toBe('RESULT');
  });

  it('may be nested deeply, but not so that looking at it ends the kit', () => {
    const nested = (levels: number) => JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`);
    expect(fault('ledger', nested(200_000))).toBe('ledger: the answer is nested more than 64 levels deep');
    expect(fault('outcome', { outcome: 'FAILED', more: nested(60) })).toBe('RESULT');
  });

  it('may have members that the protocol does not know, but for those of the frame', () => {
    expect(fault('outcome', { outcome: 'FAILED', more: 1 })).toBe('RESULT');
    expect(read('outcome', { result: { outcome: 'FAILED' }, more: 1 })).toMatchObject({
      problem: 'outcome: the result has a member "more", which the protocol does not know',
    });
  });

  it('is handed on without the secrets of the session; new names in a greeting stay different', () => {
    const secrets = new Secrets();
    const clientSecret = 'canary-secret-of-the-client-0123456789';
    secrets.addOfStart({ credentials: { kind: 'OAUTH2', clientId: 'the-client', clientSecret } });
    const answered = (operation: OperationName, result: object) =>
      readReply(operation, { id: '1', result }, secrets);
    const items = [{ outcome: 'FAILED', code: clientSecret }];
    expect(answered('outcome', { outcome: 'FAILED', items, message: `it has ${clientSecret}` })).toEqual({
      kind: 'RESULT',
      result: {
        outcome: 'FAILED',
        items: [{ outcome: 'FAILED', code: '[clientSecret]' }],
        message: 'it has [clientSecret]',
      },
    });
    const instanceId = 'q7Zk-Lw_2xN8vT4yR1uB6oE3sC9dF5gHjKmPaXiWtQz';
    expect(answered('hello', { ...HELLO, name: clientSecret, instanceId })).toEqual({
      kind: 'RESULT',
      result: { ...HELLO, name: '[clientSecret]', instanceId },
    });
  });

  it.each<[OperationName, unknown, string]>([
    ['hello', { ...HELLO, capabilities: ['CREATE', 'FLY'] }, 'hello: capabilities/1 must be one of CREATE, '],
    ['hello', { ...HELLO, instanceId: undefined }, 'hello: instanceId is missing'],
    ['hello', { protocolVersion: 3 }, 'hello: protocolVersion is 3; this kit speaks 1'],
    ['hello', { ...HELLO, name: '' }, 'hello: name must have at least 1 characters'],
    [
      'ledger',
      { entries: [ENTRY, { ...ENTRY, amount: 1 }], refunds: [] },
      'ledger: entries/1/amount must be of type string; it is a number',
    ],
    [
      'ledger',
      { entries: [], refunds: [{ state: 'PAID' }] },
      'ledger: refunds/0/transactionReferenceNumber is missing',
    ],
    [
      'createAccounts',
      { outcome: 'SUCCEEDED', items: {} },
      'createAccounts: items must be of type array; it is an object',
    ],
    ['start', [], 'start: result must be of type object; it is an array'],
  ])('of %s is told by one line what it lacks', (operation, result, line) => {
    expect(fault(operation, result)).toContain(line);
  });

  it('names the first of several faults, and how many there are', () => {
    expect(fault('createAccounts', { outcome: 1, items: 2 })).toMatch(/ \(and \d more\)$/);
  });

  it('quotes no secret', () => {
    const secrets = new Secrets();
    secrets.add('canary-1');
    const reply = readReply('outcome', { id: '1', result: { outcome: 'canary-1' } }, secrets);
    expect(reply).toMatchObject({ problem: expect.stringContaining('it is "[redacted]"') });
  });
});
