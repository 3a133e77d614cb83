import type { Check, Finding, Judgement } from '../framework/check.ts';
import { accountsFor, customersIn, customersOf } from '../judge/customers.ts';
import type { Evidence } from '../judge/evidence.ts';
import { byStart, callsThatMet, isDone, keyOf, workOf } from '../judge/wire.ts';
import { sharedKeys, unfaithful } from './unfaithful.ts';

const CREATE = 'createVirtualAccounts';
const READS = ['listVirtualAccounts', 'getVirtualAccount'];

/** Correct A: repeats under the stored key after the restart. Correct B: reads what became of it, and creates nothing more. */
export const keySurvives: Check<Evidence> = {
  id: 'VA-C-IDM-04',
  level: 'MUST',
  title: 'MUST keep the Idempotency-Key and the bytes of an unanswered command over a restart',
  requirements: ['REQ-IDM-04'],
  evidence: ['WIRE', 'KILL'],
  scenarios: ['CREATE_KILLED'],
  needs: ['CREATE', 'RESTART'],
  witness:
    'a kill while a create was under way that the bank had done, and after the restart the same key again or a read that found the account',
  explain: {
    how: 'The bank opens an account and holds its answer back; the kit kills the integration and starts it again. What then comes for that customer must carry the key and the bytes from before, and what comes for the next customer a key that was never used.',
    why: 'Machines stop in the middle of a call. Who draws a new key after that opens a second account, or sends a refund twice; whose keys begin anew with each start is refused, or given the answer to older work.',
    fix: 'Write key and bytes to disk, and see them written, before the first attempt leaves. Draw keys at random or from the work itself, not from a counter in memory.',
  },
  judge(evidence): Judgement {
    const [kill] = evidence.kills;
    const held = callsThatMet(evidence, 'held').filter(isDone);
    if (kill === undefined || held.length === 0) return { witnessed: 0, findings: [] };
    const customers = customersIn(evidence);
    const calls = byStart(evidence.exchanges);
    const after = calls.filter(({ startedAt }) => startedAt >= kill.at);
    const creates = after.filter(({ operation }) => operation === CREATE);
    const findings: Finding[] = unfaithful(evidence, customers.subjectsOf, held, creates).map((finding) => ({
      ...finding,
      observed: `after the restart ${finding.observed}`,
    }));
    const allCreates = calls.filter(({ operation }) => operation === CREATE);
    for (const { key, call, before } of sharedKeys(customers.subjectsOf, allCreates)) {
      if (call.startedAt < kill.at || before.startedAt >= kill.at) continue;
      findings.push({
        expected: 'after the restart a key that was never used for a new customer',
        observed: `a create for ${customers.subjectsOf(call)[0]} came under the key of the one for ${customers.subjectsOf(before)[0]} from before it (${key})`,
        exchanges: [call.number, before.number],
      });
    }
    const owed = new Set(held.flatMap(customers.subjectsOf));
    for (const customer of owed) {
      const accounts = accountsFor(evidence, customers, customer);
      if (accounts.length < 2) continue;
      findings.push({
        expected: `one account for ${customer}, whose create was under way at the kill`,
        observed: `${accounts.length}: ${accounts.join(' and ')}`,
        exchanges: held.map(({ number }) => number),
      });
    }
    const isKilled = kill.isConnectionGone && kill.instanceAfter !== kill.instanceBefore;
    const keys = new Set(held.map(keyOf));
    const again = creates.filter((call) => keys.has(keyOf(call)) && isDone(call)).length;
    const isRead = after.some((call) => READS.includes(call.operation ?? '') && isDone(call));
    const isTold = evidence.commands.some(
      (one) =>
        one.sentAt >= kill.at &&
        customersOf(one).some((customer) => owed.has(customer)) &&
        workOf(one).outcome === 'SUCCEEDED',
    );
    const witnessed = again > 0 ? again : isRead && isTold ? 1 : 0;
    return { witnessed: isKilled ? witnessed : 0, findings: findings.slice(0, 3) };
  },
};
