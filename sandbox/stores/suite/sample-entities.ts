import type { DueEvent } from '../../domain/due-event.ts';
import type { IdempotencyRecord } from '../../domain/idempotency.ts';
import type { Organisation } from '../../domain/organisation.ts';
import type { Transaction } from '../../domain/transaction-stream.ts';
import type { VirtualAccount } from '../../domain/virtual-account.ts';

/** Entities for the store's tests: true to type and derived from a number, so that any can be made again. */

const START = Date.parse('2026-03-02T10:00:00+05:30');

/** The `n`-th credit of one physical account, spread over ten virtual accounts. */
export function sampleTransaction(n: number, changes: Partial<Transaction> = {}): Transaction {
  return {
    transactionReferenceNumber: `KT${n.toString().padStart(12, '0')}`,
    sequenceNumber: n,
    arrival: n,
    entryType: 'CREDIT',
    virtualAccountNumber: `ACME${(n % 10).toString().padStart(8, '0')}`,
    physicalAccountNumber: '409000611074',
    organisationId: 'acme',
    amount: 100_000 + n,
    paymentMode: 'NEFT',
    utr: `HDFCN2026${n.toString().padStart(7, '0')}`,
    remitter: { name: `Päyer "${n}"`, accountNumber: `5010${n}`, ifsc: 'HDFC0000123' },
    valueDate: '2026-03-02',
    postedAt: START + n,
    references: [],
    ...changes,
  };
}

export function sampleOrganisation(n: number, changes: Partial<Organisation> = {}): Organisation {
  return {
    organisationId: `org-${n}`,
    name: `Organisation ${n}`,
    clientName: `Client ${n}`,
    virtualAccountPrefix: `P${n.toString().padStart(4, '0')}`,
    foldedName: `organisation ${n}`,
    description: '',
    customFields: {},
    accountPlanId: 'account-unlimited',
    createdAt: START,
    ...changes,
  };
}

export function sampleVirtualAccount(n: number, changes: Partial<VirtualAccount> = {}): VirtualAccount {
  return {
    virtualAccountNumber: `ACME${n.toString().padStart(12, '0')}`,
    physicalAccountNumber: '409000611074',
    organisationId: 'acme',
    applicationId: 'app',
    accountName: `Customer ${n}`,
    allowedPaymentModes: ['NEFT', 'RTGS'],
    remitterCheck: 'NONE',
    allowedRemitters: [],
    amountRule: { type: 'NONE' },
    validFrom: '2026-03-02',
    references: ['first', 'second'],
    ifsc: 'KHTA0000001',
    revision: 1,
    arrival: n,
    createdAt: START,
    updatedAt: START,
    ...changes,
  };
}

/** An event that falls due `dueIn` milliseconds after the samples' start. */
export function sampleDueEvent(arrival: number, dueIn: number): DueEvent {
  return { arrival, dueAt: START + dueIn, action: { type: 'POST_CREDIT', identity: `identity-${arrival}` } };
}

export function sampleIdempotencyRecord(n: number): IdempotencyRecord {
  return {
    scope: `acme|app|createVirtualAccounts|key-${n}`,
    fingerprint: 'f'.repeat(64),
    status: 207,
    contentType: 'application/json',
    body: `{"results":[{"index":0,"status":201,"virtualAccount":{"accountName":"Customer ${n}"}}]}`,
    storedAt: START,
    expiresAt: START + 86_400_000,
  };
}
