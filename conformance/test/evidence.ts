/** Small evidence, built by hand: what the tests of checks judge. Left out members are plain. */
import type { DriverReply, LedgerEntry, LedgerRefund, WorkResult } from '../drivers/protocol.ts';
import type {
  BankSchema,
  BankTruth,
  Evidence,
  RecordedCommand,
  RecordedExchange,
  RecordedFault,
  RecordedKill,
  RecordedLedger,
} from '../judge/evidence.ts';
import { amountOf, sumOf } from '../lib/money.ts';

export const PHYSICAL_ACCOUNTS = ['123456789012', '123456789013', '123456789014'] as const;

/** Milliseconds between two exchanges, and between begin and end of one, where nothing else is said. */
export const GAP = 100;
export const TAKES = 10;

/** A transaction as the bank holds it, acknowledged or not. */
export type TrueTransaction = BankTruth['transactions'][number];

/** Parts of an evidence; exchanges get numbers 1, 2, 3 and times {@link GAP} apart unless they have their own. */
export type EvidenceParts = Partial<Omit<Evidence, 'exchanges' | 'commands' | 'truth' | 'session'>> & {
  readonly exchanges?: readonly Partial<RecordedExchange>[];
  readonly commands?: readonly Partial<RecordedCommand>[];
  readonly truth?: Partial<BankTruth>;
  readonly session?: Partial<Evidence['session']>;
};

/** An evidence of a session that was played to its end. */
export function evidenceOf(parts: EvidenceParts = {}): Evidence {
  const { exchanges = [], commands = [], truth, session, ...rest } = parts;
  return {
    scenario: 'A_SCENARIO',
    seed: 1,
    attempt: 1,
    ledgers: [],
    faults: [],
    kills: [],
    marks: [],
    leaks: [],
    searchedBytes: 0,
    facts: {},
    ending: { kind: 'PLAYED' },
    ...rest,
    session: {
      world: 'kit-1',
      credentials: 'OAUTH2',
      requestDeadlineMilliseconds: 1000,
      physicalAccountNumbers: PHYSICAL_ACCOUNTS,
      virtualAccountPrefix: 'ACME',
      capabilities: ['CREATE', 'SYNC', 'WATCH', 'LEDGER', 'RESTART', 'WORKERS', 'REFUND', 'OAUTH2'],
      ...session,
    },
    exchanges: exchanges.map((exchange, index) => exchangeOf(exchange, index + 1)),
    commands: commands.map(commandOf),
    truth: { transactions: [], virtualAccounts: [], refunds: [], ...truth },
  };
}

/** One exchange; what the integration read is what the bank answered, unless told otherwise. */
export function exchangeOf(parts: Partial<RecordedExchange>, number = 1): RecordedExchange {
  const startedAt = parts.startedAt ?? number * GAP;
  const status = 'status' in parts ? parts.status : 200;
  const responseBody = 'responseBody' in parts ? parts.responseBody : undefined;
  return {
    number,
    operation: undefined,
    method: 'POST',
    path: '/v1/virtual-accounts',
    query: undefined,
    startedAt,
    endedAt: startedAt + TAKES,
    abandonedAt: undefined,
    worldAt: '2026-11-23T10:00:00+05:30',
    connection: 1,
    requestHeaders: {},
    requestBody: undefined,
    requestBytes: Buffer.byteLength(parts.requestBody ?? ''),
    idempotencyKey: undefined,
    responseHeaders: { 'content-type': 'application/json' },
    handledStatus: status ?? 200,
    handledBody: responseBody,
    problemCode: undefined,
    isReplay: false,
    fault: undefined,
    ...parts,
    status,
    responseBody,
  };
}

/** A command that was answered with SUCCEEDED, unless told otherwise. */
export function commandOf(parts: Partial<RecordedCommand>): RecordedCommand {
  return {
    operation: 'syncTransactions',
    commandId: 'c-1',
    input: { physicalAccountNumbers: PHYSICAL_ACCOUNTS },
    sentAt: 0,
    repliedAt: 100_000,
    reply: resultOf({ outcome: 'SUCCEEDED' }),
    ...parts,
  };
}

export function resultOf(result: WorkResult): DriverReply {
  return { kind: 'RESULT', result };
}

/** A plain credit of 100.00, number `sequence` of the first physical account's stream. */
export function transactionOf(sequence: number, parts: Partial<TrueTransaction> = {}): TrueTransaction {
  const id = String(sequence).padStart(12, '0');
  return {
    transactionReferenceNumber: `KT${id}`,
    sequenceNumber: sequence,
    entryType: 'CREDIT',
    virtualAccountNumber: 'ACME00000001',
    physicalAccountNumber: PHYSICAL_ACCOUNTS[0],
    amount: '100.00',
    currency: 'INR',
    paymentMode: 'IMPS',
    utr: id,
    remitter: { name: 'A REMITTER' },
    valueDate: '2026-11-23',
    postedAt: '2026-11-23T10:00:00+05:30',
    isAcknowledged: true,
    ...parts,
  };
}

/** How the integration should have booked it; `parts` is what it did otherwise. */
export function bookingOf(entry: TrueTransaction, parts: Partial<LedgerEntry> = {}): LedgerEntry {
  const { transactionReferenceNumber, entryType, virtualAccountNumber, utr, amount, valueDate } = entry;
  const booked = { transactionReferenceNumber, entryType, virtualAccountNumber, utr, amount };
  return { ...booked, businessDate: valueDate, state: 'BOOKED', ...parts };
}

export function ledgerOf(
  entries: readonly LedgerEntry[],
  { label = 'end', at = 100_000, refunds = [] as readonly LedgerRefund[] } = {},
): RecordedLedger {
  return { label, at, entries, refunds };
}

/** A batch of these entries with true totals. */
export function batchOf(
  batchId: string,
  entries: readonly TrueTransaction[],
  parts: Partial<BankSchema<'TransactionBatch'>> = {},
): BankSchema<'TransactionBatch'> {
  return {
    batchId,
    batchNumber: 1,
    physicalAccountNumber: entries[0]?.physicalAccountNumber ?? PHYSICAL_ACCOUNTS[0],
    fetchedAt: '2026-11-23T10:00:00+05:30',
    numberOfTransactions: entries.length,
    controlSum: amountOf(sumOf(entries.map(({ amount }) => amount)) ?? 0n),
    moreAvailable: false,
    transactions: entries.map(({ isAcknowledged: _, ...entry }) => entry),
    ...parts,
  };
}

/** A fetch that was answered with this batch; null: nothing pending. */
export function fetchOf(
  batch: BankSchema<'TransactionBatch'> | null,
  parts: Partial<RecordedExchange> = {},
): Partial<RecordedExchange> {
  const physicalAccountNumber = batch?.physicalAccountNumber ?? PHYSICAL_ACCOUNTS[0];
  return {
    operation: 'fetchTransactionBatch',
    path: '/v1/transaction-batches',
    requestBody: JSON.stringify({ physicalAccountNumber }),
    status: batch === null ? 200 : 201,
    responseBody: JSON.stringify({ batch, nextPollAfterSeconds: 60 }),
    ...parts,
  };
}

/** An acknowledgement of this batch that the bank took, with the batch's own totals. */
export function acknowledgementOf(
  batch: BankSchema<'TransactionBatch'>,
  parts: Partial<RecordedExchange> = {},
): Partial<RecordedExchange> {
  const { batchId, batchNumber, numberOfTransactions, controlSum } = batch;
  const acknowledgedAt = '2026-11-23T10:00:01+05:30';
  return {
    operation: 'acknowledgeTransactionBatch',
    path: `/v1/transaction-batches/${batchId}/acknowledgement`,
    requestBody: JSON.stringify({ numberOfTransactions, controlSum }),
    status: 200,
    responseBody: JSON.stringify({ batchId, batchNumber, acknowledgedAt, numberOfTransactions, controlSum }),
    ...parts,
  };
}

/** A problem of the bank as answer. */
export function problemOf(status: number, code: string): Partial<RecordedExchange> {
  return {
    status,
    problemCode: code,
    responseHeaders: { 'content-type': 'application/problem+json' },
    responseBody: JSON.stringify({ type: `urn:${code}`, title: code, status, code, requestId: 'r-1' }),
  };
}

/** A fault that acted once, as it was to. */
export function faultOf(label: string, parts: Partial<RecordedFault> = {}): RecordedFault {
  const plain = { type: 'LOST', operation: undefined, calls: 1, applied: 1, isRequired: true };
  return { label, ...plain, isConsumed: true, ...parts };
}

export function killOf(at: number, parts: Partial<RecordedKill> = {}): RecordedKill {
  return { at, instanceBefore: 'i-1', instanceAfter: 'i-2', isConnectionGone: true, ...parts };
}
