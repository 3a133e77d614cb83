import type { Check, Finding, Judgement } from '../framework/check.ts';
import type { Evidence, RecordedCommand, RecordedExchange } from '../judge/evidence.ts';
import { callsOf, callsThatMet, inSeconds, keyOf, pauseBetween, workOf } from '../judge/wire.ts';
import { noStorm } from './recovery.ts';
import { noRetryOfRefusals } from './refused-for-good.ts';
import { timeOutIsUnknown } from './unanswered-writes.ts';

const CREATE = 'createVirtualAccounts';

/** The command during which a call was made: of the create commands the latest that had been sent by then. */
function commandOf({ commands }: Evidence, call: RecordedExchange): RecordedCommand | undefined {
  return commands
    .filter(({ operation, sentAt }) => operation === 'createAccounts' && sentAt <= call.startedAt)
    .sort((one, other) => other.sentAt - one.sentAt)[0];
}

/** When this command was asked again under its id; never, when it was not. */
function askedAgainAt({ commands }: Evidence, { commandId, sentAt }: RecordedCommand): number {
  const again = commands.filter((one) => one.commandId === commandId && one.sentAt > sentAt);
  return Math.min(Number.POSITIVE_INFINITY, ...again.map((one) => one.sentAt));
}

/** What of a refused create was answered, for the words of a finding. */
function answerWords({ fault, status }: RecordedExchange): string {
  return fault?.type === 'STATUS' ? `was answered ${status}` : 'broke off without an answer';
}

/** Correct A: repeats at once, or after a pause. Correct B: says UNKNOWN and repeats by itself; or reads that it was done. */
const repeatsOpenCalls: Check<Evidence> = {
  id: 'VA-C-RTY-01',
  level: 'SHOULD',
  title: 'SHOULD repeat keyed calls after 503 and after broken connections',
  requirements: ['REQ-RTY-01'],
  evidence: ['WIRE', 'DRIVER'],
  scenarios: ['CREATE_UNANSWERED'],
  needs: ['CREATE'],
  witness: 'a create that broke off or was answered 503, and the same call again',
  explain: {
    how: 'One create breaks off, of one the answer is lost, one is answered 503. Each should come again under its key without anybody asking for it a second time.',
    why: 'Connections break every day. Who leaves each break to a person has a queue of open cases by noon.',
    fix: 'Repeat calls that carry a key, and fetches, a bounded number of times with growing pauses.',
  },
  judge(evidence): Judgement {
    const findings: Finding[] = [];
    let witnessed = 0;
    const creates = callsOf(evidence, CREATE);
    for (const call of ['broken', 'lost', 'busy'].flatMap((label) => callsThatMet(evidence, label))) {
      const command = commandOf(evidence, call);
      if (command === undefined) continue;
      const until = askedAgainAt(evidence, command);
      const again = creates.find(
        (one) => one.startedAt > call.startedAt && one.startedAt < until && keyOf(one) === keyOf(call),
      );
      if (again !== undefined) witnessed += 1;
      else if (workOf(command).outcome !== 'SUCCEEDED' && !isRepeatedOtherwise(creates, call, until)) {
        findings.push({
          expected: 'the same call again, by itself, after a pause',
          observed: `a create ${answerWords(call)}, and no further attempt was made`,
          exchanges: [call.number],
        });
      }
    }
    return { witnessed, findings };
  },
};

/** Under another key it is wrong, but it is a repetition: VA-C-IDM-01 speaks about the key. */
function isRepeatedOtherwise(
  creates: readonly RecordedExchange[],
  call: RecordedExchange,
  until: number,
): boolean {
  return creates.some((one) => one.startedAt > call.startedAt && one.startedAt < until);
}

/** Up to twenty seconds of outage, and most attempts at one piece of work in it. */
const MOST_ATTEMPTS = 12;
const OUTAGE_MILLISECONDS = 20_000;

/** Correct A: gives up after a few attempts. Correct B: goes on with growing pauses until the bank is back; or tries once. */
const boundedAttempts: Check<Evidence> = {
  id: 'VA-C-RTY-05',
  level: 'MUST',
  title: `MUST make no more than ${MOST_ATTEMPTS} attempts in an outage of 20 seconds`,
  requirements: ['REQ-RTY-05'],
  evidence: ['WIRE', 'DRIVER'],
  scenarios: ['OUTAGE'],
  needs: ['CREATE'],
  witness: 'a call in the outage, and an end of the work: given up or parked, or done when the bank was back',
  explain: {
    how: `The bank breaks off every create for 20 seconds, or until the integration has given up. More than ${MOST_ATTEMPTS} attempts at one piece of work in that time are too many.`,
    why: 'Integrations that hammer a bank which is down keep it down, and are the first to be cut off.',
    fix: 'Let pauses grow from attempt to attempt, bound their number, and park what is still open for a later run or for a person.',
  },
  judge(evidence): Judgement {
    const met = callsThatMet(evidence, 'down');
    const [first] = met;
    if (first === undefined) return { witnessed: 0, findings: [] };
    const within = met.filter(({ startedAt }) => startedAt - first.startedAt <= OUTAGE_MILLISECONDS);
    const last = within.at(-1) ?? first;
    const findings: Finding[] = [];
    if (within.length > MOST_ATTEMPTS) {
      const time = inSeconds(last.startedAt - first.startedAt);
      findings.push({
        expected: `at most ${MOST_ATTEMPTS} attempts in 20 seconds`,
        observed: `${within.length} attempts within ${time}`,
        exchanges: within.slice(0, 6).map(({ number }) => number),
      });
    }
    const ended = evidence.commands.filter(
      (one) => one.operation === 'createAccounts' && workOf(one).outcome !== undefined,
    );
    return { witnessed: ended.length > 0 ? met.length : 0, findings };
  },
};

/** Nothing is judged: what the pauses were, for a reader. */
const backOff: Check<Evidence> = {
  id: 'VA-C-RTY-06',
  level: 'INFO',
  title: 'Pauses between attempts grow, with jitter',
  requirements: ['REQ-RTY-06'],
  evidence: ['WIRE'],
  scenarios: ['OUTAGE'],
  needs: ['CREATE'],
  witness: 'three attempts in an outage',
  explain: {
    how: 'The kit measures the pauses between the attempts in an outage and tells whether they grow. It judges nothing: any bounded pauses are allowed.',
    why: 'Growing pauses give a bank room to come back; jitter keeps hundreds of clients from coming back at the same instant.',
    fix: 'Double the longest pause after each attempt, and draw the real one at random below it.',
  },
  judge(evidence): Judgement {
    const met = callsThatMet(evidence, 'down');
    const pauses = met.slice(1).map((call, at) => pauseBetween(met[at] as RecordedExchange, call));
    if (pauses.length === 0) {
      return {
        witnessed: 0,
        findings: [],
        note: `${met.length} attempt(s) in the outage: no pauses to measure.`,
      };
    }
    const isGrowing = (pauses.at(-1) ?? 0) > (pauses[0] ?? 0);
    const words = pauses.slice(0, MOST_ATTEMPTS).map(inSeconds).join(', ');
    const note = `Seed ${evidence.seed}: pauses of ${words}; they ${isGrowing ? 'grow' : 'do not grow'}.`;
    return { witnessed: pauses.length >= 2 ? pauses.length : 0, findings: [], note };
  },
};

/** When the integration had let go of a call that was held back; undefined when it waited to the end. */
function givenUpAt(evidence: Evidence, call: RecordedExchange): number | undefined {
  const command = commandOf(evidence, call);
  const next = callsOf(evidence, CREATE).find(
    (one) => one.startedAt > call.startedAt && (keyOf(one) === keyOf(call) || one.abandonedAt === undefined),
  );
  const moments = [call.abandonedAt, next?.startedAt, command?.repliedAt].filter((at) => at !== undefined);
  return moments.length === 0 ? undefined : Math.min(...moments);
}

/** Correct A: closes the connection at the deadline. Correct B: leaves it alone and repeats on another one. */
const givesUpStalls: Check<Evidence> = {
  id: 'VA-C-RTY-08',
  level: 'MUST',
  title: 'MUST give up waiting for an answer that stalls, in its headers or in its body',
  requirements: ['REQ-RTY-08'],
  evidence: ['WIRE'],
  scenarios: ['STALLED'],
  needs: ['CREATE'],
  isTiming: true,
  witness: 'an answer without headers and one with half a body, both given up in time',
  explain: {
    how: 'The bank holds back an answer before its headers, and another one in the middle of its body. The integration was told its deadline at the start; five times as long is the limit.',
    why: 'A client without a deadline hangs on the first silent connection, and with it everything that waits behind.',
    fix: 'Set a deadline for the whole exchange, connect, headers and body together: many libraries stop their clock at the headers.',
  },
  judge(evidence): Judgement {
    const limit = 5 * evidence.session.requestDeadlineMilliseconds;
    const findings: Finding[] = [];
    let given = 0;
    for (const label of ['headers', 'body']) {
      const [call] = callsThatMet(evidence, label);
      if (call === undefined) continue;
      const at = givenUpAt(evidence, call);
      const waited = at === undefined ? undefined : at - call.startedAt;
      if (waited !== undefined && waited <= limit) {
        given += 1;
        continue;
      }
      const how = label === 'headers' ? 'without headers' : 'with half a body';
      findings.push({
        expected: `an answer ${how} given up within ${inSeconds(limit)}, five times the deadline it was told`,
        observed:
          waited === undefined ? 'it waited until the session was over' : `it waited ${inSeconds(waited)}`,
        exchanges: [call.number],
      });
    }
    return { witnessed: given === 2 ? given : 0, findings };
  },
};

/** RTY: repetition, but for what hangs on Retry-After. */
export const repetitionChecks: readonly Check<Evidence>[] = [
  repeatsOpenCalls,
  noRetryOfRefusals,
  boundedAttempts,
  backOff,
  givesUpStalls,
  timeOutIsUnknown,
  noStorm,
];
