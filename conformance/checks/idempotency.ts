import type { Check, Finding, Judgement } from '../framework/check.ts';
import { accountsFor, customersIn, customersOf } from '../judge/customers.ts';
import type { Evidence, RecordedExchange } from '../judge/evidence.ts';
import {
  callsOf,
  compareBodies,
  isDone,
  isKeyed,
  isOpenEnded,
  keyOf,
  piecesOfWork,
  repetitionsOf,
  workOf,
} from '../judge/wire.ts';
import { keySurvives } from './key-survives.ts';
import { refundOnce } from './refund-once.ts';
import { toldOf } from './told.ts';
import { sharedKeys, unfaithful } from './unfaithful.ts';

const CREATE = 'createVirtualAccounts';

/** Creates that the bank has done, of which no answer could be read. */
function lostCreates(evidence: Evidence): readonly RecordedExchange[] {
  return callsOf(evidence, CREATE).filter((call) => isOpenEnded(call) && isDone(call));
}

/** Correct A: repeats under the stored key. Correct B: looks whether a lost one happened, and repeats only what did not. */
const sameKey: Check<Evidence> = {
  id: 'VA-C-IDM-01',
  level: 'MUST',
  title: 'MUST repeat a command with the same Idempotency-Key and the same bytes',
  requirements: ['REQ-IDM-01'],
  evidence: ['WIRE'],
  scenarios: ['CREATE_UNANSWERED'],
  isEverywhere: true,
  needs: ['CREATE'],
  witness: 'a create that was left open and came again under the same key with the same bytes',
  explain: {
    how: 'Creates break off, lose their answer, are answered 503, by silence or by a page that is no JSON. Whatever comes again for the same customer must carry the key and the bytes of the first attempt.',
    why: 'The bank can tell a repetition from a new wish only by its key. Under another key the same work is done twice.',
    fix: 'Choose the key when the work is accepted, store it with the exact bytes, and send both on every attempt.',
  },
  judge(evidence): Judgement {
    const { subjectsOf } = customersIn(evidence);
    const creates = callsOf(evidence, CREATE);
    const pairs = repetitionsOf(piecesOfWork(creates)).filter(
      ([first, next]) => isOpenEnded(first) && compareBodies(first, next) !== 'OTHER',
    );
    // What came of keys over a restart is VA-C-IDM-04's affair.
    const findings = livesOf(evidence, creates).flatMap((life) =>
      unfaithful(evidence, subjectsOf, life, life),
    );
    return { witnessed: pairs.length, findings: findings.slice(0, 3) };
  },
};

/** Calls from each start of the integration to its next kill. */
function livesOf(
  { kills }: Evidence,
  calls: readonly RecordedExchange[],
): readonly (readonly RecordedExchange[])[] {
  const ends = [...kills.map(({ at }) => at), Number.POSITIVE_INFINITY];
  return ends.map((end, life) =>
    calls.filter(({ startedAt }) => startedAt < end && startedAt >= (ends[life - 1] ?? 0)),
  );
}

/** Correct A: a UUID per command. Correct B: a key made of the command's own id. */
const newKey: Check<Evidence> = {
  id: 'VA-C-IDM-02',
  level: 'MUST',
  title: 'MUST choose a new Idempotency-Key for each new business action',
  requirements: ['REQ-IDM-02'],
  evidence: ['WIRE'],
  scenarios: ['PLAIN_DAY'],
  isEverywhere: true,
  needs: ['CREATE', 'SYNC'],
  witness: 'two creates for different customers under different keys, both taken by the bank',
  explain: {
    how: 'Customers come one after the other, and each create must have a key that no other create had.',
    why: 'Under a key that was used before, the bank gives the old answer or refuses: the second customer gets no account, or is told the number of the first.',
    fix: 'Make the key when a new piece of work begins, from a random source or from its own id, never from a constant, a date or a session.',
  },
  judge(evidence): Judgement {
    const { subjectsOf } = customersIn(evidence);
    const creates = callsOf(evidence, CREATE);
    const findings = sharedKeys(subjectsOf, creates).map(({ key, call, before }) => ({
      expected: 'a new Idempotency-Key for another customer',
      observed: `a create for ${subjectsOf(call)[0]} under the key of the one for ${subjectsOf(before)[0]} (${key})`,
      exchanges: [call.number, before.number],
    }));
    const taken = new Set(creates.filter(isDone).map(keyOf));
    return { witnessed: taken.size >= 2 ? taken.size : 0, findings: findings.slice(0, 3) };
  },
};

/** Correct A: repeats a lost create, and gets the stored answer. Correct B: finds the account by a list, and is done. */
const oneAccount: Check<Evidence> = {
  id: 'VA-C-IDM-03',
  level: 'MUST',
  title: 'MUST end with exactly one account for each account it meant to create',
  requirements: ['REQ-IDM-03'],
  evidence: ['WIRE', 'DRIVER'],
  scenarios: ['CREATE_UNANSWERED'],
  isEverywhere: true,
  needs: ['CREATE'],
  witness: 'a create whose answer was lost, and exactly one account of its customer at the end',
  explain: {
    how: 'Creates break off, lose their answer, or get none that can be read. At the end the kit asks the bank how many accounts each customer has: it must be one, also where the integration had to try again.',
    why: 'With two numbers a customer pays into one that nobody looks at; with none, payments go back.',
    fix: 'Store the proposed number with the key before the first attempt, and repeat with both. Never propose another number because an answer is missing.',
  },
  judge(evidence): Judgement {
    const findings: Finding[] = [];
    const customers = customersIn(evidence);
    const creates = callsOf(evidence, CREATE);
    const lost = new Set(lostCreates(evidence).flatMap(customers.subjectsOf));
    let witnessed = 0;
    for (const customer of customers.references) {
      const accounts = accountsFor(evidence, customers, customer);
      const calls = creates
        .filter((call) => customers.subjectsOf(call).includes(customer))
        .map(({ number }) => number);
      const isTold = evidence.commands.some((one) => toldOf(one, customer) === 'SUCCEEDED');
      const expected = `exactly one account for ${customer}`;
      if (accounts.length > 1) {
        findings.push({
          expected,
          observed: `${accounts.length}: ${accounts.join(' and ')}`,
          exchanges: calls,
        });
      } else if (accounts.length === 0 && isTold && calls.length > 0) {
        findings.push({
          expected,
          observed: 'none, although it says that the work succeeded',
          exchanges: calls,
        });
      }
      if (accounts.length === 1 && lost.has(customer)) witnessed += 1;
    }
    return { witnessed, findings: findings.slice(0, 3) };
  },
};

/** Correct A: UNKNOWN, and the truth when it is asked again. Correct B: goes on until the bank answers, then SUCCEEDED. */
const neverFalselyFailed: Check<Evidence> = {
  id: 'VA-C-IDM-05',
  level: 'MUST',
  title: 'MUST NOT report a creation as failed that has happened',
  requirements: ['REQ-IDM-05'],
  evidence: ['WIRE', 'DRIVER'],
  scenarios: ['CREATE_LOST_THEN_DOWN'],
  isEverywhere: true,
  needs: ['CREATE'],
  witness:
    'a create that the bank did and whose answer was lost, and an answer of the integration that does not call it failed',
  explain: {
    how: 'The bank opens an account, its answer is lost, and every repetition is answered 503; elsewhere no answer comes, or one that is no JSON. The integration may say that it does not know, or go on; it must not say that it failed.',
    why: 'Somebody who reads "failed" opens the account again, elsewhere or by hand, and the customer has two.',
    fix: 'Once an attempt was left unanswered, a later 503 or time-out says nothing about it. Report the work as unknown until the bank has answered under its key.',
  },
  judge(evidence): Judgement {
    const customers = customersIn(evidence);
    const lost = lostCreates(evidence);
    const findings: Finding[] = [];
    let witnessed = 0;
    for (const command of evidence.commands) {
      for (const customer of customersOf(command)) {
        const [account] = accountsFor(evidence, customers, customer);
        const call = lost.find((one) => customers.subjectsOf(one).includes(customer));
        if (account === undefined || call === undefined || command.repliedAt < call.startedAt) continue;
        const told = toldOf(command, customer);
        if (told === 'UNKNOWN' || told === 'SUCCEEDED') witnessed += 1;
        if (told !== 'FAILED') continue;
        findings.push({
          expected: `UNKNOWN for ${customer}, or SUCCEEDED: the bank has opened the account ${account}`,
          observed: `the integration says FAILED (${workOf(command).code ?? 'without a code'})`,
          exchanges: [call.number],
          ...(command.commandId !== undefined && { commands: [command.commandId] }),
        });
      }
    }
    return { witnessed, findings: findings.slice(0, 3) };
  },
};

/** Correct A: the stored bytes. Correct B: a new key for every changed body. */
const noChangedBody: Check<Evidence> = {
  id: 'VA-C-IDM-06',
  level: 'MUST',
  title: 'MUST NOT send another body under an Idempotency-Key that it used before',
  requirements: ['REQ-IDM-06'],
  evidence: ['WIRE'],
  scenarios: ['CREATE_UNANSWERED'],
  isEverywhere: true,
  needs: ['CREATE'],
  witness: 'a key that came again with the same body',
  explain: {
    how: 'In every session the kit compares all requests that carry one Idempotency-Key: they must ask for the same, byte for byte.',
    why: 'The bank refuses a changed body under a known key, and who takes that refusal for an answer to the first attempt loses track of what was done.',
    fix: 'Store the bytes with the key and send them again as they are. Do not build the body anew on each attempt: a time stamp or another order of fields changes it.',
  },
  judge({ exchanges }): Judgement {
    const findings: Finding[] = [];
    let witnessed = 0;
    for (const { idempotencyKey, attempts } of piecesOfWork(exchanges.filter(isKeyed))) {
      if (idempotencyKey === undefined) continue;
      const [first, ...later] = attempts;
      const changed = attempts.find(
        (call) => compareBodies(first, call) === 'OTHER' || call.problemCode === 'IDEMPOTENCY_KEY_REUSED',
      );
      if (changed === undefined) {
        witnessed += later.length;
        continue;
      }
      findings.push({
        expected: `the body of the first attempt under the Idempotency-Key ${idempotencyKey}`,
        observed:
          changed === first
            ? `the bank knew the key from another request (${changed.operation} was answered ${changed.problemCode})`
            : `another body under it (${changed.operation})`,
        exchanges: changed === first ? [first.number] : [changed.number, first.number],
      });
    }
    return { witnessed, findings: findings.slice(0, 3) };
  },
};

/** IDM: idempotency. */
export const idempotencyChecks: readonly Check<Evidence>[] = [
  sameKey,
  newKey,
  oneAccount,
  keySurvives,
  neverFalselyFailed,
  noChangedBody,
  refundOnce,
];
