import type { Check, Finding, Judgement } from '../framework/check.ts';
import type { Evidence, RecordedExchange } from '../judge/evidence.ts';
import {
  callsOf,
  callsThatMet,
  isAnswered,
  isDone,
  isOpenEnded,
  keyOf,
  markedAt,
  requestOf,
  textOf,
} from '../judge/wire.ts';

const REFUND = 'initiateRefund';
/** Refunds that have not come to nothing. */
const LIVE = new Set(['ACCEPTED', 'IN_PROCESS', 'PROCESSED']);

function refundedBy(exchange: RecordedExchange): string | undefined {
  return textOf(requestOf(exchange)['transactionReferenceNumber']);
}

function refundFindings(evidence: Evidence, refunds: readonly RecordedExchange[]): readonly Finding[] {
  const findings: Finding[] = [];
  const paidAt = markedAt(evidence, 'paid') ?? Number.POSITIVE_INFINITY;
  for (const [at, later] of refunds.entries()) {
    const before = refunds.slice(0, at).find((one) => refundedBy(one) === refundedBy(later));
    if (before === undefined || keyOf(before) === keyOf(later)) continue;
    const isPaid = later.startedAt >= paidAt;
    if (!isPaid && !isOpenEnded(before)) continue;
    findings.push({
      expected: `one refund of ${refundedBy(later)}, every attempt under the Idempotency-Key ${keyOf(before)}`,
      observed: `${isPaid ? 'when it was paid, it' : 'it'} was asked for again under ${keyOf(later)}`,
      exchanges: [later.number, before.number],
    });
  }
  for (const reference of new Set(refunds.map(refundedBy))) {
    const live = evidence.truth.refunds.filter(
      (one) => one.transactionReferenceNumber === reference && LIVE.has(one.status),
    );
    if (live.length < 2) continue;
    findings.push({ expected: `one refund of ${reference}`, observed: `the bank has made ${live.length}` });
  }
  return findings;
}

/** Correct A: repeats under the same key. Correct B: finds the refund by a list, and asks for none. */
export const refundOnce: Check<Evidence> = {
  id: 'VA-C-IDM-07',
  level: 'MUST',
  title: 'MUST refund a credit once, however often a call is repeated',
  requirements: ['REQ-IDM-07'],
  evidence: ['WIRE', 'LEDGER'],
  scenarios: ['REFUND_LOST'],
  needs: ['CREATE', 'SYNC', 'REFUND'],
  witness:
    'a refund whose answer was lost, then the same key again or a read of it, and one refund at the bank',
  explain: {
    how: 'The bank takes a refund and loses its answer; later, when it is paid, the same piece of work is asked for again. Money must leave once: no second refund, and no attempt under another key.',
    why: 'A refund under a new key is a new wish. Where the first one has failed meanwhile, or a bank does not compare, the money leaves twice.',
    fix: 'Store the refund with its key before it is sent, repeat it under that key, and do not start another one for the same work.',
  },
  judge(evidence): Judgement {
    const refunds = callsOf(evidence, REFUND);
    const lost = callsThatMet(evidence, 'lost').filter(isDone);
    const findings = [...refundFindings(evidence, refunds)];
    const entries = evidence.ledgers.at(-1)?.refunds ?? [];
    for (const reference of new Set(lost.map(refundedBy))) {
      const booked = entries.filter((one) => one.transactionReferenceNumber === reference);
      if (booked.length < 2) continue;
      findings.push({
        expected: `one refund of ${reference} in the ledger`,
        observed: `${booked.length} of them`,
      });
    }
    const [first] = lost;
    if (first === undefined) return { witnessed: 0, findings };
    const again = refunds.filter((one) => one.startedAt > first.endedAt && keyOf(one) === keyOf(first));
    const read = callsOf(evidence, 'listRefunds', 'getRefund').filter(
      (one) => one.startedAt > first.endedAt && isAnswered(one) && isDone(one),
    );
    return { witnessed: again.length + read.length, findings: findings.slice(0, 3) };
  },
};
