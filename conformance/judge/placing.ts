import type { LedgerEntry } from '../drivers/protocol.ts';
import type { Evidence, RecordedLedger } from './evidence.ts';
import { bookingsByReference, type TrueEntry } from './ledger.ts';
import { commandsOf } from './served.ts';
import { textOf, workOf } from './wire.ts';

/** Reading where the integration has put what came in. Nothing here judges. */

/** Accounts of which the integration itself has said that it opened them in this session. */
export function openedAccounts(evidence: Pick<Evidence, 'commands'>): ReadonlySet<string> {
  return new Set(
    commandsOf(evidence, 'createAccounts').flatMap((command) =>
      workOf(command).items.flatMap(({ outcome, virtualAccountNumber }) =>
        outcome === 'SUCCEEDED' ? (textOf(virtualAccountNumber) ?? []) : [],
      ),
    ),
  );
}

/**
 * Credits to accounts that the integration has opened itself, and that are on its ledger without being booked: in
 * suspense, or parked. Of one that is there more than once the first counts.
 * @param entries those that are asked about, in their order
 */
export function asideOf(
  evidence: Pick<Evidence, 'commands'>,
  ledger: RecordedLedger,
  entries: readonly TrueEntry[],
): readonly LedgerEntry[] {
  const opened = openedAccounts(evidence);
  const bookings = bookingsByReference(ledger);
  return entries
    .filter(
      ({ entryType, virtualAccountNumber }) => entryType === 'CREDIT' && opened.has(virtualAccountNumber),
    )
    .flatMap(({ transactionReferenceNumber }) => bookings.get(transactionReferenceNumber)?.slice(0, 1) ?? [])
    .filter(({ state }) => state !== 'BOOKED');
}
