import type { LedgerEntry } from '../drivers/protocol.ts';
import type { BankTruth, Evidence, RecordedLedger } from './evidence.ts';

/** An entry of a stream, as the bank holds it. */
export type TrueEntry = BankTruth['transactions'][number];

/**
 * One way in which a ledger and the bank's stream disagree. MISSING: an entry that the bank counts as delivered is in
 * no state on the ledger. TWICE: one reference more than once. EXTRA: a reference that the bank does not know. ACCOUNT,
 * AMOUNT, DAY, UTR, TYPE: booked, but with another value.
 */
export interface Discrepancy {
  readonly kind: 'MISSING' | 'TWICE' | 'EXTRA' | 'ACCOUNT' | 'AMOUNT' | 'DAY' | 'UTR' | 'TYPE';
  readonly reference: string;
  /** Words with values: "KT01… once, 100.00 on ACME00000001". */
  readonly expected: string;
  readonly observed: string;
}

/** The ledger of this label, the last one of it; undefined when the integration was not asked or did not say. */
export function ledgerOf(evidence: Evidence, label = 'end'): RecordedLedger | undefined {
  return evidence.ledgers.findLast((ledger) => ledger.label === label);
}

/** What is booked, by reference, in the ledger's order. */
export function bookingsByReference(ledger: RecordedLedger): ReadonlyMap<string, readonly LedgerEntry[]> {
  const byReference = new Map<string, LedgerEntry[]>();
  for (const entry of ledger.entries) {
    const same = byReference.get(entry.transactionReferenceNumber);
    if (same) same.push(entry);
    else byReference.set(entry.transactionReferenceNumber, [entry]);
  }
  return byReference;
}

/** "100.00 on ACME00000001 (IMPS, 000000000001)": an entry in words. */
export function inWords(entry: TrueEntry): string {
  const { entryType, amount, virtualAccountNumber, utr, paymentMode } = entry;
  return `${entryType.toLowerCase()} of ${amount} on ${virtualAccountNumber} (${paymentMode} ${utr})`;
}

/**
 * Where a ledger and the bank's entries disagree, in the order of the stream, then of the ledger.
 * @param entries those that must be on the ledger; others of {@link known} may be
 * @param known every entry that the bank has; what is on the ledger beside them is EXTRA
 */
export function discrepanciesOf(
  ledger: RecordedLedger,
  entries: readonly TrueEntry[],
  known: readonly TrueEntry[] = entries,
): readonly Discrepancy[] {
  const bookings = bookingsByReference(ledger);
  const must = new Set(entries.map(({ transactionReferenceNumber }) => transactionReferenceNumber));
  const truths = new Map(known.map((entry) => [entry.transactionReferenceNumber, entry]));
  const found: Discrepancy[] = [];
  for (const [reference, entry] of truths) {
    const booked = bookings.get(reference) ?? [];
    const expected = `${reference} once: ${inWords(entry)}`;
    if (booked.length === 0 && must.has(reference))
      found.push({ kind: 'MISSING', reference, expected, observed: `${reference} is not on the ledger` });
    if (booked.length > 1)
      found.push({
        kind: 'TWICE',
        reference,
        expected,
        observed: `${reference} is on the ledger ${booked.length} times`,
      });
    for (const booking of booked) found.push(...otherValues(entry, booking));
  }
  for (const [reference, [booking]] of bookings)
    if (!truths.has(reference) && booking)
      found.push({
        kind: 'EXTRA',
        reference,
        expected: `only entries of the bank's stream`,
        observed: `${reference}, ${booking.amount} on ${booking.virtualAccountNumber}, which the bank does not know`,
      });
  return found;
}

function otherValues(entry: TrueEntry, booking: LedgerEntry): readonly Discrepancy[] {
  const reference = entry.transactionReferenceNumber;
  const compared = [
    ['ACCOUNT', 'on account', entry.virtualAccountNumber, booking.virtualAccountNumber],
    ['AMOUNT', 'with', entry.amount, booking.amount],
    ['DAY', 'on', entry.valueDate, booking.businessDate],
    ['UTR', 'with UTR', entry.utr, booking.utr],
    ['TYPE', 'as', entry.entryType, booking.entryType],
  ] as const;
  return compared.flatMap(([kind, word, expected, observed]) =>
    expected === observed
      ? []
      : [
          {
            kind,
            reference,
            expected: `${reference} ${word} ${expected}`,
            observed: `${reference} ${word} ${observed}`,
          },
        ],
  );
}
