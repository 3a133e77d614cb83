import type { Check, Finding, Judgement } from '../framework/check.ts';
import type { Evidence, RecordedExchange } from '../judge/evidence.ts';
import {
  byStart,
  callsOf,
  callsThatMet,
  inSeconds,
  isDone,
  isServiceCall,
  pauseBetween,
  retryAfterSecondsOf,
  TOLERANCE_MILLISECONDS,
} from '../judge/wire.ts';

const CREATE = 'createVirtualAccounts';

/** A call that was told to wait, and for how many milliseconds at least. */
interface Told {
  readonly call: RecordedExchange;
  readonly least: number;
}

/** Attempts at a create after one that was told to wait. */
function attemptsAfter(evidence: Evidence, { call }: Told): readonly RecordedExchange[] {
  return callsOf(evidence, CREATE).filter(({ startedAt }) => startedAt > call.startedAt);
}

/** @param told in order of time; one of them is no witness where another one is missing */
function judgePauses(evidence: Evidence, told: readonly (Told | undefined)[], words: string): Judgement {
  const findings: Finding[] = [];
  const done: number[] = [];
  for (const [at, one] of told.entries()) {
    if (one === undefined) {
      done.push(0);
      continue;
    }
    const { call, least } = one;
    const after = attemptsAfter(evidence, one);
    const until = told[at + 1]?.call.startedAt ?? Number.POSITIVE_INFINITY;
    done.push(after.filter((attempt) => attempt.startedAt < until && isDone(attempt)).length);
    const early = after.find((attempt) => pauseBetween(call, attempt) < least - TOLERANCE_MILLISECONDS);
    if (early === undefined) continue;
    findings.push({
      expected: `the next attempt not before ${inSeconds(least)} had passed: ${words}`,
      observed: `it came after ${inSeconds(pauseBetween(call, early))}`,
      exchanges: [early.number, call.number],
    });
  }
  return { witnessed: done.includes(0) ? 0 : done.reduce((sum, count) => sum + count, 0), findings };
}

/** The call that met this fault, when it could read how long to wait. */
function toldBy(
  evidence: Evidence,
  label: string,
  leastOf: (call: RecordedExchange) => number | undefined,
): Told | undefined {
  const [call] = callsThatMet(evidence, label);
  const least = call === undefined ? undefined : leastOf(call);
  return call === undefined || least === undefined ? undefined : { call, least };
}

/** Correct A: waits a little longer than told and repeats. Correct B: parks the work, and repeats when it is asked again. */
const waitsSeconds: Check<Evidence> = {
  id: 'VA-C-RTY-03',
  level: 'MUST',
  title: 'MUST wait at least as many seconds as Retry-After says',
  requirements: ['REQ-RTY-03'],
  evidence: ['WIRE'],
  scenarios: ['RETRY_AFTER_SECONDS'],
  needs: ['CREATE'],
  witness:
    'a 429 with Retry-After, another one that asks for more than was waited after the first, and the work of both taken by the bank when that time had passed',
  explain: {
    how: 'A create is answered 429 with Retry-After in seconds. The kit measures the time from the end of that answer to the next attempt, and answers another create with a Retry-After one to three seconds longer than that.',
    why: 'Calls that come too early are refused again, do not count as work, and with some banks lengthen the lock.',
    fix: 'Read Retry-After on 429 and 503 and wait at least that long, plus some jitter; where it is long, park the work.',
  },
  judge: (evidence) => {
    const told = ['limited', 'longer'].map((label) =>
      toldBy(evidence, label, (call) => {
        const seconds = retryAfterSecondsOf(call);
        return seconds === undefined ? undefined : seconds * 1000;
      }),
    );
    return judgePauses(evidence, told, 'Retry-After was in seconds');
  },
};

/** Correct A: waits until the date by its own clock. Correct B: waits the difference to the Date header; parks the work. */
const readsDate: Check<Evidence> = {
  id: 'VA-C-RTY-04',
  level: 'SHOULD',
  title: 'SHOULD understand a Retry-After that is an HTTP date',
  requirements: ['REQ-RTY-04'],
  evidence: ['WIRE'],
  scenarios: ['RETRY_AFTER_DATE'],
  needs: ['CREATE'],
  witness: 'a 503 with a date in Retry-After, and the same work taken by the bank after that date',
  explain: {
    how: 'A create is answered 503 with Retry-After as a date three seconds ahead. Dates are cut to whole seconds, so that two seconds are the least.',
    why: 'HTTP allows both forms, and gateways in front of a bank choose by themselves. Read as a number a date is none, and the client calls again at once.',
    fix: 'When Retry-After is no number, parse it as an HTTP date and wait for the difference.',
  },
  judge: (evidence) => {
    const told = toldBy(evidence, 'closed', ({ responseHeaders }) => {
      const value = responseHeaders['retry-after'];
      const seconds = evidence.facts['retryAfterSeconds'];
      if (value === undefined || /^[0-9]+$/.test(value) || typeof seconds !== 'number') return undefined;
      return (seconds - 1) * 1000;
    });
    return judgePauses(evidence, [told], 'Retry-After was a date');
  },
};

/** What was under way when the 429 was read may still arrive. */
const UNDER_WAY_MILLISECONDS = 200;
/** A slow client is no silent one: so many other calls in the time told are fine. */
const MOST_OTHERS = 2;

/** Correct A: sequential, all waits behind the refused call. Correct B: a gate for the whole client, or a trickle. */
const slowsAsAWhole: Check<Evidence> = {
  id: 'VA-C-RTY-07',
  level: 'SHOULD',
  title: 'SHOULD slow down as a whole after ACCOUNT_PLAN_LIMIT_EXCEEDED',
  requirements: ['REQ-RTY-07'],
  evidence: ['WIRE'],
  scenarios: ['ACCOUNT_LIMITED'],
  needs: ['CREATE', 'SYNC'],
  witness:
    'the 429, work of another kind that was asked for meanwhile, and both done when the time had passed',
  explain: {
    how: 'A create is answered 429 with ACCOUNT_PLAN_LIMIT_EXCEEDED and Retry-After, and a pull is asked for at once. In the time told hardly any other call should come.',
    why: 'The limit of the account plan is one for the whole organisation. Other calls of it are refused as well, and keep the limit full.',
    fix: 'On ACCOUNT_PLAN_LIMIT_EXCEEDED let every call of the client wait for Retry-After, not only the one that was refused.',
  },
  judge(evidence): Judgement {
    const [told] = callsThatMet(evidence, 'limited');
    const seconds = told === undefined ? undefined : retryAfterSecondsOf(told);
    if (told === undefined || seconds === undefined) return { witnessed: 0, findings: [] };
    const opensAt = told.endedAt + seconds * 1000;
    const calls = byStart(evidence.exchanges).filter(isServiceCall);
    const others = calls.filter(
      ({ startedAt }) =>
        startedAt > told.endedAt + UNDER_WAY_MILLISECONDS && startedAt < opensAt - TOLERANCE_MILLISECONDS,
    );
    const findings: Finding[] = [];
    if (others.length > MOST_OTHERS) {
      findings.push({
        expected: `hardly any call for ${inSeconds(seconds * 1000)} after ACCOUNT_PLAN_LIMIT_EXCEEDED`,
        observed: `${others.length} other calls in that time (${[...new Set(others.map(({ operation }) => operation))].join(', ')})`,
        exchanges: [...others.slice(0, 5).map(({ number }) => number), told.number],
      });
    }
    const after = calls.filter(({ startedAt }) => startedAt >= opensAt - TOLERANCE_MILLISECONDS);
    const done = (operation: string) => after.filter((call) => call.operation === operation && isDone(call));
    const isDoneAfter = done(CREATE).length > 0 && done('fetchTransactionBatch').length > 0;
    return { witnessed: isDoneAfter ? after.length : 0, findings };
  },
};

/** RTY: what hangs on Retry-After. */
export const retryAfterChecks: readonly Check<Evidence>[] = [waitsSeconds, readsDate, slowsAsAWhole];
