import type { Check, Finding, Judgement } from '../framework/check.ts';
import type { Evidence, RecordedCommand, RecordedExchange } from '../judge/evidence.ts';
import {
  byStart,
  callsOf,
  callsThatMet,
  compareBodies,
  createdItemsOf,
  inSeconds,
  isDone,
  isKeyed,
  isOpenEnded,
  keyOf,
  listOf,
  pauseBetween,
  piecesOfWork,
  repetitionsOf,
  textOf,
  workOf,
} from '../judge/wire.ts';
import { objectOf } from '../lib/json.ts';
import { refundOnce } from './refund-once.ts';

const CREATE = 'createVirtualAccounts';

/** What a create is about: its customers where they are named, else its account numbers. */
function subjectsOf(exchange: RecordedExchange): readonly string[] {
  return createdItemsOf(exchange).flatMap(
    ({ customerReference, virtualAccountNumber }) => customerReference ?? virtualAccountNumber ?? [],
  );
}

function isAboutTheSame(one: RecordedExchange, other: RecordedExchange): boolean {
  const subjects = new Set(subjectsOf(one));
  return subjectsOf(other).some((subject) => subjects.has(subject));
}

/** Customers of a command that opens accounts. */
function customersOf({ operation, input }: RecordedCommand): readonly string[] {
  if (operation !== 'createAccounts') return [];
  return listOf(objectOf(input)['accounts']).flatMap((one) => textOf(one['customerReference']) ?? []);
}

function accountsOf({ truth }: Evidence, customer: string): readonly string[] {
  return truth.virtualAccounts
    .filter(({ customerReference }) => customerReference === customer)
    .map(({ virtualAccountNumber }) => virtualAccountNumber);
}

/** A later call about the same customers as an unanswered one, which is no faithful repetition of it. */
function unlikeBefore(before: RecordedExchange, later: RecordedExchange): Finding | undefined {
  if (!isAboutTheSame(before, later)) return undefined;
  const when = `${inSeconds(Math.max(0, pauseBetween(before, later)))} after an attempt that was left open`;
  const exchanges = [later.number, before.number];
  if (keyOf(later) !== keyOf(before)) {
    return {
      expected: `the create again under the Idempotency-Key of the first attempt (${keyOf(before)})`,
      observed: `the create came under another one (${keyOf(later)}) ${when}`,
      exchanges,
    };
  }
  if (compareBodies(before, later) !== 'OTHER') return undefined;
  return {
    expected: 'the create again with the bytes of the first attempt',
    observed: `the create came with another body under the same Idempotency-Key ${when}`,
    exchanges,
  };
}

function unfaithful(
  before: readonly RecordedExchange[],
  after: readonly RecordedExchange[],
): readonly Finding[] {
  return after.flatMap((later) => {
    const first = before.find(
      (one) => one.startedAt < later.startedAt && isOpenEnded(one) && isAboutTheSame(one, later),
    );
    return (first === undefined ? undefined : unlikeBefore(first, later)) ?? [];
  });
}

/** Correct A: repeats under the stored key. Correct B: looks whether a lost one happened, and repeats only what did not. */
const sameKey: Check<Evidence> = {
  id: 'VA-C-IDM-01',
  level: 'MUST',
  title: 'MUST repeat a command with the same Idempotency-Key and the same bytes',
  requirements: ['REQ-IDM-01'],
  evidence: ['WIRE'],
  scenarios: ['CREATE_UNANSWERED'],
  needs: ['CREATE'],
  witness: 'a create that was left open and came again under the same key with the same bytes',
  explain: {
    how: 'Of three creates one breaks off, of one the answer is lost, one is answered 503. Whatever comes again for the same customer must carry the key and the bytes of the first attempt.',
    why: 'The bank can tell a repetition from a new wish only by its key. Under another key the same work is done twice.',
    fix: 'Choose the key when the work is accepted, store it with the exact bytes, and send both on every attempt.',
  },
  judge(evidence): Judgement {
    const creates = callsOf(evidence, CREATE);
    const pairs = repetitionsOf(piecesOfWork(creates)).filter(
      ([first, next]) => isOpenEnded(first) && compareBodies(first, next) !== 'OTHER',
    );
    return { witnessed: pairs.length, findings: unfaithful(creates, creates).slice(0, 3) };
  },
};

/** Correct A: a UUID per command. Correct B: a key made of the command's own id. */
const newKey: Check<Evidence> = {
  id: 'VA-C-IDM-02',
  level: 'MUST',
  title: 'MUST choose a new Idempotency-Key for each new business action',
  requirements: ['REQ-IDM-02'],
  evidence: ['WIRE'],
  scenarios: ['PLAIN_DAY'],
  needs: ['CREATE', 'SYNC'],
  witness: 'two creates for different customers under different keys, both taken by the bank',
  explain: {
    how: 'Customers come one after the other, and each create must have a key that no other create had.',
    why: 'Under a key that was used before, the bank gives the old answer or refuses: the second customer gets no account, or is told the number of the first.',
    fix: 'Make the key when a new piece of work begins, from a random source or from its own id, never from a constant, a date or a session.',
  },
  judge(evidence): Judgement {
    const creates = callsOf(evidence, CREATE);
    const first = new Map<string, RecordedExchange>();
    const findings: Finding[] = [];
    for (const call of creates) {
      const key = keyOf(call);
      if (key === undefined) continue;
      const before = first.get(key);
      if (before === undefined) first.set(key, call);
      else if (
        subjectsOf(call).length > 0 &&
        subjectsOf(before).length > 0 &&
        !isAboutTheSame(before, call)
      ) {
        findings.push({
          expected: 'a new Idempotency-Key for another customer',
          observed: `a create for ${subjectsOf(call)[0]} under the key of the one for ${subjectsOf(before)[0]} (${key})`,
          exchanges: [call.number, before.number],
        });
      }
    }
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
  needs: ['CREATE'],
  witness: 'a create whose answer was lost, and exactly one account of its customer at the end',
  explain: {
    how: 'Creates break off or lose their answer. At the end the kit asks the bank how many accounts each customer has: it must be one, also where the integration had to try again.',
    why: 'With two numbers a customer pays into one that nobody looks at; with none, payments go back.',
    fix: 'Store the proposed number with the key before the first attempt, and repeat with both. Never propose another number because an answer is missing.',
  },
  judge(evidence): Judgement {
    const findings: Finding[] = [];
    const lost = callsThatMet(evidence, 'lost').filter(isDone);
    const customers = new Set(evidence.commands.flatMap(customersOf));
    const creates = callsOf(evidence, CREATE);
    let witnessed = 0;
    for (const customer of customers) {
      const accounts = accountsOf(evidence, customer);
      const calls = creates.filter((call) => subjectsOf(call).includes(customer)).map(({ number }) => number);
      const isTold = evidence.commands.some(
        (one) => customersOf(one).includes(customer) && workOf(one).outcome === 'SUCCEEDED',
      );
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
      if (accounts.length === 1 && lost.some((call) => subjectsOf(call).includes(customer))) witnessed += 1;
    }
    return { witnessed, findings };
  },
};

/** Correct A: repeats under the stored key after the restart. Correct B: reads what became of it, and creates nothing more. */
const keySurvives: Check<Evidence> = {
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
    how: 'The bank opens an account and holds its answer back; the kit kills the integration and starts it again. What then comes for that customer must carry the key and the bytes from before.',
    why: 'Machines stop in the middle of a call. Who draws a new key after that opens a second account, or sends a refund twice.',
    fix: 'Write key and bytes to disk, and see them written, before the first attempt leaves.',
  },
  judge(evidence): Judgement {
    const [kill] = evidence.kills;
    const held = callsThatMet(evidence, 'held').filter(isDone);
    const isKilled = kill?.isConnectionGone === true && kill.instanceAfter !== kill.instanceBefore;
    if (kill === undefined || held.length === 0) return { witnessed: 0, findings: [] };
    const after = byStart(evidence.exchanges).filter(({ startedAt }) => startedAt >= kill.at);
    const creates = after.filter(({ operation }) => operation === CREATE);
    const findings = unfaithful(held, creates).map((finding) => ({
      ...finding,
      observed: `after the restart ${finding.observed}`,
    }));
    const keys = new Set(held.map(keyOf));
    const again = creates.filter((call) => keys.has(keyOf(call)) && isDone(call)).length;
    const isRead = after.some(
      ({ operation, ...call }) =>
        (operation === 'listVirtualAccounts' || operation === 'getVirtualAccount') &&
        isDone({ operation, ...call }),
    );
    const isTold = evidence.commands.some(
      (one) => one.sentAt >= kill.at && workOf(one).outcome === 'SUCCEEDED',
    );
    const witnessed = again > 0 ? again : isRead && isTold ? 1 : 0;
    return { witnessed: isKilled ? witnessed : 0, findings: findings.slice(0, 3) };
  },
};

/** What a command says of one customer's account. */
function toldOf(command: RecordedCommand, customer: string): string | undefined {
  const { outcome, items } = workOf(command);
  const own = items.find((item) => item['customerReference'] === customer);
  return textOf(own?.['outcome']) ?? outcome;
}

/** Correct A: UNKNOWN, and the truth when it is asked again. Correct B: goes on until the bank answers, then SUCCEEDED. */
const neverFalselyFailed: Check<Evidence> = {
  id: 'VA-C-IDM-05',
  level: 'MUST',
  title: 'MUST NOT report a creation as failed that has happened',
  requirements: ['REQ-IDM-05'],
  evidence: ['WIRE', 'DRIVER'],
  scenarios: ['CREATE_LOST_THEN_DOWN'],
  needs: ['CREATE'],
  witness:
    'a create that the bank did and whose answer was lost, and an answer of the integration that does not call it failed',
  explain: {
    how: 'The bank opens an account, its answer is lost, and every repetition is answered 503. The integration may say that it does not know, or go on; it must not say that it failed.',
    why: 'Somebody who reads "failed" opens the account again, elsewhere or by hand, and the customer has two.',
    fix: 'Once an attempt was left unanswered, a later 503 or time-out says nothing about it. Report the work as unknown until the bank has answered under its key.',
  },
  judge(evidence): Judgement {
    const lost = callsThatMet(evidence, 'lost').filter(isDone);
    const findings: Finding[] = [];
    let witnessed = 0;
    for (const command of evidence.commands) {
      for (const customer of customersOf(command)) {
        const [account] = accountsOf(evidence, customer);
        const call = lost.find((one) => subjectsOf(one).includes(customer));
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
      const changed = later.find(
        (call) => compareBodies(first, call) === 'OTHER' || call.problemCode === 'IDEMPOTENCY_KEY_REUSED',
      );
      if (changed === undefined) {
        witnessed += later.length;
        continue;
      }
      findings.push({
        expected: `the body of the first attempt under the Idempotency-Key ${idempotencyKey}`,
        observed: `another body under it (${changed.operation})`,
        exchanges: [changed.number, first.number],
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
