import { PROBLEMS } from '../../spec/generated/problems.ts';
import type { Check, Finding, Judgement } from '../framework/check.ts';
import { askedWorks } from '../judge/asked-accounts.ts';
import type { Evidence, RecordedCommand, RecordedExchange } from '../judge/evidence.ts';
import { numbersOf } from '../judge/served.ts';
import {
  askOf,
  bulkResultsOf,
  callsOf,
  inSeconds,
  isAnswered,
  pauseBetween,
  readCode,
  workOf,
} from '../judge/wire.ts';
import { wordOf } from './told.ts';

function isFinal(code: string): boolean {
  return Object.hasOwn(PROBLEMS, code) && !PROBLEMS[code as keyof typeof PROBLEMS].retryable;
}

/** The code for good that a call was answered with: of the whole, or the first where every item of a bulk has one. */
function finalCodeOf(call: RecordedExchange): string | undefined {
  const code = readCode(call);
  if (code !== undefined) return call.status !== 401 && isFinal(code) ? code : undefined;
  if (!isAnswered(call) || call.status !== 207) return undefined;
  const results = bulkResultsOf(call);
  const codes = results.flatMap((result) => result.code ?? []);
  return codes.length === results.length && codes.every(isFinal) ? codes[0] : undefined;
}

/** A call that was refused for good, and the last answer of the integration to what it was for. */
interface Refused {
  readonly call: RecordedExchange;
  readonly code: string;
  readonly command: RecordedCommand;
}

/** What the integration said last of the work for which a call was made, when it had been refused; undefined when nothing. */
function saidOf(evidence: Evidence, call: RecordedExchange): RecordedCommand | undefined {
  const works = askedWorks(evidence);
  const meant =
    works.find(({ accounts }) =>
      accounts.some(({ sent }) => sent.some(({ exchange }) => exchange === call)),
    ) ??
    // Known by nothing that it sends: then it is most likely what was asked for last.
    works.findLast(({ commands }) => commands[0].sentAt <= call.startedAt);
  return meant?.commands.findLast(
    ({ reply, repliedAt }) => reply.kind === 'RESULT' && repliedAt >= call.endedAt,
  );
}

function commandIdsOf(refusals: readonly Refused[]): Pick<Finding, 'commands'> {
  const commands = refusals.flatMap(({ command }) => command.commandId ?? []);
  return commands.length === 0 ? {} : { commands };
}

/** By which word each refusal was told: the bank's, or one of the integration's own; with none, a finding. */
function wordsOf(refusals: readonly Refused[]) {
  const words = new Map<string, Refused[]>();
  const findings: Finding[] = [];
  for (const refusal of refusals) {
    const { call, code, command } = refusal;
    const { outcome } = workOf(command);
    const isQuoted = command.reply.kind === 'RESULT' && JSON.stringify(command.reply.result).includes(code);
    const own = outcome === 'SUCCEEDED' ? undefined : wordOf(command);
    const word = isQuoted ? code : own;
    if (word !== undefined) words.set(word, [...(words.get(word) ?? []), refusal]);
    else {
      findings.push({
        expected: `an answer of the integration that names ${code}, or its own code for it`,
        observed: `it says ${outcome ?? 'nothing'} without a code`,
        exchanges: [call.number],
        ...commandIdsOf([refusal]),
      });
    }
  }
  return { words, findings };
}

/** Whether the body came to the record; what is refused by its headers is refused before the body is read. */
function isBodyKnown({ requestBody = '' }: RecordedExchange): boolean {
  return requestBody !== '';
}

/** Whether a later create is a refused one again. */
function isSameRequest({ commands }: Evidence, call: RecordedExchange, later: RecordedExchange): boolean {
  if (isBodyKnown(call) && isBodyKnown(later)) return askOf(call) === askOf(later);
  // Two customers' creates may be as long as each other: without bodies it is one only while nobody asked for another.
  const [length, laterLength] = [call, later].map(({ requestHeaders }) => requestHeaders['content-length']);
  const isAskedBetween = commands.some(
    ({ operation, sentAt }) =>
      operation === 'createAccounts' && sentAt > call.startedAt && sentAt <= later.startedAt,
  );
  return length !== undefined && length === laterLength && !isAskedBetween;
}

function judgeRefusals(evidence: Evidence): Judgement {
  const findings: Finding[] = [];
  const refusals: Refused[] = [];
  const creates = callsOf(evidence, 'createVirtualAccounts');
  for (const [at, call] of creates.entries()) {
    const code = finalCodeOf(call);
    if (code === undefined) continue;
    const again = creates.slice(at + 1).find((one) => isSameRequest(evidence, call, one));
    const command = saidOf(evidence, call);
    if (again === undefined) {
      if (command !== undefined) refusals.push({ call, code, command });
      continue;
    }
    findings.push({
      expected: `no identical request after ${code}, which the catalogue calls not retryable`,
      observed: `the same request again ${inSeconds(pauseBetween(call, again))} after ${code}`,
      exchanges: [again.number, call.number],
    });
  }
  const told = wordsOf(refusals);
  findings.push(...told.findings);
  let witnessed = 0;
  for (const [word, same] of told.words) {
    const codes = [...new Set(same.map(({ code }) => code))];
    if (codes.length === 1) witnessed += same.length;
    else {
      findings.push({
        expected: `${codes.join(' and ')} told each by a code of its own`,
        observed: `${word} for ${codes.length} codes of the bank`,
        exchanges: numbersOf(same.map(({ call }) => call)),
        ...commandIdsOf(same),
      });
    }
  }
  return { witnessed, findings: findings.slice(0, 3) };
}

/**
 * Correct A: FAILED with the bank's code, of the whole, per item or in the message. Correct B: a code of its own for each
 * of the bank's; a changed request later.
 */
export const noRetryOfRefusals: Check<Evidence> = {
  id: 'VA-C-RTY-02',
  level: 'MUST',
  title: 'MUST NOT repeat a request that was refused for good, and tells the code',
  requirements: ['REQ-RTY-02'],
  evidence: ['WIRE', 'DRIVER'],
  scenarios: ['REFUSED_FOR_GOOD'],
  needs: ['CREATE'],
  witness: 'a refusal with a code that is not retryable, which the integration told',
  explain: {
    how: "The bank refuses work by codes that its catalogue calls not retryable. The same request must not come again, and what the integration answers must have the bank's code, or a code of its own that stands for no other one of the bank's.",
    why: 'Repeating what cannot succeed eats the quota that other work needs, and without the code nobody can mend the cause.',
    fix: "Decide by the problem's code, not by the HTTP status alone: end the work as failed, with the code, unless the catalogue calls it retryable.",
  },
  judge: judgeRefusals,
};
