import { describe, expect, it } from 'vitest';
import type { RecordedCommand, RecordedExchange } from '../judge/evidence.ts';
import {
  batchOf,
  bookingOf,
  commandOf,
  type EvidenceParts,
  evidenceOf,
  fetchOf,
  ledgerOf,
  resultOf,
  transactionOf,
} from '../test/evidence.ts';
import { compatibilityChecks } from './compatibility.ts';

type CompatibilityCheck = (typeof compatibilityChecks)[0];
const [newFields, newMode] = compatibilityChecks as readonly [CompatibilityCheck, CompatibilityCheck];
const nothing = { witnessed: 0, findings: [] };

describe('VA-C-CMP-01', () => {
  const fault = { label: 'newField', type: 'UNKNOWN_FIELD', connection: 'KEPT' };
  const met = { operation: 'createVirtualAccounts', status: 207, handledStatus: 207, fault };
  const control = { ...met, fault: undefined, startedAt: 10 };
  const before = commandOf({ operation: 'createAccounts', commandId: 'c-0', sentAt: 0, repliedAt: 50 });
  const judged = (reply: RecordedCommand['reply'], ...exchanges: Partial<RecordedExchange>[]) => {
    const command = commandOf({ operation: 'createAccounts', sentAt: 60, reply });
    return newFields.judge(evidenceOf({ commands: [before, command], exchanges: [control, ...exchanges] }));
  };

  it('is content with success, however many answers had the field', () => {
    const succeeded = resultOf({ outcome: 'SUCCEEDED' });
    expect(judged(succeeded, met)).toEqual({ witnessed: 1, findings: [] });
    expect(judged(succeeded, met, { ...met, fault: undefined })).toEqual({ witnessed: 1, findings: [] });
  });

  it('finds a right answer that is refused for the field', () => {
    expect(judged(resultOf({ outcome: 'UNKNOWN' }), met, met).findings).toEqual([
      {
        expected:
          'createAccounts SUCCEEDED: every answer was right, and had a field sandboxUnknownField besides',
        observed: 'createAccounts UNKNOWN',
        exchanges: [2, 3],
        commands: ['c-1'],
      },
    ]);
    expect(judged({ kind: 'GONE', reason: 'exit code 1' }, met).findings[0]?.observed).toBe(
      'the integration ended before it answered createAccounts: exit code 1',
    );
  });

  it('looks at pulls, too, and names commands that have a name', () => {
    const pull = commandOf({ sentAt: 60, commandId: undefined, reply: resultOf({ outcome: 'FAILED' }) });
    const control = commandOf({ commandId: 'c-0', sentAt: 0, repliedAt: 50 });
    const exchanges = [fetchOf(null, { startedAt: 10 }), fetchOf(null, { fault })];
    const { findings } = newFields.judge(evidenceOf({ commands: [control, pull], exchanges }));
    expect(findings).toEqual([
      {
        expected:
          'syncTransactions SUCCEEDED: every answer was right, and had a field sandboxUnknownField besides',
        observed: 'syncTransactions FAILED',
        exchanges: [2],
      },
    ]);
    expect(findings[0]).not.toHaveProperty('commands');
  });

  it('says nothing where the control met the field, too', () => {
    const failed = resultOf({ outcome: 'FAILED' });
    const command = commandOf({ operation: 'createAccounts', sentAt: 60, reply: failed });
    const exchanges = [{ ...met, startedAt: 10 }, met];
    expect(newFields.judge(evidenceOf({ commands: [before, command], exchanges }))).toEqual({
      witnessed: 1,
      findings: [],
    });
  });

  it('says nothing of an integration that could not do it before either', () => {
    const commands = [commandOf({ operation: 'createAccounts', reply: resultOf({ outcome: 'UNKNOWN' }) })];
    expect(newFields.judge(evidenceOf({ commands, exchanges: [met] }))).toEqual(nothing);
  });

  it('says nothing where something else went wrong, or no field was new', () => {
    const failed = resultOf({ outcome: 'FAILED' });
    expect(judged(failed, met, { ...met, status: 503 })).toEqual(nothing);
    expect(judged(failed, { ...met, fault: undefined })).toEqual(nothing);
    expect(judged(failed)).toEqual(nothing);
    expect(judged({ kind: 'BROKEN', problem: 'no JSON' }, met)).toEqual(nothing);
  });
});

describe('VA-C-CMP-02', () => {
  const entries = [transactionOf(1), transactionOf(2, { amount: '63.00' })];
  const [first, second] = entries as [(typeof entries)[0], (typeof entries)[0]];
  const fault = { label: 'newMode', type: 'UNKNOWN_ENUM', connection: 'KEPT' };
  const sound: EvidenceParts = {
    truth: { transactions: [...entries, transactionOf(3)] },
    commands: [commandOf({})],
    exchanges: [fetchOf(batchOf('B1', entries), { fault })],
    ledgers: [ledgerOf(entries.map((one) => bookingOf(one)))],
  };
  const judged = (parts: EvidenceParts) => newMode.judge(evidenceOf({ ...sound, ...parts }));

  it('is content with entries booked like others, in whatever order', () => {
    expect(judged({})).toEqual({ witnessed: 2, findings: [] });
    const ledgers = [ledgerOf([second, first, transactionOf(3)].map((one) => bookingOf(one)))];
    expect(judged({ ledgers })).toEqual({ witnessed: 2, findings: [] });
  });

  it('finds what is missing, parked or booked otherwise', () => {
    const ledgers = [ledgerOf([bookingOf(second, { amount: '0.63', state: 'PARKED' })])];
    const { witnessed, findings } = judged({ ledgers });
    expect(witnessed).toBe(0);
    expect(findings.map(({ observed, exchanges }) => [observed, exchanges])).toEqual([
      ['KT000000000001 is not on the ledger', [1]],
      ['KT000000000002 with 0.63', [1]],
      ['PARKED', [1]],
    ]);
  });

  it('finds an integration that ends over it', () => {
    const commands = [commandOf({ reply: { kind: 'ERROR', reason: 'no such mode: CBDC' } })];
    expect(judged({ commands, ledgers: [] })).toEqual({
      witnessed: 0,
      findings: [
        {
          expected: 'a batch with the paymentMode CBDC booked',
          observed: 'the driver answered with an error: no such mode: CBDC',
          exchanges: [1],
        },
      ],
    });
  });

  it('blames the pull under way when the batch came, and no later one', () => {
    const gone = { kind: 'ERROR', reason: 'boom' } as const;
    const at = (sentAt: number) =>
      judged({
        commands: [commandOf({ repliedAt: 90 }), commandOf({ commandId: 'c-2', sentAt, reply: gone })],
        ledgers: [],
      }).findings.length;
    expect([at(99), at(100), at(101)]).toEqual([1, 1, 0]);
    const commands = [
      commandOf({ repliedAt: 150, reply: gone }),
      commandOf({ commandId: 'c-2', sentAt: 200 }),
    ];
    expect(judged({ commands, ledgers: [] }).findings).toHaveLength(1);
  });

  it('witnesses none of the entries when one of them is wrong', () => {
    const ledgers = [ledgerOf([bookingOf(first), bookingOf(second, { state: 'PARKED' })])];
    expect(judged({ ledgers })).toMatchObject({ witnessed: 0, findings: [{ observed: 'PARKED' }] });
  });

  it('witnesses nothing where no such entry was served or no ledger told', () => {
    expect(judged({ exchanges: [fetchOf(batchOf('B1', entries))] })).toEqual(nothing);
    expect(judged({ ledgers: [] })).toEqual(nothing);
    expect(newMode.judge(evidenceOf())).toEqual(nothing);
  });
});
