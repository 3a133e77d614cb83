import type { DueEvent } from '../../domain/due-event.ts';
import type { Refund } from '../../domain/refund.ts';
import type { VirtualAccount } from '../../domain/virtual-account.ts';
import type { StoreReader } from '../../stores/store.ts';
import { readAll } from '../page.ts';

/** What the checks of entries look up: read once, so that the whole check stays linear. */
export interface Books {
  readonly accounts: ReadonlyMap<string, VirtualAccount>;
  /** Refunds by the credit they refund, the newest attempt first. */
  readonly refunds: Map<string, Refund[]>;
  readonly dueEvents: ReadonlyMap<number, DueEvent>;
}

export async function readBooks(tx: StoreReader): Promise<Books> {
  const accounts = new Map<string, VirtualAccount>();
  for await (const rows of readAll(tx, 'virtualAccounts', 'byOrganisation')) {
    for (const row of rows) accounts.set(row.virtualAccountNumber, row);
  }
  const refunds = new Map<string, Refund[]>();
  for await (const rows of readAll(tx, 'refunds', 'byCredit')) {
    for (const row of rows) {
      const attempts = refunds.get(row.transactionReferenceNumber);
      if (attempts === undefined) refunds.set(row.transactionReferenceNumber, [row]);
      else attempts.push(row);
    }
  }
  const dueEvents = new Map<number, DueEvent>();
  for await (const rows of readAll(tx, 'dueEvents', 'byDue')) {
    for (const row of rows) dueEvents.set(row.arrival, row);
  }
  return { accounts, refunds, dueEvents };
}
