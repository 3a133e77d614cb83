import { describe, expect, it } from 'vitest';
import type { WorkResult } from '../drivers/protocol.ts';
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
import { notificationChecks } from './notifications.ts';

type NotificationCheck = (typeof notificationChecks)[0];
const [forgeries, twice] = notificationChecks as readonly [NotificationCheck, NotificationCheck];
const nothing = { witnessed: 0, findings: [] };

const forged = transactionOf(1, { amount: '91.00' });
const told = transactionOf(2, { amount: '92.00' });
const KINDS = ['changedBody', 'wrongSignature', 'otherSecret', 'stale'] as const;

const received = (commandId: string, outcome: WorkResult['outcome']) =>
  commandOf({ operation: 'receiveNotification', commandId, reply: resultOf({ outcome }) });

const FACTS = {
  ...Object.fromEntries(KINDS.map((kind) => [kind, `id of ${kind}`])),
  genuine: ['g-1', 'g-2'],
  forgedReference: forged.transactionReferenceNumber,
  notifiedReferences: [told.transactionReferenceNumber],
};
const refused = KINDS.map((kind) => received(`id of ${kind}`, 'FAILED'));
const SOUND: EvidenceParts = {
  facts: FACTS,
  truth: { transactions: [forged, told] },
  commands: [...refused, received('g-1', 'SUCCEEDED'), received('g-2', 'SUCCEEDED')],
  exchanges: [fetchOf(batchOf('B1', [forged, told]))],
  ledgers: [ledgerOf([], { label: 'forged' }), ledgerOf([bookingOf(forged), bookingOf(told)])],
};

describe('VA-C-NTF-01', () => {
  const judged = (parts: EvidenceParts) => forgeries.judge(evidenceOf({ ...SOUND, ...parts }));

  it('is content with refusals, and with what is booked when it was pulled', () => {
    expect(judged({})).toEqual({ witnessed: 4, findings: [] });
    const commands = [...refused, received('g-2', 'SUCCEEDED')];
    expect(judged({ commands })).toEqual({ witnessed: 4, findings: [] });
  });

  it.each([
    ['changedBody', 'whose body was changed after it was signed'],
    ['wrongSignature', 'with a signature that is none'],
    ['otherSecret', 'signed with another secret'],
    ['stale', 'whose timestamp is 900 seconds old'],
  ])('finds one that is accepted: %s', (kind, words) => {
    const commands = [received(`id of ${kind}`, 'SUCCEEDED'), received('g-1', 'SUCCEEDED')];
    expect(judged({ commands })).toEqual({
      witnessed: 0,
      findings: [
        {
          expected: `a notification ${words} refused: receiveNotification FAILED`,
          observed: 'SUCCEEDED: it was accepted',
          commands: [`id of ${kind}`],
        },
      ],
    });
  });

  const reference = forged.transactionReferenceNumber;
  const unseen = `${reference} not booked: nobody but forgers had told of it`;
  const at = { label: 'forged', at: 50 };

  it('finds what is booked though it was said to be refused, before the bank had shown it', () => {
    const ledgers = [ledgerOf([bookingOf(told), bookingOf(forged)], at)];
    expect(judged({ ledgers }).findings).toEqual([{ expected: unseen, observed: '91.00 BOOKED' }]);
    const parked = [ledgerOf([bookingOf(forged, { state: 'PARKED' })], at)];
    expect(judged({ ledgers: parked }).findings).toEqual([{ expected: unseen, observed: '91.00 PARKED' }]);
    // Shown means read: not in an answer that broke off, nor in one about other entries, nor in none.
    const answers = [
      fetchOf(batchOf('B1', [forged]), {
        startedAt: 10,
        fault: { label: 'f', type: 'TRUNCATE', connection: 'CUT' },
      }),
      fetchOf(batchOf('B1', [told]), { startedAt: 20 }),
      { startedAt: 30 },
    ];
    for (const exchange of answers) {
      expect(judged({ ledgers, exchanges: [exchange] }).findings[0]?.expected).toBe(unseen);
    }
  });

  it('is content with a forgery that was taken as a hint to pull, or to ask', () => {
    const ledgers = [ledgerOf([bookingOf(forged)], at)];
    const pulled = [fetchOf(batchOf('B1', [told, forged]), { startedAt: 50 })];
    expect(judged({ ledgers, exchanges: pulled })).toEqual({ witnessed: 4, findings: [] });
    const responseBody = JSON.stringify({ data: [forged] });
    const asked = [{ operation: 'listTransactions', method: 'GET', startedAt: 40, responseBody }];
    expect(judged({ ledgers, exchanges: asked })).toEqual({ witnessed: 4, findings: [] });
  });

  it("finds the forgers' amount at any time, whatever the bank has shown", () => {
    const expected = `${reference} booked as the bank has it: 999999.99 stands in no message but the forged one`;
    const ledgers = [ledgerOf([bookingOf(told), bookingOf(forged, { amount: '999999.99' })])];
    const findings = [{ expected, observed: '999999.99 BOOKED' }];
    expect(judged({ ledgers })).toEqual({ witnessed: 4, findings });
    // One finding, however many ledgers show it; and no other payment of that amount.
    expect(judged({ ledgers: [...ledgers, ...ledgers] }).findings).toEqual(findings);
    const other = [ledgerOf([bookingOf(told, { amount: '999999.99' })])];
    expect(judged({ ledgers: other }).findings).toEqual([]);
  });

  it('asks nothing of the books where no forgery was told', () => {
    const { forgedReference: _, ...facts } = FACTS;
    const ledgers = [ledgerOf([bookingOf(forged)], at)];
    expect(judged({ facts, ledgers })).toEqual({ witnessed: 4, findings: [] });
  });

  it('counts what was refused, not what was left open', () => {
    const [first] = KINDS;
    const commands = [
      received(`id of ${first}`, 'UNKNOWN'),
      ...refused.slice(1),
      received('g-1', 'SUCCEEDED'),
    ];
    expect(judged({ commands })).toEqual({ witnessed: 3, findings: [] });
  });

  it('does not pass an integration that refuses the genuine ones too, or was asked nothing', () => {
    const commands = [...refused, received('g-1', 'FAILED')];
    expect(judged({ commands })).toEqual(nothing);
    expect(forgeries.judge(evidenceOf())).toEqual(nothing);
  });
});

describe('VA-C-NTF-02', () => {
  const judged = (parts: EvidenceParts) => twice.judge(evidenceOf({ ...SOUND, ...parts }));

  it('is content with one booking, in whatever state', () => {
    expect(judged({})).toEqual({ witnessed: 1, findings: [] });
    const ledgers = [ledgerOf([bookingOf(told, { state: 'SUSPENSE' })])];
    expect(judged({ ledgers })).toEqual({ witnessed: 1, findings: [] });
  });

  it('finds a second booking', () => {
    expect(judged({ ledgers: [ledgerOf([bookingOf(told), bookingOf(told)])] })).toEqual({
      witnessed: 0,
      findings: [
        {
          expected: 'KT000000000002, 92.00, booked once: it was notified twice and pulled',
          observed: 'booked 2 times',
        },
      ],
    });
  });

  it('witnesses nothing without a notification that was taken, a pull and a ledger', () => {
    expect(judged({ commands: refused })).toEqual(nothing);
    expect(judged({ exchanges: [] })).toEqual(nothing);
    expect(judged({ ledgers: [] })).toEqual(nothing);
    expect(judged({ ledgers: [ledgerOf([])] })).toEqual(nothing);
  });
});
