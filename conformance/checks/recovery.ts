import type { Check, Finding, Judgement } from '../framework/check.ts';
import type { Evidence } from '../judge/evidence.ts';
import { byStart, callsThatMet, isDone, keyOf, markedAt } from '../judge/wire.ts';

/** Milliseconds that are looked at, from the first request after the outage. */
const FIRST_SECOND = 1000;

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
    how: 'Eight accounts wait to be opened while the bank answers 503. When it is back, the kit counts the requests of the first second: about as many as there is work, never a multiple of it.',
    why: 'A bank that comes back is weak. A crowd that was waiting for the same second brings it down again.',
    fix: 'Keep one attempt under way for each piece of work, add jitter to every pause, those of Retry-After too, and let queues start again slowly.',
  },
  judge(evidence): Judgement {
    const since = markedAt(evidence, 'recovered');
    if (since === undefined) return { witnessed: 0, findings: [] };
    const keys = new Set(callsThatMet(evidence, 'down').map(keyOf));
    const all = byStart(evidence.exchanges).filter(({ startedAt }) => startedAt >= since);
    // From the first of them on: whoever waits for Retry-After may come later than the bank.
    const from = all[0]?.startedAt ?? since;
    const first = all.filter(({ startedAt }) => startedAt < from + FIRST_SECOND);
    const waiting = evidence.commands.filter(
      (one) => one.operation === 'createAccounts' && one.sentAt <= since && one.repliedAt > since,
    ).length;
    const findings: Finding[] = [];
    if (waiting > 0 && first.length > 2 * waiting + 2) {
      findings.push({
        expected: `about as many requests as there is work that waits (${waiting})`,
        observed: `${first.length} requests within a second after the outage`,
        exchanges: first.slice(0, 6).map(({ number }) => number),
      });
    }
    const done = all.filter((call) => keys.has(keyOf(call)) && isDone(call));
    return { witnessed: done.length, findings };
  },
};
