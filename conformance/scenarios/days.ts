import type { Scenario } from '../framework/scenario.ts';
import type { BankSide, Session } from '../harness/session.ts';

/** A zone in which every one of these instants has another day than in India. */
const FAR_ZONE = { TZ: 'America/New_York' };
/** The last minutes of a financial year, by the Indian clock. */
const BEFORE_MIDNIGHT = '2027-03-31T23:58:30+05:30';
const LAST_SECONDS = Date.parse('2027-03-31T23:59:58+05:30');
const TEN_PAST_MIDNIGHT = Date.parse('2027-04-01T00:10:00+05:30');

/** Moves the world's clock on to an instant, to the second; one that has passed is left alone. */
async function advanceTo(bank: BankSide, instant: number): Promise<void> {
  const seconds = Math.floor((instant - (await bank.now())) / 1000);
  if (seconds > 0) await bank.advance(seconds);
}

const indianDays: Scenario<Session> = {
  id: 'INDIAN_DAYS',
  title: 'Credits come around midnight of 31 March in India',
  needs: ['CREATE', 'SYNC', 'LEDGER'],
  lane: 'PARALLEL',
  startAt: BEFORE_MIDNIGHT,
  environment: FAR_ZONE,
  async play({ integration, bank }) {
    const [virtualAccountNumber = ''] = (await integration.openAccounts(1)).values();
    // NEFT waits for the half hour: this one is posted at midnight itself.
    await bank.offer({ virtualAccountNumber, amount: '11.00', paymentMode: 'NEFT' });
    await bank.credit({ virtualAccountNumber, amount: '12.00' });
    await advanceTo(bank, LAST_SECONDS);
    await bank.credit({ virtualAccountNumber, amount: '13.00' });
    await advanceTo(bank, TEN_PAST_MIDNIGHT);
    await bank.credit({ virtualAccountNumber, amount: '14.00' });
    await integration.sync();
  },
};

const enquiryDays: Scenario<Session> = {
  id: 'ENQUIRY_DAYS',
  title: 'The integration enquires of days that begin while others still sleep',
  needs: ['CREATE', 'ENQUIRE'],
  lane: 'PARALLEL',
  startAt: BEFORE_MIDNIGHT,
  environment: FAR_ZONE,
  isEnvironmentNeeded: true,
  async play({ integration, bank }) {
    const [physicalAccountNumber] = bank.physicalAccountNumbers;
    const [virtualAccountNumber = ''] = (await integration.openAccounts(1)).values();
    await bank.credit({ virtualAccountNumber, amount: '21.00' });
    await advanceTo(bank, TEN_PAST_MIDNIGHT);
    await bank.credit({ virtualAccountNumber, amount: '22.00' });
    const enquire = async (from: string, to: string) =>
      await integration.work('enquireTransactions', { physicalAccountNumber, from, to });
    // In India all of 1 April; in UTC and in New York still 31 March.
    await enquire('2027-03-31T18:35:00Z', '2027-03-31T18:50:00Z');
    // From one day into the next, and within the first of the two.
    await enquire('2027-03-31T18:20:00Z', '2027-03-31T18:50:00Z');
    await enquire('2027-03-31T18:20:00Z', '2027-03-31T18:29:00Z');
  },
};

const clockSkew: Scenario<Session> = {
  id: 'CLOCK_SKEW',
  title: "The bank's clock is an hour behind, then an hour ahead",
  needs: ['CREATE', 'SYNC'],
  lane: 'PARALLEL',
  commandDeadlineMilliseconds: 6_000,
  async play({ integration, bank }) {
    const [physicalAccountNumber] = bank.physicalAccountNumbers;
    // First with the right time: what it can do then, it must be able to do afterwards.
    const [virtualAccountNumber = ''] = (await integration.openAccounts(1)).values();
    await bank.credit({ virtualAccountNumber, amount: '31.00' });
    await integration.sync();
    const when = { type: 'FIRST', count: 200 } as const;
    await bank.arm({ behind: { when, do: { type: 'CLOCK_SKEW', seconds: -3600 } } });
    const accounts = [{ customerReference: 'SKEW-1', accountName: 'Skew One' }];
    await integration.work('createAccounts', { physicalAccountNumber, accounts });
    await bank.disarm('behind');
    await bank.arm({ ahead: { when, do: { type: 'CLOCK_SKEW', seconds: 3600 } } });
    await bank.credit({ virtualAccountNumber, amount: '32.00' });
    await integration.sync();
  },
};

export const dayScenarios: readonly Scenario<Session>[] = [indianDays, enquiryDays, clockSkew];
