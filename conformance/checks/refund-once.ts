import type { Check, Finding, Judgement } from '../framework/check.ts';
import type { Evidence, RecordedCommand, RecordedExchange } from '../judge/evidence.ts';
import { cleanKills } from '../judge/kills.ts';
import { refundStates } from '../judge/refunds.ts';
import {
  callsOf,
  isAnswered,
  isDone,
  isOpenEnded,
  keyOf,
  markedAt,
  requestOf,
  textOf,
  workOf,
} from '../judge/wire.ts';
import { objectOf } from '../lib/json.ts';

const REFUND = 'initiateRefund';
/** Refunds that have not come to nothing. */
const LIVE = new Set(['ACCEPTED', 'IN_PROCESS', 'PROCESSED']);

function refundedBy(exchange: RecordedExchange): string | undefined {
  return textOf(requestOf(exchange)['transactionReferenceNumber']);
}

/** Codes that say of a credit that it is being refunded: beside them FAILED misleads nobody. */
const REFUNDED_ALREADY = new Set(['ALREADY_REFUNDED', 'REFUND_IN_PROGRESS']);

/** Refunds that the bank has taken, of which no answer could be read. */
function lostRefunds(evidence: Evidence): readonly RecordedExchange[] {
  return callsOf(evidence, REFUND).filter((call) => isOpenEnded(call) && isDone(call));
}

function liveRefunds({ truth }: Evidence, reference: string | undefined) {
  return truth.refunds.filter((one) => one.transactionReferenceNumber === reference && LIVE.has(one.status));
}

/** Reference of the credit that a command describes; undefined when it describes none, or several. */
function creditOf(evidence: Evidence, { operation, input }: RecordedCommand): string | undefined {
  const { truth, commands } = evidence;
  if (operation === 'outcome') {
    const { commandId } = objectOf(input);
    const meant = commands.find((one) => one.operation === 'requestRefund' && one.commandId === commandId);
    return meant && creditOf(evidence, meant);
  }
  if (operation !== 'requestRefund') return undefined;
  const { utr, virtualAccountNumber, amount } = objectOf(input);
  const [credit, ...others] = truth.transactions.filter(
    (one) =>
      one.entryType === 'CREDIT' &&
      one.utr === utr &&
      one.virtualAccountNumber === virtualAccountNumber &&
      one.amount === amount,
  );
  return others.length === 0 ? credit?.transactionReferenceNumber : undefined;
}

/** Refunds called failed that the bank has taken, or is paying. */
function falselyFailed(evidence: Evidence): readonly Finding[] {
  const lost = lostRefunds(evidence);
  const done = new Set<string>();
  return evidence.commands.flatMap((command): readonly Finding[] => {
    const reference = creditOf(evidence, command);
    const call = lost.find((one) => refundedBy(one) === reference && one.startedAt <= command.repliedAt);
    if (reference === undefined || call === undefined) return [];
    const { outcome, code } = workOf(command);
    if (outcome === 'SUCCEEDED') done.add(reference);
    // Who has called it done already, or names it as under way, speaks of the second asking.
    if (outcome !== 'FAILED' || done.has(reference) || REFUNDED_ALREADY.has(code ?? '')) return [];
    if (liveRefunds(evidence, reference).length === 0) return [];
    return [
      {
        expected: `UNKNOWN for the refund of ${reference}, or SUCCEEDED: the bank has taken it`,
        observed: `the integration says FAILED (${code ?? 'without a code'})`,
        exchanges: [call.number],
        ...(command.commandId !== undefined && { commands: [command.commandId] }),
      },
    ];
  });
}

/** Refunds that the bank has taken, and the books owe the customer again. */
function falselyRestored(evidence: Evidence): readonly Finding[] {
  return lostRefunds(evidence).flatMap((call): readonly Finding[] => {
    const reference = refundedBy(call);
    if (reference === undefined || liveRefunds(evidence, reference).length === 0) return [];
    const ledger = evidence.ledgers.find((one) => {
      const states = refundStates(one, reference);
      return one.at >= call.startedAt && states.length > 0 && states.every((state) => state === 'RESTORED');
    });
    if (ledger === undefined) return [];
    return [
      {
        expected: `the refund of ${reference} PENDING in the ledger, or PAID: the bank has taken it`,
        observed: `RESTORED in the ledger "${ledger.label}"`,
        exchanges: [call.number],
      },
    ];
  });
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
    const live = liveRefunds(evidence, reference);
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
  scenarios: ['REFUND_LOST', 'REFUND_KILLED'],
  needs: ['CREATE', 'SYNC', 'REFUND'],
  witness:
    'a refund whose answer was lost, then the same key again or a read of it, and one refund at the bank',
  explain: {
    how: 'The bank takes a refund and loses its answer; later, when it is paid, the same piece of work is asked for again. Another time the answer is held back, and the kit kills the integration and starts it again. Money must leave once: no second refund, no attempt under another key, and until the bank has answered neither FAILED nor a ledger that owes the money to the customer again.',
    why: 'A refund under a new key is a new wish. Where the first one has failed meanwhile, or a bank does not compare, the money leaves twice. A refund that is called failed is paid once more by hand.',
    fix: 'Store the refund with its key before it is sent, repeat it under that key, and do not start another one for the same work. While no answer was read, its outcome is unknown and the money is on its way.',
  },
  judge(evidence): Judgement {
    const refunds = callsOf(evidence, REFUND);
    const lost = lostRefunds(evidence);
    const findings = [
      ...refundFindings(evidence, refunds),
      ...falselyFailed(evidence),
      ...falselyRestored(evidence),
    ];
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
    if (first === undefined) return { witnessed: 0, findings: findings.slice(0, 3) };
    // Of a kill something is shown only by the instance that came up after it.
    const since = evidence.kills.length === 0 ? first.endedAt : cleanKills(evidence)[0]?.at;
    if (since === undefined) return { witnessed: 0, findings: findings.slice(0, 3) };
    const again = refunds.filter((one) => one.startedAt > since && keyOf(one) === keyOf(first));
    const read = callsOf(evidence, 'listRefunds', 'getRefund').filter(
      (one) => one.startedAt > since && isAnswered(one) && isDone(one),
    );
    return { witnessed: again.length + read.length, findings: findings.slice(0, 3) };
  },
};
