import { jsonOf, objectOf } from '../lib/json.ts';
import type { Evidence, RecordedCommand, RecordedExchange, SessionTime } from './evidence.ts';
import type { TrueEntry } from './ledger.ts';
import { byStart, callsOf, isReadAsSuccess, isServiceCall, listOf, textOf, workOf } from './wire.ts';

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

/**
 * Calls of the bank's services that began while this command was under way. Clocks tick in milliseconds: a call that
 * began in the one in which the command was answered and the next was sent is taken for the next one's.
 */
export function callsDuring(
  { exchanges, commands }: Pick<Evidence, 'exchanges' | 'commands'>,
  { sentAt, repliedAt }: RecordedCommand,
): readonly RecordedExchange[] {
  const isNextAt = (at: SessionTime) =>
    commands.some((next) => makesCalls(next) && next.sentAt >= repliedAt && next.sentAt <= at);
  return byStart(exchanges).filter(
    (exchange) =>
      isServiceCall(exchange) &&
      exchange.startedAt >= sentAt &&
      exchange.startedAt <= repliedAt &&
      !isNextAt(exchange.startedAt),
  );
}

/** Whether it is work, or a question that the integration may pass on to the bank; a ledger comes out of its books. */
function makesCalls({ operation, commandId }: RecordedCommand): boolean {
  return commandId !== undefined || operation === 'outcome';
}

/** The texts of a fact that a scenario noted: a list, or a single one; empty when it was not noted. */
export function textsOfFact({ facts }: Pick<Evidence, 'facts'>, name: string): readonly string[] {
  const fact = facts[name];
  if (typeof fact === 'string') return [fact];
  return Array.isArray(fact) ? fact : [];
}

/** Numbers of exchanges, each once, in this order. */
export function numbersOf(exchanges: readonly RecordedExchange[]): readonly number[] {
  return [...new Set(exchanges.map(({ number }) => number))];
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
  evidence: Pick<Evidence, 'exchanges' | 'commands'>,
  command: RecordedCommand,
  call: RecordedExchange,
): string | undefined {
  if (callsDuring(evidence, command).at(-1) !== call) return undefined;
  const { reply } = command;
  if (reply.kind === 'GONE') return `the integration ended: ${reply.reason}`;
  return reply.kind === 'ERROR' ? `the driver answered with an error: ${reply.reason}` : undefined;
}

/**
 * Whether another command of the same kind succeeded without meeting faults of this type: the control that shows that
 * the integration can, and that it is the fault over which it stumbles.
 */
export function managesWithout(
  evidence: Evidence,
  { operation }: RecordedCommand,
  faultType: string,
): boolean {
  return evidence.commands.some((other) => {
    if (other.operation !== operation || workOf(other).outcome !== 'SUCCEEDED') return false;
    const calls = callsDuring(evidence, other);
    return calls.length > 0 && calls.every(({ fault }) => fault?.type !== faultType);
  });
}
