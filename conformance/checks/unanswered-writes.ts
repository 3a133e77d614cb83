import { PROBLEMS } from '../../spec/generated/problems.ts';
import type { Check, Finding, Judgement } from '../framework/check.ts';
import { type AskedAccount, type AskedWork, askedWorks } from '../judge/asked-accounts.ts';
import type { Evidence, RecordedCommand, RecordedExchange, SessionTime } from '../judge/evidence.ts';
import { callsDuring } from '../judge/served.ts';
import { callsOf, isAnswered, isReadAsSuccess, RUBBISH, readCode, workOf } from '../judge/wire.ts';
import { toldOf } from './told.ts';

const CREATE = 'createVirtualAccounts';
const READS = ['listVirtualAccounts', 'getVirtualAccount'] as const;

/** Refusals before the bank looked at the work: they say nothing of an earlier attempt. */
const AT_THE_DOOR = new Set([401, 408, 429]);

/** Whether nothing had come of a call at a moment: broken off, or silent. What came and is no JSON is VA-C-ERR-03's affair. */
function isLeftOpen(call: RecordedExchange, at: SessionTime): boolean {
  if (RUBBISH.has(call.fault?.type ?? '')) return false;
  if (!isAnswered(call)) return true;
  // The answer came in the end, but the integration had spoken before it.
  return call.fault?.connection === 'HELD_BACK' && call.endedAt > at;
}

/** Whether the answer tells what became of the work: done, or refused for good. */
function tellsTheEnd(call: RecordedExchange, at: SessionTime): boolean {
  if (isLeftOpen(call, at)) return false;
  if (isReadAsSuccess(call)) return true;
  const { status = 0 } = call;
  if (!isAnswered(call) || status < 400 || status >= 500 || AT_THE_DOOR.has(status)) return false;
  const code = readCode(call) ?? '';
  return !Object.hasOwn(PROBLEMS, code) || !PROBLEMS[code as keyof typeof PROBLEMS].retryable;
}

/** Whether the bank was asked for its accounts, and said what it has. */
function isLook(call: RecordedExchange): boolean {
  return isAnswered(call) && (isReadAsSuccess(call) || call.status === 404);
}

/** Attempts at one account of a command, up to its answer. */
function attemptsAt(
  evidence: Evidence,
  { accounts }: AskedWork,
  { sent }: AskedAccount,
  command: RecordedCommand,
): readonly RecordedExchange[] {
  const { sentAt, repliedAt } = command;
  if (accounts.some((one) => one.sent.length > 0)) {
    return sent.map(({ exchange }) => exchange).filter(({ startedAt }) => startedAt <= repliedAt);
  }
  // Known by nothing that it sends: then only the time tells, where no other create was under way.
  const isAlone = evidence.commands.every(
    (one) =>
      one === command ||
      one.operation !== 'createAccounts' ||
      one.repliedAt <= sentAt ||
      one.sentAt >= repliedAt,
  );
  return isAlone ? callsDuring(evidence, command).filter(({ operation }) => operation === CREATE) : [];
}

/** What of a create was left unanswered when the integration spoke of it; undefined when nothing was. */
function leftOpen(evidence: Evidence, attempts: readonly RecordedExchange[], { repliedAt }: RecordedCommand) {
  const open = attempts.filter((call) => isLeftOpen(call, repliedAt));
  const last = open.at(-1);
  if (last === undefined) return undefined;
  const isLater = ({ startedAt }: RecordedExchange) => startedAt >= last.startedAt && startedAt <= repliedAt;
  const isKnown =
    attempts.some((call) => isLater(call) && tellsTheEnd(call, repliedAt)) ||
    callsOf(evidence, ...READS).some((call) => isLater(call) && isLook(call));
  return { open, last, isKnown };
}

function findingOf(
  command: RecordedCommand,
  attempts: readonly RecordedExchange[],
  open: readonly RecordedExchange[],
  last: RecordedExchange,
): Finding {
  const unanswered =
    open.length === attempts.length
      ? 'none of which was answered'
      : `${open.length} of them without an answer, and what came later does not tell what became of it`;
  return {
    expected: 'UNKNOWN, or further attempts: nobody has said what became of the create',
    observed: `FAILED (${workOf(command).code ?? 'without a code'}) after ${attempts.length} attempt(s), ${unanswered}`,
    exchanges: [last.number],
    ...(command.commandId !== undefined && { commands: [command.commandId] }),
  };
}

function judgeUnanswered(evidence: Evidence): Judgement {
  const findings: Finding[] = [];
  let witnessed = 0;
  for (const work of askedWorks(evidence)) {
    for (const command of work.commands) {
      const found: Finding[] = [];
      for (const account of work.accounts) {
        const attempts = attemptsAt(evidence, work, account, command);
        const left = leftOpen(evidence, attempts, command);
        if (left === undefined) continue;
        const told = toldOf(command, account.customerReference);
        if (told === 'UNKNOWN' || told === 'SUCCEEDED') witnessed += 1;
        if (told !== 'FAILED' || left.isKnown) continue;
        found.push(findingOf(command, attempts, left.open, left.last));
      }
      // One answer is one breach, for however many accounts it speaks.
      findings.push(...found.slice(0, 1));
    }
  }
  return { witnessed, findings: findings.slice(0, 3) };
}

/** Correct A: UNKNOWN after some attempts, and the truth when it is asked again. Correct B: goes on, and SUCCEEDED at last. */
export const timeOutIsUnknown: Check<Evidence> = {
  id: 'VA-C-RTY-09',
  level: 'MUST',
  title: 'MUST treat an unanswered write as unknown, never as failed',
  requirements: ['REQ-RTY-09'],
  evidence: ['WIRE', 'DRIVER'],
  scenarios: ['WRITE_TIMED_OUT'],
  isEverywhere: true,
  needs: ['CREATE'],
  witness:
    'a create that was not answered in time, and an answer of the integration that does not call it failed',
  explain: {
    how: 'The bank does what it was asked, and no answer to it comes within the deadline, however often it is repeated; in other sessions connections break. The integration may say UNKNOWN, or go on until it knows; FAILED would be a guess, unless a later answer of the bank refused the work for good, or the bank was asked for its accounts.',
    why: 'Behind a time-out the work is often done. Who books it as failed tells the customer so, and the account or the refund is there all the same.',
    fix: 'Give time-outs and broken connections an outcome of their own, keep key and bytes, and find out later by the same call.',
  },
  judge: judgeUnanswered,
};
