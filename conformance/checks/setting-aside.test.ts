import { describe, expect, it } from 'vitest';
import {
  acknowledgementOf,
  batchOf,
  bookingOf,
  commandOf,
  type EvidenceParts,
  evidenceOf,
  fetchOf,
  ledgerOf,
  resultOf,
  type TrueTransaction,
  transactionOf,
} from '../test/evidence.ts';
import { acknowledgementChecks } from './acknowledgement.ts';
import { reconciliationChecks } from './reconciliation.ts';

/** SUSPENSE and PARKED are for what cannot be placed; a plain credit to an own account can be. */

const CHECKS = [...acknowledgementChecks, ...reconciliationChecks];
const judge = (id: string, parts: EvidenceParts) => {
  const check = CHECKS.find((one) => one.id === `VA-C-${id}`);
  if (!check) throw new Error(`no check ${id}`);
  return check.judge(evidenceOf(parts));
};

const OWN = 'ACME00000001';
const OTHER = 'ACME00000002';
const opened = (...items: readonly (readonly [string, 'SUCCEEDED' | 'FAILED' | 'UNKNOWN'])[]) =>
  commandOf({
    operation: 'createAccounts',
    reply: resultOf({
      outcome: 'SUCCEEDED',
      items: items.map(([virtualAccountNumber, outcome]) => ({ virtualAccountNumber, outcome })),
    }),
  });
const both = opened([OWN, 'SUCCEEDED'], [OTHER, 'SUCCEEDED']);
const credit = (sequence: number, virtualAccountNumber = OWN) =>
  transactionOf(sequence, { virtualAccountNumber });
const booked = (entries: readonly TrueTransaction[], state: 'BOOKED' | 'SUSPENSE' | 'PARKED' = 'BOOKED') =>
  entries.map((entry) => bookingOf(entry, { state }));

describe('RCN-04, plain credits', () => {
  const entries = Array.from({ length: 6 }, (_, at) => credit(at + 1));
  const batch = batchOf('KBA', entries);
  const plain = (scenario: string, ledger: ReturnType<typeof booked>, commands = [both]): EvidenceParts => ({
    scenario,
    commands,
    truth: { transactions: entries },
    exchanges: [fetchOf(batch), acknowledgementOf(batch)],
    ledgers: [ledgerOf(ledger)],
  });
  const SOUND = { witnessed: 6, findings: [] };

  it.each(['BATCHES_250', 'EQUAL_BATCH_NUMBERS'])('are booked in %s', (scenario) => {
    expect(judge('RCN-04', plain(scenario, booked(entries)))).toEqual(SOUND);
    for (const state of ['PARKED', 'SUSPENSE'] as const) {
      expect(judge('RCN-04', plain(scenario, booked(entries, state)))).toEqual({
        witnessed: 6,
        findings: [
          {
            expected: `KT000000000001, a credit of 100.00, BOOKED on ${OWN}, which this integration has opened`,
            observed: `KT000000000001 is ${state}; likewise KT000000000002, KT000000000003, KT000000000004 and 2 more`,
            exchanges: [1],
          },
        ],
      });
    }
  });

  it('are named alone where it is one', () => {
    const ledger = [...booked(entries.slice(0, 5)), ...booked(entries.slice(5), 'PARKED')];
    const { findings } = judge('RCN-04', plain('BATCHES_250', ledger));
    expect(findings.map(({ observed }) => observed)).toEqual(['KT000000000006 is PARKED']);
  });

  it('may be set aside where the story gives a reason, or the account is not known to be open', () => {
    const parked = booked(entries, 'PARKED');
    expect(judge('RCN-04', plain('TWINS', parked))).toEqual(SOUND);
    for (const outcome of ['FAILED', 'UNKNOWN'] as const)
      expect(judge('RCN-04', plain('BATCHES_250', parked, [opened([OWN, outcome])]))).toEqual(SOUND);
    expect(judge('RCN-04', plain('BATCHES_250', parked, [opened([OTHER, 'SUCCEEDED'])]))).toEqual(SOUND);
    const changed = commandOf({ ...both, operation: 'modifyAccounts' });
    expect(judge('RCN-04', plain('BATCHES_250', parked, [changed]))).toEqual(SOUND);
  });

  it('are asked for when they were delivered, and their reversals are another matter', () => {
    const open = { ...plain('BATCHES_250', booked(entries, 'PARKED')), exchanges: [fetchOf(batch)] };
    expect(judge('RCN-04', open)).toEqual({ witnessed: 0, findings: [] });
    const reversal = transactionOf(1, { entryType: 'REVERSAL', virtualAccountNumber: OWN });
    const alone = batchOf('KBR', [reversal]);
    const parts = {
      ...plain('BATCHES_250', booked([reversal], 'PARKED')),
      truth: { transactions: [reversal] },
    };
    const exchanges = [fetchOf(alone), acknowledgementOf(alone)];
    expect(judge('RCN-04', { ...parts, exchanges })).toEqual({ witnessed: 1, findings: [] });
  });
});

describe('ACK-06, credits behind the odd reversal', () => {
  const reversal = transactionOf(1, {
    entryType: 'REVERSAL',
    virtualAccountNumber: OWN,
    originalTransactionReferenceNumber: 'KT999999999999',
  });
  const same = credit(2);
  const others = [credit(3, OTHER), credit(4, OTHER)];
  const [a, b] = [batchOf('KBA', [reversal, same, ...others.slice(0, 1)]), batchOf('KBB', others.slice(1))];
  const behind = (ledger: ReturnType<typeof booked>): EvidenceParts => ({
    facts: { reversal: reversal.transactionReferenceNumber },
    commands: [both],
    truth: { transactions: [reversal, same, ...others] },
    exchanges: [fetchOf(a), acknowledgementOf(a), fetchOf(b), acknowledgementOf(b)],
    ledgers: [ledgerOf([...booked([reversal], 'PARKED'), ...ledger])],
  });

  it('may wait on the account of the reversal, and on no other', () => {
    expect(judge('ACK-06', behind(booked([same, ...others])))).toEqual({ witnessed: 1, findings: [] });
    const held = [...booked([same], 'PARKED'), ...booked(others)];
    expect(judge('ACK-06', behind(held))).toEqual({ witnessed: 1, findings: [] });
    const all = [...booked([same]), ...booked(others, 'PARKED')];
    expect(judge('ACK-06', behind(all))).toEqual({
      witnessed: 1,
      findings: [
        {
          expected:
            'credits to other accounts than that of the reversal BOOKED: KT000000000003, KT000000000004',
          observed: `KT000000000003, 100.00 on ${OTHER}, is PARKED`,
          exchanges: [1, 3],
        },
      ],
    });
  });

  it('points at the batches that showed them', () => {
    const one = [...booked([same, ...others.slice(0, 1)]), ...booked(others.slice(1), 'SUSPENSE')];
    const { findings } = judge('ACK-06', behind(one));
    expect(findings.map(({ observed, exchanges }) => [observed, exchanges])).toEqual([
      [`KT000000000004, 100.00 on ${OTHER}, is SUSPENSE`, [3]],
    ]);
  });

  it('are not seen to be booked where all of them stand aside, or only the reversal is booked', () => {
    const parts = behind(booked([same, ...others], 'PARKED'));
    expect(judge('ACK-06', parts).witnessed).toBe(0);
    const contra = { ...parts, ledgers: [ledgerOf(booked([reversal]))] };
    expect(judge('ACK-06', contra)).toEqual({ witnessed: 0, findings: [] });
  });
});
