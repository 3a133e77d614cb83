import type { Check, Finding, Judgement } from '../framework/check.ts';
import type { Evidence, RecordedCommand, RecordedLedger } from '../judge/evidence.ts';
import { inWords, type TrueEntry } from '../judge/ledger.ts';
import {
  type RefundReading,
  referenceOf,
  refundReadings,
  refundStates,
  type SentRefund,
  sentRefunds,
} from '../judge/refunds.ts';
import { commandsOf, textsOfFact } from '../judge/served.ts';
import { callsOf, isDone, keyOf, markedAt, workOf } from '../judge/wire.ts';
import { objectOf } from '../lib/json.ts';
import { onlyProcessedIsPaid } from './refund-polling.ts';

/** A wish for a refund: what a person asked for, once, however often its command came. */
interface Wish {
  readonly command: RecordedCommand;
  readonly credit: TrueEntry;
}

/** The credit that a command describes. */
function creditOf({ truth }: Evidence, { input }: RecordedCommand): TrueEntry | undefined {
  const { utr, virtualAccountNumber, amount } = objectOf(input);
  return truth.transactions.find(
    (one) =>
      one.entryType === 'CREDIT' &&
      one.utr === utr &&
      one.virtualAccountNumber === virtualAccountNumber &&
      one.amount === amount,
  );
}

/** Every wish, in the order in which they were made; the same commandId again is the same wish. */
function wishesOf(evidence: Evidence): readonly Wish[] {
  const seen = new Set<string | undefined>();
  return commandsOf(evidence, 'requestRefund').flatMap((command): Wish[] => {
    const credit = creditOf(evidence, command);
    if (credit === undefined || seen.has(command.commandId)) return [];
    seen.add(command.commandId);
    return [{ command, credit }];
  });
}

function isOf(reference: string) {
  return ({ credit }: Wish) => credit.transactionReferenceNumber === reference;
}

/** Names the commands of these wishes, where there are any. */
function commandsIn(wishes: readonly Wish[]): Pick<Finding, 'commands'> {
  const commands = wishes.flatMap(({ command }) => command.commandId ?? []);
  return commands.length === 0 ? {} : { commands };
}

function sharesItsUtr({ truth }: Evidence, credit: TrueEntry): boolean {
  return truth.transactions.some(
    (one) =>
      one.entryType === 'CREDIT' &&
      one.utr === credit.utr &&
      one.transactionReferenceNumber !== credit.transactionReferenceNumber,
  );
}

function isReversed({ truth }: Evidence, { credit }: Wish): boolean {
  return truth.transactions.some(
    (one) => one.originalTransactionReferenceNumber === credit.transactionReferenceNumber,
  );
}

/** What a wrong reference is, in words. */
function sentWords({ truth }: Evidence, reference: string, { credit }: Wish): string {
  if (reference === credit.utr) return `the UTR ${reference} in place of a reference`;
  const other = truth.transactions.find((one) => one.transactionReferenceNumber === reference);
  if (other === undefined) return `"${reference}", which is no reference of the bank`;
  return `${reference}, ${inWords(other)}`;
}

/** A refund of another credit than those that were asked for and not sent yet. */
function wrongReference(
  evidence: Evidence,
  { reference, exchange }: SentRefund,
  open: readonly [Wish, ...Wish[]],
): Finding {
  const meant = open.map(({ credit }) => `${credit.transactionReferenceNumber}, ${inWords(credit)}`);
  return {
    expected: `a refund of ${meant.join(', or of ')}`,
    observed: sentWords(evidence, reference, open[0]),
    exchanges: [exchange.number],
    ...commandsIn(open),
  };
}

function judgeReferences(evidence: Evidence): Judgement {
  const wishes = wishesOf(evidence);
  const sent = sentRefunds(evidence);
  const met = new Set<Wish>();
  const findings: Finding[] = [];
  const again: SentRefund[] = [];
  let witnessed = 0;
  for (const one of sent) {
    const { reference, exchange } = one;
    // Who sends later than asked, or by several workers, may send any wish that is still open, in any order.
    const made = wishes.filter(({ command }) => command.sentAt <= exchange.startedAt);
    const open = made.filter((wish) => !met.has(wish));
    const meant = open.find(isOf(reference));
    if (meant !== undefined) {
      met.add(meant);
      if (isDone(exchange) && sharesItsUtr(evidence, meant.credit)) witnessed += 1;
    } else if (made.some(isOf(reference))) again.push(one);
    else {
      const [first, ...others] = open.filter((wish) => !isReversed(evidence, wish));
      const [any] = made;
      if (first !== undefined) findings.push(wrongReference(evidence, one, [first, ...others]));
      else if (any !== undefined) findings.push(wrongReference(evidence, one, [any]));
    }
  }
  // One credit twice is another check's; but not when the credit with the same UTR was never sent in its turn.
  for (const one of again) {
    const utr = wishes.find(isOf(one.reference))?.credit.utr;
    const twin = wishes.find(
      (wish) =>
        wish.credit.utr === utr &&
        !met.has(wish) &&
        !isOf(one.reference)(wish) &&
        !isReversed(evidence, wish),
    );
    if (twin !== undefined) findings.push(wrongReference(evidence, one, [twin]));
  }
  return { witnessed, findings };
}

/**
 * Correct both: looks the reference up by UTR, account and amount; keeps it with the customer's order and never looks.
 */
const byReference: Check<Evidence> = {
  id: 'VA-C-RFD-01',
  level: 'MUST',
  title: 'MUST refund by transaction reference, never by UTR',
  requirements: ['REQ-RFD-01'],
  evidence: ['WIRE'],
  scenarios: ['REFUND_PAID'],
  needs: ['CREATE', 'SYNC', 'REFUND', 'LEDGER'],
  witness: 'a refund that the bank took, of a credit whose UTR another credit has too',
  explain: {
    how: 'Two customers pay the same amount under one 12-digit number, one by IMPS and one by UPI, and each gets that amount from somebody else as well. The two are to be refunded, by UTR, account and amount. The kit compares the references that are sent with those of the credits that were asked for.',
    why: "Refunded by UTR, the money of one customer goes back to the other's payer. A refund is for the whole credit and cannot be undone.",
    fix: "Keep the bank's `transactionReferenceNumber` with each credit, and send that. Where somebody asks by UTR, find the credit by account and amount as well.",
  },
  judge: judgeReferences,
};

const ENDED_BADLY: readonly string[] = ['FAILED', 'RETURNED'];

/** Of each credit the first answer that told the integration that its refund had come to nothing. */
function badEnds(evidence: Evidence): ReadonlyMap<string, RefundReading> {
  const bad = new Map<string, RefundReading>();
  for (const reading of refundReadings(evidence)) {
    const { reference, status } = reading;
    if (ENDED_BADLY.includes(status) && !bad.has(reference)) bad.set(reference, reading);
  }
  return bad;
}

/** Refunds sent anew after the bank had told that an earlier one had failed, without anybody asking for it. */
function blindRepeats(evidence: Evidence): readonly Finding[] {
  const bad = badEnds(evidence);
  const wishes = wishesOf(evidence);
  return sentRefunds(evidence).flatMap(({ reference, exchange }): Finding[] => {
    const end = bad.get(reference);
    if (end === undefined || end.exchange.endedAt > exchange.startedAt) return [];
    const isAskedAgain = wishes
      .filter(isOf(reference))
      .some(({ command }) => command.sentAt >= end.exchange.endedAt && command.sentAt <= exchange.startedAt);
    if (isAskedAgain) return [];
    return [
      {
        expected: `no second refund of ${reference} after ${end.status}, unless somebody asks for it`,
        observed: 'another refund was sent by itself',
        exchanges: [exchange.number, end.exchange.number],
      },
    ];
  });
}

/** Wishes that a person made when the first refund had come to nothing, and that never went out as refunds of their own. */
function askedInVain(evidence: Evidence): readonly Finding[] {
  const bad = badEnds(evidence);
  const calls = callsOf(evidence, 'initiateRefund');
  return wishesOf(evidence).flatMap((wish): Finding[] => {
    const { command, credit } = wish;
    const reference = credit.transactionReferenceNumber;
    const end = bad.get(reference);
    if (end === undefined || command.sentAt < end.exchange.endedAt) return [];
    const own = calls.filter((call) => referenceOf(call) === reference);
    const before = new Set(own.filter(({ startedAt }) => startedAt < command.sentAt).map(keyOf));
    const after = own.filter(({ startedAt }) => startedAt >= command.sentAt);
    if (after.some((call) => !before.has(keyOf(call)))) return [];
    const expected = `a new refund of ${reference} under an Idempotency-Key of its own: the first is ${end.status}, and somebody asked again`;
    const [old] = after;
    if (old !== undefined) {
      const observed = `it was sent under the key of the first (${keyOf(old)}), and the bank repeated its old answer`;
      return [{ expected, observed, exchanges: [old.number, end.exchange.number], ...commandsIn([wish]) }];
    }
    // Whoever leaves it to a person says so, with FAILED or UNKNOWN.
    const isToldDone = evidence.commands.some(
      (one) => one.commandId === command.commandId && workOf(one).outcome === 'SUCCEEDED',
    );
    if (!isToldDone) return [];
    const observed = 'SUCCEEDED was told, and nothing was sent';
    return [{ expected, observed, exchanges: [end.exchange.number], ...commandsIn([wish]) }];
  });
}

/** The last ledger after a bad end was read; what somebody asked for again is another refund, and no more of this one. */
function ledgerAfter(evidence: Evidence, { reference, exchange }: RefundReading): RecordedLedger | undefined {
  const again = wishesOf(evidence).find(
    (wish) => isOf(reference)(wish) && wish.command.sentAt >= exchange.endedAt,
  );
  const until = again?.command.sentAt ?? Number.POSITIVE_INFINITY;
  return evidence.ledgers.findLast(({ at }) => at >= exchange.endedAt && at <= until);
}

/** Refunds after one that came to nothing, taken by the bank and read so, of which the books know nothing at the end. */
function unbookedRefunds(evidence: Evidence): readonly Finding[] {
  const ledger = evidence.ledgers.at(-1);
  if (ledger === undefined) return [];
  const readings = refundReadings(evidence).filter(({ exchange }) => exchange.endedAt <= ledger.at);
  return [...badEnds(evidence)].flatMap(([reference, end]): Finding[] => {
    const own = readings.filter((one) => one.reference === reference);
    const ended = new Set(own.filter(({ status }) => ENDED_BADLY.includes(status)).map(refundIdOf));
    const live = own.find(
      (one) => one.exchange.startedAt >= end.exchange.endedAt && !ended.has(one.refundId),
    );
    const states = refundStates(ledger, reference);
    // An earlier refund may stand beside it; of a credit that the books do not name they say nothing.
    if (live === undefined || states.length === 0 || states.some((state) => state !== 'RESTORED')) return [];
    const expected = `a refund of ${reference} PENDING or PAID: after the one that came to nothing the bank has taken another (${live.refundId})`;
    const observed = `only RESTORED on the ledger "${ledger.label}"`;
    return [{ expected, observed, exchanges: [live.exchange.number] }];
  });
}
const refundIdOf = ({ refundId }: RefundReading) => refundId;

function judgeRestored(evidence: Evidence): Judgement {
  const blind = blindRepeats(evidence);
  const findings: Finding[] = [...blind, ...askedInVain(evidence), ...unbookedRefunds(evidence)];
  const seen = new Set<string>();
  let restored = 0;
  for (const [reference, reading] of badEnds(evidence)) {
    const { status, exchange } = reading;
    seen.add(status);
    const ledger = ledgerAfter(evidence, reading);
    if (ledger === undefined) continue;
    const states = refundStates(ledger, reference);
    if (states.includes('RESTORED')) restored += 1;
    const wrong = states.find((state) => state === 'PAID' || state === 'PENDING');
    // What repeats by itself is pending for that reason: told once.
    if (wrong === undefined || blind.some(({ expected }) => expected.includes(reference))) continue;
    const expected = `the refund of ${reference} RESTORED: the bank told that it is ${status}`;
    findings.push({ expected, observed: `${wrong} on the ledger`, exchanges: [exchange.number] });
  }
  return { witnessed: seen.size === ENDED_BADLY.length ? restored : 0, findings };
}

/**
 * Correct both: restores and refunds anew when a person asks; restores and refuses to do it again. A call repeated under
 * its own key is no second refund.
 */
const restored: Check<Evidence> = {
  id: 'VA-C-RFD-03',
  level: 'MUST',
  title: 'MUST restore the liability on FAILED and RETURNED, and not repeat the refund blindly',
  requirements: ['REQ-RFD-03'],
  evidence: ['WIRE', 'LEDGER'],
  scenarios: ['REFUND_RESTORED'],
  needs: ['CREATE', 'SYNC', 'REFUND', 'WATCH', 'LEDGER'],
  witness: 'a refund read as FAILED and one as RETURNED, and restored on the ledger',
  explain: {
    how: 'One refund fails, another is paid and comes back before the integration asks for it: after PROCESSED the bank asks to be left alone for a day, so how a later return is learned is not looked at. The kit looks at the ledger when the integration has read so, and for refunds that are sent again by themselves. Then the one that failed is asked for once more, as a person would: it may be refused, but if it is sent it must be a new refund, and the ledger must show it.',
    why: 'The money is still yours to give back. Left as paid, the customer never sees it; repeated blindly, it fails for ever or, once it does not, is paid twice; restored for ever, it is paid out by another way while the new refund is under way.',
    fix: 'On FAILED and RETURNED book the amount back to what you owe the customer, and let a person (or the customer) decide what comes next. A new attempt is a new business action with a new key: never one made of the reference alone.',
  },
  judge: judgeRestored,
};

function judgeReversed(evidence: Evidence): Judgement {
  const [reference] = textsOfFact(evidence, 'reversedReference');
  const since = markedAt(evidence, 'reversed');
  const reversal = evidence.truth.transactions.find(
    (one) => one.originalTransactionReferenceNumber === reference,
  );
  // Until it has acknowledged the reversal it need not know of it.
  if (reference === undefined || since === undefined || reversal?.isAcknowledged !== true) {
    return { witnessed: 0, findings: [] };
  }
  const sent = sentRefunds(evidence).filter((one) => one.exchange.startedAt >= since);
  const findings = sent
    .filter((one) => one.reference === reference)
    .map(({ exchange }): Finding => {
      const expected = `no refund of ${reference}: its reversal ${reversal.transactionReferenceNumber} was acknowledged before`;
      const answer = exchange.problemCode ?? String(exchange.handledStatus);
      return {
        expected,
        observed: `a refund was sent (the bank: ${answer})`,
        exchanges: [exchange.number],
      };
    });
  const isRefused = commandsOf(evidence, 'requestRefund').some(
    (command) =>
      creditOf(evidence, command)?.transactionReferenceNumber === reference &&
      workOf(command).outcome === 'FAILED',
  );
  // Refusing every refund is no knowledge of reversals: another one must have gone out.
  const others = sent.filter((one) => one.reference !== reference && isDone(one.exchange));
  return { witnessed: isRefused ? others.length : 0, findings };
}

/**
 * Correct both: looks for the reversal when a refund is asked for; marks the credit when the reversal is booked.
 */
const reversed: Check<Evidence> = {
  id: 'VA-C-RFD-04',
  level: 'MUST',
  title: 'MUST NOT refund a credit that was reversed',
  requirements: ['REQ-RFD-04'],
  evidence: ['WIRE', 'DRIVER'],
  scenarios: ['REFUND_PAID'],
  needs: ['CREATE', 'SYNC', 'REFUND', 'LEDGER'],
  witness: 'the refund of a reversed credit refused by the integration, and that of another one sent',
  explain: {
    how: "A credit is reversed and the integration acknowledges the reversal; then the credit's refund is asked for. The kit looks whether it is sent to the bank.",
    why: 'A reversed credit has gone back already. An integration that relies on the bank to refuse shows its own books to be wrong, and pays from them elsewhere.',
    fix: 'When a reversal is booked, take its amount off what can be refunded, and refuse the refund before you ask the bank.',
  },
  judge: judgeReversed,
};

export const refundChecks: readonly Check<Evidence>[] = [
  byReference,
  onlyProcessedIsPaid,
  restored,
  reversed,
];
