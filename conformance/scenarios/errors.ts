import type { Scenario } from '../framework/scenario.ts';
import type { ArmedFault, Session } from '../harness/session.ts';
import { askUntilDone } from './asking.ts';
import { FAR_AHEAD, FOREIGN_ACCOUNT, PASSED_DAY } from './refusals.ts';

const TWO_DAYS = 2 * 24 * 60 * 60;

const remitterOf = (accountNumber: string) => ({ name: 'Meera Iyer', accountNumber, ifsc: 'HDFC0000123' });

/** Credits of this story, by what the bank says to their refund. */
const CREDITS = {
  unknownRemitter: { amount: '101.00', remitter: remitterOf('SANDBOXUNKNOWN1') },
  noFunds: { amount: '102.00', remitter: remitterOf('SANDBOXNOFUNDS1') },
  reversed: { amount: '103.00', remitter: remitterOf('50100012345678') },
  paid: { amount: '104.00', remitter: remitterOf('50100012345678') },
  tooOld: { amount: '105.00', remitter: remitterOf('50100012345678') },
} as const;

/** Begins a refund, and does not mind whether the integration can or wants to. */
function refund(
  { integration }: Session,
  credit: { utr: string; virtualAccountNumber: string; amount: string },
) {
  const { utr, virtualAccountNumber, amount } = credit;
  return integration.begin('requestRefund', { utr, virtualAccountNumber, amount });
}

/** Refunds a credit to its end, by the bank's decision, so that the next request comes too late. */
async function payBack(session: Session, credit: Parameters<typeof refund>[1], reference: string) {
  const { reply } = refund(session, credit);
  const isAccepted = await session.until(
    (exchanges) =>
      exchanges.some(
        ({ operation, handledStatus, requestBody }) =>
          operation === 'initiateRefund' && handledStatus === 201 && requestBody?.includes(reference),
      ),
    2_000,
  );
  if (isAccepted) await session.bank.decideRefund(reference, 'settlement');
  await reply;
  return isAccepted;
}

const distinctCodes: Scenario<Session> = {
  id: 'DISTINCT_CODES',
  title: 'The bank refuses for reasons that need different action',
  needs: ['CREATE', 'SYNC', 'REFUND'],
  lane: 'PARALLEL',
  startAt: FAR_AHEAD,
  async play(session) {
    const { integration, bank } = session;
    const [physicalAccountNumber] = bank.physicalAccountNumbers;
    await bank.setLimits({ refundWindowDays: 1, refundPollAfterSeconds: 1 });
    const create = async (customerReference: string, more: { validTo?: string; elsewhere?: boolean }) => {
      const { elsewhere, ...rest } = more;
      const number = elsewhere ? FOREIGN_ACCOUNT : physicalAccountNumber;
      const accounts = [{ customerReference, accountName: `Account ${customerReference}`, ...rest }];
      await integration.begin('createAccounts', { physicalAccountNumber: number, accounts }).reply;
    };
    const [open = '', gone = ''] = (await integration.openAccounts(2)).values();
    await create('CODES-LATE', { validTo: PASSED_DAY });
    await create('CODES-ELSEWHERE', { elsewhere: true });
    await bank.deleteElsewhere(gone);
    const changes = [{ virtualAccountNumber: gone, accountName: 'Renamed' }];
    await integration.begin('modifyAccounts', { changes }).reply;

    const credits = Object.values(CREDITS).map((credit) => ({ virtualAccountNumber: open, ...credit }));
    const [unknownRemitter, noFunds, reversed, paid, tooOld] = await bank.credit(...credits);
    if (!unknownRemitter || !noFunds || !reversed || !paid || !tooOld) return;
    await integration.sync();
    await refund(session, unknownRemitter).reply;
    await refund(session, noFunds).reply;
    // Only the bank knows of it yet: the reversal waits in the stream.
    await bank.reverse(reversed.transactionReferenceNumber);
    await refund(session, reversed).reply;
    if (await payBack(session, paid, paid.transactionReferenceNumber)) await refund(session, paid).reply;
    await bank.advance(TWO_DAYS);
    await refund(session, tooOld).reply;
  },
};

const partOfABulk: Scenario<Session> = {
  id: 'PART_OF_A_BULK',
  title: 'Of six accounts in one call the bank refuses two',
  needs: ['CREATE'],
  lane: 'PARALLEL',
  startAt: FAR_AHEAD,
  commandDeadlineMilliseconds: 8_000,
  async play(session) {
    const [physicalAccountNumber] = session.bank.physicalAccountNumbers;
    const accounts = [1, 2, 3, 4, 5, 6].map((at) => ({
      customerReference: `PART-${at}`,
      accountName: `Part ${at}`,
      ...((at === 2 || at === 5) && { validTo: PASSED_DAY }),
    }));
    await askUntilDone(session, 'createAccounts', { physicalAccountNumber, accounts });
  },
};

const unreadableAnswers: Scenario<Session> = {
  id: 'UNREADABLE_ANSWERS',
  title: 'Answers come as gateway pages, broken JSON and half a body',
  needs: ['CREATE', 'SYNC'],
  lane: 'PARALLEL',
  async play(session) {
    const { integration, bank } = session;
    const [physicalAccountNumber] = bank.physicalAccountNumbers;
    const [virtualAccountNumber = ''] = (await integration.openAccounts(1)).values();
    const create = async (label: string) => {
      const accounts = [{ customerReference: label, accountName: `After ${label}` }];
      const input = { physicalAccountNumber, accounts };
      // Who leaves it open is asked again: what comes then must carry the key of before.
      return await askUntilDone(session, 'createAccounts', input, { patience: 300 });
    };
    const operation = 'createVirtualAccounts' as const;
    const pages: readonly (readonly [label: string, fault: Readonly<Record<string, ArmedFault>>])[] = [
      ['HTML-200', { page: { operation, do: { type: 'GATEWAY_HTML', status: 200, processed: true } } }],
      ['HTML-502', { gateway: { operation, do: { type: 'GATEWAY_HTML', status: 502 } } }],
      ['BAD-JSON', { brokenJson: { operation, do: { type: 'BAD_JSON' } } }],
    ];
    for (const [label, fault] of pages) {
      await bank.arm(fault);
      if ((await create(label)).kind === 'GONE') return;
    }
    await bank.credit({ virtualAccountNumber, amount: '41.00' }, { virtualAccountNumber, amount: '42.00' });
    await bank.arm({ half: { operation: 'fetchTransactionBatch', do: { type: 'TRUNCATE' } } });
    await integration.sync();
    await bank.credit({ virtualAccountNumber, amount: '43.00' });
    await bank.arm({ brokenBatch: { operation: 'fetchTransactionBatch', do: { type: 'BAD_JSON' } } });
    await integration.sync();
  },
};

export const errorScenarios: readonly Scenario<Session>[] = [distinctCodes, partOfABulk, unreadableAnswers];
