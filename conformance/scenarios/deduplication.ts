import type { Scenario } from '../framework/scenario.ts';
import type { CreditInput, Session } from '../harness/session.ts';
import { numbersOf, variedCredits } from './credits.ts';

/** Entries per batch: a full one of a hundred has no room for a repeated record. */
const FEW = 5;

const operation = 'fetchTransactionBatch';

/** A physical account for each kind of repetition, so that no kind hides another. */
const redeliveries: Scenario<Session> = {
  id: 'REDELIVERIES',
  title: 'A record comes twice in a batch, entries come again in the next batch, a whole batch comes again',
  needs: ['CREATE', 'SYNC', 'LEDGER'],
  lane: 'PARALLEL',
  commandDeadlineMilliseconds: 5000,
  async play({ integration, bank }) {
    const [first, second, third] = bank.physicalAccountNumbers;
    await bank.setLimits({ batchLimit: FEW });
    const inOne = numbersOf(await integration.openAccounts(1, first));
    const inTwo = numbersOf(await integration.openAccounts(1, second));
    const again = numbersOf(await integration.openAccounts(1, third));
    await bank.credit(...variedCredits(inOne, 4), ...variedCredits(inTwo, 4, 10));
    await bank.credit(...variedCredits(again, 4, 20));

    await bank.arm({ 'record twice': { operation, do: { type: 'DUPLICATE_RECORD' } } });
    await integration.sync({ physicalAccountNumbers: [first] });

    await integration.sync({ physicalAccountNumbers: [second] });
    await bank.credit(...variedCredits(inTwo, 2, 30));
    await bank.arm({ overlap: { operation, do: { type: 'OVERLAPPING_BATCH', records: 3 } } });
    await integration.sync({ physicalAccountNumbers: [second] });

    await integration.sync({ physicalAccountNumbers: [third] });
    await bank.credit(...variedCredits(again, 2, 40));
    await bank.arm({ 'batch again': { operation, do: { type: 'DUPLICATE_BATCH' } } });
    await integration.sync({ physicalAccountNumbers: [third] });
  },
};

/** Seconds from ten to midnight to ten past it. */
const OVER_MIDNIGHT = 20 * 60;
const LOOK_ALIKE = { amount: '4999.00', remittanceInformation: 'School fee, term 2' };
const PARENT = { name: 'Asha Rao', accountNumber: '001234567890', ifsc: 'HDFC0000123' };
const NUMBER = '000123456789';
/** One amount on one account: neither tells the three apart, only who paid, how, and when. */
const NUMBERED = { utr: NUMBER, amount: '310.00' };

/** Everything has come in before the integration looks: no jump of the clock disturbs it. */
const twins: Scenario<Session> = {
  id: 'TWINS',
  title: 'Credits that look alike, and credits of one 12-digit number on two rails and two days',
  needs: ['CREATE', 'SYNC', 'LEDGER'],
  lane: 'PARALLEL',
  startAt: '2027-02-10T23:50:00+05:30',
  commandDeadlineMilliseconds: 5000,
  async play({ integration, bank, note }) {
    const [first, second] = bank.physicalAccountNumbers;
    const [alike] = numbersOf(await integration.openAccounts(1, first));
    const [numbered] = numbersOf(await integration.openAccounts(1, second));
    const fee: CreditInput = { virtualAccountNumber: alike, remitter: PARENT, ...LOOK_ALIKE };
    const lookAlikes = await bank.credit(fee, fee, fee);
    const paid = (paymentMode: 'IMPS' | 'UPI', name: string): CreditInput => ({
      virtualAccountNumber: numbered,
      paymentMode,
      remitter: { ...PARENT, name },
      ...NUMBERED,
    });
    const evening = await bank.credit(paid('IMPS', 'Kiran Joshi'), paid('UPI', 'Leela Nair'));
    await bank.advance(OVER_MIDNIGHT);
    const morning = await bank.credit(paid('IMPS', 'Mohan Das'));
    const referencesOf = (entries: typeof evening) => entries.map((one) => one.transactionReferenceNumber);
    note('lookAlikes', referencesOf(lookAlikes));
    note('oneNumber', referencesOf([...evening, ...morning]));
    await integration.sync({ physicalAccountNumbers: [first, second] });
  },
};

/** Stories of things that come twice, and of things that only seem to. */
export const deduplicationScenarios: readonly Scenario<Session>[] = [redeliveries, twins];
