import type { Check, Finding, Judgement } from '../framework/check.ts';
import type { Evidence, RecordedCommand, RecordedExchange } from '../judge/evidence.ts';
import { bookingsByReference, inWords, ledgerOf } from '../judge/ledger.ts';
import {
  callsDuring,
  commandsOf,
  managesWithout,
  noResultWords,
  numbersOf,
  servedEntries,
} from '../judge/served.ts';
import { isReadAsSuccess, textOf, workOf } from '../judge/wire.ts';
import { dayAfter, indianDayOf, instantOf, utcDayOf } from '../lib/days.ts';
import { objectOf } from '../lib/json.ts';

function judgeBookedDays(evidence: Evidence): Judgement {
  const ledger = ledgerOf(evidence);
  if (ledger === undefined) return { witnessed: 0, findings: [] };
  const bookings = bookingsByReference(ledger);
  const findings: Finding[] = [];
  let witnessed = 0;
  for (const entry of servedEntries(evidence)) {
    const { transactionReferenceNumber: reference, postedAt } = entry;
    const day = indianDayOf(postedAt);
    for (const { businessDate } of bookings.get(reference) ?? []) {
      if (businessDate === day && utcDayOf(postedAt) !== day) witnessed += 1;
      if (businessDate === day) continue;
      findings.push({
        expected: `${reference}, ${inWords(entry)}, posted at ${postedAt}, booked on ${day}`,
        observed: `${reference} booked on ${businessDate}`,
      });
    }
  }
  return { witnessed, findings };
}

/**
 * Correct both: the bank's `valueDate` as it stands; the day of `postedAt` at +05:30.
 */
const bookedDays: Check<Evidence> = {
  id: 'VA-C-TIM-01',
  level: 'MUST',
  title: 'MUST book on the Indian day of the entry',
  requirements: ['REQ-TIM-01'],
  evidence: ['LEDGER'],
  scenarios: ['INDIAN_DAYS'],
  needs: ['CREATE', 'SYNC', 'LEDGER'],
  witness: 'an entry booked whose day in India is another than in UTC',
  explain: {
    how: 'Credits come in just before, at and ten minutes after midnight of 31 March in India, while the program runs in the time zone of New York. The kit compares the day on which each is booked with the Indian day of its posting.',
    why: 'Between midnight and half past five in the morning, UTC still has yesterday: interest, cut-offs and the day-end reconciliation go wrong every night, and on 31 March the financial year does.',
    fix: "Book on the entry's `valueDate` as it stands, or take the day of `postedAt` at +05:30, whatever the zone of the machine and of the database session.",
  },
  judge: judgeBookedDays,
};

/** One call of an enquiry, and the days that it asks for; an end that it leaves open is undefined. */
interface AskedDays {
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly exchange: RecordedExchange;
}

function askedDays(exchange: RecordedExchange): AskedDays {
  const query = new URLSearchParams(exchange.query ?? '');
  return { from: query.get('fromDate') ?? undefined, to: query.get('toDate') ?? undefined, exchange };
}

/** The Indian days that a command asks for, first and last; undefined when its input names no instants. */
function wantedDays({ input }: RecordedCommand): readonly [first: string, last: string] | undefined {
  const { from, to } = objectOf(input);
  const [first, last] = [textOf(from) ?? '', textOf(to) ?? ''];
  if (instantOf(first) === undefined || instantOf(last) === undefined) return undefined;
  return [indianDayOf(first), indianDayOf(last)];
}

function isAsked(day: string, { from, to }: AskedDays): boolean {
  return (from === undefined || from <= day) && (to === undefined || to >= day);
}

function daysBetween(first: string, last: string): readonly string[] {
  const days: string[] = [];
  for (let day = first; day <= last; day = dayAfter(day, 1)) days.push(day);
  return days;
}

/** Entries that the enquiry named though they are of other days; an integration may leave out what it found. */
function foreignEntries(evidence: Evidence, command: RecordedCommand, days: readonly string[]) {
  const result = command.reply.kind === 'RESULT' ? objectOf(command.reply.result) : {};
  const named = result['transactionReferenceNumbers'];
  if (!Array.isArray(named)) return [];
  return evidence.truth.transactions.filter(
    ({ transactionReferenceNumber, postedAt }) =>
      named.includes(transactionReferenceNumber) && !days.includes(indianDayOf(postedAt)),
  );
}

function judgeEnquiry(evidence: Evidence, command: RecordedCommand): Judgement {
  const wanted = wantedDays(command);
  const calls = callsDuring(evidence, command).filter(
    (exchange) => exchange.operation === 'listTransactions' && isReadAsSuccess(exchange),
  );
  if (wanted === undefined || calls.length === 0) return { witnessed: 0, findings: [] };
  const days = daysBetween(...wanted);
  const asked = calls.map(askedDays);
  const missed = days.filter((day) => !asked.some((one) => isAsked(day, one)));
  const foreign = foreignEntries(evidence, command, days);
  const expected = `an enquiry of ${days.join(' and ')}, the Indian days of ${textOf(objectOf(command.input)['from'])} to ${textOf(objectOf(command.input)['to'])}`;
  const commands = command.commandId === undefined ? {} : { commands: [command.commandId] };
  const exchanges = numbersOf(calls);
  const findings: Finding[] = [];
  if (missed.length > 0) {
    const ranges = asked.map(({ from = 'the beginning', to = 'the end' }) => `${from} to ${to}`);
    const observed = `it asked for ${[...new Set(ranges)].join(', ')}: without ${missed.join(', ')}`;
    findings.push({ expected, observed, exchanges, ...commands });
  }
  for (const { transactionReferenceNumber: reference, postedAt } of foreign) {
    const observed = `it told ${reference} among them, which was posted at ${postedAt}`;
    findings.push({ expected, observed, exchanges, ...commands });
  }
  const isDone = workOf(command).outcome === 'SUCCEEDED' && findings.length === 0;
  return { witnessed: isDone ? 1 : 0, findings };
}

/**
 * Correct both: exactly the Indian days as fromDate and toDate; a wider range, of which only those days are told.
 * Where the kit does not start the program (a driver behind an address), the zone is that of its own machine.
 */
const enquiryDays: Check<Evidence> = {
  id: 'VA-C-TIM-02',
  level: 'MUST',
  title: 'MUST enquire by Indian days, whatever the time zone of the machine',
  requirements: ['REQ-TIM-02'],
  evidence: ['WIRE', 'DRIVER'],
  scenarios: ['ENQUIRY_DAYS'],
  needs: ['CREATE', 'ENQUIRE'],
  witness: 'an enquiry by days that ended with success and covered the Indian days',
  explain: {
    how: 'The integration runs with TZ=America/New_York and is asked for all entries between two instants shortly after midnight in India. The kit reads `fromDate` and `toDate` on the wire, and which entries the integration tells. An integration that the kit cannot start itself is judged in the zone of its own machine.',
    why: "A machine in another zone, or in UTC, asks for yesterday: support and reconciliation do not see the night's payments and report them as missing.",
    fix: "Turn instants into days at +05:30 explicitly. Do not use functions that take the machine's zone (`getDate()`, `date.today()`, `LocalDate.now()` without a zone).",
  },
  judge(evidence) {
    const judged = commandsOf(evidence, 'enquireTransactions').map((command) =>
      judgeEnquiry(evidence, command),
    );
    return {
      witnessed: judged.reduce((sum, { witnessed }) => sum + witnessed, 0),
      findings: judged.flatMap(({ findings }) => findings),
    };
  },
};

function judgeSkew(evidence: Evidence): Judgement {
  const findings: Finding[] = [];
  let witnessed = 0;
  for (const command of commandsOf(evidence, 'createAccounts', 'syncTransactions')) {
    const calls = callsDuring(evidence, command);
    const skewed = calls.filter(({ fault }) => fault?.type === 'CLOCK_SKEW');
    // Whatever else went wrong is none of the clock's.
    if (skewed.length === 0 || calls.some((one) => !isReadAsSuccess(one))) continue;
    const { outcome } = workOf(command);
    if (outcome === 'SUCCEEDED') {
      witnessed += 1;
      continue;
    }
    const words = noResultWords(command) ?? (outcome && `${command.operation} ${outcome}`);
    if (words === undefined || !managesWithout(evidence, command, 'CLOCK_SKEW')) continue;
    // How far off the bank's clock was, by the scenario's word for it.
    const label = skewed[0]?.fault?.label;
    findings.push({
      expected: `${command.operation} SUCCEEDED: every answer was right, only the Date of the bank is an hour ${label}`,
      observed: words,
      exchanges: numbersOf(skewed),
      ...(command.commandId !== undefined && { commands: [command.commandId] }),
    });
  }
  return { witnessed, findings };
}

/**
 * Correct both: never looks at Date; looks at it and logs the difference.
 */
const skew: Check<Evidence> = {
  id: 'VA-C-TIM-03',
  level: 'SHOULD',
  title: "SHOULD tolerate that its clock and the bank's differ",
  requirements: ['REQ-TIM-03'],
  evidence: ['WIRE', 'DRIVER'],
  scenarios: ['CLOCK_SKEW'],
  needs: ['CREATE', 'SYNC'],
  witness: 'a command that succeeded though the Date of the answers was an hour off',
  explain: {
    how: "The Date header of the bank's answers is an hour behind, then an hour ahead; everything else is right. The kit looks whether accounts are opened and transactions pulled all the same.",
    why: 'Clocks of two companies are never equal. An integration that refuses answers for it stands still for the whole time that somebody looks for the cause.',
    fix: "Take no decision from the Date header. Count a token's life from its `expires_in` and your own clock, from the moment in which you got it.",
  },
  judge: judgeSkew,
};

export const dayChecks: readonly Check<Evidence>[] = [bookedDays, enquiryDays, skew];
