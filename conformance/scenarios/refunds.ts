import type { Scenario } from '../framework/scenario.ts';
import type { Session, Transaction } from '../harness/session.ts';

/** How often a refund may be asked for, on the wall clock: often enough for a short scenario. */
const POLL_AFTER_SECONDS = 1;
/** One number on two rails, as happens every day. */
const SHARED_UTR = '004200000042';
const MEERA = { name: 'Meera Iyer', accountNumber: '50100012345678', ifsc: 'HDFC0000123' };

/**
 * Begins a refund and waits until the bank has taken it. An integration may answer at once or only when the outcome is
 * known, so that nobody waits for its answer here.
 * @returns whether the bank has it
 */
async function refund(session: Session, credit: Transaction): Promise<boolean> {
  const { utr, virtualAccountNumber, amount, transactionReferenceNumber } = credit;
  let isAnswered = false;
  const { reply } = session.integration.begin('requestRefund', { utr, virtualAccountNumber, amount });
  void reply.then(() => {
    isAnswered = true;
  });
  let isTaken = false;
  await session.until((exchanges) => {
    isTaken = exchanges.some(
      ({ operation, handledStatus, requestBody = '' }) =>
        operation === 'initiateRefund' &&
        handledStatus === 201 &&
        requestBody.includes(transactionReferenceNumber),
    );
    return isTaken || isAnswered;
  }, 5_000);
  return isTaken;
}

const refundPaid: Scenario<Session> = {
  id: 'REFUND_PAID',
  title: 'Two credits with one UTR are refunded, one that was reversed is not',
  needs: ['CREATE', 'SYNC', 'REFUND', 'WATCH', 'LEDGER'],
  lane: 'PARALLEL',
  async play(session) {
    const { integration, bank } = session;
    const refundPollAfterSeconds = POLL_AFTER_SECONDS;
    await bank.setLimits({
      refundPollAfterSeconds,
      refundInProcessAfterSeconds: 1,
      refundSettledAfterSeconds: 2,
    });
    const [first = '', second = '', third = ''] = (await integration.openAccounts(3)).values();
    const [imps, upi, undone] = await bank.credit(
      {
        virtualAccountNumber: first,
        amount: '500.00',
        paymentMode: 'IMPS',
        utr: SHARED_UTR,
        remitter: MEERA,
      },
      {
        virtualAccountNumber: second,
        amount: '700.00',
        paymentMode: 'UPI',
        utr: SHARED_UTR,
        remitter: MEERA,
      },
      { virtualAccountNumber: third, amount: '300.00', remitter: MEERA },
    );
    if (!imps || !upi || !undone) return;
    await integration.sync();
    await bank.reverse(undone.transactionReferenceNumber);
    await integration.sync();
    session.note('reversedReference', undone.transactionReferenceNumber);
    await session.mark('reversed');
    await refund(session, undone);
    await refund(session, upi);
    await refund(session, imps);
    await integration.ledger('asked');
    await integration.work('watch', { forMilliseconds: 4_000, physicalAccountNumbers: [] });
  },
};

const refundRestored: Scenario<Session> = {
  id: 'REFUND_RESTORED',
  title: 'One refund fails, another comes back',
  needs: ['CREATE', 'SYNC', 'REFUND', 'WATCH', 'LEDGER'],
  lane: 'PARALLEL',
  async play(session) {
    const { integration, bank } = session;
    await bank.setLimits({ refundPollAfterSeconds: POLL_AFTER_SECONDS });
    const [first = '', second = ''] = (await integration.openAccounts(2)).values();
    const [failing, returning] = await bank.credit(
      { virtualAccountNumber: first, amount: '810.00', remitter: MEERA },
      { virtualAccountNumber: second, amount: '820.00', remitter: MEERA },
    );
    if (!failing || !returning) return;
    await integration.sync();
    if (await refund(session, failing)) {
      await bank.decideRefund(failing.transactionReferenceNumber, 'failure');
    }
    // Paid and sent back before the integration asks: after PROCESSED nobody needs to ask for a day.
    if (await refund(session, returning)) {
      await bank.decideRefund(returning.transactionReferenceNumber, 'settlement');
      await bank.decideRefund(returning.transactionReferenceNumber, 'return');
    }
    await integration.work('watch', { forMilliseconds: 2_500, physicalAccountNumbers: [] });
  },
};

export const refundScenarios: readonly Scenario<Session>[] = [refundPaid, refundRestored];
