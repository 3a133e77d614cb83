import { expect, it } from 'vitest';
import type { RecordedExchange } from '../judge/evidence.ts';
import { commandOf, type EvidenceParts, evidenceOf, killOf, resultOf } from '../test/evidence.ts';
import { asked, IMPS, imps, sentOf } from '../test/refund-evidence.ts';
import { refundOnce } from './refund-once.ts';

/** A refund that the bank took and whose answer the killed program never read. */
const held: Partial<RecordedExchange> = {
  startedAt: 100,
  // The bank gives up only long after the program is gone.
  endedAt: 8000,
  status: undefined,
  handledStatus: 201,
  responseBody: undefined,
  fault: { label: 'lost', type: 'STALL_HEADERS', connection: 'CUT' },
};
const first = sentOf(IMPS, held);
const again = sentOf(IMPS, { startedAt: 900, isReplay: true });
const live = { transactionReferenceNumber: IMPS, status: 'ACCEPTED' } as never;

function judged(parts: EvidenceParts) {
  const truth = { transactions: [imps], refunds: [live] };
  return refundOnce.judge(evidenceOf({ truth, kills: [killOf(500)], commands: [asked(imps)], ...parts }));
}

it('is content with the key of before the kill, and with a look, of the program that came after it', () => {
  expect(judged({ exchanges: [first, again] })).toEqual({ witnessed: 1, findings: [] });
  const look = { operation: 'listRefunds', method: 'GET', startedAt: 900 };
  expect(judged({ exchanges: [first, look] })).toEqual({ witnessed: 1, findings: [] });
});

it('finds another key after the kill', () => {
  const other = sentOf(IMPS, {
    startedAt: 900,
    idempotencyKey: 'drawn anew',
    status: 409,
    handledStatus: 409,
  });
  expect(judged({ exchanges: [first, other] }).findings).toEqual([
    {
      expected: `one refund of ${IMPS}, every attempt under the Idempotency-Key key of ${IMPS}`,
      observed: 'it was asked for again under drawn anew',
      exchanges: [2, 1],
    },
  ]);
});

it('witnesses nothing of a kill after which the old program may have gone on, or nothing came', () => {
  const nothing = { witnessed: 0, findings: [] };
  expect(judged({ exchanges: [first] })).toEqual(nothing);
  expect(judged({ exchanges: [first, again], kills: [killOf(500, { isConnectionGone: false })] })).toEqual(
    nothing,
  );
  expect(judged({ exchanges: [first, again], kills: [killOf(500, { instanceAfter: 'i-1' })] })).toEqual(
    nothing,
  );
  expect(judged({ exchanges: [first, { ...again, startedAt: 400 }] })).toEqual(nothing);
});

it('finds an outcome that calls it failed while the bank has it', () => {
  const outcome = commandOf({
    operation: 'outcome',
    commandId: undefined,
    sentAt: 1000,
    input: { commandId: 'c-1' },
    reply: resultOf({ outcome: 'FAILED', code: 'LOST_IN_A_KILL' }),
  });
  const queued = asked(imps, 0, { outcome: 'UNKNOWN' });
  expect(judged({ exchanges: [first, again], commands: [queued, outcome] }).findings).toEqual([
    {
      expected: `UNKNOWN for the refund of ${IMPS}, or SUCCEEDED: the bank has taken it`,
      observed: 'the integration says FAILED (LOST_IN_A_KILL)',
      exchanges: [1],
    },
  ]);
  const other = { ...outcome, input: { commandId: 'c-2' } };
  expect(judged({ exchanges: [first, again], commands: [queued, other] }).findings).toEqual([]);
});
