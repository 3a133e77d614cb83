import type { Check, Finding, Judgement } from '../framework/check.ts';
import type { Evidence, RecordedExchange } from '../judge/evidence.ts';
import { byStart, callsThatMet, inSeconds, isDone, keyOf, markedAt } from '../judge/wire.ts';

const CREATE = 'createVirtualAccounts';

/** Milliseconds after recovery that are looked at. */
const FIRST_SECOND = 1000;
/**
 * Milliseconds within which a crowd is one. On connections that were open before, side by side says already that none
 * waited for another; on new ones it says nothing.
 */
const CROWD_MILLISECONDS = { reused: 100, fresh: 60 };
/** So many calls at one instant are a crowd; fewer may be chance. */
const CROWD = 6;

/** Correct A: sequential, one after the other. Correct B: all in parallel, each after a pause with jitter. */
export const noStorm: Check<Evidence> = {
  id: 'VA-C-RTY-10',
  level: 'SHOULD',
  title: 'SHOULD NOT storm the bank when it has recovered',
  requirements: ['REQ-RTY-10'],
  evidence: ['WIRE'],
  scenarios: ['RECOVERY'],
  needs: ['CREATE'],
  isTiming: true,
  witness: 'a call that was refused in the outage, and done after it',
  explain: {
    how: 'Eight accounts wait to be opened while the bank answers 503. When it is back, the kit looks at the first second: not many more requests than there is work, and not all at the same instant.',
    why: 'A bank that comes back is weak. A crowd that was waiting for the same second brings it down again.',
    fix: 'Add jitter to every pause, those of Retry-After too, and let queues start again slowly.',
  },
  judge(evidence): Judgement {
    const since = markedAt(evidence, 'recovered');
    if (since === undefined) return { witnessed: 0, findings: [] };
    const met = callsThatMet(evidence, 'down');
    const keys = new Set(met.map(keyOf));
    const all = byStart(evidence.exchanges).filter(({ startedAt }) => startedAt >= since);
    const first = all.filter(({ startedAt }) => startedAt < since + FIRST_SECOND);
    const waiting = evidence.commands.filter(
      (one) => one.operation === 'createAccounts' && one.sentAt <= since && one.repliedAt > since,
    ).length;
    const findings: Finding[] = [];
    if (waiting > 0 && first.length > 2 * waiting + 2) {
      findings.push({
        expected: `about as many requests as there is work that waits (${waiting})`,
        observed: `${first.length} requests in the first second after the outage`,
        exchanges: first.slice(0, 6).map(({ number }) => number),
      });
    }
    const known = new Set(met.map(({ connection }) => connection));
    const crowd = crowdOf(
      all.filter((call) => keys.has(keyOf(call)) && call.operation === CREATE),
      known,
    );
    if (crowd.length >= CROWD) {
      const [one] = crowd;
      const span = (crowd.at(-1)?.startedAt ?? 0) - (one?.startedAt ?? 0);
      findings.push({
        expected: 'calls that waited come back spread over time, or one after the other',
        observed: `all ${crowd.length} that waited came back within ${inSeconds(span)}, on as many connections`,
        exchanges: crowd.slice(0, 6).map(({ number }) => number),
      });
    }
    const done = all.filter((call) => keys.has(keyOf(call)) && isDone(call));
    return { witnessed: done.length, findings };
  },
};

/** The first calls of all that waited, when they came at one instant and side by side; else none. */
function crowdOf(
  calls: readonly RecordedExchange[],
  known: ReadonlySet<number | undefined>,
): readonly RecordedExchange[] {
  const firsts = new Map<string | undefined, RecordedExchange>();
  for (const call of calls) if (!firsts.has(keyOf(call))) firsts.set(keyOf(call), call);
  const crowd = [...firsts.values()];
  const span = (crowd.at(-1)?.startedAt ?? 0) - (crowd[0]?.startedAt ?? 0);
  const connections = new Set(crowd.map(({ connection }) => connection));
  // One after the other on one connection is no crowd, however quick the bank answers.
  const isReused = [...connections].every((connection) => known.has(connection));
  const limit = isReused ? CROWD_MILLISECONDS.reused : CROWD_MILLISECONDS.fresh;
  return span <= limit && connections.size === crowd.length ? crowd : [];
}
