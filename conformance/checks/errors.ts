import type { Check, Finding, Judgement } from '../framework/check.ts';
import type { Evidence, RecordedCommand, RecordedExchange } from '../judge/evidence.ts';
import { callsDuring, commandsOf, endedAt, numbersOf } from '../judge/served.ts';
import { askOf, bulkResultsOf, isDone, isReadAsSuccess, RUBBISH, readCode, workOf } from '../judge/wire.ts';
import { partOfBulk } from './bulk-errors.ts';
import { wordOf } from './told.ts';

/** Of a dozen reasons so many must have come from the bank; the others an integration may know by itself. */
const LEAST_CODES = 4;

/** Codes after which "done" is a right answer: what was asked for is so already. */
const DONE_ALREADY = new Set(['ALREADY_REFUNDED', 'REFUND_IN_PROGRESS', 'VIRTUAL_ACCOUNT_NUMBER_TAKEN']);

/** The bank's last word on a command, where it is a refusal for good of one reason. */
interface Refusal {
  readonly command: RecordedCommand;
  readonly code: string;
  readonly exchange: RecordedExchange;
}

function refusalOf(evidence: Evidence, command: RecordedCommand): Refusal | undefined {
  const exchange = callsDuring(evidence, command).at(-1);
  if (exchange === undefined) return undefined;
  const { status = 0 } = exchange;
  const items = isReadAsSuccess(exchange) ? bulkResultsOf(exchange).flatMap(({ code }) => code ?? []) : [];
  const whole = status === 401 || status === 429 || status >= 500 ? undefined : readCode(exchange);
  const codes = new Set(whole === undefined ? items : [whole]);
  const [code] = codes;
  return code === undefined || codes.size > 1 ? undefined : { command, code, exchange };
}

function commandIdsOf(refusals: readonly Refusal[]): readonly string[] {
  return refusals.flatMap(({ command }) => command.commandId ?? []);
}

function findingOf(refusals: readonly Refusal[], expected: string, observed: string): Finding {
  const exchanges = numbersOf(refusals.map(({ exchange }) => exchange));
  return { expected, observed, exchanges, commands: commandIdsOf(refusals) };
}

function judgeCodes(evidence: Evidence): Judgement {
  const findings: Finding[] = [];
  const words = new Map<string, Refusal[]>();
  const asked = commandsOf(evidence, 'createAccounts', 'modifyAccounts', 'requestRefund');
  for (const command of asked) {
    const refusal = refusalOf(evidence, command);
    if (refusal === undefined || command.reply.kind !== 'RESULT') continue;
    const { code } = refusal;
    const { outcome } = workOf(command);
    const what = `${command.operation} refused by the bank with ${code}`;
    if (outcome === 'SUCCEEDED') {
      if (DONE_ALREADY.has(code)) continue;
      findings.push(findingOf([refusal], `${what} told as FAILED`, `${command.operation} SUCCEEDED`));
      continue;
    }
    const word = wordOf(command);
    if (word === undefined) {
      findings.push(findingOf([refusal], `${what} told with a code`, `${outcome} without a code`));
      continue;
    }
    words.set(word, [...(words.get(word) ?? []), refusal]);
  }
  for (const [word, refusals] of words) {
    const codes = [...new Set(refusals.map(({ code }) => code))];
    if (codes.length === 1) continue;
    const expected = `${codes.join(', ')} told apart`;
    findings.push(findingOf(refusals, expected, `the one code ${word} for all of them`));
  }
  const told = new Set([...words.values()].flat().map(({ code }) => code)).size;
  return { witnessed: told >= LEAST_CODES ? told : 0, findings };
}

/**
 * Correct both: the bank's codes passed on; words of its own, one for each. What the integration refuses without asking
 * the bank is none of the bank's codes, and not looked at.
 */
const codes: Check<Evidence> = {
  id: 'VA-C-ERR-01',
  level: 'MUST',
  title: 'MUST tell apart the codes that need different action',
  requirements: ['REQ-ERR-01'],
  evidence: ['DRIVER', 'WIRE'],
  scenarios: ['DISTINCT_CODES'],
  needs: ['CREATE', 'SYNC', 'REFUND'],
  witness: `refusals of the bank of at least ${LEAST_CODES} kinds, told with a code`,
  explain: {
    how: "The bank refuses accounts, modifications and refunds for different reasons: a day that has passed, somebody else's account, an account that is deleted, an unknown remitter, no funds, a reversed credit, a refund window that is closed. The kit compares the codes with which the integration tells of them.",
    why: 'One needs another number, one a call to the bank, one a payment by another way, one nothing at all. Told as one "error", each becomes a ticket, and somebody guesses.',
    fix: 'Pass on `code` of the problem (of the item, in a 207) or map each code to a word of your own; tell a refusal never as a success.',
  },
  judge: judgeCodes,
};

/** Whether the integration learned in a readable way what it had not been able to read. */
function isLearned(unreadable: RecordedExchange, calls: readonly RecordedExchange[]): boolean {
  return calls.some((call) => {
    if (call.startedAt < unreadable.startedAt || !isReadAsSuccess(call)) return false;
    // A fetch of another account's stream tells nothing of this one's.
    return unreadable.operation !== 'fetchTransactionBatch' || askOf(call) === askOf(unreadable);
  });
}

/** Whether the integration calls it failed, as a whole or in part. */
function saysFailed(command: RecordedCommand): boolean {
  const { outcome, items } = workOf(command);
  return outcome === 'FAILED' || items.some((item) => item['outcome'] === 'FAILED');
}

/** Whether a refusal could be read after this call: of a whole create, or of an item. */
function isRefusedAfter(unreadable: RecordedExchange, calls: readonly RecordedExchange[]): boolean {
  return calls.some((call) => {
    if (call.startedAt <= unreadable.startedAt || call.operation !== unreadable.operation) return false;
    const { status = 0 } = call;
    if (isReadAsSuccess(call)) return bulkResultsOf(call).some(({ code }) => code !== undefined);
    return status < 500 && !AT_THE_DOOR.has(status) && readCode(call) !== undefined;
  });
}
/** Refusals before the bank looked at the work: they say nothing of it. */
const AT_THE_DOOR = new Set([401, 429]);

/** A create that the bank did, called failed because its answer could not be read; undefined when it was not so. */
function guessedFailure(
  command: RecordedCommand,
  calls: readonly RecordedExchange[],
): RecordedExchange | undefined {
  if (command.operation !== 'createAccounts' || !saysFailed(command)) return undefined;
  return calls.find(
    (call) =>
      call.operation === 'createVirtualAccounts' &&
      RUBBISH.has(call.fault?.type ?? '') &&
      isDone(call) &&
      !isRefusedAfter(call, calls),
  );
}

function judgeUnreadable(evidence: Evidence): Judgement {
  const findings: Finding[] = [];
  let witnessed = 0;
  for (const command of commandsOf(evidence, 'createAccounts', 'syncTransactions')) {
    const calls = callsDuring(evidence, command);
    const last = calls.findLast(({ fault }) => fault !== undefined && RUBBISH.has(fault.type));
    if (last?.fault === undefined) continue;
    const exchanges = numbersOf([last]);
    const commands = command.commandId === undefined ? {} : { commands: [command.commandId] };
    const met = `the answer ${last.fault.type} to ${last.operation}`;
    const observed = endedAt(evidence, command, last);
    if (observed !== undefined) {
      findings.push({ expected: `${met} taken for no answer`, observed, exchanges, ...commands });
      continue;
    }
    const guessed = guessedFailure(command, calls);
    if (guessed !== undefined) {
      findings.push({
        expected: `the answer ${guessed.fault?.type} to ${guessed.operation} taken for no answer: UNKNOWN, for the bank has done it`,
        observed: `${command.operation} FAILED (${workOf(command).code ?? 'without a code'})`,
        exchanges: numbersOf([guessed]),
        ...commands,
      });
      continue;
    }
    const { outcome } = workOf(command);
    const learned = isLearned(last, calls);
    if (outcome === 'SUCCEEDED' && !learned) {
      const observed = `${command.operation} SUCCEEDED, and no answer that could be read said so`;
      findings.push({ expected: `${met} taken for no answer`, observed, exchanges, ...commands });
    } else if ((outcome === 'SUCCEEDED' && learned) || outcome === 'UNKNOWN') {
      witnessed += 1;
    }
  }
  return { witnessed, findings };
}

/**
 * Correct both: asks again with the same key; leaves it open as UNKNOWN and goes on.
 */
const unreadable: Check<Evidence> = {
  id: 'VA-C-ERR-03',
  level: 'MUST',
  title: 'MUST take an answer that is not the contracted JSON for no answer',
  requirements: ['REQ-ERR-03'],
  evidence: ['DRIVER', 'WIRE'],
  scenarios: ['UNREADABLE_ANSWERS'],
  needs: ['CREATE', 'SYNC'],
  witness:
    'an answer that could not be read, after which the integration asked again or left the outcome open',
  explain: {
    how: "Some answers come as a gateway's HTML page (one of them with status 200), as broken JSON, or end in the middle. The kit looks whether the integration goes on living, says SUCCEEDED only when it could read so, and never FAILED of what the bank has done.",
    why: 'Gateways and proxies answer in the name of the bank every day. Taken for a success, an account is promised that does not exist; taken for a crash, nothing is pulled until somebody restarts it.',
    fix: 'Check status, content type and form of each answer before you use it. Whatever does not fit is no answer: repeat with the same key, or leave the outcome open.',
  },
  judge: judgeUnreadable,
};

export const errorChecks: readonly Check<Evidence>[] = [codes, partOfBulk, unreadable];
