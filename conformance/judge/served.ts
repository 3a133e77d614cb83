import type { Evidence, RecordedCommand, RecordedExchange } from './evidence.ts';
import type { TrueEntry } from './ledger.ts';
import {
  byStart,
  callsOf,
  isReadAsSuccess,
  isServiceCall,
  jsonOf,
  listOf,
  objectOf,
  textOf,
} from './wire.ts';

/** What the integration was given, and while which command. Nothing here judges. */

/** A batch as the integration could read it. */
export interface ServedBatch {
  readonly batchId: string;
  readonly physicalAccountNumber: string;
  readonly controlSum: string;
  /** References of its records, in the order of the answer. */
  readonly references: readonly string[];
  readonly exchange: RecordedExchange;
}

/** Every answer to a fetch that the integration could read and that had a batch in it, also when it was the same again. */
export function servedBatches(evidence: Pick<Evidence, 'exchanges'>): readonly ServedBatch[] {
  return callsOf(evidence, 'fetchTransactionBatch').flatMap((exchange) => {
    if (!isReadAsSuccess(exchange)) return [];
    const batch = objectOf(objectOf(jsonOf(exchange.responseBody))['batch']);
    const batchId = textOf(batch['batchId']);
    if (batchId === undefined) return [];
    const references = listOf(batch['transactions']).flatMap(
      (record) => textOf(record['transactionReferenceNumber']) ?? [],
    );
    const physicalAccountNumber = textOf(batch['physicalAccountNumber']) ?? '';
    const controlSum = textOf(batch['controlSum']) ?? '';
    return [{ batchId, physicalAccountNumber, controlSum, references, exchange }];
  });
}

/** Entries of the bank that the integration was given in a batch, each once, in the order of the streams. */
export function servedEntries(evidence: Pick<Evidence, 'exchanges' | 'truth'>): readonly TrueEntry[] {
  const given = new Set(servedBatches(evidence).flatMap(({ references }) => references));
  return evidence.truth.transactions.filter((entry) => given.has(entry.transactionReferenceNumber));
}

/** Commands of these operations, in the order in which they were sent. */
export function commandsOf(
  { commands }: Pick<Evidence, 'commands'>,
  ...operations: readonly string[]
): readonly RecordedCommand[] {
  return commands
    .filter(({ operation }) => operations.includes(operation))
    .sort((one, other) => one.sentAt - other.sentAt);
}

/** Calls of the bank's services that began while this command was under way. */
export function callsDuring(
  { exchanges }: Pick<Evidence, 'exchanges'>,
  { sentAt, repliedAt }: RecordedCommand,
): readonly RecordedExchange[] {
  return byStart(exchanges).filter(
    (exchange) => isServiceCall(exchange) && exchange.startedAt >= sentAt && exchange.startedAt <= repliedAt,
  );
}

/** The texts of a fact that a scenario noted: a list, or a single one; empty when it was not noted. */
export function textsOfFact({ facts }: Pick<Evidence, 'facts'>, name: string): readonly string[] {
  const fact = facts[name];
  if (typeof fact === 'string') return [fact];
  return Array.isArray(fact) ? fact : [];
}

/** Numbers of exchanges, for a finding. */
export function numbersOf(exchanges: readonly RecordedExchange[]): readonly number[] {
  return exchanges.map(({ number }) => number);
}

/**
 * What came of a command in place of a result, in words; undefined when there was one, or when driver or kit are to
 * blame for its absence.
 */
export function noResultWords({ operation, reply }: RecordedCommand): string | undefined {
  if (reply.kind === 'GONE') return `the integration ended before it answered ${operation}: ${reply.reason}`;
  if (reply.kind === 'LATE') return `${operation} was not answered within ${reply.afterMilliseconds} ms`;
  return undefined;
}

/**
 * How the integration came to an end in a command whose last call met a fault, in words: the program ended, or what it
 * threw came out of the driver. Undefined when it lives, and when something else may have been the cause.
 * @param call the call that met the fault
 */
export function endedAt(
  evidence: Pick<Evidence, 'exchanges'>,
  command: RecordedCommand,
  call: RecordedExchange,
): string | undefined {
  if (callsDuring(evidence, command).at(-1) !== call) return undefined;
  const { reply } = command;
  if (reply.kind === 'GONE') return `the integration ended: ${reply.reason}`;
  return reply.kind === 'ERROR' ? `the driver answered with an error: ${reply.reason}` : undefined;
}
