import type { Check, Finding, Judgement } from '../framework/check.ts';
import type { Evidence } from '../judge/evidence.ts';
import { bookingsByReference, discrepanciesOf, ledgerOf } from '../judge/ledger.ts';
import { commandsOf, servedEntries } from '../judge/served.ts';
import { listOf, textOf } from '../judge/wire.ts';
import { objectOf } from '../lib/json.ts';

/** Texts that survive no other type: a leading zero, an exponent, more digits than a double can hold. */
const TREACHEROUS = /^0|^[0-9]+E[0-9]+$|^[0-9]{16,}$/;

function bare(number: string): string {
  return number.replace(/^0+/, '');
}

/** Numbers of remitters that the integration was given, and under which it should have told them to the bank. */
function givenRemitters(evidence: Evidence): readonly string[] {
  return commandsOf(evidence, 'createAccounts', 'modifyAccounts').flatMap(({ input }) => {
    const { accounts, changes } = objectOf(input);
    return [...listOf(accounts), ...listOf(changes)]
      .flatMap((one) => [...listOf(one['allowedRemitters']), ...listOf(one['addRemitters'])])
      .flatMap((remitter) => textOf(remitter['accountNumber']) ?? []);
  });
}

/** Remitters that the bank was told without their leading zeros. */
function changedRemitters(evidence: Evidence): readonly Finding[] {
  const given = givenRemitters(evidence);
  const findings: Finding[] = [];
  for (const { virtualAccountNumber, allowedRemitters = [] } of evidence.truth.virtualAccounts) {
    for (const { accountNumber } of allowedRemitters ?? []) {
      const meant = given.find((one) => bare(one) === bare(accountNumber));
      if (meant === undefined || given.includes(accountNumber)) continue;
      const observed = `the bank was told ${accountNumber} for ${virtualAccountNumber}`;
      findings.push({ expected: `the allowed remitter ${meant}`, observed });
    }
  }
  return findings;
}

function judgeStrings(evidence: Evidence): Judgement {
  const remitters = changedRemitters(evidence);
  const ledger = ledgerOf(evidence);
  if (ledger === undefined) return { witnessed: 0, findings: remitters };
  const entries = servedEntries(evidence);
  const changed = discrepanciesOf(ledger, [], entries).filter(
    ({ kind }) => kind === 'UTR' || kind === 'ACCOUNT',
  );
  const bookings = bookingsByReference(ledger);
  const kept = entries.filter(
    ({ transactionReferenceNumber, utr }) =>
      TREACHEROUS.test(utr) &&
      (bookings.get(transactionReferenceNumber) ?? []).some((booking) => booking.utr === utr),
  );
  const booked = changed.map(({ expected, observed }): Finding => ({ expected, observed }));
  return { witnessed: kept.length, findings: [...booked, ...remitters] };
}

/**
 * Correct both: text columns throughout; a type of its own that keeps the text. What is not booked at all is another check's.
 */
const strings: Check<Evidence> = {
  id: 'VA-C-STR-01',
  level: 'MUST',
  title: 'MUST keep account numbers and UTRs as strings',
  requirements: ['REQ-STR-01'],
  evidence: ['LEDGER'],
  scenarios: ['TEXT_NUMBERS'],
  needs: ['CREATE', 'SYNC', 'LEDGER'],
  witness: 'a reference with leading zeros, an exponent or more than fifteen digits booked as it came',
  explain: {
    how: 'Credits come with references such as 000000012345, 0000000000001E10 and one of 22 digits, and, where the integration can restrict who pays, an account is opened for a payer whose number begins with zeros. The kit compares what is booked, and what the bank was told, letter by letter.',
    why: 'A number that has lost its zeros, or was rounded to fifteen digits, finds no payment any more: neither support nor a refund nor a dispute can name it.',
    fix: 'Treat every number that is not counted with as text: in the code, in the database column, in spreadsheets and in logs.',
  },
  judge: judgeStrings,
};

export const stringChecks: readonly Check<Evidence>[] = [strings];
