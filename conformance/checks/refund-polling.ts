import type { Check, Finding, Judgement } from '../framework/check.ts';
import type { Evidence, RecordedExchange } from '../judge/evidence.ts';
import { hasRead, isLive, type RefundReading, refundReadings, refundStates } from '../judge/refunds.ts';
import { callsOf, inSeconds, pauseBetween, TOLERANCE_MILLISECONDS } from '../judge/wire.ts';

/** What was booked as paid before the integration had read so. */
function paidTooSoon(evidence: Evidence): readonly Finding[] {
  const readings = refundReadings(evidence);
  return evidence.ledgers.flatMap((ledger) =>
    ledger.refunds.flatMap(({ transactionReferenceNumber: reference, state }): Finding[] => {
      if (state !== 'PAID' || hasRead(readings, reference, ['PROCESSED'], ledger.at)) return [];
      const last = readings.findLast(
        (one) => one.reference === reference && one.exchange.endedAt <= ledger.at,
      );
      const read = last === undefined ? 'nothing' : last.status;
      return [
        {
          expected: `the refund of ${reference} PENDING: the bank had told ${read}, never PROCESSED`,
          observed: `PAID on the ledger "${ledger.label}"`,
          ...(last !== undefined && { exchanges: [last.exchange.number] }),
        },
      ];
    }),
  );
}

/** The last reading of each refund that had come before this call began. */
function knownBefore(readings: readonly RefundReading[], call: RecordedExchange) {
  const known = new Map<string, RefundReading>();
  for (const reading of readings) {
    const { refundId, exchange } = reading;
    // A repeated answer tells of the beginning: what was read since stays.
    const isOld = exchange.isReplay && known.has(refundId);
    if (exchange.endedAt <= call.startedAt && !isOld) known.set(refundId, reading);
  }
  return known;
}

/** By how many milliseconds a call came before the pause that a reading told was over; nothing when it came in time. */
function earlyBy({ nextPollAfterSeconds, exchange }: RefundReading, call: RecordedExchange): number {
  return nextPollAfterSeconds * 1000 - TOLERANCE_MILLISECONDS - pauseBetween(exchange, call);
}

/** A question that came too soon, and the answer that had told for how long to wait. */
interface TooSoon {
  readonly call: RecordedExchange;
  readonly told: RefundReading;
}

/** Whether a call asks what became of this refund, which was open when it was last read. */
function asksFor(
  { operation, path, query }: RecordedExchange,
  { refundId, reference }: RefundReading,
): boolean {
  if (operation !== 'listRefunds') return path.endsWith(`/${refundId}`);
  const filters = new URLSearchParams(query);
  // Only what was paid comes back: a list of the returned is no question about what is open.
  if (filters.get('status') === 'RETURNED') return false;
  const only = filters.get('transactionReferenceNumber');
  return only === null || only === reference;
}

function tooSoonOf(readings: readonly RefundReading[], call: RecordedExchange): readonly TooSoon[] {
  const known = [...knownBefore(readings, call).values()].filter(isLive);
  // A list asks for all at once: it is in time when one of them is.
  const asked = known.filter((reading) => asksFor(call, reading));
  const [soonest] = [...asked].sort((one, other) => earlyBy(one, call) - earlyBy(other, call));
  return soonest === undefined || earlyBy(soonest, call) <= 0 ? [] : [{ call, told: soonest }];
}

/** How often an integration asked sooner than the bank had told: one finding, by the soonest question. */
function askedTooSoon(evidence: Evidence): readonly Finding[] {
  const readings = refundReadings(evidence);
  const all = callsOf(evidence, 'getRefund', 'listRefunds').flatMap((call) => tooSoonOf(readings, call));
  const pauseOf = ({ call, told }: TooSoon) => pauseBetween(told.exchange, call);
  const [worst] = [...all].sort((one, other) => pauseOf(one) - pauseOf(other));
  if (worst === undefined) return [];
  const { call, told } = worst;
  const times = all.length === 1 ? 'once' : `${all.length} times, once`;
  return [
    {
      expected: `refund ${told.refundId} asked for again after ${told.nextPollAfterSeconds} s, as the answer told`,
      observed: `asked too soon ${times} after ${inSeconds(pauseOf(worst))}`,
      exchanges: [call.number, told.exchange.number],
    },
  ];
}

function judgePaid(evidence: Evidence): Judgement {
  const readings = refundReadings(evidence);
  const ledger = evidence.ledgers.at(-1);
  const references = new Set(readings.map(({ reference }) => reference));
  const paid = [...references].filter(
    (reference) =>
      ledger !== undefined &&
      // Seen open before it was seen paid: who reads only the end has shown nothing.
      readings.some((one) => one.reference === reference && isLive(one)) &&
      hasRead(readings, reference, ['PROCESSED'], ledger.at) &&
      refundStates(ledger, reference).includes('PAID'),
  );
  return { witnessed: paid.length, findings: [...paidTooSoon(evidence), ...askedTooSoon(evidence)] };
}

/**
 * Correct both: asks for each refund when its own pause is over; lists all at once. Waiting longer is always right.
 */
export const onlyProcessedIsPaid: Check<Evidence> = {
  id: 'VA-C-RFD-02',
  level: 'MUST',
  title: 'MUST treat only PROCESSED as paid, and not ask sooner than told',
  requirements: ['REQ-RFD-02'],
  evidence: ['WIRE', 'LEDGER'],
  scenarios: ['REFUND_PAID'],
  needs: ['CREATE', 'SYNC', 'REFUND', 'WATCH', 'LEDGER'],
  witness: 'a refund that was read as open, then as PROCESSED, and is paid on the ledger',
  explain: {
    how: 'Refunds are accepted at once and paid two seconds later; the bank tells to ask again after three. The kit asks for the ledger in between, and measures the pauses between the questions against `nextPollAfterSeconds`.',
    why: 'ACCEPTED is a receipt, not a payment. Booked as paid, a refund that fails later is owed to a customer whom nobody looks for any more. Polling faster than told eats your own quota.',
    fix: 'Book a refund as paid when you have read PROCESSED, and ask again only when `nextPollAfterSeconds` of the last answer are over.',
  },
  judge: judgePaid,
};
