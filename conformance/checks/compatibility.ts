import type { Check, Finding, Judgement } from '../framework/check.ts';
import type { Evidence } from '../judge/evidence.ts';
import { bookingsByReference, discrepanciesOf, inWords, ledgerOf } from '../judge/ledger.ts';
import {
  callsDuring,
  commandsOf,
  endedAt,
  managesWithout,
  noResultWords,
  numbersOf,
  servedBatches,
} from '../judge/served.ts';
import { isReadAsSuccess, workOf } from '../judge/wire.ts';

function judgeNewFields(evidence: Evidence): Judgement {
  const findings: Finding[] = [];
  let witnessed = 0;
  for (const command of commandsOf(evidence, 'createAccounts', 'syncTransactions')) {
    const calls = callsDuring(evidence, command);
    const met = calls.filter(({ fault }) => fault?.type === 'UNKNOWN_FIELD');
    // Whatever else went wrong is none of the new fields'.
    if (met.length === 0 || calls.some((one) => !isReadAsSuccess(one))) continue;
    const { outcome } = workOf(command);
    if (outcome === 'SUCCEEDED') {
      witnessed += 1;
      continue;
    }
    const words = noResultWords(command) ?? (outcome && `${command.operation} ${outcome}`);
    if (words === undefined || !managesWithout(evidence, command, 'UNKNOWN_FIELD')) continue;
    findings.push({
      expected: `${command.operation} SUCCEEDED: every answer was right, and had a field sandboxUnknownField besides`,
      observed: words,
      exchanges: numbersOf(met),
      ...(command.commandId !== undefined && { commands: [command.commandId] }),
    });
  }
  return { witnessed, findings };
}

/**
 * Correct both: a tolerant parser; a strict schema of the fields that are used, open for others.
 */
const newFields: Check<Evidence> = {
  id: 'VA-C-CMP-01',
  level: 'MUST',
  title: 'MUST ignore response fields that it does not know',
  requirements: ['REQ-CMP-01'],
  evidence: ['DRIVER', 'WIRE'],
  scenarios: ['NEWER_BANK'],
  needs: ['CREATE', 'SYNC', 'LEDGER'],
  witness: 'a command that succeeded though every object of the answers had a field more',
  explain: {
    how: "Every object of the bank's answers carries one more field, `sandboxUnknownField`. The kit looks whether accounts are opened and transactions pulled all the same.",
    why: 'The contract lets new fields come without a new version. An integration that refuses them stops on the day on which the bank adds one, for all customers at once.',
    fix: 'Set your parser to ignore what it does not know (`FAIL_ON_UNKNOWN_PROPERTIES` off, no `additionalProperties: false` on answers, no `extra="forbid"`).',
  },
  judge: judgeNewFields,
};

/** What a way to pay could be to blame for; days and references are other checks'. */
const OF_MONEY = new Set(['MISSING', 'TWICE', 'ACCOUNT', 'AMOUNT']);

function judgeNewMode(evidence: Evidence): Judgement {
  const served = servedBatches(evidence).filter(({ exchange }) => exchange.fault?.type === 'UNKNOWN_ENUM');
  const last = served.at(-1)?.exchange;
  if (last === undefined) return { witnessed: 0, findings: [] };
  const exchanges = numbersOf([last]);
  const command = commandsOf(evidence, 'syncTransactions').findLast(({ sentAt }) => sentAt <= last.startedAt);
  const observed = command && endedAt(evidence, command, last);
  if (observed !== undefined) {
    const expected = 'a batch with the paymentMode CBDC booked';
    return { witnessed: 0, findings: [{ expected, observed, exchanges }] };
  }
  const ledger = ledgerOf(evidence);
  if (ledger === undefined) return { witnessed: 0, findings: [] };
  const references = new Set(served.flatMap((batch) => batch.references));
  const entries = evidence.truth.transactions.filter((one) => references.has(one.transactionReferenceNumber));
  const bookings = bookingsByReference(ledger);
  const wrong = discrepanciesOf(ledger, entries, entries).filter(({ kind }) => OF_MONEY.has(kind));
  const findings = wrong.map(({ expected, observed }): Finding => ({ expected, observed, exchanges }));
  let witnessed = 0;
  for (const entry of entries) {
    const [booking] = bookings.get(entry.transactionReferenceNumber) ?? [];
    if (booking === undefined) continue;
    if (booking.state === 'BOOKED') witnessed += 1;
    else {
      const expected = `${entry.transactionReferenceNumber}, ${inWords(entry)}, BOOKED: only its paymentMode is new`;
      findings.push({ expected, observed: booking.state, exchanges });
    }
  }
  return { witnessed: findings.length === 0 ? witnessed : 0, findings };
}

/**
 * Correct both: keeps the unknown word as text; books it under "other".
 */
const newMode: Check<Evidence> = {
  id: 'VA-C-CMP-02',
  level: 'MUST',
  title: 'MUST survive an unknown paymentMode and book the entry by its other fields',
  requirements: ['REQ-CMP-02'],
  evidence: ['DRIVER', 'LEDGER'],
  scenarios: ['NEWER_BANK'],
  needs: ['CREATE', 'SYNC', 'LEDGER'],
  witness: 'entries whose paymentMode is not of the contract, booked with their account and amount',
  explain: {
    how: 'A batch is served whose entries have the paymentMode CBDC, which the contract does not name. The kit looks whether they are booked like others.',
    why: 'India gets a new way to pay every few years. The money has come: an integration that stumbles over its name blocks the whole stream, or loses the payment.',
    fix: 'Keep `paymentMode` as text, or map what you do not know to "other". Nothing that is booked depends on it.',
  },
  judge: judgeNewMode,
};

export const compatibilityChecks: readonly Check<Evidence>[] = [newFields, newMode];
