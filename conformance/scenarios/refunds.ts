import type { DriverReply } from '../drivers/protocol.ts';
import type { Scenario } from '../framework/scenario.ts';
import type { Session, Transaction } from '../harness/session.ts';
import type { RecordedExchange } from '../judge/evidence.ts';
import { hasRead, referenceOf, refundReadings } from '../judge/refunds.ts';
import { askToGoOn, isOpen } from './asking.ts';

/** Seconds until a refund may be asked for again where its pace is measured: longer than anybody asks of their own. */
const TOLD_SECONDS = 3;
/** Where only the end matters: short, for a short scenario. */
const SOON_SECONDS = 1;
/** Milliseconds for which a refund that was told as begun may wait in a queue of the integration's own. */
const QUEUED = 5_000;
/** Milliseconds between two questions for a refund of which the integration does not know yet. */
const ASKED_EVERY = 1_000;
/** Milliseconds for which ends are waited for: by then everybody has asked again who asks at all. */
const WATCHED_AT_MOST = 30_000;
/** Milliseconds of each watch after the first, and of the one in which what was read is booked. */
const WATCHED_AGAIN = 2_000;
const SETTLING = 600;
/** Milliseconds for which an answer is held back: longer than the kill takes. */
const HELD_BACK = 8_000;
/** One number on two rails, as happens every day. */
const SHARED_UTR = '004200000042';
const MEERA = { name: 'Meera Iyer', accountNumber: '50100012345678', ifsc: 'HDFC0000123' };
const HARI = { name: 'Hari Rao', accountNumber: '60200087654321', ifsc: 'ICIC0000456' };

/** What a person says who wants a credit back. */
function wishOf({ utr, virtualAccountNumber, amount }: Transaction) {
  return { utr, virtualAccountNumber, amount };
}

/** Whether nothing is to be expected of it any more: it failed, or there was no answer. */
function isRefusal(reply: DriverReply): boolean {
  return reply.kind !== 'RESULT' || (reply.result as { outcome?: unknown }).outcome === 'FAILED';
}

/** How many refunds of this credit the bank has taken; an answer that it repeats is none. */
function takenIn(exchanges: readonly RecordedExchange[], credit: Transaction): number {
  return exchanges.filter(
    (one) =>
      one.operation === 'initiateRefund' &&
      one.handledStatus === 201 &&
      !one.isReplay &&
      referenceOf(one) === credit.transactionReferenceNumber,
  ).length;
}

/**
 * Asks for a refund and waits until the bank has taken one, or the integration will not send any. It may answer at once,
 * only when the outcome is known, or send a while later what it told as begun: while it says that it does not know, it is
 * asked again under the same commandId.
 * @returns whether the bank has one more than before
 */
async function refund(session: Session, credit: Transaction): Promise<boolean> {
  const { integration, exchanges, until } = session;
  const before = takenIn(await exchanges(), credit);
  const isTaken = (all: readonly RecordedExchange[]) => takenIn(all, credit) > before;
  let latest: DriverReply | undefined;
  const ask = (named?: string) => {
    latest = undefined;
    const { commandId, reply } = integration.begin('requestRefund', wishOf(credit), named);
    void reply.then((answer) => {
      latest = answer;
    });
    return commandId;
  };
  const isRefused = () => latest !== undefined && isRefusal(latest);
  const commandId = ask();
  for (let waited = 0; waited < QUEUED; waited += ASKED_EVERY) {
    await until((all) => isTaken(all) || isRefused(), ASKED_EVERY);
    if (isTaken(await exchanges())) return true;
    if (isRefused()) return false;
    if (latest !== undefined && isOpen(latest)) ask(commandId);
  }
  return false;
}

/** Whether the integration has read one of these words of the refund of a credit. */
function isRead(
  exchanges: readonly RecordedExchange[],
  { transactionReferenceNumber }: Transaction,
  ...statuses: readonly string[]
): boolean {
  const readings = refundReadings({ exchanges });
  return hasRead(readings, transactionReferenceNumber, statuses, Number.POSITIVE_INFINITY);
}

/**
 * Lets it watch until it has read what is to be read, then for a moment more, in which that is booked. An integration whose
 * own workers poll may answer at once: the time is given all the same.
 * @param first milliseconds after which whoever asks as soon as it may has read everything
 */
async function watchUntil(
  session: Session,
  isOver: (exchanges: readonly RecordedExchange[]) => boolean,
  first: number,
): Promise<void> {
  const { integration, until } = session;
  const watch = async (forMilliseconds: number) =>
    await integration.work('watch', { forMilliseconds, physicalAccountNumbers: [] });
  let forMilliseconds = first;
  for (let watched = 0; watched < WATCHED_AT_MOST; watched += forMilliseconds) {
    forMilliseconds = watched === 0 ? first : WATCHED_AGAIN;
    const [isSeen] = await Promise.all([until(isOver, forMilliseconds), watch(forMilliseconds)]);
    if (isSeen || (await until(isOver, 1))) break;
  }
  await settle(session);
}

/** A moment in which what was read is booked. */
async function settle({ integration, pass }: Session): Promise<void> {
  const watched = { forMilliseconds: SETTLING, physicalAccountNumbers: [] };
  await Promise.all([integration.work('watch', watched), pass(SETTLING)]);
}

const refundPaid: Scenario<Session> = {
  id: 'REFUND_PAID',
  title: 'Two credits with one UTR are refunded, one that was reversed is not',
  needs: ['CREATE', 'SYNC', 'REFUND', 'LEDGER'],
  lane: 'PARALLEL',
  async play(session) {
    const { integration, bank } = session;
    await bank.setLimits({
      refundPollAfterSeconds: TOLD_SECONDS,
      refundInProcessAfterSeconds: 1,
      refundSettledAfterSeconds: 2,
    });
    const [first = '', second = '', third = ''] = (await integration.openAccounts(3)).values();
    const amount = '500.00';
    // The same amount on the same account before the one credit and after the other: whoever looks for that alone
    // finds a wrong one, whether it takes the first or the last.
    const [, imps, upi, , undone] = await bank.credit(
      { virtualAccountNumber: first, amount, remitter: HARI },
      { virtualAccountNumber: first, amount, paymentMode: 'IMPS', utr: SHARED_UTR, remitter: MEERA },
      { virtualAccountNumber: second, amount, paymentMode: 'UPI', utr: SHARED_UTR, remitter: MEERA },
      { virtualAccountNumber: second, amount, remitter: HARI },
      { virtualAccountNumber: third, amount: '300.00', remitter: MEERA },
    );
    if (!imps || !upi || !undone) return;
    await integration.sync();
    await bank.reverse(undone.transactionReferenceNumber);
    await integration.sync();
    session.note('reversedReference', undone.transactionReferenceNumber);
    await session.mark('reversed');
    await refund(session, undone);
    const asked: Transaction[] = [];
    for (const credit of [upi, imps]) if (await refund(session, credit)) asked.push(credit);
    await integration.ledger('asked');
    if (!session.capabilities.includes('WATCH') || asked.length === 0) return;
    const isPaid = (all: readonly RecordedExchange[]) => asked.every((one) => isRead(all, one, 'PROCESSED'));
    await watchUntil(session, isPaid, TOLD_SECONDS * 1000 + 200);
  },
};

const refundRestored: Scenario<Session> = {
  id: 'REFUND_RESTORED',
  title: 'One refund fails and is asked for again, another comes back',
  needs: ['CREATE', 'SYNC', 'REFUND', 'WATCH', 'LEDGER'],
  lane: 'PARALLEL',
  async play(session) {
    const { integration, bank } = session;
    await bank.setLimits({ refundPollAfterSeconds: SOON_SECONDS });
    const [first = '', second = ''] = (await integration.openAccounts(2)).values();
    const [failing, returning] = await bank.credit(
      { virtualAccountNumber: first, amount: '810.00', remitter: MEERA },
      { virtualAccountNumber: second, amount: '820.00', remitter: MEERA },
    );
    if (!failing || !returning) return;
    await integration.sync();
    const asked: Transaction[] = [];
    if (await refund(session, failing)) {
      asked.push(failing);
      await bank.decideRefund(failing.transactionReferenceNumber, 'failure');
    }
    // Paid and sent back before the integration asks: after PROCESSED nobody needs to ask for a day.
    if (await refund(session, returning)) {
      asked.push(returning);
      await bank.decideRefund(returning.transactionReferenceNumber, 'settlement');
      await bank.decideRefund(returning.transactionReferenceNumber, 'return');
    }
    if (asked.length === 0) return;
    const isOver = (all: readonly RecordedExchange[]) =>
      asked.every((one) => isRead(all, one, 'FAILED', 'RETURNED'));
    await watchUntil(session, isOver, SOON_SECONDS * 1000 + 200);
    await integration.ledger('told');
    // Somebody wants it once more: a new wish, which the integration may refuse, but not answer with the old one.
    if (!isRead(await session.exchanges(), failing, 'FAILED')) return;
    // What the books say of the new one is asked at the end.
    if (await refund(session, failing)) await settle(session);
  },
};

const refundKilled: Scenario<Session> = {
  id: 'REFUND_KILLED',
  title:
    'The integration is killed while a credit is refunded, started again, asked to go on and for another one',
  needs: ['CREATE', 'SYNC', 'REFUND', 'RESTART'],
  lane: 'PARALLEL',
  // It must still be waiting when it is killed.
  requestDeadlineMilliseconds: 5000,
  async play(session) {
    const { integration, bank } = session;
    const [first = '', second = ''] = (await integration.openAccounts(2)).values();
    const [begun, next] = await bank.credit(
      { virtualAccountNumber: first, amount: '910.00', remitter: MEERA },
      { virtualAccountNumber: second, amount: '920.00', remitter: MEERA },
    );
    if (!begun || !next) return;
    session.note('credit', begun.transactionReferenceNumber);
    await integration.sync();
    const held = { type: 'STALL_HEADERS', milliseconds: HELD_BACK } as const;
    await bank.arm({ lost: { operation: 'initiateRefund', do: held } });
    const { commandId } = integration.begin('requestRefund', wishOf(begun));
    if (!(await session.untilApplied('lost', 1, QUEUED))) return;
    await integration.kill();
    await integration.restart();
    await askToGoOn(session, 'requestRefund', wishOf(begun), commandId);
    if (session.capabilities.includes('OUTCOME')) await integration.outcome(commandId);
    await refund(session, next);
  },
};

export const refundScenarios: readonly Scenario<Session>[] = [refundPaid, refundRestored, refundKilled];
