import type { Check, Finding, Judgement } from '../framework/check.ts';
import type { Evidence, RecordedCommand } from '../judge/evidence.ts';
import { inWords, type TrueEntry } from '../judge/ledger.ts';
import { refundReadings, refundStates, sentRefunds } from '../judge/refunds.ts';
import { commandsOf, textsOfFact } from '../judge/served.ts';
import { isDone, markedAt, workOf } from '../judge/wire.ts';
import { objectOf } from '../lib/json.ts';
import { onlyProcessedIsPaid } from './refund-polling.ts';

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

function sharesItsUtr({ truth }: Evidence, credit: TrueEntry): boolean {
  return truth.transactions.some(
    (one) =>
      one.entryType === 'CREDIT' &&
      one.utr === credit.utr &&
      one.transactionReferenceNumber !== credit.transactionReferenceNumber,
  );
}

/** What a wrong reference is, in words. */
function sentWords({ truth }: Evidence, reference: string, credit: TrueEntry): string {
  if (reference === credit.utr) return `the UTR ${reference} in place of a reference`;
  const other = truth.transactions.find((one) => one.transactionReferenceNumber === reference);
  if (other === undefined) return `"${reference}", which is no reference of the bank`;
  return `${reference}, ${inWords(other)}`;
}

function judgeReferences(evidence: Evidence): Judgement {
  const commands = commandsOf(evidence, 'requestRefund');
  const findings: Finding[] = [];
  let witnessed = 0;
  for (const { reference, exchange } of sentRefunds(evidence)) {
    // A request belongs to the last command before it; what an earlier one still repeats has an earlier key.
    const command = commands.findLast(({ sentAt }) => sentAt <= exchange.startedAt);
    const credit = command && creditOf(evidence, command);
    if (command === undefined || credit === undefined) continue;
    if (reference === credit.transactionReferenceNumber) {
      if (isDone(exchange) && sharesItsUtr(evidence, credit)) witnessed += 1;
      continue;
    }
    findings.push({
      expected: `a refund of ${credit.transactionReferenceNumber}, ${inWords(credit)}`,
      observed: sentWords(evidence, reference, credit),
      exchanges: [exchange.number],
      ...(command.commandId !== undefined && { commands: [command.commandId] }),
    });
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
  needs: ['CREATE', 'SYNC', 'REFUND', 'WATCH', 'LEDGER'],
  witness: 'a refund that the bank took, of a credit whose UTR another credit has too',
  explain: {
    how: 'Two customers pay under one 12-digit number, one by IMPS and one by UPI. Both are to be refunded, by UTR, account and amount. The kit compares the references that are sent with those of the credits that were meant.',
    why: "Refunded by UTR, the money of one customer goes back to the other's payer. A refund is for the whole credit and cannot be undone.",
    fix: "Keep the bank's `transactionReferenceNumber` with each credit, and send that. Where somebody asks by UTR, find the credit by account and amount as well.",
  },
  judge: judgeReferences,
};

const ENDED_BADLY = ['FAILED', 'RETURNED'] as const;

/** Refunds sent anew after the bank had told that an earlier one had failed, without anybody asking for it. */
function blindRepeats(evidence: Evidence): readonly Finding[] {
  const readings = refundReadings(evidence);
  const asked = commandsOf(evidence, 'requestRefund');
  const sent = sentRefunds(evidence);
  return sent.flatMap(({ reference, exchange }): Finding[] => {
    const bad = readings.find(
      (one) =>
        one.reference === reference &&
        ENDED_BADLY.some((status) => status === one.status) &&
        one.exchange.endedAt <= exchange.startedAt,
    );
    if (bad === undefined) return [];
    const isAskedAgain = asked.some(
      (command) =>
        command.sentAt >= bad.exchange.endedAt &&
        command.sentAt <= exchange.startedAt &&
        creditOf(evidence, command)?.transactionReferenceNumber === reference,
    );
    if (isAskedAgain) return [];
    return [
      {
        expected: `no second refund of ${reference} after ${bad.status}, unless somebody asks for it`,
        observed: 'another refund was sent by itself',
        exchanges: [exchange.number, bad.exchange.number],
      },
    ];
  });
}

function judgeRestored(evidence: Evidence): Judgement {
  const readings = refundReadings(evidence);
  const findings: Finding[] = [...blindRepeats(evidence)];
  const restored = new Set<string>();
  const ledger = evidence.ledgers.at(-1);
  const bad = new Map(
    readings
      .filter(({ status }) => ENDED_BADLY.some((one) => one === status))
      .map((one) => [one.reference, one]),
  );
  for (const [reference, { status, exchange }] of bad) {
    if (ledger === undefined || exchange.endedAt > ledger.at) continue;
    const states = refundStates(ledger, reference);
    if (states.includes('RESTORED')) restored.add(reference);
    const wrong = states.find((state) => state === 'PAID' || state === 'PENDING');
    if (wrong === undefined || findings.some(({ expected }) => expected.includes(reference))) continue;
    const expected = `the refund of ${reference} RESTORED: the bank told that it is ${status}`;
    findings.push({ expected, observed: `${wrong} on the ledger`, exchanges: [exchange.number] });
  }
  const seen = new Set([...bad.values()].map(({ status }) => status));
  return { witnessed: seen.size === ENDED_BADLY.length ? restored.size : 0, findings };
}

/**
 * Correct both: restores and waits for a person; restores and asks the customer for another account. A call repeated
 * under its own key is no second refund.
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
    how: 'One refund fails, another is paid and comes back. The kit looks at the ledger when the integration has read so, and for refunds that are sent again by themselves.',
    why: 'The money is still yours to give back. Left as paid, the customer never sees it; repeated blindly, it fails for ever or, once it does not, is paid twice.',
    fix: 'On FAILED and RETURNED book the amount back to what you owe the customer, and let a person (or the customer) decide what comes next. A new attempt is a new business action with a new key.',
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
  needs: ['CREATE', 'SYNC', 'REFUND', 'WATCH', 'LEDGER'],
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
