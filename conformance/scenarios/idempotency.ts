import type { DriverReply } from '../drivers/protocol.ts';
import type { Scenario } from '../framework/scenario.ts';
import type { Session } from '../harness/session.ts';
import {
  accountsOf,
  answerWithin,
  askToGoOn,
  askUntilDone,
  beginCreate,
  COMMAND_IN_TROUBLE,
  createOf,
  LONGEST_TROUBLE,
  UNTIL_DISARMED,
} from './asking.ts';

/** Ways in which an integration learns nothing of its call; that over which some end comes last. */
const NO_ANSWERS = {
  broken: { type: 'RESET' },
  lost: { type: 'LOST' },
  busy: { type: 'STATUS', status: 503, retryAfterSeconds: 0 },
  // Longer than the deadline that the integration is told.
  silent: { type: 'STALL_HEADERS', milliseconds: 3000 },
  page: { type: 'GATEWAY_HTML', status: 502, processed: true },
} as const;

const createUnanswered: Scenario<Session> = {
  id: 'CREATE_UNANSWERED',
  title: 'Five accounts are opened, and each time the first answer fails in another way',
  needs: ['CREATE'],
  lane: 'PARALLEL',
  requestDeadlineMilliseconds: 600,
  async play(session) {
    const { bank } = session;
    // Breaks, time-outs and rubbish are often caught in different places: each must lead to the same key.
    for (const [at, [label, fault]] of Object.entries(NO_ANSWERS).entries()) {
      await bank.arm({ [label]: { operation: 'createVirtualAccounts', do: fault } });
      const reply = await askUntilDone(session, 'createAccounts', createOf(session, accountsOf(at + 1)));
      if (reply.kind === 'GONE') return;
    }
  },
};

const createLostThenDown: Scenario<Session> = {
  id: 'CREATE_LOST_THEN_DOWN',
  title: 'An account is opened, its answer is lost, and after that the bank is down',
  needs: ['CREATE'],
  lane: 'PARALLEL',
  commandDeadlineMilliseconds: COMMAND_IN_TROUBLE,
  async play(session) {
    const { bank } = session;
    const operation = 'createVirtualAccounts' as const;
    await bank.arm({
      lost: { operation, do: { type: 'LOST' } },
      down: {
        operation,
        required: false,
        when: UNTIL_DISARMED,
        do: { type: 'STATUS', status: 503, retryAfterSeconds: 0 },
      },
    });
    const begun = beginCreate(session, accountsOf(41));
    const reply = await answerWithin(session, begun, LONGEST_TROUBLE);
    await session.mark('up');
    await bank.disarm('down');
    // Who was still trying goes on; who has given up is asked again.
    if (reply === undefined) await answerWithin(session, begun, 8000);
    else {
      const again = session.integration.begin(
        'createAccounts',
        createOf(session, accountsOf(41)),
        begun.commandId,
      );
      await again.reply;
    }
  },
};

/** Milliseconds for which an answer is held back: longer than the kill takes. */
const HELD_BACK = 8000;

const createKilled: Scenario<Session> = {
  id: 'CREATE_KILLED',
  title: 'The integration is killed while an account is being opened, started again and asked to go on',
  needs: ['CREATE', 'RESTART'],
  lane: 'PARALLEL',
  // It must still be waiting when it is killed.
  requestDeadlineMilliseconds: 5000,
  async play(session) {
    const { integration, bank } = session;
    await bank.arm({
      held: {
        operation: 'createVirtualAccounts',
        do: { type: 'STALL_HEADERS', milliseconds: HELD_BACK },
      },
    });
    const begun = beginCreate(session, accountsOf(51));
    await session.untilApplied('held', 1, 4000);
    await integration.kill();
    await integration.restart();
    const input = createOf(session, accountsOf(51));
    await integration.begin('createAccounts', input, begun.commandId).reply;
    // The next customer: whose keys begin anew with each start, uses one a second time.
    await beginCreate(session, accountsOf(52)).reply;
  },
};

/** Whether the integration says that nothing of it happened or will. */
function isRefused(reply: DriverReply): boolean {
  return reply.kind !== 'RESULT' || (reply.result as { outcome?: unknown }).outcome === 'FAILED';
}

const refundLost: Scenario<Session> = {
  id: 'REFUND_LOST',
  title: 'A refund is taken, its answer is lost and the bank is down; it is asked for again when it is paid',
  needs: ['CREATE', 'SYNC', 'REFUND'],
  lane: 'PARALLEL',
  commandDeadlineMilliseconds: 20_000,
  async play(session) {
    const { integration, bank } = session;
    const [virtualAccountNumber] = (await integration.openAccounts(1)).values();
    if (virtualAccountNumber === undefined) return;
    const [credit] = await bank.credit({ virtualAccountNumber, amount: '1234.56' });
    if (credit === undefined) return;
    session.note('credit', credit.transactionReferenceNumber);
    await integration.sync();
    await bank.arm({
      lost: { operation: 'initiateRefund', do: { type: 'LOST' } },
      down: {
        operation: 'initiateRefund',
        required: false,
        when: UNTIL_DISARMED,
        do: { type: 'STATUS', status: 503, retryAfterSeconds: 0 },
      },
    });
    const input = { utr: credit.utr, virtualAccountNumber, amount: credit.amount };
    const begun = integration.begin('requestRefund', input);
    const hasBooks = session.capabilities.includes('LEDGER');
    // Long enough to see it give up. Whom a person triggers nobody asks again: there the bank is back before that.
    const first = await answerWithin(session, begun, hasBooks ? 6000 : 2500);
    // Who answers at once and sends later is waited for.
    if (!(await session.untilApplied('lost', 1, first && isRefused(first) ? 500 : 5000))) return;
    // What the books say while nobody knows. Who still tries may take one command at a time: it is left in peace.
    if (first && hasBooks) await integration.ledger('lost');
    await bank.decideRefund(credit.transactionReferenceNumber, 'settlement');
    await session.mark('paid');
    await bank.disarm('down');
    await begun.reply;
    await askToGoOn(session, 'requestRefund', input, begun.commandId);
  },
};

/** Of the checks in checks/idempotency.ts. */
export const idempotencyScenarios: readonly Scenario<Session>[] = [
  createUnanswered,
  createLostThenDown,
  createKilled,
  refundLost,
];
