import type { LedgerEntry } from '../drivers/protocol.ts';
import type { Check, Finding } from '../framework/check.ts';
import type { Evidence, RecordedLedger } from '../judge/evidence.ts';
import {
  bookingsByReference,
  type Discrepancy,
  discrepanciesOf,
  ledgerOf,
  type TrueEntry,
} from '../judge/ledger.ts';
import { asideOf } from '../judge/placing.ts';
import { numbersOf } from '../judge/served.ts';
import {
  acknowledgementsOf,
  agree,
  answeredSyncs,
  deliveredEntries,
  fetchesOf,
  isWithin,
  type Serving,
  servingsOf,
  takenBatches,
} from '../judge/stream.ts';
import { isReadAsSuccess, listOf, markedAt, textOf } from '../judge/wire.ts';
import { jsonOf, objectOf } from '../lib/json.ts';
import { amountOf, paiseOf } from '../lib/money.ts';
import { listed, told, UNSEEN } from './told.ts';

const { stringify } = JSON;

function totalsInWords({ numberOfTransactions, controlSum }: Serving['totals']): string {
  return `${stringify(numberOfTransactions) ?? 'no count'} and ${stringify(controlSum) ?? 'no sum'}`;
}

/** Acknowledgements sent when the batch, as it was last read, contradicted itself. */
function blindAcknowledgements(evidence: Evidence): readonly Finding[] {
  const servings = servingsOf(evidence);
  return acknowledgementsOf(evidence).flatMap(({ exchange, batchId, totals }) => {
    const read = servings.findLast(
      (serving) => serving.batchId === batchId && serving.exchange.endedAt <= exchange.startedAt,
    );
    if (read === undefined || read.isSound) return [];
    const whose = agree(totals, read.totals) ? 'the totals that stood in it' : 'totals of its own';
    return {
      expected: `batch ${batchId} fetched again: it says ${totalsInWords(read.totals)}, and its records do not`,
      observed: `acknowledged it with ${whose}: ${totalsInWords(totals)}`,
      exchanges: [exchange.number, read.exchange.number],
    };
  });
}

/** Stories within the story: the label of the ledger that was read while the totals were wrong. */
const KINDS = ['wrong count', 'wrong sum'] as const;
type Kind = (typeof KINDS)[number];

/** What is wrong about the totals of a batch as it was served; undefined when they agree. */
function wrongOf({ isSound, totals, references }: Serving): Kind | undefined {
  if (isSound) return undefined;
  return totals.numberOfTransactions === references.length ? 'wrong sum' : 'wrong count';
}

/** The ledger that was read before the batch came right; undefined when the integration did not tell it in time. */
function ledgerWhile(evidence: Evidence, kind: Kind): RecordedLedger | undefined {
  const ledger = ledgerOf(evidence, kind);
  const over = markedAt(evidence, `${kind} over`);
  return ledger === undefined || over === undefined || ledger.at > over ? undefined : ledger;
}

/** References that the integration has read for themselves, by an enquiry: what it knows from there is no blind booking. */
function enquiredBefore({ exchanges }: Evidence, at: number): readonly string[] {
  return exchanges.flatMap((exchange) => {
    const { operation, startedAt, responseBody } = exchange;
    const isEnquiry = operation === 'listTransactions' || operation === 'getTransaction';
    if (!isEnquiry || startedAt >= at || !isReadAsSuccess(exchange)) return [];
    const body = objectOf(jsonOf(responseBody));
    return [body, ...listOf(body['data'])].flatMap((one) => textOf(one['transactionReferenceNumber']) ?? []);
  });
}

/** Entries on the ledger although nothing had shown them but batches whose totals disagree. */
function blindBookings(evidence: Evidence, kind: Kind): readonly Finding[] {
  const ledger = ledgerWhile(evidence, kind);
  if (ledger === undefined) return [];
  const before = servingsOf(evidence).filter(({ exchange }) => exchange.startedAt < ledger.at);
  const sound = new Set(before.flatMap(({ isSound, references }) => (isSound ? references : [])));
  for (const reference of enquiredBefore(evidence, ledger.at)) sound.add(reference);
  const unsound = before.filter(({ isSound }) => !isSound);
  const references = new Set(unsound.flatMap((serving) => serving.references));
  const booked = ledger.entries.filter(
    ({ transactionReferenceNumber: reference, state }) =>
      state !== 'PARKED' && references.has(reference) && !sound.has(reference),
  );
  if (booked.length === 0) return [];
  const blind = new Set(namesOf(booked));
  const shown = unsound.filter((serving) => serving.references.some((one) => blind.has(one)));
  return [
    {
      expected: 'nothing booked of a batch whose totals disagree with its records',
      observed: `${booked.length} of its entries were on the ledger: ${listed([...blind])}`,
      exchanges: numbersOf(shown.map(({ exchange }) => exchange)),
    },
  ];
}

/** Pulls that said SUCCEEDED when the last thing they had read of a stream was a batch that contradicts itself. */
function blindEnds(evidence: Evidence): readonly Finding[] {
  const servings = servingsOf(evidence);
  return answeredSyncs(evidence, 'SUCCEEDED').flatMap((command) => {
    const last = fetchesOf(evidence).findLast(
      ({ exchange, answer }) => answer !== undefined && isWithin(exchange, command),
    );
    if (last?.answer === undefined || last.answer === 'EMPTY' || last.answer.isSound) return [];
    const { batchId } = last.answer;
    const isReadAgain = servings.some(
      (one) => one.batchId === batchId && one.isSound && one.exchange.startedAt > last.exchange.startedAt,
    );
    if (isReadAgain) return [];
    return {
      expected: `batch ${batchId} fetched again, or the pull not called SUCCEEDED`,
      observed: 'the pull ended as SUCCEEDED with a batch whose totals disagree with its records',
      exchanges: [last.exchange.number],
    };
  });
}

const totalsAgree: Check<Evidence> = {
  id: 'VA-C-RCN-01',
  level: 'MUST',
  title:
    'MUST compute the control totals from the records, and neither acknowledge nor book a batch that disagrees',
  requirements: ['REQ-RCN-01'],
  evidence: ['WIRE', 'LEDGER'],
  scenarios: ['WRONG_TOTALS'],
  needs: ['CREATE', 'SYNC', 'LEDGER'],
  witness:
    'a batch with a wrong count and one with a wrong sum, each read again and acknowledged when it agreed, and a ledger that was told before',
  explain: {
    how: 'On one stream a batch comes with a wrong count, on another with a wrong control sum, at every fetch, until the integration gives up or is stopped. Then its ledger is read, and the batch comes right. Until then nothing of it may be acknowledged, nor booked unless the bank was asked for the entry itself.',
    why: 'The totals tell that every record arrived whole. Who copies them from the batch, or books without looking, never learns that a record is missing.',
    fix: 'Count and add the records yourself, in decimals; compare both with the batch; when one disagrees keep nothing and fetch again.',
  },
  // Right: fetching again at once or at the next run; keeping the raw batch PARKED meanwhile; reading it by its id;
  // booking what listTransactions or getTransaction tells.
  judge(evidence) {
    const servings = servingsOf(evidence);
    const taken = takenBatches(evidence);
    const healed = (kind: Kind) =>
      servings.filter(
        ({ batchId, isSound, exchange }) =>
          isSound &&
          taken.has(batchId) &&
          servings.some(
            (one) =>
              one.batchId === batchId && wrongOf(one) === kind && one.exchange.startedAt < exchange.startedAt,
          ),
      ).length;
    const seen = KINDS.map((kind) => (ledgerWhile(evidence, kind) === undefined ? 0 : healed(kind)));
    const findings = [
      ...blindAcknowledgements(evidence),
      ...KINDS.flatMap((kind) => blindBookings(evidence, kind)),
      ...blindEnds(evidence),
    ];
    return { witnessed: Math.min(...seen), findings: findings.slice(0, 5) };
  },
};

/** What this reversal and its credit together leave on the account; undefined when an amount cannot be read. */
function leftOver(
  bookings: ReturnType<typeof bookingsByReference>,
  references: readonly string[],
): bigint | undefined {
  let sum = 0n;
  for (const { amount, entryType, state } of references.flatMap((one) => bookings.get(one) ?? [])) {
    const paise = paiseOf(amount);
    if (paise === undefined) return undefined;
    if (state === 'BOOKED') sum += entryType === 'REVERSAL' ? -paise : paise;
  }
  return sum;
}

function reversalFindings(
  bookings: ReturnType<typeof bookingsByReference>,
  reversal: TrueEntry,
): readonly Omit<Finding, 'exchanges'>[] {
  const { transactionReferenceNumber: reference, originalTransactionReferenceNumber: credit = '' } = reversal;
  const { amount, virtualAccountNumber } = reversal;
  const [booking] = bookings.get(reference) ?? [];
  const expected = `${reference}, a reversal of ${amount}, as an entry of its own that reduces ${virtualAccountNumber}`;
  if (booking === undefined) return [{ expected, observed: `${reference} is not on the ledger` }];
  if (booking.entryType !== 'REVERSAL')
    return [
      { expected, observed: `${reference} is on the ledger as ${booking.entryType} of ${booking.amount}` },
    ];
  const left = leftOver(bookings, [credit, reference]);
  if (left === 0n) return [];
  const what = left === undefined ? `amounts that cannot be read (${booking.amount})` : amountOf(left);
  return [{ expected: `${credit} and its reversal ${reference} leave 0.00`, observed: `they leave ${what}` }];
}

const reversalsReduce: Check<Evidence> = {
  id: 'VA-C-RCN-02',
  level: 'MUST',
  title: 'MUST post a reversal as a contra entry of its own, which reduces the account',
  requirements: ['REQ-RCN-02'],
  evidence: ['LEDGER'],
  scenarios: ['REVERSALS'],
  needs: ['CREATE', 'SYNC', 'LEDGER'],
  witness: 'a credit and its reversal, both delivered and on the ledger',
  explain: {
    how: 'One credit is reversed before it is delivered, one after it was booked. On the ledger each pair must leave nothing.',
    why: 'Amounts are positive on both. Who adds them all up credits a customer twice with money that was taken back.',
    fix: 'Read `entryType`: a REVERSAL is a debit entry with its own reference, and names the credit in `originalTransactionReferenceNumber`.',
  },
  // Right: credit and contra entry in one step; the contra entry days later.
  judge(evidence) {
    const ledger = ledgerOf(evidence);
    if (ledger === undefined) return UNSEEN;
    const bookings = bookingsByReference(ledger);
    const delivered = deliveredEntries(evidence);
    const given = new Set(delivered.map((entry) => entry.transactionReferenceNumber));
    const pairs = delivered.filter(
      ({ entryType, originalTransactionReferenceNumber: credit }) =>
        entryType === 'REVERSAL' && credit !== undefined && given.has(credit) && bookings.has(credit),
    );
    const servings = servingsOf(evidence);
    const findings = pairs.flatMap((reversal) => {
      const shown = servings.filter(({ references }) =>
        references.includes(reversal.transactionReferenceNumber),
      );
      const exchanges = numbersOf(shown.map(({ exchange }) => exchange));
      return reversalFindings(bookings, reversal).map((finding): Finding => ({ ...finding, exchanges }));
    });
    return { witnessed: pairs.length, findings };
  },
};

/** Whether the bank told the integration of this account when it asked for accounts: then it knows it. */
function lookedUp({ exchanges }: Evidence, virtualAccountNumber: string): boolean {
  return exchanges.some(({ operation, responseBody }) => {
    if (operation !== 'listVirtualAccounts' && operation !== 'getVirtualAccount') return false;
    const body = objectOf(jsonOf(responseBody));
    return [body, ...listOf(body['data'])].some(
      (one) => one['virtualAccountNumber'] === virtualAccountNumber,
    );
  });
}

const strangersCredit: Check<Evidence> = {
  id: 'VA-C-RCN-03',
  level: 'MUST',
  title: 'MUST hold a credit to an account that it does not know in suspense, never drop it',
  requirements: ['REQ-RCN-03'],
  evidence: ['LEDGER'],
  scenarios: ['STRANGERS_ACCOUNT'],
  needs: ['CREATE', 'SYNC', 'LEDGER'],
  witness: 'a credit to an account that another application opened, acknowledged, and on the ledger',
  explain: {
    how: 'Another application of the same organisation opens an account; a credit to it comes in this integration’s stream. It must be on the ledger, not as a customer’s.',
    why: 'Once acknowledged it never comes again. Dropped, it is money of the organisation that no book knows of.',
    fix: 'Book what you cannot place on a suspense account, and let a person look at it; or ask the bank for the account first.',
  },
  // Right: SUSPENSE; PARKED; BOOKED after the bank was asked for the account.
  judge(evidence) {
    const ledger = ledgerOf(evidence);
    const account = evidence.facts['strangersAccount'];
    if (ledger === undefined || typeof account !== 'string') return UNSEEN;
    const delivered = deliveredEntries(evidence).filter((entry) => entry.virtualAccountNumber === account);
    const servings = servingsOf(evidence);
    const missing = discrepanciesOf(ledger, delivered, evidence.truth.transactions).filter(
      ({ kind }) => kind === 'MISSING',
    );
    const bookings = bookingsByReference(ledger);
    const booked = lookedUp(evidence, account)
      ? []
      : delivered.flatMap((entry) => bookings.get(entry.transactionReferenceNumber) ?? []);
    const [asOwn] = booked.filter(({ state }) => state === 'BOOKED');
    const findings = [...told(missing, servings)];
    if (asOwn !== undefined) {
      findings.push({
        expected: `${asOwn.transactionReferenceNumber} in SUSPENSE: ${account} is no account that this integration knows`,
        observed: `it is BOOKED on ${asOwn.virtualAccountNumber}`,
      });
    }
    return { witnessed: delivered.length - missing.length, findings };
  },
};

const AMISS: ReadonlySet<Discrepancy['kind']> = new Set(['MISSING', 'TWICE', 'EXTRA', 'ACCOUNT']);

/** Stories of plain credits alone, which nothing speaks against: setting one of them aside is no caution. */
const PLAIN = ['BATCHES_250', 'EQUAL_BATCH_NUMBERS'];

/** Plain credits to accounts that the integration itself has opened, and that it has set aside all the same. */
function setAside(
  evidence: Evidence,
  ledger: RecordedLedger,
  delivered: readonly TrueEntry[],
): readonly Finding[] {
  const aside = PLAIN.includes(evidence.scenario) ? asideOf(evidence, ledger, delivered) : [];
  const [first] = aside;
  if (first === undefined) return [];
  const { transactionReferenceNumber: reference, amount, virtualAccountNumber, state } = first;
  const more = aside.length === 1 ? '' : `; likewise ${listed(namesOf(aside.slice(1)))}`;
  return [
    {
      expected: `${reference}, a credit of ${amount}, BOOKED on ${virtualAccountNumber}, which this integration has opened`,
      observed: `${reference} is ${state}${more}`,
      exchanges: shownBy(evidence, reference),
    },
  ];
}

const namesOf = (entries: readonly LedgerEntry[]) => entries.map((one) => one.transactionReferenceNumber);

function shownBy(evidence: Evidence, reference: string): readonly number[] {
  const shown = servingsOf(evidence).filter(({ references }) => references.includes(reference));
  return numbersOf(shown.map(({ exchange }) => exchange));
}

const booksAgree: Check<Evidence> = {
  id: 'VA-C-RCN-04',
  level: 'MUST',
  title:
    'MUST have a ledger that agrees with the stream: nothing missing, nothing extra, nothing on another account',
  requirements: ['REQ-RCN-04'],
  evidence: ['LEDGER'],
  scenarios: ['BATCHES_250', 'EQUAL_BATCH_NUMBERS'],
  isEverywhere: true,
  needs: ['CREATE', 'SYNC', 'LEDGER'],
  witness: 'entries that were delivered, and a ledger to compare them with',
  explain: {
    how: 'At the end of every story the kit compares the ledger with the bank: each entry of each batch that was acknowledged once, on its account, and nothing that the bank does not know. Where only plain credits came, to accounts that the integration has opened itself, each must be BOOKED: SUSPENSE and PARKED are for what cannot be placed.',
    why: 'This is what all other duties are for: books that are right without anybody having to correct them.',
    fix: 'Look at the entries that are named here and at the checks that failed in the same story: they say how it came about.',
  },
  // Right: BOOKED, SUSPENSE and PARKED all count as there, but for plain credits; entries known early by notification or
  // enquiry; SUSPENSE for accounts of which the integration was never told that they are open.
  judge(evidence) {
    const ledger = ledgerOf(evidence);
    if (ledger === undefined) return UNSEEN;
    const delivered = deliveredEntries(evidence);
    const wrong = discrepanciesOf(ledger, delivered, evidence.truth.transactions);
    const findings = told(
      wrong.filter(({ kind }) => AMISS.has(kind)),
      servingsOf(evidence),
    );
    return {
      witnessed: delivered.length,
      findings: [...findings, ...setAside(evidence, ledger, delivered)],
    };
  },
};

/** What binds the books. */
export const reconciliationChecks: readonly Check<Evidence>[] = [
  totalsAgree,
  reversalsReduce,
  strangersCredit,
  booksAgree,
];
