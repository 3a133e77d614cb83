import { type JsonObject, jsonOf, objectOf } from '../lib/json.ts';
import { paiseOf, sumOf } from '../lib/money.ts';
import type { Evidence, RecordedCommand, RecordedExchange } from './evidence.ts';
import type { TrueEntry } from './ledger.ts';
import { byStart, isReadAsSuccess, listOf, requestOf, textOf, workOf } from './wire.ts';

/**
 * Reading the stream of transactions: which batches the integration was shown, what it acknowledged, and how far it
 * came. Nothing here judges.
 */

/** A batch, as one answer showed it and the integration could read it. */
export interface Serving {
  readonly exchange: RecordedExchange;
  readonly batchId: string;
  readonly batchNumber: number | undefined;
  readonly physicalAccountNumber: string;
  /** The totals that stood in it, whether or not they are true. */
  readonly totals: ControlTotals;
  readonly moreAvailable: boolean;
  /** Of its records, in the order and as often as they stood there. */
  readonly references: readonly string[];
  /** Whether the totals are those of the records beside them. */
  readonly isSound: boolean;
}

/** What an acknowledgement names, as it was sent. */
export interface ControlTotals {
  readonly numberOfTransactions: unknown;
  readonly controlSum: unknown;
}

/** A fetch of one stream. */
export interface StreamFetch {
  readonly exchange: RecordedExchange;
  readonly physicalAccountNumber: string | undefined;
  /** The batch; `EMPTY` when nothing was pending; undefined when the integration could read neither. */
  readonly answer: Serving | 'EMPTY' | undefined;
  /** What the answer said: do not ask again sooner. */
  readonly nextPollAfterSeconds: number | undefined;
}

/** A call that says that a batch was received. */
export interface SentAcknowledgement {
  readonly exchange: RecordedExchange;
  /** As it stands in the path; may be no batch at all. */
  readonly batchId: string;
  readonly totals: ControlTotals;
  /** The bank took it, whatever became of its answer. */
  readonly isTaken: boolean;
  /** The integration could read the bank's receipt for this batch. */
  readonly isReceiptRead: boolean;
}

/** Whether these totals are those of a batch as it was served. */
export function agree(sent: ControlTotals, served: ControlTotals): boolean {
  return sent.numberOfTransactions === served.numberOfTransactions && sent.controlSum === served.controlSum;
}

function servingOf(exchange: RecordedExchange, batch: JsonObject): Serving {
  const transactions = listOf(batch['transactions']);
  const { numberOfTransactions, controlSum } = batch;
  const sum = sumOf(transactions.map(({ amount }) => amount));
  return {
    exchange,
    batchId: textOf(batch['batchId']) ?? '',
    batchNumber: typeof batch['batchNumber'] === 'number' ? batch['batchNumber'] : undefined,
    physicalAccountNumber: textOf(batch['physicalAccountNumber']) ?? '',
    totals: { numberOfTransactions, controlSum },
    moreAvailable: batch['moreAvailable'] === true,
    references: transactions.map((entry) => textOf(entry['transactionReferenceNumber']) ?? ''),
    isSound: numberOfTransactions === transactions.length && sum !== undefined && sum === paiseOf(controlSum),
  };
}

/** Fetches of all streams, in the order in which they began. */
export function fetchesOf({ exchanges }: Pick<Evidence, 'exchanges'>): readonly StreamFetch[] {
  return byStart(exchanges)
    .filter(({ operation }) => operation === 'fetchTransactionBatch')
    .map((exchange) => {
      const physicalAccountNumber = textOf(requestOf(exchange)['physicalAccountNumber']);
      const body = isReadAsSuccess(exchange) ? objectOf(jsonOf(exchange.responseBody)) : {};
      const { batch, nextPollAfterSeconds: told } = body;
      const nextPollAfterSeconds = typeof told === 'number' ? told : undefined;
      const answer =
        batch === null ? 'EMPTY' : batch === undefined ? undefined : servingOf(exchange, objectOf(batch));
      return { exchange, physicalAccountNumber, answer, nextPollAfterSeconds };
    });
}

/** Every batch that the integration could read, by a fetch or by a reading of the batch itself, in that order. */
export function servingsOf(evidence: Pick<Evidence, 'exchanges'>): readonly Serving[] {
  return byStart(evidence.exchanges).flatMap((exchange) => {
    const { operation } = exchange;
    if (operation !== 'fetchTransactionBatch' && operation !== 'getTransactionBatch') return [];
    const batch = isReadAsSuccess(exchange) ? objectOf(jsonOf(exchange.responseBody))['batch'] : undefined;
    return batch === undefined || batch === null ? [] : [servingOf(exchange, objectOf(batch))];
  });
}

const ACKNOWLEDGEMENT = /^\/v1\/transaction-batches\/([^/]*)\/acknowledgement\/?$/;

function isReceipt(body: string | undefined, batchId: string): boolean {
  const receipt = objectOf(jsonOf(body));
  return receipt['batchId'] === batchId && textOf(receipt['acknowledgedAt']) !== undefined;
}

/** Every acknowledgement, also one of no batch, in the order in which they began. */
export function acknowledgementsOf({
  exchanges,
}: Pick<Evidence, 'exchanges'>): readonly SentAcknowledgement[] {
  return byStart(exchanges).flatMap((exchange) => {
    const [, batchId] = (exchange.method === 'POST' && ACKNOWLEDGEMENT.exec(exchange.path)) || [];
    if (batchId === undefined) return [];
    const { numberOfTransactions, controlSum } = requestOf(exchange);
    const { handledStatus, handledBody, responseBody } = exchange;
    return {
      exchange,
      batchId,
      totals: { numberOfTransactions, controlSum },
      isTaken: handledStatus === 200 && isReceipt(handledBody, batchId),
      isReceiptRead: isReadAsSuccess(exchange) && isReceipt(responseBody, batchId),
    };
  });
}

/** Batches that the bank has taken an acknowledgement of, from this integration. */
export function takenBatches(evidence: Pick<Evidence, 'exchanges'>): ReadonlySet<string> {
  return new Set(acknowledgementsOf(evidence).flatMap(({ batchId, isTaken }) => (isTaken ? [batchId] : [])));
}

/** Entries that the integration could read in a batch that it acknowledged: what the bank counts as delivered to it. */
export function deliveredEntries(evidence: Evidence): readonly TrueEntry[] {
  const taken = takenBatches(evidence);
  const shown = servingsOf(evidence).filter(({ batchId }) => taken.has(batchId));
  const references = new Set(shown.flatMap((serving) => serving.references));
  return evidence.truth.transactions.filter((entry) => references.has(entry.transactionReferenceNumber));
}

/** Entries that stood in these batches, as the bank holds them. */
export function entriesOf(
  { truth }: Pick<Evidence, 'truth'>,
  servings: readonly Serving[],
): readonly TrueEntry[] {
  const references = new Set(servings.flatMap((serving) => serving.references));
  return truth.transactions.filter((entry) => references.has(entry.transactionReferenceNumber));
}

/** Commands that pull the stream and were answered with this outcome; without one, with any. */
export function answeredSyncs(
  { commands }: Pick<Evidence, 'commands'>,
  outcome?: 'SUCCEEDED' | 'FAILED' | 'UNKNOWN',
): readonly RecordedCommand[] {
  return commands.filter((command) => {
    const told = command.operation === 'syncTransactions' ? workOf(command).outcome : undefined;
    return told !== undefined && (outcome === undefined || told === outcome);
  });
}

/** Whether a request began while the command was under way. */
export function isWithin({ startedAt }: RecordedExchange, { sentAt, repliedAt }: RecordedCommand): boolean {
  return startedAt >= sentAt && startedAt <= repliedAt;
}
