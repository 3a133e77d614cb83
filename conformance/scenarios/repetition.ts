import type { DriverReply } from '../drivers/protocol.ts';
import type { Scenario } from '../framework/scenario.ts';
import type { ArmedFault, Begun, Session } from '../harness/session.ts';
import type { RecordedExchange } from '../judge/evidence.ts';
import {
  accountsOf,
  answerWithin,
  askUntilDone,
  beginCreate,
  COMMAND_IN_TROUBLE,
  createOf,
  endCreate,
  isOpen,
  LONGEST_TROUBLE,
  UNTIL_DISARMED,
} from './asking.ts';
import { FAR_AHEAD, FOREIGN_ACCOUNT, PASSED_DAY } from './refusals.ts';

const CREATE = 'createVirtualAccounts' as const;

const refusedForGood: Scenario<Session> = {
  id: 'REFUSED_FOR_GOOD',
  title: 'The bank refuses work for reasons that will not go away',
  needs: ['CREATE'],
  lane: 'PARALLEL',
  startAt: FAR_AHEAD,
  async play(session) {
    // A validity in the past is refused item by item, an account that is not the organisation's as a whole.
    const [account] = accountsOf(61);
    if (account === undefined) return;
    const past = createOf(session, [{ ...account, validTo: PASSED_DAY }]);
    await askUntilDone(session, 'createAccounts', past);
    const foreign = { physicalAccountNumber: FOREIGN_ACCOUNT, accounts: accountsOf(62) };
    await askUntilDone(session, 'createAccounts', foreign);
    // Who repeats with growing pauses needs a moment to be seen.
    await session.pass(1200);
  },
};

/** A create is refused because a plan is used up. */
function limitedCreate(
  code: 'API_PLAN_LIMIT_EXCEEDED' | 'ACCOUNT_PLAN_LIMIT_EXCEEDED',
  retryAfterSeconds: number,
): ArmedFault {
  return { operation: CREATE, do: { type: 'STATUS', status: 429, code, retryAfterSeconds } };
}

/** Seconds that the bank asks to be left alone at first. */
const RETRY_AFTER = 1;
/** At least so much longer than the integration was seen to wait is what the bank asks for then, in whole seconds. */
const MORE_MILLISECONDS = 1500;
/** For the date, which is cut to whole seconds and may so ask for nearly a second less. */
const RETRY_AFTER_BY_DATE = 3;

/** Milliseconds from the answer that met this fault to the next create; undefined when there was none. */
function pauseAfter(label: string, exchanges: readonly RecordedExchange[]): number | undefined {
  const told = exchanges.find(({ fault }) => fault?.label === label);
  if (told === undefined) return undefined;
  const later = exchanges.filter(
    ({ operation, startedAt }) => operation === CREATE && startedAt > told.startedAt,
  );
  return later.length === 0 ? undefined : Math.min(...later.map(({ startedAt }) => startedAt)) - told.endedAt;
}

const retryAfterSeconds: Scenario<Session> = {
  id: 'RETRY_AFTER_SECONDS',
  title: `The bank answers 429 and asks to wait ${RETRY_AFTER} second, and another time for longer than the integration waited`,
  needs: ['CREATE'],
  lane: 'PARALLEL',
  async play(session) {
    const refuse = async (label: string, first: number, seconds: number) => {
      await session.bank.arm({ [label]: limitedCreate('API_PLAN_LIMIT_EXCEEDED', seconds) });
      const input = createOf(session, accountsOf(first));
      await askUntilDone(session, 'createAccounts', input, { patience: 1000 * seconds + 300 });
    };
    await refuse('limited', 71, RETRY_AFTER);
    // Whoever always waits as long as this time, whatever it is told, comes too early the second time.
    const pause = pauseAfter('limited', await session.exchanges());
    if (pause !== undefined) await refuse('longer', 72, Math.ceil((pause + MORE_MILLISECONDS) / 1000));
  },
};

const retryAfterDate: Scenario<Session> = {
  id: 'RETRY_AFTER_DATE',
  title: 'The bank answers 503 and says until when to wait, as a date',
  needs: ['CREATE'],
  lane: 'PARALLEL',
  async play(session) {
    const { bank } = session;
    await bank.arm({
      closed: {
        operation: CREATE,
        do: {
          type: 'STATUS',
          status: 503,
          retryAfterSeconds: RETRY_AFTER_BY_DATE,
          retryAfterForm: 'DATE',
        },
      },
    });
    session.note('retryAfterSeconds', RETRY_AFTER_BY_DATE);
    const input = createOf(session, accountsOf(81));
    await askUntilDone(session, 'createAccounts', input, { patience: 1000 * RETRY_AFTER_BY_DATE + 300 });
  },
};

/** Milliseconds of an outage, and most attempts in it. */
const OUTAGE = 20_000;
const MOST_ATTEMPTS = 12;
/** Milliseconds without an attempt after which one that has answered has given up. */
const SILENCE = 3000;

const outage: Scenario<Session> = {
  id: 'OUTAGE',
  title: 'The bank breaks off every call for twenty seconds, or until the integration gives up',
  needs: ['CREATE'],
  lane: 'PARALLEL',
  commandDeadlineMilliseconds: 40_000,
  async play(session) {
    const { bank } = session;
    await bank.arm({
      down: { operation: CREATE, when: UNTIL_DISARMED, do: { type: 'RESET' } },
    });
    await session.mark('down');
    const accounts = accountsOf(91);
    const begun = beginCreate(session, accounts);
    const reply = await outageOver(session, begun);
    await session.mark('up');
    await bank.disarm('down');
    await endCreate(session, begun, { accounts, reply }, 10_000);
  },
};

/** Waits until the outage need not last any longer: twenty seconds, too many attempts, or nobody tries any more. */
async function outageOver(session: Session, begun: Begun): Promise<DriverReply | undefined> {
  let tries = 0;
  const untilMoreThan = async (count: number, within: number) =>
    await session.until((exchanges) => {
      tries = exchanges.filter(({ operation }) => operation === CREATE).length;
      return tries > count;
    }, within);
  const isTooMany = untilMoreThan(MOST_ATTEMPTS, OUTAGE);
  const reply = await Promise.race([begun.reply, isTooMany.then(() => undefined)]);
  while (reply !== undefined && tries <= MOST_ATTEMPTS) {
    if (!(await untilMoreThan(tries, SILENCE))) break;
  }
  return reply;
}

/** Seconds that the account's plan asks everybody to wait. */
const PLAN_WAIT = 2;

const accountLimited: Scenario<Session> = {
  id: 'ACCOUNT_LIMITED',
  title: `A create is answered 429 for the whole account: ${PLAN_WAIT} seconds; other work is waiting`,
  needs: ['CREATE', 'SYNC'],
  lane: 'PARALLEL',
  async play(session) {
    const { bank, integration } = session;
    const [virtualAccountNumber] = (await integration.openAccounts(1)).values();
    if (virtualAccountNumber === undefined) return;
    // One entry per batch: whoever goes on at full speed makes many calls.
    await bank.setLimits({ batchLimit: 1 });
    await bank.credit(...Array.from({ length: 4 }, () => ({ virtualAccountNumber })));
    await bank.arm({
      limited: limitedCreate('ACCOUNT_PLAN_LIMIT_EXCEEDED', PLAN_WAIT),
    });
    const create = beginCreate(session, accountsOf(101));
    if (!(await session.untilApplied('limited', 1, 4000))) return;
    // What comes from now on was not under way when the 429 was read.
    await session.pass(300);
    await session.mark('limited');
    const physicalAccountNumbers = [bank.physicalAccountNumbers[0]];
    const sync = integration.begin('syncTransactions', { physicalAccountNumbers });
    await Promise.all([create.reply, sync.reply]);
  },
};

/** Milliseconds for which an answer is held back: more than five times {@link STALL_DEADLINE}. */
const STALL = 4000;
const STALL_DEADLINE = 600;

const stalled: Scenario<Session> = {
  id: 'STALLED',
  title: 'An answer does not come, and another comes half: both are held back for seconds',
  needs: ['CREATE'],
  lane: 'PARALLEL',
  requestDeadlineMilliseconds: STALL_DEADLINE,
  async play(session) {
    const { bank } = session;
    await bank.arm({ headers: { operation: CREATE, do: { type: 'STALL_HEADERS', milliseconds: STALL } } });
    await askUntilDone(session, 'createAccounts', createOf(session, accountsOf(111)), { patience: 300 });
    await bank.arm({ body: { operation: CREATE, do: { type: 'STALL_BODY', milliseconds: STALL } } });
    await askUntilDone(session, 'createAccounts', createOf(session, accountsOf(112)), { patience: 300 });
  },
};

const writeTimedOut: Scenario<Session> = {
  id: 'WRITE_TIMED_OUT',
  title: 'An account is opened, and no answer to it comes in time, however often it is repeated',
  needs: ['CREATE'],
  lane: 'PARALLEL',
  requestDeadlineMilliseconds: 400,
  commandDeadlineMilliseconds: COMMAND_IN_TROUBLE,
  async play(session) {
    const { bank } = session;
    await bank.arm({
      silent: {
        operation: CREATE,
        when: UNTIL_DISARMED,
        do: { type: 'STALL_HEADERS', milliseconds: LONGEST_TROUBLE + 10_000 },
      },
    });
    const accounts = accountsOf(121);
    const begun = beginCreate(session, accounts);
    const reply = await answerWithin(session, begun, LONGEST_TROUBLE);
    await session.mark('heard');
    await bank.disarm('silent');
    await endCreate(session, begun, { accounts, reply }, 8000);
  },
};

/** Pieces of work that wait for the end of an outage. */
const WAITING = 8;

const recovery: Scenario<Session> = {
  id: 'RECOVERY',
  title: `${WAITING} accounts wait to be opened when the bank comes back`,
  needs: ['CREATE'],
  lane: 'TIMING',
  commandDeadlineMilliseconds: 20_000,
  async play(session) {
    const { bank, integration } = session;
    await bank.arm({
      down: {
        operation: CREATE,
        when: UNTIL_DISARMED,
        do: { type: 'STATUS', status: 503, retryAfterSeconds: 1 },
      },
    });
    const begun = Array.from({ length: WAITING }, (_, at) => beginCreate(session, accountsOf(131 + at)));
    await session.untilApplied('down', 1, 3000);
    await session.pass(800);
    await bank.disarm('down');
    await session.mark('recovered');
    const replies = await Promise.all(begun.map(({ reply }) => reply));
    // Who has given up meanwhile is asked again, one after the other: what then comes is no storm of its own.
    for (const [at, reply] of replies.entries()) {
      if (!isOpen(reply)) continue;
      const input = createOf(session, accountsOf(131 + at));
      await integration.begin('createAccounts', input, begun[at]?.commandId).reply;
    }
  },
};

/** Of the checks in checks/repetition.ts. */
export const repetitionScenarios: readonly Scenario<Session>[] = [
  refusedForGood,
  retryAfterSeconds,
  retryAfterDate,
  outage,
  accountLimited,
  stalled,
  writeTimedOut,
  recovery,
];
